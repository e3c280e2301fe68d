//! `tantu conformance`: the cases of the clauses, for any program that judges by them.

mod export;
mod run;

use tantu::checklist::{Catalog, StandardId};
use tantu::diag::Code;

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
    let Some(name) = name else { return Ok(None) };
    if let Some(standard) = catalog.standard(name) {
        return Ok(Some(standard.id.clone()));
    }
    let known: Vec<&str> = catalog.standards().iter().map(|s| s.id.as_str()).collect();
    let unknown = tantu::document::unknown(Code::ChecklistUnknownReference, "name", name, &known);
    Err(unknown.with("what", "standard").into())
}
