//! The JSON Schema of a survey record, for editors and for programs that write records.

use super::raw::Record;

/// Returns the JSON Schema (2020-12) of a survey record.
///
/// It describes the shape; whether an element, field, rule or unit exists is for the catalogue to say.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Record).to_value()
}
