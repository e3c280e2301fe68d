//! Assessments → documents.

pub mod code;
pub mod csv;
pub(crate) mod edition;
mod inspection;
pub mod json;
pub mod kinds;
pub mod markdown;
pub mod palette;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod reference;
pub mod reference_measures;
mod reinspection;
mod result_sheet;
pub mod sheet;
pub mod terminal;

pub(crate) mod figures;

pub use inspection::Inspection;
pub use reinspection::Reinspection;
pub use result_sheet::ResultSheet;
