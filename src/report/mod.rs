//! Assessments → documents.

pub mod csv;
pub mod json;
pub mod palette;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod reference;

pub(crate) mod figures;
