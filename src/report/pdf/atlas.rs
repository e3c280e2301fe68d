//! Areas and a value for each → small maps side by side: one extent, one scale, north up.

use geo::{
    Area, BoundingRect, Contains as _, Coord, InteriorPoint, LineString, Point, Polygon, Simplify as _,
};

use super::chart::{Ring, filled, legend, room};
use super::sketch::{GROUND, Plane, arrow, scale_bar};
use super::vector::{polygon, rounded};
use super::{Align, Drawing, HAIRLINE, Tone, WHITE};
use crate::area::Area as Outline;
use crate::survey::Position;

/// The width of a map; two stand side by side.
const WIDTH: f32 = 241.0;
/// The room between two maps.
const GAP: f32 = 13.0;
/// The least and the most height of a map.
const HEIGHTS: (f64, f64) = (110.0, 205.0);
/// Free room at the edge.
const EDGE: f64 = 9.0;
/// Free room at the foot, for the scale bar.
const FOOT: f64 = 18.0;
/// What an outline may be off on the page, in points.
const TOLERANCE: f64 = 0.3;
/// The most areas that carry their values on the map; the table has all.
const LABELLED: usize = 40;

/// Areas on the page.
pub(super) struct Atlas {
    areas: Vec<Shown>,
    /// Points a metre.
    scale: f64,
    height: f32,
}

/// An area on the page.
struct Shown {
    polygons: Vec<Polygon<f64>>,
    /// Where its words stand.
    middle: Option<(f64, f64)>,
    name: String,
}

/// What one map shows.
pub(super) struct Measure {
    pub(super) title: String,
    /// The class and the figure of each area; nothing where nothing is known.
    pub(super) values: Vec<Option<(usize, String)>>,
    /// What the classes are.
    pub(super) legend: Vec<(Option<usize>, String)>,
}

