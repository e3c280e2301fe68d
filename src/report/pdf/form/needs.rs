//! What a checklist needs to know: for each element the fields that its rules read, and what they ask.

use std::collections::BTreeMap;

use super::order;
use crate::checklist::{Checklist, Condition, ElementIx, FieldIx, FieldRef, RuleIx};

/// An element of the form.
pub(super) struct Sheet {
    pub(super) element: ElementIx,
    /// What is observed on it, in the order of the element.
    pub(super) fields: Vec<Wanted>,
    /// The elements that an item may lie in, where a rule asks.
    pub(super) parents: Vec<ElementIx>,
    /// Whether a rule depends on when it was built or on the works.
    pub(super) works: bool,
}

/// A field of the form.
#[derive(Default)]
pub(super) struct Wanted {
    pub(super) field: usize,
    /// The rules that judge it first of all.
    pub(super) judged: Vec<RuleIx>,
    /// The fields that are judged together with it, by a rule that judges another first.
    pub(super) together: Vec<FieldRef>,
}

/// What is gathered of an element.
#[derive(Default)]
struct Gathered {
    fields: BTreeMap<FieldIx, Wanted>,
    parents: Vec<ElementIx>,
    works: bool,
}

/// Returns the elements of a checklist in the order of a visit, each with all that is read on it.
pub(super) fn sheets(checklist: &Checklist) -> Vec<Sheet> {
    let mut found: BTreeMap<ElementIx, Gathered> = BTreeMap::new();
    for (at, rule) in checklist.rules() {
        let fields = rule.check.fields();
        let conditions = rule.when.iter().flat_map(Condition::fields);
        for of in fields.iter().copied().chain(conditions) {
            let wanted = found.entry(of.of.unwrap_or(rule.element)).or_default();
            wanted.fields.entry(of.field).or_default();
            if let Some(outer) = of.of {
                parent(&mut found.entry(rule.element).or_default().parents, outer);
            }
        }
        let mut each = fields.iter();
        let Some(first) = each.next() else { continue };
        if let Some(judged) = field(&mut found, rule.element, *first) {
            judged.judged.push(at);
        }
        for other in each {
            let same = FieldRef { of: Some(first.of.unwrap_or(rule.element)), ..*first };
            if let Some(other) =
                field(&mut found, rule.element, *other).filter(|o| !o.together.contains(&same))
            {
                other.together.push(same);
            }
        }
        let own = found.entry(rule.element).or_default();
        own.works |= checklist.is_dated(rule.element);
        rule.when.iter().for_each(|when| surroundings(when, own));
    }
    let sheet = |(element, g): (ElementIx, Gathered)| {
        let fields = g.fields.into_iter().map(|(at, w)| Wanted { field: usize::from(at.0), ..w }).collect();
        Sheet { element, fields, parents: g.parents, works: g.works }
    };
    let mut sheets: Vec<Sheet> = found.into_iter().map(sheet).collect();
    sheets.sort_by_key(|s| order::place(checklist.catalog().element(s.element).id.as_str()));
    sheets
}

fn field(found: &mut BTreeMap<ElementIx, Gathered>, element: ElementIx, of: FieldRef) -> Option<&mut Wanted> {
    found.get_mut(&of.of.unwrap_or(element))?.fields.get_mut(&of.field)
}

/// Notes what a condition asks beside readings.
fn surroundings(when: &Condition, own: &mut Gathered) {
    match when {
        Condition::Construction(_) => own.works = true,
        Condition::Within(elements) => elements.iter().for_each(|e| parent(&mut own.parents, *e)),
        Condition::AllOf(parts) | Condition::AnyOf(parts) => {
            for part in parts {
                surroundings(part, own);
            }
        }
        Condition::Not(inner) => surroundings(inner, own),
        Condition::Check(_) | Condition::Limitations(_) | Condition::Categories(_) => {}
    }
}

fn parent(parents: &mut Vec<ElementIx>, element: ElementIx) {
    if !parents.contains(&element) {
        parents.push(element);
    }
}
