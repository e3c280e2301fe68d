//! Rules made wrong by the smallest step, to prove that the cases would notice.
//!
//! A limit moves by its smallest unit, an inequality changes between including and excluding its
//! limit, an answer is turned round, a value or a part is dropped. A mutant that all cases judge like
//! the rule itself is a hole in the case table, or means the same as the rule.

use std::sync::Arc;

use super::fields::field;
use super::step::Steps;
use crate::checklist::{
    BetweenRows, BeyondCapacity, BeyondRows, Bound, Catalog, Check, Condition, CountByCapacity, Expected,
    FieldKind, FieldRef, Limit, Lookup, Rule, RuleId,
};
use crate::finding::CaseJudge;
use crate::quantity::{Exact, Kind, Quantity};

/// A rule made wrong.
#[derive(Debug, Clone)]
pub struct Mutant {
    /// What was changed, as a path into the rule and the change: `check.at_most 1/12 -> 1/13`.
    pub change: String,
    /// The rule with the change.
    pub rule: Rule,
}

/// A mutant that no case notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unnoticed {
    /// The rule.
    pub rule: RuleId,
    /// What was changed.
    pub change: String,
}

/// Returns every mutant of every rule that no case of that rule notices, and how many mutants there were.
pub fn unnoticed(catalog: &Arc<Catalog>) -> (Vec<Unnoticed>, usize) {
    let judge = CaseJudge::new(catalog);
    let mut found = Vec::new();
    let mut count = 0;
    for rule in catalog.rules() {
        let cases: Vec<_> =
            rule.cases.iter().filter_map(|c| Some((judge.survey(rule, c).ok()?, c.expect))).collect();
        for mutant in mutants(catalog, rule) {
            count += 1;
            let noticed = cases.iter().any(|(survey, expect)| judge.outcome(&mutant.rule, survey) != *expect);
            if !noticed {
                found.push(Unnoticed { rule: rule.id.clone(), change: mutant.change });
            }
        }
    }
    (found, count)
}

/// Returns the mutants of a rule: of its check, then of its condition.
pub fn mutants(catalog: &Catalog, rule: &Rule) -> Vec<Mutant> {
    let maker = Maker { catalog, rule, steps: Steps::of(catalog, rule) };
    let checks = maker.checks(&rule.check).into_iter().map(|(change, check)| Mutant {
        change: format!("check{change}"),
        rule: Rule { check, ..rule.clone() },
    });
    let conditions = rule.when.iter().flat_map(|when| {
        maker.conditions(when).into_iter().chain([(" dropped".to_owned(), None)]).map(|(change, when)| {
            Mutant { change: format!("when{change}"), rule: Rule { when, ..rule.clone() } }
        })
    });
    checks.chain(conditions).collect()
}

struct Maker<'a> {
    catalog: &'a Catalog,
    rule: &'a Rule,
    steps: Steps,
}

/// A change and what it makes.
type Changed<T> = Vec<(String, T)>;

