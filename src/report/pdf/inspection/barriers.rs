//! The barriers, most important first: each with its figures, its clause, its remedy and a photo.

use super::photos;
use super::words::capital;
use super::{Report, impact_tone};
use crate::finding::Finding;
use crate::lang::Arg;
use crate::report::edition;
use crate::report::pdf::{Block, Inline, Panel, Run, Symbol, Tone, plain};
use crate::score::Barrier;

impl Report<'_, '_> {
    pub(super) fn barriers(&mut self) {
        let barriers = &self.assessment.barriers;
        let text = self.message("inspection-barriers", &[("count", Arg::from(barriers.len()))]);
        self.section(text);
        if barriers.is_empty() {
            self.small("inspection-barriers-none");
            return;
        }
        self.small("inspection-barriers-note");
        if let Some(text) = edition::existing(self.assessment, self.lang) {
            self.blocks.push(Block::small(text));
        }
        for (number, barrier) in barriers.iter().enumerate() {
            self.barrier(number + 1, barrier);
        }
    }

    fn barrier(&mut self, number: usize, barrier: &Barrier) {
        let assessment = self.assessment;
        let finding = &assessment.findings[barrier.finding];
        let rule = assessment.rule(finding);
        let args = [
            ("number", Arg::from(number)),
            ("item", Arg::from(self.place(finding))),
            ("rule", Arg::from(rule.title.get(self.lang))),
        ];
        let heading = Block::anchored(3, self.message("inspection-barrier", &args), self.anchor(finding));
        let picture = self.photo_of(finding).and_then(|(name, shows)| self.picture(&name, &shows));
        let mut pairs = self.barrier_facts(barrier, finding);
        // Without a photo there is room for two columns: what was measured beside what is required.
        let columns = if picture.is_some() { 1 } else { 2 };
        let clause = self.word("inspection-clause");
        if let Some(at) = pairs.iter().position(|(name, _)| columns == 2 && *name == clause) {
            let clause = pairs.remove(at);
            pairs.insert(1, clause);
        }
        let summary = self.word("inspection-barrier-facts");
        let facts = Block::Facts { summary, pairs, columns };
        let tone = impact_tone(rule.impact);
        let blocks = vec![heading, facts];
        self.blocks.push(Block::Panel(Panel { tone, filled: false, blocks, picture }));
    }

    fn barrier_facts(&self, barrier: &Barrier, finding: &Finding) -> Vec<(String, Inline)> {
        let rule = self.assessment.rule(finding);
        let told = self.assessment.explain(finding, &self.style);
        let mut pairs: Vec<(String, Inline)> = Vec::new();
        let mut add = |id: &str, value: Inline| {
            if value.iter().any(|r| !r.text.is_empty()) {
                pairs.push((self.word(id), value));
            }
        };
        let tone = impact_tone(rule.impact);
        let gain = format!("{:.1}", barrier.gain * 100.0);
        let gain = self.message("inspection-gain-points", &[("points", Arg::from(gain))]);
        let impact = capital(&rule.impact.title(self.lang));
        add("inspection-impact", vec![Run::bold(impact).tone(tone), Run::new(format!(" · {gain}"))]);
        let mut measured = vec![Run::bold(self.measured(&told)).tone(Tone::Bad).symbol(Symbol::Cross)];
        if let Some(margin) = &told.margin_text {
            measured.push(Run::new(format!(" · {margin}")));
        }
        add("inspection-measured", measured);
        add("inspection-required", plain(told.limit.as_str()));
        let demanded = edition::demanded(self.assessment, finding, self.lang);
        let source = [self.clause(rule), demanded, rule.confidence.title(self.lang)];
        add("inspection-clause", plain(source.join(" · ")));
        add("inspection-affects", plain(self.affected(rule)));
        add("inspection-remedy", plain(self.remedies(rule)));
        let note = self.assessment.item(finding).more.as_ref().and_then(|m| m.note.as_deref());
        add("inspection-note", plain(note.unwrap_or_default()));
        pairs
    }

    fn remedies(&self, rule: &crate::checklist::Rule) -> String {
        let catalog = self.assessment.checklist.catalog();
        let name = |id: &crate::checklist::MeasureId| {
            catalog.measure(id.as_str()).map(|m| m.title.get(self.lang).to_owned())
        };
        let names: Vec<String> = rule.remedy.iter().filter_map(name).collect();
        names.join(&self.word("list-then"))
    }

    /// Returns the photo that shows a finding best, with what it shows.
    pub(super) fn photo_of(&self, finding: &Finding) -> Option<(String, String)> {
        photos::photo_of(self.assessment, finding, &self.style)
    }
}
