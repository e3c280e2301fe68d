//! Which repair opens most: "mending the ramp of X brings 1,240 people within 500 m", with its range.

use std::collections::{BTreeMap, BTreeSet};

use geo::MultiPolygon;
use rayon::prelude::*;

use super::demand::People;
use super::facility::{Facility, Service};
use super::reach::Question;
use super::spread::Spread;
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
    let mut looked: Option<(usize, Barriers<'_>)> = None;
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
            // Facilities of one record stand side by side: it is looked into once.
            if looked.as_ref().is_none_or(|(of, _)| *of != facility.assessment) {
                looked = Some((facility.assessment, Barriers::of(assessment, service)));
            }
            let Some((_, barriers)) = &looked else { continue };
            for (barriers, then) in barriers.mends(facility, group) {
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
    let spread = Spread::of(question);
    let none = || vec![Near::default(); facilities.len()];
    let size = if spread.is_some() { 1 << 6 } else { 1 << 14 };
    let chunks: Vec<usize> = (0..demand.len()).step_by(size).collect();
    chunks
        .into_par_iter()
        .fold(none, |mut sums, from| {
            let mut around: Vec<u32> = Vec::new();
            for at in from..(from + size).min(demand.len()) {
                let place = demand.at(at);
                if let (Some(spread), Some(outline)) = (&spread, demand.outline(at)) {
                    near_area(question, spread, outline, place.people, &mut sums);
                    continue;
                }
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

/// Who of an area is near each facility and not covered.
fn near_area(
    question: &Question<'_>,
    spread: &Spread<'_>,
    outline: &MultiPolygon<f64>,
    people: People,
    sums: &mut [Near],
) {
    let parts = spread.parts(outline);
    let around: BTreeSet<u32> = parts.iter().flat_map(|p| p.near.iter().copied()).collect();
    for facility in around {
        let open = question.facilities[facility as usize].open;
        for (sort, alike) in spread.alike.iter().enumerate().filter(|(_, a)| !open.contains(a.group)) {
            let [sure, may] = spread.gain(&parts, sort, facility);
            let sums = &mut sums[facility as usize];
            for group in alike.groups.iter() {
                sums.sure[group as usize] += people.part(sure);
                sums.may[group as usize] += people.part(may);
            }
        }
    }
}

/// A failed rule at an item.
type Fault = (ItemIx, RuleIx);
type Mend = (Vec<Fault>, Verdict);

/// What stands in the way at the facilities of one record.
struct Barriers<'a> {
    assessment: &'a Assessment,
    service: &'a Service,
    /// The findings of each item with what lies in it, where items are the service.
    within: BTreeMap<ItemIx, Vec<&'a Finding>>,
}

impl<'a> Barriers<'a> {
    fn of(assessment: &'a Assessment, service: &'a Service) -> Self {
        let within = match service {
            Service::Element(element) => {
                score::findings_within(&assessment.survey, &assessment.findings, *element)
            }
            Service::Site | Service::Destination(_) => BTreeMap::new(),
        };
        Self { assessment, service, within }
    }

    fn is_barrier(&self, finding: &Finding, group: Group) -> bool {
        let rule = self.assessment.rule(finding);
        finding.outcome == Outcome::Failed
            && rule.impact == Impact::Critical
            && rule.groups.contains(group)
            && !rule.is_preview()
    }

    /// Returns every single barrier whose mending opens a facility, or else all its barriers together.
    fn mends(&self, facility: &Facility, group: Group) -> Vec<Mend> {
        let faults = |findings: &mut dyn Iterator<Item = &Finding>| -> Vec<Fault> {
            findings.filter(|f| self.is_barrier(f, group)).map(|f| (f.item, f.rule)).collect()
        };
        if let Some(within) = facility.item.and_then(|i| self.within.get(&i)) {
            let all = faults(&mut within.iter().copied());
            let mended = |f: &&Finding| {
                let outcome = if self.is_barrier(f, group) { Outcome::Passed } else { f.outcome };
                Finding { outcome, ..**f }
            };
            let findings: Vec<Finding> = within.iter().map(mended).collect();
            let then = score::verdict_of(&self.assessment.checklist, group, &findings);
            return (!all.is_empty()).then_some((all, then)).into_iter().collect();
        }
        let all = faults(&mut self.assessment.findings.iter());
        let opens = |mended: &[Fault]| {
            let then = self.verdict_if(group, mended);
            (then < Verdict::NotAccessible).then(|| (mended.to_vec(), then))
        };
        // Without routes every item counts, so every barrier must go.
        if self.assessment.survey.routes.is_empty() {
            return opens(&all).into_iter().collect();
        }
        let single: Vec<Mend> = all.iter().filter_map(|b| opens(&[*b])).collect();
        if single.is_empty() { opens(&fewest(&all, &opens)).into_iter().collect() } else { single }
    }

    /// The verdict on the site or its destination if some barriers were mended.
    fn verdict_if(&self, group: Group, mended: &[Fault]) -> Verdict {
        let Assessment { checklist, survey, .. } = self.assessment;
        let mended: BTreeSet<Fault> = mended.iter().copied().collect();
        let mut findings = self.assessment.findings.clone();
        for finding in findings.iter_mut().filter(|f| mended.contains(&(f.item, f.rule))) {
            finding.outcome = Outcome::Passed;
        }
        let verdicts = score::verdicts(checklist, survey, &findings);
        let of = verdicts.iter().find(|v| v.group == group).and_then(|v| match self.service {
            Service::Destination(to) => v.destinations.iter().find(|d| d.to == *to).map(|d| d.verdict),
            Service::Site | Service::Element(_) => Some(v.verdict),
        });
        of.unwrap_or(Verdict::Undetermined)
    }
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
