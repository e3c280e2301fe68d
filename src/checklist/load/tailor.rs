//! The keys that a profile and an office's own file share: `select`, `exclude`, `parameter`, `rule`.

use super::check::Reader;
use super::part::quantity;
use super::{Draft, rule, unknown_name};
use crate::checklist::model::{ElementIx, FieldKind, Rule};
use crate::checklist::part::Profile;
use crate::checklist::rule_check::{Check, FieldRef};
use crate::checklist::tailor::{NewLimit, Parameter, Tailoring, adjustable};
use crate::checklist::{ProfileId, StandardId};
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, Table};
use crate::lang::Text;
use crate::quantity::Kind;

/// What was read, with the places of the rules that it names.
pub(super) struct Read<'a> {
    pub(super) tailoring: Tailoring,
    named: Vec<Node<'a>>,
}

impl Read<'_> {
    /// Reports the changes to rules that a profile does not have: they would change nothing.
    pub(super) fn report_vain(&self, draft: &Draft, profile: &Profile) {
        for node in &self.named {
            let Some(rule) = node.str().and_then(|id| draft.rules.iter().find(|r| r.id.as_str() == id))
            else {
                continue;
            };
            if !profile.takes_in(rule) {
                let vain = Diagnostic::error(Code::ChecklistNotSelected);
                node.problem(vain.with("rule", rule.id.as_str()).with("profile", profile.id.as_str()));
            }
        }
    }
}

/// Reads the shared keys; the rules of the file join the draft.
pub(super) fn tailoring<'a>(
    draft: &mut Draft,
    root: &Table<'a>,
    owner: Option<&ProfileId>,
    must_select: bool,
) -> Read<'a> {
    let mut read = Read { tailoring: Tailoring::default(), named: Vec::new() };
    let select = if must_select { root.need("select") } else { root.get("select") };
    for table in select.map(|n| n.tables()).unwrap_or_default() {
        read.tailoring.select.extend(selection(draft, &table));
        table.finish();
    }
    for table in root.get("rule").map(|n| n.tables()).unwrap_or_default() {
        let found = owner.and_then(|owner| local(draft, owner, &table));
        table.finish();
        draft.rules.extend(found);
    }
    for table in root.get("exclude").map(|n| n.tables()).unwrap_or_default() {
        let named = named_rule(draft, &table);
        let reason = table.need("reason").and_then(|n| n.text());
        table.finish();
        if let Some((node, rule)) = named {
            read.tailoring.exclude.extend(Some(rule.id.clone()).zip(reason));
            read.named.push(node);
        }
    }
    for table in root.get("parameter").map(|n| n.tables()).unwrap_or_default() {
        let named = named_rule(draft, &table);
        let reason = table.need("reason").and_then(|n| n.text());
        if let Some((node, rule)) = named {
            read.tailoring.parameters.extend(parameter(draft, rule, reason, &node, &table));
            read.named.push(node);
        } else {
            // Known all the same, so that they are not reported as unknown keys.
            for key in ["field", "limit", "low", "high"] {
                table.get(key);
            }
        }
        table.finish();
    }
    read
}

fn local(draft: &Draft, owner: &ProfileId, table: &Table<'_>) -> Option<Rule> {
    let standard = table.need("standard").and_then(|n| standard(draft, &n));
    let element = table.need("element").and_then(|n| element(draft, &n));
    rule::rule(&Reader { draft, element: element? }, &standard?, Some(owner), table)
}

fn standard(draft: &Draft, node: &Node<'_>) -> Option<StandardId> {
    let word = node.str()?;
    let found = draft.standards.iter().find(|s| s.id.as_str() == word);
    if found.is_none() {
        let known: Vec<&str> = draft.standards.iter().map(|s| s.id.as_str()).collect();
        unknown_name(node, "standard", word, &known);
    }
    found.map(|s| s.id.clone())
}

fn element(draft: &Draft, node: &Node<'_>) -> Option<ElementIx> {
    let word = node.str()?;
    let found = draft.element(word);
    if found.is_none() {
        let known: Vec<&str> = draft.elements.iter().map(|e| e.id.as_str()).collect();
        unknown_name(node, "element", word, &known);
    }
    found
}

