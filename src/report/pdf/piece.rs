//! Pieces: slices of a block that stay whole, with what they draw relative to their own top left.

use std::rc::Rc;
use std::sync::Arc;

use super::field::Field;
use super::font::Face;
use super::text::Glyph;
use super::vector::{Rgb, Shape, Step};

/// Which part of the page a drawing belongs to, for a reader that hears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Content of a leaf of the logical tree.
    Leaf(usize),
    /// Lines and grounds.
    Layout,
    /// Running lines and repeated table headers.
    Pagination,
}

/// Something drawn.
#[derive(Debug, Clone)]
pub(super) enum Draw {
    /// Glyphs from a point on the base line.
    Text { x: f32, y: f32, width: f32, size: f32, face: Face, rgb: Rgb, glyphs: Arc<[Glyph]> },
    /// A shape; labels have become texts.
    Shape(Shape),
    /// A photo in a rectangle.
    Photo { index: usize, x: f32, y: f32, w: f32, h: f32 },
}

/// Drawings under one mark.
#[derive(Debug, Clone)]
pub(super) struct Content {
    pub(super) mark: Mark,
    pub(super) draws: Vec<Draw>,
}

/// A rectangle: left, top, width, height.
pub(super) type Area = [f32; 4];

/// What a place has to do with links.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead {
    /// It leads out of the document, to a URI.
    Out(String),
    /// It leads to an anchor.
    To(String),
    /// It is the place of an anchor.
    Here(String),
}

/// A place that can be clicked or led to.
#[derive(Debug, Clone)]
pub(super) struct Hot {
    pub(super) node: usize,
    pub(super) area: Area,
    pub(super) lead: Lead,
    pub(super) words: String,
}

/// A place to fill in.
#[derive(Debug, Clone)]
pub(super) struct Widget {
    pub(super) node: usize,
    pub(super) area: Area,
    pub(super) field: Field,
}

/// A heading that becomes a bookmark.
#[derive(Debug, Clone)]
pub(super) struct Bookmark {
    pub(super) level: u8,
    pub(super) title: String,
}

/// A slice of a block.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    /// Space above it, left out at the top of a page.
    pub(super) before: f32,
    pub(super) height: f32,
    /// Whether the next piece must stand on the same page.
    pub(super) keep: bool,
    /// Whether that may be given up, before anything else is, where all together is longer than a page.
    pub(super) weak: bool,
    /// Whether it starts a new page.
    pub(super) new_page: bool,
    pub(super) contents: Vec<Content>,
    pub(super) hot: Vec<Hot>,
    pub(super) widgets: Vec<Widget>,
    /// Figures in it, with their places.
    pub(super) figures: Vec<(usize, Area)>,
    pub(super) bookmark: Option<Bookmark>,
    /// What is repeated above it when it comes first on a page.
    pub(super) header: Option<Rc<Piece>>,
}

impl Piece {
    /// Returns a piece of a height.
    pub(super) fn new(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// Adds drawings under a mark.
    pub(super) fn draw(&mut self, mark: Mark, draws: Vec<Draw>) {
        if !draws.is_empty() {
            self.contents.push(Content { mark, draws });
        }
    }

    /// Takes over what another piece draws, moved.
    pub(super) fn absorb(&mut self, other: Self, dx: f32, dy: f32) {
        for mut content in other.contents {
            content.draws.iter_mut().for_each(|d| d.shift(dx, dy));
            self.contents.push(content);
        }
        let moved = |a: Area| [a[0] + dx, a[1] + dy, a[2], a[3]];
        self.hot.extend(other.hot.into_iter().map(|h| Hot { area: moved(h.area), ..h }));
        self.widgets.extend(other.widgets.into_iter().map(|w| Widget { area: moved(w.area), ..w }));
        self.figures.extend(other.figures.into_iter().map(|(n, a)| (n, moved(a))));
        if self.bookmark.is_none() {
            self.bookmark = other.bookmark;
        }
    }
}

impl Draw {
    /// Moves the drawing.
    pub(super) fn shift(&mut self, dx: f32, dy: f32) {
        match self {
            Self::Text { x, y, .. } | Self::Photo { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Self::Shape(shape) => shift(shape, dx, dy),
        }
    }
}

fn shift(shape: &mut Shape, dx: f32, dy: f32) {
    match shape {
        Shape::Path { steps, .. } => {
            for step in steps {
                let (Step::Point(x, y) | Step::Control(x, y)) = step;
                *x += dx;
                *y += dy;
            }
        }
        Shape::Label { x, y, .. } => {
            *x += dx;
            *y += dy;
        }
    }
}

/// Returns a shape at a place and scale.
pub(super) fn placed(shape: &Shape, scale: f32) -> Shape {
    let mut out = shape.clone();
    match &mut out {
        Shape::Path { steps, stroke, .. } => {
            for step in steps {
                let (Step::Point(x, y) | Step::Control(x, y)) = step;
                *x *= scale;
                *y *= scale;
            }
            if let Some((_, width)) = stroke {
                *width *= scale;
            }
        }
        Shape::Label { x, y, size, .. } => {
            *x *= scale;
            *y *= scale;
            *size *= scale;
        }
    }
    out
}
