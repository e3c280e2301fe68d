//! Tantu.
pub mod assessment;
pub mod checklist;
pub mod diag;
pub mod document;
pub mod finding;
pub mod formats;
pub mod lang;
pub mod privacy;
pub mod quantity;
pub mod report;
pub mod score;
pub mod survey;
