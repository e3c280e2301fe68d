//! `tantu help`: the long help of a command.

use crate::output::Context;
use crate::{exit, help};

/// Prints the long help of a command.
#[derive(Debug, clap::Args)]
pub(crate) struct Help {
    /// The command
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

impl Help {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let (_, mut command) = help::find(help::built(ctx.lang), &self.command)?;
        ctx.print(&format!("{}\n", help::finished(&command.render_long_help(), ctx.lang)))?;
        Ok(exit::CLEAN)
    }
}
