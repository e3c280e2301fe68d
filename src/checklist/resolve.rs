//! Profile, changes and edition → the rules that count.

use std::sync::Arc;

use jiff::civil::Date;

use super::edition::{AsOf, Line, Span};
use super::model::{ElementIx, Rule, RuleIx};
use super::part::{Profile, Subject};
use super::terms::{Construction, GroupSet};
use super::{Catalog, StandardId};

/// The rules that count for a kind of site.
#[derive(Debug, Clone, PartialEq)]
pub struct Checklist {
    catalog: Arc<Catalog>,
    profile: Profile,
    as_of: AsOf,
    /// The rules of every edition, with the days on which they count.
    selected: Vec<(RuleIx, Span)>,
    by_element: Vec<Vec<RuleIx>>,
    rules: Vec<RuleIx>,
}

impl Checklist {
    /// Returns the rules of a catalogue that a profile selects, its limits changed, in the newest edition.
    pub fn resolve(catalog: Arc<Catalog>, profile: Profile) -> Self {
        let catalog = if profile.parameters.is_empty() {
            catalog
        } else {
            Arc::new(catalog.with_parameters(&profile.parameters))
        };
        let rules: Vec<(RuleIx, &Rule)> = (0..=u16::MAX)
            .map(RuleIx)
            .zip(&catalog.rules)
            .filter(|(_, rule)| profile.selects(rule))
            .collect();
        let line = Line::new(&catalog, rules.iter().map(|(_, rule)| *rule));
        let selected = rules.iter().map(|(at, rule)| (*at, line.span(rule))).collect();
        let by_element = Vec::new();
        let checklist =
            Self { catalog, profile, as_of: AsOf::Newest, selected, by_element, rules: Vec::new() };
        checklist.counting(AsOf::Newest)
    }

    /// Returns the same checklist in another edition.
    #[must_use]
    pub fn as_of(self: &Arc<Self>, as_of: AsOf) -> Arc<Self> {
        if as_of == self.as_of { self.clone() } else { Arc::new(Self::clone(self).counting(as_of)) }
    }

    /// Chooses the rules that count.
    fn counting(mut self, as_of: AsOf) -> Self {
        let counts = |span: &Span| match as_of {
            AsOf::Newest => span.holds(None),
            AsOf::On(day) => span.holds(Some(day)),
            AsOf::Built => true,
        };
        self.rules = self.selected.iter().filter(|(_, span)| counts(span)).map(|(at, _)| *at).collect();
        self.by_element = vec![Vec::new(); self.catalog.elements.len()];
        for at in &self.rules {
            self.by_element[self.catalog.rule_at(*at).element.0 as usize].push(*at);
        }
        self.as_of = as_of;
        self
    }

    /// Returns by which edition it judges.
    pub fn judges_as_of(&self) -> AsOf {
        self.as_of
    }

    /// Returns the days on which a rule counts, if the profile selects it.
    pub fn span(&self, rule: RuleIx) -> Option<Span> {
        let at = self.selected.binary_search_by_key(&rule, |(at, _)| *at).ok()?;
        Some(self.selected[at].1)
    }

    /// Returns true if rules on an element come or go within a year.
    pub fn turns_within(&self, element: ElementIx, year: i16) -> bool {
        let on = |at: &RuleIx| self.catalog.rule_at(*at).element == element;
        self.selected.iter().any(|(at, span)| on(at) && span.turns_within(year))
    }

    /// Returns true if rules on an element come or go with editions, so that its age says which judge it.
    pub fn is_dated(&self, element: ElementIx) -> bool {
        let on = |at: &RuleIx| self.catalog.rule_at(*at).element == element;
        self.selected.iter().any(|(at, span)| on(at) && *span != Span::default())
    }

    /// Returns the rules on an item of an element: judged as of when it was built, those of that day, or
    /// the newest where nobody knows the day.
    pub fn rules_at(&self, element: ElementIx, built: Option<Date>) -> impl Iterator<Item = RuleIx> {
        let by_age = self.as_of == AsOf::Built;
        let holds = move |at: &RuleIx| !by_age || self.span(*at).is_none_or(|span| span.holds(built));
        self.rules_of(element).iter().copied().filter(holds)
    }

    /// Returns the catalogue that the checklist is made from.
    pub fn catalog(&self) -> &Arc<Catalog> {
        &self.catalog
    }

    /// Returns the profile.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// Returns true if it is about homes.
    pub fn is_home(&self) -> bool {
        self.profile.subject == Subject::Home
    }

    /// Returns the rules that count, of all editions that do, in catalogue order.
    pub fn rules(&self) -> impl Iterator<Item = (RuleIx, &Rule)> {
        self.rules.iter().map(|at| (*at, self.catalog.rule_at(*at)))
    }

    /// Returns the rules on one element, of all editions that count.
    pub fn rules_of(&self, element: ElementIx) -> &[RuleIx] {
        self.by_element.get(element.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// Returns the elements that have rules here, in catalogue order.
    pub fn elements(&self) -> impl Iterator<Item = ElementIx> {
        self.by_element
            .iter()
            .enumerate()
            .filter(|(_, rules)| !rules.is_empty())
            .filter_map(|(at, _)| u16::try_from(at).ok().map(ElementIx))
    }

    /// Returns the standards that rules here cite, in catalogue order.
    pub fn standards(&self) -> Vec<&StandardId> {
        let mut found: Vec<&StandardId> = Vec::new();
        for (_, rule) in self.rules() {
            if !found.contains(&&rule.standard) {
                found.push(&rule.standard);
            }
        }
        found
    }

    /// Returns the groups that some rule here is for.
    pub fn groups(&self) -> GroupSet {
        self.rules().fold(GroupSet::NONE, |set, (_, rule)| set.union(rule.groups))
    }

    /// Returns what is assumed of the works where the record does not say.
    pub fn assumed_construction(&self) -> Option<Construction> {
        self.profile.assume_construction
    }
}
