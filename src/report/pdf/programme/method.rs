//! How it was counted, with what and from what: so that somebody else gets the same.

use std::collections::BTreeSet;

use super::Report;
use crate::assessment::{Input, inputs};
use crate::finding::Decision;
use crate::lang::Arg;
use crate::privacy::K;
use crate::report::pdf::export::program;
use crate::report::pdf::{Block, Column, Inline, plain};

/// The most files that are listed on paper; the machine twin has all.
const SHOWN: usize = 4;

impl Report<'_> {
    pub(super) fn method(&mut self) {
        self.section("programme-method");
        let least = [("least", Arg::from(K))];
        let decisions: BTreeSet<&str> = self
            .of
            .sites
            .iter()
            .map(|a| match a.options.decision {
                Decision::Simple => "inspection-decision-simple",
                Decision::Guarded => "inspection-decision-guarded",
                Decision::Strict => "inspection-decision-strict",
            })
            .collect();
        let mut points: Vec<Inline> = decisions.into_iter().map(|id| plain(self.word(id))).collect();
        points.extend([
            plain(self.word("programme-method-score")),
            plain(self.word("programme-method-area")),
            plain(self.message("programme-method-homes", &least)),
        ]);
        if self.of.change.is_some() || !self.of.earlier.is_empty() {
            points.push(plain(self.word("programme-method-newest")));
        }
        self.blocks.push(Block::List(points));
        self.versions();
        self.files();
    }

    fn versions(&mut self) {
        let sites = &self.of.sites;
        let all = |of: BTreeSet<String>| of.into_iter().collect::<Vec<_>>().join(&self.word("list-then"));
        let mut pairs: Vec<(String, Inline)> = vec![(self.word("inspection-program"), plain(program()))];
        if !sites.is_empty() {
            let profiles = sites.iter().map(|a| a.checklist.profile().id.to_string()).collect();
            let hashes = sites.iter().map(|a| a.checklist.catalog().hash().to_owned()).collect();
            let standards = sites
                .iter()
                .flat_map(|a| {
                    let catalog = a.checklist.catalog();
                    let ids = a.checklist.standards().into_iter();
                    ids.filter_map(|id| Some(catalog.standard(id.as_str())?.code_in(self.lang).to_owned()))
                        .collect::<Vec<_>>()
                })
                .collect();
            pairs.push((self.word("inspection-checklist"), plain(all(profiles))));
            pairs.push((self.word("inspection-checklist-hash"), plain(all(hashes))));
            pairs.push((self.word("inspection-standards"), plain(all(standards))));
        }
        let title = self.word("inspection-versions");
        self.blocks.push(Block::heading(3, title.clone()));
        self.blocks.push(Block::Facts { summary: title, pairs, columns: 1 });
    }

    /// The files that were read. Those of homes are in no public release, and not counted here either.
    fn files(&mut self) {
        let all: Vec<_> = self.of.sites.iter().chain(&self.of.earlier).copied().collect();
        let (records, hash) = inputs(&all);
        let sources = self.sources.iter().map(|s| Input { file: s.file.clone(), sha256: s.sha256.clone() });
        let listed: Vec<Input> = sources.chain(records.iter().take(SHOWN).cloned()).collect();
        if listed.is_empty() {
            return;
        }
        let columns = vec![
            Column::new(self.word("programme-file"), 3.0).header(),
            Column::new(self.word("programme-sha256"), 5.0),
        ];
        let rows = listed.into_iter().map(|i| vec![plain(i.file), plain(i.sha256)]).collect();
        self.blocks.push(Block::heading(3, self.word("programme-files")));
        self.table("programme-files", columns, rows);
        if records.len() > SHOWN {
            let args = [("count", Arg::from(records.len() - SHOWN)), ("hash", Arg::from(hash))];
            self.small(self.message("programme-files-more", &args));
        }
    }
}
