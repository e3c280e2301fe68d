//! A record in TOML: one site a file.

use std::io::Read;

use super::{Job, Reader, io_problem};
use crate::diag::{Code, Diagnostic, Severity, Source};
use crate::document::{self, Problems, Table};
use crate::survey::encoding::read_to_string;
use crate::survey::record;

/// The largest record that is read, in bytes; a site with ten thousand readings has about two million.
pub(super) const LARGEST: usize = 64 << 20;

pub(super) const READER: Reader = Reader { name: "toml", extensions: &["toml"], mapped: false, read };

fn read(job: &mut Job<'_>, input: &mut dyn Read) {
    let text = match read_to_string(input, LARGEST) {
        Ok(text) => text,
        Err(error) => return job.problems.push(io_problem(&job.source.file, &error)),
    };
    let source = Source::new(job.source.file.clone(), text);
    if source.text.trim().is_empty() {
        return job.problems.push(Diagnostic::error(Code::FileEmpty).at(source.whole()));
    }
    let problems = Problems::new(&source);
    let document = document::parse(&source, &problems);
    let broken = problems.into_vec();
    if broken.iter().any(|d| d.severity == Severity::Error) {
        job.suspect(&source.text);
        // Half a record would count what is missing as not inspected.
        return job.problems.list.extend(broken);
    }
    let problems = Problems::new(&source);
    let root = Table::root(&document, &problems);
    let survey = record::read(root, &source, job.source, job.catalog, &mut |d| job.problems.push(d));
    job.problems.list.extend(problems.into_vec());
    match survey {
        Some(survey) => (job.part)(survey),
        None => job.suspect(&source.text),
    }
}
