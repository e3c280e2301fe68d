//! `tantu checklist`: looks at checklists and proves them.

mod lint;

use crate::output::Context;

/// What to do with checklists.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Checklist {
    /// Proves checklist files
    Lint(lint::Lint),
}

impl Checklist {
    /// Does it; returns the exit code.
    pub(crate) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        match self {
            Self::Lint(lint) => lint.run(ctx),
        }
    }
}
