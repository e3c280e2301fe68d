//! `measures/*.toml`: what removes barriers, its unit and its formulas.

use std::collections::BTreeMap;

use super::part::quantity;
use super::{Draft, new_id, unknown_name};
use crate::checklist::formula::{Dimension, Formula, FormulaError};
use crate::checklist::measure::{Measure, MeasureKind, NeededAmount, Scope};
use crate::checklist::model::{Element, ElementIx, FieldKind};
use crate::checklist::rule_check::FieldRef;
use crate::checklist::terms::MeasureUnit;
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, Table};
use crate::quantity::{Exact, Kind};

/// Reads a file of `measures/`.
pub(super) fn measures(draft: &mut Draft, root: &Table<'_>) {
    for table in root.need("measure").map(|n| n.tables()).unwrap_or_default() {
        let read = measure(draft, &table);
        table.finish();
        draft.measures.extend(read);
    }
}

fn measure(draft: &Draft, table: &Table<'_>) -> Option<Measure> {
    let id = new_id(table, |id| draft.measures.iter().any(|m| m.id.as_str() == id));
    let title = table.need("title").and_then(|n| n.text());
    let kind = table
        .need("kind")
        .and_then(|n| one_of(&n, [("works", MeasureKind::Works), ("device", MeasureKind::Device)]));
    let unit = table.need("unit").and_then(|n| n.parsed::<MeasureUnit>(Code::ChecklistValue));
    let scope = table
        .get("per")
        .map_or(Some(Scope::Item), |n| one_of(&n, [("item", Scope::Item), ("site", Scope::Site)]));
    let amount_node = table.get("quantity");
    let otherwise_node = table.get("otherwise");
    let (unit, scope) = (unit?, scope?);
    let amount = match &amount_node {
        Some(node) => needed(draft, node, unit, scope),
        // One where things are counted; a length, an area or a number that varies is measured on site.
        None if unit.dimension() == Dimension::NUMBER && otherwise_node.is_none() => {
            Some(NeededAmount::Fixed(Exact::whole(1)))
        }
        None => Some(NeededAmount::OnSite),
    };
    let otherwise = otherwise_node.as_ref().and_then(|n| otherwise(n, unit));
    if let (Some(node), Some(NeededAmount::Fixed(_))) = (&otherwise_node, &amount) {
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", "otherwise").with("value", "");
        node.problem(bad.with("reason", "the quantity is the same everywhere, so no reading can be missing"));
    }
    Some(Measure { id: id?, kind: kind?, title: title?, unit, scope, quantity: amount?, otherwise })
}

fn one_of<T: Copy, const N: usize>(node: &Node<'_>, words: [(&str, T); N]) -> Option<T> {
    let word = node.str()?;
    let found = words.iter().find(|(w, _)| *w == word).map(|(_, value)| *value);
    if found.is_none() {
        unknown_name(node, "word", word, &words.map(|(w, _)| w));
    }
    found
}

/// Reads `quantity`: one formula for all, or one for each element.
fn needed(draft: &Draft, node: &Node<'_>, unit: MeasureUnit, scope: Scope) -> Option<NeededAmount> {
    if !node.is_table() {
        let text = node.scalar()?;
        let formula = formula(node, &text, unit, |name| {
            let bad = fault(&text, "field").with("found", name).with("expected", "");
            node.problem(bad);
            None
        })?;
        return formula.value(&|_| None).map(NeededAmount::Fixed);
    }
    if scope == Scope::Site {
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", "quantity").with("value", "");
        node.problem(bad.with("reason", "what is done once for the site has one quantity, without fields"));
        return None;
    }
    let mut found = BTreeMap::new();
    let mut whole = true;
    for entry in node.table()?.entries() {
        let Some(element) = element(draft, &entry, &entry.key) else {
            whole = false;
            continue;
        };
        let text = entry.scalar()?;
        let read = formula(&entry, &text, unit, |name| field(draft, &entry, &text, element, name));
        match read {
            Some(formula) => _ = found.insert(element, formula),
            None => whole = false,
        }
    }
    whole.then_some(NeededAmount::ByElement(found))
}

