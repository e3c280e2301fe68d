//! Blocks that are more than text → pieces: panels, drawings, pictures, signatures.

use std::sync::Arc;

use crate::lang;

use super::blocks::{Builder, Look};
use super::doc::{Align, Panel, Picture, Run, Tone};
use super::piece::{Draw, Mark, Piece};
use super::together::together;
use super::tree::Tag;
use super::vector::{self, Drawing, HAIRLINE};

/// The coloured edge of a panel.
const EDGE: f32 = 3.0;
/// The space inside a panel.
const PAD: f32 = 10.0;
/// The widest and the highest that a picture beside text becomes.
const BESIDE: (f32, f32) = (148.0, 150.0);
/// The highest that a picture in a row of two becomes.
pub(super) const ROW_HEIGHT: f32 = 190.0;
/// The highest that a picture in a row of three becomes.
pub(super) const STRIP_HEIGHT: f32 = 104.0;

impl Builder {
    pub(super) fn panel(&mut self, parent: usize, panel: &Panel, x: f32, width: f32) -> Vec<Piece> {
        let node = self.tree.node(parent, Tag::Section);
        let left = x + EDGE + PAD;
        let inner = width - EDGE - PAD * 2.0;
        let beside = if panel.picture.is_some() { BESIDE.0 + 12.0 } else { 0.0 };
        let mut pieces = Vec::new();
        for block in &panel.blocks {
            pieces.extend(self.block(node, block, left, inner - beside));
        }
        if let Some(first) = pieces.first_mut() {
            first.before = 0.0;
        }
        let picture = panel.picture.as_ref().map(|p| self.picture(node, p, BESIDE));
        let text: f32 = pieces.iter().map(|p| p.before + p.height).sum();
        let tall = picture.as_ref().map_or(0.0, |p| p.height);
        let whole = (text - 3.0).max(tall) + PAD * 1.7;
        // A heading above it needs its room on the same page.
        if whole > self.page * 0.8 {
            return long_panel(panel, pieces, picture, (x, left, width));
        }
        let mut out = Piece { before: 4.0, height: whole + 6.0, ..Piece::default() };
        out.draw(Mark::Layout, frame(panel, x, width, whole));
        let mut y = PAD * 0.85;
        for piece in pieces {
            y += piece.before;
            let height = piece.height;
            out.absorb(piece, 0.0, y);
            y += height;
        }
        if let Some(picture) = picture {
            out.absorb(picture, x + width - PAD - BESIDE.0, PAD);
        }
        vec![out]
    }

    pub(super) fn figure(
        &mut self,
        parent: usize,
        alt: &str,
        drawing: &Drawing,
        x: f32,
        width: f32,
    ) -> Vec<Piece> {
        if drawing.shapes.is_empty() || drawing.width <= 0.0 {
            return Vec::new();
        }
        let scale = (width / drawing.width).min(1.0) * self.shrink;
        let scale = scale.min(self.page * 0.8 / drawing.height.max(1.0));
        let node = self.tree.node(parent, Tag::Figure { alt: alt.to_owned() });
        let leaf = self.tree.leaf(node);
        let (w, h) = (drawing.width * scale, drawing.height * scale);
        let mut whole = Piece::new(h);
        whole.draw(Mark::Leaf(leaf), self.shapes(&drawing.shapes, scale));
        whole.figures.push((node, [0.0, 0.0, w, h]));
        let mut piece = Piece { before: 2.0, ..Piece::new(h + 6.0) };
        piece.absorb(whole, x, 0.0);
        vec![piece]
    }

    /// Pictures in rows of so many, none higher than a height.
    pub(super) fn pictures(
        &mut self,
        parent: usize,
        pictures: &[Picture],
        (in_row, highest): (u8, f32),
        x: f32,
        width: f32,
    ) -> Vec<Piece> {
        let gap = 14.0;
        let each = (width - gap * f32::from(in_row - 1)) / f32::from(in_row);
        let mut out = Vec::new();
        for pictures in pictures.chunks(usize::from(in_row)) {
            let mut row = Piece { before: 4.0, ..Piece::default() };
            for (index, picture) in (0_u8..).zip(pictures) {
                let one = self.picture(parent, picture, (each, highest));
                row.height = row.height.max(one.height);
                row.absorb(one, x + f32::from(index) * (each + gap), 0.0);
            }
            row.height += 6.0;
            out.push(row);
        }
        out
    }

