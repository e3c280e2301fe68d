//! Boundary files: any `GeoJSON` or `GeoPackage` with polygons, whatever its properties are called.

use std::fmt;
use std::io::Read;

use geojson::{Geometry, GeometryValue};
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::boundaries::{Area, Boundaries, Polygon};
use super::code::{AdminCode, AreaId};
use crate::crs::{Crs, OffRange};
use crate::diag::{Code, Diagnostic, Place, Source};
use crate::geopackage;

/// Properties that hold codes, the usual ones first.
const CODES: [&str; 14] = [
    "adcode",
    "code",
    "area_code",
    "areacode",
    "admin_code",
    "gb",
    "pac",
    "xzqdm",
    "dm",
    "geoid",
    "行政区代码",
    "代码",
    "id",
    "fid",
];
/// Properties that hold names, the usual ones first.
const NAMES: [&str; 10] =
    ["name", "area_name", "admin_name", "xzqmc", "mc", "name_zh", "name_chn", "行政区名称", "名称", "label"];

/// How a boundary file is read.
#[derive(Debug, Clone, Default)]
pub struct BoundaryOptions {
    /// The property that holds codes; guessed where it is not named.
    pub code_field: Option<String>,
    /// The property that holds names; guessed where it is not named.
    pub name_field: Option<String>,
    /// The system of the coordinates; without it what the file says, and WGS 84 if it says nothing.
    pub crs: Option<Crs>,
    /// The layer of a `GeoPackage`, which need not be named where there is one only.
    pub layer: Option<String>,
}

