//! Homes within reach: how many of the homes that were inspected, by area.
//!
//! In internal outputs only: whether a home is within reach follows from where it lies, and no public figure
//! depends on that (decision 16).

use std::collections::BTreeMap;

use super::by_area::at_level;
use super::reach::Question;
use crate::area::{AreaId, Boundaries, Level, place};
use crate::assessment::Assessment;
use crate::checklist::Group;
use crate::privacy::Release;

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

    fn add(&mut self, homes: usize, (open, unknown): &State) {
        self.homes += homes;
        for group in open {
            *self.covered.entry(*group).or_default() += homes;
        }
        for group in unknown {
            *self.unknown.entry(*group).or_default() += homes;
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

/// For whom a home is covered, and for whom it may be.
type State = (Vec<Group>, Vec<Group>);

/// Homes that no figure tells apart: their area, and their state for each question.
type Kind = (Option<AreaId>, Vec<State>);

/// Returns the homes within reach for each of some questions, which differ in their distance only; none unless the
/// release is internal.
pub fn homes_reach(
    release: &Release<'_>,
    questions: &[Question<'_>],
    boundaries: &Boundaries,
    level: Option<Level>,
) -> Vec<HomeReach> {
    let grids: Vec<_> = questions.iter().map(|q| (q, q.grid())).collect();
    let area = |home: &Assessment| Some(at_level(place(&home.survey, boundaries).area?, level));
    let kind = |home: &Assessment| -> Kind {
        let state = |(question, grid): &(&Question<'_>, _)| match home.survey.site.position {
            Some(at) => {
                let (open, unknown) = question.around(grid, at.lon, at.lat);
                (open.iter().collect(), unknown.iter().collect())
            }
            None => (Vec::new(), question.groups.iter().collect()),
        };
        (area(home), grids.iter().map(state).collect())
    };
    let homes = release.assessments().iter().filter(|a| a.is_home());
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for home in homes.filter(|_| release.is_internal()) {
        *kinds.entry(kind(home)).or_default() += 1;
    }
    (0..questions.len())
        .map(|at| {
            let mut found = HomeReach::default();
            for ((area, states), homes) in &kinds {
                found.total.get_or_insert_default().add(*homes, &states[at]);
                found.by_area.entry(area.clone()).or_default().add(*homes, &states[at]);
            }
            found
        })
        .collect()
}