/// Reads a formula, finds its fields, and holds its dimension against the unit.
fn formula(
    node: &Node<'_>,
    text: &str,
    unit: MeasureUnit,
    mut find: impl FnMut(&String) -> Option<(FieldRef, Dimension, Exact)>,
) -> Option<Formula<FieldRef>> {
    let read = Formula::read(text).map_err(|error| node.problem(refused(text, &error))).ok()?;
    let bound = read.bind(&mut find)?;
    match bound.dimension(&|(_, dimension, _)| *dimension) {
        Ok(dimension) if dimension == unit.dimension() => {}
        Ok(dimension) => {
            let bad = fault(text, "result").with("found", dimension.word());
            node.problem(bad.with("expected", unit.as_str()));
            return None;
        }
        Err(error) => {
            node.problem(refused(text, &error));
            return None;
        }
    }
    Some(scaled(&bound))
}

/// Returns the formula with each field in metres or square metres.
fn scaled(formula: &Formula<(FieldRef, Dimension, Exact)>) -> Formula<FieldRef> {
    match formula {
        Formula::Number(value, dimension) => Formula::Number(*value, *dimension),
        Formula::Field((field, _, scale)) if scale.numerator() == 1 && scale.denominator() > 1 => {
            Formula::Over(Box::new(Formula::Field(*field)), Exact::whole(scale.denominator()))
        }
        Formula::Field((field, ..)) => Formula::Field(*field),
        Formula::Sum(parts) => Formula::Sum(parts.iter().map(scaled).collect()),
        Formula::Product(parts) => Formula::Product(parts.iter().map(scaled).collect()),
        Formula::Over(part, by) => Formula::Over(Box::new(scaled(part)), *by),
    }
}

/// Returns a field that a formula can reckon with: of the element, or of one around it as `ramp.run_length`.
fn field(
    draft: &Draft,
    node: &Node<'_>,
    text: &str,
    element: ElementIx,
    name: &str,
) -> Option<(FieldRef, Dimension, Exact)> {
    let (of, name) = match name.split_once('.') {
        Some((outer, field)) => (Some(self::element(draft, node, outer)?), field),
        None => (None, name),
    };
    let element: &Element = &draft.elements[usize::from(of.unwrap_or(element).0)];
    let Some((at, field)) = element.field(name) else {
        let known: Vec<&str> = element.fields.iter().map(|f| f.id.as_str()).collect();
        unknown_name(node, "field", name, &known);
        return None;
    };
    let kind = if let FieldKind::Quantity(kind) = field.kind { Some(kind) } else { None };
    let Some((dimension, scale)) = kind.and_then(Dimension::of) else {
        node.problem(fault(text, "kind").with("found", name).with("expected", ""));
        return None;
    };
    Some((FieldRef { of, field: at }, dimension, scale))
}

fn element(draft: &Draft, node: &Node<'_>, id: &str) -> Option<ElementIx> {
    let found = draft.element(id);
    if found.is_none() {
        let known: Vec<&str> = draft.elements.iter().map(|e| e.id.as_str()).collect();
        unknown_name(node, "element", id, &known);
    }
    found
}

/// Reads `otherwise = { from = "3 m", to = "12 m" }`, in the unit of the measure.
fn otherwise(node: &Node<'_>, unit: MeasureUnit) -> Option<(Exact, Exact)> {
    let kind = match unit.dimension() {
        Dimension::LENGTH => Kind::Length,
        Dimension::AREA => Kind::Area,
        _ => Kind::Count,
    };
    let table = node.table()?;
    let (_, scale) = Dimension::of(kind)?;
    let end = |key| table.need(key).and_then(|n| quantity(&n, kind)?.value.checked_mul(scale));
    let (from, to) = (end("from"), end("to"));
    table.finish();
    let (from, to) = (from?, to?);
    if from <= Exact::ZERO || from > to {
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", "otherwise").with("value", "");
        node.problem(bad.with("reason", "`from` is above zero and not above `to`"));
        return None;
    }
    Some((from, to))
}

fn fault(text: &str, fault: &str) -> Diagnostic {
    Diagnostic::error(Code::ChecklistFormula).with("formula", text).with("fault", fault)
}

fn refused(text: &str, error: &FormulaError) -> Diagnostic {
    let (word, found, expected) = match error {
        FormulaError::Ends => ("ends", String::new(), ""),
        FormulaError::Unexpected(found) => ("unexpected", found.clone(), ""),
        FormulaError::Bracket => ("bracket", String::new(), ""),
        FormulaError::Unit(unit) => ("unit", unit.clone(), ""),
        FormulaError::Divisor(found) => ("divisor", found.clone(), ""),
        FormulaError::Sum(first, other) => ("sum", first.word().to_owned(), other.word()),
    };
    fault(text, word).with("found", found).with("expected", expected)
}