fn selection(draft: &Draft, table: &Table<'_>) -> Option<(StandardId, Vec<ElementIx>)> {
    let standard = table.need("standard").and_then(|n| standard(draft, &n));
    let named = table.get("elements").map(|n| n.array()).unwrap_or_default();
    let elements: Vec<ElementIx> = named.iter().filter_map(|n| element(draft, n)).collect();
    Some((standard?, elements))
}

fn named_rule<'a, 'd>(draft: &'d Draft, table: &Table<'a>) -> Option<(Node<'a>, &'d Rule)> {
    let node = table.need("rule")?;
    let word = node.str()?;
    let found = draft.rules.iter().find(|r| r.id.as_str() == word);
    if found.is_none() {
        let known: Vec<&str> = draft.rules.iter().map(|r| r.id.as_str()).collect();
        unknown_name(&node, "rule", word, &known);
    }
    Some((node, found?))
}

fn parameter(
    draft: &Draft,
    rule: &Rule,
    reason: Option<Text>,
    node: &Node<'_>,
    table: &Table<'_>,
) -> Option<Parameter> {
    let part = part_meant(draft, rule, node, table);
    let keys = [table.get("limit"), table.get("low"), table.get("high")];
    let refuse = |why: &str| {
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", "parameter");
        node.problem(bad.with("value", rule.id.as_str()).with("reason", why));
    };
    let (field, kind, two) = part?;
    let value = |key: &Option<Node<'_>>| key.as_ref().map(|n| quantity(n, kind));
    let limit = match (&keys, two) {
        ([Some(_), None, None], false) => NewLimit::One(value(&keys[0])??),
        ([None, low, high], true) if low.is_some() || high.is_some() => {
            // A figure that cannot be read has been reported; the other must not stand alone.
            let low = value(&keys[1]).map_or(Some(None), |q| q.map(Some))?;
            let high = value(&keys[2]).map_or(Some(None), |q| q.map(Some))?;
            NewLimit::Two { low, high }
        }
        (_, false) => {
            refuse("the rule has one limit: give `limit`");
            return None;
        }
        (_, true) => {
            refuse("the rule has two limits: give `low`, `high` or both");
            return None;
        }
    };
    Some(Parameter { rule: rule.id.clone(), field, limit, reason: reason? })
}

/// Returns the field whose limit is meant, its kind, and whether it has two limits.
fn part_meant(
    draft: &Draft,
    rule: &Rule,
    node: &Node<'_>,
    table: &Table<'_>,
) -> Option<(FieldRef, Kind, bool)> {
    let reader = Reader { draft, element: rule.element };
    let wanted = match table.get("field") {
        Some(named) => Some(reader.reference(&named, named.str()?)?.0),
        None => None,
    };
    let mut parts = Vec::new();
    adjustable(&rule.check, &mut parts);
    let found: Vec<(FieldRef, bool)> = parts
        .into_iter()
        .filter_map(|part| match part {
            Check::Bound { field, .. } => Some((*field, false)),
            Check::Between { field, .. } => Some((*field, true)),
            _ => None,
        })
        .filter(|(field, _)| wanted.is_none_or(|wanted| wanted == *field))
        .collect();
    let fields =
        |(at, _): &(FieldRef, bool)| &draft.elements[at.of.unwrap_or(rule.element).0 as usize].fields;
    let reason = match found.as_slice() {
        [one] => {
            let FieldKind::Quantity(kind) = fields(one)[usize::from(one.0.field.0)].kind else { return None };
            return Some((one.0, kind, one.1));
        }
        [] => {
            "the rule has no figure there that could be changed: exclude it, and write a local rule instead"
                .to_owned()
        }
        [first, rest @ ..] if rest.iter().all(|one| one.0 == first.0) => {
            "the rule has several limits on this field: exclude it, and write a local rule instead".to_owned()
        }
        several => {
            let mut names: Vec<&str> =
                several.iter().map(|one| fields(one)[usize::from(one.0.field.0)].id.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            format!("the rule has several limits: say which with `field`, one of {}", names.join(", "))
        }
    };
    let bad = Diagnostic::error(Code::ChecklistValue).with("key", "parameter");
    node.problem(bad.with("value", rule.id.as_str()).with("reason", reason));
    None
}
