//! What every output format is handed, and what it must answer: [`Exporter`].
//!
//! The formats themselves live in [`crate::report`] and [`crate::map`]; the list of them is
//! [`crate::formats::EXPORTERS`].

mod press;

use std::io;

use jiff::civil::Date;

use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::privacy::Release;
use crate::quantity::{Style, System};

pub use press::{
    FontFile, FontSource, Fonts, LEAST_CONTRAST, Logo, Paper, Press, Theme, TooLight, colour, contrast, tint,
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
    /// How documents are printed.
    pub press: Press,
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
