//! Sites → names of their files, each of its own.

use std::collections::{BTreeMap, BTreeSet};

use tantu::assessment::Assessment;

/// Returns a file name for each of some assessments that no other of them has: the site, with the day where there
/// is more than one of it.
pub(crate) fn free_names<'a>(of: impl Iterator<Item = &'a Assessment> + Clone) -> Vec<String> {
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for assessment in of.clone() {
        *times.entry(plain(assessment).to_lowercase()).or_default() += 1;
    }
    let mut taken = BTreeSet::new();
    let name = |assessment: &Assessment| {
        let plain = plain(assessment);
        let alone = times.get(&plain.to_lowercase()).is_none_or(|n| *n < 2);
        let dated = assessment.survey.surveyed.map(|day| format!("{plain}-{day}"));
        let first = dated.filter(|_| !alone).unwrap_or_else(|| plain.clone());
        let numbered = (2..).map(|n| format!("{first}-{n}"));
        let mut names = std::iter::once(first.clone()).chain(numbered);
        // On some systems, letter case makes no other file.
        let free = names.find(|name| taken.insert(name.to_lowercase()));
        free.unwrap_or(first)
    };
    of.map(name).collect()
}

fn plain(assessment: &Assessment) -> String {
    file_name(&assessment.survey.site.id)
}

/// Returns an id as a file name: letters, digits, `-`, `_` and `.` stay, the rest becomes `-`.
fn file_name(id: &str) -> String {
    let safe = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let name: String = id.chars().map(safe).take(60).collect();
    let name = name.trim_matches('.');
    if name.is_empty() { "site".to_owned() } else { name.to_owned() }
}
