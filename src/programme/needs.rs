//! Works by measure: how many pieces, how much of it, and what that costs by a price book.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::Assessment;
use crate::checklist::{Amount, MeasureId, PriceBook};
use crate::quantity::{Exact, Fen};
use crate::retrofit::{Total, WorkItem, work};

/// What mending all barriers needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Needs {
    /// The measures, those with the most pieces of work first.
    pub measures: Vec<Need>,
    /// How many barriers no measure is named for.
    pub without_measure: u64,
    /// The sum of all pieces of work, each rounded to the fen.
    pub total: Total,
}

/// How much of one measure is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// The measure.
    pub measure: MeasureId,
    /// How many pieces of work.
    pub jobs: u64,
    /// At how many sites.
    pub sites: u64,
    /// How much of it, over the pieces of which anybody knows.
    pub amount: Amount,
    /// For how many pieces the amount must be measured first: it is without them.
    pub unmeasured: u64,
    /// What the pieces cost.
    pub total: Total,
}

/// What is known of a measure while it is added up.
struct Sum {
    jobs: u64,
    sites: BTreeSet<usize>,
    amount: Option<(Exact, Exact)>,
    unmeasured: u64,
    total: Total,
}

impl Sum {
    fn new() -> Self {
        Self { jobs: 0, sites: BTreeSet::new(), amount: None, unmeasured: 0, total: nothing() }
    }

    fn add(&mut self, item: &WorkItem, site: usize) {
        self.jobs += 1;
        self.sites.insert(site);
        let ends = match item.planned.amount {
            Amount::Known(value) => Some((value, value)),
            Amount::Range(least, most) => Some((least, most)),
            Amount::Unknown => None,
        };
        let before = self.amount.unwrap_or((Exact::ZERO, Exact::ZERO));
        let sum =
            ends.and_then(|(least, most)| Some((before.0.checked_add(least)?, before.1.checked_add(most)?)));
        match sum {
            Some(sum) => self.amount = Some(sum),
            None => self.unmeasured += 1,
        }
        self.total = added(self.total, Total::of(std::slice::from_ref(item)));
    }

    fn finish(self, measure: MeasureId) -> Need {
        let amount = match self.amount {
            None => Amount::Unknown,
            Some((least, most)) if least == most => Amount::Known(least),
            Some((least, most)) => Amount::Range(least, most),
        };
        let Self { jobs, unmeasured, total, .. } = self;
        Need { measure, jobs, sites: self.sites.len() as u64, amount, unmeasured, total }
    }
}

/// The sum of no works.
fn nothing() -> Total {
    Total { typical: Some(Fen::ZERO), ..Total::default() }
}

fn added(a: Total, b: Total) -> Total {
    let sum = |a: Fen, b: Fen| a.checked_add(b).unwrap_or(Fen(i64::MAX));
    Total {
        low: sum(a.low, b.low),
        typical: a.typical.zip(b.typical).and_then(|(a, b)| a.checked_add(b)),
        high: sum(a.high, b.high),
        unpriced: a.unpriced + b.unpriced,
        unmeasured: a.unmeasured + b.unmeasured,
    }
}

/// Returns the price book of a run: the first of its catalogue.
fn book(of: &Assessment) -> Option<&PriceBook> {
    of.checklist.catalog().price_books().first()
}

/// Returns what mending the barriers of some records needs.
pub(super) fn needs(of: &[&Assessment]) -> Needs {
    let mut sums: BTreeMap<MeasureId, Sum> = BTreeMap::new();
    let mut without_measure = 0;
    for (at, assessment) in of.iter().enumerate() {
        let found = work(assessment, book(assessment));
        without_measure += found.without_measure.len() as u64;
        for item in &found.items {
            sums.entry(item.planned.measure.clone()).or_insert_with(Sum::new).add(item, at);
        }
    }
    let mut measures: Vec<Need> = sums.into_iter().map(|(measure, sum)| sum.finish(measure)).collect();
    let total = measures.iter().fold(nothing(), |sum, need| added(sum, need.total));
    measures.sort_by_key(|n| (Reverse(n.jobs), Reverse(n.total.high), n.measure.clone()));
    Needs { measures, without_measure, total }
}
