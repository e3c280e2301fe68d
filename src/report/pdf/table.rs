//! Tables → pieces: a header that is repeated on each page, rows that stay whole.

use std::rc::Rc;

use super::blocks::{Builder, Look};
use super::doc::{Align, Column, Run, Table, Tone};
use super::piece::{Draw, Mark, Piece};
use super::tree::Tag;
use super::vector::{self, HAIRLINE, ZEBRA};

/// Text size of cells.
const SIZE: f32 = 8.2;
/// Space left and right of a cell's text.
const SIDE: f32 = 4.5;
/// Space above and below a cell's text.
const ABOVE: f32 = 3.0;

/// Where a column stands.
pub(super) struct Slot {
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) align: Align,
    pub(super) header: bool,
}

impl Builder {
    pub(super) fn table(&mut self, parent: usize, table: &Table, x: f32, width: f32) -> Vec<Piece> {
        if table.columns.is_empty() {
            return Vec::new();
        }
        let node = self.tree.node(parent, Tag::Table { summary: table.summary.clone() });
        let slots = slots(&table.columns, x, width);
        let head = self.header_row(node, &table.columns, &slots, (x, width));
        let silent = quiet(&head);
        let plain = Rc::new(silent.clone());
        let mut repeated = plain.clone();
        let mut out = vec![head];
        let mut zebra = false;
        let mut rows = 0_usize;
        for row in &table.rows {
            if let [title] = row.as_slice()
                && slots.len() > 1
            {
                let mut band = self.band(node, title, slots.len(), (x, width));
                let mut both = silent.clone();
                both.absorb(quiet(&band), 0.0, silent.height);
                both.height += band.height;
                repeated = Rc::new(both);
                band.header = Some(plain.clone());
                out.push(band);
                (zebra, rows) = (false, 0);
                continue;
            }
            let mut pieces = self.row(node, row, &slots, (x, width), zebra, self.page - repeated.height);
            for piece in &mut pieces {
                piece.header = Some(repeated.clone());
            }
            // The first row does not stand alone on a page.
            if rows == 0 && pieces.len() == 1 && out.len() < 3 {
                pieces[0].keep = true;
            }
            out.append(&mut pieces);
            zebra = !zebra;
            rows += 1;
        }
        // Nor does the last.
        let count = out.len();
        if rows > 1 && count > 2 {
            out[count - 2].keep = true;
        }
        if let Some(last) = out.last_mut() {
            last.keep = false;
            last.height += 8.0;
        }
        out
    }

    /// The heading of rows; it stays with the first of them.
    fn band(&mut self, node: usize, title: &[Run], span: usize, (x, width): (f32, f32)) -> Piece {
        let tr = self.tree.node(node, Tag::Row);
        let th = self.tree.node(tr, Tag::Band { span });
        self.setter.enter(4, &title.iter().map(|r| r.text.as_str()).collect::<String>());
        let look = Look { bold: true, ..self.look(SIZE + 0.2) };
        let text = self.column(th, title, &look, width - SIDE * 2.0);
        let height = text.height + ABOVE * 2.0 + 2.0;
        let mut piece = Piece { keep: true, ..Piece::new(height) };
        let rule = vector::line((x, height), (x + width, height), 0.6, Tone::Muted.rgb());
        piece.draw(Mark::Layout, vec![Draw::Shape(rule)]);
        piece.absorb(text, x + SIDE, ABOVE + 2.0);
        piece
    }

