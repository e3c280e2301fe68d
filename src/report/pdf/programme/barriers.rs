//! Barriers by kind of thing and by group of people as bars, and the most frequent with what mends them.

use std::collections::BTreeMap;

use super::{Report, count};
use crate::checklist::{Impact, Rule};
use crate::lang::Arg;
use crate::report::figures;
use crate::report::pdf::chart::{Row, bars};
use crate::report::pdf::inspection::words::capital;
use crate::report::pdf::{Block, Column, Inline, Run, Tone, plain};

/// The most groups: all there are.
const BARS: usize = 13;
/// The most kinds of things: so both drawings stand on one page.
const ELEMENTS: usize = 10;
/// The most requirements of the list.
const FREQUENT: usize = 10;
/// From the worst.
const IMPACTS: [Impact; 4] = [Impact::Critical, Impact::Serious, Impact::Moderate, Impact::Minor];

impl Report<'_> {
    pub(super) fn barriers(&mut self) {
        let Some(catalog) = self.of.catalog.clone() else { return };
        if self.of.frequent.is_empty() {
            return;
        }
        self.section("programme-barriers");
        let elements: Vec<Row> = self
            .of
            .elements
            .iter()
            .filter(|e| !e.barriers.is_empty())
            .map(|e| row(catalog.element(e.element).title.get(self.lang).to_owned(), &e.barriers))
            .collect();
        self.chart("programme-by-element", &elements, ELEMENTS);
        let groups: Vec<Row> = self
            .of
            .groups
            .iter()
            .filter(|g| !g.barriers.is_empty())
            .map(|g| row(capital(&g.group.title(self.lang)), &g.barriers))
            .collect();
        self.chart("programme-by-group", &groups, BARS);
        self.small(self.word("programme-by-group-note"));
        self.frequent(&catalog);
    }

    fn chart(&mut self, title: &str, rows: &[Row], most: usize) {
        if rows.is_empty() {
            return;
        }
        let shown = &rows[..rows.len().min(most)];
        let title = self.word(title);
        let one = |row: &Row| {
            let args = [
                ("name", Arg::from(row.name.as_str())),
                ("count", count(row.counts.iter().sum())),
                ("critical", count(row.counts[0])),
                ("serious", count(row.counts[1])),
            ];
            self.message("programme-bar", &args)
        };
        let list: Vec<String> = shown.iter().map(one).collect();
        let args =
            [("title", Arg::from(title.as_str())), ("list", Arg::from(list.join(&self.word("list-then"))))];
        let alt = self.message("programme-bars-alt", &args);
        let drawing = bars(shown, &IMPACTS.map(|i| capital(&i.title(self.lang))));
        self.blocks.push(Block::heading(3, title));
        self.blocks.push(Block::Figure { alt, drawing });
        if rows.len() > most {
            self.small(self.message("programme-bars-more", &[("count", Arg::from(rows.len() - most))]));
        }
    }

    fn frequent(&mut self, catalog: &crate::checklist::Catalog) {
        self.blocks.push(Block::heading(3, self.word("programme-frequent")));
        let columns = vec![
            Column::new(self.word("inspection-requirement"), 4.6).header(),
            Column::new(self.word("programme-impact"), 1.2),
            self.number("programme-times", 0.9),
            self.number("programme-sites", 0.9),
            Column::new(self.word("programme-remedy"), 3.4),
        ];
        let rows = self
            .of
            .frequent
            .iter()
            .take(FREQUENT)
            .map(|f| {
                let rule = catalog.rule_at(f.rule);
                let remedies = figures::remedies(catalog, rule, self.lang);
                let remedy = if remedies.is_empty() {
                    vec![Run::new(self.word("programme-no-remedy")).tone(Tone::Muted)]
                } else {
                    plain(remedies.join(&self.word("list-then")))
                };
                vec![
                    self.asked(catalog, rule),
                    plain(capital(&rule.impact.title(self.lang))),
                    vec![Run::bold(f.count.to_string())],
                    plain(f.sites.to_string()),
                    remedy,
                ]
            })
            .collect();
        self.table("programme-frequent", columns, rows);
        let rest = self.of.frequent.len().saturating_sub(FREQUENT);
        if rest > 0 {
            let failures: u64 = self.of.frequent.iter().skip(FREQUENT).map(|f| f.count).sum();
            let args = [("count", Arg::from(rest)), ("failures", count(failures))];
            self.small(self.message("programme-frequent-more", &args));
        }
    }

    /// What a rule asks for, with its clause.
    fn asked(&self, catalog: &crate::checklist::Catalog, rule: &Rule) -> Inline {
        let args = [
            ("standard", Arg::from(figures::standard_code_in(catalog, rule, self.lang))),
            ("clause", Arg::from(&rule.clause)),
        ];
        let clause = self.message("inspection-clause-of", &args).replace(' ', "\u{a0}");
        vec![Run::new(rule.title.get(self.lang)), Run::new(format!("  {clause}")).tone(Tone::Muted)]
    }
}

fn row(name: String, barriers: &BTreeMap<Impact, u64>) -> Row {
    Row { name, counts: IMPACTS.map(|i| barriers.get(&i).copied().unwrap_or_default()) }
}
