//! A table with one item a row, whose columns a [`Mapping`] explains.
//!
//! The header is turned into a plan once; then every cell goes straight from the row into its item.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::table::Rows;
use super::{Found, Job, Reader};
use crate::checklist::Element;
use crate::diag::{Code, Diagnostic, nearest};
use crate::survey::mapping::{Cell, DateFormat, Mapped, Mapping, Surveyed};
use crate::survey::model::{Item, ItemMore, ReadingMore, Survey};
use crate::survey::position;
use crate::survey::problem::{code, refusal};
use crate::survey::value::read_with;

pub(super) const READER: Reader =
    Reader { name: "csv-wide", extensions: &["csv", "tsv", "txt"], mapped: true, read };

fn read(job: &mut Job<'_>, input: &mut dyn Read) {
    let delimiter = job.options.mapping.and_then(|mapping| mapping.delimiter);
    read_table(job, input, delimiter);
}

/// Reads a table whose columns the mapping of the job explains.
pub(super) fn read_table(job: &mut Job<'_>, input: &mut dyn Read, delimiter: Option<u8>) {
    let Some(mapping) = job.options.mapping else {
        let whole = crate::diag::Source::new(job.source.file.clone(), "").whole();
        return job.problems.push(Diagnostic::error(Code::TableForm).at(whole));
    };
    let mut rows = match Rows::open(job.source.file.clone(), input, delimiter, mapping.encoding) {
        Ok(rows) => rows,
        Err(problem) => return job.problems.push(problem),
    };
    let Some(plan) = Plan::new(mapping, &rows, &mut job.problems) else { return };
    let element = job.catalog.element(mapping.element);
    let mut groups = Groups::default();
    let mut seen = Seen::default();
    while let Some(row) = rows.advance() {
        if let Err(problem) = row {
            job.problems.push(problem);
            break;
        }
        if rows.is_blank() || plan.skips(&rows) {
            continue;
        }
        if rows.len() != rows.header.len() {
            job.problems.in_column(Code::TableRow, "", || {
                Diagnostic::error(Code::TableRow)
                    .with("found", rows.len().to_string())
                    .with("expected", rows.header.len().to_string())
                    .at(rows.place(0))
            });
            continue;
        }
        let site = plan.site(&rows);
        if site.is_empty() {
            missing(&rows, plan.site_column, &mut job.problems);
            continue;
        }
        let Some(item) = plan.item(&rows, element, site, &mut seen, &mut job.problems) else { continue };
        let date = plan.date(&rows, &mut job.problems);
        let open = groups.find(site, date, || plan.survey(job, site, date));
        open.items.push(item);
        groups.held += 1;
        if groups.held >= job.rows {
            groups.flush(job.part);
        }
    }
    groups.flush(job.part);
}

/// The hashes of the ids so far; they need no hashing again.
type Seen = HashSet<u64, BuildHasherDefault<AsItIs>>;

/// Takes a hash for a hash.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// The surveys that rows are sorted into, by site and day.
#[derive(Default)]
struct Groups {
    open: Vec<Survey>,
    places: HashMap<(String, Option<Date>), usize>,
    last: usize,
    held: usize,
}

impl Groups {
    fn find(&mut self, site: &str, date: Option<Date>, make: impl FnOnce() -> Survey) -> &mut Survey {
        let same = |s: &Survey| s.site.id == site && s.surveyed == date;
        if !self.open.get(self.last).is_some_and(same) {
            let next = self.open.len();
            self.last = *self.places.entry((site.to_owned(), date)).or_insert(next);
            if self.last == next {
                self.open.push(make());
            }
        }
        &mut self.open[self.last]
    }

    fn flush(&mut self, part: &mut dyn FnMut(Survey)) {
        self.places.clear();
        self.held = 0;
        self.open.drain(..).for_each(part);
    }
}

