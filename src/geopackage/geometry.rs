//! The geometries of a `GeoPackage`: a header, then well-known binary of Simple Features or ISO, heights left out.

use geo::{
    Coord, Geometry, GeometryCollection, LineString, MultiLineString, MultiPoint, MultiPolygon, Point,
    Polygon,
};

/// The error of bytes that are no geometry, or one that Tantu does not know, such as a curve.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no geometry of points, lines or polygons")]
pub struct BadGeometry;

/// The most collections in collections.
const DEEPEST: u8 = 8;

/// Reads a geometry; nothing for an empty one.
pub(super) fn read(blob: &[u8]) -> Result<Option<Geometry<f64>>, BadGeometry> {
    let (head, rest) = blob.split_at_checked(8).ok_or(BadGeometry)?;
    if &head[..2] != b"GP" {
        return Err(BadGeometry);
    }
    let flags = head[3];
    if flags & 0b0001_0000 != 0 {
        return Ok(None);
    }
    // The bounds: none, of two, three or four axes.
    let bounds = match (flags >> 1) & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return Err(BadGeometry),
    };
    let mut bytes = Bytes { rest: rest.get(bounds..).ok_or(BadGeometry)?, little: true, axes: 2 };
    bytes.geometry(DEEPEST).map(Some)
}

/// Reads well-known binary.
pub fn well_known_binary(bytes: &[u8]) -> Result<Geometry<f64>, BadGeometry> {
    Bytes { rest: bytes, little: true, axes: 2 }.geometry(DEEPEST)
}

/// Bytes that are still to be read, and how the geometry at hand writes its numbers.
struct Bytes<'a> {
    rest: &'a [u8],
    little: bool,
    axes: usize,
}

impl Bytes<'_> {
    fn take<const N: usize>(&mut self) -> Result<[u8; N], BadGeometry> {
        let (head, rest) = self.rest.split_first_chunk::<N>().ok_or(BadGeometry)?;
        self.rest = rest;
        Ok(*head)
    }

    fn whole(&mut self) -> Result<u32, BadGeometry> {
        let bytes = self.take()?;
        Ok(if self.little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn number(&mut self) -> Result<f64, BadGeometry> {
        let bytes = self.take()?;
        Ok(if self.little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) })
    }

    fn point(&mut self) -> Result<Coord<f64>, BadGeometry> {
        let at = Coord { x: self.number()?, y: self.number()? };
        for _ in 2..self.axes {
            self.number()?;
        }
        if at.x.is_finite() && at.y.is_finite() { Ok(at) } else { Err(BadGeometry) }
    }

    fn line(&mut self) -> Result<LineString<f64>, BadGeometry> {
        let count = self.whole()?;
        (0..count).map(|_| self.point()).collect::<Result<Vec<_>, _>>().map(LineString::new)
    }

    fn polygon(&mut self) -> Result<Polygon<f64>, BadGeometry> {
        let count = self.whole()?;
        let mut rings = (0..count).map(|_| self.line()).collect::<Result<Vec<_>, _>>()?.into_iter();
        let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
        Ok(Polygon::new(outer, rings.collect()))
    }

    fn many<T>(&mut self, deep: u8, of: impl Fn(Geometry<f64>) -> Option<T>) -> Result<Vec<T>, BadGeometry> {
        let count = self.whole()?;
        (0..count).map(|_| of(self.geometry(deep)?).ok_or(BadGeometry)).collect()
    }

    fn geometry(&mut self, deep: u8) -> Result<Geometry<f64>, BadGeometry> {
        let deeper = deep.checked_sub(1).ok_or(BadGeometry)?;
        self.little = self.take::<1>()? == [1];
        let kind = self.whole()?;
        // Heights and measures: in thousands (ISO), or in the highest bits with a system of its own (EWKB).
        let (high, low) = (kind >> 28, kind & 0x0fff_ffff);
        if high & 0b0010 != 0 {
            self.whole()?;
        }
        let extra = match low / 1000 {
            0 => usize::from(high & 0b1000 != 0) + usize::from(high & 0b0100 != 0),
            1 | 2 => 1,
            3 => 2,
            _ => return Err(BadGeometry),
        };
        self.axes = 2 + extra;
        Ok(match low % 1000 {
            1 => Geometry::Point(Point(self.point()?)),
            2 => Geometry::LineString(self.line()?),
            3 => Geometry::Polygon(self.polygon()?),
            4 => Geometry::MultiPoint(MultiPoint(self.many(deeper, |g| Point::try_from(g).ok())?)),
            5 => Geometry::MultiLineString(MultiLineString(
                self.many(deeper, |g| LineString::try_from(g).ok())?,
            )),
            6 => Geometry::MultiPolygon(MultiPolygon(self.many(deeper, |g| Polygon::try_from(g).ok())?)),
            7 => Geometry::GeometryCollection(GeometryCollection(self.many(deeper, Some)?)),
            _ => return Err(BadGeometry),
        })
    }
}
