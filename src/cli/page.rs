//! What list-like commands print: sections of lines and tables, as text, plain text, Markdown, CSV or JSON.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};
use tantu::checklist::Catalog;
use unicode_width::UnicodeWidthStr;

use crate::output::Context;

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Format {
    Human,
    Json,
    Markdown,
    Csv,
}

/// One cell of a table: what people read, and what programs read.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    text: String,
    json: Value,
}

impl Cell {
    /// Returns a cell that people and programs read differently.
    pub(crate) fn new(text: impl Into<String>, json: impl Into<Value>) -> Self {
        Self { text: text.into(), json: json.into() }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::new(text, text)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::new(number.to_string(), number)
    }
}

/// A table: the keys of its columns, and its rows.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// The keys; people read the messages `cli-column-<key>`.
    pub(crate) keys: Vec<&'static str>,
    /// The rows, as long as the keys.
    pub(crate) rows: Vec<Vec<Cell>>,
    /// How many columns a screen shows; the other formats have all.
    pub(crate) shown: usize,
}

impl Table {
    /// Adds the column by which programs see whether homes are in the table.
    pub(crate) fn say_internal(&mut self, internal: bool) {
        self.keys.push("internal");
        for row in &mut self.rows {
            row.push(Cell::new(internal.to_string(), internal));
        }
    }

