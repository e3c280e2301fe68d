//! A drawing as text → shapes and marks. `assets/diagrams/README.md` says how it is written.

use super::figures as draw;
use crate::report::pdf::Shape;

/// A drawing before its letters are known.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    pub(super) height: f32,
    pub(super) elements: Vec<String>,
    pub(super) shapes: Vec<Shape>,
    pub(super) marks: Vec<Mark>,
    /// The words below a view, and where their middle stands.
    pub(super) views: Vec<(String, f32, f32)>,
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
            let (word, (x, y)) = (words.word()?.to_owned(), words.point()?);
            plan.views.push((word, x, y));
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
