//! An index of points by cells of longitude and latitude, for one distance.
//!
//! Cells are at least as wide as the distance, so whatever is within it lies in the nine around. Measured beside
//! k-d and R-trees (docs/performance.md): several times as fast for a fixed distance.

use super::{Ecef, chord, chord_squared, ecef};

/// Metres of a degree of latitude, at least.
const METRES: f64 = 110_500.0;

/// The index.
#[derive(Debug)]
pub(super) struct Grid {
    west: f64,
    south: f64,
    /// Degrees of a cell.
    wide: f64,
    high: f64,
    columns: usize,
    rows: usize,
    /// Where the points of each cell start.
    starts: Vec<u32>,
    points: Vec<(Ecef, u32)>,
    /// The square of the chord of the distance.
    reach: f64,
}

impl Grid {
    /// Returns an index of points (longitude, latitude) for a distance in metres.
    pub(super) fn new(points: &[(f64, f64)], distance: f64) -> Self {
        let distance = distance.max(0.001);
        let bound = |of: fn(&(f64, f64)) -> f64, pick: fn(f64, f64) -> f64, start: f64| {
            points.iter().map(of).fold(start, pick)
        };
        let (west, east) = (bound(|p| p.0, f64::min, 180.0), bound(|p| p.0, f64::max, -180.0));
        let (south, north) = (bound(|p| p.1, f64::min, 90.0), bound(|p| p.1, f64::max, -90.0));
        let mut high = distance / METRES;
        // The widest a cell must be is where the meridians are closest: all around at a pole.
        let pole = (south.abs().max(north.abs()) + 2.0 * high).min(90.0);
        let mut wide = (high / pole.to_radians().cos()).min(360.0);
        let cells = |size: f64, from: f64, to: f64| ((to - from).max(0.0) / size).floor() + 1.0;
        // Points far apart and a short distance must not make a grid of empty cells.
        #[expect(clippy::cast_precision_loss, reason = "a bound")]
        let most = (8 * points.len()).max(1 << 16) as f64;
        let many = cells(wide, west, east) * cells(high, south, north);
        if many > most {
            let by = (many / most).sqrt();
            (wide, high) = (wide * by, high * by);
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded above")]
        let (columns, rows) = (cells(wide, west, east) as usize, cells(high, south, north) as usize);
        let mut grid = Self {
            west,
            south,
            wide,
            high,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            points: vec![([0.0; 3], 0); points.len()],
            reach: chord(distance).powi(2),
        };
        grid.fill(points);
        grid
    }

    /// Sorts the points into their cells by counting.
    fn fill(&mut self, points: &[(f64, f64)]) {
        let cells: Vec<usize> = points.iter().map(|p| self.cell(p.0, p.1)).collect();
        for cell in &cells {
            self.starts[cell + 1] += 1;
        }
        for at in 1..self.starts.len() {
            self.starts[at] += self.starts[at - 1];
        }
        let mut next = self.starts.clone();
        for (at, (cell, point)) in (0u32..).zip(cells.iter().zip(points)) {
            self.points[next[*cell] as usize] = (ecef(point.0, point.1), at);
            next[*cell] += 1;
        }
    }

    fn cell(&self, lon: f64, lat: f64) -> usize {
        let at = |x: f64, size: f64, last: usize| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
            let cell = (x / size).max(0.0) as usize;
            cell.min(last)
        };
        at(lat - self.south, self.high, self.rows - 1) * self.columns
            + at(lon - self.west, self.wide, self.columns - 1)
    }

    /// Calls `found` with every point within the distance, until it returns false; near the 180th meridian it
    /// may see one twice.
    pub(super) fn within(&self, lon: f64, lat: f64, mut found: impl FnMut(u32) -> bool) {
        if self.points.is_empty() || !self.probe(lon, lat, lon, &mut found) {
            return;
        }
        // Across the 180th meridian.
        if lon - self.wide < -180.0 {
            self.probe(lon, lat, lon + 360.0, &mut found);
        } else if lon + self.wide > 180.0 {
            self.probe(lon, lat, lon - 360.0, &mut found);
        }
    }

    /// Looks into the cells around `column_lon`; false if `found` has had enough.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the grid")]
    fn probe(&self, lon: f64, lat: f64, column_lon: f64, found: &mut impl FnMut(u32) -> bool) -> bool {
        let (x, y) =
            (((column_lon - self.west) / self.wide).floor(), ((lat - self.south) / self.high).floor());
        #[expect(clippy::cast_precision_loss, reason = "few cells")]
        let (columns, rows) = (self.columns as f64, self.rows as f64);
        if x < -1.0 || y < -1.0 || x > columns || y > rows || x.is_nan() || y.is_nan() {
            return true;
        }
        let (left, right) = ((x - 1.0).max(0.0) as usize, (x + 1.0).min(columns - 1.0).max(0.0) as usize);
        let (low, high) = ((y - 1.0).max(0.0) as usize, (y + 1.0).min(rows - 1.0).max(0.0) as usize);
        let mut here = None;
        for row in low..=high {
            let from = self.starts[row * self.columns + left] as usize;
            let to = self.starts[row * self.columns + right + 1] as usize;
            for (point, at) in &self.points[from..to] {
                let here = *here.get_or_insert_with(|| ecef(lon, lat));
                if chord_squared(here, *point) <= self.reach && !found(*at) {
                    return false;
                }
            }
        }
        true
    }
}
