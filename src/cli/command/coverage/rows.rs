//! Answers by area: people, land and homes side by side, a row for each area that any of them is known of.

use std::collections::{BTreeMap, BTreeSet};

use tantu::area::{AreaId, Boundaries};
use tantu::checklist::Group;
use tantu::coverage::{AreaShare, Demand, HomeSums, Sums};

use super::Answer;

/// One area, or the whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Row<'a> {
    /// The code; empty for what lies in no area.
    pub(super) code: String,
    /// The name, where it is known.
    pub(super) name: Option<&'a str>,
    /// The people.
    pub(super) sums: Sums,
    /// The land by group, where there is an outline.
    pub(super) land: BTreeMap<Group, AreaShare>,
    /// The homes, where they may be told of.
    pub(super) homes: Option<HomeSums>,
}

impl Answer<'_> {
    /// Returns the whole.
    pub(super) fn whole(&self) -> Row<'_> {
        let mut land: BTreeMap<Group, AreaShare> = BTreeMap::new();
        for (group, share) in self.land.values().flatten() {
            land.entry(*group).and_modify(|all| all.merge(share)).or_insert(*share);
        }
        Row { sums: self.reach.total, land, homes: self.homes.total.clone(), ..Row::default() }
    }

    /// Returns the areas in the order of their codes; none where nobody asked for areas.
    pub(super) fn areas<'a>(&self, demand: &Demand, boundaries: &'a Boundaries) -> Vec<Row<'a>> {
        let mut sums: BTreeMap<&str, Sums> = BTreeMap::new();
        let known = demand.areas().iter().map(String::as_str).zip(&self.reach.by_area);
        for (code, part) in known.filter(|(_, part)| part.places > 0) {
            sums.entry(code).or_default().merge(part);
        }
        let named = |id: &AreaId| id.to_string();
        let with_land = self.land.keys().map(named);
        let homes: BTreeMap<String, &HomeSums> = self
            .homes
            .by_area
            .iter()
            .map(|(id, homes)| (id.as_ref().map(named).unwrap_or_default(), homes))
            .collect();
        // Places of no area at all, and nothing else, are not areas.
        if self.land.is_empty() && sums.keys().all(|code| code.is_empty()) && homes.len() < 2 {
            return Vec::new();
        }
        let codes: BTreeSet<String> =
            sums.keys().map(|c| (*c).to_owned()).chain(with_land).chain(homes.keys().cloned()).collect();
        codes
            .into_iter()
            .map(|code| {
                let id = AreaId::from(code.as_str());
                Row {
                    name: boundaries.name(&id).filter(|name| *name != code),
                    sums: sums.get(code.as_str()).copied().unwrap_or_default(),
                    land: self.land.get(&id).cloned().unwrap_or_default(),
                    homes: homes.get(&code).map(|h| (*h).clone()),
                    code,
                }
            })
            .collect()
    }
}
