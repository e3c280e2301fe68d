//! The photos of a report: opened once, and reported where they cannot be shown.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use super::Report;
use super::words::{called, capital};
use crate::assessment::{Assessment, Input};
use crate::diag::{Code, Diagnostic};
use crate::export::Photos;
use crate::finding::Finding;
use crate::lang::{Arg, Lang, message};
use crate::quantity::Style;
use crate::report::pdf::{Block, Doc, Photo, Picture};
use crate::report::photo::Store;

/// The most photos beside a barrier; the others stand at the end.
const MOST: usize = 3;

/// What became of a photo: ready, or missing or damaged.
pub(in crate::report::pdf) type Opened = Result<Arc<Photo>, ()>;

/// Opens photos and remembers them.
pub(crate) struct Album<'a> {
    source: Option<&'a dyn Photos>,
    opened: BTreeMap<(String, String), Opened>,
    store: Store,
    /// The files that were read, with the record that each stands beside.
    read: BTreeSet<(String, Input)>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Album<'a> {
    pub(crate) fn new(source: Option<&'a dyn Photos>) -> Self {
        Self {
            source,
            opened: BTreeMap::new(),
            store: Store::default(),
            read: BTreeSet::new(),
            diagnostics: Vec::new(),
        }
    }

    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// Returns the photos of a record that were read so far, by name.
    pub(in crate::report::pdf) fn read(&self, record: &str) -> Vec<Input> {
        self.read.iter().filter(|(of, _)| of == record).map(|(_, photo)| photo.clone()).collect()
    }

    /// Returns what could not be shown, and adds to a document which photos it was made from.
    pub(in crate::report::pdf) fn close(self, doc: &mut Doc) -> Vec<Diagnostic> {
        doc.provenance.photos = self.read.into_iter().map(|(_, photo)| photo).collect();
        self.diagnostics
    }

    /// Returns a photo, or nothing where nobody opens photos.
    pub(in crate::report::pdf) fn open(&mut self, record: &str, name: &str) -> Option<Opened> {
        let source = self.source?;
        let key = (record.to_owned(), name.to_owned());
        if let Some(known) = self.opened.get(&key) {
            return Some(known.clone());
        }
        let missing = |e: &io::Error| if e.kind() == io::ErrorKind::NotFound { "missing" } else { "other" };
        let read = source.open(record, name).map_err(|e| (missing(&e), e.to_string())).and_then(|bytes| {
            self.read.insert((record.to_owned(), Input::new(name, &bytes)));
            Photo::read(&bytes).map_err(|e| (e.cause(), e.to_string()))
        });
        let photo = match read {
            Ok(photo) => Ok(Arc::new(photo.kept(&self.store))),
            Err((cause, reason)) => {
                let said = Diagnostic::warning(Code::ReportPhoto).with("photo", name).with("record", record);
                self.diagnostics.push(said.with("cause", cause).with("reason", reason));
                Err(())
            }
        };
        self.opened.insert(key, photo.clone());
        Some(photo)
    }

    /// Returns the pictures of photos that show one thing, at most so many, each with the name of its file: those of
    /// the first kind that has any that can be shown; else one gap for all.
    pub(in crate::report::pdf) fn best(
        &mut self,
        record: &str,
        kinds: &[Vec<(String, String)>],
        most: usize,
        lang: Lang,
    ) -> Vec<(String, Picture)> {
        let mut gap = None;
        for photos in kinds {
            let mut found = Vec::new();
            for (name, shows) in photos {
                match self.picture(record, name, shows, lang) {
                    Some(picture) if picture.photo.is_some() => found.push((name.clone(), picture)),
                    Some(picture) if gap.is_none() => gap = Some((name.clone(), picture)),
                    _ => {}
                }
                if found.len() == most {
                    break;
                }
            }
            if !found.is_empty() {
                return found;
            }
        }
        gap.into_iter().collect()
    }

    /// Returns the picture of a photo beside a record, if photos can be opened at all.
    pub(crate) fn picture(&mut self, record: &str, name: &str, shows: &str, lang: Lang) -> Option<Picture> {
        let photo = self.open(record, name)?.ok();
        let alt = message(lang, "inspection-photo-alt", &[("shows", Arg::from(shows))]);
        Some(Picture { photo, alt: capital(&alt), caption: format!("{shows} · {name}") })
    }
}

/// Returns the photos of a finding, each with what it shows: those of its readings, then those of its item.
pub(in crate::report::pdf) fn photos_of(
    assessment: &Assessment,
    finding: &Finding,
    style: &Style,
) -> [Vec<(String, String)>; 2] {
    let item = assessment.item(finding);
    let called = called(assessment, item, style.lang);
    let told = assessment.explain(finding, style);
    let mut of_readings: Vec<(String, String)> = Vec::new();
    for measured in &told.measured {
        for name in &measured.photos {
            if !of_readings.iter().any(|(known, _)| known == name) {
                of_readings.push((name.clone(), format!("{called} · {}", measured.title)));
            }
        }
    }
    let of_item = item.more.iter().flat_map(|m| &m.photos);
    [of_readings, of_item.map(|name| (name.clone(), called.clone())).collect()]
}

impl Report<'_, '_> {
    /// Returns the picture of a photo beside the record, if photos can be opened at all.
    pub(super) fn picture(&mut self, name: &str, shows: &str) -> Option<Picture> {
        let record = self.assessment.survey.source.file.clone();
        self.album.picture(&record, name, shows, self.lang)
    }

    /// Returns the pictures that stand beside a barrier, and remembers that they are shown.
    pub(super) fn pictures(&mut self, finding: &Finding) -> Vec<Picture> {
        let record = self.assessment.survey.source.file.clone();
        let kinds = photos_of(self.assessment, finding, &self.style);
        let found = self.album.best(&record, &kinds, MOST, self.lang);
        let keep = |(name, picture): (String, Picture)| {
            self.shown.insert(name);
            picture
        };
        found.into_iter().map(keep).collect()
    }

    /// Adds the photos that no barrier shows.
    pub(super) fn further_photos(&mut self) {
        let assessment = self.assessment;
        let mut further: Vec<(String, String)> = Vec::new();
        for item in &assessment.survey.items {
            let element = assessment.checklist.catalog().element(item.element);
            let mut add = |name: &String, shows: String| {
                let known = self.shown.contains(name) || further.iter().any(|(n, _)| n == name);
                if !known {
                    further.push((name.clone(), shows));
                }
            };
            for name in item.more.iter().flat_map(|m| &m.photos) {
                add(name, called(assessment, item, self.lang));
            }
            for (field, reading) in item.readings.iter() {
                let Some(field) = element.fields.get(usize::from(field.0)) else { continue };
                for name in reading.more.iter().flat_map(|m| &m.photos) {
                    let item = called(assessment, item, self.lang);
                    add(name, format!("{item} · {}", field.title.get(self.lang)));
                }
            }
        }
        let pictures: Vec<Picture> =
            further.iter().filter_map(|(name, shows)| self.picture(name, shows)).collect();
        if !pictures.is_empty() {
            let text = self.word("inspection-photos");
            self.section(text);
            self.blocks.push(Block::Pictures(pictures));
        }
    }
}
