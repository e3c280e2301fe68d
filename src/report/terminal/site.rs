//! One site: verdicts, score, barriers.

use std::io;

use super::pen::{Pen, padded};
use super::{edition, lists, models};
use crate::assessment::Assessment;
use crate::checklist::Group;
use crate::export::Settings;
use crate::lang::{Arg, Lang, message, word};
use crate::report::figures;
use crate::report::palette::Tone;
use crate::score::{Barrier, Break, GroupVerdict, Verdict};

/// The most barriers that are written out; the files hold all.
const TOP: usize = 10;

/// Writes the report of one site.
pub(super) fn write(pen: &mut Pen<'_>, assessment: &Assessment, settings: &Settings) -> io::Result<()> {
    let lang = settings.lang;
    let site = &assessment.survey.site;
    pen.heading(&message(
        lang,
        "term-site",
        &[
            ("label", (&site.label).into()),
            ("named", named(&site.label, &site.id)),
            ("id", (&site.id).into()),
        ],
    ))?;
    let date = assessment.survey.surveyed.map(|d| d.to_string());
    let profile = assessment.checklist.profile().title.get(lang);
    let when = date.map_or_else(
        || word(lang, "term-undated"),
        |date| message(lang, "term-dated", &[("date", date.into())]),
    );
    pen.text(0, &message(lang, "term-profile", &[("profile", profile.into()), ("when", when.into())]))?;
    edition::judged(pen, assessment, settings)?;
    verdicts(pen, assessment, lang)?;
    let score = figures::score_text(&assessment.scores.total, lang);
    let grade = figures::grade_text(assessment, lang);
    pen.text(0, &message(lang, "term-score", &[("score", score.into()), ("grade", grade.into())]))?;
    models::write(pen, &assessment.models, lang)?;
    barriers(pen, assessment, settings)?;
    edition::write(pen, assessment, settings)?;
    lists::write(pen, assessment, lang)
}

/// Tells a message whether a name differs from the id behind it.
fn named(label: &str, id: &str) -> Arg<'static> {
    if label == id { "no" } else { "yes" }.into()
}

/// Returns an item's name with its id, as people tell items apart.
pub(super) fn item_name(item: &crate::survey::Item, lang: Lang) -> String {
    let named = named(item.name(), &item.id);
    message(lang, "term-item", &[("label", item.name().into()), ("named", named), ("id", (&item.id).into())])
}

fn verdicts(pen: &mut Pen<'_>, assessment: &Assessment, lang: Lang) -> io::Result<()> {
    let words =
        [Verdict::Accessible, Verdict::AccessibleWithDefects, Verdict::Undetermined, Verdict::NotAccessible];
    let widest = words.iter().map(|v| unicode_width::UnicodeWidthStr::width(v.title(lang).as_str())).max();
    for (of, groups) in alike(&assessment.verdicts) {
        let tone = Tone::from(of.verdict);
        let verdict = of.verdict.title(lang);
        let why = why(assessment, of.verdict, of.broken, lang);
        let groups = group_names(&groups, lang);
        let args = [("groups", groups.into()), ("verdict", verdict.clone().into()), ("why", why.into())];
        if pen.is_plain() {
            pen.text(0, &message(lang, "term-verdict-sentence", &args))?;
        } else {
            let lead = format!("{} {}  ", tone.paint().mark, padded(&verdict, widest.unwrap_or_default()));
            pen.led(2, &lead, Some(tone), &message(lang, "term-verdict", &args))?;
        }
        // Destinations that are all alike say no more than the site.
        let differ = of.destinations.windows(2).any(|pair| pair[0].verdict != pair[1].verdict);
        for to in of.destinations.iter().filter(|_| differ) {
            let args = [("to", (&to.to).into()), ("verdict", to.verdict.title(lang).into())];
            pen.text(6, &message(lang, "term-destination", &args))?;
        }
    }
    Ok(())
}

