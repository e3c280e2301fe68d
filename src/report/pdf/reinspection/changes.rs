//! What changed, requirement by requirement, and which items came, went or have another id.

use super::Report;
use crate::assessment::Assessment;
use crate::compare::{Change, Changed};
use crate::lang::Arg;
use crate::report::pdf::inspection::words::{measured, place, requirement, result};
use crate::report::pdf::{Block, Column, Inline, Run, Symbol, Table, Tone, plain};
use crate::survey::ItemIx;

/// Returns the colour and the shape of a change.
pub(super) fn look(change: Change) -> (Tone, Symbol) {
    match change {
        Change::New | Change::Unchanged => (Tone::Bad, Symbol::Cross),
        Change::NotRemeasured => (Tone::Unknown, Symbol::Ask),
        Change::NewlyMeasured => (Tone::Fair, Symbol::Warn),
        Change::Mended => (Tone::Good, Symbol::Tick),
    }
}

impl Report<'_, '_> {
    /// The requirements of one change.
    pub(super) fn changes(&mut self, change: Change) {
        let comparison = self.comparison;
        let count = comparison.count(change);
        if count == 0 {
            return;
        }
        let args = [("count", Arg::from(count))];
        let title = self.message(&format!("reinspection-section-{}", change.as_str()), &args);
        let (tone, symbol) = look(change);
        let text = vec![Run::bold(title.clone()).tone(tone).symbol(symbol)];
        self.blocks.push(Block::Heading { level: 2, text, anchor: None });
        self.small(&format!("reinspection-note-{}", change.as_str()));
        let columns = vec![
            Column::new(self.word("reinspection-item"), 2.2).header(),
            Column::new(self.word("reinspection-requirement"), 4.0),
            Column::new(self.word("reinspection-required"), 2.0),
            Column::new(Self::day(comparison.before), 2.4),
            Column::new(Self::day(comparison.after), 2.4),
        ];
        let rows = comparison.of(change).map(|c| self.row(c)).collect();
        self.blocks.push(Block::Table(Table { summary: title, columns, rows }));
    }

    fn row(&self, changed: &Changed) -> Vec<Inline> {
        let (before, after) = (self.comparison.before, self.comparison.after);
        // As it is now, and as it was where it is no more.
        let (of, at) = match (changed.after, changed.before) {
            (Some(at), _) => (after, at),
            (None, Some(at)) => (before, at),
            (None, None) => return Vec::new(),
        };
        let finding = &of.findings[at];
        let limit = of.explain(finding, &self.style).limit;
        vec![
            plain(place(of, finding, self.lang)),
            requirement(of, of.rule(finding), self.lang),
            plain(limit),
            self.state(before, changed.before),
            self.state(after, changed.after),
        ]
    }

    /// What a visit found: the outcome, and the reading where there is one.
    fn state(&self, of: &Assessment, at: Option<usize>) -> Inline {
        let Some(finding) = at.map(|at| &of.findings[at]) else {
            return vec![Run::new(self.word("reinspection-absent")).tone(Tone::Muted).symbol(Symbol::Dash)];
        };
        let told = of.explain(finding, &self.style);
        let reading = measured(&told, self.lang);
        let mut line = vec![result(finding, self.lang)];
        if !reading.is_empty() {
            line.push(Run::new(format!(" · {reading}")));
        }
        line
    }

    /// The items that came, went, or have another id.
    pub(super) fn items(&mut self) {
        let comparison = self.comparison;
        let name = |of: &Assessment, at: ItemIx| {
            let item = &of.survey.items[at.0 as usize];
            let args = [("id", Arg::from(&item.id)), ("name", Arg::from(item.name()))];
            if item.id == item.name() { item.id.clone() } else { self.message("reinspection-named", &args) }
        };
        let mut points: Vec<Inline> = Vec::new();
        let line = |id: &str, text: String| {
            vec![Run::bold(self.word(id)), Run::new(self.word("inspection-colon")), Run::new(text)]
        };
        for at in comparison.added() {
            points.push(line("reinspection-item-added", name(comparison.after, at)));
        }
        for at in comparison.removed() {
            points.push(line("reinspection-item-removed", name(comparison.before, at)));
        }
        for (was, is) in comparison.renamed() {
            let was = &comparison.before.survey.items[was.0 as usize].id;
            let text = format!("{was} → {}", name(comparison.after, is));
            points.push(line("reinspection-item-renamed", text));
        }
        if points.is_empty() {
            return;
        }
        self.section("reinspection-items");
        self.small("reinspection-items-note");
        self.blocks.push(Block::List(points));
    }
}
