//! Two visits compared, for other programs: the twin of the re-inspection report, in both languages.

use std::collections::BTreeMap;
use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::Tool;
use crate::assessment::Assessment;
use crate::checklist::{Impact, Outcome};
use crate::compare::{Change, Changed, Comparison};
use crate::export::{Batch, ExportError};
use crate::lang::{Lang, Text};
use crate::quantity::{Style, System};
use crate::report::figures;
use crate::report::reinspection::comparisons;
use crate::score::Verdict;

/// The version of the format: it rises when a program that reads the old one would go wrong.
pub const SCHEMA: u32 = 1;
/// The name of its JSON Schema.
pub const SCHEMA_ID: &str = "urn:tantu:schema:re-inspection:1";

/// The comparisons of a run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Tantu re-inspections", extend("$id" = SCHEMA_ID), deny_unknown_fields)]
pub struct ComparisonsRecord<'a> {
    /// The JSON Schema that it fits.
    #[serde(rename = "$schema")]
    pub fits: &'static str,
    /// The version of this format.
    pub schema: u32,
    /// What wrote it.
    pub tool: Tool,
    /// True if it holds what must not be published.
    pub internal: bool,
    /// The day that the output carries.
    pub date: Option<String>,
    /// The sites that were visited twice.
    pub sites: Vec<ComparisonRecord<'a>>,
}

/// Two visits to a site.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ComparisonRecord<'a> {
    /// The site's id.
    pub site: &'a str,
    /// The site's name.
    pub label: &'a str,
    /// The earlier visit.
    pub before: VisitRecord<'a>,
    /// The later visit.
    pub after: VisitRecord<'a>,
    /// How many failures have each change, by the change's id.
    pub counts: BTreeMap<&'static str, usize>,
    /// How many requirements were open and are met now.
    pub settled: usize,
    /// How many requirements were met and are open now.
    pub unsettled: usize,
    /// Every failure of either visit, once.
    pub changes: Vec<ChangeRecord<'a>>,
    /// The verdicts by group.
    pub verdicts: Vec<VerdictsRecord>,
    /// The ids of the items that only the later record has.
    pub added: Vec<&'a str>,
    /// The ids of the items that only the earlier record has.
    pub removed: Vec<&'a str>,
    /// The items that have another id: earlier and later.
    pub renamed: Vec<(&'a str, &'a str)>,
}

/// One of the two visits.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct VisitRecord<'a> {
    /// The day.
    pub surveyed: Option<String>,
    /// The record.
    pub file: &'a str,
    /// SHA-256 of the record, in hex.
    pub sha256: &'a str,
    /// The id of the profile that judged.
    pub profile: &'a str,
    /// SHA-256 of the checklist files that judged, in hex.
    pub edition: &'a str,
    /// The low end of the score, 0 to 1.
    pub low: f64,
    /// The score of what was tested, 0 to 1.
    pub score: Option<f64>,
    /// The high end of the score, 0 to 1.
    pub high: f64,
    /// The tested share, 0 to 1.
    pub tested: f64,
    /// How many barriers there are.
    pub barriers: usize,
}

/// What became of a requirement that failed at one of the visits.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ChangeRecord<'a> {
    /// `new`, `unchanged`, `not-remeasured`, `newly-measured` or `mended`.
    pub change: &'static str,
    /// The rule.
    pub rule: &'a str,
    /// What holds when it is passed.
    pub title: &'a Text,
    /// The code of the standard that people cite.
    pub code: &'a str,
    /// The clause, as the standard numbers it.
    pub clause: &'a str,
    /// How bad it is.
    pub impact: Impact,
    /// What is asked.
    pub limit: Text,
    /// What the earlier visit found.
    pub before: Option<FoundRecord<'a>>,
    /// What the later visit found.
    pub after: Option<FoundRecord<'a>>,
}

/// What a visit found.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FoundRecord<'a> {
    /// The item.
    pub item: &'a str,
    /// What people call the item.
    pub item_label: Option<&'a str>,
    /// How it came out.
    pub outcome: Outcome,
    /// True if a waiver in force covers it.
    pub waived: bool,
    /// What was measured.
    pub measured: Text,
}

