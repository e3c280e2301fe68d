//! GCJ-02 and BD-09: the published formulae, and inverses found by iteration.
//!
//! The formulae were never published by those who set them; everybody uses the same reconstruction.
//! Its inverse has no closed form: one step backwards, as many programs take it, is metres off.

use std::f64::consts::PI;

/// Semi-major axis of the Krasovsky 1940 ellipsoid in metres.
const AXIS: f64 = 6_378_245.0;
/// Its first eccentricity squared.
const ECCENTRICITY2: f64 = 0.006_693_421_622_965_943;
/// The angle by which BD-09 swings.
const SWING: f64 = PI * 3000.0 / 180.0;
/// The box outside which nothing is shifted: west, south, east, north.
const BOX: [f64; 4] = [72.004, 0.8293, 137.8347, 55.8271];
/// Where the inverse stops, in degrees: a hundredth of a millimetre.
const CLOSE: f64 = 1e-10;
/// More steps than it ever takes.
const STEPS: usize = 30;

/// Returns true in the box in which map services shift.
pub(super) fn is_in_box([lon, lat]: [f64; 2]) -> bool {
    let [west, south, east, north] = BOX;
    (west..=east).contains(&lon) && (south..=north).contains(&lat)
}

/// WGS 84 → GCJ-02; outside the box nothing changes.
pub(super) fn to_gcj02(at: [f64; 2]) -> [f64; 2] {
    if is_in_box(at) { shifted(at) } else { at }
}

/// GCJ-02 → WGS 84, to a hundredth of a millimetre; outside the box nothing changes.
pub(super) fn from_gcj02(at: [f64; 2]) -> [f64; 2] {
    if is_in_box(at) { undone(at, shifted) } else { at }
}

/// GCJ-02 → BD-09.
pub(super) fn to_bd09([lon, lat]: [f64; 2]) -> [f64; 2] {
    let radius = lon.hypot(lat) + 0.000_02 * (lat * SWING).sin();
    let angle = lat.atan2(lon) + 0.000_003 * (lon * SWING).cos();
    [radius * angle.cos() + 0.0065, radius * angle.sin() + 0.006]
}

/// BD-09 → GCJ-02, to a hundredth of a millimetre.
pub(super) fn from_bd09(at: [f64; 2]) -> [f64; 2] {
    undone(at, to_bd09)
}

/// Undoes a shift that hardly changes over its own length: each step corrects by what is still wrong.
fn undone(target: [f64; 2], shift: fn([f64; 2]) -> [f64; 2]) -> [f64; 2] {
    let mut at = target;
    for _ in 0..STEPS {
        let there = shift(at);
        let wrong = [there[0] - target[0], there[1] - target[1]];
        at = [at[0] - wrong[0], at[1] - wrong[1]];
        if wrong[0].abs().max(wrong[1].abs()) < CLOSE {
            break;
        }
    }
    at
}

fn shifted([lon, lat]: [f64; 2]) -> [f64; 2] {
    let (x, y) = (lon - 105.0, lat - 35.0);
    let root = x.abs().sqrt();
    let shared = (20.0 * (6.0 * x * PI).sin() + 20.0 * (2.0 * x * PI).sin()) * 2.0 / 3.0;
    let up = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + shared
        + (20.0 * (y * PI).sin() + 40.0 * (y / 3.0 * PI).sin()) * 2.0 / 3.0
        + (160.0 * (y / 12.0 * PI).sin() + 320.0 * (y * PI / 30.0).sin()) * 2.0 / 3.0;
    let right = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + shared
        + (20.0 * (x * PI).sin() + 40.0 * (x / 3.0 * PI).sin()) * 2.0 / 3.0
        + (150.0 * (x / 12.0 * PI).sin() + 300.0 * (x / 30.0 * PI).sin()) * 2.0 / 3.0;
    let angle = lat.to_radians();
    let bulge = 1.0 - ECCENTRICITY2 * angle.sin() * angle.sin();
    let meridian = AXIS * (1.0 - ECCENTRICITY2) / (bulge * bulge.sqrt());
    let parallel = AXIS / bulge.sqrt() * angle.cos();
    [lon + (right / parallel).to_degrees(), lat + (up / meridian).to_degrees()]
}
