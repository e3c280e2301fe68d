//! The layer of areas: every roll-up as one feature, with its outline where one is known.

use std::borrow::Cow;

use geo::orient::Direction;
use geo::{Coord, MapCoords, Orient};

use super::feature::{columns as table, coord, four};
use super::{ByTone, Column, Feature, Geometry, Kind, Layers, Value};
use crate::area::{Boundaries, Level};
use crate::checklist::Group;
use crate::lang::Lang;
use crate::map::class::Class;
use crate::report::areas::{AreaRecord, row_sentence, title};
use crate::report::palette::Tone;
use crate::rollup::{Rollup, Row};
use crate::score::Score;
use crate::survey::Position;

/// What the layer is made from.
#[derive(Debug, Clone, Copy)]
pub struct Areas<'a> {
    /// The measures by area.
    pub rollup: &'a Rollup,
    /// The outlines.
    pub boundaries: &'a Boundaries,
}

struct One<'a> {
    row: &'a Row,
    record: &'a AreaRecord<'a>,
    class: Class,
    internal: bool,
    lang: Lang,
    description: &'a str,
}

impl One<'_> {
    fn barriers(&self, impact: &str) -> u64 {
        self.record.barriers.get(impact).copied().unwrap_or_default()
    }

    fn sites(&self, verdict: &str) -> u64 {
        self.record.worst.get(verdict).copied().unwrap_or_default()
    }
}

/// The key of an area, which no other has.
pub(crate) fn key(row: &Row) -> String {
    row.area.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string)
}

table! {
    fn own_columns, fn own_values(one: &One);
    "key": Text = key(one.row);
    "internal": Flag = one.internal;
    "title": Text = title(one.row, one.lang);
    "description": Text = one.description.to_owned();
    "sign": Text = super::sign(tone(one.class));
    "class": Text = one.class.as_str();
    "class_zh": Text = one.class.title(Lang::Zh);
    "class_en": Text = one.class.title(Lang::En);
    "area": Text = one.record.area.map(ToString::to_string);
    "name": Text = one.record.name.map(str::to_owned);
    "level": Text = one.record.level.map(Level::as_str);
    "sites": Integer = one.record.sites;
    "items": Integer = one.record.items;
    "score": Real = one.record.score.map(four);
    "score_low": Real = one.record.score_low.map(four);
    "score_high": Real = one.record.score_high.map(four);
    "tested": Real = one.record.tested.map(four);
    "passed": Integer = one.record.counts.passed;
    "failed": Integer = one.record.counts.failed;
    "cant_tell": Integer = one.record.counts.cant_tell;
    "untested": Integer = one.record.counts.untested;
    "inapplicable": Integer = one.record.counts.inapplicable;
    "waived": Integer = one.record.counts.waived;
    "barriers_critical": Integer = one.barriers("critical");
    "barriers_serious": Integer = one.barriers("serious");
    "barriers_moderate": Integer = one.barriers("moderate");
    "barriers_minor": Integer = one.barriers("minor");
    "accessible": Integer = one.sites("accessible");
    "accessible_with_defects": Integer = one.sites("accessible-with-defects");
    "undetermined": Integer = one.sites("undetermined");
    "not_accessible": Integer = one.sites("not-accessible");
    "homes": Integer = one.record.homes.and_then(|h| h.count);
    "homes_low": Real = one.record.homes.and_then(|h| h.mean_low).map(four);
    "homes_high": Real = one.record.homes.and_then(|h| h.mean_high).map(four);
    "homes_tested": Real = one.record.homes.and_then(|h| h.mean_tested).map(four);
}

/// What an area has of the score of one group.
type Part = (&'static str, fn(&Score) -> f64);
const PARTS: [Part; 3] = [("low", |s| s.low), ("high", |s| s.high), ("tested", |s| s.tested)];

pub(super) fn columns() -> Vec<Column> {
    let of = |group: &Group| {
        let group = group.as_str().replace('-', "_");
        PARTS.map(|(part, _)| Column { name: Cow::Owned(format!("{part}_{group}")), kind: Kind::Real })
    };
    own_columns().into_iter().chain(Group::ALL.iter().flat_map(of)).collect()
}

/// Untested areas are open; a share that is met is neither good nor bad.
fn tone(class: Class) -> Tone {
    if class == Class::Untested { Tone::Open } else { Tone::Off }
}

/// The areas in the order of the roll-up.
pub(super) fn features<'a>(layers: &'a Layers<'_>) -> impl Iterator<Item = Feature<'a>> {
    let (internal, lang) = (layers.release.is_internal(), layers.settings.lang);
    layers.areas.iter().flat_map(move |areas| {
        areas.rollup.rows.iter().map(move |row| {
            let catalog = areas.rollup.catalog.as_deref();
            let record = AreaRecord::of(row, catalog);
            let description = row_sentence(row, catalog, lang);
            let class = Class::of(row, areas.rollup);
            let one = One { row, record: &record, class, internal, lang, description: &description };
            let own: Vec<Value<'a>> = own_values(&one).into_iter().map(owned).collect();
            let groups = Group::ALL.iter().flat_map(|group| {
                let score = record.by_group.get(group);
                PARTS.map(|(_, of)| Value::from(score.map(|s| four(of(s)))))
            });
            let outline =
                row.area.as_ref().map(|id| areas.boundaries.outline(id)).filter(|l| !l.0.is_empty());
            Feature {
                id: key(row),
                geometry: outline.map(|outline| {
                    let seven = outline.map_coords(|Coord { x, y }| coord(Position { lon: x, lat: y }));
                    Geometry::MultiPolygon(seven.orient(Direction::Default))
                }),
                tone: tone(class),
                class: Some(class),
                size: 0,
                concerns: ByTone::NONE,
                values: own.into_iter().chain(groups).collect(),
            }
        })
    })
}

/// Takes a value that outlives the record it was made from.
fn owned<'a>(value: Value<'_>) -> Value<'a> {
    match value {
        Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
        Value::Null => Value::Null,
        Value::Integer(number) => Value::Integer(number),
        Value::Real(number) => Value::Real(number),
        Value::Flag(yes) => Value::Flag(yes),
    }
}
