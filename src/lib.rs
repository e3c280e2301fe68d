//! Tantu.
pub mod lang;
pub mod quantity;
pub mod diag;
pub mod document;
pub mod checklist;
pub mod survey;
pub mod finding;
