//! The chosen measures: how much of each, at what price, what each mends and what burden it takes away.

use super::Page;
use crate::lang::Arg;
use crate::report::pdf::{Align, Block, Inline, Run, Tone, plain};
use crate::retrofit::{Candidate, WorkItem, amount_text, book_text, cost_text, price_text};

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
        let mut columns = vec![
            self.column("home-measure", 4.6).header(),
            self.column("home-where", 1.8),
            self.column("home-amount", 1.3).align(Align::Right),
            self.column("home-price", 2.4),
            self.column("home-cost", 2.2),
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
                plain(self.price(&item.planned)),
                self.cost(&item.planned),
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
        let names: Vec<&str> = item
            .items
            .iter()
            .filter_map(|at| items.get(at.0 as usize))
            .map(crate::survey::Item::name)
            .collect();
        names.join(&self.word("inspection-comma"))
    }

    fn amount(&self, planned: &Candidate) -> Inline {
        let catalog = self.case.before.checklist.catalog();
        let Some(measure) = catalog.measure(planned.measure.as_str()) else { return Vec::new() };
        plain(amount_text(planned.amount, measure.unit, &self.style))
    }

    fn price(&self, planned: &Candidate) -> String {
        let catalog = self.case.before.checklist.catalog();
        let measure = catalog.measure(planned.measure.as_str());
        let found = self.case.book.zip(measure).and_then(|(b, m)| price_text(b, m, self.lang));
        found.unwrap_or_else(|| self.word("home-price-none"))
    }

    fn cost(&self, planned: &Candidate) -> Inline {
        match planned.cost {
            Some(cost) => plain(cost_text(cost, self.lang)),
            None => vec![Run::new(self.word("home-cost-open")).tone(Tone::Unknown)],
        }
    }
}
