//! The small files: standards, instruments, limitations, scoring.

use super::{Draft, new_id, unknown_name};
use crate::checklist::StandardId;
use crate::checklist::part::{Grade, Instrument, Limitation, Scoring, Spread, Standard, Subject, Weights};
use crate::checklist::terms::{Group, GroupSet, Impact};
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, Table};
use crate::quantity::{Exact, Kind, ParseOptions, Quantity, parse};

/// Reads whether something is about public sites or homes.
pub(super) fn subject(node: &Node<'_>) -> Option<Subject> {
    match node.str()? {
        "site" => Some(Subject::Site),
        "home" => Some(Subject::Home),
        word => {
            unknown_name(node, "subject", word, &["site", "home"]);
            None
        }
    }
}

/// Reads a quantity of a kind, with its unit.
pub(super) fn quantity(node: &Node<'_>, kind: Kind) -> Option<Quantity> {
    let text = node.scalar()?;
    match parse(&text, kind, &ParseOptions::default()) {
        Ok(parsed) => Some(parsed.quantity),
        Err(error) => {
            let bad = Diagnostic::error(Code::ChecklistValue).with("key", node.key.to_string());
            node.problem(bad.with("value", text).with("reason", error.to_string()));
            None
        }
    }
}

/// Reads a share such as `60 %`.
pub(super) fn share(node: &Node<'_>) -> Option<Exact> {
    quantity(node, Kind::Ratio).map(|q| q.value)
}

/// Reads a list of groups; `["all"]` means every group.
pub(super) fn groups(node: &Node<'_>) -> GroupSet {
    let mut set = GroupSet::NONE;
    for word in node.array() {
        if word.str() == Some("all") {
            return GroupSet::ALL;
        }
        if let Some(group) = word.parsed::<Group>(Code::ChecklistValue) {
            set = set.with(group);
        }
    }
    if set.is_empty() {
        let bad =
            Diagnostic::error(Code::ChecklistValue).with("key", node.key.to_string()).with("value", "[]");
        node.problem(bad.with("reason", "at least one group is affected"));
    }
    set
}

