//! The head and the end of a work sheet: where, when, how much, and who hands over.

use super::Sheet;
use crate::lang::Arg;
use crate::report::pdf::field::part;
use crate::report::pdf::{
    Block, Column, Entry, Field, FieldKind, Grid, Inline, Panel, Run, Style, Symbol, Table, Tone, plain,
};
use crate::retrofit::book_text;

/// Who signs, by the word of the role and the part of the fields' names.
const SITE: [(&str, &str); 3] = [
    ("work-sheet-contractor", "contractor"),
    ("work-sheet-owner", "owner"),
    ("work-sheet-inspector", "inspector"),
];
/// Who signs where somebody lives.
const HOME: [(&str, &str); 3] = [
    ("work-sheet-contractor", "contractor"),
    ("work-sheet-resident", "resident"),
    ("work-sheet-inspector", "inspector"),
];

impl Sheet<'_> {
    pub(super) fn head(&self, blocks: &mut Vec<Block>) {
        let survey = &self.assessment.survey;
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        let mut add = |id: &str, value: String| {
            if !value.is_empty() {
                pairs.push((self.word(id), plain(value)));
            }
        };
        // The work is done at the address, so it is all that is told of who lives there.
        let home = survey.resident.as_ref().zip(self.permit).and_then(|(r, p)| r.address.open(p).clone());
        add("inspection-address", home.or_else(|| survey.site.address.clone()).unwrap_or_default());
        add("work-sheet-site", survey.site.id.clone());
        add("work-sheet-surveyed", survey.surveyed.map(|d| d.to_string()).unwrap_or_default());
        add("work-sheet-count", self.work.items.len().to_string());
        add("work-sheet-sum", self.sum_text().unwrap_or_default());
        blocks.push(Block::Facts { summary: self.word("work-sheet-facts"), pairs, columns: 2 });
        if let Some(book) = self.book {
            let text = book_text(book, self.lang);
            if book.example {
                let title = Run::bold(self.word("work-sheet-example")).tone(Tone::Fair).symbol(Symbol::Warn);
                let blocks_in =
                    vec![Block::Paragraph { style: Style::Lead, text: vec![title] }, Block::body(text)];
                let panel = Panel { tone: Tone::Fair, filled: true, blocks: blocks_in, picture: None };
                blocks.push(Block::Panel(panel));
            } else {
                blocks.push(Block::small(text));
            }
        }
        if self.work.items.is_empty() {
            blocks.push(Block::body(self.word("work-sheet-nothing")));
        } else {
            blocks.push(Block::body(self.word("work-sheet-how")));
        }
    }

    /// The failed findings that no measure is known for: nothing is left out in silence.
    pub(super) fn without_measure(&self, blocks: &mut Vec<Block>) {
        if self.work.without_measure.is_empty() {
            return;
        }
        self.section("work-sheet-open", blocks);
        blocks.push(Block::small(self.word("work-sheet-open-note")));
        let columns = vec![
            Column::new(self.word("work-sheet-where"), 2.4).header(),
            Column::new(self.word("work-sheet-requirement"), 4.0),
            Column::new(self.word("work-sheet-found"), 1.8),
            Column::new(self.word("work-sheet-must"), 1.8),
        ];
        let row = |at: &usize| {
            let finding = &self.assessment.findings[*at];
            let told = self.assessment.explain(finding, &self.style);
            let found = crate::report::pdf::inspection::words::measured(&told, self.lang);
            let fields = self.assessment.rule(finding).check.fields();
            let fields: Vec<_> = fields.iter().filter_map(|f| self.field_of(finding, *f)).collect();
            let title = self.requirement(finding, &fields);
            vec![
                plain(self.place(self.assessment.item(finding))),
                plain(title),
                plain(found),
                plain(told.limit),
            ]
        };
        let rows = self.work.without_measure.iter().map(row).collect();
        blocks.push(Block::Table(Table { summary: self.word("work-sheet-open"), columns, rows }));
    }

    /// Who handed over, who took over, who checked.
    pub(super) fn handover(&self, blocks: &mut Vec<Block>) {
        self.section("work-sheet-handover", blocks);
        blocks.push(Block::small(self.word("work-sheet-handover-note")));
        let columns = vec![
            Column::new(self.word("work-sheet-role"), 1.5).header(),
            Column::new(self.word("work-sheet-name"), 2.4),
            Column::new(self.word("work-sheet-signature"), 3.2),
            Column::new(self.word("work-sheet-day"), 1.6),
        ];
        let site = &self.assessment.survey.site.label;
        let roles = if self.assessment.is_home() { HOME } else { SITE };
        let row = |(id, name): (&str, &str)| {
            let role = self.word(id);
            let field = |what: &str, last: &str, kind: FieldKind| {
                let args =
                    [("what", self.word(what).into()), ("of", role.as_str().into()), ("at", site.into())];
                let label = self.message("work-sheet-label", &args);
                vec![Entry::Field(Field::new(format!("{}/@{}/{last}", self.key, part(name)), label, kind))]
            };
            vec![
                vec![Entry::Text { key: None, size: 8.6, text: vec![Run::bold(role.as_str())] }],
                field("work-sheet-name", "name", FieldKind::Line(String::new())),
                field("work-sheet-signature", "signature", FieldKind::Signature),
                field("work-sheet-day", "date", FieldKind::Day),
            ]
        };
        let rows = roles.into_iter().map(row).collect();
        let summary = self.word("work-sheet-handover");
        blocks.push(Block::Grid(Grid { summary, columns, rows, joined: false }));
    }

    /// The sum in words, with its range.
    pub(super) fn sum_text(&self) -> Option<String> {
        let total = self.work.total;
        self.book?;
        let args = [
            ("low", Arg::from(total.low.to_string())),
            ("high", Arg::from(total.high.to_string())),
            ("typical", Arg::from(total.typical.map(|t| t.to_string()).unwrap_or_default())),
        ];
        let id = if total.typical.is_some() { "cost-typical" } else { "cost-range" };
        Some(self.message(id, &args))
    }
}
