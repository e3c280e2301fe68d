//! What a failed finding asks for in figures: the target of the works that mend it.

use super::model::{Decision, Finding};
use super::site::At;
use crate::checklist::{Bound, Check, Checklist, Expected, FieldKind, FieldRef, Limit, Outcome, Rule};
use crate::quantity::{Exact, Quantity};
use crate::survey::Survey;

/// The range in which a field must be after the works, as the rule's check has it at this item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// What is measured again.
    pub field: FieldRef,
    /// The least; nothing where only a most is asked.
    pub low: Option<Edge>,
    /// The most; nothing where only a least is asked.
    pub high: Option<Edge>,
}

/// An end of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// The limit.
    pub value: Quantity,
    /// True for `≤` and `≥`, false for `<` and `>`.
    pub included: bool,
}

impl Target {
    /// Returns the middle and the tolerance to both sides, where both ends are given: 875 mm ± 25 mm.
    pub fn nominal(&self) -> Option<(Quantity, Quantity)> {
        let (low, high) = (self.low?.value, self.high?.value);
        let two = Exact::whole(2);
        let middle = low.value.checked_add(high.value)?.checked_div(two)?;
        let half = high.value.checked_sub(low.value)?.checked_div(two)?;
        Some((Quantity { value: middle, ..low }, Quantity { value: half, ..low }))
    }
}

/// Returns the targets of a finding in figures, of the parts of the check that are not met.
///
/// Where a check can be met in several ways, the first of them that has figures is the target: meeting it
/// meets the check. A check that is answered with yes or a word has none: what it asks stands in the limit's words.
pub fn targets(checklist: &Checklist, survey: &Survey, finding: &Finding) -> Vec<Target> {
    let rule = checklist.catalog().rule_at(finding.rule);
    let Some(item) = survey.items.get(finding.item.0 as usize) else { return Vec::new() };
    let place = At::new(checklist, survey, item, Decision::Simple);
    let mut found = Vec::new();
    collect(&place, rule, &rule.check, &mut found);
    found
}

fn collect(place: &At<'_>, rule: &Rule, check: &Check, found: &mut Vec<Target>) {
    let kind =
        |field: FieldRef| match super::explain::field_at(place.checklist.catalog(), rule.element, field).kind
        {
            FieldKind::Quantity(kind) => Some(kind),
            _ => None,
        };
    let of = |field, limit: &Limit| Some(Quantity { kind: kind(field)?, value: place.limit_value(limit)? });
    match check {
        Check::Bound { field, bound, limit } => {
            found.extend(of(*field, limit).map(|value| one_sided(*field, *bound, value)));
        }
        Check::Between { field, low, high } => {
            let edge = |limit| of(*field, limit).map(|value| Edge { value, included: true });
            let (low, high) = (edge(low), edge(high));
            if low.is_some() || high.is_some() {
                found.push(Target { field: *field, low, high });
            }
        }
        Check::Lookup(lookup) => {
            let limit = place.lookup_limit(lookup).zip(kind(lookup.field));
            found.extend(
                limit.map(|((bound, value), kind)| one_sided(lookup.field, bound, Quantity { kind, value })),
            );
        }
        Check::AllOf(parts) => {
            for part in parts.iter().filter(|p| place.check(p).0 != Outcome::Passed) {
                collect(place, rule, part, found);
            }
        }
        Check::AnyOf(parts) => {
            let mut ways = parts.iter().map(|part| {
                let mut way = Vec::new();
                collect(place, rule, part, &mut way);
                way
            });
            found.extend(ways.find(|way| !way.is_empty()).unwrap_or_default());
        }
        Check::OneOf { field, values } => {
            if let [Expected::Quantity(value)] = values.as_slice() {
                let end = Some(Edge { value: *value, included: true });
                found.push(Target { field: *field, low: end, high: end });
            }
        }
        Check::Present { .. } | Check::CountByCapacity(_) => {}
    }
}

fn one_sided(field: FieldRef, bound: Bound, value: Quantity) -> Target {
    match bound {
        Bound::AtMost => Target { field, low: None, high: Some(Edge { value, included: true }) },
        Bound::LessThan => Target { field, low: None, high: Some(Edge { value, included: false }) },
        Bound::AtLeast => Target { field, low: Some(Edge { value, included: true }), high: None },
        Bound::MoreThan => Target { field, low: Some(Edge { value, included: false }), high: None },
    }
}
