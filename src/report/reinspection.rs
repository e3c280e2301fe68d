//! The re-inspection report as a kind of document: two visits to a site side by side.

use std::io;

use super::kinds::Template;
use crate::assessment::Assessment;
use crate::compare::{Comparison, Since, compare, visits};
use crate::diag::{Code, Diagnostic};
use crate::export::{Batch, ExportError, Kind};
use crate::privacy::Release;

/// The comparison of the newest visit to each site with an earlier one.
#[derive(Debug, Clone, Copy)]
pub struct Reinspection;

impl Template for Reinspection {
    fn kind(&self) -> Kind {
        Kind::REINSPECTION
    }

    fn writes(&self, format: &str) -> bool {
        matches!(format, "pdf" | "html" | "json")
    }

    fn split<'a>(&self, release: &Release<'a>) -> Vec<Vec<&'a Assessment>> {
        visits(release.assessments(), Since::default()).into_iter().map(|v| v.all).collect()
    }

    fn refuses(&self, release: &Release<'_>) -> Option<Diagnostic> {
        let none = visits(release.assessments(), Since::default()).is_empty();
        none.then(|| Diagnostic::error(Code::ReportSingleVisit))
    }

    #[cfg(feature = "pdf")]
    fn document(&self, batch: &Batch<'_>) -> (super::pdf::Doc, Vec<Diagnostic>) {
        (super::pdf::reinspection::document(batch), Vec::new())
    }

    fn json(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<bool, ExportError> {
        super::json::comparison::write(batch, out)?;
        Ok(true)
    }
}

/// Returns the comparisons that a batch asks for, site by site.
pub(crate) fn comparisons<'a>(batch: &Batch<'a>) -> Vec<Comparison<'a>> {
    let found = visits(batch.release.assessments(), batch.settings.since);
    found.into_iter().map(|v| compare(v.before, v.after)).collect()
}
