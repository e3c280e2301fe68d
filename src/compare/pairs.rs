//! Which visit is compared with which, and which item is which.

use std::collections::BTreeMap;

use crate::assessment::Assessment;
use crate::survey::ItemIx;

/// Which earlier visit the newest is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Since {
    /// The one before it.
    #[default]
    Previous,
    /// The first of all.
    First,
}

/// The visits to one site, and the two of them that are compared.
#[derive(Debug, Clone)]
pub struct Visits<'a> {
    /// All visits with a day, oldest first.
    pub all: Vec<&'a Assessment>,
    /// The earlier one.
    pub before: &'a Assessment,
    /// The newest.
    pub after: &'a Assessment,
}

/// Returns the sites that were visited on two days or more, in the order of the input.
///
/// A visit without a day cannot be told from another and is left out. Of several records of one day, such
/// as one for each profile, the newest visit is the last of them; the earlier one is by the same profile
/// where there is one.
pub fn visits<'a>(of: &[&'a Assessment], since: Since) -> Vec<Visits<'a>> {
    let mut order: Vec<&str> = Vec::new();
    let mut sites: BTreeMap<&str, Vec<&'a Assessment>> = BTreeMap::new();
    for assessment in of.iter().filter(|a| a.survey.surveyed.is_some()) {
        let site = assessment.survey.site.id.as_str();
        if !sites.contains_key(site) {
            order.push(site);
        }
        sites.entry(site).or_default().push(assessment);
    }
    let found = order.into_iter().filter_map(|site| {
        let mut all = sites.remove(site)?;
        all.sort_by_key(|a| a.survey.surveyed);
        let after = *all.last()?;
        let earlier: Vec<&&Assessment> =
            all.iter().filter(|a| a.survey.surveyed < after.survey.surveyed).collect();
        let alike = |a: &&&&Assessment| a.checklist.profile().id == after.checklist.profile().id;
        let pick = |of: &mut dyn DoubleEndedIterator<Item = &&'a Assessment>| match since {
            Since::Previous => of.next_back().copied(),
            Since::First => of.next().copied(),
        };
        let same = pick(&mut earlier.iter().filter(alike).copied());
        let before = same.or_else(|| pick(&mut earlier.iter().copied()))?;
        Some(Visits { all: all.clone(), before, after })
    });
    found.collect()
}

/// One item at two visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemPair {
    /// Its place in the earlier record.
    pub before: Option<ItemIx>,
    /// Its place in the later record.
    pub after: Option<ItemIx>,
}

/// Returns every item of either visit once: in the order of the later record, then what it left out.
///
/// Items are the same by element and id; what is left over, by element and label where only one
/// of each record has it: somebody gave it another id.
pub(super) fn items(before: &Assessment, after: &Assessment) -> Vec<ItemPair> {
    let (old, new) = (keyed(before), keyed(after));
    let mut pairs: BTreeMap<ItemIx, ItemIx> = BTreeMap::new();
    for (key, at) in &new {
        if let Some(was) = old.get(key) {
            pairs.insert(*at, *was);
        }
    }
    let taken: Vec<ItemIx> = pairs.values().copied().collect();
    let left = labelled(before, |at| !taken.contains(&at));
    let free = labelled(after, |at| !pairs.contains_key(&at));
    for (label, at) in free {
        if let (Some(at), Some(Some(was))) = (at, left.get(&label)) {
            pairs.insert(at, *was);
        }
    }
    let mut found: Vec<ItemPair> =
        places(after).map(|at| ItemPair { before: pairs.get(&at).copied(), after: Some(at) }).collect();
    let known: std::collections::BTreeSet<ItemIx> = pairs.values().copied().collect();
    let gone = places(before).filter(|at| !known.contains(at));
    found.extend(gone.map(|at| ItemPair { before: Some(at), after: None }));
    found
}

fn places(assessment: &Assessment) -> impl Iterator<Item = ItemIx> {
    (0..u32::try_from(assessment.survey.items.len()).unwrap_or(u32::MAX)).map(ItemIx)
}

/// The items by element, id, and which of that id it is: records of other hands may repeat one.
fn keyed(assessment: &Assessment) -> BTreeMap<(&str, &str, usize), ItemIx> {
    let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for (at, item) in places(assessment).zip(&assessment.survey.items) {
        let element = assessment.checklist.catalog().element(item.element).id.as_str();
        let times = seen.entry((element, &item.id)).or_default();
        found.insert((element, item.id.as_str(), *times), at);
        *times += 1;
    }
    found
}

/// Some items by element and label; nothing where several have the same.
fn labelled(
    assessment: &Assessment,
    wanted: impl Fn(ItemIx) -> bool,
) -> BTreeMap<(&str, &str), Option<ItemIx>> {
    let mut found: BTreeMap<(&str, &str), Option<ItemIx>> = BTreeMap::new();
    for (at, item) in places(assessment).zip(&assessment.survey.items) {
        let Some(label) = item.label.as_deref().filter(|l| !l.is_empty() && wanted(at)) else { continue };
        let element = assessment.checklist.catalog().element(item.element).id.as_str();
        found.entry((element, label)).and_modify(|at| *at = None).or_insert(Some(at));
    }
    found
}
