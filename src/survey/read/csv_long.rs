//! The long form: one reading a row, under fixed column names. Needs no mapping file.
//!
//! `site, profile, surveyed, item, element, field, value [, unit, with, label, parent, lon, lat, crs, note]`

use std::collections::HashMap;
use std::io::Read;
use std::str::FromStr;

use jiff::civil::Date;

use super::table::Rows;
use super::{Found, Job, Reader};
use crate::checklist::{Catalog, ElementIx};
use crate::crs::{Crs, UnknownCrs};
use crate::diag::{Code, Diagnostic, nearest};
use crate::document::unknown;
use crate::quantity::ParseOptions;
use crate::survey::builder::Builder;
use crate::survey::model::{Item, ItemIx, ItemMore, ReadingMore, Survey};
use crate::survey::position;
use crate::survey::problem::{code, refusal};
use crate::survey::value::read_with;

pub(super) const READER: Reader =
    Reader { name: "csv", extensions: &["csv", "tsv", "txt"], mapped: false, read };

/// The columns, in the order of [`Col`].
const COLUMNS: [&str; 15] = [
    "site", "item", "element", "field", "value", "profile", "surveyed", "unit", "with", "label", "parent",
    "lon", "lat", "note", "crs",
];
/// How many of the columns every table has.
const NEEDED: usize = 5;

/// A column, by its place in [`COLUMNS`].
#[derive(Clone, Copy)]
enum Col {
    Site,
    Item,
    Element,
    Field,
    Value,
    Profile,
    Surveyed,
    Unit,
    With,
    Label,
    Parent,
    Lon,
    Lat,
    Note,
    Crs,
}

fn read(job: &mut Job<'_>, input: &mut dyn Read) {
    let rows = match Rows::open(job.source.file.clone(), input, None, None) {
        Ok(rows) => rows,
        Err(problem) => return job.problems.push(problem),
    };
    let Some(columns) = columns(&rows, &mut job.problems) else { return };
    let mut table =
        Long { rows, columns, catalog: job.catalog, builders: Vec::new(), places: HashMap::new() };
    while let Some(row) = table.rows.advance() {
        if let Err(problem) = row {
            job.problems.push(problem);
            break;
        }
        if !table.rows.is_blank() {
            table.row(job);
        }
    }
    for builder in table.builders {
        let survey = builder.finish(&mut |d| job.problems.push(d));
        (job.part)(survey);
    }
}

/// Finds the columns in the header.
fn columns(rows: &Rows<'_>, problems: &mut Found) -> Option<[Option<usize>; COLUMNS.len()]> {
    let columns = COLUMNS.map(|name| rows.column(name));
    let missing: Vec<&str> = (0..NEEDED).filter(|i| columns[*i].is_none()).map(|i| COLUMNS[i]).collect();
    if missing.len() >= 3 {
        // Not the long form at all.
        problems.push(
            Diagnostic::error(Code::TableForm).with("needed", COLUMNS[..NEEDED].join(", ")).at(rows.place(0)),
        );
        return None;
    }
    for name in &missing {
        let suggestion = nearest(name, rows.header.iter().map(String::as_str));
        problems.push(
            Diagnostic::error(Code::TableColumn)
                .with("column", *name)
                .with("suggestion", suggestion.unwrap_or_default())
                .with("has_suggestion", if suggestion.is_some() { "yes" } else { "no" })
                .with("known", rows.header.join(", "))
                .at(rows.place(suggestion.and_then(|s| rows.column(s)).unwrap_or_default())),
        );
    }
    for (at, name) in rows.header.iter().enumerate() {
        if !COLUMNS.contains(&name.as_str()) && !name.is_empty() {
            let mut found = unknown(Code::UnknownKey, "key", name, &COLUMNS);
            found.severity = crate::diag::Severity::Warning;
            problems.push(found.at(rows.place(at)));
        }
    }
    missing.is_empty().then_some(columns)
}

