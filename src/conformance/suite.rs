//! The suite as a value: every rule with its check as data, every case with its outcome.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::data::{Figure, Test, ValueData, Words, base_unit, exact};
use super::fields::{field, fields_of};
use crate::checklist::{
    Case, Catalog, Confidence, Construction, DisabilityCategory, Element, ElementIx, FieldKind, Given,
    Modality, Outcome, Rule, Spread, StandardId,
};
use crate::finding::{Decision, enclosing};
use crate::lang::Text;
use crate::quantity::Quantity;
use crate::survey::{Value, ValueError, read_value};

/// The version of the format: it rises when a program that reads the old one would go wrong.
pub const SCHEMA: u32 = 1;

/// The program that wrote a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Implementation", deny_unknown_fields)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

impl Tool {
    /// Returns this program.
    pub fn this() -> Self {
        Self { name: String::from("tantu"), version: env!("CARGO_PKG_VERSION").to_owned() }
    }
}

/// Test cases for the clauses of standards, for any program that judges by them.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(title = "Tantu conformance suite", extend("$id" = "urn:tantu:schema:conformance:1"), deny_unknown_fields)]
pub struct Suite {
    /// The version of this format.
    pub schema: u32,
    /// What wrote it.
    pub tool: Tool,
    /// The edition of the checklists: SHA-256 of their files, in hex.
    pub checklists: String,
    /// How readings with an uncertainty are decided in every case.
    pub decision: Decision,
    /// The standards that the rules cite.
    pub standards: Vec<StandardData>,
    /// The elements that the rules are about, with the fields that they look at.
    pub elements: Vec<ElementData>,
    /// The instruments that cases name.
    pub instruments: Vec<InstrumentData>,
    /// The rules.
    pub rules: Vec<RuleData>,
}

/// A standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct StandardData {
    /// Permanent id.
    pub id: String,
    /// The code that people cite.
    pub code: String,
    /// Its title.
    pub title: Text,
    /// The year of the edition.
    pub edition: i16,
    /// The day it came into force, or the year where the day is not known.
    pub in_force: String,
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ElementData {
    /// Permanent id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The fields that rules of the suite look at.
    pub fields: Vec<FieldData>,
}

/// A field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct FieldData {
    /// Id within the element.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// `length`, `slope` … for quantities; `yes_no`, `choice` or `text`.
    pub kind: &'static str,
    /// The base unit of a quantity.
    pub unit: Option<&'static str>,
    /// The values of a choice.
    pub choices: Vec<String>,
}

/// An instrument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct InstrumentData {
    /// Permanent id.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Its expanded uncertainty (k = 2), by kind of quantity.
    pub uncertainty: Vec<SpreadData>,
}

/// An expanded uncertainty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct SpreadData {
    /// The kind of quantity.
    pub kind: &'static str,
    /// In the base unit, exactly.
    pub absolute: Option<String>,
    /// As a share of the value, exactly.
    pub relative: Option<String>,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RuleData {
    /// Permanent id.
    pub id: String,
    /// The standard.
    pub standard: String,
    /// The clause, as the standard numbers it.
    pub clause: String,
    /// The element that it is about.
    pub element: String,
    /// What holds when it is passed.
    pub title: Text,
    /// Whether the clause demands or recommends.
    pub modality: Modality,
    /// How sure the figure is.
    pub confidence: Confidence,
    /// The fields that it looks at.
    pub fields: Vec<String>,
    /// When it applies; nothing means always.
    pub when: Option<Test>,
    /// What is compared.
    pub check: Test,
    /// Its cases.
    pub cases: Vec<CaseData>,
}

/// A case: readings at one item, and the outcome that the rule must have there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CaseData {
    /// Permanent id, made of what is given: it stays until the readings change.
    pub id: String,
    /// The readings; what is not here was not measured.
    pub given: Vec<GivenData>,
    /// The elements that the item lies in, outermost first.
    pub within: Vec<String>,
    /// New, altered or existing; nothing where nobody says.
    pub construction: Option<Construction>,
    /// The resident's functional limitations; nothing where there is no resident.
    pub limitations: Option<Vec<String>>,
    /// The resident's disability category; nothing where nobody says.
    pub category: Option<DisabilityCategory>,
    /// The outcome, by the figures alone: that a figure is unsure is not looked at.
    pub expect: Outcome,
    /// What the case shows.
    pub note: Option<String>,
}

