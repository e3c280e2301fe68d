//! A whole run for other programs: the twin of the programme summary, in both languages.

use std::collections::BTreeMap;
use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::Tool;
use super::needs::{NeedsRecord, needs};
use crate::assessment::{Input, inputs};
use crate::checklist::{Catalog, Group, Impact, MeasureId};
use crate::export::{Batch, ExportError};
use crate::lang::Text;
use crate::privacy::HomesSummary;
use crate::programme::{Change, Programme, barriers};
use crate::report::programme::programme;
use crate::rollup::Measures;
use crate::score::{Counts, Score};

/// The version of the format: it rises when a program that reads the old one would go wrong.
pub const SCHEMA: u32 = 1;
/// The name of its JSON Schema.
pub const SCHEMA_ID: &str = "urn:tantu:schema:programme:1";

/// A whole run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Tantu programme summary", extend("$id" = SCHEMA_ID), deny_unknown_fields)]
pub struct ProgrammeRecord<'a> {
    /// The JSON Schema that it fits.
    #[serde(rename = "$schema")]
    pub fits: &'static str,
    /// The version of this format.
    pub schema: u32,
    /// What wrote it.
    pub tool: Tool,
    /// True if it holds what must not be published: homes counted without a least number.
    pub internal: bool,
    /// The day that the output carries.
    pub date: Option<String>,
    /// SHA-256 of the checklist files that judged, in hex.
    pub edition: Option<&'a str>,
    /// The ids of the profiles that judged.
    pub profiles: Vec<String>,
    /// How many earlier visits there are beside those that count.
    pub earlier: usize,
    /// All sites together, without homes.
    pub total: MeasuresRecord,
    /// What may be said of all homes; nothing if there are none, its figures nothing if there are too few.
    pub homes: Option<HomesSummary>,
    /// The level of the areas, such as `county`.
    pub level: Option<&'static str>,
    /// The areas, those where nobody has been among them.
    pub areas: Vec<AreaPart<'a>>,
    /// The townships that have a record; they say nothing of homes.
    pub townships: Vec<AreaPart<'a>>,
    /// Kinds of things, the one with the most barriers first.
    pub elements: Vec<ElementRecord<'a>>,
    /// Groups of people, the one with the most barriers first.
    pub groups: Vec<GroupRecord>,
    /// Requirements that fail, the most frequent first.
    pub frequent: Vec<FrequentRecord<'a>>,
    /// What mending sites needs.
    pub works: NeedsRecord<'a>,
    /// What mending homes needs; nothing in a public summary.
    pub home_works: Option<NeedsRecord<'a>>,
    /// What changed since earlier visits; nothing without any.
    pub change: Option<ChangePart>,
    /// The files of areas.
    pub boundaries: Vec<FileRecord>,
    /// The records.
    pub inputs: Vec<FileRecord>,
    /// SHA-256 of the lines that `sha256sum` writes for the records in this order.
    pub inputs_sha256: String,
}

/// What is measured of a set of sites.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MeasuresRecord {
    /// How many records there are.
    pub sites: u64,
    /// How many things were inspected.
    pub items: u64,
    /// The score over all of them together; nothing where no rule applies.
    pub score: Option<Score>,
    /// The findings by outcome.
    pub counts: Counts,
    /// How many barriers there are.
    pub barriers: u64,
    /// Barriers by impact.
    #[schemars(with = "BTreeMap<String, u64>")]
    pub barriers_by_impact: BTreeMap<Impact, u64>,
    /// Sites by the verdict for the group that is worst off.
    pub verdicts: BTreeMap<&'static str, u64>,
}

/// One area.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AreaPart<'a> {
    /// Its code, or what the boundary file calls it; nothing for records without an area.
    pub area: Option<String>,
    /// Its name.
    pub name: Option<&'a str>,
    /// What is measured there, without homes.
    pub measures: MeasuresRecord,
    /// What may be said of the homes there; nothing if there are none, or too few.
    pub homes: Option<HomesSummary>,
}

/// A kind of thing.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ElementRecord<'a> {
    /// Its id.
    pub element: &'a str,
    /// Its name.
    pub title: &'a Text,
    /// Barriers by impact.
    #[schemars(with = "BTreeMap<String, u64>")]
    pub barriers: BTreeMap<Impact, u64>,
    /// How many sites have one.
    pub sites: u64,
    /// The findings by outcome.
    pub counts: Counts,
    /// The score.
    pub score: Score,
}

/// A group of people.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GroupRecord {
    /// The group.
    pub group: Group,
    /// Barriers by impact; one counts for each group that it stops.
    #[schemars(with = "BTreeMap<String, u64>")]
    pub barriers: BTreeMap<Impact, u64>,
    /// How many sites have one.
    pub sites: u64,
    /// The score.
    pub score: Score,
}

/// A requirement that fails.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FrequentRecord<'a> {
    /// The id of the rule.
    pub rule: &'a str,
    /// What holds when it is passed.
    pub title: &'a Text,
    /// How bad it is.
    pub impact: Impact,
    /// How many times it fails.
    pub count: u64,
    /// At how many sites.
    pub sites: u64,
    /// The measures that mend it.
    pub remedies: Vec<&'a str>,
}

