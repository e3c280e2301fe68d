//! Assessments → documents.

pub mod csv;
pub(crate) mod edition;
#[cfg(feature = "html")]
pub mod html;
pub mod json;
pub mod markdown;
pub mod palette;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(feature = "pdf")]
pub mod photo;
pub mod reference;
pub mod terminal;

pub(crate) mod figures;
