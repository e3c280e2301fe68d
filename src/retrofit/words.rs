//! Amounts, formulas, prices and costs in words.

use std::collections::BTreeSet;

use crate::checklist::{
    Amount, Catalog, Cost, Dimension, ElementIx, FieldRef, Formula, Measure, MeasureUnit, NeededAmount,
    PriceBook, Scope,
};
use crate::lang::{Lang, find, message, word};
use crate::quantity::{Exact, Kind, Quantity, Style};

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
                Scope::Item => "amount-each",
                Scope::Site => "amount-site",
            };
            message(style.lang, id, &[("amount", text.into())])
        }
        NeededAmount::ByElement(formulas) => match formulas.get(&element) {
            None => usual(),
            Some(formula) => {
                let text = words(catalog, formula, element, style.lang);
                if measure.otherwise.is_none() {
                    return text;
                }
                message(style.lang, "amount-or-usual", &[("formula", text.into()), ("usual", usual().into())])
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

/// Returns how the amount of a measure is reckoned at all elements whose rules name it.
pub fn quantity_text(catalog: &Catalog, measure: &Measure, style: &Style) -> String {
    let mut texts: Vec<(String, Vec<ElementIx>)> = Vec::new();
    let with_rules = catalog.rules().iter().filter(|r| r.remedy.contains(&measure.id)).map(|r| r.element);
    let elements: BTreeSet<ElementIx> = with_rules.collect();
    for element in elements {
        let text = formula_text(catalog, measure, element, style);
        match texts.iter_mut().find(|(t, _)| *t == text) {
            Some((_, at)) => at.push(element),
            None => texts.push((text, vec![element])),
        }
    }
    match texts.as_slice() {
        [] => formula_text(catalog, measure, ElementIx(u16::MAX), style),
        [(only, _)] => only.clone(),
        several => {
            let line = |(text, elements): &(String, Vec<ElementIx>)| {
                let names: Vec<&str> =
                    elements.iter().map(|e| catalog.element(*e).title.get(style.lang)).collect();
                let names = names.join(&word(style.lang, "list-comma"));
                message(
                    style.lang,
                    "amount-at",
                    &[("element", names.into()), ("amount", text.clone().into())],
                )
            };
            several.iter().map(line).collect::<Vec<_>>().join(&word(style.lang, "list-then"))
        }
    }
}

/// Returns the price of one unit as people read it, marked where the book holds but examples.
pub fn price_text(book: &PriceBook, measure: &Measure, lang: Lang) -> Option<String> {
    let price = book.price(measure.id.as_str())?;
    let args = [
        ("typical", price.typical.to_string().into()),
        ("min", price.min.to_string().into()),
        ("max", price.max.to_string().into()),
        ("unit", measure.unit.title(lang).into()),
    ];
    let text = message(lang, "price-unit", &args);
    Some(if book.example { message(lang, "price-example", &[("price", text.into())]) } else { text })
}

/// Returns what a reader must know of a price book before its figures: where, when, whose, and whether it holds
/// but examples.
pub fn book_text(book: &PriceBook, lang: Lang) -> String {
    let args = [
        ("title", book.title.get(lang).into()),
        ("region", book.region.as_str().into()),
        ("date", book.date.to_string().into()),
        ("source", book.source.get(lang).into()),
        ("example", if book.example { "yes" } else { "no" }.into()),
    ];
    message(lang, "price-book", &args)
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
