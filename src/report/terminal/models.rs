//! The scores by other people's models, a line or two each.

use std::io;

use super::pen::Pen;
use crate::lang::{Arg, Lang, message, word};
use crate::model::{ModelScore, Points, cnaec, xccdf};

/// Writes the scores that were asked for.
pub(super) fn write(pen: &mut Pen<'_>, models: &[ModelScore], lang: Lang) -> io::Result<()> {
    for of in models {
        if let Some(score) = &of.xccdf {
            pen.text(0, &xccdf_text(of.model, score, lang))?;
        }
        if let Some(score) = &of.cnaec {
            cnaec_lines(pen, score, lang)?;
        }
    }
    Ok(())
}

fn xccdf_text(model: &str, score: &xccdf::Score, lang: Lang) -> String {
    let args = [
        ("model", word(lang, &format!("model-{model}")).into()),
        ("score", number(score.score, lang)),
        ("maximum", number(Some(score.maximum), lang)),
        ("percent", number(score.percent, lang)),
        ("passed", score.passed.into()),
        ("counted", score.counted.into()),
        ("coverage", number(score.coverage, lang)),
    ];
    let id = if score.score.is_some() { "model-xccdf-line" } else { "model-xccdf-nothing" };
    message(lang, id, &args)
}

fn cnaec_lines(pen: &mut Pen<'_>, score: &cnaec::Score, lang: Lang) -> io::Result<()> {
    let control = match score.control {
        cnaec::Gate::Met => "met",
        cnaec::Gate::NotMet => "not-met",
        cnaec::Gate::Undetermined => "undetermined",
    };
    let known = |known: bool| Arg::from(if known { "yes" } else { "no" });
    let args = [
        ("model", word(lang, "model-cnaec-1304").into()),
        ("has_total", known(score.total.is_some())),
        ("total", number(score.total, lang)),
        ("high", number(score.high, lang)),
        ("has_stars", known(score.stars.is_some())),
        ("stars", stars(score.stars, lang)),
        ("control", control.into()),
    ];
    pen.text(0, &message(lang, "model-cnaec-line", &args))?;
    for of in &score.dimensions {
        let args = [
            ("id", (&of.id).into()),
            ("title", of.title.get(lang).into()),
            ("has_score", known(of.score.is_some())),
            ("score", number(of.score, lang)),
            ("high", number(of.high, lang)),
            ("system", number(of.system, lang)),
            ("has_facility", known(of.facility.is_some())),
            ("facility", number(of.facility, lang)),
            ("items", of.items.into()),
            ("open", of.open.into()),
        ];
        pen.text(2, &message(lang, "model-cnaec-dimension", &args))?;
    }
    if !score.missing.is_empty() {
        let missing: Vec<String> =
            score.missing.iter().map(|m| word(lang, &format!("model-cnaec-missing-{m}"))).collect();
        let missing = missing.join(&word(lang, "list-comma"));
        pen.text(2, &message(lang, "model-cnaec-missing", &[("missing", missing.into())]))?;
    }
    if score.dimensions.iter().any(|d| d.equal_points && d.items > 0) {
        pen.text(2, &word(lang, "model-cnaec-equal-points"))?;
    }
    pen.text(2, &word(lang, "model-cnaec-control-convention"))
}

fn number(points: Option<Points>, lang: Lang) -> Arg<'static> {
    points.map_or_else(|| word(lang, "model-none"), |p| p.to_string()).into()
}

fn stars(of: Option<u8>, lang: Lang) -> Arg<'static> {
    match of {
        None => word(lang, "model-none"),
        Some(count) => message(lang, "model-stars", &[("count", i64::from(count).into())]),
    }
    .into()
}
