//! Rows of a delimited text, with the exact place of every cell, in bounded memory.

use std::cell::RefCell;
use std::io::{self, Read};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use csv::StringRecord;
use encoding_rs::Encoding;

use super::io_problem;
use crate::diag::{Code, Diagnostic, Place, Source};
use crate::survey::encoding::{Decoded, ReadFault};

/// The longest row, in bytes. A row of a survey has some hundred; a million is a missing quote.
const LONGEST_ROW: u64 = 1 << 20;

/// The part of the text that a place may still be asked for: from the current row on.
#[derive(Default)]
struct Tail {
    bytes: Vec<u8>,
    /// The offset of the first byte in the whole text.
    base: u64,
    /// The offset of the current row.
    row: u64,
    line: u64,
    /// True once the end of the text has been seen.
    ended: bool,
}

/// Hands text on, keeps what may be shown, and stops at a row without end.
struct Tailed<R> {
    inner: R,
    tail: Rc<RefCell<Tail>>,
}

impl<R: Read> Read for Tailed<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let mut tail = self.tail.borrow_mut();
        let end = tail.base + tail.bytes.len() as u64;
        if end - tail.row > LONGEST_ROW {
            return Err(
                ReadFault::TooLong { line: usize::try_from(tail.line).unwrap_or(usize::MAX) }.into_io()
            );
        }
        let n = self.inner.read(buf)?;
        tail.ended = n == 0;
        let passed = usize::try_from(tail.row - tail.base).unwrap_or(0).min(tail.bytes.len());
        tail.bytes.drain(..passed);
        tail.base += passed as u64;
        tail.bytes.extend_from_slice(&buf[..n]);
        Ok(n)
    }
}

/// A table that is read row by row.
pub(super) struct Rows<'a> {
    name: Arc<str>,
    csv: csv::Reader<Tailed<Decoded<&'a mut dyn Read>>>,
    tail: Rc<RefCell<Tail>>,
    delimiter: u8,
    /// The names of the columns.
    pub(super) header: Vec<String>,
    record: StringRecord,
}

impl<'a> Rows<'a> {
    /// Opens a table and reads its header; without a delimiter, the one that the header uses most.
    pub(super) fn open(
        name: Arc<str>,
        input: &'a mut dyn Read,
        delimiter: Option<u8>,
        encoding: Option<&'static Encoding>,
    ) -> Result<Self, Diagnostic> {
        let mut decoded = Decoded::new(input, encoding);
        let mut first = Vec::new();
        // The first line is read ahead to see how it is parted.
        let io = |e: &io::Error| io_problem(&name, e);
        let mut byte = [0; 1];
        while delimiter.is_none() && first.len() < 65_536 && !first.ends_with(b"\n") {
            match decoded.read(&mut byte).map_err(|e| io(&e))? {
                0 => break,
                _ => first.push(byte[0]),
            }
        }
        let count = |d: u8| first.iter().map(|b| usize::from(*b == d)).sum::<usize>();
        let delimiter = delimiter
            .unwrap_or_else(|| *[b',', b';', b'\t'].iter().rev().max_by_key(|d| count(**d)).unwrap_or(&b','));
        let tail = Rc::new(RefCell::new(Tail { line: 1, ..Tail::default() }));
        let input = Tailed { inner: decoded.with_front(first), tail: tail.clone() };
        let csv = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .buffer_capacity(1 << 16)
            .from_reader(input);
        let mut rows = Self { name, csv, tail, delimiter, header: Vec::new(), record: StringRecord::new() };
        match rows.advance() {
            None => return Err(Diagnostic::error(Code::FileEmpty).at(rows.whole())),
            Some(Err(diagnostic)) => return Err(diagnostic),
            Some(Ok(())) => rows.header = rows.record.iter().map(|c| c.trim().to_owned()).collect(),
        }
        Ok(rows)
    }

    /// Goes to the next row; nothing at the end.
    #[inline]
    pub(super) fn advance(&mut self) -> Option<Result<(), Diagnostic>> {
        {
            let position = self.csv.position();
            let mut tail = self.tail.borrow_mut();
            (tail.row, tail.line) = (position.byte(), position.line());
        }
        match self.csv.read_record(&mut self.record) {
            Ok(true) if self.tail.borrow().ended => Some(self.check_quotes()),
            Ok(true) => Some(Ok(())),
            Ok(false) => None,
            Err(error) => {
                // The text is UTF-8 by now and rows may have any length: only reading can fail.
                let error = match error.into_kind() {
                    csv::ErrorKind::Io(error) => error,
                    other => io::Error::other(format!("{other:?}")),
                };
                Some(Err(io_problem(&self.name, &error)))
            }
        }
    }

