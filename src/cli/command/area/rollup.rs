//! `tantu area rollup`: every measure by area.

use std::io::Write;
use std::path::{Path, PathBuf};

use tantu::area::{Boundaries, Level};
use tantu::export::{Look, Settings};
use tantu::map::areas::geojson;
use tantu::report::areas::{csv, human, json};
use tantu::rollup::{Rollup as Found, rollup};

use crate::areas::{Areas, LevelName};
use crate::args::Judging;
use crate::output::Context;
use crate::{exit, files, misplaced};

/// Rolls up by area.
#[derive(Debug, clap::Args)]
pub(crate) struct Rollup {
    #[command(flatten)]
    judging: Judging,
    #[command(flatten)]
    areas: Areas,
    /// Level
    #[arg(long, value_enum, value_name = "LEVEL")]
    level: Option<LevelName>,
    /// Where to
    #[arg(long, short, value_name = "FILE", default_value = "-", value_hint = clap::ValueHint::FilePath)]
    output: PathBuf,
    /// Format
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Replace
    #[arg(long)]
    force: bool,
}

/// How a roll-up is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Csv,
    Json,
    Geojson,
}

impl Format {
    /// The format that a file's ending names, or text for people.
    fn of(output: &Path) -> Self {
        let ending = output.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
        match ending.as_deref() {
            Some("csv") => Self::Csv,
            Some("json") => Self::Json,
            Some("geojson") => Self::Geojson,
            _ => Self::Human,
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Human => "txt",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Geojson => "geojson",
        }
    }
}

impl Rollup {
    pub(super) fn run(&self, ctx: &Context) -> anyhow::Result<u8> {
        let format = self.format.unwrap_or_else(|| Format::of(&self.output));
        let to_screen = self.output.as_os_str() == "-";
        if !to_screen {
            crate::deliver::check_name(&self.output, format.extension(), self.judging.internal)?;
            files::check_free(&self.output, self.force)?;
        }
        let (boundaries, failed) = self.areas.read(ctx)?;
        let judged = self.judging.judge(ctx)?.need_some()?;
        let level = self.level.map(Level::from);
        let release = judged.release();
        let found = rollup(&release, &boundaries, level);
        let settings = judged.settings(ctx, Look::Plain);
        let what =
            What { found: &found, boundaries: &boundaries, level, internal: judged.is_internal(), settings };
        if to_screen {
            Context::data(|out| what.write(format, out))?;
        } else {
            files::write(&self.output, self.force, |out| what.write(format, out))?;
            ctx.say("cli-written", &[("file", self.output.display().to_string().into())]);
        }
        misplaced::report(ctx, &judged, &boundaries, (&self.judging, &self.areas));
        Ok(if failed { exit::FAILED } else { judged.exit(None) })
    }
}

/// What is written.
struct What<'a> {
    found: &'a Found,
    boundaries: &'a Boundaries,
    level: Option<Level>,
    internal: bool,
    settings: Settings,
}

impl What<'_> {
    fn write(&self, format: Format, out: &mut dyn Write) -> anyhow::Result<()> {
        match format {
            Format::Human => {
                let text = human(self.found, self.internal, self.level, self.settings.lang);
                out.write_all(text.as_bytes())?;
            }
            Format::Csv => csv(self.found, self.internal, out)?,
            Format::Json => json(self.found, self.internal, &self.settings, out)?,
            Format::Geojson => geojson(self.found, self.boundaries, self.internal, &self.settings, out)?,
        }
        Ok(())
    }
}
