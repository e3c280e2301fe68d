//! Editions: when a rule is in force, and by which edition a thing is judged.
//!
//! Dates bind only where a profile selects more than one edition of a line of standards, each of which
//! takes the place of the one before. Where it selects one, that one judges things of every age: it is
//! all that is known.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::Catalog;
use super::ids::StandardId;
use super::model::{ElementIx, Rule};
use super::part::Standard;

/// Until when a rule is in force, where that differs from its standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Superseded {
    /// From a day on, nobody is asked for it any more.
    On(Date),
    /// It stays in force: no later edition speaks of it.
    Never,
}

/// By which edition things are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AsOf {
    /// By the newest edition, whatever the day.
    #[default]
    Newest,
    /// By the edition in force on a day.
    On(Date),
    /// Each item by the edition in force when it was built.
    Built,
}

/// The error of a word that is no way to choose an edition.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is neither `built`, `newest`, a year such as 2015, nor a day such as 2015-06-30")]
pub struct BadAsOf(String);

impl FromStr for AsOf {
    type Err = BadAsOf;

    fn from_str(word: &str) -> Result<Self, BadAsOf> {
        let bad = || BadAsOf(word.to_owned());
        match word {
            "built" => Ok(Self::Built),
            "newest" => Ok(Self::Newest),
            // A year alone is the whole year, so its last edition counts.
            _ if word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()) => {
                Date::new(word.parse().map_err(|_| bad())?, 12, 31).map(Self::On).map_err(|_| bad())
            }
            _ => word.parse().map(Self::On).map_err(|_| bad()),
        }
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newest => f.write_str("newest"),
            Self::On(day) => day.fmt(f),
            Self::Built => f.write_str("built"),
        }
    }
}

/// The days on which a rule counts; an open end is unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first day.
    pub from: Option<Date>,
    /// The day after the last.
    pub until: Option<Date>,
}

impl Span {
    /// Returns true if the rule counts on a day; without a day, if it counts today and from now on.
    pub fn holds(&self, day: Option<Date>) -> bool {
        match day {
            Some(day) => self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|end| day < end),
            None => self.until.is_none(),
        }
    }

    /// Returns true if the rule comes or goes after the first day of a year, and before its end.
    pub(super) fn turns_within(&self, year: i16) -> bool {
        [self.from, self.until].into_iter().flatten().any(|d| d.year() == year && d.day_of_year() > 1)
    }
}

/// The standards of a profile, to find what comes before and after each other.
pub(super) struct Line<'a> {
    pub(super) catalog: &'a Catalog,
    /// The standards that the profile selects rules of, with the elements that they are on.
    pub(super) selected: BTreeSet<(&'a StandardId, ElementIx)>,
}

impl Line<'_> {
    /// Returns when a rule counts in the profile.
    pub(super) fn span(&self, rule: &Rule) -> Span {
        let standard = self.catalog.standard(rule.standard.as_str()).filter(|_| rule.local_to.is_none());
        let until = match rule.superseded {
            Some(Superseded::On(day)) => Some(day),
            Some(Superseded::Never) => None,
            None => standard.and_then(|s| self.end(s, rule.element)),
        };
        Span { from: rule.effective_from.or_else(|| standard.and_then(|s| self.start(s))), until }
    }

    /// The day on which a later edition takes its place; one that does not speak of the element does not.
    fn end(&self, standard: &Standard, element: ElementIx) -> Option<Date> {
        let later = self.after(standard).find(|s| self.selected.contains(&(&s.id, element)))?;
        let next = self.after(standard).next().unwrap_or(later);
        standard.superseded_on.or(next.effective_from).or(later.effective_from)
    }

    /// The first day, if the profile selects an earlier edition too.
    fn start(&self, standard: &Standard) -> Option<Date> {
        let earlier = self.selected.iter().filter_map(|(id, _)| self.catalog.standard(id.as_str()));
        let follows = |s: &&Standard| self.after(s).any(|later| later.id == standard.id);
        let ended: Vec<Option<Date>> = earlier.filter(follows).map(|s| s.superseded_on).collect();
        let last = ended.into_iter().max()?;
        standard.effective_from.or(last)
    }

    /// The later editions of the line, the next first.
    fn after<'s>(&'s self, standard: &Standard) -> impl Iterator<Item = &'s Standard> {
        let next = |s: &Standard| s.superseded_by.as_ref().and_then(|id| self.catalog.standard(id.as_str()));
        // A line that bites its tail ends all the same.
        std::iter::successors(next(standard), move |s| next(s)).take(self.catalog.standards().len())
    }
}
