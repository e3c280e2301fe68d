//! Help in two languages: the tree of commands, with its words from the Fluent messages `cli-…`.
//!
//! A command `checklist lint` has the message `cli-checklist-lint` with the attributes `.long` and
//! `.examples`; its argument `paths` has `cli-checklist-lint-paths`; what all commands take is
//! `cli-global-…`, what all judging commands take `cli-judging-…`,
//! what all commands on coverage take `cli-serving-…`. A command's own message wins.

use std::io::Write as _;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};
use tantu::diag::{Code, Diagnostic};
use tantu::document::unknown;
use tantu::lang::{self, Lang};

use crate::args::Args;
use crate::exit;
use crate::output::Trouble;

/// Returns the tree of commands with its words in a language.
pub(crate) fn command(lang: Lang) -> Command {
    localised(Args::command(), lang, "cli")
}

/// Returns the tree with everything in it that parsing would add.
pub(crate) fn built(lang: Lang) -> Command {
    let mut root = command(lang);
    root.build();
    root
}

/// Returns a command of the tree, and its name such as `tantu-checklist-lint`.
pub(crate) fn find(root: Command, path: &[String]) -> Result<(String, Command), Trouble> {
    let mut name = root.get_name().to_owned();
    let mut found = root;
    for word in path {
        let Some(next) = found.find_subcommand(word) else {
            let known: Vec<&str> = found.get_subcommands().map(Command::get_name).collect();
            return Err(unknown(Code::UnknownCommand, "command", word, &known).into());
        };
        name = format!("{name}-{word}");
        found = next.clone();
    }
    Ok((name, found))
}