/// What a boundary file says, and what is wrong with it.
#[derive(Debug)]
#[non_exhaustive]
pub struct BoundaryFile {
    /// The areas.
    pub boundaries: Boundaries,
    /// The problems; what is not named here was read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a boundary file, or returns why it is none.
pub fn read_boundaries(
    name: &str,
    input: impl Read,
    options: &BoundaryOptions,
) -> Result<BoundaryFile, Vec<Diagnostic>> {
    let whole = || Source::new(name, "").whole();
    let unreadable = |error: std::io::Error| {
        let bad = Diagnostic::error(Code::FileUnreadable).with("reason", error.to_string());
        vec![bad.with("cause", "other").at(whole())]
    };
    // What a file is, its first bytes say.
    let (mut input, mut head) = (input, Vec::new());
    input.by_ref().take(16).read_to_end(&mut head).map_err(unreadable)?;
    if geopackage::is_geopackage(&head) {
        input.read_to_end(&mut head).map_err(unreadable)?;
        let layer = geopackage::read(name, &head, options.layer.as_deref()).map_err(|d| vec![d])?;
        return packed(name, layer, options);
    }
    let mut raw = Raw::default();
    let mut json = serde_json::Deserializer::from_reader(head.as_slice().chain(input));
    if let Err(error) = Collection(&mut raw).deserialize(&mut json).and_then(|()| json.end()) {
        return Err(vec![syntax(&error, whole())]);
    }
    let crs = match (&options.crs, &raw.crs) {
        (Some(crs), _) => *crs,
        (None, None) => Crs::Wgs84,
        (None, Some(named)) => named
            .parse()
            .map_err(|_| vec![Diagnostic::error(Code::AreaCrs).with("crs", named.as_str()).at(whole())])?,
    };
    areas(name, raw, crs, Vec::new(), options)
}

/// Takes the areas of a layer of a `GeoPackage`.
fn packed(
    name: &str,
    layer: geopackage::Layer,
    options: &BoundaryOptions,
) -> Result<BoundaryFile, Vec<Diagnostic>> {
    let whole = || Source::new(name, "").whole();
    let crs = match (options.crs, layer.crs) {
        (Some(crs), _) | (None, Ok(crs)) => crs,
        (None, Err(named)) => {
            return Err(vec![Diagnostic::error(Code::AreaCrs).with("crs", named).at(whole())]);
        }
    };
    let (mut raw, mut damaged) = (Raw::default(), Vec::new());
    for row in layer.rows {
        match row.geometry {
            Ok(found) => {
                let geometry = found.map(|g| Geometry::new(GeometryValue::from(&g)));
                raw.features.push(Feature { properties: row.cells, geometry });
            }
            Err(_) => damaged.push(
                Diagnostic::error(Code::GeopackageRow)
                    .with("table", layer.table.as_str())
                    .with("row", row.number.to_string())
                    .with("reason", "geometry")
                    .at(whole()),
            ),
        }
    }
    areas(name, raw, crs, damaged, options)
}

/// Makes areas of features; what is wrong with single ones is returned beside the rest.
fn areas(
    name: &str,
    raw: Raw,
    crs: Crs,
    mut diagnostics: Vec<Diagnostic>,
    options: &BoundaryOptions,
) -> Result<BoundaryFile, Vec<Diagnostic>> {
    let whole = || Source::new(name, "").whole();
    let (code, label) = raw.fields(options).map_err(|d| vec![d.at(whole())])?;
    let mut areas = Vec::new();
    for (feature, number) in raw.features.into_iter().zip(1usize..) {
        let text = |field: &Option<String>| field.as_ref().and_then(|f| word(feature.properties.get(f)?));
        let (id, name) = (text(&code), text(&label));
        let told = |code| {
            let called = id.as_deref().or(name.as_deref()).unwrap_or_default();
            Diagnostic::error(code)
                .with("number", number.to_string())
                .with("name", called)
                .with("has_name", if called.is_empty() { "no" } else { "yes" })
                .at(whole())
        };
        let Some(id) = id.as_deref().or(name.as_deref()).map(AreaId::from) else {
            let field = code.as_deref().or(label.as_deref()).unwrap_or_default();
            diagnostics.push(told(Code::AreaUnnamed).with("field", field));
            continue;
        };
        let mut polygons = Vec::new();
        let fine = feature.geometry.as_ref().is_none_or(|g| collect(&g.value, &mut polygons));
        if !fine || polygons.iter().flatten().any(|ring| ring.len() < 4) {
            diagnostics.push(told(Code::AreaGeometry));
            continue;
        }
        match converted(polygons, crs) {
            Ok(polygons) => areas.push(Area::new(id, name, polygons)),
            Err((at, why)) => {
                let cause = match why {
                    OffRange::Swapped => "swapped",
                    OffRange::Metres => "metres",
                    OffRange::Degrees => "degrees",
                    _ => "other",
                };
                let found = told(Code::AreaCoordinates).with("x", at[0].to_string());
                let found = found.with("y", at[1].to_string()).with("crs", crs.to_string());
                diagnostics.push(found.with("cause", cause));
            }
        }
    }
    if areas.is_empty() {
        if diagnostics.is_empty() {
            diagnostics.push(Diagnostic::error(Code::AreaNone).at(whole()));
        }
        return Err(diagnostics);
    }
    Ok(BoundaryFile { boundaries: Boundaries::new(areas), diagnostics })
}

fn syntax(error: &serde_json::Error, place: Place) -> Diagnostic {
    // The reason names line and column; the line itself is gone, and would often be the whole file.
    let code = if error.is_io() { Code::FileUnreadable } else { Code::AreaSyntax };
    Diagnostic::error(code).with("reason", error.to_string()).with("cause", "other").at(place)
}

/// A property as a text: files write codes as texts and as numbers.
fn word(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string().trim_end_matches(".0").to_owned(),
        _ => return None,
    };
    Some(text).filter(|t| !t.is_empty())
}

