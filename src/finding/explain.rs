//! A finding in words and figures: what was measured, what is asked, by how much, and why.

use super::check::{asked_text, margin};
use super::model::{Decision, Finding, Reason};
use super::site::At;
use super::uncertainty::expanded_uncertainty;
use crate::checklist::{Checklist, Field, FieldKind, FieldRef, Rule};
use crate::lang::message;
use crate::quantity::{Kind, Quantity, Style};
use crate::survey::{Survey, Value};

/// A finding in words and figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What was measured for it, the judged field first.
    pub measured: Vec<Measured>,
    /// What is asked, such as `≤ 1:12`.
    pub limit: String,
    /// How far the value is inside the limit; negative is outside. Nothing if not one quantity decides.
    pub margin: Option<Quantity>,
    /// The margin in words.
    pub margin_text: Option<String>,
    /// Why it came out so, in one sentence.
    pub reason: String,
}

/// One reading behind a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The field's id.
    pub field: String,
    /// The field's name.
    pub title: String,
    /// The value as understood.
    pub value: String,
    /// The value as a number, if it is one.
    pub quantity: Option<Quantity>,
    /// The value as typed.
    pub raw: String,
    /// The expanded uncertainty that was reckoned with.
    pub uncertainty: Option<String>,
    /// The instrument's name.
    pub with: Option<String>,
    /// The photos of the reading.
    pub photos: Vec<String>,
}

/// Returns a finding in words and figures.
pub fn explain(checklist: &Checklist, survey: &Survey, finding: &Finding, style: &Style) -> Explanation {
    let rule = checklist.catalog().rule_at(finding.rule);
    let item = &survey.items[finding.item.0 as usize];
    let place = At::new(checklist, survey, item, Decision::Simple);
    let fields = rule.check.fields();
    let measured = fields.iter().filter_map(|f| measured(&place, *f, style)).collect();
    let margin = margin(&place, &rule.check);
    Explanation {
        measured,
        limit: limit_text(checklist.catalog(), rule, style),
        margin_text: margin.map(|q| margin_words(q, style)),
        margin,
        reason: reason(&place, rule, finding.reason, style),
    }
}

/// Returns what a rule asks, such as `≤ 1:12`, naming the fields where there are several.
pub fn limit_text(catalog: &crate::checklist::Catalog, rule: &Rule, style: &Style) -> String {
    asked_text(catalog, rule.element, &rule.check, style)
}

fn measured(place: &At<'_>, field: FieldRef, style: &Style) -> Option<Measured> {
    let item = place.item_of(field)?;
    let catalog = place.checklist.catalog();
    let named = field_at(catalog, item.element, field);
    let reading = item.readings.get(field.field)?;
    let more = reading.more.as_deref();
    let quantity = match reading.value {
        Value::Quantity(q) => Some(q),
        _ => None,
    };
    let uncertainty = expanded_uncertainty(catalog, reading).zip(quantity.map(|q| q.kind));
    Some(Measured {
        field: named.id.to_string(),
        title: named.title.get(style.lang).to_owned(),
        quantity,
        value: value_text(named, reading.value, item.readings.raw(reading), style),
        raw: item.readings.raw(reading).to_owned(),
        uncertainty: uncertainty.map(|(u, kind)| difference(Quantity { kind, value: u }, style)),
        with: more.and_then(|m| m.with).map(|w| catalog.instrument(w).title.get(style.lang).to_owned()),
        photos: more.map(|m| m.photos.clone()).unwrap_or_default(),
    })
}

/// Returns the field that a reference means, seen from an item of `element` or its enclosing one.
pub(super) fn field_at(
    catalog: &crate::checklist::Catalog,
    element: crate::checklist::ElementIx,
    field: FieldRef,
) -> &Field {
    &catalog.element(field.of.unwrap_or(element)).fields[usize::from(field.field.0)]
}

fn value_text(field: &Field, value: Value, raw: &str, style: &Style) -> String {
    match (value, &field.kind) {
        (Value::Quantity(q), _) => q.display(style),
        (Value::YesNo(yes), _) => crate::lang::word(style.lang, if yes { "yes" } else { "no" }),
        (Value::Choice(at), FieldKind::Choice(choices)) => {
            choices.get(usize::from(at)).map_or(raw, |c| c.title.get(style.lang)).to_owned()
        }
        (Value::Choice(_) | Value::Text, _) => raw.to_owned(),
    }
}

/// Returns a difference of two quantities in words: a difference of slopes is in per cent, not `1:n`.
fn difference(q: Quantity, style: &Style) -> String {
    let kind = if q.kind == Kind::Slope { Kind::Ratio } else { q.kind };
    Quantity { kind, ..q }.display(style)
}

fn margin_words(margin: Quantity, style: &Style) -> String {
    let size =
        crate::quantity::Exact::ZERO.checked_sub(margin.value).unwrap_or(margin.value).max(margin.value);
    let text = difference(Quantity { value: size, ..margin }, style);
    let id = match margin.value.cmp(&crate::quantity::Exact::ZERO) {
        std::cmp::Ordering::Less => "margin-outside",
        std::cmp::Ordering::Equal => "margin-at-limit",
        std::cmp::Ordering::Greater => "margin-inside",
    };
    message(style.lang, id, &[("margin", text.into())])
}

fn reason(place: &At<'_>, rule: &Rule, reason: Reason, style: &Style) -> String {
    let catalog = place.checklist.catalog();
    let name = |field: FieldRef| field_at(catalog, rule.element, field).title.get(style.lang).to_owned();
    let instruments = |field: FieldRef| {
        let tools = &field_at(catalog, rule.element, field).tools;
        let names: Vec<&str> = tools.iter().map(|t| catalog.instrument(*t).title.get(style.lang)).collect();
        names.join(&crate::lang::word(style.lang, "list-or"))
    };
    let (id, args) = match reason {
        Reason::Met => ("reason-met", vec![]),
        Reason::NotMet => ("reason-not-met", vec![]),
        Reason::WithinUncertainty(f) => {
            ("reason-within-uncertainty", vec![("field", name(f)), ("instruments", instruments(f))])
        }
        Reason::InstrumentTooCoarse(f) => ("reason-too-coarse", vec![("field", name(f))]),
        Reason::DoubtCountsAsFailed(f) => ("reason-doubt-failed", vec![("field", name(f))]),
        Reason::NotMeasured(f) => ("reason-not-measured", vec![("field", name(f))]),
        Reason::Refused(f) => {
            let raw = place.item_of(f).and_then(|i| i.readings.refused(f.field)).unwrap_or_default();
            ("reason-refused", vec![("field", name(f)), ("raw", raw.to_owned())])
        }
        Reason::NotEnclosed(f) => {
            let outer = f.of.map(|e| catalog.element(e).title.get(style.lang).to_owned());
            ("reason-not-enclosed", vec![("element", outer.unwrap_or_default())])
        }
        Reason::DoesNotApply => ("reason-does-not-apply", vec![]),
        Reason::ConditionNotMeasured(f) => ("reason-condition-not-measured", vec![("field", name(f))]),
        Reason::ConstructionUnknown => ("reason-construction-unknown", vec![]),
        Reason::ResidentUnknown => ("reason-resident-unknown", vec![]),
        Reason::Advice => ("reason-advice", vec![]),
    };
    let args: Vec<_> = args.into_iter().map(|(k, v)| (k, v.into())).collect();
    message(style.lang, id, &args)
}
