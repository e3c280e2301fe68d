//! Two limits, both included.

use super::bound::held;
use super::{At, FAILED, PASSED};
use crate::checklist::{Bound, FieldRef, Limit, Outcome};
use crate::finding::model::{Decision, Reason};

impl At<'_> {
    pub(super) fn between(
        &self,
        field: FieldRef,
        low: &Limit,
        high: &Limit,
    ) -> Result<(Outcome, Reason), Reason> {
        let value = self.interval(field)?;
        let (low, high) = (self.limit(low)?, self.limit(high)?);
        Ok(match (held(value, Bound::AtLeast, low), held(value, Bound::AtMost, high)) {
            (Some(true), Some(true)) => PASSED,
            (Some(false), _) | (_, Some(false)) => FAILED,
            _ if self.decision == Decision::Guarded && wider(value, (low.low, high.high)) => {
                (Outcome::CantTell, Reason::InstrumentTooCoarse(field))
            }
            _ => self.doubt(field),
        })
    }
}

/// Returns true if no value of such an uncertainty could surely lie between the limits.
fn wider(
    value: crate::finding::uncertainty::Interval,
    limits: (crate::quantity::Exact, crate::quantity::Exact),
) -> bool {
    let width = value.high.checked_sub(value.low);
    let room = limits.1.checked_sub(limits.0);
    width.zip(room).is_some_and(|(width, room)| width > room)
}
