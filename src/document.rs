//! TOML documents with their places: every problem of a file is collected, not just the first.
//!
//! A key that was never asked for is an unknown key, so the list of known keys is the code that
//! reads them and cannot drift from it.

use std::cell::RefCell;
use std::ops::Range;
use std::str::FromStr;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Code, Diagnostic, Place, Source, nearest};
use crate::lang::Text;

/// Collects the problems of one source.
#[derive(Debug)]
pub struct Problems<'s> {
    source: &'s Source,
    found: RefCell<Vec<Diagnostic>>,
}

impl<'s> Problems<'s> {
    /// Returns an empty collection for a source.
    pub fn new(source: &'s Source) -> Self {
        Self { source, found: RefCell::default() }
    }

    /// Adds a problem at a range of bytes.
    pub fn add(&self, diagnostic: Diagnostic, span: Range<usize>) {
        self.found.borrow_mut().push(diagnostic.at(self.source.place(span)));
    }

    /// Returns what was found, in the order of the file.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        let mut found = self.found.into_inner();
        found.sort_by_key(|d| d.place.as_ref().map(|p| (p.line, p.column)));
        found
    }
}

/// Parses a TOML document; what cannot be read of it is a problem, and the rest is returned.
pub fn parse<'s>(source: &'s Source, problems: &Problems<'_>) -> Spanned<DeTable<'s>> {
    let (table, errors) = DeTable::parse_recoverable(&source.text);
    for error in errors {
        let span = error.span().unwrap_or(0..0);
        let reason = error.message().lines().next().unwrap_or_default().to_owned();
        problems.add(Diagnostic::error(Code::Syntax).with("format", "TOML").with("reason", reason), span);
    }
    table
}

/// A table whose keys are asked for one by one.
#[derive(Debug)]
pub struct Table<'a> {
    problems: &'a Problems<'a>,
    entries: &'a DeTable<'a>,
    span: Range<usize>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Table<'a> {
    /// Opens the root table of a document.
    pub fn root(table: &'a Spanned<DeTable<'a>>, problems: &'a Problems<'a>) -> Self {
        Self { problems, entries: table.get_ref(), span: table.span(), asked: RefCell::default() }
    }

    /// Returns where the table stands.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Adds a problem.
    pub fn problem(&self, diagnostic: Diagnostic, span: Range<usize>) {
        self.problems.add(diagnostic, span);
    }

    /// Returns the value of a key, if it is there.
    pub fn get(&self, key: &'static str) -> Option<Node<'a>> {
        self.asked.borrow_mut().push(key);
        let (name, value) = self.entries.get_key_value(key)?;
        Some(Node { problems: self.problems, key: key.into(), key_span: name.span(), value })
    }

    /// Returns the value of a key; without it a problem is added.
    pub fn need(&self, key: &'static str) -> Option<Node<'a>> {
        let node = self.get(key);
        if node.is_none() {
            self.problem(Diagnostic::error(Code::MissingKey).with("key", key), self.first_line());
        }
        node
    }

    /// Iterates over all entries, for tables whose keys are names and not keys of the format.
    pub fn entries(&self) -> impl Iterator<Item = Node<'a>> {
        self.entries.iter().map(|(key, value)| Node {
            problems: self.problems,
            key: key.get_ref().to_string().into(),
            key_span: key.span(),
            value,
        })
    }

    /// Reports every key that was not asked for.
    pub fn finish(self) {
        let asked = self.asked.borrow();
        for key in self.entries.keys() {
            let name = key.get_ref().as_ref();
            if !asked.contains(&name) {
                let known: Vec<&str> = asked.iter().copied().collect();
                self.problem(unknown(Code::UnknownKey, "key", name, &known), key.span());
            }
        }
    }

    fn first_line(&self) -> Range<usize> {
        self.span.start..self.span.start + 1
    }
}

/// Returns the diagnostic for a word outside a list, with the nearest of the list as its suggestion.
pub fn unknown(code: Code, name: &'static str, word: &str, known: &[&str]) -> Diagnostic {
    let suggestion = nearest(word, known.iter().copied());
    let mut list: Vec<&str> = known.to_vec();
    list.sort_unstable();
    list.dedup();
    Diagnostic::error(code)
        .with(name, word)
        .with("suggestion", suggestion.unwrap_or_default())
        .with("has_suggestion", if suggestion.is_some() { "yes" } else { "no" })
        .with("known", list.join(", "))
}

/// A value under a key.
#[derive(Debug, Clone)]
pub struct Node<'a> {
    problems: &'a Problems<'a>,
    /// The key.
    pub key: std::borrow::Cow<'static, str>,
    key_span: Range<usize>,
    value: &'a Spanned<DeValue<'a>>,
}

impl<'a> Node<'a> {
    /// Returns where the value stands.
    pub fn span(&self) -> Range<usize> {
        self.value.span()
    }

    /// Returns where the key stands.
    pub fn key_span(&self) -> Range<usize> {
        self.key_span.clone()
    }

    /// Returns the line and column of the value, for a problem that shows only later.
    pub fn place(&self) -> Place {
        self.problems.source.place(self.span())
    }

    /// Adds a problem at the value.
    pub fn problem(&self, diagnostic: Diagnostic) {
        self.problems.add(diagnostic, self.span());
    }

