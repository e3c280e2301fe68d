//! Homes by area: what a public release allows, and exact counts in an internal one.

use std::collections::BTreeMap;

use super::Part;
use crate::area::{AreaId, Boundaries, Level, place};
use crate::assessment::Assessment;
use crate::privacy::{HomesSummary, Release};
use crate::rollup::{Row, rollup, row_of};

/// What may be said of homes.
pub(super) struct Homes {
    pub(super) all: Option<HomesSummary>,
    pub(super) by_area: BTreeMap<Option<AreaId>, HomesSummary>,
}

/// Returns what may be said of homes. `shown` are those of an internal release.
pub(super) fn homes(
    release: &Release<'_>,
    shown: &[&Assessment],
    boundaries: &Boundaries,
    level: Option<Level>,
) -> Homes {
    if !release.is_internal() {
        let rows = rollup(release, boundaries, level).rows;
        let by_area = rows.into_iter().filter_map(|row| Some((row.area, row.homes?))).collect();
        return Homes { all: release.homes().copied(), by_area };
    }
    let mut cells: BTreeMap<Option<AreaId>, Vec<&Assessment>> = BTreeMap::new();
    for home in shown {
        let area = row_of(place(&home.survey, boundaries).area, level);
        cells.entry(area).or_default().push(home);
    }
    let all = (!shown.is_empty()).then(|| summary(shown));
    Homes { all, by_area: cells.into_iter().map(|(area, homes)| (area, summary(&homes))).collect() }
}

fn summary(homes: &[&Assessment]) -> HomesSummary {
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^52 homes")]
    let mean = |of: &dyn Fn(&Assessment) -> f64| {
        (!homes.is_empty()).then(|| homes.iter().map(|a| of(a)).sum::<f64>() / homes.len() as f64)
    };
    HomesSummary {
        count: Some(homes.len()),
        mean_low: mean(&|a| a.scores.total.low),
        mean_high: mean(&|a| a.scores.total.high),
        mean_tested: mean(&|a| a.scores.total.tested),
    }
}

/// Returns the rows of sites with the homes of each area, and areas that have homes alone.
pub(super) fn parts(
    rows: Vec<Row>,
    mut homes: BTreeMap<Option<AreaId>, HomesSummary>,
    boundaries: &Boundaries,
) -> Vec<Part> {
    let mut parts: Vec<Part> = rows
        .into_iter()
        .map(|row| Part {
            homes: homes.remove(&row.area),
            area: row.area,
            name: row.name,
            measures: row.measures,
        })
        .collect();
    for (area, homes) in homes {
        let name = area.as_ref().and_then(|id| boundaries.name(id)).map(str::to_owned);
        parts.push(Part { area, name, measures: crate::rollup::Measures::default(), homes: Some(homes) });
    }
    // What has no area is read last.
    parts.sort_by(|a, b| a.area.is_none().cmp(&b.area.is_none()).then(a.area.cmp(&b.area)));
    parts
}
