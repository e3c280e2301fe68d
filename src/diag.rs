//! Diagnostics: what is wrong with an input, in the user's words, where, and what to do.
//!
//! Every diagnostic has a [`Code`]; its words are the Fluent messages `diag-<code>` with the
//! attributes `.label` (beside the marked place, optional) and `.help` (the remedy).

use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use crate::lang::{self, Arg, Lang};

mod code;
mod source;
mod withheld;

pub use code::Code;
pub use source::Source;

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; the work is complete.
    Warning,
    /// Something of the input was refused.
    Error,
}

/// A place in an input: the line itself is kept, so that it can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it.
    pub file: Arc<str>,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in characters of the text, from 1.
    pub column: usize,
    /// How many characters are meant.
    pub width: usize,
    /// The line itself, shortened around the place if it is very long; empty if it must not be shown.
    pub text: String,
    /// How many characters of the line stand before the text.
    pub skipped: usize,
}

impl Place {
    /// Returns the column in the line of the file, in characters, from 1.
    pub fn line_column(&self) -> usize {
        self.column + self.skipped
    }
}

/// What is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which diagnostic of the catalogue.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What the message names, by Fluent variable.
    pub args: Vec<(&'static str, String)>,
    /// Where, if in a file.
    pub place: Option<Place>,
}

impl Diagnostic {
    /// Returns an error with no place and no arguments.
    pub fn error(code: Code) -> Self {
        Self { code, severity: Severity::Error, args: Vec::new(), place: None }
    }

    /// Returns a warning with no place and no arguments.
    pub fn warning(code: Code) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Returns what is wrong, in one sentence.
    pub fn message(&self, lang: Lang) -> String {
        lang::message(lang, &format!("diag-{}", self.code), &self.fluent())
    }

    /// Returns what to do about it.
    pub fn help(&self, lang: Lang) -> Option<String> {
        lang::find(lang, &format!("diag-{}.help", self.code), &self.fluent()).filter(|s| !s.is_empty())
    }

    fn label(&self, lang: Lang) -> Option<String> {
        lang::find(lang, &format!("diag-{}.label", self.code), &self.fluent())
    }

    fn fluent(&self) -> Vec<(&str, Arg<'_>)> {
        self.args.iter().map(|(k, v)| (*k, Arg::from(v))).collect()
    }

    /// Returns the diagnostic with the marked line, as compilers print it.
    pub fn render(&self, lang: Lang, colour: bool) -> String {
        let message = self.message(lang);
        let label = self.label(lang).unwrap_or_default();
        let help = self.help(lang);
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let name = lang::word(
            lang,
            match self.severity {
                Severity::Error => "severity-error",
                Severity::Warning => "severity-warning",
            },
        );
        let mut group = level.with_name(name).primary_title(&message).id(self.code.id()).elements(
            self.place.as_ref().filter(|p| p.line > 0 && !p.text.is_empty()).map(|place| {
                let start = byte_at(&place.text, place.column.saturating_sub(1));
                let end = byte_at(&place.text, place.column.saturating_sub(1) + place.width.max(1));
                Snippet::source(&place.text)
                    .path(place.file.as_ref())
                    .line_start(place.line)
                    .annotation(AnnotationKind::Primary.span(start..end.max(start)).label(label.as_str()))
            }),
        );
        let file;
        if let Some(place) = self.place.as_ref().filter(|p| p.line == 0 || p.text.is_empty()) {
            file = place.file.to_string();
            let mut origin = annotate_snippets::Origin::path(file.as_str());
            if place.line > 0 {
                origin = origin.line(place.line).char_column(place.line_column());
            }
            group = group.element(origin);
        }
        let help_name = lang::word(lang, "severity-help");
        if let Some(help) = &help {
            group = group.element(Level::HELP.with_name(help_name).message(help.as_str()));
        }
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    /// Returns the diagnostic as one line: `file:line:column: message`.
    pub fn one_line(&self, lang: Lang) -> String {
        let message = self.message(lang);
        match &self.place {
            Some(p) if p.line > 0 => format!("{}:{}:{}: {message}", p.file, p.line, p.line_column()),
            Some(p) => format!("{}: {message}", p.file),
            None => message,
        }
    }
}

fn byte_at(text: &str, chars: usize) -> usize {
    text.char_indices().nth(chars).map_or(text.len(), |(i, _)| i)
}

/// Returns the candidate nearest to `word`, if one is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let slip = |c: &&'a str| {
        let distance = strsim::damerau_levenshtein(word, c);
        (distance <= (c.chars().count().max(3) / 3).max(1)).then_some((distance, *c))
    };
    // A word left out or put in is farther than a slip, but keeps the beginning.
    let kin = |c: &&'a str| {
        let likeness = strsim::jaro_winkler(word, c);
        (likeness >= 0.85).then_some((likeness, *c))
    };
    let slips = candidates.iter().filter_map(slip).min();
    let kins = || candidates.iter().filter_map(kin).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    slips.map(|(_, c)| c).or_else(|| kins().map(|(_, c)| c))
}
