//! Loose ends between rules and measures, which `tantu checklist lint` reports.

use std::collections::{BTreeMap, BTreeSet};

use super::catalog::Catalog;
use super::ids::{ElementId, MeasureId, RuleId};
use super::measure::NeededAmount;
use super::model::ElementIx;

/// A measure or a rule that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LooseEnd {
    /// A measure that no rule names and no list has.
    Unused(MeasureId),
    /// A measure with a formula for an element none of whose rules names it.
    Stray(MeasureId, ElementId),
    /// A rule that counts and names no measure.
    NoRemedy(RuleId),
}

/// Returns the loose ends of a catalogue, measures first.
pub fn loose_ends(catalog: &Catalog) -> Vec<LooseEnd> {
    let mut used: BTreeMap<&str, BTreeSet<ElementIx>> = BTreeMap::new();
    let mut found = Vec::new();
    for rule in catalog.rules() {
        for measure in &rule.remedy {
            used.entry(measure.as_str()).or_default().insert(rule.element);
        }
    }
    for measure in catalog.measures() {
        let listed = || catalog.lists().iter().any(|l| l.items_of(measure.id.as_str()).next().is_some());
        let elements = used.get(measure.id.as_str());
        if elements.is_none() && !listed() {
            found.push(LooseEnd::Unused(measure.id.clone()));
        }
        if let NeededAmount::ByElement(formulas) = &measure.quantity {
            let stray = formulas.keys().filter(|e| !elements.is_some_and(|of| of.contains(*e)));
            found.extend(stray.map(|e| LooseEnd::Stray(measure.id.clone(), catalog.element(*e).id.clone())));
        }
    }
    let bare = catalog.rules().iter().filter(|r| r.remedy.is_empty() && !r.is_preview());
    found.extend(bare.map(|r| LooseEnd::NoRemedy(r.id.clone())));
    found
}
