//! The layer of sites: what was visited, its score and its verdicts.

use std::borrow::Cow;

use super::feature::{columns as table, four, sign};
use super::{ByTone, Column, Feature, Geometry, Kind, Value, Visit};
use crate::checklist::Group;
use crate::lang::Lang;
use crate::map::properties;
use crate::report::figures;
use crate::report::palette::Tone;
use crate::score::{Counts, Verdict};

struct Row<'a> {
    visit: Visit<'a>,
    worst: Option<Verdict>,
    counts: Counts,
}

table! {
    fn own_columns, fn own_values(row: &Row);
    "key": Text = row.visit.key;
    "internal": Flag = row.visit.internal;
    "site": Text = row.visit.assessment.survey.site.id.as_str();
    "site_label": Text = row.visit.assessment.survey.site.label.as_str();
    "title": Text = row.visit.assessment.survey.site.label.as_str();
    "description": Text = properties::site_description(row.visit.assessment, row.visit.settings.lang);
    "sign": Text = sign(tone(row.worst));
    "home": Flag = row.visit.assessment.is_home();
    "surveyed": Text = row.visit.assessment.survey.surveyed.map(|d| d.to_string());
    "profile": Text = row.visit.assessment.checklist.profile().id.as_str();
    "area": Text = row.visit.assessment.survey.site.area.as_deref();
    "score": Real = row.visit.assessment.scores.total.score.map(four);
    "score_low": Real = four(row.visit.assessment.scores.total.low);
    "score_high": Real = four(row.visit.assessment.scores.total.high);
    "tested": Real = four(row.visit.assessment.scores.total.tested);
    "grade": Text = row.visit.assessment.scores.grade.as_ref().map(|g| g.id.as_str());
    "grade_withheld": Text = figures::withheld(row.visit.assessment);
    "verdict": Text = row.worst.map(Verdict::as_str);
    "verdict_zh": Text = row.worst.map(|v| v.title(Lang::Zh));
    "verdict_en": Text = row.worst.map(|v| v.title(Lang::En));
    "items": Integer = row.visit.assessment.survey.items.len();
    "barriers": Integer = row.visit.assessment.barriers.len();
    "passed": Integer = row.counts.passed;
    "failed": Integer = row.counts.failed;
    "cant_tell": Integer = row.counts.cant_tell;
    "untested": Integer = row.counts.untested;
    "inapplicable": Integer = row.counts.inapplicable;
    "waived": Integer = row.counts.waived;
}

pub(super) fn columns() -> Vec<Column> {
    own_columns().into_iter().chain(verdict_columns()).collect()
}

/// The columns of the verdicts, one a group: `verdict_wheelchair`.
pub(super) fn verdict_columns() -> impl Iterator<Item = Column> {
    let name = |g: &Group| Cow::Owned(format!("verdict_{}", g.as_str().replace('-', "_")));
    Group::ALL.iter().map(move |g| Column { name: name(g), kind: Kind::Text })
}

/// The values of [`verdict_columns`].
pub(super) fn verdict_values<'a>(verdict: impl Fn(Group) -> Option<Verdict>) -> Vec<Value<'a>> {
    Group::ALL.iter().map(|g| verdict(*g).map(Verdict::as_str).into()).collect()
}

/// How a verdict is shown; where nothing critical was inspected it is open.
pub(super) fn tone(verdict: Option<Verdict>) -> Tone {
    verdict.map_or(Tone::Off, Tone::from)
}

pub(super) fn feature(visit: Visit<'_>) -> Feature<'_> {
    let assessment = visit.assessment;
    let worst = assessment.verdicts.iter().map(|v| v.verdict).max();
    let counts = assessment.scores.tally.total(&assessment.checklist);
    let mut values = own_values(&Row { visit, worst, counts });
    let of = |g| assessment.verdicts.iter().find(|v| v.group == g).map(|v| v.verdict);
    values.extend(verdict_values(of));
    Feature {
        id: visit.key.to_owned(),
        geometry: assessment.survey.site.position.map(Geometry::point),
        tone: tone(worst),
        size: 2,
        concerns: ByTone::NONE,
        class: None,
        values,
    }
}
