//! Roll-ups by area → JSON, a table for spreadsheets, sentences for people.
//!
//! One [`AreaRecord`] an area is what all of them show, and what a map shows as its properties.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use super::csv::safe;
use super::figures;
use super::json::Tool;
use crate::area::{AreaId, Level};
use crate::checklist::{Catalog, Group, Impact};
use crate::export::{ExportError, Settings};
use crate::lang::{Lang, Text, message, word};
use crate::privacy::HomesSummary;
use crate::rollup::{Measures, Rollup, Row};
use crate::score::{Counts, Score, Verdict};

/// The version of the JSON form and of the properties.
pub const SCHEMA: u32 = 1;

/// What is measured in one area.
#[derive(Debug, Serialize)]
pub struct AreaRecord<'a> {
    /// Its code, or what the boundary file calls it; nothing for records without an area.
    pub area: Option<&'a AreaId>,
    /// Its name.
    pub name: Option<&'a str>,
    /// Its level, where it has an administrative code.
    pub level: Option<Level>,
    /// How many records there are.
    pub sites: u64,
    /// How many things were inspected.
    pub items: u64,
    /// What is met of what was tested, 0 to 1.
    pub score: Option<f64>,
    /// What is surely met; nothing where no rule applies.
    pub score_low: Option<f64>,
    /// What may be met; nothing where no rule applies.
    pub score_high: Option<f64>,
    /// The share that was tested; nothing where no rule applies.
    pub tested: Option<f64>,
    /// The findings by outcome.
    #[serde(flatten)]
    pub counts: Counts,
    /// Barriers of each impact.
    pub barriers: BTreeMap<&'static str, u64>,
    /// Sites by the verdict for the group that is worst off.
    pub worst: BTreeMap<&'static str, u64>,
    /// Sites by verdict, by group.
    pub verdicts: BTreeMap<Group, BTreeMap<&'static str, u64>>,
    /// Scores by group.
    pub by_group: BTreeMap<Group, Score>,
    /// Scores by element.
    pub by_element: BTreeMap<&'a str, Score>,
    /// What may be said of homes that are not shown; nothing if there are none, or too few.
    pub homes: Option<&'a HomesSummary>,
}

const VERDICTS: [Verdict; 4] =
    [Verdict::Accessible, Verdict::AccessibleWithDefects, Verdict::Undetermined, Verdict::NotAccessible];

impl<'a> AreaRecord<'a> {
    /// Returns the record of a row.
    pub fn of(row: &'a Row, catalog: Option<&'a Catalog>) -> Self {
        Self {
            area: row.area.as_ref(),
            name: row.name.as_deref(),
            level: row.area.as_ref().and_then(AreaId::level),
            homes: row.homes.as_ref(),
            ..Self::of_measures(&row.measures, catalog)
        }
    }

    /// Returns the record of measures without an area, such as the total.
    pub fn of_measures(measures: &Measures, catalog: Option<&'a Catalog>) -> Self {
        let score = catalog.map_or(Score::UNKNOWN, |c| measures.score(c));
        let applies = score.weight > 0.0;
        let all = |counts: &BTreeMap<Verdict, u64>| {
            VERDICTS.iter().map(|v| (v.as_str(), counts.get(v).copied().unwrap_or_default())).collect()
        };
        let impacts = Impact::ALL.iter().rev();
        Self {
            area: None,
            name: None,
            level: None,
            sites: measures.sites,
            items: measures.items,
            score: score.score.filter(|_| applies),
            score_low: applies.then_some(score.low),
            score_high: applies.then_some(score.high),
            tested: applies.then_some(score.tested),
            counts: catalog.map(|c| measures.counts(c)).unwrap_or_default(),
            barriers: impacts
                .map(|i| (i.as_str(), measures.barriers.get(i).copied().unwrap_or_default()))
                .collect(),
            worst: all(&measures.worst),
            verdicts: measures.verdicts.iter().map(|(g, counts)| (*g, all(counts))).collect(),
            by_group: catalog.map(|c| measures.by_group(c)).unwrap_or_default(),
            by_element: catalog
                .map(|c| {
                    measures.by_element(c).into_iter().map(|(e, s)| (c.element(e).id.as_str(), s)).collect()
                })
                .unwrap_or_default(),
            homes: None,
        }
    }
}

#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: u32,
    tool: Tool,
    checklists: Option<&'a str>,
    date: Option<String>,
    internal: bool,
    notice: Option<Text>,
    total: AreaRecord<'a>,
    areas: Vec<AreaRecord<'a>>,
}

