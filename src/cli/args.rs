//! The options of the command. Their words are the Fluent messages `cli-…`, which [`crate::help`]
//! puts in; the doc comments here are for those who read the code.

use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Parser, ValueEnum};
use jiff::civil::Date;
use tantu::checklist::{AsOf, BadAsOf, Impact};
use tantu::compare::Since;
use tantu::export::Paper;
use tantu::finding::Decision;
use tantu::lang::Lang;
use tantu::model::Model;
use tantu::privacy::Threshold;
use tantu::quantity::System;

use crate::command::Command;

/// Audit the accessibility of facilities and homes
#[derive(Debug, Parser)]
#[command(
    name = "tantu",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 100
)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command takes.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Global {
    /// Language
    #[arg(long, global = true, value_enum)]
    pub(crate) lang: Option<LangName>,
    /// Units
    #[arg(long, global = true, value_enum)]
    pub(crate) units: Option<UnitsName>,
    /// Folder of checklists
    #[arg(long, global = true, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    pub(crate) checklists: Vec<PathBuf>,
    /// Colours
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: ColorWhen,
    /// One sentence a line
    #[arg(long, global = true)]
    pub(crate) plain: bool,
    /// Errors only
    #[arg(long, short, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// More talk
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,
    /// Help
    #[arg(long, short, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Version
    #[arg(long, short = 'V', action = ArgAction::Version)]
    version: Option<bool>,
}

/// Which thresholds there are, in figures.
pub(crate) const LEAST_HOMES: &str = "5 … 1000000";

/// What the commands that judge records take.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Judging {
    /// Records or folders
    #[arg(required = true, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    pub(crate) paths: Vec<PathBuf>,
    /// Profile
    #[arg(long, short, value_name = "PROFILE")]
    pub(crate) profile: Option<String>,
    /// Decision rule
    #[arg(long, value_enum, value_name = "RULE")]
    pub(crate) decision: Option<DecisionName>,
    /// The day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<Date>,
    /// Edition
    #[arg(long, value_name = "WHEN")]
    pub(crate) as_of: Option<AsOfName>,
    /// The office's changes
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) tailor: Option<PathBuf>,
    /// What the columns mean
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) mapping: Option<PathBuf>,
    /// Homes too
    #[arg(long)]
    pub(crate) internal: bool,
    /// Fewest homes of a figure
    #[arg(long, value_name = "N", value_parser = threshold)]
    pub(crate) least_homes: Option<Threshold>,
    /// Scoring models
    #[arg(long, value_name = "MODEL", value_parser = model_parser(), value_delimiter = ',', default_value = "tantu")]
    pub(crate) model: Vec<Model>,
    /// What is stated for a model
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(crate) model_parameters: Option<PathBuf>,
}

/// Reads a threshold, or says which there are.
fn threshold(number: &str) -> Result<Threshold, String> {
    number.parse().ok().and_then(Threshold::new).ok_or_else(|| LEAST_HOMES.to_owned())
}

/// Returns the parser of the names of scoring models.
fn model_parser() -> impl TypedValueParser<Value = Model> {
    let names = PossibleValuesParser::new(Model::ALL.map(Model::as_str));
    names.map(|name| Model::ALL.into_iter().find(|m| m.as_str() == name).unwrap_or(Model::Tantu))
}

/// When findings make the exit code 1.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Gate {
    /// Impact that counts
    #[arg(long, value_enum, value_name = "IMPACT", default_value = "serious")]
    pub(crate) fail_on: ImpactName,
    /// Always 0
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

/// By which edition: of today, or one that the library can name without a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AsOfName {
    Today,
    Named(AsOf),
}

impl FromStr for AsOfName {
    type Err = BadAsOf;

    fn from_str(word: &str) -> Result<Self, BadAsOf> {
        if word == "today" { Ok(Self::Today) } else { word.parse().map(Self::Named) }
    }
}

macro_rules! names {
    ($(#[$doc:meta])* $name:ident for $of:ty { $($variant:ident = $value:expr,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
        pub(crate) enum $name { $($variant,)+ }

        impl From<$name> for $of {
            fn from(name: $name) -> Self {
                match name { $($name::$variant => $value,)+ }
            }
        }
    };
}

names! {
    /// The names of the languages.
    LangName for Lang { Zh = Lang::Zh, En = Lang::En, }
}
names! {
    /// The names of the papers.
    PaperName for Paper { A4 = Paper::A4, Letter = Paper::Letter, }
}
names! {
    /// The names of the systems of units.
    UnitsName for System { Metric = System::Metric, Us = System::UsCustomary, }
}
names! {
    /// The names of the decision rules.
    DecisionName for Decision {
        Simple = Decision::Simple, Guarded = Decision::Guarded, Strict = Decision::Strict,
    }
}
names! {
    /// The names of the impacts.
    ImpactName for Impact {
        Minor = Impact::Minor, Moderate = Impact::Moderate,
        Serious = Impact::Serious, Critical = Impact::Critical,
    }
}
names! {
    /// Which earlier visit a comparison starts from.
    SinceName for Since { Previous = Since::Previous, First = Since::First, }
}
names! {
    /// When to colour.
    ColorWhen for anstream::ColorChoice {
        Auto = anstream::ColorChoice::Auto,
        Always = anstream::ColorChoice::Always,
        Never = anstream::ColorChoice::Never,
    }
}
