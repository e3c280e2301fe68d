//! Assessments → documents.

pub mod csv;
pub(crate) mod edition;
pub mod json;
pub mod markdown;
pub mod palette;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod reference;
pub mod reference_measures;
pub mod terminal;

pub(crate) mod figures;
