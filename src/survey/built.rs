//! When something was built: a year, or a day where the record knows it.

use std::fmt;

use jiff::civil::Date;

/// When something was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Built {
    /// Some day of a year.
    Year(i16),
    /// A day.
    Day(Date),
}

impl Built {
    /// Returns the year.
    pub fn year(self) -> i16 {
        match self {
            Self::Year(year) => year,
            Self::Day(day) => day.year(),
        }
    }

    /// Returns the last day on which it may have been built: of a year, its end, so that of two
    /// editions in one year the later counts.
    pub fn last_day(self) -> Date {
        match self {
            Self::Year(year) => Date::new(year, 12, 31).unwrap_or(Date::MAX),
            Self::Day(day) => day,
        }
    }
}

impl fmt::Display for Built {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year}"),
            Self::Day(day) => day.fmt(f),
        }
    }
}
