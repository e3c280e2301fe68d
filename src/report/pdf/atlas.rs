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
/// The side of a cell by which it is told what stands where.
const CELL: f64 = 3.0;
/// The most areas that carry their values on the map; the table has all.
const LABELLED: usize = 40;

/// Areas on the page.
pub(super) struct Atlas {
    areas: Vec<Shown>,
    /// Which area each cell of a map belongs to, row by row.
    owners: Vec<Option<usize>>,
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
        let areas: Vec<Shown> = areas.iter().map(shown).collect();
        let owners = if areas.len() <= LABELLED { owners(&areas, height) } else { Vec::new() };
        Some(Self { areas, owners, scale, height: small(height) })
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
            self.label(page, (left, top), measure);
        }
    }

    /// Writes the areas' names and figures, the smallest first: the larger have room elsewhere.
    fn label(&self, page: &mut Drawing, corner: (f32, f32), measure: &Measure) {
        let mut order: Vec<usize> = (0..self.areas.len()).collect();
        order.sort_by(|a, b| self.areas[*a].size().total_cmp(&self.areas[*b].size()));
        let mut placed: Vec<Label> = Vec::new();
        for at in order {
            let figure = measure.values.get(at).and_then(|v| v.as_ref()).map(|(_, text)| text.as_str());
            if let Some(label) = self.place(&self.areas[at], figure, &placed) {
                placed.push(label);
            }
        }
        // Lines first, so that none runs through words.
        for label in &placed {
            label.lead(page, corner);
        }
        for label in placed {
            label.draw(page, corner);
        }
    }

    /// Returns the label of an area: on it where its hatching is still seen, else beside it with a line that leads to
    /// it.
    fn place(&self, area: &Shown, figure: Option<&str>, placed: &[Label]) -> Option<Label> {
        let bounds = area.largest()?.bounding_rect()?;
        let across = small(bounds.width());
        let figure = figure.map(|f| (f.to_owned(), FIGURE));
        let name = named(&area.name, across.max(LEAST_ACROSS));
        let lines: Vec<(String, f32)> = name.into_iter().map(|n| (n, NAME)).chain(figure).collect();
        let wide = lines.iter().map(|(text, size)| room(text, *size)).fold(0.0, f32::max) + 3.0;
        let high = lines.iter().map(|(_, size)| size + 1.0).sum::<f32>() + 1.0;
        let inside = f64::from(wide * high) <= COVERED * area.size();
        let on = inside.then(|| area.room_for((wide, high), placed)).flatten();
        let (at, to) = match on {
            Some(at) => (at, None),
            None => (self.free((wide, high), area, placed)?, area.middle),
        };
        Some(Label { at, size: (wide, high), to, lines })
    }

    /// Returns which share of a label would stand on its own area, and which on others.
    fn land(&self, (x, y): (f64, f64), (wide, high): (f32, f32), area: &Shown) -> (f64, f64) {
        let (half_w, half_h) = (f64::from(wide) / 2.0, f64::from(high) / 2.0);
        let across = cell(f64::from(WIDTH)) + 1;
        let (mut own, mut others, mut all) = (0.0, 0.0, 0.0_f64);
        for row in cell(y - half_h)..=cell(y + half_h) {
            for column in cell(x - half_w)..=cell(x + half_w) {
                all += 1.0;
                match self.owners.get(row * across + column).copied().flatten() {
                    Some(at) if std::ptr::eq(&raw const self.areas[at], area) => own += 1.0,
                    Some(_) => others += 1.0,
                    None => {}
                }
            }
        }
        (own / all.max(1.0), others / all.max(1.0))
    }

    /// Returns the place beside an area where a label covers the least of other labels and of other areas.
    fn free(&self, (wide, high): (f32, f32), area: &Shown, placed: &[Label]) -> Option<(f64, f64)> {
        let to = area.middle?;
        let (half_w, half_h) = (f64::from(wide) / 2.0, f64::from(high) / 2.0);
        let (width, height) = (f64::from(WIDTH), f64::from(self.height) - FOOT);
        let steps = (0..=24).flat_map(|i| (0..=16).map(move |j| (f64::from(i) / 24.0, f64::from(j) / 16.0)));
        let place = |(i, j): (f64, f64)| {
            (
                half_w + 2.0 + i * (width - 2.0 * half_w - 4.0),
                half_h + 2.0 + j * (height - 2.0 * half_h - 4.0),
            )
        };
        let cost = |(x, y): &(f64, f64)| {
            let (own, others) = self.land((*x, *y), (wide, high), area);
            let labels: f64 = placed.iter().map(|l| l.overlap((*x, *y), (wide, high))).sum();
            // The arrow to the north stands in the corner.
            let arrow = if x + half_w > width - 24.0 && y - half_h < 26.0 { 400.0 } else { 0.0 };
            let far = ((x - to.0).abs() - half_w).max(0.0).hypot(((y - to.1).abs() - half_h).max(0.0));
            own * 400.0 + others * 60.0 + labels * 10.0 + arrow + far
        };
        steps.map(place).min_by(|a, b| cost(a).total_cmp(&cost(b)))
    }
}

/// Returns the index of the cell that something on the page falls in.
fn cell(at: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a page is a few hundred points"
    )]
    let cell = (at / CELL).max(0.0) as usize;
    cell
}

