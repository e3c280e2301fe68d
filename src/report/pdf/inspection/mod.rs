//! The inspection report: one assessment → the blocks of a signed document.
//!
//! It decides nothing: verdicts, scores and the order of barriers come as they are. Homes are shown
//! only in an internal release, which every page then says.

mod barriers;
mod checks;
mod edition;
mod head;
pub(crate) mod home;
mod method;
mod photos;
mod score;
mod words;

use std::io;

use jiff::civil::Date;

use super::{Block, Doc, FontSet, Tone, render};
use crate::assessment::Assessment;
use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter};
use crate::lang::{Arg, Lang, message, word};
use crate::quantity::Style;
use crate::report::figures;
use crate::survey::Permit;
pub(crate) use photos::Album;

/// Writes inspection reports as tagged PDF.
#[derive(Debug, Clone, Copy)]
pub struct Inspection;

impl Exporter for Inspection {
    fn name(&self) -> &'static str {
        "pdf"
    }

    fn extension(&self) -> &'static str {
        "pdf"
    }

    fn is_binary(&self) -> bool {
        true
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        let (doc, mut diagnostics) = document(batch);
        let done = render(&doc, &FontSet::shipped()).map_err(|e| ExportError::Format(e.to_string()))?;
        out.write_all(&done.bytes)?;
        diagnostics.extend(done.diagnostics);
        Ok(diagnostics)
    }
}

/// Returns the report on the assessments of a batch, one after the other, and what its photos lack.
pub fn document(batch: &Batch<'_>) -> (Doc, Vec<Diagnostic>) {
    let lang = batch.settings.lang;
    let assessments = batch.release.assessments();
    let homes = assessments.iter().filter(|a| a.is_home()).count();
    let mut album = Album::new(batch.photos);
    let mut blocks = Vec::new();
    for (number, (assessment, key)) in assessments.iter().zip(figures::keys(assessments)).enumerate() {
        if number > 0 {
            blocks.push(Block::PageBreak);
        }
        site(batch, assessment, &key, &mut album, &mut blocks);
    }
    if let Some(summary) = batch.release.homes() {
        home::summary(&mut blocks, lang, summary, assessments.is_empty());
    }
    let mark = match (batch.release.is_internal(), homes) {
        (false, _) => None,
        (true, 0) => Some(word(lang, "inspection-internal")),
        (true, _) => Some(word(lang, "inspection-internal-home")),
    };
    let day = batch.settings.date.or_else(|| assessments.iter().filter_map(|a| a.survey.surveyed).max());
    let program = program();
    let foot = match assessments {
        [one] => format!("{} · {program}", one.survey.site.label),
        _ => program.clone(),
    };
    let doc = Doc {
        title: heading(batch),
        lang,
        author: None,
        subject: Some(word(lang, "inspection-subject")),
        creator: program,
        created: day.map(|d| d.at(0, 0, 0, 0)),
        foot,
        mark,
        blocks,
    };
    (doc, album.into_diagnostics())
}

/// Adds the report on one assessment of a batch; `key` tells it from the others.
pub(crate) fn site<'a>(
    batch: &Batch<'a>,
    assessment: &'a Assessment,
    key: &str,
    album: &mut Album<'a>,
    blocks: &mut Vec<Block>,
) {
    let mut report = Report {
        assessment,
        key,
        lang: batch.settings.lang,
        style: batch.settings.style(),
        date: batch.settings.date,
        permit: batch.release.permit(),
        album,
        blocks,
    };
    report.write();
}

/// Returns what the report on a batch is called.
pub(crate) fn heading(batch: &Batch<'_>) -> String {
    let lang = batch.settings.lang;
    match batch.release.assessments() {
        [one] => title(one, lang),
        many => message(lang, "inspection-title-many", &[("count", Arg::from(many.len()))]),
    }
}

/// The program with its version.
pub(crate) fn program() -> String {
    format!("Tantu {}", env!("CARGO_PKG_VERSION"))
}

pub(crate) fn title(assessment: &Assessment, lang: Lang) -> String {
    let id = if assessment.is_home() { "inspection-title-home" } else { "inspection-title" };
    message(lang, id, &[("site", Arg::from(&assessment.survey.site.label))])
}

/// A report being written.
struct Report<'a, 'b> {
    assessment: &'a Assessment,
    /// What tells the assessment from the others of the batch.
    key: &'b str,
    lang: Lang,
    style: Style,
    /// The day that the report carries.
    date: Option<Date>,
    permit: Option<&'a Permit>,
    album: &'b mut Album<'a>,
    blocks: &'b mut Vec<Block>,
}

impl Report<'_, '_> {
    fn write(&mut self) {
        let title = title(self.assessment, self.lang);
        self.blocks.push(Block::heading(1, title));
        self.head();
        self.resident();
        self.verdicts();
        self.score();
        self.burden();
        self.barriers();
        self.gaps();
        self.open();
        self.checks();
        self.advice();
        self.waivers();
        self.further_photos();
        self.method();
        self.signatures();
    }

    fn word(&self, id: &str) -> String {
        word(self.lang, id)
    }

    fn message(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        message(self.lang, id, args)
    }

    /// Adds a heading of the second level.
    fn section(&mut self, text: String) {
        self.blocks.push(Block::heading(2, text));
    }

    fn small(&mut self, id: &str) {
        let text = self.word(id);
        self.blocks.push(Block::small(text));
    }

    fn signatures(&mut self) {
        let ids = if self.assessment.is_home() {
            [
                "inspection-sign-inspector",
                "inspection-sign-resident",
                "inspection-sign-village",
                "inspection-sign-date",
            ]
        } else {
            [
                "inspection-sign-inspector",
                "inspection-sign-site",
                "inspection-sign-reviewer",
                "inspection-sign-date",
            ]
        };
        let heading = Block::heading(2, self.word("inspection-signatures"));
        let mut words: Vec<String> = ids.map(|id| self.word(id)).to_vec();
        if let Some(inspector) = &self.assessment.survey.inspector {
            words[0] = format!("{} · {inspector}", words[0]);
        }
        self.blocks.extend([heading, Block::Signatures(words)]);
    }
}

/// How bad an impact looks.
fn impact_tone(impact: crate::checklist::Impact) -> Tone {
    use crate::checklist::Impact;
    match impact {
        Impact::Critical => Tone::Bad,
        Impact::Serious => Tone::Accent,
        Impact::Moderate | Impact::Minor => Tone::Muted,
    }
}
