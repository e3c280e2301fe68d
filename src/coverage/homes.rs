//! Homes within reach: how many of the homes that were inspected, by area, as far as an output may say so.
//!
//! A public output counts homes only where every kind of home that the figures tell apart (by area, by distance, by
//! group) has [`crate::privacy::K`] homes or more: else a share of another distance or group would tell of one home.

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

/// The homes of one distance: together where that may be said, and by area where that may be said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HomeReach {
    /// All of them.
    pub total: Option<HomeSums>,
    /// By area; nothing for homes of which nobody knows where they are.
    pub by_area: BTreeMap<Option<AreaId>, HomeSums>,
}

/// For whom a home is covered, and for whom it may be.
type State = (Vec<Group>, Vec<Group>);

/// Homes that no figure tells apart: their area, and their state for each question.
type Kind = (Option<AreaId>, Vec<State>);

/// Returns the homes within reach for each of some questions, which differ in their distance only.
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
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    let (shown, all): (BTreeMap<Option<AreaId>, usize>, usize) = if release.is_internal() {
        let mut shown: BTreeMap<Option<AreaId>, usize> = BTreeMap::new();
        for home in release.assessments().iter().filter(|a| a.is_home()) {
            *kinds.entry(kind(home)).or_default() += 1;
            *shown.entry(area(home)).or_default() += 1;
        }
        let all = shown.values().sum();
        (shown, all)
    } else {
        let count = |(key, homes): (_, crate::privacy::HomesSummary)| Some((key, homes.count?));
        kinds.extend(release.homes_by(&kind).into_iter().filter_map(|(k, h)| Some((k, h.count?))));
        let all = release.homes().and_then(|h| h.count).unwrap_or_default();
        (release.homes_by(&area).into_iter().filter_map(count).collect(), all)
    };
    // An area of which one kind of homes is not told is not told of at all.
    let mut told: BTreeMap<&Option<AreaId>, usize> = BTreeMap::new();
    for ((area, _), homes) in &kinds {
        *told.entry(area).or_default() += homes;
    }
    let is_whole = |area: &Option<AreaId>| told.get(area) == shown.get(area);
    let whole = all > 0 && told.values().sum::<usize>() == all;
    (0..questions.len())
        .map(|at| {
            let mut found = HomeReach { total: whole.then(HomeSums::default), ..HomeReach::default() };
            for ((area, states), homes) in &kinds {
                if let Some(total) = &mut found.total {
                    total.add(*homes, &states[at]);
                }
                if is_whole(area) {
                    found.by_area.entry(area.clone()).or_default().add(*homes, &states[at]);
                }
            }
            found
        })
        .collect()
}
