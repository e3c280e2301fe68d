//! `tantu report`: one document over all records.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;

use crate::args::Judging;
use crate::deliver;
use crate::output::Context;
use crate::press::Print;

/// Writes one document over all records.
#[derive(Debug, clap::Args)]
pub(crate) struct Report {
    #[command(flatten)]
    judging: Judging,
    #[command(flatten)]
    print: Print,
    /// Where to
    #[arg(long, short, value_name = "FILE", default_value = "-", value_hint = clap::ValueHint::FilePath)]
    output: PathBuf,
    /// Format
    #[arg(long, value_parser = PossibleValuesParser::new(deliver::names()))]
    format: Option<String>,
    /// Replace
    #[arg(long)]
    force: bool,
}

impl Report {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let format = deliver::format_of(self.format.as_deref(), &self.output, "pdf")?;
        deliver::check(format, &self.output, self.judging.internal, self.force)?;
        let press = self.print.press(ctx)?;
        let mut judged = self.judging.judge(ctx)?.need_some()?;
        judged.press = press;
        deliver::deliver(ctx, &judged, format, &self.output, self.force)?;
        Ok(judged.exit(None))
    }
}
