//! Assessments → text for a terminal, a screen reader or a braille line.
//!
//! Verdicts come first, then the score with its range, then what stops people, then what nobody
//! measured. Words say everything; marks and colour only repeat them.

mod edition;
mod lists;
mod models;
mod pen;
mod site;
mod summary;

use std::io;

use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter};
use pen::Pen;

/// Text that a person reads on the spot.
#[derive(Debug)]
pub struct Human;

impl Exporter for Human {
    fn name(&self) -> &'static str {
        "human"
    }

    fn extension(&self) -> &'static str {
        "txt"
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        let mut pen = Pen::new(out, batch.settings.look);
        if batch.release.is_internal() {
            pen.heading(&crate::lang::word(batch.settings.lang, "export-internal"))?;
        }
        for assessment in batch.release.assessments() {
            site::write(&mut pen, assessment, &batch.settings)?;
        }
        summary::write(&mut pen, batch)?;
        Ok(Vec::new())
    }
}
