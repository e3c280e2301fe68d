//! Boundaries drawn for orientation: a `GeoJSON` file → lines of whole numbers.

use ::geojson::{Feature, GeoJson, Geometry, GeometryValue, Position};
use serde::Serialize;

use crate::crs::Crs;
use crate::report::figures::clean;

/// Parts of a degree: a decimetre.
const PARTS: f64 = 1e6;

/// The properties that may hold a name, the likeliest first.
const NAMES: &[&str] =
    &["name", "NAME", "名称", "name:zh", "name_zh", "name_en", "title", "label", "NAMELSAD"];

/// What is drawn for orientation, and nothing is told of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Context {
    /// Where it comes from, for the reader.
    #[serde(skip)]
    pub(super) name: String,
    outlines: Vec<Outline>,
}

/// The lines of one feature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Outline {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// Longitudes and latitudes by turns in millionths of a degree, each as its step from the last.
    lines: Vec<Vec<i64>>,
}

/// The error of a file that holds no lines.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnusableContext {
    /// It is no `GeoJSON`.
    #[error("{0}")]
    Syntax(String),
    /// It is in a system that nobody knows.
    #[error("`{0}` is no known system of coordinates")]
    Crs(String),
    /// It has neither lines nor areas in its system.
    #[error("no line and no area in its system of coordinates")]
    Empty,
}

impl Context {
    /// Reads boundaries from `GeoJSON`; `name` tells the reader where they come from.
    ///
    /// ```
    /// use tantu::map::html::Context;
    ///
    /// let line = r#"{"type":"LineString","coordinates":[[103.1,35.6],[103.2,35.7]]}"#;
    /// assert!(Context::read("county.geojson", line).is_ok());
    /// assert!(Context::read("county.geojson", r#"{"type":"Point","coordinates":[1,2]}"#).is_err());
    /// ```
    pub fn read(name: &str, text: &str) -> Result<Self, UnusableContext> {
        Self::read_in(name, text, None)
    }

    /// Reads boundaries in a system; without one it is what the file says (`crs`, as files of 2008 have it), and
    /// WGS 84 if it says nothing.
    pub fn read_in(name: &str, text: &str, crs: Option<Crs>) -> Result<Self, UnusableContext> {
        let file = text.parse::<GeoJson>().map_err(|e| UnusableContext::Syntax(e.to_string()))?;
        let own = match &file {
            GeoJson::Geometry(of) => of.foreign_members.as_ref(),
            GeoJson::Feature(of) => of.foreign_members.as_ref(),
            GeoJson::FeatureCollection(of) => of.foreign_members.as_ref(),
        };
        let own = own.and_then(|m| m.get("crs")).and_then(|c| c["properties"]["name"].as_str());
        let crs = match (crs, own) {
            (Some(crs), _) => crs,
            (None, None) => Crs::Wgs84,
            (None, Some(own)) => own.parse().map_err(|_| UnusableContext::Crs(own.to_owned()))?,
        };
        let outlines = match &file {
            GeoJson::Geometry(geometry) => outline(None, geometry, crs).into_iter().collect(),
            GeoJson::Feature(feature) => of_feature(feature, crs).into_iter().collect(),
            GeoJson::FeatureCollection(all) => {
                all.features.iter().filter_map(|f| of_feature(f, crs)).collect::<Vec<_>>()
            }
        };
        if outlines.is_empty() {
            return Err(UnusableContext::Empty);
        }
        Ok(Self { name: clean(name), outlines })
    }
}

fn of_feature(feature: &Feature, crs: Crs) -> Option<Outline> {
    let text = |key: &&str| feature.property(*key).and_then(|v| v.as_str()).filter(|t| !t.trim().is_empty());
    outline(NAMES.iter().find_map(text).map(clean), feature.geometry.as_ref()?, crs)
}

fn outline(name: Option<String>, geometry: &Geometry, crs: Crs) -> Option<Outline> {
    let mut lines = Vec::new();
    collect(&geometry.value, crs, &mut lines);
    (!lines.is_empty()).then_some(Outline { name, lines })
}

fn collect(value: &GeometryValue, crs: Crs, lines: &mut Vec<Vec<i64>>) {
    let mut add = |line: &[Position]| lines.extend(steps(line, crs));
    match value {
        GeometryValue::Point { .. } | GeometryValue::MultiPoint { .. } => {}
        GeometryValue::LineString { coordinates } => add(coordinates),
        GeometryValue::MultiLineString { coordinates } | GeometryValue::Polygon { coordinates } => {
            for line in coordinates {
                add(line);
            }
        }
        GeometryValue::MultiPolygon { coordinates } => {
            for line in coordinates.iter().flatten() {
                add(line);
            }
        }
        GeometryValue::GeometryCollection { geometries } => {
            for geometry in geometries {
                collect(&geometry.value, crs, lines);
            }
        }
    }
}

/// Returns the steps of a line in whole parts of a degree; nothing for what is no line on the earth.
fn steps(line: &[Position], crs: Crs) -> Option<Vec<i64>> {
    let mut steps = Vec::with_capacity(line.len() * 2);
    let mut before = (0, 0);
    for point in line {
        let &[x, y, ..] = point.as_slice() else { return None };
        let [lon, lat] = crs.to_wgs84([x, y]).ok()?;
        #[expect(clippy::cast_possible_truncation, reason = "degrees times a million")]
        let at = ((lon * PARTS).round() as i64, (lat * PARTS).round() as i64);
        if steps.is_empty() || at != before {
            steps.extend([at.0 - before.0, at.1 - before.1]);
            before = at;
        }
    }
    (steps.len() >= 4).then_some(steps)
}
