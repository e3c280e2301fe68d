//! What was compared, the verdicts and the scores, before and after.

use super::{Report, names};
use crate::assessment::Assessment;
use crate::checklist::Group;
use crate::lang::Arg;
use crate::report::pdf::inspection::words::{capital, percent, points, verdict_look};
use crate::report::pdf::{
    Align, Block, Column, Inline, Panel, Run, Style, Symbol, Table, Tone, plain, trend,
};
use crate::score::{Score, Verdict};

impl Report<'_, '_> {
    pub(super) fn head(&mut self) {
        let (before, after) = (self.comparison.before, self.comparison.after);
        let visit = |of: &Assessment| {
            let inspector = of.survey.inspector.as_ref().map(|i| format!(" · {i}")).unwrap_or_default();
            plain(format!("{}{inspector}", Self::day(of)))
        };
        let mut pairs: Vec<(String, Inline)> = vec![
            (self.word("reinspection-before"), visit(before)),
            (self.word("reinspection-after"), visit(after)),
            (self.word("inspection-site"), plain(after.survey.site.label.as_str())),
            (self.word("inspection-site-id"), plain(after.survey.site.id.as_str())),
            (self.word("inspection-profile"), plain(after.checklist.profile().title.get(self.lang))),
            (
                self.word("inspection-items"),
                plain(format!("{} → {}", before.survey.items.len(), after.survey.items.len())),
            ),
        ];
        if let Some(date) = self.date {
            pairs.push((self.word("inspection-date"), plain(date.to_string())));
        }
        if let Some(address) = after.survey.site.address.as_ref().filter(|_| !after.is_home()) {
            pairs.push((self.word("inspection-address"), plain(address.as_str())));
        }
        let summary = self.word("reinspection-facts");
        self.blocks.push(Block::Facts { summary, pairs, columns: 2 });
    }

    /// Warns where the two visits were not judged alike.
    pub(super) fn unlike(&mut self) {
        let (before, after) = (self.comparison.before, self.comparison.after);
        let (was, is) = (before.checklist.profile(), after.checklist.profile());
        let text = if was.id != is.id {
            let args = [
                ("before", Arg::from(was.title.get(self.lang))),
                ("after", Arg::from(is.title.get(self.lang))),
            ];
            self.message("reinspection-unlike-profile", &args)
        } else if before.options.decision != after.options.decision
            || before.checklist.catalog().hash() != after.checklist.catalog().hash()
        {
            self.word("reinspection-unlike-edition")
        } else {
            return;
        };
        let run = Run::bold(text).tone(Tone::Fair).symbol(Symbol::Warn);
        let blocks = vec![Block::Paragraph { style: Style::Body, text: vec![run] }];
        self.blocks.push(Block::Panel(Panel { tone: Tone::Fair, filled: true, blocks, picture: None }));
    }

    /// The verdicts, groups that fared alike in one row, those that fared worse first.
    pub(super) fn verdicts(&mut self) {
        self.section("inspection-verdicts");
        let mut rows: Vec<(Option<Verdict>, Option<Verdict>, Vec<Group>)> = Vec::new();
        for pair in self.comparison.verdicts() {
            match rows.iter_mut().find(|(b, a, _)| (*b, *a) == (pair.before, pair.after)) {
                Some((_, _, groups)) => groups.push(pair.group),
                None => rows.push((pair.before, pair.after, vec![pair.group])),
            }
        }
        if rows.is_empty() {
            self.small("inspection-verdicts-none");
            return;
        }
        let judged: usize = rows.iter().map(|(_, _, groups)| groups.len()).sum();
        let rank = |b: Option<Verdict>, a: Option<Verdict>| a.cmp(&b);
        rows.sort_by_key(|(b, a, _)| (std::cmp::Reverse(rank(*b, *a)), std::cmp::Reverse(*a)));
        let columns = vec![
            Column::new(self.word("inspection-groups"), 4.0).header(),
            Column::new(Self::day(self.comparison.before), 2.6),
            Column::new(Self::day(self.comparison.after), 2.6),
            Column::new(self.word("reinspection-turn"), 1.6),
        ];
        let row = |(before, after, groups): (Option<Verdict>, Option<Verdict>, Vec<Group>)| {
            let whom = if groups.len() == judged {
                self.word("inspection-everybody")
            } else {
                names(&groups, self.lang)
            };
            let turn = match (before, after) {
                (Some(before), Some(after)) if before == after => "reinspection-same",
                // What becomes known is neither better nor worse than what nobody knew.
                (Some(Verdict::Undetermined), Some(_)) => "reinspection-known",
                (Some(_), Some(Verdict::Undetermined)) => "reinspection-unknown",
                (Some(before), Some(after)) if after > before => "reinspection-worse",
                (Some(_), Some(_)) => "reinspection-better",
                _ => "reinspection-one-visit",
            };
            vec![plain(whom), self.verdict(before), self.verdict(after), plain(self.word(turn))]
        };
        let rows = rows.into_iter().map(row).collect();
        let summary = self.word("reinspection-verdicts-summary");
        self.blocks.push(Block::Table(Table { summary, columns, rows }));
    }

    fn verdict(&self, verdict: Option<Verdict>) -> Inline {
        let Some(verdict) = verdict else { return plain(self.word("reinspection-not-judged")) };
        let (tone, symbol) = verdict_look(verdict);
        vec![Run::bold(capital(&verdict.title(self.lang))).tone(tone).symbol(symbol)]
    }

    /// The scores as two bars on one scale, and in figures.
    pub(super) fn scores(&mut self) {
        self.section("inspection-score");
        let (before, after) = (self.comparison.before, self.comparison.after);
        let (was, is) = (before.scores.total, after.scores.total);
        if was.weight <= 0.0 && is.weight <= 0.0 {
            self.small("inspection-score-none");
            return;
        }
        let text = |day: String, score: &Score| {
            let args = [
                ("day", Arg::from(day)),
                ("low", Arg::from(points(score.low))),
                ("high", Arg::from(points(score.high))),
                ("tested", Arg::from(percent(score.tested, self.lang))),
            ];
            self.message("history-point", &args)
        };
        let list = [text(Self::day(before), &was), text(Self::day(after), &is)];
        let list = list.join(&self.word("list-then"));
        let alt = self.message("history-alt", &[("list", Arg::from(list))]);
        let rows = [(Self::day(before), was), (Self::day(after), is)];
        self.blocks.push(Block::Figure { alt, drawing: trend::bars(&rows, self.lang) });
        self.small("history-note");
        self.score_table(before, after);
    }

    fn score_table(&mut self, before: &Assessment, after: &Assessment) {
        let number = |id: &str| Column::new(self.word(id), 1.4).align(Align::Right);
        let columns = vec![
            Column::new(self.word("inspection-surveyed"), 2.4).header(),
            number("inspection-low"),
            number("inspection-score"),
            number("inspection-high"),
            number("inspection-tested"),
            number("reinspection-grade"),
            number("history-barriers"),
        ];
        let row = |of: &Assessment| {
            let score = of.scores.total;
            vec![
                plain(Self::day(of)),
                plain(points(score.low)),
                vec![Run::bold(score.score.map_or_else(|| "–".to_owned(), points))],
                plain(points(score.high)),
                plain(percent(score.tested, self.lang)),
                plain(of.scores.grade.as_ref().map_or("–", |g| g.id.as_str())),
                plain(of.barriers.len().to_string()),
            ]
        };
        let rows = vec![row(before), row(after)];
        let summary = self.word("reinspection-scores-summary");
        self.blocks.push(Block::Table(Table { summary, columns, rows }));
    }
}
