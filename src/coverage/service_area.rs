//! The land within a distance of a service: dissolved circles, and the share of an area that they cover.

use geo::{
    Area as _, BooleanOps, BoundingRect, Coord, Destination, Geodesic, GeodesicArea, Intersects, Point,
};
use geo::{MultiPolygon, Polygon, unary_union};
use rayon::prelude::*;

use super::cut;
use super::facility::Facility;
use super::grid::Grid;
use crate::checklist::Group;

/// The corners of a circle.
const CORNERS: u32 = 64;

/// The land within a distance of facilities, in degrees of WGS 84: parts that do not touch.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ServiceArea {
    /// The parts, each of facilities whose circles meet.
    pub parts: Vec<MultiPolygon<f64>>,
}

/// How much of an area lies within reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AreaShare {
    /// The whole area in square metres.
    pub whole: f64,
    /// What is surely covered.
    pub covered: f64,
    /// What may be covered beyond that.
    pub unknown: f64,
}

impl AreaShare {
    /// Returns the least and the greatest share, 0 to 1; nothing of an empty area.
    pub fn share(&self) -> Option<(f64, f64)> {
        let of = |part: f64| (part / self.whole).clamp(0.0, 1.0);
        (self.whole > 0.0).then(|| (of(self.covered), of(self.covered + self.unknown)))
    }
}

/// Returns the land within `within` metres of the facilities that are open for a group, and, with
/// `or_unknown`, of those of which nobody knows.
///
/// A circle has 64 corners and the area of the true circle. One across the 180th meridian is cut there, and one
/// around a pole goes up to it.
pub fn service_area(facilities: &[Facility], group: Group, within: f64, or_unknown: bool) -> ServiceArea {
    let wanted = |f: &&Facility| f.open.contains(group) || (or_unknown && f.unknown.contains(group));
    let points: Vec<(f64, f64)> =
        facilities.iter().filter(wanted).map(|f| (f.position.lon, f.position.lat)).collect();
    let mut clusters = clusters(&points, within);
    // The largest first, so that no thread waits for it at the end; the order of the result stays.
    clusters.sort_by_key(|c| (std::cmp::Reverse(c.len()), c.first().copied()));
    let mut parts: Vec<(u32, MultiPolygon<f64>)> = clusters
        .into_par_iter()
        .with_max_len(8)
        .map(|members| {
            let first = members.first().copied().unwrap_or(0);
            let circles: Vec<Polygon<f64>> =
                members.iter().flat_map(|m| cut::land(ring(points[*m as usize], within))).collect();
            let whole = if circles.len() == 1 { MultiPolygon::new(circles) } else { unary_union(&circles) };
            (first, cut::snapped(whole))
        })
        .collect();
    parts.sort_by_key(|(first, _)| *first);
    ServiceArea { parts: parts.into_iter().map(|(_, p)| p).collect() }
}

/// Returns how much of an area is covered, surely and perhaps, by the service areas of the open facilities and of
/// those that are not surely closed.
pub fn area_share(area: &MultiPolygon<f64>, open: &ServiceArea, possible: &ServiceArea) -> AreaShare {
    let whole = area.geodesic_area_unsigned();
    let covered = within(area, open);
    AreaShare { whole, covered, unknown: (within(area, possible) - covered).max(0.0) }
}

/// The square metres of an area that lie in a service area.
fn within(area: &MultiPolygon<f64>, service: &ServiceArea) -> f64 {
    let Some(bounds) = area.bounding_rect() else { return 0.0 };
    let near = service.parts.iter().filter(|p| p.bounding_rect().is_some_and(|r| r.intersects(&bounds)));
    near.map(|part| area.intersection(part))
        .filter(|cut| cut.unsigned_area() > 0.0)
        .map(|cut| cut.geodesic_area_unsigned())
        // Not `sum`, which makes −0 of nothing.
        .fold(0.0, |all, part| all + part)
}

/// Groups points whose circles meet: no two of different groups are within twice the distance.
fn clusters(points: &[(f64, f64)], within: f64) -> Vec<Vec<u32>> {
    fn root(parents: &mut [u32], mut at: u32) -> u32 {
        while parents[at as usize] != at {
            parents[at as usize] = parents[parents[at as usize] as usize];
            at = parents[at as usize];
        }
        at
    }
    // Corners stand out a little beyond the distance.
    let grid = Grid::new(points, 2.0 * within * 1.01);
    let mut parents: Vec<u32> = (0u32..).take(points.len()).collect();
    for (at, point) in (0u32..).zip(points) {
        grid.within(point.0, point.1, |other| {
            if other < at {
                let (a, b) = (root(&mut parents, at), root(&mut parents, other));
                parents[a.max(b) as usize] = a.min(b);
            }
            true
        });
    }
    let mut clusters: Vec<Vec<u32>> = vec![Vec::new(); points.len()];
    for at in (0u32..).take(points.len()) {
        let root = root(&mut parents, at);
        clusters[root as usize].push(at);
    }
    clusters.retain(|c| !c.is_empty());
    clusters
}

/// A circle around a point as a polygon of the same area; across the 180th meridian its longitudes leap.
pub(super) fn circle(centre: (f64, f64), radius: f64) -> Polygon<f64> {
    Polygon::new(ring(centre, radius).into(), Vec::new())
}

/// The corners of such a circle.
///
/// The geodesic problem is solved for the eastern half: the western one is its mirror image.
fn ring(centre: (f64, f64), radius: f64) -> Vec<Coord<f64>> {
    let step = std::f64::consts::TAU / f64::from(CORNERS);
    let corner = radius * (step / step.sin()).sqrt();
    let centre = Point::new(centre.0, centre.1);
    let east: Vec<Coord<f64>> = (0..=CORNERS / 2)
        .map(|at| Geodesic.destination(centre, f64::from(at) * 360.0 / f64::from(CORNERS), corner).0)
        .collect();
    let west = |c: &Coord<f64>| {
        let mirrored = 2.0 * centre.x() - c.x;
        Coord { x: (mirrored + 180.0).rem_euclid(360.0) - 180.0, y: c.y }
    };
    // Counter-clockwise from the north, as RFC 7946 wants outer rings.
    let (ends, between) = (east.len() - 1, 1..east.len() - 1);
    std::iter::once(east[0])
        .chain(east[between.clone()].iter().map(west))
        .chain(std::iter::once(east[ends]))
        .chain(east[between].iter().rev().copied())
        .collect()
}
