//! `tantu map`: layers of sites, items, barriers, routes and coverage on the earth.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use tantu::area::{Boundaries, Level};
use tantu::coverage::{Demand, Facilities, Question, facilities, judged_groups};
use tantu::diag::{Code, Diagnostic};
use tantu::export::{LayerName, LayerSet, Look};
use tantu::map::layer::{self, Layers};
use tantu::map::{MAP_FORMATS, MapFormat};
use tantu::rollup::{Rollup, rollup};

use crate::areas::{Areas, LevelName};
use crate::args::Judging;
use crate::deliver::{self, Wanted};
use crate::judge::Judged;
use crate::map_page::MapPage;
use crate::output::{Context, Trouble};
use crate::serving::{Metres, Serving, metres};
use crate::{catalog, exit, files, misplaced};

/// Writes layers as a map.
#[derive(Debug, clap::Args)]
pub(crate) struct Map {
    #[command(flatten)]
    judging: Judging,
    /// Where to
    #[arg(long, short, value_name = "FILE", default_value = "-", value_hint = clap::ValueHint::FilePath)]
    output: PathBuf,
    /// Format
    #[arg(long, value_parser = PossibleValuesParser::new(MAP_FORMATS.iter().map(|f| f.name()).chain(["html"])))]
    format: Option<String>,
    #[command(flatten)]
    page: MapPage,
    /// Which layers
    #[arg(long, value_name = "LAYER", value_delimiter = ',', value_parser = PossibleValuesParser::new(names()))]
    layers: Vec<String>,
    #[command(flatten)]
    serving: Serving,
    #[command(flatten)]
    areas: Areas,
    /// Level
    #[arg(long, value_enum, value_name = "LEVEL")]
    level: Option<LevelName>,
    /// How far
    #[arg(long, value_name = "LENGTH", default_value = "500 m", value_parser = metres())]
    within: Metres,
    /// Replace
    #[arg(long)]
    force: bool,
}

fn names() -> Vec<&'static str> {
    LayerName::ALL.iter().map(|l| l.as_str()).collect()
}

/// What the layers of coverage are made from.
struct Asked {
    demand: Demand,
    damaged: bool,
    found: Facilities,
}

/// The measures by area, and the outlines.
type Rolled = (Rollup, Boundaries);

/// What layers are made from besides the assessments, as far as it was asked for.
#[derive(Clone, Copy)]
struct Beside<'a> {
    asked: Option<&'a Asked>,
    areas: Option<&'a Rolled>,
}

