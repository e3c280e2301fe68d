//! Places that are areas: how much of their land is within reach, taking their people to be spread evenly over it.
//!
//! Each polygon is looked at beside the circles that can touch it, found by an index, so that a million small
//! polygons cost as much as their circles and not as much as the city.

use std::f64::consts::PI;

use geo::{Area as _, BooleanOps, BoundingRect, Coord, MapCoords, MultiPolygon, Polygon, unary_union};
use rstar::RTree;
use rstar::primitives::GeomWithData;

use super::reach::Question;
use super::service_area::circle;
use super::{Ecef, arc, chord, chord_squared, ecef};
use crate::checklist::{Group, GroupSet};

/// The share of the distance that the corners of a circle are sure to leave inside.
const INSIDE: f64 = 0.9995;
/// How much further than the distance a corner of a circle may be.
const BEYOND: f64 = 1.01;

/// Groups for which the very same facilities are open, and the very same unknown.
#[derive(Debug, Clone)]
pub(super) struct Alike {
    /// The groups.
    pub(super) groups: GroupSet,
    /// The group that is asked in the name of all.
    pub(super) group: Group,
}

/// Sorts the groups of a question by the facilities that they can use.
pub(super) fn alike(question: &Question<'_>) -> Vec<Alike> {
    // For each facility whether it is open, and whether nobody knows.
    let mut found: Vec<(Vec<(bool, bool)>, Alike)> = Vec::new();
    for group in question.groups.iter() {
        let of = question.facilities.iter().map(|f| (f.open.contains(group), f.unknown.contains(group)));
        let of: Vec<(bool, bool)> = of.collect();
        match found.iter_mut().find(|(known, _)| *known == of) {
            Some((_, alike)) => alike.groups = alike.groups.with(group),
            None => found.push((of, Alike { groups: GroupSet::NONE.with(group), group })),
        }
    }
    found.into_iter().map(|(_, alike)| alike).collect()
}

type Point = GeomWithData<Ecef, u32>;

/// A question, prepared for places that are areas.
pub(super) struct Spread<'a> {
    question: &'a Question<'a>,
    /// The groups, sorted by what they can use.
    pub(super) alike: Vec<Alike>,
    tree: RTree<Point>,
    circles: Vec<Polygon<f64>>,
}

/// One polygon of a place beside what is near it.
pub(super) struct Part {
    /// Its land in square metres.
    land: f64,
    /// The longitude of its middle, around which circles are drawn.
    middle: f64,
    /// The facilities whose circles may touch it.
    pub(super) near: Vec<u32>,
    /// What of it is left for each sort of groups: not surely covered, and of that surely not covered.
    left: Vec<[MultiPolygon<f64>; 2]>,
}

/// The shares of one place for one sort of groups, 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shares {
    /// Surely covered.
    pub(super) covered: f64,
    /// Surely or perhaps.
    pub(super) possible: f64,
}

impl<'a> Spread<'a> {
    /// Prepares a question; nothing if no place of it is an area.
    pub(super) fn of(question: &'a Question<'a>) -> Option<Self> {
        if question.demand.outlined() == 0 {
            return None;
        }
        let at = |f: &super::Facility| (f.position.lon, f.position.lat);
        let points = (0u32..).zip(question.facilities).map(|(n, f)| {
            let (lon, lat) = at(f);
            Point::new(ecef(lon, lat), n)
        });
        Some(Self {
            question,
            alike: alike(question),
            tree: RTree::bulk_load(points.collect()),
            circles: question.facilities.iter().map(|f| circle(at(f), question.within)).collect(),
        })
    }

    /// Looks at each polygon of an outline; those without land are left out.
    pub(super) fn parts(&self, outline: &MultiPolygon<f64>) -> Vec<Part> {
        outline.iter().filter_map(|polygon| self.part(polygon)).collect()
    }

    fn part(&self, polygon: &Polygon<f64>) -> Option<Part> {
        let middle = polygon.bounding_rect()?.center();
        let here = ecef(middle.x, middle.y);
        let corners: Vec<Ecef> = polygon.exterior().coords().map(|c| ecef(c.x, c.y)).collect();
        let radius = corners.iter().map(|c| chord_squared(here, *c)).fold(0.0, f64::max).sqrt();
        let reach = chord(self.question.within * BEYOND + arc(radius));
        let near = self.tree.locate_within_distance(here, reach * reach);
        let mut near: Vec<(u32, bool)> = near.map(|p| (p.data, self.holds(*p.geom(), &corners))).collect();
        near.sort_unstable();
        let mut part = Part {
            land: land(&MultiPolygon::new(vec![polygon.clone()])),
            middle: middle.x,
            near: near.iter().map(|(at, _)| *at).collect(),
            left: Vec::new(),
        };
        if !near.is_empty() {
            // Rings that cross themselves are untied once, so that every piece is measured alike: even–odd, as
            // holes run either way in files, and `unary_union` asks how they do.
            let whole = polygon.union(&MultiPolygon::new(Vec::new()));
            part.land = land(&whole);
            part.left =
                self.alike.iter().map(|alike| self.left(&whole, middle.x, &near, alike.group)).collect();
        }
        (part.land > 0.0).then_some(part)
    }

