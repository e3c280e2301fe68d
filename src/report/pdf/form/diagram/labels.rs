//! The labels of a drawing with figures: each stands where it hides least, and over no end of an arrow, no shaft but
//! its own and no other label.

use std::sync::Arc;

use super::dimensioned::{Figure, Point, accent};
use super::read::MarkKind;
use super::{WIDTH, figures, text_width};
use crate::report::pdf::{Align, Drawing, Shape, Step, Tone, WHITE};

/// The size of a label's text, and the height of its ground.
const SIZE: f32 = 8.6;
const HIGH: f32 = 13.0;
/// The diameter of the disc of a letter.
const DISC: f32 = 11.0;
/// The steps in which places are tried, and how many of them: near at first, far where nothing near is free.
const STEP: Point = (8.0, 6.0);
const REACHES: [(i8, i8); 3] = [(9, 7), (18, 14), (40, 20)];
/// How far a label may stand from its place without a line to it.
const BESIDE: f32 = 7.0;

/// A rectangle: left, top, right, bottom.
#[derive(Debug, Clone, Copy)]
pub(super) struct Box4(pub(super) [f32; 4]);

impl Box4 {
    pub(super) const NOWHERE: Self = Self([f32::MAX, f32::MAX, f32::MIN, f32::MIN]);

    pub(super) fn width(&self) -> f32 {
        self.0[2] - self.0[0]
    }

    pub(super) fn height(&self) -> f32 {
        self.0[3] - self.0[1]
    }

    pub(super) fn around(&mut self, at: Point) {
        let [left, top, right, bottom] = self.0;
        self.0 = [left.min(at.0), top.min(at.1), right.max(at.0), bottom.max(at.1)];
    }

    pub(super) fn overlap(&self, other: &Self) -> f32 {
        let (a, b) = (self.0, other.0);
        (a[2].min(b[2]) - a[0].max(b[0])).max(0.0) * (a[3].min(b[3]) - a[1].max(b[1])).max(0.0)
    }

    fn holds(&self, at: Point) -> bool {
        let [left, top, right, bottom] = self.0;
        at.0 > left && at.0 < right && at.1 > top && at.1 < bottom
    }
}

/// A label to put: its mark as drawn, its figure, and the lines of its view.
pub(super) struct Wanted<'a> {
    pub(super) kind: MarkKind,
    pub(super) figure: &'a Figure,
    pub(super) lines: Arc<Vec<Point>>,
}

impl Wanted<'_> {
    /// Where the label belongs.
    fn home(&self) -> Point {
        match self.kind {
            MarkKind::Distance(from, to) => (f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1)),
            MarkKind::Place(at, _) => at,
        }
    }

    /// The room that the label takes around a point.
    fn room(&self, (x, y): Point) -> Box4 {
        let text = self.figure.text.as_deref().map_or(0.0, |t| text_width(t, SIZE) + 5.0);
        let (w, h) = (DISC + 2.0 + text, HIGH);
        Box4([x - w / 2.0, y - h / 2.0, x + w / 2.0, y + h / 2.0])
    }

    /// The ends of its arrow: heads with the strokes across, or the dot where a line points.
    fn ends(&self) -> Vec<Box4> {
        let around = |points: &[Point]| {
            let mut out = Box4::NOWHERE;
            for point in points {
                out.around(*point);
            }
            out
        };
        match self.kind {
            MarkKind::Distance(from, to) => {
                let (ux, uy) = figures::direction(from, to);
                let heads = figures::heads(from, to);
                let end = |(x, y): Point, way: f32| {
                    let back = figures::HEAD.0 * way * heads;
                    let (sx, sy) = (-uy * figures::ACROSS, ux * figures::ACROSS);
                    let tip = (x + ux * back, y + uy * back);
                    let side = |(x, y): Point, by: f32| (x + sx * by, y + sy * by);
                    around(&[side((x, y), 1.0), side((x, y), -1.0), side(tip, 0.4), side(tip, -0.4)])
                };
                vec![end(from, 1.0), end(to, -1.0)]
            }
            MarkKind::Place(_, Some((x, y))) => vec![around(&[(x - 2.0, y - 2.0), (x + 2.0, y + 2.0)])],
            MarkKind::Place(_, None) => Vec::new(),
        }
    }

    /// Points along its arrow or line.
    fn shaft(&self) -> Vec<Point> {
        match self.kind {
            MarkKind::Distance(from, to) | MarkKind::Place(from, Some(to)) => along(from, to, 2.0),
            MarkKind::Place(_, None) => Vec::new(),
        }
    }

    /// Returns whether a label would leave too little of its own arrow to be seen.
    fn covers(&self, label: Box4) -> bool {
        let MarkKind::Distance(from, to) = self.kind else { return false };
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let points = along(from, to, length / 20.0);
        let seen = u16::try_from(points.iter().filter(|p| !label.holds(**p)).count()).unwrap_or(u16::MAX);
        f32::from(seen) / 21.0 * length < 14.0_f32.min(length * 0.9)
    }
}

/// The labels of a drawing.
pub(super) struct Labels<'a> {
    wanted: Vec<Wanted<'a>>,
    height: f32,
}

impl<'a> Labels<'a> {
    /// Returns no label yet, for a drawing whose labels end above a height.
    pub(super) fn new(height: f32) -> Self {
        Self { wanted: Vec::new(), height }
    }

