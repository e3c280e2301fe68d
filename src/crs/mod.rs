//! Coordinate reference systems that inputs may name → WGS 84 degrees, the only system that is stored.
//!
//! The obfuscated systems of Chinese map services are undone, the projected systems of Chinese surveys
//! are unprojected. CGCS2000 degrees are taken for WGS 84 degrees: the ellipsoids differ by a tenth of
//! a millimetre, and the frames by what the plates have moved since 2000, a few centimetres a year.

mod kruger;
mod names;
mod obfuscated;

use std::fmt;

pub use names::UnknownCrs;

/// A coordinate reference system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Crs {
    /// WGS 84 degrees: GNSS receivers, `GeoJSON`.
    #[default]
    Wgs84,
    /// CGCS2000 degrees: Chinese surveys; taken for WGS 84.
    Cgcs2000,
    /// GCJ-02 degrees: Chinese map services, some hundred metres off.
    Gcj02,
    /// BD-09 degrees: Baidu, GCJ-02 and a further shift.
    Bd09,
    /// CGCS2000 in metres, Gauss–Krüger in a zone of 3°.
    GaussKruger {
        /// The zone: 25 (meridian 75° E) to 45 (135° E).
        zone: u8,
        /// True if the easting begins with the number of the zone.
        prefixed: bool,
    },
    /// Web Mercator in metres: tiles.
    WebMercator,
}

/// Why a pair of coordinates is none of its system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OffRange {
    /// Longitude and latitude, or easting and northing, are exchanged.
    #[error("the two coordinates seem to be exchanged")]
    Swapped,
    /// The easting begins with the number of another zone.
    #[error("the easting is of zone {0}")]
    OtherZone(u8),
    /// The easting begins with the number of the zone, and should not.
    #[error("the easting begins with zone {0}")]
    Prefixed(u8),
    /// The easting does not begin with the number of the zone, and should.
    #[error("the easting does not begin with a zone")]
    NotPrefixed,
    /// Metres where degrees are meant.
    #[error("the coordinates seem to be metres")]
    Metres,
    /// Degrees where metres are meant.
    #[error("the coordinates seem to be degrees")]
    Degrees,
    /// Outside the system, for no reason that shows.
    #[error("the coordinates are outside the system")]
    Outside,
}

/// Half of how wide an easting may be in a zone of 3°: the zone, and as much again on either side.
const HALF_ZONE: f64 = 350_000.0;
/// The easting of the central meridian.
const FALSE_EASTING: f64 = 500_000.0;
/// The northings that China has, from its southernmost reef to its northernmost river.
const NORTHINGS: std::ops::RangeInclusive<f64> = 300_000.0..=6_000_000.0;
/// Half the width of the square world of Web Mercator.
const MERCATOR_EDGE: f64 = 20_037_508.342_789_244;

impl Crs {
    /// Returns true for metres, false for degrees.
    pub fn is_projected(self) -> bool {
        matches!(self, Self::GaussKruger { .. } | Self::WebMercator)
    }

    /// Returns longitude and latitude in WGS 84 of a pair of coordinates: longitude and latitude, or
    /// easting and northing.
    ///
    /// ```
    /// use tantu::crs::Crs;
    ///
    /// let [lon, lat] = Crs::Gcj02.to_wgs84([103.2123, 35.6012])?;
    /// assert!((lon - 103.210_057).abs() < 1e-6 && (lat - 35.601_559).abs() < 1e-6);
    /// assert!(Crs::Gcj02.to_wgs84([35.6012, 103.2123]).is_err());
    /// # Ok::<(), tantu::crs::OffRange>(())
    /// ```
    pub fn to_wgs84(self, at: [f64; 2]) -> Result<[f64; 2], OffRange> {
        self.check(at)?;
        let [x, y] = at;
        Ok(match self {
            Self::Wgs84 | Self::Cgcs2000 => at,
            Self::Gcj02 => rounded(obfuscated::from_gcj02(at)),
            Self::Bd09 => rounded(obfuscated::from_gcj02(obfuscated::from_bd09(at))),
            Self::GaussKruger { zone, prefixed } => {
                rounded(kruger::inverse([x - origin(zone, prefixed), y], meridian(zone)))
            }
            Self::WebMercator => {
                let radius = kruger::AXIS;
                rounded([(x / radius).to_degrees(), (y / radius).sinh().atan().to_degrees()])
            }
        })
    }