/// The groups for whom all is the same, under the first of them: one line says it for all.
fn alike(verdicts: &[GroupVerdict]) -> Vec<(&GroupVerdict, Vec<Group>)> {
    let same = |a: &GroupVerdict, b: &GroupVerdict| {
        let to = |v: &GroupVerdict| v.destinations.iter().map(|d| d.verdict).collect::<Vec<_>>();
        (a.verdict, a.broken, to(a)) == (b.verdict, b.broken, to(b))
    };
    let mut found: Vec<(&GroupVerdict, Vec<Group>)> = Vec::new();
    for verdict in verdicts {
        match found.iter_mut().find(|(first, _)| same(first, verdict)) {
            Some((_, groups)) => groups.push(verdict.group),
            None => found.push((verdict, vec![verdict.group])),
        }
    }
    found
}

/// Returns the names of groups, one after the other.
pub(super) fn group_names(groups: &[Group], lang: Lang) -> String {
    groups.iter().map(|g| g.title(lang)).collect::<Vec<_>>().join(&word(lang, "list-comma"))
}

/// Returns where the chain breaks, in words, or nothing.
fn why(assessment: &Assessment, verdict: Verdict, broken: Option<Break>, lang: Lang) -> String {
    match broken {
        Some(at) => {
            let item = &assessment.survey.items[at.item.0 as usize];
            let rule = assessment.checklist.catalog().rule_at(at.rule);
            let args = [
                ("verdict", verdict.as_str().into()),
                ("item", item_name(item, lang).into()),
                ("rule", rule.title.get(lang).into()),
            ];
            message(lang, "term-why", &args)
        }
        None if verdict == Verdict::Undetermined => word(lang, "term-why-nothing"),
        None => String::new(),
    }
}

fn barriers(pen: &mut Pen<'_>, assessment: &Assessment, settings: &Settings) -> io::Result<()> {
    let (lang, count) = (settings.lang, assessment.barriers.len());
    pen.heading(&message(lang, "term-barriers", &[("count", count.into())]))?;
    for (barrier, rank) in assessment.barriers.iter().zip(1..).take(TOP) {
        one_barrier(pen, assessment, barrier, rank, settings)?;
    }
    if count > TOP {
        pen.text(0, &message(lang, "term-more", &[("count", (count - TOP).into())]))?;
    }
    Ok(())
}

fn one_barrier(
    pen: &mut Pen<'_>,
    assessment: &Assessment,
    barrier: &Barrier,
    rank: usize,
    settings: &Settings,
) -> io::Result<()> {
    let lang = settings.lang;
    let finding = &assessment.findings[barrier.finding];
    let (rule, catalog) = (assessment.rule(finding), assessment.checklist.catalog());
    let told = assessment.explain(finding, &settings.style());
    let groups: Vec<Group> = rule.groups.iter().collect();
    let args = [
        ("rank", rank.into()),
        ("count", assessment.barriers.len().into()),
        ("impact", rule.impact.title(lang).into()),
        ("item", item_name(assessment.item(finding), lang).into()),
        ("rule", rule.title.get(lang).into()),
        ("measured", figures::measured_text(&told, lang).into()),
        ("limit", told.limit.into()),
        ("has_margin", if told.margin_text.is_some() { "yes" } else { "no" }.into()),
        ("margin", told.margin_text.unwrap_or_default().into()),
        ("code", figures::standard_code_in(catalog, rule, lang).into()),
        ("clause", (&rule.clause).into()),
        ("modality", crate::report::edition::demanded(assessment, finding, lang).into()),
        ("groups", group_names(&groups, lang).into()),
        ("gain", figures::percent(barrier.gain, lang).into()),
        ("remedy", figures::remedies(catalog, rule, lang).join(&word(lang, "list-then")).into()),
    ];
    if pen.is_plain() {
        pen.text(0, &message(lang, "term-barrier-sentence", &args))?;
    } else {
        let lead = message(lang, "term-barrier-lead", &args);
        pen.led(0, &format!("{lead} "), Some(Tone::Bad), &message(lang, "term-barrier", &args))?;
    }
    pen.text(4, &message(lang, "term-barrier-measured", &args))?;
    pen.text(4, &message(lang, "term-barrier-clause", &args))?;
    pen.text(4, &message(lang, "term-barrier-groups", &args))?;
    if !rule.remedy.is_empty() {
        pen.text(4, &message(lang, "term-barrier-remedy", &args))?;
    }
    Ok(())
}
