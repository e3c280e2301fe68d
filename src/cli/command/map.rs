//! `tantu map`: sites, items and barriers as points on the earth.

use std::path::PathBuf;

use crate::args::Judging;
use crate::deliver;
use crate::output::Context;

/// Writes sites and barriers as a map.
#[derive(Debug, clap::Args)]
pub(crate) struct Map {
    #[command(flatten)]
    judging: Judging,
    /// Where to
    #[arg(long, short, value_name = "FILE", default_value = "-", value_hint = clap::ValueHint::FilePath)]
    output: PathBuf,
    /// Format
    #[arg(long, value_parser = ["geojson"], default_value = "geojson")]
    format: String,
    /// Replace
    #[arg(long)]
    force: bool,
}

impl Map {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let format = deliver::named(&self.format)?;
        deliver::check(format, &self.output, self.judging.internal, self.force)?;
        let judged = self.judging.judge(ctx)?.need_some()?;
        deliver::deliver(ctx, &judged, format, &self.output, self.force, deliver::Wanted::default())?;
        Ok(judged.exit(None))
    }
}
