//! The catalogue: everything that the checklist files say, by place and by id.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::measure::Measure;
use super::measure_list::MeasureList;
use super::model::{Element, ElementIx, InstrumentIx, Rule, RuleIx};
use super::part::{Instrument, Limitation, Profile, Scoring, Standard};
use super::price::PriceBook;
use super::scheme::Schemes;
use super::tailor::{Parameter, Tailoring};
use super::{Checklist, builtin, load};
use crate::diag::{Diagnostic, Source, nearest};

/// One file of a catalogue: where it stands in `checklists/`, and what it says.
#[derive(Debug, Clone)]
pub struct CatalogFile {
    /// The path below `checklists/`, with `/`: it tells what kind of file this is.
    pub path: String,
    /// The content, under the name that diagnostics show.
    pub source: Source,
}

/// Everything that a set of checklist files says.
#[derive(Debug, Clone, PartialEq)]
pub struct Catalog {
    /// What can be inspected.
    pub(super) elements: Vec<Element>,
    /// What is required.
    pub(super) rules: Vec<Rule>,
    /// What rules cite.
    pub(super) standards: Vec<Standard>,
    /// What readings are taken with.
    pub(super) instruments: Vec<Instrument>,
    /// What removes barriers.
    pub(super) measures: Vec<Measure>,
    /// What measures cost, by region and date.
    pub(super) prices: Vec<PriceBook>,
    /// The published lists that measures are on.
    pub(super) lists: Vec<MeasureList>,
    /// What residents cannot do, and their mobility devices.
    pub(super) limitations: Vec<Limitation>,
    /// Which rules count where.
    pub(super) profiles: Vec<Profile>,
    /// Weights and grades.
    pub(super) scoring: Scoring,
    /// Other people's scoring schemes.
    pub(super) schemes: Schemes,
    /// Rule id to place.
    pub(super) rule_ids: BTreeMap<String, RuleIx>,
    /// SHA-256 over all files, in hex: the edition that a report names.
    pub(super) hash: String,
    /// What one office changes in every profile.
    pub(super) tailoring: Option<Tailoring>,
}

/// The error of checklist files that do not make a catalogue: all their problems.
#[derive(Debug, Clone, thiserror::Error)]
#[error("the checklists have {} problems", .0.len())]
pub struct CatalogError(pub Vec<Diagnostic>);

/// The error of a profile that the catalogue does not have.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown profile `{name}`, expected one of {}", .known.join(", "))]
pub struct UnknownProfile {
    /// The name asked for.
    pub name: String,
    /// The profile that was probably meant.
    pub suggestion: Option<String>,
    /// The names that exist.
    pub known: Vec<String>,
}

