//! The home assessment: a home before and after its works → the blocks of a signed document.
//!
//! It decides nothing: burden, measures and what became of the barriers come as they are.

mod burden;
mod head;
mod items;
mod rest;
mod works;

pub(super) use items::reading;

use super::export::{framed, titled};
use super::inspection::Album;
use super::{Block, Column, Doc, Inline, Run, Symbol, Table, Tone};
use crate::assessment::Assessment;
use crate::diag::Diagnostic;
use crate::export::Batch;
use crate::lang::{Arg, Lang, message, word};
use crate::quantity;
use crate::report::home_assessment::{Case, cases};
use crate::retrofit::Settled;
use crate::survey::Permit;

/// Returns the assessments of the homes of a batch, one after the other, and what their photos lack.
pub(in crate::report) fn document(batch: &Batch<'_>) -> (Doc, Vec<Diagnostic>) {
    let lang = batch.settings.lang;
    let found = cases(batch);
    let mut album = Album::new(batch.photos);
    let mut blocks = Vec::new();
    if let Some(permit) = batch.release.permit() {
        for (number, case) in found.iter().enumerate() {
            if number > 0 {
                blocks.push(Block::PageBreak);
            }
            let style = batch.settings.style();
            let date = batch.settings.date;
            let mut page = Page { case, permit, lang, style, date, album: &mut album, blocks: &mut blocks };
            page.write();
        }
    }
    let homes: Vec<&Assessment> = found.iter().map(|c| c.before).collect();
    let title = titled(&homes, lang, |one| title(one, lang), "home-title-many");
    let mut doc = framed(batch, title, "home-subject", blocks);
    let said = album.close(&mut doc);
    (doc, said)
}

fn title(home: &Assessment, lang: Lang) -> String {
    message(lang, "home-title", &[("site", Arg::from(&home.survey.site.label))])
}

/// The section of a home being written.
struct Page<'a, 'b> {
    case: &'b Case<'a>,
    permit: &'b Permit,
    lang: Lang,
    style: quantity::Style,
    /// The day that the document carries.
    date: Option<jiff::civil::Date>,
    album: &'b mut Album<'a>,
    blocks: &'b mut Vec<Block>,
}

impl Page<'_, '_> {
    fn write(&mut self) {
        self.blocks.push(Block::heading(1, title(self.case.before, self.lang)));
        self.head();
        self.glance();
        self.resident();
        self.burden();
        self.score();
        self.works();
        self.items();
        self.remaining();
        self.untested();
        self.cells();
        self.method();
        self.signatures();
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

    fn small(&mut self, id: &str) {
        let text = self.word(id);
        self.blocks.push(Block::small(text));
    }

    fn table(&mut self, summary: &str, columns: Vec<Column>, rows: Vec<Vec<Inline>>) {
        let summary = self.word(summary);
        self.blocks.push(Block::Table(Table { summary, columns, rows }));
    }

    fn column(&self, id: &str, share: f32) -> Column {
        Column::new(self.word(id), share)
    }

    /// The day of a visit.
    fn day(of: &Assessment) -> String {
        of.survey.surveyed.map(|d| d.to_string()).unwrap_or_default()
    }

    /// What stands over what was found before the works, and after them.
    fn sides(&self) -> (String, String) {
        let before = self.message("home-before", &[("day", Arg::from(Self::day(self.case.before)))]);
        let after = match &self.case.again {
            Some(again) => {
                self.message("home-after", &[("day", Arg::from(Self::day(again.comparison.after)))])
            }
            None => self.word("home-projection"),
        };
        (before, after)
    }
}

/// Returns what became of a barrier, with shape and colour.
pub(super) fn settled(settled: Settled, lang: Lang) -> Run {
    let (tone, symbol) = match settled {
        Settled::Met | Settled::NoLongerApplies => (Tone::Good, Symbol::Tick),
        Settled::Waived => (Tone::Fair, Symbol::Warn),
        Settled::NotMet => (Tone::Bad, Symbol::Cross),
        Settled::Unknown => (Tone::Unknown, Symbol::Ask),
    };
    Run::bold(word(lang, &format!("settled-{}", settled.as_str()))).tone(tone).symbol(symbol)
}
