//! Geometries as `GeoPackage` stores them: a header with the bounds, then ISO well-known binary.

use geo::{Coord, LineString};

use crate::map::layer::Geometry;

/// Returns a geometry as a `StandardGeoPackageBinary` (OGC 12-128r17 §2.1.3), little-endian, in WGS 84.
pub(super) fn blob(geometry: &Geometry) -> Vec<u8> {
    let mut out = Vec::with_capacity(64);
    // Magic, version 0, flags: little-endian; with an envelope of four numbers where it is no point.
    let envelope = if matches!(geometry, Geometry::Point(_)) { 0b0000_0001 } else { 0b0000_0011 };
    out.extend_from_slice(b"GP\0");
    out.push(envelope);
    out.extend_from_slice(&4326_i32.to_le_bytes());
    if envelope != 1 {
        let [west, south, east, north] = geometry.bounds().unwrap_or([f64::NAN; 4]);
        numbers(&mut out, [west, east, south, north]);
    }
    match geometry {
        Geometry::Point(at) => {
            head(&mut out, 1);
            numbers(&mut out, [at.x, at.y]);
        }
        Geometry::LineString(line) => {
            head(&mut out, 2);
            points(&mut out, line);
        }
        Geometry::MultiPolygon(land) => {
            head(&mut out, 6);
            count(&mut out, land.0.len());
            for part in land {
                head(&mut out, 3);
                count(&mut out, part.interiors().len() + 1);
                points(&mut out, part.exterior());
                part.interiors().iter().for_each(|ring| points(&mut out, ring));
            }
        }
    }
    out
}

fn head(out: &mut Vec<u8>, kind: u32) {
    out.push(1);
    out.extend_from_slice(&kind.to_le_bytes());
}

fn count(out: &mut Vec<u8>, number: usize) {
    out.extend_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
}

fn numbers<const N: usize>(out: &mut Vec<u8>, numbers: [f64; N]) {
    out.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
}

fn points(out: &mut Vec<u8>, line: &LineString<f64>) {
    count(out, line.0.len());
    line.coords().for_each(|Coord { x, y }| numbers(out, [*x, *y]));
}
