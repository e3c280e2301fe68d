//! The drawings of a piece of work: the element with its target figures, and a gauge for a figure that it has no place
//! for.

use std::collections::BTreeMap;

use super::Sheet;
use super::check::letter;
use super::gauge::{self, Gauge};
use super::words::target_text;
use crate::checklist::{ElementIx, FieldRef};
use crate::finding::Target;
use crate::lang::Arg;
use crate::quantity::Quantity;
use crate::report::pdf::Block;
use crate::report::pdf::form::diagram::dimensioned::{Figure, dimensioned};
use crate::retrofit::{Mended, WorkItem};
use crate::survey::Value;

/// How many gauges stand in one drawing: more would not fit beside the rest of the piece of work on a page.
const GAUGES: usize = 6;

impl Sheet<'_> {
    pub(super) fn drawings(&self, item: &WorkItem, blocks: &mut Vec<Block>) {
        let mut wanted: BTreeMap<ElementIx, Vec<(Figure, FieldRef)>> = BTreeMap::new();
        let mut unplaced: Vec<(usize, &Mended, &Target)> = Vec::new();
        for (at, mended) in item.mends.iter().enumerate() {
            let finding = &self.assessment.findings[mended.finding];
            for of in self.closing(mended) {
                let Some(field) = self.field_of(finding, of) else { continue };
                let target = mended.targets.iter().find(|t| t.field == of);
                let text = target.map(|t| target_text(t, &self.style));
                let figure = Figure { field: field.id.to_string(), key: letter(at), text };
                let element = of.of.unwrap_or(self.assessment.rule(finding).element);
                wanted.entry(element).or_default().push((figure, of));
            }
            unplaced.extend(mended.targets.iter().map(|t| (at, mended, t)));
        }
        for (element, figures) in wanted {
            let element = self.catalog().element(element);
            let (figures, fields): (Vec<Figure>, Vec<FieldRef>) = figures.into_iter().unzip();
            let Some(drawn) = dimensioned(element.id.as_str(), &figures, self.lang) else { continue };
            let told: Vec<String> = drawn
                .shown
                .iter()
                .filter_map(|at| {
                    let (figure, (_, field)) = (&figures[*at], element.field(&figures[*at].field)?);
                    let title = field.title.get(self.lang);
                    let text = figure.text.clone().unwrap_or_default();
                    Some(format!("{} {title} {text}", figure.key).trim_end().to_owned())
                })
                .collect();
            let placed: Vec<(char, FieldRef)> =
                drawn.shown.iter().map(|at| (figures[*at].key, fields[*at])).collect();
            unplaced.retain(|(at, _, t)| !placed.contains(&(letter(*at), t.field)));
            let args = [
                ("element", Arg::from(element.title.get(self.lang))),
                ("views", Arg::from(drawn.views.join(&self.word("list-comma")))),
                ("figures", Arg::from(told.join(&self.word("list-then")))),
            ];
            let alt = self.message("work-sheet-drawing-alt", &args);
            blocks.push(Block::Figure { alt, drawing: drawn.drawing });
        }
        let gauges: Vec<Gauge> = unplaced.into_iter().filter_map(|(at, m, t)| self.gauge(at, m, t)).collect();
        for gauges in gauges.chunks(GAUGES) {
            let told: Vec<String> = gauges.iter().map(Gauge::told).collect();
            let args = [("figures", Arg::from(told.join(&self.word("list-then"))))];
            let alt = self.message("work-sheet-gauge-alt", &args);
            blocks.push(Block::Figure { alt, drawing: gauge::drawing(gauges) });
        }
    }

    fn gauge(&self, at: usize, mended: &Mended, target: &Target) -> Option<Gauge> {
        let finding = &self.assessment.findings[mended.finding];
        let field = self.field_of(finding, target.field)?;
        // A reading of an enclosing item is found by the explanation, not here.
        let item = self.assessment.item(finding);
        let reading = target.field.of.is_none().then(|| item.readings.get(target.field.field)).flatten();
        let found = reading.and_then(|r| match r.value {
            Value::Quantity(q) => Some(q),
            _ => None,
        });
        let number = |q: Quantity| q.value.to_f64();
        let words = found.map(|q| {
            let args = [("value", Arg::from(q.display(&self.style)))];
            self.message("work-sheet-gauge-found", &args)
        });
        Some(Gauge {
            key: letter(at),
            title: field.title.get(self.lang).to_owned(),
            target: target_text(target, &self.style),
            low: target.low.map(|e| number(e.value)),
            high: target.high.map(|e| number(e.value)),
            found: found.map(number).zip(words),
        })
    }
}
