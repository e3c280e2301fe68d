//! Records by home: of one home there may be many, and a public figure counts homes, not visits.

use std::collections::BTreeMap;

use super::certificate;
use crate::assessment::Assessment;
use crate::survey::Survey;

/// Returns the home that each of some records is of, by number; nothing for a record of a public site.
///
/// `records` are surveys, and whether each is of a home by itself. Records of one site are of one home if any of
/// them is. Two ids are one home if their residents hold one certificate: who is written down twice is still one
/// person.
pub fn dwellings<'a>(records: impl IntoIterator<Item = (&'a Survey, bool)>) -> Vec<Option<usize>> {
    let (surveys, mut homes): (Vec<&Survey>, Vec<bool>) = records.into_iter().unzip();
    if !homes.contains(&true) {
        return vec![None; homes.len()];
    }
    let mut group: Vec<usize> = (0..surveys.len()).collect();
    let mut known: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (at, survey) in surveys.into_iter().enumerate() {
        let certificate =
            certificate(survey).map(compact).filter(|c| !c.is_empty()).map(|c| ("certificate", c));
        for key in std::iter::once(("site", survey.site.id.clone())).chain(certificate) {
            let first = *known.entry(key).or_insert(at);
            let (one, other) = (root(&mut group, first), root(&mut group, at));
            group[one.max(other)] = one.min(other);
            homes[one.min(other)] |= homes[one.max(other)];
        }
    }
    (0..group.len()).map(|at| Some(root(&mut group, at)).filter(|first| homes[*first])).collect()
}

/// Returns the record of each home that counts, in the order of the first ones: of its newest visit.
///
/// All records are taken to be of homes.
pub fn newest_visits<'a>(records: &[&'a Assessment]) -> Vec<&'a Assessment> {
    let mut newest: BTreeMap<Option<usize>, &Assessment> = BTreeMap::new();
    let homes = dwellings(records.iter().map(|a| (&a.survey, true)));
    for (home, record) in homes.into_iter().zip(records) {
        let kept = newest.entry(home).or_insert(record);
        if rank(record) > rank(kept) {
            *kept = record;
        }
    }
    newest.into_values().collect()
}

/// The newest is the greatest; of two of one day the choice does not depend on which is read first.
fn rank(of: &Assessment) -> impl PartialOrd + use<'_> {
    let total = &of.scores.total;
    let scores = [total.low, total.high, total.tested];
    (of.survey.surveyed, of.checklist.profile().id.as_str(), &of.survey.site.area, scores)
}

/// A number as it is compared: without the gaps and the case that typists choose.
fn compact(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

fn root(group: &mut [usize], mut at: usize) -> usize {
    while group[at] != at {
        group[at] = group[group[at]];
        at = group[at];
    }
    at
}
