//! The acceptance certificate: works measured again → one page to sign and stamp, where it fits.
//!
//! It decides nothing: what was accepted comes from [`crate::retrofit::acceptance`]. Of a resident it holds
//! the name and the address alone.

mod lines;

use super::export::{framed, titled};
use super::provenance::Sources;
use super::{Block, Column, Doc, Entry, Grid, Inline, Panel, Run, Style, Symbol, Tone, plain};
use crate::assessment::Assessment;
use crate::export::Batch;
use crate::lang::{Arg, Lang, message, word};
use crate::quantity;
use crate::report::certificate::acceptances;
use crate::retrofit::{Acceptance, Conclusion, Settled};
use crate::survey::Permit;

/// Returns the certificates of a batch, one after the other.
pub(in crate::report) fn document(batch: &Batch<'_>) -> Doc {
    let lang = batch.settings.lang;
    let found = acceptances(batch);
    let mut blocks = Vec::new();
    for (number, acceptance) in found.iter().enumerate() {
        if number > 0 {
            blocks.push(Block::PageBreak);
        }
        let (style, permit) = (batch.settings.style(), batch.release.permit());
        let date = batch.settings.date;
        Page { acceptance, permit, lang, style, date, blocks: &mut blocks }.write();
    }
    let accepted: Vec<&Assessment> = found.iter().map(|a| a.comparison.after).collect();
    let title = titled(&accepted, lang, |one| title(one, lang), "certificate-title-many");
    framed(batch, title, "certificate-subject", blocks)
}

fn title(accepted: &Assessment, lang: Lang) -> String {
    message(lang, "certificate-title", &[("site", Arg::from(&accepted.survey.site.label))])
}

/// A certificate being written.
struct Page<'a, 'b> {
    acceptance: &'a Acceptance<'a>,
    permit: Option<&'a Permit>,
    lang: Lang,
    style: quantity::Style,
    date: Option<jiff::civil::Date>,
    blocks: &'b mut Vec<Block>,
}

impl Page<'_, '_> {
    fn write(&mut self) {
        self.blocks.push(Block::heading(1, title(self.acceptance.comparison.after, self.lang)));
        self.facts();
        self.conclusion();
        self.lines();
        self.remarks();
        self.basis();
        self.signatures();
    }

    fn word(&self, id: &str) -> String {
        word(self.lang, id)
    }

    fn message(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        message(self.lang, id, args)
    }

    fn small(&mut self, text: String) {
        self.blocks.push(Block::small(text));
    }

    /// The day of a visit.
    fn day(of: &Assessment) -> String {
        of.survey.surveyed.map(|d| d.to_string()).unwrap_or_default()
    }

    fn facts(&mut self) {
        let (before, after) = (self.acceptance.comparison.before, self.acceptance.comparison.after);
        let survey = &after.survey;
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        let mut add = |id: &str, value: Option<String>| {
            if let Some(value) = value.filter(|v| !v.is_empty()) {
                pairs.push((self.word(id), plain(value)));
            }
        };
        let visit = |of: &Assessment| {
            let inspector = of.survey.inspector.as_ref().map(|i| format!(" · {i}")).unwrap_or_default();
            Some(format!("{}{inspector}", Self::day(of)))
        };
        add("inspection-site-id", Some(survey.site.id.clone()));
        add("inspection-profile", Some(after.checklist.profile().title.get(self.lang).to_owned()));
        add("certificate-before", visit(before));
        add("certificate-after", visit(after));
        if let Some((resident, permit)) = survey.resident.as_ref().zip(self.permit) {
            add("inspection-resident-name", resident.name.open(permit).clone());
            add("inspection-resident-address", resident.address.open(permit).clone());
        } else if !after.is_home() {
            add("inspection-address", survey.site.address.clone());
        }
        add("certificate-date", self.date.map(|d| d.to_string()));
        let summary = self.word("certificate-facts");
        self.blocks.push(Block::Facts { summary, pairs, columns: 2 });
    }

    fn conclusion(&mut self) {
        let found = self.acceptance.conclusion();
        let (tone, symbol, id) = match found {
            Some(Conclusion::Accepted) => (Tone::Good, Symbol::Tick, "accepted"),
            Some(Conclusion::WithRemarks) => (Tone::Fair, Symbol::Warn, "with-remarks"),
            Some(Conclusion::NotAccepted) => (Tone::Bad, Symbol::Cross, "not-accepted"),
            None => (Tone::Muted, Symbol::Dash, "nothing"),
        };
        let words = self.word(&format!("conclusion-{id}"));
        let mut blocks = vec![Block::Paragraph {
            style: Style::Display,
            text: vec![Run::bold(words).tone(tone).symbol(symbol)],
        }];
        if found.is_some() {
            let count = |settled| Arg::from(self.acceptance.count(settled));
            let args = [
                ("count", Arg::from(self.acceptance.lines.len())),
                ("met", count(Settled::Met)),
                ("gone", count(Settled::NoLongerApplies)),
                ("waived", count(Settled::Waived)),
                ("failed", count(Settled::NotMet)),
                ("unknown", count(Settled::Unknown)),
            ];
            blocks.push(Block::body(self.message("certificate-counts", &args)));
        }
        blocks.push(Block::small(self.word(&format!("conclusion-{id}-note"))));
        self.blocks.push(Block::Panel(Panel { tone, filled: true, blocks, picture: None }));
    }

    /// By which editions and from which records, so that somebody else gets the same.
    fn basis(&mut self) {
        let (before, after) = (self.acceptance.comparison.before, self.acceptance.comparison.after);
        let checklist = &after.checklist;
        let standards: Vec<&str> = checklist
            .standards()
            .iter()
            .filter_map(|id| checklist.catalog().standard(id.as_str()))
            .map(|s| s.code_in(self.lang))
            .collect();
        self.blocks.push(Block::heading(2, self.word("certificate-basis")));
        let args = [("standards", Arg::from(standards.join(&self.word("inspection-comma"))))];
        let visits = vec![("certificate-record-before", before), ("certificate-record-after", after)];
        let sources = Sources { lang: self.lang, visits, prices: None, photos: Vec::new() };
        let mut text = vec![self.message("certificate-standards", &args)];
        text.extend(sources.lines());
        if before.checklist.catalog().hash() != checklist.catalog().hash()
            || before.checklist.profile().id != checklist.profile().id
            || before.options.decision != after.options.decision
        {
            text.push(self.word("certificate-unlike"));
        }
        for line in text {
            self.small(line);
        }
    }

    /// Room for names, dates and stamps.
    fn signatures(&mut self) {
        self.blocks.push(Block::heading(2, self.word("certificate-signatures")));
        let home = self.acceptance.comparison.after.is_home();
        let owner = if home { "certificate-sign-resident" } else { "certificate-sign-owner" };
        let ids =
            ["certificate-sign-contractor", "certificate-sign-inspector", owner, "certificate-sign-office"];
        let columns = ids.map(|id| Column::new(self.word(id), 1.0)).to_vec();
        let cell = |id: &str| {
            let text = vec![Run::new(self.word(id)).tone(Tone::Muted)];
            vec![Entry::Room(36.0), Entry::Text { key: None, size: 7.4, text }]
        };
        let stamp = "certificate-stamp";
        let row = vec![
            cell(stamp),
            cell("certificate-sign"),
            cell(if home { "certificate-sign" } else { stamp }),
            cell(stamp),
        ];
        let summary = self.word("certificate-signatures");
        self.blocks.push(Block::Grid(Grid { summary, columns, rows: vec![row], joined: false }));
    }
}
