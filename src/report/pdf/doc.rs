//! The document model: what a report says, block by block, free of any drawing engine.
//!
//! Whoever builds a report makes a [`Doc`]; `layout` turns it into pages, `draw` and `tags` into a PDF.

use std::sync::Arc;

use crate::export::Press;
use crate::lang::Lang;

use super::bar::{Bar, Scores};
use super::field::Field;
use super::provenance::Provenance;
use super::vector::Drawing;
use crate::report::photo::Photo;

/// A document: metadata, running lines and blocks in reading order.
#[derive(Debug, Clone)]
pub struct Doc {
    /// The title, shown in the viewer's title bar and on each page.
    pub title: String,
    /// The language of the text.
    pub lang: Lang,
    /// Who is responsible for the content, for the metadata.
    pub author: Option<String>,
    /// What the document is about, for the metadata.
    pub subject: Option<String>,
    /// The program that wrote it, with its version.
    pub creator: String,
    /// From what it was made.
    pub provenance: Provenance,
    /// When it was made; handed in, because the library never asks the time.
    pub created: Option<jiff::civil::DateTime>,
    /// What stands at the left of the page foot.
    pub foot: String,
    /// A mark across the top of every page, such as that the document is internal.
    pub mark: Option<String>,
    /// Paper and theme.
    pub press: Press,
    /// The content.
    pub blocks: Vec<Block>,
}

/// What colour a thing has; the meaning is always said in words too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// Text.
    #[default]
    Ink,
    /// Text of less weight.
    Muted,
    /// The one accent colour.
    Accent,
    /// Good.
    Good,
    /// Good with defects.
    Fair,
    /// Not known.
    Unknown,
    /// Bad.
    Bad,
}

/// A shape that repeats a verdict for those who do not see the colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Symbol {
    /// A disc with a tick.
    Tick,
    /// A triangle with an exclamation mark.
    Warn,
    /// A ring with a question mark.
    Ask,
    /// A square with a cross.
    Cross,
    /// A ring with a dash.
    Dash,
}

/// A stretch of text of one look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Its colour.
    pub tone: Tone,
    /// Where it links to, as a URI.
    pub link: Option<String>,
    /// The anchor in the same document that it leads to.
    pub to: Option<String>,
    /// What [`Run::to`] calls this place, unique in the document.
    pub anchor: Option<String>,
    /// Its language, if it is not the document's.
    pub lang: Option<Lang>,
    /// A shape before it.
    pub symbol: Option<Symbol>,
}

impl Run {
    /// Returns plain text.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Returns bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { bold: true, ..Self::new(text) }
    }

    /// Returns the run in a colour.
    #[must_use]
    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    /// Returns the run as a link.
    #[must_use]
    pub fn link(mut self, uri: impl Into<String>) -> Self {
        self.link = Some(uri.into());
        self
    }

    /// Returns the run as a place that others can lead to.
    #[must_use]
    pub fn anchored(mut self, anchor: Option<String>) -> Self {
        self.anchor = anchor;
        self
    }

    /// Returns the run as a reference to an anchor, if there is one.
    #[must_use]
    pub fn to(mut self, anchor: Option<String>) -> Self {
        self.to = anchor;
        self
    }

    /// Returns the run in a language of its own.
    #[must_use]
    pub fn lang(mut self, lang: Lang) -> Self {
        self.lang = Some(lang);
        self
    }

    /// Returns the run with a shape before it.
    #[must_use]
    pub fn symbol(mut self, symbol: Symbol) -> Self {
        self.symbol = Some(symbol);
        self
    }
}

/// A text of several runs.
pub type Inline = Vec<Run>;

/// Returns a text of one plain run.
pub fn plain(text: impl Into<String>) -> Inline {
    vec![Run::new(text)]
}

/// How a paragraph looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// Running text.
    #[default]
    Body,
    /// A sentence that leads a section, larger.
    Lead,
    /// The few words that a page is about, seen across a room.
    Display,
    /// Remarks, smaller.
    Small,
}

/// How a column or cell is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// At the left.
    #[default]
    Left,
    /// Centred.
    Centre,
    /// At the right, for numbers.
    Right,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The header.
    pub title: String,
    /// The share of the width; shares are relative to their sum.
    pub share: f32,
    /// How its cells are set.
    pub align: Align,
    /// Whether its cells are the headers of their rows.
    pub header: bool,
}

