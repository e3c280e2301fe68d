//! Who lives in a home: every value goes into [`Personal`] as it is read.

use super::model::Resident;
use super::personal::Personal;
use super::record::text;
use crate::checklist::{Catalog, DisabilityCategory, LimitationId};
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, unknown};

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
    let found = name.parse().ok();
    if found.is_none() {
        let known: Vec<&str> = DisabilityCategory::ALL.iter().map(|c| c.as_str()).collect();
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
