//! The interval in which a measured value lies.

use super::site::At;
use crate::checklist::{Catalog, FieldRef};
use crate::quantity::Exact;
use crate::survey::{Reading, Value};

use super::model::{Decision, Reason};

/// A closed interval of exact numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) low: Exact,
    pub(super) high: Exact,
}

impl Interval {
    pub(super) fn point(value: Exact) -> Self {
        Self { low: value, high: value }
    }

    pub(super) fn is_point(self) -> bool {
        self.low == self.high
    }

    /// Returns the interval times a factor plus a margin; on overflow the interval itself.
    pub(super) fn scaled(self, times: Exact, plus: Exact) -> Self {
        let map = |x: Exact| x.checked_mul(times).and_then(|x| x.checked_add(plus)).unwrap_or(x);
        let (a, b) = (map(self.low), map(self.high));
        Self { low: a.min(b), high: a.max(b) }
    }
}

impl At<'_> {
    /// Returns the interval of a field's reading under the decision rule, or why there is none.
    #[inline]
    pub(super) fn interval(&self, field: FieldRef) -> Result<Interval, Reason> {
        let reading = self.reading(field)?;
        let Value::Quantity(quantity) = reading.value else { return Err(Reason::NotMeasured(field)) };
        if reading.more.is_none() || self.decision == Decision::Simple {
            return Ok(Interval::point(quantity.value));
        }
        let u = expanded_uncertainty(self.checklist.catalog(), reading).unwrap_or(Exact::ZERO);
        let low = quantity.value.checked_sub(u).unwrap_or(quantity.value);
        let high = quantity.value.checked_add(u).unwrap_or(quantity.value);
        Ok(Interval { low, high })
    }
}

/// Returns the expanded uncertainty U (k = 2) of a reading in base units: as stated, else by its instrument.
pub(crate) fn expanded_uncertainty(catalog: &Catalog, reading: &Reading) -> Option<Exact> {
    let Value::Quantity(quantity) = reading.value else { return None };
    let more = reading.more.as_ref()?;
    more.uncertainty.or_else(|| catalog.instrument(more.with?).uncertainty_of(quantity))
}