/// The table and the surveys that come out of it.
struct Long<'a> {
    rows: Rows<'a>,
    columns: [Option<usize>; COLUMNS.len()],
    catalog: &'a Catalog,
    builders: Vec<Builder>,
    places: HashMap<(String, Option<Date>), usize>,
}

impl Long<'_> {
    fn cell(&self, column: Col) -> &str {
        self.columns[column as usize].map_or("", |c| self.rows.cell(c))
    }

    /// Notes a problem of the current row at a column.
    fn problem(&self, job: &mut Job<'_>, column: Col, code: Code, make: impl FnOnce() -> Diagnostic) {
        job.problems.in_column(code, COLUMNS[column as usize], || {
            make().at(self.rows.place(self.columns[column as usize].unwrap_or_default()))
        });
    }

    fn needs(&self, job: &mut Job<'_>, column: Col) -> bool {
        let there = !self.cell(column).is_empty();
        if !there {
            let key = COLUMNS[column as usize];
            self.problem(job, column, Code::MissingKey, || {
                Diagnostic::error(Code::MissingKey).with("key", key)
            });
        }
        there
    }

    fn row(&mut self, job: &mut Job<'_>) {
        if ![Col::Site, Col::Item, Col::Element].into_iter().all(|c| self.needs(job, c)) {
            return;
        }
        let survey = self.survey(job);
        let Some((item, element)) = self.item(job, survey) else { return };
        if self.cell(Col::Value).is_empty() || !self.needs(job, Col::Field) {
            // Not measured.
            return;
        }
        self.reading(job, survey, item, element);
    }

    /// Returns the survey of the row, by site and day.
    fn survey(&mut self, job: &mut Job<'_>) -> usize {
        let day = self.cell(Col::Surveyed);
        let date = Date::from_str(day.get(..10).unwrap_or(day)).ok();
        if date.is_none() && !day.is_empty() {
            self.problem(job, Col::Surveyed, Code::SurveyDate, || {
                Diagnostic::error(Code::SurveyDate).with("value", day)
            });
        }
        let key = (self.cell(Col::Site).to_owned(), date);
        if let Some(at) = self.places.get(&key) {
            return *at;
        }
        let mut survey = Survey::new(key.0.clone());
        survey.source = job.source.clone();
        survey.surveyed = date;
        let profile = self.cell(Col::Profile);
        if !profile.is_empty() {
            let profiles = self.catalog.profiles();
            survey.profile = profiles.iter().find(|p| p.id.as_str() == profile).map(|p| p.id.clone());
            if survey.profile.is_none() {
                let known: Vec<&str> = profiles.iter().map(|p| p.id.as_str()).collect();
                self.problem(job, Col::Profile, Code::SurveyUnknownProfile, || {
                    unknown(Code::SurveyUnknownProfile, "profile", profile, &known)
                });
            }
        }
        let at = self.builders.len();
        self.builders.push(Builder::new(survey));
        self.places.insert(key, at);
        at
    }

    /// Returns the item of the row; what describes it counts where it first appears.
    fn item(&mut self, job: &mut Job<'_>, survey: usize) -> Option<(ItemIx, ElementIx)> {
        let name = self.cell(Col::Element);
        let Some(element) = self.catalog.find_element(name) else {
            let known: Vec<&str> = self.catalog.elements().iter().map(|e| e.id.as_str()).collect();
            self.problem(job, Col::Element, Code::SurveyUnknownElement, || {
                unknown(Code::SurveyUnknownElement, "element", name, &known)
            });
            return None;
        };
        let id = self.cell(Col::Item).to_owned();
        if let Some(at) = self.builders[survey].find(&id) {
            if self.builders[survey].item(at).is_some_and(|i| i.element != element) {
                self.problem(job, Col::Element, Code::SurveyDuplicateItem, || {
                    Diagnostic::error(Code::SurveyDuplicateItem).with("item", id)
                });
                return None;
            }
            return Some((at, element));
        }
        let mut item = Item::new(id, element);
        item.label = Some(self.cell(Col::Label)).filter(|l| !l.is_empty()).map(str::to_owned);
        item.more = self.position(job);
        let parent = self.cell(Col::Parent);
        let parent = (!parent.is_empty()).then(|| {
            let column = self.columns[Col::Parent as usize].unwrap_or_default();
            (parent.to_owned(), self.rows.place(column))
        });
        Some((self.builders[survey].add(item, parent)?, element))
    }

    fn position(&self, job: &mut Job<'_>) -> Option<Box<ItemMore>> {
        let (lon, lat) = (self.cell(Col::Lon), self.cell(Col::Lat));
        if lon.is_empty() && lat.is_empty() {
            return None;
        }
        let name = self.cell(Col::Crs);
        let Ok(crs) = (if name.is_empty() { Ok(Crs::Wgs84) } else { name.parse() }) else {
            self.problem(job, Col::Crs, Code::SurveyValue, || {
                unknown(Code::SurveyValue, "value", name, UnknownCrs::known()).with("key", "crs")
            });
            return None;
        };
        // The columns keep their names where the system has metres: easting stands in `lon`.
        match position::read(crs, [lon, lat]) {
            Ok(position) => Some(Box::new(ItemMore { position: Some(position), ..ItemMore::default() })),
            Err(diagnostic) => {
                self.problem(job, Col::Lat, diagnostic.code, || diagnostic);
                None
            }
        }
    }

    fn reading(&mut self, job: &mut Job<'_>, survey: usize, item: ItemIx, element: ElementIx) {
        let element = self.catalog.element(element);
        let name = self.cell(Col::Field);
        let Some((at, field)) = element.field(name) else {
            let known: Vec<&str> = element.fields.iter().map(|f| f.id.as_str()).collect();
            return self.problem(job, Col::Field, Code::SurveyUnknownField, || {
                unknown(Code::SurveyUnknownField, "field", name, &known).with("element", element.id.as_str())
            });
        };
        let (value, unit) = (self.cell(Col::Value), self.cell(Col::Unit));
        let text = if unit.is_empty() { value.to_owned() } else { format!("{value} {unit}") };
        let with = self.cell(Col::With);
        let instrument = self.catalog.find_instrument(with);
        if instrument.is_none() && !with.is_empty() {
            let known: Vec<&str> = self.catalog.instruments().iter().map(|i| i.id.as_str()).collect();
            self.problem(job, Col::With, Code::SurveyUnknownInstrument, || {
                unknown(Code::SurveyUnknownInstrument, "instrument", with, &known)
            });
        }
        let note = Some(self.cell(Col::Note)).filter(|n| !n.is_empty()).map(str::to_owned);
        let options = ParseOptions { default_unit: field.unit, decimal_comma: false };
        let found = read_with(field, &text, &options);
        if let Err(error) = &found {
            self.problem(job, Col::Value, code(error), || refusal(error.clone(), field, &text));
        }
        let taken = self.builders[survey].item(item).is_some_and(|i| i.readings.get(at).is_some());
        if taken {
            return self.problem(job, Col::Field, Code::SurveyDuplicateReading, || {
                Diagnostic::error(Code::SurveyDuplicateReading)
                    .with("field", field.id.as_str())
                    .with("item", self.cell(Col::Item))
            });
        }
        let Some(item) = self.builders[survey].item(item) else { return };
        match found {
            Ok((value, uncertainty)) => {
                let more = ReadingMore { uncertainty, with: instrument, note, ..ReadingMore::default() };
                let more = (more != ReadingMore::default()).then(|| Box::new(more));
                item.readings.set(at, value, &text, more);
            }
            Err(_) => item.readings.refuse(at, &text),
        }
    }
}
