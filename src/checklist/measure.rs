//! Measures: what removes a barrier, in which unit it is counted, and how much of it an item needs.

use std::collections::BTreeMap;

use super::formula::{Dimension, Formula};
use super::ids::MeasureId;
use super::model::ElementIx;
use super::rule_check::FieldRef;
use super::terms::MeasureUnit;
use crate::lang::Text;
use crate::quantity::Exact;

/// What removes a barrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Permanent id, such as `ramp-lengthen`.
    pub id: MeasureId,
    /// Works or a device.
    pub kind: MeasureKind,
    /// What is done.
    pub title: Text,
    /// What it is counted in.
    pub unit: MeasureUnit,
    /// Whether it is done at each item, or once for the whole site.
    pub scope: Scope,
    /// How much of it an item needs.
    pub quantity: NeededAmount,
    /// The least and the most that is usual, for an item without the readings; in the unit.
    pub otherwise: Option<(Exact, Exact)>,
}

/// Whether a measure is building works or a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeasureKind {
    /// Building works.
    Works,
    /// An assistive device.
    Device,
}

impl MeasureKind {
    /// Returns the word used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::Device => "device",
        }
    }
}

/// Where a measure is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Scope {
    /// At each item that needs it.
    #[default]
    Item,
    /// Once, however many items need it: rewiring, a maintenance plan.
    Site,
}

/// How much of a measure an item needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NeededAmount {
    /// Nobody can reckon it: it is measured on site.
    OnSite,
    /// The same everywhere.
    Fixed(Exact),
    /// By the readings of the item, a formula for each element.
    ByElement(BTreeMap<ElementIx, Formula<FieldRef>>),
}

/// How much of a measure an item needs, as far as anybody knows; in the measure's unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// So much.
    Known(Exact),
    /// Between the two: readings are missing, and this is usual.
    Range(Exact, Exact),
    /// It must be measured. Never a silent nothing.
    Unknown,
}

impl Measure {
    /// Returns the formula for items of an element, if its readings decide.
    pub fn formula(&self, element: ElementIx) -> Option<&Formula<FieldRef>> {
        match &self.quantity {
            NeededAmount::ByElement(formulas) => formulas.get(&element),
            NeededAmount::OnSite | NeededAmount::Fixed(_) => None,
        }
    }

    /// Returns how much an item of an element needs. `read` gives the value of a field in its base unit.
    ///
    /// Things that are counted are rounded up to whole ones; lengths and areas stay exact. A formula that
    /// gives nothing says nothing: work that is needed is never 0 m.
    pub fn amount(&self, element: ElementIx, read: impl Fn(FieldRef) -> Option<Exact>) -> Amount {
        let known = match &self.quantity {
            NeededAmount::OnSite => None,
            NeededAmount::Fixed(amount) => Some(*amount),
            NeededAmount::ByElement(formulas) => formulas.get(&element).and_then(|f| f.value(&|f| read(*f))),
        };
        let known = known.map(|value| {
            if self.unit.dimension() == Dimension::NUMBER { Exact::whole(value.ceil()) } else { value }
        });
        match (known.filter(|v| *v > Exact::ZERO), self.otherwise) {
            (Some(value), _) => Amount::Known(value),
            (None, Some((least, most))) => Amount::Range(least, most),
            (None, None) => Amount::Unknown,
        }
    }
}

impl MeasureUnit {
    /// Returns the dimension that a formula for it must have.
    pub fn dimension(self) -> Dimension {
        match self {
            Self::Metre => Dimension::LENGTH,
            Self::SquareMetre => Dimension::AREA,
            _ => Dimension::NUMBER,
        }
    }
}
