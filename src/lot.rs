//! Assessments → acceptance by lots: main-control items without exception, general items by their share.
//!
//! The figures stand in `checklists/models/acceptance-lot.toml`. A point that nobody measured, that is
//! undecided or under a waiver is open, and an open point is never a pass.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::checklist::{Bound, Check, ElementIx, FieldRef, Limit, LotScheme, Outcome, Rule, RuleIx};
use crate::finding::Finding;
use crate::quantity::{Exact, Style};

/// What makes a lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// All things of one element, over all sites.
    #[default]
    Element,
    /// All things of one site.
    Site,
    /// Everything.
    All,
}

/// Whether a lot, or an item of the inspection, is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Acceptance {
    /// It is.
    Accepted,
    /// Open points decide.
    Undetermined,
    /// It is not.
    Rejected,
}

impl Acceptance {
    /// Returns the word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Undetermined => "undetermined",
            Self::Rejected => "rejected",
        }
    }
}

/// A lot.
#[derive(Debug, Clone, PartialEq)]
pub struct Lot {
    /// The element, where a lot is one.
    pub element: Option<ElementIx>,
    /// The site's id, where a lot is one.
    pub site: Option<String>,
    /// The worst of its rules.
    pub acceptance: Acceptance,
    /// The rules that apply, in catalogue order.
    pub rules: Vec<LotRule>,
    /// The rules that apply and are not judged, since nobody vouches for their figures, in catalogue order.
    pub previews: Vec<LotPreview>,
}

/// A rule that is not judged over the points of a lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LotPreview {
    /// The rule.
    pub rule: RuleIx,
    /// The points that it applies to.
    pub points: u64,
}

/// A rule over the points of a lot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LotRule {
    /// The rule.
    pub rule: RuleIx,
    /// True for a main-control item, false for a general item.
    pub main: bool,
    /// Points that passed.
    pub passed: u64,
    /// Points that failed.
    pub failed: u64,
    /// Points that are open: not measured, undecided or waived.
    pub open: u64,
    /// The worst deviation as a multiple of the allowed one, where the rule allows one and a point exceeds it.
    pub worst: Option<Exact>,
    /// Whether it is accepted.
    pub acceptance: Acceptance,
}

impl LotRule {
    /// Returns how many points there are.
    pub const fn points(&self) -> u64 {
        self.passed + self.failed + self.open
    }
}

/// The element or the site of a lot.
type Key<'a> = (Option<ElementIx>, Option<&'a str>);

/// What is gathered of a lot.
#[derive(Debug, Default)]
struct Gathered {
    rules: BTreeMap<RuleIx, Points>,
    previews: BTreeMap<RuleIx, u64>,
}

/// What is gathered of a rule.
#[derive(Debug, Default)]
struct Points {
    passed: u64,
    failed: u64,
    open: u64,
    worst: Option<Exact>,
}

/// Returns the lots of some assessments of one catalogue, or nothing where it has no figures for lots.
pub fn lots(assessments: &[&Assessment], by: By) -> Option<Vec<Lot>> {
    let Some(first) = assessments.first() else { return Some(Vec::new()) };
    let catalog = first.checklist.catalog();
    let scheme = catalog.schemes().lot.as_ref()?;
    let mut gathered: BTreeMap<Key<'_>, Gathered> = BTreeMap::new();
    for assessment in assessments {
        for finding in &assessment.findings {
            let rule = assessment.rule(finding);
            if finding.outcome == Outcome::Inapplicable {
                continue;
            }
            let key = match by {
                By::Element => (Some(rule.element), None),
                By::Site => (None, Some(assessment.survey.site.id.as_str())),
                By::All => (None, None),
            };
            let lot = gathered.entry(key).or_default();
            if rule.is_preview() {
                *lot.previews.entry(finding.rule).or_default() += 1;
            } else {
                lot.rules.entry(finding.rule).or_default().add(assessment, scheme, rule, finding);
            }
        }
    }
    let lots = gathered.into_iter().map(|((element, site), lot)| {
        let told = lot.rules.into_iter().map(|(at, points)| points.told(scheme, catalog.rule_at(at), at));
        let rules: Vec<LotRule> = told.collect();
        let acceptance = rules.iter().map(|r| r.acceptance).max().unwrap_or(Acceptance::Undetermined);
        let previews = lot.previews.into_iter().map(|(rule, points)| LotPreview { rule, points }).collect();
        Lot { element, site: site.map(str::to_owned), acceptance, rules, previews }
    });
    Some(lots.collect())
}

