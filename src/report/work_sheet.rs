//! The contractor work sheet as a kind of document: what is built, to which figures, at what price, and the check
//! that closes each piece of work.

use std::collections::BTreeMap;

use super::kinds::Template;
use crate::assessment::Assessment;
use crate::export::Kind;
use crate::privacy::Release;

/// What a contractor builds at a site or in a home.
#[derive(Debug, Clone, Copy)]
pub struct WorkSheet;

impl Template for WorkSheet {
    fn kind(&self) -> Kind {
        Kind::WORK_SHEET
    }

    fn split<'a>(&self, release: &Release<'a>) -> Vec<Vec<&'a Assessment>> {
        newest(release.assessments()).into_iter().map(|a| vec![a]).collect()
    }

    #[cfg(feature = "pdf")]
    fn document(&self, batch: &crate::export::Batch<'_>) -> (super::pdf::Doc, Vec<crate::diag::Diagnostic>) {
        super::pdf::work_sheet::document(batch)
    }
}

/// Returns the assessments without those that a later visit by the same profile overtook: nobody shall build what
/// is mended.
pub(crate) fn newest<'a>(of: &[&'a Assessment]) -> Vec<&'a Assessment> {
    let key = |a: &Assessment| (a.survey.site.id.clone(), a.checklist.profile().id.clone());
    let mut last = BTreeMap::new();
    for assessment in of {
        let day = last.entry(key(assessment)).or_insert(assessment.survey.surveyed);
        *day = (*day).max(assessment.survey.surveyed);
    }
    let is_last = |a: &&&Assessment| last.get(&key(a)).is_none_or(|day| *day == a.survey.surveyed);
    of.iter().filter(is_last).copied().collect()
}
