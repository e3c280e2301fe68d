//! Gauss–Krüger on the ellipsoid of CGCS2000: Krüger's series to the fourth power of the third flattening.
//!
//! Formulae: C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, J. Geodesy 85
//! (2011), equations 7–12, 25, 35 and 36. To this order they are within a micrometre in a zone of 3°.

/// Semi-major axis of the CGCS2000 ellipsoid in metres (GB 22021-2008); WGS 84 has the same.
pub(super) const AXIS: f64 = 6_378_137.0;
/// Flattening of the CGCS2000 ellipsoid (GB 22021-2008).
const FLATTENING: f64 = 1.0 / 298.257_222_101;

/// The third flattening.
const N: f64 = FLATTENING / (2.0 - FLATTENING);
const N2: f64 = N * N;
const N3: f64 = N2 * N;
const N4: f64 = N3 * N;
/// The radius of the rectifying sphere.
const RADIUS: f64 = AXIS / (1.0 + N) * (1.0 + N2 / 4.0 + N4 / 64.0);

/// From the conformal to the rectifying sphere.
const ALPHA: [f64; 4] = [
    N / 2.0 - 2.0 / 3.0 * N2 + 5.0 / 16.0 * N3 + 41.0 / 180.0 * N4,
    13.0 / 48.0 * N2 - 3.0 / 5.0 * N3 + 557.0 / 1440.0 * N4,
    61.0 / 240.0 * N3 - 103.0 / 140.0 * N4,
    49_561.0 / 161_280.0 * N4,
];
/// And back.
const BETA: [f64; 4] = [
    N / 2.0 - 2.0 / 3.0 * N2 + 37.0 / 96.0 * N3 - 1.0 / 360.0 * N4,
    1.0 / 48.0 * N2 + 1.0 / 15.0 * N3 - 437.0 / 1440.0 * N4,
    17.0 / 480.0 * N3 - 37.0 / 840.0 * N4,
    4397.0 / 161_280.0 * N4,
];

/// Returns metres east of the meridian and north of the equator of a longitude and latitude.
pub(super) fn forward([lon, lat]: [f64; 2], meridian: f64) -> [f64; 2] {
    let (along, tangent) = ((lon - meridian).to_radians(), conformal(lat.to_radians().tan()));
    let xi = tangent.atan2(along.cos());
    let eta = (along.sin() / tangent.hypot(along.cos())).asinh();
    let (mut north, mut east) = (xi, eta);
    for (twice, alpha) in [2.0, 4.0, 6.0, 8.0].into_iter().zip(ALPHA) {
        north += alpha * (twice * xi).sin() * (twice * eta).cosh();
        east += alpha * (twice * xi).cos() * (twice * eta).sinh();
    }
    [RADIUS * east, RADIUS * north]
}

/// Returns longitude and latitude of metres east of the meridian and north of the equator.
pub(super) fn inverse([east, north]: [f64; 2], meridian: f64) -> [f64; 2] {
    let (xi, eta) = (north / RADIUS, east / RADIUS);
    let (mut up, mut along) = (xi, eta);
    for (twice, beta) in [2.0, 4.0, 6.0, 8.0].into_iter().zip(BETA) {
        up -= beta * (twice * xi).sin() * (twice * eta).cosh();
        along -= beta * (twice * xi).cos() * (twice * eta).sinh();
    }
    let tangent = up.sin() / along.sinh().hypot(up.cos());
    let lon = along.sinh().atan2(up.cos());
    [meridian + lon.to_degrees(), geographic(tangent).atan().to_degrees()]
}

/// The tangent of the conformal latitude from that of the geographic one.
fn conformal(tangent: f64) -> f64 {
    let e = (FLATTENING * (2.0 - FLATTENING)).sqrt();
    let sigma = (e * (e * tangent / 1f64.hypot(tangent)).atanh()).sinh();
    tangent * 1f64.hypot(sigma) - sigma * 1f64.hypot(tangent)
}

/// The tangent of the geographic latitude from that of the conformal one, by Newton's method.
fn geographic(conformal_tangent: f64) -> f64 {
    let e2 = FLATTENING * (2.0 - FLATTENING);
    let mut tangent = conformal_tangent / (1.0 - e2);
    for _ in 0..6 {
        let found = conformal(tangent);
        let slope =
            (1.0 - e2) * 1f64.hypot(found) * 1f64.hypot(tangent) / (1.0 + (1.0 - e2) * tangent * tangent);
        let step = (conformal_tangent - found) / slope;
        tangent += step;
        if step.abs() < 1e-15 * tangent.abs().max(1.0) {
            break;
        }
    }
    tangent
}
