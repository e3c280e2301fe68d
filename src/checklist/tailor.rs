//! What a profile or an office changes in the rules of a standard: limits, exclusions, rules of its own.

use super::ids::{ProfileId, RuleId, StandardId};
use super::model::{ElementIx, Rule};
use super::part::Profile;
use super::rule_check::{Check, FieldRef, Limit};
use crate::lang::Text;
use crate::quantity::Quantity;

/// The name under which the rules of an office's own file stand.
pub const TAILORED: &str = "tailored";

/// A limit that is changed, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// The rule.
    pub rule: RuleId,
    /// The field whose limit it is.
    pub field: FieldRef,
    /// The new limit.
    pub limit: NewLimit,
    /// Why.
    pub reason: Text,
}

/// A new limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewLimit {
    /// Of a check with one limit.
    One(Quantity),
    /// Of a check between two; one that is not named stays.
    Two {
        /// The lower.
        low: Option<Quantity>,
        /// The upper.
        high: Option<Quantity>,
    },
}

/// A change of a rule's limit, for whoever reads a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The check before.
    pub was: Check,
    /// Why it was changed.
    pub reason: Text,
}

/// What one office changes in every profile.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tailoring {
    /// The rules taken in, by standard; an empty list of elements means all.
    pub select: Vec<(StandardId, Vec<ElementIx>)>,
    /// The rules left out, each with its reason.
    pub exclude: Vec<(RuleId, Text)>,
    /// The limits changed.
    pub parameters: Vec<Parameter>,
}

impl Tailoring {
    /// Puts it on top of a profile.
    pub(super) fn apply(&self, profile: &mut Profile) {
        profile.select.extend(self.select.iter().cloned());
        profile.exclude.extend(self.exclude.iter().cloned());
        profile.parameters.extend(self.parameters.iter().cloned());
        profile.extends.extend(TAILORED.parse());
    }
}

impl Profile {
    /// Returns true if the profile takes a rule in, in one of its editions, and does not leave it out.
    pub fn selects(&self, rule: &Rule) -> bool {
        self.takes_in(rule) && !self.exclude.iter().any(|(id, _)| *id == rule.id)
    }

    /// Returns true if the profile takes a rule in, whatever it leaves out again.
    pub fn takes_in(&self, rule: &Rule) -> bool {
        match &rule.local_to {
            Some(owner) => self.lineage().any(|id| id == owner),
            None => self.select.iter().any(|(standard, elements)| {
                *standard == rule.standard && (elements.is_empty() || elements.contains(&rule.element))
            }),
        }
    }

    /// Returns the profile and those it extends.
    pub fn lineage(&self) -> impl Iterator<Item = &ProfileId> {
        std::iter::once(&self.id).chain(&self.extends)
    }
}

impl Parameter {
    /// Changes the limit of a rule.
    pub(super) fn apply(&self, rule: &mut Rule) {
        let was = rule.check.clone();
        if change(&mut rule.check, self.field, &self.limit) {
            rule.changes.push(Change { was, reason: self.reason.clone() });
        }
    }
}

impl Rule {
    /// Returns the rule as its standard has it, where a profile changed its limit.
    #[must_use]
    pub fn unchanged(&self) -> Option<Self> {
        let first = self.changes.first()?;
        Some(Self { check: first.was.clone(), changes: Vec::new(), ..self.clone() })
    }
}

/// Changes the limit on a field, wherever it stands in a check; returns true if it stood there.
fn change(check: &mut Check, wanted: FieldRef, new: &NewLimit) -> bool {
    match (check, new) {
        (Check::Bound { field, limit, .. }, NewLimit::One(value)) if *field == wanted => {
            *limit = Limit::Fixed(*value);
            true
        }
        (Check::Between { field, low, high }, NewLimit::Two { low: new_low, high: new_high })
            if *field == wanted =>
        {
            if let Some(value) = new_low {
                *low = Limit::Fixed(*value);
            }
            if let Some(value) = new_high {
                *high = Limit::Fixed(*value);
            }
            true
        }
        (Check::AllOf(parts) | Check::AnyOf(parts), _) => {
            parts.iter_mut().any(|part| change(part, wanted, new))
        }
        _ => false,
    }
}

/// Collects the parts of a check whose limits can be changed: one figure, or two.
pub(super) fn adjustable<'c>(check: &'c Check, found: &mut Vec<&'c Check>) {
    match check {
        Check::Bound { limit: Limit::Fixed(_), .. }
        | Check::Between { low: Limit::Fixed(_), high: Limit::Fixed(_), .. } => found.push(check),
        Check::AllOf(parts) | Check::AnyOf(parts) => parts.iter().for_each(|part| adjustable(part, found)),
        _ => {}
    }
}
