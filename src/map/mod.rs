//! Assessments → maps: [`layer`] settles what there is, each format renders it.

mod collection;
pub mod fgb;
pub mod geojson;
pub mod gpkg;
pub mod layer;
mod properties;
