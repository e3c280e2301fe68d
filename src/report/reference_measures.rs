//! The reference of measures in Markdown: unit, quantity, price, rules mended, and the published lists.

use std::fmt::Write;

use crate::checklist::{Catalog, ListItem, Measure, MeasureList, PriceBook};
use crate::lang::{Lang, message, word};
use crate::quantity::{Style, System};
use crate::retrofit::{book_text, price_text, quantity_text};

/// Returns every measure with its unit, quantity, price and rules, then the published lists.
pub fn measures(catalog: &Catalog, lang: Lang) -> String {
    let style = Style { lang, system: System::Metric };
    let book = catalog.price_books().first();
    let w = |id: &str| word(lang, &format!("reference-{id}"));
    let mut out = format!("# {}\n\n{}\n", w("measures"), w("generated"));
    let _ = writeln!(out, "\n{}", w("measures-about"));
    if let Some(book) = book {
        let _ = writeln!(out, "\n**{}**", book_text(book, lang));
    }
    for group in ["works", "device"] {
        let _ = writeln!(out, "\n## {}\n", w(&format!("measures-{group}")));
        head(&mut out, lang, &["measure", "unit", "quantity", "price", "mends", "list-items"]);
        for measure in catalog.measures().iter().filter(|m| m.kind.as_str() == group) {
            row(&mut out, &cells(catalog, measure, book, &style));
        }
    }
    for list in catalog.lists() {
        self::list(&mut out, catalog, list, lang);
    }
    out
}

fn cells(catalog: &Catalog, measure: &Measure, book: Option<&PriceBook>, style: &Style) -> Vec<String> {
    let id = measure.id.as_str();
    let mends = catalog.rules().iter().filter(|r| r.remedy.contains(&measure.id));
    let mends: Vec<String> = mends.map(|r| format!("`{}`", r.id)).collect();
    let on =
        catalog.lists().iter().flat_map(|l| l.items_of(id).map(move |i| format!("{} {}", l.id, i.number)));
    vec![
        format!("{}<br>`{id}`", measure.title.get(style.lang)),
        measure.unit.title(style.lang),
        quantity_text(catalog, measure, style),
        book.and_then(|b| price_text(b, measure, style.lang)).unwrap_or_default(),
        mends.join("<br>"),
        on.collect::<Vec<_>>().join("<br>"),
    ]
}

fn list(out: &mut String, catalog: &Catalog, list: &MeasureList, lang: Lang) {
    let args = [("source", list.source.get(lang).into())];
    let source = message(lang, "reference-list-source", &args);
    let _ = writeln!(out, "\n## {} (`{}`)\n\n{source}", list.title.get(lang), list.id);
    for (at, group) in list.groups.iter().enumerate() {
        let _ = writeln!(out, "\n### {}\n", group.title.get(lang));
        head(out, lang, &["number", "list-item", "measures", "gap", "confidence"]);
        for item in list.items.iter().filter(|i| i.group == at) {
            row(out, &item_cells(catalog, item, lang));
        }
    }
}

fn item_cells(catalog: &Catalog, item: &ListItem, lang: Lang) -> Vec<String> {
    let title = item.title.get(lang);
    let title = if item.basic {
        message(lang, "reference-basic", &[("title", title.into())])
    } else {
        title.to_owned()
    };
    let measures = item.measures.iter().filter_map(|m| catalog.measure(m.as_str()));
    let measures: Vec<String> = measures.map(|m| format!("{} `{}`", m.title.get(lang), m.id)).collect();
    vec![
        item.number.to_string(),
        title,
        measures.join("<br>"),
        item.gap.as_ref().map_or_else(String::new, |g| g.get(lang).to_owned()),
        item.confidence.title(lang),
    ]
}

fn head(out: &mut String, lang: Lang, names: &[&str]) {
    let heads: Vec<String> = names.iter().map(|h| word(lang, &format!("reference-{h}"))).collect();
    let _ = writeln!(out, "| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()));
}

fn row(out: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|c| c.replace('|', "\\|")).collect();
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}
