//! `tantu report`: one document over all records, or one a site.

use std::path::PathBuf;
use std::sync::Arc;

use clap::builder::PossibleValuesParser;
use rayon::prelude::*;
use tantu::assessment::Assessment;
use tantu::diag::{Code, Diagnostic};
use tantu::export::{Exporter, Look, Only};
use tantu::report::kinds::{KINDS, kind, template};

use crate::areas::Areas;
use crate::args::{Judging, SinceName};
use crate::catalog;
use crate::deliver::{self, Wanted};
use crate::files::{self, Folder};
use crate::judge::Judged;
use crate::naming::free_names;
use crate::output::{Context, Trouble};
use crate::press::Print;

/// Writes one document over all records, or one a site.
#[derive(Debug, clap::Args)]
pub(crate) struct Report {
    #[command(flatten)]
    judging: Judging,
    #[command(flatten)]
    print: Print,
    #[command(flatten)]
    areas: Areas,
    /// Where to
    #[arg(long, short, value_name = "FILE", default_value = "-", value_hint = clap::ValueHint::FilePath)]
    output: PathBuf,
    /// Format
    #[arg(long, value_parser = PossibleValuesParser::new(deliver::names()))]
    format: Option<String>,
    /// Which document
    #[arg(long, default_value = "inspection", value_parser = PossibleValuesParser::new(kinds()))]
    kind: String,
    /// How much of it
    #[arg(long, value_name = "WHAT", value_parser = ["failed"])]
    only: Option<String>,
    /// Compared with which
    #[arg(long, value_enum, value_name = "VISIT", default_value = "previous")]
    since: SinceName,
    /// A price book
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    prices: Option<PathBuf>,
    /// One a site
    #[arg(long)]
    split: bool,
    /// Replace
    #[arg(long)]
    force: bool,
}

fn kinds() -> Vec<&'static str> {
    KINDS.iter().map(|t| t.kind().name()).collect()
}

impl Report {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let only = if self.only.is_some() { Only::Failed } else { Only::Everything };
        let wanted = Wanted {
            kind: kind(&self.kind).unwrap_or_default(),
            only,
            since: self.since.into(),
            ..Wanted::default()
        };
        if self.split {
            return self.split(ctx, wanted);
        }
        let format = deliver::format_of(self.format.as_deref(), &self.output, "pdf")?;
        deliver::check_kind(ctx, format, wanted)?;
        deliver::check(format, &self.output, self.judging.internal, self.force)?;
        let judged = self.judge(ctx)?;
        deliver::deliver(ctx, &judged, format, &self.output, self.force, wanted)?;
        Ok(judged.exit(None))
    }

    /// Reads and judges the records, and takes in how they are printed and priced.
    fn judge(&self, ctx: &Context) -> anyhow::Result<Judged> {
        let press = self.print.press(ctx)?;
        let (areas, refused) = self.areas.sourced(ctx)?;
        let mut judged = self.judging.judge(ctx)?.need_some()?;
        (judged.press, judged.areas, judged.failed) = (press, areas, judged.failed || refused);
        judged.prices = catalog::prices(&judged.catalog, self.prices.as_deref())?.map(Arc::new);
        Ok(judged)
    }

    /// Writes one file a site into a folder.
    fn split(&self, ctx: &Context, wanted: Wanted) -> anyhow::Result<u8> {
        if self.output.as_os_str() == "-" || files::is_device(&self.output) {
            return Err(Trouble::one(Diagnostic::error(Code::OutputSplit)).into());
        }
        if template(wanted.kind).whole() {
            let whole = Diagnostic::error(Code::OutputWhole).with("kind", wanted.kind.name());
            return Err(Trouble::one(whole).into());
        }
        let format = deliver::named(self.format.as_deref().unwrap_or("pdf"))?;
        deliver::check_kind(ctx, format, wanted)?;
        // Taken first: a folder that refuses must not cost an hour of work.
        let folder = Folder::take(&self.output, self.force)?;
        let judged = self.judge(ctx)?;
        let release = judged.release();
        if let Some(refused) = template(wanted.kind).refuses(&release) {
            return Err(Trouble::one(refused).into());
        }
        let parts = template(wanted.kind).split(&release);
        let written: Vec<anyhow::Result<Vec<Diagnostic>>> = named(&parts, &judged, format)
            .into_par_iter()
            .zip(&parts)
            .map(|(name, part)| {
                let release = judged.release();
                let batch = release.some(part);
                let batch = deliver::batch(ctx, &judged, &batch, Look::Plain, wanted);
                files::write(&folder.join(&name), self.force, |out| Ok(format.write(&batch, out)?))
            })
            .collect();
        for notes in written {
            ctx.report_notes(&notes?);
        }
        let args = [("count", parts.len().into()), ("folder", folder.path().display().to_string().into())];
        ctx.say("cli-written-split", &args);
        Ok(judged.exit(None))
    }
}

/// Returns the name of each part's file.
fn named(parts: &[Vec<&Assessment>], judged: &Judged, format: &dyn Exporter) -> Vec<String> {
    let internal = if judged.is_internal() { ".internal" } else { "" };
    // No part is empty.
    let stems = free_names(parts.iter().filter_map(|part| part.first().copied()));
    stems.into_iter().map(|stem| format!("{stem}{internal}.{}", format.extension())).collect()
}
