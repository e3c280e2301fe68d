//! The photos of a report: opened once, and reported where they cannot be shown.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use super::Report;
use super::words::capital;
use crate::assessment::Assessment;
use crate::diag::{Code, Diagnostic};
use crate::export::Photos;
use crate::finding::Finding;
use crate::lang::{Arg, Lang, message};
use crate::quantity::Style;
use crate::report::pdf::{Block, Photo, Picture};
use crate::report::photo::Store;

/// What became of a photo: ready, or missing or damaged.
pub(in crate::report::pdf) type Opened = Result<Arc<Photo>, ()>;

/// Opens photos and remembers them.
pub(crate) struct Album<'a> {
    source: Option<&'a dyn Photos>,
    opened: BTreeMap<(String, String), Opened>,
    store: Store,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Album<'a> {
    pub(crate) fn new(source: Option<&'a dyn Photos>) -> Self {
        Self { source, opened: BTreeMap::new(), store: Store::default(), diagnostics: Vec::new() }
    }

    pub(crate) fn into_diagnostics(self) -> Vec<Diagnostic> {
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
        let read = source
            .open(record, name)
            .map_err(|e| (missing(&e), e.to_string()))
            .and_then(|bytes| Photo::read(&bytes).map_err(|e| (e.cause(), e.to_string())));
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

    /// Returns the picture of a photo beside a record, if photos can be opened at all.
    pub(crate) fn picture(&mut self, record: &str, name: &str, shows: &str, lang: Lang) -> Option<Picture> {
        let photo = self.open(record, name)?.ok();
        let alt = message(lang, "inspection-photo-alt", &[("shows", Arg::from(shows))]);
        Some(Picture { photo, alt: capital(&alt), caption: format!("{shows} · {name}") })
    }
}

/// Returns the photo that shows a finding best, with what it shows: of the reading, else of the item.
pub(in crate::report::pdf) fn photo_of(
    assessment: &Assessment,
    finding: &Finding,
    style: &Style,
) -> Option<(String, String)> {
    let item = assessment.item(finding);
    let told = assessment.explain(finding, style);
    let of_reading = told.measured.iter().find_map(|m| {
        let name = m.photos.first()?;
        Some((name.clone(), format!("{} · {}", item.name(), m.title)))
    });
    of_reading.or_else(|| {
        let name = item.more.as_ref()?.photos.first()?;
        Some((name.clone(), item.name().to_owned()))
    })
}

impl Report<'_, '_> {
    /// Returns the picture of a photo beside the record, if photos can be opened at all.
    pub(super) fn picture(&mut self, name: &str, shows: &str) -> Option<Picture> {
        let record = self.assessment.survey.source.file.clone();
        self.album.picture(&record, name, shows, self.lang)
    }

    /// Adds the photos that no barrier shows.
    pub(super) fn further_photos(&mut self) {
        let assessment = self.assessment;
        let shown = self.shown_photos();
        let mut further: Vec<(String, String)> = Vec::new();
        for item in &assessment.survey.items {
            let element = assessment.checklist.catalog().element(item.element);
            let mut add = |name: &String, shows: String| {
                let known = shown.contains(name) || further.iter().any(|(n, _)| n == name);
                if !known {
                    further.push((name.clone(), shows));
                }
            };
            for name in item.more.iter().flat_map(|m| &m.photos) {
                add(name, item.name().to_owned());
            }
            for (field, reading) in item.readings.iter() {
                let Some(field) = element.fields.get(usize::from(field.0)) else { continue };
                for name in reading.more.iter().flat_map(|m| &m.photos) {
                    add(name, format!("{} · {}", item.name(), field.title.get(self.lang)));
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

    /// The photos that stand beside barriers.
    fn shown_photos(&self) -> Vec<String> {
        self.assessment
            .barriers
            .iter()
            .filter_map(|b| self.photo_of(&self.assessment.findings[b.finding]))
            .map(|(name, _)| name)
            .collect()
    }
}
