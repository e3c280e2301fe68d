//! Answers on coverage → rows and JSON.

use serde_json::{Value, json};
use tantu::assessment::Assessment;
use tantu::checklist::{Group, RuleIx};
use tantu::coverage::{AreaShare, Inspection, Repair};
use tantu::survey::ItemIx;

use super::rows::Row;
use super::{Answer, Asked};
use crate::output::Context;
use crate::page::{Cell, Table};

const KEYS: [&str; 19] = [
    "within",
    "area",
    "group",
    "places",
    "people",
    "covered",
    "unknown",
    "not_covered",
    "low",
    "high",
    "name",
    "land_km2",
    "land_low",
    "land_high",
    "homes",
    "homes_covered",
    "homes_unknown",
    "internal",
    "demand_is_public",
];

pub(super) fn table(ctx: &Context, asked: &Asked<'_>, answers: &[Answer<'_>]) -> Table {
    let mut table = Table::new(&KEYS);
    for answer in answers {
        let (all, areas) = (answer.whole(), answer.areas(asked.demand, asked.boundaries));
        for (is_all, row) in std::iter::once((true, &all)).chain(areas.iter().map(|row| (false, row))) {
            let area = match row.code.as_str() {
                _ if is_all => Cell::new(ctx.word("coverage-all"), "all"),
                "" => "-".into(),
                code => code.into(),
            };
            table.rows.extend(asked.groups.iter().map(|group| {
                let mut cells = vec![
                    Cell::new(answer.within.metres.to_string(), metres(answer.within.metres)),
                    area.clone(),
                ];
                cells.extend(figures(ctx, row, group));
                for is in [asked.internal, asked.demand.is_declared_public()] {
                    cells.push(Cell::new(is.to_string(), is));
                }
                cells
            }));
        }
    }
    table
}

fn number(x: f64) -> Cell {
    Cell::new(format!("{x}"), x)
}

/// A number of metres, without a fraction where it has none.
fn metres(metres: f64) -> Value {
    #[expect(clippy::cast_possible_truncation, reason = "a distance is at most a thousand kilometres")]
    if metres.fract() == 0.0 { (metres as i64).into() } else { metres.into() }
}

/// The figures of an area for a group, in the order of the keys.
fn figures(ctx: &Context, row: &Row<'_>, group: Group) -> Vec<Cell> {
    let share =
        |x: Option<f64>| x.map_or_else(|| Cell::new("", Value::Null), |x| Cell::new(format!("{x:.4}"), x));
    let count =
        |n: Option<usize>| n.map_or_else(|| Cell::new("", Value::Null), |n| Cell::new(n.to_string(), n));
    let (sums, bounds) = (&row.sums, row.sums.share(group));
    let part = row.land.get(&group);
    let land = part.and_then(AreaShare::share);
    vec![
        Cell::new(group.title(ctx.lang), group.as_str()),
        Cell::new(sums.places.to_string(), sums.places),
        number(sums.people.number()),
        number(sums.covered(group).number()),
        number(sums.unknown(group).number()),
        number(sums.not_covered(group).number()),
        share(bounds.map(|b| b.0)),
        share(bounds.map(|b| b.1)),
        Cell::new(row.name.unwrap_or_default(), row.name.map_or(Value::Null, Value::from)),
        share(part.map(|p| p.whole / 1e6)),
        share(land.map(|l| l.0)),
        share(land.map(|l| l.1)),
        count(row.homes.as_ref().map(|h| h.homes)),
        count(row.homes.as_ref().map(|h| h.covered(group))),
        count(row.homes.as_ref().map(|h| h.unknown(group))),
    ]
}

fn facility(asked: &Asked<'_>, at: usize) -> (Value, Value) {
    let facility = &asked.facilities.placed[at];
    let survey = &asked.assessments[facility.assessment].survey;
    let item = facility.item.and_then(|i| survey.items.get(i.0 as usize)).map(|i| i.id.as_str());
    (survey.site.id.as_str().into(), item.into())
}

pub(super) fn repairs(asked: &Asked<'_>, answer: &Answer<'_>) -> Vec<Value> {
    let one = |r: &Repair| {
        let (site, item) = facility(asked, r.facility);
        let Assessment { survey, checklist, .. } =
            &asked.assessments[asked.facilities.placed[r.facility].assessment];
        // The rules are those that judged: an office may have added its own.
        let fault = |(item, rule): &(ItemIx, RuleIx)| json!({ "item": survey.items[item.0 as usize].id, "rule": checklist.catalog().rule_at(*rule).id });
        let barriers: Vec<Value> = r.barriers.iter().map(fault).collect();
        json!({
            "within": metres(answer.within.metres), "site": site, "item": item, "group": r.group, "barriers": barriers,
            "then": r.then, "low": r.low.number(), "high": r.high.number(),
        })
    };
    answer.changes.repairs.iter().map(one).collect()
}

pub(super) fn inspections(asked: &Asked<'_>, answer: &Answer<'_>) -> Vec<Value> {
    let one = |i: &Inspection| {
        let (site, item) = facility(asked, i.facility);
        json!({
            "within": metres(answer.within.metres), "site": site, "item": item, "group": i.group,
            "people": i.people.number(),
        })
    };
    answer.changes.inspections.iter().map(one).collect()
}
