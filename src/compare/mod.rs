//! Two visits to one site → what was mended, what is new, what stayed, and what nobody can say.
//!
//! Only a reading mends: what failed and was not measured again is not mended, and what failed on
//! an item that the later record leaves out is not either. Laws, held by `tests/compare.rs`:
//! a visit compared with itself has only unchanged failures; exchanging the visits exchanges
//! [`Change::Mended`] with [`Change::New`] and [`Change::NotRemeasured`] with [`Change::NewlyMeasured`];
//! each failed finding of either visit is in exactly one change.

mod pairs;

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::checklist::{Group, Outcome, RuleId};
use crate::lang::{Lang, word};
use crate::score::Verdict;
use crate::survey::ItemIx;

pub use pairs::{ItemPair, Since, Visits, visits};

/// What became of a requirement that failed at one of two visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Change {
    /// It failed only later: a new barrier.
    New,
    /// It failed at both.
    Unchanged,
    /// It failed, and nobody can say whether it still does: not measured again, undecided, or left out.
    NotRemeasured,
    /// It fails, and nobody could say before whether it did.
    NewlyMeasured,
    /// It failed, and was measured and found in order, or does not apply any more.
    Mended,
}

impl Change {
    /// All changes, what needs somebody first.
    pub const ALL: [Self; 5] =
        [Self::New, Self::Unchanged, Self::NotRemeasured, Self::NewlyMeasured, Self::Mended];

    /// Returns the permanent id, such as `not-remeasured`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Unchanged => "unchanged",
            Self::NotRemeasured => "not-remeasured",
            Self::NewlyMeasured => "newly-measured",
            Self::Mended => "mended",
        }
    }

    /// Returns the name in a language.
    pub fn title(self, lang: Lang) -> String {
        word(lang, &format!("change-{}", self.as_str()))
    }

    /// Returns what becomes of it where the visits are exchanged.
    #[must_use]
    pub fn swapped(self) -> Self {
        match self {
            Self::New => Self::Mended,
            Self::Mended => Self::New,
            Self::NotRemeasured => Self::NewlyMeasured,
            Self::NewlyMeasured => Self::NotRemeasured,
            Self::Unchanged => Self::Unchanged,
        }
    }
}

/// A requirement at an item that failed at one of two visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// What became of it.
    pub change: Change,
    /// The earlier finding, by its place in the assessment; nothing where there was none.
    pub before: Option<usize>,
    /// The later finding, by its place in the assessment; nothing where there is none.
    pub after: Option<usize>,
}

/// The verdicts on one group at two visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerdictPair {
    /// The group.
    pub group: Group,
    /// The earlier verdict, if the group was judged.
    pub before: Option<Verdict>,
    /// The later verdict, if the group is judged.
    pub after: Option<Verdict>,
}

/// Two visits to one site, compared.
#[derive(Debug, Clone)]
pub struct Comparison<'a> {
    /// The earlier visit.
    pub before: &'a Assessment,
    /// The later visit.
    pub after: &'a Assessment,
    /// Every item of either, as it was and as it is.
    pub items: Vec<ItemPair>,
    /// Every failure of either: by change, then by impact, the worst first, then by item.
    pub changed: Vec<Changed>,
    /// How many requirements were open, and were measured and found in order.
    pub settled: usize,
    /// How many requirements were found in order, and are open now.
    pub unsettled: usize,
}

/// Returns two visits compared.
pub fn compare<'a>(before: &'a Assessment, after: &'a Assessment) -> Comparison<'a> {
    let items = pairs::items(before, after);
    let old = Index::of(before);
    let new = Index::of(after);
    let mut changed = Vec::new();
    let (mut settled, mut unsettled) = (0, 0);
    for pair in &items {
        let (was, is) = (old.at(pair.before), new.at(pair.after));
        let rules: std::collections::BTreeSet<&RuleId> = was.keys().chain(is.keys()).copied().collect();
        for rule in rules {
            let (b, a) = (was.get(rule).copied(), is.get(rule).copied());
            let b_outcome = b.map(|at| before.findings[at].outcome);
            let a_outcome = a.map(|at| after.findings[at].outcome);
            if let Some(change) = change(b_outcome, a_outcome) {
                changed.push(Changed { change, before: b, after: a });
            }
            settled += usize::from(is_open(b_outcome) && a_outcome == Some(Outcome::Passed));
            unsettled += usize::from(b_outcome == Some(Outcome::Passed) && is_open(a_outcome));
        }
    }
    let mut found = Comparison { before, after, items, changed, settled, unsettled };
    let mut changed = std::mem::take(&mut found.changed);
    changed.sort_by_key(|c| (c.change, std::cmp::Reverse(found.impact(c))));
    found.changed = changed;
    found
}

