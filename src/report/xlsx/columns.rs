//! The columns of the tables of findings: head, width, and what of a finding stands in them.

use super::sheet::{Cell, Head, Look, Part};
use crate::assessment::Assessment;
use crate::checklist::{Impact, Outcome, Rule};
use crate::export::Settings;
use crate::finding::{Explanation, Finding};
use crate::lang::{Lang, word};
use crate::quantity::{Kind, Quantity};
use crate::report::figures;
use crate::survey::{Item, Waiver};

/// A finding, with all that its cells are made of.
#[derive(Debug)]
pub(super) struct Row<'a> {
    assessment: &'a Assessment,
    key: &'a str,
    finding: &'a Finding,
    rule: &'a Rule,
    item: &'a Item,
    told: Explanation,
    /// Its rank among the barriers of its site, and what mending it adds.
    rank: Option<usize>,
    settings: &'a Settings,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        assessment: &'a Assessment,
        key: &'a str,
        at: usize,
        rank: Option<usize>,
        settings: &'a Settings,
    ) -> Self {
        let finding = &assessment.findings[at];
        Self {
            assessment,
            key,
            finding,
            rule: assessment.rule(finding),
            item: assessment.item(finding),
            told: assessment.explain(finding, &settings.style()),
            rank,
            settings,
        }
    }

    fn lang(&self) -> Lang {
        self.settings.lang
    }

    fn waiver(&self) -> Option<&'a Waiver> {
        self.assessment.survey.waivers.get(usize::from(self.finding.waiver?))
    }

    /// The number and the unit of the reading that decides, if one does.
    fn value(&self) -> Option<(f64, &'static str)> {
        self.told.margin?;
        Some(self.told.measured.first()?.quantity?.number(self.settings.system))
    }

    fn margin(&self) -> Option<f64> {
        let margin = self.told.margin?;
        // A difference of slopes is in per cent, and one of temperatures has no zero to shift.
        let kind = if margin.kind == Kind::Slope { Kind::Ratio } else { margin.kind };
        let (number, _) = Quantity { kind, ..margin }.number(self.settings.system);
        let zero = Quantity { kind, value: crate::quantity::Exact::ZERO }.number(self.settings.system).0;
        Some(number - zero)
    }
}

/// A column of a table of findings.
#[derive(Debug)]
pub(super) struct Column {
    id: &'static str,
    width: f64,
    look: Look,
    part: Part,
    /// What stands in it.
    pub(super) cell: fn(&Row<'_>) -> Cell,
}

impl Column {
    pub(super) fn head(&self, lang: Lang) -> Head {
        let title = word(lang, &format!("xlsx-{}", self.id));
        Head { title, width: self.width, look: self.look, part: self.part }
    }
}

const fn read(id: &'static str, width: f64, cell: fn(&Row<'_>) -> Cell) -> Column {
    Column { id, width, look: Look::Text, part: Part::Read, cell }
}

const fn fill(id: &'static str, width: f64, look: Look, cell: fn(&Row<'_>) -> Cell) -> Column {
    Column { id, width, look, part: Part::Fill, cell }
}

const fn data(id: &'static str, width: f64, look: Look, cell: fn(&Row<'_>) -> Cell) -> Column {
    Column { id, width, look, part: Part::Data, cell }
}

const RANK: Column = Column {
    id: "rank",
    width: 7.0,
    look: Look::Whole,
    part: Part::Read,
    cell: |r| r.rank.map_or(Cell::Empty, Cell::count),
};
const SITE: Column = read("site", 18.0, |r| Cell::text(&r.assessment.survey.site.label));
const ITEM: Column = read("item", 18.0, |r| Cell::text(r.item.name()));
const FLOOR: Column = read("floor", 8.0, |r| {
    Cell::text(r.item.more.as_ref().and_then(|m| m.floor.clone()).unwrap_or_default())
});
const ASKED: Column = read("asked", 32.0, |r| Cell::text(r.rule.title.get(r.lang())));
const OUTCOME: Column = read("outcome", 12.0, |r| {
    let title = r.finding.outcome.title(r.lang());
    if r.finding.outcome == Outcome::Failed { Cell::Loud(title) } else { Cell::text(title) }
});
const IMPACT: Column = read("impact", 11.0, |r| {
    let title = r.rule.impact.title(r.lang());
    if r.rule.impact == Impact::Critical && r.finding.is_barrier() {
        Cell::Loud(title)
    } else {
        Cell::text(title)
    }
});
const MEASURED: Column = read("measured", 20.0, |r| Cell::text(figures::measured_text(&r.told, r.lang())));
const LIMIT: Column = read("limit", 18.0, |r| Cell::text(&r.told.limit));
const REASON: Column = read("reason", 32.0, |r| Cell::text(&r.told.reason));
const CLAUSE: Column = read("clause", 20.0, |r| {
    let code = figures::standard_code_in(r.assessment.checklist.catalog(), r.rule, r.lang());
    Cell::text(format!("{code}, {}", r.rule.clause))
});
const REMEDY: Column = read("remedy", 26.0, |r| {
    let remedies = figures::remedies(r.assessment.checklist.catalog(), r.rule, r.lang());
    Cell::text(remedies.join(&word(r.lang(), "list-then")))
});

