//! The re-inspection report: two visits compared → the blocks of a signed document.
//!
//! It decides nothing: what was mended and what is new comes from [`crate::compare`].

mod balance;
mod changes;
mod head;

use super::export::{framed, titled};
use super::provenance::Sources;
use super::{Block, Doc};
use crate::assessment::Assessment;
use crate::checklist::Group;
use crate::compare::{Change, Comparison};
use crate::export::Batch;
use crate::lang::{Arg, Lang, message, word};
use crate::quantity;
use crate::report::reinspection::comparisons;

/// Returns the report on every site of a batch that was visited twice, one after the other.
pub(in crate::report) fn document(batch: &Batch<'_>) -> Doc {
    let lang = batch.settings.lang;
    let found = comparisons(batch);
    let mut blocks = Vec::new();
    for (number, comparison) in found.iter().enumerate() {
        if number > 0 {
            blocks.push(Block::PageBreak);
        }
        let style = batch.settings.style();
        let date = batch.settings.date;
        Report { comparison, lang, style, date, blocks: &mut blocks }.write();
    }
    let compared: Vec<&Assessment> = found.iter().map(|c| c.after).collect();
    let title = titled(&compared, lang, |one| title(one, lang), "reinspection-title-many");
    framed(batch, title, "reinspection-subject", blocks)
}

fn title(compared: &Assessment, lang: Lang) -> String {
    message(lang, "reinspection-title", &[("site", Arg::from(&compared.survey.site.label))])
}

/// A report being written.
struct Report<'a, 'b> {
    comparison: &'a Comparison<'a>,
    lang: Lang,
    style: quantity::Style,
    date: Option<jiff::civil::Date>,
    blocks: &'b mut Vec<Block>,
}

impl Report<'_, '_> {
    fn write(&mut self) {
        self.blocks.push(Block::heading(1, title(self.comparison.after, self.lang)));
        self.head();
        self.unlike();
        self.balance();
        self.verdicts();
        self.scores();
        for change in Change::ALL {
            self.changes(change);
        }
        self.items();
        self.method();
        let heading = Block::heading(2, self.word("inspection-signatures"));
        let ids = [
            "inspection-sign-inspector",
            "inspection-sign-site",
            "inspection-sign-reviewer",
            "inspection-sign-date",
        ];
        let words = ids.map(|id| self.word(id)).to_vec();
        self.blocks.extend([heading, Block::Signatures(words)]);
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

    /// The day of a visit.
    fn day(of: &Assessment) -> String {
        of.survey.surveyed.map(|d| d.to_string()).unwrap_or_default()
    }

    fn method(&mut self) {
        self.section("reinspection-method");
        let ids = ["reinspection-method-pairs", "reinspection-method-mended", "reinspection-method-open"];
        let points = ids.iter().map(|id| super::plain(self.word(id))).collect();
        self.blocks.push(Block::List(points));
        let (before, after) = (self.comparison.before, self.comparison.after);
        let visits = vec![("reinspection-record-before", before), ("reinspection-record-after", after)];
        let sources = Sources { lang: self.lang, visits, prices: None, photos: Vec::new() };
        self.blocks.extend(sources.section());
    }
}

/// Names groups, sorted as everywhere.
fn names(groups: &[Group], lang: Lang) -> String {
    super::inspection::words::capital(&super::inspection::words::groups(groups.iter().copied(), lang))
}
