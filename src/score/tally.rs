//! The weighted share: counts per rule, and the scores computed from them.

use std::collections::BTreeMap;

use crate::checklist::{Catalog, Checklist, ElementIx, Grade, Group, Outcome, Rule, RuleIx, Weights};
use crate::finding::Finding;

/// How often a rule came out as what. Counts of disjoint sets of findings add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, schemars::JsonSchema)]
pub struct Counts {
    /// Met.
    pub passed: u64,
    /// Not met.
    pub failed: u64,
    /// Measured, undecided.
    #[serde(rename = "cantTell")]
    pub cant_tell: u64,
    /// Does not apply.
    pub inapplicable: u64,
    /// Not measured.
    pub untested: u64,
    /// Under a waiver in force, whatever the outcome: in none of the other counts.
    pub waived: u64,
}

impl Counts {
    /// Returns how many items the rule applies to, waivers apart.
    pub fn applicable(&self) -> u64 {
        self.passed + self.failed + self.cant_tell + self.untested
    }

    /// Adds a finding.
    pub fn add(&mut self, outcome: Outcome, waived: bool) {
        let cell = match outcome {
            Outcome::Inapplicable => &mut self.inapplicable,
            _ if waived => &mut self.waived,
            Outcome::Passed => &mut self.passed,
            Outcome::Failed => &mut self.failed,
            Outcome::CantTell => &mut self.cant_tell,
            Outcome::Untested => &mut self.untested,
        };
        *cell += 1;
    }

    /// Adds the counts of another, disjoint set.
    pub fn merge(&mut self, other: &Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.cant_tell += other.cant_tell;
        self.inapplicable += other.inapplicable;
        self.untested += other.untested;
        self.waived += other.waived;
    }
}

/// Counts by rule: all that a score needs of the findings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    by_rule: Vec<Counts>,
}

impl Tally {
    /// Returns an empty tally with room for every rule of the catalogue.
    pub fn new(checklist: &Checklist) -> Self {
        Self { by_rule: vec![Counts::default(); checklist.catalog().rules().len()] }
    }

    /// Adds a finding.
    #[inline]
    pub fn add(&mut self, finding: &Finding) {
        if let Some(counts) = self.by_rule.get_mut(finding.rule.0 as usize) {
            counts.add(finding.outcome, finding.waiver.is_some());
        }
    }

    /// Adds the tally of a disjoint set of findings under the same catalogue.
    pub fn merge(&mut self, other: &Self) {
        if self.by_rule.len() < other.by_rule.len() {
            self.by_rule.resize(other.by_rule.len(), Counts::default());
        }
        for (mine, theirs) in self.by_rule.iter_mut().zip(&other.by_rule) {
            mine.merge(theirs);
        }
    }

    /// Returns the counts of a rule.
    pub fn of(&self, rule: RuleIx) -> Counts {
        self.by_rule.get(rule.0 as usize).copied().unwrap_or_default()
    }

    /// Returns the counts over all rules; preview rules apart.
    pub fn total(&self, checklist: &Checklist) -> Counts {
        let mut total = Counts::default();
        for (at, _) in checklist.rules().filter(|(_, r)| !r.is_preview()) {
            total.merge(&self.of(at));
        }
        total
    }
}

/// A score: a range with the share that was tested, never a bare number.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct Score {
    /// What is surely met: everything open counted as failed. 0 to 1.
    pub low: f64,
    /// What is met of what was tested; nothing if nothing was.
    pub score: Option<f64>,
    /// What may be met: everything open counted as passed. 0 to 1.
    pub high: f64,
    /// The share that was tested. 0 to 1.
    pub tested: f64,
    /// The weight of all rules that apply; 0 if none does.
    pub weight: f64,
}

impl Score {
    /// The score of nothing: every value is possible.
    pub const UNKNOWN: Self = Self { low: 0.0, score: None, high: 1.0, tested: 0.0, weight: 0.0 };
}

/// The scores of a set of findings.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// Over all rules.
    pub total: Score,
    /// The grade of the low end, withheld below the profile's minimum coverage.
    pub grade: Option<Grade>,
    /// By group of people, for groups with a rule that applies.
    pub by_group: BTreeMap<Group, Score>,
    /// By element, for elements with a rule that applies.
    pub by_element: BTreeMap<ElementIx, Score>,
    /// Under the other published weights.
    pub alternatives: Vec<(String, Score)>,
    /// The counts that it all comes from.
    pub tally: Tally,
}

