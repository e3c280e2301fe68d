//! Records: from the paths on the command line to surveys, with everything that is wrong with them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use tantu::checklist::Catalog;
use tantu::diag::{Code, Diagnostic, Severity, Source};
use tantu::export::Photos;
use tantu::survey::{self, Mapping, Quote, READERS, ReadOptions, Survey};

use crate::files;
use crate::output::{Context, Trouble};
use crate::progress::Progress;
use crate::settings;

/// The ending of a mapping file. Beside a table of the same name it is that table's mapping.
const MAPPING: &str = ".mapping.toml";

/// What was read of all files.
#[derive(Debug, Default)]
pub(crate) struct Inputs {
    /// The surveys, in the order of the paths and of each file.
    pub(crate) surveys: Vec<Survey>,
    /// True if some of the input was refused.
    pub(crate) failed: bool,
}

/// Where to look.
#[derive(Debug)]
pub(crate) struct Where<'a> {
    /// Files and folders.
    pub(crate) paths: &'a [PathBuf],
    /// What the columns of tables mean.
    pub(crate) mapping: Option<&'a Path>,
    /// Whose words may be repeated on the screen.
    pub(crate) quote: Quote,
}

/// Reads all records, reports what is wrong with them, and goes on with the rest.
pub(crate) fn read(ctx: &Context, catalog: &Catalog, at: &Where<'_>) -> Result<Inputs, Trouble> {
    let mapping = at.mapping.map(|path| mapping(path, catalog)).transpose()?;
    let mut inputs = Inputs::default();
    let names = names(ctx, at, &mut inputs)?;
    let progress = Progress::new(ctx, "cli-progress-read", names.len());
    let found: Vec<(Vec<Survey>, Vec<Diagnostic>)> = names
        .par_iter()
        .map(|path| {
            let read = one(path, catalog, mapping.as_ref(), at.quote);
            progress.step();
            read.unwrap_or_else(|problem| (Vec::new(), vec![problem]))
        })
        .collect();
    drop(progress);
    let mut seen = BTreeSet::new();
    for (surveys, diagnostics) in found {
        for diagnostic in &diagnostics {
            inputs.note(ctx, diagnostic);
        }
        for survey in surveys {
            let tell = |d: Diagnostic| if at.quote.holds(catalog, &survey) { d.withheld() } else { d };
            let key = (survey.site.id.clone(), survey.surveyed.map(|d| d.to_string()));
            if seen.contains(&key) {
                let twice =
                    Diagnostic::error(Code::SurveyDuplicateSite).with("site", survey.site.id.as_str());
                inputs.note(ctx, &tell(twice.at(Source::new(survey.source.file.clone(), "").whole())));
                continue;
            }
            seen.insert(key);
            for missing in photos_missing(&survey) {
                inputs.note(ctx, &tell(missing));
            }
            inputs.surveys.push(survey);
        }
    }
    Ok(inputs)
}

impl Inputs {
    /// Reports a diagnostic, and remembers whether it was an error.
    pub(crate) fn note(&mut self, ctx: &Context, diagnostic: &Diagnostic) {
        self.failed |= diagnostic.severity == Severity::Error;
        ctx.report(diagnostic);
    }
}

fn mapping(path: &Path, catalog: &Catalog) -> Result<Mapping, Trouble> {
    let source = Source::new(path.display().to_string(), files::text(path)?);
    Mapping::read(&source, catalog).map_err(Trouble)
}

/// Returns the files to read: those named, and those below the folders named.
fn names(ctx: &Context, at: &Where<'_>, inputs: &mut Inputs) -> Result<Vec<PathBuf>, Trouble> {
    let mapping = at.mapping.map(files::real);
    let wanted = |p: &Path| {
        let other = p.ends_with(settings::FILE) || is_mapping(p) || is_codes(p) || is_output(p);
        readable(p) && !other && mapping.as_ref() != Some(&files::real(p))
    };
    let mut names = Vec::new();
    let mut several = BTreeSet::new();
    for path in at.paths {
        let found = if files::is_folder(path) {
            match files::below(path, &wanted) {
                Ok(found) => found,
                Err(problem) => {
                    inputs.note(ctx, &problem);
                    continue;
                }
            }
        } else {
            vec![path.clone()]
        };
        if found.is_empty() {
            let endings: BTreeSet<&str> = READERS
                .iter()
                .flat_map(|r| r.extensions)
                .copied()
                .filter(|e| !NAMED_ONLY.contains(e))
                .collect();
            let known: Vec<&str> = endings.into_iter().collect();
            let empty = Diagnostic::error(Code::FolderEmpty).with("known", known.join(", "));
            inputs.note(ctx, &empty.at(files::at(path)));
        }
        // A file named twice, once by its folder, is read once.
        names.extend(found.into_iter().filter(|p| several.insert(files::real(p))));
    }
    if names.is_empty() && !inputs.failed {
        return Err(Trouble(Vec::new()));
    }
    Ok(names)
}

