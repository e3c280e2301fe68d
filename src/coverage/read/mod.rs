//! Files of demand → [`Demand`]: a new format is one file and one line in [`DEMAND_READERS`].

mod csv;
mod geojson;
mod gpkg;
mod parquet;

use std::sync::Arc;

use ::bytes::Bytes;

use super::demand::{Demand, People, Place};
use crate::diag::{Code, Diagnostic, Place as At, nearest};

/// Which columns or properties of a file say what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// Longitude in degrees, WGS 84; where nothing is said, one of the usual names.
    pub lon: Option<String>,
    /// Latitude in degrees, WGS 84.
    pub lat: Option<String>,
    /// How many people; a file without counts one a place.
    pub people: Option<String>,
    /// The code of the area; a file without has none.
    pub area: Option<String>,
    /// The layer of a `GeoPackage`, which need not be named where there is one only.
    pub layer: Option<String>,
}

const LON: &[&str] = &["lon", "lng", "long", "longitude", "x", "经度"];
const LAT: &[&str] = &["lat", "latitude", "y", "纬度"];
const PEOPLE: &[&str] = &["people", "population", "pop", "persons", "weight", "人口", "人数", "常住人口"];
const AREA: &[&str] = &["area_code", "adcode", "area", "code", "行政区划代码", "区划代码"];

/// A reader of one format.
pub trait DemandReader: std::fmt::Debug + Sync {
    /// Returns the name of the format.
    fn name(&self) -> &'static str;
    /// Returns the endings of its files.
    fn extensions(&self) -> &'static [&'static str];
    /// Reads a file. What is wrong with single places is returned beside the rest; a file that cannot be read at
    /// all is the error.
    fn read(
        &self,
        name: &Arc<str>,
        bytes: Bytes,
        columns: &Columns,
    ) -> Result<(Demand, Vec<Diagnostic>), Diagnostic>;
}

/// Every format of demand.
pub static DEMAND_READERS: &[&dyn DemandReader] =
    &[&csv::Csv, &geojson::GeoJson, &parquet::Parquet, &gpkg::Gpkg];

/// Returns the reader of files with an ending; letter case is free.
pub fn demand_reader_for_extension(extension: &str) -> Option<&'static dyn DemandReader> {
    let has = |r: &&dyn DemandReader| r.extensions().iter().any(|e| e.eq_ignore_ascii_case(extension));
    DEMAND_READERS.iter().copied().find(has)
}

/// The places of the columns in a header.
#[derive(Debug, Clone, Copy)]
struct Found {
    lon: usize,
    lat: usize,
    people: Option<usize>,
    area: Option<usize>,
}

impl Columns {
    /// Finds the columns in a header; what is named must be there, and a position must be.
    fn find(&self, name: &Arc<str>, header: &[String]) -> Result<Found, Diagnostic> {
        let need = |wanted: &Option<String>, usual: &'static [&'static str], option: &'static str| {
            find(name, header, wanted.as_deref(), usual)?
                .ok_or_else(|| missing(name, header, usual[0], option))
        };
        Ok(Found {
            lon: need(&self.lon, LON, "--lon")?,
            lat: need(&self.lat, LAT, "--lat")?,
            people: self.find_people(name, header)?,
            area: self.find_area(name, header)?,
        })
    }

    fn find_people(&self, name: &Arc<str>, header: &[String]) -> Result<Option<usize>, Diagnostic> {
        find(name, header, self.people.as_deref(), PEOPLE)
    }

    fn find_area(&self, name: &Arc<str>, header: &[String]) -> Result<Option<usize>, Diagnostic> {
        find(name, header, self.area.as_deref(), AREA)
    }
}

fn find(
    name: &Arc<str>,
    header: &[String],
    wanted: Option<&str>,
    usual: &[&str],
) -> Result<Option<usize>, Diagnostic> {
    let at = |column: &str| header.iter().position(|h| h.trim().eq_ignore_ascii_case(column));
    match wanted {
        Some(column) => at(column).map(Some).ok_or_else(|| missing(name, header, column, "")),
        None => Ok(usual.iter().find_map(|u| at(u))),
    }
}

fn missing(name: &Arc<str>, header: &[String], column: &str, option: &str) -> Diagnostic {
    let known: Vec<&str> = header.iter().map(String::as_str).collect();
    let suggestion = nearest(column, known.iter().copied());
    let way = match suggestion {
        _ if !option.is_empty() => "option",
        Some(_) => "suggestion",
        None => "known",
    };
    Diagnostic::error(Code::DemandColumn)
        .with("column", column)
        .with("way", way)
        .with("option", option)
        .with("suggestion", suggestion.unwrap_or_default())
        .with("known", known.join(", "))
        .at(whole(name))
}

fn whole(name: &Arc<str>) -> At {
    At { file: name.clone(), line: 0, column: 0, width: 0, text: String::new(), skipped: 0 }
}

/// The problems of a file, of which the first are shown and the others counted.
#[derive(Debug, Default)]
struct Problems {
    shown: Vec<Diagnostic>,
    more: usize,
}

impl Problems {
    const SHOWN: usize = 20;

    fn push(&mut self, problem: Diagnostic) {
        if self.shown.len() < Self::SHOWN {
            self.shown.push(problem);
        } else {
            self.more += 1;
        }
    }

    fn finish(mut self, name: &Arc<str>) -> Vec<Diagnostic> {
        if self.more > 0 {
            let more = Diagnostic::error(Code::DemandMore).with("count", self.more.to_string());
            self.shown.push(more.at(whole(name)));
        }
        self.shown
    }
}

/// A cell that does not hold what it should.
#[derive(Debug)]
struct BadCell {
    column: usize,
    problem: Diagnostic,
}

/// Reads the numbers of a row; `cell` gives the text of a column.
fn place<'a>(found: Found, cell: impl Fn(usize) -> &'a str) -> Result<(f64, f64, People), BadCell> {
    let number = |column: usize| {
        let text = cell(column).trim();
        let number = text.parse::<f64>().ok().filter(|n| n.is_finite());
        number.ok_or_else(|| BadCell {
            column,
            problem: Diagnostic::error(Code::DemandNumber).with("value", text),
        })
    };
    let (lon, lat) = (number(found.lon)?, number(found.lat)?);
    let people = match found.people {
        None => 1.0,
        Some(column) => number(column)?,
    };
    position(lon, lat).map_err(|problem| BadCell { column: found.lon, problem })?;
    let people = People::new(people).ok_or_else(|| BadCell {
        column: found.people.unwrap_or(0),
        problem: Diagnostic::error(Code::DemandNumber).with("value", people.to_string()),
    })?;
    Ok((lon, lat, people))
}

/// Refuses what is not on the earth, and says where it looks swapped.
fn position(lon: f64, lat: f64) -> Result<(), Diagnostic> {
    let is_on_earth = |lon: f64, lat: f64| lon.abs() <= 180.0 && lat.abs() <= 90.0;
    if is_on_earth(lon, lat) {
        return Ok(());
    }
    let swapped = if is_on_earth(lat, lon) { "yes" } else { "no" };
    Err(Diagnostic::error(Code::DemandPosition)
        .with("lon", lon.to_string())
        .with("lat", lat.to_string())
        .with("swapped", swapped))
}

impl Demand {
    fn add(&mut self, (lon, lat, people): (f64, f64, People), area: Option<&str>) {
        let area = area.map_or(0, |code| self.area_index(code.trim()));
        self.push(Place { lon, lat, people, area });
    }
}
