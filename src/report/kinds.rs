//! The kinds of documents: a new one is one file with a [`Template`] and one line in [`KINDS`].
//!
//! A template makes documents out of a batch; formats draw them. What is in a document it takes from
//! the batch's [`Release`], so it cannot show what it must not.

use std::io;

use crate::assessment::Assessment;
use crate::diag::{Code, Diagnostic};
use crate::export::{Batch, ExportError, Kind, Only, Settings};
use crate::privacy::Release;

/// Every kind of document, in the order of the help text.
pub static KINDS: &[&dyn Template] = &[
    &super::Inspection,
    &super::Reinspection,
    &super::ResultSheet,
    &super::WorkSheet,
    #[cfg(feature = "map")]
    &super::Programme,
    &super::HomeAssessment,
    &super::Certificate,
];

/// Makes the documents of one kind.
pub trait Template: std::fmt::Debug + Sync {
    /// Returns the kind, whose name is the value of `--kind`.
    fn kind(&self) -> Kind;

    /// Returns true if a format can write this kind, by the name of the format.
    fn writes(&self, format: &str) -> bool {
        matches!(format, "pdf" | "html")
    }

    /// Returns true if the documents can be narrowed to what failed.
    fn narrows(&self) -> bool {
        false
    }

    /// Returns the assessments of each file where every site gets a file of its own.
    fn split<'a>(&self, release: &Release<'a>) -> Vec<Vec<&'a Assessment>> {
        release.assessments().iter().map(|a| vec![*a]).collect()
    }

    /// Returns true if a document is on a whole run, and there is no file a site.
    fn whole(&self) -> bool {
        false
    }

    /// Returns why no document of this kind can be made of a release, if none can.
    fn refuses(&self, _release: &Release<'_>) -> Option<Diagnostic> {
        None
    }

    /// Returns the document, and what could not be shown as it was given.
    #[cfg(feature = "pdf")]
    fn document(&self, batch: &Batch<'_>) -> (super::pdf::Doc, Vec<Diagnostic>);

    /// Writes the machine-readable twin, where the kind has one of its own; returns false where it has none.
    fn json(&self, _batch: &Batch<'_>, _out: &mut dyn io::Write) -> Result<bool, ExportError> {
        Ok(false)
    }
}

/// Returns the kind of a name, such as `re-inspection`.
pub fn kind(name: &str) -> Option<Kind> {
    KINDS.iter().map(|t| t.kind()).find(|k| k.name() == name)
}

/// Returns the template of a kind.
pub fn template(kind: Kind) -> &'static dyn Template {
    // Every kind there is has a template: a test holds the list to it.
    KINDS.iter().copied().find(|t| t.kind() == kind).unwrap_or(&super::Inspection)
}

/// Returns why a format does not write what the settings ask for, if it does not.
///
/// `formats` are the names of all formats there are, to say which would.
pub fn refusal(settings: &Settings, format: &str, formats: &[&str]) -> Option<Diagnostic> {
    let template = template(settings.kind);
    if !template.writes(format) {
        let known: Vec<&str> = formats.iter().copied().filter(|f| template.writes(f)).collect();
        return Some(
            Diagnostic::error(Code::OutputKind)
                .with("kind", settings.kind.name())
                .with("format", format)
                .with("known", known.join(", ")),
        );
    }
    let narrow = settings.only == Only::Failed;
    // Only a document has room to say that it is not the whole.
    let can = template.narrows() && matches!(format, "pdf" | "html");
    if narrow && !can {
        let known: Vec<&str> = KINDS.iter().filter(|t| t.narrows()).map(|t| t.kind().name()).collect();
        return Some(
            Diagnostic::error(Code::OutputOnly)
                .with("kind", settings.kind.name())
                .with("format", format)
                .with("known", known.join(", ")),
        );
    }
    None
}
