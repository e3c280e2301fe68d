//! What rules lean on: standards, instruments, limitations, profiles and scoring.

use jiff::civil::Date;

use super::ids::{InstrumentId, LimitationId, ProfileId, RuleId, StandardId};
use super::model::ElementIx;
use super::tailor::Parameter;
use super::terms::{Construction, GroupSet, Impact};
use crate::lang::{Lang, Text};
use crate::quantity::{Exact, Kind, Quantity};

/// A standard that rules cite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// Permanent id, such as `gb-55019-2021`.
    pub id: StandardId,
    /// The code that people cite, such as `GB 55019-2021`.
    pub code: String,
    /// The same for readers of English, where the code is a Chinese name.
    pub code_en: Option<String>,
    /// Its title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Text,
    /// The year of the edition.
    pub year: i16,
    /// From when it is in force, where that is known.
    pub effective_from: Option<Date>,
    /// Works that stood before it was in force are bound by it only when they are altered.
    pub spares_existing: bool,
    /// The standard that took its place where both speak of the same thing.
    pub superseded_by: Option<StandardId>,
    /// Since when, if not since that standard is in force.
    pub superseded_on: Option<Date>,
    /// What a reader must know of it.
    pub note: Option<Text>,
}

impl Standard {
    /// Returns the code that people cite in a language.
    pub fn code_in(&self, lang: Lang) -> &str {
        self.code_en.as_deref().filter(|_| lang == Lang::En).unwrap_or(&self.code)
    }

    /// Returns since when it is in force: the day where that is known, else the year of the edition.
    pub fn in_force(&self) -> String {
        self.effective_from.map_or_else(|| self.year.to_string(), |date| date.to_string())
    }
}

/// A measuring instrument and its expanded uncertainty (k = 2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instrument {
    /// Permanent id, such as `digital-level`.
    pub id: InstrumentId,
    /// Its name.
    pub title: Text,
    /// U by kind of quantity: absolute in base units, or relative to the value.
    pub uncertainty: Vec<(Kind, Spread)>,
}

impl Instrument {
    /// Returns the expanded uncertainty of one reading, in the base unit, if the instrument has a budget.
    pub fn uncertainty_of(&self, reading: Quantity) -> Option<Exact> {
        let (_, spread) = self.uncertainty.iter().find(|(kind, _)| *kind == reading.kind)?;
        match spread {
            Spread::Absolute(u) => Some(*u),
            Spread::Relative(share) => {
                let u = reading.value.checked_mul(*share)?;
                if u.is_negative() { Exact::ZERO.checked_sub(u) } else { Some(u) }
            }
        }
    }
}

/// An expanded uncertainty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spread {
    /// In the base unit of the kind.
    Absolute(Exact),
    /// As a share of the value.
    Relative(Exact),
}

/// A functional limitation of a resident, or a mobility device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limitation {
    /// Permanent id, such as `balance`.
    pub id: LimitationId,
    /// Its name.
    pub title: Text,
    /// The user groups that a person with it belongs to.
    pub groups: GroupSet,
}

/// Whether a profile is about public sites or homes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A public site.
    Site,
    /// A home, with a resident: personal data.
    Home,
}

/// Which rules count for which kind of site.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Permanent id, such as `government-service-hall`.
    pub id: ProfileId,
    /// Its name.
    pub title: Text,
    /// The profiles that it extends, its parent first; everything below holds theirs already.
    pub extends: Vec<ProfileId>,
    /// Public site or home.
    pub subject: Subject,
    /// The tested share below which no grade is given.
    pub minimum_coverage: Exact,
    /// For how many months a survey stays good.
    pub fresh_for_months: Option<u32>,
    /// What is assumed where the record does not say.
    pub assume_construction: Option<Construction>,
    /// The rules taken in, by standard; an empty list of elements means all.
    pub select: Vec<(StandardId, Vec<ElementIx>)>,
    /// The rules left out again, each with its reason.
    pub exclude: Vec<(RuleId, Text)>,
    /// The limits that it changes; of two on one field the later holds.
    pub parameters: Vec<Parameter>,
}

/// The weights and grades of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Scoring {
    /// The weights that count.
    pub weights: Weights,
    /// Other weights, published for comparison.
    pub alternatives: Vec<(String, Weights)>,
    /// Grade bands, best first.
    pub grades: Vec<Grade>,
}

/// The weight of a rule by its impact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// Minor, moderate, serious, critical.
    pub by_impact: [u32; 4],
}

impl Weights {
    /// Returns the weight of an impact.
    pub fn of(&self, impact: Impact) -> u32 {
        self.by_impact[impact as usize]
    }
}

/// A band of the score.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grade {
    /// Its letter.
    pub id: String,
    /// The low end from which it is given, as a share.
    pub from: Exact,
    /// Its name.
    pub title: Text,
}
