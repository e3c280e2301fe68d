//! Homes within reach: how many of the homes that were inspected, by area.
//!
//! In internal outputs only: whether a home is within reach follows from where it lies, and no public figure
//! depends on that (decision 16).

use std::collections::BTreeMap;

use super::by_area::at_level;
use super::reach::Question;
use crate::area::{AreaId, Boundaries, Level, place};
use crate::assessment::Assessment;
use crate::checklist::{Group, GroupSet};
use crate::privacy::{Release, newest_visits};
use crate::survey::Position;

/// How many homes are within reach.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HomeSums {
    /// How many homes.
    pub homes: usize,
    covered: BTreeMap<Group, usize>,
    unknown: BTreeMap<Group, usize>,
}

impl HomeSums {
    /// Returns how many are surely covered.
    pub fn covered(&self, group: Group) -> usize {
        self.covered.get(&group).copied().unwrap_or_default()
    }

    /// Returns of how many nobody knows; a home without a position is one of them.
    pub fn unknown(&self, group: Group) -> usize {
        self.unknown.get(&group).copied().unwrap_or_default()
    }

    /// Returns the least and the greatest share, 0 to 1; nothing of no homes.
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 homes")]
    pub fn share(&self, group: Group) -> Option<(f64, f64)> {
        let of = |part: usize| part as f64 / self.homes as f64;
        let low = self.covered(group);
        (self.homes > 0).then(|| (of(low), of(low + self.unknown(group))))
    }

    fn add(&mut self, open: GroupSet, unknown: GroupSet) {
        self.homes += 1;
        for group in open.iter() {
            *self.covered.entry(group).or_default() += 1;
        }
        for group in unknown.iter() {
            *self.unknown.entry(group).or_default() += 1;
        }
    }
}

/// The homes of one distance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HomeReach {
    /// All of them; nothing where there are none, or where nothing may be said of them.
    pub total: Option<HomeSums>,
    /// By area; nothing for homes of which nobody knows where they are.
    pub by_area: BTreeMap<Option<AreaId>, HomeSums>,
}

/// Returns the homes within reach for each of some questions; none unless the release is internal.
pub fn homes_reach(
    release: &Release<'_>,
    questions: &[Question<'_>],
    boundaries: &Boundaries,
    level: Option<Level>,
) -> Vec<HomeReach> {
    let area = |home: &Assessment| Some(at_level(place(&home.survey, boundaries).area?, level));
    let homes = release.assessments().iter().filter(|a| a.is_home() && release.is_internal());
    let homes: Vec<&Assessment> = homes.copied().collect();
    let homes: Vec<(Option<AreaId>, Option<Position>)> =
        newest_visits(&homes).into_iter().map(|home| (area(home), home.survey.site.position)).collect();
    let reach = |question: &Question<'_>| {
        let grid = question.grid();
        let mut found = HomeReach::default();
        for (area, position) in &homes {
            let (open, unknown) = match position {
                Some(at) => question.around(&grid, at.lon, at.lat),
                None => (GroupSet::NONE, question.groups),
            };
            found.total.get_or_insert_default().add(open, unknown);
            found.by_area.entry(area.clone()).or_default().add(open, unknown);
        }
        found
    };
    questions.iter().map(reach).collect()
}
