//! Files of demand → [`Demand`]: a new format is one file and one line in [`DEMAND_READERS`].

mod csv;
mod geojson;
mod gpkg;
mod parquet;
mod spot;

use std::sync::Arc;

use ::bytes::Bytes;

use self::spot::Spot;
use super::demand::{Demand, People};
use crate::crs::Crs;
use crate::diag::{Code, Diagnostic, Place as At, nearest};

/// How a place that is an area counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Outlines {
    /// By the share of its land that is within reach, as if its people were spread evenly over it.
    #[default]
    Share,
    /// All or none, by one point: the one that its columns state, else one inside it.
    Point,
}

/// Which columns or properties of a file say what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Columns {
    /// Longitude, or easting; where nothing is said, one of the usual names. Beside a geometry only if it is named:
    /// then it is the point that stands for an area.
    pub lon: Option<String>,
    /// Latitude, or northing.
    pub lat: Option<String>,
    /// How many people; a file without counts one a place.
    pub people: Option<String>,
    /// The code of the area; a file without has none.
    pub area: Option<String>,
    /// The layer of a `GeoPackage`, which need not be named where there is one only.
    pub layer: Option<String>,
    /// The system of the coordinates; without it what the file says, and WGS 84 if it says nothing.
    pub crs: Option<Crs>,
    /// How a place that is an area counts.
    pub outlines: Outlines,
}

const LON: &[&str] = &["lon", "lng", "long", "longitude", "x", "经度"];
const LAT: &[&str] = &["lat", "latitude", "y", "纬度"];
const GEOMETRY: &[&str] = &["wkt", "geometry", "geom", "the_geom", "wkb_geometry", "几何"];
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

/// Where the position of a place stands.
#[derive(Debug, Clone, Copy)]
enum Where {
    /// In two columns.
    Columns(usize, usize),
    /// In a column of geometries, and perhaps in two that state the point of an area.
    Geometry(usize, Option<(usize, usize)>),
}

/// The places of the columns in a header.
#[derive(Debug, Clone, Copy)]
struct Found {
    at: Where,
    people: Option<usize>,
    area: Option<usize>,
}

impl Columns {
    /// Finds the columns in a header; what is named must be there, and a position must be. All that is missing is
    /// said at once. `geometry` is the column of geometries where the file says which it is.
    fn find(&self, name: &Arc<str>, header: &[String], geometry: Option<usize>) -> Result<Found, Diagnostic> {
        if header.iter().all(|h| h.trim().is_empty()) {
            return Err(nothing(name, "header"));
        }
        let mut lacking = Vec::new();
        let stated = self.find_stated(header, &mut lacking);
        let geometry = geometry.or_else(|| usual(header, GEOMETRY));
        let columns = || Some((usual(header, LON)?, usual(header, LAT)?));
        let at = match (geometry, stated) {
            (Some(_), Some((lon, lat))) if self.outlines == Outlines::Point => Some(Where::Columns(lon, lat)),
            (Some(at), stated) => Some(Where::Geometry(at, stated)),
            (None, Some((lon, lat))) => Some(Where::Columns(lon, lat)),
            (None, None) => columns().map(|(lon, lat)| Where::Columns(lon, lat)),
        };
        if at.is_none() {
            let each = [(&self.lon, LON, "--lon"), (&self.lat, LAT, "--lat")];
            let none = |(wanted, names, _): &(&Option<String>, &'static [&'static str], &'static str)| {
                wanted.is_none() && usual(header, names).is_none()
            };
            lacking.extend(
                each.into_iter().filter(none).map(|(_, names, option)| (names[0].to_owned(), option)),
            );
        }
        let mut optional =
            |wanted: &Option<String>, names| find(header, wanted.as_deref(), names, &mut lacking);
        let (people, area) = (optional(&self.people, PEOPLE), optional(&self.area, AREA));
        match at {
            Some(at) if lacking.is_empty() => Ok(Found { at, people, area }),
            _ => Err(missing(name, header, &lacking)),
        }
    }

    /// Finds what a feature beside its geometry says.
    fn find_beside(&self, name: &Arc<str>, header: &[String]) -> Result<Beside, Diagnostic> {
        let mut lacking = Vec::new();
        let stated = self.find_stated(header, &mut lacking);
        let people = find(header, self.people.as_deref(), PEOPLE, &mut lacking);
        let area = find(header, self.area.as_deref(), AREA, &mut lacking);
        if lacking.is_empty() {
            Ok(Beside { stated, people, area })
        } else {
            Err(missing(name, header, &lacking))
        }
    }

    /// Finds the columns of a position that are named; half a position is one that lacks the other half.
    fn find_stated(&self, header: &[String], lacking: &mut Lacking) -> Option<(usize, usize)> {
        if self.lon.is_none() && self.lat.is_none() {
            return None;
        }
        let mut half = |wanted: &Option<String>, names| find(header, wanted.as_deref(), names, lacking);
        let (lon, lat) = (half(&self.lon, LON), half(&self.lat, LAT));
        lon.zip(lat)
    }

    /// Returns the system of the coordinates of a file: the one that was named, or the one that the file names.
    fn system(&self, name: &Arc<str>, file: Option<&Result<Crs, String>>) -> Result<Crs, Diagnostic> {
        match (self.crs, file) {
            (Some(crs), _) => Ok(crs),
            (None, None) => Ok(Crs::Wgs84),
            (None, Some(Ok(crs))) => Ok(*crs),
            (None, Some(Err(named))) => {
                Err(Diagnostic::error(Code::DemandCrs).with("crs", named.as_str()).at(whole(name)))
            }
        }
    }
}

