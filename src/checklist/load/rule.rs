//! `rules/<standard>/*.toml`: what one standard asks of one element, with its cases.

use std::collections::BTreeMap;

use super::check::{Reader, limitations};
use super::part::groups;
use super::{Draft, new_id, unknown_name};
use crate::checklist::LimitationId;
use crate::checklist::model::{Case, Given, Rule};
use crate::checklist::terms::{Confidence, DisabilityCategory, Impact, Modality, Outcome};
use crate::checklist::{MeasureId, ProfileId, RuleId, StandardId, Superseded};
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, Table};

/// What the ids of rules of a profile or an office start with.
const LOCAL: &str = "local-";

/// Reads one rule file.
pub(super) fn rules(draft: &mut Draft, root: &Table<'_>) {
    let standard = root.need("standard").and_then(|node| {
        let word = node.str()?;
        let found = draft.standards.iter().find(|s| s.id.as_str() == word).map(|s| s.id.clone());
        if found.is_none() {
            let known: Vec<&str> = draft.standards.iter().map(|s| s.id.as_str()).collect();
            unknown_name(&node, "standard", word, &known);
        }
        found
    });
    let element = root.need("element").and_then(|node| {
        let word = node.str()?;
        let found = draft.element(word);
        if found.is_none() {
            let known: Vec<&str> = draft.elements.iter().map(|e| e.id.as_str()).collect();
            unknown_name(&node, "element", word, &known);
        }
        found
    });
    let effective_from = root.get("effective_from").and_then(|n| n.date());
    let ended = root.get("superseded").and_then(|n| superseded(&n));
    let tables = root.need("rule").map(|n| n.tables()).unwrap_or_default();
    let (Some(standard), Some(element)) = (standard, element) else { return };
    for table in tables {
        let read = rule(&Reader { draft, element }, &standard, None, &table);
        let places = table.get("replaces").map(|n| n.array()).unwrap_or_default();
        if let Some(rule) = &read {
            let named = rule.replaces.iter().cloned().zip(&places);
            draft.replaced.extend(named.map(|(id, node)| (id, standard.clone(), node.place())));
        }
        table.finish();
        draft.rules.extend(read.map(|rule| Rule {
            effective_from: rule.effective_from.or(effective_from),
            superseded: rule.superseded.or(ended),
            ..rule
        }));
    }
}

/// Reads one rule; one that is local to a profile has an id that says so, and no other has.
pub(super) fn rule(
    reader: &Reader<'_>,
    standard: &StandardId,
    local_to: Option<&ProfileId>,
    table: &Table<'_>,
) -> Option<Rule> {
    let draft = reader.draft;
    let id: Option<RuleId> = new_id(table, |id| draft.rules.iter().any(|r| r.id.as_str() == id));
    if let Some(id) = id.as_ref().filter(|id| id.as_str().starts_with(LOCAL) != local_to.is_some())
        && let Some(node) = table.get("id")
    {
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", "id").with("value", id.as_str());
        node.problem(bad.with("reason", "the ids of local rules start with `local-`, and no others do"));
    }
    let clause = table.need("clause").and_then(|n| n.str()).map(str::to_owned);
    let facts = table.get("fact").map(|n| n.strings()).unwrap_or_default();
    let confidence = table.need("confidence").and_then(|n| n.parsed::<Confidence>(Code::ChecklistValue));
    let modality = table.get("modality").map_or(Some(Modality::Shall), |n| n.parsed(Code::ChecklistValue));
    let impact = table.need("impact").and_then(|n| n.parsed::<Impact>(Code::ChecklistValue));
    if modality == Some(Modality::Should)
        && impact == Some(Impact::Critical)
        && let Some(node) = table.get("impact")
    {
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", "impact").with("value", "critical");
        node.problem(bad.with("reason", "a recommendation cannot gate a verdict"));
    }
    let groups = table.need("groups").map(|n| groups(&n));
    let title = table.need("title").and_then(|n| n.text());
    let note = table.get("note").and_then(|n| n.text());
    let remedy = table.need("remedy").map(|n| measures(draft, &n)).unwrap_or_default();
    let when_node = table.get("when");
    let when = when_node.as_ref().and_then(|n| reader.condition(n));
    let check = table.need("check").and_then(|n| reader.check(&n));
    let points = table.get("points").map(|n| points(draft, &n)).unwrap_or_default();
    let effective_from = table.get("effective_from").and_then(|n| n.date());
    let superseded = table.get("superseded").and_then(|n| superseded(&n));
    let replaces = table.get("replaces").filter(|_| local_to.is_none());
    let replaces = replaces.map(|n| n.array()).unwrap_or_default();
    let replaces = replaces.iter().filter_map(|n| n.parsed(Code::ChecklistValue)).collect();
    let case_node = table.need("case");
    let cases: Vec<Case> = case_node.iter().flat_map(Node::tables).filter_map(|t| case(reader, t)).collect();
    if when_node.is_some() && when.is_none() {
        return None;
    }
    let rule = Rule {
        id: id?,
        standard: standard.clone(),
        element: reader.element,
        clause: clause?,
        facts: facts.into_iter().map(str::to_owned).collect(),
        confidence: confidence?,
        modality: modality?,
        impact: impact?,
        groups: groups?,
        title: title?,
        note,
        remedy,
        when,
        check: check?,
        points,
        effective_from,
        superseded,
        replaces,
        local_to: local_to.cloned(),
        changes: Vec::new(),
        cases,
    };
    missing_cases(&rule, &case_node?);
    Some(rule)
}