    pub(super) fn header_row(
        &mut self,
        node: usize,
        columns: &[Column],
        slots: &[Slot],
        (x, width): (f32, f32),
    ) -> Piece {
        let tr = self.tree.node(node, Tag::Row);
        let mut cells = Vec::new();
        let mut height = 0.0_f32;
        for (column, slot) in columns.iter().zip(slots) {
            let th = self.tree.node(tr, Tag::Header { row: false });
            let look = Look { bold: true, tone: Tone::Accent, align: slot.align, ..self.look(SIZE - 0.2) };
            let cell = self.column(th, &[Run::new(column.title.as_str())], &look, slot.width - SIDE * 2.0);
            height = height.max(cell.height);
            cells.push(cell);
        }
        height += ABOVE * 2.0;
        let mut piece = Piece { before: 2.0, keep: true, ..Piece::new(height) };
        let ground = vector::rect(x, 0.0, width, height, Tone::Accent.ground());
        let rule = vector::line((x, height), (x + width, height), 0.8, Tone::Accent.rgb());
        piece.draw(Mark::Layout, vec![Draw::Shape(ground), Draw::Shape(rule)]);
        for (cell, slot) in cells.into_iter().zip(slots) {
            piece.absorb(cell, slot.x + SIDE, ABOVE);
        }
        piece
    }

    /// A row is one piece; only one that is nearly as tall as a page is cut between lines: the headings
    /// above it need their room on the same page.
    fn row(
        &mut self,
        node: usize,
        row: &[Vec<Run>],
        slots: &[Slot],
        (x, width): (f32, f32),
        zebra: bool,
        room: f32,
    ) -> Vec<Piece> {
        let tr = self.tree.node(node, Tag::Row);
        let mut columns = Vec::new();
        let empty = Vec::new();
        for (index, slot) in slots.iter().enumerate() {
            let tag = if slot.header { Tag::Header { row: true } } else { Tag::Cell { span: 1 } };
            let cell = self.tree.node(tr, tag);
            let look = Look { align: slot.align, ..self.look(SIZE) };
            let text = row.get(index).unwrap_or(&empty);
            columns.push(self.text(cell, text, &look, slot.width - SIDE * 2.0));
        }
        let leading = self.look(SIZE).leading;
        let lines = columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let whole = lines_high(lines, leading) + ABOVE * 2.0 <= room * 0.78;
        let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
        let mut out = Vec::new();
        let mut done = 0;
        while done < lines {
            let count = if whole { lines } else { 1 };
            let above = if done == 0 { ABOVE } else { 0.0 };
            done += count;
            let below = if done == lines { ABOVE } else { 0.0 };
            let height = above + lines_high(count, leading) + below;
            let mut piece = Piece::new(height);
            if zebra {
                let ground = vector::rect(x, 0.0, width, height, ZEBRA);
                piece.draw(Mark::Layout, vec![Draw::Shape(ground)]);
            }
            if done == lines {
                let rule = vector::line((x, height), (x + width, height), 0.4, HAIRLINE);
                piece.draw(Mark::Layout, vec![Draw::Shape(rule)]);
            }
            for (column, slot) in columns.iter_mut().zip(slots) {
                let mut y = above;
                for line in column.by_ref().take(count) {
                    piece.absorb(line, slot.x + SIDE, y);
                    y += leading;
                }
            }
            out.push(piece);
        }
        out
    }
}

/// Lines are fewer than any float holds.
fn lines_high(lines: usize, leading: f32) -> f32 {
    leading * u16::try_from(lines).map_or(f32::MAX / 1e6, f32::from)
}

/// Returns a piece for the eye alone: a screen reader heard it once.
pub(super) fn quiet(piece: &Piece) -> Piece {
    let mut out = piece.clone();
    out.hot.clear();
    for content in &mut out.contents {
        content.mark = Mark::Pagination;
    }
    out
}

/// Keeps the first and the last row, below the header, from standing alone on a page.
pub(super) fn in_company(rows: &mut [Piece]) {
    let count = rows.len();
    for alone in [1, count.saturating_sub(2)] {
        if alone > 0 && alone + 1 < count {
            rows[alone].keep = true;
        }
    }
}

/// Returns where the columns of a table stand.
pub(super) fn slots(columns: &[Column], x: f32, width: f32) -> Vec<Slot> {
    let sum: f32 = columns.iter().map(|c| c.share.max(0.01)).sum();
    let mut left = x;
    let mut out = Vec::new();
    for column in columns {
        let own = width * column.share.max(0.01) / sum;
        out.push(Slot { x: left, width: own, align: column.align, header: column.header });
        left += own;
    }
    out
}
