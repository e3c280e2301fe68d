//! The score at earlier visits: bars on one scale, and the figures in a table.

use super::Report;
use super::words::points;
use crate::assessment::Assessment;
use crate::lang::Arg;
use crate::report::pdf::{Align, Block, Column, Run, Table, plain, trend};
use crate::score::Score;

/// The most visits that the bars show; the table has all.
const SHOWN: usize = 8;

impl Report<'_, '_> {
    /// Says how the score came to be what it is, where there are earlier visits.
    pub(super) fn history(&mut self) {
        if self.earlier.is_empty() {
            return;
        }
        let visits: Vec<&Assessment> =
            self.earlier.iter().copied().chain(std::iter::once(self.assessment)).collect();
        let day = |a: &Assessment| a.survey.surveyed.map(|d| d.to_string()).unwrap_or_default();
        let rows: Vec<(String, Score)> = visits.iter().map(|a| (day(a), a.scores.total)).collect();
        let recent = &rows[rows.len().saturating_sub(SHOWN)..];
        let says: Vec<String> = recent
            .iter()
            .map(|(day, score)| {
                let args = [
                    ("day", Arg::from(day.as_str())),
                    ("low", Arg::from(points(score.low))),
                    ("high", Arg::from(points(score.high))),
                    ("tested", Arg::from(self.percent(score.tested))),
                ];
                self.message("history-point", &args)
            })
            .collect();
        let list = says.join(&self.word("list-then"));
        let alt = self.message("history-alt", &[("list", Arg::from(list))]);
        let title = self.word("history-title");
        self.blocks.push(Block::heading(3, title.clone()));
        self.small("history-note");
        self.blocks.push(Block::Figure { alt, drawing: trend::bars(recent, self.lang) });
        let number = |id: &str| Column::new(self.word(id), 1.5).align(Align::Right);
        let columns = vec![
            Column::new(self.word("inspection-surveyed"), 2.6).header(),
            number("inspection-low"),
            number("inspection-score"),
            number("inspection-high"),
            number("inspection-tested"),
            number("history-barriers"),
        ];
        let row = |(a, (day, score)): (&&Assessment, (String, Score))| {
            vec![
                plain(day),
                plain(points(score.low)),
                vec![Run::bold(score.score.map_or_else(|| "–".to_owned(), points))],
                plain(points(score.high)),
                plain(self.percent(score.tested)),
                plain(a.barriers.len().to_string()),
            ]
        };
        let rows = visits.iter().zip(rows).map(row).collect();
        self.blocks.push(Block::Table(Table { summary: title, columns, rows }));
    }
}
