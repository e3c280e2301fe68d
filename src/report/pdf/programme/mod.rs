//! The programme summary: a whole run → the blocks of a few pages for an office.
//!
//! It decides nothing: what counts, and what is held back, comes from [`crate::programme`].

mod areas;
mod barriers;
mod head;
mod maps;
mod method;
mod open;
mod works;

use super::export::framed;
use super::{Block, Column, Doc, Inline, Run, Table, Tone, plain};
use crate::area::Boundaries;
use crate::export::{AreaSource, Batch};
use crate::lang::{Arg, Lang, message, word};
use crate::privacy::{HomesSummary, K};
use crate::programme::Programme;
use crate::quantity;
use crate::report::figures;
use crate::report::programme::programme;
use crate::score::Score;

/// Returns the summary of a batch.
pub(in crate::report) fn document(batch: &Batch<'_>) -> Doc {
    let none = Boundaries::default();
    let areas = batch.settings.areas.as_ref();
    let lang = batch.settings.lang;
    let mut report = Report {
        of: programme(batch),
        boundaries: areas.map_or(&none, |a| &a.boundaries),
        sources: areas.map_or(&[], |a| &a.sources),
        date: batch.settings.date,
        lang,
        style: batch.settings.style(),
        blocks: Vec::new(),
    };
    report.write();
    let blocks = report.blocks;
    let mut doc = framed(batch, word(lang, "programme-title"), "programme-subject", blocks);
    // The summary is on no single site.
    doc.foot = format!("{} · {}", word(lang, "programme-title"), doc.creator);
    doc
}

/// A summary being written.
struct Report<'a> {
    of: Programme<'a>,
    boundaries: &'a Boundaries,
    sources: &'a [AreaSource],
    date: Option<jiff::civil::Date>,
    lang: Lang,
    style: quantity::Style,
    blocks: Vec<Block>,
}

impl Report<'_> {
    fn write(&mut self) {
        self.blocks.push(Block::heading(1, self.word("programme-title")));
        self.head();
        self.areas();
        self.barriers();
        self.works();
        self.open();
        self.change();
        self.method();
    }

    fn word(&self, id: &str) -> String {
        word(self.lang, id)
    }

    fn message(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        message(self.lang, id, args)
    }

    fn section(&mut self, id: &str) {
        let text = self.word(id);
        self.blocks.push(Block::heading(2, text));
    }

    fn small(&mut self, text: String) {
        self.blocks.push(Block::small(text));
    }

    fn table(&mut self, title: &str, columns: Vec<Column>, rows: Vec<Vec<Inline>>) {
        let summary = self.word(title);
        self.blocks.push(Block::Table(Table { summary, columns, rows }));
    }

    fn number(&self, id: &str, share: f32) -> Column {
        Column::new(self.word(id), share).align(super::Align::Right)
    }

    /// Returns a score, its range and its tested share, as cells.
    fn score(&self, score: &Score) -> [Inline; 3] {
        if score.weight <= 0.0 {
            return [self.unknown(), self.unknown(), self.unknown()];
        }
        let bold = |score| vec![Run::bold(figures::percent(score, self.lang))];
        let middle = score.score.map_or_else(|| self.unknown(), bold);
        let range = figures::range_text(score, self.lang);
        [middle, plain(range), plain(figures::percent(score.tested, self.lang))]
    }

    /// What nobody can say.
    fn unknown(&self) -> Inline {
        vec![Run::new(self.word("programme-unknown")).tone(Tone::Muted)]
    }

    /// How many homes there are, or that they are too few to be told of.
    fn homes(&self, homes: Option<&HomesSummary>) -> Inline {
        match homes.map(|h| h.count) {
            Some(Some(count)) => plain(count.to_string()),
            Some(None) => vec![Run::new(self.few()).tone(Tone::Muted)],
            None if self.of.internal || self.of.homes.is_none() => plain("0"),
            None => vec![Run::new(self.withheld()).tone(Tone::Muted)],
        }
    }

    /// That there are homes, and fewer than may be told.
    fn few(&self) -> String {
        self.message("programme-few", &[("least", Arg::from(K))])
    }

    /// That there are no homes, or fewer than may be told.
    fn withheld(&self) -> String {
        self.message("programme-withheld", &[("least", Arg::from(K))])
    }
}

/// A count for a message.
fn count(of: u64) -> Arg<'static> {
    Arg::from(i64::try_from(of).unwrap_or(i64::MAX))
}
