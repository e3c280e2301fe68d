//! `tantu checklist show`: the rules of a profile, and what it leaves out.

use std::path::PathBuf;

use tantu::checklist::{AsOf, Checklist};
use tantu::finding::limit_text;

use crate::command::explain;
use crate::exit;
use crate::output::Context;
use crate::page::{Format, document};
use crate::{catalog, words};

/// Shows the rules of a profile.
#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// Profile
    #[arg(value_name = "PROFILE")]
    profile: String,
    /// The office's changes
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    tailor: Option<PathBuf>,
    /// Edition
    #[arg(long, value_name = "WHEN")]
    as_of: Option<AsOf>,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl Show {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = catalog::tailored(catalog::load(ctx)?, self.tailor.as_deref())?;
        if catalog.rule(&self.profile).is_some() {
            return explain::explain(ctx, &catalog, &self.profile, self.format);
        }
        let checklist = catalog::checklist(&catalog, &self.profile)?;
        let checklist = checklist.as_of(self.as_of.unwrap_or_default());
        // With the limits that the profile changes.
        let catalog = checklist.catalog().clone();
        let profile = checklist.profile();
        let table = words::rules(ctx, &catalog, checklist.rules().map(|(_, rule)| rule));
        let excluded: Vec<String> = profile
            .exclude
            .iter()
            .map(|(rule, reason)| {
                let args = [("rule", rule.as_str().into()), ("reason", reason.get(ctx.lang).into())];
                ctx.message("cli-show-excluded", &args)
            })
            .collect();
        let lines = changed(ctx, &checklist).into_iter().chain(excluded);
        let excluded: Vec<String> = lines.collect();
        let coverage =
            tantu::quantity::Quantity { kind: tantu::quantity::Kind::Ratio, value: profile.minimum_coverage };
        let facts = ctx.message(
            "cli-show-facts",
            &[("rules", table.rows.len().into()), ("coverage", coverage.display(&ctx.style()).into())],
        );
        let title = format!("{} ({})", profile.title.get(ctx.lang), profile.id);
        let text = match self.format {
            Format::Csv => table.render(ctx, Format::Csv, &catalog, "rules")?,
            Format::Json => {
                let excluded = profile
                    .exclude
                    .iter()
                    .map(|(rule, reason)| serde_json::json!({ "rule": rule, "reason": reason }))
                    .collect::<Vec<_>>();
                let changes: Vec<_> = checklist
                    .rules()
                    .filter_map(|(_, rule)| {
                        let was = limit_text(&catalog, &rule.unchanged()?, &ctx.style());
                        let reasons: Vec<_> = rule.changes.iter().map(|c| &c.reason).collect();
                        Some(serde_json::json!({ "rule": rule.id, "was": was, "reasons": reasons }))
                    })
                    .collect();
                let about = serde_json::json!({
                    "id": profile.id,
                    "title": profile.title,
                    "minimum_coverage": profile.minimum_coverage.to_f64(),
                    "fresh_for_months": profile.fresh_for_months,
                    "assumed_construction": profile.assume_construction,
                    "extends": profile.extends,
                    "as_of": checklist.judges_as_of().to_string(),
                    "changed": changes,
                    "excluded": excluded,
                });
                document(&catalog, [("profile", about), ("rules", table.json())])?
            }
            Format::Markdown => {
                let list: Vec<String> = excluded.iter().map(|e| format!("- {e}")).collect();
                format!("# {title}\n\n{facts}\n\n{}\n{}\n", table.markdown(ctx), list.join("\n"))
            }
            Format::Human => {
                let rules = if ctx.plain { table.plain(ctx) } else { table.columns(ctx) };
                let mut lines = vec![title, facts, String::new(), rules.trim_end().to_owned()];
                lines.extend(excluded);
                lines.join("\n") + "\n"
            }
        };
        ctx.print(&text)?;
        Ok(exit::CLEAN)
    }
}

/// Returns a line for each limit that the profile or the office changed.
fn changed(ctx: &Context, checklist: &Checklist) -> Vec<String> {
    let catalog = checklist.catalog();
    let line = |rule: &tantu::checklist::Rule| {
        let was = rule.unchanged()?;
        let reasons: Vec<&str> = rule.changes.iter().map(|c| c.reason.get(ctx.lang)).collect();
        Some(ctx.message(
            "cli-show-changed",
            &[
                ("rule", rule.id.as_str().into()),
                ("was", limit_text(catalog, &was, &ctx.style()).into()),
                ("limit", limit_text(catalog, rule, &ctx.style()).into()),
                ("reason", reasons.join(&ctx.word("list-then")).into()),
            ],
        ))
    };
    checklist.rules().filter_map(|(_, rule)| line(rule)).collect()
}
