//! What a checklist is once it is understood: elements, fields, rules, profiles.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::ids::{ElementId, FieldId, InstrumentId, LimitationId, MeasureId, ProfileId, RuleId, StandardId};
use super::terms::{Confidence, Construction, GroupSet, Impact, Modality, Outcome};
use crate::lang::Text;
use crate::quantity::{Exact, Kind, Quantity, Unit};

/// The place of an element in [`super::Catalog::elements`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ElementIx(pub u16);

/// The place of a field in [`Element::fields`]; below [`MAX_FIELDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldIx(pub u8);

/// The place of a rule in [`super::Catalog::rules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleIx(pub u16);

/// The place of an instrument in [`super::Catalog::instruments`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InstrumentIx(pub u16);

/// The most fields an element can have: one bit each in an item's set of readings.
pub const MAX_FIELDS: usize = 128;

/// A kind of thing that is inspected.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Permanent id, such as `ramp`.
    pub id: ElementId,
    /// Its name.
    pub title: Text,
    /// What can be observed on it.
    pub fields: Vec<Field>,
}

impl Element {
    /// Returns the field of that id.
    pub fn field(&self, id: &str) -> Option<(FieldIx, &Field)> {
        let at = self.fields.iter().position(|f| f.id.as_str() == id)?;
        Some((FieldIx(u8::try_from(at).ok()?), &self.fields[at]))
    }
}

/// One observable property of an element.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Permanent id, such as `clear_width`.
    pub id: FieldId,
    /// The type of its values.
    pub kind: FieldKind,
    /// Its short name, for tables and sentences.
    pub title: Text,
    /// The question on the form.
    pub ask: Text,
    /// How to measure or observe it.
    pub how: Option<Text>,
    /// The instruments it is measured with.
    pub tools: Vec<InstrumentIx>,
    /// The unit meant when a value has none.
    pub unit: Option<&'static Unit>,
    /// The range outside which a reading is refused.
    pub plausible: Option<(Quantity, Quantity)>,
}

/// The type of a field's values.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// A quantity with a unit.
    Quantity(Kind),
    /// Yes or no.
    YesNo,
    /// One of several words.
    Choice(Vec<Choice>),
    /// Free text, which no rule can judge.
    Text,
}

/// One word that a choice field offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Permanent id, such as `sliding`.
    pub id: String,
    /// Its name.
    pub title: Text,
}

/// A requirement on an element, from a clause of an edition of a standard.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Permanent id, such as `gb55019-ramp-slope`.
    pub id: RuleId,
    /// The standard that asks for it.
    pub standard: StandardId,
    /// The element it is about.
    pub element: ElementIx,
    /// The clause, as the standard numbers it.
    pub clause: String,
    /// The rows of the fact sheet behind it.
    pub facts: Vec<String>,
    /// How sure the figure is.
    pub confidence: Confidence,
    /// Whether the clause demands or recommends.
    pub modality: Modality,
    /// How hard a failure hits.
    pub impact: Impact,
    /// Who is affected.
    pub groups: GroupSet,
    /// What holds when the rule is passed.
    pub title: Text,
    /// When and why, in words.
    pub note: Option<Text>,
    /// What removes the barrier.
    pub remedy: Vec<MeasureId>,
    /// When the rule applies; nothing means always.
    pub when: Option<Condition>,
    /// What is compared.
    pub check: Check,
    /// Homes: how hard a failure hits a person with a functional limitation, 1 to 4.
    pub points: BTreeMap<LimitationId, u8>,
    /// Its cases: test, documentation and example at once.
    pub cases: Vec<Case>,
}

impl Rule {
    /// Returns true for a rule that nobody vouches for: it advises, and never fails, scores or gates.
    pub fn is_preview(&self) -> bool {
        self.confidence == Confidence::RecalledUnsure
    }
}

/// A field of the item itself, or of the nearest item of an element that encloses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FieldRef {
    /// The enclosing element, or nothing for the item itself.
    pub of: Option<ElementIx>,
    /// The field.
    pub field: FieldIx,
}

/// A limit: a figure of the standard, or another reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// A figure.
    Fixed(Quantity),
    /// `field × times + plus`.
    Reading {
        /// The reading compared with.
        field: FieldRef,
        /// A factor, 1 if the clause gives none.
        times: Exact,
        /// A margin in the field's base unit, 0 if the clause gives none.
        plus: Exact,
    },
}

/// The way a measurement is held against a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `≤`
    AtMost,
    /// `<`
    LessThan,
    /// `≥`
    AtLeast,
    /// `>`
    MoreThan,
}

/// A value that a field is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A quantity, exactly.
    Quantity(Quantity),
    /// Yes or no.
    YesNo(bool),
    /// A choice, by its place in the field's choices.
    Choice(u8),
}

