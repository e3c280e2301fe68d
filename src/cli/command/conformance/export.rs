//! `tantu conformance export`: the suite as JSON or CSV.

use std::path::PathBuf;

use tantu::conformance::{Suite, csv};

use crate::output::Context;
use crate::{catalog, exit, files};

/// Writes the suite.
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// Format
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Only one standard
    #[arg(long, value_name = "ID")]
    standard: Option<String>,
    /// Where to
    #[arg(long, short, value_name = "FILE", default_value = "-", value_hint = clap::ValueHint::FilePath)]
    output: PathBuf,
    /// Replace
    #[arg(long)]
    force: bool,
}

/// How the suite is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Json,
    Csv,
}

impl Export {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = catalog::load(ctx)?;
        let standard = super::standard(&catalog, self.standard.as_deref())?;
        let suite = Suite::of(&catalog, standard.as_ref());
        let ends_in_csv = self.output.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv"));
        let format = self.format.unwrap_or(if ends_in_csv { Format::Csv } else { Format::Json });
        let content = match format {
            Format::Json => format!("{}\n", serde_json::to_string_pretty(&suite)?).into_bytes(),
            Format::Csv => csv(&suite),
        };
        if self.output.as_os_str() == "-" {
            Context::data(|out| Ok(out.write_all(&content)?))?;
        } else {
            files::write(&self.output, self.force, |out| Ok(out.write_all(&content)?))?;
            ctx.say("cli-written", &[("file", self.output.display().to_string().into())]);
        }
        Ok(exit::CLEAN)
    }
}
