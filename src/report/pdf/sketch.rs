//! Places around a site → a sketch map: north up, a grid of round metres, a scale bar, a legend.
//!
//! Degrees become metres at the middle latitude (the lengths of a degree on WGS 84), which is exact to a
//! thousandth over the few kilometres of a site.

use super::vector::{line, polygon, rounded, symbol};
use super::{Align, Drawing, HAIRLINE, Rgb, Shape, Symbol, Tone, WHITE};
use crate::survey::Position;

/// The width of the drawing: that of the page's body.
const WIDTH: f32 = 495.0;
/// The least and the most height of the map in it.
const HEIGHTS: (f64, f64) = (150.0, 290.0);
/// Free room at the edge, so that signs and numbers stay inside.
const EDGE: f32 = 24.0;
/// The size of a sign.
const SIGN: f32 = 9.6;
/// The size of a number.
const SIZE: f32 = 7.6;
/// The least extent in metres: points that are nearer are not spread over the page.
const LEAST: f64 = 10.0;
/// The ground of the map.
pub(super) const GROUND: Rgb = [0.98, 0.985, 0.99];
/// The lines of the grid.
const GRID: Rgb = [0.86, 0.89, 0.92];

/// How a place is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A symbol of the report.
    Symbol(Symbol, Tone),
    /// An empty ring: nobody has looked.
    Untested,
    /// The site itself.
    Site,
}

/// A place in metres east and north of the middle.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) east: f64,
    pub(super) north: f64,
    pub(super) sign: Sign,
    /// The numbers beside it.
    pub(super) label: String,
}

/// Degrees → metres around a middle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plane {
    middle: Position,
    /// Metres of a degree of longitude and of latitude.
    degree: [f64; 2],
}

impl Plane {
    /// Returns the plane around the middle of some positions.
    pub(super) fn around(positions: &[Position]) -> Option<Self> {
        let first = positions.first()?;
        let start = [first.lon, first.lat, first.lon, first.lat];
        let [west, south, east, north] = positions
            .iter()
            .fold(start, |[w, s, e, n], p| [w.min(p.lon), s.min(p.lat), e.max(p.lon), n.max(p.lat)]);
        let middle = Position { lon: f64::midpoint(west, east), lat: f64::midpoint(south, north) };
        let phi = middle.lat.to_radians();
        // The series of the WGS 84 ellipsoid; the next terms are below a millimetre.
        let lon = 111_412.84 * phi.cos() - 93.5 * (3.0 * phi).cos() + 0.118 * (5.0 * phi).cos();
        let lat = 111_132.92 - 559.82 * (2.0 * phi).cos() + 1.175 * (4.0 * phi).cos();
        Some(Self { middle, degree: [lon, lat] })
    }

    /// Returns how far east and north of the middle a position is, in metres.
    pub(super) fn metres(&self, at: Position) -> (f64, f64) {
        ((at.lon - self.middle.lon) * self.degree[0], (at.lat - self.middle.lat) * self.degree[1])
    }

    /// Returns the middle.
    pub(super) fn middle(&self) -> Position {
        self.middle
    }
}

/// Returns how wide and how high some places lie, in metres.
pub(super) fn extent(marks: &[Mark]) -> (f64, f64) {
    let span = |of: fn(&Mark) -> f64| {
        let (low, high) =
            marks.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        (high - low).max(0.0)
    };
    (span(|m| m.east), span(|m| m.north))
}

/// Where metres stand on the page.
struct Frame {
    /// Points a metre.
    scale: f64,
    height: f32,
}

impl Frame {
    fn of(marks: &[Mark]) -> Self {
        let (wide, high) = extent(marks);
        let room = f64::from(WIDTH - 2.0 * EDGE);
        let most = HEIGHTS.1 - 2.0 * f64::from(EDGE);
        let scale = (room / wide.max(LEAST)).min(most / high.max(LEAST));
        let height = (high * scale + 2.0 * f64::from(EDGE)).clamp(HEIGHTS.0, HEIGHTS.1);
        Self { scale, height: small(height) }
    }

