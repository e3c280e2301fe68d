//! Homes before and after their works, for other programs: the twin of the home assessment, in both languages.
//!
//! It is internal like the document, and leaner: name, telephone and address stay in the record.

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::Tool;
use super::certificate::{LineRecord, line, names};
use super::comparison::{FoundRecord, VisitRecord, found, visit};
use crate::assessment::Assessment;
use crate::checklist::{Amount, Outcome, PriceBook};
use crate::export::{Batch, ExportError};
use crate::lang::{Lang, Text};
use crate::quantity::{Fen, Style, System};
use crate::report::home_assessment::{Case, cases};
use crate::retrofit::{WorkItem, amount_text};
use crate::score::Burden;

/// The version of the format: it rises when a program that reads the old one would go wrong.
pub const SCHEMA: u32 = 1;
/// The name of its JSON Schema.
pub const SCHEMA_ID: &str = "urn:tantu:schema:home-assessment:1";

/// The homes of a run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Tantu home assessments", extend("$id" = SCHEMA_ID), deny_unknown_fields)]
pub struct HomesRecord<'a> {
    /// The JSON Schema that it fits.
    #[serde(rename = "$schema")]
    pub fits: &'static str,
    /// The version of this format.
    pub schema: u32,
    /// What wrote it.
    pub tool: Tool,
    /// Always true: it holds homes.
    pub internal: bool,
    /// The day that the output carries.
    pub date: Option<String>,
    /// The homes, each once.
    pub homes: Vec<HomeRecord<'a>>,
}

/// One home.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HomeRecord<'a> {
    /// The home's number.
    pub site: &'a str,
    /// The visit that asks for the works.
    pub before: VisitRecord<'a>,
    /// The visit that measured again; nothing where nobody has.
    pub after: Option<VisitRecord<'a>>,
    /// The burden before the works; nothing without a resident on record.
    pub burden_before: Option<PointsRecord>,
    /// The burden after the works.
    pub burden_after: Option<PointsRecord>,
    /// True if `burden_after` was measured, false if it is projected: as it would be if the works met all that they mend.
    pub measured: bool,
    /// The measures, those that mend the most important barriers first.
    pub works: Vec<HomeWorkRecord<'a>>,
    /// What they cost.
    pub total: TotalRecord,
    /// The prices; nothing without a price book.
    pub prices: Option<PricesRecord<'a>>,
    /// With a later visit: each barrier of the earlier one, once.
    pub lines: Vec<LineRecord<'a>>,
    /// The barriers of the newest visit.
    pub barriers: Vec<OpenRecord<'a>>,
    /// What is open at the newest visit.
    pub untested: Vec<OpenRecord<'a>>,
}

/// Points of burden.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PointsRecord {
    /// Of what surely fails.
    pub low: u32,
    /// Of what fails or may fail.
    pub high: u32,
}

/// A chosen measure.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct HomeWorkRecord<'a> {
    /// The measure.
    pub measure: &'a str,
    /// What is done.
    pub title: &'a Text,
    /// The ids of the items where it is done.
    pub items: Vec<&'a str>,
    /// What it is counted in.
    pub unit: &'static str,
    /// How much, in words.
    pub amount: Text,
    /// How much in the unit, if it is known exactly: numerator and denominator.
    pub exact: Option<(i64, i64)>,
    /// The usual price of a unit, in yuan.
    #[schemars(with = "Option<String>")]
    pub unit_price: Option<Fen>,
    /// The least cost, in yuan.
    #[schemars(with = "Option<String>")]
    pub low: Option<Fen>,
    /// The usual cost, in yuan.
    #[schemars(with = "Option<String>")]
    pub typical: Option<Fen>,
    /// The most, in yuan.
    #[schemars(with = "Option<String>")]
    pub high: Option<Fen>,
    /// What it mends: rule and item.
    pub mends: Vec<(&'a str, &'a str)>,
    /// The points of sure burden that it takes away by itself, if it mends what it should.
    pub benefit: Option<u32>,
}

/// The sum over the measures, each line rounded to the fen first.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct TotalRecord {
    /// The least, in yuan.
    #[schemars(with = "String")]
    pub low: Fen,
    /// At usual prices, in yuan; nothing where an amount is not known exactly.
    #[schemars(with = "Option<String>")]
    pub typical: Option<Fen>,
    /// The most, in yuan.
    #[schemars(with = "String")]
    pub high: Fen,
    /// How many measures have no price; the sum is without them.
    pub unpriced: usize,
    /// How many must be measured first; the sum is without them.
    pub unmeasured: usize,
}

