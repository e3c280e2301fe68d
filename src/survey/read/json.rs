//! Records in JSON, with the keys of the TOML form: one record, an array of them, or one a line.
//!
//! `serde_json` parses; a cursor beside it keeps the place of every value, and the result is the same
//! tree that TOML gives, so that one reader of records serves both.

use std::borrow::Cow;
use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::toml::LARGEST;
use super::{Job, Reader, io_problem};
use crate::diag::{Code, Diagnostic, Source};
use crate::document::{Problems, Table};
use crate::survey::encoding::{Decoded, ReadFault, read_to_string};
use crate::survey::record;

/// The longest line of JSON lines, in bytes: one record.
const LONGEST_LINE: u64 = 16 << 20;

pub(super) const READER: Reader = Reader { name: "json", extensions: &["json"], mapped: false, read };
pub(super) const LINES: Reader =
    Reader { name: "jsonl", extensions: &["jsonl", "ndjson"], mapped: false, read: read_lines };

fn read(job: &mut Job<'_>, input: &mut dyn Read) {
    match read_to_string(input, LARGEST) {
        Ok(text) => document(job, &Source::new(job.source.file.clone(), text), 0),
        Err(error) => job.problems.push(io_problem(&job.source.file, &error)),
    }
}

fn read_lines(job: &mut Job<'_>, input: &mut dyn Read) {
    let file = job.source.file.clone();
    let mut lines = BufReader::new(Decoded::new(input, None));
    let mut any = false;
    for number in 0.. {
        let mut line = String::new();
        match (&mut lines).take(LONGEST_LINE + 1).read_line(&mut line) {
            Ok(0) => break,
            Ok(n) if n as u64 > LONGEST_LINE => {
                let fault = ReadFault::TooLong { line: number + 1 }.into_io();
                return job.problems.push(io_problem(&file, &fault));
            }
            Ok(_) if line.trim().is_empty() => {}
            Ok(_) => {
                any = true;
                document(job, &Source::new(file.clone(), line), number);
            }
            Err(error) => return job.problems.push(io_problem(&file, &error)),
        }
    }
    if !any {
        job.problems.push(Diagnostic::error(Code::FileEmpty).at(Source::new(file, "").whole()));
    }
}

/// Reads the records of one JSON text that stands `lines` lines down its file.
fn document(job: &mut Job<'_>, source: &Source, lines: usize) {
    if source.text.trim().is_empty() {
        return job.problems.push(Diagnostic::error(Code::FileEmpty).at(source.whole()));
    }
    let problems = Problems::new(source);
    let mut late = Vec::new();
    if let Some(tree) = parse(source, &problems) {
        let span = tree.span();
        let mut records = Vec::new();
        match tree.into_inner() {
            DeValue::Table(table) => records.push(Spanned::new(span, table)),
            DeValue::Array(array) => {
                for value in array {
                    let span = value.span();
                    match value.into_inner() {
                        DeValue::Table(table) => records.push(Spanned::new(span, table)),
                        other => problems.add(no_record(&other), span),
                    }
                }
            }
            other => problems.add(no_record(&other), span),
        }
        for table in &records {
            let root = Table::root(table, &problems);
            let survey = record::read(root, source, job.source, job.catalog, &mut |d| late.push(d));
            if let Some(survey) = survey {
                (job.part)(survey);
            }
        }
    }
    let found: Vec<Diagnostic> = problems.into_vec().into_iter().chain(late).collect();
    if !found.is_empty() {
        job.suspect(&source.text);
    }
    for mut diagnostic in found {
        if let Some(place) = &mut diagnostic.place {
            place.line += lines;
        }
        job.problems.push(diagnostic);
    }
}

fn no_record(value: &DeValue<'_>) -> Diagnostic {
    Diagnostic::error(Code::WrongType)
        .with("key", "record")
        .with("expected", "table")
        .with("found", value.type_str())
}

