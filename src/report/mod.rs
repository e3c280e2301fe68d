//! Assessments → documents.

#[cfg(feature = "pdf")]
pub mod pdf;
