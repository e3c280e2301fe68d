//! Classes as colour and pattern, and counts as bars of them below one another.
//!
//! One hue from light to dark, which keeps its order for everybody; each class has its own hatching too,
//! and a number or a word stands at each bar.

use super::vector::{line, polygon};
use super::{Align, Drawing, HAIRLINE, Rgb, Shape, Tone, WHITE};

/// The width of the drawing: that of the page's body.
const WIDTH: f32 = 495.0;
/// How far below one another the bars are.
const ROW: f32 = 15.5;
/// How thick a bar is.
const THICK: f32 = 11.0;
/// The grounds of the classes, from the least to the most.
const GROUNDS: [Rgb; 4] = [[0.91, 0.95, 0.96], [0.70, 0.84, 0.89], [0.36, 0.62, 0.72], [0.04, 0.26, 0.35]];
/// The ink of the hatching.
const HATCH: Rgb = [0.04, 0.26, 0.35];
/// The most classes.
pub(super) const CLASSES: usize = GROUNDS.len();

/// A closed outline on the page.
pub(super) type Ring = Vec<(f32, f32)>;

/// Returns an area filled by its class, its first ring outside and the others holes; white without a class.
pub(super) fn filled(rings: &[Ring], class: Option<usize>) -> Vec<Shape> {
    let ground = class.map_or(WHITE, |c| GROUNDS[c.min(CLASSES - 1)]);
    let mut shapes = vec![polygon(&joined(rings), Some(ground), None)];
    match class {
        Some(1) => shapes.extend(hatched(rings, 6.0, 1.0, 0.45)),
        Some(2) => shapes.extend(hatched(rings, 3.2, -1.0, 0.6)),
        _ => {}
    }
    shapes
}

/// Returns one outline around an area with holes: it goes into each hole and out again.
fn joined(rings: &[Ring]) -> Ring {
    let Some((outer, holes)) = rings.split_first() else { return Ring::new() };
    let mut all = turned(outer, true);
    let Some(start) = all.first().copied() else { return all };
    for hole in holes.iter().map(|h| turned(h, false)) {
        let entry = hole.first().copied();
        all.push(start);
        all.extend(hole);
        all.extend(entry);
    }
    if !holes.is_empty() {
        all.push(start);
    }
    all
}

/// Returns a ring that runs one way round.
fn turned(ring: &Ring, clockwise: bool) -> Ring {
    let next = ring.iter().cycle().skip(1);
    let twice: f32 = ring.iter().zip(next).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum();
    if (twice > 0.0) == clockwise { ring.clone() } else { ring.iter().rev().copied().collect() }
}

/// Returns slanted lines inside an area, the same distance apart everywhere on the page.
fn hatched(rings: &[Ring], step: f32, slant: f32, width: f32) -> Vec<Shape> {
    let height = |p: (f32, f32)| p.0 + slant * p.1;
    let heights = || rings.iter().flatten().map(|p| height(*p));
    let (low, high) = (heights().fold(f32::INFINITY, f32::min), heights().fold(f32::NEG_INFINITY, f32::max));
    let mut shapes = Vec::new();
    let mut at = (low / step).ceil() * step;
    while at < high {
        let mut cuts: Vec<(f32, f32)> = Vec::new();
        for ring in rings {
            for (from, to) in ring.iter().zip(ring.iter().cycle().skip(1)) {
                let (a, b) = (height(*from) - at, height(*to) - at);
                if (a > 0.0) != (b > 0.0) {
                    let t = a / (a - b);
                    cuts.push((from.0 + t * (to.0 - from.0), from.1 + t * (to.1 - from.1)));
                }
            }
        }
        cuts.sort_by(|a, b| a.0.total_cmp(&b.0));
        shapes.extend(cuts.chunks_exact(2).map(|pair| line(pair[0], pair[1], width, HATCH)));
        at += step;
    }
    shapes
}

/// Returns a small field of a class for a legend, with its frame.
pub(super) fn swatch(x: f32, y: f32, class: Option<usize>) -> Vec<Shape> {
    let ring = vec![(x, y), (x + 12.0, y), (x + 12.0, y + 8.0), (x, y + 8.0)];
    let frame = polygon(&ring, None, Some((Tone::Muted.rgb(), 0.5)));
    let mut shapes = filled(&[ring], class);
    shapes.push(frame);
    shapes
}

/// Adds a legend from a corner in a width; returns how far down it goes.
pub(super) fn legend(
    drawing: &mut Drawing,
    (left, top): (f32, f32),
    width: f32,
    entries: &[(Option<usize>, String)],
) -> f32 {
    let (mut x, mut y) = (left, top);
    for (class, text) in entries {
        let wide = 16.0 + room(text, 7.4);
        if x > left && x + wide > left + width {
            (x, y) = (left, y + 12.0);
        }
        drawing.shapes.extend(swatch(x, y, *class));
        drawing.label(x + 15.5, y + 6.8, 7.4, text.as_str(), Tone::Ink.rgb(), Align::Left);
        x += wide + 9.0;
    }
    y + 10.0
}

/// Returns the room that a word takes at most.
pub(super) fn room(text: &str, size: f32) -> f32 {
    text.chars().map(|c| if c.is_ascii() { 0.54 } else { 1.0 }).sum::<f32>() * size
}

/// Counts of one thing by class, from the most to the least.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) counts: [u64; CLASSES],
}

/// Returns a bar for each row, on one scale. `classes` names what the counts are, as they stand in the rows.
pub(super) fn bars(rows: &[Row], classes: &[String; CLASSES]) -> Drawing {
    let names = rows.iter().map(|r| room(&r.name, 8.2)).fold(0.0, f32::max);
    let left = (names + 10.0).min(WIDTH / 2.0);
    let most = rows.iter().map(|r| r.counts.iter().sum::<u64>()).max().unwrap_or_default().max(1);
    let unit = (WIDTH - left - 30.0) / small(most);
    let mut chart = Drawing::new(WIDTH, 0.0);
    let mut top = 4.0;
    for row in rows {
        chart.label(left - 8.0, top + 8.6, 8.2, row.name.as_str(), Tone::Ink.rgb(), Align::Right);
        let mut x = left;
        for (place, count) in row.counts.iter().enumerate().filter(|(_, n)| **n > 0) {
            let wide = small(*count) * unit;
            let ring = vec![(x, top), (x + wide, top), (x + wide, top + THICK), (x, top + THICK)];
            chart.shapes.extend(filled(std::slice::from_ref(&ring), Some(CLASSES - 1 - place)));
            chart.shapes.push(polygon(&ring, None, Some((HATCH, 0.6))));
            x += wide;
        }
        let total = row.counts.iter().sum::<u64>().to_string();
        chart.bold_label(x + 4.0, top + 8.8, 8.4, total, Tone::Ink.rgb(), Align::Left);
        top += ROW;
    }
    chart.line((left, 0.0), (left, top - 1.0), 0.7, HAIRLINE);
    let entries: Vec<(Option<usize>, String)> =
        classes.iter().enumerate().map(|(place, name)| (Some(CLASSES - 1 - place), name.clone())).collect();
    chart.height = legend(&mut chart, (left, top + 4.0), WIDTH - left, &entries) + 2.0;
    chart
}

/// Returns a count as a length.
#[expect(clippy::cast_precision_loss, reason = "a count on a drawing")]
fn small(count: u64) -> f32 {
    count as f32
}
