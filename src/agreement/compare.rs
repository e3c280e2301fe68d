//! Pairs → agreement by field and by rule, the worst first.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::pair::{Lone, Pair, Part, Side, pairs};
use super::stats::{Differences, Estimate, Ratings, differences, wilson};
use crate::assessment::Assessment;
use crate::checklist::{ElementIx, FieldIx, FieldKind, Outcome, RuleIx};
use crate::finding::{Finding, expanded_uncertainty};
use crate::quantity::{Exact, Kind, Quantity};
use crate::survey::{Reading, Value};

/// How well two inspectors agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// How many visits were paired.
    pub visits: usize,
    /// How many items were paired.
    pub items: usize,
    /// Over all findings.
    pub findings: Summary,
    /// Over all readings: the share that agree.
    pub readings: Option<Estimate>,
    /// How many readings were paired.
    pub paired: u64,
    /// By field, worst first.
    pub fields: Vec<FieldAgreement>,
    /// By rule, worst first.
    pub rules: Vec<RuleAgreement>,
    /// What only one of them recorded, in the order of sites and items.
    pub lone: Vec<Lone>,
}

/// The coefficients of a table of ratings.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Summary {
    /// How many things both rated.
    pub n: u64,
    /// How many they rated alike.
    pub agreed: u64,
    /// The share rated alike.
    pub percent: Option<Estimate>,
    /// Cohen's κ.
    pub kappa: Option<Estimate>,
    /// Gwet's AC1.
    pub ac1: Option<Estimate>,
}

impl From<&Ratings> for Summary {
    fn from(of: &Ratings) -> Self {
        Self { n: of.count(), agreed: of.agreed(), percent: of.percent(), kappa: of.kappa(), ac1: of.ac1() }
    }
}

/// How well they agree on a field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldAgreement {
    /// The element.
    pub element: ElementIx,
    /// The field.
    pub field: FieldIx,
    /// How often both read it, how often alike; κ and AC1 of fields with categories.
    ///
    /// Two quantities are alike within their combined uncertainty where both state one, else if they are equal.
    pub summary: Summary,
    /// Quantities: the kind, and how far the values lie apart.
    pub differences: Option<(Kind, Differences)>,
    /// Quantities: how many pairs state both uncertainties.
    pub with_uncertainty: u64,
    /// Quantities: how many of those lie within the combined uncertainty.
    pub within: u64,
    /// How often only A read it.
    pub only_a: u64,
    /// How often only B read it.
    pub only_b: u64,
}

/// How well they agree on what a rule found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleAgreement {
    /// The rule.
    pub rule: RuleIx,
    /// The coefficients.
    pub summary: Summary,
    /// How often only A's reading could be judged.
    pub only_a: u64,
    /// How often only B's reading could be judged.
    pub only_b: u64,
}

/// What is gathered of a field.
#[derive(Debug)]
struct Field {
    table: Option<Ratings>,
    kind: Option<Kind>,
    apart: Vec<f64>,
    n: u64,
    agreed: u64,
    with_uncertainty: u64,
    within: u64,
    only: [u64; 2],
}

/// What is gathered of a rule.
#[derive(Debug)]
struct Rule {
    table: Ratings,
    only: [u64; 2],
}

/// The outcomes that rate: `untested` is no rating.
const OUTCOMES: usize = 4;

/// Returns how well two inspectors agree. All assessments must come from one catalogue.
pub fn agreement(a: &[&Assessment], b: &[&Assessment]) -> Agreement {
    let mut found = pairs(a, b);
    let mut fields: BTreeMap<(ElementIx, FieldIx), Field> = BTreeMap::new();
    let mut rules: BTreeMap<RuleIx, Rule> = BTreeMap::new();
    let mut all = Ratings::new(OUTCOMES);
    let items = std::mem::take(&mut found.items);
    for pair in &items {
        let element = pair.a.item.element;
        let (site, item) = (&pair.a.assessment.survey.site.id, &pair.a.item.id);
        for (field, (mine, theirs)) in pair.readings() {
            let Some(gathered) = gather(&mut fields, pair, field) else { continue };
            match (mine, theirs) {
                (Some(mine), Some(theirs)) => gathered.add(pair, mine, theirs),
                (mine, _) => {
                    let by = if mine.is_some() { Side::A } else { Side::B };
                    gathered.only[by as usize] += 1;
                    found.lone(site, Some(item), Part::Reading(element, field), by);
                }
            }
        }
        for (rule, (mine, theirs)) in pair.findings() {
            if pair.a.assessment.checklist.catalog().rule_at(rule).is_preview() {
                continue;
            }
            let gathered =
                rules.entry(rule).or_insert_with(|| Rule { table: Ratings::new(OUTCOMES), only: [0; 2] });
            match (rating(mine), rating(theirs)) {
                // That a rule has nothing to say of an item is no merit of the inspectors.
                (Some(3), Some(3)) | (None, None) => {}
                (Some(mine), Some(theirs)) => {
                    gathered.table.add(mine, theirs);
                    all.add(mine, theirs);
                }
                (mine, _) => gathered.only[usize::from(mine.is_none())] += 1,
            }
        }
    }
    found.lone.sort();
    let (paired, agreed) = fields.values().fold((0, 0), |(n, agreed), f| (n + f.n, agreed + f.agreed));
    Agreement {
        visits: found.visits,
        items: items.len(),
        findings: Summary::from(&all),
        readings: wilson(agreed, paired),
        paired,
        fields: told_fields(fields),
        rules: told_rules(rules),
        lone: found.lone,
    }
}