/// A reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct GivenData {
    /// The field; `ramp.rise` is a field of the enclosing ramp.
    pub field: String,
    /// The value as an inspector types it.
    pub typed: String,
    /// The same, understood.
    pub value: ValueData,
    /// The instrument that was named.
    pub with: Option<String>,
    /// The expanded uncertainty in the base unit, exactly: as typed, else by the instrument.
    pub uncertainty: Option<String>,
}

impl Suite {
    /// Returns the suite of a catalogue, or of one of its standards.
    ///
    /// A reading that cannot be understood is left out of its case; the lint of the checklists refuses it.
    pub fn of(catalog: &Arc<Catalog>, standard: Option<&StandardId>) -> Self {
        let rules: Vec<&Rule> =
            catalog.rules().iter().filter(|r| standard.is_none_or(|s| *s == r.standard)).collect();
        let cited: BTreeSet<&StandardId> = rules.iter().map(|r| &r.standard).collect();
        let named: BTreeSet<_> =
            rules.iter().flat_map(|r| &r.cases).flat_map(|c| &c.given).filter_map(|g| g.with).collect();
        Self {
            schema: SCHEMA,
            tool: Tool::this(),
            checklists: catalog.hash().to_owned(),
            decision: Decision::Guarded,
            standards: catalog
                .standards()
                .iter()
                .filter(|s| cited.contains(&s.id))
                .map(|s| StandardData {
                    id: s.id.to_string(),
                    code: s.code.clone(),
                    title: s.title.clone(),
                    edition: s.year,
                    in_force: s.in_force(),
                })
                .collect(),
            elements: elements(catalog, &rules),
            instruments: named.into_iter().map(|at| instrument(catalog.instrument(at))).collect(),
            rules: rules.into_iter().map(|r| rule(catalog, r)).collect(),
        }
    }

    /// Iterates over all cases, each with its rule.
    pub fn cases(&self) -> impl Iterator<Item = (&RuleData, &CaseData)> {
        self.rules.iter().flat_map(|r| r.cases.iter().map(move |c| (r, c)))
    }
}

/// Returns the permanent id of a case: its rule, and eight hex digits of SHA-256 over what is given.
pub fn case_id(catalog: &Catalog, rule: &Rule, case: &Case) -> String {
    let words = Words { catalog, rule };
    let mut given: Vec<String> = case
        .given
        .iter()
        .map(|g| {
            let with = g.with.map_or("", |at| catalog.instrument(at).id.as_str());
            format!("{}={}@{with}", words.name(g.field), g.value)
        })
        .collect();
    given.sort();
    let mut text = given.join("\n");
    if let Some(state) = case.construction {
        let _ = write!(text, "\n!construction={state}");
    }
    if let Some(limitations) = &case.limitations {
        let list: Vec<&str> = limitations.iter().map(crate::checklist::LimitationId::as_str).collect();
        let _ = write!(text, "\n!limitations={}", list.join(","));
    }
    if let Some(category) = case.category {
        let _ = write!(text, "\n!category={category}");
    }
    let hash = Sha256::digest(text.as_bytes());
    let short = hash.iter().take(4).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    });
    format!("{}/{short}", rule.id)
}

