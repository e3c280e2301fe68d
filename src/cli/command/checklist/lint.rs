//! `tantu checklist lint`: loads checklist files and judges every case of every rule.

use std::fmt::Write as _;
use std::path::PathBuf;

use tantu::checklist::{Catalog, CatalogFile, LooseEnd, loose_ends};
use tantu::diag::{Code, Diagnostic, Severity, Source};
use tantu::finding::{CaseFailure, check_cases};

use crate::output::{Context, Trouble};
use crate::{catalog, exit};

/// Proves checklist files.
#[derive(Debug, clap::Args)]
pub(crate) struct Lint {
    /// Folders or files
    #[arg(value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    paths: Vec<PathBuf>,
    /// Format
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

/// How problems are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
}

impl Lint {
    pub(super) fn run(mut self, ctx: &Context) -> anyhow::Result<u8> {
        self.paths.splice(0..0, ctx.settings.checklists.iter().cloned());
        let loaded = if self.paths.is_empty() {
            Ok((Catalog::builtin().clone(), Vec::new()))
        } else {
            catalog::read(&self.paths)
        };
        let (problems, loaded) = match loaded {
            Ok((catalog, files)) => {
                let failures = check_cases(&catalog);
                let mut found: Vec<Diagnostic> = failures.iter().map(|f| problem(f, &files)).collect();
                found.extend(loose_ends(&catalog).iter().map(|end| loose(end, &files)));
                (found, Some(catalog))
            }
            // A file that cannot be read is no finding about the checklists.
            Err(trouble) if trouble.0.iter().any(is_unreadable) => return Err(trouble.into()),
            Err(Trouble(problems)) => (problems, None),
        };
        match self.format {
            Format::Human => human(ctx, &problems, loaded.as_deref())?,
            Format::Json => json(ctx, &problems)?,
        }
        let bad = problems.iter().any(|d| d.severity == Severity::Error);
        Ok(if bad { exit::FOUND } else { exit::CLEAN })
    }
}

fn is_unreadable(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code, Code::FileUnreadable | Code::FolderEmpty)
}

fn human(ctx: &Context, problems: &[Diagnostic], catalog: Option<&Catalog>) -> anyhow::Result<()> {
    let mut text = String::new();
    for (at, problem) in problems.iter().enumerate() {
        if ctx.plain {
            text += &problem.one_line(ctx.lang);
            // Once for a run of problems that have the same remedy.
            let help = problem.help(ctx.lang);
            if let Some(help) =
                help.filter(|h| problems.get(at + 1).and_then(|p| p.help(ctx.lang)).as_ref() != Some(h))
            {
                let _ = write!(text, "\n{}: {help}", ctx.word("severity-help"));
            }
        } else {
            text += &ctx.rendered(problem);
            text.push('\n');
        }
        text.push('\n');
    }
    if let Some(catalog) = catalog.filter(|_| !ctx.quiet) {
        let cases: usize = catalog.rules().iter().map(|r| r.cases.len()).sum();
        text += &ctx.message(
            "cli-lint-counts",
            &[
                ("elements", catalog.elements().len().into()),
                ("rules", catalog.rules().len().into()),
                ("cases", cases.into()),
                ("profiles", catalog.profiles().len().into()),
            ],
        );
        text.push('\n');
    }
    if !ctx.quiet || !problems.is_empty() {
        text += &ctx.message("cli-lint-problems", &[("count", problems.len().into())]);
        text.push('\n');
    }
    ctx.print(&text)
}

fn json(ctx: &Context, problems: &[Diagnostic]) -> anyhow::Result<()> {
    let list: Vec<serde_json::Value> = problems
        .iter()
        .map(|d| {
            let place = d.place.as_ref();
            serde_json::json!({
                "code": d.code,
                "severity": d.severity,
                "message": d.message(ctx.lang),
                "help": d.help(ctx.lang),
                "file": place.map(|p| p.file.as_ref()),
                "line": place.map(|p| p.line).filter(|l| *l > 0),
                "column": place.map(|p| p.column).filter(|c| *c > 0),
            })
        })
        .collect();
    let document = serde_json::json!({
        "schema": 1,
        "tool": { "name": "tantu", "version": env!("CARGO_PKG_VERSION") },
        "problems": list,
    });
    ctx.print(&format!("{}\n", serde_json::to_string_pretty(&document)?))
}

/// Returns the diagnostic of a case, at its place in the files that were read.
fn problem(failure: &CaseFailure, files: &[CatalogFile]) -> Diagnostic {
    let found = match &failure.found {
        Ok(outcome) => outcome.to_string(),
        Err(reason) => reason.clone(),
    };
    let diagnostic = Diagnostic::error(Code::ChecklistCase)
        .with("rule", failure.rule.as_str())
        .with("case", (failure.case + 1).to_string())
        .with("expected", failure.expected.to_string())
        .with("found", found);
    let mut sources = files.iter().filter(|f| f.path.starts_with("rules/")).map(|f| &f.source);
    match sources.find_map(|s| Some(s.place(span(s, failure)?))) {
        Some(place) => diagnostic.at(place),
        None => diagnostic,
    }
}

/// Returns the diagnostic of a loose end, at the id of the measure or rule.
fn loose(end: &LooseEnd, files: &[CatalogFile]) -> Diagnostic {
    let (diagnostic, id, kind) = match end {
        LooseEnd::Unused(measure) => (
            Diagnostic::error(Code::ChecklistMeasureUnused).with("measure", measure.as_str()),
            measure.as_str(),
            "measure",
        ),
        LooseEnd::Stray(measure, element) => {
            let bad = Diagnostic::error(Code::ChecklistMeasureStray).with("measure", measure.as_str());
            (bad.with("element", element.as_str()), measure.as_str(), "measure")
        }
        LooseEnd::NoRemedy(rule) => (
            Diagnostic::error(Code::ChecklistRemedyMissing).with("rule", rule.as_str()),
            rule.as_str(),
            "rule",
        ),
    };
    let mut sources = files.iter().filter(|f| f.path.starts_with(kind)).map(|f| &f.source);
    match sources.find_map(|s| Some(s.place(id_span(s, kind, id)?))) {
        Some(place) => diagnostic.at(place),
        None => diagnostic,
    }
}

/// Returns where the id of a table of `[[kind]]` stands.
fn id_span(source: &Source, kind: &str, id: &str) -> Option<std::ops::Range<usize>> {
    let (document, _) = toml::de::DeTable::parse_recoverable(&source.text);
    let tables = document.get_ref().get(kind)?.get_ref().as_array()?;
    let mut ids = tables.iter().filter_map(|t| t.get_ref().as_table()?.get("id"));
    ids.find(|v| v.get_ref().as_str() == Some(id)).map(toml::Spanned::span)
}

/// Returns where the expectation of a case stands in a rule file.
fn span(source: &Source, failure: &CaseFailure) -> Option<std::ops::Range<usize>> {
    let (document, _) = toml::de::DeTable::parse_recoverable(&source.text);
    let rules = document.get_ref().get("rule")?.get_ref().as_array()?;
    let rule = rules.iter().find(|r| {
        let id = r.get_ref().as_table().and_then(|t| t.get("id")).and_then(|v| v.get_ref().as_str());
        id == Some(failure.rule.as_str())
    })?;
    let case = rule.get_ref().as_table()?.get("case")?.get_ref().as_array()?.get(failure.case)?;
    let expect = case.get_ref().as_table().and_then(|t| t.get("expect"));
    Some(expect.map_or_else(|| case.span(), toml::Spanned::span))
}
