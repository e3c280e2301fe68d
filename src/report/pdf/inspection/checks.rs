//! Every finding in tables: what is open, what was checked, what does not apply, advice, waivers.

use std::collections::BTreeMap;

use super::Report;
use super::words::{called, capital};
use crate::checklist::Outcome;
use crate::finding::{Finding, Reason};
use crate::lang::Arg;
use crate::report::pdf::{Block, Column, Inline, Run, Symbol, Table, Tone, plain};
use crate::survey::{ItemIx, Waiver};

impl Report<'_, '_> {
    /// What must be measured, or measured again, before anybody can know.
    pub(super) fn open(&mut self) {
        let assessment = self.assessment;
        let open = |f: &&Finding| {
            let undecided = matches!(f.outcome, Outcome::CantTell | Outcome::Untested);
            undecided && f.reason != Reason::Advice && f.waiver.is_none() && !assessment.rule(f).is_preview()
        };
        // What was measured and cannot be decided comes first: somebody stood there already.
        let mut found: Vec<&Finding> = assessment.findings.iter().filter(open).collect();
        found.sort_by_key(|f| f.outcome != Outcome::CantTell);
        let text = self.message("inspection-open", &[("count", Arg::from(found.len()))]);
        self.section(text);
        if found.is_empty() {
            self.small("inspection-open-none");
            return;
        }
        let columns = self.columns(&[
            ("inspection-requirement", 5.2),
            ("inspection-result", 1.9),
            ("inspection-reason", 5.6),
        ]);
        let rows = self.by_item(&found, false, |f| {
            let told = assessment.explain(f, &self.style);
            vec![self.requirement(assessment.rule(f)), self.result(f), plain(told.reason)]
        });
        self.table("inspection-open-summary", columns, rows);
    }

    /// Every check that applies.
    pub(super) fn checks(&mut self) {
        let assessment = self.assessment;
        let applies = |f: &&Finding| f.outcome != Outcome::Inapplicable && f.reason != Reason::Advice;
        let found: Vec<&Finding> = assessment.findings.iter().filter(applies).collect();
        let text = self.message("inspection-checks", &[("count", Arg::from(found.len()))]);
        self.section(text);
        if found.is_empty() {
            self.small("inspection-checks-none");
        } else {
            let columns = self.columns(&[
                ("inspection-requirement", 5.4),
                ("inspection-measured", 3.0),
                ("inspection-required", 3.0),
                ("inspection-result", 1.9),
            ]);
            let rows = self.by_item(&found, true, |f| {
                let told = assessment.explain(f, &self.style);
                let measured = plain(self.measured(&told));
                vec![self.requirement(assessment.rule(f)), measured, plain(told.limit), self.result(f)]
            });
            self.table("inspection-checks-summary", columns, rows);
        }
        self.inapplicable();
    }

    /// What does not apply, item by item.
    fn inapplicable(&mut self) {
        let mut by_item: BTreeMap<ItemIx, Vec<String>> = BTreeMap::new();
        for finding in self.assessment.findings.iter().filter(|f| f.outcome == Outcome::Inapplicable) {
            let title = self.assessment.rule(finding).title.get(self.lang);
            by_item.entry(finding.item).or_default().push(title.to_owned());
        }
        if by_item.is_empty() {
            return;
        }
        let between = self.word("list-then");
        let row = |(at, titles): (ItemIx, Vec<String>)| {
            let item = self.assessment.survey.items.get(at.0 as usize);
            let name = item.map_or_else(String::new, |i| called(self.assessment, i, self.lang));
            vec![plain(name), plain(titles.join(&between))]
        };
        let rows: Vec<Vec<Inline>> = by_item.into_iter().map(row).collect();
        let columns = self.columns(&[("inspection-item", 2.2), ("inspection-inapplicable", 11.0)]);
        self.table("inspection-inapplicable", columns, rows);
    }

