//! The closed vocabularies of the field: outcomes, impacts, user groups, confidence.

use std::fmt;
use std::str::FromStr;

use crate::lang::{self, Lang};

/// The error of a word that is not in its vocabulary.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown word `{word}`, expected one of {}", .expected.join(", "))]
pub struct UnknownWord {
    /// The word.
    pub word: String,
    /// The vocabulary.
    pub expected: Vec<&'static str>,
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident, $prefix:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vdoc])* $variant,)+ }

        impl $name {
            /// All words, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the word used in files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// Returns the word that people read.
            pub fn title(self, lang: Lang) -> String {
                lang::word(lang, &format!(concat!($prefix, "-{}"), self.as_str().replace('_', "-").to_lowercase()))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(self.as_str()) }
        }

        impl FromStr for $name {
            type Err = UnknownWord;
            fn from_str(s: &str) -> Result<Self, UnknownWord> {
                match s {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(UnknownWord { word: s.to_owned(), expected: vec![$($word),+] }),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.as_str()) }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": [$($word),+] })
            }
        }
    };
}

vocabulary! {
    /// The outcome of a rule at an item; the five of W3C EARL.
    Outcome, "outcome" {
        /// The requirement is met.
        Passed = "passed",
        /// The requirement is not met.
        Failed = "failed",
        /// Measured, but the measurement cannot decide.
        CantTell = "cantTell",
        /// The rule does not apply to the item.
        Inapplicable = "inapplicable",
        /// Not measured.
        Untested = "untested",
    }
}

vocabulary! {
    /// How hard a failure hits the people it stops; the four of axe.
    Impact, "impact" {
        /// Comfort, dignity, the long term.
        Minor = "minor",
        /// A nuisance on every use.
        Moderate = "moderate",
        /// Usable only with help or strain.
        Serious = "serious",
        /// Excludes a group, or threatens life or serious injury.
        Critical = "critical",
    }
}

vocabulary! {
    /// A group of people that a barrier stops.
    Group, "group" {
        /// Wheelchair users.
        Wheelchair = "wheelchair",
        /// People who walk with difficulty or with an aid.
        Walking = "walking",
        /// Blind people.
        Blind = "blind",
        /// People with low vision.
        LowVision = "low_vision",
        /// Deaf people.
        Deaf = "deaf",
        /// Hard of hearing people.
        HardOfHearing = "hard_of_hearing",
        /// People with a speech disability.
        Speech = "speech",
        /// People with an intellectual or cognitive disability.
        Cognitive = "cognitive",
        /// People with a psychosocial disability.
        Psychosocial = "psychosocial",
        /// Older people.
        Older = "older",
        /// Children, and people with a pram.
        ChildPram = "child_pram",
        /// People with limited use of arms or hands.
        ArmHand = "arm_hand",
        /// People of short stature.
        ShortStature = "short_stature",
    }
}

vocabulary! {
    /// How sure a figure is.
    Confidence, "confidence" {
        /// Seen in a source.
        Quoted = "quoted",
        /// Recalled, sure of the figure.
        RecalledSure = "recalled_sure",
        /// Recalled, not sure: preview, never fails anything.
        RecalledUnsure = "recalled_unsure",
        /// A convention of this project.
        Convention = "convention",
    }
}

vocabulary! {
    /// Whether a clause demands or recommends.
    Modality, "modality" {
        /// Demanded (应).
        Shall = "shall",
        /// Recommended (宜).
        Should = "should",
    }
}

vocabulary! {
    /// The state of the works that a clause speaks of.
    Construction, "construction" {
        /// New or extended.
        New = "new",
        /// An existing building that is altered.
        Altered = "altered",
        /// Existing and unaltered.
        Existing = "existing",
    }
}

vocabulary! {
    /// A disability category of GB/T 26341-2010.
    DisabilityCategory, "category" {
        /// 视力残疾
        Visual = "visual",
        /// 听力残疾
        Hearing = "hearing",
        /// 言语残疾
        Speech = "speech",
        /// 肢体残疾
        Limb = "limb",
        /// 智力残疾
        Intellectual = "intellectual",
        /// 精神残疾
        Mental = "mental",
        /// 多重残疾
        Multiple = "multiple",
    }
}

vocabulary! {
    /// What a measure is counted in.
    MeasureUnit, "measure-unit" {
        /// One place where something is done.
        Place = "place",
        /// One thing.
        Piece = "piece",
        /// One set of things that belong together.
        Set = "set",
        /// One machine or appliance.
        Machine = "machine",
        /// One door or window with its frame.
        Leaf = "leaf",
        /// One bar or rail piece.
        Bar = "bar",
        /// One switch, socket or lamp with its wiring.
        Point = "point",
        /// One bay or seat.
        Bay = "bay",
        /// One home.
        Home = "home",
        /// One job that is not divided.
        Job = "job",
        /// One metre.
        Metre = "m",
        /// One square metre.
        SquareMetre = "m2",
    }
}

/// A set of [`Group`]s.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct GroupSet(u16);

impl GroupSet {
    /// The set of all groups.
    pub const ALL: Self = Self((1 << 13) - 1);
    /// The empty set.
    pub const NONE: Self = Self(0);

    /// Returns true if the group is in the set.
    pub fn contains(self, group: Group) -> bool {
        self.0 & (1 << group as u16) != 0
    }

    /// Returns the set with the group in it.
    #[must_use]
    pub fn with(self, group: Group) -> Self {
        Self(self.0 | (1 << group as u16))
    }

    /// Returns the union of two sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns what two sets share.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Returns the set without the groups of another.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns true if the sets share a group.
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns true if no group is in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Iterates over the groups in order.
    pub fn iter(self) -> impl Iterator<Item = Group> {
        Group::ALL.iter().copied().filter(move |g| self.contains(*g))
    }
}

impl FromIterator<Group> for GroupSet {
    fn from_iter<I: IntoIterator<Item = Group>>(groups: I) -> Self {
        groups.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Debug for GroupSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Group::as_str)).finish()
    }
}

impl serde::Serialize for GroupSet {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_seq(self.iter())
    }
}
