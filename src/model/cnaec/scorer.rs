//! Readings → the dimensions of T/CNAEC 1304-2022, by the rules of that standard alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::formula::{self, Building};
use super::parameters::Parameters;
use crate::checklist::{
    Catalog, Checklist, CnaecDimension, CnaecScheme, ElementIx, Modality, Outcome, Profile, Rule, RuleIx,
    Subject,
};
use crate::finding::{AuditOptions, Finding, audit};
use crate::lang::Text;
use crate::model::Points;
use crate::quantity::Exact;
use crate::survey::{ItemIx, Survey};

/// Whether the control items are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Gate {
    /// All that apply are.
    Met,
    /// One is not.
    NotMet,
    /// None is known not to be, and not all are known to be.
    Undetermined,
}

/// What a dimension scores.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DimensionScore {
    /// `Q1` to `Q4`.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// S: the system score, 0 to 100; nothing if no system item applies.
    pub system: Option<Points>,
    /// F: the facility score, 0 to 10; nothing if no facility item applies, or the dimension has none.
    pub facility: Option<Points>,
    /// The score, 0 to 100, open items not awarded.
    pub score: Option<Points>,
    /// What it may be at most, open items awarded.
    pub high: Option<Points>,
    /// How many score items apply, each at each of its facilities.
    pub items: usize,
    /// How many of them are open: not measured, undecided or waived.
    pub open: usize,
    /// True if all items of a part count equally, because the points of some are not known.
    pub equal_points: bool,
}

/// What a building scores.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[schemars(deny_unknown_fields, rename = "CnaecScore")]
pub struct Score {
    /// The kind of building.
    pub building: Building,
    /// The dimensions that count.
    pub dimensions: Vec<DimensionScore>,
    /// Q5: what is stated for innovation, at most 20.
    pub innovation: Points,
    /// Q, open items not awarded; nothing where a dimension has no score.
    pub total: Option<Points>,
    /// Q at most, open items awarded.
    pub high: Option<Points>,
    /// Whether the control items are met.
    pub control: Gate,
    /// The stars that the scores alone would give.
    pub stars_by_score: Option<u8>,
    /// The stars under the gate and the caps; nothing while any of them is not known.
    pub stars: Option<u8>,
    /// What keeps the stars back: `dimension`, `control`, `completion`, `maintenance`.
    pub missing: Vec<&'static str>,
}

/// Scores buildings.
#[derive(Debug, Clone)]
pub struct Scorer {
    scheme: CnaecScheme,
    checklist: Arc<Checklist>,
    parameters: Parameters,
}

/// What the items of a part come to, low and high.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    got: i64,
    may: i64,
    most: i64,
    /// The same with points, as long as every item has some.
    points: Option<(Exact, Exact, Exact)>,
    started: bool,
}

/// The system items of a dimension, and the facility items by category and object.
#[derive(Debug, Default)]
struct Parts {
    system: BTreeMap<RuleIx, Vec<Outcome>>,
    facility: BTreeMap<ElementIx, BTreeMap<ItemIx, Vec<(RuleIx, Outcome)>>>,
}

impl Scorer {
    /// Returns a scorer, or nothing for a catalogue without the scheme.
    pub fn new(catalog: &Arc<Catalog>, parameters: &Parameters) -> Option<Self> {
        let scheme = catalog.schemes().cnaec.clone()?;
        let standards = std::iter::once(&scheme.standard).chain(&scheme.control);
        let profile = Profile {
            id: "cnaec-1304".parse().ok()?,
            title: Text::default(),
            extends: Vec::new(),
            subject: Subject::Site,
            minimum_coverage: Exact::ZERO,
            fresh_for_months: None,
            assume_construction: None,
            select: standards.map(|s| (s.clone(), Vec::new())).collect(),
            exclude: Vec::new(),
            parameters: Vec::new(),
        };
        let checklist = Arc::new(Checklist::resolve(catalog.clone(), profile));
        Some(Self { scheme, checklist, parameters: parameters.clone() })
    }

