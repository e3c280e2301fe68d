//! `elements/*.toml`: what can be observed.

use super::part::{quantity, subject};
use super::{Draft, new_id, unknown_name};
use crate::checklist::Subject;
use crate::checklist::model::{Choice, Element, Field, FieldKind, MAX_FIELDS};
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, Table};
use crate::quantity::{Kind, Quantity, unit};

/// Reads one element file.
pub(super) fn element(draft: &mut Draft, root: &Table<'_>) {
    let id = new_id(root, |id| draft.element(id).is_some());
    let title = root.need("title").and_then(|n| n.text());
    let subject = root.get("subject").and_then(|n| subject(&n)).unwrap_or(Subject::Site);
    let mut fields: Vec<Field> = Vec::new();
    let tables = root.need("field").map(|n| (n.tables(), n));
    if let Some((tables, node)) = tables {
        if tables.len() > MAX_FIELDS {
            let many = Diagnostic::error(Code::ChecklistValue).with("key", "field");
            node.problem(
                many.with("value", tables.len().to_string())
                    .with("reason", format!("at most {MAX_FIELDS} fields")),
            );
        }
        for table in tables.into_iter().take(MAX_FIELDS) {
            let read = field(draft, &fields, &table);
            table.finish();
            fields.extend(read);
        }
    }
    if let (Some(id), Some(title)) = (id, title) {
        draft.elements.push(Element { id, title, subject, fields });
    }
}

fn field(draft: &Draft, before: &[Field], table: &Table<'_>) -> Option<Field> {
    let id = new_id(table, |id| before.iter().any(|f| f.id.as_str() == id));
    let kind = table.need("kind").and_then(|n| kind(&n, table));
    let ask = table.need("ask").and_then(|n| n.text());
    let title = table.need("title").and_then(|n| n.text());
    let quantity_kind = match kind {
        Some(FieldKind::Quantity(kind)) => Some(kind),
        _ => None,
    };
    let how = if quantity_kind.is_some() { table.need("how") } else { table.get("how") };
    let how = how.and_then(|n| n.text());
    let mut tools = Vec::new();
    if let Some(node) = table.get("tool") {
        for name in node.array() {
            let Some(word) = name.str() else { continue };
            if let Some(at) = draft.instrument(word) {
                tools.push(at);
            } else {
                let known: Vec<&str> = draft.instruments.iter().map(|i| i.id.as_str()).collect();
                unknown_name(&name, "instrument", word, &known);
            }
        }
    }
    let unit = table.get("unit").and_then(|node| {
        let word = node.str()?;
        let unit = quantity_kind.and_then(|kind| unit::find(kind, word));
        if unit.is_none() {
            let bad = Diagnostic::error(Code::ChecklistValue).with("key", "unit").with("value", word);
            node.problem(bad.with("reason", "not a unit of this kind"));
        }
        unit
    });
    let plausible = quantity_kind.and_then(|kind| plausible(&table.need("plausible")?, kind));
    Some(Field { id: id?, kind: kind?, title: title?, ask: ask?, how, tools, unit, plausible })
}

fn kind(node: &Node<'_>, table: &Table<'_>) -> Option<FieldKind> {
    match node.str()? {
        "yes_no" => Some(FieldKind::YesNo),
        "text" => Some(FieldKind::Text),
        "choice" => Some(FieldKind::Choice(choices(&table.need("choices")?))),
        word => {
            if let Some(kind) = Kind::ALL.into_iter().find(|k| k.id() == word) {
                return Some(FieldKind::Quantity(kind));
            }
            let mut known: Vec<&str> = Kind::ALL.iter().map(|k| k.id()).collect();
            known.extend(["yes_no", "choice", "text"]);
            unknown_name(node, "kind", word, &known);
            None
        }
    }
}

fn choices(node: &Node<'_>) -> Vec<Choice> {
    let mut found: Vec<Choice> = Vec::new();
    for table in node.tables() {
        let id: Option<crate::checklist::FieldId> = new_id(&table, |id| found.iter().any(|c| c.id == id));
        let title = table.need("title").and_then(|n| n.text());
        table.finish();
        if let (Some(id), Some(title)) = (id, title) {
            found.push(Choice { id: id.to_string(), title });
        }
    }
    found
}

fn plausible(node: &Node<'_>, kind: Kind) -> Option<(Quantity, Quantity)> {
    let table = node.table()?;
    let from = table.need("from").and_then(|n| quantity(&n, kind));
    let to = table.need("to").and_then(|n| quantity(&n, kind));
    table.finish();
    Some((from?, to?))
}
