//! A survey as it is put together: ids that stand once, parents that exist and do not go in circles.

use std::collections::HashMap;

use super::model::{Item, ItemIx, Survey};
use super::problem::suggest;
use crate::diag::{Code, Diagnostic, Place};

/// A survey whose items still name their parents by id.
#[derive(Debug)]
pub(super) struct Builder {
    survey: Survey,
    ids: HashMap<String, ItemIx>,
    parents: Vec<(ItemIx, String, Place)>,
}

impl Builder {
    /// Starts with a survey that has no items.
    pub(super) fn new(survey: Survey) -> Self {
        Self { survey, ids: HashMap::new(), parents: Vec::new() }
    }

    /// Returns the place of an item.
    pub(super) fn find(&self, id: &str) -> Option<ItemIx> {
        self.ids.get(id).copied()
    }

    /// Returns an item.
    pub(super) fn item(&mut self, at: ItemIx) -> Option<&mut Item> {
        self.survey.items.get_mut(at.0 as usize)
    }

    /// Returns the survey so far.
    pub(super) fn survey(&mut self) -> &mut Survey {
        &mut self.survey
    }

    /// Adds an item, or returns nothing if its id is taken.
    pub(super) fn add(&mut self, item: Item, parent: Option<(String, Place)>) -> Option<ItemIx> {
        let at = ItemIx(u32::try_from(self.survey.items.len()).ok()?);
        if self.ids.contains_key(&item.id) {
            return None;
        }
        self.ids.insert(item.id.clone(), at);
        if let Some((id, place)) = parent {
            self.parents.push((at, id, place));
        }
        self.survey.items.push(item);
        Some(at)
    }

    /// Finds an item by the name that a route or waiver gives, or says which there are.
    pub(super) fn named(&self, id: &str) -> Result<ItemIx, Diagnostic> {
        self.find(id).ok_or_else(|| {
            let known: Vec<&str> = self.survey.items.iter().map(|i| i.id.as_str()).collect();
            suggest(Diagnostic::error(Code::SurveyUnknownItem).with("item", id), id, &known)
        })
    }

    /// Ties items to their parents and returns the survey; a parent that cannot be is reported and left out.
    pub(super) fn finish(mut self, problem: &mut dyn FnMut(Diagnostic)) -> Survey {
        let parents = std::mem::take(&mut self.parents);
        for (at, id, place) in &parents {
            match self.named(id) {
                Ok(parent) => self.survey.items[at.0 as usize].parent = Some(parent),
                Err(mut diagnostic) => {
                    diagnostic.code = Code::SurveyParent;
                    problem(diagnostic.at(place.clone()));
                }
            }
        }
        // Follow each chain upwards once; a step onto the chain itself closes a circle.
        let items = &mut self.survey.items;
        let mut settled = vec![0_u32; items.len()];
        for (chain, (start, ..)) in (1..).zip(&parents) {
            let mut at = start.0 as usize;
            while settled[at] == 0 {
                settled[at] = chain;
                let Some(parent) = items[at].parent else { break };
                let above = parent.0 as usize;
                if settled[above] == chain {
                    items[at].parent = None;
                    let diagnostic = Diagnostic::error(Code::SurveyParentCycle)
                        .with("item", items[at].id.clone())
                        .with("parent", items[above].id.clone());
                    let place = parents.iter().find(|(ix, ..)| ix.0 as usize == at).map(|(.., p)| p.clone());
                    problem(Diagnostic { place, ..diagnostic });
                    break;
                }
                at = above;
            }
        }
        self.survey
    }
}
