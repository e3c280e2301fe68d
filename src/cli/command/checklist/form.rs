//! `tantu checklist form`: a blank form of a profile, to print and fill in by hand.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use tantu::checklist::{AsOf, Checklist, ElementIx};
use tantu::diag::{Code, Diagnostic};
use tantu::document::unknown;
use tantu::report::pdf::{FontSet, FormOptions, MAX_ITEMS, form, form_elements, render};

use crate::output::{Context, Trouble};
use crate::{catalog, exit, files};

/// Writes a blank form.
#[derive(Debug, clap::Args)]
pub(crate) struct Form {
    /// Profile
    #[arg(value_name = "PROFILE")]
    profile: String,
    /// Elements
    #[arg(long, short, value_name = "ELEMENT", value_delimiter = ',')]
    element: Vec<String>,
    /// Columns
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=MAX_ITEMS as i64))]
    items: u8,
    /// The office's changes
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    tailor: Option<PathBuf>,
    /// Edition
    #[arg(long, value_name = "WHEN")]
    as_of: Option<AsOf>,
    /// Where to
    #[arg(long, short, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Replace
    #[arg(long)]
    force: bool,
}

impl Form {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        let catalog = catalog::tailored(catalog::load(ctx)?, self.tailor.as_deref())?;
        let checklist = catalog::checklist(&catalog, &self.profile)?;
        let checklist = checklist.as_of(self.as_of.unwrap_or_default());
        let output = self.output.unwrap_or_else(|| PathBuf::from(format!("form-{}.pdf", self.profile)));
        check(&output, self.force)?;
        let elements = chosen(&checklist, &self.element)?;
        let options = FormOptions { style: ctx.style(), items: usize::from(self.items), elements };
        let done = render(&form(&checklist, &options), &FontSet::shipped())?;
        ctx.report_all(&done.diagnostics);
        if output.as_os_str() == "-" {
            Context::data(|out| Ok(out.write_all(&done.bytes)?))?;
        } else {
            files::write(&output, self.force, |out| Ok(out.write_all(&done.bytes)?))?;
            ctx.say("cli-written", &[("file", output.display().to_string().into())]);
        }
        Ok(exit::CLEAN)
    }
}

/// Refuses, before any work is done, an output that could not be written in the end.
fn check(output: &Path, force: bool) -> Result<(), Trouble> {
    if output.as_os_str() != "-" {
        return files::check_free(output, force);
    }
    if std::io::stdout().is_terminal() {
        return Err(Diagnostic::error(Code::OutputTerminal).with("format", "pdf").into());
    }
    Ok(())
}

/// Returns the elements asked for; nothing means all that the profile needs.
fn chosen(checklist: &Checklist, names: &[String]) -> Result<Option<Vec<ElementIx>>, Trouble> {
    let catalog = checklist.catalog();
    let asked = form_elements(checklist);
    let known: Vec<&str> = asked.iter().map(|e| catalog.element(*e).id.as_str()).collect();
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for name in names {
        match known.iter().zip(&asked).find(|(id, _)| *id == name) {
            Some((_, at)) => found.push(*at),
            None => problems.push(unknown(Code::SurveyUnknownElement, "element", name, &known)),
        }
    }
    if !problems.is_empty() {
        return Err(Trouble(problems));
    }
    Ok((!names.is_empty()).then_some(found))
}
