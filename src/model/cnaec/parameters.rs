//! What an assessor states for T/CNAEC 1304-2022 and no survey can say, from a TOML file.

use std::collections::BTreeMap;

use super::formula::Building;
use crate::checklist::Catalog;
use crate::diag::{Code, Diagnostic, Source};
use crate::document::{self, Node, Problems, Table, unknown};
use crate::model::Points;
use crate::quantity::Exact;

/// What is stated, and not measured.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parameters {
    /// The kind of building.
    pub building: Building,
    /// Q5: points for innovation; more than 20 count as 20.
    pub innovation: Option<Points>,
    /// The score of the acceptance of construction, 0 to 100; only in the first year.
    pub construction: Option<Points>,
    /// After the first year, in its place: whether the test on site by GB 50642 was passed.
    pub site_test: Option<bool>,
    /// The score of operation and maintenance, 0 to 100.
    pub maintenance: Option<Points>,
    /// The points of single items, by rule.
    pub points: BTreeMap<String, Exact>,
}

impl Parameters {
    /// Reads a parameter file, or returns all its problems.
    pub fn read(source: &Source, catalog: &Catalog) -> Result<Self, Vec<Diagnostic>> {
        let problems = Problems::new(source);
        let document = document::parse(source, &problems);
        let root = Table::root(&document, &problems);
        let found = read(&root, catalog);
        root.finish();
        let problems = problems.into_vec();
        if problems.is_empty() { Ok(found) } else { Err(problems) }
    }
}

fn read(root: &Table<'_>, catalog: &Catalog) -> Parameters {
    if let Some(version) = root.need("schema")
        && let Some(number) = version.int()
        && number != 1
    {
        let found = Diagnostic::error(Code::SchemaVersion).with("found", number.to_string());
        version.problem(found.with("supported", "1"));
    }
    let one_of = |node: &Node<'_>, known: &[&str]| {
        let word = node.str()?;
        if !known.contains(&word) {
            node.problem(value(node, word, known.join(", ")));
        }
        Some(word.to_owned())
    };
    if let Some(model) = root.need("model") {
        one_of(&model, &["cnaec-1304"]);
    }
    let words: Vec<&str> = Building::WORDS.iter().map(|(word, _)| *word).collect();
    let word = root.get("building").and_then(|n| one_of(&n, &words));
    let building = Building::WORDS.iter().find(|(w, _)| word.as_deref() == Some(w)).map(|(_, b)| *b);
    Parameters {
        building: building.unwrap_or_default(),
        innovation: root.get("innovation").and_then(|n| points(&n)),
        construction: root.get("construction").and_then(|n| points(&n)),
        site_test: root.get("site_test_passed").and_then(|n| n.bool()),
        maintenance: root.get("maintenance").and_then(|n| points(&n)),
        points: root.get("points").and_then(|n| n.table()).map(|t| items(&t, catalog)).unwrap_or_default(),
    }
}

fn items(table: &Table<'_>, catalog: &Catalog) -> BTreeMap<String, Exact> {
    let known: Vec<&str> = catalog.rules().iter().map(|r| r.id.as_str()).collect();
    let mut found = BTreeMap::new();
    for node in table.entries() {
        let id = node.key.to_string();
        if catalog.rule(&id).is_none() {
            let own: Vec<&str> = known.iter().copied().filter(|k| k.starts_with("cnaec")).collect();
            node.problem(unknown(Code::SurveyUnknownRule, "rule", &id, &own));
        }
        if let Some(worth) = points(&node) {
            found.insert(id, worth.exact());
        }
    }
    found
}

/// Reads 0 to 100 points.
fn points(node: &Node<'_>) -> Option<Points> {
    let text = node.scalar()?;
    let found = Points::parse(&text).filter(|p| (Points::ZERO..=Points::FULL).contains(p));
    if found.is_none() {
        node.problem(value(node, &text, "0–100".to_owned()));
    }
    found
}

fn value(node: &Node<'_>, value: &str, known: String) -> Diagnostic {
    let bad = Diagnostic::error(Code::SettingValue).with("name", node.key.to_string());
    bad.with("value", value).with("known", known)
}