impl Points {
    fn add(&mut self, of: &Assessment, scheme: &LotScheme, rule: &Rule, finding: &Finding) {
        match finding.outcome {
            _ if finding.waiver.is_some() => self.open += 1,
            Outcome::Passed => self.passed += 1,
            Outcome::Failed => {
                self.failed += 1;
                let worst = allowed(scheme, rule).and_then(|allowed| deviation(of, finding, &allowed));
                self.worst = self.worst.max(worst);
            }
            Outcome::CantTell | Outcome::Untested | Outcome::Inapplicable => self.open += 1,
        }
    }

    fn told(&self, scheme: &LotScheme, rule: &Rule, at: RuleIx) -> LotRule {
        let main = rule.modality == scheme.main_modality && scheme.main_impact.contains(&rule.impact);
        let acceptance = if main { self.main() } else { self.general(scheme, rule) };
        LotRule {
            rule: at,
            main,
            passed: self.passed,
            failed: self.failed,
            open: self.open,
            worst: self.worst,
            acceptance,
        }
    }

    /// Every point passes.
    fn main(&self) -> Acceptance {
        match (self.failed, self.open) {
            (0, 0) => Acceptance::Accepted,
            (0, _) => Acceptance::Undetermined,
            _ => Acceptance::Rejected,
        }
    }

    /// Enough points pass, and the worst does not deviate too much.
    fn general(&self, scheme: &LotScheme, rule: &Rule) -> Acceptance {
        let all = self.passed + self.failed + self.open;
        let enough = |points: u64| {
            Exact::new(points.into(), all.into()).is_some_and(|share| share >= scheme.general_pass)
        };
        let limit = Exact::new(scheme.worst_percent.into(), 100);
        if self.worst.is_some_and(|w| limit.is_some_and(|l| w > l)) || !enough(self.passed + self.open) {
            return Acceptance::Rejected;
        }
        // What nobody measured may deviate too much, where deviations are limited at all.
        let sure = self.open == 0 || allowed(scheme, rule).is_none();
        if enough(self.passed) && sure { Acceptance::Accepted } else { Acceptance::Undetermined }
    }
}

/// Returns the allowed deviations of a rule, in base units by field, where all its limits are such.
fn allowed(scheme: &LotScheme, rule: &Rule) -> Option<Vec<(FieldRef, Exact)>> {
    fn collect(check: &Check, found: &mut Vec<(FieldRef, Exact)>) -> bool {
        match check {
            Check::Bound { field, bound: Bound::AtMost | Bound::LessThan, limit: Limit::Fixed(limit) } => {
                found.push((*field, limit.value));
                limit.value > Exact::ZERO
            }
            Check::AllOf(parts) => parts.iter().all(|part| collect(part, found)),
            // Beside a deviation, a fact that holds or not: it has no multiple.
            Check::OneOf { .. } | Check::Present { .. } => true,
            _ => false,
        }
    }
    let mut found = Vec::new();
    let all = scheme.deviation.contains(&rule.standard) && collect(&rule.check, &mut found);
    (all && !found.is_empty()).then_some(found)
}

/// Returns the worst measured deviation as a multiple of the allowed one.
fn deviation(of: &Assessment, finding: &Finding, allowed: &[(FieldRef, Exact)]) -> Option<Exact> {
    let rule = of.rule(finding);
    let catalog = of.checklist.catalog();
    let measured = of.explain(finding, &Style::default()).measured;
    let over = allowed.iter().filter_map(|(field, allowed)| {
        let element = catalog.element(field.of.unwrap_or(rule.element));
        let id = element.fields[usize::from(field.field.0)].id.as_str();
        let reading = measured.iter().find(|m| m.field == id)?.quantity?;
        reading.value.checked_div(*allowed).filter(|ratio| *ratio > Exact::whole(1))
    });
    over.max()
}
