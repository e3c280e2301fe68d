//! Homes: the burden of a home on the person who lives there.
//!
//! An own, open matrix: `points[limitation][rule]`, 0 to 4, stands in the rules. The idea of person ×
//! environment is Steinfeld's and Iwarsson & Slaug's; the points are ours, and the result is not a
//! Housing Enabler score.

use std::collections::BTreeMap;

use crate::checklist::{Checklist, GroupSet, LimitationId, Outcome, RuleIx};
use crate::finding::Finding;
use crate::survey::Survey;

/// The burden of a home on its resident.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Burden {
    /// The points of what surely failed.
    pub low: u32,
    /// The points of what failed or may fail.
    pub high: u32,
    /// Where the points come from, by rule in catalogue order.
    pub cells: Vec<BurdenCell>,
}

/// The points of one rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BurdenCell {
    /// The rule.
    pub rule: RuleIx,
    /// Its points for this resident: what mending it would take away.
    pub points: u32,
    /// True if it surely failed, false if it is open.
    pub sure: bool,
}

/// Returns the burden of a home, or nothing without a resident.
///
/// A rule counts once, however many items break it.
pub fn burden(checklist: &Checklist, survey: &Survey, findings: &[Finding]) -> Option<Burden> {
    let limitations = survey.resident.as_ref()?.limitations.for_verdicts();
    let mut by_rule: BTreeMap<RuleIx, bool> = BTreeMap::new();
    for finding in findings.iter().filter(|f| f.waiver.is_none()) {
        match finding.outcome {
            Outcome::Failed => _ = by_rule.insert(finding.rule, true),
            Outcome::CantTell | Outcome::Untested => _ = by_rule.entry(finding.rule).or_insert(false),
            Outcome::Passed | Outcome::Inapplicable => {}
        }
    }
    let mut found = Burden { low: 0, high: 0, cells: Vec::new() };
    for (rule, sure) in by_rule {
        let of = checklist.catalog().rule_at(rule);
        let points = if of.is_preview() { 0 } else { points(of.points.iter(), limitations) };
        if points == 0 {
            continue;
        }
        found.high += points;
        found.low += if sure { points } else { 0 };
        found.cells.push(BurdenCell { rule, points, sure });
    }
    Some(found)
}

/// Returns the groups that the resident of a home belongs to, or nothing without a resident.
pub fn resident_groups(checklist: &Checklist, survey: &Survey) -> Option<GroupSet> {
    let limitations = survey.resident.as_ref()?.limitations.for_verdicts();
    let groups = limitations.iter().filter_map(|l| checklist.catalog().limitation(l.as_str()));
    Some(groups.fold(GroupSet::NONE, |set, l| set.union(l.groups)))
}

fn points<'a>(matrix: impl Iterator<Item = (&'a LimitationId, &'a u8)>, has: &[LimitationId]) -> u32 {
    matrix.filter(|(l, _)| has.contains(l)).map(|(_, p)| u32::from(*p)).sum()
}
