//! One record → the area that it counts to, and what speaks against it.

use super::boundaries::{AreaIx, Boundaries, Located};
use super::code::{AdminCode, AreaId, Level};
use crate::crs::Crs;
use crate::survey::{Position, Survey};

/// How it is known where a record counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PlacedBy {
    /// The record states an administrative code.
    Code,
    /// Its position lies in the area.
    Position,
}

/// Where a record counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Placement {
    /// The area, as finely as it is known; nothing if it is not known at all.
    pub area: Option<AreaId>,
    /// How it is known.
    pub by: Option<PlacedBy>,
    /// What speaks against it.
    pub trouble: Option<Trouble>,
}

/// What speaks against a placement.
#[derive(Debug, Clone, PartialEq)]
pub enum Trouble {
    /// What the record states is no administrative code.
    NoCode {
        /// What it states.
        stated: String,
    },
    /// The position is on a border, or in several outlines that overlap.
    Border {
        /// All areas there, in the order of their ids.
        areas: Vec<AreaId>,
    },
    /// The position is in none of the areas.
    Outside {
        /// The nearest area.
        nearest: AreaId,
        /// How far it is, in metres of geodesic.
        metres: f64,
        /// What the record states.
        stated: Option<AdminCode>,
        /// How far the stated area is, in metres, where its outline is known.
        stated_metres: Option<f64>,
        /// The likely cause.
        cause: Cause,
    },
    /// The position is in another area than the record states.
    Elsewhere {
        /// What the record states.
        stated: AdminCode,
        /// Where the position is.
        found: AreaId,
        /// How far the stated area is, in metres, where its outline is known.
        metres: Option<f64>,
        /// The likely cause.
        cause: Cause,
    },
}

/// Why a position is not where it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// Longitude and latitude are exchanged.
    Swapped,
    /// It is in GCJ-02.
    Gcj02,
    /// It is in BD-09.
    Bd09,
    /// It is so near that the outline, or the receiver, may be off.
    Near,
    /// It lies well inside another county: the code is that of the wrong one.
    County,
    /// Nothing that shows: the code may be wrong, or the position.
    Unknown,
}

impl Cause {
    /// Returns the word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Swapped => "swapped",
            Self::Gcj02 => "gcj02",
            Self::Bd09 => "bd09",
            Self::Near => "near",
            Self::County => "county",
            Self::Unknown => "unknown",
        }
    }
}

/// How near an area is so near that a receiver among houses may be off, in metres. Convention.
const NEAR: f64 = 50.0;

/// Returns where a record counts: to the area that it states, or to the area that it lies in.
pub fn place(survey: &Survey, boundaries: &Boundaries) -> Placement {
    let site = &survey.site;
    let own = site.area.as_deref().map(AreaId::from);
    let (stated, foreign) = match own {
        Some(AreaId::Admin(code)) => (Some(code), None),
        Some(AreaId::Other(text)) => match boundaries.find(&AreaId::Other(text.clone())) {
            // Boundaries without administrative codes: what they call an area is its code.
            Some(area) => return placed(area.id.clone(), PlacedBy::Code, None),
            None => (None, Some(Trouble::NoCode { stated: text })),
        },
        None => (None, None),
    };
    let Some(at) = site.position else {
        return match stated {
            Some(code) => placed(AreaId::Admin(code), PlacedBy::Code, None),
            None => Placement { trouble: foreign, ..Placement::default() },
        };
    };
    let located = boundaries.locate(at);
    let found = located.area().map(|ix| boundaries.area(ix).id.clone());
    match (stated, found) {
        (None, Some(found)) => {
            placed(found, PlacedBy::Position, foreign.or_else(|| border(boundaries, at, located)))
        }
        (stated, None) => {
            let trouble = foreign.or_else(|| outside(boundaries, at, stated));
            let area = stated.map(AreaId::Admin);
            Placement { by: area.as_ref().map(|_| PlacedBy::Code), area, trouble }
        }
        (Some(stated), Some(found)) => beside(boundaries, at, stated, located, found),
    }
}

