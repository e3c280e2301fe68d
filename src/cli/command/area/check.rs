//! `tantu area check`: records and boundaries that are not where they should be.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use tantu::area::{
    AdminCode, AreaId, Boundaries, BoundaryOptions, Cause, Placement, Reading, Trouble, agreement, compare,
    place, read_boundaries,
};
use tantu::checklist::Catalog;
use tantu::diag::{Code, Diagnostic, Source};
use tantu::privacy::{about, dwellings};
use tantu::survey::{Position, Quote, Survey};

use crate::areas::{Areas, called};
use crate::inputs::{self, Where};
use crate::judge::say_withheld;
use crate::output::Context;
use crate::page::{Cell, Format, Table, document, marked};
use crate::{catalog, exit, files};

/// Looks for what is not where it should be.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    /// Records or folders
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    areas: Areas,
    /// Other outlines
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath, requires = "boundaries")]
    against: Option<PathBuf>,
    /// What the columns mean
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    mapping: Option<PathBuf>,
    /// Homes too
    #[arg(long)]
    internal: bool,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

impl Check {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = catalog::load(ctx)?;
        let (boundaries, mut failed) = self.areas.read(ctx)?;
        let mut shifts = Vec::new();
        if let (Some(first), Some(other)) = (self.areas.file(), &self.against) {
            shifts.extend(compared(first, &boundaries, other)?);
        }
        let mut surveys = Vec::new();
        if !self.paths.is_empty() {
            let quote = match usual_is_home(ctx, &catalog) {
                _ if self.internal => Quote::All,
                true => Quote::None,
                false => Quote::Public,
            };
            let at = Where { paths: &self.paths, mapping: self.mapping.as_deref(), quote };
            let inputs = inputs::read(ctx, &catalog, &at)?;
            (surveys, failed) = (inputs.surveys, failed || inputs.failed);
        }
        if !self.internal {
            surveys = without_homes(ctx, &catalog, surveys);
        }
        shifts.extend(shifted(ctx, &surveys, &boundaries));
        let placed: Vec<(&Survey, Placement)> = surveys.iter().map(|s| (s, place(s, &boundaries))).collect();
        let wrong: Vec<Diagnostic> =
            placed.iter().filter_map(|(s, p)| Some(told(ctx, &boundaries, s, p.trouble.as_ref()?))).collect();
        if self.format == Format::Human {
            let shown: Vec<String> = shifts.iter().chain(&wrong).map(|d| ctx.rendered(d) + "\n").collect();
            let args = [("records", surveys.len().into()), ("wrong", wrong.len().into())];
            let text = format!("{}{}\n", shown.join("\n"), ctx.message("cli-area-checked", &args));
            ctx.print(&marked(ctx, self.format, self.internal, text))?;
        } else {
            ctx.report_all(&shifts);
            let mut table = table(&placed);
            let text = if self.format == Format::Json {
                document(&catalog, [("internal", self.internal.into()), ("records", table.json())])?
            } else {
                table.say_internal(self.internal);
                table.render(ctx, self.format, &catalog, "records")?
            };
            ctx.print(&marked(ctx, self.format, self.internal, text))?;
        }
        if failed {
            return Ok(exit::FAILED);
        }
        // A border has been decided; everything else is for somebody to mend.
        let mend = wrong.iter().any(|d| d.code != Code::AreaBorder);
        Ok(if mend || !shifts.is_empty() { exit::FOUND } else { exit::CLEAN })
    }
}

/// Compares the boundaries with another file of the same areas.
fn compared(first: &Path, boundaries: &Boundaries, other: &Path) -> anyhow::Result<Option<Diagnostic>> {
    let file = std::io::BufReader::new(files::open(other).map_err(crate::output::Trouble::one)?);
    let name = other.display().to_string();
    let read = read_boundaries(&name, file, &BoundaryOptions::default()).map_err(crate::output::Trouble)?;
    let at = files::at(first);
    let Some(found) = compare(boundaries, &read.boundaries) else {
        return Ok(Some(Diagnostic::warning(Code::AreaUnlike).with("other", name).at(at)));
    };
    if found.likely == Reading::AsGiven {
        return Ok(None);
    }
    let metres = |reading| {
        let fit = found.fits.iter().find(|f| f.reading == reading);
        fit.map(|f| format!("{:.0}", f.metres)).unwrap_or_default()
    };
    let shift = Diagnostic::warning(Code::AreaBoundaryShift)
        .with("other", name)
        .with("given", metres(Reading::AsGiven))
        .with("metres", metres(found.likely))
        .with("east", format!("{:.0}", found.east))
        .with("north", format!("{:.0}", found.north))
        .with("likely", found.likely.as_str());
    Ok(Some(shift.at(at)))
}

/// Returns the records of public sites, and says how many homes are left out. Not even a count of records that
/// lie where they say is made with homes, since where a home lies decides it.
fn without_homes(ctx: &Context, catalog: &Arc<Catalog>, surveys: Vec<Survey>) -> Vec<Survey> {
    let usual = usual_is_home(ctx, catalog);
    let is_home = |s: &Survey| s.is_home(catalog) || (usual && s.profile.is_none());
    let of = || surveys.iter().map(|s| (s, is_home(s)));
    let homes = dwellings(of());
    if homes.iter().any(Option::is_some) {
        say_withheld(ctx, about(of(), ctx.settings.least_homes));
    }
    surveys.into_iter().zip(homes).filter(|(_, home)| home.is_none()).map(|(s, _)| s).collect()
}

