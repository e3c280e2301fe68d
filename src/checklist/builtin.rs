//! The checklists that ship in the binary.

use include_dir::{Dir, include_dir};

use super::CatalogFile;
use crate::diag::Source;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/checklists");

/// Returns the shipped checklist files, in the order of their paths.
pub(super) fn files() -> Vec<CatalogFile> {
    let mut found = Vec::new();
    collect(&FILES, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(dir: &Dir<'_>, found: &mut Vec<CatalogFile>) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        if file.path().extension().is_none_or(|e| e != "toml") {
            continue;
        }
        let text = file.contents_utf8().unwrap_or_default().to_owned();
        let source = Source::new(format!("checklists/{path}"), text);
        found.push(CatalogFile { path, source });
    }
    for sub in dir.dirs() {
        collect(sub, found);
    }
}
