//! Editions: by which each item was judged, the gap to today's, and what the profile changed.

use super::Report;
use super::words::called;
use crate::finding::ItemEdition;
use crate::lang::Arg;
use crate::report::edition;
use crate::report::pdf::{Block, plain};

impl Report<'_, '_> {
    /// What today's edition asks beyond that of the time, side by side.
    pub(super) fn gaps(&mut self) {
        let assessment = self.assessment;
        let Some(gaps) = &assessment.gaps else { return };
        let text = self.message("edition-gaps", &[("count", Arg::from(gaps.gaps.len()))]);
        self.section(text);
        self.small("edition-judged-built");
        if gaps.gaps.is_empty() {
            self.small("edition-gaps-none");
        } else {
            self.small("edition-gaps-note");
            let columns = self.columns(&[
                ("inspection-requirement", 4.0),
                ("inspection-measured", 2.8),
                ("edition-then", 3.2),
                ("edition-today", 3.3),
            ]);
            let mut rows = Vec::new();
            for of_item in gaps.gaps.chunk_by(|a, b| a.today.item == b.today.item) {
                rows.push(vec![plain(self.place(&of_item[0].today))]);
                for gap in of_item {
                    let told = edition::gap(assessment, gap, &self.style);
                    rows.push([told.rule, told.measured, told.then, told.today].map(plain).into());
                }
            }
            self.table("edition-gaps-title", columns, rows);
        }
        let name =
            |of: &ItemEdition| called(assessment, &assessment.survey.items[of.item.0 as usize], self.lang);
        let sets = edition::items(assessment, self.lang, name);
        let heading = Block::heading(3, self.word("edition-items-title"));
        self.blocks.extend([heading, Block::List(sets.into_iter().map(plain).collect())]);
    }

    /// The limits that the profile changed, and the rules that it leaves out.
    pub(super) fn tailored(&mut self) {
        let assessment = self.assessment;
        let changes = edition::changes(assessment, &self.style);
        if !changes.is_empty() {
            self.blocks.push(Block::heading(3, self.word("edition-changed-title")));
            let columns = self.columns(&[
                ("inspection-requirement", 3.6),
                ("edition-changed-was", 2.6),
                ("edition-changed-is", 2.6),
                ("edition-changed-reason", 4.2),
            ]);
            let row = |c: edition::ChangeText<'_>| {
                vec![self.requirement(c.rule), plain(c.was), plain(c.limit), plain(c.reason)]
            };
            let rows = changes.into_iter().map(row).collect();
            self.table("edition-changed-title", columns, rows);
        }
        let left_out: Vec<_> = edition::left_out(assessment).collect();
        if !left_out.is_empty() {
            self.blocks.push(Block::heading(3, self.word("edition-left-out-title")));
            let columns = self.columns(&[("inspection-requirement", 5.0), ("edition-changed-reason", 6.0)]);
            let row = |(rule, reason): (&crate::checklist::Rule, &crate::lang::Text)| {
                vec![self.requirement(rule), plain(reason.get(self.lang))]
            };
            let rows = left_out.into_iter().map(row).collect();
            self.table("edition-left-out-title", columns, rows);
        }
    }
}