/// Returns the category of an outcome, or nothing for what is no rating.
fn rating(finding: Option<&Finding>) -> Option<usize> {
    match finding?.outcome {
        Outcome::Passed => Some(0),
        Outcome::Failed => Some(1),
        Outcome::CantTell => Some(2),
        Outcome::Inapplicable => Some(3),
        Outcome::Untested => None,
    }
}

/// Returns where a field is gathered; nothing for free text, which cannot agree or differ.
fn gather<'m>(
    fields: &'m mut BTreeMap<(ElementIx, FieldIx), Field>,
    pair: &Pair<'_>,
    field: FieldIx,
) -> Option<&'m mut Field> {
    let element = pair.a.item.element;
    let catalog = pair.a.assessment.checklist.catalog();
    let (table, kind) = match &catalog.element(element).fields.get(usize::from(field.0))?.kind {
        FieldKind::Quantity(kind) => (None, Some(*kind)),
        FieldKind::YesNo => (Some(Ratings::new(2)), None),
        FieldKind::Choice(choices) => (Some(Ratings::new(choices.len())), None),
        FieldKind::Text => return None,
    };
    Some(fields.entry((element, field)).or_insert_with(|| Field {
        table,
        kind,
        apart: Vec::new(),
        n: 0,
        agreed: 0,
        with_uncertainty: 0,
        within: 0,
        only: [0; 2],
    }))
}

impl Field {
    fn add(&mut self, pair: &Pair<'_>, a: &Reading, b: &Reading) {
        self.n += 1;
        let alike = match (a.value, b.value) {
            (Value::Quantity(one), Value::Quantity(other)) => {
                self.apart.push(one.value.to_f64() - other.value.to_f64());
                let catalog = pair.a.assessment.checklist.catalog();
                let both = expanded_uncertainty(catalog, a).zip(expanded_uncertainty(catalog, b));
                match both {
                    Some(both) => {
                        let within = is_within(one, other, both);
                        self.with_uncertainty += 1;
                        self.within += u64::from(within);
                        within
                    }
                    None => one.value == other.value,
                }
            }
            (one, other) => {
                if let (Some(table), Some(one), Some(other)) =
                    (&mut self.table, category(one), category(other))
                {
                    table.add(one, other);
                }
                one == other
            }
        };
        self.agreed += u64::from(alike);
    }
}

fn category(value: Value) -> Option<usize> {
    match value {
        Value::YesNo(yes) => Some(usize::from(yes)),
        Value::Choice(at) => Some(at.into()),
        Value::Quantity(_) | Value::Text => None,
    }
}

/// Returns true if two values differ by no more than √(U₁² + U₂²): exactly, where the squares fit.
fn is_within(a: Quantity, b: Quantity, (ua, ub): (Exact, Exact)) -> bool {
    let square = |x: Exact| x.checked_mul(x);
    let exact = || {
        let apart = square(a.value.checked_sub(b.value)?)?;
        Some(apart <= square(ua)?.checked_add(square(ub)?)?)
    };
    exact().unwrap_or_else(|| (a.value.to_f64() - b.value.to_f64()).abs() <= ua.to_f64().hypot(ub.to_f64()))
}

fn told_fields(fields: BTreeMap<(ElementIx, FieldIx), Field>) -> Vec<FieldAgreement> {
    let told = fields.into_iter().map(|((element, field), of)| FieldAgreement {
        element,
        field,
        summary: Summary {
            n: of.n,
            agreed: of.agreed,
            percent: wilson(of.agreed, of.n),
            kappa: of.table.as_ref().and_then(Ratings::kappa),
            ac1: of.table.as_ref().and_then(Ratings::ac1),
        },
        differences: of.kind.zip(differences(&of.apart)),
        with_uncertainty: of.with_uncertainty,
        within: of.within,
        only_a: of.only[0],
        only_b: of.only[1],
    });
    let mut found: Vec<FieldAgreement> = told.collect();
    // The sort is stable: what is alike stays in the order of the catalogue.
    found.sort_by(|x, y| worst_first(&x.summary, &y.summary));
    found
}

fn told_rules(rules: BTreeMap<RuleIx, Rule>) -> Vec<RuleAgreement> {
    let told = rules.into_iter().map(|(rule, of)| RuleAgreement {
        rule,
        summary: Summary::from(&of.table),
        only_a: of.only[0],
        only_b: of.only[1],
    });
    let rated = |r: &RuleAgreement| r.summary.n + r.only_a + r.only_b > 0;
    let mut found: Vec<RuleAgreement> = told.filter(rated).collect();
    found.sort_by(|x, y| worst_first(&x.summary, &y.summary));
    found
}

/// By the share that agrees, by how many speak for it, and last what both never rated.
fn worst_first(x: &Summary, y: &Summary) -> Ordering {
    let share = |s: &Summary, other: &Summary| u128::from(s.agreed) * u128::from(other.n);
    (x.n == 0).cmp(&(y.n == 0)).then(share(x, y).cmp(&share(y, x))).then(y.n.cmp(&x.n))
}