    fn at(&self, east: f64, north: f64) -> (f32, f32) {
        (WIDTH / 2.0 + small(east * self.scale), self.height / 2.0 - small(north * self.scale))
    }
}

/// Returns the round number of metres that is near a length on the page, at so many points a metre.
fn round(points: f64, scale: f64) -> f64 {
    let metres = points / scale;
    let power = 10_f64.powf(metres.log10().floor());
    let head = [5.0, 2.0, 1.0].into_iter().find(|h| h * power <= metres).unwrap_or(1.0);
    head * power
}

/// Returns the map. `legend` names the signs, `unit` writes a length for the scale bar.
pub(super) fn sketch(
    marks: &[Mark],
    legend: &[(Sign, String)],
    north: &str,
    unit: &dyn Fn(f64) -> String,
) -> Drawing {
    let frame = Frame::of(marks);
    let mut map = Drawing::new(WIDTH, 0.0);
    let border = [(0.0, 0.0), (WIDTH, 0.0), (WIDTH, frame.height), (0.0, frame.height)];
    map.shapes.push(polygon(&border, Some(GROUND), Some((HAIRLINE, 0.6))));
    grid(&mut map, &frame);
    let mut taken: Vec<[f32; 4]> = Vec::new();
    for mark in marks {
        let (x, y) = frame.at(mark.east, mark.north);
        taken.push([x - SIGN / 2.0, y - SIGN / 2.0, x + SIGN / 2.0, y + SIGN / 2.0]);
        map.shapes.extend(shapes(mark.sign, x, y));
    }
    for mark in marks.iter().filter(|m| !m.label.is_empty()) {
        number(&mut map, &frame, mark, &mut taken);
    }
    arrow(&mut map, (WIDTH - 16.0, 9.0), north);
    scale_bar(&mut map, (9.0, frame.height - 10.0), (110.0, frame.scale), unit);
    let (mut x, mut y) = (0.0, frame.height + 9.0);
    for (sign, text) in legend {
        let wide = SIGN + 5.0 + super::trend::room(text) + 14.0;
        if x + wide > WIDTH {
            (x, y) = (0.0, y + 14.0);
        }
        map.shapes.extend(shapes(*sign, x + SIGN / 2.0, y + SIGN / 2.0));
        map.label(x + SIGN + 5.0, y + 7.4, 7.8, text.as_str(), Tone::Ink.rgb(), Align::Left);
        x += wide;
    }
    map.height = y + SIGN + 4.0;
    map
}

/// Draws lines a round number of metres apart, through the middle.
fn grid(map: &mut Drawing, frame: &Frame) {
    let step = small(round(110.0, frame.scale) * frame.scale);
    let (x0, y0) = frame.at(0.0, 0.0);
    let mut away = 0.0;
    while away < WIDTH {
        for x in [x0 - away, x0 + away].into_iter().filter(|x| *x > 1.0 && *x < WIDTH - 1.0) {
            map.line((x, 0.4), (x, frame.height - 0.4), 0.4, GRID);
        }
        for y in [y0 - away, y0 + away].into_iter().filter(|y| *y > 1.0 && *y < frame.height - 1.0) {
            map.line((0.4, y), (WIDTH - 0.4, y), 0.4, GRID);
        }
        away += step.max(8.0);
    }
}

