//! A map to look at: one HTML page that needs no network, with a list that says all the map shows.
//!
//! # Steps
//! 1. `data` puts what may be shown into columns: one row a site or item, one a barrier; `extras` the rows of
//!    the other layers.
//! 2. `context` makes lines of a boundary file that is drawn for orientation.
//! 3. `page` writes the page around them: words, legend, style, scripts, and what the browser may not do.
//!
//! The scripts draw; they decide nothing. Every text passes through `maud` or into a text node, and `<`
//! never stands in the data.

mod areas;
mod basemap;
mod context;
mod data;
mod extras;
mod legend;
mod lines;
mod marks;
mod page;
mod pmtiles;
mod pool;
mod signs;
mod states;
mod words;

use std::io::{self, Write as _};

use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter, LayerName};
use crate::map::MapFormat;
use crate::map::collection::union;
use crate::map::layer::Layers;
use areas::AreaMap;
use data::Data;

pub use basemap::{Basemap, UnusableBasemap};
pub use context::{Context, UnusableContext};
pub use pmtiles::{Archive, Source, UnusableArchive};

/// The map as a page.
#[derive(Debug, Default)]
pub struct WebMap {
    /// A background; without one, and with one out of a file, the page asks the network for nothing.
    pub basemap: Option<Basemap>,
    /// Lines drawn for orientation.
    pub context: Option<Context>,
}

impl WebMap {
    /// The map on a blank ground.
    pub const PLAIN: Self = Self { basemap: None, context: None };

    /// Returns the map with what is drawn behind the signs.
    #[must_use]
    pub fn new(basemap: Option<Basemap>, context: Option<Context>) -> Self {
        Self { basemap, context }
    }
}

impl Exporter for WebMap {
    fn name(&self) -> &'static str {
        "web-map"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        self.render(&Layers::of(batch), out)?;
        Ok(Vec::new())
    }
}

impl MapFormat for WebMap {
    fn render(&self, layers: &Layers<'_>, out: &mut dyn io::Write) -> Result<(), ExportError> {
        let mut out = io::BufWriter::with_capacity(1 << 16, out);
        let wanted = layers.areas().filter(|_| layers.wanted().contains(LayerName::Areas));
        let areas = wanted.map(|areas| AreaMap::of(areas, layers.settings().lang));
        let cut = match (&self.basemap, extent(layers)) {
            (Some(basemap), Some(around)) => {
                basemap.cut(around, layers.settings().lang).map_err(ExportError::Format)?
            }
            _ => None,
        };
        let data = Data::of(layers, self, areas.as_ref(), cut);
        page::write(layers, self, areas.as_ref(), &data, &mut out)?;
        Ok(out.flush()?)
    }
}

/// Returns west, south, east and north of all that the page may show.
fn extent(layers: &Layers<'_>) -> Option<[f64; 4]> {
    let features = layers.wanted().iter().flat_map(|layer| layers.features(layer));
    features.filter_map(|feature| feature.geometry?.bounds()).fold(None, |all, own| Some(union(all, own)))
}