/// The columns beside a geometry.
#[derive(Debug, Clone, Copy)]
struct Beside {
    stated: Option<(usize, usize)>,
    people: Option<usize>,
    area: Option<usize>,
}

/// Columns that are not there, each with the option that names another; none for a column that an option named.
type Lacking = Vec<(String, &'static str)>;

fn usual(header: &[String], names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| header.iter().position(|h| h.trim().eq_ignore_ascii_case(name)))
}

fn find(header: &[String], wanted: Option<&str>, names: &[&str], lacking: &mut Lacking) -> Option<usize> {
    let Some(column) = wanted else { return usual(header, names) };
    let found = usual(header, &[column]);
    if found.is_none() {
        lacking.push((column.to_owned(), ""));
    }
    found
}

fn missing(name: &Arc<str>, header: &[String], lacking: &[(String, &'static str)]) -> Diagnostic {
    let known: Vec<&str> = header.iter().map(String::as_str).collect();
    let options: Vec<&str> = lacking.iter().map(|(_, option)| *option).filter(|o| !o.is_empty()).collect();
    let likely = lacking.iter().find_map(|(column, _)| nearest(column, known.iter().copied()));
    let way = match likely {
        _ if !options.is_empty() => "option",
        Some(_) => "suggestion",
        None => "known",
    };
    let names: Vec<&str> = lacking.iter().map(|(column, _)| column.as_str()).collect();
    Diagnostic::error(Code::DemandColumn)
        .with("column", names.join("`, `"))
        .with("way", way)
        .with("option", options.join("`, `"))
        .with("suggestion", likely.unwrap_or_default())
        .with("known", known.join(", "))
        .at(whole(name))
}

/// The error of a file without places: it is empty, or has a header and nothing else.
fn nothing(name: &Arc<str>, why: &'static str) -> Diagnostic {
    Diagnostic::error(Code::DemandNone).with("why", why).at(whole(name))
}

/// Says that nobody said how many people there are, where places are.
fn uncounted(name: &Arc<str>, demand: &mut Demand, candidates: &[String]) -> Option<Diagnostic> {
    demand.count_places();
    let warning = Diagnostic::warning(Code::DemandUncounted)
        .with("places", demand.len().to_string())
        .with("has_candidates", if candidates.is_empty() { "no" } else { "yes" })
        .with("candidates", candidates.join(", "));
    (!demand.is_empty()).then(|| warning.at(whole(name)))
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

    fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

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

/// The number of people that the column of a place states; one, where no column does.
fn count<C>(column: Option<C>, number: impl FnOnce(C) -> Option<f64>) -> Result<People, &'static str> {
    match column {
        None => Ok(People::ONE_EACH),
        Some(column) => number(column).and_then(People::new).ok_or("people"),
    }
}

impl Demand {
    fn add(&mut self, spot: Spot, people: People, area: Option<&str>) {
        let area = area.map_or(0, |code| self.area_index(code.trim()));
        spot.add(self, people, area);
    }
}
