//! The head of `findings.json`, and the rules and elements that its findings name.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use super::site::SiteRecord;
use super::{SCHEMA, SCHEMA_ID};
use crate::assessment::Assessment;
use crate::checklist::{Confidence, GroupSet, Impact, Modality, Rule};
use crate::export::Batch;
use crate::finding::limit_text;
use crate::lang::{Lang, Text};
use crate::privacy::HomesSummary;
use crate::quantity::{Style, System};
use crate::report::figures;

/// The findings of a run of Tantu.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "Tantu findings", extend("$id" = SCHEMA_ID), deny_unknown_fields)]
pub struct Document<'a> {
    /// The JSON Schema that it fits.
    #[serde(rename = "$schema")]
    pub fits: &'static str,
    /// The version of this format.
    pub schema: u32,
    /// What wrote it.
    pub tool: Tool,
    /// True if it holds what must not be published.
    pub internal: bool,
    /// What a person must know before passing it on.
    pub notice: Option<Text>,
    /// The day that the output carries.
    pub date: Option<String>,
    /// SHA-256 of the checklist files that judged, in hex.
    pub editions: BTreeSet<String>,
    /// The rules that the findings name, by id.
    pub rules: BTreeMap<String, RuleRecord>,
    /// The names of the elements that the items are of, by id.
    pub elements: BTreeMap<String, Text>,
    /// The sites.
    #[schemars(with = "Vec<SiteRecord<'static>>")]
    pub sites: Sites<'a>,
    /// What may be said of homes that are not shown.
    pub homes: Option<HomesSummary>,
}

/// The program that wrote the document.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Tool {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Tool {
    /// This program.
    pub const THIS: Self = Self { name: "tantu", version: env!("CARGO_PKG_VERSION") };
}

/// A rule.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RuleRecord {
    /// What holds when it is passed.
    pub title: Text,
    /// The element that it is about.
    pub element: String,
    /// The id of the standard.
    pub standard: String,
    /// The code that people cite, such as `GB 55019-2021`.
    pub code: String,
    /// The clause, as the standard numbers it.
    pub clause: String,
    /// What the standard asks; a site says what its profile changed.
    pub limit: Text,
    /// Demanded or recommended.
    pub modality: Modality,
    /// How hard a failure hits.
    pub impact: Impact,
    /// Who is affected.
    #[schemars(with = "Vec<crate::checklist::Group>")]
    pub groups: GroupSet,
    /// How sure the figure is.
    pub confidence: Confidence,
    /// True if it only advises.
    pub preview: bool,
    /// What removes the barrier, by id of the measure.
    pub remedy: BTreeMap<String, Text>,
}

impl<'a> Document<'a> {
    /// Returns the document of a batch; its sites are made while it is written.
    pub fn of(batch: &'a Batch<'a>) -> Self {
        let assessments = batch.release.assessments();
        let system = batch.settings.system;
        let (mut rules, mut elements, mut editions) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
        for assessment in assessments {
            let catalog = assessment.checklist.catalog();
            if !editions.contains(catalog.hash()) {
                editions.insert(catalog.hash().to_owned());
            }
            for finding in &assessment.findings {
                let rule = assessment.rule(finding);
                if !rules.contains_key(rule.id.as_str()) {
                    rules.insert(rule.id.to_string(), RuleRecord::of(assessment, rule, system));
                }
            }
            for item in &assessment.survey.items {
                let element = catalog.element(item.element);
                if !elements.contains_key(element.id.as_str()) {
                    elements.insert(element.id.to_string(), element.title.clone());
                }
            }
        }
        let internal = batch.release.is_internal();
        Self {
            fits: SCHEMA_ID,
            schema: SCHEMA,
            tool: Tool::THIS,
            internal,
            notice: internal.then(|| figures::both("export-internal")),
            date: batch.settings.date.map(|d| d.to_string()),
            editions,
            rules,
            elements,
            sites: Sites { assessments, keys: figures::keys(assessments), system, internal },
            homes: batch.release.homes().copied(),
        }
    }
}

impl RuleRecord {
    fn of(assessment: &Assessment, rule: &Rule, system: System) -> Self {
        let catalog = assessment.checklist.catalog();
        let own = rule.unchanged();
        let limit = |lang| limit_text(catalog, own.as_ref().unwrap_or(rule), &Style { lang, system });
        let remedies = rule.remedy.iter().filter_map(|id| catalog.measure(id.as_str()));
        Self {
            title: rule.title.clone(),
            element: catalog.element(rule.element).id.to_string(),
            standard: rule.standard.to_string(),
            code: figures::standard_code(catalog, rule).to_owned(),
            clause: rule.clause.clone(),
            limit: Text { zh: limit(Lang::Zh), en: limit(Lang::En) },
            modality: rule.modality,
            impact: rule.impact,
            groups: rule.groups,
            confidence: rule.confidence,
            preview: rule.is_preview(),
            remedy: remedies.map(|m| (m.id.to_string(), m.title.clone())).collect(),
        }
    }
}

/// The sites of a batch, made one by one while they are written.
#[derive(Debug)]
pub struct Sites<'a> {
    assessments: &'a [&'a Assessment],
    keys: Vec<String>,
    system: System,
    internal: bool,
}

impl Serialize for Sites<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let sites = self.assessments.iter().zip(&self.keys);
        serializer.collect_seq(sites.map(|(a, key)| SiteRecord::of(a, key, self.system, self.internal)))
    }
}
