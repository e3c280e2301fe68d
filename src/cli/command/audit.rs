//! `tantu audit`, the main job: records in; reports, findings, barriers and a map out.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;
use tantu::assessment::Assessment;
use tantu::checklist::Impact;
use tantu::diag::{Code, Diagnostic};
use tantu::export::{Exporter, Look};

use crate::args::{Gate, Judging};
use crate::deliver::{Wanted, batch, named};
use crate::exit;
use crate::files::{self, Folder};
use crate::judge::Judged;
use crate::naming::free_names;
use crate::output::{Context, Trouble};
use crate::page::{Cell, Format, Table, marked};
use crate::press::Print;
use crate::progress::Progress;

/// Judges records and writes everything to a folder.
#[derive(Debug, clap::Args)]
pub(crate) struct Audit {
    #[command(flatten)]
    judging: Judging,
    #[command(flatten)]
    print: Print,
    /// Where to
    #[arg(long, short, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    out: PathBuf,
    #[command(flatten)]
    gate: Gate,
    /// Only these
    #[arg(long, value_enum, value_delimiter = ',', default_value = "pdf,html,json,csv,geojson")]
    format: Vec<Kind>,
    /// Replace
    #[arg(long)]
    force: bool,
}

/// What can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Kind {
    Pdf,
    Html,
    Json,
    Csv,
    Geojson,
    Xlsx,
    Earl,
}

/// One file to write.
struct Output<'a> {
    name: String,
    format: &'static dyn Exporter,
    /// The one site that it is about, or all.
    only: Option<&'a Assessment>,
}

impl Audit {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        // Taken first: a folder that refuses must not cost an hour of work.
        let folder = Folder::take(&self.out, self.force)?;
        let press = self.print.press(ctx)?;
        let mut judged = self.judging.judge(ctx)?.need_some()?;
        judged.press = press;
        let outputs = self.outputs(&judged)?;
        let progress = Progress::new(ctx, "cli-progress-write", outputs.len());
        let full = AtomicBool::new(false);
        let done: Vec<anyhow::Result<Vec<Diagnostic>>> = outputs
            .par_iter()
            .map(|output| {
                if full.load(Ordering::Relaxed) {
                    return Ok(Vec::new());
                }
                let notes = write(ctx, &judged, output, &folder, self.force);
                // Where one file has no room, the next has none either.
                full.fetch_or(notes.as_ref().is_err_and(is_refusal), Ordering::Relaxed);
                progress.step();
                notes
            })
            .collect();
        drop(progress);
        let mut failed = false;
        for notes in done {
            match notes {
                Ok(notes) => ctx.report_notes(&notes),
                Err(error) => {
                    failed = true;
                    ctx.complain(&error);
                }
            }
        }
        if failed {
            return Ok(exit::FAILED);
        }
        let text = summary(ctx, &judged, &folder, &outputs);
        ctx.print(&marked(ctx, Format::Human, judged.is_internal(), text))?;
        Ok(judged.exit(Some(&self.gate)))
    }

    fn outputs<'a>(&self, judged: &'a Judged) -> anyhow::Result<Vec<Output<'a>>> {
        let internal = if judged.is_internal() { ".internal" } else { "" };
        let mut outputs = Vec::new();
        let whole = [
            (Kind::Json, "findings", "json", "json"),
            (Kind::Csv, "barriers", "barriers", "csv"),
            (Kind::Geojson, "map", "geojson", "geojson"),
            (Kind::Xlsx, "findings", "xlsx", "xlsx"),
            (Kind::Earl, "findings", "earl", "jsonld"),
        ];
        for (kind, name, format, ending) in whole {
            if self.format.contains(&kind) {
                let name = format!("{name}{internal}.{ending}");
                outputs.push(Output { name, format: named(format)?, only: None });
            }
        }
        let release = judged.release();
        let names = free_names(release.assessments().iter().copied());
        for (assessment, name) in release.assessments().iter().zip(names) {
            for (kind, format) in [(Kind::Pdf, "pdf"), (Kind::Html, "html")] {
                if self.format.contains(&kind) {
                    let name = format!("{name}{internal}.{format}");
                    outputs.push(Output { name, format: named(format)?, only: Some(assessment) });
                }
            }
        }
        Ok(outputs)
    }
}

