//! Assessments by area: every measure with its counts, its tested share and its range.
//!
//! Each record counts in exactly one row, so the rows add up to the total. Homes count in rows only
//! through [`crate::privacy`], by the code that they state.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::area::{AreaId, AreaIx, Boundaries, Level, place};
use crate::assessment::Assessment;
use crate::checklist::{Catalog, ElementIx, Group, Impact};
use crate::privacy::{HomesSummary, Release};
use crate::score::{Counts, Score, Tally, Verdict, counts_over, score_over};
use crate::survey::{Item, ItemIx};

/// What is measured of a set of sites. Measures of disjoint sets add up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Measures {
    /// How many records there are.
    pub sites: u64,
    /// How many things were inspected.
    pub items: u64,
    /// The findings, counted by rule: all that scores need.
    pub tally: Tally,
    /// How many sites have which verdict, by group.
    pub verdicts: BTreeMap<Group, BTreeMap<Verdict, u64>>,
    /// How many sites have which verdict for the group that is worst off.
    pub worst: BTreeMap<Verdict, u64>,
    /// How many barriers there are, by impact.
    pub barriers: BTreeMap<Impact, u64>,
}

impl Measures {
    /// Adds one site.
    pub fn add(&mut self, assessment: &Assessment) {
        self.sites += 1;
        self.items += assessment.survey.items.len() as u64;
        self.tally.merge(&assessment.scores.tally);
        for of in &assessment.verdicts {
            *self.verdicts.entry(of.group).or_default().entry(of.verdict).or_default() += 1;
        }
        if let Some(worst) = assessment.verdicts.iter().map(|v| v.verdict).max() {
            *self.worst.entry(worst).or_default() += 1;
        }
        for barrier in &assessment.barriers {
            let impact = assessment.rule(&assessment.findings[barrier.finding]).impact;
            *self.barriers.entry(impact).or_default() += 1;
        }
    }

    /// Returns the tally, with room for every rule.
    fn tally_mut(&mut self, assessment: &Assessment) -> &mut Tally {
        if self.tally == Tally::default() {
            self.tally = Tally::new(&assessment.checklist);
        }
        &mut self.tally
    }

    /// Adds the measures of a disjoint set of sites.
    pub fn merge(&mut self, other: &Self) {
        self.sites += other.sites;
        self.items += other.items;
        self.tally.merge(&other.tally);
        for (group, counts) in &other.verdicts {
            add_all(self.verdicts.entry(*group).or_default(), counts);
        }
        add_all(&mut self.worst, &other.worst);
        add_all(&mut self.barriers, &other.barriers);
    }

    /// Returns the counts of the findings.
    pub fn counts(&self, catalog: &Catalog) -> Counts {
        counts_over(catalog, &self.tally)
    }

    /// Returns the score over all sites together: each rule counts once, however many sites it was checked at.
    pub fn score(&self, catalog: &Catalog) -> Score {
        score_over(catalog, &self.tally, &|_| true)
    }

    /// Returns the score by group, for groups with a rule that applies.
    pub fn by_group(&self, catalog: &Catalog) -> BTreeMap<Group, Score> {
        let of = |g: &Group| (*g, score_over(catalog, &self.tally, &|r| r.groups.contains(*g)));
        Group::ALL.iter().map(of).filter(|(_, s)| s.weight > 0.0).collect()
    }

    /// Returns the score by element, for elements with a rule that applies.
    pub fn by_element(&self, catalog: &Catalog) -> BTreeMap<ElementIx, Score> {
        let elements = (0u16..).map(ElementIx).take(catalog.elements().len());
        let of = |e: ElementIx| (e, score_over(catalog, &self.tally, &|r| r.element == e));
        elements.map(of).filter(|(_, s)| s.weight > 0.0).collect()
    }
}

fn add_all<K: Ord + Copy>(to: &mut BTreeMap<K, u64>, from: &BTreeMap<K, u64>) {
    for (key, count) in from {
        *to.entry(*key).or_default() += count;
    }
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The area; nothing for records of which nobody knows where they are.
    pub area: Option<AreaId>,
    /// Its name, where it is known.
    pub name: Option<String>,
    /// What is measured there.
    pub measures: Measures,
    /// What may be said of the homes that state a code there; nothing if there are none, or too few.
    pub homes: Option<HomesSummary>,
}