fn placed(area: AreaId, by: PlacedBy, trouble: Option<Trouble>) -> Placement {
    Placement { area: Some(area), by: Some(by), trouble }
}

/// A record that states a code and has a position in an area.
fn beside(
    boundaries: &Boundaries,
    at: Position,
    stated: AdminCode,
    located: Located,
    found: AreaId,
) -> Placement {
    let AreaId::Admin(code) = found else {
        return placed(AreaId::Admin(stated), PlacedBy::Code, None);
    };
    if code.contains(stated) {
        return placed(AreaId::Admin(stated), PlacedBy::Code, None);
    }
    if stated.contains(code) {
        // The record states the county, the boundaries know the township.
        return placed(found, PlacedBy::Position, border(boundaries, at, located));
    }
    let touching = boundaries.touching(at);
    if let Some(also) = touching.iter().map(|ix| &boundaries.area(*ix).id).find(|id| agrees(id, stated)) {
        // On the border of the stated area and another: what the record states decides.
        let _ = also;
        return placed(AreaId::Admin(stated), PlacedBy::Code, None);
    }
    let metres = distance(boundaries, at, stated);
    let mut cause = cause(boundaries, at, Some(stated), metres);
    let county = |code: AdminCode| code.at(Level::County);
    if cause == Cause::Unknown && county(code).is_some() && county(code) != county(stated) {
        cause = Cause::County;
    }
    placed(AreaId::Admin(stated), PlacedBy::Code, Some(Trouble::Elsewhere { stated, found, metres, cause }))
}

fn border(boundaries: &Boundaries, at: Position, located: Located) -> Option<Trouble> {
    let Located::Border(_) = located else { return None };
    let areas =
        boundaries.touching(at).into_iter().map(|ix: AreaIx| boundaries.area(ix).id.clone()).collect();
    Some(Trouble::Border { areas })
}

fn outside(boundaries: &Boundaries, at: Position, stated: Option<AdminCode>) -> Option<Trouble> {
    let (nearest, metres) = boundaries.nearest(at)?;
    let nearest = boundaries.area(nearest).id.clone();
    let stated_metres = stated.and_then(|stated| distance(boundaries, at, stated));
    let cause = cause(boundaries, at, stated, Some(metres));
    Some(Trouble::Outside { nearest, metres, stated, stated_metres, cause })
}

/// Returns true if an area lies in the unit that a record states, or the other way round.
pub(super) fn agrees(id: &AreaId, stated: AdminCode) -> bool {
    id.admin().is_some_and(|code| code.contains(stated) || stated.contains(code))
}

/// How far the stated unit is, where its outline is known.
fn distance(boundaries: &Boundaries, at: Position, stated: AdminCode) -> Option<f64> {
    let own: Vec<_> = boundaries.outlined().filter(|a| agrees(&a.id, stated)).cloned().collect();
    Boundaries::new(own).nearest(at).map(|(_, metres)| metres)
}

/// Returns what would bring a position to where it should be.
fn cause(boundaries: &Boundaries, at: Position, stated: Option<AdminCode>, metres: Option<f64>) -> Cause {
    let home = |[lon, lat]: [f64; 2]| {
        boundaries
            .locate(Position { lon, lat })
            .area()
            .is_some_and(|ix| stated.is_none_or(|stated| agrees(&boundaries.area(ix).id, stated)))
    };
    let given = [at.lon, at.lat];
    if (-90.0..=90.0).contains(&at.lon) && home([at.lat, at.lon]) {
        return Cause::Swapped;
    }
    for (crs, cause) in [(Crs::Gcj02, Cause::Gcj02), (Crs::Bd09, Cause::Bd09)] {
        if crs.to_wgs84(given).is_ok_and(home) {
            return cause;
        }
    }
    if metres.is_some_and(|m| m <= NEAR) { Cause::Near } else { Cause::Unknown }
}
