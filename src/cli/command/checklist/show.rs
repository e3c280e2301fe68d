//! `tantu checklist show`: the rules of a profile, and what it leaves out.

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
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl Show {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = catalog::load(ctx)?;
        let checklist = catalog::checklist(&catalog, &self.profile)?;
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
                let about = serde_json::json!({
                    "id": profile.id,
                    "title": profile.title,
                    "minimum_coverage": profile.minimum_coverage.to_f64(),
                    "fresh_for_months": profile.fresh_for_months,
                    "assumed_construction": profile.assume_construction,
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