/// What changed since earlier visits.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ChangePart {
    /// How many sites were visited twice.
    pub sites: usize,
    /// The failures of either visit, by what became of them.
    pub counts: BTreeMap<&'static str, usize>,
    /// How many requirements were open and are met now.
    pub settled: usize,
    /// How many requirements were met and are open now.
    pub unsettled: usize,
    /// The score of these sites then.
    pub before: Option<Score>,
    /// The score of these sites now.
    pub after: Option<Score>,
}

/// A file that was read.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FileRecord {
    /// Its name, as it was given.
    pub file: String,
    /// SHA-256 of its content, in hex.
    pub sha256: String,
}

/// Writes the summary of a batch.
pub(crate) fn write(batch: &Batch<'_>, mut out: &mut dyn io::Write) -> Result<(), ExportError> {
    let of = programme(batch);
    let catalog = of.catalog.as_deref();
    let all: Vec<_> = of.sites.iter().chain(&of.earlier).copied().collect();
    let (files, hash) = inputs(&all);
    let area = |id: Option<&crate::area::AreaId>| id.map(ToString::to_string);
    let profiles: std::collections::BTreeSet<String> =
        of.sites.iter().map(|a| a.checklist.profile().id.to_string()).collect();
    let sources = batch.settings.areas.iter().flat_map(|a| &a.sources);
    let record = ProgrammeRecord {
        fits: SCHEMA_ID,
        schema: SCHEMA,
        tool: Tool::THIS,
        internal: batch.release.is_internal(),
        date: batch.settings.date.map(|d| d.to_string()),
        edition: catalog.map(Catalog::hash),
        profiles: profiles.into_iter().collect(),
        earlier: of.earlier.len(),
        total: measures(&of.total, catalog),
        homes: of.homes,
        level: of.level.map(crate::area::Level::as_str),
        areas: of
            .areas
            .iter()
            .map(|p| AreaPart {
                area: area(p.area.as_ref()),
                name: p.name.as_deref(),
                measures: measures(&p.measures, catalog),
                homes: p.homes,
            })
            .collect(),
        townships: of
            .townships
            .iter()
            .map(|r| AreaPart {
                area: area(r.area.as_ref()),
                name: r.name.as_deref(),
                measures: measures(&r.measures, catalog),
                homes: None,
            })
            .collect(),
        elements: catalog.map(|c| elements(&of, c)).unwrap_or_default(),
        groups: of
            .groups
            .iter()
            .map(|g| GroupRecord {
                group: g.group,
                barriers: g.barriers.clone(),
                sites: g.sites,
                score: g.score,
            })
            .collect(),
        frequent: catalog.map(|c| frequent(&of, c)).unwrap_or_default(),
        works: needs(&of.works, catalog),
        home_works: of.home_works.as_ref().map(|n| needs(n, catalog)),
        change: of.change.as_ref().map(|c| change(c, catalog)),
        boundaries: sources.map(|s| FileRecord { file: s.file.clone(), sha256: s.sha256.clone() }).collect(),
        inputs: files.into_iter().map(|Input { file, sha256 }| FileRecord { file, sha256 }).collect(),
        inputs_sha256: hash,
    };
    serde_json::to_writer_pretty(&mut out, &record)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Returns the JSON Schema of the format, as it stands in `docs/reference/`.
pub fn schema() -> String {
    let schema = schemars::schema_for!(ProgrammeRecord<'static>);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn measures(of: &Measures, catalog: Option<&Catalog>) -> MeasuresRecord {
    MeasuresRecord {
        sites: of.sites,
        items: of.items,
        score: catalog.map(|c| of.score(c)).filter(|s| s.weight > 0.0),
        counts: catalog.map(|c| of.counts(c)).unwrap_or_default(),
        barriers: barriers(of),
        barriers_by_impact: of.barriers.clone(),
        verdicts: of.worst.iter().map(|(v, n)| (v.as_str(), *n)).collect(),
    }
}

fn elements<'a>(of: &Programme<'_>, catalog: &'a Catalog) -> Vec<ElementRecord<'a>> {
    let one = |e: &crate::programme::ElementPart| {
        let element = catalog.element(e.element);
        ElementRecord {
            element: element.id.as_str(),
            title: &element.title,
            barriers: e.barriers.clone(),
            sites: e.sites,
            counts: e.counts,
            score: e.score,
        }
    };
    of.elements.iter().map(one).collect()
}

fn frequent<'a>(of: &Programme<'_>, catalog: &'a Catalog) -> Vec<FrequentRecord<'a>> {
    let one = |f: &crate::programme::Frequent| {
        let rule = catalog.rule_at(f.rule);
        FrequentRecord {
            rule: rule.id.as_str(),
            title: &rule.title,
            impact: rule.impact,
            count: f.count,
            sites: f.sites,
            remedies: rule.remedy.iter().map(MeasureId::as_str).collect(),
        }
    };
    of.frequent.iter().map(one).collect()
}

fn change(of: &Change, catalog: Option<&Catalog>) -> ChangePart {
    let scores = catalog.map(|c| of.scores(c));
    ChangePart {
        sites: of.sites,
        counts: of.counts.iter().map(|(kind, n)| (kind.as_str(), *n)).collect(),
        settled: of.settled,
        unsettled: of.unsettled,
        before: scores.map(|[before, _]| before),
        after: scores.map(|[_, after]| after),
    }
}
