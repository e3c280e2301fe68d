//! `tantu coverage`: how many people live within reach of a service that they can use.

use tantu::assessment::Assessment;
use tantu::checklist::{Catalog, GroupSet};
use tantu::coverage::{
    Demand, Facilities, Question, Reach, Repairs, facilities, judged_groups, reach, repairs,
};
use tantu::diag::{Code, Diagnostic};

mod print;

use crate::args::Judging;
use crate::output::{Context, Trouble};
use crate::page::Format;
use crate::serving::{Metres, Serving, metres};
use crate::{catalog, exit};

/// Counts who is covered.
#[derive(Debug, clap::Args)]
#[command(mut_arg("demand", |arg| arg.required(true)))]
pub(crate) struct Coverage {
    #[command(flatten)]
    judging: Judging,
    #[command(flatten)]
    serving: Serving,
    /// How far
    #[arg(long, value_name = "LENGTH", value_delimiter = ',', default_value = "500 m", value_parser = metres())]
    within: Vec<Metres>,
    /// How many repairs
    #[arg(long, value_name = "N", default_value = "10")]
    top: usize,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// One distance and what is within it.
struct Answer<'a> {
    within: &'a Metres,
    reach: Reach,
    changes: Repairs,
}

/// What was asked, and all that the answers refer to.
struct Asked<'a> {
    catalog: &'a Catalog,
    assessments: &'a [&'a Assessment],
    demand: &'a Demand,
    facilities: &'a Facilities,
    groups: GroupSet,
    top: usize,
}

impl Coverage {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = catalog::load(ctx)?;
        let service = self.serving.service(&catalog)?;
        let wanted = self.serving.groups()?;
        let (demand, damaged) = self.serving.demand(ctx)?;
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
            groups,
            top: self.top,
        };
        let answers: Vec<Answer<'_>> = self
            .within
            .iter()
            .map(|within| {
                let question =
                    Question { demand: &demand, facilities: &found.placed, within: within.metres, groups };
                let changes = repairs(&question, release.assessments(), &service);
                Answer { within, reach: reach(&question), changes }
            })
            .collect();
        ctx.print(&print::text(ctx, self.format, &asked, &answers)?)?;
        Ok(if judged.failed || damaged { exit::FAILED } else { exit::CLEAN })
    }
}
