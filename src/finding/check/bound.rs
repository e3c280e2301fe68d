//! One limit: `at_most`, `less_than`, `at_least`, `more_than`.

use super::{At, FAILED, PASSED};
use crate::checklist::{Bound, FieldRef, Limit, Outcome};
use crate::finding::model::Reason;
use crate::finding::uncertainty::Interval;
use crate::quantity::Exact;

impl At<'_> {
    #[inline]
    pub(super) fn bound(
        &self,
        field: FieldRef,
        bound: Bound,
        limit: &Limit,
    ) -> Result<(Outcome, Reason), Reason> {
        let value = self.interval(field)?;
        let limit = self.limit(limit)?;
        Ok(match held(value, bound, limit) {
            Some(true) => PASSED,
            Some(false) => FAILED,
            None => self.doubt(field),
        })
    }
}

/// Returns whether a value in one interval surely keeps, or surely breaks, a limit in another.
pub(super) fn held(value: Interval, bound: Bound, limit: Interval) -> Option<bool> {
    // A nominal zero, such as a kerb lip, can only be told "flush within measurement":
    // every instrument with an uncertainty would otherwise leave it open for ever.
    if bound == Bound::AtMost && limit == Interval::point(Exact::ZERO) && !value.is_point() {
        return Some(value.low <= Exact::ZERO);
    }
    let (inside, outside) = match bound {
        Bound::AtMost => (value.high <= limit.low, value.low > limit.high),
        Bound::LessThan => (value.high < limit.low, value.low >= limit.high),
        Bound::AtLeast => (value.low >= limit.high, value.high < limit.low),
        Bound::MoreThan => (value.low > limit.high, value.high <= limit.low),
    };
    match (inside, outside) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}
