//! Systematic shifts: many records against boundaries, or one boundary file against another.
//!
//! Each is read anew as if one side were in GCJ-02 or BD-09; the reading that fits best, by far and not
//! by chance, is the likely one.

use std::collections::BTreeMap;

use super::boundaries::{Area, Boundaries};
use super::code::AdminCode;
use super::place::agrees;
use super::shape::{Edge, Point, nearest};
use crate::crs::Crs;
use crate::survey::Position;

/// How two inputs may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// As they are.
    AsGiven,
    /// The first, or the records, in GCJ-02.
    FirstGcj02,
    /// The first, or the records, in BD-09.
    FirstBd09,
    /// The second, or the boundaries, in GCJ-02.
    SecondGcj02,
    /// The second, or the boundaries, in BD-09.
    SecondBd09,
    /// Longitude and latitude of the first exchanged.
    Swapped,
}

impl Reading {
    /// All readings.
    pub const ALL: [Self; 6] = [
        Self::AsGiven,
        Self::FirstGcj02,
        Self::FirstBd09,
        Self::SecondGcj02,
        Self::SecondBd09,
        Self::Swapped,
    ];

    /// Returns the word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AsGiven => "as-given",
            Self::FirstGcj02 => "first-gcj02",
            Self::FirstBd09 => "first-bd09",
            Self::SecondGcj02 => "second-gcj02",
            Self::SecondBd09 => "second-bd09",
            Self::Swapped => "swapped",
        }
    }

    /// Returns a position of the first input in the system of the second.
    fn apply(self, at: Point) -> Option<Point> {
        match self {
            Self::AsGiven => Some(at),
            Self::FirstGcj02 => Crs::Gcj02.to_wgs84(at).ok(),
            Self::FirstBd09 => Crs::Bd09.to_wgs84(at).ok(),
            Self::SecondGcj02 => Some(Crs::Gcj02.from_wgs84(at)),
            Self::SecondBd09 => Some(Crs::Bd09.from_wgs84(at)),
            Self::Swapped => (at[0].abs() <= 90.0).then_some([at[1], at[0]]),
        }
    }
}

/// How many records agree with the boundaries about where they are, by reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// How many records state a code and have a position.
    pub records: usize,
    /// How many agree, by reading.
    pub agree: Vec<(Reading, usize)>,
    /// The reading that is likely right; as given if no other is better beyond chance.
    pub likely: Reading,
}

/// The chance of an equal gain by luck that is still believed to be none. Convention: one in twenty.
const CHANCE: f64 = 0.05;

/// Counts how many of some stated codes agree with where their positions lie, by reading.
pub fn agreement(records: &[(Position, AdminCode)], boundaries: &Boundaries) -> Agreement {
    let holds = |reading: Reading, at: &Position, stated: AdminCode| {
        let found = reading.apply([at.lon, at.lat]);
        let area = found.and_then(|[lon, lat]| boundaries.locate(Position { lon, lat }).area());
        area.is_some_and(|ix| agrees(&boundaries.area(ix).id, stated))
    };
    let given: Vec<bool> = records.iter().map(|(at, stated)| holds(Reading::AsGiven, at, *stated)).collect();
    let mut agree = Vec::new();
    let mut likely = (given.iter().filter(|g| **g).count(), Reading::AsGiven);
    for reading in Reading::ALL {
        let (mut count, mut mended, mut broken) = (0usize, 0usize, 0usize);
        for ((at, stated), given) in records.iter().zip(&given) {
            let now = holds(reading, at, *stated);
            count += usize::from(now);
            mended += usize::from(now && !given);
            broken += usize::from(!now && *given);
        }
        agree.push((reading, count));
        if count > likely.0 && luck(mended, broken) <= CHANCE {
            likely = (count, reading);
        }
    }
    Agreement { records: records.len(), agree, likely: likely.1 }
}

/// The chance that of so many changes as many or more are for the better, if both were equally likely
/// (the one-sided sign test).
#[expect(clippy::cast_precision_loss, reason = "records are few against 2^52")]
fn luck(mended: usize, broken: usize) -> f64 {
    let changes = mended + broken;
    if changes > 1000 {
        let spread = (changes as f64).sqrt() / 2.0;
        // Far beyond two standard deviations or not: the exact tail is not needed.
        return if (mended as f64 - changes as f64 / 2.0) > 3.0 * spread { 0.0 } else { 1.0 };
    }
    let mut term = 0.5f64.powf(changes as f64);
    let mut sum = 0.0;
    for k in 0..=changes {
        if k >= mended {
            sum += term;
        }
        term *= (changes - k) as f64 / (k + 1) as f64;
    }
    sum
}

/// How well two outlines fit under a reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// The reading.
    pub reading: Reading,
    /// The median distance of the vertices of the first from the outline of the second, in metres.
    pub metres: f64,
}

/// How one boundary file lies against another.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundaryShift {
    /// How many areas both have, by code or by name.
    pub matched: usize,
    /// How far the second lies east of the first, in metres.
    pub east: f64,
    /// How far the second lies north of the first, in metres.
    pub north: f64,
    /// How well they fit, by reading.
    pub fits: Vec<Fit>,
    /// The reading that is likely right.
    pub likely: Reading,
}

