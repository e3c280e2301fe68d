//! Homes by area: figures that no arithmetic over levels, formats or dates takes apart.
//!
//! Every public figure about homes is made of *atoms*: disjoint sets of `k` homes or more, each known by its
//! count rounded to `k` and by its means rounded to [`STEP`]. An atom is the homes of one area with `k` or more
//! of them, or all that three or more smaller parts of one wider area have together. What an area says is the
//! sum of the atoms inside it, so sums and differences of areas give atoms again, and nothing finer. Homes in no
//! atom are in no figure: an area with a few homes looks like one with none, and so does the area around it.

use std::collections::BTreeMap;

use super::{HomesSummary, Release, Threshold};
use crate::area::{AdminCode, AreaId, Level};
use crate::assessment::Assessment;
use crate::survey::Survey;

/// To which step public means of homes are rounded; a mean at either end says only "near the end". Convention.
pub const STEP: f64 = 0.05;

impl Release<'_> {
    /// Returns what may be said of the homes that are not shown, by the area whose code they state.
    ///
    /// At a level, homes of which only a wider area is known count to that area, as they do in
    /// [`crate::rollup`]; without a level each counts to the area that it states. The position of a home is
    /// never asked for: no public figure depends on it.
    pub fn homes_by_area(&self, level: Option<Level>) -> BTreeMap<Option<AreaId>, HomesSummary> {
        let mut found = BTreeMap::new();
        self.cells.add(None, level, &mut found);
        found
    }
}

/// An area with its parts, and what may be said of its homes.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    parts: BTreeMap<AdminCode, Cell>,
    /// The homes of which nothing finer is known.
    own: Figures,
    /// All homes.
    all: Figures,
}

/// The sum of some atoms; nothing if there are none.
#[derive(Debug, Clone, Copy, Default)]
struct Figures {
    count: usize,
    /// Low, high and tested, times the count.
    sums: [f64; 3],
}

impl Figures {
    fn add(&mut self, other: Self) {
        self.count += other.count;
        for (sum, more) in self.sums.iter_mut().zip(other.sums) {
            *sum += more;
        }
    }

    fn summary(&self) -> Option<HomesSummary> {
        #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 homes")]
        let mean = |sum: f64| Some((sum / self.count as f64 * 1e4).round() / 1e4);
        let [low, high, tested] = self.sums;
        (self.count > 0).then(|| HomesSummary {
            count: Some(self.count),
            mean_low: mean(low),
            mean_high: mean(high),
            mean_tested: mean(tested),
        })
    }

    /// Returns the figures of one atom, whose count is already rounded.
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 homes")]
    fn of(homes: &[[f64; 3]], count: usize) -> Self {
        let mean = |of: usize| {
            let mean = homes.iter().map(|scores| scores[of]).sum::<f64>() / homes.len() as f64;
            let steps = (mean / STEP).round().clamp(1.0, (1.0 / STEP).round() - 1.0);
            steps * STEP * count as f64
        };
        Self { count, sums: [0, 1, 2].map(mean) }
    }
}

/// One home on its way into the tree.
pub(super) struct Home {
    /// The units that its code names, widest first; none without a code.
    path: Vec<AdminCode>,
    /// Low, high and tested.
    scores: [f64; 3],
}

impl Home {
    /// Returns a home that was judged.
    pub(super) fn of(home: &Assessment) -> Self {
        let total = &home.scores.total;
        Self { scores: [total.low, total.high, total.tested], ..Self::unjudged(&home.survey) }
    }

    /// Returns a home of which only the number is asked.
    pub(super) fn unjudged(home: &Survey) -> Self {
        let stated = home.site.area.as_deref().and_then(|text| text.parse::<AdminCode>().ok());
        let mut path: Vec<AdminCode> = std::iter::successors(stated, |code| code.parent()).collect();
        path.reverse();
        Self { path, scores: [0.0; 3] }
    }
}

impl Cell {
    /// Returns the tree of all areas with homes.
    pub(super) fn of(homes: &[Home], least: Threshold) -> Self {
        let all: Vec<&Home> = homes.iter().collect();
        Self::grow(&all, 0, least).0
    }

    /// Returns what may be said of all homes together.
    pub(super) fn summary(&self) -> Option<HomesSummary> {
        self.all.summary()
    }

    /// Returns the tree of homes that share `depth` units, and the homes that are in no atom of it.
    fn grow(homes: &[&Home], depth: usize, least: Threshold) -> (Self, Vec<[f64; 3]>) {
        let mut cell = Self::default();
        let mut inside: BTreeMap<AdminCode, Vec<&Home>> = BTreeMap::new();
        let mut own = Vec::new();
        for home in homes {
            match home.path.get(depth) {
                Some(unit) => inside.entry(*unit).or_default().push(home),
                None => own.push(home.scores),
            }
        }
        let mut loose: Vec<Vec<[f64; 3]>> = Vec::new();
        if own.len() >= least.get() {
            cell.own = Figures::of(&own, least.rounded(own.len()));
            cell.all = cell.own;
        } else {
            loose.push(own);
        }
        for (unit, homes) in inside {
            let (part, rest) = Self::grow(&homes, depth + 1, least);
            cell.all.add(part.all);
            cell.parts.insert(unit, part);
            loose.push(rest);
        }
        loose.retain(|part| !part.is_empty());
        let rest: Vec<[f64; 3]> = loose.iter().flatten().copied().collect();
        match least.remainder(rest.len(), loose.len()) {
            Some(count) => {
                cell.all.add(Figures::of(&rest, count));
                (cell, Vec::new())
            }
            None => (cell, rest),
        }
    }

    /// Adds the rows of a level in and under this cell.
    fn add(
        &self,
        of: Option<AdminCode>,
        level: Option<Level>,
        rows: &mut BTreeMap<Option<AreaId>, HomesSummary>,
    ) {
        let is_row = level.is_some() && of.map(AdminCode::level) == level;
        let shown = if is_row { self.all } else { self.own };
        rows.extend(shown.summary().map(|summary| (of.map(AreaId::Admin), summary)));
        if !is_row {
            for (unit, part) in &self.parts {
                part.add(Some(*unit), level, rows);
            }
        }
    }
}

impl Threshold {
    /// Returns a count rounded to the nearest multiple, and up from the middle; the least there is, is one.
    fn rounded(self, count: usize) -> usize {
        let k = self.get();
        ((2 * count + k) / (2 * k) * k).max(k)
    }

    /// Returns the smallest count that is rounded to this multiple.
    fn lowest(self, rounded: usize) -> usize {
        let k = self.get();
        if rounded <= k { k } else { rounded - k / 2 }
    }

    /// Returns the count of what several parts have together, each of them less than `k`, if it may be said.
    ///
    /// It may be so long as any one of the parts could be empty, the others holding all: what is published
    /// then never proves that there is a home in one of them. Where it would, less is published, and of two
    /// parts nothing.
    fn remainder(self, count: usize, parts: usize) -> Option<usize> {
        let k = self.get();
        let most = parts.saturating_sub(1) * (k - 1);
        let fits = |rounded: &usize| self.lowest(*rounded) <= most;
        let steps = if count >= k { self.rounded(count) / k } else { 0 };
        (1..=steps).rev().map(|n| n * k).find(fits)
    }
}
