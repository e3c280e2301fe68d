//! The acceptance certificate as a kind of document: works of a home or a site, measured again.

use std::io;

use super::kinds::Template;
use crate::assessment::Assessment;
use crate::compare::{Since, visits};
use crate::diag::{Code, Diagnostic};
use crate::export::{Batch, ExportError, Kind};
use crate::privacy::Release;
use crate::retrofit::{Acceptance, acceptance};

/// The acceptance of works by a second visit.
#[derive(Debug, Clone, Copy)]
pub struct Certificate;

impl Template for Certificate {
    fn kind(&self) -> Kind {
        Kind::CERTIFICATE
    }

    fn writes(&self, format: &str) -> bool {
        matches!(format, "pdf" | "html" | "json")
    }

    fn split<'a>(&self, release: &Release<'a>) -> Vec<Vec<&'a Assessment>> {
        visits(release.assessments(), Since::default()).into_iter().map(|v| v.all).collect()
    }

    fn refuses(&self, release: &Release<'_>) -> Option<Diagnostic> {
        if !visits(release.assessments(), Since::default()).is_empty() {
            return None;
        }
        // The second visit may be to a home that this release does not show.
        let held = release.homes().is_some() && release.assessments().is_empty();
        Some(if held {
            Diagnostic::error(Code::ReportHomesHeld).with("kind", self.kind().name())
        } else {
            Diagnostic::error(Code::ReportSingleVisit)
        })
    }

    #[cfg(feature = "pdf")]
    fn document(&self, batch: &Batch<'_>) -> (super::pdf::Doc, Vec<Diagnostic>) {
        (super::pdf::certificate::document(batch), Vec::new())
    }

    fn json(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<bool, ExportError> {
        super::json::certificate::write(batch, out)?;
        Ok(true)
    }
}

/// Returns the acceptances that a batch asks for, site by site.
pub(crate) fn acceptances<'a>(batch: &Batch<'a>) -> Vec<Acceptance<'a>> {
    let found = visits(batch.release.assessments(), batch.settings.since);
    found.into_iter().map(|v| acceptance(v.before, v.after, None)).collect()
}