    /// A picture with its caption, or the marked gap where it should be.
    fn picture(&mut self, parent: usize, picture: &Picture, room: (f32, f32)) -> Piece {
        let mut out = match &picture.photo {
            Some(photo) => {
                let node = self.tree.node(parent, Tag::Figure { alt: picture.alt.clone() });
                let leaf = self.tree.leaf(node);
                let (pw, ph) = photo.shown_size();
                let scale = (room.0 / pw).min(room.1 / ph);
                let (w, h) = (pw * scale, ph * scale);
                let known = self.photos.iter().position(|p| Arc::ptr_eq(p, photo));
                let index = known.unwrap_or_else(|| {
                    self.photos.push(photo.clone());
                    self.photos.len() - 1
                });
                let mut piece = Piece::new(h);
                piece.draw(Mark::Leaf(leaf), vec![Draw::Photo { index, x: 0.0, y: 0.0, w, h }]);
                piece.figures.push((node, [0.0, 0.0, w, h]));
                piece
            }
            None => self.gap(parent, room.0),
        };
        if !picture.caption.trim().is_empty() {
            let node = self.tree.node(parent, Tag::Paragraph);
            let look = Look { tone: Tone::Muted, ..self.look(7.4) };
            let caption = self.column(node, &[Run::new(picture.caption.as_str())], &look, room.0);
            let (y, height) = (out.height + 3.0, caption.height);
            out.absorb(caption, 0.0, y);
            out.height = y + height;
        }
        out
    }

    fn gap(&mut self, parent: usize, width: f32) -> Piece {
        let height = 54.0;
        let mut piece = Piece::new(height);
        let ground = vector::rounded(
            0.4,
            0.4,
            width - 0.8,
            height - 0.8,
            3.0,
            Some(Tone::Fair.ground()),
            Some((Tone::Fair.rgb(), 0.6)),
        );
        piece.draw(Mark::Layout, vec![Draw::Shape(ground)]);
        let node = self.tree.node(parent, Tag::Paragraph);
        let look = Look { tone: Tone::Fair, align: Align::Centre, ..self.look(8.0) };
        let words = lang::word(self.lang, "pdf-photo-gap");
        let text = self.column(node, &[Run::new(words)], &look, width - 16.0);
        let y = (height - text.height) / 2.0;
        piece.absorb(text, 8.0, y);
        piece
    }

    pub(super) fn signatures(&mut self, parent: usize, words: &[String], x: f32, width: f32) -> Vec<Piece> {
        let gap = 26.0;
        let each = (width - gap) / 2.0;
        let look = Look { tone: Tone::Muted, ..self.look(8.0) };
        let mut out = Vec::new();
        for pair in words.chunks(2) {
            let mut row = Piece::new(38.0);
            let mut below = 0.0_f32;
            for (index, word) in pair.iter().enumerate() {
                let left = if index == 0 { x } else { x + each + gap };
                let rule = vector::line((left, 34.0), (left + each, 34.0), 0.7, Tone::Ink.rgb());
                row.draw(Mark::Layout, vec![Draw::Shape(rule)]);
                let node = self.tree.node(parent, Tag::Paragraph);
                let text = self.column(node, &[Run::new(word.as_str())], &look, each);
                below = below.max(text.height);
                row.absorb(text, left, 37.0);
            }
            row.height += below + 6.0;
            out.push(row);
        }
        together(&mut out, self.page / 2.0);
        out
    }
}

/// A panel longer than a page: each of its pieces brings its part of the frame.
fn long_panel(
    panel: &Panel,
    pieces: Vec<Piece>,
    picture: Option<Piece>,
    (x, left, width): (f32, f32, f32),
) -> Vec<Piece> {
    let mut out = Vec::new();
    let shown = picture.map(|p| {
        let mut piece = Piece::new(p.height);
        piece.absorb(p, left, 0.0);
        piece
    });
    for piece in pieces.into_iter().chain(shown) {
        let mut part = Piece { keep: piece.keep, ..Piece::new(piece.before + piece.height) };
        part.draw(Mark::Layout, frame(panel, x, width, part.height + 0.3));
        let before = piece.before;
        part.absorb(piece, 0.0, before);
        out.push(part);
    }
    out
}

/// The ground and the edge of a panel.
fn frame(panel: &Panel, x: f32, width: f32, height: f32) -> Vec<Draw> {
    let ground = if panel.filled {
        vector::rect(x, 0.0, width, height, panel.tone.ground())
    } else {
        let corners = [(x, 0.2), (x + width, 0.2), (x + width, height), (x, height)];
        vector::polygon(&corners, None, Some((HAIRLINE, 0.5)))
    };
    let edge = vector::rect(x, 0.0, EDGE, height, panel.tone.rgb());
    vec![Draw::Shape(ground), Draw::Shape(edge)]
}
