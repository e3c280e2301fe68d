//! Verdicts per group: can these people reach the destination, by the critical rules alone?
//!
//! A route is as good as its worst item, a destination as good as its best route, a site as good as
//! its worst destination, in the order passed > undetermined > failed.

use std::collections::BTreeMap;

use crate::checklist::{Checklist, ElementIx, Group, GroupSet, Impact, Outcome, RuleIx};
use crate::finding::Finding;
use crate::survey::{ItemIx, Route, Survey};

/// What a site is for a group of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Every critical rule is met, and no serious one is broken.
    Accessible,
    /// Every critical rule is met; others are broken.
    AccessibleWithDefects,
    /// No critical rule is surely broken, but some were not decided.
    Undetermined,
    /// A critical rule is broken.
    NotAccessible,
}

impl Verdict {
    /// Returns the word used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accessible => "accessible",
            Self::AccessibleWithDefects => "accessible-with-defects",
            Self::Undetermined => "undetermined",
            Self::NotAccessible => "not-accessible",
        }
    }

    /// Returns the words that people read.
    pub fn title(self, lang: crate::lang::Lang) -> String {
        crate::lang::word(lang, &format!("verdict-{}", self.as_str()))
    }
}

impl schemars::JsonSchema for Verdict {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Verdict".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let words = [Self::Accessible, Self::AccessibleWithDefects, Self::Undetermined, Self::NotAccessible];
        schemars::json_schema!({ "type": "string", "enum": words.map(Self::as_str) })
    }
}

impl serde::Serialize for Verdict {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.as_str())
    }
}

/// Where a chain breaks, or first becomes unsure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// The item.
    pub item: ItemIx,
    /// The rule.
    pub rule: RuleIx,
}

/// The verdict on one destination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DestinationVerdict {
    /// The destination; empty where the record has no routes and all items count.
    pub to: String,
    /// The verdict on its best route.
    pub verdict: Verdict,
    /// The best route, by its place in the survey; nothing if none is recorded for the group.
    pub route: Option<usize>,
    /// Where that route breaks.
    pub broken: Option<Break>,
}

/// The verdict for one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupVerdict {
    /// The group.
    pub group: Group,
    /// The verdict on the worst destination.
    pub verdict: Verdict,
    /// Where it breaks.
    pub broken: Option<Break>,
    /// By destination, in the order of the record; empty where nothing critical for the group was inspected.
    pub destinations: Vec<DestinationVerdict>,
}

/// The verdict on one route for one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RouteVerdict {
    /// The group.
    pub group: Group,
    /// The verdict on the whole chain.
    pub verdict: Verdict,
    /// Where it breaks, or first becomes unsure.
    pub broken: Option<Break>,
}

/// Returns the verdicts on every route, in the order of the record, for the groups that it is meant for and
/// that something critical was inspected for.
pub fn route_verdicts(
    checklist: &Checklist,
    survey: &Survey,
    findings: &[Finding],
) -> Vec<Vec<RouteVerdict>> {
    let judge = Judge { checklist, survey, findings, by_item: by_item(survey, findings) };
    let is_judged = |g: &Group| findings.iter().any(|f| judge.is_critical(*g, f));
    let judged: GroupSet = Group::ALL.iter().copied().filter(is_judged).collect();
    let of = |route: &Route| {
        let groups = if route.groups.is_empty() { judged } else { route.groups.intersection(judged) };
        let one = |group| {
            let (verdict, broken) = judge.chain(group, &route.via, true);
            RouteVerdict { group, verdict, broken }
        };
        groups.iter().map(one).collect()
    };
    survey.routes.iter().map(of).collect()
}

/// Returns the verdict for each group that the checklist has a critical rule for.
///
/// A waiver does not make a barrier passable: verdicts look at outcomes, waived or not.
pub fn verdicts(checklist: &Checklist, survey: &Survey, findings: &[Finding]) -> Vec<GroupVerdict> {
    let judge = Judge { checklist, survey, findings, by_item: by_item(survey, findings) };
    let critical = |g: Group| {
        checklist
            .rules()
            .any(|(_, r)| r.impact == Impact::Critical && r.groups.contains(g) && !r.is_preview())
    };
    Group::ALL.iter().filter(|g| critical(**g)).map(|g| judge.group(*g)).collect()
}

/// Returns the verdict on each item of an element, for each group, with what lies in the item.
///
/// An item of which nothing critical for a group was inspected is undetermined for it.
pub fn item_verdicts(
    checklist: &Checklist,
    survey: &Survey,
    findings: &[Finding],
    element: ElementIx,
) -> Vec<(ItemIx, Vec<(Group, Verdict)>)> {
    let verdicts = |findings: Vec<&Finding>| {
        Group::ALL.iter().map(|g| (*g, verdict_of(checklist, *g, findings.iter().copied()))).collect()
    };
    findings_within(survey, findings, element).into_iter().map(|(at, f)| (at, verdicts(f))).collect()
}

/// Returns for each item of an element the findings at it and at what lies in it.
pub fn findings_within<'a>(
    survey: &Survey,
    findings: &'a [Finding],
    element: ElementIx,
) -> BTreeMap<ItemIx, Vec<&'a Finding>> {
    let of_element = (0u32..).map(ItemIx).zip(&survey.items).filter(|(_, i)| i.element == element);
    let mut within: BTreeMap<ItemIx, Vec<&Finding>> = of_element.map(|(at, _)| (at, Vec::new())).collect();
    let outer = |at: &ItemIx| survey.items.get(at.0 as usize).and_then(|i| i.parent);
    for finding in findings {
        for around in std::iter::successors(Some(finding.item), outer).take(64) {
            if let Some(found) = within.get_mut(&around) {
                found.push(finding);
            }
        }
    }
    within
}

