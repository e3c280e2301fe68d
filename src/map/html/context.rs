//! Boundaries drawn for orientation: a `GeoJSON` file → lines of whole numbers.

use ::geojson::{Feature, GeoJson, Geometry, GeometryValue, Position};
use serde::Serialize;

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
    /// It has neither lines nor areas in degrees.
    #[error("no line and no area in degrees")]
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
        let outlines = match text.parse::<GeoJson>().map_err(|e| UnusableContext::Syntax(e.to_string()))? {
            GeoJson::Geometry(geometry) => outline(None, &geometry).into_iter().collect(),
            GeoJson::Feature(feature) => of_feature(&feature).into_iter().collect(),
            GeoJson::FeatureCollection(all) => all.features.iter().filter_map(of_feature).collect::<Vec<_>>(),
        };
        if outlines.is_empty() {
            return Err(UnusableContext::Empty);
        }
        Ok(Self { name: clean(name), outlines })
    }
}

fn of_feature(feature: &Feature) -> Option<Outline> {
    let text = |key: &&str| feature.property(*key).and_then(|v| v.as_str()).filter(|t| !t.trim().is_empty());
    outline(NAMES.iter().find_map(text).map(clean), feature.geometry.as_ref()?)
}

fn outline(name: Option<String>, geometry: &Geometry) -> Option<Outline> {
    let mut lines = Vec::new();
    collect(&geometry.value, &mut lines);
    (!lines.is_empty()).then_some(Outline { name, lines })
}

fn collect(value: &GeometryValue, lines: &mut Vec<Vec<i64>>) {
    let mut add = |line: &[Position]| lines.extend(steps(line));
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
                collect(&geometry.value, lines);
            }
        }
    }
}

/// Returns the steps of a line in whole parts of a degree; nothing for what is no line on the earth.
fn steps(line: &[Position]) -> Option<Vec<i64>> {
    let mut steps = Vec::with_capacity(line.len() * 2);
    let mut before = (0, 0);
    for point in line {
        let &[lon, lat, ..] = point.as_slice() else { return None };
        if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "degrees times a million")]
        let at = ((lon * PARTS).round() as i64, (lat * PARTS).round() as i64);
        if steps.is_empty() || at != before {
            steps.extend([at.0 - before.0, at.1 - before.1]);
            before = at;
        }
    }
    (steps.len() >= 4).then_some(steps)
}
