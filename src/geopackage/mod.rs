//! `GeoPackage` files (OGC 12-128r17) of any program → the rows of one layer, with the system of its coordinates.
//!
//! The file is handed over as bytes and looked at in memory; nothing in it is run, and what one row has wrong is
//! said of that row.

mod geometry;

use geo::Geometry;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};
use serde_json::{Map, Value};

pub use geometry::{BadGeometry, well_known_binary};

use crate::crs::Crs;
use crate::diag::{Code, Diagnostic, Source};

/// One layer of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// The name of its table.
    pub table: String,
    /// The system of its coordinates, or what the file calls one that is not known.
    pub crs: Result<Crs, String>,
    /// The names of its columns, without the geometry.
    pub columns: Vec<String>,
    /// Its rows, in the order of the table.
    pub rows: Vec<Row>,
}

/// One row of a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its number in the file (`fid`).
    pub number: i64,
    /// Its geometry in the coordinates of the file; nothing if the row has none.
    pub geometry: Result<Option<Geometry<f64>>, BadGeometry>,
    /// Its cells by column.
    pub cells: Map<String, Value>,
}

/// Returns true for bytes that begin as an `SQLite` file does, of which a `GeoPackage` is one.
pub fn is_geopackage(bytes: &[u8]) -> bool {
    bytes.starts_with(b"SQLite format 3\0")
}

/// Reads a layer of a file; without a name the only one there is.
pub fn read(name: &str, bytes: &[u8], layer: Option<&str>) -> Result<Layer, Diagnostic> {
    let refused = |reason: String| {
        let problem = Diagnostic::error(Code::GeopackageFile).with("reason", reason);
        problem.at(Source::new(name, "").whole())
    };
    let base = open(bytes).map_err(|e| refused(e.to_string()))?;
    let known = layers(&base).map_err(|e| refused(e.to_string()))?;
    let chosen = choose(&known, layer).map_err(|d| d.at(Source::new(name, "").whole()))?;
    rows(&base, chosen).map_err(|e| refused(format!("{}: {e}", chosen.table)))
}

/// Opens a copy in memory.
fn open(bytes: &[u8]) -> rusqlite::Result<Connection> {
    let mut copy = bytes.to_vec();
    // A file that its program wrote with a log beside it says so; the log is not here, and is not needed to read.
    for at in [18, 19] {
        if let Some(version) = copy.get_mut(at).filter(|v| **v == 2) {
            *version = 1;
        }
    }
    let mut base = Connection::open_in_memory()?;
    base.deserialize_read_exact("main", &copy[..], copy.len(), true)?;
    base.execute_batch("PRAGMA trusted_schema = OFF;")?;
    Ok(base)
}

/// A layer as the contents of the file list it.
struct Listed {
    table: String,
    geometry: String,
    crs: Result<Crs, String>,
}

fn layers(base: &Connection) -> rusqlite::Result<Vec<Listed>> {
    let mut query = base.prepare(
        "SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.srs_name
         FROM gpkg_contents c JOIN gpkg_geometry_columns g USING (table_name)
         LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
         WHERE c.data_type = 'features' ORDER BY c.table_name",
    )?;
    let found = query.query_map([], |row| {
        let (organization, code): (Option<String>, Option<i64>) = (row.get(2)?, row.get(3)?);
        let called: Option<String> = row.get(4)?;
        let name = match (organization, code) {
            (Some(organization), Some(code)) => format!("{organization}:{code}"),
            _ => String::new(),
        };
        let crs = name.parse::<Crs>().map_err(|_| called.unwrap_or(name));
        Ok(Listed { table: row.get(0)?, geometry: row.get(1)?, crs })
    })?;
    found.collect()
}

/// Returns the layer of a name, or the only one; else says which there are.
fn choose<'a>(known: &'a [Listed], wanted: Option<&str>) -> Result<&'a Listed, Diagnostic> {
    let found = match wanted {
        Some(name) => known.iter().find(|l| l.table == name),
        None => known.first().filter(|_| known.len() == 1),
    };
    found.ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|l| l.table.as_str()).collect();
        let why = match (known.is_empty(), wanted) {
            (true, _) => "none",
            (false, Some(_)) => "unknown",
            (false, None) => "several",
        };
        Diagnostic::error(Code::GeopackageLayer)
            .with("why", why)
            .with("layer", wanted.unwrap_or_default())
            .with("known", names.join(", "))
    })
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn rows(base: &Connection, of: &Listed) -> rusqlite::Result<Layer> {
    let table = quoted(&of.table);
    // The number of a row is its primary key; a view has none, and counts.
    let key: Option<String> = base
        .query_row("SELECT name FROM pragma_table_info(?) WHERE pk = 1", [&of.table], |row| row.get(0))
        .optional()?;
    let mut query = base.prepare(&format!("SELECT * FROM {table}"))?;
    let names: Vec<String> = query.column_names().into_iter().map(str::to_owned).collect();
    let is = |name: &str, other: &str| name.eq_ignore_ascii_case(other);
    let columns = names.iter().filter(|n| !is(n, &of.geometry)).cloned().collect();
    let mut layer = Layer { table: of.table.clone(), crs: of.crs.clone(), columns, rows: Vec::new() };
    let mut found = query.query([])?;
    while let Some(row) = found.next()? {
        let mut geometry = Ok(None);
        let mut cells = Map::new();
        let mut number = i64::try_from(layer.rows.len()).unwrap_or(i64::MAX).saturating_add(1);
        for (at, name) in names.iter().enumerate() {
            let value = row.get_ref(at)?;
            if is(name, &of.geometry) {
                geometry = match value {
                    ValueRef::Null => Ok(None),
                    ValueRef::Blob(bytes) => geometry::read(bytes),
                    _ => Err(BadGeometry),
                };
                continue;
            }
            if let (ValueRef::Integer(own), true) = (value, key.as_deref() == Some(name)) {
                number = own;
            }
            cells.insert(name.clone(), cell(value));
        }
        layer.rows.push(Row { number, geometry, cells });
    }
    Ok(layer)
}

fn cell(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null | ValueRef::Blob(_) => Value::Null,
        ValueRef::Integer(number) => number.into(),
        ValueRef::Real(number) => number.into(),
        ValueRef::Text(text) => String::from_utf8_lossy(text).into(),
    }
}