/// Prints help or an error of the command line; returns the exit code.
pub(crate) fn answer(error: &clap::Error, lang: Lang) -> u8 {
    if !error.use_stderr() {
        // Whoever closed the pipe has read enough.
        let _ = writeln!(anstream::stdout(), "{}", finished(&error.render(), lang));
        return exit::CLEAN;
    }
    let diagnostic = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            Some(misspelt(error, Code::UnknownCommand, "command", ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => {
            Some(misspelt(error, Code::UnknownOption, "option", ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => Some(
            Diagnostic::error(Code::OptionValue)
                .with("option", context(error, ContextKind::InvalidArg))
                .with("value", context(error, ContextKind::InvalidValue))
                .with("known", context(error, ContextKind::ValidValue))
                .with("has_known", yes(!context(error, ContextKind::ValidValue).is_empty())),
        ),
        ErrorKind::MissingRequiredArgument => Some(
            Diagnostic::error(Code::OptionMissing).with("option", context(error, ContextKind::InvalidArg)),
        ),
        ErrorKind::ArgumentConflict => Some(
            Diagnostic::error(Code::OptionConflict)
                .with("option", context(error, ContextKind::InvalidArg))
                .with("other", context(error, ContextKind::PriorArg)),
        ),
        _ => None,
    };
    match diagnostic {
        Some(diagnostic) => {
            let mut err = anstream::AutoStream::auto(std::io::stderr()).lock();
            let _ = writeln!(err, "{}", diagnostic.render(lang, true));
        }
        None => _ = writeln!(anstream::stderr(), "{}", finished(&error.render(), lang)),
    }
    exit::FAILED
}

fn misspelt(error: &clap::Error, code: Code, name: &'static str, kind: ContextKind) -> Diagnostic {
    let word = context(error, kind);
    let suggested = match kind {
        ContextKind::InvalidSubcommand => ContextKind::SuggestedSubcommand,
        _ => ContextKind::SuggestedArg,
    };
    let suggestion = context(error, suggested);
    let found = Diagnostic::error(code).with(name, word);
    found
        .with("has_suggestion", yes(!suggestion.is_empty()))
        .with("suggestion", suggestion)
        .with("known", "--help")
}

/// Returns help as text with escapes, its last fixed word put into the language.
pub(crate) fn finished(help: &StyledStr, lang: Lang) -> String {
    let text = help.ansi().to_string().replace("[OPTIONS]", &lang::word(lang, "cli-value-options"));
    text.trim_end().to_owned()
}

fn yes(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

/// Returns what an error says of a kind, as words with commas between them.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(list)) => list.join(", "),
        _ => String::new(),
    }
}

fn localised(command: Command, lang: Lang, id: &str) -> Command {
    let find = |name: &str| lang::find(lang, name, &[]);
    let mut command = command.next_help_heading(lang::word(lang, "cli-heading-options"));
    if let Some(about) = find(id) {
        let more = find(&format!("{id}.long")).map(|more| format!("{about}\n\n{more}"));
        command = command.long_about(more.unwrap_or_else(|| about.clone())).about(about);
    }
    let mut after = Vec::new();
    if let Some(examples) = find(&format!("{id}.examples")) {
        after.push(format!("{}\n{}", lang::word(lang, "cli-heading-examples"), indented(&examples)));
    }
    if id == "cli" || command.get_arguments().any(|a| a.get_id() == "fail_on") {
        after.push(format!("{}\n{}", lang::word(lang, "cli-heading-exit"), indented(&exit_codes(lang))));
    }
    if !after.is_empty() {
        command = command.after_long_help(after.join("\n\n"));
    }
    let names: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
    for name in names {
        let words = argument_words(lang, id, &name);
        command = command.mut_arg(&name, |arg| argument(arg, lang, words));
    }
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    for name in names {
        let below = format!("{id}-{name}");
        command = command.mut_subcommand(&name, |sub| localised(sub, lang, &below));
    }
    if command.has_subcommands() {
        command = command
            .arg_required_else_help(true)
            .subcommand_value_name(lang::word(lang, "cli-value-command"))
            .subcommand_help_heading(lang::word(lang, "cli-heading-commands"));
    }
    command.help_template(template(lang))
}

/// Returns the short and the long words of an argument.
fn argument_words(lang: Lang, command: &str, name: &str) -> (String, Option<String>) {
    let name = name.replace('_', "-");
    // What hangs on the root is for all commands: `cli-help` is the command of that name.
    let first = if command == "cli" { "cli-global" } else { command };
    for owner in [first, "cli-areas", "cli-judging", "cli-serving", "cli-global"] {
        let id = format!("{owner}-{name}");
        if let Some(words) = lang::find(lang, &id, &[]) {
            return (words, lang::find(lang, &format!("{id}.long"), &[]));
        }
    }
    (format!("{command}-{name}"), None)
}

fn argument(arg: Arg, lang: Lang, (short, more): (String, Option<String>)) -> Arg {
    let heading = if arg.is_positional() {
        "cli-heading-arguments"
    } else if arg.is_global_set() || matches!(arg.get_action(), ArgAction::Help | ArgAction::Version) {
        "cli-heading-global"
    } else {
        "cli-heading-options"
    };
    let mut notes = String::new();
    let default: Vec<_> = arg.get_default_values().iter().map(|v| v.to_string_lossy()).collect();
    if !default.is_empty() && arg.get_action().takes_values() {
        notes += &lang::message(lang, "cli-note-default", &[("value", default.join(", ").into())]);
    }
    let values: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|v| !v.is_hide_set())
        .map(|v| v.get_name().to_owned())
        .collect();
    if !values.is_empty() && arg.get_action().takes_values() {
        notes += &lang::message(lang, "cli-note-values", &[("values", values.join(", ").into())]);
    }
    let words = |text: &str| format!("{text}{notes}");
    let takes = arg.get_action().takes_values();
    let names: Vec<String> = match arg.get_value_names() {
        Some(names) => names.iter().map(ToString::to_string).collect(),
        None => vec![arg.get_id().to_string()],
    };
    let names = names.iter().map(|name| {
        let id = format!("cli-value-{}", name.to_lowercase().replace('_', "-"));
        lang::find(lang, &id, &[]).unwrap_or_else(|| name.clone())
    });
    let arg = if takes { arg.value_names(names.collect::<Vec<_>>()) } else { arg };
    let arg = arg.help(words(&short)).hide_default_value(takes).hide_possible_values(takes);
    let arg = match more {
        Some(more) => arg.long_help(format!("{}\n\n{more}", words(&short))),
        None => arg,
    };
    arg.help_heading(lang::word(lang, heading))
}

fn exit_codes(lang: Lang) -> String {
    let line = |code: u8, id: &str| format!("{code}  {}", lang::word(lang, id));
    [
        line(exit::CLEAN, "cli-exit-clean"),
        line(exit::FOUND, "cli-exit-found"),
        line(exit::FAILED, "cli-exit-failed"),
    ]
    .join("\n")
}

fn indented(text: &str) -> String {
    text.lines()
        .map(|l| if l.is_empty() { String::new() } else { format!("  {l}") })
        .collect::<Vec<_>>()
        .join("\n")
}

fn template(lang: Lang) -> String {
    format!(
        "{{before-help}}{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        lang::word(lang, "cli-heading-usage")
    )
}