/// Writes a roll-up as JSON.
pub fn json(
    rollup: &Rollup,
    internal: bool,
    settings: &Settings,
    out: &mut dyn io::Write,
) -> Result<(), ExportError> {
    let catalog = rollup.catalog.as_deref();
    let document = Document {
        schema: SCHEMA,
        tool: Tool::THIS,
        checklists: catalog.map(Catalog::hash),
        date: settings.date.map(|d| d.to_string()),
        internal,
        notice: internal.then(|| figures::both("export-internal")),
        total: AreaRecord::of_measures(&rollup.total, catalog),
        areas: rollup.rows.iter().map(|row| AreaRecord::of(row, catalog)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// The columns of the table; new ones only ever come at the end.
pub const COLUMNS: [&str; 28] = [
    "area",
    "name",
    "level",
    "sites",
    "items",
    "score",
    "score_low",
    "score_high",
    "tested",
    "passed",
    "failed",
    "cant_tell",
    "untested",
    "inapplicable",
    "waived",
    "barriers_critical",
    "barriers_serious",
    "barriers_moderate",
    "barriers_minor",
    "accessible",
    "accessible_with_defects",
    "undetermined",
    "not_accessible",
    "homes",
    "homes_low",
    "homes_high",
    "homes_tested",
    "internal",
];

/// Writes a roll-up as a table for spreadsheets.
pub fn csv(rollup: &Rollup, internal: bool, out: &mut dyn io::Write) -> Result<(), ExportError> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    table.write_record(COLUMNS)?;
    let share = |share: Option<f64>| share.map(|s| format!("{s:.4}")).unwrap_or_default();
    for row in &rollup.rows {
        let of = AreaRecord::of(row, rollup.catalog.as_deref());
        let mut cells: Vec<String> = vec![
            safe(&of.area.map(ToString::to_string).unwrap_or_default()).into_owned(),
            safe(of.name.unwrap_or_default()).into_owned(),
            of.level.map(|l| l.as_str().to_owned()).unwrap_or_default(),
            of.sites.to_string(),
            of.items.to_string(),
        ];
        cells.extend([of.score, of.score_low, of.score_high, of.tested].map(share));
        let Counts { passed, failed, cant_tell, untested, inapplicable, waived } = of.counts;
        cells.extend([passed, failed, cant_tell, untested, inapplicable, waived].map(|n| n.to_string()));
        let impacts = [Impact::Critical, Impact::Serious, Impact::Moderate, Impact::Minor];
        cells.extend(impacts.map(|i| of.barriers[i.as_str()].to_string()));
        cells.extend(VERDICTS.map(|v| of.worst[v.as_str()].to_string()));
        cells.push(of.homes.and_then(|h| h.count).map(|n| n.to_string()).unwrap_or_default());
        cells.extend([
            share(of.homes.and_then(|h| h.mean_low)),
            share(of.homes.and_then(|h| h.mean_high)),
            share(of.homes.and_then(|h| h.mean_tested)),
            internal.to_string(),
        ]);
        table.write_record(&cells)?;
    }
    table.flush()?;
    Ok(())
}

/// Returns a roll-up as sentences, one a line: the total, each area with a record, how many have none.
pub fn human(rollup: &Rollup, internal: bool, level: Option<Level>, lang: Lang) -> String {
    let catalog = rollup.catalog.as_deref();
    let mut lines: Vec<String> = internal.then(|| word(lang, "export-internal")).into_iter().collect();
    lines.push(sentence(&word(lang, "rollup-total"), &rollup.total, None, catalog, lang));
    let (some, none): (Vec<&Row>, Vec<&Row>) =
        rollup.rows.iter().partition(|r| r.measures.sites + r.measures.items > 0 || r.homes.is_some());
    for row in some {
        lines.push(row_sentence(row, catalog, lang));
    }
    if !none.is_empty() {
        let level = level.map_or_else(
            || word(lang, "rollup-areas"),
            |l| word(lang, &format!("rollup-level-{}", l.as_str())),
        );
        let args = [
            ("none", none.len().into()),
            ("all", rollup.rows.iter().filter(|r| r.area.is_some()).count().into()),
            ("level", level.into()),
        ];
        lines.push(message(lang, "rollup-none", &args));
    }
    lines.join("\n") + "\n"
}

/// Returns what people call an area: its name with its code, or that nobody knows where.
pub fn title(row: &Row, lang: Lang) -> String {
    match (&row.area, &row.name) {
        (None, _) => word(lang, "rollup-nowhere"),
        (Some(id), None) => id.to_string(),
        (Some(id), Some(name)) if id.to_string() == *name => name.clone(),
        (Some(id), Some(name)) => {
            message(lang, "rollup-title", &[("name", name.into()), ("code", id.to_string().into())])
        }
    }
}

/// Returns what was found in an area as a sentence.
pub(crate) fn row_sentence(row: &Row, catalog: Option<&Catalog>, lang: Lang) -> String {
    sentence(&title(row, lang), &row.measures, row.homes.as_ref(), catalog, lang)
}

fn sentence(
    title: &str,
    of: &Measures,
    homes: Option<&HomesSummary>,
    catalog: Option<&Catalog>,
    lang: Lang,
) -> String {
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).into();
    let score = catalog.map_or(Score::UNKNOWN, |c| of.score(c));
    let count = |v: Verdict| number(of.worst.get(&v).copied().unwrap_or_default());
    let barriers = |i: Impact| number(of.barriers.get(&i).copied().unwrap_or_default());
    // Where there are homes alone, nothing else is said that could be said of none.
    let line = if of.sites + of.items == 0 && homes.is_some() { "rollup-homes-only" } else { "rollup-line" };
    let mut text = message(
        lang,
        line,
        &[
            ("title", title.into()),
            ("sites", number(of.sites)),
            ("items", number(of.items)),
            ("score", figures::score_text(&score, lang).into()),
            ("accessible", count(Verdict::Accessible)),
            ("defects", count(Verdict::AccessibleWithDefects)),
            ("undetermined", count(Verdict::Undetermined)),
            ("not_accessible", count(Verdict::NotAccessible)),
            ("critical", barriers(Impact::Critical)),
            ("serious", barriers(Impact::Serious)),
        ],
    );
    if let Some(HomesSummary { count: Some(count), mean_low: Some(low), mean_high: Some(high), .. }) = homes {
        let args = [
            ("count", (*count).into()),
            ("low", figures::percent(*low, lang).into()),
            ("high", figures::percent(*high, lang).into()),
        ];
        text += &message(lang, "rollup-homes", &args);
    }
    text
}