    /// Returns true if all corners, and so the polygon, lie within the circle around a facility.
    fn holds(&self, facility: Ecef, corners: &[Ecef]) -> bool {
        let inside = chord(self.question.within * INSIDE).powi(2);
        corners.iter().all(|c| chord_squared(facility, *c) <= inside)
    }

    fn left(
        &self,
        whole: &MultiPolygon<f64>,
        middle: f64,
        near: &[(u32, bool)],
        group: Group,
    ) -> [MultiPolygon<f64>; 2] {
        let without = |land: &MultiPolygon<f64>, wanted: fn(&super::Facility, Group) -> bool| {
            let those = near.iter().filter(|(at, _)| wanted(&self.question.facilities[*at as usize], group));
            let those: Vec<(u32, bool)> = those.copied().collect();
            if those.is_empty() || land.0.is_empty() {
                return land.clone();
            }
            if those.iter().any(|(_, holds)| *holds) {
                return MultiPolygon::new(Vec::new());
            }
            let circles: Vec<Polygon<f64>> = those.iter().map(|(at, _)| self.circle(*at, middle)).collect();
            land.difference(&unary_union(&circles))
        };
        let uncovered = without(whole, |f, g| f.open.contains(g));
        let closed = without(&uncovered, |f, g| f.unknown.contains(g));
        [uncovered, closed]
    }

    /// The circle of a facility in longitudes around a middle, so that the 180th meridian parts nothing.
    fn circle(&self, facility: u32, middle: f64) -> Polygon<f64> {
        let near = |x: f64| x + 360.0 * ((middle - x) / 360.0).round();
        self.circles[facility as usize].map_coords(|Coord { x, y }| Coord { x: near(x), y })
    }

    /// Returns the shares of a place for the sort of groups in a place of [`Spread::alike`].
    pub(super) fn shares(parts: &[Part], alike: usize) -> Shares {
        let whole: f64 = parts.iter().map(|p| p.land).sum();
        if whole <= 0.0 {
            return Shares { covered: 0.0, possible: 0.0 };
        }
        let left = |which: usize| -> f64 {
            parts.iter().map(|p| p.left.get(alike).map_or(p.land, |left| land(&left[which]))).sum()
        };
        let covered = (1.0 - left(0) / whole).clamp(0.0, 1.0);
        Shares { covered, possible: (1.0 - left(1) / whole).clamp(covered, 1.0) }
    }

    /// Returns what an open facility would add for a sort of groups: the share of the place that is surely not
    /// covered and lies in its circle, and the share that is not surely covered.
    pub(super) fn gain(&self, parts: &[Part], alike: usize, facility: u32) -> [f64; 2] {
        let whole: f64 = parts.iter().map(|p| p.land).sum();
        let mut gained = [0.0; 2];
        for part in parts.iter().filter(|p| p.near.binary_search(&facility).is_ok()) {
            let Some([uncovered, closed]) = part.left.get(alike) else { continue };
            let circle = MultiPolygon::new(vec![self.circle(facility, part.middle)]);
            for (gained, left) in gained.iter_mut().zip([closed, uncovered]) {
                if !left.0.is_empty() {
                    *gained += land(&left.intersection(&circle));
                }
            }
        }
        gained.map(|g| if whole > 0.0 { g / whole } else { 0.0 })
    }
}

/// The square metres of land on WGS 84, its edges taken as straight in the cylindrical projection of equal areas.
///
/// Exact where edges are short, and a hundred times as fast as a sum over geodesics.
fn land(land: &MultiPolygon<f64>) -> f64 {
    const A: f64 = 6_378_137.0;
    const E2: f64 = 6.694_379_990_141_316e-3;
    let e = E2.sqrt();
    let flat = land.map_coords(|Coord { x, y }| {
        let sin = y.to_radians().sin();
        let q = (1.0 - E2) * (sin / (1.0 - E2 * sin * sin) + (e * sin).atanh() / e);
        Coord { x: x * PI / 180.0, y: A * A / 2.0 * q }
    });
    flat.unsigned_area()
}

#[cfg(test)]
mod tests {
    use geo::{GeodesicArea, polygon};

    use super::land;

    #[test]
    fn land_is_what_geodesics_say() {
        for (lon, lat, side) in
            [(103.2, 35.6, 0.001), (-71.1, 42.37, 0.01), (15.0, -69.0, 0.001), (0.0, 0.0, 0.05)]
        {
            let square = polygon![
                (x: lon, y: lat), (x: lon + side, y: lat), (x: lon + side, y: lat + side), (x: lon, y: lat + side),
            ];
            let (ours, theirs) = (land(&square.clone().into()), square.geodesic_area_unsigned());
            assert!((ours / theirs - 1.0).abs() < 1e-5, "{lon} {lat}: {ours} {theirs}");
        }
    }
}
