//! A whole run as an office reads it: sites, homes, scores and barriers by area, what the works would
//! need, what nobody has looked at, and what changed since earlier visits.
//!
//! Only the newest visit to a site by a profile counts, so that nothing counts twice. Places that the
//! public may enter and homes are kept apart: the figures of the first add up by [`crate::rollup`],
//! homes are counted and averaged as [`crate::privacy`] allows, and are named nowhere.

mod barriers;
mod change;
mod homes;
mod needs;

use std::sync::Arc;

use crate::area::{AreaId, Boundaries, Level};
use crate::assessment::Assessment;
use crate::checklist::{Catalog, Impact};
use crate::compare::Since;
use crate::privacy::{HomesSummary, Release, newest_visits};
use crate::rollup::{Measures, Row, rollup};

pub use barriers::{ElementPart, Frequent, GroupPart};
pub use change::Change;
pub use needs::{Need, Needs};

/// What an office asks of a run.
#[derive(Debug, Clone)]
pub struct Programme<'a> {
    /// The newest visit to each site by each profile, homes left out: what counts.
    pub sites: Vec<&'a Assessment>,
    /// The earlier visits beside them.
    pub earlier: Vec<&'a Assessment>,
    /// What may be said of all homes; nothing if there are none.
    pub homes: Option<HomesSummary>,
    /// True if homes are counted without a least number.
    pub internal: bool,
    /// The level of [`Self::areas`]; nothing where the areas are known by no administrative code.
    pub level: Option<Level>,
    /// The areas in the order of their codes, those where nobody has been among them; last what has no area.
    pub areas: Vec<Part>,
    /// The townships that have a record, where something is known that finely.
    pub townships: Vec<Row>,
    /// All areas together, without homes.
    pub total: Measures,
    /// The rules that counted; nothing if there was nothing to count.
    pub catalog: Option<Arc<Catalog>>,
    /// Elements by how much stands in the way there, the most first.
    pub elements: Vec<ElementPart>,
    /// Groups by how much stands in their way, the most first.
    pub groups: Vec<GroupPart>,
    /// What fails, the most frequent first.
    pub frequent: Vec<Frequent>,
    /// What mending it needs, of sites.
    pub works: Needs,
    /// What mending it needs, of homes; nothing in a public release.
    pub home_works: Option<Needs>,
    /// What became of the failures of earlier visits; nothing without any.
    pub change: Option<Change>,
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The area; nothing for records of which nobody knows where they are.
    pub area: Option<AreaId>,
    /// Its name, where it is known.
    pub name: Option<String>,
    /// What is measured there, without homes.
    pub measures: Measures,
    /// What may be said of the homes there; nothing if there are none, or too few.
    pub homes: Option<HomesSummary>,
}

impl Part {
    /// Returns true if there is something to say of the area.
    pub fn is_visited(&self) -> bool {
        self.measures.sites + self.measures.items > 0 || self.homes.is_some()
    }

    /// Returns how many barriers there are for each site; nothing without one.
    pub fn barriers_per_site(&self) -> Option<f64> {
        let sites = self.measures.sites;
        #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
        (sites > 0).then(|| barriers(&self.measures) as f64 / sites as f64)
    }
}

/// Returns how many barriers there are in all.
pub fn barriers(of: &Measures) -> u64 {
    of.barriers.values().sum()
}

/// Returns how many barriers of an impact there are.
pub fn barriers_of(of: &Measures, impact: Impact) -> u64 {
    of.barriers.get(&impact).copied().unwrap_or_default()
}

/// Returns what an office asks of a run, by the areas that boundaries and lists of codes name.
pub fn programme<'a>(release: &Release<'a>, boundaries: &Boundaries, since: Since) -> Programme<'a> {
    let (homes, all): (Vec<&Assessment>, Vec<&Assessment>) =
        release.assessments().iter().partition(|a| a.is_home());
    let sites = newest(&all);
    let level = level(boundaries);
    let counted = rollup(&release.some(&sites), boundaries, level);
    let lived = homes::homes(release, &newest_visits(&homes), boundaries, level);
    let townships = if level < Some(Level::Township) && level.is_some() {
        let fine = rollup(&release.some(&sites), boundaries, Some(Level::Township)).rows;
        fine.into_iter().filter(is_township).collect()
    } else {
        Vec::new()
    };
    let catalog = counted.catalog.clone();
    Programme {
        earlier: all.iter().filter(|a| !sites.iter().any(|s| std::ptr::eq(*s, **a))).copied().collect(),
        internal: release.is_internal(),
        level,
        townships,
        elements: catalog.as_ref().map(|c| barriers::elements(&sites, c, &counted.total)).unwrap_or_default(),
        groups: catalog.as_ref().map(|c| barriers::groups(&sites, c, &counted.total)).unwrap_or_default(),
        frequent: barriers::frequent(&sites),
        works: needs::needs(&sites),
        home_works: (release.is_internal() && !homes.is_empty())
            .then(|| needs::needs(&newest_visits(&homes))),
        change: change::change(&all, since),
        homes: lived.all,
        areas: homes::parts(counted.rows, lived.by_area, boundaries),
        total: counted.total,
        catalog,
        sites,
    }
}

/// Returns the level that areas are shown at: that of the outlines, without any the county.
fn level(boundaries: &Boundaries) -> Option<Level> {
    if boundaries.outlined().next().is_some() { boundaries.level() } else { Some(Level::County) }
}

/// Returns true for a township, or what is finer, with a record.
fn is_township(row: &Row) -> bool {
    let level = row.area.as_ref().and_then(AreaId::level);
    level >= Some(Level::Township) && row.measures.sites + row.measures.items > 0
}

/// Returns the records after which the same site was not visited again by the same profile.
fn newest<'a>(of: &[&'a Assessment]) -> Vec<&'a Assessment> {
    let key = |a: &Assessment| (a.survey.site.id.clone(), a.checklist.profile().id.to_string());
    let mut last = std::collections::BTreeMap::new();
    for assessment in of {
        let day = last.entry(key(assessment)).or_insert(assessment.survey.surveyed);
        *day = (*day).max(assessment.survey.surveyed);
    }
    // A record without a day cannot be told from a newer one, and stays.
    let is_last =
        |a: &&&Assessment| a.survey.surveyed.is_none() || last.get(&key(a)) == Some(&a.survey.surveyed);
    of.iter().filter(is_last).copied().collect()
}
