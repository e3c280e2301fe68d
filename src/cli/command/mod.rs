//! The commands, one file each. To add one, write its file and add its variant here.

mod agreement;
mod area;
mod audit;
mod check;
mod checklist;
mod completions;
mod conformance;
mod coverage;
mod explain;
mod help;
mod lot;
mod man;
mod map;
mod report;
mod survey;

use crate::output::Context;

/// What to do.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Judges records and writes everything
    Audit(audit::Audit),
    /// Judges records and shows what was found
    Check(check::Check),
    /// Writes one document
    Report(report::Report),
    /// Writes a map
    Map(map::Map),
    /// Counts who lives within reach
    Coverage(coverage::Coverage),
    /// Accepts by lots
    Lot(lot::Lot),
    /// Compares two inspectors
    Agreement(agreement::Agree),
    /// Rolls up by area
    #[command(subcommand)]
    Area(area::Area),
    /// Explains a rule
    Explain(explain::Explain),
    /// Looks at checklists
    #[command(subcommand)]
    Checklist(checklist::Checklist),
    /// Holds programs to the cases of the clauses
    #[command(subcommand)]
    Conformance(conformance::Conformance),
    /// Helps to write records
    #[command(subcommand)]
    Survey(survey::Survey),
    /// Prints a completion script
    Completions(completions::Completions),
    /// Prints manual pages
    Man(man::Man),
    /// Prints help
    Help(help::Help),
}

impl Command {
    /// Does it; returns the exit code.
    pub(crate) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        match self {
            Self::Audit(command) => command.run(ctx),
            Self::Check(command) => command.run(ctx),
            Self::Report(command) => command.run(ctx),
            Self::Map(command) => command.run(ctx),
            Self::Coverage(command) => command.run(ctx),
            Self::Lot(command) => command.run(ctx),
            Self::Agreement(command) => command.run(ctx),
            Self::Area(command) => command.run(ctx),
            Self::Explain(command) => command.run(ctx),
            Self::Checklist(command) => command.run(ctx),
            Self::Conformance(command) => command.run(ctx),
            Self::Survey(command) => command.run(ctx),
            Self::Completions(command) => command.run(ctx),
            Self::Man(command) => command.run(ctx),
            Self::Help(command) => command.run(ctx),
        }
    }
}
