//! `tantu explain`: one rule, all that is known of it.

use std::sync::Arc;

use serde_json::json;
use tantu::checklist::{Catalog, Rule, Succession, Superseded};
use tantu::diag::Code;
use tantu::finding::{limit_text, uncertainty_text, when_text};
use tantu::lang::{Lang, Text};
use tantu::retrofit::formula_text;

use crate::output::{Context, Trouble};
use crate::page::{Format, Page, document};
use crate::{catalog, exit, words};

/// Explains a rule.
#[derive(Debug, clap::Args)]
pub(crate) struct Explain {
    /// Id, or a part of one
    #[arg(value_name = "RULE")]
    rule: String,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl Explain {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        explain(ctx, &catalog::load(ctx)?, &self.rule, self.format)
    }
}

/// Prints all that is known of a rule, or a table of the rules that may be meant; returns the exit code.
pub(super) fn explain(
    ctx: &Context,
    catalog: &Arc<Catalog>,
    name: &str,
    format: Format,
) -> anyhow::Result<u8> {
    let found = matching(catalog, name)?;
    let text = match (one_of(catalog, &found, name), format) {
        (Some(rule), Format::Human) => page(ctx, catalog, rule).human(ctx),
        (Some(rule), Format::Markdown) => page(ctx, catalog, rule).markdown(),
        (Some(rule), Format::Json) => document(catalog, [("rule", record(ctx, catalog, rule))])?,
        (_, format) => {
            words::rules(ctx, catalog, found.iter().copied()).render(ctx, format, catalog, "rules")?
        }
    };
    ctx.print(&text)?;
    Ok(exit::CLEAN)
}

/// Returns the rule of an id, or those whose ids have a part in them.
fn matching<'a>(catalog: &'a Arc<Catalog>, part: &str) -> Result<Vec<&'a Rule>, Trouble> {
    if let Some(rule) = catalog.rule(part) {
        return Ok(vec![rule]);
    }
    let found: Vec<&Rule> = catalog.rules().iter().filter(|r| r.id.as_str().contains(part)).collect();
    if !found.is_empty() && !part.is_empty() {
        return Ok(found);
    }
    // A part may be misspelt as well as a whole.
    let mut known: Vec<&str> = catalog.rules().iter().map(|r| r.id.as_str()).collect();
    known.extend(catalog.rules().iter().map(thing));
    let mut diagnostic = tantu::document::unknown(Code::SurveyUnknownRule, "rule", part, &known);
    for (name, value) in &mut diagnostic.args {
        if *name == "known" {
            // Hundreds of ids help nobody.
            *value = String::from("tantu checklist list rules");
        }
    }
    Err(diagnostic.into())
}

/// Returns an id without the standard in front: `ramp-slope` of `gb55019-ramp-slope`.
fn thing(rule: &Rule) -> &str {
    rule.id.as_str().split_once('-').map_or("", |(_, thing)| thing)
}

/// Returns the one rule that is meant: the only one, or the first standard's of the very thing named.
fn one_of<'a>(catalog: &Catalog, found: &[&'a Rule], part: &str) -> Option<&'a Rule> {
    let order = |r: &Rule| catalog.standards().iter().position(|s| s.id == r.standard);
    match found {
        [only] => Some(only),
        several => several.iter().filter(|r| thing(r) == part).min_by_key(|r| order(r)).copied(),
    }
}

/// Returns the rules of all standards on the same element that judge the field this one judges first.
fn related<'a>(catalog: &'a Catalog, rule: &Rule) -> Vec<&'a Rule> {
    let field = rule.check.fields().first().copied();
    let mut found: Vec<&Rule> = catalog
        .rules()
        .iter()
        .filter(|r| r.element == rule.element && field.is_some_and(|f| r.check.fields().contains(&f)))
        .collect();
    // The rule itself first, then in the order of the catalogue.
    found.sort_by_key(|r| r.id != rule.id);
    found
}