/// Returns true if a record that names no profile is judged by one for homes, that of the settings.
fn usual_is_home(ctx: &Context, catalog: &Arc<Catalog>) -> bool {
    let usual = ctx.settings.profile.as_deref().and_then(|name| catalog.checklist(name).ok());
    usual.is_some_and(|checklist| checklist.is_home())
}

/// Returns the warning of records that are shifted alike.
fn shifted(ctx: &Context, surveys: &[Survey], boundaries: &Boundaries) -> Option<Diagnostic> {
    let stated = |s: &Survey| -> Option<(Position, AdminCode)> {
        Some((s.site.position?, s.site.area.as_deref()?.parse().ok()?))
    };
    let records: Vec<(Position, AdminCode)> = surveys.iter().filter_map(stated).collect();
    let found = agreement(&records, boundaries);
    let count = |reading| found.agree.iter().find(|(r, _)| *r == reading).map_or(0, |(_, n)| *n).to_string();
    (found.likely != Reading::AsGiven).then(|| {
        Diagnostic::warning(Code::AreaShift)
            .with("records", found.records.to_string())
            .with("given", count(Reading::AsGiven))
            .with("agree", count(found.likely))
            .with("likely", found.likely.as_str())
            .with("reading", ctx.word(&format!("area-reading-{}", found.likely.as_str())))
    })
}

/// Returns what is wrong with where a record is, in words.
fn told(ctx: &Context, boundaries: &Boundaries, survey: &Survey, trouble: &Trouble) -> Diagnostic {
    let of = |code| Diagnostic::warning(code).with("site", survey.site.id.as_str());
    let called = |id: &AreaId| called(ctx, boundaries, id);
    let far = |metres: f64| distance(ctx, metres);
    let found = match trouble {
        Trouble::NoCode { stated } => of(Code::AreaCode).with("value", stated.as_str()),
        Trouble::Border { areas } => {
            of(Code::AreaBorder).with("areas", areas.iter().map(called).collect::<Vec<_>>().join(", "))
        }
        Trouble::Outside { nearest, metres, stated, stated_metres, cause } => {
            let is_nearest = stated.is_some_and(|s| *nearest == AreaId::Admin(s));
            of(Code::AreaOutside)
                .with("nearest", called(nearest))
                .with("distance", far(*metres))
                .with(
                    "way",
                    match (stated, stated_metres) {
                        (None, _) => "nearest",
                        (Some(_), _) if is_nearest => "stated",
                        (Some(_), Some(_)) => "both",
                        (Some(_), None) => "unknown",
                    },
                )
                .with("stated", stated.map(|s| called(&AreaId::Admin(s))).unwrap_or_default())
                .with("stated_distance", stated_metres.map(far).unwrap_or_default())
                .with("cause", cause.as_str())
        }
        Trouble::Elsewhere { stated, found, metres, cause } => of(Code::AreaElsewhere)
            .with("stated", called(&AreaId::Admin(*stated)))
            .with("found", called(found))
            .with("has_metres", if metres.is_some() { "yes" } else { "no" })
            .with("distance", metres.map(far).unwrap_or_default())
            .with("cause", cause.as_str()),
    };
    found.at(Source::new(survey.source.file.clone(), "").whole())
}

/// A distance in words: metres, and kilometres from ten of them on.
fn distance(ctx: &Context, metres: f64) -> String {
    let (unit, number) = if metres > 10_000.0 {
        ("km", format!("{:.1}", metres / 1e3))
    } else {
        ("m", format!("{metres:.0}"))
    };
    ctx.message("area-distance", &[("unit", unit.into()), ("number", number.into())])
}

fn table(placed: &[(&Survey, Placement)]) -> Table {
    let keys = ["site", "area", "placed_by", "trouble", "stated", "found", "metres", "cause"];
    let mut table = Table::new(&keys);
    for (survey, placement) in placed {
        let text = |id: Option<String>| Cell::new(id.clone().unwrap_or_default(), id);
        let number = |metres: Option<f64>| {
            let rounded = metres.map(|m| (m * 10.0).round() / 10.0);
            Cell::new(
                rounded.map(|m| m.to_string()).unwrap_or_default(),
                rounded.map_or(Value::Null, Value::from),
            )
        };
        let (trouble, stated, found, metres, cause): (&str, _, Option<String>, _, Option<Cause>) =
            match &placement.trouble {
                Some(Trouble::NoCode { stated }) => ("no-code", Some(stated.clone()), None, None, None),
                Some(Trouble::Border { areas }) => {
                    let areas: Vec<String> = areas.iter().map(ToString::to_string).collect();
                    ("border", None, Some(areas.join(" ")), None, None)
                }
                Some(Trouble::Outside { nearest, metres, stated, cause, .. }) => {
                    let stated = stated.map(|s| s.to_string());
                    ("outside", stated, Some(nearest.to_string()), Some(*metres), Some(*cause))
                }
                Some(Trouble::Elsewhere { stated, found, metres, cause }) => {
                    ("elsewhere", Some(stated.to_string()), Some(found.to_string()), *metres, Some(*cause))
                }
                None => ("", None, None, None, None),
            };
        table.rows.push(vec![
            survey.site.id.as_str().into(),
            text(placement.area.as_ref().map(ToString::to_string)),
            Cell::new("", placement.by.and_then(|b| serde_json::to_value(b).ok()).unwrap_or(Value::Null)),
            trouble.into(),
            text(stated),
            text(found),
            number(metres),
            text(cause.map(|c| c.as_str().to_owned())),
        ]);
    }
    table
}
