//! `tantu checklist export`: rules in words, for whoever reads or checks them without the program.

use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use tantu::checklist::AsOf;
use tantu::diag::{Code, Diagnostic};
use tantu::report::sheet::{FORMATS, Format, Selection, Sheet, format};

use crate::output::{Context, Trouble};
use crate::{catalog, exit, files};

/// Writes rules in words.
#[derive(Debug, clap::Args)]
pub(crate) struct Export {
    /// Only the rules of a profile
    #[arg(long, short, value_name = "PROFILE")]
    profile: Option<String>,
    /// Only the rules on an element
    #[arg(long, value_name = "ELEMENT")]
    element: Option<String>,
    /// Only the rules of a standard
    #[arg(long, value_name = "ID")]
    standard: Option<String>,
    /// The office's changes
    #[arg(long, value_name = "FILE", requires = "profile", value_hint = clap::ValueHint::FilePath)]
    tailor: Option<PathBuf>,
    /// Edition
    #[arg(long, value_name = "WHEN", requires = "profile")]
    as_of: Option<AsOf>,
    /// Format
    #[arg(long, value_parser = PossibleValuesParser::new(names()))]
    format: Option<String>,
    /// Where to
    #[arg(long, short, value_name = "FILE", default_value = "-", value_hint = clap::ValueHint::FilePath)]
    output: PathBuf,
    /// Replace
    #[arg(long)]
    force: bool,
}

impl Export {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        let format = format_of(self.format.as_deref(), &self.output)?;
        let catalog = catalog::tailored(catalog::load(ctx)?, self.tailor.as_deref())?;
        let checklist = self.profile.as_deref().map(|p| catalog::checklist(&catalog, p)).transpose()?;
        let checklist = checklist.map(|c| c.as_of(self.as_of.unwrap_or_default()));
        let selection = Selection {
            checklist: checklist.as_deref(),
            element: self.element.as_deref().map(|e| catalog::element(&catalog, e)).transpose()?,
            standard: self.standard.as_deref().map(|s| catalog::standard(&catalog, s)).transpose()?,
        };
        let sheet = Sheet::of(&catalog, &selection, &ctx.style());
        if self.output.as_os_str() == "-" {
            Context::data(|out| Ok(format.write(&sheet, out)?))?;
        } else {
            files::write(&self.output, self.force, |out| Ok(format.write(&sheet, out)?))?;
            ctx.say("cli-written", &[("file", self.output.display().to_string().into())]);
        }
        Ok(exit::CLEAN)
    }
}

fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|f| f.name()).collect()
}

/// Returns the format by its name, or by the ending of the file, or Markdown.
fn format_of(name: Option<&str>, output: &Path) -> Result<&'static dyn Format, Trouble> {
    let ending = output.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    let told_by_none = output.as_os_str() == "-" || files::is_device(output);
    let name = name.unwrap_or(if told_by_none { "md" } else { &ending });
    format(name).ok_or_else(|| {
        let bad = Diagnostic::error(Code::OutputFormat).with("known", names().join(", "));
        bad.at(files::at(output)).into()
    })
}
