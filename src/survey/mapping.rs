//! Mapping files: what the columns of somebody else's table mean. One row of the table is one item.

use encoding_rs::Encoding;
use jiff::civil::Date;

use super::encoding;
use super::model::Value;
use super::position;
use super::problem::refusal;
use super::value::read_with;
use crate::checklist::{Catalog, Element, ElementIx, Field, FieldIx, FieldKind, InstrumentIx, ProfileId};
use crate::crs::Crs;
use crate::diag::{Code, Diagnostic, Severity, Source};
use crate::document::{self, Node, Problems, Table, unknown};
use crate::quantity::{ParseOptions, Unit, unit};

/// The version of the mapping format that this program reads.
const SCHEMA: i64 = 1;

/// What the columns of a table mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    pub(super) profile: Option<ProfileId>,
    pub(super) element: ElementIx,
    pub(super) site: Cell,
    pub(super) id: Option<String>,
    pub(super) label: Option<String>,
    pub(super) surveyed: Option<Surveyed>,
    pub(super) position: Option<PositionColumns>,
    pub(super) fields: Vec<Mapped>,
    pub(super) constants: Vec<(FieldIx, Value, String)>,
    pub(super) skip: Vec<Skip>,
    pub(super) delimiter: Option<u8>,
    pub(super) encoding: Option<&'static Encoding>,
}

/// The columns of a position, and their system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PositionColumns {
    /// Longitude or easting.
    pub(super) x: String,
    /// Latitude or northing.
    pub(super) y: String,
    pub(super) crs: Crs,
}

/// A value that stands in a column, or is the same for all rows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Constant(String),
    Column(String),
}

/// The day of the visit.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Surveyed {
    Constant(Date),
    Column(String, DateFormat),
}

/// How a column writes dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DateFormat {
    /// `2026-05-04`, with or without a time behind it.
    Iso,
    /// Milliseconds since 1970, UTC.
    EpochMs,
    /// Seconds since 1970, UTC.
    Epoch,
    /// A pattern such as `%m/%d/%Y`.
    Pattern(String),
}

/// Rows that are left out: those whose column has, or has not, one of some values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Skip {
    pub(super) column: String,
    pub(super) values: Vec<String>,
    pub(super) unless: bool,
}

/// A column that is a field.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mapped {
    pub(super) field: FieldIx,
    pub(super) column: String,
    pub(super) options: ParseOptions,
    pub(super) values: Vec<(String, Value)>,
    pub(super) not_measured: Vec<String>,
    pub(super) with: Option<InstrumentIx>,
}

impl Mapping {
    /// Reads a mapping file, or returns all its problems.
    pub fn read(source: &Source, catalog: &Catalog) -> Result<Self, Vec<Diagnostic>> {
        let problems = Problems::new(source);
        let document = document::parse(source, &problems);
        let mapping = mapping(Table::root(&document, &problems), catalog);
        let found = problems.into_vec();
        match mapping {
            Some(mapping) if found.iter().all(|d| d.severity == Severity::Warning) => Ok(mapping),
            _ => Err(found),
        }
    }

    /// Returns the element that every row is.
    pub fn element(&self) -> ElementIx {
        self.element
    }

    /// Returns the columns that the table must have.
    pub fn columns(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        if let Cell::Column(name) = &self.site {
            names.push(name);
        }
        names.extend(self.id.as_deref());
        names.extend(self.label.as_deref());
        if let Some(Surveyed::Column(name, _)) = &self.surveyed {
            names.push(name);
        }
        if let Some(position) = &self.position {
            names.extend([position.x.as_str(), position.y.as_str()]);
        }
        names.extend(self.fields.iter().map(|f| f.column.as_str()));
        names.extend(self.skip.iter().map(|s| s.column.as_str()));
        names
    }
}

