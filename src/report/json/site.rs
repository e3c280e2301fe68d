//! One site: its score, its verdicts, its items, and its findings one by one.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::edition::{self, ChangedRecord, EditionsRecord, LeftOutRecord};
use super::finding::{FindingRecord, WaiverRecord};
use crate::assessment::Assessment;
use crate::checklist::{Construction, Group};
use crate::finding::Decision;
use crate::lang::{Lang, Text};
use crate::model::ModelScore;
use crate::quantity::System;
use crate::report::figures;
use crate::score::{Break, Burden, Counts, GroupVerdict, Score, Verdict};
use crate::survey::{Built, Position};

/// A site, surveyed and judged.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SiteRecord<'a> {
    /// Unique in the output: the site's id, with more where a site was visited more than once.
    pub key: &'a str,
    /// The site's id.
    pub site: &'a str,
    /// The site's name.
    pub label: &'a str,
    /// True for a home, which only an internal output holds.
    pub home: bool,
    /// Where it is, WGS 84.
    pub position: Option<PositionRecord>,
    /// Its administrative code.
    pub area: Option<&'a str>,
    /// Its address.
    pub address: Option<&'a str>,
    /// The day of the visit.
    pub surveyed: Option<String>,
    /// Who inspected; only in an internal output.
    pub inspector: Option<&'a str>,
    /// New, altered or existing works.
    pub construction: Option<Construction>,
    /// The record that it came from.
    pub source: SourceRecord<'a>,
    /// The id of the profile that judged.
    pub profile: &'a str,
    /// SHA-256 of the checklist files that judged, in hex.
    pub edition: &'a str,
    /// By which edition: `newest`, `built`, or that of a day.
    pub as_of: String,
    /// The limits that the profile changed.
    pub changed: Vec<ChangedRecord<'a>>,
    /// The rules that the profile leaves out.
    pub left_out: Vec<LeftOutRecord<'a>>,
    /// How readings with an uncertainty were decided.
    pub decision: Decision,
    /// The day on which waivers had to be in force.
    pub waivers_as_of: Option<String>,
    /// The scores.
    pub score: ScoreRecord<'a>,
    /// The verdicts, by group of people.
    pub verdicts: Vec<VerdictRecord<'a>>,
    /// The barriers, most important first.
    pub barriers: Vec<BarrierRecord<'a>>,
    /// Waivers past their date, by which nothing is waived any more.
    pub expired_waivers: Vec<WaiverRecord<'a>>,
    /// Homes with a resident: the burden.
    pub burden: Option<BurdenRecord<'a>>,
    /// Judged as of when things were built: by which edition, and what today's asks beyond it.
    pub editions: Option<EditionsRecord<'a>>,
    /// The scores by other people's models, where they were asked for.
    pub models: &'a [ModelScore],
    /// What was inspected.
    pub items: Vec<ItemRecord<'a>>,
    /// Every rule at every item.
    #[schemars(with = "Vec<FindingRecord<'static>>")]
    pub findings: Findings<'a>,
}

/// A position in WGS 84 degrees.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PositionRecord {
    /// Longitude.
    pub lon: f64,
    /// Latitude.
    pub lat: f64,
}

/// The file that a survey was read from.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SourceRecord<'a> {
    /// Its name as the user gave it.
    pub file: &'a str,
    /// SHA-256 of its bytes, in hex.
    pub sha256: &'a str,
}

/// The scores of a site.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ScoreRecord<'a> {
    /// Over all rules: low, score, high and tested share, 0 to 1.
    pub total: Score,
    /// The grade of the low end.
    pub grade: Option<GradeRecord<'a>>,
    /// Why there is no grade: `coverage`, `nothing-applies` or `no-band`.
    pub grade_withheld: Option<&'static str>,
    /// The same in words.
    pub grade_withheld_text: Option<Text>,
    /// The tested share below which no grade is given.
    pub minimum_coverage: f64,
    /// By group of people.
    #[schemars(with = "BTreeMap<String, Score>")]
    pub by_group: BTreeMap<Group, Score>,
    /// By element.
    pub by_element: BTreeMap<&'a str, Score>,
    /// Under the other published weights.
    pub alternatives: BTreeMap<&'a str, Score>,
    /// How many findings came out as what.
    pub counts: Counts,
}

