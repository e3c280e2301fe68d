//! Where to measure: an element and the fields asked for → a drawing with a letter for each of them.
//!
//! The drawings are data, in `assets/diagrams/`; `assets/diagrams/README.md` says how they are written.

pub(in crate::report::pdf) mod dimensioned;
mod figures;
mod read;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checklist::Catalog;
    use crate::lang::message_ids;

    #[test]
    fn every_drawing_can_be_read_and_names_what_there_is() {
        let ids = message_ids(Lang::En);
        for file in FILES.files().filter(|f| f.path().extension().is_some_and(|e| e == "draw")) {
            let name = file.path().display();
            let plan = read::plan(file.contents_utf8().unwrap_or_default());
            let plan = plan.unwrap_or_else(|line| panic!("{name}:{line}: cannot be read"));
            for element in &plan.elements {
                let found = Catalog::builtin().find_element(element);
                assert!(found.is_some(), "{name}: no element `{element}`");
            }
            let elements: Vec<&Element> = plan
                .elements
                .iter()
                .filter_map(|e| Some(Catalog::builtin().element(Catalog::builtin().find_element(e)?)))
                .collect();
            for field in plan.marks.iter().flat_map(|m| &m.fields) {
                assert!(elements.iter().any(|e| e.field(field).is_some()), "{name}: no field `{field}`");
            }
            for view in plan.views.iter().map(|v| &v.word) {
                assert!(ids.contains(&format!("form-view-{view}")), "{name}: no words for `{view}`");
            }
            // What stands after the last view would be in no work sheet.
            let end = plan.views.last().map_or((0, 0), |v| (v.shapes.end, v.marks.end));
            let all = (plan.shapes.len(), plan.marks.len());
            assert!(plan.views.is_empty() || end == all, "{name}: a view is missing at the end");
        }
    }

    #[test]
    fn every_kind_of_field_has_a_drawing() {
        for kind in Kind::ALL {
            assert!(plan(&format!("tool-{}", tool(&FieldKind::Quantity(kind)))).is_some(), "{kind:?}");
        }
        assert!(plan("tool-look").is_some());
    }
}
