//! `tantu coverage`: how many people live within reach of a service that they can use.

use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::TypedValueParser;
use tantu::assessment::Assessment;
use tantu::checklist::{Catalog, Group, GroupSet};
use tantu::coverage::{
    Columns, DEMAND_READERS, Demand, Facilities, Question, Reach, Repairs, Service,
    demand_reader_for_extension, facilities, judged_groups, reach, repairs,
};
use tantu::diag::{Code, Diagnostic};
use tantu::document::unknown;
use tantu::quantity::{Kind, ParseOptions, parse};

mod print;

use crate::args::Judging;
use crate::output::{Context, Trouble};
use crate::page::Format;
use crate::{catalog, exit, files};

/// Counts who is covered.
#[derive(Debug, clap::Args)]
pub(crate) struct Coverage {
    #[command(flatten)]
    judging: Judging,
    /// Who needs the service
    #[arg(long, required = true, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    demand: Vec<PathBuf>,
    /// How far
    #[arg(long, value_name = "LENGTH", value_delimiter = ',', default_value = "500 m", value_parser = metres())]
    within: Vec<Metres>,
    /// For whom
    #[arg(long, value_name = "GROUP", value_delimiter = ',')]
    group: Vec<String>,
    /// One destination
    #[arg(long, value_name = "DESTINATION", conflicts_with = "element")]
    to: Option<String>,
    /// Every item of an element
    #[arg(long, value_name = "ELEMENT")]
    element: Option<String>,
    /// The column of longitude
    #[arg(long, value_name = "COLUMN")]
    lon: Option<String>,
    /// The column of latitude
    #[arg(long, value_name = "COLUMN")]
    lat: Option<String>,
    /// The column of people
    #[arg(long, value_name = "COLUMN")]
    people: Option<String>,
    /// The column of the area
    #[arg(long, value_name = "COLUMN")]
    area: Option<String>,
    /// How many repairs
    #[arg(long, value_name = "N", default_value = "10")]
    top: usize,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// A distance as it was typed, and in metres.
#[derive(Debug, Clone)]
struct Metres {
    text: String,
    metres: f64,
}

fn metres() -> impl TypedValueParser<Value = Metres> {
    clap::builder::NonEmptyStringValueParser::new().try_map(|text| {
        let parsed = parse(&text, Kind::Length, &ParseOptions::default()).map_err(|e| e.to_string())?;
        let metres = parsed.quantity.value.to_f64() / 1e3;
        if metres > 0.0 && metres <= 1e6 { Ok(Metres { text, metres }) } else { Err(text) }
    })
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
        let service = self.service(&catalog)?;
        let wanted = self.groups()?;
        let (demand, damaged) = self.demand(ctx)?;
        let judged = self.judging.judge(ctx)?.need_some()?;
        let release = judged.release();
        let found = facilities(release.assessments(), &service);
        if found.placed.is_empty() {
            return Err(Diagnostic::error(Code::CoverageNothing).with("unplaced", found.unplaced.to_string()))
                .map_err(|d| Trouble::one(d).into());
        }
        let groups = wanted.unwrap_or_else(|| judged_groups(&found.placed));
        let asked = Asked {
            catalog: &catalog,
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

    fn service(&self, catalog: &Catalog) -> Result<Service, Trouble> {
        if let Some(to) = &self.to {
            return Ok(Service::Destination(to.clone()));
        }
        let Some(name) = &self.element else { return Ok(Service::Site) };
        let ids: Vec<&str> = catalog.elements().iter().map(|e| e.id.as_str()).collect();
        let known = (0u16..).map(tantu::checklist::ElementIx).zip(&ids).find(|(_, id)| *id == name);
        known
            .map(|(at, _)| Service::Element(at))
            .ok_or_else(|| Trouble::one(unknown(Code::SurveyUnknownElement, "element", name, &ids)))
    }

    fn groups(&self) -> Result<Option<GroupSet>, Trouble> {
        let ids: Vec<&str> = Group::ALL.iter().map(|g| g.as_str()).collect();
        let one = |name: &String| {
            let known = Group::ALL.iter().find(|g| g.as_str() == name).copied();
            known.ok_or_else(|| Trouble::one(unknown(Code::CoverageGroup, "group", name, &ids)))
        };
        let groups = self.group.iter().map(one).collect::<Result<GroupSet, Trouble>>()?;
        Ok((!groups.is_empty()).then_some(groups))
    }

    /// Reads all files of demand; true beside it if some of it was refused.
    fn demand(&self, ctx: &Context) -> anyhow::Result<(Demand, bool)> {
        let columns = Columns {
            lon: self.lon.clone(),
            lat: self.lat.clone(),
            people: self.people.clone(),
            area: self.area.clone(),
        };
        let (mut demand, mut damaged) = (Demand::new(), false);
        for path in &self.demand {
            let ending = path.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
            let known: Vec<&str> = DEMAND_READERS.iter().flat_map(|r| r.extensions()).copied().collect();
            let reader = demand_reader_for_extension(&ending).ok_or_else(|| {
                let problem = Diagnostic::error(Code::FileFormat)
                    .with("ending", ending.clone())
                    .with("known", known.join(", "));
                Trouble::one(problem.at(files::at(path)))
            })?;
            let bytes = files::bytes(path)
                .map_err(|e| Trouble::one(files::refused(Code::FileUnreadable, path, &e)))?;
            let name: Arc<str> = path.display().to_string().into();
            let (read, problems) = reader.read(&name, bytes.into(), &columns).map_err(Trouble::one)?;
            damaged |= !problems.is_empty();
            ctx.report_all(&problems);
            demand.append(read);
        }
        Ok((demand, damaged))
    }
}
