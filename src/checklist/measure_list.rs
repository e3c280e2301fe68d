//! Lists of measures that a ministry or a programme publishes, and which measures carry out each item.

use super::ids::MeasureId;
use super::terms::Confidence;
use crate::lang::Text;

/// A published list of works and devices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasureList {
    /// Permanent id, such as `mca-2020-86`.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Where it comes from.
    pub source: Text,
    /// The headings of its items.
    pub groups: Vec<ListGroup>,
    /// Its items, in order.
    pub items: Vec<ListItem>,
}

/// A heading of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListGroup {
    /// Permanent id, such as `floor`.
    pub id: String,
    /// Its name.
    pub title: Text,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Its number in the list.
    pub number: u32,
    /// The place of its heading in [`MeasureList::groups`].
    pub group: usize,
    /// True for an item that every home is offered, false for one that is chosen.
    pub basic: bool,
    /// What it is, in other words than the list's.
    pub title: Text,
    /// The measures that carry it out.
    pub measures: Vec<MeasureId>,
    /// What of it no measure carries out.
    pub gap: Option<Text>,
    /// How sure the item is.
    pub confidence: Confidence,
}

impl MeasureList {
    /// Returns the items that a measure carries out.
    pub fn items_of(&self, measure: &str) -> impl Iterator<Item = &ListItem> {
        self.items.iter().filter(move |i| i.measures.iter().any(|m| m.as_str() == measure))
    }
}
