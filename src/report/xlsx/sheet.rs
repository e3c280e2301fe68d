//! One table → one sheet, or as many as it needs: head, rows, filter, validation, print set-up.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, IgnoreError, Table,
    TableColumn, TableStyle, Workbook, Worksheet,
};

use super::Xlsx;
use super::style::Styles;
use crate::diag::Diagnostic;
use crate::export::ExportError;
use crate::lang::{Lang, message, word};
use crate::report::figures;

/// The most UTF-16 units of a cell.
const CELL: usize = 32_767;

/// The size of paper: ISO A4.
const A4: u8 = 9;

/// How many columns stay in view when the rest is scrolled.
const KEPT: u16 = 2;

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Read on screen and on paper.
    Read,
    /// Filled in by hand, on screen and on paper.
    Fill,
    /// For filters and other programs; not printed.
    Data,
}

/// What a column holds, and how it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Text,
    Whole,
    Number,
    Percent,
    Degrees,
    Date,
    /// One of the words of the follow-up.
    Status,
}

/// The head of a column.
#[derive(Debug, Clone)]
pub(super) struct Head {
    pub(super) title: String,
    /// In widths of a digit.
    pub(super) width: f64,
    pub(super) look: Look,
    pub(super) part: Part,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    /// A text that must not be missed.
    Loud(String),
    Number(f64),
    Date(Date),
    Flag(bool),
}

impl Cell {
    /// A text, or nothing.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A number that counts something.
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    pub(super) fn count(number: usize) -> Self {
        Self::Number(number as f64)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::Empty, Into::into)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Date> for Cell {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

/// A table to be written.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    /// The id of the message with the sheet's name.
    pub(super) id: &'a str,
    /// The name of the table, for programs; the same in every language.
    pub(super) table: &'a str,
    pub(super) heads: &'a [Head],
    /// How many rows will come.
    pub(super) rows: usize,
}

/// The sheets of a workbook, in order.
pub(super) struct Sheets<'b> {
    book: &'b mut Workbook,
    limits: Xlsx,
    pub(super) lang: Lang,
    internal: bool,
    styles: Styles,
    notes: Vec<Diagnostic>,
    cut: usize,
}

impl<'b> Sheets<'b> {
    pub(super) fn new(book: &'b mut Workbook, limits: Xlsx, lang: Lang, internal: bool) -> Self {
        Self { book, limits, lang, internal, styles: Styles::new(lang), notes: Vec::new(), cut: 0 }
    }

    /// Begins a table; its rows follow.
    pub(super) fn table<'p>(&mut self, plan: &'p Plan<'p>) -> Result<Rows<'_, 'b, 'p>, ExportError> {
        let mut rows = Rows { sheets: self, plan, left: plan.rows, row: 0, last: 0, number: 0, sheet: None };
        rows.begin()?;
        Ok(rows)
    }

    /// Returns what the reader should know.
    pub(super) fn notes(mut self) -> Vec<Diagnostic> {
        if self.cut > 0 {
            self.notes.push(super::cut(self.cut));
        }
        self.notes
    }
}

/// The rows of a table on their way into sheets.
pub(super) struct Rows<'s, 'b, 'p> {
    sheets: &'s mut Sheets<'b>,
    plan: &'p Plan<'p>,
    left: usize,
    /// The row last written, and the last of the sheet.
    row: u32,
    last: u32,
    /// Which sheet of the table it is, from 1.
    number: u32,
    sheet: Option<Worksheet>,
}

impl Rows<'_, '_, '_> {
    /// Writes a row of cells, one a column.
    pub(super) fn put(&mut self, cells: impl Iterator<Item = Cell>) -> Result<(), ExportError> {
        if self.row == self.last {
            self.end()?;
            self.begin()?;
        }
        self.row += 1;
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        for ((at, head), cell) in (0u16..).zip(self.plan.heads).zip(cells) {
            put(self.sheets, sheet, (self.row, at), head, cell)?;
        }
        Ok(())
    }

    /// Closes the table.
    pub(super) fn finish(mut self) -> Result<(), ExportError> {
        self.end()?;
        if self.number > 1 {
            let title = self.name(1);
            self.sheets.notes.push(super::split(self.number, self.plan.rows, &title));
        }
        Ok(())
    }

    /// The name of a sheet of the table.
    fn name(&self, number: u32) -> String {
        let name = word(self.sheets.lang, &format!("xlsx-sheet-{}", self.plan.id));
        let name = if number > 1 { format!("{name} {number}") } else { name };
        let args = [("name", name.clone().into())];
        if self.sheets.internal { message(self.sheets.lang, "xlsx-sheet-internal", &args) } else { name }
    }

    fn begin(&mut self) -> Result<(), ExportError> {
        self.number += 1;
        self.row = 0;
        let here = self.left.min(self.sheets.limits.sheet_rows as usize);
        self.left -= here;
        // A table has a row even where there is nothing to say.
        self.last = u32::try_from(here).unwrap_or(u32::MAX).max(1);
        let mut sheet = if self.plan.rows > self.sheets.limits.memory_rows {
            self.sheets.book.new_worksheet_with_constant_memory()?
        } else {
            Worksheet::new()
        };
        sheet.set_name(self.name(self.number))?;
        dress(&mut sheet, self)?;
        self.sheet = Some(sheet);
        Ok(())
    }

    fn end(&mut self) -> Result<(), ExportError> {
        if let Some(mut sheet) = self.sheet.take() {
            if self.row == 0 {
                for (at, head) in (0u16..).zip(self.plan.heads) {
                    put(self.sheets, &mut sheet, (1, at), head, Cell::Empty)?;
                }
            }
            self.sheets.book.push_worksheet(sheet);
        }
        Ok(())
    }
}

