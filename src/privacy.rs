//! The only door from assessments to an output: what is about homes stays in unless asked for.
//!
//! Exporters take a [`Release`] and nothing else. A public release holds no home at all, only how
//! many there were and their mean figures, and those from [`K`] homes on. An internal release holds
//! them, and every output made from it must say so ([`Release::is_internal`]).

use crate::assessment::Assessment;
use crate::survey::Permit;

mod cells;

/// The fewest homes over which a public figure is given.
pub const K: usize = 5;

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
    /// Homes that are not shown.
    held: Vec<&'a Assessment>,
    homes: Option<HomesSummary>,
    permit: Option<Permit>,
}

/// What a public output may say of the homes in a run.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct HomesSummary {
    /// How many homes there were; nothing below [`K`].
    pub count: Option<usize>,
    /// The mean low end of their scores; nothing below [`K`].
    pub mean_low: Option<f64>,
    /// The mean high end of their scores; nothing below [`K`].
    pub mean_high: Option<f64>,
    /// The mean tested share; nothing below [`K`].
    pub mean_tested: Option<f64>,
}

/// Returns what an audience may see of some assessments.
pub fn release(assessments: &[Assessment], audience: Audience) -> Release<'_> {
    let (visible, held, permit): (Vec<&Assessment>, Vec<&Assessment>, _) = match audience {
        Audience::Internal => (assessments.iter().collect(), Vec::new(), Some(Permit::issue())),
        Audience::Public => {
            let (homes, sites) = assessments.iter().partition(|a| a.is_home());
            (sites, homes, None)
        }
    };
    let homes = (!held.is_empty()).then(|| summary(&held));
    Release { assessments: visible.clone(), visible, held, homes, permit }
}

impl<'a> Release<'a> {
    /// Returns the assessments that may be shown one by one.
    pub fn assessments(&self) -> &[&'a Assessment] {
        &self.assessments
    }

    /// Returns what may be said of homes that are not shown.
    pub fn homes(&self) -> Option<&HomesSummary> {
        self.homes.as_ref()
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
        Self { assessments, visible: self.visible.clone(), held: Vec::new(), homes: None, permit }
    }
}

fn summary(homes: &[&Assessment]) -> HomesSummary {
    let enough = homes.len() >= K;
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 homes")]
    let mean = |of: &dyn Fn(&Assessment) -> f64| {
        enough.then(|| homes.iter().map(|a| of(a)).sum::<f64>() / homes.len() as f64)
    };
    HomesSummary {
        count: enough.then_some(homes.len()),
        mean_low: mean(&|a| a.scores.total.low),
        mean_high: mean(&|a| a.scores.total.high),
        mean_tested: mean(&|a| a.scores.total.tested),
    }
}