const VALUE: Column = data("value", 10.0, Look::Number, |r| r.value().map(|v| v.0).into());
const UNIT: Column = data("unit", 8.0, Look::Text, |r| Cell::text(r.value().map_or("", |v| v.1)));
const MARGIN: Column = data("margin", 11.0, Look::Number, |r| r.margin().into());
const GROUPS: Column = data("groups", 24.0, Look::Text, |r| {
    let titles: Vec<String> = r.rule.groups.iter().map(|g| g.title(r.lang())).collect();
    Cell::text(titles.join(&word(r.lang(), "list-comma")))
});
const ELEMENT: Column = data("element", 18.0, Look::Text, |r| {
    Cell::text(r.assessment.checklist.catalog().element(r.item.element).title.get(r.lang()))
});
const SURVEYED: Column = data("surveyed", 12.0, Look::Date, |r| r.assessment.survey.surveyed.into());
const LON: Column = data("lon", 13.0, Look::Degrees, |r| r.item.position().map(|p| p.lon).into());
const LAT: Column = data("lat", 13.0, Look::Degrees, |r| r.item.position().map(|p| p.lat).into());
const GAIN: Column = data("gain", 10.0, Look::Percent, |r| {
    let barrier = r.rank.and_then(|rank| r.assessment.barriers.get(rank - 1));
    barrier.map(|b| b.gain).into()
});
const FINDING: Column = data("finding", 40.0, Look::Text, |r| {
    Cell::text(figures::finding_id(r.key, &r.item.id, r.rule.id.as_str()))
});
const SITE_ID: Column = data("site-id", 18.0, Look::Text, |r| Cell::text(&r.assessment.survey.site.id));
const ITEM_ID: Column = data("item-id", 14.0, Look::Text, |r| Cell::text(&r.item.id));
const RULE_ID: Column = data("rule-id", 32.0, Look::Text, |r| Cell::text(r.rule.id.as_str()));
const OUTCOME_CODE: Column =
    data("outcome-code", 14.0, Look::Text, |r| Cell::text(r.finding.outcome.as_str()));
const REASON_CODE: Column = data("reason-code", 20.0, Look::Text, |r| Cell::text(r.finding.reason.code()));
const RAW: Column = data("raw", 16.0, Look::Text, |r| {
    Cell::text(r.told.measured.iter().map(|m| m.raw.as_str()).collect::<Vec<_>>().join(" | "))
});
const CONFIDENCE: Column =
    data("confidence", 18.0, Look::Text, |r| Cell::text(r.rule.confidence.title(r.lang())));
const ADVICE: Column = data("advice", 10.0, Look::Text, |r| Cell::Flag(r.rule.is_preview()));
const WAIVED_UNTIL: Column = data("waived-until", 13.0, Look::Date, |r| r.waiver().map(|w| w.until).into());
const WAIVED_BY: Column =
    data("waived-by", 16.0, Look::Text, |r| Cell::text(r.waiver().map_or("", |w| w.by.as_str())));

/// Filled in by whoever follows the barrier up.
const STATUS: Column = fill("status", 12.0, Look::Status, |r| Cell::text(word(r.lang(), "xlsx-status-open")));
const WHO: Column = fill("who", 14.0, Look::Text, |_| Cell::Empty);
const DUE: Column = fill("due", 12.0, Look::Date, |_| Cell::Empty);
const NOTE: Column = fill("note", 24.0, Look::Text, |_| Cell::Empty);
/// Filled in on the next visit.
const READING: Column = fill("reading", 16.0, Look::Text, |_| Cell::Empty);
const READ_ON: Column = fill("read-on", 12.0, Look::Date, |_| Cell::Empty);

/// The barriers, in their rank, to be followed up.
pub(super) const BARRIERS: &[Column] = &[
    RANK, ITEM, SITE, FLOOR, ASKED, MEASURED, LIMIT, IMPACT, CLAUSE, REMEDY, STATUS, WHO, DUE, NOTE, VALUE,
    UNIT, MARGIN, GAIN, GROUPS, ELEMENT, SURVEYED, LON, LAT, SITE_ID, ITEM_ID, RULE_ID, FINDING,
];

/// All findings.
pub(super) const FINDINGS: &[Column] = &[
    SITE,
    ITEM,
    FLOOR,
    ASKED,
    OUTCOME,
    MEASURED,
    LIMIT,
    REASON,
    IMPACT,
    CLAUSE,
    VALUE,
    UNIT,
    MARGIN,
    RAW,
    GROUPS,
    ELEMENT,
    CONFIDENCE,
    ADVICE,
    RANK_DATA,
    GAIN,
    WAIVED_UNTIL,
    WAIVED_BY,
    SURVEYED,
    LON,
    LAT,
    OUTCOME_CODE,
    REASON_CODE,
    SITE_ID,
    ITEM_ID,
    RULE_ID,
    FINDING,
];

/// What is still to be measured or measured better.
pub(super) const UNTESTED: &[Column] = &[
    SITE,
    ITEM,
    FLOOR,
    ASKED,
    LIMIT,
    OUTCOME,
    REASON,
    IMPACT,
    CLAUSE,
    READING,
    READ_ON,
    NOTE,
    GROUPS,
    ELEMENT,
    SURVEYED,
    LON,
    LAT,
    OUTCOME_CODE,
    REASON_CODE,
    SITE_ID,
    ITEM_ID,
    RULE_ID,
    FINDING,
];

const RANK_DATA: Column = Column { part: Part::Data, ..RANK };
