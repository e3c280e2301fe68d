//! `tantu conformance run`: judges every case, or compares what another program made of them.

use std::fmt::Write as _;
use std::path::PathBuf;

use tantu::conformance::{Report, Results, Suite};
use tantu::diag::Source;

use crate::output::{Context, Trouble};
use crate::{catalog, exit, files};

/// Judges the cases, or compares results.
#[derive(Debug, clap::Args)]
pub(crate) struct Run {
    /// The results of another program
    #[arg(value_name = "RESULTS", value_hint = clap::ValueHint::FilePath)]
    results: Option<PathBuf>,
    /// Only one standard
    #[arg(long, value_name = "ID")]
    standard: Option<String>,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// How the comparison is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
}

impl Run {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = catalog::load(ctx)?;
        let standard = super::standard(&catalog, self.standard.as_deref())?;
        let results = match &self.results {
            Some(path) => {
                let text = files::text(path).map_err(Trouble::one)?;
                Results::read(&Source::new(path.display().to_string(), text)).map_err(Trouble)?
            }
            None => Results::own(&catalog),
        };
        let report = Report::of(&Suite::of(&catalog, None), standard.as_ref(), &results);
        match self.format {
            Format::Human => ctx.print(&human(ctx, &report))?,
            Format::Json => ctx.print(&format!("{}\n", serde_json::to_string_pretty(&report)?))?,
        }
        Ok(if report.conforms() { exit::CLEAN } else { exit::FOUND })
    }
}

fn human(ctx: &Context, report: &Report) -> String {
    let mut text = String::new();
    for difference in &report.differing {
        let args = [
            ("case", difference.case.as_str().into()),
            ("clause", difference.clause.as_str().into()),
            ("given", difference.given.as_str().into()),
            ("expected", difference.expected.title(ctx.lang).into()),
            ("found", difference.found.title(ctx.lang).into()),
        ];
        let _ = writeln!(text, "{}", ctx.message("cli-conformance-differs", &args));
    }
    for (message, cases) in
        [("cli-conformance-lacks", &report.missing), ("cli-conformance-unknown", &report.unknown)]
    {
        for case in cases {
            let _ = writeln!(text, "{}", ctx.message(message, &[("case", case.as_str().into())]));
        }
    }
    if report.same_edition == Some(false) {
        let _ = writeln!(text, "{}", ctx.word("cli-conformance-edition"));
    }
    if !ctx.quiet || !report.conforms() {
        let args = [
            ("name", report.implementation.name.as_str().into()),
            ("cases", report.cases.into()),
            ("agreed", report.agreed.into()),
            ("differing", report.differing.len().into()),
            ("missing", report.missing.len().into()),
            ("unknown", report.unknown.len().into()),
        ];
        let _ = writeln!(text, "{}", ctx.message("cli-conformance-counts", &args));
    }
    text
}
