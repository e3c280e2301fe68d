//! Answers on coverage → text for people, tables and JSON.

use tantu::checklist::Group;
use tantu::coverage::{Demand, Facility, Inspection, People, Repair, Sums, percent_bounds};

use super::rows::Row;
use super::table::{inspections, repairs, table};
use super::{Answer, Asked};
use crate::output::Context;
use crate::page::{Format, Page, document};
use crate::words;

/// The most areas that a screen shows; files have all.
const AREAS: usize = 15;

/// The most groups that a line on an area names.
const SHOWN: usize = 3;

pub(super) fn text(
    ctx: &Context,
    format: Format,
    asked: &Asked<'_>,
    answers: &[Answer<'_>],
) -> anyhow::Result<String> {
    Ok(match format {
        Format::Human => page(ctx, asked, answers).human(ctx),
        Format::Markdown => page(ctx, asked, answers).markdown(),
        Format::Csv => table(ctx, asked, answers).render(ctx, format, asked.catalog, "coverage")?,
        Format::Json => document(
            asked.catalog,
            [
                ("internal", asked.internal.into()),
                ("demand_is_public", asked.demand.is_declared_public().into()),
                ("places", asked.demand.len().into()),
                ("people", asked.demand.people().number().into()),
                ("facilities", asked.facilities.placed.len().into()),
                ("unplaced", asked.facilities.unplaced.into()),
                ("coverage", table(ctx, asked, answers).json()),
                ("repairs", answers.iter().flat_map(|a| repairs(asked, a)).collect()),
                ("inspections", answers.iter().flat_map(|a| inspections(asked, a)).collect()),
            ],
        )?,
    })
}

/// A whole number with its thousands parted.
fn parted(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// What the numbers of a demand count: people, or places of which nobody said how many people are there.
fn what(demand: &Demand) -> &'static str {
    match demand.counts_places() {
        false => "people",
        true if demand.outlined() == demand.len() => "areas",
        true => "places",
    }
}

/// A whole number of people, or of what else is counted.
fn counted(ctx: &Context, what: &'static str, number: u64) -> String {
    let args = [
        ("what", what.into()),
        ("n", i64::try_from(number).unwrap_or(i64::MAX).into()),
        ("text", parted(number).into()),
    ];
    ctx.message("coverage-count", &args)
}

/// People as a whole number, with their word.
fn whole(ctx: &Context, asked: &Asked<'_>, people: People) -> String {
    counted(ctx, what(asked.demand), people.rounded())
}

/// A share such as `42%` or `42%–57%`; bounds are rounded outwards, so that no rounding makes sure what is not.
fn share(ctx: &Context, sums: &Sums, group: Group) -> String {
    let Some(bounds) = sums.share(group) else { return ctx.word("coverage-nobody") };
    range(ctx, bounds, sums.unknown(group) == People::NONE)
}

fn range(ctx: &Context, bounds: (f64, f64), sure: bool) -> String {
    let (low, high) = percent_bounds(bounds);
    // One figure where nothing is unknown: a share that no whole number of per cent is stands as its lower bound.
    ctx.message(
        if sure { "coverage-sure" } else { "coverage-range" },
        &[("low", low.to_string().into()), ("high", high.to_string().into())],
    )
}

/// The share of the land, as `; land 12%`; nothing where no outline is known.
fn land(ctx: &Context, row: &Row<'_>, group: Group) -> String {
    let Some((part, bounds)) = row.land.get(&group).and_then(|part| Some((part, part.share()?))) else {
        return String::new();
    };
    ctx.message("coverage-land", &[("share", range(ctx, bounds, part.unknown <= 0.0).into())])
}

/// The share of the homes, as `; 12% of 40 homes`; nothing where nothing may be told.
fn homes(ctx: &Context, row: &Row<'_>, group: Group) -> String {
    let Some((homes, bounds)) = row.homes.as_ref().and_then(|homes| Some((homes, homes.share(group)?)))
    else {
        return String::new();
    };
    let share = range(ctx, bounds, homes.unknown(group) == 0);
    ctx.message("coverage-homes", &[("share", share.into()), ("count", homes.homes.into())])
}

fn page(ctx: &Context, asked: &Asked<'_>, answers: &[Answer<'_>]) -> Page {
    let demand = asked.demand;
    let places = u64::try_from(demand.len()).unwrap_or(u64::MAX);
    let title = ctx.message(
        "coverage-title",
        &[
            ("what", what(demand).into()),
            ("people", whole(ctx, asked, demand.people()).into()),
            (
                "places",
                counted(ctx, if demand.outlined() == demand.len() { "areas" } else { "places" }, places)
                    .into(),
            ),
            ("facilities", asked.facilities.placed.len().into()),
            ("unplaced", asked.facilities.unplaced.into()),
        ],
    );
    let mut page = Page { title, sections: Vec::new() };
    if asked.demand.is_declared_public() {
        page.section(ctx.word("coverage-demand"), vec![ctx.word("coverage-declared")]);
    }
    if demand.outlined() > 0 {
        page.section(ctx.word("coverage-assumption"), vec![ctx.word("coverage-assumption-line")]);
    }
    for answer in answers {
        let within = [("within", answer.within.text.as_str().into())];
        let all = answer.whole();
        let total = &all.sums;
        let line = |group: Group| {
            let [covered, unknown, lacking] = total.rounded(group).map(parted);
            let parts = [
                ("group", group.title(ctx.lang).into()),
                ("share", share(ctx, total, group).into()),
                ("covered", covered.into()),
                ("unknown", unknown.into()),
                ("lacking", lacking.into()),
                ("what", what(demand).into()),
            ];
            ctx.message("coverage-line", &parts) + &land(ctx, &all, group) + &homes(ctx, &all, group)
        };
        page.section(ctx.message("coverage-within", &within), asked.groups.iter().map(line).collect());
        page.section(ctx.message("coverage-areas", &within), areas(ctx, asked, answer));
        let shown = |count: usize| asked.top.min(count);
        let changes = &answer.changes;
        let mended: Vec<String> = changes.repairs[..shown(changes.repairs.len())]
            .iter()
            .map(|r| repair(ctx, asked, answer, r))
            .collect();
        page.section(ctx.message("coverage-repairs", &within), mended);
        let looked = inspected(ctx, asked, answer);
        page.section(ctx.message("coverage-inspections", &within), looked);
    }
    page
}

