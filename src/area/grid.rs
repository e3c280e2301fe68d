//! A grid over many areas: most of its cells lie in one area altogether, and answer without a test.

use super::shape::{BORDER, Bounds, Edge, Point, Shape, Side};

/// The fewest and the most cells.
const CELLS: std::ops::RangeInclusive<usize> = 1 << 12..=1 << 20;
/// How many cells an edge makes about.
const CELLS_AN_EDGE: usize = 4;

/// What a point is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hit {
    /// In one shape and on no border.
    Inside(u32),
    /// On a border, or in shapes that overlap: the first of them.
    Border(u32),
    /// In none.
    Outside,
}

/// The grid: for each cell the shapes that reach into it.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    origin: Point,
    /// Cells a degree, along both axes.
    density: Point,
    size: [usize; 2],
    starts: Vec<u32>,
    /// The number of the shape, doubled; odd where it fills the cell.
    entries: Vec<u32>,
    shapes: Vec<Shape>,
}

impl Grid {
    /// Builds the grid over outlines.
    pub(super) fn new(outlines: &[(Vec<Edge>, Bounds)]) -> Self {
        let all = outlines.iter().fold(Bounds::NOTHING, |all, (_, bounds)| all.merged(*bounds));
        let shapes: Vec<Shape> = outlines.iter().map(|(edges, bounds)| Shape::new(edges, *bounds)).collect();
        if all.is_empty() {
            return Self { shapes, ..Self::default() };
        }
        let edges: usize = outlines.iter().map(|(e, _)| e.len()).sum();
        let cells = edges.saturating_mul(CELLS_AN_EDGE).clamp(*CELLS.start(), *CELLS.end());
        let [west, south, east, north] = all.0;
        let (wide, high) =
            ((east - west).max(BORDER) + 2.0 * BORDER, (north - south).max(BORDER) + 2.0 * BORDER);
        let size = sizes(cells, wide / high);
        #[expect(clippy::cast_precision_loss, reason = "cells are few")]
        let density = [size[0] as f64 / wide, size[1] as f64 / high];
        let mut grid =
            Self { origin: [west - BORDER, south - BORDER], density, size, shapes, ..Self::default() };
        let mut pairs: Vec<u64> = Vec::new();
        for (number, (edges, bounds)) in (0u32..).zip(outlines) {
            grid.cover(number, edges, *bounds, &mut pairs);
        }
        pairs.sort_unstable();
        grid.starts = vec![0; size[0] * size[1] + 1];
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the upper half is the cell, the lower the entry"
        )]
        for pair in pairs {
            grid.starts[(pair >> 32) as usize + 1] += 1;
            grid.entries.push(pair as u32);
        }
        for at in 1..grid.starts.len() {
            grid.starts[at] += grid.starts[at - 1];
        }
        grid
    }

    /// Adds the cells of one outline: those that its edges touch, and those between them that it fills.
    fn cover(&self, number: u32, edges: &[Edge], bounds: Bounds, pairs: &mut Vec<u64>) {
        if bounds.is_empty() {
            return;
        }
        let [west, south, east, north] = bounds.0;
        let (left, right) = (self.cell(0, west - BORDER), self.cell(0, east + BORDER));
        let (bottom, top) = (self.cell(1, south - BORDER), self.cell(1, north + BORDER));
        let wide = right - left + 1;
        let mut touched = vec![false; wide * (top - bottom + 1)];
        for edge in edges {
            self.touch(*edge, |column, row| touched[(row - bottom) * wide + column - left] = true);
        }
        let mut add = |column: usize, row: usize, full: bool| {
            let cell = (row * self.size[0] + column) as u64;
            pairs.push(cell << 32 | u64::from(number << 1 | u32::from(full)));
        };
        for row in bottom..=top {
            let line = &touched[(row - bottom) * wide..][..wide];
            let mut column = 0;
            while column < wide {
                let run = line[column..].iter().take_while(|t| **t == line[column]).count();
                // No edge is in a run of untouched cells: one point of it speaks for all.
                let full = !line[column];
                let inside = full
                    && self.shapes[number as usize].side(self.centre(left + column, row)) == Side::Inside;
                if !full || inside {
                    (column..column + run).for_each(|c| add(left + c, row, full));
                }
                column += run;
            }
        }
    }

    /// Calls back every cell that an edge touches, or comes near as a border is wide.
    fn touch(&self, [[x0, y0], [x1, y1]]: Edge, mut cell: impl FnMut(usize, usize)) {
        let (low, high) = (y0.min(y1) - BORDER, y0.max(y1) + BORDER);
        for row in self.cell(1, low)..=self.cell(1, high) {
            #[expect(clippy::cast_precision_loss, reason = "cells are few")]
            let band = [row as f64, (row + 1) as f64].map(|r| self.origin[1] + r / self.density[1]);
            let x_at = |y: f64| {
                let along = if (y1 - y0).abs() > 0.0 { ((y - y0) / (y1 - y0)).clamp(0.0, 1.0) } else { 0.0 };
                x0 + along * (x1 - x0)
            };
            let flat = (y1 - y0).abs() <= 2.0 * BORDER;
            let [a, b] = if flat { [x0, x1] } else { [x_at(band[0] - BORDER), x_at(band[1] + BORDER)] };
            for column in self.cell(0, a.min(b) - BORDER)..=self.cell(0, a.max(b) + BORDER) {
                cell(column, row);
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the grid")]
    fn cell(&self, axis: usize, at: f64) -> usize {
        (((at - self.origin[axis]) * self.density[axis]).max(0.0) as usize).min(self.size[axis] - 1)
    }

    #[expect(clippy::cast_precision_loss, reason = "cells are few")]
    fn centre(&self, column: usize, row: usize) -> Point {
        [
            self.origin[0] + (column as f64 + 0.5) / self.density[0],
            self.origin[1] + (row as f64 + 0.5) / self.density[1],
        ]
    }

    /// Returns the entries of the cell of a point.
    #[inline]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to the grid first")]
    fn around(&self, point: Point) -> &[u32] {
        let column = (point[0] - self.origin[0]) * self.density[0];
        let row = (point[1] - self.origin[1]) * self.density[1];
        // Written so that what is no number is outside.
        if !(column >= 0.0 && row >= 0.0) || self.starts.is_empty() {
            return &[];
        }
        let (column, row) = (column as usize, row as usize);
        if column >= self.size[0] || row >= self.size[1] {
            return &[];
        }
        let cell = row * self.size[0] + column;
        &self.entries[self.starts[cell] as usize..self.starts[cell + 1] as usize]
    }

    /// Returns the shapes that a point is in or on the border of.
    fn touching(&self, point: Point) -> impl Iterator<Item = (u32, Side)> {
        self.around(point).iter().filter_map(move |entry| {
            let number = entry >> 1;
            let side = if entry & 1 == 1 { Side::Inside } else { self.shapes[number as usize].side(point) };
            (side != Side::Outside).then_some((number, side))
        })
    }

    /// Returns what a point is in.
    #[inline]
    pub(super) fn hit(&self, point: Point) -> Hit {
        if let [entry] = self.around(point)
            && entry & 1 == 1
        {
            return Hit::Inside(entry >> 1);
        }
        let mut found = self.touching(point);
        let Some((first, side)) = found.next() else { return Hit::Outside };
        if found.next().is_some() || side == Side::Border { Hit::Border(first) } else { Hit::Inside(first) }
    }

    /// Returns all that a point is in or on the border of, in order.
    pub(super) fn all(&self, point: Point) -> Vec<u32> {
        self.touching(point).map(|(number, _)| number).collect()
    }
}

/// Columns and rows of about so many cells, as square as the area allows.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "cells are few"
)]
fn sizes(cells: usize, aspect: f64) -> [usize; 2] {
    let wide = ((cells as f64 * aspect).sqrt() as usize).clamp(1, cells);
    [wide, (cells / wide).max(1)]
}
