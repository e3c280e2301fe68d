//! Acceptances for other programs: the twin of the certificate, in both languages.
//!
//! It names nobody: of a home it holds the number alone.

use std::collections::BTreeMap;
use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use super::Tool;
use super::comparison::{FoundRecord, VisitRecord, found, visit};
use crate::assessment::Assessment;
use crate::checklist::Impact;
use crate::compare::Change;
use crate::export::{Batch, ExportError};
use crate::lang::{Lang, Text};
use crate::quantity::{Style, System};
use crate::report::certificate::acceptances;
use crate::report::figures;
use crate::retrofit::{Acceptance, AcceptanceLine, Conclusion, Settled};

/// The version of the format: it rises when a program that reads the old one would go wrong.
pub const SCHEMA: u32 = 1;
/// The name of its JSON Schema.
pub const SCHEMA_ID: &str = "urn:tantu:schema:certificate:1";

/// The certificates of a run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Tantu acceptance certificates", extend("$id" = SCHEMA_ID), deny_unknown_fields)]
pub struct CertificatesRecord<'a> {
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
    /// The sites whose works were measured again.
    pub certificates: Vec<CertificateRecord<'a>>,
}

/// The works of one site, measured again.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CertificateRecord<'a> {
    /// The site's id.
    pub site: &'a str,
    /// The site's name.
    pub label: &'a str,
    /// The visit that asked for the works.
    pub before: VisitRecord<'a>,
    /// The visit that measured again.
    pub after: VisitRecord<'a>,
    /// `accepted`, `with-remarks` or `not-accepted`; nothing where there was nothing to accept.
    pub conclusion: Option<&'static str>,
    /// The codes of the standards that were judged by.
    pub standards: Vec<&'a str>,
    /// How many lines came out how, by the outcome's id.
    pub counts: BTreeMap<&'static str, usize>,
    /// The pieces of work that the earlier visit asked for.
    pub works: Vec<WorkRecord<'a>>,
    /// Each barrier of the earlier visit, once.
    pub lines: Vec<LineRecord<'a>>,
    /// Barriers of the later visit that the earlier one did not have.
    pub remarks: Vec<RemarkRecord<'a>>,
}

/// A piece of work.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WorkRecord<'a> {
    /// The measure.
    pub measure: &'a str,
    /// What is done.
    pub title: &'a Text,
    /// The ids of the items where it is done.
    pub items: Vec<&'a str>,
    /// How it came out: as the worst of its lines.
    pub outcome: &'static str,
}

/// A barrier of the earlier visit.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LineRecord<'a> {
    /// The place of the piece of work in `works`; nothing where the rule names no measure.
    pub work: Option<usize>,
    /// `met`, `no-longer-applies`, `waived`, `not-met` or `unknown`.
    pub outcome: &'static str,
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
    pub before: FoundRecord<'a>,
    /// What the later visit found.
    pub after: Option<FoundRecord<'a>>,
}

/// A barrier that only the later visit has.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RemarkRecord<'a> {
    /// `new` or `newly-measured`.
    pub change: &'static str,
    /// The rule.
    pub rule: &'a str,
    /// What holds when it is passed.
    pub title: &'a Text,
    /// How bad it is.
    pub impact: Impact,
    /// What the later visit found.
    pub after: FoundRecord<'a>,
}

/// Writes the certificates of a batch.
pub(crate) fn write(batch: &Batch<'_>, mut out: &mut dyn io::Write) -> Result<(), ExportError> {
    let found = acceptances(batch);
    let record = CertificatesRecord {
        fits: SCHEMA_ID,
        schema: SCHEMA,
        tool: Tool::THIS,
        internal: batch.release.is_internal(),
        date: batch.settings.date.map(|d| d.to_string()),
        certificates: found.iter().map(|a| certificate(a, batch.settings.system)).collect(),
    };
    serde_json::to_writer_pretty(&mut out, &record)?;
    out.write_all(b"\n")?;
    Ok(())
}

/// Returns the JSON Schema of the format, as it stands in `docs/reference/`.
pub fn schema() -> String {
    let schema = schemars::schema_for!(CertificatesRecord<'static>);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

const OUTCOMES: [Settled; 5] =
    [Settled::Met, Settled::NoLongerApplies, Settled::Waived, Settled::NotMet, Settled::Unknown];

fn certificate<'a>(acceptance: &'a Acceptance<'a>, system: System) -> CertificateRecord<'a> {
    let (before, after) = (acceptance.comparison.before, acceptance.comparison.after);
    let catalog = after.checklist.catalog();
    let standards = after.checklist.standards();
    let remark = |change: Change| {
        acceptance.barriers(change).map(move |at| {
            let rule = after.rule(&after.findings[at]);
            RemarkRecord {
                change: change.as_str(),
                rule: rule.id.as_str(),
                title: &rule.title,
                impact: rule.impact,
                after: found(after, at, system),
            }
        })
    };
    CertificateRecord {
        site: &after.survey.site.id,
        label: &after.survey.site.label,
        before: visit(before),
        after: visit(after),
        conclusion: acceptance.conclusion().map(Conclusion::as_str),
        standards: standards
            .iter()
            .filter_map(|id| catalog.standard(id.as_str()))
            .map(|s| s.code.as_str())
            .collect(),
        counts: OUTCOMES.iter().map(|s| (s.as_str(), acceptance.count(*s))).collect(),
        works: works(acceptance),
        lines: acceptance.lines.iter().map(|l| line(acceptance, l, system)).collect(),
        remarks: remark(Change::New).chain(remark(Change::NewlyMeasured)).collect(),
    }
}

fn works<'a>(acceptance: &'a Acceptance<'a>) -> Vec<WorkRecord<'a>> {
    let before = acceptance.comparison.before;
    let of = |(item, settled): (&'a crate::retrofit::WorkItem, Settled)| {
        let measure = before.checklist.catalog().measure(item.planned.measure.as_str())?;
        Some(WorkRecord {
            measure: measure.id.as_str(),
            title: &measure.title,
            items: names(before, item),
            outcome: settled.as_str(),
        })
    };
    acceptance.works().filter_map(of).collect()
}

/// Returns the ids of the items of a piece of work.
pub(super) fn names<'a>(of: &'a Assessment, item: &crate::retrofit::WorkItem) -> Vec<&'a str> {
    let items = item.items.iter().filter_map(|at| of.survey.items.get(at.0 as usize));
    items.map(|i| i.id.as_str()).collect()
}

/// Returns a barrier of the earlier visit with what became of it.
pub(super) fn line<'a>(acceptance: &Acceptance<'a>, line: &AcceptanceLine, system: System) -> LineRecord<'a> {
    let (before, after) = (acceptance.comparison.before, acceptance.comparison.after);
    let finding = &before.findings[line.before];
    let rule = before.rule(finding);
    let limit = |lang| before.explain(finding, &Style { lang, system }).limit;
    LineRecord {
        work: line.work,
        outcome: line.settled.as_str(),
        rule: rule.id.as_str(),
        title: &rule.title,
        code: figures::standard_code(before.checklist.catalog(), rule),
        clause: &rule.clause,
        impact: rule.impact,
        limit: Text { zh: limit(Lang::Zh), en: limit(Lang::En) },
        before: found(before, line.before, system),
        after: line.after.map(|at| found(after, at, system)),
    }
}
