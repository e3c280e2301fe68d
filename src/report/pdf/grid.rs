//! Tables to write in → pieces: ruled rows that stay whole, with room, boxes and units.

use std::rc::Rc;

use super::blocks::{Builder, Look};
use super::doc::{Align, Entry, Grid, Run, Tone};
use super::field::{Field, FieldKind};
use super::piece::{Draw, Mark, Piece, Widget};
use super::table::{Slot, in_company, quiet, slots};
use super::tree::{Tag, Tree};
use super::vector;

/// Space left and right in a cell.
const SIDE: f32 = 4.0;
/// Space above and below in a cell.
const ABOVE: f32 = 3.0;
/// The height of room for a reading by hand.
const WRITE: f32 = 19.0;
/// The width of the lines of the frame.
const FRAME: f32 = 0.55;
/// The side of a box to tick.
const TICK: f32 = 13.0;
/// Space between a box and its word, and after the word.
const GAPS: (f32, f32) = (2.6, 7.0);

impl Builder {
    pub(super) fn grid(&mut self, parent: usize, grid: &Grid, x: f32, width: f32) -> Vec<Piece> {
        if grid.columns.is_empty() {
            return Vec::new();
        }
        let node = self.tree.node(parent, Tag::Table { summary: grid.summary.clone() });
        let slots = slots(&grid.columns, x, width);
        let mut head = self.header_row(node, &grid.columns, &slots, (x, width));
        frame(&mut head, &slots, true);
        let header = Rc::new(quiet(&head));
        let mut out = vec![head];
        for row in &grid.rows {
            let mut piece = self.grid_row(node, row, &slots);
            piece.header = Some(header.clone());
            out.push(piece);
        }
        in_company(&mut out);
        if let Some(last) = out.last_mut() {
            last.height += 8.0;
            last.keep = grid.joined;
        }
        out
    }

    fn grid_row(&mut self, node: usize, row: &[Vec<Entry>], slots: &[Slot]) -> Piece {
        let tr = self.tree.node(node, Tag::Row);
        let mut cells = Vec::new();
        for (index, slot) in slots.iter().enumerate() {
            let tag = if slot.header { Tag::Header { row: true } } else { Tag::Cell { span: 1 } };
            let cell = self.tree.node(tr, tag);
            let mut whole = Piece::default();
            for entry in row.get(index).map_or(&[][..], Vec::as_slice) {
                let part = self.entry(cell, entry, slot);
                let (y, height) = (whole.height, part.height);
                whole.absorb(part, 0.0, y);
                whole.height += height;
            }
            cells.push(whole);
        }
        let tallest = cells.iter().map(|c| c.height).fold(0.0, f32::max);
        let mut piece = Piece::new((tallest + ABOVE * 2.0).min(self.page / 2.0));
        for (cell, slot) in cells.into_iter().zip(slots) {
            piece.absorb(cell, slot.x + SIDE, ABOVE);
        }
        frame(&mut piece, slots, false);
        piece
    }

    /// A part of a cell, its left edge at 0.
    fn entry(&mut self, cell: usize, entry: &Entry, slot: &Slot) -> Piece {
        let width = slot.width - SIDE * 2.0;
        match entry {
            Entry::Text { key, size, text } => {
                let look = Look { leading: size * 1.32, align: slot.align, ..self.look(*size) };
                let Some(key) = key else { return self.column(cell, text, &look, width) };
                let disc = size * 1.26;
                let mut out = Piece::default();
                let ring = vector::rounded(
                    0.0,
                    look.leading / 2.0 - disc / 2.0,
                    disc,
                    disc,
                    disc,
                    None,
                    Some((Tone::Ink.rgb(), 0.6)),
                );
                out.draw(Mark::Layout, vec![Draw::Shape(ring)]);
                let letter = Look { bold: true, align: Align::Centre, size: size * 0.86, ..look };
                let letter = self.column(cell, &[Run::new(format!("{key} "))], &letter, disc);
                out.absorb(letter, 0.0, 0.0);
                let body = self.column(cell, text, &look, width - disc - 3.0);
                out.height = body.height;
                out.absorb(body, disc + 3.0, 0.0);
                out
            }
            Entry::Line(unit) => {
                let look =
                    Look { align: Align::Right, leading: WRITE * 0.6, tone: Tone::Ink, ..self.look(7.4) };
                let mut out = Piece::new(WRITE);
                let text = self.column(cell, &[Run::new(unit.as_str())], &look, width);
                out.absorb(text, 0.0, WRITE * 0.34);
                out
            }
            Entry::Boxes { size, words } => self.boxes(cell, words, *size, width),
            Entry::Room(height) => Piece::new(*height),
            Entry::Field(field) => self.field(cell, field, width),
        }
    }

