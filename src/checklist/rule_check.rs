//! What a rule compares, and when it applies: a small closed set, so that checklists stay data.

use super::ids::LimitationId;
use super::model::{ElementIx, FieldIx};
use super::terms::{Construction, DisabilityCategory};
use crate::quantity::{Exact, Quantity};

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
    /// The resident's disability category is one of these; one that is not recorded is none of them.
    Categories(Vec<DisabilityCategory>),
    /// All hold.
    AllOf(Vec<Condition>),
    /// Any holds.
    AnyOf(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
}

impl Check {
    /// Returns the fields that the check judges, each once; not those that limits are taken from.
    pub fn judged(&self) -> Vec<FieldRef> {
        let mut found = Vec::new();
        self.collect_judged(&mut found);
        found
    }

    fn collect_judged(&self, found: &mut Vec<FieldRef>) {
        match self {
            Self::Bound { field, .. }
            | Self::Between { field, .. }
            | Self::OneOf { field, .. }
            | Self::Present { field }
            | Self::Lookup(Lookup { field, .. })
            | Self::CountByCapacity(CountByCapacity { field, .. }) => {
                if !found.contains(field) {
                    found.push(*field);
                }
            }
            Self::AllOf(parts) | Self::AnyOf(parts) => parts.iter().for_each(|p| p.collect_judged(found)),
        }
    }

    /// Returns the fields that the check reads, each once, the judged one first.
    pub fn fields(&self) -> Vec<FieldRef> {
        let mut found = Vec::new();
        self.collect_fields(&mut found);
        found
    }

    fn collect_fields(&self, found: &mut Vec<FieldRef>) {
        let mut add = |field: FieldRef| {
            if !found.contains(&field) {
                found.push(field);
            }
        };
        let of_limit = |limit: &Limit| match limit {
            Limit::Reading { field, .. } => Some(*field),
            Limit::Fixed(_) => None,
        };
        match self {
            Self::Bound { field, limit, .. } => {
                add(*field);
                of_limit(limit).into_iter().for_each(add);
            }
            Self::Between { field, low, high } => {
                add(*field);
                of_limit(low).into_iter().chain(of_limit(high)).for_each(add);
            }
            Self::OneOf { field, .. } | Self::Present { field } => add(*field),
            Self::Lookup(lookup) => {
                add(lookup.field);
                add(lookup.by);
            }
            Self::CountByCapacity(count) => {
                add(count.field);
                add(count.capacity);
            }
            Self::AllOf(parts) | Self::AnyOf(parts) => {
                for part in parts {
                    part.collect_fields(found);
                }
            }
        }
    }
}

impl Condition {
    /// Returns the fields that the condition reads, each once.
    pub fn fields(&self) -> Vec<FieldRef> {
        let mut found = Vec::new();
        self.collect_fields(&mut found);
        found
    }

    fn collect_fields(&self, found: &mut Vec<FieldRef>) {
        match self {
            Self::Check(check) => check.collect_fields(found),
            Self::AllOf(parts) | Self::AnyOf(parts) => parts.iter().for_each(|p| p.collect_fields(found)),
            Self::Not(inner) => inner.collect_fields(found),
            Self::Construction(_) | Self::Within(_) | Self::Limitations(_) | Self::Categories(_) => {}
        }
    }
}
