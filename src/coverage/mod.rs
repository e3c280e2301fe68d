//! Coverage: how many people live within reach of a service that they can use, and how sure that is.
//!
//! [`Demand`] (people at points, or spread over areas) × [`Facility`]s (services, each open, closed or unknown for each group) →
//! [`Reach`] by area and group, the [`Land`] and the homes within reach, the [`Nearest`] facility of each place, the
//! [`Repair`]s that open most, and the [`ServiceArea`] on the map.
//!
//! Three values, as everywhere: a place is covered if an accessible facility lies within the distance; unknown
//! if only facilities lie there of which nobody knows; else not covered. Distances are geodesic: points are
//! compared by chord in earth-centred coordinates, which at 50 km is 13 cm short of the geodesic before correction
//! and less than a millimetre off after it.

mod by_area;
mod cut;
mod demand;
mod facility;
mod grid;
mod homes;
mod nearest;
mod reach;
mod read;
mod repair;
mod service_area;
mod spread;

pub use by_area::{Assigned, Land, assign_areas, land};
pub use demand::{Demand, People, Place};
pub use facility::{Facilities, Facility, Service, facilities, judged_groups};
pub use homes::{HomeReach, HomeSums, homes_reach};
pub use nearest::{Nearest, nearest};
pub use reach::{Question, Reach, Sums, covered_places, percent_bounds, reach};
pub use read::{Columns, DEMAND_READERS, DemandReader, Outlines, demand_reader_for_extension};
pub use repair::{Inspection, Repair, Repairs, repairs};
pub use service_area::{AreaShare, ServiceArea, area_share, service_area};

/// A position on the WGS 84 ellipsoid in earth-centred coordinates, in metres.
type Ecef = [f64; 3];

/// The mean radius of the earth in metres (GRS 80), by which an arc becomes a chord.
const MEAN_RADIUS: f64 = 6_371_008.8;

/// Returns longitude and latitude in degrees as earth-centred coordinates.
fn ecef(lon: f64, lat: f64) -> Ecef {
    // WGS 84: semi-major axis and first eccentricity squared.
    const A: f64 = 6_378_137.0;
    const E2: f64 = 6.694_379_990_141_316e-3;
    let (sin_lon, cos_lon) = lon.to_radians().sin_cos();
    let (sin_lat, cos_lat) = lat.to_radians().sin_cos();
    let n = A / (1.0 - E2 * sin_lat * sin_lat).sqrt();
    [n * cos_lat * cos_lon, n * cos_lat * sin_lon, n * (1.0 - E2) * sin_lat]
}

/// Returns the square of the chord between two points.
fn chord_squared(a: Ecef, b: Ecef) -> f64 {
    (a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2) + (a[2] - b[2]).powi(2)
}

/// Returns the chord of an arc on the earth, both in metres.
fn chord(arc: f64) -> f64 {
    2.0 * MEAN_RADIUS * (arc / (2.0 * MEAN_RADIUS)).min(std::f64::consts::FRAC_PI_2).sin()
}

/// Returns the arc of a chord, both in metres.
fn arc(chord: f64) -> f64 {
    2.0 * MEAN_RADIUS * (chord / (2.0 * MEAN_RADIUS)).min(1.0).asin()
}
