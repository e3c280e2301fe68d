//! Assessments → documents.

#[cfg(feature = "map")]
pub mod areas;
mod certificate;
pub mod code;
pub mod csv;
pub mod earl;
pub(crate) mod edition;
mod home_assessment;
#[cfg(feature = "html")]
pub mod html;
mod inspection;
pub mod json;
pub mod kinds;
pub mod markdown;
pub mod palette;
#[cfg(feature = "pdf")]
pub mod pdf;
#[cfg(feature = "pdf")]
pub mod photo;
#[cfg(feature = "map")]
mod programme;
pub mod reference;
pub mod reference_measures;
mod reinspection;
mod result_sheet;
pub mod sheet;
pub mod terminal;
mod work_sheet;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub(crate) mod figures;

pub use certificate::Certificate;
pub use home_assessment::HomeAssessment;
pub use inspection::Inspection;
#[cfg(feature = "map")]
pub use programme::Programme;
pub use reinspection::Reinspection;
pub use result_sheet::ResultSheet;
pub use work_sheet::WorkSheet;
