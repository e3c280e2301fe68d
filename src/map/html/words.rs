//! The words that the scripts need, in the language of the run.

use std::collections::BTreeMap;

use crate::lang::{Arg, Lang, message, word};

/// The words without arguments.
const WORDS: &[&str] = &[
    "zoom-in",
    "zoom-out",
    "close",
    "back",
    "in-list",
    "legend-site",
    "layer",
    "site",
    "result",
    "tested",
    "barriers",
    "date",
    "verdicts",
    "score",
    "checks",
    "profile",
    "position",
    "position-item",
    "position-enclosing",
    "position-site",
    "position-none",
    "measured",
    "required",
    "clause",
    "remedy",
    "affects",
    "impact",
];

/// The messages with arguments, which the scripts put in.
const MESSAGES: &[(&str, &[&str])] = &[
    ("shown", &["shown", "all"]),
    ("printed", &["shown", "all"]),
    ("unplaced", &["count"]),
    ("for", &["group"]),
    ("here", &["count"]),
    ("more", &["count"]),
    ("page", &["page", "pages"]),
    ("score-alt", &["low", "high", "tested"]),
    ("checks-text", &["passed", "failed", "doubt", "open"]),
];

/// Returns all words of the scripts; an argument stands as its name in braces.
pub(super) fn words(lang: Lang) -> BTreeMap<&'static str, String> {
    let mut found: BTreeMap<&'static str, String> =
        WORDS.iter().map(|id| (*id, word(lang, &format!("webmap-{id}")))).collect();
    for (id, names) in MESSAGES {
        found.insert(id, gaps(lang, &format!("webmap-{id}"), names));
    }
    let score = ["score", "range", "tested"];
    found.insert("score-text", gaps(lang, "export-score", &score));
    found.insert("score-untested", gaps(lang, "export-score-untested", &score));
    found.insert("score-nothing", word(lang, "export-score-nothing"));
    found.insert("list-then", word(lang, "list-then"));
    found.insert("percent", if lang == Lang::En { "{number} %" } else { "{number}%" }.to_owned());
    found
}

/// Returns a message whose arguments are still open.
fn gaps(lang: Lang, id: &str, names: &[&str]) -> String {
    let args: Vec<(&str, Arg<'_>)> = names.iter().map(|n| (*n, Arg::from(format!("{{{n}}}")))).collect();
    message(lang, id, &args)
}
