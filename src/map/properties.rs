//! What a feature says of its site or item, flat, so that map programs show it as a table.
//!
//! `title`, `description` and `marker-*` follow simplestyle-spec 1.1.0; the colour of a marker only
//! repeats its symbol and the outcome in words.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::geojson::PlacedBy;
use crate::assessment::Assessment;
use crate::checklist::{Group, Impact, Outcome};
use crate::export::Settings;
use crate::finding::Finding;
use crate::lang::{Lang, Text, message, word};
use crate::quantity::Style;
use crate::report::figures;
use crate::report::palette::Tone;
use crate::score::{Counts, ItemSummary, Score, Verdict};
use crate::survey::Item;

/// The properties of a feature.
#[derive(Debug)]
pub(super) enum Properties<'a> {
    Site(Box<SiteProperties<'a>>),
    Item(Box<ItemProperties<'a>>),
}

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Site(site) => site.serialize(serializer),
            Self::Item(item) => item.serialize(serializer),
        }
    }
}

/// The properties of a site.
#[derive(Debug, Serialize)]
pub(super) struct SiteProperties<'a> {
    kind: &'static str,
    site: &'a str,
    site_label: &'a str,
    home: bool,
    surveyed: Option<String>,
    profile: &'a str,
    area: Option<&'a str>,
    score: Option<f64>,
    score_low: f64,
    score_high: f64,
    tested: f64,
    grade: Option<&'a str>,
    grade_withheld: Option<&'static str>,
    verdict: Option<Verdict>,
    verdict_zh: Option<String>,
    verdict_en: Option<String>,
    verdicts: BTreeMap<Group, Verdict>,
    items: usize,
    barriers: usize,
    passed: u64,
    failed: u64,
    cant_tell: u64,
    untested: u64,
    inapplicable: u64,
    waived: u64,
    title: String,
    description: String,
    #[serde(rename = "marker-color")]
    marker_color: String,
    #[serde(rename = "marker-symbol")]
    marker_symbol: &'static str,
    #[serde(rename = "marker-size")]
    marker_size: &'static str,
}

/// The properties of an item.
#[derive(Debug, Serialize)]
pub(super) struct ItemProperties<'a> {
    kind: &'static str,
    site: &'a str,
    site_label: &'a str,
    /// The id of the site's feature.
    site_feature: &'a str,
    item: &'a str,
    label: Option<&'a str>,
    parent: Option<&'a str>,
    floor: Option<&'a str>,
    element: &'a str,
    element_zh: &'a str,
    element_en: &'a str,
    /// How the position is known; nothing if it is not.
    position: Option<PlacedBy>,
    outcome: Option<Outcome>,
    outcome_zh: String,
    outcome_en: String,
    score_low: f64,
    score_high: f64,
    tested: f64,
    impact: Option<Impact>,
    passed: u64,
    failed: u64,
    cant_tell: u64,
    untested: u64,
    inapplicable: u64,
    waived: u64,
    barriers: Vec<String>,
    barrier_rules: Vec<&'a str>,
    title: String,
    description: String,
    #[serde(rename = "marker-color")]
    marker_color: String,
    #[serde(rename = "marker-symbol")]
    marker_symbol: &'static str,
    #[serde(rename = "marker-size")]
    marker_size: &'static str,
}

impl<'a> SiteProperties<'a> {
    pub(super) fn of(assessment: &'a Assessment, settings: &Settings) -> Self {
        let (site, scores, lang) = (&assessment.survey.site, &assessment.scores, settings.lang);
        let Counts { passed, failed, cant_tell, inapplicable, untested, waived } =
            scores.tally.total(&assessment.checklist);
        let worst = assessment.verdicts.iter().map(|v| v.verdict).max();
        let paint = worst.map_or(Tone::Off, Tone::from).paint();
        let total = &scores.total;
        Self {
            kind: "site",
            site: &site.id,
            site_label: &site.label,
            home: assessment.is_home(),
            surveyed: assessment.survey.surveyed.map(|d| d.to_string()),
            profile: assessment.checklist.profile().id.as_str(),
            area: site.area.as_deref(),
            score: total.score.map(four),
            score_low: four(total.low),
            score_high: four(total.high),
            tested: four(total.tested),
            grade: scores.grade.as_ref().map(|g| g.id.as_str()),
            grade_withheld: figures::withheld(assessment),
            verdict: worst,
            verdict_zh: worst.map(|v| v.title(Lang::Zh)),
            verdict_en: worst.map(|v| v.title(Lang::En)),
            verdicts: assessment.verdicts.iter().map(|v| (v.group, v.verdict)).collect(),
            items: assessment.survey.items.len(),
            barriers: assessment.barriers.len(),
            passed,
            failed,
            cant_tell,
            untested,
            inapplicable,
            waived,
            title: site.label.clone(),
            description: site_description(assessment, lang),
            marker_color: paint.hex(),
            marker_symbol: paint.symbol,
            marker_size: "large",
        }
    }
}

