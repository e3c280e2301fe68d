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
        let silent = silent(&head);
        let room = self.page - silent.height;
        let mut out = vec![head];
        for (number, row) in table.rows.iter().enumerate() {
            for mut piece in self.row(node, row, &slots, (x, width), number % 2 == 1, room) {
                piece.header = Some(silent.clone());
                out.push(piece);
            }
        }
        in_company(&mut out);
        if let Some(last) = out.last_mut() {
            last.height += 8.0;
        }
        out
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

    /// A row is one piece; only one that is taller than a page is cut between lines.
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
        let mut lines = columns.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let mut columns: Vec<_> = columns.into_iter().map(Vec::into_iter).collect();
        let mut out = Vec::new();
        while lines > 0 {
            let mut count = 0;
            let mut height = ABOVE * 2.0;
            while count < lines && (count == 0 || height + leading <= room) {
                count += 1;
                height += leading;
            }
            lines -= count;
            let mut piece = Piece::new(height);
            if zebra {
                let ground = vector::rect(x, 0.0, width, height, ZEBRA);
                piece.draw(Mark::Layout, vec![Draw::Shape(ground)]);
            }
            let rule = vector::line((x, height), (x + width, height), 0.4, HAIRLINE);
            piece.draw(Mark::Layout, vec![Draw::Shape(rule)]);
            for (column, slot) in columns.iter_mut().zip(slots) {
                let mut y = ABOVE;
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

/// Returns a header once more, silent: a screen reader heard it once.
pub(super) fn silent(head: &Piece) -> Rc<Piece> {
    let mut silent = head.clone();
    silent.hot.clear();
    for content in &mut silent.contents {
        content.mark = Mark::Pagination;
    }
    Rc::new(silent)
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