/// Collects polygons; returns false for a geometry that is none.
fn collect(value: &GeometryValue, into: &mut Vec<Polygon>) -> bool {
    let ring = |ring: &Vec<geojson::Position>| -> Option<Vec<[f64; 2]>> {
        ring.iter()
            .map(|at| match at.as_slice() {
                [x, y, ..] => Some([*x, *y]),
                _ => None,
            })
            .collect()
    };
    let mut add = |rings: &Vec<Vec<geojson::Position>>| {
        let rings: Option<Polygon> = rings.iter().map(ring).collect();
        let fine = rings.is_some();
        into.extend(rings.filter(|r| !r.is_empty()));
        fine
    };
    match value {
        GeometryValue::Polygon { coordinates } => add(coordinates),
        GeometryValue::MultiPolygon { coordinates } => coordinates.iter().all(add),
        GeometryValue::GeometryCollection { geometries } => {
            geometries.iter().all(|g| collect(&g.value, into))
        }
        _ => false,
    }
}

/// Converts polygons to WGS 84 and closes their rings, or returns the position that is none.
fn converted(mut polygons: Vec<Polygon>, crs: Crs) -> Result<Vec<Polygon>, ([f64; 2], OffRange)> {
    for ring in polygons.iter_mut().flatten() {
        for at in &mut *ring {
            *at = crs.to_wgs84(*at).map_err(|why| (*at, why))?;
        }
        if let (Some(first), Some(last)) = (ring.first().copied(), ring.last())
            && first.map(f64::to_bits) != last.map(f64::to_bits)
        {
            ring.push(first);
        }
    }
    Ok(polygons)
}

/// The file before anybody knows which property is which.
#[derive(Default)]
struct Raw {
    crs: Option<String>,
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default, deserialize_with = "or_nothing")]
    properties: Map<String, Value>,
    #[serde(default)]
    geometry: Option<Geometry>,
}

fn or_nothing<'de, D: Deserializer<'de>>(d: D) -> Result<Map<String, Value>, D::Error> {
    Ok(Option::deserialize(d)?.unwrap_or_default())
}

impl Raw {
    /// Returns the properties that hold codes and names.
    fn fields(&self, options: &BoundaryOptions) -> Result<(Option<String>, Option<String>), Diagnostic> {
        let mut known: Vec<&str> =
            self.features.iter().take(100).flat_map(|f| f.properties.keys()).map(String::as_str).collect();
        known.sort_unstable();
        known.dedup();
        let asked = |field: &Option<String>| match field {
            Some(name) if !known.contains(&name.as_str()) => {
                Err(crate::document::unknown(Code::AreaField, "field", name, &known))
            }
            _ => Ok(field.clone()),
        };
        let usual = |names: &[&str]| {
            let found = |name: &&str| known.iter().find(|k| k.to_lowercase() == **name);
            names.iter().find_map(found).map(|k| (*k).to_owned())
        };
        let label = asked(&options.name_field)?.or_else(|| usual(&NAMES));
        let coded = |field: &&&str| {
            let text = |f: &Feature| f.properties.get(**field).and_then(word);
            self.features.iter().all(|f| text(f).is_some_and(|t| t.parse::<AdminCode>().is_ok()))
        };
        let code = asked(&options.code_field)?
            .or_else(|| known.iter().find(coded).map(|k| (*k).to_owned()))
            .or_else(|| if label.is_none() { usual(&CODES) } else { usual(&CODES[..CODES.len() - 2]) });
        if code.is_none() && label.is_none() && !self.features.is_empty() {
            return Err(crate::document::unknown(Code::AreaField, "field", "code", &known));
        }
        Ok((code, label))
    }
}

/// Reads a collection into [`Raw`], one feature at a time.
struct Collection<'a>(&'a mut Raw);

impl<'de> DeserializeSeed<'de> for Collection<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Collection<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a FeatureCollection")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "features" => map.next_value_seed(Features(self.0))?,
                "crs" => {
                    let value: Value = map.next_value()?;
                    self.0.crs = value["properties"]["name"].as_str().map(str::to_owned);
                }
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(())
    }
}

struct Features<'a>(&'a mut Raw);

impl<'de> DeserializeSeed<'de> for Features<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Features<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(feature) = list.next_element()? {
            self.0.features.push(feature);
        }
        Ok(())
    }
}
