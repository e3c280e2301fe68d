//! Scores: what a bar and a row of figures show, and how paper shows them.

use super::doc::{Align, Column, Run, Table, Tone, plain};
use super::vector::{Drawing, HAIRLINE, Rgb};

/// The width of the bar: that of the page's body.
const WIDTH: f32 = 495.0;
/// Where the bar starts, from the top of the drawing.
const TOP: f32 = 24.0;
/// How thick it is.
const THICK: f32 = 14.0;
/// What may be met and is open.
pub(crate) const OPEN: Rgb = [0.62, 0.77, 0.82];
/// What is surely not met.
pub(crate) const FAILED: Rgb = [0.91, 0.92, 0.94];

/// A score as a bar from what is surely met to what may be met; shares are of 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// What is surely met.
    pub low: f64,
    /// What may be met.
    pub high: f64,
    /// What is met of what was tested, with the figure that stands at it.
    pub score: Option<(f64, String)>,
    /// The grades, each at the low end from which it is given.
    pub grades: Vec<(f64, String)>,
    /// What is met, open and not met, in words.
    pub legend: [String; 3],
}

/// Scores side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// What the rows are.
    pub title: String,
    /// The columns: low end, score, high end, tested share.
    pub heads: [String; 4],
    /// The rows.
    pub rows: Vec<ScoreRow>,
}

/// A row of [`Scores`].
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreRow {
    /// What was scored.
    pub name: String,
    /// The figures, as the columns.
    pub figures: [String; 4],
    /// What is surely met, as a share of 1.
    pub low: f64,
    /// What may be met, as a share of 1.
    pub high: f64,
}

impl Bar {
    /// Returns the bar as a drawing of a page's width.
    pub(super) fn drawing(&self) -> Drawing {
        let mut bar = Drawing::new(WIDTH, 66.0);
        let (low, high) = (at(self.low), at(self.high));
        bar.rect(0.0, TOP, WIDTH, THICK, FAILED);
        bar.rect(0.0, TOP, high, THICK, OPEN);
        bar.rect(0.0, TOP, low, THICK, Tone::Accent.rgb());
        if let Some((score, text)) = &self.score {
            let x = at(*score);
            bar.polygon(&[(x, TOP), (x - 4.5, TOP - 7.0), (x + 4.5, TOP - 7.0)], Tone::Ink.rgb());
            bar.line((x, TOP), (x, TOP + THICK), 1.3, Tone::Ink.rgb());
            bar.bold_label(x, TOP - 10.0, 9.0, text, Tone::Ink.rgb(), side(x));
        }
        let foot = TOP + THICK;
        for (from, text) in &self.grades {
            let x = at(*from);
            bar.line((x, foot), (x, foot + 5.0), 0.7, Tone::Muted.rgb());
            let align = if x < 8.0 { Align::Left } else { Align::Centre };
            bar.label(x, foot + 14.0, 7.4, text, Tone::Muted.rgb(), align);
        }
        bar.label(WIDTH, foot + 14.0, 7.4, "100", Tone::Muted.rgb(), Align::Right);
        let mut x = 0.0;
        for (rgb, text) in [Tone::Accent.rgb(), OPEN, FAILED].into_iter().zip(&self.legend) {
            bar.rect(x, 57.5, 8.0, 8.0, HAIRLINE);
            bar.rect(x + 0.4, 57.9, 7.2, 7.2, rgb);
            bar.label(x + 12.0, 64.4, 7.8, text, Tone::Ink.rgb(), Align::Left);
            x += 150.0;
        }
        bar
    }
}

impl Scores {
    /// Returns the scores as a table.
    pub(super) fn table(&self) -> Table {
        let mut columns = vec![Column::new(&self.title, 5.0).header()];
        columns.extend(self.heads.iter().map(|head| Column::new(head, 1.5).align(Align::Right)));
        let row = |row: &ScoreRow| {
            let [low, score, high, tested] = row.figures.each_ref().map(String::as_str);
            vec![plain(&row.name), plain(low), vec![Run::bold(score)], plain(high), plain(tested)]
        };
        Table { summary: self.title.clone(), columns, rows: self.rows.iter().map(row).collect() }
    }
}

/// Returns the place of a share on the bar.
#[expect(clippy::cast_possible_truncation, reason = "a share times a page's width")]
fn at(share: f64) -> f32 {
    (share.clamp(0.0, 1.0) * f64::from(WIDTH)) as f32
}

/// Returns how a label at a place is set so that it stays on the drawing.
fn side(x: f32) -> Align {
    if x < 14.0 {
        Align::Left
    } else if x > WIDTH - 14.0 {
        Align::Right
    } else {
        Align::Centre
    }
}
