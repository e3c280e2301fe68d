//! The PDF exporter: the template of the kind that is asked for → a tagged file.

use std::collections::BTreeSet;
use std::io;

use super::{Block, Doc, FontSet, PdfError, Provenance, write};
use crate::assessment::Assessment;
use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter, Kind};
use crate::lang::{Arg, Lang, message, word};
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
    // The other kinds show no prices.
    let priced = matches!(batch.settings.kind, Kind::WORK_SHEET | Kind::HOME_ASSESSMENT);
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
        provenance: Provenance::of(assessments, batch.settings.prices.as_deref().filter(|_| priced)),
        created: day.map(|d| d.at(0, 0, 0, 0)),
        foot,
        mark,
        press: batch.settings.press.clone(),
        blocks,
    }
}

/// Returns what a document over assessments is called: by its only site, else by how many sites there are; with the
/// visits where they are more.
pub(crate) fn titled(
    of: &[&Assessment],
    lang: Lang,
    one: impl FnOnce(&Assessment) -> String,
    many: &str,
) -> String {
    let sites: BTreeSet<&str> = of.iter().map(|a| a.survey.site.id.as_str()).collect();
    let visits: BTreeSet<_> = of.iter().map(|a| (&a.survey.site.id, a.survey.surveyed)).collect();
    let title = match of {
        [first, ..] if sites.len() == 1 => one(first),
        _ => message(lang, many, &[("count", Arg::from(sites.len()))]),
    };
    if visits.len() == sites.len() {
        return title;
    }
    message(lang, "title-visits", &[("title", Arg::from(title)), ("visits", Arg::from(visits.len()))])
}

/// The program with its version.
pub(crate) fn program() -> String {
    format!("Tantu {}", env!("CARGO_PKG_VERSION"))
}
