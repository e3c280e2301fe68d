//! The cases of the rules, judged: each gives its outcome, or the checklist is wrong.

use std::sync::Arc;

use super::model::Decision;
use super::site::At;
use crate::checklist::{Case, Catalog, Checklist, ElementIx, Given, Outcome, Profile, Rule, RuleId, Subject};
use crate::survey::{Item, ItemIx, Personal, ReadingMore, Resident, Survey, ValueError, read_value};

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
    let judge = CaseJudge::new(catalog);
    let cases = catalog.rules().iter().flat_map(|r| r.cases.iter().enumerate().map(move |(n, c)| (r, n, c)));
    cases
        .filter_map(|(rule, number, case)| {
            let found = judge.survey(rule, case).map(|survey| judge.outcome(rule, &survey));
            (found.as_ref().ok() != Some(&case.expect)).then(|| CaseFailure {
                rule: rule.id.clone(),
                case: number,
                expected: case.expect,
                found: found.map_err(|e| e.to_string()),
            })
        })
        .collect()
}

/// Judges cases of rules: guarded both ways, nothing assumed, preview rules by their figures.
#[derive(Debug, Clone)]
pub struct CaseJudge {
    checklist: Checklist,
}

/// The readings of a case, built into a survey, so that several rules can be held against them.
#[derive(Debug, Clone)]
pub struct CaseSurvey(Survey);

impl CaseJudge {
    /// Returns a judge of the cases of a catalogue.
    pub fn new(catalog: &Arc<Catalog>) -> Self {
        let profile = Profile {
            id: "cases".parse().expect("a constant id"),
            title: crate::lang::Text::default(),
            subject: Subject::Site,
            minimum_coverage: crate::quantity::Exact::ZERO,
            fresh_for_months: None,
            assume_construction: None,
            select: Vec::new(),
            exclude: Vec::new(),
            extends: Vec::new(),
            parameters: Vec::new(),
        };
        Self { checklist: Checklist::resolve(catalog.clone(), profile) }
    }

    /// Returns the survey of a case: the item, in one enclosing item for each of [`enclosing`].
    pub fn survey(&self, rule: &Rule, case: &Case) -> Result<CaseSurvey, ValueError> {
        let mut survey = Survey::new("case");
        survey.construction = case.construction;
        survey.resident = case.limitations.clone().map(|limitations| Resident {
            category: Personal::new(case.category),
            ..Resident::with_limitations(limitations)
        });
        for element in enclosing(rule, case).into_iter().map(Some).chain([None]) {
            let mut item = Item::new(format!("{element:?}"), element.unwrap_or(rule.element));
            item.parent = survey.items.len().checked_sub(1).and_then(|n| u32::try_from(n).ok()).map(ItemIx);
            for given in case.given.iter().filter(|g| g.field.of == element) {
                read(self.checklist.catalog(), &mut item, given)?;
            }
            survey.items.push(item);
        }
        Ok(CaseSurvey(survey))
    }

    /// Returns the outcome of a rule at the item of a case.
    pub fn outcome(&self, rule: &Rule, survey: &CaseSurvey) -> Outcome {
        let item = survey.0.items.last().expect("the builder ends with the item itself");
        At::new(&self.checklist, &survey.0, item, Decision::Guarded).judge_raw(rule).0
    }
}

/// Returns the elements that the item of a case lies in, outermost first.
///
/// They are those whose fields the case gives, and the one that the rule cannot apply without, unless the
/// case shows that it does not apply.
pub fn enclosing(rule: &Rule, case: &Case) -> Vec<ElementIx> {
    let mut outer: Vec<ElementIx> = case.given.iter().filter_map(|g| g.field.of).collect();
    outer.extend(enclosing_by_condition(rule, case));
    outer.sort_unstable();
    outer.dedup();
    outer
}

fn read(catalog: &Catalog, item: &mut Item, given: &Given) -> Result<(), ValueError> {
    let field = &catalog.element(item.element).fields[usize::from(given.field.field.0)];
    let (value, uncertainty) = read_value(field, &given.value, false)?;
    let more = (uncertainty.is_some() || given.with.is_some())
        .then(|| Box::new(ReadingMore { uncertainty, with: given.with, ..ReadingMore::default() }));
    item.readings.set(given.field.field, value, &given.value, more);
    Ok(())
}

fn enclosing_by_condition(rule: &Rule, case: &Case) -> Option<ElementIx> {
    fn first(condition: &crate::checklist::Condition) -> Option<ElementIx> {
        use crate::checklist::Condition::{AllOf, Within};
        match condition {
            Within(elements) => elements.first().copied(),
            AllOf(parts) => parts.iter().find_map(first),
            _ => None,
        }
    }
    if case.expect == Outcome::Inapplicable { None } else { rule.when.as_ref().and_then(first) }
}
