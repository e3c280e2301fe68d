//! Tantu.
pub mod diag;
pub mod lang;
pub mod quantity;
