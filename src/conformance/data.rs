//! Checks and conditions as data that any language can read: the words of the checklist files.

use schemars::JsonSchema;
use serde::Serialize;

use super::fields::field;
use crate::checklist::{
    BetweenRows, BeyondCapacity, BeyondRows, Bound, Catalog, Check, Condition, Construction,
    DisabilityCategory, Expected, FieldKind, FieldRef, Limit, Rule,
};
use crate::quantity::{Exact, Kind, Quantity, unit};

/// A figure: as text that people read, and exactly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Figure {
    /// The figure as text with its unit, exact as well: `1200 mm`, `1:12`.
    pub text: String,
    /// The same in the base unit, as a whole number or a reduced fraction: `1200`, `1/12`.
    #[schemars(regex(pattern = r"^-?[0-9]+(/[1-9][0-9]*)?$"))]
    pub exact: String,
    /// The base unit; `1` for a pure ratio.
    pub unit: &'static str,
}

impl Figure {
    pub(super) fn of(quantity: Quantity) -> Self {
        Self { text: quantity.write_exact(), exact: exact(quantity.value), unit: base_unit(quantity.kind) }
    }
}

/// Returns an exact number as text: `1200` or `1/12`.
pub(super) fn exact(value: Exact) -> String {
    if value.denominator() == 1 {
        value.numerator().to_string()
    } else {
        format!("{}/{}", value.numerator(), value.denominator())
    }
}

pub(super) fn base_unit(kind: Kind) -> &'static str {
    if kind.is_pure() || kind == Kind::Count { "1" } else { unit::of(kind)[0].symbol }
}

/// A limit: a figure of the clause, or another reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LimitData {
    /// A figure of the clause.
    Figure(Figure),
    /// `field × times + plus`.
    Reading {
        /// The reading compared with.
        field: String,
        /// The factor, exactly.
        times: String,
        /// The margin in the base unit, exactly.
        plus: String,
    },
}

/// A value that a field is compared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ValueData {
    /// A quantity; met when it lies within the uncertainty of the reading.
    Quantity(Figure),
    /// Yes or no.
    YesNo(bool),
    /// One of the field's choices.
    Choice(String),
    /// Free text, which no rule judges.
    Text,
}

/// What is held against one limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct BoundData {
    /// What is measured; `ramp.rise` is a field of the enclosing ramp.
    pub field: String,
    /// The limit.
    pub limit: LimitData,
}

/// A row of a table of limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct RowData {
    /// Where the row stands.
    pub at: Figure,
    /// The limit there.
    pub limit: Figure,
}

/// A row of a table of numbers by capacity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CapacityRow {
    /// The capacity up to which it holds, included.
    pub up_to: i64,
    /// The number asked.
    pub at_least: i64,
}

/// What is asked beyond the last row of a capacity table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BeyondData {
    /// A share of the capacity, exactly, rounded up.
    Share(String),
    /// `base + ceil((capacity − from) ÷ per)`.
    Steps {
        /// The capacity from which the steps count.
        from: i64,
        /// The number asked there.
        base: i64,
        /// One more for every so many, or part of it.
        per: i64,
    },
}

/// A check or a condition. The last four stand in conditions only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// `≤`
    AtMost(BoundData),
    /// `<`
    LessThan(BoundData),
    /// `≥`
    AtLeast(BoundData),
    /// `>`
    MoreThan(BoundData),
    /// Two limits, both included.
    Between {
        /// What is measured.
        field: String,
        /// The lower limit.
        low: LimitData,
        /// The upper limit.
        high: LimitData,
    },
    /// One of several values.
    OneOf {
        /// What is observed.
        field: String,
        /// The accepted values.
        values: Vec<ValueData>,
    },
    /// A yes/no field answered yes.
    Present {
        /// What is observed.
        field: String,
    },
    /// A limit read off a table.
    Lookup {
        /// The reading that chooses the row.
        by: String,
        /// The reading that is judged.
        field: String,
        /// `at_most` or `at_least`, the same in all rows.
        sense: &'static str,
        /// Rows from small to large `at`.
        rows: Vec<RowData>,
        /// `interpolate` or `stricter`.
        between: &'static str,
        /// Below the first row: `nearest`, `passed` or `failed`.
        below: &'static str,
        /// Above the last row: `nearest`, `passed` or `failed`.
        above: &'static str,
    },
    /// A number that grows with a capacity.
    CountByCapacity {
        /// The number that is there.
        field: String,
        /// The capacity that asks.
        capacity: String,
        /// Rows from small to large capacity.
        rows: Vec<CapacityRow>,
        /// What is asked beyond the last row.
        beyond: BeyondData,
    },
    /// All hold.
    AllOf(Vec<Test>),
    /// Any holds.
    AnyOf(Vec<Test>),
    /// It does not hold.
    Not(Box<Test>),
    /// The works are in one of these states.
    Construction(Vec<Construction>),
    /// The item lies in an item of one of these elements.
    Within(Vec<String>),
    /// The resident has one of these functional limitations.
    Limitations(Vec<String>),
    /// The resident's disability category is one of these; one that is not recorded is none of them.
    Categories(Vec<DisabilityCategory>),
}

/// Turns the checks and conditions of one rule into data.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) rule: &'a Rule,
}

