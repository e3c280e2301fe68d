//! `tantu area`: records by area.

mod check;
mod rollup;

use crate::output::Context;

/// What to do with areas.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Area {
    /// Every measure by area
    Rollup(rollup::Rollup),
    /// What is not where it should be
    Check(check::Check),
}

impl Area {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        match self {
            Self::Rollup(command) => command.run(ctx),
            Self::Check(command) => command.run(ctx),
        }
    }
}
