//! The only door from assessments to an output: what is about homes stays in unless asked for.
//!
//! Exporters take a [`Release`] and nothing else. A public release holds no home at all, only how
//! many there were and their mean figures, and those from [`K`] homes on. An internal release holds
//! them, and every output made from it must say so ([`Release::is_internal`]).

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::survey::{Permit, Survey};

mod cells;
mod dwelling;

pub use cells::STEP;
pub use dwelling::{dwellings, newest_visits};

/// The fewest homes over which a public figure is given, unless more are asked for.
pub const K: usize = 5;

/// The fewest homes over which a run gives public figures: [`K`], or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Threshold(usize);

impl Threshold {
    /// Returns a threshold; nothing below [`K`] or beyond a million.
    ///
    /// ```
    /// use tantu::privacy::Threshold;
    ///
    /// assert_eq!(Threshold::new(10).map(Threshold::get), Some(10));
    /// assert_eq!(Threshold::new(4), None, "it only goes up");
    /// ```
    pub fn new(homes: usize) -> Option<Self> {
        (K..=1_000_000).contains(&homes).then_some(Self(homes))
    }

    /// Returns the number of homes.
    pub const fn get(self) -> usize {
        self.0
    }
}

impl Default for Threshold {
    fn default() -> Self {
        Self(K)
    }
}

/// Who an output is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// Anybody: nothing that exposes a home.
    #[default]
    Public,
    /// Those who may see homes; the output is named and marked internal.
    Internal,
}

/// Assessments as an output may show them.
#[derive(Debug)]
pub struct Release<'a> {
    assessments: Vec<&'a Assessment>,
    /// All that the audience may see, of which an output may show a part.
    visible: Vec<&'a Assessment>,
    /// What may be said of the homes that are not shown, by area.
    cells: cells::Cell,
    homes: Option<HomesSummary>,
    least: Threshold,
    permit: Option<Permit>,
}

/// What a public output may say of homes: of all in a run, or of those in an area.
///
/// Counts are rounded to the threshold and leave out homes in areas too small to be told of; means are rounded
/// to [`STEP`].
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct HomesSummary {
    /// About how many homes there were, in steps of the threshold; of each the newest visit counts.
    pub count: Option<usize>,
    /// The mean low end of their scores, roughly.
    pub mean_low: Option<f64>,
    /// The mean high end of their scores, roughly.
    pub mean_high: Option<f64>,
    /// The mean tested share, roughly.
    pub mean_tested: Option<f64>,
}

impl HomesSummary {
    /// Nothing that may be said.
    const EMPTY: Self = Self { count: None, mean_low: None, mean_high: None, mean_tested: None };
}

/// Returns what an audience may see of some assessments, with figures of [`K`] homes and more.
pub fn release(assessments: &[Assessment], audience: Audience) -> Release<'_> {
    release_above(assessments, audience, Threshold::default())
}

/// Returns what an audience may see of some assessments, with figures of as many homes and more as a threshold
/// asks for.
pub fn release_above(assessments: &[Assessment], audience: Audience, least: Threshold) -> Release<'_> {
    let (visible, held, permit): (Vec<&Assessment>, Vec<&Assessment>, _) = match audience {
        Audience::Internal => (assessments.iter().collect(), Vec::new(), Some(Permit::issue())),
        Audience::Public => {
            let homes = dwellings(assessments.iter().map(|a| (&a.survey, a.is_home())));
            let of = |home: bool| {
                let alike = homes.iter().zip(assessments).filter(move |(of, _)| of.is_some() == home);
                alike.map(|(_, a)| a).collect::<Vec<&Assessment>>()
            };
            (of(false), newest_visits(&of(true)), None)
        }
    };
    let cells = cells::Cell::of(&held.into_iter().map(cells::Home::of).collect::<Vec<_>>(), least);
    let empty = (visible.is_empty() && permit.is_none()).then_some(HomesSummary::EMPTY);
    let homes = cells.summary().or(empty);
    Release { assessments: visible.clone(), visible, cells, homes, least, permit }
}

/// The number of a resident's certificate, by which records of one home are told; it goes nowhere.
fn certificate(survey: &Survey) -> Option<&str> {
    survey.resident.as_ref()?.certificate.open(&Permit::issue()).as_deref()
}

/// Returns about how many homes some records are of, as [`HomesSummary::count`] says it; `records` as in
/// [`dwellings`].
pub fn about<'a>(records: impl IntoIterator<Item = (&'a Survey, bool)>, least: Threshold) -> Option<usize> {
    let records: Vec<(&Survey, bool)> = records.into_iter().collect();
    let mut newest: BTreeMap<usize, &Survey> = BTreeMap::new();
    for (home, (survey, _)) in dwellings(records.iter().copied()).into_iter().zip(&records) {
        let Some(home) = home else { continue };
        let kept = newest.entry(home).or_insert(survey);
        if (survey.surveyed, &survey.site.area) > (kept.surveyed, &kept.site.area) {
            *kept = survey;
        }
    }
    let homes: Vec<cells::Home> = newest.into_values().map(cells::Home::unjudged).collect();
    cells::Cell::of(&homes, least).summary()?.count
}

impl<'a> Release<'a> {
    /// Returns the assessments that may be shown one by one.
    pub fn assessments(&self) -> &[&'a Assessment] {
        &self.assessments
    }

    /// Returns what may be said of all homes that are not shown together; nothing if there are none, or too few.
    ///
    /// A release with nothing else to show has an empty summary even so, whether or not there were homes.
    pub fn homes(&self) -> Option<&HomesSummary> {
        self.homes.as_ref()
    }

    /// Returns the fewest homes over which figures are given.
    pub fn threshold(&self) -> Threshold {
        self.least
    }

    /// Returns true if the output must be named and marked internal.
    pub fn is_internal(&self) -> bool {
        self.permit.is_some()
    }

    /// Returns the permit to open personal data, in an internal release.
    pub fn permit(&self) -> Option<&Permit> {
        self.permit.as_ref()
    }

    /// Returns the earlier assessments of the same site by the same profile, oldest first, also where
    /// the release is of one alone.
    pub fn earlier(&self, of: &Assessment) -> Vec<&'a Assessment> {
        let site = &of.survey.site.id;
        let same = |a: &&&Assessment| {
            a.survey.site.id == *site
                && a.checklist.profile().id == of.checklist.profile().id
                && a.survey.surveyed.is_some()
                && a.survey.surveyed < of.survey.surveyed
        };
        let mut found: Vec<&'a Assessment> = self.visible.iter().filter(same).copied().collect();
        found.sort_by_key(|a| a.survey.surveyed);
        found
    }

    /// Returns a release of one of the assessments, for outputs of one file a site.
    #[must_use]
    pub fn only(&self, assessment: &Assessment) -> Self {
        self.some(&[assessment])
    }

    /// Returns a release of some of the assessments; what is not in this one stays out.
    #[must_use]
    pub fn some(&self, wanted: &[&Assessment]) -> Self {
        let permit = self.permit.as_ref().map(|_| Permit::issue());
        let is_wanted = |a: &&&Assessment| wanted.iter().any(|w| std::ptr::eq(**a, *w));
        let assessments = self.assessments.iter().filter(is_wanted).copied().collect();
        let cells = cells::Cell::default();
        Self { assessments, visible: self.visible.clone(), cells, homes: None, least: self.least, permit }
    }
}
