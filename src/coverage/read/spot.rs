//! Where a place is: a point, or an outline with a point in it, from any geometry and system.

use std::str::FromStr;

use geo::{Area as _, Coord, Geometry, InteriorPoint, MapCoords, MultiPolygon, Point};

use super::{Columns, Outlines};
use crate::coverage::{Demand, People, Place};
use crate::crs::{Crs, OffRange};
use crate::geopackage;

/// Where a place is, in degrees of WGS 84.
#[derive(Debug)]
pub(super) struct Spot {
    lon: f64,
    lat: f64,
    /// The outline over which its people are spread.
    outline: Option<MultiPolygon<f64>>,
}

/// Why a position or a geometry is none, as a word for messages.
pub(super) fn reason(why: OffRange) -> &'static str {
    match why {
        OffRange::Swapped => "swapped",
        OffRange::Metres => "metres",
        OffRange::Degrees => "degrees",
        _ => "position",
    }
}

impl Spot {
    /// Returns a point of a system.
    #[inline]
    pub(super) fn point(crs: Crs, at: [f64; 2]) -> Result<Self, OffRange> {
        let [lon, lat] = crs.to_wgs84(at)?;
        Ok(Self { lon, lat, outline: None })
    }

    #[inline]
    pub(super) fn add(self, demand: &mut Demand, people: People, area: u32) {
        let place = Place { lon: self.lon, lat: self.lat, people, area };
        match self.outline {
            None => demand.push(place),
            Some(outline) => demand.push_outlined(place, outline),
        }
    }
}

impl Columns {
    /// Returns where a geometry is; `stated` is the point that its columns state.
    pub(super) fn spot(
        &self,
        crs: Crs,
        geometry: &Geometry<f64>,
        stated: Option<[f64; 2]>,
    ) -> Result<Spot, &'static str> {
        if let Geometry::Point(Point(at)) = geometry {
            return Spot::point(crs, [at.x, at.y]).map_err(reason);
        }
        let degrees = geometry.try_map_coords(|Coord { x, y }| {
            let [x, y] = crs.to_wgs84([x, y])?;
            Ok(Coord { x, y })
        });
        let degrees = degrees.map_err(reason)?;
        let mut outline = Vec::new();
        if self.outlines == Outlines::Share {
            polygons(&degrees, &mut outline);
            outline.retain(|p| p.unsigned_area() > 0.0);
        }
        let spot = if let Some(at) = stated {
            Spot::point(crs, at).map_err(reason)?
        } else {
            let inside = degrees.interior_point().ok_or("geometry")?;
            Spot { lon: inside.x(), lat: inside.y(), outline: None }
        };
        Ok(Spot { outline: (!outline.is_empty()).then(|| MultiPolygon::new(outline)), ..spot })
    }
}

fn polygons(geometry: &Geometry<f64>, into: &mut Vec<geo::Polygon<f64>>) {
    match geometry {
        Geometry::Polygon(polygon) => into.push(polygon.clone()),
        Geometry::MultiPolygon(many) => into.extend(many.iter().cloned()),
        Geometry::GeometryCollection(all) => all.iter().for_each(|g| polygons(g, into)),
        _ => {}
    }
}

/// The most brackets in brackets of a text: two more than collections of multipolygons need.
const DEEPEST: usize = 12;

/// A system of coordinates, or the name of one that is not known.
pub(super) type Named = Result<Crs, String>;

/// Reads well-known text, perhaps with its system in front (`SRID=4326;POINT (…)`).
pub(super) fn from_text(text: &str) -> Result<(Option<Named>, Geometry<f64>), &'static str> {
    let (crs, text) = match text.trim().split_once(';') {
        Some((head, rest)) => {
            let code = head.trim().to_ascii_uppercase();
            let named = format!("epsg:{}", code.strip_prefix("SRID=").ok_or("geometry")?);
            (Some(named.parse::<Crs>().map_err(|_| named)), rest)
        }
        None => (None, text.trim()),
    };
    let mut deep = 0_usize;
    for byte in text.bytes() {
        match byte {
            b'(' => deep += 1,
            b')' => deep = deep.saturating_sub(1),
            _ => {}
        }
        // The parser calls itself for each.
        if deep > DEEPEST {
            return Err("geometry");
        }
    }
    let parsed = wkt::Wkt::<f64>::from_str(text).map_err(|_| "geometry")?;
    let geometry: Geometry<f64> = parsed.try_into().map_err(|_| "geometry")?;
    Ok((crs, geometry))
}

/// Reads a geometry in binary: well-known binary, or the text in bytes.
pub(super) fn from_bytes(bytes: &[u8]) -> Result<Geometry<f64>, &'static str> {
    match bytes.first() {
        Some(0 | 1) => geopackage::well_known_binary(bytes).map_err(|_| "geometry"),
        _ => std::str::from_utf8(bytes)
            .map_err(|_| "geometry")
            .and_then(from_text)
            .map(|(_, geometry)| geometry),
    }
}
