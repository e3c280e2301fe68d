//! Input formats. To add one, write a file here and add its [`Reader`] to [`READERS`].

mod csv_long;
mod csv_wide;
mod geojson;
mod json;
mod table;
mod toml;

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Read};
use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::encoding::ReadFault;
use super::mapping::Mapping;
use super::model::{SourceRef, Survey};
use crate::checklist::{Catalog, Subject, hex};
use crate::diag::{Code, Diagnostic, Place, Source};

/// An input format.
pub struct Reader {
    /// The name that the command line gives it.
    pub name: &'static str,
    /// The endings of its files.
    pub extensions: &'static [&'static str],
    /// True if a mapping file must say what the columns mean.
    pub mapped: bool,
    read: fn(&mut Job<'_>, &mut dyn Read),
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// All input formats.
pub static READERS: &[Reader] =
    &[toml::READER, json::READER, json::LINES, csv_long::READER, csv_wide::READER, geojson::READER];

/// Returns the input format of a name such as `toml`.
pub fn reader(name: &str) -> Option<&'static Reader> {
    READERS.iter().find(|r| r.name == name)
}

/// Returns the input format of a file by the ending of its name, or the names that are known.
pub fn reader_of(file: &str, mapped: bool) -> Result<&'static Reader, Diagnostic> {
    let ending = file.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    READERS.iter().find(|r| r.mapped == mapped && r.extensions.contains(&ending.as_str())).ok_or_else(|| {
        let known: Vec<&str> =
            READERS.iter().filter(|r| r.mapped == mapped).flat_map(|r| r.extensions).copied().collect();
        Diagnostic::error(Code::FileFormat)
            .with("ending", ending)
            .with("known", known.join(", "))
            .at(Source::new(file, "").whole())
    })
}

/// How to read.
#[derive(Debug, Clone)]
pub struct ReadOptions<'a> {
    /// What the columns of a table mean; the long form of a table and records need none.
    pub mapping: Option<&'a Mapping>,
    /// How many diagnostics of one kind and column are reported one by one; the rest is counted.
    pub most_alike: usize,
    /// Whose words diagnostics may repeat.
    pub quote: Quote,
}

/// Whose words diagnostics may repeat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quote {
    /// All but those of a file with a record of a home.
    #[default]
    Public,
    /// Those of homes too: for whoever may see them.
    All,
    /// Nobody's: every record is of a home, even if it does not say so itself.
    None,
}

impl Quote {
    /// Returns true if the words of a record must not be repeated.
    pub fn holds(self, catalog: &Catalog, record: &Survey) -> bool {
        match self {
            Self::All => false,
            Self::None => true,
            Self::Public => record.is_home(catalog),
        }
    }
}

impl Default for ReadOptions<'_> {
    fn default() -> Self {
        Self { mapping: None, most_alike: 50, quote: Quote::default() }
    }
}

/// What a file says, and what is wrong with it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Records {
    /// The surveys, in the order of the file.
    pub surveys: Vec<Survey>,
    /// The problems, in the order of the file; what is not named here was read.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads all surveys of an input. It cannot fail: what cannot be read is a diagnostic, and the rest goes on.
///
/// ```
/// use tantu::checklist::Catalog;
/// use tantu::survey::{ReadOptions, read, reader};
///
/// let record = "schema = 1\nsite = \"hall\"\n\n[[item]]\nid = \"R1\"\nelement = \"ramp\"\nmeasured.slope = \"1:10\"\n";
/// let toml = reader("toml").expect("a format that ships");
/// let found = read(toml, "hall.toml", record.as_bytes(), Catalog::builtin(), &ReadOptions::default());
/// assert!(found.diagnostics.is_empty());
/// assert_eq!(found.surveys[0].items[0].id, "R1");
/// ```
pub fn read(
    reader: &Reader,
    name: &str,
    input: impl Read,
    catalog: &Catalog,
    options: &ReadOptions<'_>,
) -> Records {
    let mut surveys: Vec<Survey> = Vec::new();
    let mut hashed = Hashed { inner: input, hash: Sha256::new() };
    let source = SourceRef { file: name.into(), sha256: "".into() };
    let diagnostics =
        run(reader, &source, &mut hashed, catalog, options, usize::MAX, &mut |s| surveys.push(s));
    // What the format left unread belongs to the file too.
    let _ = io::copy(&mut hashed, &mut io::sink());
    let sha256: Arc<str> = hex(&hashed.hash.finalize()).into();
    for survey in &mut surveys {
        survey.source.sha256 = sha256.clone();
    }
    Records { surveys, diagnostics }
}

/// Reads an input in parts, so that a large table need not be in memory: each part is a survey of at
/// most about `rows` items, and a site may come in several parts. Returns the problems.
///
/// Records of one site (TOML, JSON) come whole. The hash of the source is the caller's to give.
pub fn for_each(
    reader: &Reader,
    source: &SourceRef,
    mut input: impl Read,
    catalog: &Catalog,
    options: &ReadOptions<'_>,
    rows: usize,
    mut part: impl FnMut(Survey),
) -> Vec<Diagnostic> {
    run(reader, source, &mut input, catalog, options, rows.max(1), &mut part)
}

