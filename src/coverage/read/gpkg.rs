//! Demand as a layer of a `GeoPackage`: points or areas.

use std::sync::Arc;

use bytes::Bytes;
use serde_json::Value;

use super::spot::Spot;
use super::{Beside, Columns, DemandReader, Problems, count, nothing, uncounted, whole};
use crate::coverage::{Demand, People};
use crate::crs::Crs;
use crate::diag::{Code, Diagnostic};
use crate::geopackage::{self, Layer, Row};

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
        if let (None, Err(named)) = (columns.crs, &layer.crs) {
            let unknown = Diagnostic::error(Code::GeopackageCrs).with("crs", named.as_str());
            return Err(unknown.with("table", layer.table.as_str()).at(whole(name)));
        }
        let crs = columns.system(name, Some(&layer.crs))?;
        let beside = columns.find_beside(name, &layer.columns)?;
        if layer.rows.is_empty() {
            return Err(nothing(name, "places"));
        }
        let area = beside.area.map(|at| layer.columns[at].as_str());
        let (mut demand, mut problems) = (Demand::new(), Problems::default());
        demand.reserve(layer.rows.len());
        for row in &layer.rows {
            match one(columns, crs, &layer, row, beside) {
                Ok((spot, people)) => {
                    demand.add(spot, people, area.and_then(|a| text(row.cells.get(a)?)).as_deref());
                }
                Err(reason) => problems.push(
                    Diagnostic::error(Code::GeopackageRow)
                        .with("table", layer.table.as_str())
                        .with("row", row.number.to_string())
                        .with("reason", reason)
                        .at(whole(name)),
                ),
            }
        }
        let mut said = problems.finish(name);
        if beside.people.is_none() {
            let is_number = |c: &&String| layer.rows.first().and_then(|r| number(r.cells.get(*c)?)).is_some();
            let candidates: Vec<String> = layer.columns.iter().filter(is_number).cloned().collect();
            said.extend(uncounted(name, &mut demand, &candidates));
        }
        Ok((demand, said))
    }
}

fn one(
    columns: &Columns,
    crs: Crs,
    layer: &Layer,
    row: &Row,
    beside: Beside,
) -> Result<(Spot, People), &'static str> {
    let geometry = row.geometry.as_ref().map_err(|_| "geometry")?.as_ref().ok_or("none")?;
    let cell = |at: usize| row.cells.get(&layer.columns[at]).and_then(number);
    let stated = match beside.stated {
        None => None,
        Some((x, y)) => Some([cell(x).ok_or("position")?, cell(y).ok_or("position")?]),
    };
    Ok((columns.spot(crs, geometry, stated)?, count(beside.people, cell)?))
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