/// Where everything stands in a row.
struct Plan<'m> {
    mapping: &'m Mapping,
    site_column: usize,
    id: Option<usize>,
    label: Option<usize>,
    date: Option<(usize, &'m DateFormat)>,
    position: Option<(usize, usize)>,
    cells: Vec<(usize, &'m Mapped)>,
    skip: Vec<(usize, &'m [String], bool)>,
}

impl<'m> Plan<'m> {
    /// Finds the columns of the mapping in the header; those that are not there are problems.
    fn new(mapping: &'m Mapping, rows: &Rows<'_>, problems: &mut Found) -> Option<Self> {
        let mut complete = true;
        let mut missing: Vec<&str> =
            mapping.columns().into_iter().filter(|c| rows.column(c).is_none()).collect();
        missing.dedup();
        for name in missing {
            complete = false;
            let suggestion = nearest(name, rows.header.iter().map(String::as_str));
            problems.push(
                Diagnostic::error(Code::TableColumn)
                    .with("column", name)
                    .with("suggestion", suggestion.unwrap_or_default())
                    .with("has_suggestion", if suggestion.is_some() { "yes" } else { "no" })
                    .with("known", rows.header.join(", "))
                    .at(rows.place(suggestion.and_then(|s| rows.column(s)).unwrap_or_default())),
            );
        }
        if !complete {
            return None;
        }
        let column = |name: &str| rows.column(name);
        Some(Self {
            mapping,
            site_column: match &mapping.site {
                Cell::Constant(_) => 0,
                Cell::Column(name) => column(name)?,
            },
            id: mapping.id.as_deref().and_then(column),
            label: mapping.label.as_deref().and_then(column),
            date: match &mapping.surveyed {
                Some(Surveyed::Column(name, format)) => Some((column(name)?, format)),
                _ => None,
            },
            position: match &mapping.position {
                Some(columns) => Some((column(&columns.x)?, column(&columns.y)?)),
                None => None,
            },
            cells: mapping.fields.iter().filter_map(|f| Some((column(&f.column)?, f))).collect(),
            skip: mapping
                .skip
                .iter()
                .filter_map(|s| Some((column(&s.column)?, s.values.as_slice(), s.unless)))
                .collect(),
        })
    }

    fn skips(&self, rows: &Rows<'_>) -> bool {
        self.skip.iter().any(|(column, values, unless)| {
            let cell = rows.cell(*column);
            values.iter().any(|v| v == cell) != *unless
        })
    }

    fn site<'r>(&'r self, rows: &'r Rows<'_>) -> &'r str {
        match &self.mapping.site {
            Cell::Constant(id) => id,
            Cell::Column(_) => rows.cell(self.site_column),
        }
    }

    fn survey(&self, job: &Job<'_>, site: &str, date: Option<Date>) -> Survey {
        let mut survey = Survey::new(site);
        survey.source = job.source.clone();
        survey.profile.clone_from(&self.mapping.profile);
        survey.surveyed = date;
        survey
    }

    fn date(&self, rows: &Rows<'_>, problems: &mut Found) -> Option<Date> {
        let (column, format) = match (&self.mapping.surveyed, self.date) {
            (Some(Surveyed::Constant(date)), _) => return Some(*date),
            (_, found) => found?,
        };
        let cell = rows.cell(column);
        if cell.is_empty() {
            return None;
        }
        let date = parse_date(cell, format);
        if date.is_none() {
            problems.in_column(Code::SurveyDate, &rows.header[column], || {
                Diagnostic::error(Code::SurveyDate).with("value", cell).at(rows.place(column))
            });
        }
        date
    }

    fn item(
        &self,
        rows: &Rows<'_>,
        element: &Element,
        site: &str,
        seen: &mut Seen,
        problems: &mut Found,
    ) -> Option<Item> {
        let id = if let Some(column) = self.id {
            let id = rows.cell(column);
            if id.is_empty() {
                missing(rows, column, problems);
                return None;
            }
            // Hashes, since a million ids would be in memory twice: two ids share one of 2⁶⁴ about never.
            let mut hasher = DefaultHasher::new();
            (site, id).hash(&mut hasher);
            if !seen.insert(hasher.finish()) {
                problems.in_column(Code::SurveyDuplicateItem, &rows.header[column], || {
                    Diagnostic::error(Code::SurveyDuplicateItem).with("item", id).at(rows.place(column))
                });
                return None;
            }
            id.to_owned()
        } else {
            format!("row-{}", rows.line())
        };
        let mut item = Item::new(id, self.mapping.element);
        item.label = self.label.map(|c| rows.cell(c)).filter(|l| !l.is_empty()).map(str::to_owned);
        item.more = self.position(rows, problems);
        let constants = &self.mapping.constants;
        item.readings.reserve(self.cells.len() + constants.len(), rows.text_len());
        for (field, value, raw) in constants {
            item.readings.set(*field, *value, raw, None);
        }
        for (column, mapped) in &self.cells {
            let cell = rows.cell(*column);
            if cell.is_empty() || mapped.not_measured.iter().any(|n| n == cell) {
                continue;
            }
            reading(rows, *column, mapped, element, &mut item, problems);
        }
        Some(item)
    }

    fn position(&self, rows: &Rows<'_>, problems: &mut Found) -> Option<Box<ItemMore>> {
        let (lon_at, lat_at) = self.position?;
        let (lon, lat) = (rows.cell(lon_at), rows.cell(lat_at));
        if lon.is_empty() && lat.is_empty() {
            return None;
        }
        let crs = self.mapping.position.as_ref().map(|p| p.crs).unwrap_or_default();
        let found = position::read(crs, [lon, lat]);
        match found {
            Ok(position) => Some(Box::new(ItemMore { position: Some(position), ..ItemMore::default() })),
            Err(diagnostic) => {
                let fits = |n: f64| crs.is_projected() || (-180.0..=180.0).contains(&n);
                let wrong = if position::number(lon).is_some_and(fits) { lat_at } else { lon_at };
                problems.in_column(diagnostic.code, &rows.header[wrong], || diagnostic.at(rows.place(wrong)));
                None
            }
        }
    }
}

