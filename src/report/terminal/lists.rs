//! One site: what is open, waived or only advised.

use std::io;

use super::pen::Pen;
use super::site::item_name;
use crate::assessment::Assessment;
use crate::checklist::Outcome;
use crate::finding::{Finding, Reason};
use crate::lang::{Lang, message, word};
use crate::quantity::Style;

/// The most lines of each list that are written out; the files hold all.
const TOP: usize = 20;

/// Writes what was not measured, what cannot be decided, what is advised, and the waivers.
pub(super) fn write(pen: &mut Pen<'_>, assessment: &Assessment, lang: Lang) -> io::Result<()> {
    list(pen, "term-untested", &untested(assessment, lang), lang)?;
    let unsure =
        |f: &Finding| f.outcome == Outcome::CantTell && f.reason != Reason::Advice && f.waiver.is_none();
    list(pen, "term-cannot-tell", &told(assessment, lang, unsure), lang)?;
    list(pen, "term-advice", &told(assessment, lang, |f| f.reason == Reason::Advice), lang)?;
    list(pen, "term-waived", &waived(assessment, lang), lang)?;
    let expired: Vec<String> = assessment.expired_waivers().map(|w| waiver(assessment, w, lang)).collect();
    list(pen, "term-expired", &expired, lang)
}

/// Writes a heading with the number of the lines, and the first of them.
pub(super) fn list(pen: &mut Pen<'_>, heading: &str, lines: &[String], lang: Lang) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    pen.heading(&message(lang, heading, &[("count", lines.len().into())]))?;
    for line in lines.iter().take(TOP) {
        pen.led(2, if pen.is_plain() { "" } else { "- " }, None, line)?;
    }
    if lines.len() > TOP {
        pen.text(2, &message(lang, "term-more", &[("count", (lines.len() - TOP).into())]))?;
    }
    Ok(())
}

/// One line an item: the fields that were not measured, each once.
fn untested(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let open = |f: &&Finding| {
        f.outcome == Outcome::Untested && f.waiver.is_none() && !assessment.rule(f).is_preview()
    };
    let mut lines = Vec::new();
    for chunk in assessment.findings.chunk_by(|a, b| a.item == b.item) {
        let mut missing: Vec<String> = Vec::new();
        for finding in chunk.iter().filter(open) {
            let text = missing_text(assessment, finding, lang);
            if !missing.contains(&text) {
                missing.push(text);
            }
        }
        if let (Some(first), false) = (chunk.first(), missing.is_empty()) {
            let item = item_name(assessment.item(first), lang);
            let missing = missing.join(&word(lang, "list-comma"));
            let args = [("item", item.into()), ("missing", missing.into())];
            lines.push(message(lang, "term-item-missing", &args));
        }
    }
    lines
}

/// The name of the field that was not measured, or why nobody can say whether the rule applies.
fn missing_text(assessment: &Assessment, finding: &Finding, lang: Lang) -> String {
    let (catalog, rule) = (assessment.checklist.catalog(), assessment.rule(finding));
    let Some(field) = finding.reason.field() else {
        let told = assessment.explain(finding, &Style { lang, ..Style::default() });
        return told.reason.trim_end_matches(['.', '。']).to_owned();
    };
    let element = catalog.element(field.of.unwrap_or(rule.element));
    let name = element.fields.get(usize::from(field.field.0)).map_or("", |f| f.title.get(lang));
    if field.of.is_none() {
        return name.to_owned();
    }
    message(lang, "term-field-of", &[("element", element.title.get(lang).into()), ("field", name.into())])
}

fn told(assessment: &Assessment, lang: Lang, wanted: impl Fn(&Finding) -> bool) -> Vec<String> {
    let line = |finding: &Finding| {
        let told = assessment.explain(finding, &Style { lang, ..Style::default() });
        let args = [
            ("item", item_name(assessment.item(finding), lang).into()),
            ("rule", assessment.rule(finding).title.get(lang).into()),
            ("reason", told.reason.into()),
        ];
        message(lang, "term-item-told", &args)
    };
    assessment.findings.iter().filter(|f| wanted(f)).map(line).collect()
}

fn waived(assessment: &Assessment, lang: Lang) -> Vec<String> {
    let mut used: Vec<usize> = assessment.findings.iter().filter_map(|f| f.waiver).map(usize::from).collect();
    used.sort_unstable();
    used.dedup();
    let waivers = used.into_iter().filter_map(|at| assessment.survey.waivers.get(at));
    waivers.map(|w| waiver(assessment, w, lang)).collect()
}

fn waiver(assessment: &Assessment, waiver: &crate::survey::Waiver, lang: Lang) -> String {
    let item = waiver.item.and_then(|i| assessment.survey.items.get(i.0 as usize));
    let rule = assessment.checklist.catalog().rule(waiver.rule.as_str());
    let args = [
        ("item", item.map_or_else(|| word(lang, "export-whole-site"), |i| item_name(i, lang)).into()),
        ("rule", rule.map_or(waiver.rule.as_str(), |r| r.title.get(lang)).into()),
        ("until", waiver.until.to_string().into()),
        ("by", (&waiver.by).into()),
        ("reason", (&waiver.reason).into()),
    ];
    message(lang, "term-waiver", &args)
}
