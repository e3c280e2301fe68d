//! Profile and catalogue → the rules that count.

use std::sync::Arc;

use super::model::{ElementIx, Rule, RuleIx};
use super::part::{Profile, Subject};
use super::terms::{Construction, GroupSet};
use super::{Catalog, StandardId};

/// The rules that count for a kind of site.
#[derive(Debug, Clone, PartialEq)]
pub struct Checklist {
    catalog: Arc<Catalog>,
    profile: Profile,
    by_element: Vec<Vec<RuleIx>>,
    rules: Vec<RuleIx>,
}

impl Checklist {
    /// Returns the rules of a catalogue that a profile selects.
    pub fn resolve(catalog: Arc<Catalog>, profile: Profile) -> Self {
        let mut by_element = vec![Vec::new(); catalog.elements.len()];
        let mut rules = Vec::new();
        for (at, rule) in catalog.rules.iter().enumerate() {
            let selected = profile.select.iter().any(|(standard, elements)| {
                *standard == rule.standard && (elements.is_empty() || elements.contains(&rule.element))
            });
            let excluded = profile.exclude.iter().any(|(id, _)| *id == rule.id);
            if selected && !excluded {
                let at = RuleIx(u16::try_from(at).expect("the loader refuses more than 65535 rules"));
                by_element[rule.element.0 as usize].push(at);
                rules.push(at);
            }
        }
        Self { catalog, profile, by_element, rules }
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

    /// Returns the rules that count, in catalogue order.
    pub fn rules(&self) -> impl Iterator<Item = (RuleIx, &Rule)> {
        self.rules.iter().map(|at| (*at, self.catalog.rule_at(*at)))
    }

    /// Returns the rules on one element.
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