/// What to inspect: one line for the groups that the same people of one facility wait for.
fn inspected(ctx: &Context, asked: &Asked<'_>, answer: &Answer<'_>) -> Vec<String> {
    let all = &answer.changes.inspections;
    let alike = |a: &Inspection, b: &Inspection| a.facility == b.facility && a.people == b.people;
    all.chunk_by(alike)
        .take(asked.top)
        .map(|chunk| {
            let groups: Vec<String> = chunk.iter().map(|i| i.group.title(ctx.lang)).collect();
            let args = [
                ("place", place(ctx, asked, &asked.facilities.placed[chunk[0].facility]).into()),
                ("group", words::joined(ctx, &groups).into()),
                ("people", whole(ctx, asked, chunk[0].people).into()),
            ];
            ctx.message("coverage-inspection", &args)
        })
        .collect()
}

/// One line an area with people or homes, the least covered first.
fn areas(ctx: &Context, asked: &Asked<'_>, answer: &Answer<'_>) -> Vec<String> {
    let mut parts = answer.areas(asked.demand, asked.boundaries);
    let empty = parts.extract_if(.., |row| row.sums.places == 0 && row.homes.is_none()).count();
    let worst = |row: &Row<'_>| {
        asked.groups.iter().filter_map(|g| row.sums.share(g)).map(|s| s.0).fold(f64::INFINITY, f64::min)
    };
    parts.sort_by(|a, b| worst(a).total_cmp(&worst(b)).then(a.code.cmp(&b.code)));
    let more = parts.len().saturating_sub(AREAS);
    let mut lines: Vec<String> = parts[..parts.len() - more]
        .iter()
        .map(|row| {
            let sums = &row.sums;
            let of = |g: &Group| {
                let share = share(ctx, sums, *g) + &land(ctx, row, *g) + &homes(ctx, row, *g);
                ctx.message(
                    "coverage-group-share",
                    &[("group", g.title(ctx.lang).into()), ("share", share.into())],
                )
            };
            // Of many groups, those that are covered least.
            let mut groups: Vec<Group> = asked.groups.iter().collect();
            groups.sort_by_key(|g| sums.covered(*g));
            groups.truncate(SHOWN);
            let shares: Vec<String> = groups.iter().map(of).collect();
            let parts = [
                ("area", area_name(ctx, row).into()),
                ("people", whole(ctx, asked, sums.people).into()),
                ("shares", shares.join(&ctx.word("coverage-join")).into()),
            ];
            ctx.message("coverage-area", &parts)
        })
        .collect();
    if more > 0 {
        lines.push(ctx.message("coverage-more", &[("count", more.into())]));
    }
    if empty > 0 {
        lines.push(ctx.message("coverage-empty", &[("count", empty.into())]));
    }
    lines
}

fn area_name(ctx: &Context, row: &Row<'_>) -> String {
    match row.name {
        _ if row.code.is_empty() => ctx.word("coverage-no-area"),
        None => row.code.clone(),
        Some(name) => {
            ctx.message("rollup-title", &[("name", name.into()), ("code", row.code.as_str().into())])
        }
    }
}

/// The name of a facility.
fn place(ctx: &Context, asked: &Asked<'_>, facility: &Facility) -> String {
    let survey = &asked.assessments[facility.assessment].survey;
    let Some(item) = facility.item.and_then(|i| survey.items.get(i.0 as usize)) else {
        return survey.site.label.clone();
    };
    let args = [("site", survey.site.label.as_str().into()), ("item", item.id.as_str().into())];
    ctx.message("coverage-item", &args)
}

fn repair(ctx: &Context, asked: &Asked<'_>, answer: &Answer<'_>, repair: &Repair) -> String {
    let facility = &asked.facilities.placed[repair.facility];
    let assessment = asked.assessments[facility.assessment];
    let barriers: Vec<String> = repair
        .barriers
        .iter()
        .map(|(item, rule)| {
            let item = &assessment.survey.items[item.0 as usize];
            let rule = assessment.checklist.catalog().rule_at(*rule);
            let args = [
                ("item", item.label.as_deref().unwrap_or(&item.id).into()),
                ("rule", rule.title.get(ctx.lang).into()),
            ];
            ctx.message("coverage-barrier", &args)
        })
        .collect();
    let same = repair.low == repair.high;
    let low =
        if same { counted(ctx, what(asked.demand), repair.high.ceil()) } else { parted(repair.low.floor()) };
    ctx.message(
        "coverage-repair",
        &[
            ("place", place(ctx, asked, facility).into()),
            ("barriers", barriers.join(&ctx.word("coverage-join")).into()),
            ("group", repair.group.title(ctx.lang).into()),
            ("within", answer.within.text.as_str().into()),
            ("low", low.into()),
            ("high", counted(ctx, what(asked.demand), repair.high.ceil()).into()),
            ("same", if same { "yes" } else { "no" }.into()),
            ("then", repair.then.title(ctx.lang).into()),
        ],
    )
}
