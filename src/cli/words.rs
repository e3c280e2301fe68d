//! Rules, fields and instruments in words, for the commands that show checklists.

use tantu::checklist::{Case, Catalog, ElementIx, Field, FieldRef, GroupSet, Measure, Rule};
use tantu::finding::limit_text;
use tantu::lang::Text;
use tantu::retrofit::{formula_text, price_text};

use crate::output::Context;
use crate::page::{Cell, Table};

/// Returns a text of the checklists: people read one language, programs get both.
pub(crate) fn both(ctx: &Context, text: &Text) -> Cell {
    Cell::new(text.get(ctx.lang), serde_json::json!({ "zh": text.zh, "en": text.en }))
}

/// Returns a set of groups.
pub(crate) fn groups(ctx: &Context, groups: GroupSet) -> Cell {
    let titles: Vec<String> = groups.iter().map(|g| g.title(ctx.lang)).collect();
    let ids: Vec<&str> = groups.iter().map(tantu::checklist::Group::as_str).collect();
    Cell::new(joined(ctx, &titles), ids)
}

/// Returns words as a list in a sentence.
pub(crate) fn joined(ctx: &Context, words: &[String]) -> String {
    words.join(&ctx.word("cli-list-comma"))
}

/// Returns whether a measure is works or a device.
pub(crate) fn measure_kind(ctx: &Context, measure: &Measure) -> Cell {
    let kind = measure.kind.as_str();
    Cell::new(ctx.word(&format!("measure-kind-{kind}")), kind)
}

/// Returns a measure in one line: what is done, how much of it, and the price of a unit.
pub(crate) fn measure(ctx: &Context, catalog: &Catalog, rule: &Rule, measure: &Measure) -> String {
    let amount = formula_text(catalog, measure, rule.element, &ctx.style());
    let price = catalog.price_books().first().and_then(|b| price_text(b, measure, ctx.lang));
    ctx.message(
        "cli-explain-measure",
        &[
            ("title", measure.title.get(ctx.lang).into()),
            ("id", measure.id.as_str().into()),
            ("kind", ctx.word(&format!("measure-kind-{}", measure.kind.as_str())).into()),
            ("unit", measure.unit.title(ctx.lang).into()),
            ("amount", amount.into()),
            ("priced", if price.is_some() { "yes" } else { "no" }.into()),
            ("price", price.unwrap_or_default().into()),
        ],
    )
}

/// Returns a table of rules.
pub(crate) fn rules<'a>(ctx: &Context, catalog: &Catalog, rules: impl Iterator<Item = &'a Rule>) -> Table {
    let mut table = Table::new(&[
        "id",
        "impact",
        "standard",
        "clause",
        "title",
        "limit",
        "element",
        "groups",
        "modality",
        "confidence",
    ]);
    // On a screen, the width goes to what is asked.
    table.shown = 6;
    for rule in rules {
        let element = &catalog.element(rule.element).id;
        table.rows.push(vec![
            rule.id.as_str().into(),
            Cell::new(rule.impact.title(ctx.lang), rule.impact.as_str()),
            Cell::new(code(ctx, catalog, rule), rule.standard.as_str()),
            rule.clause.as_str().into(),
            both(ctx, &rule.title),
            limit_text(catalog, rule, &ctx.style()).as_str().into(),
            element.as_str().into(),
            groups(ctx, rule.groups),
            Cell::new(rule.modality.title(ctx.lang), rule.modality.as_str()),
            Cell::new(rule.confidence.title(ctx.lang), rule.confidence.as_str()),
        ]);
    }
    table
}

/// Returns the code of a rule's standard, such as `GB 55019-2021`.
pub(crate) fn code<'a>(ctx: &Context, catalog: &'a Catalog, rule: &'a Rule) -> &'a str {
    catalog.standard(rule.standard.as_str()).map_or(rule.standard.as_str(), |s| s.code_in(ctx.lang))
}

/// Returns the field that a reference means, seen from an item of an element.
pub(crate) fn field(catalog: &Catalog, element: ElementIx, of: FieldRef) -> &Field {
    &catalog.element(of.of.unwrap_or(element)).fields[usize::from(of.field.0)]
}

/// Returns a case as an example: what was measured, and how it comes out.
pub(crate) fn example(ctx: &Context, catalog: &Catalog, rule: &Rule, case: &Case) -> String {
    let mut given: Vec<String> = case
        .given
        .iter()
        .map(|g| {
            let title = field(catalog, rule.element, g.field).title.get(ctx.lang);
            let value = value(ctx, field(catalog, rule.element, g.field), &g.value);
            ctx.message("cli-example-reading", &[("field", title.into()), ("value", value.into())])
        })
        .collect();
    given.extend(case.construction.map(|c| c.title(ctx.lang)));
    for limitation in case.limitations.iter().flatten().filter_map(|l| catalog.limitation(l.as_str())) {
        given.push(limitation.title.get(ctx.lang).to_owned());
    }
    given.extend(case.category.map(|c| c.title(ctx.lang)));
    if given.is_empty() {
        given.push(ctx.word("cli-example-nothing"));
    }
    let outcome = case.expect.title(ctx.lang);
    format!("{} → {outcome}", joined(ctx, &given))
}

fn value(ctx: &Context, field: &Field, text: &str) -> String {
    match &field.kind {
        tantu::checklist::FieldKind::YesNo if text == "true" => ctx.word("yes"),
        tantu::checklist::FieldKind::YesNo if text == "false" => ctx.word("no"),
        tantu::checklist::FieldKind::Choice(choices) => choices
            .iter()
            .find(|c| c.id == text)
            .map_or_else(|| text.to_owned(), |c| c.title.get(ctx.lang).to_owned()),
        _ => text.to_owned(),
    }
}
