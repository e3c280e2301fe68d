//! `tantu completions`: scripts that complete commands, options and their values.

use clap_complete::Shell;

use crate::output::Context;
use crate::{exit, help};

/// Prints a completion script.
#[derive(Debug, clap::Args)]
pub(crate) struct Completions {
    /// Shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut help::command(ctx.lang), "tantu", &mut text);
        ctx.print(&String::from_utf8(text)?)?;
        Ok(exit::CLEAN)
    }
}