/// Returns what became of a requirement, if it failed at one of the visits.
fn change(before: Option<Outcome>, after: Option<Outcome>) -> Option<Change> {
    use Outcome::{Failed, Inapplicable, Passed};
    match (before, after) {
        (Some(Failed), Some(Failed)) => Some(Change::Unchanged),
        (Some(Failed), Some(Passed | Inapplicable)) => Some(Change::Mended),
        (Some(Failed), _) => Some(Change::NotRemeasured),
        (Some(Passed | Inapplicable), Some(Failed)) => Some(Change::New),
        (_, Some(Failed)) => Some(Change::NewlyMeasured),
        _ => None,
    }
}

fn is_open(outcome: Option<Outcome>) -> bool {
    matches!(outcome, Some(Outcome::Untested | Outcome::CantTell))
}

/// The findings of an assessment by item and rule.
struct Index<'a>(Vec<BTreeMap<&'a RuleId, usize>>);

impl<'a> Index<'a> {
    fn of(assessment: &'a Assessment) -> Self {
        let mut index = vec![BTreeMap::new(); assessment.survey.items.len()];
        for (at, finding) in assessment.findings.iter().enumerate() {
            if let Some(rules) = index.get_mut(finding.item.0 as usize) {
                rules.insert(&assessment.rule(finding).id, at);
            }
        }
        Self(index)
    }

    fn at(&self, item: Option<ItemIx>) -> BTreeMap<&'a RuleId, usize> {
        item.and_then(|i| self.0.get(i.0 as usize)).cloned().unwrap_or_default()
    }
}

impl Comparison<'_> {
    /// Returns the failures of one change.
    pub fn of(&self, change: Change) -> impl Iterator<Item = &Changed> {
        self.changed.iter().filter(move |c| c.change == change)
    }

    /// Returns how many failures have a change.
    pub fn count(&self, change: Change) -> usize {
        self.of(change).count()
    }

    /// Returns the items that only the later record has.
    pub fn added(&self) -> impl Iterator<Item = ItemIx> {
        self.items.iter().filter(|p| p.before.is_none()).filter_map(|p| p.after)
    }

    /// Returns the items that only the earlier record has.
    pub fn removed(&self) -> impl Iterator<Item = ItemIx> {
        self.items.iter().filter(|p| p.after.is_none()).filter_map(|p| p.before)
    }

    /// Returns the items that both records have under different ids, earlier and later.
    pub fn renamed(&self) -> impl Iterator<Item = (ItemIx, ItemIx)> {
        let both = self.items.iter().filter_map(|p| Some((p.before?, p.after?)));
        both.filter(|(b, a)| {
            self.before.survey.items[b.0 as usize].id != self.after.survey.items[a.0 as usize].id
        })
    }

    /// Returns the verdicts on every group that either visit judged.
    pub fn verdicts(&self) -> Vec<VerdictPair> {
        let of = |a: &Assessment, group| a.verdicts.iter().find(|v| v.group == group).map(|v| v.verdict);
        let judged = self.before.verdicts.iter().chain(&self.after.verdicts).map(|v| v.group);
        let groups: std::collections::BTreeSet<Group> = judged.collect();
        let pair =
            |group| VerdictPair { group, before: of(self.before, group), after: of(self.after, group) };
        groups.into_iter().map(pair).collect()
    }

    fn impact(&self, changed: &Changed) -> crate::checklist::Impact {
        let after = changed.after.map(|at| self.after.rule(&self.after.findings[at]).impact);
        let before = changed.before.map(|at| self.before.rule(&self.before.findings[at]).impact);
        after.or(before).unwrap_or(crate::checklist::Impact::Minor)
    }
}