/// The verdicts on one group.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct VerdictsRecord {
    /// The group.
    pub group: &'static str,
    /// The earlier verdict.
    pub before: Option<&'static str>,
    /// The later verdict.
    pub after: Option<&'static str>,
}

/// Writes the comparisons of a batch.
pub(crate) fn write(batch: &Batch<'_>, mut out: &mut dyn io::Write) -> Result<(), ExportError> {
    let found = comparisons(batch);
    let record = ComparisonsRecord {
        fits: SCHEMA_ID,
        schema: SCHEMA,
        tool: Tool::THIS,
        internal: batch.release.is_internal(),
        date: batch.settings.date.map(|d| d.to_string()),
        sites: found.iter().map(|c| site(c, batch.settings.system)).collect(),
    };
    serde_json::to_writer_pretty(&mut out, &record)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Returns the JSON Schema of the format, as it stands in `docs/reference/`.
pub fn schema() -> String {
    let schema = schemars::schema_for!(ComparisonsRecord<'static>);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn site<'a>(comparison: &'a Comparison<'a>, system: System) -> ComparisonRecord<'a> {
    let (before, after) = (comparison.before, comparison.after);
    let id = |of: &'a Assessment, at: crate::survey::ItemIx| of.survey.items[at.0 as usize].id.as_str();
    let verdict = |v: Option<Verdict>| v.map(Verdict::as_str);
    ComparisonRecord {
        site: &after.survey.site.id,
        label: &after.survey.site.label,
        before: visit(before),
        after: visit(after),
        counts: Change::ALL.iter().map(|c| (c.as_str(), comparison.count(*c))).collect(),
        settled: comparison.settled,
        unsettled: comparison.unsettled,
        changes: comparison.changed.iter().filter_map(|c| change(comparison, c, system)).collect(),
        verdicts: comparison
            .verdicts()
            .into_iter()
            .map(|v| VerdictsRecord {
                group: v.group.as_str(),
                before: verdict(v.before),
                after: verdict(v.after),
            })
            .collect(),
        added: comparison.added().map(|at| id(after, at)).collect(),
        removed: comparison.removed().map(|at| id(before, at)).collect(),
        renamed: comparison.renamed().map(|(b, a)| (id(before, b), id(after, a))).collect(),
    }
}

pub(super) fn visit(of: &Assessment) -> VisitRecord<'_> {
    let score = of.scores.total;
    VisitRecord {
        surveyed: of.survey.surveyed.map(|d| d.to_string()),
        file: &of.survey.source.file,
        sha256: &of.survey.source.sha256,
        profile: of.checklist.profile().id.as_str(),
        edition: of.checklist.catalog().hash(),
        low: score.low,
        score: score.score,
        high: score.high,
        tested: score.tested,
        barriers: of.barriers.len(),
    }
}

fn change<'a>(comparison: &Comparison<'a>, changed: &Changed, system: System) -> Option<ChangeRecord<'a>> {
    let (of, at) = match (changed.after, changed.before) {
        (Some(at), _) => (comparison.after, at),
        (None, Some(at)) => (comparison.before, at),
        (None, None) => return None,
    };
    let finding = &of.findings[at];
    let rule = of.rule(finding);
    let limit = |lang| of.explain(finding, &Style { lang, system }).limit;
    Some(ChangeRecord {
        change: changed.change.as_str(),
        rule: rule.id.as_str(),
        title: &rule.title,
        code: figures::standard_code(of.checklist.catalog(), rule),
        clause: &rule.clause,
        impact: rule.impact,
        limit: Text { zh: limit(Lang::Zh), en: limit(Lang::En) },
        before: changed.before.map(|at| found(comparison.before, at, system)),
        after: changed.after.map(|at| found(comparison.after, at, system)),
    })
}

pub(super) fn found(of: &Assessment, at: usize, system: System) -> FoundRecord<'_> {
    let finding = &of.findings[at];
    let item = of.item(finding);
    let measured = |lang| figures::measured_text(&of.explain(finding, &Style { lang, system }), lang);
    FoundRecord {
        item: &item.id,
        item_label: item.label.as_deref(),
        outcome: finding.outcome,
        waived: finding.waiver.is_some(),
        measured: Text { zh: measured(Lang::Zh), en: measured(Lang::En) },
    }
}
