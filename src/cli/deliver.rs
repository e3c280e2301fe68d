//! Assessments → outputs: one format to a file or to the standard output.

use std::io::IsTerminal;
use std::path::Path;

use tantu::compare::Since;
use tantu::diag::{Code, Diagnostic};
use tantu::export::{Batch, Exporter, Kind, LayerSet, Look, Only, Settings};
use tantu::formats::{EXPORTERS, exporter, exporter_for_extension, refusal};
use tantu::privacy::Release;
use tantu::report::kinds::template;

use crate::files;
use crate::inputs::Beside;
use crate::judge::Judged;
use crate::output::{Context, Trouble};

/// Which document is wanted, and how much of it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Wanted {
    /// The kind of document.
    pub(crate) kind: Kind,
    /// How much of it.
    pub(crate) only: Only,
    /// Which earlier visit a comparison starts from.
    pub(crate) since: Since,
    /// Which layers of a map.
    pub(crate) layers: LayerSet,
}

impl Wanted {
    /// Puts what is wanted into the settings of an output.
    fn into(self, settings: Settings) -> Settings {
        Settings { kind: self.kind, only: self.only, since: self.since, layers: self.layers, ..settings }
    }
}

/// Returns the names of all formats, for help and for choosing.
pub(crate) fn names() -> Vec<&'static str> {
    EXPORTERS.iter().map(|e| e.name()).collect()
}

/// Returns the format of a name; the command line has checked that there is one.
pub(crate) fn named(name: &str) -> Result<&'static dyn Exporter, Trouble> {
    exporter(name).ok_or_else(|| unknown_format().into())
}

/// Returns the format of an output: by name, or by the ending of the file, or the one that is usual.
pub(crate) fn format_of(
    name: Option<&str>,
    output: &Path,
    usual: &str,
) -> Result<&'static dyn Exporter, Trouble> {
    if let Some(name) = name {
        return named(name);
    }
    if output.as_os_str() == "-" || files::is_device(output) {
        return named(usual);
    }
    let ending = output.extension().map(|e| e.to_string_lossy().into_owned()).unwrap_or_default();
    exporter_for_extension(&ending).ok_or_else(|| Trouble::one(unknown_format().at(files::at(output))))
}

fn unknown_format() -> Diagnostic {
    let mut endings: Vec<&str> = EXPORTERS.iter().map(|e| e.extension()).collect();
    endings.sort_unstable();
    endings.dedup();
    Diagnostic::error(Code::OutputFormat).with("known", endings.join(", "))
}

/// Refuses, before any work is done, a document that the format does not write.
pub(crate) fn check_kind(ctx: &Context, format: &dyn Exporter, wanted: Wanted) -> Result<(), Trouble> {
    let settings = wanted.into(Settings { lang: ctx.lang, ..Settings::default() });
    refusal(&settings, format.name()).map_or(Ok(()), |refused| Err(refused.into()))
}

/// Refuses, before any work is done, an output that could not be written in the end.
pub(crate) fn check(
    format: &dyn Exporter,
    output: &Path,
    internal: bool,
    force: bool,
) -> Result<(), Trouble> {
    if output.as_os_str() == "-" {
        if format.is_binary() && std::io::stdout().is_terminal() {
            return Err(Diagnostic::error(Code::OutputTerminal).with("format", format.name()).into());
        }
        return Ok(());
    }
    check_name(output, format.extension(), internal)?;
    files::check_free(output, force)
}

/// Refuses a name that does not say that homes are in the file.
pub(crate) fn check_name(output: &Path, extension: &str, internal: bool) -> Result<(), Trouble> {
    let name = output.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    if internal && !name.contains(".internal.") && !files::is_device(output) {
        let better = Path::new(&name).with_extension(format!("internal.{extension}"));
        let bad =
            Diagnostic::error(Code::OutputInternalName).with("suggestion", better.display().to_string());
        return Err(bad.at(files::at(output)).into());
    }
    Ok(())
}

/// Writes a format to a file or to the standard output.
pub(crate) fn deliver(
    ctx: &Context,
    judged: &Judged,
    format: &dyn Exporter,
    output: &Path,
    force: bool,
    wanted: Wanted,
) -> anyhow::Result<()> {
    let release = judged.release();
    if let Some(refused) = template(wanted.kind).refuses(&release) {
        return Err(Trouble::one(refused).into());
    }
    if output.as_os_str() == "-" {
        let look = ctx.look();
        let batch = batch(ctx, judged, &release, look, wanted);
        let notes = if matches!(look, Look::Columns { colour: true, .. }) && !format.is_binary() {
            let mut text = Vec::new();
            let notes = format.write(&batch, &mut text)?;
            ctx.print(&String::from_utf8_lossy(&text))?;
            notes
        } else {
            Context::data(|out| Ok(format.write(&batch, out)?))?
        };
        ctx.report_notes(&notes);
        return Ok(());
    }
    let batch = batch(ctx, judged, &release, Look::Plain, wanted);
    let notes = files::write(output, force, |out| Ok(format.write(&batch, out)?))?;
    ctx.report_notes(&notes);
    ctx.say("cli-written", &[("file", output.display().to_string().into())]);
    Ok(())
}

/// Returns what an exporter is handed.
pub(crate) fn batch<'a>(
    ctx: &Context,
    judged: &Judged,
    release: &'a Release<'a>,
    look: Look,
    wanted: Wanted,
) -> Batch<'a> {
    Batch { release, settings: wanted.into(judged.settings(ctx, look)), photos: Some(&Beside) }
}
