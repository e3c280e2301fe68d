//! What every drawing must be: readable, about fields that there are, and clear about what is measured from where to
//! where, whatever figures it carries.

use std::collections::BTreeMap;

use super::dimensioned::{Dimensioned, Figure, Point, dimensioned};
use super::labels::Box4;
use super::read::{MarkKind, View};
use super::*;
use crate::checklist::Catalog;
use crate::lang::message_ids;
use crate::report::pdf::{Shape, Step, WHITE};

/// Every drawing with its name.
fn plans() -> impl Iterator<Item = (String, Plan)> {
    let drawn = FILES.files().filter(|f| f.path().extension().is_some_and(|e| e == "draw"));
    drawn.map(|file| {
        let name = file.path().display().to_string();
        let plan = read::plan(file.contents_utf8().unwrap_or_default());
        let plan = plan.unwrap_or_else(|line| panic!("{name}:{line}: cannot be read"));
        (name, plan)
    })
}

#[test]
fn every_drawing_can_be_read_and_names_what_there_is() {
    let ids = message_ids(Lang::En);
    let mut drawn: BTreeMap<String, String> = BTreeMap::new();
    for (name, plan) in plans() {
        for element in &plan.elements {
            let found = Catalog::builtin().find_element(element);
            assert!(found.is_some(), "{name}: no element `{element}`");
            let twice = drawn.insert(element.clone(), name.clone());
            assert_eq!(twice, None, "{name}: `{element}` has another drawing");
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

/// How far from the ends of a distance the lines begin that it measures, and how exactly they stand there.
const REACH: f32 = 36.0;
const BESIDE: f32 = 2.0;

/// The points of an outline, closed where its area is.
fn corners(shape: &Shape) -> Vec<Point> {
    let Shape::Path { steps, closed, fill, .. } = shape else { return Vec::new() };
    let mut points: Vec<Point> =
        steps.iter().map(|(Step::Point(x, y) | Step::Control(x, y))| (*x, *y)).collect();
    if *closed || fill.is_some() {
        points.extend(points.first().copied());
    }
    points
}

/// Returns whether a line of some shapes stands at a point or square to the way through it, within reach.
fn stands_at(shapes: &[Shape], at: Point, (ux, uy): Point) -> bool {
    shapes.iter().any(|shape| {
        corners(shape).windows(2).any(|pair| {
            let (from, to) = (pair[0], pair[1]);
            (0..=400_u16).map(|s| f32::from(s) / 400.0).any(|share| {
                let (x, y) =
                    (from.0 + (to.0 - from.0) * share - at.0, from.1 + (to.1 - from.1) * share - at.1);
                (x * ux + y * uy).abs() <= BESIDE && (y * ux - x * uy).abs() <= REACH
            })
        })
    })
}

#[test]
fn every_distance_runs_between_lines_of_its_own_view() {
    let mut bad = Vec::new();
    for (name, plan) in plans() {
        for view in &plan.views {
            for mark in &plan.marks[view.marks.clone()] {
                let MarkKind::Distance(from, to) = mark.kind else { continue };
                let way = figures::direction(from, to);
                for at in [from, to] {
                    if !stands_at(&plan.shapes[view.shapes.clone()], at, way) {
                        bad.push(format!(
                            "{name}: {} ends at {at:?}, where there is nothing",
                            mark.fields[0]
                        ));
                    }
                }
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

/// A target as long as they get, and as short.
const TARGETS: [Option<&str>; 3] = [Some("800 mm – 1.05 m"), Some("≤ 1:12"), None];

/// The figures of some fields, with targets that change from one to the next.
fn figures_of(fields: &[String], first: usize) -> Vec<Figure> {
    let targets = TARGETS.iter().copied().cycle().skip(first);
    let figure = |((field, key), text): ((&String, char), Option<&str>)| Figure {
        field: field.clone(),
        key,
        text: text.map(str::to_owned),
    };
    fields.iter().zip('A'..='Z').zip(targets).map(figure).collect()
}

/// The fields that a view has places for.
fn fields_of(plan: &Plan, view: &View) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for mark in &plan.marks[view.marks.clone()] {
        if !found.contains(&mark.fields[0]) {
            found.push(mark.fields[0].clone());
        }
    }
    found
}

fn around(points: &[Point]) -> Box4 {
    let mut out = Box4::NOWHERE;
    for point in points {
        out.around(*point);
    }
    out
}

/// What a drawing shows, from its shapes alone: the grounds of labels, and the heads and end strokes of arrows.
fn seen(drawing: &Drawing) -> (Vec<Box4>, Vec<Box4>) {
    let accent = Tone::Accent.rgb();
    let same = |a: [f32; 3], b: [f32; 3]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-6);
    let (mut labels, mut ends) = (Vec::new(), Vec::new());
    for shape in &drawing.shapes {
        let Shape::Path { steps, fill, stroke, .. } = shape else { continue };
        let points: Vec<Point> =
            steps.iter().map(|(Step::Point(x, y) | Step::Control(x, y))| (*x, *y)).collect();
        let round = steps.iter().any(|s| matches!(s, Step::Control(..)));
        match (fill, stroke) {
            (Some(rgb), None) if same(*rgb, WHITE) && round => labels.push(around(&points)),
            (Some(rgb), None) if same(*rgb, accent) && points.len() == 3 => ends.push(around(&points)),
            (None, Some((rgb, _))) if same(*rgb, accent) && points.len() == 2 => {
                let length = (points[1].0 - points[0].0).hypot(points[1].1 - points[0].1);
                if (length - figures::ACROSS * 2.0).abs() < 0.01 {
                    ends.push(around(&points));
                }
            }
            _ => {}
        }
    }
    (labels, ends)
}

/// What is wrong with the labels of a drawing.
fn hidden(drawn: &Dimensioned) -> Vec<String> {
    let (labels, ends) = seen(&drawn.drawing);
    let mut bad = Vec::new();
    if labels.len() != drawn.shown.len() {
        bad.push(format!("{} labels of {} figures", labels.len(), drawn.shown.len()));
    }
    for (at, label) in labels.iter().enumerate() {
        if labels[..at].iter().any(|other| label.overlap(other) > 0.01) {
            bad.push(format!("{label:?} stands on another label"));
        }
        if ends.iter().any(|end| label.overlap(end) > 0.01) || ends.iter().any(|end| inside(label, end)) {
            bad.push(format!("{label:?} hides the end of an arrow"));
        }
        let [left, top, right, bottom] = label.0;
        if left < -2.0 || top < -2.0 || right > WIDTH + 2.0 || bottom > drawn.drawing.height {
            bad.push(format!("{label:?} leaves the drawing"));
        }
    }
    bad
}

/// Returns whether a label holds the middle of a stroke, which may have no area.
fn inside(label: &Box4, end: &Box4) -> bool {
    let (x, y) = (f32::midpoint(end.0[0], end.0[2]), f32::midpoint(end.0[1], end.0[3]));
    let [left, top, right, bottom] = label.0;
    x > left && x < right && y > top && y < bottom
}

#[test]
fn labels_hide_neither_the_ends_of_arrows_nor_each_other() {
    let (mut bad, mut count) = (Vec::new(), 0);
    for (name, plan) in plans() {
        let Some(element) = plan.elements.first() else { continue };
        for view in &plan.views {
            let fields = fields_of(&plan, view);
            // Each alone, each with the next, and all of a view that are not too many for a piece of work.
            let mut sets: Vec<Vec<String>> = fields.iter().map(|f| vec![f.clone()]).collect();
            sets.extend(fields.windows(2).map(<[String]>::to_vec));
            sets.extend(fields.chunks(6).map(<[String]>::to_vec));
            for (first, set) in sets.iter().enumerate() {
                let Some(drawn) = dimensioned(element, &figures_of(set, first), Lang::Zh) else { continue };
                count += 1;
                bad.extend(hidden(&drawn).into_iter().map(|what| format!("{name} {set:?}: {what}")));
            }
        }
    }
    assert!(count > 700, "{count} drawings");
    assert!(bad.is_empty(), "{} of them: {}", bad.len(), bad.join("\n"));
}
