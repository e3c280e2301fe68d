//! All sites of a run: their scores under each other, and for how many each group is served.

use std::io;

use unicode_width::UnicodeWidthStr;

use super::pen::{Pen, padded};
use super::site::group_names;
use crate::checklist::Group;
use crate::export::Batch;
use crate::lang::{Lang, message};
use crate::privacy::HomesSummary;
use crate::report::figures;
use crate::score::{Score, Verdict};

/// Writes the summary of several sites, and what may be said of homes.
pub(super) fn write(pen: &mut Pen<'_>, batch: &Batch<'_>) -> io::Result<()> {
    let (lang, assessments) = (batch.settings.lang, batch.release.assessments());
    if assessments.len() != 1 {
        pen.heading(&message(lang, "term-sites", &[("count", assessments.len().into())]))?;
    }
    if assessments.len() > 1 {
        let labels = assessments.iter().map(|a| a.survey.site.label.as_str());
        let widest = labels.map(UnicodeWidthStr::width).max().unwrap_or_default().min(40);
        for assessment in assessments {
            let label = &assessment.survey.site.label;
            let label = if pen.is_plain() { label.clone() } else { padded(label, widest) };
            let args = [
                ("label", label.into()),
                ("score", figures::score_text(&assessment.scores.total, lang).into()),
                ("grade", figures::grade_text(assessment, lang).into()),
                ("count", assessment.barriers.len().into()),
            ];
            let id = if pen.is_plain() { "term-summary-sentence" } else { "term-summary" };
            pen.text(2, &message(lang, id, &args))?;
        }
        groups(pen, batch, lang)?;
    }
    if let Some(homes) = batch.release.homes() {
        pen.text(0, &homes_text(homes, lang))?;
    }
    Ok(())
}

/// For how many sites the verdict on each group is what; groups with the same numbers share a line.
fn groups(pen: &mut Pen<'_>, batch: &Batch<'_>, lang: Lang) -> io::Result<()> {
    const ORDER: [Verdict; 4] =
        [Verdict::Accessible, Verdict::AccessibleWithDefects, Verdict::Undetermined, Verdict::NotAccessible];
    let mut found: Vec<([usize; 4], Vec<Group>)> = Vec::new();
    for group in Group::ALL {
        let verdicts = batch.release.assessments().iter().flat_map(|a| &a.verdicts);
        let of: Vec<Verdict> = verdicts.filter(|v| v.group == *group).map(|v| v.verdict).collect();
        if of.is_empty() {
            continue;
        }
        let counts = ORDER.map(|verdict| of.iter().filter(|v| **v == verdict).count());
        match found.iter_mut().find(|(same, _)| *same == counts) {
            Some((_, groups)) => groups.push(*group),
            None => found.push((counts, vec![*group])),
        }
    }
    for ([accessible, defects, undetermined, not], groups) in found {
        let args = [
            ("groups", group_names(&groups, lang).into()),
            ("accessible", accessible.into()),
            ("defects", defects.into()),
            ("undetermined", undetermined.into()),
            ("not", not.into()),
        ];
        pen.text(2, &message(lang, "term-summary-group", &args))?;
    }
    Ok(())
}

/// Returns what may be said of homes, in one sentence.
fn homes_text(homes: &HomesSummary, lang: Lang) -> String {
    let (Some(count), Some(low), Some(high), Some(tested)) =
        (homes.count, homes.mean_low, homes.mean_high, homes.mean_tested)
    else {
        return message(lang, "term-homes-few", &[]);
    };
    let mean = Score { low, score: None, high, tested, weight: 1.0 };
    let args = [
        ("count", count.into()),
        ("range", figures::range_text(&mean, lang).into()),
        ("tested", figures::percent(tested, lang).into()),
    ];
    message(lang, "term-homes", &args)
}
