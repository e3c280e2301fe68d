//! The contractor work sheet: pieces of work → what to build, where, to which figures, at what price, and the
//! check that closes each, with fields to fill in.
//!
//! It decides nothing: measures, targets, amounts and costs come from [`crate::retrofit`]. Of a home it holds the
//! address and the work, and nothing of who lives there.

mod bill;
mod check;
mod drawings;
mod gauge;
mod head;
mod item;
mod words;

use super::export::{framed, titled};
use super::inspection::photos::Album;
use super::provenance::Sources;
use super::{Block, Doc};
use crate::assessment::Assessment;
use crate::checklist::{Catalog, Measure, PriceBook};
use crate::diag::Diagnostic;
use crate::export::Batch;
use crate::lang::{Arg, Lang, message, word};
use crate::quantity::Style;
use crate::report::figures;
use crate::report::work_sheet::newest;
use crate::retrofit::{Candidate, Work, WorkItem, work};
use crate::survey::Permit;

/// Returns the work sheets of a batch, one after the other, and what their photos lack.
pub(in crate::report) fn document(batch: &Batch<'_>) -> (Doc, Vec<Diagnostic>) {
    let lang = batch.settings.lang;
    let assessments = newest(batch.release.assessments());
    let mut album = Album::new(batch.photos);
    let mut blocks = Vec::new();
    for (number, (assessment, key)) in assessments.iter().zip(figures::keys(&assessments)).enumerate() {
        if number > 0 {
            blocks.push(Block::PageBreak);
        }
        let book = batch.settings.prices.as_deref();
        let sheet = Sheet {
            assessment,
            key: key.replace('.', "%2E"),
            lang,
            style: batch.settings.style(),
            permit: batch.release.permit(),
            work: work(assessment, book),
            book,
        };
        sheet.write(&mut album, &mut blocks);
    }
    let title = titled(&assessments, lang, |one| title(one, lang), "work-sheet-title-many");
    if assessments.is_empty() {
        blocks.push(Block::heading(1, title.clone()));
        blocks.push(Block::body(word(lang, "work-sheet-none")));
    }
    let mut doc = framed(batch, title, "work-sheet-subject", blocks);
    let said = album.close(&mut doc);
    (doc, said)
}

fn title(assessment: &Assessment, lang: Lang) -> String {
    message(lang, "work-sheet-title", &[("site", Arg::from(&assessment.survey.site.label))])
}

/// A work sheet being written.
struct Sheet<'a> {
    assessment: &'a Assessment,
    /// What the names of its fields begin with.
    key: String,
    lang: Lang,
    style: Style,
    permit: Option<&'a Permit>,
    work: Work,
    book: Option<&'a PriceBook>,
}

impl Sheet<'_> {
    fn write(&self, album: &mut Album<'_>, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(1, title(self.assessment, self.lang)));
        self.head(blocks);
        self.bill(blocks);
        let provenance = blocks.len();
        if !self.work.items.is_empty() {
            self.section("work-sheet-works", blocks);
            blocks.push(Block::small(self.word("work-sheet-works-note")));
        }
        for (number, item) in (1..).zip(&self.work.items) {
            self.item(number, item, album, blocks);
        }
        // Which photos there are is known now; the first page has room, and the last is signed.
        let photos = album.read(&self.assessment.survey.source.file);
        let visits = vec![("inspection-record", self.assessment)];
        let sources = Sources { lang: self.lang, visits, prices: self.book, photos };
        blocks.insert(provenance, sources.paragraph());
        self.without_measure(blocks);
        self.handover(blocks);
    }

    fn word(&self, id: &str) -> String {
        word(self.lang, id)
    }

    fn message(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        message(self.lang, id, args)
    }

    fn section(&self, id: &str, blocks: &mut Vec<Block>) {
        blocks.push(Block::heading(2, self.word(id)));
    }

    fn catalog(&self) -> &Catalog {
        self.assessment.checklist.catalog()
    }

    /// The measure of a candidate; every candidate comes from the catalogue.
    fn measure(&self, of: &Candidate) -> Option<&Measure> {
        self.catalog().measure(of.measure.as_str())
    }

    fn measure_title(&self, of: &Candidate) -> String {
        self.measure(of).map_or_else(|| of.measure.to_string(), |m| m.title.get(self.lang).to_owned())
    }

    /// What a piece of work is called: its number, where, what.
    fn name(&self, number: usize, item: &WorkItem) -> String {
        let args = [
            ("number", Arg::from(number)),
            ("item", Arg::from(self.places(item))),
            ("measure", Arg::from(self.measure_title(&item.planned))),
        ];
        self.message("work-sheet-item", &args)
    }
}
