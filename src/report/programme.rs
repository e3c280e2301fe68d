//! The programme summary as a kind of document: a whole run for an office.

use std::io;

use super::kinds::Template;
use crate::area::Boundaries;
use crate::assessment::Assessment;
use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Kind};
use crate::privacy::Release;
use crate::programme;

/// What a whole run says, by area, for the office that answers for it.
#[derive(Debug, Clone, Copy)]
pub struct Programme;

impl Template for Programme {
    fn kind(&self) -> Kind {
        Kind::PROGRAMME
    }

    fn writes(&self, format: &str) -> bool {
        matches!(format, "pdf" | "html" | "json")
    }

    /// A whole has no parts.
    fn split<'a>(&self, release: &Release<'a>) -> Vec<Vec<&'a Assessment>> {
        vec![release.assessments().to_vec()]
    }

    fn whole(&self) -> bool {
        true
    }

    #[cfg(feature = "pdf")]
    fn document(&self, batch: &Batch<'_>) -> (super::pdf::Doc, Vec<Diagnostic>) {
        (super::pdf::programme::document(batch), Vec::new())
    }

    fn json(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<bool, ExportError> {
        super::json::programme::write(batch, out)?;
        Ok(true)
    }
}

/// Returns what a batch says, by the areas that its settings name.
pub(crate) fn programme<'a>(batch: &Batch<'a>) -> programme::Programme<'a> {
    let none = Boundaries::default();
    let boundaries = batch.settings.areas.as_ref().map_or(&none, |a| &a.boundaries);
    programme::programme(batch.release, boundaries, batch.settings.since)
}
