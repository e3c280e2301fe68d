//! The chosen measures: how much of each, at what price, what each mends and what burden it takes away.

use super::Page;
use crate::lang::Arg;
use crate::report::pdf::inspection::words::called;
use crate::report::pdf::{Align, Block, Column, Inline, Run, Tone, money, plain};
use crate::retrofit::{Candidate, WorkItem, amount_text, book_text};

impl Page<'_, '_> {
    pub(super) fn works(&mut self) {
        let case = self.case;
        let args = [("count", Arg::from(case.work.items.len()))];
        let text = self.message("home-works", &args);
        self.blocks.push(Block::heading(2, text));
        if case.work.items.is_empty() {
            self.small("home-works-none");
            return;
        }
        if let Some(book) = case.book {
            let text = book_text(book, self.lang);
            self.blocks.push(Block::small(text));
        }
        let example = case.book.is_some_and(|b| b.example);
        let mut columns = vec![
            self.column("home-measure", 4.6).header(),
            self.column("home-where", 1.8),
            self.column("home-amount", 1.3).align(Align::Right),
            Column::new(money::header(self.lang, "work-sheet-price", example), 1.9).align(Align::Right),
            Column::new(money::header(self.lang, "work-sheet-cost", example), 2.2).align(Align::Right),
        ];
        let burdened = case.before.burden.is_some();
        if burdened {
            columns.push(self.column("home-benefit", 1.1).align(Align::Right));
        }
        let mut rows: Vec<Vec<Inline>> = Vec::new();
        for (number, item) in case.work.items.iter().enumerate() {
            let mut row = vec![
                self.measure(number, item),
                plain(self.place(item)),
                self.amount(&item.planned),
                self.price(&item.planned),
                money::cost(&item.planned, self.lang),
            ];
            if burdened {
                let benefit = case.benefit(number).map(|b| b.to_string()).unwrap_or_default();
                row.push(plain(benefit));
            }
            rows.push(row);
        }
        self.table("home-works-summary", columns, rows);
        if let Some(text) = self.sum() {
            self.blocks.push(Block::Paragraph {
                style: crate::report::pdf::Style::Lead,
                text: vec![Run::bold(text).tone(Tone::Accent)],
            });
        }
        self.small(if burdened { "home-works-note" } else { "home-works-note-plain" });
    }

    /// The measure, and what it mends.
    fn measure(&self, number: usize, item: &WorkItem) -> Inline {
        let of = self.case.before;
        let catalog = of.checklist.catalog();
        let title = catalog.measure(item.planned.measure.as_str()).map_or("", |m| m.title.get(self.lang));
        let mut mends: Vec<&str> =
            item.mends.iter().map(|m| of.rule(&of.findings[m.finding]).title.get(self.lang)).collect();
        mends.dedup();
        let args = [("list", Arg::from(mends.join(&self.word("list-then"))))];
        vec![
            Run::bold(format!("{}. {title}", number + 1)),
            Run::new(self.message("home-mends", &args)).tone(Tone::Muted),
        ]
    }

    /// Where, by the names of the items.
    pub(super) fn place(&self, item: &WorkItem) -> String {
        let items = &self.case.before.survey.items;
        let items = item.items.iter().filter_map(|at| items.get(at.0 as usize));
        let names: Vec<String> = items.map(|i| called(self.case.before, i, self.lang)).collect();
        names.join(&self.word("inspection-comma"))
    }

    fn amount(&self, planned: &Candidate) -> Inline {
        let catalog = self.case.before.checklist.catalog();
        let Some(measure) = catalog.measure(planned.measure.as_str()) else { return Vec::new() };
        plain(amount_text(planned.amount, measure.unit, &self.style))
    }

    fn price(&self, planned: &Candidate) -> Inline {
        let catalog = self.case.before.checklist.catalog();
        money::price(planned, catalog.measure(planned.measure.as_str()), self.lang)
    }
}
