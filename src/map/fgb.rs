//! One layer → `FlatGeobuf`: features in columns with an index in space, to be read over a network in parts.

use std::io;

use flatgeobuf::geozero::error::{GeozeroError, Result as Written};
use flatgeobuf::geozero::{ColumnValue, FeatureProcessor, GeomProcessor, PropertyProcessor};
use flatgeobuf::{ColumnType, FgbCrs, FgbWriter, FgbWriterOptions, GeometryType};
use geo::LineString;

use super::MapFormat;
use super::collection::head;
use super::layer::{Column, Geometry, Kind, Layers, Shape, Value};
use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter, LayerName};
use crate::lang::word;

/// The `FlatGeobuf` map: one layer a file.
#[derive(Debug)]
pub struct FlatGeobuf;

impl Exporter for FlatGeobuf {
    fn name(&self) -> &'static str {
        "fgb"
    }

    fn extension(&self) -> &'static str {
        "fgb"
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        self.render(&Layers::of(batch), out)?;
        Ok(Vec::new())
    }
}

impl MapFormat for FlatGeobuf {
    fn render(&self, layers: &Layers<'_>, out: &mut dyn io::Write) -> Result<(), ExportError> {
        write(layers, out)
    }

    fn is_single(&self) -> bool {
        true
    }
}

/// Writes the one layer that is wanted, or the barriers if none is named.
fn write(layers: &Layers<'_>, out: &mut dyn io::Write) -> Result<(), ExportError> {
    let wanted = layers.settings().layers;
    let layer = wanted.iter().next().unwrap_or(LayerName::Barriers);
    if wanted.len() > 1 {
        return Err(ExportError::Format(word(layers.settings().lang, "map-one-layer")));
    }
    // An index has no room for what has no place; without one nothing needs to be left out.
    let is_placed = |placed| if placed { Ok(()) } else { Err(()) };
    let placed = layers.each(layer, |f| f.geometry.is_some(), is_placed).is_ok();
    write_layer(layers, layer, placed, out)
}

fn write_layer(
    layers: &Layers<'_>,
    layer: LayerName,
    placed: bool,
    out: &mut dyn io::Write,
) -> Result<(), ExportError> {
    let lang = layers.settings().lang;
    let (title, about) = (layers.title(layer), layer.about(lang));
    let facts: serde_json::Map<String, serde_json::Value> =
        head(layers).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let facts = serde_json::Value::Object(facts).to_string();
    let options = FgbWriterOptions {
        write_index: placed,
        detect_type: false,
        promote_to_multi: false,
        crs: FgbCrs { org: Some("EPSG"), code: 4326, name: Some("WGS 84"), ..FgbCrs::default() },
        title: Some(&title),
        description: Some(&about),
        metadata: Some(&facts),
        ..FgbWriterOptions::default()
    };
    let shape = match Layers::shape(layer) {
        Shape::Point => GeometryType::Point,
        Shape::LineString => GeometryType::LineString,
        Shape::MultiPolygon => GeometryType::MultiPolygon,
    };
    let columns = Layers::columns(layer);
    let mut file = FgbWriter::create_with_options(layer.as_str(), shape, options)?;
    for column in &columns {
        let kind = match column.kind {
            Kind::Text => ColumnType::String,
            Kind::Integer => ColumnType::Long,
            Kind::Real => ColumnType::Double,
            Kind::Flag => ColumnType::Bool,
        };
        file.add_column(&column.name, kind, |_, _| {});
    }
    let mut number = 0_u64;
    layers.each(layer, std::convert::identity, |feature| {
        if let Some(place) = &feature.geometry {
            draw(&mut file, place)?;
        }
        values(&mut file, &columns, &feature.values)?;
        file.feature_end(number)?;
        number += 1;
        Ok::<(), ExportError>(())
    })?;
    Ok(file.write(out)?)
}

impl From<flatgeobuf::Error> for ExportError {
    fn from(error: flatgeobuf::Error) -> Self {
        match error {
            flatgeobuf::Error::IO(error) => Self::Io(error),
            error => Self::Format(error.to_string()),
        }
    }
}

impl From<GeozeroError> for ExportError {
    fn from(error: GeozeroError) -> Self {
        Self::Format(error.to_string())
    }
}

fn draw(file: &mut FgbWriter<'_>, geometry: &Geometry) -> Written<()> {
    match geometry {
        Geometry::Point(at) => {
            file.point_begin(0)?;
            file.xy(at.x, at.y, 0)?;
            file.point_end(0)
        }
        Geometry::LineString(line) => draw_line(file, line, true, 0),
        Geometry::MultiPolygon(land) => {
            file.multipolygon_begin(land.0.len(), 0)?;
            for (number, part) in land.iter().enumerate() {
                file.polygon_begin(false, part.interiors().len() + 1, number)?;
                let rings = std::iter::once(part.exterior()).chain(part.interiors());
                for (at, ring) in rings.enumerate() {
                    draw_line(file, ring, false, at)?;
                }
                file.polygon_end(false, number)?;
            }
            file.multipolygon_end(0)
        }
    }
}

/// Draws a line; `alone` if it is no ring of a polygon.
fn draw_line(file: &mut FgbWriter<'_>, line: &LineString<f64>, alone: bool, at: usize) -> Written<()> {
    file.linestring_begin(alone, line.0.len(), at)?;
    for (number, point) in line.coords().enumerate() {
        file.xy(point.x, point.y, number)?;
    }
    file.linestring_end(alone, at)
}

/// Writes the values that there are; what is not known is not in the file.
fn values(file: &mut FgbWriter<'_>, columns: &[Column], values: &[Value<'_>]) -> Written<()> {
    for (at, (column, value)) in columns.iter().zip(values).enumerate() {
        let value = match value {
            Value::Null => continue,
            Value::Text(text) => ColumnValue::String(text),
            Value::Integer(number) => ColumnValue::Long(*number),
            Value::Real(number) => ColumnValue::Double(*number),
            Value::Flag(yes) => ColumnValue::Bool(*yes),
        };
        file.property(at, &column.name, &value)?;
    }
    Ok(())
}
