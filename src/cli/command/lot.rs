//! `tantu lot`: acceptance by lots, main-control and general items.

use serde_json::json;
use tantu::checklist::Catalog;
use tantu::lot::{Acceptance, By, Lot as Found, LotRule, lots};

use crate::args::Judging;
use crate::output::Context;
use crate::page::{Cell, Format, Page, Table, document, marked};
use crate::{catalog, exit};

/// Accepts by lots.
#[derive(Debug, clap::Args)]
pub(crate) struct Lot {
    #[command(flatten)]
    judging: Judging,
    /// What makes a lot
    #[arg(long, value_enum, value_name = "WHAT", default_value = "element")]
    by: ByName,
    /// Always 0
    #[arg(long)]
    exit_zero: bool,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// What makes a lot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ByName {
    Element,
    Site,
    All,
}

impl Lot {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let judged = self.judging.judge(ctx)?.need_some()?;
        let catalog = &judged.catalog;
        let by = match self.by {
            ByName::Element => By::Element,
            ByName::Site => By::Site,
            ByName::All => By::All,
        };
        let release = judged.release();
        let Some(found) = lots(release.assessments(), by) else {
            return Err(catalog::without_scheme("models/acceptance-lot.toml").into());
        };
        let text = match self.format {
            Format::Human => page(ctx, catalog, &found).human(ctx),
            Format::Markdown => page(ctx, catalog, &found).markdown(),
            Format::Csv => {
                let mut table = table(ctx, catalog, &found);
                table.say_internal(judged.is_internal());
                table.render(ctx, self.format, catalog, "lots")?
            }
            Format::Json => {
                let lots: Vec<_> = found.iter().map(|l| record(catalog, l)).collect();
                document(catalog, [("internal", judged.is_internal().into()), ("lots", lots.into())])?
            }
        };
        ctx.print(&marked(ctx, self.format, judged.is_internal(), text))?;
        if judged.failed {
            return Ok(exit::FAILED);
        }
        let accepted = found.iter().all(|l| l.acceptance == Acceptance::Accepted);
        Ok(if accepted || self.exit_zero { exit::CLEAN } else { exit::FOUND })
    }
}

fn acceptance(ctx: &Context, of: Acceptance) -> String {
    ctx.word(&format!("lot-{}", of.as_str()))
}

fn name(ctx: &Context, catalog: &Catalog, lot: &Found) -> String {
    match (lot.element, &lot.site) {
        (Some(element), _) => catalog.element(element).title.get(ctx.lang).to_owned(),
        (None, Some(site)) => site.clone(),
        (None, None) => ctx.word("lot-all"),
    }
}

/// Returns the worst deviation such as `1.53`, rounded up: it never looks smaller than a limit that it exceeds.
fn worst(of: &LotRule) -> Option<String> {
    let ratio = of.worst?;
    let hundredths = ratio.checked_mul(tantu::quantity::Exact::whole(100))?.ceil();
    Some(format!("{}.{:02}", hundredths / 100, hundredths % 100))
}

fn page(ctx: &Context, catalog: &Catalog, lots: &[Found]) -> Page {
    let count = |lot: &Found, main: bool, accepted: bool| {
        let alike = |r: &&LotRule| r.main == main && (!accepted || r.acceptance == Acceptance::Accepted);
        lot.rules.iter().filter(alike).count()
    };
    let mut page = Page { title: ctx.word("lot-title"), sections: Vec::new() };
    for lot in lots {
        let args = [
            ("lot", name(ctx, catalog, lot).into()),
            ("acceptance", acceptance(ctx, lot.acceptance).into()),
            ("main", count(lot, true, true).into()),
            ("mains", count(lot, true, false).into()),
            ("general", count(lot, false, true).into()),
            ("generals", count(lot, false, false).into()),
        ];
        let mut lines = vec![ctx.message("lot-counts", &args)];
        let wanting = lot.rules.iter().filter(|r| r.acceptance != Acceptance::Accepted);
        lines.extend(wanting.map(|r| line(ctx, catalog, r)));
        lines.extend(lot.previews.iter().map(|p| {
            let rule = catalog.rule_at(p.rule);
            let args = [
                ("rule", rule.title.get(ctx.lang).into()),
                ("id", rule.id.as_str().into()),
                ("points", i64::try_from(p.points).unwrap_or(i64::MAX).into()),
            ];
            ctx.message("lot-preview", &args)
        }));
        page.section(ctx.message("lot-heading", &args), lines);
    }
    page
}

fn line(ctx: &Context, catalog: &Catalog, of: &LotRule) -> String {
    let rule = catalog.rule_at(of.rule);
    let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX).into();
    let worst = worst(of);
    ctx.message(
        "lot-rule",
        &[
            ("class", if of.main { "main" } else { "general" }.into()),
            ("rule", rule.title.get(ctx.lang).into()),
            ("id", rule.id.as_str().into()),
            ("acceptance", acceptance(ctx, of.acceptance).into()),
            ("passed", number(of.passed)),
            ("points", number(of.points())),
            ("open", number(of.open)),
            ("has_worst", if worst.is_some() { "yes" } else { "no" }.into()),
            ("worst", worst.unwrap_or_default().into()),
        ],
    )
}

fn table(ctx: &Context, catalog: &Catalog, lots: &[Found]) -> Table {
    let keys = ["lot", "rule", "class", "passed", "failed", "open", "worst", "acceptance"];
    let mut table = Table::new(&keys);
    for lot in lots {
        for rule in &lot.rules {
            let number = |n: u64| Cell::new(n.to_string(), n);
            let worst = worst(rule).unwrap_or_default();
            table.rows.push(vec![
                name(ctx, catalog, lot).as_str().into(),
                catalog.rule_at(rule.rule).id.as_str().into(),
                if rule.main { "main" } else { "general" }.into(),
                number(rule.passed),
                number(rule.failed),
                number(rule.open),
                worst.as_str().into(),
                rule.acceptance.as_str().into(),
            ]);
        }
        for preview in &lot.previews {
            let id = catalog.rule_at(preview.rule).id.as_str().into();
            let points = Cell::new(preview.points.to_string(), preview.points);
            let lot = name(ctx, catalog, lot).as_str().into();
            table.rows.push(vec![
                lot,
                id,
                "preview".into(),
                "".into(),
                "".into(),
                points,
                "".into(),
                "".into(),
            ]);
        }
    }
    table
}

fn record(catalog: &Catalog, lot: &Found) -> serde_json::Value {
    let rules: Vec<_> = lot
        .rules
        .iter()
        .map(|r| {
            json!({
                "rule": catalog.rule_at(r.rule).id,
                "class": if r.main { "main" } else { "general" },
                "passed": r.passed,
                "failed": r.failed,
                "open": r.open,
                "worst": r.worst.map(tantu::quantity::Exact::to_f64),
                "acceptance": r.acceptance,
            })
        })
        .collect();
    let previews: Vec<_> = lot
        .previews
        .iter()
        .map(|p| json!({ "rule": catalog.rule_at(p.rule).id, "points": p.points }))
        .collect();
    json!({
        "element": lot.element.map(|e| &catalog.element(e).id),
        "site": lot.site,
        "acceptance": lot.acceptance,
        "rules": rules,
        "previews": previews,
    })
}
