//! Tables, written row by row; on narrow screens each row becomes a card, by style alone.

use std::io;

use maud::{Markup, PreEscaped, html};

use super::inline::inline;
use super::page::around;
use crate::lang::Lang;
use crate::report::figures::clean;
use crate::report::pdf::{Align, Column, Entry, Field, FieldKind, Grid, Inline, Table};

/// Writes a table.
///
/// A caption that only repeats what stands `above` is there for those who hear it.
pub(super) fn write(out: &mut dyn io::Write, table: &Table, above: &str, lang: Lang) -> io::Result<()> {
    let frame = |gap: PreEscaped<&'static str>| {
        framed(
            &table.summary,
            table.summary != above,
            &html! { @for column in &table.columns { (head(&column.title, column.align)) } },
            gap,
        )
    };
    around(out, frame, |out| {
        for (at, cells) in table.rows.iter().enumerate() {
            let shown = match cells.as_slice() {
                [title] if table.columns.len() > 1 => {
                    // The first rows are open already.
                    if at > 0 {
                        out.write_all(b"</tbody>\n<tbody role=\"rowgroup\">")?;
                    }
                    band(title, table.columns.len(), lang)
                }
                cells => row(&table.columns, cells, lang),
            };
            writeln!(out, "{}", shown.0)?;
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

/// Returns the heading of the rows below it.
fn band(title: &Inline, span: usize, lang: Lang) -> Markup {
    html! {
        tr role="row" {
            th scope="rowgroup" role="rowheader" colspan=(span) { (inline(title, lang)) }
        }
    }
}

/// Writes a table to fill in.
pub(super) fn grid(grid: &Grid, above: &str, lang: Lang) -> Markup {
    let heads = html! { @for column in &grid.columns { (head(&column.title, column.align)) } };
    let rows = html! {
        @for cells in &grid.rows {
            tr role="row" {
                @for (column, entries) in grid.columns.iter().zip(cells) {
                    @let inside = html! { @for entry in entries { (self::entry(entry, lang)) } };
                    // What is still to be written names nothing yet.
                    @if column.header && entries.iter().any(|e| matches!(e, Entry::Text { .. })) {
                        th scope="row" role="rowheader" { (inside) }
                    } @else {
                        (cell(&column.title, column.align, &inside))
                    }
                }
            }
        }
    };
    html! { div class="grid" { (framed(&grid.summary, grid.summary != above, &heads, rows)) } }
}

fn entry(entry: &Entry, lang: Lang) -> Markup {
    match entry {
        Entry::Text { key, text, .. } => html! {
            div {
                @if let Some(key) = key { span class="key" { (clean(key)) } " " }
                (inline(text, lang))
            }
        },
        Entry::Line(unit) => html! { span class="write" { (clean(unit)) } },
        Entry::Boxes { words, .. } => {
            html! { ul class="boxes" { @for word in words { li { (clean(word)) } } } }
        }
        Entry::Room(_) => html! { span class="write" {} },
        Entry::Field(field) => self::field(field),
    }
}

/// Returns a place to fill in: on the page, or on paper once it is printed.
fn field(field: &Field) -> Markup {
    let (name, label) = (&field.name, clean(&field.label));
    let line = |kind: &str, unit: &str| {
        html! {
            span class="fill" {
                input type=(kind) name=(name) aria-label=(label) autocomplete="off";
                @if !unit.is_empty() { span class="unit" aria-hidden="true" { (unit) } }
            }
        }
    };
    match &field.kind {
        FieldKind::Tick(word) => html! {
            label class="tick" { input type="checkbox" name=(name) aria-label=(label); " " (clean(word)) }
        },
        FieldKind::Line(unit) => line("text", unit),
        FieldKind::Day => line("date", ""),
        FieldKind::Room => html! { textarea name=(name) aria-label=(label) rows="2" {} },
        FieldKind::Signature => html! {
            input class="sign" type="text" name=(name) aria-label=(label) autocomplete="off";
        },
    }
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
