//! Homes by cell: figures of [`K`] homes and more, and no way to the rest through the total.

use std::collections::BTreeMap;

use super::{HomesSummary, K, Release, summary};
use crate::assessment::Assessment;

impl Release<'_> {
    /// Returns what may be said of the homes that are not shown, by some key such as their area.
    ///
    /// Cells of fewer than [`K`] homes are left out. So are the next smallest, until those left out are two
    /// cells or more and [`K`] homes or more together: the total of the run is published, and would give
    /// away what one cell lacks. An area that is left out looks like one without homes.
    pub fn homes_by<T: Ord>(&self, key: &dyn Fn(&Assessment) -> T) -> BTreeMap<T, HomesSummary> {
        let mut cells: BTreeMap<T, Vec<&Assessment>> = BTreeMap::new();
        for home in &self.held {
            cells.entry(key(home)).or_default().push(home);
        }
        let mut by_size: Vec<usize> = cells.values().map(Vec::len).collect();
        by_size.sort_unstable();
        let least = least(&by_size);
        cells.retain(|_, homes| homes.len() >= least);
        cells.into_iter().map(|(key, homes)| (key, summary(&homes))).collect()
    }
}

/// Returns how many homes a cell must have to be shown, of the sizes of all cells in rising order.
///
/// Of cells of one size all are shown or none, so that it does not depend on their order.
fn least(sizes: &[usize]) -> usize {
    let mut least = K;
    loop {
        let hidden: Vec<usize> = sizes.iter().copied().take_while(|size| *size < least).collect();
        let enough = hidden.is_empty() || (hidden.len() >= 2 && hidden.iter().sum::<usize>() >= K);
        match sizes.get(hidden.len()) {
            Some(next) if !enough => least = next + 1,
            _ => return least,
        }
    }
}
