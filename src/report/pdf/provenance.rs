//! From what a document was made: in words at its end, and in its metadata for other programs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Block;
use super::export::program;
use super::metadata::escaped;
use crate::assessment::{Assessment, Input, inputs};
use crate::checklist::PriceBook;
use crate::lang::{Arg, Lang, message, word};

/// The most records that the metadata names one by one; the hash over all is there always.
const NAMED: usize = 24;
/// The namespace of the properties.
const SPACE: &str = "urn:tantu:provenance:1:";

/// From what a document was made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// The profiles that judged.
    pub checklists: BTreeSet<String>,
    /// SHA-256 of the checklist files that judged, in hex.
    pub editions: BTreeSet<String>,
    /// The records.
    pub records: Vec<Input>,
    /// The price book, by its id.
    pub prices: Option<Input>,
    /// The photos.
    pub photos: Vec<Input>,
}

impl Provenance {
    /// Returns from what a document over assessments is made.
    pub(super) fn of(of: &[&Assessment], prices: Option<&PriceBook>) -> Self {
        Self {
            checklists: of.iter().map(|a| a.checklist.profile().id.to_string()).collect(),
            editions: of.iter().map(|a| a.checklist.catalog().hash().to_owned()).collect(),
            records: inputs(of).0,
            prices: prices.map(|b| Input { file: b.id.clone(), sha256: b.sha256.clone() }),
            photos: Vec::new(),
        }
    }

    /// Returns the properties of the metadata (XMP), without those that have no value.
    pub(super) fn properties(&self) -> String {
        let line = |i: &Input| format!("{}  {}", i.sha256, i.file);
        let over = |of: &[Input]| if of.is_empty() { Vec::new() } else { vec![Input::over(of)] };
        let all = [
            ("checklist", self.checklists.iter().cloned().collect()),
            ("checklistSHA256", self.editions.iter().cloned().collect()),
            ("record", self.records.iter().take(NAMED).map(line).collect()),
            ("recordsSHA256", over(&self.records)),
            ("prices", self.prices.iter().map(line).collect::<Vec<String>>()),
            ("photosSHA256", over(&self.photos)),
        ];
        let mut out = String::new();
        for (name, values) in all.into_iter().filter(|(_, values)| !values.is_empty()) {
            let _ = write!(out, "<tantu:{name}><rdf:Bag>");
            for value in values {
                let _ = write!(out, "<rdf:li>{}</rdf:li>", escaped(&value));
            }
            let _ = write!(out, "</rdf:Bag></tantu:{name}>");
        }
        if out.is_empty() {
            return out;
        }
        format!("<rdf:Description rdf:about=\"\" xmlns:tantu=\"{SPACE}\">{out}</rdf:Description>")
    }
}

/// From what a part of a document was made.
pub(super) struct Sources<'a> {
    pub(super) lang: Lang,
    /// The visits, each under the words of an id.
    pub(super) visits: Vec<(&'a str, &'a Assessment)>,
    pub(super) prices: Option<&'a PriceBook>,
    pub(super) photos: Vec<Input>,
}

impl Sources<'_> {
    /// Returns a section: a line for each.
    pub(super) fn section(&self) -> Vec<Block> {
        let heading = Block::heading(3, word(self.lang, "inspection-versions"));
        std::iter::once(heading).chain(self.lines().into_iter().map(Block::small)).collect()
    }

    /// Returns the same in one paragraph.
    pub(super) fn paragraph(&self) -> Block {
        Block::small(self.lines().join(" · "))
    }

    /// Returns the program with the checklist, and a line for each other source.
    pub(super) fn lines(&self) -> Vec<String> {
        let lang = self.lang;
        let all: Vec<&Assessment> = self.visits.iter().map(|(_, of)| *of).collect();
        let Provenance { checklists, editions, .. } = Provenance::of(&all, None);
        let joined =
            |of: BTreeSet<String>| of.into_iter().collect::<Vec<_>>().join(&word(lang, "list-comma"));
        let named = |id: &str, file: &str, hash: &str| {
            let kind = if hash.is_empty() { "provenance-unhashed" } else { "provenance-file" };
            let args = [("what", word(lang, id).into()), ("file", file.into()), ("hash", hash.into())];
            message(lang, kind, &args)
        };
        let checklist = named("inspection-checklist", &joined(checklists), &joined(editions));
        let mut lines = vec![format!("{} · {checklist}", program())];
        for (id, of) in &self.visits {
            let source = &of.survey.source;
            if !source.file.is_empty() {
                lines.push(named(id, &source.file, &source.sha256));
            }
        }
        if let Some(book) = self.prices {
            lines.push(named("provenance-prices", &book.id, &book.sha256));
        }
        if !self.photos.is_empty() {
            let args =
                [("count", Arg::from(self.photos.len())), ("hash", Arg::from(Input::over(&self.photos)))];
            lines.push(message(lang, "provenance-photos", &args));
        }
        lines
    }
}