/// Returns true for a name that `tantu audit` gives to an output: no record, even among records.
fn is_output(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default();
    ["findings.json", "findings.internal.json", "barriers.csv", "barriers.internal.csv"]
        .iter()
        .any(|o| name == *o)
}

/// Anything may end in `.txt`, and maps lie among records: such a file is read if it is named, not because it lies there.
const NAMED_ONLY: [&str; 2] = ["txt", "geojson"];

fn readable(path: &Path) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    !NAMED_ONLY.contains(&ending.as_str()) && READERS.iter().any(|r| r.extensions.contains(&ending.as_str()))
}

fn is_mapping(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(MAPPING))
}

/// Returns true for a list of administrative codes, which may lie among records.
fn is_codes(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".codes.csv"))
}

/// Returns the mapping that stands beside a table, if one does.
fn own_mapping(path: &Path, catalog: &Catalog) -> Result<Option<Mapping>, Vec<Diagnostic>> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!("{stem}{MAPPING}"));
    if !files::is_file(&beside) || survey::reader_of(&path.display().to_string(), true).is_err() {
        return Ok(None);
    }
    mapping(&beside, catalog).map(Some).map_err(|trouble| trouble.0)
}

fn one(
    path: &Path,
    catalog: &Catalog,
    mapping: Option<&Mapping>,
    quote: Quote,
) -> Result<(Vec<Survey>, Vec<Diagnostic>), Diagnostic> {
    let name = path.display().to_string();
    let own = match mapping {
        Some(_) => None,
        None => match own_mapping(path, catalog) {
            Ok(own) => own,
            Err(problems) => return Ok((Vec::new(), problems)),
        },
    };
    let mapping = mapping.or(own.as_ref());
    // A mapping is for tables; records beside them say themselves what they mean.
    let mapped = mapping.and_then(|_| survey::reader_of(&name, true).ok());
    let reader = match mapped {
        Some(reader) => reader,
        None => survey::reader_of(&name, false)?,
    };
    let file = files::open(path)?;
    let mapping = mapping.filter(|_| mapped.is_some());
    let options = ReadOptions { mapping, quote, ..ReadOptions::default() };
    let found =
        survey::read(reader, &name, std::io::BufReader::with_capacity(1 << 16, file), catalog, &options);
    Ok((found.surveys, found.diagnostics))
}

/// Returns a warning for each photo that is not beside the record.
fn photos_missing(survey: &Survey) -> Vec<Diagnostic> {
    let mut named: Vec<&str> = Vec::new();
    for item in &survey.items {
        named.extend(item.more.iter().flat_map(|m| &m.photos).map(String::as_str));
        for (_, reading) in item.readings.iter() {
            named.extend(reading.more.iter().flat_map(|m| &m.photos).map(String::as_str));
        }
    }
    named.sort_unstable();
    named.dedup();
    named.retain(|name| !beside(&survey.source.file, name).is_some_and(|path| files::is_file(&path)));
    let place = || Source::new(survey.source.file.clone(), "").whole();
    let missing = |name: &str| Diagnostic::warning(Code::SurveyPhotoMissing).with("photo", name).at(place());
    named.into_iter().map(missing).collect()
}

/// Returns where a photo of a record stands: in the folder of the record or below it, never elsewhere.
fn beside(record: &str, name: &str) -> Option<PathBuf> {
    let inside = Path::new(name).components().all(|c| matches!(c, std::path::Component::Normal(_)));
    let folder = Path::new(record).parent().unwrap_or(Path::new(""));
    inside.then(|| folder.join(name))
}

/// The photos beside the records.
#[derive(Debug)]
pub(crate) struct Beside;

impl Photos for Beside {
    fn open(&self, record: &str, name: &str) -> std::io::Result<Vec<u8>> {
        let path = beside(record, name).ok_or(std::io::ErrorKind::NotFound)?;
        files::bytes(&path)
    }
}
