//! Tagged PDF (PDF/UA-1): a [`Doc`] → the bytes of a document that a screen reader can read.
//!
//! # Steps
//! 1. `layout` turns blocks into pages of drawings and a logical tree, free of any PDF library.
//! 2. `draw` turns the pages into printpdf operations.
//! 3. `tags` adds what printpdf does not write: structure, links, bookmarks, metadata.
//!
//! The same document gives the same bytes; the date is part of the document.

#[cfg(feature = "map")]
mod atlas;
pub(crate) mod bar;
mod blocks;
pub(super) mod certificate;
#[cfg(feature = "map")]
mod chart;
mod doc;
mod draw;
mod embed;
mod export;
mod facts;
mod fallback;
pub(super) mod field;
mod flow;
mod font;
mod form;
mod framed;
mod grid;
pub(super) mod home;
pub(crate) mod inspection;
mod layout;
mod masthead;
mod metadata;
mod money;
mod piece;
#[cfg(feature = "map")]
pub(super) mod programme;
mod proof;
mod provenance;
mod rare;
pub(super) mod reinspection;
pub(super) mod sheet;
mod sketch;
mod splice;
mod squeeze;
mod table;
mod tags;
pub(crate) mod text;
mod tidy;
mod together;
mod tree;
mod trend;
mod vector;
mod widgets;
pub(super) mod work_sheet;

use std::io;
use std::sync::Arc;

use crate::diag::Diagnostic;

pub use crate::report::photo::{Photo, PhotoError};
pub use bar::{Bar, ScoreRow, Scores};
pub use doc::{
    Align, Block, Column, Doc, Entry, Grid, Inline, Panel, Picture, Run, Style, Symbol, Table, Tone, plain,
};
pub use export::Pdf;
#[cfg(feature = "html")]
pub(crate) use export::program;
pub use fallback::{FontRefusal, fonts_in, inspect};
pub use field::{Field, FieldKind};
pub use font::{FontError, FontSet};
pub use form::{FormOptions, MAX_ITEMS, form, form_elements};
pub use inspection::document;
pub use proof::{Proof, ProofPage, Role, Spot, proof};
pub use provenance::Provenance;
pub use vector::{Drawing, HAIRLINE, Rgb, Shape, Step, WHITE, ZEBRA};

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// What could not be shown as it was given.
    pub diagnostics: Vec<Diagnostic>,
}

/// The error of a document that cannot be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PdfError {
    /// Its parts do not fit together.
    #[error("the PDF cannot be put together: {0}")]
    File(String),
    /// The place it was written to refused, or the one where photos wait.
    #[error("failed to write the PDF: {0}")]
    Io(#[from] io::Error),
}

/// What became of a document that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// How many pages it has.
    pub pages: usize,
    /// What could not be shown as it was given.
    pub diagnostics: Vec<Diagnostic>,
}

/// Returns a document as a PDF/UA-1 file.
pub fn render(doc: &Doc, fonts: &Arc<FontSet>) -> Result<Rendered, PdfError> {
    let mut bytes = Vec::new();
    let Written { pages, diagnostics } = write(doc, fonts, &mut bytes)?;
    Ok(Rendered { bytes, pages, diagnostics })
}

/// Writes a document as a PDF/UA-1 file; of its photos one at a time is in memory.
pub fn write(doc: &Doc, fonts: &Arc<FontSet>, out: &mut dyn io::Write) -> Result<Written, PdfError> {
    let mut laid = layout::layout(doc, fonts);
    let diagnostics = std::mem::take(&mut laid.diagnostics);
    let pages = laid.flow.pages.len();
    let mut file = draw::draw(doc, &laid, fonts)?;
    tags::finish(&mut file, doc, &laid, out)?;
    Ok(Written { pages, diagnostics })
}