/// What a rule compares: a small closed set, so that checklists stay data.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// One limit.
    Bound {
        /// What is measured.
        field: FieldRef,
        /// The sense of the inequality.
        bound: Bound,
        /// The limit.
        limit: Limit,
    },
    /// Two limits, both included.
    Between {
        /// What is measured.
        field: FieldRef,
        /// The lower limit.
        low: Limit,
        /// The upper limit.
        high: Limit,
    },
    /// One of several values; one value is `equals`.
    OneOf {
        /// What is observed.
        field: FieldRef,
        /// The accepted values.
        values: Vec<Expected>,
    },
    /// A yes/no field answered yes.
    Present {
        /// What is observed.
        field: FieldRef,
    },
    /// A limit read off a table.
    Lookup(Lookup),
    /// A number that grows with a capacity.
    CountByCapacity(CountByCapacity),
    /// All of several checks.
    AllOf(Vec<Check>),
    /// Any of several checks.
    AnyOf(Vec<Check>),
}

/// A limit that depends on another reading by a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Lookup {
    /// The reading that chooses the row.
    pub by: FieldRef,
    /// The reading that is judged.
    pub field: FieldRef,
    /// The sense of the inequality, the same in all rows.
    pub bound: Bound,
    /// Rows of (`at`, limit), from small to large `at`.
    pub rows: Vec<(Exact, Quantity)>,
    /// What holds between two rows.
    pub between: BetweenRows,
    /// What holds below the first row.
    pub below: BeyondRows,
    /// What holds above the last row.
    pub above: BeyondRows,
}

/// What holds between two rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BetweenRows {
    /// The limit on the straight line between the rows, exactly.
    Interpolate,
    /// The stricter of the two rows.
    Stricter,
}

/// What holds outside the rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeyondRows {
    /// The limit of the nearest row.
    Nearest,
    /// Anything passes.
    Passed,
    /// Nothing passes.
    Failed,
}

/// A number of things asked for by a capacity: seats, bays.
#[derive(Debug, Clone, PartialEq)]
pub struct CountByCapacity {
    /// The number that is there.
    pub field: FieldRef,
    /// The capacity that asks.
    pub capacity: FieldRef,
    /// Rows of (capacity up to and including, number asked), growing.
    pub rows: Vec<(i64, i64)>,
    /// What is asked beyond the last row.
    pub beyond: BeyondCapacity,
}

/// What is asked beyond the last row of a capacity table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeyondCapacity {
    /// A share of the capacity, rounded up.
    Share(Exact),
    /// `base + ceil((capacity − from) ÷ per)`
    Steps {
        /// The capacity from which the steps count.
        from: i64,
        /// The number asked there.
        base: i64,
        /// One more for every so many, or part of it.
        per: i64,
    },
}

/// When a rule applies.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// A comparison of readings, by value alone.
    Check(Check),
    /// The works are new, altered or existing.
    Construction(Vec<Construction>),
    /// The item lies in an item of one of these elements.
    Within(Vec<ElementIx>),
    /// The resident has one of these functional limitations.
    Limitations(Vec<LimitationId>),
    /// All hold.
    AllOf(Vec<Condition>),
    /// Any holds.
    AnyOf(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

/// One case of a rule: readings and the outcome they must have.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The readings, as typed, by field reference.
    pub given: Vec<Given>,
    /// New, altered or existing, where the case says.
    pub construction: Option<Construction>,
    /// The resident's limitations, where the case has a resident.
    pub limitations: Option<Vec<LimitationId>>,
    /// The outcome.
    pub expect: Outcome,
    /// What the case shows.
    pub note: Option<String>,
}

/// One reading of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// The field.
    pub field: FieldRef,
    /// The value as an inspector would type it.
    pub value: String,
    /// The instrument, if named.
    pub with: Option<InstrumentIx>,
}

/// A standard that rules cite.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standard {
    /// Permanent id, such as `gb-55019-2021`.
    pub id: StandardId,
    /// The code that people cite, such as `GB 55019-2021`.
    pub code: String,
    /// Its title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Text,
    /// The year of the edition.
    pub year: i16,
    /// From when it is in force.
    pub effective_from: Date,
    /// What a reader must know of it.
    pub note: Option<Text>,
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

/// What removes a barrier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Permanent id, such as `ramp-lengthen`.
    pub id: MeasureId,
    /// Building works, or a device.
    pub kind: MeasureKind,
    /// Its name, as an instruction.
    pub title: Text,
}

/// Whether a measure is building works or a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MeasureKind {
    /// Building works.
    Works,
    /// An assistive device.
    Device,
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
