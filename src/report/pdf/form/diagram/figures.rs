//! The parts that drawings are made of: lines, areas, people, tiles, arrows and letters, all in black.

use super::read::{Mark, MarkKind};
use crate::report::pdf::{Align, Drawing, Rgb, Shape, Step, Tone};

/// The widths of lines.
pub(super) const BOLD: f32 = 1.1;
pub(super) const MIDDLE: f32 = 0.8;
pub(super) const THIN: f32 = 0.5;
/// A dash and the gap after it.
const DASH: (f32, f32) = (3.0, 2.2);
/// The length and the half width of an arrow's head.
pub(super) const HEAD: (f32, f32) = (4.6, 1.6);
/// Half the stroke across the end of an arrow.
pub(super) const ACROSS: f32 = 4.0;
/// How far a control point stands from its corner to make a quarter circle.
const QUARTER: f32 = 0.552_284_8;

type Point = (f32, f32);

fn ink() -> Rgb {
    Tone::Ink.rgb()
}

fn steps(points: &[Point]) -> Vec<Step> {
    points.iter().map(|p| Step::Point(p.0, p.1)).collect()
}

pub(super) fn line(points: &[Point], width: f32) -> Shape {
    Shape::Path { steps: steps(points), closed: false, fill: None, stroke: Some((ink(), width)) }
}

/// An area; 0 is black, 1 is white.
pub(super) fn area(points: &[Point], grey: Option<f32>, stroke: Option<f32>) -> Shape {
    let fill = grey.map(|g| if g <= 0.0 { ink() } else { [g; 3] });
    Shape::Path { steps: steps(points), closed: true, fill, stroke: stroke.map(|w| (ink(), w)) }
}

/// A Bézier curve: corner, two controls, corner, and so on.
pub(super) fn curve(points: &[Point]) -> Option<Shape> {
    let fits = points.len() >= 4 && points.len() % 3 == 1;
    let step = |(at, p): (usize, &Point)| match at % 3 {
        0 => Step::Point(p.0, p.1),
        _ => Step::Control(p.0, p.1),
    };
    let steps = points.iter().enumerate().map(step).collect();
    fits.then_some(Shape::Path { steps, closed: false, fill: None, stroke: Some((ink(), BOLD)) })
}

/// A line of dashes along some points.
pub(super) fn dashes(points: &[Point]) -> Vec<Shape> {
    let mut out = Vec::new();
    for pair in points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        if length <= 0.0 {
            continue;
        }
        let at = |d: f32| {
            let share = (d / length).min(1.0);
            (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
        };
        let mut start = 0.0;
        while start < length && out.len() < 1000 {
            out.push(line(&[at(start), at(start + DASH.0)], 0.6));
            start += DASH.0 + DASH.1;
        }
    }
    out
}

pub(super) fn circle((x, y): Point, r: f32, grey: Option<f32>) -> Shape {
    let k = r * QUARTER;
    let steps = vec![
        Step::Point(x + r, y),
        Step::Control(x + r, y + k),
        Step::Control(x + k, y + r),
        Step::Point(x, y + r),
        Step::Control(x - k, y + r),
        Step::Control(x - r, y + k),
        Step::Point(x - r, y),
        Step::Control(x - r, y - k),
        Step::Control(x - k, y - r),
        Step::Point(x, y - r),
        Step::Control(x + k, y - r),
        Step::Control(x + r, y - k),
        Step::Point(x + r, y),
    ];
    let fill = grey.map(|g| if g <= 0.0 { ink() } else { [g; 3] });
    Shape::Path { steps, closed: true, fill, stroke: Some((ink(), MIDDLE)) }
}

/// A part of a circle, in degrees from the right, clockwise.
pub(super) fn arc((x, y): Point, r: f32, from: f32, to: f32) -> Shape {
    let points: Vec<Point> = (0..=24_u8)
        .map(|step| (from + (to - from) * f32::from(step) / 24.0).to_radians())
        .map(|angle| (x + r * angle.cos(), y + r * angle.sin()))
        .collect();
    line(&points, THIN)
}

/// Raised dots in rows, as on warning tiles.
pub(super) fn dots(corner: Point, size: Point, (columns, rows): Point, radius: f32) -> Vec<Shape> {
    let count = |n: f32| (1..=60_u8).map(f32::from).take_while(move |i| *i <= n);
    let mut out = vec![tile(corner, size)];
    for row in count(rows) {
        out.extend(count(columns).map(|column| {
            let across = corner.0 + size.0 * (column - 0.5) / columns;
            let down = corner.1 + size.1 * (row - 0.5) / rows;
            circle((across, down), radius, Some(0.0))
        }));
    }
    out
}

/// The ground of tiles.
fn tile((x, y): Point, (w, h): Point) -> Shape {
    area(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)], Some(1.0), Some(THIN))
}

/// Raised bars along the way, as on go-ahead tiles.
pub(super) fn bars((x, y): Point, (w, h): Point, count: f32) -> Vec<Shape> {
    let mut out = vec![tile((x, y), (w, h))];
    for bar in (1..=20_u8).map(f32::from).take_while(|b| *b <= count) {
        let at = y + h * (bar - 0.5) / count;
        out.push(line(&[(x + 2.0, at), (x + w - 2.0, at)], h / count * 0.42));
    }
    out
}

/// Shapes drawn in a square of 100, its foot in the middle, at a place and of a height.
fn scaled((x, y): Point, height: f32) -> impl Fn(&[Point]) -> Vec<Point> {
    let scale = height / 100.0;
    move |points| points.iter().map(|p| (x + p.0 * scale, y + (p.1 - 100.0) * scale)).collect()
}

