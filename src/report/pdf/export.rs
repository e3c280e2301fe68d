//! The PDF exporter: the template of the kind that is asked for → a tagged file.

use std::io;

use super::{Block, Doc, FontSet, PdfError, write};
use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter};
use crate::lang::word;
use crate::report::kinds;

/// Writes documents as tagged PDF (PDF/UA-1).
#[derive(Debug, Clone, Copy)]
pub struct Pdf;

impl Exporter for Pdf {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn extension(&self) -> &'static str {
        "pdf"
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        let (doc, mut diagnostics) = kinds::template(batch.settings.kind).document(batch);
        let done = write(&doc, &FontSet::shipped(), out).map_err(|e| match e {
            PdfError::Io(error) => ExportError::Io(error),
            error @ PdfError::File(_) => ExportError::Format(error.to_string()),
        })?;
        diagnostics.extend(done.diagnostics);
        Ok(diagnostics)
    }
}

/// Returns a document over the assessments of a batch with the running lines that every kind has:
/// the program, the day, the site, and the mark of what is internal.
pub(super) fn framed(batch: &Batch<'_>, title: String, subject: &str, blocks: Vec<Block>) -> Doc {
    let lang = batch.settings.lang;
    let assessments = batch.release.assessments();
    let mark = match (batch.release.is_internal(), assessments.iter().any(|a| a.is_home())) {
        (false, _) => None,
        (true, false) => Some(word(lang, "inspection-internal")),
        (true, true) => Some(word(lang, "inspection-internal-home")),
    };
    let day = batch.settings.date.or_else(|| assessments.iter().filter_map(|a| a.survey.surveyed).max());
    let program = program();
    let foot = match assessments.first().map(|a| &a.survey.site) {
        Some(site) if assessments.iter().all(|a| a.survey.site.id == site.id) => {
            format!("{} · {program}", site.label)
        }
        _ => program.clone(),
    };
    Doc {
        title,
        lang,
        author: batch.settings.press.theme.as_ref().and_then(|t| t.office.clone()),
        subject: Some(word(lang, subject)),
        creator: program,
        created: day.map(|d| d.at(0, 0, 0, 0)),
        foot,
        mark,
        press: batch.settings.press.clone(),
        blocks,
    }
}

/// The program with its version.
pub(crate) fn program() -> String {
    format!("Tantu {}", env!("CARGO_PKG_VERSION"))
}
