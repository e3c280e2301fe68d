//! Where to measure: an element and the fields asked for → a drawing with a letter for each of them.
//!
//! The drawings are data, in `assets/diagrams/`; `assets/diagrams/README.md` says how they are written.

pub(in crate::report::pdf) mod dimensioned;
mod figures;
mod labels;
mod read;
#[cfg(test)]
mod tests;

use include_dir::{Dir, include_dir};

use crate::checklist::{Element, FieldKind};
use crate::lang::{Lang, word};
use crate::quantity::Kind;
use crate::report::pdf::{Align, Drawing, Tone};
use read::{Mark, Plan};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/diagrams");

/// The ring around a letter.
const RING: f32 = 5.6;
/// The widest drawing, and the width and height of one of the small ones in a row.
const WIDTH: f32 = 495.0;
const SMALL: (f32, f32) = (82.0, 58.0);

/// A drawing, and what its letters stand for.
pub(super) struct Diagram {
    pub(super) drawing: Drawing,
    /// Field and letter, in the order of the form.
    pub(super) letters: Vec<(String, char)>,
    /// The words in a drawing without letters.
    pub(super) words: Vec<String>,
}

/// Returns the drawing of an element: its own with letters at the fields asked for, or the tools of its fields.
pub(super) fn of(element: &Element, wanted: &[&str], lang: Lang) -> Diagram {
    let own = plan_of(element.id.as_str()).and_then(|plan| lettered(&plan, wanted, lang));
    own.unwrap_or_else(|| tools(element, wanted, lang))
}

/// Returns the plan of a file of `assets/diagrams/`.
fn plan(name: &str) -> Option<Plan> {
    read::plan(FILES.get_file(format!("{name}.draw"))?.contents_utf8()?).ok()
}

/// Returns the plan that is drawn for an element.
fn plan_of(element: &str) -> Option<Plan> {
    let named = |file: &include_dir::File<'_>| {
        let text = file.contents_utf8()?;
        let lists = text.lines().filter_map(|l| l.strip_prefix("for "));
        lists.flat_map(str::split_whitespace).any(|e| e == element).then(|| read::plan(text).ok())?
    };
    FILES.files().find_map(named)
}

fn lettered(plan: &Plan, wanted: &[&str], lang: Lang) -> Option<Diagram> {
    let field = |mark: &Mark| mark.fields.iter().find(|f| wanted.contains(&f.as_str())).cloned();
    let marked: Vec<(&Mark, String)> = plan.marks.iter().filter_map(|m| Some((m, field(m)?))).collect();
    let drawn = |f: &&&str| marked.iter().any(|(_, field)| field == **f);
    let letters: Vec<(String, char)> =
        wanted.iter().filter(drawn).map(|f| (*f).to_owned()).zip('A'..='Z').collect();
    if letters.is_empty() {
        return None;
    }
    let mut drawing = Drawing { width: WIDTH, height: plan.height, shapes: plan.shapes.clone() };
    for view in &plan.views {
        let (text, (x, y)) = (word(lang, &format!("form-view-{}", view.word)), view.at);
        drawing.label(x, y, 7.0, text, Tone::Muted.rgb(), Align::Centre);
    }
    for (mark, field) in &marked {
        if let Some((_, letter)) = letters.iter().find(|(f, _)| f == field) {
            figures::mark(&mut drawing, mark, *letter, RING);
        }
    }
    Some(Diagram { drawing, letters, words: Vec::new() })
}

/// How wide a text of a size is, about: a Chinese character is as wide as high, a digit a little more than half.
pub(in crate::report::pdf) fn text_width(text: &str, size: f32) -> f32 {
    text.chars().map(|c| if c.is_ascii() || "≤≥±–·²".contains(c) { 0.6 } else { 1.0 }).sum::<f32>() * size
}

/// The small drawings of what the fields are found out with, in a row.
fn tools(element: &Element, wanted: &[&str], lang: Lang) -> Diagram {
    let mut names: Vec<&str> = Vec::new();
    for field in element.fields.iter().filter(|f| wanted.contains(&f.id.as_str())) {
        let name = tool(&field.kind);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut drawing = Drawing::new(WIDTH, SMALL.1);
    let mut words = Vec::new();
    let mut x = 0.0;
    for name in names {
        let Some(plan) = plan(&format!("tool-{name}")) else { continue };
        drawing.shapes.extend(plan.shapes.iter().map(|s| figures::moved(s, x, 0.0)));
        let text = word(lang, &format!("form-tool-{name}"));
        drawing.label(x + SMALL.0 / 2.0, SMALL.1 - 4.0, 7.0, text.as_str(), Tone::Ink.rgb(), Align::Centre);
        words.push(text);
        x += SMALL.0;
    }
    Diagram { drawing, letters: Vec::new(), words }
}

/// What a kind of field is found out with.
fn tool(kind: &FieldKind) -> &'static str {
    match kind {
        FieldKind::YesNo | FieldKind::Choice(_) | FieldKind::Text => "look",
        FieldKind::Quantity(kind) => match kind {
            Kind::Length | Kind::Area => "tape",
            Kind::Slope => "level",
            Kind::Force | Kind::Mass => "force",
            Kind::SoundLevel => "sound",
            Kind::Illuminance | Kind::LuminanceContrast | Kind::ReflectanceDifference => "light",
            Kind::Time | Kind::Speed | Kind::Frequency => "time",
            Kind::Count | Kind::Ratio => "count",
            Kind::Temperature | Kind::SlipResistance => "meter",
        },
    }
}
