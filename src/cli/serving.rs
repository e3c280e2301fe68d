//! What coverage is asked of: who needs a service, which one, for whom.

use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::TypedValueParser;
use tantu::checklist::{Catalog, Group, GroupSet};
use tantu::coverage::{Columns, DEMAND_READERS, Demand, Outlines, Service, demand_reader_for_extension};
use tantu::crs::Crs;
use tantu::diag::{Code, Diagnostic, Severity};
use tantu::document::unknown;
use tantu::quantity::{Kind, ParseOptions, parse};

use crate::areas::crs;
use crate::files;
use crate::output::{Context, Trouble};

/// The options that say what coverage is asked of.
#[derive(Debug, clap::Args)]
pub(crate) struct Serving {
    /// Who needs the service
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) demand: Vec<PathBuf>,
    /// The figures are published
    #[arg(long, requires = "demand")]
    demand_is_public: bool,
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
    /// The layer of a file with several
    #[arg(long, value_name = "LAYER")]
    layer: Option<String>,
    /// The system of the demand
    #[arg(long, value_name = "CRS", value_parser = crs, requires = "demand")]
    demand_crs: Option<Crs>,
    /// How a place that is an area counts
    #[arg(long, value_enum, value_name = "RULE", default_value = "share")]
    demand_polygons: PolygonRule,
}

/// How a place that is an area counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum PolygonRule {
    Share,
    Point,
}

/// A distance as it was typed, and in metres.
#[derive(Debug, Clone)]
pub(crate) struct Metres {
    /// As it was typed, for people.
    pub(crate) text: String,
    pub(crate) metres: f64,
}

/// Reads a distance.
pub(crate) fn metres() -> impl TypedValueParser<Value = Metres> {
    clap::builder::NonEmptyStringValueParser::new().try_map(|text| {
        let parsed = parse(&text, Kind::Length, &ParseOptions::default()).map_err(|e| e.to_string())?;
        let metres = parsed.quantity.value.to_f64() / 1e3;
        if metres > 0.0 && metres <= 1e6 { Ok(Metres { text, metres }) } else { Err(text) }
    })
}

impl Serving {
    /// Returns what counts as a service.
    pub(crate) fn service(&self, catalog: &Catalog) -> Result<Service, Trouble> {
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

    /// Returns for whom, if that was said.
    pub(crate) fn groups(&self) -> Result<Option<GroupSet>, Trouble> {
        let ids: Vec<&str> = Group::ALL.iter().map(|g| g.as_str()).collect();
        let one = |name: &String| {
            let known = Group::ALL.iter().find(|g| g.as_str() == name).copied();
            known.ok_or_else(|| Trouble::one(unknown(Code::CoverageGroup, "group", name, &ids)))
        };
        let groups = self.group.iter().map(one).collect::<Result<GroupSet, Trouble>>()?;
        Ok((!groups.is_empty()).then_some(groups))
    }

    /// Reads all files of demand; true beside it if some of it was refused.
    ///
    /// A list of households is no demand of a public output, and what is wrong with one is said without its words.
    pub(crate) fn demand(&self, ctx: &Context, internal: bool) -> anyhow::Result<(Demand, bool)> {
        let open = internal || self.demand_is_public;
        let told = |d: Diagnostic| if open { d } else { d.withheld() };
        let columns = Columns {
            lon: self.lon.clone(),
            lat: self.lat.clone(),
            people: self.people.clone(),
            area: self.area.clone(),
            layer: self.layer.clone(),
            crs: self.demand_crs,
            outlines: match self.demand_polygons {
                PolygonRule::Share => Outlines::Share,
                PolygonRule::Point => Outlines::Point,
            },
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
            let (read, problems) =
                reader.read(&name, bytes.into(), &columns).map_err(|d| Trouble::one(told(d)))?;
            damaged |= problems.iter().any(|p| p.severity == Severity::Error);
            ctx.report_all(&problems.into_iter().map(told).collect::<Vec<_>>());
            demand.append(read);
        }
        if demand.is_empty() && !self.demand.is_empty() {
            return Err(Trouble::one(Diagnostic::error(Code::CoverageNobody)).into());
        }
        if self.demand_is_public {
            demand.declare_public();
        }
        if !internal && demand.homes() > 0 {
            let homes = Diagnostic::error(Code::DemandHomes).with("places", demand.homes().to_string());
            return Err(Trouble::one(homes).into());
        }
        Ok((demand, damaged))
    }
}
