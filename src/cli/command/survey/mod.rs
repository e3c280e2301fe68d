//! `tantu survey`: helps to write records.

mod new;

use crate::output::Context;

/// What to do with records.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Survey {
    /// Writes a blank record
    New(new::New),
}

impl Survey {
    /// Does it; returns the exit code.
    pub(crate) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        match self {
            Self::New(new) => new.run(ctx),
        }
    }
}
