//! Surveys out of thin air, for laws: any element, any subset of readings, values across the plausible range.

pub(crate) mod built;

use std::sync::Arc;

use proptest::prelude::*;
use tantu::checklist::{Catalog, Checklist, Element, ElementIx, Field, FieldIx, FieldKind, Profile, Subject};
use tantu::quantity::{Exact, Quantity};
use tantu::survey::{Item, ItemIx, ReadingMore, Survey, Value};

/// Returns a checklist of every public rule of the catalogue.
pub(crate) fn everything(catalog: &Arc<Catalog>) -> Arc<Checklist> {
    let profile = Profile {
        id: "everything".parse().expect("an id"),
        title: tantu::lang::Text::default(),
        extends: Vec::new(),
        subject: Subject::Site,
        minimum_coverage: Exact::ZERO,
        fresh_for_months: None,
        assume_construction: None,
        select: catalog.standards().iter().map(|s| (s.id.clone(), Vec::new())).collect(),
        exclude: Vec::new(),
        parameters: Vec::new(),
    };
    Arc::new(Checklist::resolve(catalog.clone(), profile))
}

/// One reading to be: which field, which value, with an uncertainty or not.
#[derive(Debug, Clone)]
pub(crate) struct Draw {
    pub(crate) field: u8,
    pub(crate) level: u8,
    pub(crate) uncertain: bool,
}

/// One item to be: its element, its readings, whether it lies in the item before.
#[derive(Debug, Clone)]
pub(crate) struct ItemDraw {
    pub(crate) element: u16,
    pub(crate) inside: bool,
    pub(crate) readings: Vec<Draw>,
}

/// Draws a reading.
pub(crate) fn draw() -> impl Strategy<Value = Draw> {
    (any::<u8>(), 0..=40u8, prop::bool::weighted(0.3)).prop_map(|(field, level, uncertain)| Draw {
        field,
        level,
        uncertain,
    })
}

/// Draws an item.
pub(crate) fn item() -> impl Strategy<Value = ItemDraw> {
    (any::<u16>(), any::<bool>(), prop::collection::vec(draw(), 0..12))
        .prop_map(|(element, inside, readings)| ItemDraw { element, inside, readings })
}

/// Builds the survey of some draws.
pub(crate) fn survey(catalog: &Catalog, items: &[ItemDraw]) -> Survey {
    survey_of(catalog, items, &|_| true)
}

/// Builds the survey of some draws of what public sites have: no home.
pub(crate) fn public_survey(catalog: &Catalog, items: &[ItemDraw]) -> Survey {
    survey_of(catalog, items, &|element| element.subject == Subject::Site)
}

fn survey_of(catalog: &Catalog, items: &[ItemDraw], may: &dyn Fn(&Element) -> bool) -> Survey {
    let elements: Vec<ElementIx> =
        (0u16..).map(ElementIx).zip(catalog.elements()).filter(|(_, e)| may(e)).map(|(at, _)| at).collect();
    let mut survey = Survey::new("drawn");
    for (at, drawn) in items.iter().enumerate() {
        let mut item = Item::new(format!("i{at}"), elements[usize::from(drawn.element) % elements.len()]);
        item.parent = (drawn.inside && at > 0).then(|| ItemIx(u32::try_from(at - 1).expect("few items")));
        for reading in &drawn.readings {
            set(catalog, &mut item, reading);
        }
        survey.items.push(item);
    }
    survey
}

/// Puts a drawn reading on an item.
pub(crate) fn set(catalog: &Catalog, item: &mut Item, draw: &Draw) {
    let fields = &catalog.element(item.element).fields;
    let at = FieldIx(draw.field % u8::try_from(fields.len()).expect("few fields"));
    let field = &fields[usize::from(at.0)];
    let Some(value) = value(field, draw.level) else { return };
    let uncertainty = match value {
        Value::Quantity(_) if draw.uncertain => Some(Exact::new(3, 100).expect("a number")),
        _ => None,
    };
    let more = uncertainty.map(|u| Box::new(ReadingMore { uncertainty: Some(u), ..ReadingMore::default() }));
    item.readings.set(at, value, "drawn", more);
}

fn value(field: &Field, level: u8) -> Option<Value> {
    Some(match &field.kind {
        FieldKind::YesNo => Value::YesNo(level.is_multiple_of(2)),
        FieldKind::Choice(choices) => Value::Choice(level % u8::try_from(choices.len()).ok()?),
        FieldKind::Text => Value::Text,
        FieldKind::Quantity(kind) => {
            let (from, to) = field.plausible?;
            let step = to.value.checked_sub(from.value)?.checked_mul(Exact::new(i128::from(level), 400)?)?;
            Value::Quantity(Quantity { kind: *kind, value: from.value.checked_add(step)? })
        }
    })
}