    /// What a figure that nobody vouches for would have failed.
    pub(super) fn advice(&mut self) {
        let assessment = self.assessment;
        let found: Vec<&Finding> =
            assessment.findings.iter().filter(|f| f.reason == Reason::Advice).collect();
        if found.is_empty() {
            return;
        }
        let text = self.word("inspection-advice");
        self.section(text);
        self.small("inspection-advice-note");
        let columns = self.columns(&[
            ("inspection-requirement", 5.6),
            ("inspection-measured", 3.6),
            ("inspection-required", 3.5),
        ]);
        let rows = self.by_item(&found, false, |f| {
            let told = assessment.explain(f, &self.style);
            vec![self.requirement(assessment.rule(f)), plain(self.measured(&told)), plain(told.limit)]
        });
        self.table("inspection-advice", columns, rows);
    }

    /// Decisions about requirements: shown, never counted as passed.
    pub(super) fn waivers(&mut self) {
        let assessment = self.assessment;
        if assessment.survey.waivers.is_empty() {
            return;
        }
        let text = self.word("inspection-waivers");
        self.section(text);
        self.small("inspection-waivers-note");
        let columns = self.columns(&[
            ("inspection-requirement", 4.0),
            ("inspection-item", 2.0),
            ("inspection-waiver-reason", 3.2),
            ("inspection-waiver-by", 1.8),
            ("inspection-waiver-until", 1.6),
            ("inspection-waiver-state", 1.8),
        ]);
        let expired: Vec<&Waiver> = assessment.expired_waivers().collect();
        let row = |waiver: &Waiver| {
            let rule = assessment.checklist.catalog().rule(waiver.rule.as_str());
            let what = rule.map_or_else(|| plain(waiver.rule.to_string()), |r| self.requirement(r));
            let item = waiver.item.and_then(|at| assessment.survey.items.get(at.0 as usize));
            let item =
                item.map_or_else(|| self.word("inspection-all-items"), |i| called(assessment, i, self.lang));
            let state = if expired.contains(&waiver) {
                Run::bold(self.word("inspection-waiver-expired")).tone(Tone::Fair).symbol(Symbol::Warn)
            } else {
                Run::new(self.word("inspection-waiver-in-force")).tone(Tone::Muted).symbol(Symbol::Dash)
            };
            vec![
                what,
                plain(item),
                plain(waiver.reason.as_str()),
                plain(waiver.by.as_str()),
                plain(waiver.until.to_string()),
                vec![state],
            ]
        };
        let rows = assessment.survey.waivers.iter().map(row).collect();
        self.table("inspection-waivers", columns, rows);
    }

    /// Returns the rows of findings, those of one item under a band with its name, where barriers lead to
    /// if it is an anchor.
    fn by_item(
        &self,
        found: &[&Finding],
        anchor: bool,
        row: impl Fn(&Finding) -> Vec<Inline>,
    ) -> Vec<Vec<Inline>> {
        let mut rows = Vec::new();
        for of_item in found.chunk_by(|a, b| a.item == b.item) {
            let anchor = self.item_anchor(of_item[0]).filter(|_| anchor);
            rows.push(vec![vec![Run::new(self.place(of_item[0])).anchored(anchor)]]);
            rows.extend(of_item.iter().map(|f| row(f)));
        }
        rows
    }

    /// Returns columns, the first of which names the rows.
    pub(super) fn columns(&self, of: &[(&str, f32)]) -> Vec<Column> {
        let mut columns: Vec<Column> =
            of.iter().map(|(id, share)| Column::new(capital(&self.word(id)), *share)).collect();
        if let Some(first) = columns.first_mut() {
            first.header = true;
        }
        columns
    }

    /// Adds a table.
    pub(super) fn table(&mut self, summary: &str, columns: Vec<Column>, rows: Vec<Vec<Inline>>) {
        let summary = self.word(summary);
        self.blocks.push(Block::Table(Table { summary, columns, rows }));
    }
}
