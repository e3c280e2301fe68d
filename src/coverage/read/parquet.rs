//! Demand as Parquet: columns of longitude, latitude, people and area, a group of rows a thread.

use std::sync::Arc;

use ::parquet::basic::LogicalType;
use ::parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use ::parquet::data_type::DataType;
use ::parquet::errors::ParquetError;
use ::parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use bytes::Bytes;
use rayon::prelude::*;

use super::{Columns, DemandReader, Found, Problems, position, whole};
use crate::coverage::{Demand, People, Place};
use crate::diag::{Code, Diagnostic};

/// Apache Parquet with plain columns.
#[derive(Debug)]
pub(super) struct Parquet;

impl DemandReader for Parquet {
    fn name(&self) -> &'static str {
        "parquet"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["parquet", "geoparquet"]
    }

    fn read(
        &self,
        name: &Arc<str>,
        bytes: Bytes,
        columns: &Columns,
    ) -> Result<(Demand, Vec<Diagnostic>), Diagnostic> {
        let bad = |e: &ParquetError| syntax(name, &e.to_string());
        let file = SerializedFileReader::new(bytes).map_err(|e| bad(&e))?;
        let schema = file.metadata().file_metadata().schema_descr_ptr();
        let header: Vec<String> = schema.columns().iter().map(|c| c.path().string()).collect();
        let found = columns.find(name, &header)?;
        for at in [Some(found.lon), Some(found.lat), found.people].into_iter().flatten() {
            let column = schema.column(at);
            let scaled = matches!(column.logical_type_ref(), Some(LogicalType::Decimal { .. }));
            if scaled || column.max_rep_level() > 0 {
                return Err(syntax(name, &format!("{}: {:?}", header[at], column.converted_type())));
            }
        }
        let groups: Vec<Result<Group, ParquetError>> = (0..file.num_row_groups())
            .into_par_iter()
            .map(|g| group(&*file.get_row_group(g)?, found))
            .collect();
        let (mut demand, mut problems, mut before) = (Demand::new(), Problems::default(), 0);
        demand.reserve(usize::try_from(file.metadata().file_metadata().num_rows()).unwrap_or(0));
        for group in groups {
            let group = group.map_err(|e| bad(&e))?;
            for (row, reason) in group.problems {
                let problem = Diagnostic::error(Code::DemandFeature)
                    .with("number", (before + row + 1).to_string())
                    .with("reason", reason);
                problems.push(problem.at(whole(name)));
            }
            before += group.rows;
            demand.append(group.demand);
        }
        Ok((demand, problems.finish(name)))
    }
}

/// What one group of rows holds.
struct Group {
    demand: Demand,
    rows: usize,
    problems: Vec<(usize, &'static str)>,
}

fn group(rows: &dyn RowGroupReader, found: Found) -> Result<Group, ParquetError> {
    let count = usize::try_from(rows.metadata().num_rows()).unwrap_or(0);
    let lon = numbers(rows, found.lon, count)?;
    let lat = numbers(rows, found.lat, count)?;
    let people = found.people.map(|at| numbers(rows, at, count)).transpose()?;
    let area = found.area.map(|at| texts(rows, at, count)).transpose()?;
    let (mut demand, mut problems) = (Demand::new(), Vec::new());
    demand.reserve(count);
    for row in 0..count {
        let number = |column: &[f64]| column.get(row).copied().unwrap_or(f64::NAN);
        let (lon, lat) = (number(&lon), number(&lat));
        let people = people.as_deref().map_or(Some(People::ONE_EACH), |p| People::new(number(p)));
        let reason = match people {
            Some(people) if position(lon, lat).is_ok() => {
                let area = area.as_ref().and_then(|a| a.get(row)).map_or(0, |code| demand.area_index(code));
                demand.push(Place { lon, lat, people, area });
                continue;
            }
            None => "people",
            Some(_) => "position",
        };
        problems.push((row, reason));
    }
    Ok(Group { demand, rows: count, problems })
}

/// Reads a column of numbers; what is missing is not a number.
fn numbers(rows: &dyn RowGroupReader, at: usize, count: usize) -> Result<Vec<f64>, ParquetError> {
    match rows.get_column_reader(at)? {
        ColumnReader::DoubleColumnReader(r) => column(r, count, |x| x, f64::NAN),
        ColumnReader::FloatColumnReader(r) => column(r, count, f64::from, f64::NAN),
        ColumnReader::Int32ColumnReader(r) => column(r, count, f64::from, f64::NAN),
        #[expect(clippy::cast_precision_loss, reason = "counts of people")]
        ColumnReader::Int64ColumnReader(r) => column(r, count, |x| x as f64, f64::NAN),
        _ => Ok(Vec::new()),
    }
}

/// Reads a column of codes; what is missing is empty.
fn texts(rows: &dyn RowGroupReader, at: usize, count: usize) -> Result<Vec<String>, ParquetError> {
    match rows.get_column_reader(at)? {
        ColumnReader::ByteArrayColumnReader(r) => {
            column(r, count, |x| String::from_utf8_lossy(x.data()).into_owned(), String::new())
        }
        ColumnReader::Int32ColumnReader(r) => column(r, count, |x| x.to_string(), String::new()),
        ColumnReader::Int64ColumnReader(r) => column(r, count, |x| x.to_string(), String::new()),
        _ => Ok(Vec::new()),
    }
}

fn column<T: DataType, V: Clone>(
    mut reader: ColumnReaderImpl<T>,
    count: usize,
    of: impl Fn(T::T) -> V,
    missing: V,
) -> Result<Vec<V>, ParquetError> {
    let (mut values, mut levels) = (Vec::with_capacity(count), Vec::new());
    let mut read = 0;
    while read < count {
        let (records, _, _) = reader.read_records(count - read, Some(&mut levels), None, &mut values)?;
        if records == 0 {
            break;
        }
        read += records;
    }
    if values.len() == read {
        return Ok(values.into_iter().map(of).collect());
    }
    let mut values = values.into_iter();
    let top = levels.iter().copied().max().unwrap_or(0);
    let each = levels.iter().map(|l| if *l == top { values.next().map(&of) } else { None });
    Ok(each.map(|v| v.unwrap_or_else(|| missing.clone())).collect())
}

fn syntax(name: &Arc<str>, reason: &str) -> Diagnostic {
    Diagnostic::error(Code::Syntax).with("format", "Parquet").with("reason", reason).at(whole(name))
}
