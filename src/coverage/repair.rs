//! Which repair opens most: "mending the ramp of X brings 1,240 people within 500 m", with its range.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::demand::People;
use super::facility::{Facility, Service};
use super::reach::Question;
use crate::assessment::Assessment;
use crate::checklist::{Group, Impact, Outcome, RuleIx};
use crate::finding::Finding;
use crate::score::{self, Verdict};
use crate::survey::ItemIx;

const GROUPS: usize = Group::ALL.len();

/// One repair, and whom it brings within reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The place of the facility among those of the question.
    pub facility: usize,
    /// The group that gains.
    pub group: Group,
    /// The barriers to mend, all of them: one where one is enough.
    pub barriers: Vec<(ItemIx, RuleIx)>,
    /// What the facility is for the group afterwards.
    pub then: Verdict,
    /// Who is surely gained: covered afterwards, and surely not before.
    pub low: People,
    /// Who may be gained: those, and of whom nobody knows before or after.
    pub high: People,
}

/// One facility to inspect, and of how many people that would tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inspection {
    /// The place of the facility among those of the question.
    pub facility: usize,
    /// The group.
    pub group: Group,
    /// Of how many people nobody knows now who would be covered if it is accessible.
    pub people: People,
}

/// What would change the answer, most people first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repairs {
    /// What to mend.
    pub repairs: Vec<Repair>,
    /// What to inspect.
    pub inspections: Vec<Inspection>,
}

/// Who is near a facility and not covered, by group.
#[derive(Debug, Clone, Copy, Default)]
struct Near {
    /// No open facility, and none that might be.
    sure: [People; GROUPS],
    /// No open facility.
    may: [People; GROUPS],
}

/// Returns the repairs and inspections that bring somebody within reach, most people first.
///
/// `assessments` are those that the facilities were made from.
pub fn repairs(question: &Question<'_>, assessments: &[&Assessment], service: &Service) -> Repairs {
    let near = near(question);
    let mut found = Repairs::default();
    for (at, facility) in question.facilities.iter().enumerate() {
        for group in question.groups.iter() {
            let (low, high) = (near[at].sure[group as usize], near[at].may[group as usize]);
            if high == People::NONE || facility.open.contains(group) {
                continue;
            }
            if facility.unknown.contains(group) {
                found.inspections.push(Inspection { facility: at, group, people: high });
                continue;
            }
            let Some(assessment) = assessments.get(facility.assessment) else { continue };
            for (barriers, then) in mends(assessment, service, facility, group) {
                // Afterwards still unknown: nobody is surely gained.
                let low = if then == Verdict::Undetermined { People::NONE } else { low };
                found.repairs.push(Repair { facility: at, group, barriers, then, low, high });
            }
        }
    }
    found.repairs.sort_by(|a, b| {
        let key = |r: &Repair| (std::cmp::Reverse((r.low, r.high)), r.barriers.len(), r.facility, r.group);
        key(a).cmp(&key(b))
    });
    found.inspections.sort_by_key(|i| (std::cmp::Reverse(i.people), i.facility, i.group));
    found
}

/// Who is near each facility and not covered.
fn near(question: &Question<'_>) -> Vec<Near> {
    let (demand, facilities) = (question.demand, question.facilities);
    let grid = question.grid();
    let none = || vec![Near::default(); facilities.len()];
    let chunks: Vec<usize> = (0..demand.len()).step_by(1 << 14).collect();
    chunks
        .into_par_iter()
        .fold(none, |mut sums, from| {
            let mut around: Vec<u32> = Vec::new();
            for at in from..(from + (1 << 14)).min(demand.len()) {
                let place = demand.at(at);
                let (open, unknown) = question.around(&grid, place.lon, place.lat);
                let lacking = question.groups.without(open);
                if lacking.is_empty() {
                    continue;
                }
                around.clear();
                grid.within(place.lon, place.lat, |f| {
                    around.push(f);
                    true
                });
                around.sort_unstable();
                around.dedup();
                for facility in &around {
                    let sums = &mut sums[*facility as usize];
                    for group in lacking.iter() {
                        sums.may[group as usize] += place.people;
                        if !unknown.contains(group) {
                            sums.sure[group as usize] += place.people;
                        }
                    }
                }
            }
            sums
        })
        .reduce(none, |mut all, part| {
            for (all, part) in all.iter_mut().zip(&part) {
                for at in 0..GROUPS {
                    all.sure[at] += part.sure[at];
                    all.may[at] += part.may[at];
                }
            }
            all
        })
}

/// A failed rule at an item.
type Fault = (ItemIx, RuleIx);
type Mend = (Vec<Fault>, Verdict);

/// Returns every single barrier whose mending opens a facility, or else all its barriers together.
fn mends(assessment: &Assessment, service: &Service, facility: &Facility, group: Group) -> Vec<Mend> {
    let is_barrier = |f: &Finding| {
        let rule = assessment.rule(f);
        f.outcome == Outcome::Failed
            && rule.impact == Impact::Critical
            && rule.groups.contains(group)
            && !rule.is_preview()
    };
    let barriers: Vec<Fault> =
        assessment.findings.iter().filter(|f| is_barrier(f)).map(|f| (f.item, f.rule)).collect();
    let opens = |mended: &[Fault]| {
        let then = verdict_if(assessment, service, facility, group, mended);
        (then < Verdict::NotAccessible).then(|| (mended.to_vec(), then))
    };
    let single: Vec<Mend> = barriers.iter().filter_map(|b| opens(&[*b])).collect();
    if single.is_empty() { opens(&fewest(&barriers, &opens)).into_iter().collect() } else { single }
}

/// Leaves out, one after the other, what need not be mended.
fn fewest(all: &[Fault], opens: &impl Fn(&[Fault]) -> Option<Mend>) -> Vec<Fault> {
    let mut kept = all.to_vec();
    let mut at = 0;
    while at < kept.len() {
        let without: Vec<_> = kept.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, b)| *b).collect();
        if opens(&without).is_some() {
            kept = without;
        } else {
            at += 1;
        }
    }
    kept
}

/// The verdict on a facility if some barriers were mended.
fn verdict_if(
    assessment: &Assessment,
    service: &Service,
    facility: &Facility,
    group: Group,
    mended: &[Fault],
) -> Verdict {
    let Assessment { checklist, survey, .. } = assessment;
    let mended: BTreeSet<Fault> = mended.iter().copied().collect();
    let mut findings = assessment.findings.clone();
    for finding in findings.iter_mut().filter(|f| mended.contains(&(f.item, f.rule))) {
        finding.outcome = Outcome::Passed;
    }
    let of = match service {
        Service::Element(element) => {
            let items = score::item_verdicts(checklist, survey, &findings, *element);
            let of: BTreeMap<ItemIx, Vec<(Group, Verdict)>> = items.into_iter().collect();
            facility
                .item
                .and_then(|i| of.get(&i)?.iter().find(|(g, _)| *g == group).map(|(_, verdict)| *verdict))
        }
        Service::Site | Service::Destination(_) => {
            let verdicts = score::verdicts(checklist, survey, &findings);
            verdicts.iter().find(|v| v.group == group).and_then(|v| match service {
                Service::Destination(to) => v.destinations.iter().find(|d| d.to == *to).map(|d| d.verdict),
                _ => Some(v.verdict),
            })
        }
    };
    of.unwrap_or(Verdict::Undetermined)
}