    /// Checks the last row: at the end of the text, no quote may be open.
    fn check_quotes(&self) -> Result<(), Diagnostic> {
        let tail = self.tail.borrow();
        let (bytes, skipped) = row_text(&tail);
        match spans(bytes, self.delimiter, 0).open_quote {
            Some(at) => {
                Err(Diagnostic::error(Code::TableQuote).at(self.place_in(&tail, bytes, skipped, at..at + 1)))
            }
            None => Ok(()),
        }
    }

    /// Returns how many cells the row has.
    pub(super) fn len(&self) -> usize {
        self.record.len()
    }

    /// Returns true if the row has no text at all.
    pub(super) fn is_blank(&self) -> bool {
        self.record.as_slice().trim().is_empty()
    }

    /// Returns how many bytes of text the row has.
    pub(super) fn text_len(&self) -> usize {
        self.record.as_slice().len()
    }

    /// Returns the text of a cell, without space around it; empty where the row is short.
    #[inline]
    pub(super) fn cell(&self, column: usize) -> &str {
        let cell = self.record.get(column).unwrap_or_default();
        // Most cells have no space around them, which two bytes show.
        match cell.as_bytes() {
            [b'!'..=b'~'] | [b'!'..=b'~', .., b'!'..=b'~'] => cell,
            _ => cell.trim(),
        }
    }

    /// Returns the column of that name.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|h| h == name)
    }

    /// Returns the line of the current row.
    pub(super) fn line(&self) -> usize {
        let tail = self.tail.borrow();
        let skipped = row_text(&tail).1;
        usize::try_from(tail.line).unwrap_or(usize::MAX).saturating_add(skipped)
    }

    /// Returns the place of a cell of the current row.
    pub(super) fn place(&self, column: usize) -> Place {
        let tail = self.tail.borrow();
        let (bytes, skipped) = row_text(&tail);
        let spans = spans(bytes, self.delimiter, column);
        self.place_in(&tail, &bytes[..spans.end], skipped, spans.cell)
    }

    fn place_in(&self, tail: &Tail, row: &[u8], skipped: usize, span: Range<usize>) -> Place {
        let source = Source::new(self.name.clone(), String::from_utf8_lossy(row).into_owned());
        let mut place = source.place(span);
        let before = usize::try_from(tail.line).unwrap_or(usize::MAX).saturating_sub(1);
        place.line = place.line.saturating_add(before).saturating_add(skipped);
        place
    }

    /// Returns the place that means the whole table.
    pub(super) fn whole(&self) -> Place {
        Source::new(self.name.clone(), "").whole()
    }
}

/// Returns the bytes from the current row on, and how many line ends stood before it.
fn row_text(tail: &Tail) -> (&[u8], usize) {
    let start = usize::try_from(tail.row - tail.base).unwrap_or(0).min(tail.bytes.len());
    let bytes = &tail.bytes[start..];
    let blank = bytes.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    (&bytes[blank..], bytes[..blank].iter().map(|b| usize::from(*b == b'\n')).sum())
}

/// Where things stand in a row.
struct Spans {
    /// The cell asked for, without space around it.
    cell: Range<usize>,
    /// The end of the row.
    end: usize,
    /// A quote that is never closed.
    open_quote: Option<usize>,
}

/// Finds a cell in the text of a row, as the `csv` crate parts it.
fn spans(bytes: &[u8], delimiter: u8, column: usize) -> Spans {
    let (mut at, mut index, mut start) = (0, 0, 0);
    let mut found = None;
    let mut open_quote = None;
    while at < bytes.len() {
        match bytes[at] {
            b'"' if open_quote.is_some() && bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' if open_quote.is_some() => open_quote = None,
            b'"' if at == start => open_quote = Some(at),
            b'\n' | b'\r' if open_quote.is_none() => break,
            byte if byte == delimiter && open_quote.is_none() => {
                if index == column {
                    found = Some(start..at);
                }
                index += 1;
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    let end = at.min(bytes.len());
    let cell = found.unwrap_or(if index == column { start..end } else { end..end });
    let text = &bytes[cell.clone()];
    let lead = text.len() - text.trim_ascii_start().len();
    let trail = text.len() - text.trim_ascii_end().len();
    let cell = if lead == text.len() { cell } else { cell.start + lead..cell.end - trail };
    Spans { cell, end, open_quote }
}
