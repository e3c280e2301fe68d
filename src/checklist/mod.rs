//! Checklists: TOML files become a [`Catalog`]; a catalogue and a profile become a [`Checklist`].

mod builtin;
mod catalog;
mod edition;
mod formula;
mod ids;
mod load;
mod loose;
mod measure;
mod measure_list;
mod model;
mod part;
mod price;
mod resolve;
mod rule_check;
mod scheme;
mod tailor;
mod terms;

pub use catalog::{Catalog, CatalogError, CatalogFile, UnknownProfile};
pub use edition::{AsOf, BadAsOf, Span, Succession, Superseded};
pub use formula::{Dimension, Formula, FormulaError};
pub use ids::{
    BadId, ElementId, FieldId, InstrumentId, LimitationId, MeasureId, ProfileId, RuleId, StandardId,
};
pub(crate) use load::hex;
pub use loose::{LooseEnd, loose_ends};
pub use measure::{Amount, Measure, MeasureKind, NeededAmount, Scope};
pub use measure_list::{ListGroup, ListItem, MeasureList};
pub use model::{
    Case, Choice, Element, ElementIx, Field, FieldIx, FieldKind, Given, InstrumentIx, MAX_FIELDS, Rule,
    RuleIx,
};
pub use part::{Grade, Instrument, Limitation, Profile, Scoring, Spread, Standard, Subject, Weights};
pub use price::{Cost, Price, PriceBook};
pub use resolve::Checklist;
pub use rule_check::{
    BetweenRows, BeyondCapacity, BeyondRows, Bound, Check, Condition, CountByCapacity, Expected, FieldRef,
    Limit, Lookup,
};
pub use scheme::{CnaecDimension, CnaecPart, CnaecScheme, LotScheme, Schemes};
pub use tailor::{Change, NewLimit, Parameter, TAILORED, Tailoring};
pub use terms::{
    Confidence, Construction, DisabilityCategory, Group, GroupSet, Impact, MeasureUnit, Modality, Outcome,
    UnknownWord,
};
