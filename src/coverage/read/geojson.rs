//! Demand as `GeoJSON`: points or areas.

use std::sync::Arc;

use ::geojson::{Feature, FeatureReader, JsonValue};
use bytes::Bytes;
use serde::Deserialize;
use serde::de::IgnoredAny;

use super::spot::Spot;
use super::{Beside, Columns, DemandReader, Problems, count, nothing, uncounted, whole};
use crate::coverage::{Demand, People};
use crate::crs::Crs;
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
        let head: Head = serde_json::from_slice(&bytes).map_err(|e| syntax(name, &e))?;
        let Some(features) = &head.features else {
            return Err(syntax(name, &"no FeatureCollection"));
        };
        if features.is_empty() {
            return Err(nothing(name, "places"));
        }
        let crs = columns.system(name, head.crs().as_ref())?;
        let (mut demand, mut problems) = (Demand::new(), Problems::default());
        let mut keys: Option<Keys> = None;
        for (number, feature) in (1usize..).zip(FeatureReader::from_reader(&*bytes).features()) {
            let feature = feature.map_err(|e| syntax(name, &e))?;
            let keys = match &keys {
                Some(keys) => keys,
                None => keys.insert(Keys::find(name, &feature, columns)?),
            };
            match one(columns, crs, &feature, keys) {
                Ok((spot, people, area)) => demand.add(spot, people, area.as_deref()),
                Err(problem) => problems.push(
                    Diagnostic::error(Code::DemandFeature)
                        .with("number", number.to_string())
                        .with("reason", problem)
                        .at(whole(name)),
                ),
            }
        }
        let mut said = problems.finish(name);
        if let Some(keys) = keys.filter(|k| k.beside.people.is_none()) {
            said.extend(uncounted(name, &mut demand, &keys.numeric));
        }
        Ok((demand, said))
    }
}

/// What a file says of itself before its features are read; those are counted.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    crs: JsonValue,
    #[serde(default)]
    features: Option<Vec<IgnoredAny>>,
}

impl Head {
    /// The system that files of 2008 name.
    fn crs(&self) -> Option<Result<Crs, String>> {
        let named = self.crs["properties"]["name"].as_str()?;
        Some(named.parse().map_err(|_| named.to_owned()))
    }
}

/// Which properties say what.
struct Keys {
    header: Vec<String>,
    beside: Beside,
    /// Those that are numbers in the first feature.
    numeric: Vec<String>,
}

impl Keys {
    fn find(name: &Arc<str>, feature: &Feature, columns: &Columns) -> Result<Self, Diagnostic> {
        let header: Vec<String> = feature.properties.iter().flat_map(|p| p.keys().cloned()).collect();
        let beside = columns.find_beside(name, &header)?;
        let is_number = |key: &&String| feature.property(*key).is_some_and(JsonValue::is_number);
        let numeric = header.iter().filter(is_number).cloned().collect();
        Ok(Self { header, beside, numeric })
    }
}

type One = (Spot, People, Option<String>);

fn one(columns: &Columns, crs: Crs, feature: &Feature, keys: &Keys) -> Result<One, &'static str> {
    let geometry = feature.geometry.as_ref().ok_or("geometry")?;
    let geometry: geo::Geometry<f64> = geometry.try_into().map_err(|_| "geometry")?;
    let property = |at: usize| feature.property(&keys.header[at]);
    let stated = match keys.beside.stated {
        None => None,
        Some((x, y)) => {
            let degrees = |at| property(at).and_then(number).ok_or("position");
            Some([degrees(x)?, degrees(y)?])
        }
    };
    let spot = columns.spot(crs, &geometry, stated)?;
    let people = count(keys.beside.people, |at| property(at).and_then(number))?;
    Ok((spot, people, keys.beside.area.and_then(property).and_then(text)))
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

fn syntax(name: &Arc<str>, error: &dyn std::fmt::Display) -> Diagnostic {
    Diagnostic::error(Code::Syntax)
        .with("format", "GeoJSON")
        .with("reason", error.to_string())
        .at(whole(name))
}