impl Atlas {
    /// Lays areas out, each with its name; nothing without outlines.
    pub(super) fn new(areas: &[(&Outline, String)]) -> Option<Self> {
        let corners: Vec<Position> = areas
            .iter()
            .filter(|(a, _)| !a.polygons.is_empty())
            .flat_map(|(a, _)| {
                let [west, south, east, north] = a.bounds.0;
                [Position { lon: west, lat: south }, Position { lon: east, lat: north }]
            })
            .collect();
        let plane = Plane::around(&corners)?;
        // The middle of the plane is that of the corners: twice the farthest is the extent.
        let (wide, high) = corners
            .iter()
            .map(|c| plane.metres(*c))
            .fold((1.0_f64, 1.0_f64), |(w, h), at| (w.max(at.0.abs() * 2.0), h.max(at.1.abs() * 2.0)));
        let room = f64::from(WIDTH) - 2.0 * EDGE;
        let scale = (room / wide).min((HEIGHTS.1 - 2.0 * EDGE - FOOT) / high);
        let height = (high * scale + 2.0 * EDGE + FOOT).clamp(HEIGHTS.0, HEIGHTS.1);
        let centre = (f64::from(WIDTH) / 2.0, (height - FOOT) / 2.0);
        let corner_of = |[lon, lat]: &[f64; 2]| {
            let (east, north) = plane.metres(Position { lon: *lon, lat: *lat });
            Coord { x: centre.0 + east * scale, y: centre.1 - north * scale }
        };
        let ring = |ring: &Vec<[f64; 2]>| LineString::new(ring.iter().map(corner_of).collect());
        let shown = |(area, name): &(&Outline, String)| {
            let polygons = area.polygons.iter().filter_map(|rings| {
                let (outer, holes) = rings.split_first()?;
                let whole = Polygon::new(ring(outer), holes.iter().map(ring).collect());
                Some(whole.simplify(TOLERANCE))
            });
            let polygons: Vec<Polygon<f64>> = polygons.filter(|p| p.unsigned_area() > 0.0).collect();
            let largest = polygons.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()));
            let middle = largest.and_then(InteriorPoint::interior_point).map(|p| (p.x(), p.y()));
            Shown { polygons, middle, name: name.clone() }
        };
        Some(Self { areas: areas.iter().map(shown).collect(), scale, height: small(height) })
    }

    /// Returns up to two maps side by side.
    pub(super) fn maps(&self, of: &[Measure], north: &str, unit: &dyn Fn(f64) -> String) -> Drawing {
        let mut page = Drawing::new(2.0 * WIDTH + GAP, 0.0);
        for (number, measure) in of.iter().enumerate() {
            let left = if number == 0 { 0.0 } else { WIDTH + GAP };
            page.bold_label(left, 9.0, 9.2, measure.title.as_str(), Tone::Ink.rgb(), Align::Left);
            self.map(&mut page, (left, 15.0), measure);
            arrow(&mut page, (left + WIDTH - 12.0, 20.0), north);
            let foot = 15.0 + self.height - 7.0;
            scale_bar(&mut page, (left + 8.0, foot), (60.0, self.scale), unit);
            let below = legend(&mut page, (left, 15.0 + self.height + 6.0), WIDTH, &measure.legend);
            page.height = page.height.max(below + 2.0);
        }
        page
    }

    fn map(&self, page: &mut Drawing, (left, top): (f32, f32), measure: &Measure) {
        let frame =
            [(left, top), (left + WIDTH, top), (left + WIDTH, top + self.height), (left, top + self.height)];
        page.shapes.push(polygon(&frame, Some(GROUND), Some((HAIRLINE, 0.6))));
        let ring = |line: &LineString<f64>| -> Ring {
            line.0.iter().map(|c| (left + small(c.x), top + small(c.y))).collect()
        };
        // What lies inside another is drawn over it.
        let mut order: Vec<(f64, usize, &Polygon<f64>)> = Vec::new();
        for (at, area) in self.areas.iter().enumerate() {
            order.extend(area.polygons.iter().map(|p| (p.unsigned_area(), at, p)));
        }
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, at, shape) in &order {
            let rings: Vec<Ring> =
                std::iter::once(shape.exterior()).chain(shape.interiors()).map(ring).collect();
            let class = measure.values.get(*at).and_then(|v| v.as_ref()).map(|(class, _)| *class);
            page.shapes.extend(filled(&rings, class));
            for of in &rings {
                page.shapes.push(polygon(of, None, Some((Tone::Muted.rgb(), 0.55))));
            }
        }
        if self.areas.len() <= LABELLED {
            // The smallest first: the larger have room elsewhere.
            let mut order: Vec<usize> = (0..self.areas.len()).collect();
            order.sort_by(|a, b| self.areas[*a].size().total_cmp(&self.areas[*b].size()));
            let mut taken: Vec<[f32; 4]> = Vec::new();
            for at in order {
                let figure = measure.values.get(at).and_then(|v| v.as_ref()).map(|(_, text)| text.as_str());
                self.areas[at].words(page, (left, top), figure, &mut taken);
            }
        }
    }
}

/// The size of a name and of a figure on a map.
const NAME: f32 = 6.2;
const FIGURE: f32 = 7.8;

impl Shown {
    /// How large it is on the page.
    fn size(&self) -> f64 {
        self.largest().map_or(0.0, Area::unsigned_area)
    }

