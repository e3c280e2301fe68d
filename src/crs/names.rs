//! The names of coordinate reference systems, as files and options write them.

use std::fmt;
use std::str::FromStr;

use super::Crs;

/// The names that messages offer.
pub(super) const KNOWN: [&str; 7] =
    ["wgs84", "cgcs2000", "gcj02", "bd09", "cgcs2000-gk-cm105", "epsg:4513 … epsg:4554", "epsg:3857"];

/// The error of a name that is no system.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no coordinate reference system")]
pub struct UnknownCrs(pub String);

impl UnknownCrs {
    /// Returns the names that are known.
    pub fn known() -> &'static [&'static str] {
        &KNOWN
    }
}

/// The EPSG code of the first zone with the number in the easting, and of the first without.
const PREFIXED: u32 = 4513;
const PLAIN: u32 = 4534;
/// The first and the last zone.
const ZONES: std::ops::RangeInclusive<u8> = 25..=45;

/// Writes the canonical name.
pub(super) fn write(crs: Crs, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match crs {
        Crs::Wgs84 => f.write_str("wgs84"),
        Crs::Cgcs2000 => f.write_str("cgcs2000"),
        Crs::Gcj02 => f.write_str("gcj02"),
        Crs::Bd09 => f.write_str("bd09"),
        Crs::WebMercator => f.write_str("epsg:3857"),
        Crs::GaussKruger { zone, prefixed } => {
            let first = if prefixed { PREFIXED } else { PLAIN };
            write!(f, "epsg:{}", first + u32::from(zone.saturating_sub(*ZONES.start())))
        }
    }
}

impl FromStr for Crs {
    type Err = UnknownCrs;

    /// Reads `wgs84`, `gcj02`, `epsg:4544`, `cgcs2000-gk-cm105`, `cgcs2000-gk-zone35`, and the names that
    /// `GeoJSON` files of 2008 carry, such as `urn:ogc:def:crs:EPSG::4490`. Letter case is free.
    fn from_str(name: &str) -> Result<Self, UnknownCrs> {
        let word = name.trim().to_ascii_lowercase();
        let unknown = || UnknownCrs(name.trim().to_owned());
        let zoned = |zone: u8, prefixed: bool| {
            ZONES.contains(&zone).then_some(Self::GaussKruger { zone, prefixed }).ok_or_else(unknown)
        };
        if let Some(code) = word.strip_prefix("urn:ogc:def:crs:epsg:").or_else(|| word.strip_prefix("epsg:"))
        {
            let code: u32 = code.rsplit(':').next().unwrap_or_default().parse().map_err(|_| unknown())?;
            let zone = |first: u32| u8::try_from(code - first).ok().map_or(0, |z| z.saturating_add(25));
            return match code {
                4326 => Ok(Self::Wgs84),
                4490 => Ok(Self::Cgcs2000),
                3857 | 900_913 => Ok(Self::WebMercator),
                PREFIXED..PLAIN => zoned(zone(PREFIXED), true),
                PLAIN..=4554 => zoned(zone(PLAIN), false),
                _ => Err(unknown()),
            };
        }
        if let Some(meridian) = word.strip_prefix("cgcs2000-gk-cm") {
            let meridian: u8 = meridian.parse().map_err(|_| unknown())?;
            return if meridian.is_multiple_of(3) { zoned(meridian / 3, false) } else { Err(unknown()) };
        }
        if let Some(zone) = word.strip_prefix("cgcs2000-gk-zone") {
            return zoned(zone.parse().map_err(|_| unknown())?, true);
        }
        match word.as_str() {
            "wgs84" | "wgs-84" | "urn:ogc:def:crs:ogc:1.3:crs84" | "urn:ogc:def:crs:ogc::crs84" | "crs84" => {
                Ok(Self::Wgs84)
            }
            "cgcs2000" => Ok(Self::Cgcs2000),
            "gcj02" | "gcj-02" => Ok(Self::Gcj02),
            "bd09" | "bd-09" | "bd09ll" => Ok(Self::Bd09),
            "webmercator" | "web-mercator" => Ok(Self::WebMercator),
            _ => Err(unknown()),
        }
    }
}
