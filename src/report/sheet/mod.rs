//! Checklists → sheets: the rules of a profile, an element or a standard in words, for whoever reads
//! or checks them without the program.
//!
//! [`Sheet`] is the one value behind every format and behind the references of the docs; its rules
//! are [`RuleRow`]s. A new format is one file and one line in [`FORMATS`].

mod html;
mod json;
pub(super) mod markdown;
mod row;
mod table;

use std::io;

use schemars::JsonSchema;
use serde::Serialize;

use crate::checklist::{Catalog, Checklist, ElementIx, Rule, StandardId};
use crate::conformance::Tool;
use crate::export::ExportError;
use crate::lang::{Lang, message, word};
use crate::quantity::{Style, System};

pub use json::json_schema;
pub use row::{ChangedRow, FieldRow, Named, RuleRow, SourceRow, ToolRow};
pub use table::COLUMNS;

/// The version of the format: it rises when a program that reads the old one would go wrong.
pub const SCHEMA: u32 = 1;

/// Writes sheets in one format.
pub trait Format: std::fmt::Debug + Sync {
    /// Returns the value of `--format`, which is also the extension of its files.
    fn name(&self) -> &'static str;
    /// Writes the sheet.
    fn write(&self, sheet: &Sheet, out: &mut dyn io::Write) -> Result<(), ExportError>;
}

/// Every format of a sheet, in the order of the help text.
pub static FORMATS: &[&dyn Format] = &[&markdown::Markdown, &html::Html, &table::Table, &json::Json];

/// Returns the format of a name or an extension, such as `html`; letter case is free.
///
/// ```
/// use tantu::checklist::Catalog;
/// use tantu::quantity::Style;
/// use tantu::report::sheet::{Selection, Sheet, format};
///
/// let sheet = Sheet::of(Catalog::builtin(), &Selection::default(), &Style::default());
/// let mut page = Vec::new();
/// format("html").expect("it is listed").write(&sheet, &mut page)?;
/// assert!(page.starts_with(b"<!DOCTYPE html><html lang=\"zh-CN\">"));
/// # Ok::<(), tantu::export::ExportError>(())
/// ```
pub fn format(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|f| f.name().eq_ignore_ascii_case(name))
}

/// Which rules a sheet holds: those that all of its parts let through.
#[derive(Debug, Clone, Copy, Default)]
pub struct Selection<'a> {
    /// The rules that count in a profile, as it has them; without one, the rules of all editions.
    pub checklist: Option<&'a Checklist>,
    /// The rules on one element.
    pub element: Option<ElementIx>,
    /// The rules of one standard.
    pub standard: Option<&'a StandardId>,
}

/// What a sheet was made for; a part that is missing does not narrow it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Scope {
    /// The profile.
    pub profile: Option<Named>,
    /// By which edition the profile judges: `newest`, `built`, or a day.
    pub as_of: Option<String>,
    /// The element.
    pub element: Option<Named>,
    /// The standard, by its code and title.
    pub standard: Option<Named>,
}

/// A standard that rules of the sheet cite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct StandardRow {
    /// Permanent id.
    pub id: String,
    /// The code that people cite.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The year of the edition.
    pub edition: i16,
    /// Since when it is in force: a day, or the year where the day is not known.
    pub in_force: String,
    /// How many rules of the sheet are its.
    pub rules: usize,
}

/// A rule that a profile leaves out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct LeftOutRow {
    /// The rule.
    pub rule: Named,
    /// Why.
    pub reason: String,
}

/// Rules of checklists in the words of one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(title = "Tantu checklist export", extend("$id" = "urn:tantu:schema:checklist-export:1"), deny_unknown_fields)]
pub struct Sheet {
    /// The version of this format.
    pub schema: u32,
    /// What wrote it.
    pub tool: Tool,
    /// The edition of the checklists: SHA-256 of their files, in hex.
    pub checklists: String,
    /// The language of all words.
    #[schemars(with = "String", extend("enum" = ["zh", "en"]))]
    pub lang: Lang,
    /// The system of units: `metric` or `us`.
    #[schemars(with = "String", extend("enum" = ["metric", "us"]))]
    pub units: &'static str,
    /// What it is about, for a heading.
    pub title: String,
    /// What a reader must know of the standard.
    pub note: Option<String>,
    /// What it was made for.
    pub scope: Scope,
    /// The standards, in the order of the checklists.
    pub standards: Vec<StandardRow>,
    /// The rules, by element and then by standard.
    pub rules: Vec<RuleRow>,
    /// The rules that the profile leaves out.
    pub left_out: Vec<LeftOutRow>,
}

/// The rules on one element, with the fields that they look at.
#[derive(Debug)]
pub(super) struct Section<'a> {
    pub(super) element: &'a Named,
    pub(super) rules: Vec<&'a RuleRow>,
    pub(super) fields: Vec<&'a FieldRow>,
}