/// Returns true for an error of the place that is written to.
fn is_refusal(error: &anyhow::Error) -> bool {
    let trouble = error.downcast_ref::<Trouble>();
    trouble.is_some_and(|t| t.0.iter().any(|d| d.code == Code::OutputUnwritable))
}

fn write(
    ctx: &Context,
    judged: &Judged,
    output: &Output<'_>,
    folder: &Folder,
    force: bool,
) -> anyhow::Result<Vec<Diagnostic>> {
    let whole = judged.release();
    let one = output.only.map(|assessment| whole.only(assessment));
    let batch = batch(ctx, judged, one.as_ref().unwrap_or(&whole), Look::Plain, Wanted::default());
    files::write(&folder.join(&output.name), force, |out| Ok(output.format.write(&batch, out)?))
}

/// The most sites that the screen lists; the files have all.
const LISTED: usize = 40;

fn summary(ctx: &Context, judged: &Judged, folder: &Folder, outputs: &[Output<'_>]) -> String {
    let release = judged.release();
    let sites = release.assessments();
    let mut table =
        Table::new(&["site", "label", "grade", "score", "tested", "critical", "serious", "lesser"]);
    for assessment in sites.iter().take(LISTED) {
        table.rows.push(row(ctx, assessment));
    }
    let mut text = String::new();
    if !table.rows.is_empty() {
        text += &if ctx.plain { table.plain(ctx) } else { table.columns(ctx) };
    }
    if sites.len() > LISTED {
        text += &ctx.message("cli-audit-more", &[("count", (sites.len() - LISTED).into())]);
        text.push('\n');
    }
    if let Some(homes) = release.homes()
        && let (Some(count), Some(low), Some(high)) = (homes.count, homes.mean_low, homes.mean_high)
    {
        let args = [("count", count.into()), ("low", percent(low).into()), ("high", percent(high).into())];
        text += &ctx.message("cli-audit-homes", &args);
        text.push('\n');
    }
    // A site's PDF and its HTML are one report.
    let sites: BTreeSet<usize> =
        outputs.iter().filter_map(|o| o.only).map(|a| std::ptr::from_ref(a).addr()).collect();
    let reports = sites.len();
    let names: Vec<&str> = outputs.iter().filter(|o| o.only.is_none()).map(|o| o.name.as_str()).collect();
    let args = [
        ("folder", folder.path().display().to_string().into()),
        ("names", names.join(", ").into()),
        ("reports", reports.into()),
    ];
    text += &ctx.message("cli-audit-written", &args);
    text.push('\n');
    text
}

fn row(ctx: &Context, assessment: &Assessment) -> Vec<Cell> {
    let total = &assessment.scores.total;
    let count = |wanted: &dyn Fn(Impact) -> bool| {
        let barriers = assessment.barriers.iter().map(|b| &assessment.findings[b.finding]);
        barriers.filter(|f| wanted(assessment.rule(f).impact)).count()
    };
    let grade = assessment.scores.grade.as_ref().map_or_else(|| ctx.word("cli-no-grade"), |g| g.id.clone());
    let range = ctx.message(
        "cli-score",
        &[
            ("has_score", if total.score.is_some() { "yes" } else { "no" }.into()),
            ("score", total.score.map(percent).unwrap_or_default().into()),
            ("low", percent(total.low).into()),
            ("high", percent(total.high).into()),
        ],
    );
    let label = &assessment.survey.site.label;
    vec![
        assessment.survey.site.id.as_str().into(),
        label.as_str().into(),
        grade.as_str().into(),
        range.as_str().into(),
        percent(total.tested).as_str().into(),
        count(&|i| i == Impact::Critical).into(),
        count(&|i| i == Impact::Serious).into(),
        count(&|i| i < Impact::Serious).into(),
    ]
}

/// Rounds for the screen; the files have every digit.
fn percent(share: f64) -> String {
    format!("{:.0}%", share * 100.0)
}
