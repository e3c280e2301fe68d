//! What to build: an element and target figures → the views of its drawing that show them, with each figure at
//! its place.
//!
//! The drawing is not to scale: the figures count.

use std::sync::Arc;

use super::labels::{Box4, Labels, Wanted, sampled};
use super::read::{Mark, MarkKind, Plan, View};
use super::{WIDTH, figures, plan_of};
use crate::lang::{Lang, word};
use crate::report::pdf::{Align, Drawing, Rgb, Shape, Step, Tone};

/// Room around a view for the labels of its edges.
const ROOM: (f32, f32) = (30.0, 13.0);
/// How much a view is enlarged at most.
const LARGEST: f32 = 1.75;
/// How high a view becomes at most.
const TALLEST: f32 = 124.0;
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

pub(super) type Point = (f32, f32);

/// A mark of a view, and the figure that it shows.
type Marked<'a> = (&'a Mark, usize);

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
            // A letter that points at nothing and has no figure would say nothing of what to build.
            let at = at.filter(|at| points(mark) || wanted[*at].text.is_some());
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

/// Returns whether a mark shows a place, and is not only a letter.
fn points(mark: &Mark) -> bool {
    !matches!(mark.kind, MarkKind::Place(_, None))
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
    let mut labels = Labels::new(high + ROOM.1 * 2.0);
    for ((view, marks), bounds) in views.iter().zip(&bounds) {
        let [x0, y0, x1, _] = bounds.0;
        let (dx, dy) = (left + ROOM.0, ROOM.1 + high - bounds.height() * scale);
        let place = |(x, y): Point| (dx + (x - x0) * scale, dy + (y - y0) * scale);
        let shapes = plan.shapes.get(view.shapes.clone()).unwrap_or_default();
        let start = out.shapes.len();
        out.shapes.extend(shapes.iter().map(|s| placed(s, &place)));
        let lines = Arc::new(sampled(&out.shapes[start..]));
        for (mark, at) in marks {
            let kind = match mark.kind {
                MarkKind::Distance(from, to) => MarkKind::Distance(place(from), place(to)),
                MarkKind::Place(at, to) => MarkKind::Place(place(at), to.map(place)),
            };
            arrow(&mut out, kind);
            labels.want(Wanted { kind, figure: &wanted[*at], lines: Arc::clone(&lines) });
        }
        let text = word(lang, &format!("form-view-{}", view.word));
        let middle = place((f32::midpoint(x0, x1), 0.0)).0;
        let foot = out.height - 2.0;
        out.label(middle, foot, 7.4, text, Tone::Muted.rgb(), Align::Centre);
        left += bounds.width() * scale + ROOM.0 * 2.0;
    }
    // A label may hide no arrow of any view, so all of them are drawn before.
    labels.put(&mut out);
    out
}

fn bounds(plan: &Plan, view: &View, marks: &[Marked<'_>]) -> Box4 {
    let mut out = Box4::NOWHERE;
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

pub(super) fn accent(shape: Shape) -> Shape {
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
            let (ux, uy) = figures::direction(from, to);
            let heads = figures::heads(from, to);
            out.shapes.push(accent(figures::line(&[from, to], figures::MIDDLE)));
            out.shapes.push(accent(figures::head(from, (ux * heads, uy * heads))));
            out.shapes.push(accent(figures::head(to, (-ux * heads, -uy * heads))));
            // Ends across the arrow show from where to where.
            for (x, y) in [from, to] {
                let (sx, sy) = (-uy * figures::ACROSS, ux * figures::ACROSS);
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
