//! What an implementation made of the cases, held against what they expect.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::suite::{RuleData, SCHEMA, Suite, Tool, case_id};
use crate::checklist::{Catalog, Outcome, StandardId};
use crate::diag::{Code, Diagnostic, Source};
use crate::finding::CaseJudge;

/// The outcomes of one implementation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// Who judged.
    pub implementation: Tool,
    /// The edition of the checklists that it judged, where it says so.
    pub checklists: Option<String>,
    /// The outcome of each case that it judged, by the case's id.
    pub results: BTreeMap<String, Outcome>,
}

/// What an implementation made of the cases of a conformance suite. Further keys are not looked at.
#[derive(Deserialize, JsonSchema)]
#[schemars(title = "Tantu conformance results", extend("$id" = "urn:tantu:schema:conformance-results:1"))]
pub(super) struct Raw {
    /// The version of this format: 1.
    schema: i64,
    /// Who judged.
    implementation: RawTool,
    /// The edition of the checklists that was judged, as the suite names it.
    checklists: Option<String>,
    /// The outcome of each case, by the case's id.
    #[schemars(with = "BTreeMap<String, Outcome>")]
    results: BTreeMap<String, String>,
}

/// The program that judged.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "Implementation")]
struct RawTool {
    /// Its name.
    name: String,
    /// Its version.
    #[serde(default)]
    version: String,
}

impl Results {
    /// Returns the outcomes that this program gives.
    ///
    /// A case that cannot be read is missing; the lint of the checklists tells why.
    pub fn own(catalog: &Arc<Catalog>) -> Self {
        let judge = CaseJudge::new(catalog);
        let cases = catalog.rules().iter().flat_map(|r| r.cases.iter().map(move |c| (r, c)));
        let results = cases
            .filter_map(|(rule, case)| {
                let survey = judge.survey(rule, case).ok()?;
                Some((case_id(catalog, rule, case), judge.outcome(rule, &survey)))
            })
            .collect();
        Self { implementation: Tool::this(), checklists: Some(catalog.hash().to_owned()), results }
    }

    /// Reads a results file.
    pub fn read(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let raw: Raw = serde_json::from_str(&source.text).map_err(|error| {
            let bad =
                Diagnostic::error(Code::Syntax).with("format", "JSON").with("reason", error.to_string());
            vec![bad.at(source.place(offset(&source.text, error.line(), error.column())))]
        })?;
        if raw.schema != i64::from(SCHEMA) {
            let bad = Diagnostic::error(Code::SchemaVersion).with("found", raw.schema.to_string());
            return Err(vec![bad.with("supported", SCHEMA.to_string()).at(source.whole())]);
        }
        let (mut results, mut problems) = (BTreeMap::new(), Vec::new());
        for (case, word) in raw.results {
            match word.parse::<Outcome>() {
                Ok(outcome) => {
                    results.insert(case, outcome);
                }
                Err(unknown) => {
                    let bad =
                        Diagnostic::error(Code::ConformanceOutcome).with("case", case).with("word", word);
                    problems.push(bad.with("known", unknown.expected.join(", ")).at(source.whole()));
                }
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        let implementation = Tool { name: raw.implementation.name, version: raw.implementation.version };
        Ok(Self { implementation, checklists: raw.checklists, results })
    }
}

/// Returns where a line and column of `serde_json` stand in a text.
fn offset(text: &str, line: usize, column: usize) -> std::ops::Range<usize> {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (before + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at..at
}

/// How an implementation did.
///
/// The document is a results file as well: what one program wrote, another can compare with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(title = "Tantu conformance report", deny_unknown_fields)]
pub struct Report {
    /// The version of this format.
    pub schema: u32,
    /// Who judged.
    pub implementation: Tool,
    /// The edition of the checklists that the cases are of.
    pub checklists: String,
    /// False if the implementation says that it judged another edition; nothing if it says nothing.
    pub same_edition: Option<bool>,
    /// How many cases there are.
    pub cases: usize,
    /// How many came out as they must.
    pub agreed: usize,
    /// Those that came out otherwise.
    pub differing: Vec<Difference>,
    /// The cases without a result.
    pub missing: Vec<String>,
    /// The results whose case the suite does not have.
    pub unknown: Vec<String>,
    /// What came out, by case.
    pub results: BTreeMap<String, Outcome>,
}

/// A case that came out otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Difference {
    /// The case.
    pub case: String,
    /// Its rule.
    pub rule: String,
    /// The standard.
    pub standard: String,
    /// The clause.
    pub clause: String,
    /// What is given, as typed.
    pub given: String,
    /// What must come out.
    pub expected: Outcome,
    /// What came out.
    pub found: Outcome,
    /// What the case shows.
    pub note: Option<String>,
}

impl Report {
    /// Holds results against a whole suite, or against the cases of one standard in it.
    pub fn of(suite: &Suite, standard: Option<&StandardId>, results: &Results) -> Self {
        let known: BTreeSet<&str> = suite.cases().map(|(_, case)| case.id.as_str()).collect();
        let unknown = results.results.keys().filter(|id| !known.contains(id.as_str()));
        let mut report = Self {
            schema: SCHEMA,
            implementation: results.implementation.clone(),
            checklists: suite.checklists.clone(),
            same_edition: results.checklists.as_ref().map(|edition| *edition == suite.checklists),
            cases: 0,
            agreed: 0,
            differing: Vec::new(),
            missing: Vec::new(),
            unknown: unknown.cloned().collect(),
            results: BTreeMap::new(),
        };
        let asked = |rule: &RuleData| standard.is_none_or(|s| s.as_str() == rule.standard);
        for (rule, case) in suite.cases().filter(|(rule, _)| asked(rule)) {
            report.cases += 1;
            let Some(found) = results.results.get(&case.id) else {
                report.missing.push(case.id.clone());
                continue;
            };
            report.results.insert(case.id.clone(), *found);
            if *found == case.expect {
                report.agreed += 1;
                continue;
            }
            report.differing.push(Difference {
                case: case.id.clone(),
                rule: rule.id.clone(),
                standard: rule.standard.clone(),
                clause: rule.clause.clone(),
                given: super::table::given(case),
                expected: case.expect,
                found: *found,
                note: case.note.clone(),
            });
        }
        report
    }

    /// Returns true if every case has its outcome.
    pub fn conforms(&self) -> bool {
        self.agreed == self.cases
    }
}
