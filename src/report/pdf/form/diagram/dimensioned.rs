//! What to build: an element and target figures → the views of its drawing that show them, with each figure at
//! its place.
//!
//! The drawing is not to scale: the figures count. Each label is put where it hides least.

use super::read::{Mark, MarkKind, Plan, View};
use super::{figures, plan_of};
use crate::lang::{Lang, word};
use crate::report::pdf::{Align, Drawing, Rgb, Shape, Step, Tone, WHITE};

/// The widest drawing: that of the page's body.
const WIDTH: f32 = 495.0;
/// Room around a view for the labels of its edges.
const ROOM: (f32, f32) = (30.0, 13.0);
/// How much a view is enlarged at most.
const LARGEST: f32 = 1.75;
/// How high a view becomes at most.
const TALLEST: f32 = 124.0;
/// The size of a label's text, and the height of its ground.
const SIZE: f32 = 8.6;
const HIGH: f32 = 13.0;
/// The diameter of the disc of a letter.
const DISC: f32 = 11.0;
/// The lines of what is there, softer than the figures.
const SOFT: Rgb = [0.42, 0.46, 0.5];

/// A figure that belongs at a field.
#[derive(Debug, Clone)]
pub(in crate::report::pdf) struct Figure {
    /// The field.
    pub(in crate::report::pdf) field: String,
    /// The letter by which a table calls it.
    pub(in crate::report::pdf) key: char,
    /// What is asked, such as `≤ 1:12`; nothing where a yes is.
    pub(in crate::report::pdf) text: Option<String>,
}

/// A drawing with its figures.
pub(in crate::report::pdf) struct Dimensioned {
    pub(in crate::report::pdf) drawing: Drawing,
    /// The figures that it shows, by place among those given.
    pub(in crate::report::pdf) shown: Vec<usize>,
    /// What the views are called.
    pub(in crate::report::pdf) views: Vec<String>,
}

type Point = (f32, f32);

/// A mark of a view, and the figure that it shows.
type Marked<'a> = (&'a Mark, usize);

/// A rectangle: left, top, right, bottom.
#[derive(Debug, Clone, Copy)]
struct Box4([f32; 4]);

