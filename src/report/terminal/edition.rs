//! One site: by which edition it was judged, what today's asks beyond it, what the profile changed.

use std::io;

use super::lists::list;
use super::pen::Pen;
use super::site::item_name;
use crate::assessment::Assessment;
use crate::export::Settings;
use crate::finding::{Gap, ItemEdition};
use crate::lang::message;
use crate::report::edition;

/// Writes by which edition the site was judged.
pub(super) fn judged(pen: &mut Pen<'_>, assessment: &Assessment, settings: &Settings) -> io::Result<()> {
    let lang = settings.lang;
    if let Some(text) = edition::judged(assessment, lang) {
        pen.text(0, &text)?;
    }
    let name = |of: &ItemEdition| assessment.survey.items[of.item.0 as usize].name().to_owned();
    for text in edition::items(assessment, lang, name) {
        pen.text(2, &text)?;
    }
    if let Some(text) = edition::existing(assessment, lang) {
        pen.text(0, &text)?;
    }
    Ok(())
}

/// Writes the gap to today's edition, and what the profile changed.
pub(super) fn write(pen: &mut Pen<'_>, assessment: &Assessment, settings: &Settings) -> io::Result<()> {
    let (lang, style) = (settings.lang, settings.style());
    let gap = |gap: &Gap| {
        let told = edition::gap(assessment, gap, &style);
        let args = [
            ("item", item_name(assessment.item(&gap.today), lang).into()),
            ("rule", told.rule.into()),
            ("measured", told.measured.into()),
            ("then", told.then.into()),
            ("today", told.today.into()),
        ];
        message(lang, "edition-gap", &args)
    };
    let gaps = assessment.gaps.iter().flat_map(|g| &g.gaps);
    list(pen, "edition-gaps", &gaps.map(gap).collect::<Vec<_>>(), lang)?;
    let changes = edition::changes(assessment, &style).into_iter().map(|change| {
        let args = [
            ("rule", change.rule.title.get(lang).into()),
            ("limit", change.limit.into()),
            ("was", change.was.into()),
            ("reason", change.reason.into()),
        ];
        message(lang, "edition-change", &args)
    });
    list(pen, "edition-changed", &changes.collect::<Vec<_>>(), lang)?;
    let left_out = edition::left_out(assessment).map(|(rule, reason)| {
        let args = [("rule", rule.title.get(lang).into()), ("reason", reason.get(lang).into())];
        message(lang, "edition-left-out-one", &args)
    });
    list(pen, "edition-left-out", &left_out.collect::<Vec<_>>(), lang)
}
