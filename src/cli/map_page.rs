//! What the page of a map has besides what was found: a background, and boundaries for orientation.

use std::path::{Path, PathBuf};

use tantu::crs::Crs;
use tantu::diag::{Code, Diagnostic};
use tantu::document::Table;
use tantu::map::html::{
    Archive, Basemap, Context, UnusableArchive, UnusableBasemap, UnusableContext, WebMap,
};

use crate::areas::crs;
use crate::files;
use crate::output::{Context as Output, Trouble};

/// What is drawn behind the signs.
#[derive(Debug, clap::Args)]
pub(crate) struct MapPage {
    /// Background
    #[arg(long, value_name = "URL|FILE", requires = "attribution", value_hint = clap::ValueHint::AnyPath)]
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
    pub(crate) fn read(&self, ctx: &Output) -> Result<WebMap, Trouble> {
        let basemap = match (&self.basemap, &self.attribution, &ctx.settings.basemap) {
            (Some(from), Some(by), _) => Some(background(from, by)?),
            (_, _, Some(Written { from, attribution })) => Some(background(from, attribution)?),
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

/// A background that `tantu.toml` names.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    from: String,
    attribution: String,
}

/// Reads a table `[map]`; a file in it is meant from a folder.
pub(crate) fn written(table: Table<'_>, base: &Path) -> Option<Written> {
    let text = |key| table.get(key).and_then(|n| n.str()).map(str::to_owned);
    let from = text("basemap")
        .map(|from| if is_address(&from) { from } else { base.join(from).to_string_lossy().into_owned() });
    let attribution = text("attribution");
    if let (Some(node), None) = (table.get("basemap"), &attribution) {
        node.problem(Diagnostic::error(Code::MapAttribution));
    }
    table.finish();
    Some(Written { from: from?, attribution: attribution? })
}

fn is_address(from: &str) -> bool {
    from.contains("://")
}

/// Opens a background: tiles at an address, or an archive of pictures.
fn background(from: &str, by: &str) -> Result<Basemap, Trouble> {
    if is_address(from) || !from.to_lowercase().ends_with(".pmtiles") {
        let refused = |e: UnusableBasemap| Trouble::one(Diagnostic::error(Code::MapBasemap).with("url", e.0));
        return Basemap::new(from, by).map_err(refused);
    }
    let path = Path::new(from);
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let archive = Archive::open(Box::new(files::open(path)?)).map_err(|error| {
        let code = match error {
            UnusableArchive::Tiles => Code::MapArchiveTiles,
            _ => Code::MapArchive,
        };
        Trouble::one(Diagnostic::error(code).with("reason", error.to_string()).at(files::at(path)))
    })?;
    Ok(Basemap::archive(&name, archive, by))
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