    pub(super) fn want(&mut self, label: Wanted<'a>) {
        self.wanted.push(label);
    }

    /// Puts every label.
    pub(super) fn put(&self, out: &mut Drawing) {
        let ends: Vec<Box4> = self.wanted.iter().flat_map(Wanted::ends).collect();
        let shafts: Vec<Vec<Point>> = self.wanted.iter().map(Wanted::shaft).collect();
        let mut taken: Vec<Box4> = Vec::new();
        let mut spots = Vec::new();
        for (number, label) in self.wanted.iter().enumerate() {
            let others = shafts.iter().enumerate().filter(|(at, _)| *at != number);
            let others: Vec<Point> = others.flat_map(|(_, points)| points.iter().copied()).collect();
            let at = self.spot(label, &ends, &others, &taken);
            let [left, top, right, bottom] = label.room(at).0;
            // The ground reaches beyond the room by 1 on both sides.
            taken.push(Box4([left - 2.0, top - 1.0, right + 2.0, bottom + 1.0]));
            spots.push(at);
        }
        for (label, at) in self.wanted.iter().zip(&spots) {
            join(out, label, *at);
        }
        for (label, at) in self.wanted.iter().zip(&spots) {
            draw(out, label, *at);
        }
    }

    /// Where a label hides least.
    fn spot(&self, label: &Wanted<'_>, ends: &[Box4], others: &[Point], taken: &[Box4]) -> Point {
        let home = label.home();
        let mut best = (f32::MAX, home);
        for (wide, high) in REACHES {
            for across in -wide..=wide {
                for down in -high..=high {
                    let (dx, dy) = (f32::from(across) * STEP.0, f32::from(down) * STEP.1);
                    let at = (home.0 + dx, home.1 + dy);
                    let own = label.room(at);
                    let outside =
                        (-own.0[0]).max(own.0[2] - WIDTH).max(-own.0[1]).max(own.0[3] - self.height).max(0.0);
                    let over: f32 = taken.iter().chain(ends).map(|t| own.overlap(t)).sum();
                    let crossed = count(others, own);
                    let mut cost = dx.hypot(dy) * 0.22 + count(&label.lines, own) * 1.1 + outside * 200.0;
                    if label.covers(own) {
                        cost += 14.0;
                    }
                    if over > 0.0 || crossed > 0.0 {
                        cost += CLASH + over * 20.0 + crossed * 8.0;
                    }
                    if cost < best.0 {
                        best = (cost, at);
                    }
                }
            }
            if best.0 < CLASH {
                break;
            }
        }
        best.1
    }
}

/// What it costs to hide an end of an arrow, the shaft of another or a label: more than any way there.
const CLASH: f32 = 400.0;

fn count(points: &[Point], within: Box4) -> f32 {
    f32::from(u16::try_from(points.iter().filter(|p| within.holds(**p)).count()).unwrap_or(u16::MAX))
}

/// Joins a label that stands away from its mark to it.
fn join(out: &mut Drawing, label: &Wanted<'_>, at: Point) {
    let (home, own) = (label.home(), label.room(at));
    let near = (home.0.clamp(own.0[0], own.0[2]), home.1.clamp(own.0[1], own.0[3]));
    if (near.0 - home.0).hypot(near.1 - home.1) > BESIDE {
        out.shapes.push(accent(figures::line(&[near, home], figures::THIN)));
        out.shapes.push(accent(figures::circle(home, 1.2, Some(0.0))));
    }
}

fn draw(out: &mut Drawing, label: &Wanted<'_>, at: Point) {
    let own = label.room(at);
    out.pill(own.0[0] - 1.0, own.0[1], own.width() + 2.0, own.height(), 3.0, WHITE);
    let disc = (own.0[0] + DISC / 2.0, at.1);
    out.pill(disc.0 - DISC / 2.0, disc.1 - DISC / 2.0, DISC, DISC, DISC, Tone::Accent.rgb());
    out.bold_label(disc.0, disc.1 + 2.7, 7.6, label.figure.key.to_string(), WHITE, Align::Centre);
    if let Some(text) = &label.figure.text {
        let x = own.0[0] + DISC + 3.0;
        out.bold_label(x, at.1 + 3.1, SIZE, text.as_str(), Tone::Ink.rgb(), Align::Left);
    }
}

/// Returns points along all lines, to tell what a label would hide.
pub(super) fn sampled(shapes: &[Shape]) -> Vec<Point> {
    let mut out = Vec::new();
    for shape in shapes {
        let Shape::Path { steps, stroke: Some(_), .. } = shape else { continue };
        let points: Vec<Point> =
            steps.iter().map(|(Step::Point(x, y) | Step::Control(x, y))| (*x, *y)).collect();
        for pair in points.windows(2) {
            out.extend(along(pair[0], pair[1], 5.0));
        }
    }
    out
}

/// Returns the two points and others between them, about so far apart.
fn along(from: Point, to: Point, apart: f32) -> Vec<Point> {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    let parts = (length / apart.max(0.1)).clamp(1.0, 240.0).round();
    let shares = (0..=240_u8).map(f32::from).take_while(|s| *s <= parts).map(|s| s / parts);
    shares.map(|share| (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)).collect()
}
