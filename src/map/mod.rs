//! Assessments → maps.

pub mod geojson;
pub mod html;
mod properties;