    fn largest(&self) -> Option<&Polygon<f64>> {
        self.polygons.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))
    }

    /// Writes the name of an area and its figure on white ground; the name only where it leaves the hatching seen.
    fn words(&self, page: &mut Drawing, corner: (f32, f32), figure: Option<&str>, taken: &mut Vec<[f32; 4]>) {
        let across = self.largest().and_then(BoundingRect::bounding_rect).map_or(0.0, |r| small(r.width()));
        let figure = figure.map(|f| (f.to_owned(), FIGURE));
        let names = halves(&self.name, across.max(45.0)).into_iter().map(|n| (n, NAME));
        let all: Vec<(String, f32)> = names.chain(figure.clone()).collect();
        let box_of = |lines: &[(String, f32)]| {
            let wide = lines.iter().map(|(text, size)| room(text, *size)).fold(0.0, f32::max);
            (wide + 3.0, lines.iter().map(|(_, size)| size + 1.0).sum::<f32>() + 1.0)
        };
        let (wide, high) = box_of(&all);
        // An area that its words would cover shows its figure alone.
        let covers = f64::from(wide * high) > 0.7 * self.size() && figure.is_some();
        let lines = if covers { figure.into_iter().collect() } else { all };
        let (wide, high) = box_of(&lines);
        let Some((x, y)) = self.room_for((wide, high), corner, taken).filter(|_| !lines.is_empty()) else {
            return;
        };
        taken.push([x - wide / 2.0, y - high / 2.0, x + wide / 2.0, y + high / 2.0]);
        let mut down = y - high / 2.0;
        page.shapes.push(rounded(x - wide / 2.0, down, wide, high, 2.0, Some(WHITE), None));
        for (text, size) in lines {
            down += size;
            if size > NAME {
                page.bold_label(x, down, size, text, Tone::Ink.rgb(), Align::Centre);
            } else {
                page.label(x, down, size, text, Tone::Ink.rgb(), Align::Centre);
            }
            down += 1.0;
        }
    }

    /// Returns the place inside the area, near its middle, where words cover the least of other words.
    fn room_for(
        &self,
        (wide, high): (f32, f32),
        corner: (f32, f32),
        taken: &[[f32; 4]],
    ) -> Option<(f32, f32)> {
        let shape = self.largest()?;
        let middle = self.middle?;
        let bounds = shape.bounding_rect()?;
        let steps = (1..10).flat_map(|i| (1..10).map(move |j| (f64::from(i) / 10.0, f64::from(j) / 10.0)));
        let places =
            steps.map(|(i, j)| (bounds.min().x + i * bounds.width(), bounds.min().y + j * bounds.height()));
        let inside = places.filter(|(x, y)| shape.contains(&Point::new(*x, *y)));
        let cost = |(x, y): (f64, f64)| {
            let (cx, cy) = (corner.0 + small(x), corner.1 + small(y));
            let of = [cx - wide / 2.0, cy - high / 2.0, cx + wide / 2.0, cy + high / 2.0];
            let over = |t: &[f32; 4]| {
                (of[2].min(t[2]) - of[0].max(t[0])).max(0.0) * (of[3].min(t[3]) - of[1].max(t[1])).max(0.0)
            };
            let covered: f32 = taken.iter().map(over).sum();
            (f64::from(covered) * 10.0) + (x - middle.0).hypot(y - middle.1)
        };
        let best = std::iter::once(middle).chain(inside).min_by(|a, b| cost(*a).total_cmp(&cost(*b)))?;
        Some((corner.0 + small(best.0), corner.1 + small(best.1)))
    }
}

/// Returns a name on one line or on two, or nothing where neither has the room.
fn halves(name: &str, across: f32) -> Vec<String> {
    if room(name, NAME) <= across {
        return vec![name.to_owned()];
    }
    let letters: Vec<char> = name.chars().collect();
    let (first, second) = letters.split_at(letters.len().div_ceil(2));
    let two: Vec<String> = [first, second].into_iter().map(|h| h.iter().collect::<String>()).collect();
    let fits = two.iter().all(|half| room(half, NAME) <= across);
    // Latin words are not torn apart.
    if fits && letters.iter().all(|c| !c.is_ascii()) { two } else { Vec::new() }
}

/// A length on a page.
#[expect(clippy::cast_possible_truncation, reason = "points of a page")]
fn small(points: f64) -> f32 {
    points as f32
}
