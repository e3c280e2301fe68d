//! The check that closes a piece of work: what is measured, with what, what it must be, and where it is written.

use super::Sheet;
use super::words::tolerance_text;
use crate::checklist::{Field as Asked, FieldKind as Answer};
use crate::lang::Arg;
use crate::quantity::Kind;
use crate::report::pdf::field::part;
use crate::report::pdf::form::answer::unit_of;
use crate::report::pdf::inspection::words::{clause, measured};
use crate::report::pdf::{Block, Column, Entry, Field, FieldKind, Grid, Run, Tone};
use crate::retrofit::{Mended, WorkItem};

/// The letters of the checks; after the last, they begin again.
pub(super) const LETTERS: &[u8; 26] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// Returns the letter of a check by its place in the piece of work.
pub(super) fn letter(at: usize) -> char {
    char::from(LETTERS[at % LETTERS.len()])
}

impl Sheet<'_> {
    pub(super) fn checks(&self, name: &str, item: &WorkItem, blocks: &mut Vec<Block>) {
        let columns = vec![
            Column::new(self.word("work-sheet-check"), 3.5).header(),
            Column::new(self.word("work-sheet-must"), 2.1),
            Column::new(self.word("work-sheet-found"), 1.2),
            Column::new(self.word("work-sheet-after"), 1.7),
            Column::new(self.word("work-sheet-meets"), 0.9),
        ];
        let rows = item.mends.iter().enumerate().map(|(at, m)| self.check(at, name, item, m)).collect();
        let summary = self.message("work-sheet-checks", &[("work", name.into())]);
        blocks.push(Block::Grid(Grid { summary, columns, rows, joined: true }));
    }

    fn check(&self, at: usize, name: &str, item: &WorkItem, mended: &Mended) -> Vec<Vec<Entry>> {
        let finding = &self.assessment.findings[mended.finding];
        let rule = self.assessment.rule(finding);
        let told = self.assessment.explain(finding, &self.style);
        let found = measured(&told, self.lang);
        let fields = self.closing(mended);
        let asked: Vec<&Asked> = fields.iter().filter_map(|f| self.field_of(finding, *f)).collect();
        let text = |size: f32, text: Run| Entry::Text { key: None, size, text: vec![text] };
        let titles: Vec<&str> = asked.iter().map(|f| f.title.get(self.lang)).collect();
        let mut title = titles.join(&self.word("list-comma"));
        if item.items.len() > 1 {
            // What is done once for the site is checked at each item.
            title = format!("{title} · {}", self.place(self.assessment.item(finding)));
        }
        let mut what = vec![Entry::Text {
            key: Some(letter(at).to_string()),
            size: 8.2,
            text: vec![Run::bold(title.as_str())],
        }];
        let requirement = self.requirement(finding, &asked);
        if requirement != title {
            what.push(text(7.0, Run::new(requirement.as_str())));
        }
        let tools = self.tools(&asked);
        if !tools.is_empty() {
            let line = self.message("work-sheet-with", &[("tools", tools.into())]);
            what.push(text(7.0, Run::new(line).tone(Tone::Muted)));
        }
        let mut must = vec![text(8.2, Run::bold(told.limit.as_str()))];
        for tolerance in mended.targets.iter().filter_map(|t| tolerance_text(t, &self.style)) {
            must.push(text(7.4, Run::new(tolerance)));
        }
        let clause = clause(self.assessment, rule, self.lang).replace(' ', "\u{a0}");
        must.push(text(6.8, Run::new(clause).tone(Tone::Muted)));
        let stem = format!("{}/{}", self.stem(item), part(rule.id.as_str()));
        let stem = if item.items.len() > 1 {
            format!("{stem}/{}", part(&self.assessment.item(finding).id))
        } else {
            stem
        };
        let of = format!("{requirement}, {name}");
        let meets = FieldKind::Tick(self.word("work-sheet-meets-word"));
        vec![
            what,
            must,
            vec![text(8.2, Run::new(if found.is_empty() { "–".to_owned() } else { found }))],
            self.after(&asked, &stem, &of),
            vec![Entry::Field(Field::new(
                format!("{stem}/meets"),
                self.label("work-sheet-meets", &of),
                meets,
            ))],
        ]
    }

    /// The places for what is measured after the works, one a field.
    fn after(&self, asked: &[&Asked], stem: &str, of: &str) -> Vec<Entry> {
        let mut out = Vec::new();
        for field in asked {
            let title = field.title.get(self.lang);
            if asked.len() > 1 {
                out.push(Entry::Text { key: None, size: 6.8, text: vec![Run::new(title)] });
            }
            let unit = match field.kind {
                // A slope is written as it was read: in per cent, or as 1:12.
                Answer::Quantity(kind) if kind != Kind::Slope => unit_of(field, kind, self.style.system),
                _ => "",
            };
            let args = [("field", Arg::from(title)), ("unit", Arg::from(unit)), ("of", Arg::from(of))];
            let id = if unit.is_empty() { "work-sheet-label-after" } else { "work-sheet-label-after-unit" };
            let name = format!("{stem}/{}", part(field.id.as_str()));
            let kind = FieldKind::Line(unit.to_owned());
            out.push(Entry::Field(Field::new(name, self.message(id, &args), kind)));
        }
        out
    }

    fn label(&self, what: &str, of: &str) -> String {
        self.message("work-sheet-label-item", &[("what", self.word(what).into()), ("of", of.into())])
    }

    /// What the fields are measured with.
    fn tools(&self, asked: &[&Asked]) -> String {
        let mut names: Vec<&str> = Vec::new();
        for tool in asked.iter().flat_map(|f| &f.tools) {
            let name = self.catalog().instrument(*tool).title.get(self.lang);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(&self.word("list-or"))
    }
}
