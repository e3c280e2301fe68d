//! Sites → names of their files, each of its own.

use std::collections::BTreeSet;

use tantu::assessment::Assessment;

/// Returns a file name for a site that no other site of the run has.
pub(crate) fn free_name(assessment: &Assessment, taken: &mut BTreeSet<String>) -> String {
    let survey = &assessment.survey;
    let plain = file_name(&survey.site.id);
    let dated = survey.surveyed.map(|day| format!("{plain}-{day}"));
    let numbered = (2..).map(|n| format!("{plain}-{n}"));
    let mut names = std::iter::once(plain.clone()).chain(dated).chain(numbered);
    // On some systems, letter case makes no other file.
    let free = names.find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or(plain)
}

/// Returns an id as a file name: letters, digits, `-`, `_` and `.` stay, the rest becomes `-`.
fn file_name(id: &str) -> String {
    let safe = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let name: String = id.chars().map(safe).take(60).collect();
    let name = name.trim_matches('.');
    if name.is_empty() { "site".to_owned() } else { name.to_owned() }
}
