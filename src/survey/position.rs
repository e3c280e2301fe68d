//! Positions in any system that [`crate::crs`] knows → WGS 84 degrees, or what is wrong with them.

use super::model::Position;
use crate::crs::{Crs, OffRange, UnknownCrs};
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, unknown};

/// Reads the name of a coordinate reference system.
pub(super) fn crs(node: &Node<'_>) -> Option<Crs> {
    let name = node.str()?;
    let found = name.parse().ok();
    if found.is_none() {
        node.problem(unknown(Code::SurveyValue, "value", name, UnknownCrs::known()).with("key", "crs"));
    }
    found
}

/// Reads `{ lon = 103.21, lat = 35.60 }`, or `{ easting = …, northing = … }` where the system has metres.
pub(super) fn position(node: &Node<'_>, crs: Crs) -> Option<Position> {
    let table = node.table()?;
    let [x, y] = keys(crs).map(|key| table.need(key));
    table.finish();
    let (x, y) = (x?.float()?, y?.float()?);
    place(crs, [x, y]).map_err(|d| node.problem(d)).ok()
}

/// Returns the keys of a pair of coordinates.
pub(super) fn keys(crs: Crs) -> [&'static str; 2] {
    if crs.is_projected() { ["easting", "northing"] } else { ["lon", "lat"] }
}

/// Returns the position of a pair of coordinates, or the diagnostic of one that is none of the system.
pub(super) fn place(crs: Crs, at: [f64; 2]) -> Result<Position, Diagnostic> {
    match crs.to_wgs84(at) {
        Ok([lon, lat]) => Ok(Position { lon, lat }),
        Err(why) => Err(refusal(crs, [&at[0].to_string(), &at[1].to_string()], Some(why))),
    }
}

/// Returns the position of a pair of texts, or the diagnostic of one that is none of the system.
pub(super) fn read(crs: Crs, [x, y]: [&str; 2]) -> Result<Position, Diagnostic> {
    match (number(x), number(y)) {
        (Some(x), Some(y)) => place(crs, [x, y]),
        _ => Err(refusal(crs, [x, y], None)),
    }
}

/// Returns a number that is finite.
pub(super) fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|n: &f64| n.is_finite())
}

fn refusal(crs: Crs, [x, y]: [&str; 2], why: Option<OffRange>) -> Diagnostic {
    if crs == Crs::Wgs84 && why != Some(OffRange::Metres) {
        let swapped = if why == Some(OffRange::Swapped) { "yes" } else { "no" };
        let found = Diagnostic::error(Code::SurveyPosition).with("lon", x).with("lat", y);
        return found.with("swapped", swapped);
    }
    let [first, second] = keys(crs);
    let (cause, zone) = match why {
        None => ("number", None),
        Some(OffRange::Swapped) => ("swapped", None),
        Some(OffRange::OtherZone(zone)) => ("zone", Some(zone)),
        Some(OffRange::Prefixed(zone)) => ("prefixed", Some(zone)),
        Some(OffRange::NotPrefixed) => ("plain", zone_of(crs)),
        Some(OffRange::Metres) => ("metres", None),
        Some(OffRange::Degrees) => ("degrees", None),
        Some(OffRange::Outside) => ("outside", None),
    };
    Diagnostic::error(Code::SurveyCoordinates)
        .with("crs", crs.to_string())
        .with("first", first)
        .with("x", x)
        .with("second", second)
        .with("y", y)
        .with("cause", cause)
        .with("zone", zone.map(|z| z.to_string()).unwrap_or_default())
        .with("better", better(crs, zone).map(|c| c.to_string()).unwrap_or_default())
}

/// Returns the system that an easting would fit.
fn better(crs: Crs, zone: Option<u8>) -> Option<Crs> {
    match crs {
        // The number of the zone is there and should not be, or the other way round, or it is another.
        Crs::GaussKruger { zone: mine, prefixed } => {
            let zone = zone?;
            Some(Crs::GaussKruger { zone, prefixed: if prefixed { zone != mine } else { true } })
        }
        _ => None,
    }
}

fn zone_of(crs: Crs) -> Option<u8> {
    match crs {
        Crs::GaussKruger { zone, .. } => Some(zone),
        _ => None,
    }
}
