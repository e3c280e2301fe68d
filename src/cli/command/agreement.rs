//! `tantu agreement`: how well two inspectors agree on the same sites.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use tantu::agreement::{
    Agreement, Differences, Estimate, FieldAgreement, Lone, Part, RuleAgreement, Side, Summary, agreement,
};
use tantu::assessment::Assessment;
use tantu::checklist::{Catalog, Field};
use tantu::lang::Arg;
use tantu::model::Model;
use tantu::quantity::{Exact, Kind, Quantity, unit};

use crate::args::{DecisionName, Judging};
use crate::exit;
use crate::output::Context;
use crate::page::{Cell, Page, Table, document, marked};

/// Compares two inspectors.
#[derive(Debug, clap::Args)]
pub(crate) struct Agree {
    /// Records of the first
    #[arg(value_name = "A", value_hint = clap::ValueHint::AnyPath)]
    a: PathBuf,
    /// Records of the second
    #[arg(value_name = "B", value_hint = clap::ValueHint::AnyPath)]
    b: PathBuf,
    /// Profile
    #[arg(long, short, value_name = "PROFILE")]
    profile: Option<String>,
    /// Decision rule
    #[arg(long, value_enum, value_name = "RULE")]
    decision: Option<DecisionName>,
    /// Columns
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    mapping: Option<PathBuf>,
    /// Homes too
    #[arg(long)]
    internal: bool,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// How the comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Csv,
}

/// The most lines of one list that a screen shows; files have all.
const TOP: usize = 15;

impl Agree {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let (a, b) =
            (self.judging(&self.a).judge(ctx)?.need_some()?, self.judging(&self.b).judge(ctx)?.need_some()?);
        let catalog = &a.catalog;
        let (mine, theirs) = (a.release(), b.release());
        // What one inspector's record shows to be a home is one in the other's too.
        let both = || a.assessments.iter().chain(&b.assessments);
        let homes: BTreeSet<&str> =
            both().filter(|r| r.is_home()).map(|r| r.survey.site.id.as_str()).collect();
        let may = |r: &&&Assessment| self.internal || !homes.contains(r.survey.site.id.as_str());
        let [mine, theirs] = [mine.assessments(), theirs.assessments()]
            .map(|shown| shown.iter().filter(may).copied().collect::<Vec<&Assessment>>());
        let found = agreement(&mine, &theirs);
        let text = match self.format {
            Format::Human => {
                marked(ctx, crate::page::Format::Human, self.internal, page(ctx, catalog, &found).human(ctx))
            }
            Format::Csv => {
                let mut table = table(catalog, &found);
                table.say_internal(self.internal);
                table.render(ctx, crate::page::Format::Csv, catalog, "agreement")?
            }
            Format::Json => document(
                catalog,
                [("internal", self.internal.into()), ("agreement", record(catalog, &found))],
            )?,
        };
        ctx.print(&text)?;
        Ok(if a.failed || b.failed { exit::FAILED } else { exit::CLEAN })
    }

    fn judging(&self, path: &std::path::Path) -> Judging {
        Judging {
            paths: vec![path.to_owned()],
            profile: self.profile.clone(),
            decision: self.decision,
            date: None,
            as_of: None,
            tailor: None,
            mapping: self.mapping.clone(),
            internal: self.internal,
            least_homes: None,
            model: vec![Model::Tantu],
            model_parameters: None,
        }
    }
}

/// Returns an estimate with its interval, as a percentage or as a coefficient.
fn estimate(ctx: &Context, of: Option<Estimate>, percent: bool) -> String {
    let (times, decimals) = if percent { (100.0, 0) } else { (1.0, 2) };
    let number = |x: f64| {
        let text = format!("{:.decimals$}", x * times);
        // What rounds to nothing has no sign.
        if text.trim_start_matches('-').chars().all(|c| c == '0' || c == '.') {
            text.trim_start_matches('-').to_owned()
        } else {
            text
        }
    };
    match of {
        None => ctx.word("agree-none"),
        Some(of) => ctx.message(
            if percent { "agree-percent" } else { "agree-coefficient" },
            &[
                ("value", number(of.value).into()),
                ("low", number(of.low).into()),
                ("high", number(of.high).into()),
            ],
        ),
    }
}

fn count(of: u64) -> Arg<'static> {
    i64::try_from(of).unwrap_or(i64::MAX).into()
}

fn summary_args(ctx: &Context, of: &Summary) -> Vec<(&'static str, Arg<'static>)> {
    vec![
        ("n", count(of.n)),
        ("agreed", count(of.agreed)),
        ("percent", estimate(ctx, of.percent, true).into()),
        ("kappa", estimate(ctx, of.kappa, false).into()),
        ("ac1", estimate(ctx, of.ac1, false).into()),
    ]
}

