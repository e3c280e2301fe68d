//! Assessments → tables for spreadsheets: barriers in their rank, or all findings.
//!
//! UTF-8 with a byte order mark, which Excel needs to show Chinese; CRLF lines (RFC 4180). No cell
//! can be taken for a formula: see [`safe`].

use std::borrow::Cow;
use std::io;

use crate::assessment::Assessment;
use crate::checklist::GroupSet;
use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter, Settings};
use crate::lang::word;
use crate::report::figures;

/// The byte order mark.
pub(crate) const MARK: &[u8] = "\u{feff}".as_bytes();

/// What stands between the parts of a cell.
pub(crate) const BETWEEN: &str = " | ";

/// The columns of both tables, in order; new ones only ever come at the end.
///
/// Ids and words of the vocabularies are the same in every language; the columns named `*_title`,
/// `measured`, `limit`, `margin`, `reason` and `remedy` are in the language of the output.
pub const COLUMNS: [&str; 34] = [
    "site",
    "site_label",
    "surveyed",
    "profile",
    "rank",
    "outcome",
    "outcome_title",
    "impact",
    "item",
    "item_label",
    "element",
    "element_title",
    "floor",
    "lon",
    "lat",
    "rule",
    "rule_title",
    "standard",
    "clause",
    "confidence",
    "preview",
    "groups",
    "measured",
    "measured_raw",
    "measured_with",
    "limit",
    "margin",
    "reason_code",
    "reason",
    "gain",
    "remedy",
    "waived_until",
    "waived_by",
    "internal",
];

/// The table of all findings.
#[derive(Debug)]
pub struct Findings;

impl Exporter for Findings {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        write(batch, out, |assessment, row| {
            let mut ranks = vec![None; assessment.findings.len()];
            for (barrier, rank) in assessment.barriers.iter().zip(1..) {
                ranks[barrier.finding] = Some((rank, barrier.gain));
            }
            ranks.iter().enumerate().try_for_each(|(at, rank)| row(at, *rank))
        })
    }
}

/// The table of barriers, most important first.
#[derive(Debug)]
pub struct Barriers;

impl Exporter for Barriers {
    fn name(&self) -> &'static str {
        "barriers"
    }

    fn extension(&self) -> &'static str {
        "csv"
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        write(batch, out, |assessment, row| {
            let mut ranked = assessment.barriers.iter().zip(1..);
            ranked.try_for_each(|(barrier, rank)| row(barrier.finding, Some((rank, barrier.gain))))
        })
    }
}

/// Writes one row: the place of the finding, and its rank and gain if it is a barrier.
type Row<'r> = &'r mut dyn FnMut(usize, Option<(usize, f64)>) -> Result<(), ExportError>;

fn write(
    batch: &Batch<'_>,
    out: &mut dyn io::Write,
    rows: impl Fn(&Assessment, Row<'_>) -> Result<(), ExportError>,
) -> Result<Vec<Diagnostic>, ExportError> {
    out.write_all(MARK)?;
    let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    table.write_record(COLUMNS)?;
    for assessment in batch.release.assessments() {
        rows(assessment, &mut |at, rank| {
            let cells = cells(assessment, at, rank, &batch.settings, batch.release.is_internal());
            table.write_record(cells.iter().map(|c| safe(c).into_owned()))?;
            Ok(())
        })?;
    }
    table.flush()?;
    Ok(Vec::new())
}

fn cells(
    assessment: &Assessment,
    at: usize,
    rank: Option<(usize, f64)>,
    settings: &Settings,
    internal: bool,
) -> [String; COLUMNS.len()] {
    let (finding, lang, survey) = (&assessment.findings[at], settings.lang, &assessment.survey);
    let (rule, item) = (assessment.rule(finding), assessment.item(finding));
    let (catalog, told) = (assessment.checklist.catalog(), assessment.explain(finding, &settings.style()));
    let element = catalog.element(item.element);
    let standard = figures::standard_code(catalog, rule);
    let waiver = finding.waiver.and_then(|w| survey.waivers.get(usize::from(w)));
    let place = item.position();
    let parts = |part: &dyn Fn(&crate::finding::Measured) -> Option<String>| {
        told.measured.iter().filter_map(part).collect::<Vec<_>>().join(BETWEEN)
    };
    [
        survey.site.id.clone(),
        survey.site.label.clone(),
        survey.surveyed.map(|d| d.to_string()).unwrap_or_default(),
        assessment.checklist.profile().id.to_string(),
        rank.map(|(rank, _)| rank.to_string()).unwrap_or_default(),
        finding.outcome.to_string(),
        finding.outcome.title(lang),
        rule.impact.to_string(),
        item.id.clone(),
        item.label.clone().unwrap_or_default(),
        element.id.to_string(),
        element.title.get(lang).to_owned(),
        item.more.as_ref().and_then(|m| m.floor.clone()).unwrap_or_default(),
        place.map(|p| format!("{:.7}", p.lon)).unwrap_or_default(),
        place.map(|p| format!("{:.7}", p.lat)).unwrap_or_default(),
        rule.id.to_string(),
        rule.title.get(lang).to_owned(),
        standard.to_owned(),
        rule.clause.clone(),
        rule.confidence.to_string(),
        yes_no(rule.is_preview()),
        groups(rule.groups),
        figures::measured_text(&told, lang),
        parts(&|m| Some(m.raw.clone())),
        parts(&|m| m.with.clone()),
        told.limit.clone(),
        told.margin_text.clone().unwrap_or_default(),
        finding.reason.code().to_owned(),
        told.reason.clone(),
        rank.map(|(_, gain)| format!("{gain:.6}")).unwrap_or_default(),
        figures::remedies(catalog, rule, lang).join(&word(lang, "list-then")),
        waiver.map(|w| w.until.to_string()).unwrap_or_default(),
        waiver.map(|w| w.by.clone()).unwrap_or_default(),
        yes_no(internal),
    ]
}

fn yes_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

fn groups(groups: GroupSet) -> String {
    groups.iter().map(crate::checklist::Group::as_str).collect::<Vec<_>>().join(BETWEEN)
}

/// Returns a cell that no spreadsheet takes for a formula.
///
/// A cell whose first sign could start one gets an apostrophe before it, unless it is a plain
/// number. Signs behind blanks count as first, and so do the full-width forms, which spreadsheets
/// of East Asian editions read as the same (OWASP, CSV Injection).
pub fn safe(cell: &str) -> Cow<'_, str> {
    let starts =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n');
    let first = cell.trim_start_matches([' ', '\u{a0}', '\u{3000}', '\u{feff}', '\0']).chars().next();
    let risky = first.is_some_and(starts) || cell.starts_with(['\t', '\r', '\n']);
    if risky && !is_plain_number(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Returns true for `-12` and `+0.5`: a sign, digits, and at most one point between digits.
fn is_plain_number(cell: &str) -> bool {
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let number = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    match number.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(number),
    }
}
