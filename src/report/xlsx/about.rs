//! The last sheet: what the workbook is, what its sheets hold, and what judged.

use std::collections::BTreeSet;

use super::sheet::{Cell, Head, Look, Part, Plan, Sheets};
use crate::assessment::{Input, inputs};
use crate::export::{Batch, ExportError};
use crate::lang::{message, word};
use crate::report::figures;

/// Writes what the workbook is, as pairs of a word and a sentence.
pub(super) fn write(sheets: &mut Sheets<'_>, batch: &Batch<'_>) -> Result<(), ExportError> {
    let lang = batch.settings.lang;
    let w = |id: &str| word(lang, &format!("xlsx-{id}"));
    let mut rows: Vec<(String, Cell)> = Vec::new();
    if batch.release.is_internal() {
        rows.push((w("internal"), Cell::Loud(super::notice(lang))));
    }
    rows.push((w("about-is"), Cell::text(w("subject"))));
    rows.push((w("about-date"), batch.settings.date.map(|d| Cell::Text(d.to_string())).into()));
    rows.push((w("about-program"), Cell::text(super::program())));
    for sheet in ["summary", "barriers", "findings", "untested"] {
        rows.push((w(&format!("sheet-{sheet}")), Cell::text(w(&format!("about-{sheet}")))));
    }
    rows.push((w("about-colours"), Cell::text(w("about-colours-text"))));
    let profiles: BTreeSet<(&str, &str, &str)> = batch
        .release
        .assessments()
        .iter()
        .map(|a| {
            let profile = a.checklist.profile();
            (profile.id.as_str(), profile.title.get(lang), a.checklist.catalog().hash())
        })
        .collect();
    for (id, title, hash) in profiles {
        let args = [("id", id.into()), ("title", title.into()), ("hash", hash.into())];
        rows.push((w("profile"), Cell::text(message(lang, "xlsx-about-profile", &args))));
    }
    for Input { file, sha256 } in inputs(batch.release.assessments()).0 {
        let args = [("file", file.into()), ("hash", sha256.into())];
        rows.push((w("about-record"), Cell::text(message(lang, "xlsx-about-record-text", &args))));
    }
    if let Some(homes) = batch.release.homes() {
        let text = match (homes.count, homes.mean_low, homes.mean_high) {
            (Some(count), Some(low), Some(high)) => {
                let range = format!("{}–{}", figures::percent(low, lang), figures::percent(high, lang));
                message(lang, "xlsx-about-homes-text", &[("count", count.into()), ("range", range.into())])
            }
            _ => w("about-homes-few"),
        };
        rows.push((w("about-homes"), Cell::text(text)));
    }
    let head = |id, width| Head { title: w(id), width, look: Look::Text, part: Part::Read };
    let heads = [head("about-what", 24.0), head("about-text", 100.0)];
    let plan = Plan { id: "about", table: "About", heads: &heads, rows: rows.len() };
    let mut out = sheets.table(&plan)?;
    for (what, text) in rows {
        out.put([Cell::text(what), text].into_iter())?;
    }
    out.finish()
}
