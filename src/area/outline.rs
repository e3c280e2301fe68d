//! The outline of an area: its own, or those of the areas in it, dissolved.

use geo::orient::Direction;
use geo::{LineString, MultiPolygon, Orient as _, Polygon, unary_union};

use super::boundaries::{self, Boundaries};
use super::code::AreaId;

impl Boundaries {
    /// Returns the outline of an area in WGS 84 degrees, its outer rings counter-clockwise, whichever way those of the
    /// file run: geodesic areas are measured on the left. Empty where nobody knows it.
    pub fn outline(&self, id: &AreaId) -> MultiPolygon<f64> {
        if let Some(area) = self.find(id).filter(|a| !a.polygons.is_empty()) {
            return MultiPolygon::new(area.polygons.iter().map(polygon).collect()).orient(Direction::Default);
        }
        let Some(code) = id.admin() else { return MultiPolygon::new(Vec::new()) };
        let inside = |id: &AreaId| id.admin().is_some_and(|c| code.contains(c));
        let parts = self.outlined().filter(|a| inside(&a.id)).flat_map(|a| &a.polygons).map(polygon);
        // The union asks which way rings run, and files of one land may disagree.
        let parts: Vec<Polygon> = parts.map(|p| p.orient(Direction::Default)).collect();
        unary_union(&parts).orient(Direction::Default)
    }
}

fn polygon(rings: &boundaries::Polygon) -> Polygon {
    let mut rings = rings.iter().map(|ring| LineString::from(ring.clone()));
    Polygon::new(rings.next().unwrap_or_else(|| LineString::new(Vec::new())), rings.collect())
}
