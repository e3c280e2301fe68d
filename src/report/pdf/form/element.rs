//! One element of the form: where to measure, what is asked, and room for several items side by side.

use super::Form;
use super::diagram::{self, Diagram};
use super::head::small;
use super::needs::{Sheet, Wanted};
use super::resident::apart;
use crate::checklist::{Confidence, Construction, Element, Modality, Rule};
use crate::finding::{condition_text, limit_text};
use crate::lang::Arg;
use crate::report::pdf::{Block, Column, Entry, Grid, Run, Tone};

/// The width of the body, and of the column of an item: narrower where there are many.
const WIDTH: f32 = 495.0;
/// The width that the columns of the items share, by their number.
const ITEMS: [f32; 4] = [150.0, 190.0, 213.0, 248.0];
/// How many of the fields there are to one line for remarks.
const FIELDS_A_REMARK: usize = 4;

impl Form<'_> {
    /// The blocks of an element.
    pub(super) fn sheet(&self, number: usize, sheet: &Sheet) -> Vec<Block> {
        let element = self.checklist.catalog().element(sheet.element);
        let name = element.title.get(self.lang);
        let heading = Block::Heading {
            level: 2,
            text: vec![
                Run::bold(format!("{number}. {name}")),
                Run::new(format!("  {}", element.id)).tone(Tone::Muted),
            ],
            anchor: None,
        };
        let wanted: Vec<&str> = sheet.fields.iter().map(|w| element.fields[w.field].id.as_str()).collect();
        let drawn = diagram::of(element, &wanted, self.lang);
        vec![
            heading,
            Block::Figure { alt: self.alt(element, &drawn), drawing: drawn.drawing.clone() },
            Block::Grid(self.readings(sheet, element, &drawn)),
            Block::Grid(self.remarks(sheet, name)),
        ]
    }

    /// The drawing in words: what it shows, and which letter stands for what.
    fn alt(&self, element: &Element, drawn: &Diagram) -> String {
        let name = element.title.get(self.lang);
        if drawn.letters.is_empty() {
            let tools = drawn.words.join(&self.word("list-comma"));
            let args = [("element", Arg::from(name)), ("tools", Arg::from(tools))];
            return self.message("form-alt-tools", &args);
        }
        let title = |field: &str| element.field(field).map_or("", |(_, f)| f.title.get(self.lang));
        let letters: Vec<String> =
            drawn.letters.iter().map(|(field, letter)| format!("{letter} {}", title(field))).collect();
        let letters = letters.join(&self.word("list-comma"));
        self.message("form-alt", &[("element", Arg::from(name)), ("letters", Arg::from(letters))])
    }

    fn readings(&self, sheet: &Sheet, element: &Element, drawn: &Diagram) -> Grid {
        let items = ITEMS[self.items - 1];
        let rest = WIDTH - items;
        let mut columns = vec![
            Column::new(self.word("form-field"), rest * 0.54).header(),
            Column::new(self.word("form-asked"), rest * 0.46),
        ];
        let share = items / f32::from(u16::try_from(self.items).unwrap_or(1));
        for item in 1..=self.items {
            let title = self.message("form-item", &[("number", Arg::from(item))]);
            columns.push(Column::new(title, share));
        }
        let mut rows = self.about(sheet);
        for wanted in &sheet.fields {
            let field = &element.fields[wanted.field];
            let letter = drawn.letters.iter().find(|(id, _)| *id == field.id.as_str());
            let mut what = vec![Entry::Text {
                key: letter.map(|(_, letter)| letter.to_string()),
                size: 8.2,
                text: vec![Run::bold(field.title.get(self.lang))],
            }];
            let hint = field.how.as_ref().unwrap_or(&field.ask);
            what.push(Entry::Text { key: None, size: 6.8, text: vec![Run::new(hint.get(self.lang))] });
            what.extend(self.choices(field));
            what.push(self.code(element, wanted.field));
            self.row(&mut rows, what, self.asked(sheet, wanted), || self.reading(field));
        }
        let summary = self.message("form-readings", &[("element", element.title.get(self.lang).into())]);
        Grid { summary, columns, rows, joined: true }
    }

    /// A row with the same room for each item.
    fn row(
        &self,
        rows: &mut Vec<Vec<Vec<Entry>>>,
        what: Vec<Entry>,
        asked: Vec<Entry>,
        room: impl Fn() -> Vec<Entry>,
    ) {
        let mut row = vec![what, asked];
        row.extend((0..self.items).map(|_| room()));
        rows.push(row);
    }

    /// What is written of the item itself.
    fn about(&self, sheet: &Sheet) -> Vec<Vec<Vec<Entry>>> {
        let mut rows = Vec::new();
        let hint = |id: &str| vec![small(self.word(id))];
        self.row(&mut rows, self.named("item-id"), hint("form-item-id-hint"), || vec![Entry::Room(17.0)]);
        self.row(&mut rows, self.named("item-label"), hint("form-item-label-hint"), || {
            vec![Entry::Room(24.0)]
        });
        if !sheet.parents.is_empty() {
            let titles: Vec<&str> = sheet
                .parents
                .iter()
                .map(|e| self.checklist.catalog().element(*e).title.get(self.lang))
                .collect();
            let titles = titles.join(&self.word("list-comma"));
            let hint = self.message("form-item-parent-hint", &[("elements", Arg::from(titles))]);
            self.row(&mut rows, self.named("item-parent"), vec![small(hint)], || vec![Entry::Room(17.0)]);
        }
        if sheet.works {
            let words: Vec<String> = Construction::ALL.iter().map(|c| c.title(self.lang)).collect();
            self.row(&mut rows, self.named("item-works"), hint("form-item-works-hint"), || {
                vec![Entry::Boxes { size: 6.6, words: words.clone() }, Entry::Line(self.word("form-year"))]
            });
        }
        rows
    }

    /// The code of a field, and what it is measured with.
    fn code(&self, element: &Element, field: usize) -> Entry {
        let field = &element.fields[field];
        let catalog = self.checklist.catalog();
        let tools: Vec<&str> =
            field.tools.iter().map(|t| short(catalog.instrument(*t).title.get(self.lang))).collect();
        let tools = tools.join(&self.word("list-comma"));
        let line = if tools.is_empty() { field.id.to_string() } else { format!("{} · {tools}", field.id) };
        small(line)
    }

    /// What the rules ask of a field, each with its clause.
    fn asked(&self, sheet: &Sheet, wanted: &Wanted) -> Vec<Entry> {
        let catalog = self.checklist.catalog();
        let mut lines: Vec<(String, Vec<String>)> = Vec::new();
        for at in &wanted.judged {
            let rule = catalog.rule_at(*at);
            let (text, clause) = (self.limit(rule), self.clause(rule));
            match lines.iter_mut().find(|(known, _)| *known == text) {
                Some((_, clauses)) if clauses.contains(&clause) => {}
                Some((_, clauses)) => clauses.push(clause),
                None => lines.push((text, vec![clause])),
            }
        }
        if lines.is_empty() {
            return vec![small(self.purpose(sheet, wanted))];
        }
        let comma = self.word("list-comma");
        let entry = |(text, clauses): (String, Vec<String>)| {
            let clauses = Run::new(format!("  {}", clauses.join(&comma))).tone(Tone::Muted);
            Entry::Text { key: None, size: 6.8, text: vec![Run::new(text), clauses] }
        };
        lines.into_iter().map(entry).collect()
    }

    /// Why a field is asked for that no rule judges first.
    fn purpose(&self, sheet: &Sheet, wanted: &Wanted) -> String {
        let catalog = self.checklist.catalog();
        let titles: Vec<&str> = wanted
            .together
            .iter()
            .map(|of| &catalog.element(of.of.unwrap_or(sheet.element)).fields[usize::from(of.field.0)])
            .map(|f| f.title.get(self.lang))
            .collect();
        if titles.is_empty() {
            return self.word("form-decides");
        }
        let titles = titles.join(&self.word("list-comma"));
        self.message("form-together", &[("fields", Arg::from(titles))])
    }

    /// What a rule asks, when, and with what weight.
    fn limit(&self, rule: &Rule) -> String {
        let catalog = self.checklist.catalog();
        let mut text = limit_text(catalog, rule, &self.style);
        if let Some(when) = &rule.when {
            let (rest, limitations) = apart(when);
            if let Some(rest) = rest {
                let when = condition_text(catalog, rule.element, &rest, &self.style);
                text = self.message("form-when", &[("limit", text.into()), ("when", when.into())]);
            }
            text = self.of_whom(text, limitations);
        }
        let sure = match rule.confidence {
            Confidence::RecalledSure => Some("form-recalled"),
            Confidence::Convention => Some("form-convention"),
            Confidence::Quoted | Confidence::RecalledUnsure => None,
        };
        if let Some(mark) = sure {
            text = self.message(mark, &[("text", text.into())]);
        }
        let weight = match (rule.is_preview(), rule.modality) {
            (true, _) => "form-advice",
            (false, Modality::Should) => "form-recommended",
            (false, Modality::Shall) => return text,
        };
        self.message(weight, &[("text", text.into())])
    }

    fn clause(&self, rule: &Rule) -> String {
        let catalog = self.checklist.catalog();
        let standard = catalog.standard(rule.standard.as_str());
        let code = standard.map_or(rule.standard.as_str(), |s| s.code_in(self.lang));
        let args = [("standard", Arg::from(code)), ("clause", Arg::from(&rule.clause))];
        // The citation stays on one line.
        self.message("inspection-clause-of", &args).replace(' ', "\u{a0}")
    }

    /// Lines for remarks, photos and reasons.
    fn remarks(&self, sheet: &Sheet, name: &str) -> Grid {
        let columns = vec![
            Column::new(self.word("form-remark-item"), 42.0).header(),
            Column::new(self.word("form-remark-field"), 96.0),
            Column::new(self.word("form-remark-photo"), 66.0),
            Column::new(self.word("form-remark-note"), 291.0),
        ];
        let count = (sheet.fields.len() / FIELDS_A_REMARK).clamp(2, 6);
        let rows = vec![vec![vec![Entry::Room(13.0)]]; count];
        Grid {
            summary: self.message("form-remarks", &[("element", Arg::from(name))]),
            columns,
            rows,
            joined: false,
        }
    }
}

/// The name of an instrument without what is said of it in brackets or after a comma.
fn short(title: &str) -> &str {
    title.split([',', '(', '（', '，']).next().unwrap_or(title).trim_end()
}
