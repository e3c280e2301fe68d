//! Which home, which visits, what came of it in one sentence, and who lives there.

use super::Page;
use super::burden::range;
use crate::lang::Arg;
use crate::report::pdf::{Block, Inline, Panel, Run, Style, Symbol, Tone, plain};
use crate::retrofit::{Settled, cost_text};

impl Page<'_, '_> {
    pub(super) fn head(&mut self) {
        let (before, newest) = (self.case.before, self.case.newest());
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        let mut add = |id: &str, value: Option<String>| {
            if let Some(value) = value.filter(|v| !v.is_empty()) {
                pairs.push((self.word(id), plain(value)));
            }
        };
        let visit = |of: &crate::assessment::Assessment| {
            let inspector = of.survey.inspector.as_ref().map(|i| format!(" · {i}")).unwrap_or_default();
            Some(format!("{}{inspector}", Self::day(of)))
        };
        add("home-number", Some(before.survey.site.id.clone()));
        add("inspection-profile", Some(before.checklist.profile().title.get(self.lang).to_owned()));
        add("home-visit-before", visit(before));
        add(
            "home-visit-after",
            self.case.again.as_ref().map_or_else(|| Some(self.word("home-visit-none")), |_| visit(newest)),
        );
        add("inspection-items", Some(newest.survey.items.len().to_string()));
        add("inspection-date", self.date.map(|d| d.to_string()));
        let summary = self.word("inspection-facts");
        self.blocks.push(Block::Facts { summary, pairs, columns: 2 });
    }

    /// What came of it, or would, in the words that a reader looks for first.
    pub(super) fn glance(&mut self) {
        let case = self.case;
        let mut lines = Vec::new();
        let outcome = case.before.burden.as_ref().zip(case.outcome());
        let mut tone = Tone::Accent;
        if let Some((before, (after, measured))) = &outcome {
            let args = [("before", Arg::from(range(before))), ("after", Arg::from(range(after)))];
            let id = if *measured { "home-glance-measured" } else { "home-glance-projected" };
            lines.push(Block::Paragraph {
                style: Style::Display,
                text: vec![Run::bold(self.message(id, &args)).tone(tone)],
            });
        }
        let text = if let Some(again) = &case.again {
            let unknown = again.count(Settled::Unknown);
            if unknown > 0 {
                tone = Tone::Fair;
            }
            let gone = again.lines.iter().filter(|l| l.settled.is_gone()).count();
            let args = [
                ("count", Arg::from(again.lines.len())),
                ("gone", Arg::from(gone)),
                ("left", Arg::from(again.count(Settled::NotMet) + again.count(Settled::Waived))),
                ("unknown", Arg::from(unknown)),
            ];
            vec![Run::new(self.message("home-glance-barriers", &args))]
        } else {
            let text = self.word("home-glance-projection");
            vec![Run::bold(text).tone(Tone::Fair).symbol(Symbol::Warn)]
        };
        lines.push(Block::Paragraph { style: Style::Body, text });
        if let Some(text) = self.sum() {
            lines.push(Block::body(text));
        }
        self.blocks.push(Block::Panel(Panel { tone, filled: true, blocks: lines, picture: None }));
    }

    /// What the measures cost, in one sentence.
    pub(super) fn sum(&self) -> Option<String> {
        let book = self.case.book?;
        let total = self.case.work.total;
        let cost = crate::checklist::Cost { low: total.low, typical: total.typical, high: total.high };
        let args = [
            ("count", Arg::from(self.case.work.items.len())),
            ("cost", Arg::from(cost_text(cost, self.lang))),
            ("open", Arg::from(total.unpriced + total.unmeasured)),
            ("example", Arg::from(if book.example { "yes" } else { "no" })),
        ];
        (!self.case.work.items.is_empty()).then(|| self.message("home-sum", &args))
    }

    /// Who lives there, as far as the works need it; category, grade and certificate are never printed.
    pub(super) fn resident(&mut self) {
        let newest = self.case.newest();
        let Some(resident) = newest.survey.resident.as_ref() else { return };
        let catalog = newest.checklist.catalog();
        let needs: Vec<&str> = resident
            .limitations
            .open(self.permit)
            .iter()
            .filter_map(|id| catalog.limitation(id.as_str()))
            .map(|l| l.title.get(self.lang))
            .collect();
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        let mut add = |id: &str, value: Option<String>| {
            if let Some(value) = value.filter(|v| !v.is_empty()) {
                pairs.push((self.word(id), plain(value)));
            }
        };
        add("inspection-resident-name", resident.name.open(self.permit).clone());
        add("inspection-resident-phone", resident.phone.open(self.permit).clone());
        add("inspection-resident-address", resident.address.open(self.permit).clone());
        add("inspection-area", newest.survey.site.area.clone());
        add("inspection-resident-needs", Some(needs.join(&self.word("inspection-comma"))));
        if pairs.is_empty() {
            return;
        }
        self.section("inspection-resident");
        let summary = self.word("inspection-resident");
        self.blocks.push(Block::Facts { summary, pairs, columns: 2 });
    }
}
