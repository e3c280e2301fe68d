//! How many people are covered, not covered, or unknown: by area and group.

use rayon::prelude::*;

use super::demand::{Demand, People, apportioned};
use super::facility::Facility;
use super::grid::Grid;
use super::spread::{Shares, Spread};
use crate::checklist::{Group, GroupSet};

/// Places a thread takes at a time.
const CHUNK: usize = 1 << 14;

const GROUPS: usize = Group::ALL.len();

/// Returns the bounds of a share, 0 to 1, in whole per cent, rounded outwards: no rounding makes sure what is not.
///
/// A bound that is a whole number but for what floating-point numbers cannot hold stays that number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to 0 to 100")]
pub fn percent_bounds((low, high): (f64, f64)) -> (u32, u32) {
    let percent = |share: f64| (share * 100.0).clamp(0.0, 100.0);
    ((percent(low) + 1e-9).floor() as u32, (percent(high) - 1e-9).ceil().max(0.0) as u32)
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// Who needs the service.
    pub demand: &'a Demand,
    /// Where it is given.
    pub facilities: &'a [Facility],
    /// Within how many metres.
    pub within: f64,
    /// For whom.
    pub groups: GroupSet,
}

impl Question<'_> {
    pub(super) fn grid(&self) -> Grid {
        let points: Vec<(f64, f64)> =
            self.facilities.iter().map(|f| (f.position.lon, f.position.lat)).collect();
        Grid::new(&points, self.within)
    }

    /// For whom a place is surely covered, and for whom it may be.
    #[inline]
    pub(super) fn around(&self, grid: &Grid, lon: f64, lat: f64) -> (GroupSet, GroupSet) {
        let (mut open, mut unknown) = (GroupSet::NONE, GroupSet::NONE);
        grid.within(lon, lat, |at| {
            let facility = &self.facilities[at as usize];
            open = open.union(facility.open);
            unknown = unknown.union(facility.unknown);
            !self.groups.without(open).is_empty()
        });
        let open = open.intersection(self.groups);
        (open, unknown.intersection(self.groups).without(open))
    }
}

/// Returns for whom each place is surely covered, and for whom it may be, in the order of the demand; a place that
/// is an area is asked at its point.
pub fn covered_places(question: &Question<'_>) -> Vec<(GroupSet, GroupSet)> {
    let grid = question.grid();
    let around = |at| {
        let place = question.demand.at(at);
        question.around(&grid, place.lon, place.lat)
    };
    (0..question.demand.len()).into_par_iter().with_min_len(CHUNK).map(around).collect()
}

/// The sums of one area, or of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// How many places.
    pub places: u64,
    /// How many people.
    pub people: People,
    covered: [People; GROUPS],
    unknown: [People; GROUPS],
}

impl Sums {
    /// Returns how many are surely covered.
    pub fn covered(&self, group: Group) -> People {
        self.covered[group as usize]
    }

    /// Returns of how many nobody knows.
    pub fn unknown(&self, group: Group) -> People {
        self.unknown[group as usize]
    }

    /// Returns how many are surely not covered.
    pub fn not_covered(&self, group: Group) -> People {
        self.people.less(self.covered(group)).less(self.unknown(group))
    }

    /// Returns the least and the greatest share that is covered, 0 to 1; nothing of nobody.
    pub fn share(&self, group: Group) -> Option<(f64, f64)> {
        let low = self.covered(group);
        Some((low.share_of(self.people)?, (low + self.unknown(group)).share_of(self.people)?))
    }

    /// Returns how many are covered, unknown and not covered, in whole numbers that add up to the people.
    pub fn rounded(&self, group: Group) -> [u64; 3] {
        apportioned([self.covered(group), self.unknown(group), self.not_covered(group)])
    }

    fn add(&mut self, people: People, open: GroupSet, unknown: GroupSet) {
        self.places += 1;
        self.people += people;
        for group in open.iter() {
            self.covered[group as usize] += people;
        }
        for group in unknown.iter() {
            self.unknown[group as usize] += people;
        }
    }

    /// Adds people of whom a share is covered, and a share may be.
    fn spread(&mut self, people: People, groups: GroupSet, shares: Shares) {
        let covered = people.part(shares.covered);
        let unknown = people.part(shares.possible).less(covered);
        for group in groups.iter() {
            self.covered[group as usize] += covered;
            self.unknown[group as usize] += unknown;
        }
    }

    /// Takes in the sums of a disjoint part.
    pub fn merge(&mut self, other: &Self) {
        self.places += other.places;
        self.people += other.people;
        for at in 0..GROUPS {
            self.covered[at] += other.covered[at];
            self.unknown[at] += other.unknown[at];
        }
    }
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// Everybody.
    pub total: Sums,
    /// By area, in the order of [`Demand::areas`]; the first is of places without an area.
    pub by_area: Vec<Sums>,
}

/// Returns how many of the demand are covered: of a point all or none, of an area the share of its land, to a
/// millionth of one.
pub fn reach(question: &Question<'_>) -> Reach {
    let demand = question.demand;
    let grid = question.grid();
    let spread = Spread::of(question);
    let none = || vec![Sums::default(); demand.areas().len()];
    // Areas cost more than points: threads take fewer of them.
    let size = if spread.is_some() { CHUNK >> 8 } else { CHUNK };
    let chunks: Vec<usize> = (0..demand.len()).step_by(size).collect();
    let by_area = chunks
        .into_par_iter()
        .fold(none, |mut sums, from| {
            for at in from..(from + size).min(demand.len()) {
                let place = demand.at(at);
                if let (Some(spread), Some(outline)) = (&spread, demand.outline(at)) {
                    let parts = spread.parts(outline);
                    let sums = &mut sums[place.area as usize];
                    sums.add(place.people, GroupSet::NONE, GroupSet::NONE);
                    for (sort, alike) in spread.alike.iter().enumerate() {
                        sums.spread(place.people, alike.groups, Spread::shares(&parts, sort));
                    }
                    continue;
                }
                let (open, unknown) = question.around(&grid, place.lon, place.lat);
                sums[place.area as usize].add(place.people, open, unknown);
            }
            sums
        })
        .reduce(none, |mut all, part| {
            all.iter_mut().zip(&part).for_each(|(a, b)| a.merge(b));
            all
        });
    let mut total = Sums::default();
    for sums in &by_area {
        total.merge(sums);
    }
    Reach { total, by_area }
}