/// Where the prices come from.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PricesRecord<'a> {
    /// The book.
    pub id: &'a str,
    /// Its name.
    pub title: &'a Text,
    /// The day on which the prices held.
    pub date: String,
    /// True if the figures are but examples.
    pub example: bool,
    /// Whose figures they are.
    pub source: &'a Text,
    /// SHA-256 of the book's file, in hex.
    pub sha256: &'a str,
}

/// A requirement that fails, or that nobody has decided.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct OpenRecord<'a> {
    /// The rule.
    pub rule: &'a str,
    /// What holds when it is passed.
    pub title: &'a Text,
    /// What was found.
    pub found: FoundRecord<'a>,
}

/// Writes the homes of a batch.
pub(crate) fn write(batch: &Batch<'_>, mut out: &mut dyn io::Write) -> Result<(), ExportError> {
    let found = cases(batch);
    let record = HomesRecord {
        fits: SCHEMA_ID,
        schema: SCHEMA,
        tool: Tool::THIS,
        internal: batch.release.is_internal(),
        date: batch.settings.date.map(|d| d.to_string()),
        homes: found.iter().map(|c| home(c, batch.settings.system)).collect(),
    };
    serde_json::to_writer_pretty(&mut out, &record)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Returns the JSON Schema of the format, as it stands in `docs/reference/`.
pub fn schema() -> String {
    let schema = schemars::schema_for!(HomesRecord<'static>);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn home<'a>(case: &'a Case<'a>, system: System) -> HomeRecord<'a> {
    let newest = case.newest();
    let points = |b: &Burden| PointsRecord { low: b.low, high: b.high };
    let outcome = case.outcome();
    let total = case.work.total;
    let open = |at: usize| {
        let rule = newest.rule(&newest.findings[at]);
        OpenRecord { rule: rule.id.as_str(), title: &rule.title, found: found(newest, at, system) }
    };
    let is_open = |outcome| matches!(outcome, Outcome::Untested | Outcome::CantTell);
    let untested =
        newest.findings.iter().enumerate().filter(|(_, f)| is_open(f.outcome) && f.waiver.is_none());
    let lines = case.again.iter().flat_map(|again| again.lines.iter().map(|l| line(again, l, system)));
    HomeRecord {
        site: &newest.survey.site.id,
        before: visit(case.before),
        after: case.again.as_ref().map(|again| visit(again.comparison.after)),
        burden_before: case.before.burden.as_ref().map(points),
        burden_after: outcome.as_ref().map(|(burden, _)| points(burden)),
        measured: case.again.is_some(),
        works: (0..).zip(&case.work.items).filter_map(|(at, w)| work(case, at, w, system)).collect(),
        total: TotalRecord {
            low: total.low,
            typical: total.typical,
            high: total.high,
            unpriced: total.unpriced,
            unmeasured: total.unmeasured,
        },
        prices: case.book.map(prices),
        lines: lines.collect(),
        barriers: newest.barriers.iter().map(|b| open(b.finding)).collect(),
        untested: untested.map(|(at, _)| open(at)).collect(),
    }
}

fn prices(book: &PriceBook) -> PricesRecord<'_> {
    PricesRecord {
        id: &book.id,
        title: &book.title,
        date: book.date.to_string(),
        example: book.example,
        source: &book.source,
        sha256: &book.sha256,
    }
}

fn work<'a>(case: &'a Case<'a>, at: usize, item: &'a WorkItem, system: System) -> Option<HomeWorkRecord<'a>> {
    let of: &'a Assessment = case.before;
    let planned = &item.planned;
    let measure = of.checklist.catalog().measure(planned.measure.as_str())?;
    let amount = |lang| amount_text(planned.amount, measure.unit, &Style { lang, system });
    let exact = match planned.amount {
        Amount::Known(value) => Some((value.numerator(), value.denominator())),
        Amount::Range(..) | Amount::Unknown => None,
    };
    let mended = |m: &crate::retrofit::Mended| {
        let finding = &of.findings[m.finding];
        (of.rule(finding).id.as_str(), of.item(finding).id.as_str())
    };
    Some(HomeWorkRecord {
        measure: measure.id.as_str(),
        title: &measure.title,
        items: names(of, item),
        unit: measure.unit.as_str(),
        amount: Text { zh: amount(Lang::Zh), en: amount(Lang::En) },
        exact,
        unit_price: planned.price.map(|p| p.typical),
        low: planned.cost.map(|c| c.low),
        typical: planned.cost.and_then(|c| c.typical),
        high: planned.cost.map(|c| c.high),
        mends: item.mends.iter().map(mended).collect(),
        benefit: case.benefit(at),
    })
}
