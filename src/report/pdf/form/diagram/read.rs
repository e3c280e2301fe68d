//! A drawing as text → shapes and marks. `assets/diagrams/README.md` says how it is written.

use std::ops::Range;

use super::figures as draw;
use crate::report::pdf::Shape;

/// A drawing before its letters are known.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    pub(super) height: f32,
    pub(super) elements: Vec<String>,
    pub(super) shapes: Vec<Shape>,
    pub(super) marks: Vec<Mark>,
    pub(super) views: Vec<View>,
}

/// A view of a drawing: what stands before its words in the file, up to the view before it.
#[derive(Debug, Clone)]
pub(super) struct View {
    /// The words below it, and where their middle stands.
    pub(super) word: String,
    pub(super) at: (f32, f32),
    /// Its part of the shapes and of the marks.
    pub(super) shapes: Range<usize>,
    pub(super) marks: Range<usize>,
}

/// A place where a field is measured.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    /// The field, by the names that it has in the elements.
    pub(super) fields: Vec<String>,
    pub(super) kind: MarkKind,
}

/// How a place is marked.
#[derive(Debug, Clone, Copy)]
pub(super) enum MarkKind {
    /// A distance between two points.
    Distance((f32, f32), (f32, f32)),
    /// A letter at the first point, with a line to the second.
    Place((f32, f32), Option<(f32, f32)>),
}

/// The words of a line.
struct Words<'a>(std::str::SplitWhitespace<'a>);

impl<'a> Words<'a> {
    fn word(&mut self) -> Option<&'a str> {
        self.0.next()
    }

    fn number(&mut self) -> Option<f32> {
        number(self.word()?)
    }

    fn point(&mut self) -> Option<(f32, f32)> {
        let (x, y) = self.word()?.split_once(',')?;
        Some((number(x)?, number(y)?))
    }

    fn points(&mut self) -> Option<Vec<(f32, f32)>> {
        let mut found = Vec::new();
        for word in self.0.by_ref() {
            let (x, y) = word.split_once(',')?;
            found.push((number(x)?, number(y)?));
        }
        (!found.is_empty()).then_some(found)
    }
}

fn number(text: &str) -> Option<f32> {
    text.parse().ok().filter(|n: &f32| n.is_finite())
}

/// Reads a drawing; the error is the number of the line that cannot be read.
pub(super) fn plan(text: &str) -> Result<Plan, usize> {
    let mut plan = Plan { height: 100.0, ..Plan::default() };
    for (number, line) in text.lines().enumerate() {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        command(&mut plan, line).ok_or(number + 1)?;
    }
    Ok(plan)
}

fn command(plan: &mut Plan, line: &str) -> Option<()> {
    let mut words = Words(line.split_whitespace());
    let shapes = match words.word()? {
        "for" => {
            plan.elements.extend(words.0.map(str::to_owned));
            return Some(());
        }
        "height" => {
            plan.height = words.number()?;
            return Some(());
        }
        "view" => {
            let (word, at) = (words.word()?.to_owned(), words.point()?);
            let (shapes, marks) = plan.views.last().map_or((0, 0), |v| (v.shapes.end, v.marks.end));
            let (shapes, marks) = (shapes..plan.shapes.len(), marks..plan.marks.len());
            plan.views.push(View { word, at, shapes, marks });
            return Some(());
        }
        "dim" => {
            let fields = fields(&mut words)?;
            let kind = MarkKind::Distance(words.point()?, words.point()?);
            plan.marks.push(Mark { fields, kind });
            return Some(());
        }
        "at" => {
            let fields = fields(&mut words)?;
            let kind = MarkKind::Place(words.point()?, words.point());
            plan.marks.push(Mark { fields, kind });
            return Some(());
        }
        "line" => vec![draw::line(&words.points()?, draw::BOLD)],
        "thin" => vec![draw::line(&words.points()?, draw::THIN)],
        "dash" => draw::dashes(&words.points()?),
        "fill" => {
            let grey = words.number()?;
            vec![draw::area(&words.points()?, Some(grey), Some(draw::MIDDLE))]
        }
        "solid" => vec![draw::area(&words.points()?, Some(0.0), None)],
        "tint" => {
            let grey = words.number()?;
            vec![draw::area(&words.points()?, Some(grey), None)]
        }
        "curve" => vec![draw::curve(&words.points()?)?],
        "circle" => vec![draw::circle(words.point()?, words.number()?, None)],
        "ball" => {
            let grey = words.number()?;
            vec![draw::circle(words.point()?, words.number()?, Some(grey))]
        }
        "arc" => vec![draw::arc(words.point()?, words.number()?, words.number()?, words.number()?)],
        "dots" => draw::dots(words.point()?, words.point()?, words.point()?, words.number()?),
        "bars" => draw::bars(words.point()?, words.point()?, words.number()?),
        "chair" => draw::chair(words.point()?, words.number()?),
        "chairtop" => draw::chair_from_above(words.point()?, words.number()?),
        "person" => draw::person(words.point()?, words.number()?),
        _ => return None,
    };
    plan.shapes.extend(shapes);
    Some(())
}

fn fields(words: &mut Words<'_>) -> Option<Vec<String>> {
    Some(words.word()?.split('|').map(str::to_owned).collect())
}
