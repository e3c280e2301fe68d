//! Where a reading is written: a line with the unit that is meant, or boxes to tick.

use super::Form;
use crate::checklist::{Field, FieldKind};
use crate::quantity::{Exact, Kind, System, unit};
use crate::report::pdf::{Entry, Run};

/// Lengths that go beyond so many millimetres are taken in metres.
const LONG: i64 = 50_000;
/// The size of the words beside boxes, and of the box for what was not measured.
const SIZES: (f32, f32) = (7.6, 6.2);

impl Form<'_> {
    /// The room for one reading of a field.
    pub(super) fn reading(&self, field: &Field) -> Vec<Entry> {
        let tick = |words: Vec<String>| Entry::Boxes { size: SIZES.0, words };
        let room = match &field.kind {
            FieldKind::Quantity(kind) => Entry::Line(unit_of(field, *kind, self.style.system).to_owned()),
            FieldKind::YesNo => tick(vec![self.word("yes"), self.word("no")]),
            FieldKind::Choice(choices) => tick((1..=choices.len()).map(|n| n.to_string()).collect()),
            FieldKind::Text => Entry::Room(24.0),
        };
        let open = Entry::Boxes { size: SIZES.1, words: vec![self.word("form-open")] };
        vec![room, open]
    }

    /// The numbered answers of a choice, each with its code.
    pub(super) fn choices(&self, field: &Field) -> Vec<Entry> {
        let FieldKind::Choice(choices) = &field.kind else { return Vec::new() };
        let line = |(at, choice): (usize, &crate::checklist::Choice)| Entry::Text {
            key: None,
            size: 7.0,
            text: vec![Run::new(format!("{}  {} · {}", at + 1, choice.title.get(self.lang), choice.id))],
        };
        choices.iter().enumerate().map(line).collect()
    }
}

/// Returns the unit that stands at the end of a line to write on.
pub(in crate::report::pdf) fn unit_of(field: &Field, kind: Kind, system: System) -> &'static str {
    if let Some(unit) = field.unit {
        return unit.symbol;
    }
    let long = field.plausible.is_some_and(|(_, to)| to.value > Exact::whole(LONG));
    match (kind, system) {
        (Kind::Length, System::UsCustomary) => "in",
        (Kind::Length, System::Metric) if long => "m",
        (Kind::Length, System::Metric) => "mm",
        (Kind::Slope, _) => "%",
        _ => unit::of(kind).first().map_or("", |u| u.symbol),
    }
}