fn page(ctx: &Context, catalog: &Arc<Catalog>, found: &Agreement) -> Page {
    let mut page = Page { title: ctx.word("agree-title"), sections: Vec::new() };
    let args =
        [("visits", found.visits.into()), ("items", found.items.into()), ("readings", count(found.paired))];
    let mut whole = vec![ctx.message("agree-paired", &args)];
    if found.paired > 0 {
        let readings = estimate(ctx, found.readings, true);
        whole.push(ctx.message("agree-readings", &[("percent", readings.into())]));
    }
    if found.findings.n > 0 {
        whole.push(ctx.message("agree-findings", &summary_args(ctx, &found.findings)));
    }
    page.section(ctx.word("agree-whole"), whole);
    let worse = |s: &Summary| s.agreed < s.n;
    let fields = found.fields.iter().filter(|f| worse(&f.summary) || f.differences.is_some());
    let fields = fields.filter(|f| f.summary.n > 0).map(|f| field_line(ctx, catalog, f));
    page.section(ctx.word("agree-fields"), cut(ctx, fields.collect()));
    let rules = found.rules.iter().filter(|r| worse(&r.summary)).map(|r| rule_line(ctx, catalog, r));
    page.section(ctx.word("agree-rules"), cut(ctx, rules.collect()));
    let lone = found.lone.iter().map(|l| lone_line(ctx, catalog, l));
    page.section(ctx.word("agree-lone"), cut(ctx, lone.collect()));
    page
}

fn cut(ctx: &Context, mut lines: Vec<String>) -> Vec<String> {
    let more = lines.len().saturating_sub(TOP);
    if more > 0 {
        lines.truncate(TOP);
        lines.push(ctx.message("agree-more", &[("count", more.into())]));
    }
    lines
}

fn field<'a>(catalog: &'a Catalog, of: &FieldAgreement) -> &'a Field {
    &catalog.element(of.element).fields[usize::from(of.field.0)]
}

fn field_line(ctx: &Context, catalog: &Catalog, of: &FieldAgreement) -> String {
    let mut args = summary_args(ctx, &of.summary);
    args.push(("element", catalog.element(of.element).title.get(ctx.lang).into()));
    args.push(("field", field(catalog, of).title.get(ctx.lang).into()));
    let Some((kind, apart)) = of.differences else { return ctx.message("agree-field", &args) };
    let shown = |x: f64| difference(ctx, kind, x);
    args.push(("mean", shown(apart.mean).into()));
    args.push(("has_limits", if apart.low.is_some() { "yes" } else { "no" }.into()));
    args.push(("low", apart.low.map(shown).unwrap_or_default().into()));
    args.push(("high", apart.high.map(shown).unwrap_or_default().into()));
    args.push(("within", count(of.within)));
    args.push(("stated", count(of.with_uncertainty)));
    ctx.message("agree-quantity", &args)
}

/// Returns a difference in the units of the run, to what an instrument can show.
#[expect(clippy::cast_possible_truncation, reason = "differences of readings are small, and `as` saturates")]
fn difference(ctx: &Context, kind: Kind, of: f64) -> String {
    let (scale, parts) = if kind.is_pure() { (10_000.0, 10_000) } else { (10.0, 10) };
    let value = Exact::new((of * scale).round() as i128, parts).unwrap_or(Exact::ZERO);
    // A difference of slopes is in per cent, not `1:n`.
    let kind = if kind == Kind::Slope { Kind::Ratio } else { kind };
    Quantity { kind, value }.display(&ctx.style())
}

fn rule_line(ctx: &Context, catalog: &Catalog, of: &RuleAgreement) -> String {
    let rule = catalog.rule_at(of.rule);
    let mut args = summary_args(ctx, &of.summary);
    args.push(("rule", rule.title.get(ctx.lang).into()));
    args.push(("id", rule.id.as_str().into()));
    ctx.message("agree-rule", &args)
}

fn side(by: Side) -> &'static str {
    match by {
        Side::A => "A",
        Side::B => "B",
    }
}

fn lone_line(ctx: &Context, catalog: &Catalog, of: &Lone) -> String {
    let title = match of.part {
        Part::Reading(element, at) => {
            catalog.element(element).fields[usize::from(at.0)].title.get(ctx.lang).to_owned()
        }
        Part::Visit | Part::Item => String::new(),
    };
    let args = [
        ("by", side(of.by).into()),
        ("what", what(&of.part).into()),
        ("site", of.site.as_str().into()),
        ("item", of.item.clone().unwrap_or_default().into()),
        ("field", title.into()),
    ];
    ctx.message("agree-only", &args)
}

