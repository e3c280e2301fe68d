//! The arithmetic of T/CNAEC 1304-2022, rounded half up to two decimals at each step.

use crate::model::Points;
use crate::quantity::Exact;

/// What kind of building is scored: it decides which dimensions count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Building {
    /// A public building without accommodation: Q1, Q2, Q4.
    #[default]
    Public,
    /// A public building with accommodation: Q1 to Q4.
    PublicWithAccommodation,
    /// A dormitory: Q1 to Q4.
    Dormitory,
    /// A dwelling: Q1, Q3, Q4.
    Dwelling,
}

impl Building {
    /// The words used in files, with what they mean.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("public", Self::Public),
        ("public-with-accommodation", Self::PublicWithAccommodation),
        ("dormitory", Self::Dormitory),
        ("dwelling", Self::Dwelling),
    ];

    /// Returns the ids of the dimensions that count.
    pub const fn dimensions(self) -> &'static [&'static str] {
        match self {
            Self::Public => &["Q1", "Q2", "Q4"],
            Self::PublicWithAccommodation | Self::Dormitory => &["Q1", "Q2", "Q3", "Q4"],
            Self::Dwelling => &["Q1", "Q3", "Q4"],
        }
    }
}

/// Returns a system score: 100 × actual ÷ maximum over the items that apply.
pub fn system(actual: Exact, maximum: Exact) -> Option<Points> {
    Points::share(actual, maximum, 100)
}

/// Returns the score of one facility object: 10 × actual ÷ maximum over the items that apply.
pub fn facility(actual: Exact, maximum: Exact) -> Option<Points> {
    Points::share(actual, maximum, 10)
}

/// Returns F: the mean over categories of the mean over their objects.
pub fn facilities(categories: &[Vec<Points>]) -> Option<Points> {
    let means: Option<Vec<Points>> =
        categories.iter().filter(|c| !c.is_empty()).map(|c| Points::mean(c)).collect();
    Points::mean(&means?)
}

/// Returns a dimension: S × F ÷ 10.
pub fn dimension(system: Points, facilities: Points) -> Option<Points> {
    Points::share(system.exact().checked_mul(facilities.exact())?, Exact::whole(10), 1)
}

/// Returns Q: the mean of the dimensions plus what innovation adds, at most 20.
pub fn total(dimensions: &[Points], innovation: Points) -> Option<Points> {
    let mean = Points::mean(dimensions)?;
    Points::new(mean.exact().checked_add(innovation.min(Points::whole(20)).exact())?)
}

/// Returns the stars of a total and its weakest dimension, 0 to 3.
pub fn stars(weakest: Points, total: Points) -> u8 {
    let reached = |least: i64, whole: i64| weakest >= Points::whole(least) && total >= Points::whole(whole);
    match () {
        () if reached(60, 80) => 3,
        () if reached(40, 60) => 2,
        () if reached(20, 40) => 1,
        () => 0,
    }
}

/// Returns the most stars that a construction or maintenance score of 0 to 100 allows.
pub fn cap(score: Points) -> u8 {
    let from = |least: i64| u8::from(score >= Points::whole(least));
    from(60) + from(70) + from(80)
}

/// Returns the score of a group of buildings: 0.8 × the mean by floor area + 0.2 × the site's movement score.
///
/// There is none if a building has less than 40, nor without floor area.
pub fn group(buildings: &[(Exact, Points)], site: Points) -> Option<Points> {
    if buildings.iter().any(|(_, q)| *q < Points::whole(40)) {
        return None;
    }
    let (mut areas, mut sum) = (Exact::ZERO, Exact::ZERO);
    for (area, q) in buildings {
        areas = areas.checked_add(*area)?;
        sum = sum.checked_add(area.checked_mul(q.exact())?)?;
    }
    let mean = Points::share(sum, areas, 1)?;
    let weighed = mean.exact().checked_mul(Exact::whole(4))?.checked_add(site.exact())?;
    Points::share(weighed, Exact::whole(5), 1)
}
