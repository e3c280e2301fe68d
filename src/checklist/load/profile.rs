//! `profiles/*.toml`: which rules count for which kind of site.

use super::part::share;
use super::{Draft, new_id, unknown_name};
use crate::checklist::model::ElementIx;
use crate::checklist::part::{Profile, Subject};
use crate::checklist::{RuleId, StandardId};
use crate::diag::Code;
use crate::document::Table;
use crate::lang::Text;

/// Reads one profile file.
pub(super) fn profile(draft: &mut Draft, root: &Table<'_>) {
    let id = new_id(root, |id| draft.profiles.iter().any(|p| p.id.as_str() == id));
    let title = root.need("title").and_then(|n| n.text());
    let subject = root.need("subject").and_then(|node| match node.str()? {
        "site" => Some(Subject::Site),
        "home" => Some(Subject::Home),
        word => {
            unknown_name(&node, "subject", word, &["site", "home"]);
            None
        }
    });
    let minimum_coverage = root.need("minimum_coverage").and_then(|n| share(&n));
    let fresh_for_months =
        root.get("fresh_for_months").and_then(|n| n.int()).and_then(|n| u32::try_from(n).ok());
    let assume_construction = root.get("assume").and_then(|n| n.table()).and_then(|t| {
        let found = t.get("construction").and_then(|n| n.parsed(Code::ChecklistValue));
        t.finish();
        found
    });
    let mut select = Vec::new();
    for table in root.need("select").map(|n| n.tables()).unwrap_or_default() {
        select.extend(selection(draft, &table));
        table.finish();
    }
    let mut exclude = Vec::new();
    for table in root.get("exclude").map(|n| n.tables()).unwrap_or_default() {
        exclude.extend(exclusion(draft, &table));
        table.finish();
    }
    if let (Some(id), Some(title), Some(subject), Some(minimum_coverage)) =
        (id, title, subject, minimum_coverage)
    {
        draft.profiles.push(Profile {
            id,
            title,
            subject,
            minimum_coverage,
            fresh_for_months,
            assume_construction,
            select,
            exclude,
        });
    }
}

fn selection(draft: &Draft, table: &Table<'_>) -> Option<(StandardId, Vec<ElementIx>)> {
    let standard = table.need("standard").and_then(|node| {
        let word = node.str()?;
        let found = draft.standards.iter().find(|s| s.id.as_str() == word);
        if found.is_none() {
            let known: Vec<&str> = draft.standards.iter().map(|s| s.id.as_str()).collect();
            unknown_name(&node, "standard", word, &known);
        }
        found.map(|s| s.id.clone())
    });
    let mut elements = Vec::new();
    for node in table.get("elements").map(|n| n.array()).unwrap_or_default() {
        let Some(word) = node.str() else { continue };
        if let Some(at) = draft.element(word) {
            elements.push(at);
        } else {
            let known: Vec<&str> = draft.elements.iter().map(|e| e.id.as_str()).collect();
            unknown_name(&node, "element", word, &known);
        }
    }
    Some((standard?, elements))
}

fn exclusion(draft: &Draft, table: &Table<'_>) -> Option<(RuleId, Text)> {
    let rule = table.need("rule").and_then(|node| {
        let word = node.str()?;
        let found = draft.rules.iter().find(|r| r.id.as_str() == word);
        if found.is_none() {
            let known: Vec<&str> = draft.rules.iter().map(|r| r.id.as_str()).collect();
            unknown_name(&node, "rule", word, &known);
        }
        found.map(|r| r.id.clone())
    });
    let reason = table.need("reason").and_then(|n| n.text());
    Some((rule?, reason?))
}