impl Maker<'_> {
    fn checks(&self, check: &Check) -> Changed<Check> {
        match check {
            Check::Bound { field, bound, limit } => {
                let word = word(*bound);
                let moved = self.limits(*field, limit).into_iter().map(|(change, limit)| {
                    (format!(".{word}{change}"), Check::Bound { field: *field, bound: *bound, limit })
                });
                let flipped = flipped(*bound);
                let other = Check::Bound { field: *field, bound: flipped, limit: *limit };
                moved.chain([(format!(".{word} -> {}", self::word(flipped)), other)]).collect()
            }
            Check::Between { field, low, high } => self.between(*field, low, high),
            Check::OneOf { field, values } => self.one_of(*field, values),
            Check::Present { field } => {
                let absent = Check::OneOf { field: *field, values: vec![Expected::YesNo(false)] };
                vec![(".present negated".to_owned(), absent)]
            }
            Check::Lookup(lookup) => self.lookup(lookup),
            Check::CountByCapacity(count) => counts(count, &self.steps),
            Check::AllOf(parts) => within(parts, ".all_of", Check::AllOf, |p| self.checks(p)),
            Check::AnyOf(parts) => within(parts, ".any_of", Check::AnyOf, |p| self.checks(p)),
        }
    }

    /// The conditions that a condition can be mistaken for; nothing as a condition means always.
    fn conditions(&self, condition: &Condition) -> Changed<Option<Condition>> {
        self.some_conditions(condition).into_iter().map(|(change, made)| (change, Some(made))).collect()
    }

    fn some_conditions(&self, condition: &Condition) -> Changed<Condition> {
        let negated = |name: &str| (format!(".{name} negated"), Condition::Not(Box::new(condition.clone())));
        match condition {
            Condition::Check(check) => {
                self.checks(check).into_iter().map(|(change, c)| (change, Condition::Check(c))).collect()
            }
            Condition::Construction(states) => {
                let word = |state: &crate::checklist::Construction| state.to_string();
                dropped(states, ".construction", word, Condition::Construction)
            }
            Condition::Within(elements) => {
                let word = |at: &crate::checklist::ElementIx| self.catalog.element(*at).id.to_string();
                dropped(elements, ".within", word, Condition::Within)
            }
            Condition::Limitations(wanted) => {
                let word = |id: &crate::checklist::LimitationId| id.to_string();
                dropped(wanted, ".limitations", word, Condition::Limitations)
            }
            Condition::Categories(wanted) => {
                let word = |c: &crate::checklist::DisabilityCategory| c.to_string();
                dropped(wanted, ".categories", word, Condition::Categories)
            }
            Condition::AllOf(parts) => {
                within(parts, ".all_of", Condition::AllOf, |p| self.some_conditions(p))
            }
            Condition::AnyOf(parts) => {
                within(parts, ".any_of", Condition::AnyOf, |p| self.some_conditions(p))
            }
            Condition::Not(part) => {
                let inner = self.some_conditions(part).into_iter();
                let inner = inner.map(|(c, made)| (format!(".not{c}"), Condition::Not(Box::new(made))));
                inner.chain([negated("not")]).collect()
            }
        }
    }

    fn kind(&self, at: FieldRef) -> Option<Kind> {
        match field(self.catalog, self.rule, at).kind {
            FieldKind::Quantity(kind) => Some(kind),
            FieldKind::YesNo | FieldKind::Choice(_) | FieldKind::Text => None,
        }
    }

    fn limits(&self, of: FieldRef, limit: &Limit) -> Changed<Limit> {
        match *limit {
            Limit::Fixed(q) => self
                .steps
                .around(q.kind, q.value)
                .into_iter()
                .map(|value| (shown(q.value, value), Limit::Fixed(Quantity { value, ..q })))
                .collect(),
            Limit::Reading { field, times, plus } => {
                let Some(kind) = self.kind(of) else { return Vec::new() };
                let around = |value: Exact, step: Option<Exact>| {
                    let step = step.unwrap_or(Exact::ZERO);
                    [value.checked_sub(step), value.checked_add(step)].into_iter().flatten()
                };
                let mut made = Vec::new();
                // Once the other reading itself is an idea of the clause, not a figure of it.
                if times != Exact::whole(1) {
                    for new in around(times, Exact::new(1, 10)) {
                        made.push((
                            format!(".times{}", shown(times, new)),
                            Limit::Reading { field, times: new, plus },
                        ));
                    }
                }
                for new in around(plus, self.steps.step(kind, plus)) {
                    made.push((
                        format!(".plus{}", shown(plus, new)),
                        Limit::Reading { field, times, plus: new },
                    ));
                }
                made
            }
        }
    }

    fn between(&self, field: FieldRef, low: &Limit, high: &Limit) -> Changed<Check> {
        let (low, high) = (*low, *high);
        let mut made = Vec::new();
        for (change, low) in self.limits(field, &low) {
            made.push((format!(".between.low{change}"), Check::Between { field, low, high }));
        }
        for (change, high) in self.limits(field, &high) {
            made.push((format!(".between.high{change}"), Check::Between { field, low, high }));
        }
        let two = |lower, upper| {
            let lower = Check::Bound { field, bound: lower, limit: low };
            Check::AllOf(vec![lower, Check::Bound { field, bound: upper, limit: high }])
        };
        made.push((".between.low excluded".to_owned(), two(Bound::MoreThan, Bound::AtMost)));
        made.push((".between.high excluded".to_owned(), two(Bound::AtLeast, Bound::LessThan)));
        made
    }

    fn one_of(&self, at: FieldRef, values: &[Expected]) -> Changed<Check> {
        let word = |value: &Expected| match (value, &field(self.catalog, self.rule, at).kind) {
            (Expected::Choice(n), FieldKind::Choice(choices)) => {
                choices.get(usize::from(*n)).map_or_else(String::new, |c| c.id.clone())
            }
            (Expected::Quantity(q), _) => format!("{:?}", q.value),
            (Expected::YesNo(yes), _) => yes.to_string(),
            (Expected::Choice(_), _) => String::new(),
        };
        let whole = |values| Check::OneOf { field: at, values };
        let mut made = dropped(values, ".one_of", word, whole);
        for (place, value) in values.iter().enumerate() {
            let mut put = |change: String, new: Expected| {
                let mut values = values.to_vec();
                values[place] = new;
                made.push((format!(".one_of{change}"), whole(values)));
            };
            match value {
                Expected::YesNo(yes) => put(" negated".to_owned(), Expected::YesNo(!yes)),
                Expected::Quantity(q) => {
                    for new in self.steps.around(q.kind, q.value) {
                        put(shown(q.value, new), Expected::Quantity(Quantity { value: new, ..*q }));
                    }
                }
                Expected::Choice(_) => {}
            }
        }
        made
    }

    fn lookup(&self, lookup: &Lookup) -> Changed<Check> {
        let mut made = Vec::new();
        let mut put =
            |change: String, lookup: Lookup| made.push((format!(".lookup{change}"), Check::Lookup(lookup)));
        for (n, (at, limit)) in lookup.rows.iter().enumerate() {
            for value in self.steps.around(limit.kind, limit.value) {
                let mut new = lookup.clone();
                new.rows[n].1.value = value;
                put(format!(".rows[{n}]{}", shown(limit.value, value)), new);
            }
            let moved = self.kind(lookup.by).map(|kind| self.steps.around(kind, *at)).unwrap_or_default();
            for place in moved {
                let mut new = lookup.clone();
                new.rows[n].0 = place;
                // A table out of order is refused when it is read.
                if new.rows.windows(2).all(|w| w[0].0 < w[1].0) {
                    put(format!(".rows[{n}].at{}", shown(*at, place)), new);
                }
            }
        }
        let bound = flipped(lookup.bound);
        put(format!(" {} -> {}", word(lookup.bound), word(bound)), Lookup { bound, ..lookup.clone() });
        let between = match lookup.between {
            BetweenRows::Interpolate => BetweenRows::Stricter,
            BetweenRows::Stricter => BetweenRows::Interpolate,
        };
        put(format!(".between -> {between:?}"), Lookup { between, ..lookup.clone() });
        for beyond in [BeyondRows::Nearest, BeyondRows::Passed, BeyondRows::Failed] {
            if beyond != lookup.below {
                put(format!(".below -> {beyond:?}"), Lookup { below: beyond, ..lookup.clone() });
            }
            if beyond != lookup.above {
                put(format!(".above -> {beyond:?}"), Lookup { above: beyond, ..lookup.clone() });
            }
        }
        made
    }
}

