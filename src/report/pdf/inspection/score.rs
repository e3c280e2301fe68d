//! The score: a bar from what is surely met to what may be met, with figures in words beside it.

use super::Report;
use super::words::points;
use crate::lang::Arg;
use crate::report::pdf::{Align, Block, Column, Drawing, HAIRLINE, Inline, Run, Style, Table, Tone, plain};
use crate::score::Score;

/// The width of the bar: that of the page's body.
const WIDTH: f32 = 495.0;
/// Where the bar starts, from the top of the drawing.
const TOP: f32 = 24.0;
/// How thick it is.
const THICK: f32 = 14.0;
/// What may be met and is open.
pub(in crate::report::pdf) const OPEN: [f32; 3] = [0.62, 0.77, 0.82];
/// What is surely not met.
pub(in crate::report::pdf) const FAILED: [f32; 3] = [0.91, 0.92, 0.94];

impl Report<'_, '_> {
    pub(super) fn score(&mut self) {
        let text = self.word("inspection-score");
        self.section(text);
        let total = self.assessment.scores.total;
        if total.weight <= 0.0 {
            self.small("inspection-score-none");
            return;
        }
        let lead = Block::Paragraph { style: Style::Lead, text: self.score_line(&total) };
        self.blocks.push(lead);
        let (alt, drawing) = (self.score_words(&total), self.bar(&total));
        self.blocks.push(Block::Figure { alt: alt.clone(), drawing });
        self.blocks.push(Block::small(alt));
        let groups = &self.assessment.scores.by_group;
        let rows: Vec<(String, Score)> = groups.iter().map(|(g, s)| (g.title(self.lang), *s)).collect();
        self.score_table("inspection-by-group", rows);
        let catalog = self.assessment.checklist.catalog();
        let elements = &self.assessment.scores.by_element;
        let name = |(at, score): (&crate::checklist::ElementIx, &Score)| {
            (catalog.element(*at).title.get(self.lang).to_owned(), *score)
        };
        let rows = elements.iter().map(name).collect();
        self.score_table("inspection-by-element", rows);
    }

    fn score_line(&self, total: &Score) -> Inline {
        let mut line = Vec::new();
        match total.score {
            Some(score) => {
                let text = self.message("inspection-score-is", &[("score", Arg::from(points(score)))]);
                line.push(Run::bold(text).tone(Tone::Accent));
            }
            None => line.push(Run::bold(self.word("inspection-score-untested")).tone(Tone::Unknown)),
        }
        let args = [
            ("low", Arg::from(points(total.low))),
            ("high", Arg::from(points(total.high))),
            ("tested", Arg::from(self.percent(total.tested))),
        ];
        line.push(Run::new(self.message("inspection-score-range", &args)));
        if let Some(grade) = &self.assessment.scores.grade {
            let args = [("grade", Arg::from(&grade.id)), ("title", Arg::from(grade.title.get(self.lang)))];
            line.push(Run::bold(self.message("inspection-grade", &args)));
        } else {
            let least = self.assessment.checklist.profile().minimum_coverage.to_f64();
            let args = [("least", Arg::from(self.percent(least)))];
            line.push(Run::new(self.message("inspection-grade-withheld", &args)).tone(Tone::Unknown));
        }
        line
    }

    fn score_words(&self, total: &Score) -> String {
        let args = [
            ("low", Arg::from(self.percent(total.low))),
            ("open", Arg::from(self.percent((total.high - total.low).max(0.0)))),
            ("failed", Arg::from(self.percent((1.0 - total.high).max(0.0)))),
        ];
        self.message("inspection-score-parts", &args)
    }

    fn bar(&self, total: &Score) -> Drawing {
        let mut bar = Drawing::new(WIDTH, 66.0);
        let (low, high) = (at(total.low), at(total.high));
        bar.rect(0.0, TOP, WIDTH, THICK, FAILED);
        bar.rect(0.0, TOP, high, THICK, OPEN);
        bar.rect(0.0, TOP, low, THICK, Tone::Accent.rgb());
        if let Some(score) = total.score {
            let x = at(score);
            bar.polygon(&[(x, TOP), (x - 4.5, TOP - 7.0), (x + 4.5, TOP - 7.0)], Tone::Ink.rgb());
            bar.line((x, TOP), (x, TOP + THICK), 1.3, Tone::Ink.rgb());
            let align = side(x);
            bar.bold_label(x, TOP - 10.0, 9.0, points(score), Tone::Ink.rgb(), align);
        }
        // The grades, each at the low end from which it is given.
        let foot = TOP + THICK;
        for grade in &self.assessment.checklist.catalog().scoring().grades {
            let x = at(grade.from.to_f64());
            bar.line((x, foot), (x, foot + 5.0), 0.7, Tone::Muted.rgb());
            let text = format!("{} {:.0}", grade.id, grade.from.to_f64() * 100.0);
            let align = if x < 8.0 { Align::Left } else { Align::Centre };
            bar.label(x, foot + 14.0, 7.4, text, Tone::Muted.rgb(), align);
        }
        bar.label(WIDTH, foot + 14.0, 7.4, "100", Tone::Muted.rgb(), Align::Right);
        let mut x = 0.0;
        let legend = [
            (Tone::Accent.rgb(), "inspection-legend-met"),
            (OPEN, "inspection-legend-open"),
            (FAILED, "inspection-legend-failed"),
        ];
        for (rgb, id) in legend {
            bar.rect(x, 57.5, 8.0, 8.0, HAIRLINE);
            bar.rect(x + 0.4, 57.9, 7.2, 7.2, rgb);
            bar.label(x + 12.0, 64.4, 7.8, self.word(id), Tone::Ink.rgb(), Align::Left);
            x += 150.0;
        }
        bar
    }

    fn score_table(&mut self, title: &str, rows: Vec<(String, Score)>) {
        if rows.is_empty() {
            return;
        }
        let number = |id: &str| Column::new(self.word(id), 1.5).align(Align::Right);
        let columns = vec![
            Column::new(self.word(title), 5.0).header(),
            number("inspection-low"),
            number("inspection-score"),
            number("inspection-high"),
            number("inspection-tested"),
        ];
        let row = |(name, score): (String, Score)| {
            let middle = score.score.map_or_else(|| "–".to_owned(), points);
            let tested = self.percent(score.tested);
            vec![
                plain(super::words::capital(&name)),
                plain(points(score.low)),
                vec![Run::bold(middle)],
                plain(points(score.high)),
                plain(tested),
            ]
        };
        let rows = rows.into_iter().map(row).collect();
        let summary = self.word(title);
        self.blocks.push(Block::Space(4.0));
        self.blocks.push(Block::Table(Table { summary, columns, rows }));
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
