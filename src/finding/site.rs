//! An item in its place: what a rule can ask of it, its enclosing items and its survey.

use super::model::{Decision, Reason};
use crate::checklist::{
    Checklist, Construction, DisabilityCategory, ElementIx, FieldRef, LimitationId, Outcome, Rule,
};
use crate::survey::{Built, Item, Reading, Survey};

/// The most items that can enclose each other; deeper nests are cut, so that a cycle ends.
const DEPTH: usize = 64;

/// An item in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    pub(super) checklist: &'a Checklist,
    survey: &'a Survey,
    item: &'a Item,
    pub(super) decision: Decision,
}

impl<'a> At<'a> {
    pub(super) fn new(
        checklist: &'a Checklist,
        survey: &'a Survey,
        item: &'a Item,
        decision: Decision,
    ) -> Self {
        Self { checklist, survey, item, decision }
    }

    /// Returns the outcome of a rule here, and why.
    pub(super) fn judge(&self, rule: &Rule) -> (Outcome, Reason) {
        let (outcome, reason) = self.judge_raw(rule);
        // A figure that nobody vouches for advises; it never fails anything.
        if outcome == Outcome::Failed && rule.is_preview() {
            return (Outcome::CantTell, Reason::Advice);
        }
        (outcome, reason)
    }

    /// Returns the outcome by the figures alone, as the cases of a preview rule see it.
    pub(super) fn judge_raw(&self, rule: &Rule) -> (Outcome, Reason) {
        if let Some(condition) = &rule.when {
            match self.applies(condition) {
                Ok(true) => {}
                Ok(false) => return (Outcome::Inapplicable, Reason::DoesNotApply),
                Err(unknown) => return (Outcome::Untested, unknown),
            }
        }
        self.check(&rule.check)
    }

    /// Returns the same place, decided by values alone: conditions are.
    pub(super) fn by_value(&self) -> Self {
        Self { decision: Decision::Simple, ..*self }
    }

    /// Returns the item that a field reference means.
    pub(super) fn item_of(&self, field: FieldRef) -> Option<&'a Item> {
        match field.of {
            None => Some(self.item),
            Some(element) => self.enclosing().find(|i| i.element == element),
        }
    }

    /// Returns the reading of a field, or why there is none.
    #[inline]
    pub(super) fn reading(&self, field: FieldRef) -> Result<&'a Reading, Reason> {
        let item = if field.of.is_none() { Some(self.item) } else { self.item_of(field) };
        let Some(item) = item else { return Err(Reason::NotEnclosed(field)) };
        item.readings.get(field.field).ok_or_else(|| match item.readings.refused(field.field) {
            Some(_) => Reason::Refused(field),
            None => Reason::NotMeasured(field),
        })
    }

    /// Returns true if the item lies in an item of the element.
    pub(super) fn within(&self, element: ElementIx) -> bool {
        self.enclosing().any(|i| i.element == element)
    }

    /// Returns whether the works are new, altered or existing, as the record says or the profile assumes.
    pub(super) fn construction(&self) -> Option<Construction> {
        self.stated_construction().or(self.checklist.assumed_construction())
    }

    /// Returns what the record itself says of the works.
    pub(super) fn stated_construction(&self) -> Option<Construction> {
        let own = self.item.construction.or_else(|| self.enclosing().find_map(|i| i.construction));
        own.or(self.survey.construction)
    }

    /// Returns when the item was built, as it, an item around it or the record says.
    pub(super) fn built(&self) -> Option<Built> {
        let of = |item: &Item| item.more.as_ref().and_then(|m| m.built);
        of(self.item).or_else(|| self.enclosing().find_map(of)).or(self.survey.built)
    }

    /// Returns the resident's limitations, if the record has a resident.
    pub(super) fn limitations(&self) -> Option<&'a [LimitationId]> {
        self.survey.resident.as_ref().map(|r| r.limitations.for_verdicts().as_slice())
    }

    /// Returns whether the resident's disability is of one of some categories, if the record has a resident; one
    /// that nobody recorded is of none.
    pub(super) fn is_of(&self, categories: &[DisabilityCategory]) -> Option<bool> {
        let resident = self.survey.resident.as_ref()?;
        Some(resident.category.for_verdicts().is_some_and(|category| categories.contains(&category)))
    }

    fn enclosing(&self) -> impl Iterator<Item = &'a Item> + use<'a> {
        let survey = self.survey;
        let parent = move |item: &'a Item| item.parent.and_then(|p| survey.items.get(p.0 as usize));
        std::iter::successors(parent(self.item), move |i| parent(i)).take(DEPTH)
    }
}