/// Reads `standards.toml`.
pub(super) fn standards(draft: &mut Draft, root: &Table<'_>) {
    let mut later: Vec<(Node<'_>, StandardId)> = Vec::new();
    for table in root.need("standard").map(|n| n.tables()).unwrap_or_default() {
        let id = new_id(&table, |id| draft.standards.iter().any(|s| s.id.as_str() == id));
        let code = table.need("code").and_then(|n| n.str()).map(str::to_owned);
        let code_en = table.get("code_en").and_then(|n| n.str()).map(str::to_owned);
        let title = table.need("title").and_then(|n| n.text());
        let issuer = table.need("issuer").and_then(|n| n.text());
        let year = table.need("year").and_then(|n| n.int()).and_then(|y| i16::try_from(y).ok());
        let effective_from = table.get("effective_from").and_then(|n| n.date());
        let spares_existing = table.get("spares_existing").and_then(|n| n.bool()).unwrap_or_default();
        let by = table.get("superseded_by");
        let superseded_by = by.as_ref().and_then(|n| n.parsed(Code::ChecklistValue));
        later.extend(by.zip(superseded_by.clone()));
        let superseded_on = table.get("superseded_on").and_then(|n| n.date());
        let note = table.get("note").and_then(|n| n.text());
        table.finish();
        if let (Some(id), Some(code), Some(title), Some(issuer), Some(year)) = (id, code, title, issuer, year)
        {
            draft.standards.push(Standard {
                id,
                code,
                code_en,
                title,
                issuer,
                year,
                effective_from,
                spares_existing,
                superseded_by,
                superseded_on,
                note,
            });
        }
    }
    // The later edition may stand below the earlier.
    for (node, id) in later {
        if !draft.standards.iter().any(|s: &Standard| s.id == id) {
            let known: Vec<&str> = draft.standards.iter().map(|s| s.id.as_str()).collect();
            super::unknown_name(&node, "standard", id.as_str(), &known);
        }
    }
}

/// Reads `instruments.toml`.
pub(super) fn instruments(draft: &mut Draft, root: &Table<'_>) {
    for table in root.need("instrument").map(|n| n.tables()).unwrap_or_default() {
        let id = new_id(&table, |id| draft.instrument(id).is_some());
        let title = table.need("title").and_then(|n| n.text());
        let budgets = table.get("uncertainty").map(|n| n.tables()).unwrap_or_default();
        let uncertainty = budgets.into_iter().filter_map(budget).collect();
        table.finish();
        if let (Some(id), Some(title)) = (id, title) {
            draft.instruments.push(Instrument { id, title, uncertainty });
        }
    }
}

fn budget(table: Table<'_>) -> Option<(Kind, Spread)> {
    let kind = table.need("kind").and_then(|node| {
        let word = node.str()?;
        let kind = Kind::ALL.into_iter().find(|k| k.id() == word);
        if kind.is_none() {
            let known: Vec<&str> = Kind::ALL.iter().map(|k| k.id()).collect();
            super::unknown_name(&node, "kind", word, &known);
        }
        kind
    });
    let spread = match (table.get("absolute"), table.get("relative"), kind) {
        (Some(node), _, Some(kind)) => quantity(&node, kind).map(|q| Spread::Absolute(q.value)),
        (None, Some(node), _) => share(&node).map(Spread::Relative),
        (None, None, _) => {
            table.need("absolute");
            None
        }
        (Some(_), _, None) => None,
    };
    table.finish();
    Some((kind?, spread?))
}

/// Reads `limitations.toml`.
pub(super) fn limitations(draft: &mut Draft, root: &Table<'_>) {
    for table in root.need("limitation").map(|n| n.tables()).unwrap_or_default() {
        let id = new_id(&table, |id| draft.limitations.iter().any(|l| l.id.as_str() == id));
        let title = table.need("title").and_then(|n| n.text());
        let groups = table.need("groups").map(|n| groups(&n));
        table.finish();
        if let (Some(id), Some(title), Some(groups)) = (id, title, groups) {
            draft.limitations.push(Limitation { id, title, groups });
        }
    }
}

/// Reads `scoring.toml`.
pub(super) fn scoring(draft: &mut Draft, root: &Table<'_>) {
    let weights = root.need("weights").and_then(|n| weights(&n));
    let mut alternatives = Vec::new();
    for table in root.get("alternative").map(|n| n.tables()).unwrap_or_default() {
        let id = table.need("id").and_then(|n| n.str()).map(str::to_owned);
        let set = table.need("weights").and_then(|n| self::weights(&n));
        table.finish();
        alternatives.extend(id.zip(set));
    }
    let mut grades: Vec<Grade> = Vec::new();
    for table in root.need("grade").map(|n| n.tables()).unwrap_or_default() {
        let id = table.need("id").and_then(|n| n.str()).map(str::to_owned);
        let from = table.need("from").and_then(|n| share(&n));
        let title = table.need("title").and_then(|n| n.text());
        table.finish();
        if let (Some(id), Some(from), Some(title)) = (id, from, title) {
            grades.push(Grade { id, from, title });
        }
    }
    grades.sort_by_key(|g| std::cmp::Reverse(g.from));
    if let Some(weights) = weights {
        draft.scoring = Some(Scoring { weights, alternatives, grades });
    }
}

fn weights(node: &Node<'_>) -> Option<Weights> {
    let table = node.table()?;
    let mut by_impact = [0; 4];
    for impact in Impact::ALL {
        let value = table.need(impact.as_str())?;
        let weight = value.int().and_then(|w| u32::try_from(w).ok()).filter(|w| (1..=1000).contains(w));
        if weight.is_none() {
            let bad = Diagnostic::error(Code::ChecklistValue).with("key", impact.as_str());
            value.problem(
                bad.with("value", value.scalar().unwrap_or_default()).with("reason", "a weight is 1 to 1000"),
            );
        }
        by_impact[*impact as usize] = weight?;
    }
    table.finish();
    Some(Weights { by_impact })
}
