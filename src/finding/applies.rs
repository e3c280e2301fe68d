//! Whether a rule applies: conditions in three values, true, false and unknown.

use super::model::Reason;
use super::site::At;
use crate::checklist::{Condition, Outcome};

impl At<'_> {
    /// Returns whether the condition holds, or why nobody can say.
    pub(super) fn applies(&self, condition: &Condition) -> Result<bool, Reason> {
        match condition {
            Condition::Check(check) => match self.by_value().check(check) {
                (Outcome::Passed, _) => Ok(true),
                // Not inside such an item: what the condition speaks of is not there.
                (Outcome::Failed, _) | (_, Reason::NotEnclosed(_)) => Ok(false),
                (_, Reason::NotMeasured(field) | Reason::Refused(field)) => {
                    Err(Reason::ConditionNotMeasured(field))
                }
                (_, reason) => Err(reason),
            },
            Condition::Construction(states) => {
                self.construction().map(|c| states.contains(&c)).ok_or(Reason::ConstructionUnknown)
            }
            Condition::Within(elements) => Ok(elements.iter().any(|e| self.within(*e))),
            Condition::Limitations(wanted) => match self.limitations() {
                Some(has) => Ok(wanted.iter().any(|l| has.contains(l))),
                None => Err(Reason::ResidentUnknown),
            },
            Condition::Categories(wanted) => self.is_of(wanted).ok_or(Reason::ResidentUnknown),
            Condition::AllOf(parts) => self.several(parts, false),
            Condition::AnyOf(parts) => self.several(parts, true),
            Condition::Not(part) => self.applies(part).map(|holds| !holds),
        }
    }

    /// Kleene's rule: one `decisive` part decides, whatever is unknown beside it.
    fn several(&self, parts: &[Condition], decisive: bool) -> Result<bool, Reason> {
        let mut unknown = None;
        for part in parts {
            match self.applies(part) {
                Ok(holds) if holds == decisive => return Ok(decisive),
                Ok(_) => {}
                Err(reason) => unknown = unknown.or(Some(reason)),
            }
        }
        unknown.map_or(Ok(!decisive), Err)
    }
}
