//! A piece of work: where, what, how much, its photo, its drawing, and the fields that record it.

use super::Sheet;
use crate::checklist::FieldRef;
use crate::lang::Arg;
use crate::report::pdf::inspection::photos::{Album, photos_of};
use crate::report::pdf::{
    Block, Column, Entry, Field, FieldKind, Grid, Inline, Panel, Picture, Run, Tone, plain,
};
use crate::retrofit::WorkItem;

impl Sheet<'_> {
    pub(super) fn item(
        &self,
        number: usize,
        item: &WorkItem,
        album: &mut Album<'_>,
        blocks: &mut Vec<Block>,
    ) {
        let name = self.name(number, item);
        let heading = Block::anchored(3, name.clone(), self.stem(item));
        let pairs = self.item_facts(item);
        let picture = self.photo(item, album);
        let columns = if picture.is_some() { 1 } else { 2 };
        let facts = Block::Facts { summary: self.word("work-sheet-item-facts"), pairs, columns };
        let inside = vec![heading, facts];
        let panel = Panel { tone: Tone::Accent, filled: false, blocks: inside, picture };
        let mut whole = vec![Block::Panel(panel)];
        self.drawings(item, &mut whole);
        self.checks(&name, item, &mut whole);
        self.record(&name, item, &mut whole);
        blocks.push(Block::Together(whole));
    }

    fn photo(&self, item: &WorkItem, album: &mut Album<'_>) -> Option<Picture> {
        let findings = item.mends.iter().map(|m| &self.assessment.findings[m.finding]);
        let kinds: Vec<_> = findings.flat_map(|f| photos_of(self.assessment, f, &self.style)).collect();
        let found = album.best(&self.assessment.survey.source.file, &kinds, 1, self.lang);
        found.into_iter().next().map(|(_, picture)| picture)
    }

    fn item_facts(&self, item: &WorkItem) -> Vec<(String, Inline)> {
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        let mut add = |id: &str, value: Inline| {
            if value.iter().any(|r| !r.text.is_empty()) {
                pairs.push((self.word(id), value));
            }
        };
        let items = &self.assessment.survey.items;
        let at = item.items.first().and_then(|i| items.get(i.0 as usize));
        let ids: Vec<&str> =
            item.items.iter().filter_map(|i| items.get(i.0 as usize)).map(|i| i.id.as_str()).collect();
        let ids = ids.join(&self.word("list-comma"));
        let place = Run::new(self.places(item));
        add("work-sheet-where", vec![place, Run::new(format!(" · {ids}")).tone(Tone::Muted)]);
        add("work-sheet-part-of", plain(at.map(|i| self.around(i)).unwrap_or_default()));
        let mut amount = self.amount(&item.planned);
        if !item.planned.missing.is_empty() {
            let element = at.map(|i| i.element);
            let title = |f: &FieldRef| {
                let fields = &self.catalog().element(f.of.or(element)?).fields;
                Some(fields.get(usize::from(f.field.0))?.title.get(self.lang))
            };
            let missing: Vec<&str> = item.planned.missing.iter().filter_map(title).collect();
            let missing = missing.join(&self.word("list-comma"));
            let args = [("amount", Arg::from(amount)), ("fields", Arg::from(missing))];
            amount = self.message("work-sheet-to-measure", &args);
        }
        add("work-sheet-quantity", plain(amount));
        let price = self.price(&item.planned).zip(item.planned.cost);
        let cost = price.map(|(price, cost)| {
            let args = [
                ("price", Arg::from(price)),
                ("cost", Arg::from(crate::retrofit::cost_text(cost, self.lang))),
            ];
            let text = self.message("work-sheet-price-cost", &args);
            let example = self.book.is_some_and(|b| b.example);
            if example { self.message("price-example", &[("price", text.into())]) } else { text }
        });
        add("work-sheet-costs", plain(cost.unwrap_or_default()));
        let others: Vec<String> = item.alternatives.iter().map(|c| self.measure_title(c)).collect();
        add("work-sheet-instead", plain(others.join(&self.word("list-then"))));
        // What is said of a room in a home may say who lives there.
        let note = at.filter(|_| !self.assessment.is_home()).and_then(|i| i.more.as_ref()?.note.clone());
        add("inspection-note", plain(note.unwrap_or_default()));
        pairs
    }

    /// The fields that record that the work is done.
    fn record(&self, name: &str, item: &WorkItem, blocks: &mut Vec<Block>) {
        let columns = vec![
            Column::new(self.word("work-sheet-done"), 1.1),
            Column::new(self.word("work-sheet-day"), 1.5),
            Column::new(self.word("work-sheet-built"), 1.6),
            Column::new(self.word("work-sheet-remark"), 4.0),
        ];
        let stem = self.stem(item);
        let field = |what: &str, last: &str, kind: FieldKind| {
            let args = [("what", self.word(what).into()), ("of", name.into()), ("at", "".into())];
            let label = self.message("work-sheet-label-item", &args[..2]);
            vec![Entry::Field(Field::new(format!("{stem}/{last}"), label, kind))]
        };
        let unit = self.measure(&item.planned).map_or_else(String::new, |m| m.unit.title(self.lang));
        let row = vec![
            field("work-sheet-done", "done", FieldKind::Tick(self.word("work-sheet-done-word"))),
            field("work-sheet-day", "date", FieldKind::Day),
            field("work-sheet-built", "built", FieldKind::Line(unit)),
            field("work-sheet-remark", "remark", FieldKind::Room),
        ];
        let summary = self.message("work-sheet-record", &[("work", name.into())]);
        blocks.push(Block::Grid(Grid { summary, columns, rows: vec![row], joined: false }));
    }
}