impl Catalog {
    /// Returns the catalogue that ships in the binary; a test proves that it loads.
    pub fn builtin() -> &'static Arc<Self> {
        static BUILTIN: OnceLock<Arc<Catalog>> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            Arc::new(
                Self::from_files(builtin::files()).expect("a test proves that the shipped checklists load"),
            )
        })
    }

    /// Returns the catalogue of the shipped files with `files` added; one of the same path replaces the shipped one.
    pub fn with_files(files: impl IntoIterator<Item = CatalogFile>) -> Result<Self, CatalogError> {
        let mut all: BTreeMap<String, CatalogFile> =
            builtin::files().into_iter().map(|f| (f.path.clone(), f)).collect();
        all.extend(files.into_iter().map(|f| (f.path.clone(), f)));
        Self::from_files(all.into_values().collect())
    }

    /// Returns the catalogue of exactly these files, or all their problems.
    pub fn from_files(files: Vec<CatalogFile>) -> Result<Self, CatalogError> {
        load::load(files)
    }

    /// Finds every rule by its id again.
    pub(super) fn index_rules(&mut self) {
        let places = (0..=u16::MAX).map(RuleIx);
        self.rule_ids = self.rules.iter().map(|r| r.id.to_string()).zip(places).collect();
    }

    /// Returns what can be inspected.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// Returns the element at a place.
    pub fn element(&self, at: ElementIx) -> &Element {
        &self.elements[at.0 as usize]
    }

    /// Returns the element of an id.
    pub fn find_element(&self, id: &str) -> Option<ElementIx> {
        let at = self.elements.binary_search_by(|e| e.id.as_str().cmp(id)).ok()?;
        u16::try_from(at).ok().map(ElementIx)
    }

    /// Returns other people's scoring schemes.
    pub fn schemes(&self) -> &Schemes {
        &self.schemes
    }

    /// Returns all rules, by standard and element.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Returns the rule at a place.
    pub fn rule_at(&self, at: RuleIx) -> &Rule {
        &self.rules[at.0 as usize]
    }

    /// Returns the place of a rule by its id.
    pub fn find_rule(&self, id: &str) -> Option<RuleIx> {
        self.rule_ids.get(id).copied()
    }

    /// Returns the rule of an id.
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.find_rule(id).map(|at| self.rule_at(at))
    }

    /// Returns what rules cite.
    pub fn standards(&self) -> &[Standard] {
        &self.standards
    }

    /// Returns the standard of an id.
    pub fn standard(&self, id: &str) -> Option<&Standard> {
        self.standards.iter().find(|s| s.id.as_str() == id)
    }

    /// Returns what readings are taken with.
    pub fn instruments(&self) -> &[Instrument] {
        &self.instruments
    }

    /// Returns the instrument at a place.
    pub fn instrument(&self, at: InstrumentIx) -> &Instrument {
        &self.instruments[at.0 as usize]
    }

    /// Returns the instrument of an id.
    pub fn find_instrument(&self, id: &str) -> Option<InstrumentIx> {
        let at = self.instruments.iter().position(|i| i.id.as_str() == id)?;
        u16::try_from(at).ok().map(InstrumentIx)
    }

    /// Returns what removes barriers.
    pub fn measures(&self) -> &[Measure] {
        &self.measures
    }

    /// Returns the measure of an id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        let at = self.measures.binary_search_by(|m| m.id.as_str().cmp(id)).ok()?;
        self.measures.get(at)
    }

    /// Returns the price books, by path.
    pub fn price_books(&self) -> &[PriceBook] {
        &self.prices
    }

    /// Returns the price book that a file holds, for the measures of this catalogue.
    pub fn read_prices(&self, source: &Source) -> Result<PriceBook, CatalogError> {
        load::price_book(self, source)
    }

    /// Returns the published lists of works and devices, by path.
    pub fn lists(&self) -> &[MeasureList] {
        &self.lists
    }

    /// Returns the list of an id.
    pub fn list(&self, id: &str) -> Option<&MeasureList> {
        self.lists.iter().find(|l| l.id == id)
    }

    /// Returns the functional limitations and mobility devices.
    pub fn limitations(&self) -> &[Limitation] {
        &self.limitations
    }

    /// Returns the limitation of an id.
    pub fn limitation(&self, id: &str) -> Option<&Limitation> {
        self.limitations.iter().find(|l| l.id.as_str() == id)
    }

    /// Returns all profiles.
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// Returns weights and grades.
    pub fn scoring(&self) -> &Scoring {
        &self.scoring
    }

    /// Returns SHA-256 over all checklist files, in hex.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Returns this catalogue with what one office changes, from a file with the keys of a profile:
    /// `select`, `exclude`, `parameter` and `rule`. Every checklist made from it is changed so.
    pub fn tailored(&self, source: &Source) -> Result<Self, CatalogError> {
        load::tailored(self, source)
    }

    /// Returns what one office changes, if it does.
    pub fn tailoring(&self) -> Option<&Tailoring> {
        self.tailoring.as_ref()
    }

    /// Returns the catalogue with the limits of some rules changed, all rules at their places.
    pub(super) fn with_parameters(&self, parameters: &[Parameter]) -> Self {
        let mut changed = self.clone();
        for parameter in parameters {
            if let Some(at) = self.find_rule(parameter.rule.as_str()) {
                parameter.apply(&mut changed.rules[at.0 as usize]);
            }
        }
        changed
    }

    /// Returns the checklist of a profile.
    pub fn checklist(self: &Arc<Self>, profile: &str) -> Result<Arc<Checklist>, UnknownProfile> {
        let found = self.profiles.iter().find(|p| p.id.as_str() == profile);
        let Some(profile) = found else {
            let known: Vec<String> = self.profiles.iter().map(|p| p.id.to_string()).collect();
            let suggestion = nearest(profile, known.iter().map(String::as_str)).map(str::to_owned);
            return Err(UnknownProfile { name: profile.to_owned(), suggestion, known });
        };
        let mut profile = profile.clone();
        if let Some(tailoring) = &self.tailoring {
            tailoring.apply(&mut profile);
        }
        Ok(Arc::new(Checklist::resolve(self.clone(), profile)))
    }
}
