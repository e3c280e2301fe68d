//! Price books: what a unit of a measure costs in a region at a time, and whether that is but an example.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::ids::MeasureId;
use super::measure::Amount;
use crate::lang::Text;
use crate::quantity::Fen;

/// What measures cost in a region at a time. The currency is the Chinese yuan, in exact fen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceBook {
    /// Permanent id, such as `622900-2026`.
    pub id: String,
    /// The administrative division by GB/T 2260, such as `622900`.
    pub region: String,
    /// The name of the region and of the book.
    pub title: Text,
    /// The day on which the prices held.
    pub date: Date,
    /// True if the figures only show how a book looks: every output that shows one must say so.
    pub example: bool,
    /// Where the prices come from.
    pub source: Text,
    /// SHA-256 of the file that it was read from, in hex.
    pub sha256: String,
    /// The prices.
    pub(super) prices: BTreeMap<MeasureId, Price>,
}

/// What one unit of a measure costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Price {
    /// The least.
    pub min: Fen,
    /// What is usual.
    pub typical: Fen,
    /// The most.
    pub max: Fen,
}

/// What an amount of a measure costs, each figure rounded to the nearest fen, half a fen upwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// The least: the lowest price for the smallest amount.
    pub low: Fen,
    /// The usual price, where the amount is known.
    pub typical: Option<Fen>,
    /// The most: the highest price for the largest amount.
    pub high: Fen,
}

impl PriceBook {
    /// Returns what one unit of a measure costs.
    pub fn price(&self, measure: &str) -> Option<Price> {
        self.prices.get(measure).copied()
    }

    /// Returns all prices, by measure.
    pub fn prices(&self) -> impl Iterator<Item = (&MeasureId, Price)> {
        self.prices.iter().map(|(id, price)| (id, *price))
    }
}

impl Price {
    /// Returns what an amount costs; nothing if the amount is unknown.
    pub fn cost(&self, amount: Amount) -> Option<Cost> {
        let (least, most, typical) = match amount {
            Amount::Known(amount) => (amount, amount, self.typical.times(amount)),
            Amount::Range(least, most) => (least, most, None),
            Amount::Unknown => return None,
        };
        Some(Cost { low: self.min.times(least)?, typical, high: self.max.times(most)? })
    }
}