/// Returns the shapes of a sign around a point.
fn shapes(sign: Sign, x: f32, y: f32) -> Vec<Shape> {
    let (left, top) = (x - SIGN / 2.0, y - SIGN / 2.0);
    let halo = rounded(left - 1.2, top - 1.2, SIGN + 2.4, SIGN + 2.4, SIGN, Some(WHITE), None);
    let mut found = vec![halo];
    match sign {
        Sign::Symbol(which, tone) => found.extend(symbol(which, left, top, SIGN, tone.rgb())),
        Sign::Untested => {
            let ring = Some((Tone::Unknown.rgb(), 1.7));
            found.push(rounded(left + 0.9, top + 0.9, SIGN - 1.8, SIGN - 1.8, SIGN, Some(WHITE), ring));
        }
        Sign::Site => {
            let roof = [
                (x, top - 0.6),
                (left + SIGN + 0.6, y),
                (left + SIGN - 1.2, y),
                (left + SIGN - 1.2, top + SIGN),
            ];
            let wall = [(left + 1.2, top + SIGN), (left + 1.2, y), (left - 0.6, y)];
            let house: Vec<(f32, f32)> = roof.into_iter().chain(wall).collect();
            found.push(polygon(&house, Some(Tone::Accent.rgb()), Some((WHITE, 0.6))));
        }
    }
    found
}

/// Writes the numbers of a place where nothing stands yet; where there is no room, the table has them.
fn number(map: &mut Drawing, frame: &Frame, mark: &Mark, taken: &mut Vec<[f32; 4]>) {
    let (x, y) = frame.at(mark.east, mark.north);
    let wide = super::trend::room(&mark.label) + 1.0;
    let (beside, half) = (SIGN / 2.0 + 2.2, SIZE / 2.0);
    let boxes = [
        (x + beside, y - half),
        (x - beside - wide, y - half),
        (x - wide / 2.0, y - beside - SIZE),
        (x - wide / 2.0, y + beside),
        (x + beside - 1.0, y - beside - half),
        (x + beside - 1.0, y + beside - half),
    ];
    let free = |of: &[f32; 4]| {
        let inside = of[0] > 1.0 && of[1] > 1.0 && of[2] < WIDTH - 1.0 && of[3] < frame.height - 1.0;
        inside && !taken.iter().any(|t| of[0] < t[2] && of[2] > t[0] && of[1] < t[3] && of[3] > t[1])
    };
    let found = boxes.into_iter().map(|(left, top)| [left, top, left + wide, top + SIZE]).find(free);
    if let Some(place) = found {
        map.bold_label(place[0], place[3] - 1.3, SIZE, mark.label.as_str(), Tone::Ink.rgb(), Align::Left);
        taken.push(place);
    }
}

/// Draws the arrow to the north, its tip at a point.
pub(super) fn arrow(map: &mut Drawing, (x, top): (f32, f32), north: &str) {
    map.shapes.push(polygon(
        &[(x, top), (x + 4.6, top + 15.0), (x, top + 11.6)],
        Some(Tone::Ink.rgb()),
        None,
    ));
    let light = [(x, top), (x - 4.6, top + 15.0), (x, top + 11.6)];
    map.shapes.push(polygon(&light, Some(WHITE), Some((Tone::Ink.rgb(), 0.5))));
    map.bold_label(x, top + 24.0, 8.0, north, Tone::Ink.rgb(), Align::Centre);
}

/// Draws the scale bar, half black and half white: near a length in points, at so many points a metre.
pub(super) fn scale_bar(
    map: &mut Drawing,
    (x, y): (f32, f32),
    (points, scale): (f64, f64),
    unit: &dyn Fn(f64) -> String,
) {
    let metres = round(points, scale);
    let length = small(metres * scale);
    let ink = Tone::Ink.rgb();
    map.rect(x - 4.0, y - 15.0, length + 44.0, 21.0, GROUND);
    map.rect(x, y - 3.0, length, 3.6, ink);
    map.rect(x + length / 2.0, y - 2.4, length / 2.0 - 0.6, 2.4, WHITE);
    for share in [0.0, 0.5, 1.0] {
        let at = x + length * share;
        map.shapes.push(line((at, y - 4.6), (at, y + 0.6), 0.6, ink));
    }
    map.label(x, y - 6.6, 7.0, "0", ink, Align::Centre);
    map.label(x + length, y - 6.6, 7.0, unit(metres), ink, Align::Centre);
}

/// A length on a page.
#[expect(clippy::cast_possible_truncation, reason = "points of a page")]
fn small(points: f64) -> f32 {
    points as f32
}
