//! Which visit, item and reading of A belongs to which of B, and what is left over.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::checklist::{ElementIx, FieldIx, RuleIx};
use crate::finding::Finding;
use crate::survey::{Item, ItemIx, Reading};

/// One of the two inspectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// The first.
    A,
    /// The second.
    B,
}

/// What only one inspector recorded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A whole visit.
    Visit,
    /// An item, or one of another element under the same id.
    Item,
    /// A reading of an item that both recorded.
    Reading(ElementIx, FieldIx),
}

/// Something that only one inspector recorded.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lone {
    /// The site.
    pub site: String,
    /// The item, unless a whole visit is meant.
    pub item: Option<String>,
    /// What it is.
    pub part: Part,
    /// Who recorded it.
    pub by: Side,
}

/// An item that both recorded.
#[derive(Debug)]
pub(super) struct Pair<'a> {
    pub(super) a: One<'a>,
    pub(super) b: One<'a>,
}

/// An item as one inspector recorded it.
#[derive(Debug)]
pub(super) struct One<'a> {
    pub(super) assessment: &'a Assessment,
    pub(super) item: &'a Item,
    pub(super) findings: BTreeMap<RuleIx, &'a Finding>,
}

/// The pairs of two sets of assessments, and what is left over.
#[derive(Debug, Default)]
pub(super) struct Pairs<'a> {
    pub(super) visits: usize,
    pub(super) items: Vec<Pair<'a>>,
    pub(super) lone: Vec<Lone>,
}

/// Returns the pairs of two sets of assessments.
///
/// Visits to one site are paired in the order of their dates.
pub(super) fn pairs<'a>(a: &[&'a Assessment], b: &[&'a Assessment]) -> Pairs<'a> {
    let (a, b) = (by_site(a), by_site(b));
    let mut found = Pairs::default();
    let mut sites: Vec<&str> = a.keys().chain(b.keys()).copied().collect();
    sites.sort_unstable();
    sites.dedup();
    for site in sites {
        let (mine, theirs) = (a.get(site), b.get(site));
        let (mine, theirs) = (mine.map_or(&[][..], Vec::as_slice), theirs.map_or(&[][..], Vec::as_slice));
        for at in 0..mine.len().max(theirs.len()) {
            match (mine.get(at), theirs.get(at)) {
                (Some(mine), Some(theirs)) => {
                    found.visits += 1;
                    found.visit(site, mine, theirs);
                }
                (Some(_), None) => found.lone(site, None, Part::Visit, Side::A),
                (None, _) => found.lone(site, None, Part::Visit, Side::B),
            }
        }
    }
    found
}

fn by_site<'a>(of: &[&'a Assessment]) -> BTreeMap<&'a str, Vec<&'a Assessment>> {
    let mut found: BTreeMap<&str, Vec<&Assessment>> = BTreeMap::new();
    for assessment in of {
        found.entry(&assessment.survey.site.id).or_default().push(assessment);
    }
    for visits in found.values_mut() {
        visits.sort_by_key(|v| v.survey.surveyed);
    }
    found
}

fn items(of: &Assessment) -> BTreeMap<(&str, ElementIx), One<'_>> {
    let mut by_item: BTreeMap<ItemIx, BTreeMap<RuleIx, &Finding>> = BTreeMap::new();
    for finding in &of.findings {
        by_item.entry(finding.item).or_default().insert(finding.rule, finding);
    }
    let mut found = BTreeMap::new();
    for (at, item) in (0u32..).zip(&of.survey.items) {
        let findings = by_item.remove(&ItemIx(at)).unwrap_or_default();
        found.insert((item.id.as_str(), item.element), One { assessment: of, item, findings });
    }
    found
}

impl<'a> Pairs<'a> {
    fn visit(&mut self, site: &str, a: &'a Assessment, b: &'a Assessment) {
        let (mine, mut theirs) = (items(a), items(b));
        for (key, one) in mine {
            match theirs.remove(&key) {
                Some(other) => self.items.push(Pair { a: one, b: other }),
                None => self.lone(site, Some(key.0), Part::Item, Side::A),
            }
        }
        for key in theirs.keys() {
            self.lone(site, Some(key.0), Part::Item, Side::B);
        }
    }

    /// Notes something that only one inspector recorded.
    pub(super) fn lone(&mut self, site: &str, item: Option<&str>, part: Part, by: Side) {
        self.lone.push(Lone { site: site.to_owned(), item: item.map(str::to_owned), part, by });
    }
}

impl<'a> Pair<'a> {
    /// Returns every field that at least one of them read, with both readings.
    pub(super) fn readings(&self) -> BTreeMap<FieldIx, (Option<&'a Reading>, Option<&'a Reading>)> {
        let mut found: BTreeMap<FieldIx, (Option<&Reading>, Option<&Reading>)> = BTreeMap::new();
        for (field, reading) in self.a.item.readings.iter() {
            found.entry(field).or_default().0 = Some(reading);
        }
        for (field, reading) in self.b.item.readings.iter() {
            found.entry(field).or_default().1 = Some(reading);
        }
        found
    }

    /// Returns every rule that judged the item for at least one of them, with both findings.
    pub(super) fn findings(&self) -> BTreeMap<RuleIx, (Option<&'a Finding>, Option<&'a Finding>)> {
        let mut found: BTreeMap<RuleIx, (Option<&Finding>, Option<&Finding>)> = BTreeMap::new();
        for (rule, finding) in &self.a.findings {
            found.entry(*rule).or_default().0 = Some(finding);
        }
        for (rule, finding) in &self.b.findings {
            found.entry(*rule).or_default().1 = Some(finding);
        }
        found
    }
}
