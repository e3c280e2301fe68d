//! Sheets → JSON, with its schema.

use std::io;

use super::{Format, Sheet};
use crate::export::ExportError;

/// One JSON document.
#[derive(Debug)]
pub(super) struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn write(&self, sheet: &Sheet, out: &mut dyn io::Write) -> Result<(), ExportError> {
        serde_json::to_writer_pretty(&mut *out, sheet)?;
        Ok(out.write_all(b"\n")?)
    }
}

/// Returns the JSON Schema of a sheet, as it stands in `docs/reference/`.
pub fn json_schema() -> String {
    let mut text = serde_json::to_string_pretty(&schemars::schema_for!(Sheet)).unwrap_or_default();
    text.push('\n');
    text
}
