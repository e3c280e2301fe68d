//! What goes to the terminal: data to the standard output, talk to the standard error.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use anstream::AutoStream;
use tantu::diag::{Code, Diagnostic, Severity};
use tantu::export::Look;
use tantu::lang::{self, Arg, Lang};
use tantu::quantity::{Style, System};

use crate::args::Global;
use crate::settings::Settings;

/// What could not be done, as diagnostics.
#[derive(Debug)]
pub(crate) struct Trouble(pub(crate) Vec<Diagnostic>);

impl Trouble {
    /// Returns the trouble of one diagnostic.
    pub(crate) fn one(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl From<Diagnostic> for Trouble {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::one(diagnostic)
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for diagnostic in &self.0 {
            writeln!(f, "{}", diagnostic.one_line(Lang::En))?;
        }
        Ok(())
    }
}

impl std::error::Error for Trouble {}

/// How a run speaks, and in which language.
#[expect(clippy::struct_excessive_bools, reason = "they are the switches of the command line")]
#[derive(Debug, Clone)]
pub(crate) struct Context {
    /// The language.
    pub(crate) lang: Lang,
    /// The units.
    pub(crate) system: System,
    /// One sentence a line, nothing drawn.
    pub(crate) plain: bool,
    /// The same for diagnostics: only if asked for, since they are drawn for logs too.
    pub(crate) plain_talk: bool,
    /// Errors only.
    pub(crate) quiet: bool,
    /// More talk.
    pub(crate) verbose: bool,
    /// When to colour.
    pub(crate) color: anstream::ColorChoice,
    /// What flags, environment and `tantu.toml` say.
    pub(crate) settings: Settings,
}

impl Context {
    /// Returns the context of the global options and the settings.
    pub(crate) fn new(global: &Global, settings: Settings) -> Self {
        Self {
            lang: settings.lang,
            system: settings.units,
            plain: global.plain || !io::stdout().is_terminal(),
            plain_talk: global.plain,
            quiet: global.quiet,
            verbose: global.verbose,
            color: global.color.into(),
            settings,
        }
    }

    /// Returns how quantities are written.
    pub(crate) fn style(&self) -> Style {
        Style { lang: self.lang, system: self.system }
    }

    /// Returns an interface message.
    pub(crate) fn message(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        lang::message(self.lang, id, args)
    }

    /// Returns an interface word.
    pub(crate) fn word(&self, id: &str) -> String {
        lang::word(self.lang, id)
    }

    /// Says a message on the standard error, unless told to be quiet.
    pub(crate) fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) {
        if !self.quiet {
            self.talk(&self.message(id, args));
        }
    }

    /// Prints a line on the standard error; whoever closed it does not want to read it.
    pub(crate) fn talk(&self, text: &str) {
        let mut err = AutoStream::new(io::stderr(), self.color).lock();
        let _ = writeln!(err, "{text}");
    }

    /// Prints a diagnostic on the standard error; warnings unless told to be quiet.
    pub(crate) fn report(&self, diagnostic: &Diagnostic) {
        if diagnostic.severity == Severity::Error || !self.quiet {
            self.talk(&self.rendered(diagnostic));
        }
    }

    /// Says why something could not be done.
    pub(crate) fn complain(&self, error: &anyhow::Error) {
        match error.downcast_ref() {
            Some(Trouble(diagnostics)) => self.report_all(diagnostics),
            None => self.talk(&format!("{}: {error:#}", self.word("severity-error"))),
        }
    }

    /// Prints what an output could not show. That a photo is not there was said when its record was read.
    pub(crate) fn report_notes(&self, notes: &[Diagnostic]) {
        let known = |d: &&Diagnostic| {
            d.code == Code::ReportPhoto && d.args.contains(&("cause", "missing".to_owned()))
        };
        notes.iter().filter(|d| !known(d)).for_each(|d| self.report(d));
    }

    /// Prints diagnostics on the standard error.
    pub(crate) fn report_all(&self, diagnostics: &[Diagnostic]) {
        for diagnostic in diagnostics {
            self.report(diagnostic);
        }
    }

    /// Returns a diagnostic as it is shown: with its line marked, or in one sentence each if plain was asked for.
    pub(crate) fn rendered(&self, diagnostic: &Diagnostic) -> String {
        if self.plain_talk {
            let help = diagnostic.help(self.lang).map(|h| format!("\n{}: {h}", self.word("severity-help")));
            return format!("{}{}", diagnostic.one_line(self.lang), help.unwrap_or_default());
        }
        // Whether escapes survive is decided by the stream that the text goes to.
        diagnostic.render(self.lang, true)
    }

    /// Returns how many columns the terminal has.
    pub(crate) fn width() -> u16 {
        terminal_size::terminal_size().map_or(80, |(width, _)| width.0)
    }

    /// Returns how text for the terminal looks.
    pub(crate) fn look(&self) -> Look {
        if self.plain {
            return Look::Plain;
        }
        let width = Self::width();
        let choice = match self.color {
            anstream::ColorChoice::Auto => AutoStream::choice(&io::stdout()),
            fixed => fixed,
        };
        Look::Columns { width, colour: choice != anstream::ColorChoice::Never }
    }

    /// Prints text on the standard output, with or without its colours as asked.
    pub(crate) fn print(&self, text: &str) -> anyhow::Result<()> {
        let mut out = AutoStream::new(io::stdout(), self.color).lock();
        out.write_all(text.as_bytes())?;
        out.flush()?;
        Ok(())
    }

    /// Writes data to the standard output as it is.
    pub(crate) fn data<T>(content: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>) -> anyhow::Result<T> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        let done = content(&mut out)?;
        out.flush()?;
        Ok(done)
    }
}

/// Returns true if an error is only that nobody reads on.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|e| {
        let io =
            e.downcast_ref::<io::Error>().or_else(|| match e.downcast_ref::<tantu::formats::ExportError>() {
                Some(tantu::formats::ExportError::Io(io)) => Some(io),
                _ => None,
            });
        io.is_some_and(|io| io.kind() == io::ErrorKind::BrokenPipe)
    })
}