/// Notes a cell that must not be empty.
fn missing(rows: &Rows<'_>, column: usize, problems: &mut Found) {
    let name = &rows.header[column];
    problems.in_column(Code::MissingKey, name, || {
        Diagnostic::error(Code::MissingKey).with("key", name).at(rows.place(column))
    });
}

/// Reads one cell into the item.
#[inline]
fn reading(
    rows: &Rows<'_>,
    column: usize,
    mapped: &Mapped,
    element: &Element,
    item: &mut Item,
    problems: &mut Found,
) {
    let cell = rows.cell(column);
    let with = |uncertainty| {
        let more = ReadingMore { uncertainty, with: mapped.with, ..ReadingMore::default() };
        (uncertainty.is_some() || mapped.with.is_some()).then(|| Box::new(more))
    };
    if let Some((_, value)) = mapped.values.iter().find(|(name, _)| name == cell) {
        item.readings.set(mapped.field, *value, cell, with(None));
        return;
    }
    let field = &element.fields[usize::from(mapped.field.0)];
    match read_with(field, cell, &mapped.options) {
        Ok((value, uncertainty)) => item.readings.set(mapped.field, value, cell, with(uncertainty)),
        Err(error) => {
            item.readings.refuse(mapped.field, cell);
            problems.in_column(code(&error), &rows.header[column], || {
                // A number is easier to believe or not with the unit that it was read in.
                let unit =
                    mapped.options.default_unit.filter(|_| cell.ends_with(|c: char| c.is_ascii_digit()));
                let shown = unit.map_or(cell.to_owned(), |u| format!("{cell} {}", u.symbol));
                refusal(error, field, &shown).at(rows.place(column))
            });
        }
    }
}

/// Reads a date; the time behind it does not matter, epochs are days in UTC.
fn parse_date(text: &str, format: &DateFormat) -> Option<Date> {
    let day = |t: Timestamp| Offset::UTC.to_datetime(t).date();
    match format {
        DateFormat::Iso => Date::from_str(text.get(..10).unwrap_or(text)).ok(),
        DateFormat::EpochMs => Timestamp::from_millisecond(text.parse().ok()?).ok().map(day),
        DateFormat::Epoch => Timestamp::from_second(text.parse().ok()?).ok().map(day),
        DateFormat::Pattern(pattern) => Date::strptime(pattern, text).ok(),
    }
}
