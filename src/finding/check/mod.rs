//! The closed set of checks: the only place that compares a measurement with a limit.

mod between;
mod bound;
mod count;
mod lookup;
mod one_of;
mod words;

pub(super) use words::{asked_text, margin, named_text};

use super::model::{Decision, Reason};
use super::site::At;
use super::uncertainty::Interval;
use crate::checklist::{Check, FieldRef, Limit, Outcome};

impl At<'_> {
    /// Returns the outcome of a check here, and why.
    #[inline]
    pub(super) fn check(&self, check: &Check) -> (Outcome, Reason) {
        let found = match check {
            Check::Bound { field, bound, limit } => self.bound(*field, *bound, limit),
            Check::Between { field, low, high } => self.between(*field, low, high),
            Check::OneOf { field, values } => self.one_of(*field, values),
            Check::Present { field } => self.present(*field),
            Check::Lookup(lookup) => self.lookup(lookup),
            Check::CountByCapacity(count) => self.count(count),
            Check::AllOf(parts) => return self.all_of(parts),
            Check::AnyOf(parts) => return self.any_of(parts),
        };
        found.unwrap_or_else(|missing| (Outcome::Untested, missing))
    }

    /// Failed if one part is, else untested, else cannot tell, else passed.
    fn all_of(&self, parts: &[Check]) -> (Outcome, Reason) {
        worst(parts.iter().map(|p| self.check(p)), |outcome| match outcome {
            Outcome::Failed => 3,
            Outcome::Untested => 2,
            Outcome::CantTell => 1,
            Outcome::Passed | Outcome::Inapplicable => 0,
        })
    }

    /// Passed if one part is, else untested, else cannot tell, else failed.
    fn any_of(&self, parts: &[Check]) -> (Outcome, Reason) {
        worst(parts.iter().map(|p| self.check(p)), |outcome| match outcome {
            Outcome::Passed => 3,
            Outcome::Untested => 2,
            Outcome::CantTell => 1,
            Outcome::Failed | Outcome::Inapplicable => 0,
        })
    }

    /// Returns the interval of a limit, or why it is unknown.
    fn limit(&self, limit: &Limit) -> Result<Interval, Reason> {
        match limit {
            Limit::Fixed(quantity) => Ok(Interval::point(quantity.value)),
            Limit::Reading { field, times, plus } => Ok(self.interval(*field)?.scaled(*times, *plus)),
        }
    }

    /// Returns the value of a limit by the readings alone, if it is known.
    pub(super) fn limit_value(&self, limit: &Limit) -> Option<crate::quantity::Exact> {
        self.by_value().limit(limit).ok().map(|interval| interval.low)
    }

    /// Returns the outcome when the limit lies within the uncertainty.
    fn doubt(&self, field: FieldRef) -> (Outcome, Reason) {
        match self.decision {
            Decision::Strict => (Outcome::Failed, Reason::DoubtCountsAsFailed(field)),
            Decision::Simple | Decision::Guarded => (Outcome::CantTell, Reason::WithinUncertainty(field)),
        }
    }
}

/// Returns the first of the results of the highest rank; no parts at all are met.
fn worst(
    results: impl Iterator<Item = (Outcome, Reason)>,
    rank: impl Fn(Outcome) -> u8,
) -> (Outcome, Reason) {
    let mut found: Option<(Outcome, Reason)> = None;
    for result in results {
        if found.is_none_or(|f| rank(result.0) > rank(f.0)) {
            found = Some(result);
        }
    }
    found.unwrap_or((Outcome::Passed, Reason::Met))
}

const PASSED: (Outcome, Reason) = (Outcome::Passed, Reason::Met);
const FAILED: (Outcome, Reason) = (Outcome::Failed, Reason::NotMet);
