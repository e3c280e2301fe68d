//! What remains, what nobody measured, by what it was decided, and who signs.

use super::Page;
use crate::checklist::Outcome;
use crate::compare::Change;
use crate::finding::Finding;
use crate::lang::Arg;
use crate::report::pdf::inspection::words::{measured, place, requirement, result};
use crate::report::pdf::provenance::Sources;
use crate::report::pdf::{Block, Inline, Run, Tone, plain};

impl Page<'_, '_> {
    /// The barriers that the works leave.
    pub(super) fn remaining(&mut self) {
        let case = self.case;
        let of = case.newest();
        let left: Vec<(usize, Option<Change>)> = match &case.again {
            Some(again) => {
                let change = |at: usize| {
                    let found = again.comparison.changed.iter().find(|c| c.after == Some(at));
                    found.map(|c| c.change)
                };
                of.barriers.iter().map(|b| (b.finding, change(b.finding))).collect()
            }
            None => case.work.without_measure.iter().map(|at| (*at, None)).collect(),
        };
        let text = self.message("home-remaining", &[("count", Arg::from(left.len()))]);
        self.blocks.push(Block::heading(2, text));
        let measured_again = case.again.is_some();
        if left.is_empty() {
            self.small(if measured_again { "home-remaining-none" } else { "home-remaining-none-projected" });
            return;
        }
        self.small(if measured_again { "home-remaining-note" } else { "home-remaining-note-projected" });
        let mut columns = vec![
            self.column("home-where", 2.0).header(),
            self.column("inspection-requirement", 4.0),
            self.column("inspection-measured", 2.2),
            self.column("inspection-required", 2.2),
        ];
        if measured_again {
            columns.push(self.column("home-since", 1.6));
        }
        let row = |(at, change): (usize, Option<Change>)| {
            let finding = &of.findings[at];
            let told = of.explain(finding, &self.style);
            let mut row = vec![
                plain(place(of, finding, self.lang)),
                requirement(of, of.rule(finding), self.lang),
                vec![Run::bold(measured(&told, self.lang)).tone(Tone::Bad)],
                plain(told.limit.as_str()),
            ];
            if measured_again {
                row.push(plain(change.map(|c| c.title(self.lang)).unwrap_or_default()));
            }
            row
        };
        let rows = left.into_iter().map(row).collect();
        self.table("home-remaining-summary", columns, rows);
    }

    /// What nobody can say of the home, item by item.
    pub(super) fn untested(&mut self) {
        let of = self.case.newest();
        let open: Vec<&Finding> = of
            .findings
            .iter()
            .filter(|f| matches!(f.outcome, Outcome::Untested | Outcome::CantTell) && f.waiver.is_none())
            .collect();
        let text = self.message("home-untested", &[("count", Arg::from(open.len()))]);
        self.blocks.push(Block::heading(2, text));
        if open.is_empty() {
            self.small("home-untested-none");
            return;
        }
        self.small("home-untested-note");
        let columns = vec![
            self.column("inspection-requirement", 4.4).header(),
            self.column("inspection-result", 1.6),
            self.column("home-why", 4.4),
        ];
        let mut rows: Vec<Vec<Inline>> = Vec::new();
        let mut last = None;
        for finding in open {
            if last != Some(finding.item) {
                rows.push(vec![vec![Run::bold(place(of, finding, self.lang))]]);
                last = Some(finding.item);
            }
            let told = of.explain(finding, &self.style);
            rows.push(vec![
                requirement(of, of.rule(finding), self.lang),
                vec![result(finding, self.lang)],
                plain(told.reason.as_str()),
            ]);
        }
        self.table("home-untested-summary", columns, rows);
    }

    pub(super) fn method(&mut self) {
        self.section("inspection-method");
        let mut ids = vec!["home-method-burden", "home-method-measures"];
        ids.push(if self.case.again.is_some() { "home-method-after" } else { "home-method-projection" });
        ids.push("home-method-privacy");
        let points = ids.into_iter().map(|id| plain(self.word(id))).collect();
        self.blocks.push(Block::List(points));
        let mut visits = vec![("home-record-before", self.case.before)];
        let mut photos = self.album.read(&self.case.before.survey.source.file);
        if self.case.again.is_some() {
            let newest = self.case.newest();
            visits.push(("home-record-after", newest));
            photos.extend(self.album.read(&newest.survey.source.file));
            photos.sort();
            photos.dedup();
        }
        let sources = Sources { lang: self.lang, visits, prices: self.case.book, photos };
        self.blocks.extend(sources.section());
    }

    pub(super) fn signatures(&mut self) {
        self.section("inspection-signatures");
        let ids = [
            "inspection-sign-inspector",
            "inspection-sign-resident",
            "inspection-sign-village",
            "inspection-sign-date",
        ];
        let words = ids.map(|id| self.word(id)).to_vec();
        self.blocks.push(Block::Signatures(words));
    }
}
