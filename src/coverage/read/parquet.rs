//! Demand as Parquet: columns of longitude and latitude, or `GeoParquet`; a group of rows a thread.

use std::sync::Arc;

use ::parquet::basic::LogicalType;
use ::parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use ::parquet::data_type::DataType;
use ::parquet::errors::ParquetError;
use ::parquet::file::reader::{FileReader, RowGroupReader, SerializedFileReader};
use bytes::Bytes;
use rayon::prelude::*;
use serde_json::Value;

use super::spot::{Spot, from_bytes, reason};
use super::{Columns, DemandReader, Found, Problems, Where, count, nothing, uncounted, whole};
use crate::coverage::Demand;
use crate::crs::Crs;
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
        let own = file.metadata().file_metadata().key_value_metadata().into_iter().flatten();
        let own = own.filter(|pair| pair.key == "geo").find_map(|pair| pair.value.as_deref());
        let geo = own.map(|text| Geo::read(text, &header)).transpose().map_err(|e| syntax(name, &e))?;
        let found = columns.find(name, &header, geo.as_ref().map(|g| g.column))?;
        let geo = geo.filter(|_| matches!(found.at, Where::Geometry(..)));
        let crs = columns.system(name, geo.as_ref().and_then(|g| g.crs.as_ref()))?;
        let pair = match found.at {
            Where::Columns(x, y) | Where::Geometry(_, Some((x, y))) => [Some(x), Some(y)],
            Where::Geometry(_, None) => [None; 2],
        };
        let numeric = [pair[0], pair[1], found.people];
        for at in numeric.into_iter().flatten() {
            let column = schema.column(at);
            let scaled = matches!(column.logical_type_ref(), Some(LogicalType::Decimal { .. }));
            if scaled || column.max_rep_level() > 0 {
                return Err(syntax(name, &format!("{}: {:?}", header[at], column.converted_type())));
            }
        }
        if file.metadata().file_metadata().num_rows() == 0 {
            return Err(nothing(name, "places"));
        }
        let groups: Vec<Result<Group, ParquetError>> = (0..file.num_row_groups())
            .into_par_iter()
            .map(|g| group(columns, crs, &*file.get_row_group(g)?, found))
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
        let mut said = problems.finish(name);
        if found.people.is_none() {
            let is_number = |at: &usize| {
                use ::parquet::basic::Type;
                let kind = schema.column(*at).physical_type();
                matches!(kind, Type::INT32 | Type::INT64 | Type::FLOAT | Type::DOUBLE)
            };
            let free = (0..header.len()).filter(is_number).filter(|at| !pair.contains(&Some(*at)));
            let candidates: Vec<String> = free.map(|at| header[at].clone()).collect();
            said.extend(uncounted(name, &mut demand, &candidates));
        }
        Ok((demand, said))
    }
}

/// What `GeoParquet` says of its geometries.
struct Geo {
    column: usize,
    /// The system, where the file names one; without, it is WGS 84.
    crs: Option<Result<Crs, String>>,
}

impl Geo {
    /// Reads the metadata of a file; an encoding that is not well-known binary is refused by its name.
    fn read(text: &str, header: &[String]) -> Result<Self, String> {
        let value: Value = serde_json::from_str(text).map_err(|e| format!("geo: {e}"))?;
        let primary = value["primary_column"].as_str().ok_or("geo: primary_column")?;
        let of = &value["columns"][primary];
        let encoding = of["encoding"].as_str().unwrap_or_default();
        if !encoding.eq_ignore_ascii_case("wkb") {
            return Err(format!("{primary}: {encoding}"));
        }
        let column = header.iter().position(|h| h == primary).ok_or_else(|| format!("geo: {primary}"))?;
        // Without a member it is longitude and latitude of WGS 84; with null nobody knows.
        let crs = of.get("crs").map(|crs| {
            let id = &crs["id"];
            let code = id["code"].as_str().map_or_else(|| id["code"].to_string(), str::to_owned);
            let named = match id["authority"].as_str() {
                Some(authority) if authority.eq_ignore_ascii_case("ogc") => code,
                Some(authority) => format!("{authority}:{code}"),
                None => crs["name"].as_str().unwrap_or("null").to_owned(),
            };
            named.parse::<Crs>().map_err(|_| named)
        });
        Ok(Self { column, crs })
    }
}

/// What one group of rows holds.
struct Group {
    demand: Demand,
    rows: usize,
    problems: Vec<(usize, &'static str)>,
}

fn group(
    columns: &Columns,
    crs: Crs,
    rows: &dyn RowGroupReader,
    found: Found,
) -> Result<Group, ParquetError> {
    let count_of = usize::try_from(rows.metadata().num_rows()).unwrap_or(0);
    let numbers = |at: usize| numbers(rows, at, count_of);
    let pair = match found.at {
        Where::Columns(x, y) | Where::Geometry(_, Some((x, y))) => Some([numbers(x)?, numbers(y)?]),
        Where::Geometry(_, None) => None,
    };
    let geometries = match found.at {
        Where::Geometry(at, _) => Some(blobs(rows, at, count_of)?),
        Where::Columns(..) => None,
    };
    let people = found.people.map(numbers).transpose()?;
    let area = found.area.map(|at| texts(rows, at, count_of)).transpose()?;
    let (mut demand, mut problems) = (Demand::new(), Vec::new());
    demand.reserve(count_of);
    for row in 0..count_of {
        let number = |column: &[f64]| column.get(row).copied().unwrap_or(f64::NAN);
        let stated = pair.as_ref().map(|[x, y]| [number(x), number(y)]);
        let spot = match (&geometries, stated) {
            (Some(all), stated) => match all.get(row).and_then(Option::as_ref) {
                Some(bytes) => from_bytes(bytes).and_then(|g| columns.spot(crs, &g, stated)),
                None => Err("geometry"),
            },
            (None, Some(at)) => Spot::point(crs, at).map_err(reason),
            (None, None) => Err("position"),
        };
        let people = count(people.as_deref(), |p| Some(number(p)));
        match spot.and_then(|spot| Ok((spot, people?))) {
            Ok((spot, people)) => {
                let area = area.as_ref().and_then(|a| a.get(row)).map_or(0, |code| demand.area_index(code));
                spot.add(&mut demand, people, area);
            }
            Err(reason) => problems.push((row, reason)),
        }
    }
    Ok(Group { demand, rows: count_of, problems })
}

/// Reads a column of geometries; what is missing is nothing.
fn blobs(rows: &dyn RowGroupReader, at: usize, count: usize) -> Result<Vec<Option<Bytes>>, ParquetError> {
    match rows.get_column_reader(at)? {
        ColumnReader::ByteArrayColumnReader(r) => {
            column(r, count, |x| Some(Bytes::copy_from_slice(x.data())), None)
        }
        _ => Ok(Vec::new()),
    }
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
