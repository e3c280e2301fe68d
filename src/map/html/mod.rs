//! A map to look at: one HTML page that needs no network, with a list that says all the map shows.
//!
//! # Steps
//! 1. `data` puts what may be shown into columns: one row a site or item, one a barrier.
//! 2. `context` makes lines of a boundary file that is drawn for orientation.
//! 3. `page` writes the page around them: words, legend, style, scripts, and what the browser may not do.
//!
//! The scripts draw; they decide nothing. Every text passes through `maud` or into a text node, and `<`
//! never stands in the data.

mod areas;
mod basemap;
mod context;
mod data;
mod page;
mod pool;
mod signs;
mod words;

use std::io::{self, Write as _};

use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter};
use crate::lang::Lang;
use crate::map::layer::Areas;
use areas::AreaMap;
use data::Data;

pub use basemap::{Basemap, UnusableBasemap};
pub use context::{Context, UnusableContext};

/// The map as a page.
#[derive(Debug, Default)]
pub struct WebMap {
    /// A background from the network; without one the page asks for nothing.
    pub basemap: Option<Basemap>,
    /// Lines drawn for orientation.
    pub context: Option<Context>,
    areas: Option<AreaMap>,
}

impl WebMap {
    /// The map on a blank ground.
    pub const PLAIN: Self = Self { basemap: None, context: None, areas: None };

    /// Returns the map with areas drawn by class, in the words of a language.
    #[must_use]
    pub fn with_areas(self, areas: Areas<'_>, lang: Lang) -> Self {
        Self { areas: Some(AreaMap::of(areas, lang)), ..self }
    }

    /// Returns the map with what is drawn behind the signs.
    #[must_use]
    pub fn new(basemap: Option<Basemap>, context: Option<Context>) -> Self {
        Self { basemap, context, areas: None }
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
        let mut out = io::BufWriter::with_capacity(1 << 16, out);
        let data = Data::of(batch, self);
        page::write(batch, self, &data, &mut out)?;
        out.flush()?;
        Ok(Vec::new())
    }
}
