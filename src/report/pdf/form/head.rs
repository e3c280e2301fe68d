//! The first pages of a form: site and visit, resident, instruments, how it is filled in, what is there.

use super::Form;
use super::needs::Sheet;
use crate::checklist::{Construction, DisabilityCategory, InstrumentIx};
use crate::lang::Arg;
use crate::report::pdf::{Block, Column, Entry, Grid, Run, Style, Tone};

/// What is written about the site and about the visit, side by side; each is the end of a message id.
const SITE: [&str; 6] = ["label", "id", "address", "area", "position", "built"];
const VISIT: [&str; 6] = ["surveyed", "inspector", "company", "weather", "construction", "time"];
/// How the form is filled in.
const HINTS: [&str; 7] = ["unit", "letter", "open", "photo", "item", "code", "sure"];
/// Who signs.
const SIGN: [&str; 4] = ["inspector", "site", "typist", "reviewer"];

impl Form<'_> {
    pub(super) fn head(&self, sheets: &[Sheet]) -> Vec<Block> {
        let mut blocks = vec![Block::heading(1, self.title())];
        let standards: Vec<&str> = self
            .checklist
            .standards()
            .iter()
            .filter_map(|id| self.checklist.catalog().standard(id.as_str()))
            .map(|s| s.code_in(self.lang))
            .collect();
        let lead = [("standards", Arg::from(standards.join(&self.word("list-comma"))))];
        blocks.push(Block::Paragraph {
            style: Style::Body,
            text: vec![Run::new(self.message("form-lead", &lead)).tone(Tone::Muted)],
        });
        blocks.push(Block::Grid(self.visit(sheets)));
        if self.checklist.is_home() {
            blocks.push(Block::Grid(self.resident()));
        }
        let instruments = self.instruments(sheets);
        if !instruments.rows.is_empty() {
            blocks.push(Block::Grid(instruments));
        }
        let sign = |id: &&str| match *id {
            "site" if self.checklist.is_home() => self.word("form-sign-resident"),
            other => self.word(&format!("form-sign-{other}")),
        };
        blocks.push(Block::Signatures(SIGN.iter().map(sign).collect()));
        blocks.push(Block::heading(2, self.word("form-how")));
        let hints = HINTS.iter().map(|id| vec![Run::new(self.word(&format!("form-hint-{id}")))]);
        blocks.push(Block::List(hints.collect()));
        if sheets.len() > 1 {
            blocks.push(Block::heading(2, self.word("form-contents")));
            blocks.push(Block::Grid(self.contents(sheets)));
        }
        blocks
    }

    /// A name, with the code that a record has for it.
    pub(super) fn named(&self, id: &str) -> Vec<Entry> {
        let code = self.word(&format!("form-{id}-code"));
        let mut entries = vec![Entry::Text {
            key: None,
            size: 8.2,
            text: vec![Run::bold(self.word(&format!("form-{id}")))],
        }];
        if !code.trim_matches('-').is_empty() {
            entries.push(small(code));
        }
        entries
    }

    fn visit(&self, sheets: &[Sheet]) -> Grid {
        // Where one edition judges things of every age, nobody need ask for it.
        let dated = sheets.iter().any(|s| self.checklist.is_dated(s.element));
        let entry = self.word("form-entry");
        let columns = vec![
            Column::new(self.word("form-site"), 1.0).header(),
            Column::new(entry.as_str(), 1.55),
            Column::new(self.word("form-visit"), 1.0).header(),
            Column::new(entry, 1.3),
        ];
        let room = |id: &str| match id {
            "construction" => {
                let words = Construction::ALL.iter().map(|c| c.title(self.lang)).collect();
                vec![Entry::Boxes { size: 7.6, words }]
            }
            "label" | "address" => vec![Entry::Room(28.0)],
            _ => vec![Entry::Room(20.0)],
        };
        let row = |(site, visit): (&&str, &&str)| {
            vec![
                self.named(&format!("site-{site}")),
                room(site),
                self.named(&format!("visit-{visit}")),
                room(visit),
            ]
        };
        let rows = SITE.iter().zip(&VISIT).take(if dated { 6 } else { 5 }).map(row).collect();
        Grid { summary: self.word("form-visit-summary"), columns, rows, joined: false }
    }

    fn resident(&self) -> Grid {
        let columns = vec![
            Column::new(self.word("form-resident"), 1.0).header(),
            Column::new(self.word("form-entry"), 3.85),
        ];
        let words = self.limitations();
        let categories = DisabilityCategory::ALL.iter();
        let categories = categories.map(|c| format!("{} ({c})", c.title(self.lang))).collect();
        let rows = vec![
            vec![self.named("limitations"), vec![Entry::Boxes { size: 7.6, words }]],
            vec![self.named("category"), vec![Entry::Boxes { size: 7.6, words: categories }]],
        ];
        Grid { summary: self.word("form-resident"), columns, rows, joined: false }
    }

    /// The instruments that the fields are measured with, those of which a reading has an uncertainty.
    fn instruments(&self, sheets: &[Sheet]) -> Grid {
        let catalog = self.checklist.catalog();
        let mut used: Vec<InstrumentIx> = Vec::new();
        for sheet in sheets {
            let element = catalog.element(sheet.element);
            used.extend(
                sheet.fields.iter().filter_map(|w| element.fields.get(w.field)).flat_map(|f| &f.tools),
            );
        }
        used.sort_unstable();
        used.dedup();
        let columns = vec![
            Column::new(self.word("form-instrument"), 2.1).header(),
            Column::new(self.word("form-instrument-number"), 1.6),
            Column::new(self.word("form-instrument-until"), 1.2),
        ];
        let row = |at: InstrumentIx| {
            let tool = catalog.instrument(at);
            let text = vec![
                Run::bold(tool.title.get(self.lang)),
                Run::new(format!("  {}", tool.id)).tone(Tone::Muted),
            ];
            (!tool.uncertainty.is_empty()).then(|| vec![vec![Entry::Text { key: None, size: 7.6, text }]])
        };
        let rows = used.into_iter().filter_map(row).collect();
        Grid { summary: self.word("form-instruments"), columns, rows, joined: false }
    }

    /// The elements of the form, to tick before the visit begins.
    fn contents(&self, sheets: &[Sheet]) -> Grid {
        let columns = vec![
            Column::new(self.word("form-element"), 2.6).header(),
            Column::new(self.word("form-fields"), 0.7),
            Column::new(self.word("form-there"), 1.3),
            Column::new(self.word("form-count"), 1.0),
        ];
        let text = |text: Vec<Run>| vec![Entry::Text { key: None, size: 8.0, text }];
        let row = |(number, sheet): (usize, &Sheet)| {
            let id = &self.checklist.catalog().element(sheet.element).id;
            let name = Run::bold(format!("{}. {}", number + 1, self.name(sheet)));
            vec![
                text(vec![name, Run::new(format!("  {id}")).tone(Tone::Muted)]),
                text(vec![Run::new(sheet.fields.len().to_string())]),
                vec![Entry::Boxes { size: 6.8, words: vec![self.word("yes"), self.word("no")] }],
                Vec::new(),
            ]
        };
        let rows = sheets.iter().enumerate().map(row).collect();
        Grid { summary: self.word("form-contents"), columns, rows, joined: false }
    }
}

/// Words of less weight.
pub(super) fn small(text: impl Into<String>) -> Entry {
    Entry::Text { key: None, size: 6.6, text: vec![Run::new(text).tone(Tone::Muted)] }
}