fn counts(count: &CountByCapacity, steps: &Steps) -> Changed<Check> {
    let mut made = Vec::new();
    let mut put = |change: String, new: CountByCapacity| {
        made.push((format!(".count_by_capacity{change}"), Check::CountByCapacity(new)));
    };
    for by in [-1, 1] {
        for (n, (up_to, least)) in count.rows.iter().enumerate() {
            let mut new = count.clone();
            new.rows[n].0 = up_to + by;
            put(format!(".rows[{n}].up_to {up_to} -> {}", up_to + by), new);
            let mut new = count.clone();
            new.rows[n].1 = least + by;
            put(format!(".rows[{n}].at_least {least} -> {}", least + by), new);
        }
        let mut beyond = |name: &str, beyond| {
            put(format!(".beyond.{name} {by:+}"), CountByCapacity { beyond, ..count.clone() });
        };
        match count.beyond {
            BeyondCapacity::Share(share) => {
                let step = steps.step(Kind::Ratio, share).and_then(|s| s.checked_mul(Exact::whole(by)));
                if let Some(share) = step.and_then(|step| share.checked_add(step)) {
                    beyond("share", BeyondCapacity::Share(share));
                }
            }
            BeyondCapacity::Steps { from, base, per } => {
                beyond("from", BeyondCapacity::Steps { from: from + by, base, per });
                beyond("base", BeyondCapacity::Steps { from, base: base + by, per });
                beyond("per", BeyondCapacity::Steps { from, base, per: per + by });
            }
        }
    }
    made
}

/// Changes each part of a list in turn, and leaves each out in turn.
fn within<T: Clone>(
    parts: &[T],
    name: &str,
    whole: impl Fn(Vec<T>) -> T,
    change: impl Fn(&T) -> Changed<T>,
) -> Changed<T> {
    let mut made = Vec::new();
    for (n, part) in parts.iter().enumerate() {
        for (what, new) in change(part) {
            let mut parts = parts.to_vec();
            parts[n] = new;
            made.push((format!("{name}[{n}]{what}"), whole(parts)));
        }
        if parts.len() > 1 {
            let mut parts = parts.to_vec();
            parts.remove(n);
            made.push((format!("{name}[{n}] dropped"), whole(parts)));
        }
    }
    made
}

/// Leaves each value of a list out in turn.
fn dropped<V: Clone, T>(
    values: &[V],
    name: &str,
    word: impl Fn(&V) -> String,
    whole: impl Fn(Vec<V>) -> T,
) -> Changed<T> {
    let without = |n: usize| {
        let mut values = values.to_vec();
        let value = values.remove(n);
        (format!("{name} {} dropped", word(&value)), whole(values))
    };
    (0..values.len()).map(without).collect()
}

fn shown(from: Exact, to: Exact) -> String {
    format!(" {from:?} -> {to:?}")
}

fn flipped(bound: Bound) -> Bound {
    match bound {
        Bound::AtMost => Bound::LessThan,
        Bound::LessThan => Bound::AtMost,
        Bound::AtLeast => Bound::MoreThan,
        Bound::MoreThan => Bound::AtLeast,
    }
}

fn word(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost => "at_most",
        Bound::LessThan => "less_than",
        Bound::AtLeast => "at_least",
        Bound::MoreThan => "more_than",
    }
}