fn mapping(root: Table<'_>, catalog: &Catalog) -> Option<Mapping> {
    let version = root.need("schema")?;
    let number = version.int()?;
    if number != SCHEMA {
        let found = Diagnostic::error(Code::SchemaVersion).with("found", number.to_string());
        version.problem(found.with("supported", SCHEMA.to_string()));
        return None;
    }
    let profile = root.get("profile").and_then(|node| {
        let name = node.str()?;
        let known: Vec<&str> = catalog.profiles().iter().map(|p| p.id.as_str()).collect();
        let found = catalog.profiles().iter().find(|p| p.id.as_str() == name);
        if found.is_none() {
            node.problem(unknown(Code::SurveyUnknownProfile, "profile", name, &known));
        }
        found.map(|p| p.id.clone())
    });
    let element = root.need("element").and_then(|node| {
        let name = node.str()?;
        let found = catalog.find_element(name);
        if found.is_none() {
            let known: Vec<&str> = catalog.elements().iter().map(|e| e.id.as_str()).collect();
            node.problem(unknown(Code::SurveyUnknownElement, "element", name, &known));
        }
        found
    });
    let site = root.need("site").and_then(|n| cell(&n));
    let id = string(&root, "id");
    let label = string(&root, "label");
    let surveyed = root.get("surveyed").and_then(|n| surveyed(&n));
    let position = root.get("position").and_then(|n| position_columns(&n));
    let delimiter = root.get("delimiter").and_then(|n| delimiter(&n));
    let encoding = root.get("encoding").and_then(|n| encoding(&n));
    let decimal_comma = root.get("decimal_comma").and_then(|n| n.bool()).unwrap_or_default();
    let skip = root.get("skip_rows_where").map(|n| n.tables()).unwrap_or_default();
    let skip = skip.into_iter().filter_map(skip_rule).collect();
    // A list of places that nobody inspected has no fields.
    let tables = if position.is_some() { root.get("field") } else { root.need("field") };
    let tables = tables.map(|n| n.tables()).unwrap_or_default();
    let mut fields = Vec::new();
    let mut constants = Vec::new();
    if let Some(element) = element {
        for table in tables {
            match field(table, catalog, catalog.element(element), decimal_comma) {
                Some(Entry::Column(mapped)) => fields.push(mapped),
                Some(Entry::Constant(field, value, raw)) => constants.push((field, value, raw)),
                None => {}
            }
        }
    }
    root.finish();
    Some(Mapping {
        profile,
        element: element?,
        site: site?,
        id,
        label,
        surveyed,
        position,
        fields,
        constants,
        skip,
        delimiter,
        encoding,
    })
}

enum Entry {
    Column(Mapped),
    Constant(FieldIx, Value, String),
}

/// `[[field]]`: a field, and the column or the one value that it has.
fn field(table: Table<'_>, catalog: &Catalog, element: &Element, decimal_comma: bool) -> Option<Entry> {
    let name = table.need("field")?;
    let Some((at, field)) = element.field(name.str()?) else {
        let known: Vec<&str> = element.fields.iter().map(|f| f.id.as_str()).collect();
        let found = unknown(Code::SurveyUnknownField, "field", name.str().unwrap_or_default(), &known);
        name.problem(found.with("element", element.id.as_str()));
        return None;
    };
    let unit = table.get("unit").and_then(|n| default_unit(&n, field));
    let options = ParseOptions { default_unit: unit.or(field.unit), decimal_comma };
    if let Some(node) = table.get("value") {
        table.finish();
        let text = node.scalar()?;
        let value = understood(&node, field, &text, &options)?;
        return Some(Entry::Constant(at, value, text));
    }
    let column = table.need("column").and_then(|n| Some(n.str()?.trim().to_owned()));
    let mut values = Vec::new();
    for node in
        table.get("values").and_then(|n| n.table()).iter().flat_map(|t| t.entries().collect::<Vec<_>>())
    {
        let text = node.scalar().unwrap_or_default();
        values.extend(understood(&node, field, &text, &options).map(|v| (node.key.trim().to_owned(), v)));
    }
    let not_measured = table.get("not_measured").map(|n| n.strings()).unwrap_or_default();
    let with = table.get("with").and_then(|node| {
        let name = node.str()?;
        let found = catalog.find_instrument(name);
        if found.is_none() {
            let known: Vec<&str> = catalog.instruments().iter().map(|i| i.id.as_str()).collect();
            node.problem(unknown(Code::SurveyUnknownInstrument, "instrument", name, &known));
        }
        found
    });
    table.finish();
    Some(Entry::Column(Mapped {
        field: at,
        column: column?,
        options,
        values,
        not_measured: not_measured.into_iter().map(|s| s.trim().to_owned()).collect(),
        with,
    }))
}

fn understood(node: &Node<'_>, field: &Field, text: &str, options: &ParseOptions) -> Option<Value> {
    match read_with(field, text, options) {
        Ok((value, _)) => Some(value),
        Err(error) => {
            node.problem(refusal(error, field, text));
            None
        }
    }
}

