//! Tables, written row by row; on narrow screens each row becomes a card, by style alone.

use std::io;

use maud::{Markup, PreEscaped, html};

use super::inline::inline;
use super::page::around;
use crate::lang::Lang;
use crate::report::figures::clean;
use crate::report::pdf::{Align, Column, Inline, Table};

/// Writes a table.
///
/// A caption that only repeats what stands `above` is there for those who hear it.
pub(super) fn write(out: &mut dyn io::Write, table: &Table, above: &str, lang: Lang) -> io::Result<()> {
    let rows = table.rows.iter().map(|cells| row(&table.columns, cells, lang));
    let frame = |gap: PreEscaped<&'static str>| {
        framed(
            &table.summary,
            table.summary != above,
            &html! { @for column in &table.columns { (head(&column.title, column.align)) } },
            gap,
        )
    };
    around(out, frame, |out| {
        for row in rows {
            writeln!(out, "{}", row.0)?;
        }
        Ok(())
    })
}

/// Returns what stands around the rows of a table.
///
/// The roles repeat what the elements mean, because a table shown as cards would lose it.
pub(super) fn framed(caption: &str, seen: bool, heads: &Markup, rows: impl maud::Render) -> Markup {
    let class = (!seen).then_some("hidden");
    html! {
        table role="table" {
            caption { span class=[class] { (clean(caption)) } }
            thead role="rowgroup" { tr role="row" { (heads) } }
            tbody role="rowgroup" { (rows) }
        }
    }
}

/// Returns the header of a column.
pub(super) fn head(title: &str, align: Align) -> Markup {
    html! { th scope="col" role="columnheader" class=[class(align)] { (clean(title)) } }
}

/// Returns a cell.
pub(super) fn cell(label: &str, align: Align, content: &Markup) -> Markup {
    html! { td role="cell" data-label=(clean(label)) class=[class(align)] { div { (content) } } }
}

fn row(columns: &[Column], cells: &[Inline], lang: Lang) -> Markup {
    html! {
        tr role="row" {
            @for (column, content) in columns.iter().zip(cells) {
                @if column.header {
                    th scope="row" role="rowheader" { (inline(content, lang)) }
                } @else {
                    (cell(&column.title, column.align, &inline(content, lang)))
                }
            }
        }
    }
}

fn class(align: Align) -> Option<&'static str> {
    match align {
        Align::Left => None,
        Align::Centre => Some("centre"),
        Align::Right => Some("number"),
    }
}