fn page(ctx: &Context, catalog: &Arc<Catalog>, rule: &Rule) -> Page {
    let lang = ctx.lang;
    let mut page = Page { title: format!("{} ({})", rule.title.get(lang), rule.id), sections: Vec::new() };
    let heading = |name: &str| ctx.word(&format!("cli-explain-{name}"));
    let mut asked = vec![limit_text(catalog, rule, &ctx.style())];
    asked.extend(rule.note.as_ref().map(|n| n.get(lang).to_owned()));
    page.section(heading("asked"), asked);
    let when = when_text(catalog, rule, &ctx.style());
    page.section(heading("when"), when.into_iter().collect());
    page.section(heading("element"), vec![catalog.element(rule.element).title.get(lang).to_owned()]);
    let mut from = source(ctx, catalog, rule);
    from.extend(in_force(ctx, catalog, rule));
    let standard = catalog.standard(rule.standard.as_str());
    from.extend(standard.filter(|s| s.spares_existing).map(|_| ctx.word("cli-explain-spares-existing")));
    page.section(heading("source"), from);
    let changes: Vec<String> =
        changes(catalog, rule).iter().map(|c| changed(ctx, catalog, rule, c)).collect();
    page.section(heading("changes"), changes);
    let related = related(catalog, rule);
    if related.len() > 1 {
        let lines = related.iter().map(|r| standing(ctx, catalog, r)).collect();
        page.section(heading("limits"), lines);
    }
    page.section(heading("measuring"), measuring(ctx, catalog, rule));
    page.section(heading("groups"), rule.groups.iter().map(|g| g.title(lang)).collect());
    page.section(heading("impact"), vec![rule.impact.title(lang)]);
    let remedies = rule.remedy.iter().filter_map(|m| catalog.measure(m.as_str()));
    page.section(heading("remedy"), remedies.map(|m| words::measure(ctx, catalog, rule, m)).collect());
    let examples = rule.cases.iter().map(|c| words::example(ctx, catalog, rule, c)).collect();
    page.section(heading("examples"), examples);
    page
}

fn source(ctx: &Context, catalog: &Catalog, rule: &Rule) -> Vec<String> {
    let standard = catalog.standard(rule.standard.as_str());
    vec![ctx.message(
        "cli-explain-clause",
        &[
            ("code", words::code(ctx, catalog, rule).into()),
            ("title", standard.map(|s| s.title.get(ctx.lang)).unwrap_or_default().into()),
            ("clause", rule.clause.as_str().into()),
            ("modality", rule.modality.title(ctx.lang).into()),
            ("confidence", rule.confidence.title(ctx.lang).into()),
        ],
    )]
}

/// Returns since when and until when the rule is in force, where that is known.
fn in_force(ctx: &Context, catalog: &Catalog, rule: &Rule) -> Option<String> {
    let (from, until, later) = dates(catalog, rule);
    if from.is_none() && until.is_none() {
        return None;
    }
    let day = |day: Option<jiff::civil::Date>| day.map(|d| d.to_string()).unwrap_or_default();
    let args = [
        ("has_from", if from.is_some() { "yes" } else { "no" }.into()),
        ("from", day(from).into()),
        ("has_until", if until.is_some() { "yes" } else { "no" }.into()),
        ("until", day(until).into()),
        ("later", later.as_ref().map_or("", |l| l.standard.code_in(ctx.lang)).into()),
        ("rules", later.map(|l| words::joined(ctx, &ids(&l.rules))).unwrap_or_default().into()),
    ];
    Some(ctx.message("cli-explain-in-force", &args))
}

fn ids(rules: &[&Rule]) -> Vec<String> {
    rules.iter().map(|r| r.id.to_string()).collect()
}

/// Returns the first day, the day after the last, and what took its place.
fn dates<'a>(
    catalog: &'a Catalog,
    rule: &Rule,
) -> (Option<jiff::civil::Date>, Option<jiff::civil::Date>, Option<Succession<'a>>) {
    let later = catalog.succession(rule);
    let until = match rule.superseded {
        Some(Superseded::On(day)) => Some(day),
        _ => later.as_ref().and_then(|l| l.on),
    };
    let standard = catalog.standard(rule.standard.as_str());
    let from = rule.effective_from.or(standard.and_then(|s| s.effective_from));
    (from, until, later.filter(|_| until.is_some()))
}

/// Returns the profiles that change the limit, each with the rule as it has it.
fn changes(catalog: &Arc<Catalog>, rule: &Rule) -> Vec<(Text, Rule)> {
    let changing = catalog.profiles().iter().filter(|p| p.parameters.iter().any(|c| c.rule == rule.id));
    let found = changing.filter_map(|profile| {
        let checklist = catalog.checklist(profile.id.as_str()).ok()?;
        Some((profile.title.clone(), checklist.catalog().rule(rule.id.as_str())?.clone()))
    });
    found.collect()
}

fn changed(ctx: &Context, catalog: &Catalog, rule: &Rule, change: &(Text, Rule)) -> String {
    let (title, now) = change;
    let reasons: Vec<&str> = now.changes.iter().map(|c| c.reason.get(ctx.lang)).collect();
    ctx.message(
        "cli-explain-change",
        &[
            ("profile", title.get(ctx.lang).into()),
            ("limit", limit_text(catalog, now, &ctx.style()).into()),
            ("was", limit_text(catalog, rule, &ctx.style()).into()),
            ("reason", reasons.join(&ctx.word("list-then")).into()),
        ],
    )
}

