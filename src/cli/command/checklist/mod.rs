//! `tantu checklist`: looks at checklists and proves them.

mod export;
mod form;
mod lint;
mod list;
mod measures;
mod show;

use crate::output::Context;

/// What to do with checklists.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Checklist {
    /// Lists what the checklists hold
    List(list::List),
    /// Shows the rules of a profile
    Show(show::Show),
    /// Writes rules in words
    Export(export::Export),
    /// Writes a blank form to print
    Form(form::Form),
    /// Lists measures
    Measures(measures::Measures),
    /// Proves checklist files
    Lint(lint::Lint),
}

impl Checklist {
    /// Does it; returns the exit code.
    pub(crate) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        match self {
            Self::List(list) => list.run(ctx),
            Self::Show(show) => show.run(ctx),
            Self::Export(export) => export.run(ctx),
            Self::Form(form) => form.run(ctx),
            Self::Measures(measures) => measures.run(ctx),
            Self::Lint(lint) => lint.run(ctx),
        }
    }
}
