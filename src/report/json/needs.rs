//! Works by measure, for other programs.

use schemars::JsonSchema;
use serde::Serialize;

use crate::checklist::{Amount, Catalog};
use crate::lang::Text;
use crate::programme::{Need, Needs};
use crate::quantity::Exact;
use crate::retrofit::Total;

/// Works.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NeedsRecord<'a> {
    /// The price book; nothing without prices.
    pub prices: Option<&'a Text>,
    /// True if the prices are examples.
    pub example: bool,
    /// The measures, those with the most jobs first.
    pub measures: Vec<NeedRecord<'a>>,
    /// How many barriers no measure is named for.
    pub without_measure: u64,
    /// The sum.
    pub cost: CostRecord,
}

/// How much of a measure is needed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NeedRecord<'a> {
    /// The id of the measure.
    pub measure: &'a str,
    /// Its name.
    pub title: Option<&'a Text>,
    /// How many jobs.
    pub jobs: u64,
    /// At how many sites.
    pub sites: u64,
    /// The unit of the amounts, such as `m`.
    pub unit: Option<&'static str>,
    /// The least of it, where known.
    pub least: Option<f64>,
    /// The most of it, where known.
    pub most: Option<f64>,
    /// For how many jobs it must be measured first.
    pub unmeasured: u64,
    /// What it costs.
    pub cost: CostRecord,
}

/// A sum in yuan with both digits of the fen.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CostRecord {
    /// The least.
    pub low: String,
    /// The usual price, where all jobs have one.
    pub typical: Option<String>,
    /// The most.
    pub high: String,
    /// How many jobs have no price: the sum is without them.
    pub unpriced: usize,
    /// How many jobs must be measured first: the sum is without them.
    pub unmeasured: usize,
}

/// Returns works as a record.
pub(super) fn needs<'a>(of: &'a Needs, catalog: Option<&'a Catalog>) -> NeedsRecord<'a> {
    let book = catalog.and_then(|c| c.price_books().first());
    let one = |need: &'a Need| {
        let measure = catalog.and_then(|c| c.measure(need.measure.as_str()));
        let (least, most) = match need.amount {
            Amount::Known(value) => (Some(value), Some(value)),
            Amount::Range(least, most) => (Some(least), Some(most)),
            Amount::Unknown => (None, None),
        };
        NeedRecord {
            measure: need.measure.as_str(),
            title: measure.map(|m| &m.title),
            jobs: need.jobs,
            sites: need.sites,
            unit: measure.map(|m| m.unit.as_str()),
            least: least.map(Exact::to_f64),
            most: most.map(Exact::to_f64),
            unmeasured: need.unmeasured,
            cost: cost(&need.total),
        }
    };
    NeedsRecord {
        prices: book.map(|b| &b.title),
        example: book.is_some_and(|b| b.example),
        measures: of.measures.iter().map(one).collect(),
        without_measure: of.without_measure,
        cost: cost(&of.total),
    }
}

fn cost(of: &Total) -> CostRecord {
    CostRecord {
        low: of.low.to_string(),
        typical: of.typical.map(|t| t.to_string()),
        high: of.high.to_string(),
        unpriced: of.unpriced,
        unmeasured: of.unmeasured,
    }
}
