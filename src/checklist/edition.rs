//! Editions: when a rule is in force, and by which edition a thing is judged.
//!
//! Dates bind only where a profile selects more than one edition of a line of standards, each of which
//! takes the place of the one before. Where it selects one, that one judges things of every age: it is
//! all that is known. A later edition takes the place of an earlier one rule by rule: of what it does not
//! speak of, the earlier stays in force.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::Catalog;
use super::ids::StandardId;
use super::model::Rule;
use super::part::Standard;
use super::terms::Modality;

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

/// The rules of a profile by standard, to find what takes the place of what.
pub(super) struct Line<'a> {
    catalog: &'a Catalog,
    selected: BTreeMap<&'a StandardId, Vec<&'a Rule>>,
}

/// What takes the place of a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Succession<'a> {
    /// The later edition.
    pub standard: &'a Standard,
    /// The rules of it that judge the same thing, in catalogue order.
    pub rules: Vec<&'a Rule>,
    /// Since when; nothing where no day is known.
    pub on: Option<Date>,
}

impl<'a> Line<'a> {
    /// Sorts rules by standard; those of an office are of no edition.
    pub(super) fn new(catalog: &'a Catalog, rules: impl Iterator<Item = &'a Rule>) -> Self {
        let mut selected: BTreeMap<&StandardId, Vec<&Rule>> = BTreeMap::new();
        for rule in rules.filter(|r| r.local_to.is_none()) {
            selected.entry(&rule.standard).or_default().push(rule);
        }
        Self { catalog, selected }
    }

    /// Returns when a rule counts in the profile.
    pub(super) fn span(&self, rule: &Rule) -> Span {
        let standard = self.catalog.standard(rule.standard.as_str()).filter(|_| rule.local_to.is_none());
        let until = match rule.superseded {
            Some(Superseded::On(day)) => Some(day),
            Some(Superseded::Never) => None,
            None => self.succession(rule).and_then(|s| s.on),
        };
        Span { from: rule.effective_from.or_else(|| standard.and_then(|s| self.start(s))), until }
    }

    /// Returns what takes the place of a rule: the first later edition that has rules on the same thing.
    pub(super) fn succession(&self, rule: &Rule) -> Option<Succession<'a>> {
        if rule.local_to.is_some() || rule.superseded == Some(Superseded::Never) {
            return None;
        }
        let earlier = self.catalog.standard(rule.standard.as_str())?;
        let (standard, rules) = self.catalog.later_editions(earlier).find_map(|later| {
            let rules = ending(self.selected.get(&later.id)?, rule);
            (!rules.is_empty()).then_some((later, rules))
        })?;
        let next = self.catalog.later_editions(earlier).next().unwrap_or(standard);
        let day = earlier.superseded_on.or(next.effective_from).or(standard.effective_from);
        let on = match rule.superseded {
            Some(Superseded::On(day)) => Some(day),
            _ => day,
        };
        Some(Succession { standard, rules, on })
    }

    /// The first day, if the profile selects an earlier edition too.
    fn start(&self, standard: &Standard) -> Option<Date> {
        let earlier = self.selected.keys().filter_map(|id| self.catalog.standard(id.as_str()));
        let follows = |s: &&Standard| self.catalog.later_editions(s).any(|later| later.id == standard.id);
        let ended: Vec<Option<Date>> = earlier.filter(follows).map(|s| s.superseded_on).collect();
        let last = ended.into_iter().max()?;
        standard.effective_from.or(last)
    }
}

/// Returns the rules of a later edition that end an earlier rule: one that names it, or those that
/// together judge all that it judges. Advice ends no demand, and a figure nobody vouches for ends none
/// that somebody does: either would let a barrier go unseen.
fn ending<'a>(later: &[&'a Rule], earlier: &Rule) -> Vec<&'a Rule> {
    let named = |r: &Rule| r.replaces.contains(&earlier.id);
    if later.iter().any(|r| named(r)) {
        return later.iter().copied().filter(|r| named(r)).collect();
    }
    let binds = |r: &Rule| {
        (earlier.is_preview() || !r.is_preview())
            && (earlier.modality == Modality::Should || r.modality == Modality::Shall)
    };
    let of_same: Vec<&Rule> =
        later.iter().copied().filter(|r| binds(r) && r.speaks_of_what(earlier)).collect();
    let spoken_of = |field| of_same.iter().any(|r| r.check.judged().contains(field));
    if earlier.check.judged().iter().all(spoken_of) { of_same } else { Vec::new() }
}

impl Rule {
    /// Returns true if this rule speaks of what a rule of an earlier edition does: it says so, or both
    /// judge the same field of the element.
    pub fn speaks_of_what(&self, earlier: &Rule) -> bool {
        self.replaces.contains(&earlier.id)
            || (self.element == earlier.element
                && self.check.judged().iter().any(|field| earlier.check.judged().contains(field)))
    }
}

impl Catalog {
    /// Returns the later editions of a standard's line, the next first.
    pub fn later_editions<'a>(&'a self, standard: &Standard) -> impl Iterator<Item = &'a Standard> {
        let next = |s: &Standard| s.superseded_by.as_ref().and_then(|id| self.standard(id.as_str()));
        // A line that bites its tail ends all the same.
        std::iter::successors(next(standard), move |s| next(s)).take(self.standards().len())
    }

    /// Returns what takes the place of a rule where all rules count.
    pub fn succession(&self, rule: &Rule) -> Option<Succession<'_>> {
        Line::new(self, self.rules().iter()).succession(rule)
    }
}
