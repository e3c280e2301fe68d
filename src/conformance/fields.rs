//! The fields that a rule looks at.

use crate::checklist::{Catalog, Check, Condition, Field, FieldRef, Limit, Rule};

/// Returns every field that a rule looks at, those of its condition first, each once.
pub fn fields_of(rule: &Rule) -> Vec<FieldRef> {
    let mut found = Vec::new();
    if let Some(condition) = &rule.when {
        of_condition(condition, &mut found);
    }
    of_check(&rule.check, &mut found);
    found
}

/// Returns the field that a reference of a rule means.
pub(super) fn field<'a>(catalog: &'a Catalog, rule: &Rule, at: FieldRef) -> &'a Field {
    &catalog.element(at.of.unwrap_or(rule.element)).fields[usize::from(at.field.0)]
}

/// Returns every field that a check looks at, in order, each once.
fn of_check(check: &Check, found: &mut Vec<FieldRef>) {
    let mut add = |field: FieldRef| {
        if !found.contains(&field) {
            found.push(field);
        }
    };
    let mut limit = |limit: &Limit| {
        if let Limit::Reading { field, .. } = limit {
            add(*field);
        }
    };
    match check {
        Check::Bound { field, limit: l, .. } => {
            limit(l);
            add(*field);
        }
        Check::Between { field, low, high } => {
            limit(low);
            limit(high);
            add(*field);
        }
        Check::OneOf { field, .. } | Check::Present { field } => add(*field),
        Check::Lookup(lookup) => {
            add(lookup.by);
            add(lookup.field);
        }
        Check::CountByCapacity(count) => {
            add(count.capacity);
            add(count.field);
        }
        Check::AllOf(parts) | Check::AnyOf(parts) => {
            for part in parts {
                of_check(part, found);
            }
        }
    }
}

/// Returns every field that a condition looks at, in order, each once.
fn of_condition(condition: &Condition, found: &mut Vec<FieldRef>) {
    match condition {
        Condition::Check(check) => of_check(check, found),
        Condition::AllOf(parts) | Condition::AnyOf(parts) => {
            for part in parts {
                of_condition(part, found);
            }
        }
        Condition::Not(part) => of_condition(part, found),
        Condition::Construction(_)
        | Condition::Within(_)
        | Condition::Limitations(_)
        | Condition::Categories(_) => {}
    }
}
