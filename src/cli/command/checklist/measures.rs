//! `tantu checklist measures`: what removes barriers, in which unit, how much of it, at what price, on whose list.

use std::path::PathBuf;

use serde_json::{Value, json};
use tantu::checklist::{Catalog, Measure, MeasureList, PriceBook};
use tantu::diag::Code;
use tantu::retrofit::{book_text, price_text, quantity_text};

use crate::output::{Context, Trouble};
use crate::page::{Cell, Format, Table, document};
use crate::{catalog, exit, words};

/// Lists measures.
#[derive(Debug, clap::Args)]
pub(crate) struct Measures {
    /// A part of the id
    #[arg(value_name = "PART")]
    part: Option<String>,
    /// A published list
    #[arg(long, value_name = "LIST")]
    list: Option<String>,
    /// A price book
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    prices: Option<PathBuf>,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl Measures {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = catalog::load(ctx)?;
        let book = catalog::prices(&catalog, self.prices.as_deref())?;
        let list = self.list.as_deref().map(|id| list(&catalog, id)).transpose()?;
        let part = self.part.unwrap_or_default();
        let kept = catalog.measures().iter().filter(|m| m.id.as_str().contains(&part));
        let (title, table) = match list {
            Some(list) => (Some(about(ctx, list)), items(ctx, &catalog, list, book.as_ref())),
            None => (None, measures(ctx, &catalog, kept, book.as_ref())),
        };
        let note = book.as_ref().map(|b| book_text(b, ctx.lang));
        let text = match self.format {
            Format::Csv => table.render(ctx, Format::Csv, &catalog, "measures")?,
            Format::Json => {
                let about = list.map(|l| json!({ "id": l.id, "title": l.title, "source": l.source }));
                let prices = book.as_ref().map(record);
                let name = if list.is_some() { "items" } else { "measures" };
                document(&catalog, [("list", json!(about)), ("prices", json!(prices)), (name, table.json())])?
            }
            Format::Markdown => {
                let head: Vec<String> = title.iter().chain(&note).map(|line| format!("{line}\n\n")).collect();
                head.concat() + &table.markdown(ctx)
            }
            Format::Human => {
                let rows = if ctx.plain { table.plain(ctx) } else { table.columns(ctx) };
                let head: Vec<String> = title.iter().chain(&note).map(|line| format!("{line}\n")).collect();
                head.concat() + &rows
            }
        };
        ctx.print(&text)?;
        Ok(exit::CLEAN)
    }
}

fn list<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a MeasureList, Trouble> {
    catalog.list(id).ok_or_else(|| {
        let known: Vec<&str> = catalog.lists().iter().map(|l| l.id.as_str()).collect();
        tantu::document::unknown(Code::MeasureListUnknown, "list", id, &known).into()
    })
}

fn about(ctx: &Context, list: &MeasureList) -> String {
    let args = [
        ("title", list.title.get(ctx.lang).into()),
        ("source", list.source.get(ctx.lang).into()),
        ("items", list.items.len().into()),
        ("basic", list.items.iter().filter(|i| i.basic).count().into()),
    ];
    ctx.message("cli-measures-list", &args)
}

/// Returns the price book as programs read it.
fn record(book: &PriceBook) -> Value {
    json!({
        "id": book.id,
        "region": book.region,
        "title": book.title,
        "date": book.date.to_string(),
        "currency": "CNY",
        "example": book.example,
        "source": book.source,
    })
}

fn price(ctx: &Context, book: Option<&PriceBook>, measure: &Measure) -> Cell {
    let found = book.and_then(|b| Some((b, b.price(measure.id.as_str())?)));
    let Some((book, price)) = found else { return Cell::new("", Value::Null) };
    let text = price_text(book, measure, ctx.lang).unwrap_or_default();
    let json =
        json!({ "min": price.min, "typical": price.typical, "max": price.max, "example": book.example });
    Cell::new(text, json)
}

fn measures<'a>(
    ctx: &Context,
    catalog: &Catalog,
    kept: impl Iterator<Item = &'a Measure>,
    book: Option<&PriceBook>,
) -> Table {
    let keys = ["id", "title", "measure_kind", "unit", "amount", "price", "list_items", "mends"];
    let mut table = Table::new(&keys);
    table.shown = 7;
    for measure in kept {
        let id = measure.id.as_str();
        let mends: Vec<&str> = catalog
            .rules()
            .iter()
            .filter(|r| r.remedy.contains(&measure.id))
            .map(|r| r.id.as_str())
            .collect();
        let on: Vec<String> = catalog
            .lists()
            .iter()
            .flat_map(|l| l.items_of(id).map(move |i| format!("{} {}", l.id, i.number)))
            .collect();
        table.rows.push(vec![
            id.into(),
            words::both(ctx, &measure.title),
            words::measure_kind(ctx, measure),
            Cell::new(measure.unit.title(ctx.lang), measure.unit.as_str()),
            quantity_text(catalog, measure, &ctx.style()).as_str().into(),
            price(ctx, book, measure),
            Cell::new(words::joined(ctx, &on), on.clone()),
            Cell::new(mends.join(" "), mends),
        ]);
    }
    table
}

fn items(ctx: &Context, catalog: &Catalog, list: &MeasureList, book: Option<&PriceBook>) -> Table {
    let keys = ["number", "title", "basic", "part", "measures", "gap", "confidence"];
    let mut table = Table::new(&keys);
    table.shown = 6;
    for item in &list.items {
        let found: Vec<&Measure> = item.measures.iter().filter_map(|m| catalog.measure(m.as_str())).collect();
        let lines: Vec<String> = found
            .iter()
            .map(|m| match book.and_then(|b| price_text(b, m, ctx.lang)) {
                Some(price) => ctx.message(
                    "cli-measures-priced",
                    &[("title", m.title.get(ctx.lang).into()), ("price", price.into())],
                ),
                None => m.title.get(ctx.lang).to_owned(),
            })
            .collect();
        let ids: Vec<&str> = found.iter().map(|m| m.id.as_str()).collect();
        let group = list.groups.get(item.group);
        table.rows.push(vec![
            (item.number as usize).into(),
            words::both(ctx, &item.title),
            Cell::new(
                ctx.word(if item.basic { "cli-measures-basic" } else { "cli-measures-chosen" }),
                item.basic,
            ),
            group.map_or_else(|| "".into(), |g| Cell::new(g.title.get(ctx.lang), g.id.as_str())),
            Cell::new(lines.join(&ctx.word("list-then")), ids),
            item.gap.as_ref().map_or_else(|| Cell::new("", Value::Null), |g| words::both(ctx, g)),
            Cell::new(item.confidence.title(ctx.lang), item.confidence.as_str()),
        ]);
    }
    table
}
