//! The letters of results: what each means, in words and as a sign.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{marks, signs};
use crate::checklist::Outcome;
use crate::lang::{Lang, word};
use crate::report::palette::Tone;
use crate::score::{ItemSummary, Verdict};

/// A result in words, with its tone.
#[derive(Debug, Serialize)]
pub(super) struct State {
    tone: &'static str,
    pub(super) title: String,
}

/// Returns what each letter means.
pub(super) fn states(lang: Lang) -> BTreeMap<char, State> {
    let outcomes = Outcome::ALL.iter().map(|o| (of_outcome(*o), Tone::from(*o), o.title(lang)));
    let verdicts = VERDICTS.into_iter().map(|v| (of_verdict(v), Tone::from(v), v.title(lang)));
    let others = [(b'w', "export-waived"), (b'x', "export-no-rule"), (b'0', "webmap-no-verdict")];
    let others = others.into_iter().map(|(letter, id)| (letter, Tone::Off, word(lang, id)));
    let marks = marks::STATES.into_iter().map(|(letter, tone, id)| (letter, tone, marks::title(id, lang)));
    let all = outcomes.chain(verdicts).chain(others).chain(marks);
    all.map(|(letter, tone, title)| (char::from(letter), State { tone: signs::name(tone), title })).collect()
}

/// All verdicts, the best first.
pub(super) const VERDICTS: [Verdict; 4] =
    [Verdict::Accessible, Verdict::AccessibleWithDefects, Verdict::Undetermined, Verdict::NotAccessible];

pub(super) fn of_outcome(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Passed => b'p',
        Outcome::Failed => b'f',
        Outcome::CantTell => b'c',
        Outcome::Untested => b'u',
        Outcome::Inapplicable => b'n',
    }
}

pub(super) fn of_verdict(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Accessible => b'A',
        Verdict::AccessibleWithDefects => b'D',
        Verdict::Undetermined => b'U',
        Verdict::NotAccessible => b'N',
    }
}

pub(super) fn of_item(found: &ItemSummary) -> u8 {
    match found.worst {
        Some(outcome) => of_outcome(outcome),
        None if found.counts.waived > 0 => b'w',
        None => b'x',
    }
}
