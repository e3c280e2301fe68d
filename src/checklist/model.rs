//! What a checklist is once it is understood: elements, fields, rules and their cases.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::edition::Superseded;
use super::ids::{ElementId, FieldId, LimitationId, MeasureId, ProfileId, RuleId, StandardId};
use super::part::Subject;
use super::rule_check::{Check, Condition, FieldRef};
use super::tailor::Change;
use super::terms::{Confidence, Construction, DisabilityCategory, GroupSet, Impact, Modality, Outcome};
use crate::lang::Text;
use crate::quantity::{Kind, Quantity, Unit};

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
    /// Where it is found: what is found in homes alone makes a record one of a home.
    pub subject: Subject,
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
    /// Since when it is in force, where that differs from its standard.
    pub effective_from: Option<Date>,
    /// Until when it is in force, where that differs from its standard.
    pub superseded: Option<Superseded>,
    /// The rules of an earlier edition whose place it takes, where they judge other fields than it does.
    pub replaces: Vec<RuleId>,
    /// The profile that it is local to; nothing for a rule of a standard.
    pub local_to: Option<ProfileId>,
    /// How a profile changed its limit, the first change first.
    pub changes: Vec<Change>,
    /// Its cases: test, documentation and example at once.
    pub cases: Vec<Case>,
}

impl Rule {
    /// Returns true for a rule that nobody vouches for: it advises, and never fails, scores or gates.
    pub fn is_preview(&self) -> bool {
        self.confidence == Confidence::RecalledUnsure
    }
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
    /// The resident's disability category, where the case says.
    pub category: Option<DisabilityCategory>,
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
