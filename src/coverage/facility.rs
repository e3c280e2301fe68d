//! Services as the demand meets them: where they are, and for whom they are open, closed or unknown.

use crate::assessment::Assessment;
use crate::checklist::{ElementIx, Group, GroupSet};
use crate::score::{self, Verdict};
use crate::survey::{Item, ItemIx, Position, Survey};

/// What counts as a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Service {
    /// A whole site: its worst destination decides.
    Site,
    /// One destination of a site, by its name in the record, such as the counter.
    Destination(String),
    /// Every item of an element, such as a kerb ramp.
    Element(ElementIx),
}

/// One place of service.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Facility {
    /// The place of its assessment among those that were given.
    pub assessment: usize,
    /// The item, where items are the service.
    pub item: Option<ItemIx>,
    /// Where it is.
    pub position: Position,
    /// The groups that can use it.
    pub open: GroupSet,
    /// The groups of which nobody knows whether they can.
    pub unknown: GroupSet,
}

impl Facility {
    /// Returns true if a group surely cannot use it.
    pub fn is_closed_for(&self, group: Group) -> bool {
        !self.open.contains(group) && !self.unknown.contains(group)
    }
}

/// The services of some assessments.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facilities {
    /// Those that have a place.
    pub placed: Vec<Facility>,
    /// How many have none, and cover nobody.
    pub unplaced: usize,
}

/// Returns the services among assessments; homes are never one.
///
/// A group that the checklist asks nothing critical for, or for which nothing was inspected, is unknown.
pub fn facilities(assessments: &[&Assessment], service: &Service) -> Facilities {
    let mut found = Facilities::default();
    for (at, assessment) in assessments.iter().enumerate().filter(|(_, a)| !a.is_home()) {
        for (item, verdicts) in verdicts(assessment, service) {
            let survey = &assessment.survey;
            let own = item.and_then(|i| survey.items.get(i.0 as usize)).and_then(Item::position);
            let Some(position) = own.or(survey.site.position).or_else(|| only_place(survey)) else {
                found.unplaced += 1;
                continue;
            };
            let of = |wanted: fn(Verdict) -> bool| -> GroupSet {
                verdicts.iter().filter(|(_, v)| wanted(*v)).map(|(g, _)| *g).collect()
            };
            let open = of(|v| v <= Verdict::AccessibleWithDefects);
            let closed = of(|v| v == Verdict::NotAccessible);
            let unknown = GroupSet::ALL.without(open).without(closed);
            found.placed.push(Facility { assessment: at, item, position, open, unknown });
        }
    }
    found
}

/// Where a site is that does not say so: where its items are, if they are all at one place.
fn only_place(survey: &Survey) -> Option<Position> {
    let mut places = survey.items.iter().filter_map(Item::position);
    let first = places.next()?;
    places.all(|other| other == first).then_some(first)
}

type Judged = (Option<ItemIx>, Vec<(Group, Verdict)>);

fn verdicts(assessment: &Assessment, service: &Service) -> Vec<Judged> {
    match service {
        Service::Site => {
            vec![(None, assessment.verdicts.iter().map(|v| (v.group, v.verdict)).collect())]
        }
        Service::Destination(to) => {
            let has = assessment.survey.routes.iter().any(|r| r.to == *to);
            let of = |v: &score::GroupVerdict| {
                v.destinations.iter().find(|d| d.to == *to).map(|d| (v.group, d.verdict))
            };
            has.then(|| (None, assessment.verdicts.iter().filter_map(of).collect())).into_iter().collect()
        }
        Service::Element(element) => {
            let Assessment { checklist, survey, findings, .. } = assessment;
            let items = score::item_verdicts(checklist, survey, findings, *element);
            items.into_iter().map(|(at, of)| (Some(at), of)).collect()
        }
    }
}

/// Returns the groups that some facility is open or closed for: those that the question makes sense for.
pub fn judged_groups(facilities: &[Facility]) -> GroupSet {
    facilities.iter().fold(GroupSet::NONE, |all, f| all.union(GroupSet::ALL.without(f.unknown)))
}
