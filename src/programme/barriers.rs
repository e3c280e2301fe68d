//! Barriers by element, by group of people and by requirement.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::assessment::Assessment;
use crate::checklist::{Catalog, ElementIx, Group, Impact, RuleIx};
use crate::rollup::Measures;
use crate::score::{Counts, Score};

/// What was found at one kind of thing, such as ramps.
#[derive(Debug, Clone, PartialEq)]
pub struct ElementPart {
    /// The kind of thing.
    pub element: ElementIx,
    /// Barriers by impact.
    pub barriers: BTreeMap<Impact, u64>,
    /// How many sites have one.
    pub sites: u64,
    /// The findings by outcome.
    pub counts: Counts,
    /// The score over all sites together.
    pub score: Score,
}

/// What stands in the way of one group of people. A barrier counts for every group that it stops.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupPart {
    /// The group.
    pub group: Group,
    /// Barriers by impact.
    pub barriers: BTreeMap<Impact, u64>,
    /// How many sites have one.
    pub sites: u64,
    /// The score over all sites together.
    pub score: Score,
}

/// A requirement that fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frequent {
    /// The rule.
    pub rule: RuleIx,
    /// How many times it fails.
    pub count: u64,
    /// At how many sites.
    pub sites: u64,
}

/// Barriers and the sites that have them, by some key.
#[derive(Debug, Default)]
struct Cell {
    barriers: BTreeMap<Impact, u64>,
    sites: BTreeSet<usize>,
}

impl Cell {
    fn add(&mut self, impact: Impact, site: usize) {
        *self.barriers.entry(impact).or_default() += 1;
        self.sites.insert(site);
    }

    fn sites(&self) -> u64 {
        self.sites.len() as u64
    }
}

/// Calls with each barrier: its rule, and the place of its site.
fn each<'a>(sites: &[&'a Assessment], found: &mut dyn FnMut(&'a Assessment, RuleIx, usize)) {
    for (at, assessment) in sites.iter().enumerate() {
        for barrier in &assessment.barriers {
            found(assessment, assessment.findings[barrier.finding].rule, at);
        }
    }
}

/// Returns the most critical first, then the most.
fn weight(barriers: &BTreeMap<Impact, u64>) -> (u64, u64) {
    let critical = barriers.get(&Impact::Critical).copied().unwrap_or_default();
    (barriers.values().sum(), critical)
}

/// Returns every element to which a rule applies.
pub(super) fn elements(sites: &[&Assessment], catalog: &Catalog, total: &Measures) -> Vec<ElementPart> {
    let mut cells: BTreeMap<ElementIx, Cell> = BTreeMap::new();
    each(sites, &mut |of, rule, at| {
        let rule = of.checklist.catalog().rule_at(rule);
        cells.entry(rule.element).or_default().add(rule.impact, at);
    });
    let mut counts: BTreeMap<ElementIx, Counts> = BTreeMap::new();
    // As in the counts of a roll-up, preview rules apart.
    for (at, rule) in (0u16..).map(RuleIx).zip(catalog.rules()).filter(|(_, r)| !r.is_preview()) {
        counts.entry(rule.element).or_default().merge(&total.tally.of(at));
    }
    let of = |(element, score): (ElementIx, Score)| {
        let cell = cells.remove(&element).unwrap_or_default();
        let counts = counts.get(&element).copied().unwrap_or_default();
        ElementPart { element, sites: cell.sites(), barriers: cell.barriers, counts, score }
    };
    let mut found: Vec<ElementPart> = total.by_element(catalog).into_iter().map(of).collect();
    found.sort_by_key(|e| (Reverse(weight(&e.barriers)), e.element));
    found
}

/// Returns every group to which a rule applies.
pub(super) fn groups(sites: &[&Assessment], catalog: &Catalog, total: &Measures) -> Vec<GroupPart> {
    let mut cells: BTreeMap<Group, Cell> = BTreeMap::new();
    each(sites, &mut |of, rule, at| {
        let rule = of.checklist.catalog().rule_at(rule);
        for group in rule.groups.iter() {
            cells.entry(group).or_default().add(rule.impact, at);
        }
    });
    let of = |(group, score): (Group, Score)| {
        let cell = cells.remove(&group).unwrap_or_default();
        GroupPart { group, sites: cell.sites(), barriers: cell.barriers, score }
    };
    let mut found: Vec<GroupPart> = total.by_group(catalog).into_iter().map(of).collect();
    found.sort_by_key(|g| (Reverse(weight(&g.barriers)), g.group));
    found
}

/// Returns what fails, the most frequent first; of those alike the hardest.
pub(super) fn frequent(sites: &[&Assessment]) -> Vec<Frequent> {
    let mut cells: BTreeMap<RuleIx, Cell> = BTreeMap::new();
    each(sites, &mut |of, rule, at| {
        let impact = of.checklist.catalog().rule_at(rule).impact;
        cells.entry(rule).or_default().add(impact, at);
    });
    let count = |cell: &Cell| cell.barriers.values().sum();
    let rank = |cell: &Cell| cell.barriers.keys().copied().max();
    let mut found: Vec<(Option<Impact>, Frequent)> = cells
        .iter()
        .map(|(rule, cell)| (rank(cell), Frequent { rule: *rule, count: count(cell), sites: cell.sites() }))
        .collect();
    found.sort_by_key(|(impact, f)| (Reverse((f.count, *impact)), f.rule));
    found.into_iter().map(|(_, f)| f).collect()
}
