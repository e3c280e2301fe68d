//! Places to fill in: on a screen as fields of the file, on paper by hand.

/// A place to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name: unique in the document, and the same whenever the document is made again.
    pub name: String,
    /// What is filled in, for those who hear it.
    pub label: String,
    /// What it takes.
    pub kind: FieldKind,
}

/// What a field takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKind {
    /// A tick, with the word beside its box.
    Tick(String),
    /// One line, with the unit at its end.
    Line(String),
    /// A day.
    Day,
    /// Several lines.
    Room,
    /// A signature.
    Signature,
}

impl Field {
    /// Returns a field.
    pub fn new(name: impl Into<String>, label: impl Into<String>, kind: FieldKind) -> Self {
        Self { name: name.into(), label: label.into(), kind }
    }
}

/// Returns a part of a field's name: neither the `/` between parts nor the `.` that PDF parts names by is left in it.
pub(crate) fn part(id: &str) -> String {
    crate::report::figures::escape(id).replace('.', "%2E")
}
