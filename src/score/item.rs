//! One item at a time: its worst outcome, its counts and its score, for maps and lists of items.

use std::collections::BTreeMap;
use std::ops::Range;

use super::tally::{Counts, Score, Sum};
use crate::checklist::{Checklist, Group, Impact, Outcome};
use crate::finding::Finding;
use crate::survey::Survey;

/// How one item came out. Preview rules are advice and count nowhere here.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemSummary {
    /// The places of its findings.
    pub findings: Range<usize>,
    /// The worst outcome that no waiver covers; nothing if no rule looks at the item or all are waived.
    pub worst: Option<Outcome>,
    /// The hardest impact among its barriers.
    pub impact: Option<Impact>,
    /// How often what came out.
    pub counts: Counts,
    /// Its score.
    pub score: Score,
}

/// Returns how each item of a survey came out, in the order of the record.
///
/// The findings must stand by item, as [`crate::finding::audit`] returns them.
pub fn items(checklist: &Checklist, survey: &Survey, findings: &[Finding]) -> Vec<ItemSummary> {
    items_of(checklist, findings, 0..survey.items.len())
}

/// Returns the same of a range of the items, by their place in the record.
pub(crate) fn items_of(checklist: &Checklist, findings: &[Finding], items: Range<usize>) -> Vec<ItemSummary> {
    let nothing = ItemSummary {
        findings: 0..0,
        worst: None,
        impact: None,
        counts: Counts::default(),
        score: Score::UNKNOWN,
    };
    let before = |end: usize| findings.partition_point(|f| (f.item.0 as usize) < end);
    let mut start = before(items.start);
    let mut found = vec![nothing; items.len()];
    for chunk in findings[start..before(items.end)].chunk_by(|a, b| a.item == b.item) {
        let range = start..start + chunk.len();
        start = range.end;
        let place = chunk.first().and_then(|f| (f.item.0 as usize).checked_sub(items.start));
        if let Some(place) = place.and_then(|at| found.get_mut(at)) {
            *place = summary(checklist, chunk, range);
        }
    }
    found
}

fn summary(checklist: &Checklist, findings: &[Finding], range: Range<usize>) -> ItemSummary {
    let catalog = checklist.catalog();
    let weights = &catalog.scoring().weights;
    let (mut counts, mut sum) = (Counts::default(), Sum::default());
    let (mut worst, mut impact) = (None, None);
    for finding in findings {
        let rule = catalog.rule_at(finding.rule);
        if rule.is_preview() {
            continue;
        }
        let mut one = Counts::default();
        one.add(finding.outcome, finding.waiver.is_some());
        sum.add(f64::from(weights.of(rule.impact)), &one);
        counts.merge(&one);
        if finding.waiver.is_none() {
            worst = worst.max(Some((badness(finding.outcome), finding.outcome)));
        }
        if finding.is_barrier() {
            impact = impact.max(Some(rule.impact));
        }
    }
    ItemSummary { findings: range, worst: worst.map(|(_, o)| o), impact, counts, score: sum.score() }
}

/// Failed before unsure before open before met before not applicable.
fn badness(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Inapplicable => 0,
        Outcome::Passed => 1,
        Outcome::Untested => 2,
        Outcome::CantTell => 3,
        Outcome::Failed => 4,
    }
}

/// Returns the worst outcome that no waiver covers for each group that a rule at the item speaks for,
/// in the order of [`Group::ALL`].
pub fn worst_by_group(checklist: &Checklist, findings: &[Finding]) -> Vec<(Group, Outcome)> {
    let mut worst: BTreeMap<Group, (u8, Outcome)> = BTreeMap::new();
    for finding in findings.iter().filter(|f| f.waiver.is_none()) {
        let rule = checklist.catalog().rule_at(finding.rule);
        if rule.is_preview() {
            continue;
        }
        let one = (badness(finding.outcome), finding.outcome);
        for group in rule.groups.iter() {
            worst.entry(group).and_modify(|w| *w = (*w).max(one)).or_insert(one);
        }
    }
    worst.into_iter().map(|(group, (_, outcome))| (group, outcome)).collect()
}