impl Map {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let page;
        let format: &dyn MapFormat = if self.is_page() {
            page = self.page.read(ctx)?;
            &page
        } else {
            self.page.check_unused()?;
            self.format()?
        };
        let layers = self.wanted()?;
        let files = self.outputs(format, layers)?;
        for (path, _) in &files {
            deliver::check(format, path, self.judging.internal, self.force)?;
        }
        let judged = self.judging.judge(ctx)?.need_some()?;
        let asked = self.asked(ctx, &judged)?;
        let (areas, refused) = self.rolled(ctx, &judged)?;
        for (path, layers) in &files {
            let beside = Beside { asked: asked.as_ref(), areas: areas.as_ref() };
            self.write(ctx, &judged, format, path, *layers, beside)?;
        }
        let damaged = refused || asked.is_some_and(|a| a.damaged);
        Ok(if damaged { exit::FAILED } else { judged.exit(None) })
    }

    /// Returns true if a page to look at is asked for, by name or by the ending of the file.
    fn is_page(&self) -> bool {
        let ends = self.output.extension().is_some_and(|e| e.eq_ignore_ascii_case("html"));
        self.format.as_deref().map_or(ends, |name| name == "html")
    }

    /// The format by its name, or by the ending of the file.
    fn format(&self) -> Result<&'static dyn MapFormat, Trouble> {
        let usual = self.output.as_os_str() == "-" || files::is_device(&self.output);
        let ending = self.output.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
        let fits = |f: &&&dyn MapFormat| match &self.format {
            Some(name) => f.name() == name,
            None => usual || f.extension().eq_ignore_ascii_case(&ending),
        };
        MAP_FORMATS.iter().find(fits).copied().ok_or_else(|| {
            let known: Vec<&str> = MAP_FORMATS.iter().map(|f| f.extension()).chain(["html"]).collect();
            let problem = Diagnostic::error(Code::OutputFormat).with("known", known.join(", "));
            Trouble::one(problem.at(files::at(&self.output)))
        })
    }

    /// The layers that were asked for; with demand alone, all.
    fn wanted(&self) -> Result<LayerSet, Trouble> {
        let named: LayerSet = self.layers.iter().filter_map(|l| LayerName::parse(l)).collect();
        let (demand, areas) = (!self.serving.demand.is_empty(), self.areas.are_named());
        if let Some(layer) = named.iter().find(|l| l.needs_demand() && !demand) {
            return Err(Diagnostic::error(Code::MapDemand).with("layer", layer.as_str()).into());
        }
        if let Some(layer) = named.iter().find(|l| l.needs_areas() && !areas) {
            return Err(Diagnostic::error(Code::MapBoundaries).with("layer", layer.as_str()).into());
        }
        if !demand && !areas {
            return Ok(named);
        }
        let possible = |l: &LayerName| (demand || !l.needs_demand()) && (areas || !l.needs_areas());
        Ok(named.or(LayerName::ALL.into_iter().filter(possible).collect()))
    }

    /// The files with the layers of each: one file, or one a layer where a file has room for one only.
    fn outputs(&self, format: &dyn MapFormat, wanted: LayerSet) -> Result<Vec<(PathBuf, LayerSet)>, Trouble> {
        if !format.is_single() || wanted.len() == 1 {
            return Ok(vec![(self.output.clone(), wanted)]);
        }
        let wanted = wanted.or(LayerSet::usual());
        if self.output.as_os_str() == "-" || files::is_device(&self.output) {
            return Err(Diagnostic::error(Code::MapOneLayer).with("format", format.name()).into());
        }
        let ending = self.output.extension().unwrap_or_default().to_string_lossy().into_owned();
        let named = |layer: LayerName| self.output.with_extension(format!("{layer}.{ending}"));
        Ok(wanted.iter().map(|l| (named(l), std::iter::once(l).collect())).collect())
    }

    /// What the layer of areas needs, if areas were named; true if some of them were refused.
    fn rolled(&self, ctx: &Context, judged: &Judged) -> anyhow::Result<(Option<Rolled>, bool)> {
        if !self.areas.are_named() {
            return Ok((None, false));
        }
        let (boundaries, refused) = self.areas.read(ctx)?;
        misplaced::report(ctx, judged, &boundaries, (&self.judging, &self.areas));
        let found = rollup(&judged.release(), &boundaries, self.level.map(Level::from));
        Ok((Some((found, boundaries)), refused))
    }

    /// What the layers of coverage need, if they were asked for.
    fn asked(&self, ctx: &Context, judged: &Judged) -> anyhow::Result<Option<Asked>> {
        if self.serving.demand.is_empty() {
            return Ok(None);
        }
        let catalog = catalog::load(ctx)?;
        let service = self.serving.service(&catalog)?;
        let (demand, damaged) = self.serving.demand(ctx, self.judging.internal)?;
        let found = facilities(judged.release().assessments(), &service);
        if found.placed.is_empty() {
            let problem =
                Diagnostic::error(Code::CoverageNothing).with("unplaced", found.unplaced.to_string());
            return Err(Trouble::one(problem).into());
        }
        Ok(Some(Asked { demand, damaged, found }))
    }

    fn write(
        &self,
        ctx: &Context,
        judged: &Judged,
        format: &dyn MapFormat,
        path: &Path,
        wanted: LayerSet,
        Beside { asked, areas }: Beside<'_>,
    ) -> anyhow::Result<()> {
        let wanted = Wanted { layers: wanted, ..Wanted::default() };
        if asked.is_none() && areas.is_none() {
            return deliver::deliver(ctx, judged, format, path, self.force, wanted);
        }
        let release = judged.release();
        let batch = deliver::batch(ctx, judged, &release, Look::Plain, wanted);
        let mut layers = Layers::of(&batch);
        if let Some((rollup, boundaries)) = areas {
            layers = layers.with_areas(layer::Areas { rollup, boundaries });
        }
        if let Some(Asked { demand, found, .. }) = asked {
            let facilities = &found.placed;
            let groups = self.serving.groups()?.unwrap_or_else(|| judged_groups(facilities));
            layers =
                layers.with_coverage(Question { demand, facilities, within: self.within.metres, groups });
        }
        if path.as_os_str() == "-" {
            Context::data(|out| Ok(format.render(&layers, out)?))?;
        } else {
            files::write(path, self.force, |out| Ok(format.render(&layers, out)?))?;
            ctx.say("cli-written", &[("file", path.display().to_string().into())]);
        }
        let hidden = layers.hidden_places();
        if wanted.layers.contains(LayerName::Gaps) && hidden > 0 {
            ctx.report(&Diagnostic::warning(Code::MapPlacesHidden).with("places", hidden.to_string()));
        }
        Ok(())
    }
}