fn elements(catalog: &Catalog, rules: &[&Rule]) -> Vec<ElementData> {
    let mut used: BTreeSet<(ElementIx, _)> = BTreeSet::new();
    for rule in rules {
        let given = rule.cases.iter().flat_map(|c| &c.given).map(|g| g.field);
        used.extend(
            fields_of(rule).into_iter().chain(given).map(|f| (f.of.unwrap_or(rule.element), f.field)),
        );
    }
    let whole = |at: ElementIx, element: &Element| ElementData {
        id: element.id.to_string(),
        title: element.title.clone(),
        fields: used
            .iter()
            .filter(|(e, _)| *e == at)
            .map(|(_, f)| field_data(&element.fields[usize::from(f.0)]))
            .collect(),
    };
    let about: BTreeSet<ElementIx> =
        used.iter().map(|(e, _)| *e).chain(rules.iter().map(|r| r.element)).collect();
    about.into_iter().map(|at| whole(at, catalog.element(at))).collect()
}

fn field_data(field: &crate::checklist::Field) -> FieldData {
    let (kind, unit, choices) = match &field.kind {
        FieldKind::Quantity(kind) => (kind.id(), Some(base_unit(*kind)), Vec::new()),
        FieldKind::YesNo => ("yes_no", None, Vec::new()),
        FieldKind::Choice(choices) => ("choice", None, choices.iter().map(|c| c.id.clone()).collect()),
        FieldKind::Text => ("text", None, Vec::new()),
    };
    FieldData { id: field.id.to_string(), title: field.title.clone(), kind, unit, choices }
}

fn instrument(instrument: &crate::checklist::Instrument) -> InstrumentData {
    let spread = |(kind, spread): &(crate::quantity::Kind, Spread)| SpreadData {
        kind: kind.id(),
        absolute: match spread {
            Spread::Absolute(u) => Some(exact(*u)),
            Spread::Relative(_) => None,
        },
        relative: match spread {
            Spread::Relative(share) => Some(exact(*share)),
            Spread::Absolute(_) => None,
        },
    };
    InstrumentData {
        id: instrument.id.to_string(),
        title: instrument.title.clone(),
        uncertainty: instrument.uncertainty.iter().map(spread).collect(),
    }
}

fn rule(catalog: &Catalog, rule: &Rule) -> RuleData {
    let words = Words { catalog, rule };
    RuleData {
        id: rule.id.to_string(),
        standard: rule.standard.to_string(),
        clause: rule.clause.clone(),
        element: catalog.element(rule.element).id.to_string(),
        title: rule.title.clone(),
        modality: rule.modality,
        confidence: rule.confidence,
        fields: fields_of(rule).into_iter().map(|f| words.name(f)).collect(),
        when: rule.when.as_ref().map(|c| words.condition(c)),
        check: words.check(&rule.check),
        cases: rule.cases.iter().map(|c| case(words, c)).collect(),
    }
}

fn case(words: Words<'_>, case: &Case) -> CaseData {
    CaseData {
        id: case_id(words.catalog, words.rule, case),
        given: case.given.iter().filter_map(|g| given(words, g).ok()).collect(),
        within: enclosing(words.rule, case)
            .into_iter()
            .map(|at| words.catalog.element(at).id.to_string())
            .collect(),
        construction: case.construction,
        limitations: case.limitations.as_ref().map(|l| l.iter().map(ToString::to_string).collect()),
        category: case.category,
        expect: case.expect,
        note: case.note.clone(),
    }
}

fn given(words: Words<'_>, given: &Given) -> Result<GivenData, ValueError> {
    let (value, typed) = read_value(field(words.catalog, words.rule, given.field), &given.value, false)?;
    let quantity: Option<Quantity> = match value {
        Value::Quantity(quantity) => Some(quantity),
        Value::YesNo(_) | Value::Choice(_) | Value::Text => None,
    };
    let by_instrument = || words.catalog.instrument(given.with?).uncertainty_of(quantity?);
    Ok(GivenData {
        field: words.name(given.field),
        typed: given.value.clone(),
        value: match value {
            Value::Quantity(quantity) => ValueData::Quantity(Figure::of(quantity)),
            Value::YesNo(yes) => ValueData::YesNo(yes),
            Value::Choice(choice) => ValueData::Choice(words.choice(given.field, choice)),
            Value::Text => ValueData::Text,
        },
        with: given.with.map(|at| words.catalog.instrument(at).id.to_string()),
        uncertainty: typed.or_else(by_instrument).map(exact),
    })
}