/// Returns the verdict on an item for a group from the findings at it and at what lies in it.
///
/// Where nothing critical for the group was inspected it is undetermined.
pub fn verdict_of<'a>(
    checklist: &Checklist,
    group: Group,
    findings: impl IntoIterator<Item = &'a Finding>,
) -> Verdict {
    let (mut worst, mut critical) = (Verdict::Accessible, false);
    for finding in findings {
        if let Some(verdict) = bearing(checklist, group, finding) {
            worst = worst.max(verdict);
            critical |= checklist.catalog().rule_at(finding.rule).impact == Impact::Critical;
        }
    }
    if critical { worst } else { Verdict::Undetermined }
}

/// What one finding makes of the verdict; nothing if it does not bear on it.
fn bearing(checklist: &Checklist, group: Group, finding: &Finding) -> Option<Verdict> {
    let rule = checklist.catalog().rule_at(finding.rule);
    if rule.is_preview() || !rule.groups.contains(group) || finding.outcome == Outcome::Inapplicable {
        return None;
    }
    match (rule.impact, finding.outcome) {
        (Impact::Critical, Outcome::Failed) => Some(Verdict::NotAccessible),
        (Impact::Critical, Outcome::CantTell | Outcome::Untested) => Some(Verdict::Undetermined),
        (Impact::Critical, _) => Some(Verdict::Accessible),
        (Impact::Serious | Impact::Moderate, Outcome::Failed) => Some(Verdict::AccessibleWithDefects),
        _ => None,
    }
}

/// The findings of each item, as ranges: [`crate::finding::audit`] returns them by item.
fn by_item(survey: &Survey, findings: &[Finding]) -> Vec<std::ops::Range<usize>> {
    let mut ranges = vec![0..0; survey.items.len()];
    let mut start = 0;
    for chunk in findings.chunk_by(|a, b| a.item == b.item) {
        if let Some(range) = chunk.first().and_then(|f| ranges.get_mut(f.item.0 as usize)) {
            *range = start..start + chunk.len();
        }
        start += chunk.len();
    }
    ranges
}

struct Judge<'a> {
    checklist: &'a Checklist,
    survey: &'a Survey,
    findings: &'a [Finding],
    by_item: Vec<std::ops::Range<usize>>,
}

impl Judge<'_> {
    fn group(&self, group: Group) -> GroupVerdict {
        let mut destinations: Vec<DestinationVerdict> = Vec::new();
        if !self.findings.iter().any(|f| self.is_critical(group, f)) {
            // Nothing that matters to them was inspected: that is no pass, and nothing to list.
            return GroupVerdict { group, verdict: Verdict::Undetermined, broken: None, destinations };
        }
        if self.survey.routes.is_empty() {
            let all: Vec<ItemIx> = (0u32..).map(ItemIx).take(self.survey.items.len()).collect();
            let (verdict, broken) = self.chain(group, &all, false);
            destinations.push(DestinationVerdict { to: String::new(), verdict, route: None, broken });
        }
        for (at, route) in self.survey.routes.iter().enumerate() {
            let found = destinations.iter().position(|d| d.to == route.to).unwrap_or_else(|| {
                destinations.push(DestinationVerdict {
                    to: route.to.clone(),
                    verdict: Verdict::Undetermined,
                    route: None,
                    broken: None,
                });
                destinations.len() - 1
            });
            if !route.groups.is_empty() && !route.groups.contains(group) {
                continue;
            }
            let (verdict, broken) = self.chain(group, &route.via, true);
            let best = &mut destinations[found];
            if best.route.is_none() || verdict < best.verdict {
                (best.verdict, best.broken, best.route) = (verdict, broken, Some(at));
            }
        }
        let mut verdict = Verdict::Accessible;
        let mut broken = None;
        for destination in &destinations {
            if destination.verdict > verdict {
                (verdict, broken) = (destination.verdict, destination.broken);
            }
        }
        GroupVerdict { group, verdict, broken, destinations }
    }

    /// The verdict on a chain of items, each with the items that lie in it.
    fn chain(&self, group: Group, items: &[ItemIx], with_children: bool) -> (Verdict, Option<Break>) {
        // A chain of nothing is no pass; items that ask nothing critical of the group let it through.
        let start = if items.is_empty() { Verdict::Undetermined } else { Verdict::Accessible };
        let mut worst = (start, None);
        for item in items {
            let mut parts = vec![*item];
            if with_children {
                parts.extend(self.inside(*item));
            }
            for part in parts {
                for finding in &self.findings[self.by_item.get(part.0 as usize).cloned().unwrap_or(0..0)] {
                    let Some(verdict) = self.of(group, finding) else { continue };
                    if verdict > worst.0 {
                        worst = (verdict, Some(Break { item: finding.item, rule: finding.rule }));
                    }
                }
            }
        }
        worst
    }

    fn is_critical(&self, group: Group, finding: &Finding) -> bool {
        let rule = self.checklist.catalog().rule_at(finding.rule);
        rule.impact == Impact::Critical && self.of(group, finding).is_some()
    }

    fn of(&self, group: Group, finding: &Finding) -> Option<Verdict> {
        bearing(self.checklist, group, finding)
    }

    fn inside(&self, outer: ItemIx) -> Vec<ItemIx> {
        let mut found = Vec::new();
        for (at, item) in (0u32..).map(ItemIx).zip(&self.survey.items) {
            let mut parent = item.parent;
            for _ in 0..64 {
                let Some(up) = parent else { break };
                if up == outer && at != outer {
                    found.push(at);
                    break;
                }
                parent = self.survey.items.get(up.0 as usize).and_then(|i| i.parent);
            }
        }
        found
    }
}