    /// Returns what a building scores.
    pub fn score(&self, survey: &Survey, options: &AuditOptions) -> Score {
        let mut findings = audit(&self.checklist, survey, options);
        findings.retain(|f| !self.rule(f).is_preview() && f.outcome != Outcome::Inapplicable);
        let building = self.parameters.building;
        let counted = building.dimensions();
        let own = self.scheme.dimensions.iter().filter(|d| counted.contains(&d.id.as_str()));
        let dimensions: Vec<DimensionScore> = own.map(|d| self.dimension(d, survey, &findings)).collect();
        let innovation = self.parameters.innovation.unwrap_or(Points::ZERO).min(Points::whole(20));
        let all = |of: fn(&DimensionScore) -> Option<Points>| {
            let scores: Option<Vec<Points>> = dimensions.iter().map(of).collect();
            scores.filter(|s| s.len() == counted.len())
        };
        let low = all(|d| d.score);
        let total = low.as_deref().and_then(|q| formula::total(q, innovation));
        let high = all(|d| d.high).and_then(|q| formula::total(&q, innovation));
        let weakest = low.and_then(|q| q.into_iter().min());
        let stars_by_score = weakest.zip(total).map(|(weakest, q)| formula::stars(weakest, q));
        let control = self.gate(&findings);
        let (stars, missing) = self.stars(stars_by_score, control);
        Score { building, dimensions, innovation, total, high, control, stars_by_score, stars, missing }
    }

    fn rule(&self, finding: &Finding) -> &Rule {
        self.checklist.catalog().rule_at(finding.rule)
    }

    /// The stars under gate and caps, and what keeps them back.
    fn stars(&self, by_score: Option<u8>, control: Gate) -> (Option<u8>, Vec<&'static str>) {
        let stated = &self.parameters;
        if control == Gate::NotMet {
            return (Some(0), Vec::new());
        }
        let completion = match (stated.site_test, stated.construction) {
            (Some(passed), _) => Some(if passed { 3 } else { 0 }),
            (None, score) => score.map(formula::cap),
        };
        let maintenance = stated.maintenance.map(formula::cap);
        let mut missing = Vec::new();
        for (known, name) in [
            (by_score.is_some(), "dimension"),
            (control == Gate::Met, "control"),
            (completion.is_some(), "completion"),
            (maintenance.is_some(), "maintenance"),
        ] {
            if !known {
                missing.push(name);
            }
        }
        let stars = match (by_score, completion, maintenance) {
            (Some(by_score), Some(completion), Some(maintenance)) if missing.is_empty() => {
                Some(by_score.min(completion).min(maintenance))
            }
            _ => None,
        };
        (stars, missing)
    }

    fn gate(&self, findings: &[Finding]) -> Gate {
        let control = findings.iter().filter(|f| {
            let rule = self.rule(f);
            self.scheme.control.contains(&rule.standard) && rule.modality == Modality::Shall
        });
        let (mut some, mut open) = (false, false);
        for finding in control {
            some = true;
            match finding.outcome {
                Outcome::Failed if finding.waiver.is_none() => return Gate::NotMet,
                Outcome::Passed => {}
                _ => open = true,
            }
        }
        if some && !open { Gate::Met } else { Gate::Undetermined }
    }

    fn dimension(&self, of: &CnaecDimension, survey: &Survey, findings: &[Finding]) -> DimensionScore {
        let mut parts = Parts::default();
        let in_part = |rule: &Rule, clauses: &[String]| clauses.iter().any(|c| is_under(&rule.clause, c));
        for finding in findings.iter().filter(|f| self.rule(f).standard == self.scheme.standard) {
            let rule = self.rule(finding);
            // Under a waiver, a failure is open: it is not awarded, and not lost for good.
            let outcome = if finding.waiver.is_some() { Outcome::Untested } else { finding.outcome };
            if in_part(rule, &of.system) {
                parts.system.entry(finding.rule).or_default().push(outcome);
            } else if of.facility.as_ref().is_some_and(|clauses| in_part(rule, clauses)) {
                let element = survey.items[finding.item.0 as usize].element;
                let objects = parts.facility.entry(element).or_default();
                objects.entry(finding.item).or_default().push((finding.rule, outcome));
            }
        }
        self.told(of, &parts)
    }

    fn told(&self, of: &CnaecDimension, parts: &Parts) -> DimensionScore {
        let system = self.system(of, parts);
        let mut objects: Vec<Vec<Sum>> = Vec::new();
        for category in parts.facility.values() {
            let sum = |items: &Vec<(RuleIx, Outcome)>| {
                let mut sum = Sum::default();
                for (rule, outcome) in items {
                    sum.add(*outcome, self.points(*rule));
                }
                sum
            };
            objects.push(category.values().map(sum).collect());
        }
        // One unknown among the facilities, and all of them count equally.
        let by_points = objects.iter().flatten().all(|s| s.points.is_some());
        let facilities = |high: bool| {
            let each = |o: &Sum| {
                let (got, most) = o.of(high, by_points);
                formula::facility(got, most)
            };
            let scores: Option<Vec<Vec<Points>>> =
                objects.iter().map(|c| c.iter().map(each).collect()).collect();
            scores.and_then(|s| formula::facilities(&s))
        };
        let systems = |high: bool| {
            let (got, most) = weighed(&system, high)?;
            formula::system(got, most)
        };
        let score = |high: bool| match of.facility {
            Some(_) => systems(high).zip(facilities(high)).and_then(|(s, f)| formula::dimension(s, f)),
            None => systems(high),
        };
        let all = || objects.iter().flatten().chain(system.iter().map(|(_, sum)| sum));
        DimensionScore {
            id: of.id.clone(),
            title: of.title.clone(),
            system: systems(false),
            facility: facilities(false),
            score: score(false),
            high: score(true),
            items: all().map(|s| usize::try_from(s.most).unwrap_or(0)).sum(),
            open: all().map(|s| usize::try_from(s.may - s.got).unwrap_or(0)).sum(),
            equal_points: all().any(|s| s.most > 0 && s.points.is_none()) || !by_points,
        }
    }

