//! Assessments → maps: [`layer`] settles what there is, each format renders it.

mod collection;
pub mod geojson;
pub mod layer;
mod properties;
