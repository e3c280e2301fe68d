//! Layers → one `GeoJSON` collection (RFC 7946), each feature with the name of its layer.
//!
//! Features are made on all cores, a few parts at a time, and written in order. What is known only at the end,
//! the bounding box and the counts, stands at the end, so that nothing is made twice.

use std::collections::BTreeSet;
use std::io::{self, Write as _};

use geo::{Coord, LineString};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::bounds::Bounds;
use super::class::Class;
use super::layer::{Column, Feature, Geometry, Layers, SCHEMA};
use crate::export::{ExportError, LayerName};
use crate::lang::{Lang, Text};
use crate::report::figures;
use crate::report::json::Tool;

/// Writes the wanted layers.
pub(super) fn write(layers: &Layers<'_>, out: &mut dyn io::Write) -> Result<(), ExportError> {
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    out.write_all(b"{\"type\":\"FeatureCollection\"")?;
    for (name, value) in head(layers) {
        entry(&mut out, name, &value)?;
    }
    out.write_all(b",\"features\":[")?;
    let (mut summaries, mut bounds, mut first) = (Vec::new(), Bounds::default(), true);
    for layer in layers.wanted().iter() {
        let columns = Layers::columns(layer);
        let mut summary = Summary::of(layer);
        let made = |feature: Feature<'_>| {
            let text = serde_json::to_vec(&Member { layer, columns: &columns, feature: &feature });
            (text, feature.geometry)
        };
        layers.each(layer, made, |(text, place)| {
            if !std::mem::take(&mut first) {
                out.write_all(b",")?;
            }
            out.write_all(&text?)?;
            summary.features += 1;
            if !place.is_some_and(|place| bounds.add(&place)) {
                summary.unplaced += 1;
            }
            Ok::<(), ExportError>(())
        })?;
        summaries.push(summary);
    }
    out.write_all(b"]")?;
    entry(&mut out, "layers", &summaries)?;
    if let Some(bounds) = bounds.bbox() {
        entry(&mut out, "bbox", &bounds)?;
    }
    out.write_all(b"}\n")?;
    Ok(out.flush()?)
}

/// Writes a member of the collection.
fn entry(out: &mut impl io::Write, name: &str, value: &impl Serialize) -> Result<(), ExportError> {
    write!(out, ",\"{name}\":")?;
    Ok(serde_json::to_writer(out, value)?)
}

/// What every format says of the whole: version, tool, editions, date, and whether it is internal.
pub(super) fn head(layers: &Layers<'_>) -> Vec<(&'static str, serde_json::Value)> {
    let release = layers.release();
    let editions: BTreeSet<&str> =
        release.assessments().iter().map(|a| a.checklist.catalog().hash()).collect();
    let mut head = vec![
        ("schema", SCHEMA.into()),
        ("tool", json(&Tool::THIS)),
        ("editions", json(&editions)),
        ("date", layers.settings().date.map(|d| d.to_string()).into()),
        ("internal", release.is_internal().into()),
    ];
    if release.is_internal() {
        head.push(("notice", json(&figures::both("export-internal"))));
    }
    if let Some(homes) = release.homes() {
        head.push(("homes", json(homes)));
    }
    head
}

fn json(value: &impl Serialize) -> serde_json::Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// One layer of the collection.
#[derive(Serialize)]
struct Summary {
    name: &'static str,
    title: Text,
    geometry: &'static str,
    features: usize,
    unplaced: usize,
}

impl Summary {
    fn of(layer: LayerName) -> Self {
        let title = Text { zh: layer.title(Lang::Zh), en: layer.title(Lang::En) };
        let geometry = Layers::shape(layer).as_str();
        Self { name: layer.as_str(), title, geometry, features: 0, unplaced: 0 }
    }
}

/// Returns the smallest box around a box and another.
pub(super) fn union(a: Option<[f64; 4]>, b: [f64; 4]) -> [f64; 4] {
    a.map_or(b, |a| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
}

struct Member<'a> {
    layer: LayerName,
    columns: &'a [Column],
    feature: &'a Feature<'a>,
}

impl Serialize for Member<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(4))?;
        map.serialize_entry("type", "Feature")?;
        map.serialize_entry("id", &format_args!("{}/{}", self.layer, self.feature.id))?;
        map.serialize_entry("geometry", &self.feature.geometry.as_ref().map(Shown))?;
        map.serialize_entry("properties", &Properties(self))?;
        map.end()
    }
}

struct Properties<'a>(&'a Member<'a>);

impl Serialize for Properties<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Member { layer, columns, feature } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("layer", layer.as_str())?;
        for (column, value) in columns.iter().zip(&feature.values) {
            map.serialize_entry(&column.name, value)?;
        }
        let paint = feature.tone.paint();
        if let Some(class) = feature.class {
            let is_open = class == Class::Untested;
            map.serialize_entry("stroke", if is_open { "#141414" } else { "#33475f" })?;
            map.serialize_entry("fill", &class.hex())?;
            map.serialize_entry("fill-opacity", &if is_open { 0.0 } else { 0.75 })?;
            return map.end();
        }
        match feature.geometry {
            Some(Geometry::LineString(_)) => {
                map.serialize_entry("stroke", &paint.hex())?;
                map.serialize_entry("stroke-width", &(2 + feature.size))?;
            }
            Some(Geometry::MultiPolygon(_)) => {
                map.serialize_entry("stroke", &paint.hex())?;
                map.serialize_entry("fill", &paint.hex())?;
                map.serialize_entry("fill-opacity", &0.25)?;
            }
            _ => {
                map.serialize_entry("marker-color", &paint.hex())?;
                map.serialize_entry("marker-symbol", paint.symbol)?;
                let size = ["small", "medium", "large"][usize::from(feature.size.min(2))];
                map.serialize_entry("marker-size", size)?;
            }
        }
        map.end()
    }
}

/// A geometry as RFC 7946 writes it.
struct Shown<'a>(&'a Geometry);

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        let pair = |c: &Coord<f64>| [c.x, c.y];
        let ring = |line: &LineString<f64>| line.coords().map(pair).collect::<Vec<_>>();
        match self.0 {
            Geometry::Point(at) => {
                map.serialize_entry("type", "Point")?;
                map.serialize_entry("coordinates", &pair(at))?;
            }
            Geometry::LineString(line) => {
                map.serialize_entry("type", "LineString")?;
                map.serialize_entry("coordinates", &ring(line))?;
            }
            Geometry::MultiPolygon(land) => {
                map.serialize_entry("type", "MultiPolygon")?;
                let part = |p: &geo::Polygon<f64>| {
                    std::iter::once(p.exterior()).chain(p.interiors()).map(ring).collect::<Vec<_>>()
                };
                map.serialize_entry("coordinates", &land.iter().map(part).collect::<Vec<_>>())?;
            }
        }
        map.end()
    }
}