/// The score, the grade, and a line a group.
pub(super) fn site_description(assessment: &Assessment, lang: Lang) -> String {
    let score = figures::score_text(&assessment.scores.total, lang);
    let mut lines = vec![score, figures::grade_text(assessment, lang)];
    for of in &assessment.verdicts {
        let args = [("name", of.group.title(lang).into()), ("value", of.verdict.title(lang).into())];
        lines.push(message(lang, "export-named-value", &args));
    }
    lines.join("\n")
}

impl<'a> ItemProperties<'a> {
    pub(super) fn of(
        assessment: &'a Assessment,
        key: &'a str,
        item: &'a Item,
        found: &ItemSummary,
        position: Option<PlacedBy>,
        settings: &Settings,
    ) -> Self {
        let (survey, style) = (&assessment.survey, settings.style());
        let element = assessment.checklist.catalog().element(item.element);
        let failed = || assessment.findings[found.findings.clone()].iter().filter(|f| f.is_barrier());
        let barriers: Vec<String> = failed().map(|f| barrier_text(assessment, f, &style)).collect();
        let outcome = outcome_words(found);
        let Score { low, high, tested, .. } = found.score;
        let Counts { passed, cant_tell, inapplicable, untested, waived, failed: failures } = found.counts;
        let paint = found.worst.map_or(Tone::Off, Tone::from).paint();
        let named = item_title(item, element.title.get(settings.lang), settings.lang);
        Self {
            kind: "item",
            site: &survey.site.id,
            site_label: &survey.site.label,
            site_feature: key,
            item: &item.id,
            label: item.label.as_deref(),
            parent: item.parent.and_then(|p| survey.items.get(p.0 as usize)).map(|p| p.id.as_str()),
            floor: item.more.as_ref().and_then(|m| m.floor.as_deref()),
            element: element.id.as_str(),
            element_zh: &element.title.zh,
            element_en: &element.title.en,
            position,
            outcome: found.worst,
            score_low: four(low),
            score_high: four(high),
            tested: four(tested),
            impact: found.impact,
            passed,
            failed: failures,
            cant_tell,
            untested,
            inapplicable,
            waived,
            barrier_rules: failed().map(|f| assessment.rule(f).id.as_str()).collect(),
            title: named,
            description: std::iter::once(outcome.get(settings.lang))
                .chain(barriers.iter().map(String::as_str))
                .collect::<Vec<_>>()
                .join("\n"),
            barriers,
            outcome_zh: outcome.zh,
            outcome_en: outcome.en,
            marker_color: paint.hex(),
            marker_symbol: paint.symbol,
            marker_size: size(found.impact),
        }
    }
}

/// Returns the outcome of an item in words; waived throughout, or looked at by no rule, is said as such.
pub(super) fn outcome_words(found: &ItemSummary) -> Text {
    let text = |lang| match found.worst {
        Some(outcome) => outcome.title(lang),
        None if found.counts.waived > 0 => word(lang, "export-waived"),
        None => word(lang, "export-no-rule"),
    };
    Text { zh: text(Lang::Zh), en: text(Lang::En) }
}

/// Returns a barrier in one short sentence.
pub(super) fn barrier_text(assessment: &Assessment, finding: &Finding, style: &Style) -> String {
    let explanation = assessment.explain(finding, style);
    let measured = figures::measured_text(&explanation, style.lang);
    message(
        style.lang,
        "export-barrier",
        &[
            ("title", assessment.rule(finding).title.get(style.lang).into()),
            ("measured", measured.into()),
            ("limit", explanation.limit.into()),
        ],
    )
}

/// Returns an item's element with what people call it: `Ramp: North entrance`.
pub(super) fn item_title(item: &Item, element: &str, lang: Lang) -> String {
    message(lang, "export-item-title", &[("element", element.into()), ("name", item.name().into())])
}

/// The harder the worst barrier, the larger the marker.
fn size(impact: Option<Impact>) -> &'static str {
    match impact {
        Some(Impact::Critical) => "large",
        Some(Impact::Serious) => "medium",
        _ => "small",
    }
}

/// Rounds a share for a map.
fn four(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}
