//! The barriers, most important first: each with its figures, its clause, its remedy and a photo.

use super::words::capital;
use super::{Report, impact_tone};
use crate::finding::Finding;
use crate::lang::Arg;
use crate::report::edition;
use crate::report::pdf::{Block, Inline, Panel, Run, Symbol, Tone, plain};
use crate::score::Barrier;

/// Stands for what is put in later; no text holds it, because it cannot be drawn.
const MARK: &str = "\u{e000}";

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
            // The name becomes a link, so its place is marked.
            ("item", Arg::from(MARK)),
            ("rule", Arg::from(rule.title.get(self.lang))),
        ];
        let text = self.led(self.message("inspection-barrier", &args), self.item_anchor(finding), finding);
        let heading = Block::Heading { level: 3, text, anchor: Some(self.anchor(finding)) };
        let mut pictures = self.pictures(finding);
        let picture = if pictures.len() == 1 { pictures.pop() } else { None };
        let mut pairs = self.barrier_facts(barrier, finding);
        // Without a photo beside them there is room for two columns: what was measured beside what is required.
        let columns = if picture.is_some() { 1 } else { 2 };
        let clause = self.word("inspection-clause");
        if let Some(at) = pairs.iter().position(|(name, _)| columns == 2 && *name == clause) {
            let clause = pairs.remove(at);
            pairs.insert(1, clause);
        }
        let summary = self.word("inspection-barrier-facts");
        let facts = Block::Facts { summary, pairs, columns };
        let tone = impact_tone(rule.impact);
        let mut blocks = vec![heading, facts];
        if !pictures.is_empty() {
            blocks.push(Block::Strip(pictures));
        }
        self.blocks.push(Block::Panel(Panel { tone, filled: false, blocks, picture }));
    }

    /// Returns a heading in which the name of the item leads to all that was checked there.
    fn led(&self, text: String, to: Option<String>, finding: &Finding) -> Inline {
        let name = Run::new(self.place(finding)).to(to);
        match text.split_once(MARK) {
            Some((before, after)) => vec![Run::new(before), name, Run::new(after)],
            None => plain(text),
        }
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
        let clause = Run::new(self.clause(rule)).to(self.clause_anchor(rule));
        let weight = [String::new(), demanded, rule.confidence.title(self.lang)];
        add("inspection-clause", vec![clause, Run::new(weight.join(" · "))]);
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
}
