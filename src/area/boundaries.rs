//! Areas with their outlines, found by position or by id.

use std::collections::BTreeMap;

use geo::{Distance, Geodesic, Point as GeoPoint};

use super::code::{AdminCode, AreaId, Level};
use super::grid::{Grid, Hit};
use super::shape::{Bounds, Edge, Point, nearest};
use crate::survey::Position;

/// A polygon: its outer ring, then its holes; each ring ends where it begins.
pub type Polygon = Vec<Vec<[f64; 2]>>;

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    /// Its administrative code, or whatever its boundary file calls it.
    pub id: AreaId,
    /// Its name, where one is known.
    pub name: Option<String>,
    /// Its outline in WGS 84 degrees; empty where only the code is known.
    pub polygons: Vec<Polygon>,
    /// West, south, east and north of the outline.
    pub bounds: Bounds,
}

impl Area {
    /// Returns an area of an outline.
    pub fn new(id: AreaId, name: Option<String>, polygons: Vec<Polygon>) -> Self {
        let points = polygons.iter().flatten().flatten();
        let bounds = points.fold(Bounds::NOTHING, |bounds, point| bounds.with(*point));
        Self { id, name, polygons, bounds }
    }

    /// Iterates over the edges of the outline.
    pub(super) fn edges(&self) -> impl Iterator<Item = Edge> {
        self.polygons.iter().flatten().flat_map(|ring| ring.windows(2).map(|pair| [pair[0], pair[1]]))
    }
}

/// The place of an area in [`Boundaries::areas`], which stand in the order of their ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AreaIx(pub u32);

/// What a position is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Located {
    /// In one area, and on no border.
    Inside(AreaIx),
    /// Within a centimetre of a border, or where outlines overlap: of the areas there the one with the
    /// lowest code, so that every run says the same.
    Border(AreaIx),
    /// In no area.
    Outside,
}

impl Located {
    /// Returns the area that the position counts to.
    pub fn area(self) -> Option<AreaIx> {
        match self {
            Self::Inside(area) | Self::Border(area) => Some(area),
            Self::Outside => None,
        }
    }
}

/// Areas, found by position or by id.
#[derive(Debug, Clone, Default)]
pub struct Boundaries {
    areas: Vec<Area>,
    /// The areas in the grid, by their number there.
    indexed: Vec<AreaIx>,
    grid: Grid,
}

impl Boundaries {
    /// Prepares areas. Several of one id become one with all their polygons.
    ///
    /// Where areas of several levels have outlines, positions are looked up in those of the finest.
    pub fn new(areas: Vec<Area>) -> Self {
        let mut by_id: BTreeMap<AreaId, Area> = BTreeMap::new();
        for area in areas {
            match by_id.get_mut(&area.id) {
                Some(first) => {
                    first.bounds = first.bounds.merged(area.bounds);
                    first.polygons.extend(area.polygons);
                    first.name = first.name.take().or(area.name);
                }
                None => _ = by_id.insert(area.id.clone(), area),
            }
        }
        let areas: Vec<Area> = by_id.into_values().collect();
        let finest = areas.iter().filter(|a| !a.polygons.is_empty()).filter_map(|a| a.id.level()).max();
        let wanted = |a: &Area| !a.polygons.is_empty() && (a.id.level().is_none() || a.id.level() == finest);
        let indexed: Vec<AreaIx> =
            (0u32..).map(AreaIx).zip(&areas).filter(|(_, a)| wanted(a)).map(|(at, _)| at).collect();
        let outlines: Vec<(Vec<Edge>, Bounds)> = indexed
            .iter()
            .map(|at| &areas[at.0 as usize])
            .map(|area| (area.edges().collect(), area.bounds))
            .collect();
        let grid = Grid::new(&outlines);
        Self { areas, indexed, grid }
    }

    /// Returns the areas in the order of their ids.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// Returns an area.
    pub fn area(&self, at: AreaIx) -> &Area {
        &self.areas[at.0 as usize]
    }

    /// Returns the areas that positions are looked up in.
    pub fn outlined(&self) -> impl Iterator<Item = &Area> {
        self.indexed.iter().map(|at| self.area(*at))
    }

    /// Returns the level of the areas that positions are looked up in, if they have administrative codes.
    pub fn level(&self) -> Option<Level> {
        self.outlined().filter_map(|a| a.id.level()).max()
    }

    /// Returns an area by its id.
    pub fn find(&self, id: &AreaId) -> Option<&Area> {
        self.areas.binary_search_by(|a| a.id.cmp(id)).ok().map(|at| &self.areas[at])
    }

    /// Returns the name of an area, where it is known.
    pub fn name(&self, id: &AreaId) -> Option<&str> {
        self.find(id)?.name.as_deref()
    }

    /// Gives names to codes, with or without an outline, as a list of codes has them.
    pub fn name_codes(&mut self, names: impl IntoIterator<Item = (AdminCode, String)>) {
        let areas =
            names.into_iter().map(|(code, name)| Area::new(AreaId::Admin(code), Some(name), Vec::new()));
        let known = std::mem::take(&mut self.areas);
        *self = Self::new(known.into_iter().chain(areas).collect());
    }

    /// Returns what a position is in.
    #[inline]
    pub fn locate(&self, at: Position) -> Located {
        match self.grid.hit([at.lon, at.lat]) {
            Hit::Inside(number) => Located::Inside(self.indexed[number as usize]),
            Hit::Border(number) => Located::Border(self.indexed[number as usize]),
            Hit::Outside => Located::Outside,
        }
    }

    /// Returns all areas that a position is in or on the border of, in the order of their ids.
    pub fn touching(&self, at: Position) -> Vec<AreaIx> {
        self.grid.all([at.lon, at.lat]).into_iter().map(|number| self.indexed[number as usize]).collect()
    }

    /// Returns the nearest of the areas, and how many metres of geodesic lie between; nothing if there are none.
    pub fn nearest(&self, at: Position) -> Option<(AreaIx, f64)> {
        let scale = at.lat.to_radians().cos().max(1e-6);
        let flat = |[x, y]: Point| [(x - at.lon) * scale, y - at.lat];
        let mut best: Option<(f64, AreaIx, Point)> = None;
        for ix in &self.indexed {
            let area = self.area(*ix);
            let [west, south, east, north] = area.bounds.0;
            let corner = flat([at.lon.clamp(west, east), at.lat.clamp(south, north)]);
            if best.is_some_and(|(least, ..)| corner[0].hypot(corner[1]) > least) {
                continue;
            }
            for [from, to] in area.edges() {
                let [x, y] = nearest([0.0; 2], [flat(from), flat(to)]);
                let far = x.hypot(y);
                if best.is_none_or(|(least, ..)| far < least) {
                    best = Some((far, *ix, [at.lon + x / scale, at.lat + y]));
                }
            }
        }
        let (_, ix, [lon, lat]) = best?;
        Some((ix, Geodesic.distance(GeoPoint::new(at.lon, at.lat), GeoPoint::new(lon, lat))))
    }
}