/// How many vertices are looked at in all.
const SAMPLES: usize = 20_000;
/// A shift below this, in metres, is within how outlines are drawn. Convention.
const DRAWN: f64 = 20.0;
/// What a reading must bring the distance down to, to be believed. Convention.
const BETTER: f64 = 0.7;
/// Metres in a degree of latitude, well enough for differences of some hundred metres.
const DEGREE: f64 = 111_195.0;

/// Compares two boundary files, or returns nothing if they have no area in common.
pub fn compare(first: &Boundaries, second: &Boundaries) -> Option<BoundaryShift> {
    let by_name: BTreeMap<&str, &Area> =
        second.outlined().filter_map(|a| Some((a.name.as_deref()?, a))).collect();
    let pairs: Vec<(&Area, &Area)> = first
        .outlined()
        .filter_map(|a| {
            let same = second.find(&a.id).filter(|b| !b.polygons.is_empty());
            Some((a, same.or_else(|| by_name.get(a.name.as_deref()?).copied())?))
        })
        .collect();
    let vertices: usize = pairs.iter().map(|(a, _)| a.edges().count()).sum();
    let step = vertices.div_ceil(SAMPLES).max(1);
    let pairs: Vec<(Vec<Point>, Vec<Edge>)> = pairs
        .iter()
        .map(|(a, b)| (a.edges().map(|e| e[0]).step_by(step).collect(), b.edges().collect()))
        .collect();
    if vertices == 0 {
        return None;
    }
    let fits: Vec<Fit> = Reading::ALL
        .into_iter()
        .filter_map(|reading| Some(Fit { reading, metres: median(&pairs, reading)? }))
        .collect();
    let given = fits.iter().find(|f| f.reading == Reading::AsGiven)?.metres;
    let best = fits.iter().min_by(|a, b| a.metres.total_cmp(&b.metres))?;
    let believed = given > DRAWN && best.metres < BETTER * given;
    let likely = if believed { best.reading } else { Reading::AsGiven };
    let [east, north] = slide(&pairs);
    Some(BoundaryShift { matched: pairs.len(), east, north, fits, likely })
}

/// Returns the vector in metres from a point to the nearest edge.
fn gap(point: Point, edges: &[Edge]) -> Option<(Point, Edge)> {
    let scale = point[1].to_radians().cos() * DEGREE;
    let flat = |[x, y]: Point| [(x - point[0]) * scale, (y - point[1]) * DEGREE];
    let gaps = edges.iter().map(|[a, b]| {
        let edge = [flat(*a), flat(*b)];
        (nearest([0.0; 2], edge), edge)
    });
    gaps.min_by(|(a, _), (b, _)| a[0].hypot(a[1]).total_cmp(&b[0].hypot(b[1])))
}

fn median(pairs: &[(Vec<Point>, Vec<Edge>)], reading: Reading) -> Option<f64> {
    let mut gaps = Vec::new();
    for (points, edges) in pairs {
        for point in points {
            let (gap, _) = gap(reading.apply(*point)?, edges)?;
            gaps.push(gap[0].hypot(gap[1]));
        }
    }
    middle(&mut gaps)
}

fn middle(of: &mut [f64]) -> Option<f64> {
    of.sort_by(f64::total_cmp);
    of.get(of.len() / 2).copied()
}

/// Slides the first onto the second: the shift, in metres, after which most of it lies on the outline.
///
/// Points move to the nearest line, those that are farther than thrice the median are left out: outlines
/// of different years differ by kilometres here and there.
fn slide(pairs: &[(Vec<Point>, Vec<Edge>)]) -> Point {
    let mut shift = [0.0f64; 2];
    for _ in 0..12 {
        let mut rows: Vec<(Point, f64)> = Vec::new();
        for (points, edges) in pairs {
            for [x, y] in points {
                let scale = y.to_radians().cos() * DEGREE;
                let moved = [x + shift[0] / scale, y + shift[1] / DEGREE];
                let Some((_, [a, b])) = gap(moved, edges) else { continue };
                let along = [b[0] - a[0], b[1] - a[1]];
                let length = along[0].hypot(along[1]);
                if length > 0.0 {
                    let normal = [-along[1] / length, along[0] / length];
                    rows.push((normal, normal[0] * a[0] + normal[1] * a[1]));
                }
            }
        }
        let mut sizes: Vec<f64> = rows.iter().map(|(_, d)| d.abs()).collect();
        let Some(limit) = middle(&mut sizes).map(|m| 3.0 * m) else { break };
        let (mut xx, mut xy, mut yy, mut xd, mut yd) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for ([x, y], d) in rows.iter().filter(|(_, d)| d.abs() <= limit) {
            (xx, xy, yy) = (xx + x * x, xy + x * y, yy + y * y);
            (xd, yd) = (xd + x * d, yd + y * d);
        }
        let determinant = xx * yy - xy * xy;
        if determinant.abs() < 1e-9 {
            break;
        }
        let step = [(xd * yy - yd * xy) / determinant, (yd * xx - xd * xy) / determinant];
        shift = [shift[0] + step[0], shift[1] + step[1]];
        if step[0].hypot(step[1]) < 0.01 {
            break;
        }
    }
    shift
}
