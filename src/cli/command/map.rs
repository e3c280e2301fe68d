//! `tantu map`: sites, items and barriers as points on the earth.

use std::path::{Path, PathBuf};

use tantu::diag::{Code, Diagnostic};
use tantu::map::html::{self, Basemap, UnusableContext, WebMap};

use crate::args::Judging;
use crate::deliver;
use crate::files;
use crate::output::{Context, Trouble};

/// Writes sites and barriers as a map.
#[derive(Debug, clap::Args)]
pub(crate) struct Map {
    #[command(flatten)]
    judging: Judging,
    /// Where to
    #[arg(long, short, value_name = "FILE", default_value = "-", value_hint = clap::ValueHint::FilePath)]
    output: PathBuf,
    /// Format
    #[arg(long, value_parser = ["geojson", "html"])]
    format: Option<String>,
    /// Background
    #[arg(long, value_name = "URL", requires = "attribution", value_hint = clap::ValueHint::Url)]
    basemap: Option<String>,
    /// Whose background
    #[arg(long, value_name = "TEXT", requires = "basemap")]
    attribution: Option<String>,
    /// Boundaries
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    context: Option<PathBuf>,
    /// Replace
    #[arg(long)]
    force: bool,
}

impl Map {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let page;
        let format = if self.is_page() {
            page = self.page()?;
            &page
        } else {
            self.check_page_only()?;
            deliver::named(self.format.as_deref().unwrap_or("geojson"))?
        };
        deliver::check(format, &self.output, self.judging.internal, self.force)?;
        let judged = self.judging.judge(ctx)?.need_some()?;
        deliver::deliver(ctx, &judged, format, &self.output, self.force, deliver::Wanted::default())?;
        Ok(judged.exit(None))
    }

    /// Returns true if a page is asked for, by name or by the ending of the file.
    fn is_page(&self) -> bool {
        let ends = self.output.extension().is_some_and(|e| e.eq_ignore_ascii_case("html"));
        self.format.as_deref().map_or(ends, |name| name == "html")
    }

    /// Returns the page with what is drawn behind the signs.
    fn page(&self) -> Result<WebMap, Trouble> {
        let basemap = match (&self.basemap, &self.attribution) {
            (Some(url), Some(by)) => Some(
                Basemap::new(url, by)
                    .map_err(|e| Trouble::one(Diagnostic::error(Code::MapBasemap).with("url", e.0)))?,
            ),
            _ => None,
        };
        let context = self.context.as_deref().map(boundaries).transpose()?;
        Ok(WebMap { basemap, context })
    }

    /// Refuses what only a page has.
    fn check_page_only(&self) -> Result<(), Trouble> {
        let given = [("--basemap", self.basemap.is_some()), ("--context", self.context.is_some())];
        match given.iter().find(|(_, given)| *given) {
            None => Ok(()),
            Some((option, _)) => Err(Diagnostic::error(Code::MapPageOnly).with("option", *option).into()),
        }
    }
}

/// Reads the boundaries that are drawn for orientation.
fn boundaries(path: &Path) -> Result<html::Context, Trouble> {
    let text = files::text(path)?;
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    html::Context::read(&name, &text).map_err(|error| {
        let diagnostic = match error {
            UnusableContext::Syntax(reason) => {
                Diagnostic::error(Code::Syntax).with("format", "GeoJSON").with("reason", reason)
            }
            UnusableContext::Empty => Diagnostic::error(Code::MapContext),
        };
        Trouble::one(diagnostic.at(files::at(path)))
    })
}
