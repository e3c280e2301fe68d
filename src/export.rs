//! What every output format is handed, and what it must answer: [`Exporter`].
//!
//! The formats themselves live in [`crate::report`] and [`crate::map`]; the list of them is
//! [`crate::formats::EXPORTERS`].

#[cfg(feature = "map")]
mod areas;
mod layers;
mod press;

use std::io;
use std::sync::Arc;

use jiff::civil::Date;

use crate::checklist::PriceBook;
use crate::compare::Since;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::privacy::Release;
use crate::quantity::{Style, System};

#[cfg(feature = "map")]
pub use areas::{AreaSource, Areas};
pub use layers::{LayerName, LayerSet};
pub use press::{
    FontFile, FontSource, Fonts, LEAST_CONTRAST, Logo, OWN_INKS, Paper, Press, Theme, TooLight, colour,
    contrast, tint,
};

/// What an exporter is handed.
#[derive(Debug)]
pub struct Batch<'a> {
    /// What may be shown.
    pub release: &'a Release<'a>,
    /// How it is written.
    pub settings: Settings,
    /// Opens a photo of an assessment by its file name; the library itself reads no files.
    pub photos: Option<&'a dyn Photos>,
}

/// How an output is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The language.
    pub lang: Lang,
    /// The units.
    pub system: System,
    /// The day that the output carries.
    pub date: Option<Date>,
    /// How text for a terminal looks; other formats do not ask.
    pub look: Look,
    /// Which document is written.
    pub kind: Kind,
    /// How much of it is shown.
    pub only: Only,
    /// Which earlier visit a comparison starts from.
    pub since: Since,
    /// How documents are printed.
    pub press: Press,
    /// Which layers a map has; none means those that its format usually has.
    pub layers: LayerSet,
    /// The areas that a document counts by, where some were named.
    #[cfg(feature = "map")]
    pub areas: Option<Areas>,
    /// The prices of documents that show costs.
    pub prices: Option<Arc<PriceBook>>,
}

/// A kind of document, such as the inspection report; [`crate::report::kinds`] lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Kind(&'static str);

impl Kind {
    /// The inspection report, which every format writes.
    pub const INSPECTION: Self = Self::new("inspection");

    /// The comparison of two visits to a site.
    pub const REINSPECTION: Self = Self::new("re-inspection");

    /// One page for the spot.
    pub const RESULT_SHEET: Self = Self::new("result-sheet");

    /// A whole run for an office.
    pub const PROGRAMME: Self = Self::new("programme");

    /// What a home needs, and what the works in it changed.
    pub const HOME_ASSESSMENT: Self = Self::new("home-assessment");

    /// The acceptance of works by measuring again.
    pub const CERTIFICATE: Self = Self::new("certificate");

    /// What a contractor builds, with drawings, prices and fields to fill in.
    pub const WORK_SHEET: Self = Self::new("work-sheet");

    /// Returns the kind of a template.
    pub(crate) const fn new(name: &'static str) -> Self {
        Self(name)
    }

    /// Returns its name, such as `re-inspection`.
    pub fn name(self) -> &'static str {
        self.0
    }
}

impl Default for Kind {
    fn default() -> Self {
        Self::INSPECTION
    }
}

/// How much of a document is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Only {
    /// All of it.
    #[default]
    Everything,
    /// What failed, and nothing of what passed or is open; the document says so.
    Failed,
}

/// How text for a terminal looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Look {
    /// One sentence a line, no columns: for screen readers, braille lines and pipes.
    #[default]
    Plain,
    /// Columns and marks for the eye.
    Columns {
        /// How many columns of the terminal a line may take.
        width: u16,
        /// True to repeat in colour what the words say.
        colour: bool,
    },
}

impl Settings {
    /// Returns how quantities are written.
    pub fn style(&self) -> Style {
        Style { lang: self.lang, system: self.system }
    }
}

/// Opens photos.
pub trait Photos: std::fmt::Debug + Sync {
    /// Returns the bytes of the photo `name` that stands beside the record `record`.
    fn open(&self, record: &str, name: &str) -> io::Result<Vec<u8>>;
}

/// The error of an output that could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExportError {
    /// The place it was written to refused.
    #[error("failed to write the output: {0}")]
    Io(#[from] io::Error),
    /// The content could not be put into the format.
    #[error("{0}")]
    Format(String),
}

impl From<serde_json::Error> for ExportError {
    /// Keeps the error of the place written to, so that a closed pipe is seen as one.
    fn from(error: serde_json::Error) -> Self {
        if error.is_io() { Self::Io(error.into()) } else { Self::Format(error.to_string()) }
    }
}

impl From<csv::Error> for ExportError {
    /// Keeps the error of the place written to, so that a closed pipe is seen as one.
    fn from(error: csv::Error) -> Self {
        let text = error.to_string();
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::Io(error),
            _ => Self::Format(text),
        }
    }
}

/// Writes assessments in one format.
pub trait Exporter: std::fmt::Debug + Sync {
    /// Returns the value of `--format`.
    fn name(&self) -> &'static str;
    /// Returns the extension of its files.
    fn extension(&self) -> &'static str;
    /// Returns true for formats that a terminal cannot show.
    fn is_binary(&self) -> bool {
        false
    }
    /// Writes the batch; what the reader should know but need not stop for is returned.
    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError>;
}