/// Returns the scores of findings under a checklist.
pub fn score(checklist: &Checklist, findings: &[Finding]) -> Scores {
    let mut tally = Tally::new(checklist);
    for finding in findings {
        tally.add(finding);
    }
    scores_of(checklist, tally)
}

/// Returns the scores of a tally; the tally of a whole is the merged tallies of its parts.
pub fn scores_of(checklist: &Checklist, tally: Tally) -> Scores {
    let scoring = checklist.catalog().scoring();
    let over = |weights: &Weights, wanted: &dyn Fn(&Rule) -> bool| {
        let mut sum = Sum::default();
        for (at, rule) in checklist.rules().filter(|(_, r)| !r.is_preview() && wanted(r)) {
            sum.add(f64::from(weights.of(rule.impact)), &tally.of(at));
        }
        sum.score()
    };
    let total = over(&scoring.weights, &|_| true);
    let by_group = Group::ALL
        .iter()
        .map(|g| (*g, over(&scoring.weights, &|r| r.groups.contains(*g))))
        .filter(|(_, s)| s.weight > 0.0)
        .collect();
    let by_element = checklist
        .elements()
        .map(|e| (e, over(&scoring.weights, &|r| r.element == e)))
        .filter(|(_, s)| s.weight > 0.0)
        .collect();
    let alternatives = scoring.alternatives.iter().map(|(id, w)| (id.clone(), over(w, &|_| true))).collect();
    Scores { total, grade: grade(checklist, &total), by_group, by_element, alternatives, tally }
}

/// Returns the score of a tally over those rules of a catalogue that are wanted, whichever profiles they
/// were counted under; preview rules apart.
pub fn score_over(catalog: &Catalog, tally: &Tally, wanted: &dyn Fn(&Rule) -> bool) -> Score {
    let mut sum = Sum::default();
    for (rule, counts) in catalog.rules().iter().zip(&tally.by_rule) {
        if !rule.is_preview() && wanted(rule) {
            sum.add(f64::from(catalog.scoring().weights.of(rule.impact)), counts);
        }
    }
    sum.score()
}

/// Returns the counts of a tally over the rules of a catalogue; preview rules apart.
pub fn counts_over(catalog: &Catalog, tally: &Tally) -> Counts {
    let mut total = Counts::default();
    for (rule, counts) in catalog.rules().iter().zip(&tally.by_rule) {
        if !rule.is_preview() {
            total.merge(counts);
        }
    }
    total
}

impl Scores {
    /// Returns what mending every failure of a rule would add to both bounds of the total.
    pub fn gain(&self, checklist: &Checklist, rule: RuleIx) -> f64 {
        let counts = self.tally.of(rule);
        let applicable = counts.applicable();
        let found = checklist.catalog().rule_at(rule);
        if applicable == 0 || self.total.weight <= 0.0 || found.is_preview() {
            return 0.0;
        }
        let weight = f64::from(checklist.catalog().scoring().weights.of(found.impact));
        weight * share(counts.failed, applicable) / self.total.weight
    }
}

fn grade(checklist: &Checklist, total: &Score) -> Option<Grade> {
    if total.weight <= 0.0 || total.tested < checklist.profile().minimum_coverage.to_f64() {
        return None;
    }
    checklist.catalog().scoring().grades.iter().find(|g| total.low >= g.from.to_f64()).cloned()
}

/// Weighted sums over rules.
#[derive(Debug, Default)]
pub(super) struct Sum {
    weight: f64,
    passed: f64,
    decided: f64,
    possible: f64,
}

impl Sum {
    /// Adds a rule: it counts once, however many items it was checked on.
    pub(super) fn add(&mut self, weight: f64, counts: &Counts) {
        let n = counts.applicable();
        if n == 0 {
            return;
        }
        self.weight += weight;
        self.passed += weight * share(counts.passed, n);
        self.decided += weight * share(counts.passed + counts.failed, n);
        self.possible += weight * share(n - counts.failed, n);
    }

    pub(super) fn score(&self) -> Score {
        if self.weight <= 0.0 {
            return Score::UNKNOWN;
        }
        Score {
            low: self.passed / self.weight,
            score: (self.decided > 0.0).then(|| self.passed / self.decided),
            high: self.possible / self.weight,
            tested: self.decided / self.weight,
            weight: self.weight,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn share(part: u64, whole: u64) -> f64 {
    part as f64 / whole as f64
}
