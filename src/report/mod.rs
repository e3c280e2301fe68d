//! Assessments → documents.

#[cfg(feature = "map")]
pub mod areas;
pub mod csv;
pub(crate) mod edition;
pub mod json;
pub mod markdown;
pub mod palette;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod reference;
pub mod terminal;

pub(crate) mod figures;
