//! How it was decided and reckoned, with what, by which editions: so that somebody else gets the same.

use std::collections::BTreeSet;

use super::Report;
use super::words::points;
use crate::checklist::{Impact, InstrumentIx, Rule, Spread, StandardId};
use crate::finding::Decision;
use crate::lang::Arg;
use crate::quantity::{Kind, Quantity};
use crate::report::pdf::provenance::Sources;
use crate::report::pdf::{Block, Inline, Run, plain};

impl Report<'_, '_> {
    pub(super) fn method(&mut self) {
        let text = self.word("inspection-method");
        self.section(text);
        let decision = match self.assessment.options.decision {
            Decision::Simple => "inspection-decision-simple",
            Decision::Guarded => "inspection-decision-guarded",
            Decision::Strict => "inspection-decision-strict",
        };
        let weights = &self.assessment.checklist.catalog().scoring().weights;
        let weight = |impact: Impact| Arg::from(i64::from(weights.of(impact)));
        let args = [
            ("critical", weight(Impact::Critical)),
            ("serious", weight(Impact::Serious)),
            ("moderate", weight(Impact::Moderate)),
            ("minor", weight(Impact::Minor)),
        ];
        let says = [
            self.word(decision),
            self.word("inspection-unknown"),
            self.message("inspection-formula", &args),
            self.word("inspection-verdict-rule"),
            self.alternatives(),
        ];
        self.blocks.push(Block::List(says.into_iter().filter(|s| !s.is_empty()).map(plain).collect()));
        self.instruments();
        self.standards();
        self.tailored();
        self.versions();
    }

    /// How the score moves under the other published weights.
    fn alternatives(&self) -> String {
        let scoring = self.assessment.checklist.catalog().scoring();
        let one = |(id, score): &(String, crate::score::Score)| {
            let weights = scoring.alternatives.iter().find(|(known, _)| known == id).map_or_else(
                || id.clone(),
                // As elsewhere, from critical to minor.
                |(_, w)| w.by_impact.iter().rev().map(u32::to_string).collect::<Vec<_>>().join(":"),
            );
            let args = [
                ("weights", Arg::from(weights)),
                ("low", Arg::from(points(score.low))),
                ("high", Arg::from(points(score.high))),
            ];
            self.message("inspection-alternative", &args)
        };
        let all: Vec<String> = self.assessment.scores.alternatives.iter().map(one).collect();
        if all.is_empty() || self.assessment.scores.total.weight <= 0.0 {
            return String::new();
        }
        let list = all.join(&self.word("list-then"));
        self.message("inspection-alternatives", &[("list", Arg::from(list))])
    }

    /// The instruments that the record names, with their uncertainty.
    fn instruments(&mut self) {
        let assessment = self.assessment;
        let readings = assessment.survey.items.iter().flat_map(|i| i.readings.iter());
        let used: BTreeSet<InstrumentIx> =
            readings.filter_map(|(_, reading)| reading.more.as_ref()?.with).collect();
        self.blocks.push(Block::heading(3, self.word("inspection-instruments")));
        if used.is_empty() {
            self.small("inspection-instruments-none");
            return;
        }
        let columns = self.columns(&[("inspection-instrument", 5.0), ("inspection-uncertainty", 5.0)]);
        let row = |at: &InstrumentIx| {
            let instrument = assessment.checklist.catalog().instrument(*at);
            let spreads: Vec<String> =
                instrument.uncertainty.iter().map(|(kind, spread)| self.spread(*kind, *spread)).collect();
            let spreads = spreads.join(&self.word("list-then"));
            let known = if spreads.is_empty() { self.word("inspection-uncertainty-none") } else { spreads };
            vec![plain(instrument.title.get(self.lang)), plain(known)]
        };
        let rows = used.iter().map(row).collect();
        self.table("inspection-instruments", columns, rows);
    }

    fn spread(&self, kind: Kind, spread: Spread) -> String {
        let (kind, value) = match spread {
            // A difference of slopes is a share, not `1:n`.
            Spread::Absolute(value) if kind == Kind::Slope => (Kind::Ratio, value),
            Spread::Absolute(value) => (kind, value),
            Spread::Relative(share) => (Kind::Ratio, share),
        };
        let text = Quantity { kind, value }.display(&self.style);
        let id = match spread {
            Spread::Absolute(_) => "inspection-spread",
            Spread::Relative(_) => "inspection-spread-relative",
        };
        self.message(id, &[("spread", Arg::from(text))])
    }

    fn standards(&mut self) {
        let checklist = &self.assessment.checklist;
        let mut points: Vec<Inline> = Vec::new();
        for id in checklist.standards() {
            let Some(standard) = checklist.catalog().standard(id.as_str()) else { continue };
            let args = [
                ("title", Arg::from(standard.title.get(self.lang))),
                ("issuer", Arg::from(standard.issuer.get(self.lang))),
                ("date", Arg::from(standard.in_force())),
            ];
            let mut text = self.message("inspection-standard", &args);
            if let Some(note) = &standard.note {
                text.push_str(note.get(self.lang));
            }
            let mut point = vec![Run::bold(standard.code.as_str()), Run::new(text)];
            point.extend(self.clauses(id));
            points.push(point);
        }
        let heading = Block::heading(3, self.word("inspection-standards"));
        self.blocks.extend([heading, Block::List(points)]);
    }

    /// The clauses of a standard that are not met, where barriers lead to, each with its barriers.
    fn clauses(&self, standard: &StandardId) -> Inline {
        let mut of: Vec<(&Rule, Inline)> = Vec::new();
        for (number, barrier) in (1_usize..).zip(&self.assessment.barriers) {
            let finding = &self.assessment.findings[barrier.finding];
            let rule = self.assessment.rule(finding);
            if rule.standard != *standard {
                continue;
            }
            let name = self.message("inspection-barrier-number", &[("number", Arg::from(number))]);
            let name = Run::new(name).to(Some(self.anchor(finding)));
            match of.iter_mut().find(|(known, _)| known.clause == rule.clause) {
                Some((_, names)) => names.extend([Run::new(self.word("list-comma")), name]),
                None => of.push((rule, vec![name])),
            }
        }
        of.sort_by_cached_key(|(rule, _)| in_order(&rule.clause));
        let mut out = Inline::new();
        for (at, (rule, names)) in of.into_iter().enumerate() {
            let before = if at == 0 { "inspection-clauses-not-met" } else { "list-then" };
            out.push(Run::new(self.word(before)));
            out.push(Run::bold(rule.clause.as_str()).anchored(self.clause_anchor(rule)));
            out.push(Run::new(self.word("inspection-bracket-open")));
            out.extend(names);
            out.push(Run::new(self.word("inspection-bracket-close")));
        }
        out
    }

    fn versions(&mut self) {
        let photos = self.album.read(&self.assessment.survey.source.file);
        let visits = vec![("inspection-record", self.assessment)];
        self.blocks.extend(Sources { lang: self.lang, visits, prices: None, photos }.section());
    }
}

/// Returns the number of a clause so that 2.10 comes after 2.9.
fn in_order(clause: &str) -> Vec<(u64, String)> {
    let parts = clause.split(|c: char| !c.is_alphanumeric());
    parts.map(|p| (p.parse().unwrap_or(u64::MAX), p.to_owned())).collect()
}
