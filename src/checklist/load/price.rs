//! `prices/*.toml` and `lists/*.toml`: what measures cost, and whose lists they are on.

use std::collections::BTreeMap;

use super::{Draft, unknown_name};
use crate::checklist::MeasureId;
use crate::checklist::measure_list::{ListGroup, ListItem, MeasureList};
use crate::checklist::price::{Price, PriceBook};
use crate::checklist::terms::Confidence;
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, Table};
use crate::quantity::Fen;

/// Reads a file of `prices/`.
pub(super) fn prices(draft: &mut Draft, root: &Table<'_>) {
    let id = root.need("id").and_then(|n| n.str()).map(str::to_owned);
    if let (Some(id), Some(node)) = (&id, root.get("id"))
        && draft.prices.iter().any(|b| b.id == *id)
    {
        node.problem(Diagnostic::error(Code::ChecklistDuplicateId).with("id", id.as_str()));
    }
    let region = root.need("region").and_then(|n| region(&n));
    let title = root.need("title").and_then(|n| n.text());
    let date = root.need("date").and_then(|n| n.date());
    if let Some(node) = root.need("currency")
        && let Some(word) = node.str().filter(|w| *w != "CNY")
    {
        unknown_name(&node, "currency", word, &["CNY"]);
    }
    // Demanded, so that nobody takes sample figures for real ones by leaving a key out.
    let example = root.need("example").and_then(|n| n.bool());
    let source = root.need("source").and_then(|n| n.text());
    let mut prices = BTreeMap::new();
    for table in root.need("price").map(|n| n.tables()).unwrap_or_default() {
        if let Some((measure, price)) = price(draft, &table, &prices) {
            prices.insert(measure, price);
        }
        table.finish();
    }
    if let (Some(id), Some(region), Some(title), Some(date), Some(example), Some(source)) =
        (id, region, title, date, example, source)
    {
        // Filled in by the reader of the file, which has its text.
        let sha256 = String::new();
        draft.prices.push(PriceBook { id, region, title, date, example, source, sha256, prices });
    }
}

fn region(node: &Node<'_>) -> Option<String> {
    let code = node.str()?;
    if code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()) {
        return Some(code.to_owned());
    }
    let bad = Diagnostic::error(Code::ChecklistValue).with("key", "region").with("value", code);
    node.problem(bad.with("reason", "a division of GB/T 2260 has six digits, such as `622900`"));
    None
}

fn price(draft: &Draft, table: &Table<'_>, taken: &BTreeMap<MeasureId, Price>) -> Option<(MeasureId, Price)> {
    let of = table.need("measure");
    let unit = table.need("unit");
    let fen = |key| table.need(key).and_then(|n| Some((n.scalar()?, n))).and_then(|(t, n)| amount(&t, &n));
    let (min, typical, max) = (fen("min"), fen("typical"), fen("max"));
    let of = of?;
    let id = of.str()?;
    let Some(measure) = draft.measures.iter().find(|m| m.id.as_str() == id) else {
        let known: Vec<&str> = draft.measures.iter().map(|m| m.id.as_str()).collect();
        unknown_name(&of, "measure", id, &known);
        return None;
    };
    if taken.contains_key(&measure.id) {
        of.problem(Diagnostic::error(Code::ChecklistDuplicateId).with("id", id));
        return None;
    }
    let unit = unit?;
    if let Some(word) = unit.str().filter(|w| *w != measure.unit.as_str()) {
        let bad = Diagnostic::error(Code::ChecklistPriceUnit).with("measure", id).with("found", word);
        unit.problem(bad.with("unit", measure.unit.as_str()));
    }
    let (min, typical, max) = (min?, typical?, max?);
    if min > typical || typical > max || min == Fen::ZERO {
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", "price").with("value", id);
        of.problem(bad.with("reason", "`min`, `typical` and `max` grow in this order from above zero"));
        return None;
    }
    Some((measure.id.clone(), Price { min, typical, max }))
}

fn amount(text: &str, node: &Node<'_>) -> Option<Fen> {
    text.parse()
        .map_err(|error: crate::quantity::BadMoney| {
            let bad = Diagnostic::error(Code::ChecklistValue).with("key", node.key.to_string());
            node.problem(bad.with("value", text).with("reason", error.to_string()));
        })
        .ok()
}

/// Reads a file of `lists/`.
pub(super) fn lists(draft: &mut Draft, root: &Table<'_>) {
    let id = root.need("id").and_then(|n| n.str()).map(str::to_owned);
    let title = root.need("title").and_then(|n| n.text());
    let source = root.need("source").and_then(|n| n.text());
    let mut groups = Vec::new();
    for table in root.need("group").map(|n| n.tables()).unwrap_or_default() {
        let id = table.need("id").and_then(|n| n.str()).map(str::to_owned);
        let title = table.need("title").and_then(|n| n.text());
        table.finish();
        groups.extend(id.zip(title).map(|(id, title)| ListGroup { id, title }));
    }
    let mut items: Vec<ListItem> = Vec::new();
    for table in root.need("item").map(|n| n.tables()).unwrap_or_default() {
        let read = item(draft, &groups, &items, &table);
        table.finish();
        items.extend(read);
    }
    if let (Some(id), Some(title), Some(source)) = (id, title, source) {
        draft.lists.push(MeasureList { id, title, source, groups, items });
    }
}

fn item(draft: &Draft, groups: &[ListGroup], before: &[ListItem], table: &Table<'_>) -> Option<ListItem> {
    let number = table.need("number").and_then(|node| {
        let number = node.int().and_then(|n| u32::try_from(n).ok());
        if let Some(taken) = number.filter(|n| before.iter().any(|i| i.number == *n)) {
            node.problem(Diagnostic::error(Code::ChecklistDuplicateId).with("id", taken.to_string()));
            return None;
        }
        number
    });
    let group = table.need("group").and_then(|node| {
        let word = node.str()?;
        let found = groups.iter().position(|g| g.id == word);
        if found.is_none() {
            let known: Vec<&str> = groups.iter().map(|g| g.id.as_str()).collect();
            unknown_name(&node, "group", word, &known);
        }
        found
    });
    let basic = table.get("basic").map_or(Some(false), |n| n.bool());
    let title = table.need("title").and_then(|n| n.text());
    let measures_node = table.need("measures");
    let measures = measures_node.as_ref().map(|n| super::rule::measures(draft, n)).unwrap_or_default();
    let gap = table.get("gap").and_then(|n| n.text());
    let confidence = table.need("confidence").and_then(|n| n.parsed::<Confidence>(Code::ChecklistValue));
    if let Some(node) = measures_node.filter(|n| n.is_array() && n.array().is_empty() && gap.is_none()) {
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", "measures").with("value", "[]");
        node.problem(bad.with("reason", "an item without a measure says in `gap` what is missing"));
    }
    Some(ListItem {
        number: number?,
        group: group?,
        basic: basic?,
        title: title?,
        measures,
        gap,
        confidence: confidence?,
    })
}
