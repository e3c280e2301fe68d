//! Loads the checklists of a run: those that ship, and those of `--checklists`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantu::checklist::{Catalog, CatalogFile, Checklist, ElementIx, PriceBook, StandardId};
use tantu::diag::{Code, Diagnostic, Source};
use tantu::document::unknown;

use crate::files;
use crate::output::{Context, Trouble};

/// The folders of a set of checklists.
const FOLDERS: [&str; 7] = ["elements", "rules", "profiles", "measures", "prices", "lists", "models"];
/// The files at the top of a set of checklists.
const FILES: [&str; 4] = ["standards.toml", "instruments.toml", "scoring.toml", "limitations.toml"];
/// The files that make a set of checklists stand alone, nothing that ships being added.
const WHOLE: [&str; 3] = ["standards.toml", "instruments.toml", "scoring.toml"];

/// Returns the catalogue of the run.
pub(crate) fn load(ctx: &Context) -> Result<Arc<Catalog>, Trouble> {
    if ctx.settings.checklists.is_empty() {
        return Ok(Catalog::builtin().clone());
    }
    read(&ctx.settings.checklists).map(|(catalog, _)| catalog)
}

/// Returns the catalogue of some folders or files over the shipped one, and the files that were read.
///
/// A folder that has the files of [`WHOLE`] stands alone.
pub(crate) fn read(paths: &[PathBuf]) -> Result<(Arc<Catalog>, Vec<CatalogFile>), Trouble> {
    let mut found: Vec<CatalogFile> = Vec::new();
    let mut alone = false;
    for path in paths {
        let read = if files::is_folder(path) { folder(path)? } else { vec![single(path)?] };
        if WHOLE.iter().all(|name| read.iter().any(|f| f.path == *name)) {
            alone = true;
            found.clear();
        }
        found.retain(|f| !read.iter().any(|new| new.path == f.path));
        found.extend(read);
    }
    let catalog = if alone { Catalog::from_files(found.clone()) } else { Catalog::with_files(found.clone()) };
    Ok((Arc::new(catalog.map_err(|e| Trouble(e.0))?), found))
}

fn folder(path: &Path) -> Result<Vec<CatalogFile>, Trouble> {
    let toml = |p: &Path| p.extension().is_some_and(|e| e == "toml") && !p.ends_with("tantu.toml");
    let names = files::below(path, &toml)?;
    if names.is_empty() {
        let empty = Diagnostic::error(Code::FolderEmpty).with("known", "toml");
        return Err(empty.at(files::at(path)).into());
    }
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for name in names {
        match files::text(&name) {
            // Where a part of a set is named, its place in the set is in the path itself.
            Ok(text) => {
                let inside = name.strip_prefix(path).unwrap_or(&name);
                let at = if known(inside) { slashed(inside) } else { place(&name) };
                found.push(file(at, &name, text));
            }
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(found) } else { Err(Trouble(problems)) }
}

fn single(path: &Path) -> Result<CatalogFile, Trouble> {
    Ok(file(place(path), path, files::text(path)?))
}

fn file(at: String, path: &Path, text: String) -> CatalogFile {
    CatalogFile { path: at, source: Source::new(path.display().to_string(), text) }
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|p| p.to_string_lossy()).collect();
    parts.join("/")
}

fn known(inside: &Path) -> bool {
    let first = inside.iter().next().map(|p| p.to_string_lossy().into_owned()).unwrap_or_default();
    FOLDERS.contains(&first.as_str()) || FILES.contains(&first.as_str())
}

/// Returns the place of a file in a set of checklists, from the last part of its path that is one of a set.
fn place(path: &Path) -> String {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let parts: Vec<_> = whole.iter().collect();
    let found = (0..parts.len()).rev().find(|at| known(&parts[*at..].iter().collect::<PathBuf>()));
    found.map_or_else(|| slashed(path), |at| slashed(&parts[at..].iter().collect::<PathBuf>()))
}

/// Returns the price book of a file, or else the first that the checklists have.
pub(crate) fn prices(catalog: &Catalog, file: Option<&Path>) -> Result<Option<PriceBook>, Trouble> {
    let Some(path) = file else { return Ok(catalog.price_books().first().cloned()) };
    let source = Source::new(path.display().to_string(), files::text(path)?);
    catalog.read_prices(&source).map(Some).map_err(|e| Trouble(e.0))
}

/// Returns the catalogue with the changes of an office's own file.
pub(crate) fn tailored(catalog: Arc<Catalog>, file: Option<&Path>) -> Result<Arc<Catalog>, Trouble> {
    let Some(path) = file else { return Ok(catalog) };
    let source = Source::new(path.display().to_string(), files::text(path)?);
    catalog.tailored(&source).map(Arc::new).map_err(|e| Trouble(e.0))
}

/// Returns the checklist of a profile.
pub(crate) fn checklist(catalog: &Arc<Catalog>, profile: &str) -> Result<Arc<Checklist>, Trouble> {
    catalog.checklist(profile).map_err(|_| {
        let known: Vec<&str> = catalog.profiles().iter().map(|p| p.id.as_str()).collect();
        unknown(Code::SurveyUnknownProfile, "profile", profile, &known).into()
    })
}

/// Returns the element of an id.
pub(crate) fn element(catalog: &Catalog, id: &str) -> Result<ElementIx, Trouble> {
    catalog.find_element(id).ok_or_else(|| {
        let known: Vec<&str> = catalog.elements().iter().map(|e| e.id.as_str()).collect();
        unknown(Code::ChecklistUnknownReference, "name", id, &known).with("what", "element").into()
    })
}

/// Returns the id of a standard that the catalogue has.
pub(crate) fn standard<'a>(catalog: &'a Catalog, id: &str) -> Result<&'a StandardId, Trouble> {
    catalog.standard(id).map(|s| &s.id).ok_or_else(|| {
        let known: Vec<&str> = catalog.standards().iter().map(|s| s.id.as_str()).collect();
        unknown(Code::ChecklistUnknownReference, "name", id, &known).with("what", "standard").into()
    })
}

/// Returns the trouble of a set of checklists that stands alone and lacks a scoring scheme.
pub(crate) fn without_scheme(file: &'static str) -> Trouble {
    let missing = Diagnostic::error(Code::ChecklistUnknownReference).with("what", "file").with("name", file);
    missing.with("has_suggestion", "no").with("known", "").into()
}
