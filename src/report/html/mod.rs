//! HTML: the documents of the PDF as one self-contained page for browsers, phones and screen readers.
//!
//! # Steps
//! 1. The template of the kind makes blocks, the same as for paper; an inspection one site at a time.
//! 2. `page` writes what stands around them: title, contents, landmarks, style.
//! 3. `body` writes block after block to where the page goes; `inline`, `table`, `score` and `picture`
//!    know how each looks.
//!
//! The page needs no network and no script, and says so to the browser (Content-Security-Policy). All
//! text passes through `maud`, which escapes it. At most one site's blocks and photos are in memory.

mod body;
mod inline;
mod page;
mod picture;
mod score;
mod style;
mod table;

use std::io::{self, Write as _};

use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter, Kind};
use crate::lang::{Arg, Lang, message, word};
use crate::report::figures;
use crate::report::kinds;
use crate::report::pdf::inspection::{self, Album};
use crate::report::pdf::{Block, Doc, program};
use body::Body;
use page::{Entry, Frame};

/// Writes documents as accessible HTML (WCAG 2.2 AA).
#[derive(Debug, Clone, Copy)]
pub struct Html;

impl Exporter for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn extension(&self) -> &'static str {
        "html"
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        let mut out = io::BufWriter::new(out);
        let kind = batch.settings.kind;
        let said = if kind == Kind::INSPECTION && batch.release.assessments().len() != 1 {
            several(batch, &mut out)?
        } else {
            let (doc, mut said) = kinds::template(kind).document(batch);
            said.extend(document(&doc, batch.release.is_internal(), &mut out)?);
            said
        };
        out.flush()?;
        Ok(said)
    }
}

/// Writes one document as a page; returns what could not be shown as it was given.
pub fn document(doc: &Doc, internal: bool, out: &mut dyn io::Write) -> io::Result<Vec<Diagnostic>> {
    let parts = page::parts(&doc.blocks);
    let many = parts.len() > 1;
    let entries = if many {
        let entry = |(number, (text, _)): (usize, &(String, &[Block]))| Entry {
            anchor: format!("part-{number}"),
            text: text.clone(),
            told: Vec::new(),
        };
        (1..).zip(&parts).map(entry).collect()
    } else {
        page::sections(&doc.blocks, "").into_iter().map(Entry::of_section).collect()
    };
    let frame = Frame {
        title: doc.title.clone(),
        lang: doc.lang,
        mark: doc.mark.clone(),
        internal,
        program: doc.creator.clone(),
        date: doc.created.map(jiff::civil::DateTime::date),
        heading: (parts.len() != 1).then(|| doc.title.clone()),
        press: &doc.press,
        entries,
    };
    frame.around(out, |out| {
        if !many {
            return part(out, doc.lang, "", 0, &doc.blocks);
        }
        let mut said = Vec::new();
        for (number, (_, blocks)) in (1..).zip(&parts) {
            let id = format!("part-{number}");
            said.extend(page::site(out, doc.lang, &id, |out| {
                part(out, doc.lang, &format!("{id}-"), 1, blocks)
            })?);
        }
        Ok(said)
    })
}

/// Writes blocks under headings of their own; returns what could not be shown.
fn part(
    out: &mut dyn io::Write,
    lang: Lang,
    prefix: &str,
    above: u8,
    blocks: &[Block],
) -> io::Result<Vec<Diagnostic>> {
    let mut body = Body::new(out, lang, prefix, above);
    body.blocks(blocks)?;
    body.end()
}

/// Writes several sites, or none, one after the other, behind a table of contents.
fn several(batch: &Batch<'_>, out: &mut dyn io::Write) -> io::Result<Vec<Diagnostic>> {
    let lang = batch.settings.lang;
    let assessments = batch.release.assessments();
    let keys = figures::keys(assessments);
    let homes = assessments.iter().any(|a| a.is_home());
    let mark = if homes { "inspection-internal-home" } else { "inspection-internal" };
    let days = || assessments.iter().filter_map(|a| a.survey.surveyed).max();
    let entry = |(at, a): (usize, &&crate::assessment::Assessment)| Entry {
        anchor: format!("site-{}", at + 1),
        text: a.survey.site.label.clone(),
        told: vec![
            figures::score_text(&a.scores.total, lang),
            figures::grade_text(a, lang),
            message(lang, "inspection-barriers", &[("count", Arg::from(a.barriers.len()))]),
        ],
    };
    let mut entries: Vec<Entry> = assessments.iter().enumerate().map(entry).collect();
    if batch.release.homes().is_some() {
        entries.push(Entry {
            anchor: "homes".to_owned(),
            text: word(lang, "inspection-homes"),
            told: Vec::new(),
        });
    }
    let frame = Frame {
        title: inspection::heading(batch),
        lang,
        mark: batch.release.is_internal().then(|| word(lang, mark)),
        internal: batch.release.is_internal(),
        program: program(),
        date: batch.settings.date.or_else(days),
        heading: Some(inspection::heading(batch)),
        press: &batch.settings.press,
        entries,
    };
    let mut said = Vec::new();
    let more = frame.around(out, |out| {
        let mut more = Vec::new();
        for (number, (assessment, key)) in (1..).zip(assessments.iter().zip(&keys)) {
            // The photos of a site are let go with it.
            let mut album = Album::new(batch.photos);
            let mut blocks = Vec::new();
            inspection::site(batch, assessment, key, &mut album, &mut blocks);
            said.extend(album.into_diagnostics());
            let id = format!("site-{number}");
            let inside = |out: &mut dyn io::Write| part(out, lang, &format!("{id}-"), 1, &blocks);
            more.extend(page::site(out, lang, &id, inside)?);
        }
        if let Some(summary) = batch.release.homes() {
            let mut blocks: Vec<Block> = Vec::new();
            inspection::home::summary(&mut blocks, lang, summary, batch.release, true);
            more.extend(page::site(out, lang, "homes", |out| part(out, lang, "homes-", 1, &blocks))?);
        }
        Ok(more)
    })?;
    said.extend(more);
    Ok(said)
}