/// Somebody in a wheelchair from the side, facing right; the point is the ground below the wheel.
pub(super) fn chair(at: Point, height: f32) -> Vec<Shape> {
    let to = scaled(at, height);
    let place = |p: Point| to(&[p]).first().copied().unwrap_or(at);
    let s = height / 100.0;
    vec![
        circle(place((0.0, 76.0)), 24.0 * s, Some(1.0)),
        circle(place((0.0, 76.0)), 3.0 * s, Some(0.0)),
        circle(place((38.0, 92.0)), 8.0 * s, Some(1.0)),
        circle(place((-2.0, 9.0)), 9.0 * s, Some(0.0)),
        line(&to(&[(-6.0, 22.0), (-8.0, 58.0), (26.0, 60.0), (34.0, 86.0), (48.0, 86.0)]), 8.0 * s),
        line(&to(&[(-5.0, 30.0), (8.0, 45.0), (22.0, 44.0)]), 5.0 * s),
        line(&to(&[(-26.0, 28.0), (-18.0, 30.0), (-14.0, 66.0), (28.0, 66.0), (38.0, 92.0)]), 3.0 * s),
    ]
}

/// A wheelchair from above, facing right; the point is its middle.
pub(super) fn chair_from_above((x, y): Point, length: f32) -> Vec<Shape> {
    let s = length / 120.0;
    let rect = |x0: f32, y0: f32, x1: f32, y1: f32, grey: f32| {
        let at = |px: f32, py: f32| (x + px * s, y + py * s);
        area(&[at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1)], Some(grey), Some(THIN))
    };
    vec![
        rect(-60.0, -35.0, 20.0, -27.0, 0.25),
        rect(-60.0, 27.0, 20.0, 35.0, 0.25),
        rect(-45.0, -24.0, 12.0, 24.0, 0.9),
        rect(-52.0, -24.0, -45.0, 24.0, 0.45),
        rect(14.0, -20.0, 60.0, -6.0, 0.9),
        rect(14.0, 6.0, 60.0, 20.0, 0.9),
        circle((x - 25.0 * s, y), 13.0 * s, Some(0.0)),
    ]
}

/// Somebody standing; the point is between the feet.
pub(super) fn person(at: Point, height: f32) -> Vec<Shape> {
    let to = scaled(at, height);
    let place = |p: Point| to(&[p]).first().copied().unwrap_or(at);
    let s = height / 100.0;
    vec![
        circle(place((0.0, 9.0)), 8.0 * s, Some(0.0)),
        line(&to(&[(0.0, 20.0), (0.0, 58.0)]), 15.0 * s),
        line(&to(&[(-3.0, 56.0), (-5.0, 98.0)]), 7.0 * s),
        line(&to(&[(3.0, 56.0), (6.0, 98.0)]), 7.0 * s),
        line(&to(&[(-8.0, 24.0), (-12.0, 54.0)]), 5.0 * s),
        line(&to(&[(8.0, 24.0), (13.0, 54.0)]), 5.0 * s),
    ]
}

/// Draws a mark with its letter in a ring.
pub(super) fn mark(drawing: &mut Drawing, mark: &Mark, letter: char, ring: f32) {
    let at = match mark.kind {
        MarkKind::Place(at, to) => {
            if let Some(to) = to {
                drawing.shapes.push(line(&[at, to], THIN));
                drawing.shapes.push(circle(to, 1.3, Some(0.0)));
            }
            at
        }
        MarkKind::Distance(from, to) => {
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            let (ux, uy) = direction(from, to);
            let heads = heads(from, to);
            drawing.shapes.push(line(&[from, to], THIN));
            drawing.shapes.push(head(from, (ux * heads, uy * heads)));
            drawing.shapes.push(head(to, (-ux * heads, -uy * heads)));
            // A letter that would hide its arrow stands beyond it.
            if length < ring * 2.0 + HEAD.0 * 2.0 {
                let away = ring + 1.5 + if heads < 0.0 { HEAD.0 } else { 0.0 };
                (to.0 + ux * away, to.1 + uy * away)
            } else {
                (f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1))
            }
        }
    };
    drawing.shapes.push(circle(at, ring, Some(1.0)));
    drawing.bold_label(at.0, at.1 + 2.7, 7.6, letter.to_string(), ink(), Align::Centre);
}

/// The way from one point to another, of length 1.
pub(super) fn direction(from: Point, to: Point) -> Point {
    let length = (to.0 - from.0).hypot(to.1 - from.1).max(0.1);
    ((to.0 - from.0) / length, (to.1 - from.1) / length)
}

/// Which way the heads of an arrow between two points look: 1 from within; -1 from outside, where it is short.
pub(super) fn heads(from: Point, to: Point) -> f32 {
    if (to.0 - from.0).hypot(to.1 - from.1) > HEAD.0 * 2.5 { 1.0 } else { -1.0 }
}

/// The head of an arrow with its point at a place, its shaft in a direction.
pub(super) fn head(at: Point, (ux, uy): Point) -> Shape {
    let back = (at.0 + ux * HEAD.0, at.1 + uy * HEAD.0);
    let (sx, sy) = (-uy * HEAD.1, ux * HEAD.1);
    area(&[at, (back.0 + sx, back.1 + sy), (back.0 - sx, back.1 - sy)], Some(0.0), None)
}

/// Returns a shape at another place.
pub(super) fn moved(shape: &Shape, dx: f32, dy: f32) -> Shape {
    let mut out = shape.clone();
    match &mut out {
        Shape::Path { steps, .. } => {
            for step in steps {
                let (Step::Point(x, y) | Step::Control(x, y)) = step;
                *x += dx;
                *y += dy;
            }
        }
        Shape::Label { x, y, .. } => {
            *x += dx;
            *y += dy;
        }
    }
    out
}
