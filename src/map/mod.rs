//! Assessments → maps: [`layer`] settles what there is, each [`MapFormat`] renders it.

pub mod areas;
mod bounds;
pub mod class;
mod collection;
pub mod fgb;
pub mod geojson;
pub mod gpkg;
pub mod html;
pub mod layer;
#[cfg(feature = "coverage")]
pub mod nearest;
mod parts;
mod properties;
pub mod reference;

use std::io;

use crate::export::{ExportError, Exporter};
use layer::Layers;

/// A format that renders layers.
pub trait MapFormat: Exporter {
    /// Writes the wanted layers.
    fn render(&self, layers: &Layers<'_>, out: &mut dyn io::Write) -> Result<(), ExportError>;

    /// Returns true if a file has room for one layer only.
    fn is_single(&self) -> bool {
        false
    }
}

/// The map formats, the usual one first; of those named by a file's ending the first is meant.
pub static MAP_FORMATS: &[&dyn MapFormat] = &[&geojson::GeoJson, &gpkg::GeoPackage, &fgb::FlatGeobuf];