/// Returns what one standard asks of the same field.
fn standing(ctx: &Context, catalog: &Catalog, rule: &Rule) -> String {
    let when = when_text(catalog, rule, &ctx.style());
    ctx.message(
        "cli-explain-limit",
        &[
            ("code", words::code(ctx, catalog, rule).into()),
            ("clause", rule.clause.as_str().into()),
            ("limit", limit_text(catalog, rule, &ctx.style()).into()),
            ("rule", rule.id.as_str().into()),
            ("conditional", if when.is_some() { "yes" } else { "no" }.into()),
            ("when", when.unwrap_or_default().into()),
        ],
    )
}

/// Returns how each field of the rule is measured, and with what.
fn measuring(ctx: &Context, catalog: &Catalog, rule: &Rule) -> Vec<String> {
    let mut lines = Vec::new();
    for of in rule.check.fields() {
        let field = words::field(catalog, rule.element, of);
        let tools: Vec<String> = field
            .tools
            .iter()
            .map(|at| {
                let tool = catalog.instrument(*at);
                let name = tool.title.get(ctx.lang);
                match uncertainty_text(tool, &ctx.style()) {
                    Some(spread) => ctx.message(
                        "cli-explain-tool",
                        &[("tool", name.into()), ("uncertainty", spread.into())],
                    ),
                    None => name.to_owned(),
                }
            })
            .collect();
        let mut how = sentence(ctx, field.ask.get(ctx.lang));
        if let Some(more) = &field.how {
            how += &sentence(ctx, more.get(ctx.lang));
        }
        lines.push(ctx.message(
            "cli-explain-how",
            &[
                ("field", field.id.as_str().into()),
                ("how", how.into()),
                ("tools", words::joined(ctx, &tools).into()),
            ],
        ));
    }
    lines
}

/// Returns a text with its full stop, ready for the next sentence.
fn sentence(ctx: &Context, text: &str) -> String {
    let ends = text.ends_with(['.', '?', '!', '。', '？', '！']);
    match (ctx.lang, ends) {
        (Lang::En, true) => format!("{text} "),
        (Lang::En, false) => format!("{text}. "),
        (Lang::Zh, true) => text.to_owned(),
        (Lang::Zh, false) => format!("{text}。"),
    }
}

fn record(ctx: &Context, catalog: &Arc<Catalog>, rule: &Rule) -> serde_json::Value {
    let fields: Vec<_> = rule.check.fields()
        .into_iter()
        .map(|of| {
            let field = words::field(catalog, rule.element, of);
            let tools: Vec<_> = field
                .tools
                .iter()
                .map(|at| {
                    let tool = catalog.instrument(*at);
                    json!({ "id": tool.id, "title": tool.title, "uncertainty": uncertainty_text(tool, &ctx.style()) })
                })
                .collect();
            json!({ "id": field.id, "title": field.title, "ask": field.ask, "how": field.how, "tools": tools })
        })
        .collect();
    let limits: Vec<_> = related(catalog, rule)
        .into_iter()
        .map(|r| {
            let limit = limit_text(catalog, r, &ctx.style());
            json!({ "rule": r.id, "standard": r.standard, "clause": r.clause, "limit": limit })
        })
        .collect();
    let cases: Vec<_> = rule
        .cases
        .iter()
        .map(|c| json!({ "case": words::example(ctx, catalog, rule, c), "expect": c.expect, "note": c.note }))
        .collect();
    let remedies: Vec<_> = rule
        .remedy
        .iter()
        .filter_map(|m| catalog.measure(m.as_str()))
        .map(|m| {
            let amount = formula_text(catalog, m, rule.element, &ctx.style());
            json!({ "id": m.id, "title": m.title, "kind": m.kind.as_str(), "unit": m.unit, "amount": amount })
        })
        .collect();
    let (from, until, later) = dates(catalog, rule);
    let changes: Vec<_> = changes(catalog, rule)
        .iter()
        .map(|(profile, now)| {
            let reasons: Vec<_> = now.changes.iter().map(|c| &c.reason).collect();
            json!({ "profile": profile, "limit": limit_text(catalog, now, &ctx.style()), "reasons": reasons })
        })
        .collect();
    json!({
        "id": rule.id,
        "title": rule.title,
        "note": rule.note,
        "element": catalog.element(rule.element).id,
        "standard": rule.standard,
        "clause": rule.clause,
        "confidence": rule.confidence,
        "modality": rule.modality,
        "impact": rule.impact,
        "groups": rule.groups,
        "limit": limit_text(catalog, rule, &ctx.style()),
        "when": when_text(catalog, rule, &ctx.style()),
        "in_force_from": from.map(|d| d.to_string()),
        "in_force_until": until.map(|d| d.to_string()),
        "spares_existing": catalog.standard(rule.standard.as_str()).is_some_and(|s| s.spares_existing),
        "replaced_by": later.map(|l| ids(&l.rules)).unwrap_or_default(),
        "replaces": rule.replaces,
        "local_to": rule.local_to,
        "changes": changes,
        "limits": limits,
        "fields": fields,
        "remedies": remedies,
        "cases": cases,
    })
}