impl Words<'_> {
    /// Returns the name of a field, with the element before it if it is another one's.
    pub(super) fn name(self, at: FieldRef) -> String {
        let id = &field(self.catalog, self.rule, at).id;
        at.of.map_or_else(|| id.to_string(), |of| format!("{}.{id}", self.catalog.element(of).id))
    }

    pub(super) fn condition(self, condition: &Condition) -> Test {
        let all = |parts: &[Condition]| parts.iter().map(|p| self.condition(p)).collect();
        match condition {
            Condition::Check(check) => self.check(check),
            Condition::Construction(states) => Test::Construction(states.clone()),
            Condition::Within(elements) => {
                Test::Within(elements.iter().map(|e| self.catalog.element(*e).id.to_string()).collect())
            }
            Condition::Limitations(wanted) => {
                Test::Limitations(wanted.iter().map(ToString::to_string).collect())
            }
            Condition::Categories(wanted) => Test::Categories(wanted.clone()),
            Condition::AllOf(parts) => Test::AllOf(all(parts)),
            Condition::AnyOf(parts) => Test::AnyOf(all(parts)),
            Condition::Not(part) => Test::Not(Box::new(self.condition(part))),
        }
    }

    pub(super) fn check(self, check: &Check) -> Test {
        match check {
            Check::Bound { field, bound, limit } => {
                let bound_data = BoundData { field: self.name(*field), limit: self.limit(limit) };
                match bound {
                    Bound::AtMost => Test::AtMost(bound_data),
                    Bound::LessThan => Test::LessThan(bound_data),
                    Bound::AtLeast => Test::AtLeast(bound_data),
                    Bound::MoreThan => Test::MoreThan(bound_data),
                }
            }
            Check::Between { field, low, high } => {
                Test::Between { field: self.name(*field), low: self.limit(low), high: self.limit(high) }
            }
            Check::OneOf { field, values } => Test::OneOf {
                field: self.name(*field),
                values: values.iter().map(|v| self.expected(*field, v)).collect(),
            },
            Check::Present { field } => Test::Present { field: self.name(*field) },
            Check::Lookup(lookup) => self.lookup(lookup),
            Check::CountByCapacity(count) => Test::CountByCapacity {
                field: self.name(count.field),
                capacity: self.name(count.capacity),
                rows: count
                    .rows
                    .iter()
                    .map(|(up_to, at_least)| CapacityRow { up_to: *up_to, at_least: *at_least })
                    .collect(),
                beyond: match count.beyond {
                    BeyondCapacity::Share(share) => BeyondData::Share(exact(share)),
                    BeyondCapacity::Steps { from, base, per } => BeyondData::Steps { from, base, per },
                },
            },
            Check::AllOf(parts) => Test::AllOf(parts.iter().map(|p| self.check(p)).collect()),
            Check::AnyOf(parts) => Test::AnyOf(parts.iter().map(|p| self.check(p)).collect()),
        }
    }

    fn lookup(self, lookup: &crate::checklist::Lookup) -> Test {
        let kind = match field(self.catalog, self.rule, lookup.by).kind {
            FieldKind::Quantity(kind) => kind,
            // The loader lets quantities alone choose a row.
            FieldKind::YesNo | FieldKind::Choice(_) | FieldKind::Text => Kind::Ratio,
        };
        let beyond = |rule: BeyondRows| match rule {
            BeyondRows::Nearest => "nearest",
            BeyondRows::Passed => "passed",
            BeyondRows::Failed => "failed",
        };
        Test::Lookup {
            by: self.name(lookup.by),
            field: self.name(lookup.field),
            sense: match lookup.bound {
                Bound::AtMost | Bound::LessThan => "at_most",
                Bound::AtLeast | Bound::MoreThan => "at_least",
            },
            rows: lookup
                .rows
                .iter()
                .map(|(at, limit)| RowData {
                    at: Figure::of(Quantity { kind, value: *at }),
                    limit: Figure::of(*limit),
                })
                .collect(),
            between: match lookup.between {
                BetweenRows::Interpolate => "interpolate",
                BetweenRows::Stricter => "stricter",
            },
            below: beyond(lookup.below),
            above: beyond(lookup.above),
        }
    }

    fn limit(self, limit: &Limit) -> LimitData {
        match limit {
            Limit::Fixed(quantity) => LimitData::Figure(Figure::of(*quantity)),
            Limit::Reading { field, times, plus } => {
                LimitData::Reading { field: self.name(*field), times: exact(*times), plus: exact(*plus) }
            }
        }
    }

    fn expected(self, at: FieldRef, value: &Expected) -> ValueData {
        match value {
            Expected::Quantity(quantity) => ValueData::Quantity(Figure::of(*quantity)),
            Expected::YesNo(yes) => ValueData::YesNo(*yes),
            Expected::Choice(choice) => ValueData::Choice(self.choice(at, *choice)),
        }
    }

    /// Returns the id of a field's choice.
    pub(super) fn choice(self, at: FieldRef, choice: u8) -> String {
        match &field(self.catalog, self.rule, at).kind {
            FieldKind::Choice(choices) => {
                choices.get(usize::from(choice)).map_or_else(String::new, |c| c.id.clone())
            }
            FieldKind::Quantity(_) | FieldKind::YesNo | FieldKind::Text => String::new(),
        }
    }
}
