//! Demand as delimited text, one place a row.

use std::sync::Arc;

use bytes::Bytes;

use super::{BadCell, Columns, DemandReader, Problems, place, whole};
use crate::coverage::Demand;
use crate::diag::{Code, Diagnostic, Place as At};
use crate::survey::Decoded;

/// Delimited text in UTF-8, UTF-16 or GB 18030.
#[derive(Debug)]
pub(super) struct Csv;

impl DemandReader for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv", "txt"]
    }

    fn read(
        &self,
        name: &Arc<str>,
        bytes: Bytes,
        columns: &Columns,
    ) -> Result<(Demand, Vec<Diagnostic>), Diagnostic> {
        let mut input: &[u8] = &bytes;
        let delimiter = delimiter(input);
        let mut rows =
            csv::ReaderBuilder::new().delimiter(delimiter).from_reader(Decoded::new(&mut input, None));
        let bad = |e: &csv::Error| syntax(name, e);
        let header: Vec<String> = rows.headers().map_err(|e| bad(&e))?.iter().map(str::to_owned).collect();
        let found = columns.find(name, &header)?;
        let (mut demand, mut problems) = (Demand::new(), Problems::default());
        let mut row = csv::StringRecord::new();
        loop {
            match rows.read_record(&mut row) {
                Ok(false) => break,
                Ok(true) => {}
                Err(e) if matches!(e.kind(), csv::ErrorKind::UnequalLengths { .. }) => {
                    problems.push(bad(&e));
                    continue;
                }
                Err(e) => return Err(bad(&e)),
            }
            match place(found, |at| row.get(at).unwrap_or("")) {
                Ok(at) => demand.add(at, found.area.and_then(|a| row.get(a))),
                Err(cell) => problems.push(at_cell(name, &row, delimiter, cell)),
            }
        }
        Ok((demand, problems.finish(name)))
    }
}

/// The delimiter that the first line uses most.
fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or(bytes);
    let count = |d: u8| line.split(|b| *b == d).count();
    [b',', b'\t', b';'].into_iter().max_by_key(|d| (count(*d), *d == b',')).unwrap_or(b',')
}

fn at_cell(name: &Arc<str>, row: &csv::StringRecord, delimiter: u8, cell: BadCell) -> Diagnostic {
    let line = row.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(0));
    let before: usize = row.iter().take(cell.column).map(|c| c.chars().count() + 1).sum();
    let text: Vec<&str> = row.iter().collect();
    let width = row.get(cell.column).map_or(1, |c| c.chars().count().max(1));
    let text = text.join(&char::from(delimiter).to_string());
    cell.problem.at(At { file: name.clone(), line, column: before + 1, width, text, skipped: 0 })
}

fn syntax(name: &Arc<str>, error: &csv::Error) -> Diagnostic {
    let line = error.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(0));
    let place = At { line, column: 1, ..whole(name) };
    Diagnostic::error(Code::Syntax).with("format", "CSV").with("reason", error.to_string()).at(place)
}
