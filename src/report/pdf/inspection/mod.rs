//! The inspection report: one assessment → the blocks of a signed document.
//!
//! It decides nothing: verdicts, scores and the order of barriers come as they are. Homes are shown
//! only in an internal release, which every page then says.

mod barriers;
mod checks;
mod edition;
mod head;
mod history;
pub(crate) mod home;
mod method;
pub(super) mod photos;
pub(super) mod score;
mod sketch;
pub(super) mod words;

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::export::{framed, titled};
use super::{Block, Doc, Panel, Run, Style, Symbol, Tone};
use crate::assessment::Assessment;
use crate::checklist::Outcome;
use crate::diag::Diagnostic;
use crate::export::{Batch, Only};
use crate::lang::{Arg, Lang, message, word};
use crate::quantity;
use crate::report::figures;
use crate::survey::Permit;
pub(crate) use photos::Album;

/// Returns the report on the assessments of a batch, one after the other, and what its photos lack.
pub fn document(batch: &Batch<'_>) -> (Doc, Vec<Diagnostic>) {
    let lang = batch.settings.lang;
    let assessments = batch.release.assessments();
    let mut album = Album::new(batch.photos);
    let mut blocks = Vec::new();
    for (number, (assessment, key)) in assessments.iter().zip(figures::keys(assessments)).enumerate() {
        if number > 0 {
            blocks.push(Block::PageBreak);
        }
        site(batch, assessment, &key, &mut album, &mut blocks);
    }
    if let Some(summary) = batch.release.homes() {
        home::summary(&mut blocks, lang, summary, batch.release, assessments.is_empty());
    }
    let mut doc = framed(batch, heading(batch), "inspection-subject", blocks);
    let said = album.close(&mut doc);
    (doc, said)
}

/// Adds the report on one assessment of a batch; `key` tells it from the others.
pub(crate) fn site<'a>(
    batch: &Batch<'a>,
    assessment: &'a Assessment,
    key: &str,
    album: &mut Album<'a>,
    blocks: &mut Vec<Block>,
) {
    let mut report = Report {
        assessment,
        key,
        lang: batch.settings.lang,
        style: batch.settings.style(),
        date: batch.settings.date,
        permit: batch.release.permit(),
        only: batch.settings.only,
        earlier: batch.release.earlier(assessment),
        album,
        shown: BTreeSet::new(),
        blocks,
    };
    report.write();
}

/// Returns what the report on a batch is called.
pub(crate) fn heading(batch: &Batch<'_>) -> String {
    let lang = batch.settings.lang;
    let all = batch.release.assessments();
    let title = titled(all, lang, |one| title(one, lang), "inspection-title-many");
    match batch.settings.only {
        Only::Everything => title,
        Only::Failed => message(lang, "inspection-title-failed", &[("title", Arg::from(title))]),
    }
}

fn title(assessment: &Assessment, lang: Lang) -> String {
    let id = if assessment.is_home() { "inspection-title-home" } else { "inspection-title" };
    message(lang, id, &[("site", Arg::from(&assessment.survey.site.label))])
}

/// A report being written.
struct Report<'a, 'b> {
    assessment: &'a Assessment,
    /// What tells the assessment from the others of the batch.
    key: &'b str,
    lang: Lang,
    style: quantity::Style,
    /// The day that the report carries.
    date: Option<Date>,
    permit: Option<&'a Permit>,
    only: Only,
    /// The earlier visits, oldest first.
    earlier: Vec<&'a Assessment>,
    album: &'b mut Album<'a>,
    /// The photos that stand beside barriers.
    shown: BTreeSet<String>,
    blocks: &'b mut Vec<Block>,
}

impl Report<'_, '_> {
    fn write(&mut self) {
        let title = title(self.assessment, self.lang);
        self.blocks.push(Block::heading(1, title));
        self.only();
        self.head();
        self.resident();
        self.verdicts();
        self.score();
        self.history();
        self.burden();
        self.barriers();
        self.sketch();
        if self.only == Only::Everything {
            self.gaps();
            self.open();
            self.checks();
            self.advice();
        }
        self.waivers();
        if self.only == Only::Everything {
            self.further_photos();
        }
        self.method();
        self.signatures();
    }

    /// Says what a narrowed report leaves out, so that nobody takes it for the whole.
    fn only(&mut self) {
        if self.only == Only::Everything {
            return;
        }
        let of = |wanted: Outcome| {
            Arg::from(self.assessment.findings.iter().filter(|f| f.outcome == wanted).count())
        };
        let args = [
            ("passed", of(Outcome::Passed)),
            ("untested", of(Outcome::Untested)),
            ("undecided", of(Outcome::CantTell)),
        ];
        let title = Run::bold(self.word("inspection-only-failed")).tone(Tone::Fair).symbol(Symbol::Warn);
        let text = self.message("inspection-only-failed-note", &args);
        let blocks = vec![Block::Paragraph { style: Style::Lead, text: vec![title] }, Block::body(text)];
        self.blocks.push(Block::Panel(Panel { tone: Tone::Fair, filled: true, blocks, picture: None }));
    }

    fn word(&self, id: &str) -> String {
        word(self.lang, id)
    }

    fn message(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        message(self.lang, id, args)
    }

    /// Adds a heading of the second level.
    fn section(&mut self, text: String) {
        self.blocks.push(Block::heading(2, text));
    }

    fn small(&mut self, id: &str) {
        let text = self.word(id);
        self.blocks.push(Block::small(text));
    }

    fn signatures(&mut self) {
        let ids = if self.assessment.is_home() {
            [
                "inspection-sign-inspector",
                "inspection-sign-resident",
                "inspection-sign-village",
                "inspection-sign-date",
            ]
        } else {
            [
                "inspection-sign-inspector",
                "inspection-sign-site",
                "inspection-sign-reviewer",
                "inspection-sign-date",
            ]
        };
        let heading = Block::heading(2, self.word("inspection-signatures"));
        let mut words: Vec<String> = ids.map(|id| self.word(id)).to_vec();
        if let Some(inspector) = &self.assessment.survey.inspector {
            words[0] = format!("{} · {inspector}", words[0]);
        }
        self.blocks.extend([heading, Block::Signatures(words)]);
    }
}

/// How bad an impact looks.
fn impact_tone(impact: crate::checklist::Impact) -> Tone {
    use crate::checklist::Impact;
    match impact {
        Impact::Critical => Tone::Bad,
        Impact::Serious => Tone::Accent,
        Impact::Moderate | Impact::Minor => Tone::Muted,
    }
}
