//! Blocks that stand on one page: drawings in them shrink a little where that leaves room for the next such blocks.

use super::blocks::Builder;
use super::doc::Block;
use super::piece::Piece;

/// The least share of its size that a drawing keeps, so that its words can be read.
const SMALLEST: f32 = 0.72;

impl Builder {
    /// Returns the pieces of blocks that stay on one page where they fit.
    pub(super) fn whole(&mut self, parent: usize, blocks: &[Block], x: f32, width: f32) -> Vec<Piece> {
        let start = (self.tree.mark(parent), self.heading, self.after_heading);
        let mut pieces = self.all(parent, blocks, x, width);
        if let Some(share) = self.half(&pieces) {
            // Once more, with smaller drawings.
            self.tree.rewind(parent, start.0);
            (self.heading, self.after_heading) = (start.1, start.2);
            self.shrink = share;
            pieces = self.all(parent, blocks, x, width);
            self.shrink = 1.0;
        }
        together(&mut pieces, self.page * 0.9);
        pieces
    }

    fn all(&mut self, parent: usize, blocks: &[Block], x: f32, width: f32) -> Vec<Piece> {
        blocks.iter().flat_map(|b| self.block(parent, b, x, width)).collect()
    }

    /// Returns by how much the drawings of blocks that stand together must shrink to leave half a page to the next
    /// such blocks; nothing where they leave it anyway, or would become too small to read.
    fn half(&self, pieces: &[Piece]) -> Option<f32> {
        let room = self.page / 2.0 - 1.0;
        let height: f32 = pieces.iter().map(|p| p.before + p.height).sum();
        // A photo stands in a panel, with much else.
        let drawings = pieces.iter().filter(|p| p.contents.len() == 1);
        let drawn: f32 = drawings.flat_map(|p| &p.figures).map(|(_, area)| area[3]).sum();
        let share = (room - (height - drawn)) / drawn;
        (height > room && drawn > 0.0 && share >= SMALLEST).then_some(share)
    }
}

/// Keeps pieces on one page unless they are high.
pub(super) fn together(pieces: &mut [Piece], highest: f32) {
    let height: f32 = pieces.iter().map(|p| p.height).sum();
    if let Some((_, others)) = pieces.split_last_mut().filter(|_| height <= highest) {
        for piece in others {
            piece.keep = true;
        }
    }
}
