//! Boundaries and lists of codes: what the commands on areas have in common.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantu::area::{AreaId, Boundaries, BoundaryOptions, Level, read_boundaries, read_codes};
use tantu::crs::{Crs, UnknownCrs};
use tantu::diag::{Code, Diagnostic, Severity};
use tantu::export::{AreaSource, Areas as Sourced};

use crate::files;
use crate::misplaced::quoted;
use crate::output::{Context, Trouble};

/// Where areas come from.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Areas {
    /// Outlines
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    boundaries: Option<PathBuf>,
    /// Codes with names
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    codes: Vec<PathBuf>,
    /// Property
    #[arg(long, value_name = "FIELD")]
    code_field: Option<String>,
    /// Property
    #[arg(long, value_name = "FIELD")]
    name_field: Option<String>,
    /// System
    #[arg(long, value_name = "CRS", value_parser = crs)]
    boundaries_crs: Option<Crs>,
    /// Layer
    #[arg(long, value_name = "LAYER")]
    boundaries_layer: Option<String>,
}

/// The names of the levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum LevelName {
    Province,
    Prefecture,
    County,
    Township,
    Village,
}

impl From<LevelName> for Level {
    fn from(name: LevelName) -> Self {
        match name {
            LevelName::Province => Self::Province,
            LevelName::Prefecture => Self::Prefecture,
            LevelName::County => Self::County,
            LevelName::Township => Self::Township,
            LevelName::Village => Self::Village,
        }
    }
}

/// Reads a system, or says which there are.
pub(crate) fn crs(name: &str) -> Result<Crs, String> {
    name.parse().map_err(|_| UnknownCrs::known().join(", "))
}

impl Areas {
    /// Reads boundaries and codes; says what is wrong with them, and whether something was refused.
    pub(crate) fn read(&self, ctx: &Context) -> anyhow::Result<(Boundaries, bool)> {
        let mut found = Boundaries::default();
        let mut problems = Vec::new();
        if let Some(path) = &self.boundaries {
            let file = std::io::BufReader::with_capacity(1 << 16, files::open(path).map_err(Trouble::one)?);
            let options = BoundaryOptions {
                code_field: self.code_field.clone(),
                name_field: self.name_field.clone(),
                crs: self.boundaries_crs,
                layer: self.boundaries_layer.clone(),
            };
            let read = read_boundaries(&path.display().to_string(), file, &options).map_err(Trouble)?;
            (found, problems) = (read.boundaries, read.diagnostics);
        }
        for path in &self.codes {
            let file = files::open(path).map_err(Trouble::one)?;
            let (codes, wrong) = read_codes(&path.display().to_string(), file);
            found.name_codes(codes);
            problems.extend(wrong);
        }
        ctx.report_all(&problems);
        let failed = problems.iter().any(|d: &Diagnostic| d.severity == Severity::Error);
        Ok((found, failed))
    }

    /// Returns true if boundaries or codes were named.
    pub(crate) fn are_named(&self) -> bool {
        self.boundaries.is_some() || !self.codes.is_empty()
    }

    /// Reads boundaries and codes for a document, which names their files; nothing where none is named.
    pub(crate) fn sourced(&self, ctx: &Context) -> anyhow::Result<(Option<Sourced>, bool)> {
        let named: Vec<&PathBuf> = self.boundaries.iter().chain(&self.codes).collect();
        if named.is_empty() {
            return Ok((None, false));
        }
        let (found, failed) = self.read(ctx)?;
        let source = |path: &&PathBuf| -> Result<AreaSource, Trouble> {
            let bytes = files::bytes(path)
                .map_err(|e| Trouble::one(files::refused(Code::FileUnreadable, path, &e)))?;
            Ok(AreaSource::new(path.display().to_string(), &bytes))
        };
        let sources = named.iter().map(source).collect::<Result<Vec<_>, Trouble>>()?;
        Ok((Some(Sourced { boundaries: Arc::new(found), sources }), failed))
    }

    /// Returns the options that name these boundaries, as a shell takes them.
    pub(crate) fn options(&self) -> Vec<String> {
        let file = |path: &PathBuf| quoted(path);
        let text = |text: &String| quoted(Path::new(text));
        let crs = self.boundaries_crs.map(|crs| crs.to_string());
        let given = [
            ("--boundaries", self.boundaries.as_ref().map(file)),
            ("--code-field", self.code_field.as_ref().map(text)),
            ("--name-field", self.name_field.as_ref().map(text)),
            ("--boundaries-crs", crs),
            ("--boundaries-layer", self.boundaries_layer.as_ref().map(text)),
        ];
        let codes = self.codes.iter().map(|path| ("--codes", Some(file(path))));
        let given = given.into_iter().chain(codes);
        given.filter_map(|(option, value)| Some(format!("{option} {}", value?))).collect()
    }

    /// Returns the boundary file as the user named it.
    pub(crate) fn file(&self) -> Option<&std::path::Path> {
        self.boundaries.as_deref()
    }
}

/// Returns an area with its name.
pub(crate) fn called(ctx: &Context, boundaries: &Boundaries, id: &AreaId) -> String {
    match boundaries.name(id) {
        Some(name) if name != id.to_string() => {
            ctx.message("rollup-title", &[("name", name.into()), ("code", id.to_string().into())])
        }
        _ => id.to_string(),
    }
}
