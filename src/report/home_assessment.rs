//! The home assessment as a kind of document: what a home needs, and what the works in it changed.
//!
//! One home a section. The measures are those that the first of the two visits asks for; what came of them
//! is measured where the run holds a later visit, and projected where it does not.

use std::io;

use super::kinds::Template;
use crate::assessment::Assessment;
use crate::checklist::PriceBook;
use crate::compare::Since;
use crate::diag::{Code, Diagnostic};
use crate::export::{Batch, ExportError, Kind};
use crate::privacy::Release;
use crate::retrofit::{Acceptance, Work, acceptance, after, after_all, work};
use crate::score::Burden;

/// A home before and after its works; in an internal release alone.
#[derive(Debug, Clone, Copy)]
pub struct HomeAssessment;

impl Template for HomeAssessment {
    fn kind(&self) -> Kind {
        Kind::HOME_ASSESSMENT
    }

    fn writes(&self, format: &str) -> bool {
        matches!(format, "pdf" | "html" | "json")
    }

    fn split<'a>(&self, release: &Release<'a>) -> Vec<Vec<&'a Assessment>> {
        homes(release).into_iter().map(|home| vec![home]).collect()
    }

    fn refuses(&self, release: &Release<'_>) -> Option<Diagnostic> {
        if release.homes().is_some() {
            return Some(Diagnostic::error(Code::ReportHomesHeld).with("kind", self.kind().name()));
        }
        homes(release).is_empty().then(|| Diagnostic::error(Code::ReportNoHome))
    }

    #[cfg(feature = "pdf")]
    fn document(&self, batch: &Batch<'_>) -> (super::pdf::Doc, Vec<Diagnostic>) {
        super::pdf::home::document(batch)
    }

    fn json(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<bool, ExportError> {
        super::json::home::write(batch, out)?;
        Ok(true)
    }
}

/// A home as its section shows it.
#[derive(Debug)]
pub(crate) struct Case<'a> {
    /// The visit that asks for the works.
    pub(crate) before: &'a Assessment,
    /// What it asks for.
    pub(crate) work: Work,
    /// The prices.
    pub(crate) book: Option<&'a PriceBook>,
    /// What measuring again showed, if somebody did.
    pub(crate) again: Option<Acceptance<'a>>,
}

/// Returns the homes of a batch, each once, in the order of the input.
pub(crate) fn cases<'a>(batch: &'a Batch<'a>) -> Vec<Case<'a>> {
    let case = |newest: &'a Assessment| {
        let earlier = batch.release.earlier(newest);
        let first = match batch.settings.since {
            Since::Previous => earlier.last(),
            Since::First => earlier.first(),
        };
        let before = first.copied().unwrap_or(newest);
        let shipped = || before.checklist.catalog().price_books().first();
        let book = batch.settings.prices.as_deref().or_else(shipped);
        let again = first.map(|before| acceptance(before, newest, book));
        Case { before, work: work(before, book), book, again }
    };
    homes(batch.release).into_iter().map(case).collect()
}

/// Returns the newest visit to each home by each profile.
fn homes<'a>(release: &Release<'a>) -> Vec<&'a Assessment> {
    let mut found: Vec<&'a Assessment> = Vec::new();
    for home in release.assessments().iter().copied().filter(|a| a.is_home() && release.is_internal()) {
        let same = |a: &&'a Assessment| {
            a.survey.site.id == home.survey.site.id && a.checklist.profile().id == home.checklist.profile().id
        };
        match found.iter_mut().find(|a| same(a)) {
            Some(known) if known.survey.surveyed.is_some() && home.survey.surveyed.is_some() => {
                if home.survey.surveyed >= known.survey.surveyed {
                    *known = home;
                }
            }
            // Without days nobody knows which comes first: each has its own section.
            _ => found.push(home),
        }
    }
    found
}

impl<'a> Case<'a> {
    /// Returns the newest visit.
    pub(crate) fn newest(&self) -> &'a Assessment {
        self.again.as_ref().map_or(self.before, |again| again.comparison.after)
    }

    /// Returns the burden after the works: as measured, else as projected; and whether it was measured.
    pub(crate) fn outcome(&self) -> Option<(Burden, bool)> {
        match &self.again {
            Some(again) => again.comparison.after.burden.clone().map(|b| (b, true)),
            None => after_all(self.before, &self.work.items).map(|b| (b, false)),
        }
    }

    /// Returns how many points of sure burden a piece of work takes away if all that it mends is met.
    pub(crate) fn benefit(&self, item: usize) -> Option<u32> {
        let work = self.work.items.get(item)?;
        let left = after(self.before, work)?;
        Some(self.before.burden.as_ref()?.low.saturating_sub(left.low))
    }
}
