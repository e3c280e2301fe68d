//! One area's outline, prepared: its edges sorted into horizontal slabs, so that a point meets few of them.

/// A position as longitude and latitude.
pub(super) type Point = [f64; 2];

/// How near a border is on it, in degrees: a centimetre, to which stored positions are exact.
pub(super) const BORDER: f64 = 1e-7;

/// How many edges a slab has about.
const EDGES_A_SLAB: usize = 4;
/// How many times an edge may stand in slabs, over all edges: long edges stand in many.
const MOST_COPIES: usize = 16;

/// West, south, east and north.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds(pub [f64; 4]);

impl Bounds {
    /// The bounds of nothing.
    pub(super) const NOTHING: Self =
        Self([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY]);

    /// Returns bounds that hold a point too.
    pub(super) fn with(self, [x, y]: Point) -> Self {
        let [west, south, east, north] = self.0;
        Self([west.min(x), south.min(y), east.max(x), north.max(y)])
    }

    /// Returns bounds that hold other bounds too.
    pub(super) fn merged(self, other: Self) -> Self {
        let [west, south, east, north] = other.0;
        if other.is_empty() { self } else { self.with([west, south]).with([east, north]) }
    }

    /// Returns true if they hold nothing.
    pub(super) fn is_empty(self) -> bool {
        self.0[0] > self.0[2]
    }
}

/// Where a point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Inside,
    Border,
    Outside,
}

/// An edge: from, to.
pub(super) type Edge = [Point; 2];

/// The prepared outline. Even–odd: rings inside rings are holes.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    south: f64,
    /// Slabs a degree.
    density: f64,
    starts: Vec<u32>,
    edges: Vec<Edge>,
}

impl Shape {
    /// Prepares the edges of an outline.
    pub(super) fn new(edges: &[Edge], bounds: Bounds) -> Self {
        let [_, south, _, north] = bounds.0;
        let mut slabs = (edges.len() / EDGES_A_SLAB).max(1);
        let height = (north - south).max(BORDER);
        loop {
            #[expect(clippy::cast_precision_loss, reason = "slabs are few")]
            let mut shape = Self { south, density: slabs as f64 / height, ..Self::default() };
            let span = |edge: &Edge| {
                let (low, high) = (edge[0][1].min(edge[1][1]), edge[0][1].max(edge[1][1]));
                shape.slab(low - BORDER, slabs)..=shape.slab(high + BORDER, slabs)
            };
            let copies: usize = edges.iter().map(|e| span(e).count()).sum();
            if slabs > 1 && copies > edges.len().saturating_mul(MOST_COPIES) {
                slabs /= 2;
                continue;
            }
            let mut counts = vec![0u32; slabs + 1];
            edges.iter().flat_map(&span).for_each(|slab| counts[slab + 1] += 1);
            for at in 0..slabs {
                counts[at + 1] += counts[at];
            }
            let mut next = counts.clone();
            let mut sorted = vec![[[0.0; 2]; 2]; copies];
            for edge in edges {
                for slab in span(edge) {
                    sorted[next[slab] as usize] = *edge;
                    next[slab] += 1;
                }
            }
            (shape.starts, shape.edges) = (counts, sorted);
            return shape;
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the slabs")]
    fn slab(&self, y: f64, slabs: usize) -> usize {
        (((y - self.south) * self.density).max(0.0) as usize).min(slabs - 1)
    }

    /// Returns where a point is; the border is a centimetre wide on either side.
    #[inline]
    pub(super) fn side(&self, [x, y]: Point) -> Side {
        let slabs = self.starts.len().saturating_sub(1);
        if slabs == 0 {
            return Side::Outside;
        }
        let slab = self.slab(y, slabs);
        let mut inside = false;
        for &[[x0, y0], [x1, y1]] in &self.edges[self.starts[slab] as usize..self.starts[slab + 1] as usize] {
            if x > x0.max(x1) + BORDER {
                continue;
            }
            let crosses = (y0 > y) != (y1 > y);
            if x < x0.min(x1) - BORDER {
                inside ^= crosses;
                continue;
            }
            if is_near([x, y], [[x0, y0], [x1, y1]]) {
                return Side::Border;
            }
            inside ^= crosses && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0);
        }
        if inside { Side::Inside } else { Side::Outside }
    }
}

/// Returns true if a point is as near to an edge as a border is wide.
fn is_near(point: Point, edge: Edge) -> bool {
    let [x, y] = nearest(point, edge);
    (point[0] - x).hypot(point[1] - y) <= BORDER
}

/// Returns the point of an edge that is nearest to a point, in the plane of both coordinates.
pub(super) fn nearest([x, y]: Point, [[x0, y0], [x1, y1]]: Edge) -> Point {
    let (dx, dy) = (x1 - x0, y1 - y0);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 { (((x - x0) * dx + (y - y0) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    [x0 + along * dx, y0 + along * dy]
}
