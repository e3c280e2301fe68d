//! What became of sites since earlier visits, all together.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::checklist::Catalog;
use crate::compare::{Change as Kind, Since, compare, visits};
use crate::rollup::Measures;
use crate::score::Score;

/// Every site that was visited twice, then and now.
#[derive(Debug, Clone)]
pub struct Change {
    /// How many sites.
    pub sites: usize,
    /// The failures of either visit, by what became of them.
    pub counts: BTreeMap<Kind, usize>,
    /// How many requirements were open, and are met now.
    pub settled: usize,
    /// How many requirements were met, and are open now.
    pub unsettled: usize,
    /// The earlier visits.
    pub before: Measures,
    /// The newest visits.
    pub after: Measures,
}

impl Change {
    /// Returns the scores then and now, each over all these sites together.
    pub fn scores(&self, catalog: &Catalog) -> [Score; 2] {
        [self.before.score(catalog), self.after.score(catalog)]
    }
}

/// Returns what changed, if a site was visited twice.
pub(super) fn change(of: &[&Assessment], since: Since) -> Option<Change> {
    let pairs = visits(of, since);
    if pairs.is_empty() {
        return None;
    }
    let mut change = Change {
        sites: pairs.len(),
        counts: Kind::ALL.into_iter().map(|kind| (kind, 0)).collect(),
        settled: 0,
        unsettled: 0,
        before: Measures::default(),
        after: Measures::default(),
    };
    for pair in &pairs {
        let found = compare(pair.before, pair.after);
        for (kind, count) in &mut change.counts {
            *count += found.count(*kind);
        }
        change.settled += found.settled;
        change.unsettled += found.unsettled;
        change.before.add(pair.before);
        change.after.add(pair.after);
    }
    Some(change)
}
