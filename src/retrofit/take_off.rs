//! Measure × item → how much is needed, and which readings are missing for it.

use crate::checklist::{
    Amount, Catalog, Cost, Dimension, ElementIx, FieldRef, Formula, Measure, MeasureUnit, NeededAmount,
};
use crate::lang::{Lang, find, message, word};
use crate::quantity::{Exact, Kind, Quantity, Style};
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

/// Returns an amount as people read it: `2 bars`, `3.60 m`, `2 m² – 8 m²`, `to be measured on site`.
pub fn amount_text(amount: Amount, unit: MeasureUnit, style: &Style) -> String {
    let one = |value: Exact| one_amount(value, unit, style);
    match amount {
        Amount::Known(value) => one(value),
        Amount::Range(least, most) if least == most => one(least),
        Amount::Range(least, most) => format!("{} – {}", one(least), one(most)),
        Amount::Unknown => word(style.lang, "amount-unknown"),
    }
}

fn one_amount(value: Exact, unit: MeasureUnit, style: &Style) -> String {
    let base = |kind: Kind| {
        let scale = Dimension::of(kind).map(|(_, scale)| scale);
        scale.and_then(|s| value.checked_div(s)).map(|value| Quantity { kind, value }.display(style))
    };
    let text = match unit.dimension() {
        Dimension::LENGTH => base(Kind::Length),
        Dimension::AREA => base(Kind::Area),
        _ => None,
    };
    text.unwrap_or_else(|| {
        let number = Quantity { kind: Kind::Count, value }.display(style);
        let single = value == Exact::whole(1);
        let id = format!("measure-unit-{}.many", unit.as_str());
        let name = if single { None } else { find(style.lang, &id, &[]) };
        let name = name.unwrap_or_else(|| unit.title(style.lang));
        message(style.lang, "amount-counted", &[("number", number.into()), ("unit", name.into())])
    })
}

/// Returns how the amount at items of an element is reckoned: a formula in words, a fixed amount, or both
/// that and what is usual without the readings.
pub fn formula_text(catalog: &Catalog, measure: &Measure, element: ElementIx, style: &Style) -> String {
    let usual = || match measure.otherwise {
        Some((least, most)) => amount_text(Amount::Range(least, most), measure.unit, style),
        None => word(style.lang, "amount-unknown"),
    };
    match &measure.quantity {
        NeededAmount::OnSite => usual(),
        NeededAmount::Fixed(amount) => {
            let text = amount_text(Amount::Known(*amount), measure.unit, style);
            let id = match measure.scope {
                crate::checklist::Scope::Item => "amount-each",
                crate::checklist::Scope::Site => "amount-site",
            };
            message(style.lang, id, &[("amount", text.into())])
        }
        NeededAmount::ByElement(formulas) => match formulas.get(&element) {
            None => usual(),
            Some(formula) => {
                let text = words(catalog, formula, element, style.lang);
                match measure.otherwise {
                    None => text,
                    Some(_) => {
                        let args = [("formula", text.into()), ("usual", usual().into())];
                        message(style.lang, "amount-or-usual", &args)
                    }
                }
            }
        },
    }
}

fn words(catalog: &Catalog, formula: &Formula<FieldRef>, element: ElementIx, lang: Lang) -> String {
    unscaled(formula).words(&|field| {
        let of = catalog.element(field.of.unwrap_or(element));
        of.fields.get(usize::from(field.field.0)).map_or_else(String::new, |f| f.title.get(lang).to_owned())
    })
}

/// Returns the formula without the conversions of millimetres, which nobody wants to read.
fn unscaled(formula: &Formula<FieldRef>) -> Formula<FieldRef> {
    let all = |parts: &[Formula<FieldRef>]| parts.iter().map(unscaled).collect();
    match formula {
        Formula::Over(part, by) if matches!(**part, Formula::Field(_)) && *by == Exact::whole(1000) => {
            (**part).clone()
        }
        Formula::Over(part, by) => Formula::Over(Box::new(unscaled(part)), *by),
        Formula::Sum(parts) => Formula::Sum(all(parts)),
        Formula::Product(parts) => Formula::Product(all(parts)),
        Formula::Number(..) | Formula::Field(_) => formula.clone(),
    }
}

/// Returns a cost as people read it: `CNY 180.00 (120.00 – 260.00)`.
pub fn cost_text(cost: Cost, lang: Lang) -> String {
    let (low, high) = (cost.low.to_string(), cost.high.to_string());
    let args = [("low", low.into()), ("high", high.into())];
    match cost.typical {
        None => message(lang, "cost-range", &args),
        Some(typical) => {
            let [low, high] = args;
            message(lang, "cost-typical", &[low, high, ("typical", typical.to_string().into())])
        }
    }
}
