//! The layer of what was not measured: one feature an item with open questions, neither good nor bad.

use std::ops::Range;

use super::feature::{columns as table, sign};
use super::item::Place;
use super::{ByTone, Feature, Visit};
use crate::checklist::{Catalog, Element, FieldRef, GroupSet, Impact, Outcome};
use crate::finding::Finding;
use crate::lang::{Lang, message, word};
use crate::report::palette::Tone;

struct Row<'a> {
    place: Place<'a>,
    open: Vec<&'a Finding>,
    fields: Vec<FieldRef>,
}

table! {
    fn columns, fn values(row: &Row);
    "key": Text = row.place.key();
    "internal": Flag = row.place.visit.internal;
    "site": Text = row.place.visit.assessment.survey.site.id.as_str();
    "site_label": Text = row.place.visit.assessment.survey.site.label.as_str();
    "title": Text = row.place.title();
    "description": Text = description(row);
    "sign": Text = sign(Tone::Open);
    "item_key": Text = row.place.key();
    "item": Text = row.place.item.id.as_str();
    "label": Text = row.place.item.label.as_deref();
    "floor": Text = row.place.floor();
    "element": Text = row.place.element.id.as_str();
    "element_zh": Text = row.place.element.title.zh.as_str();
    "element_en": Text = row.place.element.title.en.as_str();
    "position": Text = row.place.position();
    "untested": Integer = row.open.len();
    "critical": Integer = critical(row);
    "rules": Text = rules(row);
    "fields": Text = fields(row);
    "measure_zh": Text = measure(row, Lang::Zh);
    "measure_en": Text = measure(row, Lang::En);
}

fn description(row: &Row<'_>) -> String {
    let lang = row.place.visit.settings.lang;
    let args = [("rules", row.open.len().into()), ("fields", measure(row, lang).into())];
    message(lang, if row.fields.is_empty() { "map-untested" } else { "map-untested-fields" }, &args)
}

/// How many of the open rules decide whether people get through.
fn critical(row: &Row<'_>) -> usize {
    let assessment = row.place.visit.assessment;
    row.open.iter().filter(|f| assessment.rule(f).impact == Impact::Critical).count()
}

fn rules(row: &Row<'_>) -> String {
    let assessment = row.place.visit.assessment;
    row.open.iter().map(|f| assessment.rule(f).id.as_str()).collect::<Vec<_>>().join(" ")
}

fn of<'a>(catalog: &'a Catalog, element: &'a Element, field: FieldRef) -> &'a Element {
    field.of.map_or(element, |outer| catalog.element(outer))
}

fn fields(row: &Row<'_>) -> String {
    let catalog = row.place.visit.assessment.checklist.catalog();
    let name = |f: &FieldRef| {
        let element = of(catalog, row.place.element, *f);
        element.fields.get(usize::from(f.field.0)).map(|found| format!("{}.{}", element.id, found.id))
    };
    row.fields.iter().filter_map(name).collect::<Vec<_>>().join(" ")
}

/// What to measure, in words.
fn measure(row: &Row<'_>, lang: Lang) -> String {
    let catalog = row.place.visit.assessment.checklist.catalog();
    let title = |f: &FieldRef| {
        of(catalog, row.place.element, *f).fields.get(usize::from(f.field.0)).map(|f| f.title.get(lang))
    };
    row.fields.iter().filter_map(title).collect::<Vec<_>>().join(&word(lang, "list-then"))
}

/// Returns the features of some items, by their place in the record.
pub(super) fn features(visit: Visit<'_>, items: Range<usize>) -> impl Iterator<Item = Feature<'_>> {
    let assessment = visit.assessment;
    let before = |end: usize| assessment.findings.partition_point(|f| (f.item.0 as usize) < end);
    let findings = &assessment.findings[before(items.start)..before(items.end)];
    findings.chunk_by(|a, b| a.item == b.item).filter_map(move |of_item| {
        let is_open = |f: &&Finding| {
            f.outcome == Outcome::Untested && f.waiver.is_none() && !assessment.rule(f).is_preview()
        };
        let open: Vec<&Finding> = of_item.iter().filter(is_open).collect();
        let place = Place::of(visit, assessment.item(open.first()?));
        let mut fields: Vec<FieldRef> = Vec::new();
        for field in open.iter().filter_map(|f| f.reason.field()) {
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        let row = Row { place, open, fields };
        let size = u8::from(critical(&row) > 0);
        let (id, geometry) = (row.place.key(), row.place.geometry());
        let groups = row.open.iter().fold(GroupSet::NONE, |all, f| all.union(assessment.rule(f).groups));
        let concerns = ByTone::of(Tone::Open, groups);
        Some(Feature { id, geometry, tone: Tone::Open, class: None, size, concerns, values: values(&row) })
    })
}
