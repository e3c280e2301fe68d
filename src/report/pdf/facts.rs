//! Names with values → pieces: a table of one or two columns without a header.

use super::blocks::{Builder, Look, column};
use super::doc::{Inline, Run, Tone};
use super::piece::{Draw, Mark, Piece};
use super::together::together;
use super::tree::Tag;
use super::vector::{self, HAIRLINE};

/// The lines of a value that stay together; so many fit any page.
const LONGEST_FACT: usize = 24;

impl Builder {
    pub(super) fn facts(
        &mut self,
        parent: usize,
        summary: &str,
        pairs: &[(String, Inline)],
        columns: usize,
        x: f32,
        width: f32,
    ) -> Vec<Piece> {
        let columns = columns.max(1);
        let column_width = width / column_count(columns);
        let look = self.look(8.8);
        let name_look = Look { tone: Tone::Muted, ..look };
        let widest = pairs
            .iter()
            .map(|(name, _)| self.setter.line(&Run::new(name.as_str()), look.size).width)
            .fold(0.0, f32::max);
        let names = (widest + 10.0).min(column_width * 0.42);
        let table = self.tree.node(parent, Tag::Table { summary: summary.to_owned() });
        let mut out = Vec::new();
        for row in pairs.chunks(columns) {
            let tr = self.tree.node(table, Tag::Row);
            let mut piece = Piece::default();
            let mut left = x;
            let mut rest = Vec::new();
            for (index, (name, value)) in row.iter().enumerate() {
                // The last value takes the room of the pairs that the row lacks.
                let spare = if index + 1 == row.len() { columns - row.len() } else { 0 };
                let head = self.tree.node(tr, Tag::Header { row: true });
                let cell = self.tree.node(tr, Tag::Cell { span: 1 + spare * 2 });
                let room = column_width * (1.0 + column_count(spare)) - names - 10.0;
                let label =
                    self.column(head, &[Run::new(name.as_str()).tone(Tone::Muted)], &name_look, names - 8.0);
                let mut lines = self.text(cell, value, &look, room);
                // A value longer than a page goes on, line by line.
                let more = lines.split_off(lines.len().min(LONGEST_FACT));
                let wide = column(lines);
                piece.height = piece.height.max(label.height).max(wide.height);
                piece.absorb(label, left, 2.4);
                piece.absorb(wide, left + names, 2.4);
                rest.extend(more.into_iter().map(|line| {
                    let mut piece = Piece::new(line.height);
                    piece.absorb(line, left + names, 2.4);
                    piece
                }));
                left += column_width;
            }
            if !rest.is_empty() {
                out.push(piece);
                out.append(&mut rest);
                continue;
            }
            piece.height += 4.8;
            let rule = vector::line((x, piece.height), (x + width, piece.height), 0.4, HAIRLINE);
            piece.draw(Mark::Layout, vec![Draw::Shape(rule)]);
            out.push(piece);
        }
        together(&mut out, self.page / 3.0);
        if let Some(last) = out.last_mut() {
            last.height += 4.0;
        }
        out
    }
}

/// Columns are few; the number fits any float.
fn column_count(columns: usize) -> f32 {
    u16::try_from(columns).map_or(f32::MAX, f32::from)
}
