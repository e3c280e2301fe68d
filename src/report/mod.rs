//! Assessments → documents.

pub mod csv;
pub mod earl;
pub(crate) mod edition;
pub mod json;
pub mod markdown;
pub mod palette;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod reference;
pub mod terminal;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub(crate) mod figures;
