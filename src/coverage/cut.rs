//! Rings across the 180th meridian and around a pole → land that a map can show: cut at the meridian, each part
//! within −180 and 180 degrees (RFC 7946 §3.1.9).

use geo::{BooleanOps, Coord, CoordsIter, LineString, MapCoords, MultiPolygon, Polygon, Rect, unary_union};

/// Returns the land inside a ring of short steps, whose longitudes are within −180 and 180 degrees.
pub(super) fn land(ring: Vec<Coord<f64>>) -> MultiPolygon<f64> {
    let steps = ring.iter().zip(ring.iter().cycle().skip(1));
    if steps.clone().all(|(a, b)| (b.x - a.x).abs() <= 180.0) {
        return MultiPolygon::new(vec![Polygon::new(LineString::new(ring), Vec::new())]);
    }
    // The same ring without a leap: longitudes go on beyond 180 degrees.
    let mut on = Vec::with_capacity(ring.len() + 3);
    let mut lon = ring.first().map_or(0.0, |c| c.x);
    for (a, b) in steps {
        on.push(Coord { x: lon, y: a.y });
        let step = b.x - a.x;
        lon += if step > 180.0 {
            step - 360.0
        } else if step < -180.0 {
            step + 360.0
        } else {
            step
        };
    }
    let Some(first) = on.first().copied() else { return MultiPolygon::new(Vec::new()) };
    if (lon - first.x).abs() > 180.0 {
        // All around: the land goes up to the pole on whose side the ring is.
        let pole = if on.iter().map(|c| c.y).sum::<f64>() < 0.0 { -90.0 } else { 90.0 };
        on.push(Coord { x: lon, y: first.y });
        on.push(Coord { x: lon, y: pole });
        on.push(Coord { x: first.x, y: pole });
    }
    let whole = Polygon::new(LineString::new(on), Vec::new());
    let parts = [-360.0, 0.0, 360.0].into_iter().flat_map(|turn| {
        let world = Rect::new(Coord { x: turn - 180.0, y: -90.0 }, Coord { x: turn + 180.0, y: 90.0 });
        let back = |c: Coord<f64>| Coord { x: (c.x - turn).clamp(-180.0, 180.0), y: c.y };
        whole.intersection(&world.to_polygon()).map_coords(back).0
    });
    unary_union(&parts.collect::<Vec<_>>())
}

/// Returns land whose edge at the end of the map is exact: dissolving moves corners by parts of a centimetre.
pub(super) fn snapped(land: MultiPolygon<f64>) -> MultiPolygon<f64> {
    /// A centimetre in degrees, and a little.
    const NEAR: f64 = 2e-7;
    let at_end = |value: f64, end: f64| value.abs() > end - NEAR;
    if !land.coords_iter().any(|c| at_end(c.x, 180.0) || at_end(c.y, 90.0)) {
        return land;
    }
    let snap = |value: f64, end: f64| if at_end(value, end) { end.copysign(value) } else { value };
    land.map_coords(|c| Coord { x: snap(c.x, 180.0), y: snap(c.y, 90.0) })
}