impl Column {
    /// Returns a column of a title and a share of the width.
    pub fn new(title: impl Into<String>, share: f32) -> Self {
        Self { title: title.into(), share, align: Align::Left, header: false }
    }

    /// Returns the column as the one that names the rows.
    #[must_use]
    pub fn header(mut self) -> Self {
        self.header = true;
        self
    }

    /// Returns the column with an alignment.
    #[must_use]
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }
}

/// A table with a header row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it shows, for those who hear it.
    pub summary: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; a row has a cell for each column. A row of one cell in a table of several columns
    /// is a band: the heading of the rows below it, repeated with the header on the next page.
    pub rows: Vec<Vec<Inline>>,
}

/// A ruled table to write in: every cell has its frame, every row stays whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// What is written into it, for those who hear it.
    pub summary: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; a row has a cell for each column.
    pub rows: Vec<Vec<Vec<Entry>>>,
    /// Whether its last row stands on one page with what comes next.
    pub joined: bool,
}

/// A part of a cell of a [`Grid`]; the parts stand below each other.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// Words.
    Text {
        /// The letter that stands for it in a drawing.
        key: Option<String>,
        /// The size in points.
        size: f32,
        /// The text.
        text: Inline,
    },
    /// Room to write a reading, with the unit at its end.
    Line(String),
    /// Boxes to tick, each with its word.
    Boxes {
        /// The size of the words in points.
        size: f32,
        /// The words.
        words: Vec<String>,
    },
    /// Empty room to write, in points.
    Room(f32),
    /// A place to fill in.
    Field(Field),
}

/// A picture beside or below text.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The photo, or nothing if it could not be used: then a marked gap stands there.
    pub photo: Option<Arc<Photo>>,
    /// What can be seen, for those who do not see it.
    pub alt: String,
    /// The line below.
    pub caption: String,
}

/// A framed group of blocks that is kept on one page where it fits.
#[derive(Debug, Clone)]
pub struct Panel {
    /// The colour of its edge, and of its ground if filled.
    pub tone: Tone,
    /// Whether it has a tinted ground.
    pub filled: bool,
    /// What it holds; panels do not nest.
    pub blocks: Vec<Block>,
    /// A picture at its right.
    pub picture: Option<Picture>,
}

/// A part of a document.
#[derive(Debug, Clone)]
pub enum Block {
    /// A heading of level 1 to 3; it stays with what follows and becomes a bookmark.
    Heading {
        /// The level.
        level: u8,
        /// The text.
        text: Inline,
        /// What [`Run::to`] calls it, unique in the document.
        anchor: Option<String>,
    },
    /// A paragraph.
    Paragraph {
        /// How it looks.
        style: Style,
        /// The text.
        text: Inline,
    },
    /// A list of points.
    List(Vec<Inline>),
    /// Names and values in one or two columns.
    Facts {
        /// What they describe, for those who hear it.
        summary: String,
        /// Each name with its value.
        pairs: Vec<(String, Inline)>,
        /// How many pairs stand side by side.
        columns: usize,
    },
    /// A framed group.
    Panel(Panel),
    /// A table.
    Table(Table),
    /// A table to write in.
    Grid(Grid),
    /// A vector drawing.
    Figure {
        /// What it shows, for those who do not see it.
        alt: String,
        /// The drawing.
        drawing: Drawing,
    },
    /// A score as a bar, with its figures in words.
    Score(Bar),
    /// Scores side by side.
    Scores(Scores),
    /// Pictures, two in a row.
    Pictures(Vec<Picture>),
    /// Small pictures, three in a row.
    Strip(Vec<Picture>),
    /// Lines to sign on, each with the words below it.
    Signatures(Vec<String>),
    /// Blocks that stand on one page where they fit.
    Together(Vec<Block>),
    /// Empty space, in points.
    Space(f32),
    /// The next block starts a new page.
    PageBreak,
}

impl Block {
    /// Returns a heading.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, text: plain(text), anchor: None }
    }

    /// Returns a heading that runs can lead to.
    pub fn anchored(level: u8, text: impl Into<String>, anchor: String) -> Self {
        Self::Heading { level, text: plain(text), anchor: Some(anchor) }
    }

    /// Returns a paragraph of running text.
    pub fn body(text: impl Into<String>) -> Self {
        Self::Paragraph { style: Style::Body, text: plain(text) }
    }

    /// Returns a small paragraph.
    pub fn small(text: impl Into<String>) -> Self {
        Self::Paragraph { style: Style::Small, text: vec![Run::new(text).tone(Tone::Muted)] }
    }
}
