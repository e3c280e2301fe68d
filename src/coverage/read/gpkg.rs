//! Demand as a layer of a `GeoPackage`: points, or areas, which count at a point inside them.

use std::sync::Arc;

use bytes::Bytes;
use geo::InteriorPoint;
use serde_json::Value;

use super::{Columns, DemandReader, Problems, position, whole};
use crate::coverage::{Demand, People};
use crate::crs::Crs;
use crate::diag::{Code, Diagnostic};
use crate::geopackage::{self, Row};

/// OGC `GeoPackage`; the file says in which system its coordinates are.
#[derive(Debug)]
pub(super) struct Gpkg;

impl DemandReader for Gpkg {
    fn name(&self) -> &'static str {
        "gpkg"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["gpkg"]
    }

    fn read(
        &self,
        name: &Arc<str>,
        bytes: Bytes,
        columns: &Columns,
    ) -> Result<(Demand, Vec<Diagnostic>), Diagnostic> {
        let layer = geopackage::read(name, &bytes, columns.layer.as_deref())?;
        let crs = layer.crs.as_ref().map_err(|named| {
            let unknown = Diagnostic::error(Code::GeopackageCrs).with("crs", named.as_str());
            unknown.with("table", layer.table.as_str()).at(whole(name))
        })?;
        let of = |at: Option<usize>| at.map(|at| layer.columns[at].as_str());
        let people = of(columns.find_people(name, &layer.columns)?);
        let area = of(columns.find_area(name, &layer.columns)?);
        let (mut demand, mut problems) = (Demand::new(), Problems::default());
        demand.reserve(layer.rows.len());
        for row in &layer.rows {
            match one(row, *crs, people) {
                Ok(at) => demand.add(at, area.and_then(|a| text(row.cells.get(a)?)).as_deref()),
                Err(reason) => problems.push(
                    Diagnostic::error(Code::GeopackageRow)
                        .with("table", layer.table.as_str())
                        .with("row", row.number.to_string())
                        .with("reason", reason)
                        .at(whole(name)),
                ),
            }
        }
        Ok((demand, problems.finish(name)))
    }
}

fn one(row: &Row, crs: Crs, people: Option<&str>) -> Result<(f64, f64, People), &'static str> {
    let geometry = row.geometry.as_ref().map_err(|_| "geometry")?.as_ref().ok_or("none")?;
    let point = geometry.interior_point().ok_or("none")?;
    let [lon, lat] = crs.to_wgs84([point.x(), point.y()]).map_err(|_| "position")?;
    position(lon, lat).map_err(|_| "position")?;
    let people = match people {
        None => Some(1.0),
        Some(column) => row.cells.get(column).and_then(number),
    };
    Ok((lon, lat, people.and_then(People::new).ok_or("people")?))
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