fn default_unit(node: &Node<'_>, field: &Field) -> Option<&'static Unit> {
    let name = node.str()?;
    let FieldKind::Quantity(kind) = field.kind else {
        let found = Diagnostic::error(Code::SurveyValue).with("key", "unit").with("value", name);
        node.problem(found.with("known", "—").with("suggestion", "").with("has_suggestion", "no"));
        return None;
    };
    let found = unit::find(kind, name);
    if found.is_none() {
        let known: Vec<&str> = unit::of(kind).iter().map(|u| u.symbol).collect();
        node.problem(unknown(Code::SurveyValue, "value", name, &known).with("key", "unit"));
    }
    found
}

fn cell(node: &Node<'_>) -> Option<Cell> {
    if !node.is_table() {
        return node.str().map(|s| Cell::Constant(s.trim().to_owned()));
    }
    let table = node.table()?;
    let column = table.need("column").and_then(|n| Some(n.str()?.trim().to_owned()));
    table.finish();
    column.map(Cell::Column)
}

fn surveyed(node: &Node<'_>) -> Option<Surveyed> {
    if !node.is_table() {
        return node.date().map(Surveyed::Constant);
    }
    let table = node.table()?;
    let column = table.need("column").and_then(|n| Some(n.str()?.trim().to_owned()));
    let format = table.get("format").and_then(|n| date_format(&n));
    table.finish();
    Some(Surveyed::Column(column?, format.unwrap_or(DateFormat::Iso)))
}

fn date_format(node: &Node<'_>) -> Option<DateFormat> {
    match node.str()? {
        "iso" => Some(DateFormat::Iso),
        "epoch_ms" => Some(DateFormat::EpochMs),
        "epoch" => Some(DateFormat::Epoch),
        pattern if pattern.contains('%') => Some(DateFormat::Pattern(pattern.to_owned())),
        other => {
            let known = ["iso", "epoch_ms", "epoch", "%Y/%m/%d"];
            node.problem(unknown(Code::SurveyValue, "value", other, &known).with("key", "format"));
            None
        }
    }
}

fn position_columns(node: &Node<'_>) -> Option<PositionColumns> {
    let table = node.table()?;
    // A system that nobody named would put an item hundreds of metres away without anybody noticing.
    let crs = match table.get("crs") {
        Some(node) => position::crs(&node),
        None => Some(Crs::Wgs84),
    };
    let column = |key| table.need(key).and_then(|n| Some(n.str()?.trim().to_owned()));
    let [x, y] = position::keys(crs.unwrap_or_default()).map(column);
    table.finish();
    Some(PositionColumns { x: x?, y: y?, crs: crs? })
}

fn delimiter(node: &Node<'_>) -> Option<u8> {
    match node.str()? {
        "," => Some(b','),
        ";" => Some(b';'),
        "|" => Some(b'|'),
        "\t" | "tab" => Some(b'\t'),
        other => {
            let known = [",", ";", "|", "tab"];
            node.problem(unknown(Code::SurveyValue, "value", other, &known).with("key", "delimiter"));
            None
        }
    }
}

fn encoding(node: &Node<'_>) -> Option<&'static Encoding> {
    let name = node.str()?;
    let found = encoding::by_name(name);
    if found.is_none() {
        let known = ["utf-8", "utf-16", "gb18030", "gbk"];
        node.problem(unknown(Code::SurveyValue, "value", name, &known).with("key", "encoding"));
    }
    found
}

/// `{ column = "STATUS", is = ["Removed"] }`, or `is_not`.
fn skip_rule(table: Table<'_>) -> Option<Skip> {
    let column = table.need("column").and_then(|n| Some(n.str()?.trim().to_owned()));
    let list = |key| {
        table
            .get(key)
            .map(|n: Node<'_>| if n.is_array() { n.strings() } else { n.str().into_iter().collect() })
    };
    let (is, is_not) = (list("is"), list("is_not"));
    let unless = is.is_none();
    if is.is_none() && is_not.is_none() {
        table.need("is");
    }
    table.finish();
    let values = is.or(is_not)?.into_iter().map(|s| s.trim().to_owned()).collect();
    Some(Skip { column: column?, values, unless })
}

fn string(root: &Table<'_>, key: &'static str) -> Option<String> {
    root.get(key).and_then(|n| Some(n.str()?.trim().to_owned()))
}
