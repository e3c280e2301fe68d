//! The conformance suite: the cases of the rules as a value that any implementation can be held to.
//!
//! [`Suite`] is what is published, [`Results`] is what an implementation makes of it, [`Report`] holds
//! the one against the other. [`unnoticed`] proves the suite itself: it makes every rule wrong by the
//! smallest step and finds the changes that no case notices.
//!
//! ```
//! use tantu::checklist::Catalog;
//! use tantu::conformance::{Report, Results, Suite};
//!
//! let suite = Suite::of(Catalog::builtin(), None);
//! let report = Report::of(&suite, None, &Results::own(Catalog::builtin()));
//! assert!(report.conforms());
//! ```

mod data;
mod fields;
mod mutate;
mod results;
mod step;
mod suite;
mod table;

pub use data::{BeyondData, BoundData, CapacityRow, Figure, LimitData, RowData, Test, ValueData};
pub use fields::fields_of;
pub use mutate::{Mutant, Unnoticed, mutants, unnoticed};
pub use results::{Difference, Report, Results};
pub use step::Steps;
pub use suite::{
    CaseData, ElementData, FieldData, GivenData, InstrumentData, RuleData, SCHEMA, SpreadData, StandardData,
    Suite, Tool, case_id,
};
pub use table::csv;

/// Returns the JSON Schema of the suite, as it stands in `docs/reference/`.
pub fn json_schema() -> String {
    pretty(&schemars::schema_for!(Suite))
}

/// Returns the JSON Schema of a results file, as it stands in `docs/reference/`.
pub fn results_schema() -> String {
    pretty(&schemars::schema_for!(results::Raw))
}

fn pretty(schema: &schemars::Schema) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}
