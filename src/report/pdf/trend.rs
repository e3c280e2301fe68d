//! Scores of several visits as bars below one another, on one scale.

use super::bar::{FAILED, OPEN};
use super::inspection::words::points;
use super::{Align, Drawing, HAIRLINE, Tone};
use crate::lang::{Lang, word};
use crate::score::Score;

/// The width of the drawing: that of the page's body.
const WIDTH: f32 = 495.0;
/// Where the bars start: room for a day.
const LEFT: f32 = 78.0;
/// Where the bars end: room for the number.
const RIGHT: f32 = 8.0;
/// The height of a row.
const ROW: f32 = 25.0;
/// How thick a bar is.
const THICK: f32 = 11.0;

/// Returns a bar for each named score: surely met, open, surely not met, and the score of what was tested.
pub(super) fn bars(rows: &[(String, Score)], lang: Lang) -> Drawing {
    let mut down = 11.0;
    let mut bar = Drawing::new(WIDTH, 0.0);
    for (name, score) in rows {
        let middle = down + THICK / 2.0;
        bar.bold_label(0.0, middle + 3.0, 8.6, name.as_str(), Tone::Ink.rgb(), Align::Left);
        bar.rect(LEFT, down, at(1.0) - LEFT, THICK, FAILED);
        bar.rect(LEFT, down, at(score.high) - LEFT, THICK, OPEN);
        bar.rect(LEFT, down, at(score.low) - LEFT, THICK, Tone::Accent.rgb());
        if let Some(score) = score.score {
            let x = at(score);
            bar.line((x, down - 2.0), (x, down + THICK + 2.0), 1.6, Tone::Ink.rgb());
            let (x, align) = if x > WIDTH - 18.0 { (WIDTH, Align::Right) } else { (x, Align::Centre) };
            bar.bold_label(x, down - 3.6, 8.0, points(score), Tone::Ink.rgb(), align);
        }
        down += ROW;
    }
    down -= ROW - THICK - 4.0;
    for tick in 0..=4_u8 {
        let x = at(f64::from(tick) / 4.0);
        bar.line((x, down), (x, down + 3.5), 0.6, Tone::Muted.rgb());
        let text = (u32::from(tick) * 25).to_string();
        bar.label(x, down + 12.0, 7.2, text, Tone::Muted.rgb(), Align::Centre);
    }
    bar.line((LEFT, down), (at(1.0), down), 0.6, HAIRLINE);
    let mut x = LEFT;
    let legend = [
        (Tone::Accent.rgb(), "inspection-legend-met"),
        (OPEN, "inspection-legend-open"),
        (FAILED, "inspection-legend-failed"),
    ];
    down += 19.0;
    for (rgb, id) in legend {
        bar.rect(x, down, 8.0, 8.0, HAIRLINE);
        bar.rect(x + 0.4, down + 0.4, 7.2, 7.2, rgb);
        let text = word(lang, id);
        let step = 12.0 + room(&text) + 14.0;
        bar.label(x + 12.0, down + 6.9, 7.8, text, Tone::Ink.rgb(), Align::Left);
        x += step;
    }
    bar.height = down + 10.0;
    bar
}

/// Returns the place of a share.
#[expect(clippy::cast_possible_truncation, reason = "a share times a page's width")]
fn at(share: f64) -> f32 {
    LEFT + (share.clamp(0.0, 1.0) * f64::from(WIDTH - LEFT - RIGHT)) as f32
}

/// Returns the room that a label of a legend takes at most.
pub(super) fn room(text: &str) -> f32 {
    text.chars().map(|c| if c.is_ascii() { 4.2 } else { 7.8 }).sum()
}