    /// Returns an empty table.
    pub(crate) fn new(keys: &[&'static str]) -> Self {
        Self { keys: keys.to_vec(), rows: Vec::new(), shown: keys.len() }
    }

    fn titles(&self, ctx: &Context) -> Vec<String> {
        self.keys.iter().map(|k| ctx.word(&format!("cli-column-{}", k.replace('_', "-")))).collect()
    }

    /// Returns the table in a format, under `name` where the format has names.
    pub(crate) fn render(
        &self,
        ctx: &Context,
        format: Format,
        catalog: &Catalog,
        name: &str,
    ) -> anyhow::Result<String> {
        Ok(match format {
            Format::Human if ctx.plain => self.plain(ctx),
            Format::Human => self.columns(ctx),
            Format::Markdown => self.markdown(ctx),
            Format::Csv => self.csv()?,
            Format::Json => document(catalog, [(name, self.json())])?,
        })
    }

    /// Aligned columns; the last goes under its row where the screen is too narrow for it.
    pub(crate) fn columns(&self, ctx: &Context) -> String {
        let mut titles = self.titles(ctx);
        titles.truncate(self.shown);
        let wide = |at: usize| self.rows.iter().map(|r| r[at].text.width()).max().unwrap_or(0);
        let widths: Vec<usize> = titles.iter().enumerate().map(|(at, t)| t.width().max(wide(at))).collect();
        let beside = widths.iter().take(self.shown.saturating_sub(1)).map(|w| w + 2).sum::<usize>();
        let under = beside + LAST > usize::from(Context::width());
        let mut out = String::new();
        let bold = anstyle::Style::new().bold();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        line(&mut out, &titles, &widths, under, bold);
        for row in &self.rows {
            let cells: Vec<&str> = row.iter().take(self.shown).map(|c| c.text.as_str()).collect();
            line(&mut out, &cells, &widths, under, anstyle::Style::new());
        }
        out
    }

    /// One line a row, the later columns under their names.
    pub(crate) fn plain(&self, ctx: &Context) -> String {
        let titles = self.titles(ctx);
        let mut out = String::new();
        for row in &self.rows {
            for (at, cell) in row.iter().enumerate() {
                match at {
                    0 => out.push_str(&cell.text),
                    _ if cell.text.is_empty() => {}
                    1 => _ = write!(out, ": {}", cell.text),
                    _ => _ = write!(out, "; {}: {}", titles[at], cell.text),
                }
            }
            out.push('\n');
        }
        out
    }

    /// A table of GitHub's Markdown.
    pub(crate) fn markdown(&self, ctx: &Context) -> String {
        let row = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let mut out = row(&self.titles(ctx));
        out += &row(&vec!["---".to_owned(); self.keys.len()]);
        for cells in &self.rows {
            let cells: Vec<String> = cells.iter().map(|c| c.text.replace('|', "\\|")).collect();
            out += &row(&cells);
        }
        out
    }

    fn csv(&self) -> anyhow::Result<String> {
        let mut out = csv::Writer::from_writer(Vec::new());
        out.write_record(&self.keys)?;
        for row in &self.rows {
            out.write_record(row.iter().map(|c| match &c.json {
                Value::String(text) => text.clone(),
                Value::Array(list) => {
                    list.iter().map(|v| v.as_str().unwrap_or_default()).collect::<Vec<_>>().join(" ")
                }
                Value::Null | Value::Object(_) => c.text.clone(),
                other => other.to_string(),
            }))?;
        }
        Ok(String::from_utf8(out.into_inner()?)?)
    }

    /// A list of objects.
    pub(crate) fn json(&self) -> Value {
        let object = |row: &Vec<Cell>| {
            let entries = self.keys.iter().zip(row).map(|(k, c)| ((*k).to_owned(), c.json.clone()));
            Value::Object(entries.collect::<Map<_, _>>())
        };
        self.rows.iter().map(object).collect()
    }
}

/// The room that the last column needs beside the others.
const LAST: usize = 24;

/// Adds a row; with `under`, its last cell goes to a line of its own.
fn line(out: &mut String, cells: &[&str], widths: &[usize], under: bool, style: anstyle::Style) {
    let last = cells.len().saturating_sub(1);
    for (at, cell) in cells.iter().enumerate() {
        if at == last && under && at > 0 {
            if cell.is_empty() {
                continue;
            }
            out.push_str("\n    ");
        }
        let ends = at == last || (under && at + 1 == last);
        let gap = if ends { 0 } else { widths[at] + 2 - cell.width() };
        let _ = write!(out, "{style}{cell}{style:#}{}", " ".repeat(gap));
    }
    out.push('\n');
}

/// Returns a text that people read with the mark of an internal output on top; programs read the mark in a field.
pub(crate) fn marked(ctx: &Context, format: Format, internal: bool, text: String) -> String {
    match format {
        Format::Human if internal => format!("{}\n\n{text}", ctx.word("export-internal")),
        Format::Markdown if internal => format!("**{}**\n\n{text}", ctx.word("export-internal")),
        _ => text,
    }
}

/// Returns a JSON document: the version of its form, the tool, the edition of the checklists, and its content.
pub(crate) fn document<'a>(
    catalog: &Catalog,
    content: impl IntoIterator<Item = (&'a str, Value)>,
) -> anyhow::Result<String> {
    let mut document = json!({
        "schema": 1,
        "tool": { "name": "tantu", "version": env!("CARGO_PKG_VERSION") },
        "checklists": catalog.hash(),
    });
    for (name, value) in content {
        document[name] = value;
    }
    Ok(format!("{}\n", serde_json::to_string_pretty(&document)?))
}

/// A page of sections.
#[derive(Debug, Clone, Default)]
pub(crate) struct Page {
    /// What it is about.
    pub(crate) title: String,
    /// Headings, each with its lines.
    pub(crate) sections: Vec<(String, Vec<String>)>,
}

impl Page {
    /// Adds a section, unless it has nothing to say.
    pub(crate) fn section(&mut self, heading: String, lines: Vec<String>) {
        if !lines.is_empty() {
            self.sections.push((heading, lines));
        }
    }

    /// Returns the page for people: headings over indented lines, or one sentence a line.
    pub(crate) fn human(&self, ctx: &Context) -> String {
        let bold = anstyle::Style::new().bold();
        let mut out = String::new();
        if ctx.plain {
            let _ = writeln!(out, "{}", self.title);
            for (heading, lines) in &self.sections {
                out.extend(lines.iter().map(|line| format!("{heading}: {line}\n")));
            }
            return out;
        }
        let _ = writeln!(out, "{bold}{}{bold:#}", self.title);
        for (heading, lines) in &self.sections {
            let _ = writeln!(out, "\n{bold}{heading}{bold:#}");
            out.extend(lines.iter().map(|line| format!("  {line}\n")));
        }
        out
    }

    /// Returns the page as Markdown.
    pub(crate) fn markdown(&self) -> String {
        let mut out = format!("# {}\n", self.title);
        for (heading, lines) in &self.sections {
            let _ = writeln!(out, "\n## {heading}\n");
            out.extend(lines.iter().map(|line| format!("- {line}\n")));
        }
        out
    }
}
