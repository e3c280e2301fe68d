//! Roll-ups by area → `GeoJSON` (RFC 7946): one feature an area, its measures as properties.

use std::io;

use geo::{LineString, Polygon};
use serde::{Serialize, Serializer};

use crate::area::{AreaId, Boundaries};
use crate::checklist::Catalog;
use crate::export::{ExportError, Settings};
use crate::lang::Text;
use crate::report::areas::{AreaRecord, SCHEMA, title};
use crate::report::figures;
use crate::report::json::Tool;
use crate::rollup::{Rollup, Row};

/// Writes a roll-up as a map; an area whose outline nobody knows has a null geometry.
pub fn geojson(
    rollup: &Rollup,
    boundaries: &Boundaries,
    internal: bool,
    settings: &Settings,
    out: &mut dyn io::Write,
) -> Result<(), ExportError> {
    let collection = Collection {
        r#type: "FeatureCollection",
        schema: SCHEMA,
        tool: Tool::THIS,
        checklists: rollup.catalog.as_deref().map(Catalog::hash),
        date: settings.date.map(|d| d.to_string()),
        internal,
        notice: internal.then(|| figures::both("export-internal")),
        features: Features { rollup, boundaries, settings },
    };
    serde_json::to_writer(&mut *out, &collection)?;
    out.write_all(b"\n")?;
    Ok(())
}

#[derive(Serialize)]
struct Collection<'a> {
    r#type: &'static str,
    schema: u32,
    tool: Tool,
    checklists: Option<&'a str>,
    date: Option<String>,
    internal: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<Text>,
    features: Features<'a>,
}

/// The features, made one by one while they are written.
struct Features<'a> {
    rollup: &'a Rollup,
    boundaries: &'a Boundaries,
    settings: &'a Settings,
}

impl Serialize for Features<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.rollup.rows.iter().map(|row| self.feature(row)))
    }
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    id: String,
    geometry: Option<Geometry>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct Properties<'a> {
    kind: &'static str,
    title: String,
    #[serde(flatten)]
    record: AreaRecord<'a>,
}

#[derive(Serialize)]
struct Geometry {
    r#type: &'static str,
    coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}

impl Features<'_> {
    fn feature<'a>(&'a self, row: &'a Row) -> Feature<'a> {
        let id = row.area.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
        Feature {
            r#type: "Feature",
            id: format!("area/{}", figures::escape(&id)),
            geometry: row.area.as_ref().and_then(|id| self.outline(id)),
            properties: Properties {
                kind: "area",
                title: title(row, self.settings.lang),
                record: AreaRecord::of(row, self.rollup.catalog.as_deref()),
            },
        }
    }

    fn outline(&self, id: &AreaId) -> Option<Geometry> {
        let coordinates: Vec<_> = self.boundaries.outline(id).into_iter().map(|p| wound(&rings(p))).collect();
        (!coordinates.is_empty()).then_some(Geometry { r#type: "MultiPolygon", coordinates })
    }
}

fn rings(polygon: Polygon) -> crate::area::Polygon {
    let (outer, holes) = polygon.into_inner();
    let points = |ring: LineString| ring.into_inner().into_iter().map(|c| [c.x, c.y]).collect();
    std::iter::once(outer).chain(holes).map(points).collect()
}

/// Returns rings to seven decimals, the outer one against the clock and holes with it (RFC 7946 §3.1.6).
fn wound(rings: &crate::area::Polygon) -> Vec<Vec<[f64; 2]>> {
    let seven = |degrees: f64| (degrees * 1e7).round() / 1e7;
    let turned = |(number, ring): (usize, &Vec<[f64; 2]>)| {
        let mut ring: Vec<[f64; 2]> = ring.iter().map(|at| at.map(seven)).collect();
        let twice: f64 = ring.windows(2).map(|p| p[0][0] * p[1][1] - p[1][0] * p[0][1]).sum();
        if (twice < 0.0) == (number == 0) {
            ring.reverse();
        }
        ring
    };
    rings.iter().enumerate().map(turned).collect()
}