/// Gives a sheet its table, its widths, its validation and its print set-up.
fn dress(sheet: &mut Worksheet, of: &Rows<'_, '_, '_>) -> Result<(), ExportError> {
    let (heads, lang, styles) = (of.plan.heads, of.sheets.lang, &of.sheets.styles);
    let columns: Vec<TableColumn> = heads
        .iter()
        .map(|h| TableColumn::new().set_header(&h.title).set_header_format(styles.head(h.part)))
        .collect();
    let name =
        if of.number > 1 { format!("{}_{}", of.plan.table, of.number) } else { of.plan.table.to_owned() };
    let about = word(lang, &format!("xlsx-about-{}", of.plan.id));
    let table = Table::new()
        .set_name(name)
        .set_columns(&columns)
        .set_style(TableStyle::Light1)
        .set_banded_rows(false)
        .set_alt_text_title(of.name(of.number))
        .set_alt_text(&about);
    let wide = u16::try_from(heads.len()).unwrap_or(u16::MAX);
    let read = heads.iter().take_while(|h| h.part != Part::Data).count();
    let (end, read) = (wide.saturating_sub(1), u16::try_from(read).unwrap_or(wide));
    sheet.set_row_height(0, 32)?;
    sheet.add_table(0, 0, of.last, end, &table)?;
    sheet.set_freeze_panes(1, KEPT.min(end))?;
    for (at, head) in (0u16..).zip(heads) {
        sheet.set_column_width(at, head.width)?;
        if let Some(rule) = validation(head, lang)? {
            sheet.add_data_validation(1, at, of.last, at, &rule)?;
        }
    }
    // A clause such as 2.3 is a text, and stays one without a warning in every cell.
    sheet.ignore_error_range(1, 0, of.last, end, IgnoreError::NumberStoredAsText)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    sheet.set_print_area(0, 0, of.last, read.saturating_sub(1))?.set_margins(0.4, 0.4, 0.6, 0.6, 0.3, 0.3);
    let title = word(lang, "xlsx-title").replace('&', "&&");
    let mark = if of.sheets.internal { super::notice(lang) } else { String::new() };
    sheet.set_header(format!("&L{title} · &A&R&B{mark}"));
    sheet.set_footer(format!("&L{}&R{}", super::program(), word(lang, "xlsx-page")));
    if of.sheets.internal {
        sheet.set_tab_color(super::style::bad());
    }
    Ok(())
}

/// What may be filled into a column.
fn validation(head: &Head, lang: Lang) -> Result<Option<DataValidation>, ExportError> {
    let says = |rule: DataValidation, id: &str| {
        rule.set_input_title(&head.title)?
            .set_input_message(word(lang, &format!("xlsx-fill-{id}")))?
            .set_error_title(&head.title)?
            .set_error_message(word(lang, &format!("xlsx-wrong-{id}")))
    };
    Ok(match (head.part, head.look) {
        (Part::Fill, Look::Status) => {
            let words = ["open", "in-work", "mended", "accepted"];
            let words = words.map(|w| word(lang, &format!("xlsx-status-{w}")));
            Some(says(DataValidation::new().allow_list_strings(&words)?, "status")?)
        }
        (Part::Fill, Look::Date) => {
            let (from, to) = (ExcelDateTime::from_ymd(2000, 1, 1)?, ExcelDateTime::from_ymd(2199, 12, 31)?);
            let rule = DataValidation::new().allow_date(DataValidationRule::Between(from, to));
            Some(says(rule, "date")?.set_error_style(DataValidationErrorStyle::Stop))
        }
        _ => None,
    })
}

fn put(
    sheets: &mut Sheets<'_>,
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    head: &Head,
    cell: Cell,
) -> Result<(), ExportError> {
    let style = sheets.styles.cell(head, matches!(cell, Cell::Loud(_)));
    match cell {
        Cell::Empty => sheet.write_blank(row, at, style)?,
        // Written as a string whatever it begins with: nothing that anybody typed becomes a formula.
        Cell::Text(text) | Cell::Loud(text) => {
            let (text, whole) = fit(&text);
            sheets.cut += usize::from(!whole);
            sheet.write_string_with_format(row, at, text, style)?
        }
        Cell::Number(number) => sheet.write_number_with_format(row, at, number, style)?,
        Cell::Flag(flag) => sheet.write_boolean_with_format(row, at, flag, style)?,
        Cell::Date(date) => match excel_date(date) {
            Some(date) => sheet.write_datetime_with_format(row, at, &date, style)?,
            None => sheet.write_string_with_format(row, at, date.to_string(), style)?,
        },
    };
    Ok(())
}

/// Returns a text as a cell takes it, and true if all of it is there.
fn fit(text: &str) -> (String, bool) {
    let clean = figures::clean(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    if clean.encode_utf16().count() <= CELL {
        return (clean, true);
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < CELL
    };
    (clean.chars().take_while(fits).chain(['…']).collect(), false)
}

/// Returns a day as Excel counts it, if it does: from 1900 on.
pub(super) fn excel_date(date: Date) -> Option<ExcelDateTime> {
    let (year, month, day) =
        (u16::try_from(date.year()), u8::try_from(date.month()), u8::try_from(date.day()));
    ExcelDateTime::from_ymd(year.ok().filter(|y| *y >= 1900)?, month.ok()?, day.ok()?).ok()
}
