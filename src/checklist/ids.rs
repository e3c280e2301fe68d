//! The ids of checklist things: kebab-case names that never change once shipped.

use std::borrow::Borrow;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// The error of a name that cannot be an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no id: use lower-case letters, digits, `-` and `_`")]
pub struct BadId(String);

fn checked(s: &str) -> Result<Arc<str>, BadId> {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    if !s.is_empty() && s.len() <= 80 && s.chars().all(good) {
        Ok(s.into())
    } else {
        Err(BadId(s.to_owned()))
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Returns the id as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl FromStr for $name {
            type Err = BadId;
            fn from_str(s: &str) -> Result<Self, BadId> { checked(s).map(Self) }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
        impl Borrow<str> for $name {
            fn borrow(&self) -> &str { &self.0 }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(&self.0) }
        }
    )+ };
}

ids! {
    /// The id of an [`Element`](super::Element).
    ElementId,
    /// The id of a [`Field`](super::Field).
    FieldId,
    /// The id of a [`Rule`](super::Rule).
    RuleId,
    /// The id of a [`Standard`](super::Standard).
    StandardId,
    /// The id of an [`Instrument`](super::Instrument).
    InstrumentId,
    /// The id of a [`Measure`](super::Measure).
    MeasureId,
    /// The id of a [`Limitation`](super::Limitation).
    LimitationId,
    /// The id of a [`Profile`](super::Profile).
    ProfileId,
}
