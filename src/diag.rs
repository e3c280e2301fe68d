//! Diagnostics: what is wrong with an input, in the user's words, where, and what to do.
//!
//! Every diagnostic has a [`Code`]; its words are the Fluent messages `diag-<code>` with the
//! attributes `.label` (beside the marked place, optional) and `.help` (the remedy).

use std::fmt;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use crate::lang::{self, Arg, Lang};

mod source;

pub use source::Source;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $id:literal,)+) => {
        /// The catalogue of diagnostics.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code { $($(#[$doc])* $name,)+ }

        impl Code {
            /// All codes, in the order of the reference.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Returns the permanent id, such as `survey-unit`.
            pub fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)+ }
            }
        }
    };
}

codes! {
    /// The file cannot be opened or read.
    FileUnreadable = "file-unreadable",
    /// The file has no content.
    FileEmpty = "file-empty",
    /// The bytes are not text in UTF-8, UTF-16 or GB 18030.
    FileEncoding = "file-encoding",
    /// The name does not end in a known format.
    FileFormat = "file-format",
    /// A line is longer than any record can be.
    FileLineTooLong = "file-line-too-long",
    /// The folder holds no record.
    FolderEmpty = "folder-empty",
    /// The output exists already.
    OutputExists = "output-exists",
    /// The output cannot be written.
    OutputUnwritable = "output-unwritable",
    /// TOML, JSON or CSV that is not well formed.
    Syntax = "syntax",
    /// A key that the format does not know.
    UnknownKey = "unknown-key",
    /// A key that must be there and is not.
    MissingKey = "missing-key",
    /// A key or value of the wrong type.
    WrongType = "wrong-type",
    /// A file format number that this version cannot read.
    SchemaVersion = "schema-version",
    /// An id that stands twice in a catalogue.
    ChecklistDuplicateId = "checklist-duplicate-id",
    /// A reference to something the catalogue does not have.
    ChecklistUnknownReference = "checklist-unknown-reference",
    /// A value that does not fit its key.
    ChecklistValue = "checklist-value",
    /// A text that lacks one of the two languages.
    ChecklistLanguage = "checklist-language",
    /// A case that does not give its expected outcome.
    ChecklistCase = "checklist-case",
    /// A rule without the cases that every rule needs.
    ChecklistCaseMissing = "checklist-case-missing",
    /// Profiles that extend each other.
    ChecklistCycle = "checklist-cycle",
    /// A change to a rule that the profile does not have.
    ChecklistNotSelected = "checklist-not-selected",
    /// A profile that the catalogue does not have.
    SurveyUnknownProfile = "survey-unknown-profile",
    /// An element that the catalogue does not have.
    SurveyUnknownElement = "survey-unknown-element",
    /// A field that the element does not have.
    SurveyUnknownField = "survey-unknown-field",
    /// A rule that the catalogue does not have.
    SurveyUnknownRule = "survey-unknown-rule",
    /// An item that the record does not have.
    SurveyUnknownItem = "survey-unknown-item",
    /// An instrument that the catalogue does not have.
    SurveyUnknownInstrument = "survey-unknown-instrument",
    /// A number without its unit.
    SurveyUnit = "survey-unit",
    /// A unit that nobody knows.
    SurveyUnknownUnit = "survey-unknown-unit",
    /// A unit of another kind than the field's.
    SurveyUnitKind = "survey-unit-kind",
    /// A value that is no number of its kind.
    SurveyNumber = "survey-number",
    /// A number that can be read in two ways.
    SurveyAmbiguous = "survey-ambiguous",
    /// A choice that the field does not offer.
    SurveyChoice = "survey-choice",
    /// A value that nothing in the world can have.
    SurveyImpossible = "survey-impossible",
    /// A value outside what the element's field can plausibly be.
    SurveyImplausible = "survey-implausible",
    /// Two readings of one field at one item.
    SurveyDuplicateReading = "survey-duplicate-reading",
    /// Two items with one id.
    SurveyDuplicateItem = "survey-duplicate-item",
    /// Two sites with one id and date in one run.
    SurveyDuplicateSite = "survey-duplicate-site",
    /// A parent that the record does not have.
    SurveyParent = "survey-parent",
    /// Items that are each other's parents.
    SurveyParentCycle = "survey-parent-cycle",
    /// A position that is not on the earth.
    SurveyPosition = "survey-position",
    /// A pair of coordinates that is none of the system that the record names.
    SurveyCoordinates = "survey-coordinates",
    /// A date that does not exist.
    SurveyDate = "survey-date",
    /// A word that stands for no known value of its key.
    SurveyValue = "survey-value",
    /// A waiver whose date has passed.
    SurveyWaiverExpired = "survey-waiver-expired",
    /// A photo that is not beside the record.
    SurveyPhotoMissing = "survey-photo-missing",
    /// A column that the table lacks.
    TableColumn = "table-column",
    /// A row with too few or too many cells.
    TableRow = "table-row",
    /// A quote that is opened and never closed.
    TableQuote = "table-quote",
    /// More problems like the ones before, which are counted and not shown.
    TableMore = "table-more",
    /// A table without a mapping or the long form's columns.
    TableForm = "table-form",
    /// A character that no font of the report has.
    ReportMissingGlyph = "report-missing-glyph",
    /// A photo that cannot be put into the report.
    ReportPhoto = "report-photo",
    /// A visit longer ago than the profile holds good.
    SurveyStale = "survey-stale",
    /// A setting of the environment or of `tantu.toml` that has no meaning.
    SettingValue = "setting-value",
    /// A record without a profile, and no other way to know it.
    ProfileMissing = "profile-missing",
    /// A command that does not exist.
    UnknownCommand = "unknown-command",
    /// An option that the command does not take.
    UnknownOption = "unknown-option",
    /// A value that an option cannot have.
    OptionValue = "option-value",
    /// An option or argument that must be there and is not.
    OptionMissing = "option-missing",
    /// Options that exclude each other.
    OptionConflict = "option-conflict",
    /// A format that no name or ending tells.
    OutputFormat = "output-format",
    /// A format that a terminal cannot show.
    OutputTerminal = "output-terminal",
    /// An output that holds homes under a name that does not say so.
    OutputInternalName = "output-internal-name",
    /// A word that is no outcome, in the results of a conformance run.
    ConformanceOutcome = "conformance-outcome",
    /// A boundary file that is no `GeoJSON`, or a list of codes that is no table.
    AreaSyntax = "area-syntax",
    /// A boundary file without a single area.
    AreaNone = "area-none",
    /// A boundary file whose coordinate reference system nobody knows.
    AreaCrs = "area-crs",
    /// A property that the areas do not have.
    AreaField = "area-field",
    /// An area without a code and a name.
    AreaUnnamed = "area-unnamed",
    /// An area without a polygon.
    AreaGeometry = "area-geometry",
    /// An area with a vertex that is not on the earth.
    AreaCoordinates = "area-coordinates",
    /// A list of codes without its two columns.
    AreaCodes = "area-codes",
    /// A text that is no administrative code.
    AreaCode = "area-code",
    /// A position on a border, or where outlines overlap.
    AreaBorder = "area-border",
    /// A position in none of the areas.
    AreaOutside = "area-outside",
    /// A position in another area than the record states.
    AreaElsewhere = "area-elsewhere",
    /// Many records that are shifted alike.
    AreaShift = "area-shift",
    /// Two boundary files that are shifted against each other.
    AreaBoundaryShift = "area-boundary-shift",
    /// Two boundary files without an area in common.
    AreaUnlike = "area-unlike",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.id())
    }
}

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; the work is complete.
    Warning,
    /// Something of the input was refused.
    Error,
}

