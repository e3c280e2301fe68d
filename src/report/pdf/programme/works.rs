//! What mending needs, by measure, and what changed since earlier visits.

use super::{Report, count};
use crate::checklist::{Amount, Cost};
use crate::compare::Change;
use crate::lang::Arg;
use crate::programme::{Need, Needs};
use crate::quantity::Fen;
use crate::report::pdf::{Block, Column, Inline, Run, Style, Tone, plain, trend};
use crate::retrofit::{Total, amount_text, book_text, cost_text};

/// The most measures of a table; the machine twin has all.
const SHOWN: usize = 14;

impl Report<'_> {
    pub(super) fn works(&mut self) {
        let Some(catalog) = self.of.catalog.clone() else {
            self.home_works();
            return;
        };
        if self.of.works.measures.is_empty() && self.of.works.without_measure == 0 {
            self.home_works();
            return;
        }
        self.section("programme-works");
        self.small(self.word("programme-works-note"));
        if let Some(book) = catalog.price_books().first() {
            self.small(book_text(book, self.lang));
        }
        let works = self.of.works.clone();
        self.needs("programme-works", &works);
        self.home_works();
    }

    /// The works of homes, which only an internal summary has.
    fn home_works(&mut self) {
        let Some(works) = self.of.home_works.clone() else { return };
        self.section("programme-home-works");
        self.needs("programme-home-works", &works);
    }

    fn needs(&mut self, title: &str, needs: &Needs) {
        let columns = vec![
            Column::new(self.word("programme-measure"), 3.6).header(),
            self.number("programme-jobs", 0.9),
            self.number("programme-places", 0.9),
            self.number("programme-amount", 2.3),
            self.number("programme-cost", 3.9),
        ];
        let mut rows: Vec<Vec<Inline>> = needs.measures.iter().take(SHOWN).map(|n| self.need(n)).collect();
        let jobs: u64 = needs.measures.iter().map(|n| n.jobs).sum();
        rows.push(vec![
            vec![Run::bold(self.word("programme-sum"))],
            vec![Run::bold(jobs.to_string())],
            plain(""),
            plain(""),
            self.cost(&needs.total, true),
        ]);
        self.table(title, columns, rows);
        if needs.measures.len() > SHOWN {
            let more = [("count", Arg::from(needs.measures.len() - SHOWN))];
            self.small(self.message("programme-works-more", &more));
        }
        let (unpriced, unmeasured) = (needs.total.unpriced, needs.total.unmeasured);
        let args = [
            ("unpriced", Arg::from(unpriced)),
            ("unmeasured", Arg::from(unmeasured)),
            ("without", count(needs.without_measure)),
        ];
        if unpriced + unmeasured > 0 {
            self.small(self.message("programme-works-left-out", &args));
        }
        if needs.without_measure > 0 {
            self.small(self.message("programme-works-without", &args));
        }
    }

    fn need(&self, need: &Need) -> Vec<Inline> {
        let measure = self.measure(need.measure.as_str());
        let title = measure.map_or(need.measure.as_str(), |m| m.title.get(self.lang));
        let amount = measure.map_or_else(String::new, |m| amount_text(need.amount, m.unit, &self.style));
        let open = [("count", count(need.unmeasured)), ("amount", Arg::from(amount.as_str()))];
        let amount = match need.amount {
            Amount::Unknown => vec![Run::new(amount).tone(Tone::Muted)],
            _ if need.unmeasured > 0 => plain(self.message("programme-amount-open", &open)),
            _ => plain(amount),
        };
        vec![
            plain(title),
            plain(need.jobs.to_string()),
            plain(need.sites.to_string()),
            amount,
            self.cost(&need.total, false),
        ]
    }

    fn measure(&self, id: &str) -> Option<&crate::checklist::Measure> {
        self.of.catalog.as_ref()?.measure(id)
    }

    /// A sum of costs in words, or that none is known.
    fn cost(&self, total: &Total, bold: bool) -> Inline {
        if total.high == Fen::ZERO && total.unpriced + total.unmeasured > 0 {
            return vec![Run::new(self.word("programme-cost-none")).tone(Tone::Muted)];
        }
        let text = cost_text(Cost { low: total.low, typical: total.typical, high: total.high }, self.lang);
        let open = total.unpriced + total.unmeasured > 0 && !bold;
        let text =
            if open { self.message("programme-cost-open", &[("cost", Arg::from(text))]) } else { text };
        vec![if bold { Run::bold(text) } else { Run::new(text) }]
    }

    pub(super) fn change(&mut self) {
        let (Some(change), Some(catalog)) = (self.of.change.clone(), self.of.catalog.clone()) else { return };
        self.section("programme-change");
        let n = |kind| Arg::from(change.counts.get(&kind).copied().unwrap_or_default());
        let args = [
            ("sites", Arg::from(change.sites)),
            ("mended", n(Change::Mended)),
            ("new", n(Change::New)),
            ("unchanged", n(Change::Unchanged)),
        ];
        let text = vec![Run::bold(self.message("programme-change-lead", &args)).tone(Tone::Accent)];
        let lead = Block::Paragraph { style: Style::Lead, text };
        let [before, after] = change.scores(&catalog);
        let told = |score| Arg::from(crate::report::figures::score_text(score, self.lang));
        let alt = [("before", told(&before)), ("after", told(&after))];
        let alt = self.message("programme-change-alt", &alt);
        let rows =
            [(self.word("programme-change-before"), before), (self.word("programme-change-after"), after)];
        let bars = Block::Figure { alt, drawing: trend::bars(&rows, self.lang) };
        self.blocks.push(Block::Together(vec![lead, bars]));
        let columns = vec![
            Column::new(self.word("programme-change-what"), 5.0).header(),
            self.number("programme-count", 1.2),
        ];
        let mut cells: Vec<Vec<Inline>> = change
            .counts
            .iter()
            .map(|(kind, n)| vec![plain(kind.title(self.lang)), plain(n.to_string())])
            .collect();
        cells.push(vec![plain(self.word("programme-settled")), plain(change.settled.to_string())]);
        cells.push(vec![plain(self.word("programme-unsettled")), plain(change.unsettled.to_string())]);
        self.table("programme-change", columns, cells);
    }
}
