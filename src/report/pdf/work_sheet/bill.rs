//! The bill of works: every piece of work in a line, with quantity, price and sum to the fen.

use super::Sheet;
use crate::lang::Arg;
use crate::report::pdf::{Align, Block, Column, Inline, Run, Table, Tone, money, plain};
use crate::retrofit::{Candidate, WorkItem, amount_text};

impl Sheet<'_> {
    pub(super) fn bill(&self, blocks: &mut Vec<Block>) {
        if self.work.items.is_empty() {
            return;
        }
        self.section("work-sheet-bill", blocks);
        let example = self.book.is_some_and(|b| b.example);
        let money = |id: &str| money::header(self.lang, id, example);
        let columns = vec![
            Column::new(self.word("work-sheet-number"), 0.6).align(Align::Right),
            Column::new(self.word("work-sheet-where"), 2.2),
            Column::new(self.word("work-sheet-measure"), 3.6).header(),
            Column::new(self.word("work-sheet-quantity"), 1.5),
            Column::new(money("work-sheet-price"), 1.8).align(Align::Right),
            Column::new(money("work-sheet-cost"), 2.0).align(Align::Right),
        ];
        let mut rows: Vec<Vec<Inline>> =
            (1..).zip(&self.work.items).map(|(number, item)| self.line(number, item)).collect();
        if self.book.is_some() {
            rows.push(self.total());
        }
        let summary = self.word("work-sheet-bill");
        blocks.push(Block::Table(Table { summary, columns, rows }));
        self.not_in_sum(blocks);
    }

    fn line(&self, number: usize, item: &WorkItem) -> Vec<Inline> {
        let planned = &item.planned;
        vec![
            plain(number.to_string()),
            plain(self.places(item)),
            plain(self.measure_title(planned)),
            plain(self.amount(planned)),
            money::price(planned, self.measure(planned), self.lang),
            money::cost(planned, self.lang),
        ]
    }

    /// How much of a measure, with its unit.
    pub(super) fn amount(&self, of: &Candidate) -> String {
        self.measure(of).map_or_else(String::new, |m| amount_text(of.amount, m.unit, &self.style))
    }

    /// The usual price of a unit: `80.00 / m`.
    pub(super) fn price(&self, of: &Candidate) -> Option<String> {
        let args = [
            ("price", Arg::from(of.price?.typical.to_string())),
            ("unit", Arg::from(self.measure(of)?.unit.title(self.lang))),
        ];
        Some(self.message("work-sheet-per", &args))
    }

    fn total(&self) -> Vec<Inline> {
        let total = self.work.total;
        let range = format!("{} – {}", total.low, total.high);
        let sum = match total.typical {
            Some(typical) => {
                vec![Run::bold(typical.to_string()), Run::new(format!("\n{range}")).tone(Tone::Muted)]
            }
            None => vec![Run::bold(range)],
        };
        let none = Inline::new;
        vec![none(), none(), vec![Run::bold(self.word("work-sheet-total"))], none(), none(), sum]
    }

    /// What the sum is without.
    fn not_in_sum(&self, blocks: &mut Vec<Block>) {
        let total = self.work.total;
        if self.book.is_some() && total.unpriced + total.unmeasured > 0 {
            let args = [("unpriced", Arg::from(total.unpriced)), ("unmeasured", Arg::from(total.unmeasured))];
            blocks.push(Block::small(self.message("work-sheet-not-in-sum", &args)));
        }
    }
}
