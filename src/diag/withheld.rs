//! Diagnostics of records of homes: where something is wrong and what to do, and no word of the record.

use super::{Code, Diagnostic};

/// The variables whose values are ours or keys of a format, whatever stands in the input.
const OURS: &[&str] = &[
    "key",
    "expected",
    "found",
    "supported",
    "format",
    "reason",
    "name_zh",
    "kind",
    "from",
    "to",
    "example",
    "first",
    "second",
    "is",
    "known",
    "count",
    "code",
    "line",
    "months",
    "column",
    "number",
    "option",
    "way",
    "why",
    "swapped",
];

impl Diagnostic {
    /// Returns the diagnostic without anything that its input says: the line is not shown, values are left out.
    ///
    /// A suggestion goes too, since what is near to a word says which word it was.
    #[must_use]
    pub fn withheld(mut self) -> Self {
        let code = self.code;
        for (name, value) in &mut self.args {
            match *name {
                "has_suggestion" | "has_name" => "no".clone_into(value),
                "suggestion" => value.clear(),
                name if is_ours(code, name) => {}
                _ => "…".clone_into(value),
            }
        }
        if let Some(place) = &mut self.place {
            place.text.clear();
        }
        self
    }
}

fn is_ours(code: Code, name: &str) -> bool {
    match (code, name) {
        // A field that the element does not have is a word of the record, and so are the ids of its items.
        (Code::SurveyUnknownField, "field") | (Code::SurveyUnknownItem | Code::SurveyParent, "known") => {
            false
        }
        (Code::SurveyUnknownField, "element") | (_, "field") => true,
        _ => OURS.contains(&name),
    }
}
