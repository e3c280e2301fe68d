//! Who lives in a home: every value goes into [`Personal`] as it is read.

use super::model::{DisabilityCategory, Resident};
use super::personal::Personal;
use super::record::text;
use crate::checklist::{Catalog, LimitationId};
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, unknown};

/// The categories of GB/T 26341-2010, as records write them.
const CATEGORIES: [(&str, DisabilityCategory); 7] = [
    ("visual", DisabilityCategory::Visual),
    ("hearing", DisabilityCategory::Hearing),
    ("speech", DisabilityCategory::Speech),
    ("limb", DisabilityCategory::Limb),
    ("intellectual", DisabilityCategory::Intellectual),
    ("mental", DisabilityCategory::Mental),
    ("multiple", DisabilityCategory::Multiple),
];

impl DisabilityCategory {
    /// Returns the word that records use.
    pub fn as_str(self) -> &'static str {
        CATEGORIES[self as usize].0
    }
}

/// Reads `[resident]`. No diagnostic repeats a value of it but the word that is wrong.
pub(super) fn resident(node: &Node<'_>, catalog: &Catalog) -> Option<Resident> {
    let table = node.table()?;
    let category = table.get("category").and_then(|n| category(&n));
    let grade = table.get("grade").and_then(|n| grade(&n));
    let mut limitations = Vec::new();
    for name in table.get("limitations").map(|n| n.array()).unwrap_or_default() {
        limitations.extend(limitation(&name, catalog));
    }
    let resident = Resident {
        category: Personal::new(category),
        grade: Personal::new(grade),
        limitations: Personal::new(limitations),
        name: Personal::new(text(&table, "name")),
        phone: Personal::new(text(&table, "phone")),
        address: Personal::new(text(&table, "address")),
        certificate: Personal::new(text(&table, "certificate")),
    };
    table.finish();
    Some(resident)
}

fn category(node: &Node<'_>) -> Option<DisabilityCategory> {
    let name = node.str()?;
    let found = CATEGORIES.iter().find(|(word, _)| *word == name).map(|(_, category)| *category);
    if found.is_none() {
        let known: Vec<&str> = CATEGORIES.iter().map(|(word, _)| *word).collect();
        node.problem(unknown(Code::SurveyValue, "value", name, &known).with("key", "category"));
    }
    found
}

fn grade(node: &Node<'_>) -> Option<u8> {
    let number = node.int()?;
    let grade = u8::try_from(number).ok().filter(|g| (1..=4).contains(g));
    if grade.is_none() {
        let found =
            Diagnostic::error(Code::SurveyValue).with("key", "grade").with("value", number.to_string());
        node.problem(found.with("known", "1, 2, 3, 4").with("suggestion", "").with("has_suggestion", "no"));
    }
    grade
}

fn limitation(node: &Node<'_>, catalog: &Catalog) -> Option<LimitationId> {
    let name = node.str()?;
    let found = catalog.limitation(name).map(|l| l.id.clone());
    if found.is_none() {
        let known: Vec<&str> = catalog.limitations().iter().map(|l| l.id.as_str()).collect();
        node.problem(unknown(Code::SurveyValue, "value", name, &known).with("key", "limitations"));
    }
    found
}
