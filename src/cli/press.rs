//! How documents are printed: options and the table `[report]` of `tantu.toml` → a [`Press`].

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantu::diag::{Code, Diagnostic};
use tantu::document::{Node, Table};
use tantu::export::{FontSource, Logo, Paper, Press, Theme, TooLight, colour};

use crate::args::PaperName;
use crate::files;
use crate::fonts::Shelf;
use crate::output::{Context, Trouble};
use crate::settings;

/// What commands that write documents take.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Print {
    /// Paper
    #[arg(long, value_enum, value_name = "SIZE")]
    paper: Option<PaperName>,
    /// Theme
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    theme: Option<PathBuf>,
    /// Font
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    font: Vec<PathBuf>,
}

/// What a table `[report]` says; its files are not opened yet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written {
    paper: Option<Paper>,
    theme: Option<Theme>,
    logo: Option<(PathBuf, String)>,
    fonts: Vec<PathBuf>,
    system_fonts: Option<bool>,
}

/// Reads a table `[report]`; file names in it are meant from a folder.
pub(crate) fn written(table: Table<'_>, base: &Path) -> Written {
    let text = |key| table.get(key).and_then(|n| n.str()).map(str::to_owned);
    let office = text("office").filter(|o| !o.trim().is_empty());
    let mut theme = Theme::default();
    theme.office = office;
    if let Some(node) = table.get("accent") {
        theme = coloured(theme, "accent", &node, Theme::with_accent);
    }
    if let Some(node) = table.get("ground") {
        theme = coloured(theme, "ground", &node, Theme::with_ground);
    }
    let paper = |word: &str| match word {
        "a4" => Some(Paper::A4),
        "letter" => Some(Paper::Letter),
        _ => None,
    };
    let logo = text("logo").map(|name| base.join(name));
    let alt = text("logo-alt").or_else(|| theme.office.clone()).unwrap_or_default();
    let fonts = table.get("fonts").map_or_else(Vec::new, |node| {
        let names = if node.is_array() { node.strings() } else { node.str().into_iter().collect() };
        names.into_iter().map(|name| base.join(name)).collect()
    });
    let found = Written {
        paper: table.get("paper").and_then(|n| settings::known(&n, paper, "a4, letter")),
        theme: Some(theme).filter(|t| *t != Theme::default()),
        logo: logo.map(|path| (path, alt)),
        fonts,
        system_fonts: table.get("system-fonts").and_then(|n| n.bool()),
    };
    table.finish();
    found
}

/// Returns the theme in a colour, or as it was where the colour cannot be.
fn coloured(
    theme: Theme,
    key: &'static str,
    node: &Node<'_>,
    with: fn(Theme, [u8; 3]) -> Result<Theme, TooLight>,
) -> Theme {
    let Some(word) = node.str() else { return theme };
    let Some(rgb) = colour(word) else {
        node.problem(settings::bad(key, word, "#rrggbb"));
        return theme;
    };
    with(theme.clone(), rgb).unwrap_or_else(|light| {
        // Rounded down: 4.49 must not read as 4.5.
        let ratio = format!("{:.2}", (light.ratio * 100.0).floor() / 100.0);
        let bad = Diagnostic::error(Code::SettingContrast).with("colour", word).with("ratio", ratio);
        node.problem(bad);
        theme
    })
}

impl Print {
    /// Returns how documents are printed.
    pub(crate) fn press(&self, ctx: &Context) -> Result<Press, Trouble> {
        let written = match &self.theme {
            Some(file) => settings::report(file)?,
            None => ctx.settings.report.clone(),
        };
        let mut theme = written.theme;
        if let Some((path, alt)) = written.logo {
            let data = files::bytes(&path)
                .map_err(|e| Trouble::one(files::refused(Code::FileUnreadable, &path, &e)))?;
            theme.get_or_insert_default().logo = Some(Logo { data: data.into(), alt });
        }
        let fonts = if self.font.is_empty() { &written.fonts } else { &self.font };
        let finder = Shelf::new(fonts, written.system_fonts.unwrap_or(true))?;
        Ok(Press {
            paper: self.paper.map(Into::into).or(written.paper).unwrap_or_default(),
            theme: theme.map(Arc::new),
            fonts: Some(FontSource(Arc::new(finder))),
        })
    }
}
