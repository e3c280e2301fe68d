//! `models/*.toml` → [`Schemes`](crate::checklist::Schemes).

use super::Draft;
use super::part::share;
use crate::checklist::ids::StandardId;
use crate::checklist::scheme::{CnaecDimension, CnaecPart, CnaecScheme, LotScheme};
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, Table, unknown};
use crate::quantity::Exact;

/// The schemes that can be described.
const KNOWN: [&str; 2] = ["cnaec-1304", "acceptance-lot"];

/// Reads a file of `models/`.
pub(super) fn scheme(draft: &mut Draft, root: &Table<'_>) {
    let Some(node) = root.need("model") else { return };
    match node.str() {
        Some("cnaec-1304") => draft.schemes.cnaec = cnaec(draft, root),
        Some("acceptance-lot") => draft.schemes.lot = lot(draft, root),
        Some(other) => {
            let found = unknown(Code::ChecklistUnknownReference, "name", other, &KNOWN);
            node.problem(found.with("what", "model"));
        }
        None => {}
    }
}

/// Reads standards that the catalogue has.
fn standards(draft: &Draft, node: &Node<'_>) -> Vec<StandardId> {
    let known: Vec<&str> = draft.standards.iter().map(|s| s.id.as_str()).collect();
    let each = node.array().into_iter().filter_map(|n| standard(draft, &n, &known));
    each.collect()
}

fn standard(draft: &Draft, node: &Node<'_>, known: &[&str]) -> Option<StandardId> {
    let name = node.str()?;
    let found = draft.standards.iter().find(|s| s.id.as_str() == name).map(|s| s.id.clone());
    if found.is_none() {
        super::unknown_name(node, "standard", name, known);
    }
    found
}

fn cnaec(draft: &Draft, root: &Table<'_>) -> Option<CnaecScheme> {
    let known: Vec<&str> = draft.standards.iter().map(|s| s.id.as_str()).collect();
    let own = root.need("standard").and_then(|n| standard(draft, &n, &known));
    let control = root.need("control").and_then(|n| n.table());
    let gate = control.as_ref().and_then(|t| t.need("standards")).map(|n| standards(draft, &n));
    let sure =
        control.as_ref().and_then(|t| t.need("confidence")).and_then(|n| n.parsed(Code::ChecklistValue));
    if let Some(table) = control {
        table.finish();
    }
    let dimensions = root.need("dimension").map(|n| n.tables()).unwrap_or_default();
    let dimensions = dimensions.into_iter().filter_map(dimension).collect();
    let points = root.get("points").map(|n| n.tables()).unwrap_or_default();
    let points = points.into_iter().filter_map(|table| {
        let fact = table.need("fact").and_then(|n| n.str()).map(str::to_owned);
        let worth = table.need("points").and_then(|n| points_of(&n));
        table.finish();
        fact.zip(worth)
    });
    Some(CnaecScheme {
        points: points.collect(),
        standard: own?,
        control: gate?,
        control_confidence: sure?,
        dimensions,
    })
}

fn dimension(table: Table<'_>) -> Option<CnaecDimension> {
    let texts = |n: Node<'_>| n.strings().into_iter().map(str::to_owned).collect();
    let id = table.need("id").and_then(|n| n.str()).map(str::to_owned);
    let title = table.need("title").and_then(|n| n.text());
    let system = table.need("system").map(texts);
    let facility = table.get("facility").map(texts);
    let parts = table.get("part").map(|n| n.tables()).unwrap_or_default();
    let parts = parts.into_iter().filter_map(part).collect();
    table.finish();
    Some(CnaecDimension { id: id?, title: title?, system: system?, parts, facility })
}

fn part(table: Table<'_>) -> Option<CnaecPart> {
    let title = table.need("title").and_then(|n| n.text());
    let weight = table.need("weight").and_then(|n| points_of(&n));
    let clauses = table.need("clauses").map(|n| n.strings().into_iter().map(str::to_owned).collect());
    table.finish();
    Some(CnaecPart { title: title?, weight: weight?, clauses: clauses? })
}

/// Reads points such as `"7.5"`.
fn points_of(node: &Node<'_>) -> Option<Exact> {
    let text = node.scalar()?;
    let found = Exact::from_decimal(&text).filter(|p| !p.is_negative());
    if found.is_none() {
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", node.key.to_string());
        node.problem(bad.with("value", text).with("reason", "points are a number from 0 on"));
    }
    found
}

fn lot(draft: &Draft, root: &Table<'_>) -> Option<LotScheme> {
    let confidence = root.need("confidence").and_then(|n| n.parsed(Code::ChecklistValue));
    let general_pass = root.need("general_pass").and_then(|n| share(&n));
    let worst_percent = root.need("worst_percent").and_then(|n| n.int());
    let main = root.need("main").and_then(|n| n.table());
    let modality = main.as_ref().and_then(|t| t.need("modality"));
    let modality = modality.and_then(|n| n.parsed(Code::ChecklistValue));
    let impact = main.as_ref().and_then(|t| t.need("impact")).map(|n| n.array()).unwrap_or_default();
    let main_impact = impact.iter().filter_map(|n| n.parsed(Code::ChecklistValue)).collect();
    let deviation = root.need("deviation").and_then(|n| n.table());
    let standards = deviation.as_ref().and_then(|t| t.need("standards")).map(|n| standards(draft, &n));
    for table in main.into_iter().chain(deviation) {
        table.finish();
    }
    Some(LotScheme {
        confidence: confidence?,
        general_pass: general_pass?,
        worst_percent: worst_percent?,
        main_modality: modality?,
        main_impact,
        deviation: standards?,
    })
}