fn run(
    reader: &Reader,
    source: &SourceRef,
    input: &mut dyn Read,
    catalog: &Catalog,
    options: &ReadOptions<'_>,
    rows: usize,
    part: &mut dyn FnMut(Survey),
) -> Vec<Diagnostic> {
    let problems = Found { most_alike: options.most_alike, ..Found::default() };
    let mut home = false;
    let mut part = |survey: Survey| {
        home = home || survey.is_home(catalog);
        part(survey);
    };
    let mut job = Job { source, catalog, options, rows, part: &mut part, problems, suspect: false };
    (reader.read)(&mut job, input);
    let suspect = job.suspect;
    let mut found = job.problems.into_vec(&source.file);
    let withhold = match options.quote {
        Quote::All => false,
        Quote::None => true,
        Quote::Public => home || suspect || found.iter().any(|d| is_suspect(catalog, d.place.as_ref())),
    };
    if withhold {
        found = found.into_iter().map(Diagnostic::withheld).collect();
    }
    found
}

/// Returns true if a text that made no survey may be of a home all the same: it names what only homes have.
fn may_be_home(catalog: &Catalog, text: &str) -> bool {
    let of_homes = |subject: Subject| subject == Subject::Home;
    let elements = catalog.elements().iter().filter(|e| of_homes(e.subject)).map(|e| e.id.as_str());
    let profiles = catalog.profiles().iter().filter(|p| of_homes(p.subject)).map(|p| p.id.as_str());
    ["resident", "certificate"].into_iter().chain(elements).chain(profiles).any(|word| text.contains(word))
}

fn is_suspect(catalog: &Catalog, place: Option<&Place>) -> bool {
    place.is_some_and(|place| may_be_home(catalog, &place.text))
}

/// One run of one format over one input.
struct Job<'a> {
    source: &'a SourceRef,
    catalog: &'a Catalog,
    options: &'a ReadOptions<'a>,
    /// How many items a part has at most.
    rows: usize,
    part: &'a mut dyn FnMut(Survey),
    problems: Found,
    /// True if something that could not be read may be of a home.
    suspect: bool,
}

impl Job<'_> {
    /// Remembers whether a text may be of a home, for what is wrong with it.
    fn suspect(&mut self, text: &str) {
        self.suspect = self.suspect || may_be_home(self.catalog, text);
    }
}

/// The problems found so far; of many alike, the first ones and their number.
#[derive(Default)]
struct Found {
    most_alike: usize,
    list: Vec<Diagnostic>,
    alike: BTreeMap<(Code, String), usize>,
}

impl Found {
    fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Gives the lines of the problems other numbers.
    fn renumber(&mut self, line: impl Fn(usize) -> usize) {
        for place in self.list.iter_mut().filter_map(|d| d.place.as_mut()) {
            place.line = line(place.line);
        }
    }

    /// Notes one more problem of a kind in a column; `make` is only called if it is to be shown.
    fn in_column(&mut self, code: Code, column: &str, make: impl FnOnce() -> Diagnostic) {
        let count = match self.alike.get_mut(&(code, column.to_owned())) {
            Some(count) => count,
            None => self.alike.entry((code, column.to_owned())).or_default(),
        };
        *count += 1;
        if *count <= self.most_alike {
            self.list.push(make());
        }
    }

    fn into_vec(mut self, file: &Arc<str>) -> Vec<Diagnostic> {
        self.list.sort_by_key(|d| d.place.as_ref().map(|p| (p.line, p.column)));
        for ((code, column), count) in self.alike {
            if count > self.most_alike {
                let more = Diagnostic::error(Code::TableMore)
                    .with("count", (count - self.most_alike).to_string())
                    .with("code", code.id())
                    .with("column", column);
                self.list.push(more.at(Source::new(file.clone(), "").whole()));
            }
        }
        self.list
    }
}

/// Returns the diagnostic of an input that cannot be read on.
fn io_problem(name: &Arc<str>, error: &io::Error) -> Diagnostic {
    let mut place = Source::new(name.clone(), "").whole();
    let diagnostic = match ReadFault::of(error) {
        Some(ReadFault::Encoding { line }) => {
            Diagnostic::error(Code::FileEncoding).with("line", line.to_string())
        }
        Some(ReadFault::TooLong { line }) => {
            Diagnostic::error(Code::FileLineTooLong).with("line", line.to_string())
        }
        None => Diagnostic::error(Code::FileUnreadable).with("reason", error.to_string()),
    };
    place.column = 0;
    diagnostic.at(place)
}

/// Hashes what passes.
struct Hashed<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buf)?;
        self.hash.update(&buf[..n]);
        Ok(n)
    }
}