    fn wrong_type(&self, expected: &'static str) {
        let found = self.value.get_ref().type_str();
        self.problem(
            Diagnostic::error(Code::WrongType)
                .with("key", self.key.to_string())
                .with("expected", expected)
                .with("found", found),
        );
    }

    /// Returns a string.
    pub fn str(&self) -> Option<&'a str> {
        let found = self.value.get_ref().as_str();
        if found.is_none() {
            self.wrong_type("string");
        }
        found
    }

    /// Returns true or false.
    pub fn bool(&self) -> Option<bool> {
        let found = self.value.get_ref().as_bool();
        if found.is_none() {
            self.wrong_type("boolean");
        }
        found
    }

    /// Returns a whole number.
    pub fn int(&self) -> Option<i64> {
        let found = self.value.get_ref().as_integer();
        let number = found.and_then(|i| i64::from_str_radix(&i.as_str().replace('_', ""), i.radix()).ok());
        if number.is_none() {
            self.wrong_type("integer");
        }
        number
    }

    /// Returns a number as it is written, for coordinates.
    pub fn float(&self) -> Option<f64> {
        let text = match self.value.get_ref() {
            DeValue::Float(f) => f.as_str().to_owned(),
            DeValue::Integer(i) => i.as_str().to_owned(),
            _ => String::new(),
        };
        let number = text.replace('_', "").parse().ok().filter(|n: &f64| n.is_finite());
        if number.is_none() {
            self.wrong_type("number");
        }
        number
    }

    /// Returns a scalar as an inspector would type it: a string, a number or true/false.
    pub fn scalar(&self) -> Option<String> {
        match self.value.get_ref() {
            DeValue::String(s) => Some(s.to_string()),
            DeValue::Integer(i) => Some(i.as_str().to_owned()),
            DeValue::Float(f) => Some(f.as_str().to_owned()),
            DeValue::Boolean(b) => Some(b.to_string()),
            DeValue::Datetime(d) => Some(d.to_string()),
            DeValue::Array(_) | DeValue::Table(_) => {
                self.wrong_type("value");
                None
            }
        }
    }

    /// Returns true if the value is a table.
    pub fn is_table(&self) -> bool {
        self.value.get_ref().is_table()
    }

    /// Returns true if the value is a whole number.
    pub fn is_int(&self) -> bool {
        self.value.get_ref().as_integer().is_some()
    }

    /// Returns true if the value is `true` or `false`.
    pub fn is_bool(&self) -> bool {
        self.value.get_ref().as_bool().is_some()
    }

    /// Returns true if the value is an array.
    pub fn is_array(&self) -> bool {
        self.value.get_ref().is_array()
    }

    /// Returns a table.
    pub fn table(&self) -> Option<Table<'a>> {
        let Some(table) = self.value.get_ref().as_table() else {
            self.wrong_type("table");
            return None;
        };
        Some(Table { problems: self.problems, entries: table, span: self.span(), asked: RefCell::default() })
    }

    /// Returns the elements of an array.
    pub fn array(&self) -> Vec<Node<'a>> {
        let Some(array) = self.value.get_ref().as_array() else {
            self.wrong_type("array");
            return Vec::new();
        };
        array
            .iter()
            .map(|value| Node {
                problems: self.problems,
                key: self.key.clone(),
                key_span: self.key_span.clone(),
                value,
            })
            .collect()
    }

    /// Returns the tables of an array of tables.
    pub fn tables(&self) -> Vec<Table<'a>> {
        self.array().iter().filter_map(Node::table).collect()
    }

    /// Returns the strings of an array.
    pub fn strings(&self) -> Vec<&'a str> {
        self.array().iter().filter_map(Node::str).collect()
    }

    /// Returns a date, written bare or as a string.
    pub fn date(&self) -> Option<Date> {
        let text = match self.value.get_ref() {
            DeValue::Datetime(d) => d.to_string(),
            DeValue::String(s) => s.to_string(),
            _ => {
                self.wrong_type("date");
                return None;
            }
        };
        let date = Date::from_str(text.trim()).ok();
        if date.is_none() {
            self.problem(Diagnostic::error(Code::SurveyDate).with("value", text));
        }
        date
    }

    /// Returns a value read from a string by its own rules; a refusal is a problem of the given code.
    pub fn parsed<T: FromStr>(&self, code: Code) -> Option<T>
    where
        T::Err: std::fmt::Display,
    {
        let text = self.str()?;
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.problem(
                    Diagnostic::error(code)
                        .with("key", self.key.to_string())
                        .with("value", text)
                        .with("reason", error.to_string()),
                );
                None
            }
        }
    }

    /// Returns a text in both languages; one that is missing or empty is a problem.
    pub fn text(&self) -> Option<Text> {
        let table = self.table()?;
        let part = |key: &'static str| -> Option<String> {
            let found = table.get(key).and_then(|n| n.str()).filter(|s| !s.trim().is_empty());
            if found.is_none() {
                let d = Diagnostic::error(Code::ChecklistLanguage).with("key", self.key.to_string());
                self.problem(d.with("language", key));
            }
            found.map(str::to_owned)
        };
        let (zh, en) = (part("zh"), part("en"));
        table.finish();
        Some(Text { zh: zh?, en: en? })
    }
}