fn what(part: &Part) -> &'static str {
    match part {
        Part::Visit => "visit",
        Part::Item => "item",
        Part::Reading(..) => "reading",
    }
}

/// The columns of the table; people do not read it, so they have no words.
const KEYS: [&str; 23] = [
    "of",
    "element",
    "id",
    "n",
    "agreed",
    "percent",
    "percent_low",
    "percent_high",
    "kappa",
    "kappa_low",
    "kappa_high",
    "ac1",
    "ac1_low",
    "ac1_high",
    "unit",
    "mean_difference",
    "deviation",
    "limit_low",
    "limit_high",
    "with_uncertainty",
    "within",
    "only_a",
    "only_b",
];

fn table(catalog: &Catalog, found: &Agreement) -> Table {
    let mut table = Table::new(&KEYS);
    let number =
        |x: Option<f64>| x.map_or_else(|| Cell::new("", Value::Null), |x| Cell::new(format!("{x:.6}"), x));
    let whole = |n: u64| Cell::new(n.to_string(), n);
    let blank = || Cell::new("", Value::Null);
    let summary = |s: &Summary| {
        let mut cells = vec![whole(s.n), whole(s.agreed)];
        for of in [s.percent, s.kappa, s.ac1] {
            cells.extend([of.map(|e| e.value), of.map(|e| e.low), of.map(|e| e.high)].map(number));
        }
        cells
    };
    for of in &found.fields {
        let named = [catalog.element(of.element).id.as_str(), field(catalog, of).id.as_str()];
        let mut row = vec!["field".into(), named[0].into(), named[1].into()];
        row.extend(summary(&of.summary));
        let apart = of.differences.map(|(_, d)| d);
        row.push(of.differences.map_or_else(blank, |(kind, _)| base(kind).into()));
        row.extend([apart.map(|d| d.mean), apart.and_then(|d| d.deviation)].map(number));
        row.extend([apart.and_then(|d| d.low), apart.and_then(|d| d.high)].map(number));
        row.extend([whole(of.with_uncertainty), whole(of.within), whole(of.only_a), whole(of.only_b)]);
        table.rows.push(row);
    }
    for of in &found.rules {
        let rule = catalog.rule_at(of.rule);
        let element = &catalog.element(rule.element).id;
        let mut row = vec!["rule".into(), element.as_str().into(), rule.id.as_str().into()];
        row.extend(summary(&of.summary));
        row.extend((0..7).map(|_| blank()));
        row.extend([whole(of.only_a), whole(of.only_b)]);
        table.rows.push(row);
    }
    table
}

/// Returns the symbol of the base unit that differences are in; nothing for a pure ratio.
fn base(kind: Kind) -> &'static str {
    if kind.is_pure() { "" } else { unit::of(kind)[0].symbol }
}

fn record(catalog: &Catalog, found: &Agreement) -> Value {
    let fields: Vec<Value> = found.fields.iter().map(|f| field_record(catalog, f)).collect();
    let rules: Vec<Value> = found
        .rules
        .iter()
        .map(|r| {
            json!({ "rule": catalog.rule_at(r.rule).id, "summary": r.summary, "only_a": r.only_a, "only_b": r.only_b })
        })
        .collect();
    let lone: Vec<Value> = found
        .lone
        .iter()
        .map(|l| {
            let (element, field) = match l.part {
                Part::Reading(e, f) => {
                    let element = catalog.element(e);
                    (Some(&element.id), Some(&element.fields[usize::from(f.0)].id))
                }
                Part::Visit | Part::Item => (None, None),
            };
            json!({ "by": l.by, "what": what(&l.part), "site": l.site, "item": l.item, "element": element, "field": field })
        })
        .collect();
    json!({
        "visits": found.visits,
        "items": found.items,
        "paired_readings": found.paired,
        "readings": found.readings,
        "findings": found.findings,
        "fields": fields,
        "rules": rules,
        "only_one": lone,
    })
}

fn field_record(catalog: &Catalog, of: &FieldAgreement) -> Value {
    let apart: Option<(Kind, Differences)> = of.differences;
    json!({
        "element": catalog.element(of.element).id,
        "field": field(catalog, of).id,
        "summary": of.summary,
        "unit": apart.map(|(kind, _)| base(kind)),
        "differences": apart.map(|(_, d)| d),
        "with_uncertainty": of.with_uncertainty,
        "within": of.within,
        "only_a": of.only_a,
        "only_b": of.only_b,
    })
}