/// A grade.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GradeRecord<'a> {
    /// Its letter.
    pub id: &'a str,
    /// Its name.
    pub title: &'a Text,
}

/// What the site is for a group of people.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct VerdictRecord<'a> {
    /// The group.
    pub group: Group,
    /// The verdict on the worst destination.
    pub verdict: Verdict,
    /// Where it breaks, or first becomes unsure.
    pub broken: Option<BreakRecord<'a>>,
    /// By destination.
    pub destinations: Vec<DestinationRecord<'a>>,
}

/// What a destination is for a group of people.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DestinationRecord<'a> {
    /// The destination; nothing where the record has no routes and all items count.
    pub to: Option<&'a str>,
    /// The verdict on its best route.
    pub verdict: Verdict,
    /// The items of its best route.
    pub via: Option<Vec<&'a str>>,
    /// Where that route breaks.
    pub broken: Option<BreakRecord<'a>>,
}

/// Where a chain breaks.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BreakRecord<'a> {
    /// The item.
    pub item: &'a str,
    /// The rule.
    pub rule: &'a str,
}

/// A failed finding in its rank.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BarrierRecord<'a> {
    /// Its rank, from 1.
    pub rank: usize,
    /// The id of the finding.
    pub finding: String,
    /// The item.
    pub item: &'a str,
    /// The rule.
    pub rule: &'a str,
    /// The works stood before the clause was in force and nobody altered them: it binds them once they are.
    pub on_alteration: bool,
    /// What mending it would add to both bounds of the score, 0 to 1.
    pub gain: f64,
}

/// An inspected item.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ItemRecord<'a> {
    /// Its id.
    pub id: &'a str,
    /// What people call it.
    pub label: Option<&'a str>,
    /// Its element.
    pub element: &'a str,
    /// The item that it belongs to.
    pub parent: Option<&'a str>,
    /// Where it is, WGS 84.
    pub position: Option<PositionRecord>,
    /// The floor it is on.
    pub floor: Option<&'a str>,
    /// The year it was built.
    pub built: Option<i16>,
    /// Photos of the whole item.
    pub photos: &'a [String],
}

/// The burden of a home on its resident, in points.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BurdenRecord<'a> {
    /// The points of what surely failed.
    pub low: u32,
    /// The points of what failed or may fail.
    pub high: u32,
    /// The points by rule that surely failed.
    pub failed: BTreeMap<&'a str, u32>,
    /// The points by rule that is open.
    pub open: BTreeMap<&'a str, u32>,
}

/// The findings of a site, made one by one while they are written.
#[derive(Debug)]
pub struct Findings<'a> {
    assessment: &'a Assessment,
    key: &'a str,
    system: System,
}

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let places = 0..self.assessment.findings.len();
        serializer.collect_seq(places.map(|at| FindingRecord::of(self.assessment, self.key, at, self.system)))
    }
}

impl<'a> SiteRecord<'a> {
    /// Returns the record of an assessment; `internal` adds who inspected.
    pub fn of(assessment: &'a Assessment, key: &'a str, system: System, internal: bool) -> Self {
        let survey = &assessment.survey;
        Self {
            key,
            site: &survey.site.id,
            label: &survey.site.label,
            home: assessment.is_home(),
            position: survey.site.position.map(position),
            area: survey.site.area.as_deref(),
            address: survey.site.address.as_deref(),
            surveyed: survey.surveyed.map(|d| d.to_string()),
            inspector: survey.inspector.as_deref().filter(|_| internal),
            construction: survey.construction,
            source: SourceRecord { file: &survey.source.file, sha256: &survey.source.sha256 },
            profile: assessment.checklist.profile().id.as_str(),
            edition: assessment.checklist.catalog().hash(),
            as_of: assessment.checklist.judges_as_of().to_string(),
            changed: edition::changed(assessment, system),
            left_out: edition::left_out(assessment),
            decision: assessment.options.decision,
            waivers_as_of: assessment.options.date.or(survey.surveyed).map(|d| d.to_string()),
            score: score(assessment),
            verdicts: assessment.verdicts.iter().map(|v| verdict(assessment, v)).collect(),
            barriers: barriers(assessment, key),
            expired_waivers: assessment.expired_waivers().map(|w| WaiverRecord::of(assessment, w)).collect(),
            burden: assessment.burden.as_ref().map(|b| burden(assessment, b)),
            editions: edition::editions(assessment, system),
            models: &assessment.models,
            items: items(assessment),
            findings: Findings { assessment, key, system },
        }
    }
}

