//! Assessments → maps.

pub mod geojson;
mod properties;
