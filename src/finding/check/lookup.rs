//! A limit read off a table by another reading.

use super::bound::held;
use super::{At, FAILED, PASSED};
use crate::checklist::{BetweenRows, BeyondRows, Bound, Lookup, Outcome};
use crate::finding::model::Reason;
use crate::finding::uncertainty::Interval;
use crate::quantity::Exact;

/// What a table asks at one place.
enum Asked {
    Limit(Exact),
    Anything,
    Nothing,
}

impl At<'_> {
    pub(super) fn lookup(&self, lookup: &Lookup) -> Result<(Outcome, Reason), Reason> {
        let by = self.interval(lookup.by)?;
        let value = self.interval(lookup.field)?;
        // Within the uncertainty of `by`, the limit is extreme at the ends or at a row.
        let inner = lookup.rows.iter().map(|(at, _)| *at).filter(|at| by.low < *at && *at < by.high);
        let places = [by.low, by.high].into_iter().chain(inner);
        let (mut passes, mut fails) = (true, true);
        for place in places {
            let held = match asked(lookup, place) {
                Asked::Limit(limit) => held(value, lookup.bound, Interval::point(limit)),
                Asked::Anything => Some(true),
                Asked::Nothing => Some(false),
            };
            passes &= held == Some(true);
            fails &= held == Some(false);
        }
        Ok(match (passes, fails) {
            (true, _) => PASSED,
            (_, true) => FAILED,
            _ => self.doubt(if value.is_point() { lookup.by } else { lookup.field }),
        })
    }
}

impl At<'_> {
    /// Returns what a table asks by the readings alone, if it asks for a figure here.
    pub(in crate::finding) fn lookup_limit(&self, lookup: &Lookup) -> Option<(Bound, Exact)> {
        match asked(lookup, self.by_value().interval(lookup.by).ok()?.low) {
            Asked::Limit(limit) => Some((lookup.bound, limit)),
            Asked::Anything | Asked::Nothing => None,
        }
    }
}

fn asked(lookup: &Lookup, place: Exact) -> Asked {
    let rows = &lookup.rows;
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Asked::Nothing };
    if place < first.0 {
        return beyond(lookup.below, first.1.value);
    }
    if place > last.0 {
        return beyond(lookup.above, last.1.value);
    }
    let at = rows.partition_point(|(row, _)| *row < place);
    let (above, limit) = rows[at];
    if above == place || at == 0 {
        return Asked::Limit(limit.value);
    }
    let (below, other) = rows[at - 1];
    Asked::Limit(match lookup.between {
        BetweenRows::Stricter => stricter(lookup.bound, limit.value, other.value),
        BetweenRows::Interpolate => interpolate(place, (below, other.value), (above, limit.value))
            .unwrap_or_else(|| stricter(lookup.bound, limit.value, other.value)),
    })
}

fn beyond(rule: BeyondRows, nearest: Exact) -> Asked {
    match rule {
        BeyondRows::Nearest => Asked::Limit(nearest),
        BeyondRows::Passed => Asked::Anything,
        BeyondRows::Failed => Asked::Nothing,
    }
}

fn stricter(bound: Bound, a: Exact, b: Exact) -> Exact {
    match bound {
        Bound::AtMost | Bound::LessThan => a.min(b),
        Bound::AtLeast | Bound::MoreThan => a.max(b),
    }
}

/// The straight line through two rows, exactly; nothing on overflow.
fn interpolate(x: Exact, (x0, y0): (Exact, Exact), (x1, y1): (Exact, Exact)) -> Option<Exact> {
    let share = x.checked_sub(x0)?.checked_div(x1.checked_sub(x0)?)?;
    y0.checked_add(y1.checked_sub(y0)?.checked_mul(share)?)
}
