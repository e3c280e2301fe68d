//! Layers → one `GeoPackage` (OGC 12-128r17, version 1.3): a table a layer, with index, styles and metadata.
//!
//! The file is an `SQLite` database. It is made in memory and handed over whole, so that nothing touches the
//! disk but where the caller writes; the same input gives the same bytes.

mod geometry;
mod schema;
mod style;

use std::io;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params};

use super::MapFormat;
use super::collection::{head, union};
use super::layer::{Column, Geometry, Kind, Layers, Shape, Value};
use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter, LayerName, LayerSet};

/// The `GeoPackage` map.
#[derive(Debug)]
pub struct GeoPackage;

impl Exporter for GeoPackage {
    fn name(&self) -> &'static str {
        "gpkg"
    }

    fn extension(&self) -> &'static str {
        "gpkg"
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        self.render(&Layers::of(batch), out)?;
        Ok(Vec::new())
    }
}

impl MapFormat for GeoPackage {
    fn render(&self, layers: &Layers<'_>, out: &mut dyn io::Write) -> Result<(), ExportError> {
        write(layers, out)
    }
}

impl From<rusqlite::Error> for ExportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Format(error.to_string())
    }
}

/// Writes the wanted layers.
fn write(layers: &Layers<'_>, out: &mut dyn io::Write) -> Result<(), ExportError> {
    let mut base = Connection::open_in_memory()?;
    base.execute_batch(schema::BASE)?;
    let change = base.transaction()?;
    change.execute_batch(schema::TABLES)?;
    let wanted = layers.wanted();
    let date = date(layers);
    for layer in wanted.iter() {
        fill(&change, layers, layer, &date)?;
    }
    style::write(&change, layers.settings().lang, wanted, &date)?;
    describe(&change, layers, wanted, &date)?;
    change.commit()?;
    out.write_all(&base.serialize("main")?)?;
    Ok(())
}

/// The time that the file carries: the day of the output, or of the newest visit, or else the beginning of time.
fn date(layers: &Layers<'_>) -> String {
    let newest = || layers.release().assessments().iter().filter_map(|a| a.survey.surveyed).max();
    let day =
        layers.settings().date.or_else(newest).map_or_else(|| "1970-01-01".to_owned(), |d| d.to_string());
    format!("{day}T00:00:00.000Z")
}

/// Makes the table of a layer and fills it.
fn fill(base: &Connection, layers: &Layers<'_>, layer: LayerName, date: &str) -> Result<(), ExportError> {
    let (lang, shape) = (layers.settings().lang, Layers::shape(layer));
    let columns = Layers::columns(layer);
    base.execute_batch(&table(layer, shape, &columns))?;
    let marks = vec!["?"; columns.len() + 2].join(", ");
    let mut add = base.prepare(&format!("INSERT INTO \"{layer}\" VALUES ({marks})"))?;
    let mut index = base.prepare(&format!("INSERT INTO \"rtree_{layer}_geom\" VALUES (?, ?, ?, ?, ?)"))?;
    let mut bounds = None;
    let mut number = 0_i64;
    layers.each(layer, std::convert::identity, |feature| {
        number += 1;
        let place = feature.geometry.as_ref().map(geometry::blob);
        let cells: [&dyn ToSql; 2] = [&number, &place];
        let values = feature.values.iter().map(|v| v as &dyn ToSql);
        add.execute(rusqlite::params_from_iter(cells.into_iter().chain(values)))?;
        if let Some([west, south, east, north]) = feature.geometry.as_ref().and_then(Geometry::bounds) {
            index.execute(params![number, west, east, south, north])?;
            bounds = Some(union(bounds, [west, south, east, north]));
        }
        Ok::<(), ExportError>(())
    })?;
    let [west, south, east, north] = bounds.map_or([None; 4], |b| b.map(Some));
    base.execute(
        "INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)",
        params![layer.as_str(), layers.title(layer), layer.about(lang), date, west, south, east, north],
    )?;
    base.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)",
        params![layer.as_str(), shape.as_str().to_uppercase()],
    )?;
    base.execute(
        "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', ?, 'write-only')",
        params![layer.as_str(), schema::RTREE],
    )?;
    // Last, since the functions that they call are those of whoever changes the table.
    Ok(base.execute_batch(&schema::triggers(layer.as_str()))?)
}

fn table(layer: LayerName, shape: Shape, columns: &[Column]) -> String {
    let column = |c: &Column| {
        let kind = match c.kind {
            Kind::Text => "TEXT",
            Kind::Integer => "INTEGER",
            Kind::Real => "REAL",
            Kind::Flag => "BOOLEAN",
        };
        format!(", \"{}\" {kind}", c.name)
    };
    let columns: String = columns.iter().map(column).collect();
    let shape = shape.as_str().to_uppercase();
    format!(
        "CREATE TABLE \"{layer}\" (\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \"geom\" {shape}{columns});\n\
         CREATE VIRTUAL TABLE \"rtree_{layer}_geom\" USING rtree(id, minx, maxx, miny, maxy);"
    )
}

/// Writes what the file is, of the whole and of each layer, as JSON.
fn describe(base: &Connection, layers: &Layers<'_>, wanted: LayerSet, date: &str) -> Result<(), ExportError> {
    let whole: serde_json::Map<String, serde_json::Value> =
        head(layers).into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    base.execute(
        "INSERT INTO gpkg_metadata VALUES (1, 'dataset', ?, 'application/json', ?)",
        params![schema::STANDARD, serde_json::to_string(&whole)?],
    )?;
    base.execute(
        "INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)",
        params![date],
    )?;
    for layer in wanted.iter() {
        base.execute(
            "INSERT INTO gpkg_metadata_reference VALUES ('table', ?, NULL, NULL, ?, 1, NULL)",
            params![layer.as_str(), date],
        )?;
    }
    Ok(())
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Flag(yes) => ValueRef::Integer(i64::from(*yes)),
        }))
    }
}