    /// Returns a WGS 84 longitude and latitude in this system.
    pub fn from_wgs84(self, at: [f64; 2]) -> [f64; 2] {
        let [lon, lat] = at;
        match self {
            Self::Wgs84 | Self::Cgcs2000 => at,
            Self::Gcj02 => obfuscated::to_gcj02(at),
            Self::Bd09 => obfuscated::to_bd09(obfuscated::to_gcj02(at)),
            Self::GaussKruger { zone, prefixed } => {
                let [x, y] = kruger::forward(at, meridian(zone));
                [x + origin(zone, prefixed), y]
            }
            Self::WebMercator => {
                let radius = kruger::AXIS;
                [radius * lon.to_radians(), radius * lat.to_radians().tan().asinh()]
            }
        }
    }

    /// Holds a pair of coordinates to the range of the system.
    fn check(self, [x, y]: [f64; 2]) -> Result<(), OffRange> {
        match self {
            Self::GaussKruger { zone, prefixed } => {
                let fits = |x: f64, y: f64| {
                    ((x - origin(zone, prefixed)).abs() <= HALF_ZONE) && NORTHINGS.contains(&y)
                };
                if fits(x, y) {
                    return Ok(());
                }
                Err(if fits(y, x) {
                    OffRange::Swapped
                } else if is_on_earth(x, y) || is_on_earth(y, x) {
                    OffRange::Degrees
                } else {
                    match (zone_of(x), prefixed) {
                        (Some(found), true) => OffRange::OtherZone(found),
                        (Some(found), false) => OffRange::Prefixed(found),
                        (None, true) if (x - FALSE_EASTING).abs() <= HALF_ZONE => OffRange::NotPrefixed,
                        _ => OffRange::Outside,
                    }
                })
            }
            Self::WebMercator => {
                if x.abs() <= MERCATOR_EDGE && y.abs() <= MERCATOR_EDGE {
                    Ok(())
                } else {
                    Err(OffRange::Outside)
                }
            }
            _ => self.check_degrees(x, y),
        }
    }

    fn check_degrees(self, x: f64, y: f64) -> Result<(), OffRange> {
        let chinese = self != Self::Wgs84;
        if is_on_earth(x, y) {
            // The systems of China, and a pair that lies in China only when it is exchanged.
            let swapped = chinese && !obfuscated::is_in_box([x, y]) && obfuscated::is_in_box([y, x]);
            return if swapped { Err(OffRange::Swapped) } else { Ok(()) };
        }
        Err(if is_on_earth(y, x) {
            OffRange::Swapped
        } else if x.abs() > 1000.0 && y.abs() > 1000.0 {
            OffRange::Metres
        } else {
            OffRange::Outside
        })
    }
}

impl fmt::Display for Crs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        names::write(*self, f)
    }
}

fn is_on_earth(lon: f64, lat: f64) -> bool {
    (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)
}

/// Returns the easting of the central meridian of a zone.
fn origin(zone: u8, prefixed: bool) -> f64 {
    if prefixed { f64::from(zone) * 1e6 + FALSE_EASTING } else { FALSE_EASTING }
}

/// Returns the central meridian of a zone of 3°.
fn meridian(zone: u8) -> f64 {
    f64::from(zone) * 3.0
}

/// Returns the zone that an easting begins with.
fn zone_of(easting: f64) -> Option<u8> {
    let zone = (25..=45).find(|zone| (easting - origin(*zone, true)).abs() <= HALF_ZONE);
    zone.filter(|_| easting > 1e6)
}

/// Rounds degrees to a tenth of a millimetre, so that a conversion reads like a position.
fn rounded([lon, lat]: [f64; 2]) -> [f64; 2] {
    let nine = |degrees: f64| (degrees * 1e9).round() / 1e9;
    [nine(lon), nine(lat)]
}
