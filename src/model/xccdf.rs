//! The four scoring models of XCCDF 1.2 (NISTIR 7275 revision 4), over rules grouped by element.
//!
//! XCCDF leaves out of the score what was not checked, so coverage is always beside it.

use std::collections::BTreeMap;

use super::Points;
use crate::checklist::{Checklist, ElementIx, RuleIx};
use crate::finding::Finding;
use crate::quantity::Exact;
use crate::score::Counts;

/// Which of the four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Means of means: rules within groups, groups within the whole.
    Default,
    /// Weights of passed rules.
    Flat,
    /// Numbers of passed rules.
    FlatUnweighted,
    /// 1 if the flat score is at its maximum, else 0.
    Absolute,
}

impl Kind {
    /// Returns the URI of the model.
    pub const fn system(self) -> &'static str {
        match self {
            Self::Default => "urn:xccdf:scoring:default",
            Self::Flat => "urn:xccdf:scoring:flat",
            Self::FlatUnweighted => "urn:xccdf:scoring:flat-unweighted",
            Self::Absolute => "urn:xccdf:scoring:absolute",
        }
    }
}

/// The result of a rule over a whole site, in the words of XCCDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Passed wherever it applies.
    Pass,
    /// Failed somewhere.
    Fail,
    /// Nobody can say: undecided, or passed at some items and not measured at others.
    Unknown,
    /// Applies nowhere.
    NotApplicable,
    /// Measured nowhere.
    NotChecked,
    /// Under a waiver wherever it applies.
    NotSelected,
}

impl Outcome {
    /// Returns true for a result that counts in a score.
    pub const fn counts(self) -> bool {
        matches!(self, Self::Pass | Self::Fail | Self::Unknown)
    }

    /// Returns what the findings of one rule come to.
    ///
    /// A rule that passed at some items and was not measured at others is `unknown`, which scores like
    /// `fail`: what nobody measured never makes a pass.
    pub const fn of(counts: &Counts) -> Self {
        if counts.failed > 0 {
            Self::Fail
        } else if counts.cant_tell > 0 || (counts.passed > 0 && counts.untested > 0) {
            Self::Unknown
        } else if counts.passed > 0 {
            Self::Pass
        } else if counts.untested > 0 {
            Self::NotChecked
        } else if counts.waived > 0 {
            Self::NotSelected
        } else {
            Self::NotApplicable
        }
    }
}

/// A rule as a model sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    /// Its result.
    pub outcome: Outcome,
    /// Its weight.
    pub weight: u32,
}

/// A group of rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its weight in the whole; only the default model asks for it.
    pub weight: u32,
    /// Its rules.
    pub rules: Vec<Scored>,
}

/// A score, with what it rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[schemars(deny_unknown_fields, rename = "XccdfScore")]
pub struct Score {
    /// The URI of the model.
    pub system: &'static str,
    /// The score; nothing if no rule counts.
    pub score: Option<Points>,
    /// The most that the score could be.
    pub maximum: Points,
    /// The score in per cent of the maximum.
    pub percent: Option<Points>,
    /// How many rules count: passed, failed or unknown.
    pub counted: usize,
    /// How many of them passed.
    pub passed: usize,
    /// The weight of the rules that passed or failed, in per cent of all that apply, unchecked ones too.
    pub coverage: Option<Points>,
}

/// Returns the findings as XCCDF groups: a group an element, weighing 1; preview rules are unscored and left out.
pub fn groups(checklist: &Checklist, findings: &[Finding]) -> Vec<Group> {
    let mut rules: BTreeMap<(ElementIx, RuleIx), Counts> = BTreeMap::new();
    for finding in findings {
        let rule = checklist.catalog().rule_at(finding.rule);
        if !rule.is_preview() {
            let counts = rules.entry((rule.element, finding.rule)).or_default();
            counts.add(finding.outcome, finding.waiver.is_some());
        }
    }
    let weights = &checklist.catalog().scoring().weights;
    let mut found: BTreeMap<ElementIx, Group> = BTreeMap::new();
    for ((element, rule), counts) in rules {
        let weight = weights.of(checklist.catalog().rule_at(rule).impact);
        let scored = Scored { outcome: Outcome::of(&counts), weight };
        found.entry(element).or_insert(Group { weight: 1, rules: Vec::new() }).rules.push(scored);
    }
    found.into_values().collect()
}

/// Returns the score of groups by a model.
pub fn score(kind: Kind, groups: &[Group]) -> Score {
    let all = || groups.iter().flat_map(|g| &g.rules);
    let counted: Vec<&Scored> = all().filter(|r| r.outcome.counts()).collect();
    let weight_of = |r: &Scored| if kind == Kind::FlatUnweighted { 1 } else { i64::from(r.weight) };
    let most: i64 = counted.iter().map(|r| weight_of(r)).sum();
    let got: i64 = counted.iter().filter(|r| r.outcome == Outcome::Pass).map(|r| weight_of(r)).sum();
    let (score, maximum) = match kind {
        Kind::Default => (default_score(groups), Points::FULL),
        Kind::Flat | Kind::FlatUnweighted => ((most > 0).then_some(Points::whole(got)), Points::whole(most)),
        Kind::Absolute => ((most > 0).then_some(Points::whole(i64::from(got == most))), Points::whole(1)),
    };
    Score {
        system: kind.system(),
        score,
        maximum,
        percent: score.and_then(|s| Points::share(s.exact(), maximum.exact(), 100)),
        counted: counted.len(),
        passed: counted.iter().filter(|r| r.outcome == Outcome::Pass).count(),
        coverage: coverage(groups),
    }
}

/// The mean of the groups' means, 0 to 100.
fn default_score(groups: &[Group]) -> Option<Points> {
    let (mut sum, mut weights) = (Exact::ZERO, 0i64);
    for group in groups {
        let counted = group.rules.iter().filter(|r| r.outcome.counts());
        let (mut got, mut most) = (0i64, 0i64);
        for rule in counted {
            most += i64::from(rule.weight);
            got += if rule.outcome == Outcome::Pass { i64::from(rule.weight) } else { 0 };
        }
        if most == 0 || group.weight == 0 {
            continue;
        }
        let mean = Exact::new(i128::from(got) * 100 * i128::from(group.weight), most.into())?;
        // Dozens of groups with odd weights could outgrow 64 bits; a thousand-millionth of a point is then lost.
        sum = sum
            .checked_add(mean)
            .or_else(|| sum.rounded_half_up(9)?.checked_add(mean.rounded_half_up(9)?))?;
        weights += i64::from(group.weight);
    }
    Points::share(sum, Exact::whole(weights), 1)
}

fn coverage(groups: &[Group]) -> Option<Points> {
    let (mut checked, mut applies) = (0i64, 0i64);
    for rule in groups.iter().flat_map(|g| &g.rules) {
        let weight = i64::from(rule.weight);
        match rule.outcome {
            Outcome::Pass | Outcome::Fail => (checked, applies) = (checked + weight, applies + weight),
            Outcome::Unknown | Outcome::NotChecked => applies += weight,
            Outcome::NotApplicable | Outcome::NotSelected => {}
        }
    }
    Points::share(Exact::whole(checked), Exact::whole(applies), 100)
}
