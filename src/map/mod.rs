//! Assessments → maps.

pub mod areas;
pub mod geojson;
mod properties;
