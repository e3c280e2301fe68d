//! Administrative codes after GB/T 2260 and GB/T 10114, and the ids of areas that have none.

use std::fmt;
use std::str::FromStr;

/// A level of the administrative hierarchy, from the whole to the smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 省级: two digits.
    Province,
    /// 地级: four digits, written with six.
    Prefecture,
    /// 县级: six digits.
    County,
    /// 乡级: nine digits.
    Township,
    /// 村级: twelve digits.
    Village,
}

impl Level {
    /// All levels, the widest first.
    pub const ALL: [Self; 5] =
        [Self::Province, Self::Prefecture, Self::County, Self::Township, Self::Village];

    /// Returns the word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::Prefecture => "prefecture",
            Self::County => "county",
            Self::Township => "township",
            Self::Village => "village",
        }
    }

    /// What a code of twelve digits is divided by to lose everything below the level.
    const fn below(self) -> u64 {
        match self {
            Self::Province => 10_000_000_000,
            Self::Prefecture => 100_000_000,
            Self::County => 1_000_000,
            Self::Township => 1000,
            Self::Village => 1,
        }
    }
}

/// An administrative code of one to five levels; it is kept as twelve digits.
///
/// ```
/// use tantu::area::{AdminCode, Level};
///
/// let village: AdminCode = "622901001003".parse()?;
/// assert_eq!(village.level(), Level::Village);
/// assert_eq!(village.parent().map(|c| c.to_string()), Some("622901001".to_owned()));
/// assert_eq!(village.at(Level::County).map(|c| c.to_string()), Some("622901".to_owned()));
/// # Ok::<(), tantu::area::BadCode>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AdminCode(u64);

/// The error of a text that is no administrative code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no administrative code of 6, 9 or 12 digits")]
pub struct BadCode(pub String);

impl AdminCode {
    /// Returns the level: that of the last digits that are not nought.
    pub fn level(self) -> Level {
        let holds = |level: &&Level| self.0.is_multiple_of(level.below());
        Level::ALL.iter().find(holds).copied().unwrap_or(Level::Village)
    }

    /// Returns the code of the unit at a level that this one lies in or is; nothing at a finer level.
    ///
    /// A prefecture without counties has its townships right below it: there is nothing at the level of
    /// the county then.
    pub fn at(self, level: Level) -> Option<Self> {
        let cut = Self(self.0 - self.0 % level.below());
        (cut.level() == level).then_some(cut)
    }

    /// Returns the next wider unit.
    pub fn parent(self) -> Option<Self> {
        Level::ALL.iter().rev().filter(|l| **l < self.level()).find_map(|l| self.at(*l))
    }

    /// Returns true for the code itself and all below it.
    pub fn contains(self, other: Self) -> bool {
        other.0 - other.0 % self.level().below() == self.0
    }
}

impl FromStr for AdminCode {
    type Err = BadCode;

    /// Reads 2, 4, 6, 9 or 12 digits; noughts at the end stand for levels that are not named.
    fn from_str(text: &str) -> Result<Self, BadCode> {
        let bad = || BadCode(text.to_owned());
        let digits = text.trim();
        if ![2, 4, 6, 9, 12].contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(bad());
        }
        let number: u64 = format!("{digits:0<12}").parse().map_err(|_| bad())?;
        // GB/T 2260 numbers its regions from 1 and its provinces from 1 in each.
        let province = number / Level::Province.below();
        if (11..=82).contains(&province) && !province.is_multiple_of(10) {
            Ok(Self(number))
        } else {
            Err(bad())
        }
    }
}

impl fmt::Display for AdminCode {
    /// Writes 6, 9 or 12 digits, as the level asks.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = self.level().max(Level::County);
        let digits = match level {
            Level::Village => 12,
            Level::Township => 9,
            _ => 6,
        };
        f.pad(&format!("{:0digits$}", self.0 / level.below()))
    }
}

/// What an area is called in files: its administrative code, or whatever its boundary file has.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AreaId {
    /// An administrative code.
    Admin(AdminCode),
    /// The code or name that the boundary file has.
    Other(String),
}

impl AreaId {
    /// Returns the administrative code, if it is one.
    pub fn admin(&self) -> Option<AdminCode> {
        match self {
            Self::Admin(code) => Some(*code),
            Self::Other(_) => None,
        }
    }

    /// Returns the level, if it has an administrative code.
    pub fn level(&self) -> Option<Level> {
        self.admin().map(AdminCode::level)
    }
}

impl From<&str> for AreaId {
    fn from(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Other(text.trim().to_owned()), Self::Admin)
    }
}

impl fmt::Display for AreaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Admin(code) => code.fmt(f),
            Self::Other(text) => f.pad(text),
        }
    }
}

impl serde::Serialize for AreaId {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
