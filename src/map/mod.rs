//! Assessments → maps.

pub mod geojson;
pub mod layer;
mod properties;
