//! The whole run on half a page: how many, how good, how sure, and the outcomes.

use std::collections::BTreeSet;

use super::{Report, count};
use crate::checklist::Impact;
use crate::lang::Arg;
use crate::programme::{barriers, barriers_of};
use crate::report::figures;
use crate::report::pdf::inspection::words::{capital, outcome_look, verdict_look};
use crate::report::pdf::{Bar, Block, Column, Inline, Run, Style, Symbol, Tone, plain};
use crate::score::Verdict;

impl Report<'_> {
    pub(super) fn head(&mut self) {
        self.facts();
        self.lead();
        if let Some(catalog) = self.of.catalog.clone() {
            let score = self.of.total.score(&catalog);
            if score.weight > 0.0 {
                let legend = ["inspection-legend-met", "inspection-legend-open", "inspection-legend-failed"];
                let args = [("score", Arg::from(figures::score_text(&score, self.lang)))];
                self.blocks.push(Block::Score(Bar {
                    alt: self.message("programme-score-alt", &args),
                    low: score.low,
                    high: score.high,
                    score: score.score.map(|s| (s, figures::percent(s, self.lang))),
                    grades: Vec::new(),
                    legend: legend.map(|id| self.word(id)),
                }));
                self.small(self.word("programme-score-note"));
            }
            self.outcomes(&catalog);
            self.verdicts();
        }
        self.lived_in();
    }

    fn facts(&mut self) {
        let of = &self.of;
        let days: BTreeSet<_> = of.sites.iter().filter_map(|a| a.survey.surveyed).collect();
        let profiles: BTreeSet<&str> =
            of.sites.iter().map(|a| a.checklist.profile().title.get(self.lang)).collect();
        let visited = of.areas.iter().filter(|a| a.area.is_some() && a.is_visited()).count();
        let areas = of.areas.iter().filter(|a| a.area.is_some()).count();
        let share = [("visited", Arg::from(visited)), ("all", Arg::from(areas))];
        let mut pairs: Vec<(String, Inline)> = vec![
            (self.word("programme-sites"), plain(of.total.sites.to_string())),
            (self.word("programme-items"), plain(of.total.items.to_string())),
            (self.word("programme-homes"), self.homes(of.homes.as_ref())),
            (self.word("programme-areas"), plain(self.message("programme-areas-visited", &share))),
        ];
        if let (Some(first), Some(last)) = (days.first(), days.last()) {
            let text = if first == last { first.to_string() } else { format!("{first} – {last}") };
            pairs.push((self.word("programme-visits"), plain(text)));
        }
        if !of.earlier.is_empty() {
            pairs.push((self.word("programme-earlier"), plain(of.earlier.len().to_string())));
        }
        if let Some(date) = self.date {
            pairs.push((self.word("inspection-date"), plain(date.to_string())));
        }
        if !profiles.is_empty() {
            let list: Vec<&str> = profiles.into_iter().collect();
            pairs.push((self.word("programme-profiles"), plain(list.join(&self.word("list-then")))));
        }
        let summary = self.word("programme-facts");
        self.blocks.push(Block::Facts { summary, pairs, columns: 2 });
    }

    fn lead(&mut self) {
        let total = &self.of.total;
        let stopped = total.worst.get(&Verdict::NotAccessible).copied().unwrap_or_default();
        let args = [
            ("sites", count(total.sites)),
            ("stopped", count(stopped)),
            ("barriers", count(barriers(total))),
            ("critical", count(barriers_of(total, Impact::Critical))),
        ];
        let id = if total.sites == 0 { "programme-lead-none" } else { "programme-lead" };
        let text = vec![Run::bold(self.message(id, &args)).tone(Tone::Accent)];
        self.blocks.push(Block::Paragraph { style: Style::Lead, text });
    }

    /// The findings by outcome.
    fn outcomes(&mut self, catalog: &crate::checklist::Catalog) {
        use crate::checklist::Outcome;
        let counts = self.of.total.counts(catalog);
        let cells = [
            (Outcome::Passed, counts.passed),
            (Outcome::Failed, counts.failed),
            (Outcome::CantTell, counts.cant_tell),
            (Outcome::Untested, counts.untested),
            (Outcome::Inapplicable, counts.inapplicable),
        ];
        let mut columns = vec![Column::new(self.word("programme-findings"), 2.4).header()];
        columns.extend(cells.iter().map(|(o, _)| {
            Column::new(capital(&o.title(self.lang)), 1.5).align(crate::report::pdf::Align::Right)
        }));
        columns.push(self.number("programme-waived", 1.3));
        let mut row = vec![plain(self.word("programme-count"))];
        row.extend(cells.iter().map(|(outcome, n)| {
            let (tone, symbol) = outcome_look(*outcome);
            vec![Run::bold(n.to_string()).tone(tone).symbol(symbol)]
        }));
        row.push(plain(counts.waived.to_string()));
        let mut shares = vec![plain(self.word("programme-of-applicable"))];
        let all = counts.applicable();
        let share = |n: u64| {
            #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
            let share = n as f64 / all.max(1) as f64;
            plain(figures::percent(share, self.lang))
        };
        shares.extend(cells.iter().map(|(outcome, n)| match outcome {
            Outcome::Inapplicable => plain("–"),
            _ => share(*n),
        }));
        shares.push(plain("–"));
        self.table("programme-findings", columns, vec![row, shares]);
    }

    /// The sites by the verdict for the group that is worst off.
    fn verdicts(&mut self) {
        let all = [
            Verdict::Accessible,
            Verdict::AccessibleWithDefects,
            Verdict::Undetermined,
            Verdict::NotAccessible,
        ];
        let mut columns = vec![Column::new(self.word("programme-verdict"), 2.4).header()];
        columns.extend(
            all.iter().map(|v| {
                Column::new(capital(&v.title(self.lang)), 2.2).align(crate::report::pdf::Align::Right)
            }),
        );
        let mut row = vec![plain(self.word("programme-sites"))];
        row.extend(all.iter().map(|verdict| {
            let (tone, symbol) = verdict_look(*verdict);
            let n = self.of.total.worst.get(verdict).copied().unwrap_or_default();
            vec![Run::bold(n.to_string()).tone(tone).symbol(symbol)]
        }));
        self.table("programme-verdict", columns, vec![row]);
    }

    /// What may be said of homes.
    fn lived_in(&mut self) {
        let Some(homes) = self.of.homes else { return };
        let percent = |share: f64| figures::percent(share, self.lang);
        let text = match (homes.count, homes.mean_low, homes.mean_high, homes.mean_tested) {
            (Some(n), Some(low), Some(high), Some(tested)) => {
                let args = [
                    ("count", Arg::from(n)),
                    ("low", Arg::from(percent(low))),
                    ("high", Arg::from(percent(high))),
                    ("tested", Arg::from(percent(tested))),
                ];
                self.message("programme-homes-mean", &args)
            }
            _ => self.message("programme-homes-few", &[("least", Arg::from(crate::privacy::K))]),
        };
        let mut line = vec![Run::new(text)];
        if self.of.internal {
            let note = format!(" {}", self.word("programme-homes-internal"));
            line.push(Run::bold(note).symbol(Symbol::Warn).tone(Tone::Fair));
        }
        self.blocks.push(Block::Paragraph { style: Style::Body, text: line });
    }
}
