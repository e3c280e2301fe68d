//! Checklists: TOML files become a [`Catalog`]; a catalogue and a profile become a [`Checklist`].

mod builtin;
mod catalog;
mod ids;
mod load;
mod model;
mod resolve;
mod terms;

pub use catalog::{Catalog, CatalogError, CatalogFile, UnknownProfile};
pub use ids::{
    BadId, ElementId, FieldId, InstrumentId, LimitationId, MeasureId, ProfileId, RuleId, StandardId,
};
pub use model::{
    BetweenRows, BeyondCapacity, BeyondRows, Bound, Case, Check, Choice, Condition, CountByCapacity, Element,
    ElementIx, Expected, Field, FieldIx, FieldKind, FieldRef, Given, Grade, Instrument, InstrumentIx, Limit,
    Limitation, Lookup, MAX_FIELDS, Measure, MeasureKind, Profile, Rule, RuleIx, Scoring, Spread, Standard,
    Subject, Weights,
};
pub use resolve::Checklist;
pub use terms::{Confidence, Construction, Group, GroupSet, Impact, Modality, Outcome, UnknownWord};
