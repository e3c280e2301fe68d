//! What the page of a map has besides what was found: a background, and boundaries for orientation.

use std::path::{Path, PathBuf};

use tantu::crs::Crs;
use tantu::diag::{Code, Diagnostic};
use tantu::map::html::{Basemap, Context, UnusableContext, WebMap};

use crate::areas::crs;
use crate::files;
use crate::output::Trouble;

/// What is drawn behind the signs.
#[derive(Debug, clap::Args)]
pub(crate) struct MapPage {
    /// Background
    #[arg(long, value_name = "URL", requires = "attribution", value_hint = clap::ValueHint::Url)]
    basemap: Option<String>,
    /// Whose background
    #[arg(long, value_name = "TEXT", requires = "basemap")]
    attribution: Option<String>,
    /// Boundaries
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    context: Option<PathBuf>,
    /// The system of the boundaries
    #[arg(long, value_name = "CRS", value_parser = crs, requires = "context")]
    context_crs: Option<Crs>,
}

impl MapPage {
    /// Returns the page that they make.
    pub(crate) fn read(&self) -> Result<WebMap, Trouble> {
        let basemap = match (&self.basemap, &self.attribution) {
            (Some(url), Some(by)) => Some(
                Basemap::new(url, by)
                    .map_err(|e| Trouble::one(Diagnostic::error(Code::MapBasemap).with("url", e.0)))?,
            ),
            _ => None,
        };
        let context = self.context.as_deref().map(|path| boundaries(path, self.context_crs)).transpose()?;
        Ok(WebMap::new(basemap, context))
    }

    /// Refuses them where no page is written.
    pub(crate) fn check_unused(&self) -> Result<(), Trouble> {
        let given = [("--basemap", self.basemap.is_some()), ("--context", self.context.is_some())];
        match given.iter().find(|(_, given)| *given) {
            None => Ok(()),
            Some((option, _)) => Err(Diagnostic::error(Code::MapPageOnly).with("option", *option).into()),
        }
    }
}

/// Reads the boundaries that are drawn for orientation.
fn boundaries(path: &Path, crs: Option<Crs>) -> Result<Context, Trouble> {
    let text = files::text(path)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    Context::read_in(&name, &text, crs).map_err(|error| {
        let diagnostic = match error {
            UnusableContext::Syntax(reason) => {
                Diagnostic::error(Code::Syntax).with("format", "GeoJSON").with("reason", reason)
            }
            UnusableContext::Crs(named) => Diagnostic::error(Code::MapContextCrs).with("crs", named),
            UnusableContext::Empty => Diagnostic::error(Code::MapContext),
        };
        Trouble::one(diagnostic.at(files::at(path)))
    })
}
