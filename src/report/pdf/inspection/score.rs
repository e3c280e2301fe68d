//! The score: a bar from what is surely met to what may be met, with figures in words beside it.

use super::Report;
use super::words::points;
use crate::lang::Arg;
use crate::report::pdf::{Bar, Block, Inline, Run, ScoreRow, Scores, Style, Tone};
use crate::score::Score;

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
        let bar = self.bar(&total);
        let alt = bar.alt.clone();
        self.blocks.extend([Block::Score(bar), Block::small(alt)]);
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

    fn bar(&self, total: &Score) -> Bar {
        let grades = &self.assessment.checklist.catalog().scoring().grades;
        let grade = |g: &crate::checklist::Grade| {
            let from = g.from.to_f64();
            (from, format!("{} {:.0}", g.id, from * 100.0))
        };
        let legend = ["inspection-legend-met", "inspection-legend-open", "inspection-legend-failed"];
        Bar {
            alt: self.score_words(total),
            low: total.low,
            high: total.high,
            score: total.score.map(|s| (s, points(s))),
            grades: grades.iter().map(grade).collect(),
            legend: legend.map(|id| self.word(id)),
        }
    }

    fn score_table(&mut self, title: &str, rows: Vec<(String, Score)>) {
        if rows.is_empty() {
            return;
        }
        let row = |(name, score): (String, Score)| ScoreRow {
            name: super::words::capital(&name),
            figures: [
                points(score.low),
                score.score.map_or_else(|| "–".to_owned(), points),
                points(score.high),
                self.percent(score.tested),
            ],
            low: score.low,
            high: score.high,
        };
        let heads = ["inspection-low", "inspection-score", "inspection-high", "inspection-tested"];
        let scores = Scores {
            title: self.word(title),
            heads: heads.map(|id| self.word(id)),
            rows: rows.into_iter().map(row).collect(),
        };
        self.blocks.extend([Block::Space(4.0), Block::Scores(scores)]);
    }
}
