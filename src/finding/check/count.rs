//! A number that grows with a capacity: seats, parking bays.

use super::bound::held;
use super::{At, FAILED, PASSED};
use crate::checklist::{BeyondCapacity, Bound, CountByCapacity, Outcome};
use crate::finding::model::Reason;
use crate::finding::uncertainty::Interval;
use crate::quantity::Exact;

impl At<'_> {
    pub(super) fn count(&self, count: &CountByCapacity) -> Result<(Outcome, Reason), Reason> {
        let there = self.interval(count.field)?;
        let capacity = self.interval(count.capacity)?;
        let asked = Interval { low: asked(count, capacity.low), high: asked(count, capacity.high) };
        Ok(match held(there, Bound::AtLeast, asked) {
            Some(true) => PASSED,
            Some(false) => FAILED,
            None => self.doubt(count.field),
        })
    }
}

/// Returns the number asked at a capacity.
fn asked(count: &CountByCapacity, capacity: Exact) -> Exact {
    if let Some((_, least)) = count.rows.iter().find(|(up_to, _)| capacity <= Exact::whole(*up_to)) {
        return Exact::whole(*least);
    }
    Exact::whole(match count.beyond {
        BeyondCapacity::Share(share) => capacity.checked_mul(share).map_or(i64::MAX, Exact::ceil),
        BeyondCapacity::Steps { from, base, per } => {
            let over = capacity.checked_sub(Exact::whole(from)).unwrap_or(Exact::ZERO);
            let steps = over.checked_div(Exact::whole(per)).map_or(i64::MAX, Exact::ceil);
            base.saturating_add(steps)
        }
    })
}
