//! Assessments → `findings.json` and JSON lines: everything, in both languages, for other programs.
//!
//! Nothing is collected: sites and findings are made one by one while they are written.

pub mod certificate;
pub mod comparison;
mod edition;
mod finding;
pub mod home;
#[cfg(feature = "map")]
pub mod needs;
#[cfg(feature = "map")]
pub mod programme;
mod record;
mod site;

use std::io::{self, Write as _};

pub use edition::{AskedRecord, ChangedRecord, EditionsRecord, GapRecord, ItemEditionRecord, LeftOutRecord};
pub use finding::{FindingLine, FindingRecord, MeasuredRecord, ReasonRecord, WaiverRecord};
pub use record::{Document, RuleRecord, Tool};
pub use site::{
    BarrierRecord, BreakRecord, BurdenRecord, DestinationRecord, GradeRecord, ItemRecord, PositionRecord,
    ScoreRecord, SiteRecord, SourceRecord, VerdictRecord,
};

use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter};
use crate::report::{figures, kinds};

/// The version of the format: it rises when a program that reads the old one would go wrong.
pub const SCHEMA: u32 = 1;
/// The name of its JSON Schema.
pub const SCHEMA_ID: &str = "urn:tantu:schema:findings:1";

/// One JSON document: `findings.json`.
#[derive(Debug)]
pub struct Json;

impl Exporter for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        let mut out = io::BufWriter::with_capacity(1 << 16, out);
        if kinds::template(batch.settings.kind).json(batch, &mut out)? {
            out.flush()?;
            return Ok(Vec::new());
        }
        serde_json::to_writer_pretty(&mut out, &Document::of(batch))?;
        out.write_all(b"\n")?;
        out.flush()?;
        Ok(Vec::new())
    }
}

/// One finding a line.
#[derive(Debug)]
pub struct JsonLines;

impl Exporter for JsonLines {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn extension(&self) -> &'static str {
        "jsonl"
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        let mut out = io::BufWriter::with_capacity(1 << 16, out);
        let assessments = batch.release.assessments();
        for (assessment, key) in assessments.iter().zip(figures::keys(assessments)) {
            for at in 0..assessment.findings.len() {
                let line = FindingLine {
                    schema: SCHEMA,
                    internal: batch.release.is_internal(),
                    site: &assessment.survey.site.id,
                    site_label: &assessment.survey.site.label,
                    surveyed: assessment.survey.surveyed.map(|d| d.to_string()),
                    finding: FindingRecord::of(assessment, &key, at, batch.settings.system),
                };
                serde_json::to_writer(&mut out, &line)?;
                out.write_all(b"\n")?;
            }
        }
        out.flush()?;
        Ok(Vec::new())
    }
}

/// Returns the JSON Schema of `findings.json`, as it stands in `docs/reference/`.
pub fn json_schema() -> String {
    let schema = schemars::schema_for!(Document<'static>);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
