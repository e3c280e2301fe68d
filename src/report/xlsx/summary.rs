//! The first sheet: a row a site, with its score, its counts and what it is for each group of people.

use std::collections::BTreeSet;

use super::sheet::{Cell, Head, Look, Part, Plan, Sheets};
use crate::assessment::Assessment;
use crate::checklist::{Group, Impact};
use crate::export::{Batch, ExportError};
use crate::lang::{Lang, word};
use crate::report::figures;
use crate::score::Verdict;

/// The columns before and after those of the groups.
const BEFORE: &[(&str, f64, Look, Part)] = &[
    ("site", 26.0, Look::Text, Part::Read),
    ("surveyed", 12.0, Look::Date, Part::Read),
    ("score", 9.0, Look::Percent, Part::Read),
    ("score-low", 9.0, Look::Percent, Part::Read),
    ("score-high", 9.0, Look::Percent, Part::Read),
    ("tested", 9.0, Look::Percent, Part::Read),
    ("grade", 22.0, Look::Text, Part::Read),
    ("barriers", 10.0, Look::Whole, Part::Read),
    ("barriers-critical", 10.0, Look::Whole, Part::Read),
];
const AFTER: &[(&str, f64, Look, Part)] = &[
    ("passed", 10.0, Look::Whole, Part::Data),
    ("failed", 10.0, Look::Whole, Part::Data),
    ("cant-tell", 10.0, Look::Whole, Part::Data),
    ("untested", 10.0, Look::Whole, Part::Data),
    ("inapplicable", 10.0, Look::Whole, Part::Data),
    ("waived", 10.0, Look::Whole, Part::Data),
    ("items", 10.0, Look::Whole, Part::Data),
    ("profile", 26.0, Look::Text, Part::Data),
    ("lon", 13.0, Look::Degrees, Part::Data),
    ("lat", 13.0, Look::Degrees, Part::Data),
    ("site-id", 18.0, Look::Text, Part::Data),
    ("key", 22.0, Look::Text, Part::Data),
];

/// Writes the summary.
pub(super) fn write(sheets: &mut Sheets<'_>, batch: &Batch<'_>) -> Result<(), ExportError> {
    let lang = batch.settings.lang;
    let assessments = batch.release.assessments();
    let judged = assessments.iter().flat_map(|a| a.verdicts.iter().map(|v| v.group));
    let groups: Vec<Group> = judged.collect::<BTreeSet<_>>().into_iter().collect();
    let head = |(id, width, look, part): &(&str, f64, Look, Part)| Head {
        title: word(lang, &format!("xlsx-{id}")),
        width: *width,
        look: *look,
        part: *part,
    };
    let of_group = |g: &Group| Head { title: g.title(lang), width: 15.0, look: Look::Text, part: Part::Read };
    let heads: Vec<Head> =
        BEFORE.iter().map(head).chain(groups.iter().map(of_group)).chain(AFTER.iter().map(head)).collect();
    let plan = Plan { id: "summary", table: "Summary", heads: &heads, rows: assessments.len() };
    let mut rows = sheets.table(&plan)?;
    for (assessment, key) in assessments.iter().zip(figures::keys(assessments)) {
        let verdicts = groups.iter().map(|g| verdict(assessment, *g, lang));
        let cells = before(assessment, lang).into_iter().chain(verdicts).chain(after(assessment, key, lang));
        rows.put(cells)?;
    }
    rows.finish()
}

fn verdict(assessment: &Assessment, group: Group, lang: Lang) -> Cell {
    let Some(of) = assessment.verdicts.iter().find(|v| v.group == group) else { return Cell::Empty };
    let title = of.verdict.title(lang);
    if of.verdict == Verdict::NotAccessible { Cell::Loud(title) } else { Cell::text(title) }
}

fn before(assessment: &Assessment, lang: Lang) -> [Cell; BEFORE.len()] {
    let total = &assessment.scores.total;
    let share = |share: f64| if total.weight > 0.0 { Cell::Number(share) } else { Cell::Empty };
    let critical = assessment
        .barriers
        .iter()
        .filter(|b| assessment.rule(&assessment.findings[b.finding]).impact == Impact::Critical);
    [
        Cell::text(&assessment.survey.site.label),
        assessment.survey.surveyed.into(),
        total.score.into(),
        share(total.low),
        share(total.high),
        share(total.tested),
        Cell::text(figures::grade_text(assessment, lang)),
        Cell::count(assessment.barriers.len()),
        Cell::count(critical.count()),
    ]
}

fn after(assessment: &Assessment, key: String, lang: Lang) -> [Cell; AFTER.len()] {
    let counts = assessment.scores.tally.total(&assessment.checklist);
    let site = &assessment.survey.site;
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    let count = |n: u64| Cell::Number(n as f64);
    [
        count(counts.passed),
        count(counts.failed),
        count(counts.cant_tell),
        count(counts.untested),
        count(counts.inapplicable),
        count(counts.waived),
        Cell::count(assessment.survey.items.len()),
        Cell::text(assessment.checklist.profile().title.get(lang)),
        site.position.map(|p| p.lon).into(),
        site.position.map(|p| p.lat).into(),
        Cell::text(&site.id),
        Cell::text(key),
    ]
}
