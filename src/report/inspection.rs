//! The inspection report as a kind of document: what one visit found, site by site.

use super::kinds::Template;
use crate::export::Kind;

/// The inspection report; formats without documents write its findings.
#[derive(Debug, Clone, Copy)]
pub struct Inspection;

impl Template for Inspection {
    fn kind(&self) -> Kind {
        Kind::INSPECTION
    }

    fn writes(&self, _format: &str) -> bool {
        true
    }

    fn narrows(&self) -> bool {
        true
    }

    #[cfg(feature = "pdf")]
    fn document(&self, batch: &crate::export::Batch<'_>) -> (super::pdf::Doc, Vec<crate::diag::Diagnostic>) {
        super::pdf::inspection::document(batch)
    }
}
