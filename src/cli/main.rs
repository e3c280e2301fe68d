//! The command `tantu`: the only place with files, clock and terminal.
//!
//! A command is a file in `command/`; it returns an exit code or an error, and prints its errors
//! nowhere but here.

mod areas;
mod args;
mod catalog;
mod command;
mod deliver;
mod exit;
mod files;
mod fonts;
mod help;
mod inputs;
mod judge;
mod map_page;
mod misplaced;
mod naming;
mod output;
mod page;
mod press;
mod progress;
mod serving;
mod settings;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

use crate::args::Args;
use crate::output::{Context, is_broken_pipe};
use crate::settings::Settings;

fn main() -> ExitCode {
    let raw: Vec<OsString> = std::env::args_os().collect();
    let lang = settings::early_lang(&raw);
    let matches = help::command(lang).try_get_matches_from(&raw);
    let args = match matches.and_then(|m| Args::from_arg_matches(&m)) {
        Ok(args) => args,
        Err(error) => return ExitCode::from(help::answer(&error, lang)),
    };
    let (settings, trouble) = match Settings::read(&args.global) {
        Ok(settings) => (settings, None),
        Err(trouble) => (Settings { lang, ..Settings::default() }, Some(trouble)),
    };
    let ctx = Context::new(&args.global, settings);
    let done = match trouble {
        Some(trouble) => Err(trouble.into()),
        None => args.command.run(&ctx),
    };
    ExitCode::from(done.unwrap_or_else(|error| failed(&ctx, &error)))
}

/// Says why a command could not do its work; returns the exit code.
fn failed(ctx: &Context, error: &anyhow::Error) -> u8 {
    if is_broken_pipe(error) {
        return exit::CLEAN;
    }
    ctx.complain(error);
    exit::FAILED
}
