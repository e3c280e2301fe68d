//! Measure × item → how much is needed, and which readings are missing for it.

use crate::checklist::{Amount, FieldRef, Measure};
use crate::quantity::Exact;
use crate::survey::{Item, Survey, Value};

/// The most items that can enclose each other; deeper nests are cut, so that a cycle ends.
const DEPTH: usize = 64;

/// How much of a measure an item needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakeOff {
    /// How much, as far as anybody knows.
    pub amount: Amount,
    /// The readings that would make it exact, each once, in the order of the formula.
    pub missing: Vec<FieldRef>,
}

/// Returns how much of a measure an item needs, by its readings and those of the items around it.
pub fn take_off(survey: &Survey, item: &Item, measure: &Measure) -> TakeOff {
    let read = |field: FieldRef| reading(survey, item, field);
    let mut missing = Vec::new();
    if let Some(formula) = measure.formula(item.element) {
        formula.each_field(&mut |field| {
            if read(*field).is_none() && !missing.contains(field) {
                missing.push(*field);
            }
        });
    }
    TakeOff { amount: measure.amount(item.element, read), missing }
}

fn reading(survey: &Survey, item: &Item, field: FieldRef) -> Option<Exact> {
    let outer = |item: &Item| item.parent.and_then(|p| survey.items.get(p.0 as usize));
    let of = match field.of {
        None => item,
        Some(element) => {
            std::iter::successors(outer(item), |i| outer(i)).take(DEPTH).find(|i| i.element == element)?
        }
    };
    match of.readings.get(field.field)?.value {
        Value::Quantity(quantity) => Some(quantity.value),
        Value::YesNo(_) | Value::Choice(_) | Value::Text => None,
    }
}
