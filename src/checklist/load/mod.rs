//! TOML files → [`Catalog`]: reads every file, reports every problem.
//!
//! Standards, instruments, limitations, scoring and elements come first; measures next, whose formulas
//! name fields of elements, then the prices and lists of measures; then rules, which name all of
//! these; profiles last, since they name rules.

mod check;
mod element;
mod measure;
mod part;
mod price;
mod profile;
mod rule;
mod scheme;
mod tailor;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::catalog::{Catalog, CatalogError, CatalogFile};
use super::ids::{RuleId, StandardId};
use super::measure::Measure;
use super::measure_list::MeasureList;
use super::model::{Element, ElementIx, InstrumentIx, Rule};
use super::part::{Instrument, Limitation, Profile, Scoring, Standard};
use super::price::PriceBook;
use super::scheme::Schemes;
use crate::diag::{Code, Diagnostic, Place, Severity, Source};
use crate::document::{self, Node, Problems, Table, unknown};

/// The version of the checklist format that this program reads.
const SCHEMA: i64 = 1;

/// What has been read so far; later files refer to earlier ones.
#[derive(Debug, Default)]
struct Draft {
    elements: Vec<Element>,
    standards: Vec<Standard>,
    instruments: Vec<Instrument>,
    measures: Vec<Measure>,
    prices: Vec<PriceBook>,
    lists: Vec<MeasureList>,
    limitations: Vec<Limitation>,
    scoring: Option<Scoring>,
    schemes: Schemes,
    rules: Vec<Rule>,
    profiles: Vec<Profile>,
    /// The rules said to be replaced, each with the standard that does and the place where it says so.
    replaced: Vec<(RuleId, StandardId, Place)>,
    /// The ids of all profiles, each with the id of its parent.
    parents: BTreeMap<String, Option<String>>,
    problems: Vec<Diagnostic>,
}

impl Draft {
    fn element(&self, id: &str) -> Option<ElementIx> {
        let at = self.elements.iter().position(|e| e.id.as_str() == id)?;
        u16::try_from(at).ok().map(ElementIx)
    }

    fn instrument(&self, id: &str) -> Option<InstrumentIx> {
        let at = self.instruments.iter().position(|i| i.id.as_str() == id)?;
        u16::try_from(at).ok().map(InstrumentIx)
    }
}

/// The kinds of file, in the order in which they are read.
const KINDS: [(&str, Reader); 11] = [
    ("instruments.toml", part::instruments),
    ("standards.toml", part::standards),
    ("scoring.toml", part::scoring),
    ("limitations.toml", part::limitations),
    ("elements/", element::element),
    ("measures/", measure::measures),
    ("prices/", price::prices),
    ("lists/", price::lists),
    ("rules/", rule::rules),
    ("profiles/", profile::profile),
    ("models/", scheme::scheme),
];

type Reader = fn(&mut Draft, &Table<'_>);

/// Reads a set of files into a catalogue, or returns all their problems.
pub(super) fn load(mut files: Vec<CatalogFile>) -> Result<Catalog, CatalogError> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut draft = Draft::default();
    for (kind, read) in KINDS {
        let mut of_kind: Vec<&CatalogFile> = files.iter().filter(|f| f.path.starts_with(kind)).collect();
        if kind == "profiles/" {
            (draft.parents, of_kind) = profile::parents_first(of_kind);
        }
        for file in of_kind {
            read_file(&mut draft, &file.source, read);
        }
        if kind == "elements/" {
            // By id, so that places do not depend on file names.
            draft.elements.sort_by(|a, b| a.id.cmp(&b.id));
        }
    }
    for file in files.iter().filter(|f| !KINDS.iter().any(|(kind, _)| f.path.starts_with(kind))) {
        let known: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
        let found = unknown(Code::ChecklistUnknownReference, "name", &file.path, &known);
        draft.problems.push(found.with("what", "file").at(file.source.whole()));
    }
    finish(draft, &files)
}

