//! Two visits → the acceptance of the works: what had failed, what was measured again, and whether that is enough.
//!
//! Only a reading accepts: what was not measured again, or cannot be decided, is never accepted, however
//! small it is. Laws, held by `tests/acceptance.rs`: each barrier of the earlier visit is in exactly one line; a
//! visit accepts nothing of itself; taking a reading out of the later visit never makes a conclusion better.

use std::collections::BTreeMap;

use super::work::{Work, WorkItem, work};
use crate::assessment::Assessment;
use crate::checklist::{Impact, Outcome, PriceBook};
use crate::compare::{Change, Changed, Comparison, compare};

/// What became of a barrier by measuring again. In the order of [`Ord`], the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Settled {
    /// Measured again and met.
    Met,
    /// The later readings show that the requirement applies no more.
    NoLongerApplies,
    /// Not met, and waived by a decision in force.
    Waived,
    /// Measured again and not met.
    NotMet,
    /// Not measured again, not decided, or left out of the later record.
    Unknown,
}

impl Settled {
    /// Returns the permanent id, such as `not-met`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NoLongerApplies => "no-longer-applies",
            Self::Waived => "waived",
            Self::NotMet => "not-met",
            Self::Unknown => "unknown",
        }
    }

    /// Returns true if the barrier is gone.
    pub fn is_gone(self) -> bool {
        matches!(self, Self::Met | Self::NoLongerApplies)
    }
}

/// One barrier of the earlier visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AcceptanceLine {
    /// The piece of work that was to mend it, by its place; nothing where the rule names no measure.
    pub work: Option<usize>,
    /// The earlier finding, by its place in the assessment.
    pub before: usize,
    /// The later finding, by its place; nothing where there is none.
    pub after: Option<usize>,
    /// What became of it.
    pub settled: Settled,
}

/// What an acceptance comes to. In the order of [`Ord`], the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Conclusion {
    /// Every barrier was measured again and is gone, and there is nothing to remark.
    Accepted,
    /// Every barrier was measured again; what is left is moderate or minor, or waived.
    WithRemarks,
    /// A critical or serious requirement is not met, or something was not measured again.
    NotAccepted,
}

impl Conclusion {
    /// All conclusions, the best first.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::WithRemarks, Self::NotAccepted];

    /// Returns the permanent id, such as `with-remarks`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::WithRemarks => "with-remarks",
            Self::NotAccepted => "not-accepted",
        }
    }
}

/// The works of the earlier visit, held against the later one.
#[derive(Debug, Clone)]
pub struct Acceptance<'a> {
    /// The two visits compared.
    pub comparison: Comparison<'a>,
    /// What the earlier visit asked for.
    pub work: Work,
    /// Its barriers: by piece of work, then those without a measure.
    pub lines: Vec<AcceptanceLine>,
}

/// Returns the works of an earlier visit held against a later one to the same site.
pub fn acceptance<'a>(
    before: &'a Assessment,
    after: &'a Assessment,
    book: Option<&PriceBook>,
) -> Acceptance<'a> {
    let comparison = compare(before, after);
    let work = work(before, book);
    let changed: BTreeMap<usize, Changed> =
        comparison.changed.iter().filter_map(|c| Some((c.before?, *c))).collect();
    let line = |work: Option<usize>, before: usize| {
        let of = changed.get(&before);
        let later = of.and_then(|c| c.after);
        let settled = of.map_or(Settled::Unknown, |c| settled(after, c));
        AcceptanceLine { work, before, after: later, settled }
    };
    let mut lines = Vec::new();
    for (at, item) in work.items.iter().enumerate() {
        lines.extend(item.mends.iter().map(|m| line(Some(at), m.finding)));
    }
    lines.extend(work.without_measure.iter().map(|at| line(None, *at)));
    Acceptance { comparison, work, lines }
}

fn settled(after: &Assessment, changed: &Changed) -> Settled {
    let later = changed.after.map(|at| &after.findings[at]);
    match (changed.change, later) {
        (Change::Mended, Some(f)) if f.outcome == Outcome::Passed => Settled::Met,
        (Change::Mended, Some(f)) if f.outcome == Outcome::Inapplicable => Settled::NoLongerApplies,
        (Change::Unchanged, Some(f)) if f.waiver.is_some() => Settled::Waived,
        (Change::Unchanged, Some(_)) => Settled::NotMet,
        _ => Settled::Unknown,
    }
}

impl Acceptance<'_> {
    /// Returns the conclusion; nothing where the earlier visit had no barrier, so that there is nothing to accept.
    pub fn conclusion(&self) -> Option<Conclusion> {
        if self.lines.is_empty() {
            return None;
        }
        let refused = |line: &AcceptanceLine| match line.settled {
            Settled::Unknown => true,
            Settled::NotMet => self.impact(line) >= Impact::Serious,
            Settled::Met | Settled::NoLongerApplies | Settled::Waived => false,
        };
        let after = self.comparison.after;
        let grave = |at: usize| after.rule(&after.findings[at]).impact >= Impact::Serious;
        if self.lines.iter().any(refused) || self.barriers(Change::New).any(grave) {
            return Some(Conclusion::NotAccepted);
        }
        let clean = self.lines.iter().all(|l| l.settled.is_gone())
            && self.barriers(Change::New).next().is_none()
            && self.barriers(Change::NewlyMeasured).next().is_none();
        Some(if clean { Conclusion::Accepted } else { Conclusion::WithRemarks })
    }

    /// Returns how many lines came out so.
    pub fn count(&self, settled: Settled) -> usize {
        self.lines.iter().filter(|l| l.settled == settled).count()
    }

    /// Returns how a piece of work came out: as the worst of its lines.
    pub fn settled(&self, item: usize) -> Settled {
        let lines = self.lines.iter().filter(|l| l.work == Some(item));
        lines.map(|l| l.settled).max().unwrap_or(Settled::Unknown)
    }

    /// Returns the pieces of work, each with how it came out.
    pub fn works(&self) -> impl Iterator<Item = (&WorkItem, Settled)> {
        self.work.items.iter().enumerate().map(|(at, item)| (item, self.settled(at)))
    }

    /// Returns the barriers of the later visit that have a change, by their place in it.
    pub fn barriers(&self, change: Change) -> impl Iterator<Item = usize> {
        let after = self.comparison.after;
        let places = self.comparison.of(change).filter_map(|c| c.after);
        places.filter(move |at| after.findings[*at].is_barrier())
    }

    fn impact(&self, line: &AcceptanceLine) -> Impact {
        let before = self.comparison.before;
        before.rule(&before.findings[line.before]).impact
    }
}
