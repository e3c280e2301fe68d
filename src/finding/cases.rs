//! The cases of the rules, judged: each gives its outcome, or the checklist is wrong.

use std::sync::Arc;

use super::model::{Decision, Reason};
use super::site::At;
use crate::checklist::{Case, Catalog, Checklist, ElementIx, Given, Outcome, Profile, Rule, RuleId, Subject};
use crate::survey::{Item, ItemIx, ReadingMore, Resident, Survey, ValueError, read_value};

/// A case that does not give its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFailure {
    /// The rule.
    pub rule: RuleId,
    /// The case, from 0, in the order of the file.
    pub case: usize,
    /// What the case expects.
    pub expected: Outcome,
    /// What it gives, or why its readings cannot be read.
    pub found: Result<Outcome, String>,
}

/// Judges every case of every rule of a catalogue; returns those that fail.
pub fn check_cases(catalog: &Arc<Catalog>) -> Vec<CaseFailure> {
    let profile = Profile {
        id: "cases".parse().expect("a constant id"),
        title: crate::lang::Text::default(),
        extends: Vec::new(),
        subject: Subject::Site,
        minimum_coverage: crate::quantity::Exact::ZERO,
        fresh_for_months: None,
        assume_construction: None,
        select: Vec::new(),
        exclude: Vec::new(),
        parameters: Vec::new(),
    };
    let checklist = Checklist::resolve(catalog.clone(), profile);
    let cases = catalog.rules().iter().flat_map(|r| r.cases.iter().enumerate().map(move |(n, c)| (r, n, c)));
    cases
        .filter_map(|(rule, number, case)| {
            let found = judge(&checklist, rule, case).map(|(outcome, _)| outcome);
            (found.as_ref().ok() != Some(&case.expect)).then(|| CaseFailure {
                rule: rule.id.clone(),
                case: number,
                expected: case.expect,
                found: found.map_err(|e| e.to_string()),
            })
        })
        .collect()
}

fn judge(checklist: &Checklist, rule: &Rule, case: &Case) -> Result<(Outcome, Reason), ValueError> {
    let survey = survey(checklist.catalog(), rule, case)?;
    let item = survey.items.last().expect("the builder ends with the item itself");
    let place = At::new(checklist, &survey, item, Decision::Guarded);
    Ok(place.judge_raw(rule))
}

/// Builds the survey of a case: the item, in one enclosing item for each element that the case names.
fn survey(catalog: &Catalog, rule: &Rule, case: &Case) -> Result<Survey, ValueError> {
    let mut survey = Survey::new("case");
    survey.construction = case.construction;
    survey.resident = case.limitations.clone().map(Resident::with_limitations);
    let mut outer: Vec<ElementIx> = case.given.iter().filter_map(|g| g.field.of).collect();
    outer.extend(enclosing_by_condition(rule, case));
    outer.sort_unstable();
    outer.dedup();
    for element in outer.into_iter().map(Some).chain([None]) {
        let mut item = Item::new(format!("{element:?}"), element.unwrap_or(rule.element));
        item.parent = survey.items.len().checked_sub(1).and_then(|n| u32::try_from(n).ok()).map(ItemIx);
        for given in case.given.iter().filter(|g| g.field.of == element) {
            read(catalog, &mut item, given)?;
        }
        survey.items.push(item);
    }
    Ok(survey)
}

fn read(catalog: &Catalog, item: &mut Item, given: &Given) -> Result<(), ValueError> {
    let field = &catalog.element(item.element).fields[usize::from(given.field.field.0)];
    let (value, uncertainty) = read_value(field, &given.value, false)?;
    let more = (uncertainty.is_some() || given.with.is_some())
        .then(|| Box::new(ReadingMore { uncertainty, with: given.with, ..ReadingMore::default() }));
    item.readings.set(given.field.field, value, &given.value, more);
    Ok(())
}

/// A case of a rule that applies `within` an element lies in such an item, unless it shows that it does not apply.
fn enclosing_by_condition(rule: &Rule, case: &Case) -> Option<ElementIx> {
    fn first(condition: &crate::checklist::Condition) -> Option<ElementIx> {
        use crate::checklist::Condition::{AllOf, AnyOf, Within};
        match condition {
            Within(elements) => elements.first().copied(),
            AllOf(parts) | AnyOf(parts) => parts.iter().find_map(first),
            _ => None,
        }
    }
    if case.expect == Outcome::Inapplicable { None } else { rule.when.as_ref().and_then(first) }
}
