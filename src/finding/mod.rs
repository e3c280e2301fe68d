//! Checklist × survey → findings: every rule at every item it is about.
//!
//! [`audit`] cannot fail: what was not measured is `untested`, what cannot be decided is `cantTell`,
//! and neither is ever `passed`.

mod applies;
mod cases;
mod check;
mod edition;
mod explain;
mod model;
mod site;
mod target;
mod uncertainty;
mod when;

pub use cases::{CaseFailure, CaseJudge, CaseSurvey, check_cases, enclosing};
pub use edition::{Basis, Gap, GapKind, Gaps, ItemEdition, binds_on_alteration, gaps};
pub use explain::{Explanation, Measured, explain, limit_text};
pub use model::{AuditOptions, Decision, Finding, Reason};
pub use target::{Edge, Target, targets};
pub(crate) use uncertainty::expanded_uncertainty;
pub use when::{condition_text, uncertainty_text, when_text};

use crate::checklist::{Checklist, Outcome};
use crate::survey::{Built, ItemIx, Survey};
use site::At;

/// Returns every finding of a survey, by item and then by rule in catalogue order.
pub fn audit(checklist: &Checklist, survey: &Survey, options: &AuditOptions) -> Vec<Finding> {
    let rules: usize = survey.items.iter().map(|i| checklist.rules_of(i.element).len()).sum();
    let mut findings = Vec::with_capacity(rules);
    audit_each(checklist, survey, options, |finding| findings.push(finding));
    findings
}

/// Hands every finding to `each`, in the order of [`audit`], without keeping any.
pub fn audit_each(
    checklist: &Checklist,
    survey: &Survey,
    options: &AuditOptions,
    mut each: impl FnMut(Finding),
) {
    let date = options.date.or(survey.surveyed);
    for (at, item) in survey.items.iter().enumerate() {
        let Ok(number) = u32::try_from(at) else { return };
        let place = At::new(checklist, survey, item, options.decision);
        let built = place.built().map(Built::last_day);
        for rule in checklist.rules_at(item.element, built) {
            let (outcome, reason) = place.judge(checklist.catalog().rule_at(rule));
            let mut finding = Finding { rule, item: ItemIx(number), outcome, reason, waiver: None };
            if !survey.waivers.is_empty() {
                finding.waiver = waiver(checklist, survey, &finding, date);
            }
            each(finding);
        }
    }
}

/// Returns the waiver in force for a finding.
fn waiver(
    checklist: &Checklist,
    survey: &Survey,
    finding: &Finding,
    date: Option<jiff::civil::Date>,
) -> Option<u16> {
    if matches!(finding.outcome, Outcome::Inapplicable) {
        return None;
    }
    let rule = &checklist.catalog().rule_at(finding.rule).id;
    let at = survey.waivers.iter().position(|w| {
        w.rule == *rule && w.item.is_none_or(|i| i == finding.item) && date.is_none_or(|d| d <= w.until)
    })?;
    u16::try_from(at).ok()
}