/// Assessments by area.
#[derive(Debug, Clone)]
pub struct Rollup {
    /// The rules that counted; nothing if there was nothing to count.
    pub catalog: Option<Arc<Catalog>>,
    /// The areas in the order of their codes, those without a record among them; last, if there are
    /// any, the records without an area.
    pub rows: Vec<Row>,
    /// All rows together.
    pub total: Measures,
}

/// Returns the row of a record: its area at a level, or the wider one that is all that is known of it.
pub fn row_of(area: Option<AreaId>, level: Option<Level>) -> Option<AreaId> {
    match (area, level) {
        (Some(AreaId::Admin(code)), Some(level)) => Some(AreaId::Admin(code.at(level).unwrap_or(code))),
        (area, _) => area,
    }
}

/// Returns the parts of a record by the areas that they count in.
///
/// A record that says where it is is one part. A table of a whole town says so of its items only: then
/// each item counts where it lies, and the record itself where most of them do.
fn parts(assessment: &Assessment, boundaries: &Boundaries) -> Vec<(Option<AreaId>, Measures)> {
    let mut whole = Measures::default();
    whole.add(assessment);
    let survey = &assessment.survey;
    let placed = place(survey, boundaries).area;
    if placed.is_some() || survey.site.position.is_some() {
        return vec![(placed, whole)];
    }
    // Nothing where nobody located it; nothing inside that where it lies in no area.
    let locate = |item: &Item| Some(boundaries.locate(item.position()?).area());
    let of: Vec<Option<Option<AreaIx>>> = survey.items.iter().map(locate).collect();
    let mut sizes: BTreeMap<AreaIx, usize> = BTreeMap::new();
    for at in of.iter().flatten().flatten() {
        *sizes.entry(*at).or_default() += 1;
    }
    // Of areas with as many items the one with the lowest code.
    let Some(seat) = sizes.iter().rev().max_by_key(|(_, size)| **size).map(|(at, _)| *at) else {
        return vec![(None, whole)];
    };
    let mut found: BTreeMap<Option<AreaIx>, Measures> = BTreeMap::new();
    let area_of = |item: ItemIx| of[item.0 as usize].unwrap_or(Some(seat));
    for item in (0u32..).map(ItemIx).take(survey.items.len()) {
        found.entry(area_of(item)).or_default().items += 1;
    }
    for finding in &assessment.findings {
        found.entry(area_of(finding.item)).or_default().tally_mut(assessment).add(finding);
    }
    for barrier in &assessment.barriers {
        let finding = &assessment.findings[barrier.finding];
        let impact = assessment.rule(finding).impact;
        *found.entry(area_of(finding.item)).or_default().barriers.entry(impact).or_default() += 1;
    }
    let seated = found.entry(Some(seat)).or_default();
    (seated.sites, seated.verdicts, seated.worst) = (whole.sites, whole.verdicts, whole.worst);
    found.into_iter().map(|(at, part)| (at.map(|at| boundaries.area(at).id.clone()), part)).collect()
}

/// Rolls up what a release may show, by area at a level; without a level, by the areas as they are known.
pub fn rollup(release: &Release<'_>, boundaries: &Boundaries, level: Option<Level>) -> Rollup {
    let mut found: BTreeMap<Option<AreaId>, Measures> = BTreeMap::new();
    let known = boundaries.areas().iter().filter(|a| level.is_none() || a.id.level() == level);
    // Where nobody has been is a finding too.
    for area in known.filter(|a| level.is_some() || !a.polygons.is_empty()) {
        found.entry(Some(area.id.clone())).or_default();
    }
    for assessment in release.assessments() {
        for (area, part) in parts(assessment, boundaries) {
            found.entry(row_of(area, level)).or_default().merge(&part);
        }
    }
    let mut homes = release.homes_by_area(level);
    for area in homes.keys() {
        found.entry(area.clone()).or_default();
    }
    let mut total = Measures::default();
    let mut rows: Vec<Row> = found
        .into_iter()
        .map(|(area, measures)| {
            total.merge(&measures);
            let name = area.as_ref().and_then(|id| boundaries.name(id)).map(str::to_owned);
            Row { name, homes: homes.remove(&area), area, measures }
        })
        .collect();
    // Without an area sorts first, and is read last.
    if rows.first().is_some_and(|row| row.area.is_none()) {
        rows.rotate_left(1);
    }
    let catalog = release.assessments().first().map(|a| a.checklist.catalog().clone());
    Rollup { catalog, rows, total }
}