/// Returns which area each cell of a map belongs to, row by row.
fn owners(areas: &[Shown], height: f64) -> Vec<Option<usize>> {
    let bounds: Vec<Vec<_>> =
        areas.iter().map(|a| a.polygons.iter().map(BoundingRect::bounding_rect).collect()).collect();
    let middle = |cell: usize| (f64::from(u32::try_from(cell).unwrap_or(u32::MAX)) + 0.5) * CELL;
    let owner = |spot: Point<f64>| {
        let of = |at: &usize| {
            let shapes = areas[*at].polygons.iter().zip(&bounds[*at]);
            shapes.into_iter().any(|(p, b)| b.is_some_and(|b| b.contains(&spot)) && p.contains(&spot))
        };
        (0..areas.len()).find(of)
    };
    let (across, down) = (cell(f64::from(WIDTH)) + 1, cell(height) + 1);
    (0..down)
        .flat_map(|y| (0..across).map(move |x| (x, y)))
        .map(|(x, y)| owner(Point::new(middle(x), middle(y))))
        .collect()
}

/// A name and a figure on a map.
struct Label {
    /// Its middle, from the map's corner.
    at: (f64, f64),
    size: (f32, f32),
    /// The middle of the area, where the label stands beside it.
    to: Option<(f64, f64)>,
    lines: Vec<(String, f32)>,
}

impl Label {
    /// How much of another label it would cover, in square points.
    fn overlap(&self, at: (f64, f64), size: (f32, f32)) -> f64 {
        let along = |a: f64, b: f64, one: f32, other: f32| {
            (f64::midpoint(f64::from(one), f64::from(other)) + 1.0 - (a - b).abs()).max(0.0)
        };
        along(self.at.0, at.0, self.size.0, size.0) * along(self.at.1, at.1, self.size.1, size.1)
    }

    /// Draws the line that leads to the area.
    fn lead(&self, page: &mut Drawing, corner: (f32, f32)) {
        let Some(to) = self.to else { return };
        let (x, y) = (corner.0 + small(to.0), corner.1 + small(to.1));
        let from = (corner.0 + small(self.at.0), corner.1 + small(self.at.1));
        // A white edge keeps the line apart from outlines and hatching.
        page.line(from, (x, y), 1.6, WHITE);
        page.line(from, (x, y), 0.6, Tone::Ink.rgb());
        page.shapes.push(rounded(x - 1.6, y - 1.6, 3.2, 3.2, 1.6, Some(Tone::Ink.rgb()), Some((WHITE, 0.5))));
    }

    /// Writes the words on white ground.
    fn draw(self, page: &mut Drawing, corner: (f32, f32)) {
        let (wide, high) = self.size;
        let (x, y) = (corner.0 + small(self.at.0), corner.1 + small(self.at.1));
        let mut down = y - high / 2.0;
        page.shapes.push(rounded(x - wide / 2.0, down, wide, high, 2.0, Some(WHITE), None));
        for (text, size) in self.lines {
            down += size;
            if size > NAME {
                page.bold_label(x, down, size, text, Tone::Ink.rgb(), Align::Centre);
            } else {
                page.label(x, down, size, text, Tone::Ink.rgb(), Align::Centre);
            }
            down += 1.0;
        }
    }
}

/// The size of a name and of a figure on a map.
const NAME: f32 = 6.2;
const FIGURE: f32 = 7.8;
/// The least width that a name is given before it is broken.
const LEAST_ACROSS: f32 = 45.0;
/// The most of an area that its label may cover.
const COVERED: f64 = 0.4;

impl Shown {
    /// How large it is on the page.
    fn size(&self) -> f64 {
        self.largest().map_or(0.0, Area::unsigned_area)
    }

    fn largest(&self) -> Option<&Polygon<f64>> {
        self.polygons.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))
    }

    /// Returns the place inside the area, near its middle, where words cover the least of other words.
    fn room_for(&self, size: (f32, f32), placed: &[Label]) -> Option<(f64, f64)> {
        let shape = self.largest()?;
        let middle = self.middle?;
        let bounds = shape.bounding_rect()?;
        let steps = (1..10).flat_map(|i| (1..10).map(move |j| (f64::from(i) / 10.0, f64::from(j) / 10.0)));
        let spots =
            steps.map(|(i, j)| (bounds.min().x + i * bounds.width(), bounds.min().y + j * bounds.height()));
        let inside = spots.filter(|(x, y)| shape.contains(&Point::new(*x, *y)));
        let cost = |at: &(f64, f64)| {
            let covered: f64 = placed.iter().map(|l| l.overlap(*at, size)).sum();
            covered * 10.0 + (at.0 - middle.0).hypot(at.1 - middle.1)
        };
        std::iter::once(middle).chain(inside).min_by(|a, b| cost(a).total_cmp(&cost(b)))
    }
}

/// Returns a name in as few lines as a width takes: Latin words whole, Chinese ones in parts of one length.
fn named(name: &str, across: f32) -> Vec<String> {
    if room(name, NAME) <= across {
        return vec![name.to_owned()];
    }
    if name.is_ascii() || name.contains(' ') {
        let mut lines: Vec<String> = Vec::new();
        for word in name.split(' ') {
            match lines.last_mut() {
                Some(last) if room(&format!("{last} {word}"), NAME) <= across => {
                    last.push(' ');
                    last.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        return lines;
    }
    let letters: Vec<char> = name.chars().collect();
    let part = |lines: usize| letters.len().div_ceil(lines);
    let fits = |lines: &usize| room(&letters[..part(*lines)].iter().collect::<String>(), NAME) <= across;
    let lines = (2..letters.len()).find(fits).unwrap_or(letters.len());
    letters.chunks(part(lines)).map(|part| part.iter().collect()).collect()
}

/// A length on a page.
#[expect(clippy::cast_possible_truncation, reason = "points of a page")]
fn small(points: f64) -> f32 {
    points as f32
}
