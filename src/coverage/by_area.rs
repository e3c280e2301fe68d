//! Coverage by area: where the places of the demand count, and how much of each area's land is within reach.

use std::collections::BTreeMap;

use geo::MultiPolygon;
use rayon::prelude::*;

use super::demand::{Demand, Place};
use super::reach::Question;
use super::service_area::{AreaShare, ServiceArea, area_share, service_area};
use super::spread::{Alike, alike};
use crate::area::{AreaId, Boundaries, Level};
use crate::checklist::Group;
use crate::survey::Position;

/// How the places of a demand found their areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Assigned {
    /// By the code that the file states.
    pub by_code: usize,
    /// By where they lie.
    pub by_position: usize,
    /// In no area.
    pub nowhere: usize,
    /// Of those with a code, how many lie elsewhere by their position.
    pub elsewhere: usize,
}

/// Returns the area of a code or a position at a level, or the wider one that is all that is known of it.
pub(super) fn at_level(area: AreaId, level: Option<Level>) -> AreaId {
    match (area, level) {
        (AreaId::Admin(code), Some(level)) => AreaId::Admin(code.at(level).unwrap_or(code)),
        (area, _) => area,
    }
}

/// Gives every place its area: the one whose code the file states, else the one that it lies in.
///
/// So villages and townships of which nobody has an outline count by their codes. A code that is wider than the
/// level gives way to the finer area in it that the position is in.
pub fn assign_areas(demand: &mut Demand, boundaries: &Boundaries, level: Option<Level>) -> Assigned {
    let mut found = Assigned::default();
    let codes: Vec<Option<AreaId>> = demand
        .areas()
        .iter()
        .map(|text| Some(AreaId::from(text.as_str())).filter(|_| !text.trim().is_empty()))
        .map(|id| id.filter(|id| id.admin().is_some() || boundaries.find(id).is_some()))
        .collect();
    demand.assign_areas(|place: &Place| {
        let at = boundaries.locate(Position { lon: place.lon, lat: place.lat }).area();
        let lies = at.map(|at| boundaries.area(at).id.clone());
        let Some(stated) = codes.get(place.area as usize).cloned().flatten() else {
            let counter = if lies.is_some() { &mut found.by_position } else { &mut found.nowhere };
            *counter += 1;
            return lies.map(|id| at_level(id, level).to_string());
        };
        found.by_code += 1;
        let area = match (&stated, &lies) {
            (AreaId::Admin(wide), Some(AreaId::Admin(fine))) if wide.contains(*fine) => {
                if level.is_some_and(|l| wide.level() < l) { AreaId::Admin(*fine) } else { stated }
            }
            (AreaId::Admin(fine), Some(AreaId::Admin(wide))) if wide.contains(*fine) => stated,
            (_, Some(other)) if *other != stated => {
                found.elsewhere += 1;
                stated
            }
            _ => stated,
        };
        Some(at_level(area, level).to_string())
    });
    found
}

/// The land of each area that is within reach, by group.
pub type Land = BTreeMap<AreaId, BTreeMap<Group, AreaShare>>;

/// Returns how much of the land of each area is within reach; areas without an outline are left out.
///
/// The areas are those of the level, dissolved from finer ones where they have no outline of their own; without a
/// level, those that positions are looked up in.
pub fn land(question: &Question<'_>, boundaries: &Boundaries, level: Option<Level>) -> Land {
    let mut areas: Vec<AreaId> = boundaries.outlined().map(|a| at_level(a.id.clone(), level)).collect();
    areas.sort();
    areas.dedup();
    let outlines: Vec<(AreaId, MultiPolygon<f64>)> =
        areas.into_par_iter().map(|id| (id.clone(), boundaries.outline(&id))).collect();
    let mut land: Land = outlines.iter().map(|(id, _)| (id.clone(), BTreeMap::new())).collect();
    // Many groups have the very same facilities: the land of those is made once.
    for Alike { groups, group } in alike(question) {
        let of = |or_unknown| service_area(question.facilities, group, question.within, or_unknown);
        let (open, possible): (ServiceArea, ServiceArea) = rayon::join(|| of(false), || of(true));
        let shares: Vec<(&AreaId, AreaShare)> =
            outlines.par_iter().map(|(id, outline)| (id, area_share(outline, &open, &possible))).collect();
        for (id, share) in shares {
            let of = land.entry(id.clone()).or_default();
            of.extend(groups.iter().map(|g| (g, share)));
        }
    }
    land
}

impl AreaShare {
    /// Takes in the share of a disjoint area.
    pub fn merge(&mut self, other: &Self) {
        self.whole += other.whole;
        self.covered += other.covered;
        self.unknown += other.unknown;
    }
}
