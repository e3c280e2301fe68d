//! Observed values: `present`, `equals`, `one_of`.

use super::{At, FAILED, PASSED};
use crate::checklist::{Expected, FieldRef, Outcome};
use crate::finding::model::Reason;
use crate::survey::Value;

impl At<'_> {
    #[inline]
    pub(super) fn present(&self, field: FieldRef) -> Result<(Outcome, Reason), Reason> {
        match self.reading(field)?.value {
            Value::YesNo(true) => Ok(PASSED),
            Value::YesNo(false) => Ok(FAILED),
            Value::Quantity(_) | Value::Choice(_) | Value::Text => Err(Reason::NotMeasured(field)),
        }
    }

    pub(super) fn one_of(&self, field: FieldRef, values: &[Expected]) -> Result<(Outcome, Reason), Reason> {
        let reading = self.reading(field)?;
        for expected in values {
            let same = match (expected, reading.value) {
                (Expected::YesNo(a), Value::YesNo(b)) => *a == b,
                (Expected::Choice(a), Value::Choice(b)) => *a == b,
                (Expected::Quantity(a), Value::Quantity(b)) if a.kind == b.kind => {
                    // A nominal figure without a tolerance can only be met within measurement, like
                    // a nominal zero: no instrument could ever prove it otherwise.
                    let value = self.interval(field)?;
                    value.low <= a.value && a.value <= value.high
                }
                _ => return Err(Reason::NotMeasured(field)),
            };
            if same {
                return Ok(PASSED);
            }
        }
        Ok(FAILED)
    }
}
