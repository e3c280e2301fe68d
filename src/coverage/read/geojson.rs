//! Demand as `GeoJSON`: points, or areas, which count at a point inside them.

use std::sync::Arc;

use ::geojson::{Feature, FeatureReader, JsonValue};
use bytes::Bytes;
use geo::InteriorPoint;

use super::{Columns, DemandReader, Problems, position, whole};
use crate::coverage::{Demand, People};
use crate::diag::{Code, Diagnostic};

/// RFC 7946.
#[derive(Debug)]
pub(super) struct GeoJson;

impl DemandReader for GeoJson {
    fn name(&self) -> &'static str {
        "geojson"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["geojson", "json"]
    }

    fn read(
        &self,
        name: &Arc<str>,
        bytes: Bytes,
        columns: &Columns,
    ) -> Result<(Demand, Vec<Diagnostic>), Diagnostic> {
        let (mut demand, mut problems) = (Demand::new(), Problems::default());
        let mut keys: Option<Keys> = None;
        for (number, feature) in (1usize..).zip(FeatureReader::from_reader(&*bytes).features()) {
            let feature = feature.map_err(|e| syntax(name, &e))?;
            let keys = match &keys {
                Some(keys) => keys,
                None => keys.insert(Keys::find(name, &feature, columns)?),
            };
            match one(&feature, keys) {
                Ok((at, area)) => demand.add(at, area.as_deref()),
                Err(problem) => problems.push(
                    Diagnostic::error(Code::DemandFeature)
                        .with("number", number.to_string())
                        .with("reason", problem)
                        .at(whole(name)),
                ),
            }
        }
        Ok((demand, problems.finish(name)))
    }
}

/// Which properties say what.
struct Keys {
    people: Option<String>,
    area: Option<String>,
}

impl Keys {
    fn find(name: &Arc<str>, feature: &Feature, columns: &Columns) -> Result<Self, Diagnostic> {
        let header: Vec<String> = feature.properties.iter().flat_map(|p| p.keys().cloned()).collect();
        let of = |at: Option<usize>| at.map(|at| header[at].clone());
        Ok(Self {
            people: of(columns.find_people(name, &header)?),
            area: of(columns.find_area(name, &header)?),
        })
    }
}

type One = ((f64, f64, People), Option<String>);

fn one(feature: &Feature, keys: &Keys) -> Result<One, &'static str> {
    let geometry = feature.geometry.as_ref().ok_or("geometry")?;
    let geometry: geo::Geometry<f64> = geometry.try_into().map_err(|_| "geometry")?;
    let point = geometry.interior_point().ok_or("geometry")?;
    position(point.x(), point.y()).map_err(|_| "position")?;
    let people = match &keys.people {
        None => Some(1.0),
        Some(key) => feature.property(key).and_then(number),
    };
    let people = people.and_then(People::new).ok_or("people")?;
    let area = keys.area.as_ref().and_then(|key| feature.property(key)).and_then(text);
    Ok(((point.x(), point.y(), people), area))
}

fn number(value: &JsonValue) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

fn text(value: &JsonValue) -> Option<String> {
    match value {
        JsonValue::String(text) => Some(text.clone()),
        JsonValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn syntax(name: &Arc<str>, error: &::geojson::Error) -> Diagnostic {
    Diagnostic::error(Code::Syntax)
        .with("format", "GeoJSON")
        .with("reason", error.to_string())
        .at(whole(name))
}
