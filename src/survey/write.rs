//! A [`Survey`] back into the record that it could have been read from.

use super::built::Built;
use super::model::{Item, ItemIx, Position, Reading, ReadingMore, Readings, Resident, Survey, Value};
use super::personal::Permit;
use super::raw;
use super::record::SCHEMA;
use super::value::read_value;
use crate::checklist::{Catalog, Construction, Field};

/// Returns the record in TOML. Of a home, resident, address and positions stay out without a permit.
///
/// Texts stand as they were typed wherever they read back to the same value, and as exact quantities
/// where they would not: a bare number of a table whose header had the unit.
pub fn to_toml(survey: &Survey, catalog: &Catalog, permit: Option<&Permit>) -> String {
    toml::to_string(&record(survey, catalog, permit))
        .expect("texts, numbers and tables are all that TOML needs")
}

/// Returns the record in JSON, with the same keys. Of a home, resident, address and positions stay out
/// without a permit.
pub fn to_json(survey: &Survey, catalog: &Catalog, permit: Option<&Permit>) -> String {
    let text = serde_json::to_string_pretty(&record(survey, catalog, permit));
    text.expect("keys are texts") + "\n"
}

fn record(survey: &Survey, catalog: &Catalog, permit: Option<&Permit>) -> raw::Record {
    let site = &survey.site;
    let hidden = survey.resident.is_some() && permit.is_none();
    let address = site.address.clone().filter(|_| !hidden);
    let label = (site.label != site.id).then(|| site.label.clone());
    let plain = label.is_none() && site.area.is_none() && address.is_none();
    let name = |at: ItemIx| survey.items.get(at.0 as usize).map(|i| i.id.clone());
    raw::Record {
        schema: SCHEMA,
        site: if plain {
            raw::Site::Id(site.id.clone())
        } else {
            raw::Site::Full(raw::SiteTable { id: site.id.clone(), label, area: site.area.clone(), address })
        },
        profile: survey.profile.as_ref().map(ToString::to_string),
        surveyed: survey.surveyed.map(|d| d.to_string()),
        inspector: survey.inspector.clone(),
        construction: survey.construction.map(construction),
        built: survey.built.map(built),
        note: survey.note.clone(),
        decimal_comma: false,
        crs: None,
        position: site.position.filter(|_| !hidden).map(position),
        resident: survey.resident.as_ref().zip(permit).map(|(r, p)| resident(r, p)),
        item: survey.items.iter().map(|i| item(i, catalog, hidden, name)).collect(),
        route: survey
            .routes
            .iter()
            .map(|route| raw::Route {
                to: route.to.clone(),
                via: route.via.iter().copied().filter_map(name).collect(),
                groups: route.groups.iter().map(|g| g.to_string()).collect(),
            })
            .collect(),
        waiver: survey
            .waivers
            .iter()
            .map(|waiver| raw::Waiver {
                rule: waiver.rule.to_string(),
                item: waiver.item.and_then(name),
                reason: waiver.reason.clone(),
                by: waiver.by.clone(),
                until: waiver.until.to_string(),
            })
            .collect(),
    }
}

fn item(item: &Item, catalog: &Catalog, hidden: bool, name: impl Fn(ItemIx) -> Option<String>) -> raw::Item {
    let element = catalog.element(item.element);
    let more = item.more.as_deref().cloned().unwrap_or_default();
    let mut measured = std::collections::BTreeMap::new();
    for (at, field) in (0..).map(crate::checklist::FieldIx).zip(&element.fields) {
        if let Some(found) = item.readings.get(at) {
            measured.insert(field.id.to_string(), reading(found, &item.readings, field, catalog));
        } else if let Some(text) = item.readings.refused(at) {
            measured.insert(field.id.to_string(), raw::Reading::Plain(raw::Scalar::Text(text.to_owned())));
        }
    }
    raw::Item {
        id: item.id.clone(),
        element: element.id.to_string(),
        label: item.label.clone(),
        parent: item.parent.and_then(name),
        construction: item.construction.map(construction),
        floor: more.floor,
        built: more.built.map(built),
        photo: more.photos.into(),
        note: more.note,
        position: more.position.filter(|_| !hidden).map(position),
        measured,
    }
}

fn built(built: Built) -> raw::Built {
    match built {
        Built::Year(year) => raw::Built::Year(year),
        Built::Day(day) => raw::Built::Day(day.to_string()),
    }
}

fn reading(reading: &Reading, readings: &Readings, field: &Field, catalog: &Catalog) -> raw::Reading {
    let more = reading.more.as_deref().cloned().unwrap_or_default();
    let value = typed(reading, readings.raw(reading), &more, field);
    let plain = ReadingMore { uncertainty: None, ..more.clone() } == ReadingMore::default();
    if plain {
        return raw::Reading::Plain(value);
    }
    raw::Reading::Full(raw::ReadingTable {
        value,
        with: more.with.map(|at| catalog.instrument(at).id.to_string()),
        uncertainty: None,
        photo: more.photos.into(),
        note: more.note,
        by: more.by,
    })
}

/// Returns the text as typed if it reads back to the same, and the exact value otherwise.
fn typed(reading: &Reading, text: &str, more: &ReadingMore, field: &Field) -> raw::Scalar {
    let same = read_value(field, text, false).is_ok_and(|found| found == (reading.value, more.uncertainty));
    if same && !text.trim().is_empty() {
        return match text {
            "true" => raw::Scalar::YesNo(true),
            "false" => raw::Scalar::YesNo(false),
            _ => raw::Scalar::Text(text.to_owned()),
        };
    }
    match reading.value {
        Value::Quantity(quantity) => {
            let spread =
                more.uncertainty.map(|value| crate::quantity::Quantity { value, ..quantity }.write_exact());
            let exact = quantity.write_exact();
            raw::Scalar::Text(spread.map_or(exact.clone(), |u| format!("{exact} ± {u}")))
        }
        Value::YesNo(answer) => raw::Scalar::YesNo(answer),
        Value::Choice(at) => match &field.kind {
            crate::checklist::FieldKind::Choice(choices) => {
                raw::Scalar::Text(choices.get(usize::from(at)).map(|c| c.id.clone()).unwrap_or_default())
            }
            _ => raw::Scalar::Text(text.to_owned()),
        },
        Value::Text => raw::Scalar::Text(text.to_owned()),
    }
}

fn resident(resident: &Resident, permit: &Permit) -> raw::Resident {
    raw::Resident {
        category: *resident.category.open(permit),
        grade: *resident.grade.open(permit),
        limitations: resident.limitations.open(permit).iter().map(ToString::to_string).collect(),
        name: resident.name.open(permit).clone(),
        phone: resident.phone.open(permit).clone(),
        address: resident.address.open(permit).clone(),
        certificate: resident.certificate.open(permit).clone(),
    }
}

fn position(position: Position) -> raw::Position {
    raw::Position::Degrees(raw::Degrees { lon: position.lon, lat: position.lat })
}

fn construction(construction: Construction) -> raw::Construction {
    match construction {
        Construction::New => raw::Construction::New,
        Construction::Altered => raw::Construction::Altered,
        Construction::Existing => raw::Construction::Existing,
    }
}
