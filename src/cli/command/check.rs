//! `tantu check`: findings and scores on the standard output.

use std::path::Path;

use crate::args::{Gate, Judging};
use crate::deliver;
use crate::output::Context;

/// Judges records and shows what was found.
#[derive(Debug, clap::Args)]
pub(crate) struct Check {
    #[command(flatten)]
    judging: Judging,
    #[command(flatten)]
    gate: Gate,
    /// Format
    #[arg(long, value_parser = ["human", "json", "jsonl"], default_value = "human")]
    format: String,
}

impl Check {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let format = deliver::named(&self.format)?;
        let judged = self.judging.judge(ctx)?.need_some()?;
        deliver::deliver(ctx, &judged, format, Path::new("-"), false, deliver::Wanted::default())?;
        Ok(judged.exit(Some(&self.gate)))
    }
}