fn read_file(draft: &mut Draft, source: &Source, read: impl FnOnce(&mut Draft, &Table<'_>)) {
    let problems = Problems::new(source);
    let document = document::parse(source, &problems);
    let root = Table::root(&document, &problems);
    if let Some(version) = root.need("schema")
        && let Some(number) = version.int()
        && number != SCHEMA
    {
        let found = Diagnostic::error(Code::SchemaVersion).with("found", number.to_string());
        version.problem(found.with("supported", SCHEMA.to_string()));
    }
    read(draft, &root);
    root.finish();
    draft.problems.extend(problems.into_vec());
    if let Some(book) = draft.prices.last_mut().filter(|b| b.sha256.is_empty()) {
        book.sha256 = hex(&Sha256::digest(source.text.as_bytes()));
    }
}

fn finish(mut draft: Draft, files: &[CatalogFile]) -> Result<Catalog, CatalogError> {
    draft.measures.sort_by(|a, b| a.id.cmp(&b.id));
    draft.profiles.sort_by(|a, b| a.id.cmp(&b.id));
    let scoring = draft.scoring.take();
    if scoring.is_none() && draft.problems.is_empty() {
        let missing = Diagnostic::error(Code::ChecklistUnknownReference).with("what", "file");
        draft
            .problems
            .push(missing.with("name", "scoring.toml").with("has_suggestion", "no").with("known", ""));
    }
    report_replaced(&mut draft);
    let Some(scoring) = scoring.filter(|_| draft.problems.iter().all(|d| d.severity == Severity::Warning))
    else {
        return Err(CatalogError(draft.problems));
    };
    let mut catalog = Catalog {
        elements: draft.elements,
        rules: draft.rules,
        standards: draft.standards,
        instruments: draft.instruments,
        measures: draft.measures,
        prices: draft.prices,
        lists: draft.lists,
        limitations: draft.limitations,
        profiles: draft.profiles,
        scoring,
        schemes: draft.schemes,
        rule_ids: BTreeMap::new(),
        hash: hash(files),
        tailoring: None,
    };
    catalog.index_rules();
    Ok(catalog)
}

/// Reports the rules that are said to be replaced, and are nowhere or in no earlier edition.
fn report_replaced(draft: &mut Draft) {
    let known: Vec<&str> = draft.rules.iter().map(|r| r.id.as_str()).collect();
    let standard = |id: &StandardId| draft.standards.iter().find(|s| s.id == *id);
    let problem = |(id, by, place): &(RuleId, StandardId, Place)| {
        let Some(rule) = draft.rules.iter().find(|r| r.id == *id) else {
            let found = unknown(Code::ChecklistUnknownReference, "name", id.as_str(), &known);
            return Some(found.with("what", "rule").at(place.clone()));
        };
        let next = |id: &StandardId| standard(id).and_then(|s| s.superseded_by.clone());
        let mut later = std::iter::successors(next(&rule.standard), next).take(draft.standards.len());
        if later.any(|id| id == *by) {
            return None;
        }
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", "replaces").with("value", id.as_str());
        Some(bad.with("reason", "it is a rule of no earlier edition of this standard").at(place.clone()))
    };
    let problems: Vec<Diagnostic> = draft.replaced.iter().filter_map(problem).collect();
    draft.problems.extend(problems);
}

/// Reads a price book of its own for the measures of a catalogue.
pub(super) fn price_book(catalog: &Catalog, source: &Source) -> Result<PriceBook, CatalogError> {
    let mut draft = Draft { measures: catalog.measures.clone(), ..Draft::default() };
    read_file(&mut draft, source, price::prices);
    match draft.prices.pop() {
        Some(book) if draft.problems.iter().all(|d| d.severity == Severity::Warning) => Ok(book),
        _ => Err(CatalogError(draft.problems)),
    }
}

/// Reads an office's own file on top of a catalogue.
pub(super) fn tailored(catalog: &Catalog, source: &Source) -> Result<Catalog, CatalogError> {
    let mut draft = Draft {
        elements: catalog.elements.clone(),
        standards: catalog.standards.clone(),
        instruments: catalog.instruments.clone(),
        measures: catalog.measures.clone(),
        limitations: catalog.limitations.clone(),
        rules: catalog.rules.clone(),
        ..Draft::default()
    };
    let mut tailoring = None;
    read_file(&mut draft, source, |draft, root| {
        let owner = super::tailor::TAILORED.parse().ok();
        tailoring = Some(tailor::tailoring(draft, root, owner.as_ref(), false).tailoring);
    });
    if draft.problems.iter().any(|d| d.severity == Severity::Error) {
        return Err(CatalogError(draft.problems));
    }
    let file = CatalogFile { path: String::from(super::tailor::TAILORED), source: source.clone() };
    let before = CatalogFile { path: String::new(), source: Source::new("", catalog.hash.as_str()) };
    let mut changed =
        Catalog { rules: draft.rules, tailoring, hash: hash(&[before, file]), ..catalog.clone() };
    changed.index_rules();
    Ok(changed)
}

fn hash(files: &[CatalogFile]) -> String {
    let mut hasher = Sha256::new();
    for file in files {
        // The path and a length apart the files, so that no text can move from one to the next unseen.
        hasher.update(file.path.as_bytes());
        hasher.update([0]);
        hasher.update((file.source.text.len() as u64).to_le_bytes());
        hasher.update(file.source.text.as_bytes());
    }
    hex(&hasher.finalize())
}

/// Returns bytes as hexadecimal digits, as hashes are shown.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut hex, byte| {
        use std::fmt::Write;
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Returns the id under `id`, and reports one that stands already.
fn new_id<T: std::str::FromStr>(table: &Table<'_>, taken: impl Fn(&str) -> bool) -> Option<T>
where
    T::Err: std::fmt::Display,
{
    let node = table.need("id")?;
    let id = node.parsed::<T>(Code::ChecklistValue)?;
    let text = node.str().unwrap_or_default();
    if taken(text) {
        node.problem(Diagnostic::error(Code::ChecklistDuplicateId).with("id", text));
        return None;
    }
    Some(id)
}

/// Reports a name that is not among the known ones.
fn unknown_name(node: &Node<'_>, what: &'static str, name: &str, known: &[&str]) {
    node.problem(unknown(Code::ChecklistUnknownReference, "name", name, known).with("what", what));
}
