//! Two inspectors' assessments of the same sites → how well they agree, field by field and rule by rule.
//!
//! Readings are paired by site, item and field, findings by site, item and rule. What only one of
//! them recorded is listed and counts nowhere else: it is no disagreement, and no agreement either.

mod compare;
mod pair;
mod stats;

pub use compare::{Agreement, FieldAgreement, RuleAgreement, Summary, agreement};
pub use pair::{Lone, Part, Side};
pub use stats::{Differences, Estimate, Ratings, differences, wilson};
