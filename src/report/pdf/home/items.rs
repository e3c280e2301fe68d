//! Item by item: photos side by side, and what was measured before and after, or must be reached.

use std::collections::{BTreeMap, BTreeSet};

use super::{Page, settled};
use crate::assessment::Assessment;
use crate::checklist::FieldIx;
use crate::lang::Arg;
use crate::report::pdf::inspection::words::{called, capital, measured, requirement, result};
use crate::report::pdf::{Block, Column, Inline, Picture, Run, Tone, plain};
use crate::retrofit::AcceptanceLine;
use crate::survey::ItemIx;

impl Page<'_, '_> {
    pub(super) fn items(&mut self) {
        let case = self.case;
        if case.before.barriers.is_empty() {
            return;
        }
        let id = if case.again.is_some() { "home-items" } else { "home-items-projected" };
        self.section(id);
        self.small(&format!("{id}-note"));
        let mut places: Vec<ItemIx> =
            case.before.barriers.iter().map(|b| case.before.findings[b.finding].item).collect();
        places.sort_unstable();
        places.dedup();
        for place in places {
            self.item(place);
        }
    }

    fn item(&mut self, place: ItemIx) {
        let of = self.case.before;
        let name = called(of, &of.survey.items[place.0 as usize], self.lang);
        self.blocks.push(Block::heading(3, name.clone()));
        let pictures = self.pairs(place);
        if !pictures.is_empty() {
            self.blocks.push(Block::Pictures(pictures));
        }
        let (left, right) = self.sides();
        let columns = vec![
            self.column("inspection-requirement", 4.0).header(),
            self.column("inspection-required", 2.2),
            Column::new(left, 2.2),
            Column::new(right, 3.0),
        ];
        let mut rows = Vec::new();
        for barrier in of.barriers.iter().filter(|b| of.findings[b.finding].item == place) {
            let finding = &of.findings[barrier.finding];
            let told = of.explain(finding, &self.style);
            rows.push(vec![
                requirement(of, of.rule(finding), self.lang),
                plain(told.limit.as_str()),
                vec![Run::new(measured(&told, self.lang)).tone(Tone::Bad)],
                self.later(barrier.finding),
            ]);
        }
        let summary = self.message("home-item-summary", &[("item", Arg::from(name))]);
        self.blocks.push(Block::Table(crate::report::pdf::Table { summary, columns, rows }));
    }

    /// What became of a barrier, or what the works are to make of it.
    fn later(&self, before: usize) -> Inline {
        let Some(again) = &self.case.again else {
            let planned =
                self.case.work.items.iter().position(|w| w.mends.iter().any(|m| m.finding == before));
            return match planned {
                Some(number) => plain(self.message("home-by-measure", &[("number", Arg::from(number + 1))])),
                None => vec![Run::new(self.word("home-without-measure")).tone(Tone::Unknown)],
            };
        };
        let after = again.comparison.after;
        let Some(line) = again.lines.iter().find(|l| l.before == before) else { return Vec::new() };
        let mut text = vec![settled(line.settled, self.lang)];
        let reading = reading(after, line, &self.style, self.lang);
        if !reading.is_empty() {
            text.push(Run::new(format!(" · {reading}")));
        }
        text
    }

    /// The photos of an item, those of the same thing beside each other.
    fn pairs(&mut self, place: ItemIx) -> Vec<Picture> {
        let case = self.case;
        let mut visits = vec![(case.before, photos(case.before, place))];
        if let Some(again) = &case.again {
            let pair = again.comparison.items.iter().find(|p| p.before == Some(place));
            if let Some(later) = pair.and_then(|p| p.after) {
                visits.push((again.comparison.after, photos(again.comparison.after, later)));
            }
        }
        let keys: BTreeSet<Option<FieldIx>> = visits.iter().flat_map(|(_, p)| p.keys().copied()).collect();
        let (left, right) = self.sides();
        let mut found = Vec::new();
        for key in keys {
            for (number, (of, photos)) in visits.iter().enumerate() {
                let side = if number == 0 { &left } else { &right };
                let Some(name) = photos.get(&key) else { continue };
                let item = of.survey.items[place.0 as usize].name();
                let element = of.checklist.catalog().element(of.survey.items[place.0 as usize].element);
                let field = key.and_then(|f| element.fields.get(usize::from(f.0)));
                let shows = match field {
                    Some(field) => format!("{item} · {}", field.title.get(self.lang)),
                    None => item.to_owned(),
                };
                let Some(photo) = self.album.open(&of.survey.source.file, name) else { continue };
                let args = [("side", Arg::from(side)), ("shows", Arg::from(shows))];
                let caption = format!("{} · {name}", self.message("home-photo", &args));
                let alt = capital(&self.message("home-photo-alt", &args));
                found.push(Picture { photo: photo.ok(), alt, caption });
            }
        }
        found
    }
}

/// Returns what the later visit measured for a line.
pub(in crate::report::pdf) fn reading(
    after: &Assessment,
    line: &AcceptanceLine,
    style: &crate::quantity::Style,
    lang: crate::lang::Lang,
) -> String {
    let Some(finding) = line.after.map(|at| &after.findings[at]) else { return String::new() };
    let told = after.explain(finding, style);
    let text = measured(&told, lang);
    if text.is_empty() && line.settled == crate::retrofit::Settled::Unknown {
        return result(finding, lang).text;
    }
    text
}

/// Returns the first photo of an item, and of each of its readings.
fn photos(of: &Assessment, place: ItemIx) -> BTreeMap<Option<FieldIx>, String> {
    let mut found = BTreeMap::new();
    let Some(item) = of.survey.items.get(place.0 as usize) else { return found };
    if let Some(name) = item.more.as_ref().and_then(|m| m.photos.first()) {
        found.insert(None, name.clone());
    }
    for (field, reading) in item.readings.iter() {
        if let Some(name) = reading.more.as_ref().and_then(|m| m.photos.first()) {
            found.insert(Some(field), name.clone());
        }
    }
    found
}
