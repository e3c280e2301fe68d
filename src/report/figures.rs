//! Figures and names that several formats write alike.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::checklist::{Catalog, FieldRef, Rule};
use crate::finding::Explanation;
use crate::lang::{Lang, Text, message, word};
use crate::score::Score;

/// Returns a share as a whole percentage, rounded towards what is unsure.
pub(crate) fn percent(share: f64, lang: Lang) -> String {
    let space = if lang == Lang::En { " " } else { "" };
    format!("{:.0}{space}%", whole(share))
}

/// Returns the number of per cent; 100 and 0 are written only where nothing at all is missing or met.
fn whole(share: f64) -> f64 {
    let rounded = (share * 100.0).round();
    if rounded >= 100.0 && share < 1.0 {
        99.0
    } else if rounded <= 0.0 && share > 0.0 {
        1.0
    } else {
        rounded
    }
}

/// Returns a score with its range and its tested share: `73 % [61–88 %], 81 % tested`.
pub(crate) fn score_text(score: &Score, lang: Lang) -> String {
    if score.weight <= 0.0 {
        return word(lang, "export-score-nothing");
    }
    let id = if score.score.is_some() { "export-score" } else { "export-score-untested" };
    let range = range_text(score, lang);
    let number = percent(score.score.unwrap_or_default(), lang);
    let tested = percent(score.tested, lang);
    message(lang, id, &[("score", number.into()), ("range", range.into()), ("tested", tested.into())])
}

/// Returns the range of a score: `61–88 %`.
pub(crate) fn range_text(score: &Score, lang: Lang) -> String {
    format!("{:.0}–{}", whole(score.low), percent(score.high, lang))
}

/// Returns the code of the reason for which no grade is given.
pub(crate) fn withheld(assessment: &Assessment) -> Option<&'static str> {
    let scores = &assessment.scores;
    match scores.grade {
        Some(_) => None,
        None if scores.total.weight <= 0.0 => Some("nothing-applies"),
        None if scores.total.tested < assessment.checklist.profile().minimum_coverage.to_f64() => {
            Some("coverage")
        }
        None => Some("no-band"),
    }
}

/// Returns the reason for which no grade is given, in words.
pub(crate) fn withheld_text(assessment: &Assessment, code: &str, lang: Lang) -> String {
    let least = assessment.checklist.profile().minimum_coverage.to_f64();
    message(lang, &format!("export-withheld-{code}"), &[("least", percent(least, lang).into())])
}

/// Returns the grade, or why there is none.
pub(crate) fn grade_text(assessment: &Assessment, lang: Lang) -> String {
    match (&assessment.scores.grade, withheld(assessment)) {
        (Some(grade), _) => message(
            lang,
            "export-grade",
            &[("grade", (&grade.id).into()), ("title", grade.title.get(lang).into())],
        ),
        (None, code) => withheld_text(assessment, code.unwrap_or("no-band"), lang),
    }
}

/// Returns a key for each assessment, unique in the batch: the site id, with the day of the visit
/// where a site was visited more than once, and a number where that is not enough.
///
/// Slashes in ids are escaped, so that `site/item` reads one way only.
pub(crate) fn keys(assessments: &[&Assessment]) -> Vec<String> {
    let mut visits: BTreeMap<&str, usize> = BTreeMap::new();
    for assessment in assessments {
        *visits.entry(assessment.survey.site.id.as_str()).or_default() += 1;
    }
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    let key = |assessment: &&Assessment| {
        let site = &assessment.survey.site.id;
        let mut key = escape(site);
        if visits.get(site.as_str()).is_some_and(|n| *n > 1) {
            key.push('@');
            key.push_str(&assessment.survey.surveyed.map(|d| d.to_string()).unwrap_or_default());
        }
        let times = used.entry(key.clone()).or_default();
        *times += 1;
        if *times > 1 { format!("{key}#{times}") } else { key }
    };
    assessments.iter().map(key).collect()
}

/// Returns an id in which `/`, `@`, `#` and `%` are written as in addresses.
pub(crate) fn escape(id: &str) -> String {
    id.replace('%', "%25").replace('/', "%2F").replace('@', "%40").replace('#', "%23")
}

/// Returns the id of a finding, unique in an output.
pub(crate) fn finding_id(key: &str, item: &str, rule: &str) -> String {
    format!("{key}/{}/{rule}", escape(item))
}

/// Returns the code that people cite for a rule's standard.
pub(crate) fn standard_code_in<'a>(catalog: &'a Catalog, rule: &'a Rule, lang: Lang) -> &'a str {
    catalog.standard(rule.standard.as_str()).map_or(rule.standard.as_str(), |s| s.code_in(lang))
}

/// Returns the same as data, alike in every language.
pub(crate) fn standard_code<'a>(catalog: &'a Catalog, rule: &'a Rule) -> &'a str {
    catalog.standard(rule.standard.as_str()).map_or(rule.standard.as_str(), |s| s.code.as_str())
}

/// Returns a field as `element.field`.
pub(crate) fn field_id(catalog: &Catalog, rule: &Rule, field: FieldRef) -> String {
    let element = catalog.element(field.of.unwrap_or(rule.element));
    let name = element.fields.get(usize::from(field.field.0)).map_or("", |f| f.id.as_str());
    format!("{}.{name}", element.id)
}

/// Returns what was measured, in one line: a quantity held against a limit alone, the rest with their names.
pub(crate) fn measured_text(explanation: &Explanation, lang: Lang) -> String {
    let value = |m: &crate::finding::Measured| match &m.uncertainty {
        Some(u) => format!("{} ± {u}", m.value),
        None => m.value.clone(),
    };
    match explanation.measured.as_slice() {
        [] => String::new(),
        [one] if explanation.margin.is_some() => value(one),
        several => {
            let named = several.iter().map(|m| {
                message(
                    lang,
                    "export-named-value",
                    &[("name", (&m.title).into()), ("value", value(m).into())],
                )
            });
            named.collect::<Vec<_>>().join(&word(lang, "list-then"))
        }
    }
}

/// Returns the remedies of a rule, in words.
pub(crate) fn remedies<'a>(catalog: &'a Catalog, rule: &'a Rule, lang: Lang) -> Vec<&'a str> {
    rule.remedy.iter().filter_map(|id| catalog.measure(id.as_str())).map(|m| m.title.get(lang)).collect()
}

/// Returns a text on one line, without signs that move a cursor, colour a screen or turn the writing round.
pub(crate) fn clean(text: &str) -> String {
    let turns =
        |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| !turns(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Returns one message in both languages.
pub(crate) fn both(id: &str) -> Text {
    Text { zh: word(Lang::Zh, id), en: word(Lang::En, id) }
}
