//! Observed values: `present`, `equals`, `one_of`.

use super::bound::held;
use super::{At, FAILED, PASSED};
use crate::checklist::{Bound, Expected, FieldRef, Outcome};
use crate::finding::model::Reason;
use crate::finding::uncertainty::Interval;
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
        let mut doubt = false;
        for expected in values {
            let same = match (expected, reading.value) {
                (Expected::YesNo(a), Value::YesNo(b)) => *a == b,
                (Expected::Choice(a), Value::Choice(b)) => *a == b,
                (Expected::Quantity(a), Value::Quantity(b)) if a.kind == b.kind => {
                    let (value, limit) = (self.interval(field)?, Interval::point(a.value));
                    let inside = [held(value, Bound::AtLeast, limit), held(value, Bound::AtMost, limit)];
                    doubt |= !inside.contains(&Some(false)) && inside.contains(&None);
                    inside == [Some(true); 2]
                }
                _ => return Err(Reason::NotMeasured(field)),
            };
            if same {
                return Ok(PASSED);
            }
        }
        Ok(if doubt { self.doubt(field) } else { FAILED })
    }
}