    /// A place to fill in; what is seen of it is drawn on the page too, for those who print it without its fields.
    fn field(&mut self, cell: usize, field: &Field, width: f32) -> Piece {
        let node = |tree: &mut Tree| tree.node(cell, Tag::Form);
        let look = Look { leading: WRITE * 0.6, ..self.look(7.4) };
        match &field.kind {
            FieldKind::Tick(word) => {
                let mut out = Piece::new(TICK + 4.0);
                let area = [0.0, 2.0, TICK, TICK];
                let ink = Some((Tone::Ink.rgb(), 0.8));
                let outline = vector::rounded(area[0], area[1], area[2], area[3], 1.2, None, ink);
                out.draw(Mark::Layout, vec![Draw::Shape(outline)]);
                let node = node(&mut self.tree);
                out.widgets.push(Widget { node, area, field: field.clone() });
                let text = self.column(cell, &[Run::new(word.as_str())], &look, width - TICK - GAPS.0);
                out.height = out.height.max(text.height);
                let y = (TICK + 4.0 - look.leading) / 2.0;
                out.absorb(text, TICK + GAPS.0, y.max(0.0));
                out
            }
            FieldKind::Line(unit) => {
                let mut out = Piece::new(WRITE);
                let node = node(&mut self.tree);
                let unit_width = self.setter.line(&Run::new(unit.as_str()), look.size).width;
                let area = [-1.0, 1.0, (width - unit_width - 2.0).max(12.0), WRITE - 2.0];
                out.widgets.push(Widget { node, area, field: field.clone() });
                let right = Look { align: Align::Right, ..look };
                let text = self.column(cell, &[Run::new(unit.as_str())], &right, width);
                out.absorb(text, 0.0, WRITE * 0.34);
                out
            }
            FieldKind::Day | FieldKind::Room | FieldKind::Signature => {
                let height = match field.kind {
                    FieldKind::Day => WRITE,
                    FieldKind::Room => WRITE * 1.7,
                    _ => WRITE * 2.0,
                };
                let mut out = Piece::new(height);
                let node = node(&mut self.tree);
                let area = [-1.0, 1.0, width + 2.0, height - 2.0];
                out.widgets.push(Widget { node, area, field: field.clone() });
                out
            }
        }
    }

    /// Boxes with their words, as many in a line as fit.
    fn boxes(&mut self, cell: usize, words: &[String], size: f32, width: f32) -> Piece {
        let square = size * 0.98;
        let leading = size * 1.55;
        let look = Look { leading, ..self.look(size) };
        let (mut x, mut y) = (0.0_f32, 0.0_f32);
        let mut out = Piece::default();
        for word in words {
            let own = self.setter.line(&Run::new(word.as_str()), size).width + 0.5;
            if x > 0.0 && x + square + GAPS.0 + own > width {
                (x, y) = (0.0, y + leading);
            }
            let top = y + (leading - square) / 2.0;
            let corners = [(x, top), (x + square, top), (x + square, top + square), (x, top + square)];
            let outline = vector::polygon(&corners, None, Some((Tone::Ink.rgb(), 0.7)));
            out.draw(Mark::Layout, vec![Draw::Shape(outline)]);
            let left = x + square + GAPS.0;
            // A word longer than the cell is broken into lines; the space keeps words apart in the text.
            let room = (width - left).max(size);
            let text = self.column(
                cell,
                &[Run::new(format!("{word} "))],
                &look,
                if own > room { room } else { own + 8.0 },
            );
            let height = text.height;
            out.absorb(text, left, y);
            x = left + own + GAPS.1;
            y += (height - leading).max(0.0);
        }
        out.height = y + leading;
        out
    }
}

/// Draws the lines around the cells of a row.
fn frame(piece: &mut Piece, slots: &[Slot], top: bool) {
    let ink = Tone::Ink.rgb();
    let (Some(first), Some(last)) = (slots.first(), slots.last()) else { return };
    let (left, right, height) = (first.x, last.x + last.width, piece.height);
    let mut lines = vec![vector::line((left, height), (right, height), FRAME, ink)];
    if top {
        lines.push(vector::line((left, 0.0), (right, 0.0), FRAME, ink));
    }
    lines.extend(slots.iter().map(|s| vector::line((s.x, 0.0), (s.x, height), FRAME, ink)));
    lines.push(vector::line((right, 0.0), (right, height), FRAME, ink));
    piece.draw(Mark::Layout, lines.into_iter().map(Draw::Shape).collect());
}
