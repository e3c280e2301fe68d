//! The layer of items: what was inspected, each with its worst outcome.

use std::ops::Range;

use super::feature::{columns as table, four, sign};
use super::{ByTone, Feature, Geometry, Visit};
use crate::checklist::{Element, Impact, Outcome};
use crate::lang::Text;
use crate::map::geojson::{PlacedBy, place};
use crate::map::properties;
use crate::report::figures;
use crate::report::palette::Tone;
use crate::score::{self, ItemSummary};
use crate::survey::{Item, Position};

/// An item and its surroundings, as several layers see it.
pub(super) struct Place<'a> {
    pub(super) visit: Visit<'a>,
    pub(super) item: &'a Item,
    pub(super) element: &'a Element,
    pub(super) at: Option<(Position, PlacedBy)>,
}

impl<'a> Place<'a> {
    pub(super) fn of(visit: Visit<'a>, item: &'a Item) -> Self {
        let element = visit.assessment.checklist.catalog().element(item.element);
        Self { visit, item, element, at: place(&visit.assessment.survey, item) }
    }

    /// The id of the item's feature: `site/item`.
    pub(super) fn key(&self) -> String {
        format!("{}/{}", self.visit.key, figures::escape(&self.item.id))
    }

    /// The item's element with what people call it.
    pub(super) fn title(&self) -> String {
        let lang = self.visit.settings.lang;
        properties::item_title(self.item, self.element.title.get(lang), lang)
    }

    /// The id of the item that it belongs to.
    pub(super) fn parent(&self) -> Option<&'a str> {
        let outer = self.item.parent.and_then(|p| self.visit.assessment.survey.items.get(p.0 as usize));
        outer.map(|p| p.id.as_str())
    }

    pub(super) fn floor(&self) -> Option<&'a str> {
        self.item.more.as_ref().and_then(|m| m.floor.as_deref())
    }

    /// How the position is known.
    pub(super) fn position(&self) -> Option<&'static str> {
        self.at.map(|(_, by)| by.as_str())
    }

    pub(super) fn geometry(&self) -> Option<Geometry> {
        self.at.map(|(at, _)| Geometry::point(at))
    }
}

struct Row<'a> {
    place: Place<'a>,
    found: ItemSummary,
    outcome: Text,
    barriers: Vec<String>,
    rules: Vec<&'a str>,
}

table! {
    fn columns, fn values(row: &Row);
    "key": Text = row.place.key();
    "internal": Flag = row.place.visit.internal;
    "site": Text = row.place.visit.assessment.survey.site.id.as_str();
    "site_label": Text = row.place.visit.assessment.survey.site.label.as_str();
    "title": Text = row.place.title();
    "description": Text = description(row);
    "sign": Text = sign(row.found.worst.map_or(Tone::Off, Tone::from));
    "site_key": Text = row.place.visit.key;
    "item": Text = row.place.item.id.as_str();
    "label": Text = row.place.item.label.as_deref();
    "parent": Text = row.place.parent();
    "floor": Text = row.place.floor();
    "element": Text = row.place.element.id.as_str();
    "element_zh": Text = row.place.element.title.zh.as_str();
    "element_en": Text = row.place.element.title.en.as_str();
    "position": Text = row.place.position();
    "outcome": Text = row.found.worst.map(Outcome::as_str);
    "outcome_zh": Text = row.outcome.zh.clone();
    "outcome_en": Text = row.outcome.en.clone();
    "score_low": Real = four(row.found.score.low);
    "score_high": Real = four(row.found.score.high);
    "tested": Real = four(row.found.score.tested);
    "impact": Text = row.found.impact.map(Impact::as_str);
    "barriers": Integer = row.rules.len();
    "barrier_rules": Text = row.rules.join(" ");
    "passed": Integer = row.found.counts.passed;
    "failed": Integer = row.found.counts.failed;
    "cant_tell": Integer = row.found.counts.cant_tell;
    "untested": Integer = row.found.counts.untested;
    "inapplicable": Integer = row.found.counts.inapplicable;
    "waived": Integer = row.found.counts.waived;
}

/// The outcome, and a line a barrier.
fn description(row: &Row<'_>) -> String {
    let outcome = row.outcome.get(row.place.visit.settings.lang);
    let lines = std::iter::once(outcome).chain(row.barriers.iter().map(String::as_str));
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns the features of some items, by their place in the record.
pub(super) fn features(visit: Visit<'_>, items: Range<usize>) -> impl Iterator<Item = Feature<'_>> {
    let assessment = visit.assessment;
    let found = score::items_of(&assessment.checklist, &assessment.findings, items.clone());
    assessment.survey.items[items].iter().zip(found).map(move |(item, found)| {
        let style = visit.settings.style();
        let failed = || assessment.findings[found.findings.clone()].iter().filter(|f| f.is_barrier());
        let barriers = failed().map(|f| properties::barrier_text(assessment, f, &style)).collect();
        let rules = failed().map(|f| assessment.rule(f).id.as_str()).collect();
        let outcome = properties::outcome_words(&found);
        let row = Row { place: Place::of(visit, item), outcome, barriers, rules, found };
        Feature {
            id: row.place.key(),
            geometry: row.place.geometry(),
            tone: row.found.worst.map_or(Tone::Off, Tone::from),
            size: size(row.found.impact),
            concerns: ByTone::NONE,
            class: None,
            values: values(&row),
        }
    })
}

/// The harder the impact, the larger.
pub(super) fn size(impact: Option<Impact>) -> u8 {
    match impact {
        Some(Impact::Critical) => 2,
        Some(Impact::Serious) => 1,
        _ => 0,
    }
}
