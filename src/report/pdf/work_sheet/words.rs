//! Small texts of the work sheet: places, targets, amounts, names of fields.

use super::Sheet;
use crate::checklist::{Field, FieldRef};
use crate::finding::{Edge, Finding, Target};
use crate::lang::Arg;
use crate::quantity::Style;
use crate::report::pdf::field::part;
use crate::report::pdf::inspection::words::called;
use crate::retrofit::{Mended, WorkItem};
use crate::survey::Item;

impl Sheet<'_> {
    /// The items of a piece of work, each with its floor.
    pub(super) fn places(&self, of: &WorkItem) -> String {
        let items = of.items.iter().filter_map(|i| self.assessment.survey.items.get(i.0 as usize));
        let names: Vec<String> = items.map(|i| self.place(i)).collect();
        names.join(&self.word("list-comma"))
    }

    /// An item and its floor.
    pub(super) fn place(&self, item: &Item) -> String {
        let name = called(self.assessment, item, self.lang);
        match item.more.as_ref().and_then(|m| m.floor.as_ref()) {
            Some(floor) => {
                let args = [("item", Arg::from(name)), ("floor", Arg::from(floor))];
                self.message("inspection-item-floor", &args)
            }
            None => name,
        }
    }

    /// What an item is part of, from the inside out.
    pub(super) fn around(&self, item: &Item) -> String {
        let items = &self.assessment.survey.items;
        let outer = |of: &Item| of.parent.and_then(|p| items.get(p.0 as usize));
        // Records may nest, and a ring of items must end.
        let names: Vec<String> =
            std::iter::successors(outer(item), |i| outer(i)).take(8).map(|i| self.place(i)).collect();
        names.join(&self.word("work-sheet-within"))
    }

    /// A field of a finding, by its reference.
    pub(super) fn field_of(&self, finding: &Finding, of: FieldRef) -> Option<&Field> {
        let element = of.of.unwrap_or(self.assessment.rule(finding).element);
        self.catalog().element(element).fields.get(usize::from(of.field.0))
    }

    /// The fields that close a finding: those with a target, else all that its rule looks at.
    pub(super) fn closing(&self, mended: &Mended) -> Vec<FieldRef> {
        let finding = &self.assessment.findings[mended.finding];
        let mut found: Vec<FieldRef> = Vec::new();
        let all = self.assessment.rule(finding).check.fields();
        let targets = mended.targets.iter().map(|t| t.field);
        let wanted: Vec<FieldRef> = if mended.targets.is_empty() { all } else { targets.collect() };
        for field in wanted {
            if !found.contains(&field) {
                found.push(field);
            }
        }
        found
    }

    /// What a finding asks for, in words. The sentences of rules on homes may name whom they are for, so a
    /// contractor reads there what is looked at.
    pub(super) fn requirement(&self, finding: &Finding, fields: &[&Field]) -> String {
        if !self.assessment.is_home() {
            return self.assessment.rule(finding).title.get(self.lang).to_owned();
        }
        let titles: Vec<&str> = fields.iter().map(|f| f.title.get(self.lang)).collect();
        titles.join(&self.word("list-comma"))
    }

    /// The beginning of the names of a work item's fields: site, item, measure.
    pub(super) fn stem(&self, of: &WorkItem) -> String {
        let items = &self.assessment.survey.items;
        let item = match self.measure(&of.planned).map(|m| m.scope) {
            Some(crate::checklist::Scope::Item) => of.items.first().and_then(|i| items.get(i.0 as usize)),
            _ => None,
        };
        // No item has this id: `@` is escaped in ids.
        let item = item.map_or_else(|| "@site".to_owned(), |i| part(&i.id));
        format!("{}/{item}/{}", self.key, part(of.planned.measure.as_str()))
    }
}

/// Returns a target as it stands in a drawing: `≤ 1:12`, `850–900 mm`.
pub(super) fn target_text(target: &Target, style: &Style) -> String {
    let text = |edge: &Edge| edge.value.display(style);
    match (&target.low, &target.high) {
        (Some(low), Some(high)) if low.value == high.value => text(low),
        (Some(low), Some(high)) => {
            let (low, high) = (text(low), text(high));
            match (low.rsplit_once([' ', '\u{a0}']), high.rsplit_once([' ', '\u{a0}'])) {
                (Some((number, unit)), Some((_, same))) if unit == same => format!("{number}–{high}"),
                _ => format!("{low} – {high}"),
            }
        }
        (Some(low), None) => format!("{} {}", if low.included { '≥' } else { '>' }, text(low)),
        (None, Some(high)) => format!("{} {}", if high.included { '≤' } else { '<' }, text(high)),
        (None, None) => String::new(),
    }
}

/// Returns the middle of a target and its tolerance: `875 mm ± 25 mm`.
pub(super) fn tolerance_text(target: &Target, style: &Style) -> Option<String> {
    let (middle, half) = target.nominal()?;
    // The middle of two slopes is no slope that anybody sets out.
    let plain = middle.kind != crate::quantity::Kind::Slope && half.value > crate::quantity::Exact::ZERO;
    plain.then(|| format!("{} ± {}", middle.display(style), half.display(style)))
}