/// Parses a text into a tree with places; a text that is no JSON is a problem.
fn parse<'s>(source: &'s Source, problems: &Problems<'_>) -> Option<Spanned<DeValue<'s>>> {
    let cursor = Cursor { text: &source.text, at: std::cell::Cell::new(0), problems };
    let mut json = serde_json::Deserializer::from_str(&source.text);
    let tree = Seed(&cursor).deserialize(&mut json).and_then(|tree| json.end().map(|()| tree));
    match tree {
        Ok(tree) => tree,
        Err(error) => {
            let line = source.text.split_inclusive('\n').take(error.line().saturating_sub(1));
            let at = line.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
            let at = at.min(source.text.trim_end().len());
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default().to_owned();
            problems.add(
                Diagnostic::error(Code::Syntax).with("format", "JSON").with("reason", reason),
                at..at + 1,
            );
            None
        }
    }
}

/// Follows the parser through the text.
struct Cursor<'s, 'p> {
    text: &'s str,
    at: std::cell::Cell<usize>,
    problems: &'p Problems<'p>,
}

impl<'s> Cursor<'s, '_> {
    /// Goes to the next token and returns where it starts.
    fn start(&self) -> usize {
        let rest = &self.text.as_bytes()[self.at.get()..];
        let skip =
            rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':')).count();
        self.at.set(self.at.get() + skip);
        self.at.get()
    }

    /// Passes a string, number or word and returns where it stands.
    fn scalar(&self) -> Range<usize> {
        let start = self.start();
        let rest = &self.text.as_bytes()[start..];
        let length = if rest.first() == Some(&b'"') {
            let mut at = 1;
            while at < rest.len() && rest[at] != b'"' {
                at += if rest[at] == b'\\' { 2 } else { 1 };
            }
            at + 1
        } else {
            rest.iter().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.')).count()
        };
        self.at.set((start + length).min(self.text.len()));
        start..self.at.get()
    }

    /// Passes a bracket and returns where it stands.
    fn bracket(&self) -> usize {
        let at = self.start();
        self.at.set((at + 1).min(self.text.len()));
        at
    }

    /// Returns the text of a number as TOML reads it: every JSON number is one.
    fn number(&self) -> Option<Spanned<DeValue<'s>>> {
        let span = self.scalar();
        let value = DeValue::parse(self.text.get(span.clone())?).ok()?;
        Some(Spanned::new(span, value.into_inner()))
    }
}

/// Deserialises one value beside the cursor; `null` is nothing.
struct Seed<'a, 's, 'p>(&'a Cursor<'s, 'p>);

impl<'de, 's> DeserializeSeed<'de> for Seed<'_, 's, '_> {
    type Value = Option<Spanned<DeValue<'s>>>;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, 's> Visitor<'de> for Seed<'_, 's, '_> {
    type Value = Option<Spanned<DeValue<'s>>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        self.0.scalar();
        Ok(None)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(Spanned::new(self.0.scalar(), DeValue::Boolean(value))))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
        Ok(self.0.number())
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
        Ok(self.0.number())
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(self.0.number())
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Some(Spanned::new(self.0.scalar(), DeValue::String(Cow::Owned(value.to_owned())))))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let start = self.0.bracket();
        let mut array = DeArray::new();
        while let Some(value) = seq.next_element_seed(Seed(self.0))? {
            if let Some(value) = value {
                array.push(value);
            }
        }
        Ok(Some(Spanned::new(start..self.0.bracket() + 1, DeValue::Array(array))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let start = self.0.bracket();
        let mut table = DeTable::new();
        while let Some(key) = map.next_key::<String>()? {
            let span = self.0.scalar();
            let value = map.next_value_seed(Seed(self.0))?;
            let key: Spanned<Cow<'_, str>> = Spanned::new(span.clone(), Cow::Owned(key));
            if table.contains_key(key.get_ref().as_ref()) {
                let twice = Diagnostic::error(Code::Syntax).with("format", "JSON");
                self.0.problems.add(twice.with("reason", format!("duplicate key `{}`", key.get_ref())), span);
            } else if let Some(value) = value {
                table.insert(key, value);
            }
        }
        Ok(Some(Spanned::new(start..self.0.bracket() + 1, DeValue::Table(table))))
    }
}
