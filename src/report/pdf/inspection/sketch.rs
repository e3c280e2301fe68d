//! The map sketch: where the items lie, how each came out, and the numbers of its barriers.

use std::collections::BTreeMap;

use super::Report;
use super::words::{capital, outcome_look};
use crate::checklist::Outcome;
use crate::lang::Arg;
use crate::report::pdf::sketch::{Mark, Plane, Sign, extent, sketch};
use crate::report::pdf::{Block, Run, Symbol, Tone, plain};
use crate::score;
use crate::survey::{ItemIx, Position};

/// The most places that the words for the picture name; the table below it has all.
const TOLD: usize = 8;

/// The most numbers that stand beside a sign; the table has all.
const SHOWN: usize = 4;

/// The eight directions, from north by east.
const DIRECTIONS: [&str; 8] = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];

/// An item with a position.
struct Placed<'a> {
    name: &'a str,
    at: Position,
    worst: Option<Outcome>,
    /// The numbers of its barriers in the report.
    barriers: Vec<usize>,
}

impl<'a> Report<'a, '_> {
    /// Draws where the items lie, if at least two say so.
    pub(super) fn sketch(&mut self) {
        let placed = self.placed();
        let positions: Vec<Position> = placed.iter().map(|p| p.at).collect();
        let Some(plane) = Plane::around(&positions).filter(|_| placed.len() > 1) else { return };
        let mut marks = stacked(&placed, plane);
        let (wide, high) = extent(&marks);
        if let Some(site) = self.assessment.survey.site.position.map(|p| plane.metres(p)) {
            // A site that lies far off would shrink its items to a point.
            let near = wide.max(high).mul_add(1.5, 50.0);
            if site.0.hypot(site.1) <= near {
                marks.insert(0, Mark { east: site.0, north: site.1, sign: Sign::Site, label: String::new() });
            }
        }
        let legend = self.legend(&placed, &marks);
        let unit = |metres: f64| self.length(metres);
        let drawing = sketch(&marks, &legend, &self.word("sketch-north"), &unit);
        let alt = self.sketch_alt(&placed, plane, (wide, high));
        let title = self.word("sketch-title");
        self.section(title);
        let note = self.sketch_note(placed.len(), plane);
        self.blocks.extend([Block::small(note), Block::Figure { alt, drawing }]);
        self.places(&placed, plane);
    }

    fn placed(&self) -> Vec<Placed<'a>> {
        let assessment = self.assessment;
        let mut barriers: BTreeMap<ItemIx, Vec<usize>> = BTreeMap::new();
        for (number, barrier) in (1..).zip(&assessment.barriers) {
            barriers.entry(assessment.findings[barrier.finding].item).or_default().push(number);
        }
        let found = score::items(&assessment.checklist, &assessment.survey, &assessment.findings);
        let items = (0..).map(ItemIx).zip(&assessment.survey.items).zip(found);
        let placed = items.filter_map(|((ix, item), found)| {
            let barriers = barriers.remove(&ix).unwrap_or_default();
            Some(Placed { name: item.name(), at: item.position()?, worst: found.worst, barriers })
        });
        placed.collect()
    }

    /// Returns the signs that stand on the map, each with its meaning.
    fn legend(&self, placed: &[Placed<'_>], marks: &[Mark]) -> Vec<(Sign, String)> {
        let outcomes =
            [Outcome::Failed, Outcome::CantTell, Outcome::Untested, Outcome::Passed, Outcome::Inapplicable];
        let here = outcomes.into_iter().filter(|o| placed.iter().any(|p| p.worst == Some(*o)));
        let mut legend: Vec<(Sign, String)> =
            here.map(|o| (sign(Some(o)), capital(&o.title(self.lang)))).collect();
        if placed.iter().any(|p| p.worst.is_none()) && !legend.iter().any(|(s, _)| *s == sign(None)) {
            legend.push((sign(None), self.word("sketch-none")));
        }
        if marks.iter().any(|m| m.sign == Sign::Site) {
            legend.push((Sign::Site, self.word("sketch-site")));
        }
        legend
    }

    fn sketch_note(&self, count: usize, plane: Plane) -> String {
        let all = self.assessment.survey.items.len();
        let args = [("count", Arg::from(count)), ("all", Arg::from(all))];
        let mut note = self.message("sketch-note", &args);
        // Where a home is stands in the resident's part, and there alone.
        if !self.assessment.is_home() {
            let middle = plane.middle();
            let args = [
                ("lat", Arg::from(format!("{:.5}", middle.lat))),
                ("lon", Arg::from(format!("{:.5}", middle.lon))),
            ];
            note.push_str(&self.message("sketch-middle", &args));
        }
        note
    }

    /// Returns the picture in words.
    fn sketch_alt(&self, placed: &[Placed<'_>], plane: Plane, (wide, high): (f64, f64)) -> String {
        let mut order: Vec<&Placed<'_>> = placed.iter().collect();
        order.sort_by_key(|p| p.barriers.first().copied().unwrap_or(usize::MAX));
        let told: Vec<String> = order
            .iter()
            .take(TOLD)
            .map(|p| {
                let args = [
                    ("item", Arg::from(p.name)),
                    ("result", Arg::from(self.result_of(p.worst))),
                    ("place", Arg::from(self.whereabouts(p.at, plane))),
                ];
                self.message("sketch-alt-place", &args)
            })
            .collect();
        let args = [
            ("count", Arg::from(placed.len())),
            ("width", Arg::from(self.length(wide))),
            ("height", Arg::from(self.length(high))),
            ("list", Arg::from(told.join(&self.word("list-then")))),
            ("more", Arg::from(placed.len().saturating_sub(TOLD))),
        ];
        self.message("sketch-alt", &args)
    }

    /// Lists the places: for those who do not see the map, and for numbers that had no room on it.
    fn places(&mut self, placed: &[Placed<'_>], plane: Plane) {
        let columns = self.columns(&[
            ("inspection-item", 3.4),
            ("inspection-result", 2.0),
            ("sketch-barriers", 2.2),
            ("sketch-place", 3.4),
        ]);
        let row = |p: &Placed<'_>| {
            let (tone, symbol) = p.worst.map_or((Tone::Muted, Symbol::Dash), outcome_look);
            let numbers: Vec<String> = p.barriers.iter().map(usize::to_string).collect();
            vec![
                plain(p.name),
                vec![Run::new(self.result_of(p.worst)).tone(tone).symbol(symbol)],
                plain(if numbers.is_empty() { "–".to_owned() } else { numbers.join(", ") }),
                plain(self.whereabouts(p.at, plane)),
            ]
        };
        let rows = placed.iter().map(row).collect();
        self.table("sketch-summary", columns, rows);
    }

    fn result_of(&self, worst: Option<Outcome>) -> String {
        worst.map_or_else(|| self.word("sketch-none"), |o| o.title(self.lang))
    }

    /// Returns how far a position is from the middle, and in which direction.
    fn whereabouts(&self, at: Position, plane: Plane) -> String {
        let (east, north) = plane.metres(at);
        let away = east.hypot(north);
        if away < 1.0 {
            return self.word("sketch-in-the-middle");
        }
        let turn = east.atan2(north).to_degrees().rem_euclid(360.0);
        let nearest = DIRECTIONS.iter().zip(0_u8..).min_by(|a, b| {
            let off = |n: u8| ((turn - 45.0 * f64::from(n) + 180.0).rem_euclid(360.0) - 180.0).abs();
            off(a.1).total_cmp(&off(b.1))
        });
        let direction = nearest.map_or("n", |(name, _)| *name);
        let direction = self.word(&format!("sketch-{direction}"));
        let args = [("distance", Arg::from(self.length(away))), ("direction", Arg::from(direction))];
        self.message("sketch-away", &args)
    }

    /// Returns a length in whole metres, or in kilometres.
    fn length(&self, metres: f64) -> String {
        let (id, number) = if metres >= 1000.0 {
            let km = format!("{:.1}", metres / 1000.0);
            ("sketch-kilometres", km.strip_suffix(".0").map(str::to_owned).unwrap_or(km))
        } else {
            ("sketch-metres", format!("{metres:.0}"))
        };
        self.message(id, &[("number", Arg::from(number))])
    }
}

/// Returns how an outcome stands on the map.
fn sign(worst: Option<Outcome>) -> Sign {
    match worst {
        Some(Outcome::Untested) => Sign::Untested,
        Some(outcome) => {
            let (tone, symbol) = outcome_look(outcome);
            Sign::Symbol(symbol, tone)
        }
        None => Sign::Symbol(Symbol::Dash, Tone::Muted),
    }
}

/// Returns a mark for each place; items at one place share it: the worst sign, and all numbers.
fn stacked(placed: &[Placed<'_>], plane: Plane) -> Vec<Mark> {
    let badness = |worst: Option<Outcome>| match worst {
        None | Some(Outcome::Inapplicable) => 0,
        Some(Outcome::Passed) => 1,
        Some(Outcome::Untested) => 2,
        Some(Outcome::CantTell) => 3,
        Some(Outcome::Failed) => 4,
    };
    let mut order: Vec<&Placed<'_>> = placed.iter().collect();
    let key = |p: &Placed<'_>| (p.at.lon.to_bits(), p.at.lat.to_bits());
    order.sort_by_key(|p| (key(p), badness(p.worst)));
    let mut marks: Vec<(u8, Mark)> = order
        .chunk_by(|a, b| key(a) == key(b))
        .filter_map(|same| {
            let last = same.last()?;
            let (east, north) = plane.metres(last.at);
            let mut numbers: Vec<usize> = same.iter().flat_map(|p| p.barriers.iter().copied()).collect();
            numbers.sort_unstable();
            let mut label = numbers.iter().take(SHOWN).map(usize::to_string).collect::<Vec<_>>().join(", ");
            if numbers.len() > SHOWN {
                label.push_str(" …");
            }
            Some((badness(last.worst), Mark { east, north, sign: sign(last.worst), label }))
        })
        .collect();
    // What is worst is drawn last, on top.
    marks.sort_by_key(|(bad, _)| *bad);
    marks.into_iter().map(|(_, mark)| mark).collect()
}
