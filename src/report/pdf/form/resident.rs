//! For whom a rule of a home is: the resident's limitations by the numbers that the first page gives them.

use super::Form;
use crate::checklist::{Condition, LimitationId};
use crate::lang::Arg;

impl Form<'_> {
    /// The limitations to tick, each with its number and its code.
    pub(super) fn limitations(&self) -> Vec<String> {
        let limitations = self.checklist.catalog().limitations();
        let word = |(at, l): (usize, &crate::checklist::Limitation)| {
            format!("{} {} ({})", at + 1, l.title.get(self.lang), l.id)
        };
        limitations.iter().enumerate().map(word).collect()
    }

    /// Adds to what is asked the numbers of those residents of whom it is asked.
    pub(super) fn of_whom(&self, limit: String, limitations: &[LimitationId]) -> String {
        let known = self.checklist.catalog().limitations();
        let numbers: Vec<String> = (1..)
            .zip(known)
            .filter(|(_, l)| limitations.contains(&l.id))
            .map(|(number, _): (usize, _)| number.to_string())
            .collect();
        if numbers.is_empty() {
            return limit;
        }
        let numbers = numbers.join(&self.word("list-comma"));
        self.message("form-of-whom", &[("limit", limit.into()), ("numbers", Arg::from(numbers))])
    }
}

/// Takes the limitations out of a condition: of what is left and of them, both must hold.
pub(super) fn apart(when: &Condition) -> (Option<Condition>, &[LimitationId]) {
    match when {
        Condition::Limitations(limitations) => (None, limitations),
        Condition::AllOf(parts) => {
            let Some(at) = parts.iter().position(|p| matches!(p, Condition::Limitations(_))) else {
                return (Some(when.clone()), &[]);
            };
            let mut rest = parts.clone();
            rest.remove(at);
            let rest = match rest.as_slice() {
                [] => None,
                [only] => Some(only.clone()),
                _ => Some(Condition::AllOf(rest)),
            };
            let Condition::Limitations(limitations) = &parts[at] else { return (rest, &[]) };
            (rest, limitations)
        }
        _ => (Some(when.clone()), &[]),
    }
}
