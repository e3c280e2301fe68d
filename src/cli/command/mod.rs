//! The commands, one file each. To add one, write its file and add its variant here.

mod checklist;

use crate::output::Context;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Checklists
    #[command(subcommand)]
    Checklist(checklist::Checklist),
}

impl Command {
    /// Does it; returns the exit code.
    pub(crate) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        match self {
            Self::Checklist(command) => command.run(ctx),
        }
    }
}
