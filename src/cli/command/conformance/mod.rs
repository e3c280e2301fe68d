//! `tantu conformance`: the cases of the clauses, for any program that judges by them.

mod export;
mod run;

use tantu::checklist::{Catalog, StandardId};

use crate::output::{Context, Trouble};

/// What to do with the suite.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Conformance {
    /// Writes the suite
    Export(export::Export),
    /// Judges the cases, or compares results
    Run(run::Run),
}

impl Conformance {
    /// Does it; returns the exit code.
    pub(crate) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        match self {
            Self::Export(export) => export.run(ctx),
            Self::Run(run) => run.run(ctx),
        }
    }
}

/// Returns the standard asked for, if one is.
fn standard(catalog: &Catalog, name: Option<&str>) -> Result<Option<StandardId>, Trouble> {
    name.map(|name| crate::catalog::standard(catalog, name).cloned()).transpose()
}
