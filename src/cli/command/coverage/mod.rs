//! `tantu coverage`: how many people live within reach of a service that they can use.

use std::path::{Path, PathBuf};

use tantu::area::{Boundaries, Level};
use tantu::assessment::Assessment;
use tantu::checklist::{Catalog, GroupSet};
use tantu::coverage::{
    Demand, Facilities, HomeReach, Land, Question, Reach, Repairs, assign_areas, facilities, homes_reach,
    judged_groups, land, reach, repairs,
};
use tantu::diag::{Code, Diagnostic};
use tantu::export::Look;
use tantu::map::nearest::NearestTable;

mod print;
mod rows;
mod table;

use crate::areas::{Areas, LevelName};
use crate::args::Judging;
use crate::judge::Judged;
use crate::output::{Context, Trouble};
use crate::page::{Format, marked};
use crate::serving::{Metres, Serving, metres};
use crate::{catalog, deliver, exit, files};

/// Counts who is covered.
#[derive(Debug, clap::Args)]
#[command(mut_arg("demand", |arg| arg.required(true)))]
pub(crate) struct Coverage {
    #[command(flatten)]
    judging: Judging,
    #[command(flatten)]
    serving: Serving,
    #[command(flatten)]
    areas: Areas,
    /// Level
    #[arg(long, value_enum, value_name = "LEVEL")]
    level: Option<LevelName>,
    /// How far
    #[arg(long, value_name = "LENGTH", value_delimiter = ',', default_value = "500 m", value_parser = metres())]
    within: Vec<Metres>,
    /// How many repairs
    #[arg(long, value_name = "N", default_value = "10")]
    top: usize,
    /// The nearest facility of each place
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    nearest: Option<PathBuf>,
    /// Replace
    #[arg(long, requires = "nearest")]
    force: bool,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// One distance and what is within it.
struct Answer<'a> {
    within: &'a Metres,
    reach: Reach,
    land: Land,
    homes: HomeReach,
    changes: Repairs,
}

/// What was asked, and all that the answers refer to.
struct Asked<'a> {
    catalog: &'a Catalog,
    assessments: &'a [&'a Assessment],
    demand: &'a Demand,
    facilities: &'a Facilities,
    boundaries: &'a Boundaries,
    groups: GroupSet,
    internal: bool,
    top: usize,
}

impl Coverage {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = catalog::load(ctx)?;
        let service = self.serving.service(&catalog)?;
        let wanted = self.serving.groups()?;
        if let Some(path) = &self.nearest {
            deliver::check_name(path, ending(path)?, self.judging.internal)?;
            files::check_free(path, self.force)?;
        }
        let (boundaries, mut failed) = self.areas.read(ctx)?;
        let (mut demand, damaged) = self.serving.demand(ctx, self.judging.internal)?;
        failed |= damaged;
        // Codes finer than the outlines are rolled up to them, so that people and land stand in one row.
        let level = self.level.map(Level::from).or_else(|| boundaries.level());
        if self.areas.are_named() || level.is_some() {
            let found = assign_areas(&mut demand, &boundaries, level);
            if found.elsewhere > 0 {
                ctx.report(
                    &Diagnostic::warning(Code::CoverageElsewhere).with("places", found.elsewhere.to_string()),
                );
            }
        }
        let judged = self.judging.judge(ctx)?.need_some()?;
        let release = judged.release();
        let found = facilities(release.assessments(), &service);
        if found.placed.is_empty() {
            return Err(Diagnostic::error(Code::CoverageNothing).with("unplaced", found.unplaced.to_string()))
                .map_err(|d| Trouble::one(d).into());
        }
        let groups = wanted.unwrap_or_else(|| judged_groups(&found.placed));
        let asked = Asked {
            catalog: &judged.catalog,
            assessments: release.assessments(),
            demand: &demand,
            facilities: &found,
            boundaries: &boundaries,
            groups,
            internal: release.is_internal(),
            top: self.top,
        };
        let question = |within: &Metres| {
            let facilities = &found.placed;
            Question { demand: &demand, facilities, within: within.metres, groups }
        };
        let questions: Vec<Question<'_>> = self.within.iter().map(question).collect();
        let homes = homes_reach(&release, &questions, &boundaries, level);
        let answers: Vec<Answer<'_>> = self
            .within
            .iter()
            .zip(&questions)
            .zip(homes)
            .map(|((within, question), homes)| Answer {
                within,
                reach: reach(question),
                land: land(question, &boundaries, level),
                homes,
                changes: repairs(question, release.assessments(), &service),
            })
            .collect();
        if let (Some(path), Some(question)) = (&self.nearest, questions.first()) {
            let table = NearestTable::of(&release, *question, &boundaries);
            self.write(ctx, &judged, path, &table)?;
        }
        let text = print::text(ctx, self.format, &asked, &answers)?;
        ctx.print(&marked(ctx, self.format, asked.internal, text))?;
        Ok(if judged.failed || failed { exit::FAILED } else { exit::CLEAN })
    }

    /// Writes the nearest facility of each place, and says how many places a public file leaves out.
    fn write(
        &self,
        ctx: &Context,
        judged: &Judged,
        path: &Path,
        table: &NearestTable<'_>,
    ) -> anyhow::Result<()> {
        let settings = judged.settings(ctx, Look::Plain);
        let is_map = ending(path)? == "geojson";
        files::write(path, self.force, |out| {
            let written = if is_map { table.geojson(&settings, out) } else { table.csv(out) };
            Ok(written?)
        })?;
        ctx.say("cli-written", &[("file", path.display().to_string().into())]);
        let hidden = table.hidden();
        if hidden > 0 {
            ctx.report(&Diagnostic::warning(Code::CoveragePlacesHidden).with("places", hidden.to_string()));
        }
        Ok(())
    }
}

/// Returns the ending that says how the nearest facilities are written.
fn ending(path: &Path) -> Result<&'static str, Trouble> {
    let found = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    let known = ["csv", "geojson"];
    known.into_iter().find(|e| *e == found).ok_or_else(|| {
        let unknown = Diagnostic::error(Code::OutputFormat).with("known", known.join(", "));
        Trouble::one(unknown.at(files::at(path)))
    })
}