/// Returns the drawing of an element with figures, if it has a drawing and a place in it for one of them.
pub(in crate::report::pdf) fn dimensioned(
    element: &str,
    wanted: &[Figure],
    lang: Lang,
) -> Option<Dimensioned> {
    let plan = plan_of(element)?;
    let mut shown: Vec<usize> = Vec::new();
    let mut views: Vec<(&View, Vec<Marked<'_>>)> = Vec::new();
    for view in &plan.views {
        let mut marks: Vec<Marked<'_>> = Vec::new();
        for mark in plan.marks.get(view.marks.clone()).unwrap_or_default() {
            let at = wanted.iter().position(|w| mark.fields.contains(&w.field));
            // A figure stands once, in the view that shows it first.
            if let Some(at) = at.filter(|at| !shown.contains(at)) {
                shown.push(at);
                marks.push((mark, at));
            }
        }
        if !marks.is_empty() {
            views.push((view, marks));
        }
    }
    if views.is_empty() {
        return None;
    }
    let names = views.iter().map(|(v, _)| word(lang, &format!("form-view-{}", v.word))).collect();
    let drawing = drawing(&plan, &views, wanted, lang);
    Some(Dimensioned { drawing, shown, views: names })
}

fn drawing(plan: &Plan, views: &[(&View, Vec<Marked<'_>>)], wanted: &[Figure], lang: Lang) -> Drawing {
    let bounds: Vec<Box4> = views.iter().map(|(v, marks)| bounds(plan, v, marks)).collect();
    let wide: f32 = bounds.iter().map(Box4::width).sum();
    let sides = ROOM.0 * 2.0 * f32::from(u8::try_from(views.len()).unwrap_or(u8::MAX));
    let tall = bounds.iter().map(Box4::height).fold(1.0, f32::max);
    // Where only a yes is asked, the drawing shows no more than the place.
    let figureless = views.iter().flat_map(|(_, marks)| marks).all(|(_, at)| wanted[*at].text.is_none());
    let largest = if figureless { 1.0 } else { LARGEST };
    let scale = ((WIDTH - sides) / wide.max(1.0)).min(largest).min(TALLEST / tall);
    let high = tall * scale;
    let mut out = Drawing::new(WIDTH, high + ROOM.1 * 2.0 + 10.0);
    let mut left = ((WIDTH - wide * scale - sides) / 2.0).max(0.0);
    let mut labels = Labels { taken: Vec::new(), height: high + ROOM.1 * 2.0 };
    for ((view, marks), bounds) in views.iter().zip(&bounds) {
        let [x0, y0, x1, _] = bounds.0;
        let (dx, dy) = (left + ROOM.0, ROOM.1 + high - bounds.height() * scale);
        let place = |(x, y): Point| (dx + (x - x0) * scale, dy + (y - y0) * scale);
        let shapes = plan.shapes.get(view.shapes.clone()).unwrap_or_default();
        let start = out.shapes.len();
        out.shapes.extend(shapes.iter().map(|s| placed(s, &place)));
        let lines = sampled(&out.shapes[start..]);
        let mut arrows = Vec::new();
        for (mark, at) in marks {
            let kind = match mark.kind {
                MarkKind::Distance(from, to) => MarkKind::Distance(place(from), place(to)),
                MarkKind::Place(at, to) => MarkKind::Place(place(at), to.map(place)),
            };
            arrow(&mut out, kind);
            arrows.push((kind, *at));
        }
        for (kind, at) in arrows {
            labels.put(&mut out, kind, &wanted[at], &lines);
        }
        let text = word(lang, &format!("form-view-{}", view.word));
        let middle = place((f32::midpoint(x0, x1), 0.0)).0;
        let foot = out.height - 2.0;
        out.label(middle, foot, 7.4, text, Tone::Muted.rgb(), Align::Centre);
        left += bounds.width() * scale + ROOM.0 * 2.0;
    }
    out
}

impl Box4 {
    fn width(&self) -> f32 {
        self.0[2] - self.0[0]
    }

    fn height(&self) -> f32 {
        self.0[3] - self.0[1]
    }

    fn around(&mut self, at: Point) {
        let [left, top, right, bottom] = self.0;
        self.0 = [left.min(at.0), top.min(at.1), right.max(at.0), bottom.max(at.1)];
    }

    fn overlap(&self, other: &Self) -> f32 {
        let (a, b) = (self.0, other.0);
        (a[2].min(b[2]) - a[0].max(b[0])).max(0.0) * (a[3].min(b[3]) - a[1].max(b[1])).max(0.0)
    }

    fn holds(&self, at: Point) -> bool {
        let [left, top, right, bottom] = self.0;
        at.0 > left && at.0 < right && at.1 > top && at.1 < bottom
    }
}

fn bounds(plan: &Plan, view: &View, marks: &[Marked<'_>]) -> Box4 {
    let mut out = Box4([f32::MAX, f32::MAX, f32::MIN, f32::MIN]);
    for shape in plan.shapes.get(view.shapes.clone()).unwrap_or_default() {
        if let Shape::Path { steps, .. } = shape {
            for Step::Point(x, y) | Step::Control(x, y) in steps {
                out.around((*x, *y));
            }
        }
    }
    for (mark, _) in marks {
        let (from, to) = match mark.kind {
            MarkKind::Distance(from, to) => (from, to),
            MarkKind::Place(at, to) => (at, to.unwrap_or(at)),
        };
        out.around(from);
        out.around(to);
    }
    out
}

/// Returns a shape at another place, its lines as thin as they were and softer.
fn placed(shape: &Shape, place: &impl Fn(Point) -> Point) -> Shape {
    let ink = Tone::Ink.rgb();
    let soft = |rgb: Rgb| if rgb.map(f32::to_bits) == ink.map(f32::to_bits) { SOFT } else { rgb };
    let mut out = shape.clone();
    if let Shape::Path { steps, fill, stroke, .. } = &mut out {
        for Step::Point(x, y) | Step::Control(x, y) in steps {
            (*x, *y) = place((*x, *y));
        }
        *fill = fill.map(soft);
        *stroke = stroke.map(|(rgb, width)| (soft(rgb), width));
    }
    out
}

/// Returns points along all lines, to tell what a label would hide.
fn sampled(shapes: &[Shape]) -> Vec<Point> {
    let mut out = Vec::new();
    for shape in shapes {
        let Shape::Path { steps, stroke: Some(_), .. } = shape else { continue };
        let points: Vec<Point> =
            steps.iter().map(|(Step::Point(x, y) | Step::Control(x, y))| (*x, *y)).collect();
        for pair in points.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let length = (to.0 - from.0).hypot(to.1 - from.1);
            let parts = (length / 5.0).clamp(1.0, 60.0).floor();
            for step in (0..=60_u8).map(f32::from).take_while(|s| *s <= parts) {
                let share = step / parts;
                out.push((from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share));
            }
        }
    }
    out
}

fn accent(shape: Shape) -> Shape {
    let rgb = Tone::Accent.rgb();
    match shape {
        Shape::Path { steps, closed, fill, stroke } => {
            Shape::Path { steps, closed, fill: fill.map(|_| rgb), stroke: stroke.map(|(_, w)| (rgb, w)) }
        }
        label @ Shape::Label { .. } => label,
    }
}

/// Draws a distance with its arrows, or the line to a place.
fn arrow(out: &mut Drawing, kind: MarkKind) {
    match kind {
        MarkKind::Distance(from, to) => {
            let length = (to.0 - from.0).hypot(to.1 - from.1).max(0.1);
            let (ux, uy) = ((to.0 - from.0) / length, (to.1 - from.1) / length);
            out.shapes.push(accent(figures::line(&[from, to], figures::MIDDLE)));
            let heads = if length > 12.0 { 1.0 } else { -1.0 };
            out.shapes.push(accent(figures::head(from, (ux * heads, uy * heads))));
            out.shapes.push(accent(figures::head(to, (-ux * heads, -uy * heads))));
            // Ends across the arrow show from where to where.
            for (x, y) in [from, to] {
                let (sx, sy) = (-uy * 4.0, ux * 4.0);
                let end = [(x - sx, y - sy), (x + sx, y + sy)];
                out.shapes.push(accent(figures::line(&end, figures::THIN)));
            }
        }
        MarkKind::Place(at, to) => {
            if let Some(to) = to {
                out.shapes.push(accent(figures::line(&[at, to], figures::MIDDLE)));
                out.shapes.push(accent(figures::circle(to, 1.6, Some(0.0))));
            }
        }
    }
}

/// The labels of a drawing.
struct Labels {
    taken: Vec<Box4>,
    height: f32,
}

impl Labels {
    /// Puts the label of a mark to where it hides least.
    fn put(&mut self, out: &mut Drawing, kind: MarkKind, figure: &Figure, lines: &[Point]) {
        let home = match kind {
            MarkKind::Distance(from, to) => (f32::midpoint(from.0, to.0), f32::midpoint(from.1, to.1)),
            MarkKind::Place(at, _) => at,
        };
        let text = figure.text.as_deref().map_or(0.0, |t| width(t) + 5.0);
        let (w, h) = (DISC + 2.0 + text, HIGH);
        let ground = |(x, y): Point| Box4([x - w / 2.0, y - h / 2.0, x + w / 2.0, y + h / 2.0]);
        let mut best = (f32::MAX, home);
        for across in -9_i8..=9 {
            for down in -7_i8..=7 {
                let (dx, dy) = (f32::from(across) * 8.0, f32::from(down) * 6.0);
                let at = (home.0 + dx, home.1 + dy);
                let own = ground(at);
                let outside = (-own.0[0]).max(own.0[2] - WIDTH).max(-own.0[1]).max(own.0[3] - self.height);
                let hidden = u16::try_from(lines.iter().filter(|p| own.holds(**p)).count());
                let hides = if covers(kind, own) { 14.0 } else { 0.0 };
                let over: f32 = self.taken.iter().map(|t| own.overlap(t)).sum();
                let cost = dx.hypot(dy) * 0.22
                    + f32::from(hidden.unwrap_or(u16::MAX)) * 1.1
                    + hides
                    + over * 20.0
                    + outside.max(0.0) * 200.0;
                if cost < best.0 {
                    best = (cost, at);
                }
            }
        }
        let at = best.1;
        let own = ground(at);
        let near = (home.0.clamp(own.0[0], own.0[2]), home.1.clamp(own.0[1], own.0[3]));
        // A label away from its mark is joined to it.
        if (near.0 - home.0).hypot(near.1 - home.1) > 3.0 {
            out.shapes.push(accent(figures::line(&[near, home], figures::THIN)));
            out.shapes.push(accent(figures::circle(home, 1.2, Some(0.0))));
        }
        out.pill(own.0[0] - 1.0, own.0[1], w + 2.0, h, 3.0, WHITE);
        let disc = (own.0[0] + DISC / 2.0, at.1);
        out.pill(disc.0 - DISC / 2.0, disc.1 - DISC / 2.0, DISC, DISC, DISC, Tone::Accent.rgb());
        out.bold_label(disc.0, disc.1 + 2.7, 7.6, figure.key.to_string(), WHITE, Align::Centre);
        if let Some(text) = &figure.text {
            let x = own.0[0] + DISC + 3.0;
            out.bold_label(x, at.1 + 3.1, SIZE, text.as_str(), Tone::Ink.rgb(), Align::Left);
        }
        self.taken.push(Box4([own.0[0] - 1.0, own.0[1] - 1.0, own.0[2] + 1.0, own.0[3] + 1.0]));
    }
}

/// Returns whether a label would leave too little of its own arrow to be seen.
fn covers(kind: MarkKind, label: Box4) -> bool {
    let MarkKind::Distance(from, to) = kind else { return false };
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    let seen = (0..=20_u8).map(|s| f32::from(s) / 20.0).filter(|share| {
        let at = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
        !label.holds(at)
    });
    let seen = f32::from(u8::try_from(seen.count()).unwrap_or(u8::MAX)) / 21.0 * length;
    seen < 14.0_f32.min(length * 0.9)
}

/// How wide a bold label is, about: a Chinese character is as wide as high, a digit a little more than half.
fn width(text: &str) -> f32 {
    text.chars().map(|c| if c.is_ascii() || "≤≥±–·²".contains(c) { 0.6 } else { 1.0 }).sum::<f32>() * SIZE
}
