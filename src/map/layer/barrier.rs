//! The layer of barriers: every failure that no waiver covers, exactly once, most important first.

use std::ops::Range;

use super::feature::{columns as table, sign};
use super::item::{Place, size};
use super::{ByTone, Feature, Visit};
use crate::checklist::{Group, Impact, Rule};
use crate::finding::Explanation;
use crate::lang::{Lang, word};
use crate::map::properties;
use crate::report::figures;
use crate::report::palette::Tone;

struct Row<'a> {
    place: Place<'a>,
    rule: &'a Rule,
    rank: usize,
    gain: f64,
    told: Explanation,
    description: String,
}

table! {
    fn columns, fn values(row: &Row);
    "key": Text = key(row);
    "internal": Flag = row.place.visit.internal;
    "site": Text = row.place.visit.assessment.survey.site.id.as_str();
    "site_label": Text = row.place.visit.assessment.survey.site.label.as_str();
    "title": Text = row.place.title();
    "description": Text = row.description.clone();
    "sign": Text = sign(Tone::Bad);
    "item_key": Text = row.place.key();
    "item": Text = row.place.item.id.as_str();
    "label": Text = row.place.item.label.as_deref();
    "floor": Text = row.place.floor();
    "element": Text = row.place.element.id.as_str();
    "element_zh": Text = row.place.element.title.zh.as_str();
    "element_en": Text = row.place.element.title.en.as_str();
    "position": Text = row.place.position();
    "rank": Integer = row.rank;
    "impact": Text = row.rule.impact.as_str();
    "impact_zh": Text = row.rule.impact.title(Lang::Zh);
    "impact_en": Text = row.rule.impact.title(Lang::En);
    "rule": Text = row.rule.id.as_str();
    "rule_zh": Text = row.rule.title.zh.as_str();
    "rule_en": Text = row.rule.title.en.as_str();
    "standard": Text = figures::standard_code(row.place.visit.assessment.checklist.catalog(), row.rule);
    "clause": Text = row.rule.clause.as_str();
    "groups": Text = groups(row.rule);
    "measured": Text = figures::measured_text(&row.told, row.place.visit.settings.lang);
    "limit": Text = row.told.limit.clone();
    "margin": Text = row.told.margin_text.clone();
    "gain": Real = six(row.gain);
    "remedy": Text = remedy(row);
}

fn key(row: &Row<'_>) -> String {
    figures::finding_id(row.place.visit.key, &row.place.item.id, row.rule.id.as_str())
}

/// Who is stopped, as words of the vocabulary.
pub(super) fn groups(rule: &Rule) -> String {
    rule.groups.iter().map(Group::as_str).collect::<Vec<_>>().join(" ")
}

fn remedy(row: &Row<'_>) -> String {
    let lang = row.place.visit.settings.lang;
    let catalog = row.place.visit.assessment.checklist.catalog();
    figures::remedies(catalog, row.rule, lang).join(&word(lang, "list-then"))
}

/// Six decimals, as tables have.
fn six(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}

/// Returns the features of some barriers, by their rank.
pub(super) fn features(visit: Visit<'_>, barriers: Range<usize>) -> impl Iterator<Item = Feature<'_>> {
    let (assessment, style) = (visit.assessment, visit.settings.style());
    assessment.barriers[barriers.clone()].iter().zip(barriers.start + 1..).filter_map(
        move |(barrier, rank)| {
            let finding = assessment.findings.get(barrier.finding)?;
            let row = Row {
                place: Place::of(visit, assessment.item(finding)),
                rule: assessment.rule(finding),
                rank,
                gain: barrier.gain,
                told: assessment.explain(finding, &style),
                description: properties::barrier_text(assessment, finding, &style),
            };
            Some(Feature {
                id: key(&row),
                geometry: row.place.geometry(),
                tone: Tone::Bad,
                size: size(Some(row.rule.impact)).max(u8::from(row.rule.impact >= Impact::Moderate)),
                concerns: ByTone::of(Tone::Bad, row.rule.groups),
                class: None,
                values: values(&row),
            })
        },
    )
}