/// A place in an input: the line itself is kept, so that it can be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it.
    pub file: Arc<str>,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// How many characters are meant.
    pub width: usize,
    /// The line itself, shortened around the place if it is very long.
    pub text: String,
}

/// What is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which diagnostic of the catalogue.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What the message names, by Fluent variable.
    pub args: Vec<(&'static str, String)>,
    /// Where, if in a file.
    pub place: Option<Place>,
}

impl Diagnostic {
    /// Returns an error with no place and no arguments.
    pub fn error(code: Code) -> Self {
        Self { code, severity: Severity::Error, args: Vec::new(), place: None }
    }

    /// Returns a warning with no place and no arguments.
    pub fn warning(code: Code) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code) }
    }

    /// Adds an argument of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Sets the place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Returns what is wrong, in one sentence.
    pub fn message(&self, lang: Lang) -> String {
        lang::message(lang, &format!("diag-{}", self.code), &self.fluent())
    }

    /// Returns what to do about it.
    pub fn help(&self, lang: Lang) -> Option<String> {
        lang::find(lang, &format!("diag-{}.help", self.code), &self.fluent()).filter(|s| !s.is_empty())
    }

    fn label(&self, lang: Lang) -> Option<String> {
        lang::find(lang, &format!("diag-{}.label", self.code), &self.fluent())
    }

    fn fluent(&self) -> Vec<(&str, Arg<'_>)> {
        self.args.iter().map(|(k, v)| (*k, Arg::from(v))).collect()
    }

    /// Returns the diagnostic with the marked line, as compilers print it.
    pub fn render(&self, lang: Lang, colour: bool) -> String {
        let message = self.message(lang);
        let label = self.label(lang).unwrap_or_default();
        let help = self.help(lang);
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let name = lang::word(
            lang,
            match self.severity {
                Severity::Error => "severity-error",
                Severity::Warning => "severity-warning",
            },
        );
        let mut group = level.with_name(name).primary_title(&message).id(self.code.id()).elements(
            self.place.as_ref().filter(|p| p.line > 0).map(|place| {
                let start = byte_at(&place.text, place.column.saturating_sub(1));
                let end = byte_at(&place.text, place.column.saturating_sub(1) + place.width.max(1));
                Snippet::source(&place.text)
                    .path(place.file.as_ref())
                    .line_start(place.line)
                    .annotation(AnnotationKind::Primary.span(start..end.max(start)).label(label.as_str()))
            }),
        );
        let file;
        if let Some(place) = self.place.as_ref().filter(|p| p.line == 0) {
            file = place.file.to_string();
            group = group.element(annotate_snippets::Origin::path(file.as_str()));
        }
        let help_name = lang::word(lang, "severity-help");
        if let Some(help) = &help {
            group = group.element(Level::HELP.with_name(help_name).message(help.as_str()));
        }
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    /// Returns the diagnostic as one line: `file:line:column: message`.
    pub fn one_line(&self, lang: Lang) -> String {
        let message = self.message(lang);
        match &self.place {
            Some(p) if p.line > 0 => format!("{}:{}:{}: {message}", p.file, p.line, p.column),
            Some(p) => format!("{}: {message}", p.file),
            None => message,
        }
    }
}

fn byte_at(text: &str, chars: usize) -> usize {
    text.char_indices().nth(chars).map_or(text.len(), |(i, _)| i)
}

/// Returns the candidate nearest to `word`, if one is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let candidates: Vec<&str> = candidates.into_iter().collect();
    let slip = |c: &&'a str| {
        let distance = strsim::damerau_levenshtein(word, c);
        (distance <= (c.chars().count().max(3) / 3).max(1)).then_some((distance, *c))
    };
    // A word left out or put in is farther than a slip, but keeps the beginning.
    let kin = |c: &&'a str| {
        let likeness = strsim::jaro_winkler(word, c);
        (likeness >= 0.85).then_some((likeness, *c))
    };
    let slips = candidates.iter().filter_map(slip).min();
    let kins = || candidates.iter().filter_map(kin).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(a.1)));
    slips.map(|(_, c)| c).or_else(|| kins().map(|(_, c)| c))
}
