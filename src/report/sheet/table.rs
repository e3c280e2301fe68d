//! Sheets → one table for spreadsheets, a row a rule.
//!
//! UTF-8 with a byte order mark, CRLF; no cell can be taken for a formula, as in [`crate::report::csv`].

use std::io;

use super::{FieldRow, Format, Named, RuleRow, Sheet};
use crate::export::ExportError;
use crate::lang::Lang;
use crate::report::csv::{BETWEEN, MARK, safe};

/// The columns, in order; new ones only ever come at the end.
///
/// Ids and words of the vocabularies are the same in every language, everything else is in that of the sheet.
pub const COLUMNS: [&str; 28] = [
    "rule",
    "title",
    "note",
    "element",
    "element_title",
    "limit",
    "when",
    "changed",
    "standard",
    "code",
    "edition",
    "clause",
    "confidence",
    "confidence_title",
    "preview",
    "modality",
    "modality_title",
    "impact",
    "impact_title",
    "groups",
    "groups_title",
    "fields",
    "fields_title",
    "how_to_measure",
    "instruments",
    "instruments_title",
    "remedy",
    "remedy_title",
];

/// One row a rule.
#[derive(Debug)]
pub(super) struct Table;

impl Format for Table {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn write(&self, sheet: &Sheet, out: &mut dyn io::Write) -> Result<(), ExportError> {
        out.write_all(MARK)?;
        let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
        table.write_record(COLUMNS)?;
        for rule in &sheet.rules {
            table.write_record(cells(rule, sheet.lang).iter().map(|c| safe(c).into_owned()))?;
        }
        Ok(table.flush()?)
    }
}

fn cells(rule: &RuleRow, lang: Lang) -> [String; COLUMNS.len()] {
    let ids = |list: &[Named]| between(list.iter().map(|n| n.id.clone()));
    let titles = |list: &[Named]| between(list.iter().map(|n| n.title.clone()));
    let field_id = |f: &FieldRow| match &f.of {
        Some(of) => format!("{}.{}", of.id, f.id),
        None => f.id.clone(),
    };
    let mut tools = Vec::new();
    for tool in rule.fields.iter().flat_map(|f| &f.tools) {
        if !tools.contains(&tool) {
            tools.push(tool);
        }
    }
    [
        rule.id.clone(),
        rule.title.clone(),
        rule.note.clone().unwrap_or_default(),
        rule.element.id.clone(),
        rule.element.title.clone(),
        rule.limit.clone(),
        rule.when.clone().unwrap_or_default(),
        between(rule.changed.iter().map(|c| format!("{} ({})", c.was, c.reason))),
        rule.source.standard.clone(),
        rule.source.code.clone(),
        rule.source.edition.to_string(),
        rule.source.clause.clone(),
        rule.confidence.id.clone(),
        rule.confidence.title.clone(),
        if rule.preview { "yes" } else { "no" }.to_owned(),
        rule.modality.id.clone(),
        rule.modality.title.clone(),
        rule.impact.id.clone(),
        rule.impact.title.clone(),
        ids(&rule.groups),
        titles(&rule.groups),
        between(rule.fields.iter().map(field_id)),
        between(rule.fields.iter().map(FieldRow::words)),
        between(rule.fields.iter().map(|f| f.instruction(lang))),
        between(tools.iter().map(|t| t.id.clone())),
        between(tools.iter().map(|t| t.words(lang))),
        ids(&rule.remedies),
        titles(&rule.remedies),
    ]
}

fn between(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(BETWEEN)
}
