//! The result sheet as a kind of document: one page for the spot.

use super::kinds::Template;
use crate::export::Kind;

/// The result on one page, with a code that holds it.
#[derive(Debug, Clone, Copy)]
pub struct ResultSheet;

impl Template for ResultSheet {
    fn kind(&self) -> Kind {
        Kind::RESULT_SHEET
    }

    #[cfg(feature = "pdf")]
    fn document(&self, batch: &crate::export::Batch<'_>) -> (super::pdf::Doc, Vec<crate::diag::Diagnostic>) {
        (super::pdf::sheet::document(batch), Vec::new())
    }
}