fn position(at: Position) -> PositionRecord {
    PositionRecord { lon: at.lon, lat: at.lat }
}

fn score(assessment: &Assessment) -> ScoreRecord<'_> {
    let (scores, catalog) = (&assessment.scores, assessment.checklist.catalog());
    let withheld = figures::withheld(assessment);
    let text = |code, lang| figures::withheld_text(assessment, code, lang);
    ScoreRecord {
        total: scores.total,
        grade: scores.grade.as_ref().map(|g| GradeRecord { id: &g.id, title: &g.title }),
        grade_withheld: withheld,
        grade_withheld_text: withheld.map(|code| Text { zh: text(code, Lang::Zh), en: text(code, Lang::En) }),
        minimum_coverage: assessment.checklist.profile().minimum_coverage.to_f64(),
        by_group: scores.by_group.clone(),
        by_element: scores.by_element.iter().map(|(e, s)| (catalog.element(*e).id.as_str(), *s)).collect(),
        alternatives: scores.alternatives.iter().map(|(id, s)| (id.as_str(), *s)).collect(),
        counts: scores.tally.total(&assessment.checklist),
    }
}

fn verdict<'a>(assessment: &'a Assessment, of: &'a GroupVerdict) -> VerdictRecord<'a> {
    let survey = &assessment.survey;
    let route = |at: usize| {
        let via = &survey.routes.get(at)?.via;
        Some(via.iter().filter_map(|i| survey.items.get(i.0 as usize)).map(|i| i.id.as_str()).collect())
    };
    let destinations = of.destinations.iter().map(|d| DestinationRecord {
        to: Some(d.to.as_str()).filter(|to| !to.is_empty()),
        verdict: d.verdict,
        via: d.route.and_then(route),
        broken: d.broken.map(|b| broken(assessment, b)),
    });
    VerdictRecord {
        group: of.group,
        verdict: of.verdict,
        broken: of.broken.map(|b| broken(assessment, b)),
        destinations: destinations.collect(),
    }
}

fn broken(assessment: &Assessment, at: Break) -> BreakRecord<'_> {
    BreakRecord {
        item: &assessment.survey.items[at.item.0 as usize].id,
        rule: assessment.checklist.catalog().rule_at(at.rule).id.as_str(),
    }
}

fn barriers<'a>(assessment: &'a Assessment, key: &str) -> Vec<BarrierRecord<'a>> {
    let ranked = assessment.barriers.iter().zip(1..);
    let record = ranked.map(|(barrier, rank)| {
        let finding = &assessment.findings[barrier.finding];
        let (item, rule) = (assessment.item(finding), assessment.rule(finding));
        BarrierRecord {
            rank,
            finding: figures::finding_id(key, &item.id, rule.id.as_str()),
            item: &item.id,
            rule: rule.id.as_str(),
            on_alteration: assessment.binds_on_alteration(finding),
            gain: barrier.gain,
        }
    });
    record.collect()
}

fn burden<'a>(assessment: &'a Assessment, burden: &Burden) -> BurdenRecord<'a> {
    let cells = |sure: bool| {
        let cells = burden.cells.iter().filter(move |c| c.sure == sure);
        cells.map(|c| (assessment.checklist.catalog().rule_at(c.rule).id.as_str(), c.points)).collect()
    };
    BurdenRecord { low: burden.low, high: burden.high, failed: cells(true), open: cells(false) }
}

fn items(assessment: &Assessment) -> Vec<ItemRecord<'_>> {
    let survey = &assessment.survey;
    let record = survey.items.iter().map(|item| {
        let more = item.more.as_deref();
        ItemRecord {
            id: &item.id,
            label: item.label.as_deref(),
            element: assessment.checklist.catalog().element(item.element).id.as_str(),
            parent: item.parent.and_then(|p| survey.items.get(p.0 as usize)).map(|p| p.id.as_str()),
            position: item.position().map(position),
            floor: more.and_then(|m| m.floor.as_deref()),
            built: more.and_then(|m| m.built).map(Built::year),
            photos: more.map_or(&[], |m| &m.photos),
        }
    });
    record.collect()
}
