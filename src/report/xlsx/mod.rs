//! Assessments → an Excel workbook: the sites, the barriers to follow up, all findings, what is still
//! to be measured, and what the workbook is.
//!
//! Numbers are numbers, dates are dates, and a text is never anything but a text: no cell of the
//! workbook is a formula. Each sheet is one table with a named head, as screen readers need it.

mod about;
mod columns;
mod sheet;
mod style;
mod summary;

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::assessment::Assessment;
use crate::checklist::Outcome;
use crate::diag::{Code, Diagnostic};
use crate::export::{Batch, ExportError, Exporter};
use crate::lang::{Lang, word};
use crate::report::figures;
use columns::{BARRIERS, Column, FINDINGS, Row, UNTESTED};
use sheet::{Head, Plan, Sheets};

/// An Excel workbook.
#[derive(Debug, Clone, Copy)]
pub struct Xlsx {
    /// The most rows of a table, its head apart, that one sheet takes; the rest goes to the next sheet.
    pub sheet_rows: u32,
    /// The most rows that are kept in memory. A longer table goes row by row through a temporary
    /// file without a name, which the system removes, and its texts stand in the cells.
    pub memory_rows: usize,
}

impl Xlsx {
    /// What Excel takes: 1,048,576 rows a sheet.
    pub const EXCEL: Self = Self { sheet_rows: 1_000_000, memory_rows: 10_000 };
}

impl Exporter for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn extension(&self) -> &'static str {
        "xlsx"
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        let (lang, internal) = (batch.settings.lang, batch.release.is_internal());
        let mut book = Workbook::new();
        book.set_properties(&properties(batch)?);
        let mut sheets = Sheets::new(&mut book, *self, lang, internal);
        summary::write(&mut sheets, batch)?;
        findings(&mut sheets, batch, ("barriers", "Barriers"), BARRIERS, |_, rank| rank.is_some())?;
        findings(&mut sheets, batch, ("findings", "Findings"), FINDINGS, |_, _| true)?;
        findings(&mut sheets, batch, ("untested", "ToMeasure"), UNTESTED, |finding, _| {
            finding.waiver.is_none() && matches!(finding.outcome, Outcome::Untested | Outcome::CantTell)
        })?;
        about::write(&mut sheets, batch)?;
        let notes = sheets.notes();
        out.write_all(&book.save_to_buffer()?)?;
        Ok(notes)
    }
}

/// Writes a table of the findings that are wanted; barriers come in their rank, the rest as they are.
fn findings(
    sheets: &mut Sheets<'_>,
    batch: &Batch<'_>,
    (id, table): (&str, &str),
    columns: &[Column],
    wanted: impl Fn(&crate::finding::Finding, Option<usize>) -> bool,
) -> Result<(), ExportError> {
    let lang = batch.settings.lang;
    let heads: Vec<Head> = columns.iter().map(|c| c.head(lang)).collect();
    let assessments = batch.release.assessments();
    let rows = assessments.iter().map(|a| order(a).filter(|(at, r)| wanted(&a.findings[*at], *r)).count());
    let plan = Plan { id, table, heads: &heads, rows: rows.sum() };
    let mut rows = sheets.table(&plan)?;
    for (assessment, key) in assessments.iter().zip(figures::keys(assessments)) {
        for (at, rank) in order(assessment).filter(|(at, r)| wanted(&assessment.findings[*at], *r)) {
            let row = Row::new(assessment, &key, at, rank, &batch.settings);
            rows.put(columns.iter().map(|c| (c.cell)(&row)))?;
        }
    }
    rows.finish()
}

/// The places of the findings of an assessment, barriers first in their rank, with the rank.
fn order(assessment: &Assessment) -> impl Iterator<Item = (usize, Option<usize>)> {
    let ranked = assessment.barriers.iter().zip(1..).map(|(b, rank)| (b.finding, Some(rank)));
    let rest = assessment.findings.iter().enumerate().filter(|(_, f)| !f.is_barrier());
    ranked.chain(rest.map(|(at, _)| (at, None)))
}

/// The metadata. The day is the one handed in, or that of the newest visit, never that of the clock.
fn properties(batch: &Batch<'_>) -> Result<DocProperties, ExportError> {
    let lang = batch.settings.lang;
    let visits = batch.release.assessments().iter().filter_map(|a| a.survey.surveyed);
    let day = batch.settings.date.or_else(|| visits.max());
    let made = day.and_then(sheet::excel_date);
    let made = made.map_or_else(|| ExcelDateTime::from_ymd(1980, 1, 1), Ok)?;
    let mut properties = DocProperties::new()
        .set_title(word(lang, "xlsx-title"))
        .set_subject(word(lang, "xlsx-subject"))
        .set_author(program())
        .set_creation_datetime(&made)
        .set_custom_property("Language", lang.tag());
    if batch.release.is_internal() {
        properties = properties.set_status(word(lang, "xlsx-internal")).set_comment(notice(lang));
    }
    Ok(properties)
}

/// The program with its version.
fn program() -> String {
    format!("Tantu {}", env!("CARGO_PKG_VERSION"))
}

/// What a person must know before passing an internal workbook on.
fn notice(lang: Lang) -> String {
    word(lang, "export-internal")
}

impl From<XlsxError> for ExportError {
    /// Keeps the error of the place written to.
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::IoError(error) => Self::Io(error),
            other => Self::Format(other.to_string()),
        }
    }
}

/// Says that a table goes on in further sheets.
fn split(sheets: u32, rows: usize, title: &str) -> Diagnostic {
    let split = Diagnostic::warning(Code::XlsxSplit).with("title", title);
    split.with("rows", rows.to_string()).with("sheets", sheets.to_string())
}

/// Says that texts were cut.
fn cut(cells: usize) -> Diagnostic {
    Diagnostic::warning(Code::XlsxLong).with("count", cells.to_string())
}