/// Reads the day on which a rule went out of force; `false` where no later edition speaks of it.
fn superseded(node: &Node<'_>) -> Option<Superseded> {
    if !node.is_bool() {
        return node.date().map(Superseded::On);
    }
    if node.bool() == Some(true) {
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", "superseded").with("value", "true");
        node.problem(bad.with("reason", "a day, or `false` for a rule that stays in force"));
    }
    Some(Superseded::Never)
}

/// Reports the cases that every rule must have: a pass, a fail, an open one, and a closed condition.
fn missing_cases(rule: &Rule, node: &Node<'_>) {
    let has = |outcome: Outcome| rule.cases.iter().any(|c| c.expect == outcome);
    let report = |what: &str| {
        let d = Diagnostic::error(Code::ChecklistCaseMissing).with("rule", rule.id.as_str());
        node.problem(d.with("outcome", what));
    };
    if !has(Outcome::Passed) {
        report("passed");
    }
    // A preview rule never fails anything; its failing case stands all the same, see finding::cases.
    if !has(Outcome::Failed) {
        report("failed");
    }
    if !has(Outcome::Untested) && !has(Outcome::CantTell) {
        report("untested");
    }
    if rule.when.is_some() && !has(Outcome::Inapplicable) {
        report("inapplicable");
    }
}

/// Reads a list of measures that exist.
pub(super) fn measures(draft: &Draft, node: &Node<'_>) -> Vec<MeasureId> {
    let mut found = Vec::new();
    for name in node.array() {
        let Some(word) = name.str() else { continue };
        if let Some(measure) = draft.measures.iter().find(|m| m.id.as_str() == word) {
            found.push(measure.id.clone());
        } else {
            let known: Vec<&str> = draft.measures.iter().map(|m| m.id.as_str()).collect();
            unknown_name(&name, "measure", word, &known);
        }
    }
    found
}

fn points(draft: &Draft, node: &Node<'_>) -> BTreeMap<LimitationId, u8> {
    let mut found = BTreeMap::new();
    for entry in node.table().iter().flat_map(Table::entries) {
        let limitation = draft.limitations.iter().find(|l| l.id.as_str() == entry.key);
        let Some(limitation) = limitation else {
            let known: Vec<&str> = draft.limitations.iter().map(|l| l.id.as_str()).collect();
            unknown_name(&entry, "limitation", &entry.key, &known);
            continue;
        };
        if let Some(n @ 0..=4) = entry.int().and_then(|n| u8::try_from(n).ok()) {
            found.insert(limitation.id.clone(), n);
        } else {
            let bad = Diagnostic::error(Code::ChecklistValue).with("key", entry.key.to_string());
            entry.problem(
                bad.with("value", entry.scalar().unwrap_or_default()).with("reason", "points are 0 to 4"),
            );
        }
    }
    found
}

fn case(reader: &Reader<'_>, table: Table<'_>) -> Option<Case> {
    let mut given = Vec::new();
    let node = table.need("given");
    for entry in node.iter().filter_map(Node::table).flat_map(|t| t.entries().collect::<Vec<_>>()) {
        let Some((field, _)) = reader.reference(&entry, &entry.key) else { continue };
        if !entry.is_table() {
            given.extend(entry.scalar().map(|value| Given { field, value, with: None }));
            continue;
        }
        let Some(inner) = entry.table() else { continue };
        let value = inner.need("value").and_then(|n| n.scalar());
        let with = inner.get("with").and_then(|n| {
            let word = n.str()?;
            let found = reader.draft.instrument(word);
            if found.is_none() {
                let known: Vec<&str> = reader.draft.instruments.iter().map(|i| i.id.as_str()).collect();
                unknown_name(&n, "instrument", word, &known);
            }
            found
        });
        inner.finish();
        given.extend(value.map(|value| Given { field, value, with }));
    }
    let construction = table.get("construction").and_then(|n| n.parsed(Code::ChecklistValue));
    let limits = table.get("limitations").and_then(|n| limitations(reader.draft, &n));
    let category = table.get("category").and_then(|n| {
        let category: Option<DisabilityCategory> = n.parsed(Code::ChecklistValue);
        if let Some(category) = category.filter(|_| table.get("limitations").is_none()) {
            let bad = Diagnostic::error(Code::ChecklistValue).with("key", "category");
            let bad = bad.with("value", category.as_str());
            n.problem(
                bad.with("reason", "a case with a resident says which `limitations` they have, or `[]`"),
            );
        }
        category
    });
    let expect = table.need("expect").and_then(|n| n.parsed(Code::ChecklistValue));
    let shows = table.get("note").and_then(|n| n.str()).map(str::to_owned);
    table.finish();
    Some(Case { given, construction, limitations: limits, category, expect: expect?, note: shows })
}