    /// Returns the system items by part, each with its weight; all in one where an item is in no part.
    fn system(&self, of: &CnaecDimension, parts: &Parts) -> Vec<(Exact, Sum)> {
        let part = |rule: RuleIx| {
            let clause = &self.checklist.catalog().rule_at(rule).clause;
            of.parts.iter().position(|p| p.clauses.iter().any(|c| is_under(clause, c)))
        };
        let sorted = parts.system.keys().all(|rule| part(*rule).is_some());
        let mut sums: BTreeMap<Option<usize>, Sum> = BTreeMap::new();
        for (rule, outcomes) in &parts.system {
            let sum = sums.entry(part(*rule).filter(|_| sorted)).or_default();
            sum.add(worst(outcomes), self.points(*rule));
        }
        let weight = |at: Option<usize>| at.map_or(Exact::whole(1), |at| of.parts[at].weight);
        sums.into_iter().map(|(at, sum)| (weight(at), sum)).collect()
    }

    /// Returns the points of a score item, stated ones first.
    fn points(&self, at: RuleIx) -> Option<Exact> {
        let rule = self.checklist.catalog().rule_at(at);
        let given = || {
            let of = |fact: &String| self.scheme.points.iter().find(|(id, _)| id == fact).map(|(_, p)| *p);
            rule.facts.iter().find_map(of)
        };
        self.parameters.points.get(rule.id.as_str()).copied().or_else(given)
    }
}

impl Sum {
    fn add(&mut self, outcome: Outcome, points: Option<Exact>) {
        let (got, may) = match outcome {
            Outcome::Passed => (1, 1),
            Outcome::Failed => (0, 0),
            Outcome::CantTell | Outcome::Untested | Outcome::Inapplicable => (0, 1),
        };
        self.got += got;
        self.may += may;
        self.most += 1;
        let before = if self.started { self.points } else { Some((Exact::ZERO, Exact::ZERO, Exact::ZERO)) };
        self.started = true;
        self.points = before.zip(points).and_then(|((a, b, most), worth)| {
            let plus = |sum: Exact, times: i64| sum.checked_add(worth.checked_mul(Exact::whole(times))?);
            Some((plus(a, got)?, plus(b, may)?, plus(most, 1)?))
        });
    }

    /// Returns what was got, or may be, and the most there is.
    fn of(&self, high: bool, by_points: bool) -> (Exact, Exact) {
        match self.points.filter(|_| by_points) {
            Some((low, may, most)) => (if high { may } else { low }, most),
            None => (Exact::whole(if high { self.may } else { self.got }), Exact::whole(self.most)),
        }
    }
}

/// Returns what the parts come to, each by its weight, and the most there is: a part without an item that
/// applies takes no share.
fn weighed(parts: &[(Exact, Sum)], high: bool) -> Option<(Exact, Exact)> {
    let mut all = (Exact::ZERO, Exact::ZERO);
    for (weight, sum) in parts {
        let (got, most) = sum.of(high, sum.points.is_some());
        let share = weight.checked_mul(got.checked_div(most)?)?;
        all = (all.0.checked_add(share)?, all.1.checked_add(*weight)?);
    }
    Some(all)
}

/// A system item is met if it is met everywhere.
fn worst(outcomes: &[Outcome]) -> Outcome {
    if outcomes.contains(&Outcome::Failed) {
        Outcome::Failed
    } else if outcomes.iter().all(|o| *o == Outcome::Passed) {
        Outcome::Passed
    } else {
        Outcome::Untested
    }
}

/// Returns true if a clause is another or below it: `5.3.1.1b` is under `5.3`, `5.31` is not.
fn is_under(clause: &str, of: &str) -> bool {
    clause.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
