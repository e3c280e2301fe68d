//! By which edition a site was judged, what today's asks beyond it, and what the profile changed.

use schemars::JsonSchema;
use serde::Serialize;

use super::finding::MeasuredRecord;
use crate::assessment::Assessment;
use crate::checklist::{Outcome, StandardId};
use crate::finding::{Finding, Gap};
use crate::lang::Text;
use crate::quantity::System;
use crate::report::{edition, figures};

/// The editions of a site that was judged as of when its items were built.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct EditionsRecord<'a> {
    /// By which edition each item was judged.
    pub items: Vec<ItemEditionRecord<'a>>,
    /// What fails by today's edition though that of the time does not forbid it; no barriers.
    pub gaps: Vec<GapRecord<'a>>,
}

/// By which edition an item was judged.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ItemEditionRecord<'a> {
    /// The item.
    pub item: &'a str,
    /// The year or the day on which it was built.
    pub built: Option<String>,
    /// Why by this edition: `in-force`, `before-first`, `year-of-change` or `unknown`.
    pub basis: &'static str,
    /// The ids of the standards whose rules were held against it.
    pub standards: Vec<&'a str>,
}

/// A rule of today that an item fails, beside what the edition of its time asked.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GapRecord<'a> {
    /// The item.
    pub item: &'a str,
    /// What the edition of the time says: `met`, `open` or `no-rule`.
    pub kind: &'static str,
    /// What was measured for today's rule.
    pub measured: Vec<MeasuredRecord>,
    /// What today's edition asks.
    pub today: AskedRecord<'a>,
    /// What was asked of the same thing then.
    pub then: Vec<AskedRecord<'a>>,
}

/// What a rule asks, and how it came out.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct AskedRecord<'a> {
    /// The rule.
    pub rule: &'a str,
    /// What holds when it is passed.
    pub title: &'a Text,
    /// The code of the standard that people cite.
    pub code: &'a str,
    /// The clause.
    pub clause: &'a str,
    /// What is asked.
    pub limit: Text,
    /// How it came out.
    pub outcome: Outcome,
}

/// A limit that the profile changed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ChangedRecord<'a> {
    /// The rule.
    pub rule: &'a str,
    /// The limit of the standard.
    pub was: Text,
    /// The limit that judged.
    pub limit: Text,
    /// Why.
    pub reason: Text,
}

/// A rule that the profile leaves out.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LeftOutRecord<'a> {
    /// The rule.
    pub rule: &'a str,
    /// Why.
    pub reason: &'a Text,
}

/// Returns the editions of an assessment.
pub(super) fn editions(assessment: &Assessment, system: System) -> Option<EditionsRecord<'_>> {
    let gaps = assessment.gaps.as_ref()?;
    let items = gaps.items.iter().map(|of| ItemEditionRecord {
        item: &assessment.survey.items[of.item.0 as usize].id,
        built: of.built.map(|b| b.to_string()),
        basis: of.basis.code(),
        standards: of.standards.iter().map(StandardId::as_str).collect(),
    });
    Some(EditionsRecord {
        items: items.collect(),
        gaps: gaps.gaps.iter().map(|g| gap(assessment, g, system)).collect(),
    })
}

fn gap<'a>(assessment: &'a Assessment, gap: &'a Gap, system: System) -> GapRecord<'a> {
    GapRecord {
        item: &assessment.item(&gap.today).id,
        kind: gap.kind.code(),
        measured: super::finding::measured_for(assessment, &gap.today, system),
        today: asked(assessment, &gap.today, system),
        then: gap.then.iter().map(|f| asked(assessment, f, system)).collect(),
    }
}

fn asked<'a>(assessment: &'a Assessment, finding: &Finding, system: System) -> AskedRecord<'a> {
    let rule = assessment.rule(finding);
    AskedRecord {
        rule: rule.id.as_str(),
        title: &rule.title,
        code: figures::standard_code(assessment.checklist.catalog(), rule),
        clause: &rule.clause,
        limit: edition::both(system, |style| assessment.explain(finding, style).limit),
        outcome: finding.outcome,
    }
}

/// Returns the limits that the profile of an assessment changed.
pub(super) fn changed(assessment: &Assessment, system: System) -> Vec<ChangedRecord<'_>> {
    let of = |lang| edition::changes(assessment, &crate::quantity::Style { lang, system });
    let (zh, en) = (of(crate::lang::Lang::Zh), of(crate::lang::Lang::En));
    let pair = |(zh, en): (edition::ChangeText<'_>, edition::ChangeText<'_>)| {
        let rule = assessment.checklist.catalog().rule(zh.rule.id.as_str())?;
        Some(ChangedRecord {
            rule: rule.id.as_str(),
            was: Text { zh: zh.was, en: en.was },
            limit: Text { zh: zh.limit, en: en.limit },
            reason: Text { zh: zh.reason, en: en.reason },
        })
    };
    zh.into_iter().zip(en).filter_map(pair).collect()
}

/// Returns the rules that the profile of an assessment leaves out.
pub(super) fn left_out(assessment: &Assessment) -> Vec<LeftOutRecord<'_>> {
    let found = edition::left_out(assessment);
    found.map(|(rule, reason)| LeftOutRecord { rule: rule.id.as_str(), reason }).collect()
}