impl Sheet {
    /// Returns the sheet of a selection.
    pub fn of(catalog: &Catalog, selection: &Selection<'_>, style: &Style) -> Self {
        // A profile has limits of its own.
        let catalog = selection.checklist.map_or(catalog, |c| c.catalog());
        let lets_through = |rule: &Rule| {
            selection.element.is_none_or(|e| rule.element == e)
                && selection.standard.is_none_or(|s| rule.standard == *s)
        };
        let mut rules: Vec<&Rule> = match selection.checklist {
            Some(checklist) => checklist.rules().map(|(_, rule)| rule).collect(),
            None => catalog.rules().iter().collect(),
        };
        rules.retain(|r| lets_through(r));
        let order = |r: &Rule| catalog.standards().iter().position(|s| s.id == r.standard);
        rules.sort_by_key(|r| (r.element, order(r)));
        let left_out = selection.checklist.map(|c| c.profile().exclude.as_slice()).unwrap_or_default();
        let left_out = left_out
            .iter()
            .filter_map(|(id, reason)| Some((catalog.rule(id.as_str())?, reason)))
            .filter(|(rule, _)| lets_through(rule))
            .map(|(rule, reason)| LeftOutRow {
                rule: Named::new(&rule.id, rule.title.get(style.lang)),
                reason: reason.get(style.lang).to_owned(),
            });
        let standard = selection.standard.and_then(|s| catalog.standard(s.as_str()));
        let scope = scope(catalog, selection, style.lang);
        Self {
            schema: SCHEMA,
            tool: Tool::this(),
            checklists: catalog.hash().to_owned(),
            lang: style.lang,
            units: match style.system {
                System::Metric => "metric",
                System::UsCustomary => "us",
            },
            title: title(&scope, style.lang),
            note: standard.and_then(|s| s.note.as_ref()).map(|n| n.get(style.lang).to_owned()),
            standards: standards(catalog, &rules, style.lang),
            rules: rules.iter().map(|r| RuleRow::of(catalog, r, style)).collect(),
            left_out: left_out.collect(),
            scope,
        }
    }

    /// Returns how many rules of how many standards on how many elements it holds, in a sentence.
    pub(super) fn facts(&self) -> String {
        message(
            self.lang,
            "sheet-facts",
            &[
                ("rules", self.rules.len().into()),
                ("elements", self.sections().len().into()),
                ("standards", self.standards.len().into()),
            ],
        )
    }

    /// Returns the rules by element.
    pub(super) fn sections(&self) -> Vec<Section<'_>> {
        let same = |a: &RuleRow, b: &RuleRow| a.element.id == b.element.id;
        self.rules.chunk_by(same).filter_map(section).collect()
    }

    /// Returns how many rules each standard has in a section, in the order of [`Sheet::standards`].
    pub(super) fn counts(&self, section: &Section<'_>) -> Vec<usize> {
        let of = |s: &StandardRow| section.rules.iter().filter(|r| r.source.standard == s.id).count();
        self.standards.iter().map(of).collect()
    }

    /// Returns true if a table of standards by elements says more than the rules themselves.
    pub(super) fn is_wide(&self) -> bool {
        let first = self.rules.first();
        self.rules.iter().any(|r| Some(&r.element) != first.map(|f| &f.element))
    }
}

/// Returns rules on one element as its section.
fn section(rules: &[RuleRow]) -> Option<Section<'_>> {
    let mut fields: Vec<&FieldRow> = Vec::new();
    for field in rules.iter().flat_map(|r| &r.fields) {
        if !fields.iter().any(|f| f.id == field.id && f.of == field.of) {
            fields.push(field);
        }
    }
    Some(Section { element: &rules.first()?.element, rules: rules.iter().collect(), fields })
}

fn standards(catalog: &Catalog, rules: &[&Rule], lang: Lang) -> Vec<StandardRow> {
    let row = |standard: &crate::checklist::Standard| StandardRow {
        id: standard.id.to_string(),
        code: standard.code_in(lang).to_owned(),
        title: standard.title.get(lang).to_owned(),
        edition: standard.year,
        in_force: standard.in_force(),
        rules: rules.iter().filter(|r| r.standard == standard.id).count(),
    };
    catalog.standards().iter().map(row).filter(|s| s.rules > 0).collect()
}

fn scope(catalog: &Catalog, selection: &Selection<'_>, lang: Lang) -> Scope {
    let profile = selection.checklist.map(Checklist::profile);
    let standard = selection.standard.and_then(|s| catalog.standard(s.as_str()));
    Scope {
        profile: profile.map(|p| Named::new(&p.id, p.title.get(lang))),
        as_of: selection.checklist.map(|c| c.judges_as_of().to_string()),
        element: selection.element.map(|e| catalog.element(e)).map(|e| Named::new(&e.id, e.title.get(lang))),
        standard: standard
            .map(|s| Named::new(&s.id, format!("{} {}", s.code_in(lang), s.title.get(lang)).trim_end())),
    }
}

fn title(scope: &Scope, lang: Lang) -> String {
    let parts = [&scope.profile, &scope.element, &scope.standard].into_iter().flatten();
    let parts: Vec<&str> = parts.map(|p| p.title.as_str()).collect();
    if parts.is_empty() { word(lang, "sheet-all") } else { parts.join(" · ") }
}
