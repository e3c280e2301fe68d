//! The box around features (RFC 7946 §5): one that crosses the 180th meridian begins east of where it ends (§5.2).

use super::layer::Geometry;

/// West, south, east and north of what was added.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    plain: Option<[f64; 4]>,
    /// The least longitude east of Greenwich, the greatest west of it.
    least: Option<f64>,
    greatest: Option<f64>,
    crosses: bool,
    /// True if something reaches a pole, so that every longitude is within.
    polar: bool,
}

impl Bounds {
    /// Adds a geometry; returns false for one without a point.
    pub(super) fn add(&mut self, geometry: &Geometry) -> bool {
        let Some(own) = geometry.bounds() else { return false };
        self.plain = Some(super::collection::union(self.plain, own));
        geometry.each(|c| {
            if c.x >= 0.0 {
                self.least = Some(self.least.map_or(c.x, |l| l.min(c.x)));
            } else {
                self.greatest = Some(self.greatest.map_or(c.x, |g| g.max(c.x)));
            }
        });
        let [west, south, east, north] = own;
        // Land that is cut at the meridian lies on both sides of it.
        self.crosses |= west <= -180.0 && east >= 180.0;
        self.polar |= south <= -90.0 || north >= 90.0;
        true
    }

    /// Returns the box.
    pub(super) fn bbox(&self) -> Option<[f64; 4]> {
        let [_, south, _, north] = self.plain?;
        match (self.least, self.greatest) {
            (Some(west), Some(east)) if self.crosses && !self.polar => Some([west, south, east, north]),
            _ => self.plain,
        }
    }
}
