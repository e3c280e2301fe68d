//! Demand as delimited text, one place a row: two columns of numbers, or one of well-known text.

use std::sync::Arc;

use bytes::Bytes;

use super::spot::{Spot, from_text, reason};
use super::{Columns, DemandReader, Found, Problems, Where, nothing, uncounted, whole};
use crate::coverage::{Demand, People};
use crate::crs::{Crs, OffRange};
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
        let found = columns.find(name, &header, None)?;
        let crs = columns.system(name, None)?;
        let (mut demand, mut problems) = (Demand::new(), Problems::default());
        let mut row = csv::StringRecord::new();
        let mut candidates: Option<Vec<String>> = None;
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
            candidates.get_or_insert_with(|| numeric(&header, &row, found));
            match place(columns, crs, found, |at| row.get(at).unwrap_or("")) {
                Ok((spot, people)) => demand.add(spot, people, found.area.and_then(|a| row.get(a))),
                Err(cell) => problems.push(at_cell(name, &row, delimiter, cell)),
            }
        }
        let Some(candidates) = candidates else {
            return if problems.is_empty() {
                Err(nothing(name, "places"))
            } else {
                Ok((demand, problems.finish(name)))
            };
        };
        let mut said = problems.finish(name);
        if found.people.is_none() {
            said.extend(uncounted(name, &mut demand, &candidates));
        }
        Ok((demand, said))
    }
}

/// A cell that does not hold what it should.
#[derive(Debug)]
struct BadCell {
    column: usize,
    problem: Diagnostic,
}

/// Reads a row; `cell` gives the text of a column.
fn place<'a>(
    columns: &Columns,
    crs: Crs,
    found: Found,
    cell: impl Fn(usize) -> &'a str,
) -> Result<(Spot, People), BadCell> {
    let number = |column: usize| {
        let text = cell(column).trim();
        let number = text.parse::<f64>().ok().filter(|n| n.is_finite());
        number.ok_or_else(|| BadCell { column, problem: no_number(text) })
    };
    let pair = |(x, y): (usize, usize)| Ok([number(x)?, number(y)?]);
    let spot = match found.at {
        Where::Columns(x, y) => {
            let at = pair((x, y))?;
            Spot::point(crs, at).map_err(|why| BadCell { column: x, problem: off(at, why) })?
        }
        Where::Geometry(column, stated) => {
            let bad = |reason: &'static str| BadCell {
                column,
                problem: Diagnostic::error(Code::DemandGeometry).with("reason", reason),
            };
            let (own, geometry) = from_text(cell(column)).map_err(bad)?;
            // What a row says of itself counts for it, unless a system was named for all.
            let crs = match (columns.crs, own) {
                (Some(crs), _) => crs,
                (None, Some(own)) => own.map_err(|_| bad("crs"))?,
                (None, None) => crs,
            };
            columns.spot(crs, &geometry, stated.map(pair).transpose()?).map_err(bad)?
        }
    };
    let people = match found.people {
        None => Some(People::ONE_EACH),
        Some(column) => People::new(number(column)?),
    };
    let people = people.ok_or_else(|| {
        let column = found.people.unwrap_or(0);
        BadCell { column, problem: no_number(cell(column)) }
    })?;
    Ok((spot, people))
}

fn no_number(text: &str) -> Diagnostic {
    let blank = if text.trim().is_empty() { "yes" } else { "no" };
    Diagnostic::error(Code::DemandNumber).with("value", text.trim()).with("blank", blank)
}

/// Refuses what is not on the earth, and says where it looks swapped.
fn off([x, y]: [f64; 2], why: OffRange) -> Diagnostic {
    Diagnostic::error(Code::DemandPosition)
        .with("lon", x.to_string())
        .with("lat", y.to_string())
        .with("why", reason(why))
}

/// The columns that hold numbers in a row and are not read otherwise: one may be the people.
fn numeric(header: &[String], row: &csv::StringRecord, found: Found) -> Vec<String> {
    let used = match found.at {
        Where::Columns(x, y) => [Some(x), Some(y), found.area],
        Where::Geometry(at, stated) => [Some(at), stated.map(|s| s.0), found.area],
    };
    let is_number =
        |at: &usize| row.get(*at).is_some_and(|c| c.trim().parse::<f64>().is_ok_and(|n| n >= 0.0));
    let free = (0..header.len()).filter(|at| !used.contains(&Some(*at))).filter(is_number);
    free.map(|at| header[at].clone()).collect()
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
