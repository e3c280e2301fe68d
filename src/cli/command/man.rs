//! `tantu man`: the manual pages.

use std::path::PathBuf;

use clap::Command;

use crate::output::Context;
use crate::{exit, files, help};

/// Prints manual pages.
#[derive(Debug, clap::Args)]
pub(crate) struct Man {
    /// The page of this command
    #[arg(value_name = "COMMAND", conflicts_with = "out")]
    command: Vec<String>,
    /// All pages into a folder
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    out: Option<PathBuf>,
    /// Replace
    #[arg(long)]
    force: bool,
}

impl Man {
    pub(super) fn run(self, ctx: &Context) -> anyhow::Result<u8> {
        let root = help::built(ctx.lang);
        if let Some(folder) = &self.out {
            let folder = files::Folder::take(folder, self.force)?;
            let mut pages = Vec::new();
            collect(&root, "tantu", &mut pages);
            for (name, command) in pages {
                let page = page(&command, &name)?;
                files::write(
                    &folder.join(&format!("{name}.1")),
                    self.force,
                    |out| Ok(out.write_all(&page)?),
                )?;
            }
            return Ok(exit::CLEAN);
        }
        let (name, command) = help::find(root, &self.command)?;
        ctx.print(&String::from_utf8(page(&command, &name)?)?)?;
        Ok(exit::CLEAN)
    }
}

fn collect(command: &Command, name: &str, pages: &mut Vec<(String, Command)>) {
    pages.push((name.to_owned(), command.clone()));
    for sub in command.get_subcommands() {
        collect(sub, &format!("{name}-{}", sub.get_name()), pages);
    }
}

fn page(command: &Command, name: &str) -> anyhow::Result<Vec<u8>> {
    let mut text = Vec::new();
    let man = clap_mangen::Man::new(command.clone().name(name.to_owned()))
        .title(name.to_uppercase())
        .source(concat!("tantu ", env!("CARGO_PKG_VERSION")))
        .manual("Tantu");
    man.render(&mut text)?;
    Ok(text)
}
