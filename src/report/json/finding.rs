//! One finding, with what was measured, what is asked and why it came out so.

use schemars::JsonSchema;
use serde::Serialize;

use crate::assessment::Assessment;
use crate::checklist::{Confidence, GroupSet, Impact, Outcome};
use crate::finding::{Finding, Measured};
use crate::lang::{Lang, Text};
use crate::quantity::{Style, System};
use crate::report::figures;

/// A line of the JSON lines format: a finding with the site it belongs to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FindingLine<'a> {
    /// The version of this format.
    pub schema: u32,
    /// True if the line must not be published.
    pub internal: bool,
    /// The site's id.
    pub site: &'a str,
    /// The site's name.
    pub site_label: &'a str,
    /// The day of the visit.
    pub surveyed: Option<String>,
    /// The finding.
    pub finding: FindingRecord<'a>,
}

/// A rule at an item, and how it came out.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FindingRecord<'a> {
    /// `site/item/rule`, unique in the output.
    pub id: String,
    /// The rule.
    pub rule: &'a str,
    /// The code of the standard that people cite.
    pub code: &'a str,
    /// The clause, as the standard numbers it.
    pub clause: &'a str,
    /// The item.
    pub item: &'a str,
    /// What people call the item.
    pub item_label: Option<&'a str>,
    /// The item's element.
    pub element: &'a str,
    /// How it came out: the five words of W3C EARL.
    pub outcome: Outcome,
    /// Why.
    pub reason: ReasonRecord,
    /// What was measured for it, the judged field first.
    pub measured: Vec<MeasuredRecord>,
    /// What is asked.
    pub limit: Text,
    /// How far inside the limit the value is, as an exact quantity; negative is outside.
    pub margin: Option<String>,
    /// The margin in words.
    pub margin_text: Option<Text>,
    /// How hard a failure hits.
    pub impact: Impact,
    /// Who is affected.
    #[schemars(with = "Vec<crate::checklist::Group>")]
    pub groups: GroupSet,
    /// How sure the figure is.
    pub confidence: Confidence,
    /// True if the rule only advises: it never fails, scores or gates.
    pub preview: bool,
    /// True if it counts as a barrier: failed, and not waived.
    pub barrier: bool,
    /// The waiver in force.
    pub waiver: Option<WaiverRecord<'a>>,
}

/// Why a finding came out as it did.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ReasonRecord {
    /// The word for programs.
    pub code: &'static str,
    /// The field that it speaks of, as `element.field`.
    pub field: Option<String>,
    /// The sentence for people.
    pub text: Text,
}

/// One reading behind a finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct MeasuredRecord {
    /// The field's id.
    pub field: String,
    /// The field's name.
    pub title: Text,
    /// The value as understood.
    pub value: Text,
    /// The value as typed.
    pub raw: String,
    /// The expanded uncertainty (k = 2) that was reckoned with.
    pub uncertainty: Option<Text>,
    /// The instrument's name.
    pub with: Option<Text>,
    /// The photos of the reading, as file names beside the record.
    pub photos: Vec<String>,
}

/// A dated decision about a rule at an item.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct WaiverRecord<'a> {
    /// The rule.
    pub rule: &'a str,
    /// The item; nothing means every item of the site.
    pub item: Option<&'a str>,
    /// Why.
    pub reason: &'a str,
    /// By whom.
    pub by: &'a str,
    /// Until when, included.
    pub until: String,
}

impl<'a> FindingRecord<'a> {
    /// Returns the record of the finding at a place of an assessment.
    pub fn of(assessment: &'a Assessment, key: &str, at: usize, system: System) -> Self {
        let finding = &assessment.findings[at];
        let catalog = assessment.checklist.catalog();
        let (rule, item) = (assessment.rule(finding), assessment.item(finding));
        let zh = assessment.explain(finding, &Style { lang: Lang::Zh, system });
        let en = assessment.explain(finding, &Style { lang: Lang::En, system });
        let (margin_zh, margin_en) = (zh.margin_text, en.margin_text);
        Self {
            id: figures::finding_id(key, &item.id, rule.id.as_str()),
            rule: rule.id.as_str(),
            code: figures::standard_code(catalog, rule),
            clause: &rule.clause,
            item: &item.id,
            item_label: item.label.as_deref(),
            element: catalog.element(item.element).id.as_str(),
            outcome: finding.outcome,
            reason: ReasonRecord {
                code: finding.reason.code(),
                field: finding.reason.field().map(|f| figures::field_id(catalog, rule, f)),
                text: Text { zh: zh.reason, en: en.reason },
            },
            measured: zh.measured.into_iter().zip(en.measured).map(|(zh, en)| measured(zh, en)).collect(),
            limit: Text { zh: zh.limit, en: en.limit },
            margin: zh.margin.map(|q| q.write_exact()),
            margin_text: pair(margin_zh, margin_en),
            impact: rule.impact,
            groups: rule.groups,
            confidence: rule.confidence,
            preview: rule.is_preview(),
            barrier: finding.is_barrier(),
            waiver: waiver_of(assessment, finding),
        }
    }
}

impl<'a> WaiverRecord<'a> {
    /// Returns the record of a waiver of an assessment's survey.
    pub fn of(assessment: &'a Assessment, waiver: &'a crate::survey::Waiver) -> Self {
        let item = waiver.item.and_then(|i| assessment.survey.items.get(i.0 as usize));
        Self {
            rule: waiver.rule.as_str(),
            item: item.map(|i| i.id.as_str()),
            reason: &waiver.reason,
            by: &waiver.by,
            until: waiver.until.to_string(),
        }
    }
}

fn waiver_of<'a>(assessment: &'a Assessment, finding: &Finding) -> Option<WaiverRecord<'a>> {
    let waiver = assessment.survey.waivers.get(usize::from(finding.waiver?))?;
    Some(WaiverRecord::of(assessment, waiver))
}

/// Returns what was measured for a finding.
pub(super) fn measured_for(
    assessment: &Assessment,
    finding: &Finding,
    system: System,
) -> Vec<MeasuredRecord> {
    let of = |lang| assessment.explain(finding, &Style { lang, system }).measured;
    of(Lang::Zh).into_iter().zip(of(Lang::En)).map(|(zh, en)| measured(zh, en)).collect()
}

fn measured(zh: Measured, en: Measured) -> MeasuredRecord {
    MeasuredRecord {
        field: zh.field,
        title: Text { zh: zh.title, en: en.title },
        value: Text { zh: zh.value, en: en.value },
        raw: zh.raw,
        uncertainty: pair(zh.uncertainty, en.uncertainty),
        with: pair(zh.with, en.with),
        photos: zh.photos,
    }
}

fn pair(zh: Option<String>, en: Option<String>) -> Option<Text> {
    Some(Text { zh: zh?, en: en? })
}
