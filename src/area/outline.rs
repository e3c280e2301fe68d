//! The outline of an area: its own, or those of the areas in it, dissolved.

use geo::{LineString, MultiPolygon, Polygon, unary_union};

use super::boundaries::{self, Boundaries};
use super::code::AreaId;

impl Boundaries {
    /// Returns the outline of an area in WGS 84 degrees, whichever way its rings run; empty where nobody knows it.
    pub fn outline(&self, id: &AreaId) -> MultiPolygon<f64> {
        if let Some(area) = self.find(id).filter(|a| !a.polygons.is_empty()) {
            return MultiPolygon::new(area.polygons.iter().map(polygon).collect());
        }
        let Some(code) = id.admin() else { return MultiPolygon::new(Vec::new()) };
        let inside = |id: &AreaId| id.admin().is_some_and(|c| code.contains(c));
        let parts: Vec<Polygon> =
            self.outlined().filter(|a| inside(&a.id)).flat_map(|a| &a.polygons).map(polygon).collect();
        unary_union(&parts)
    }
}

fn polygon(rings: &boundaries::Polygon) -> Polygon {
    let mut rings = rings.iter().map(|ring| LineString::from(ring.clone()));
    Polygon::new(rings.next().unwrap_or_else(|| LineString::new(Vec::new())), rings.collect())
}
