//! Checks and conditions: the closed set of what a rule can compare.

use super::part::{quantity, share};
use super::{Draft, unknown_name};
use crate::checklist::LimitationId;
use crate::checklist::model::{ElementIx, Field, FieldKind};
use crate::checklist::rule_check::{
    BetweenRows, BeyondCapacity, BeyondRows, Bound, Check, Condition, CountByCapacity, Expected, FieldRef,
    Limit, Lookup,
};
use crate::checklist::terms::{Construction, DisabilityCategory};
use crate::diag::{Code, Diagnostic};
use crate::document::{Node, Table};
use crate::quantity::{Exact, Kind};

/// The names of the checks, for suggestions.
const CHECKS: [&str; 12] = [
    "at_most",
    "less_than",
    "at_least",
    "more_than",
    "between",
    "equals",
    "one_of",
    "present",
    "lookup",
    "count_by_capacity",
    "all_of",
    "any_of",
];

/// Reads checks of rules on one element.
pub(super) struct Reader<'d> {
    pub(super) draft: &'d Draft,
    pub(super) element: ElementIx,
}

impl<'d> Reader<'d> {
    /// Reads the one check of a table.
    pub(super) fn check(&self, node: &Node<'_>) -> Option<Check> {
        let entry = only_entry(node)?;
        self.check_entry(&entry, &CHECKS)
    }

    fn check_entry(&self, entry: &Node<'_>, known: &[&str]) -> Option<Check> {
        match entry.key.as_ref() {
            "at_most" => self.bound(entry, Bound::AtMost),
            "less_than" => self.bound(entry, Bound::LessThan),
            "at_least" => self.bound(entry, Bound::AtLeast),
            "more_than" => self.bound(entry, Bound::MoreThan),
            "between" => self.between(entry),
            "equals" => self.equals(entry),
            "one_of" => self.one_of(entry),
            "present" => self.present(entry),
            "lookup" => self.lookup(entry),
            "count_by_capacity" => self.count(entry),
            "all_of" => self.several(entry).map(Check::AllOf),
            "any_of" => self.several(entry).map(Check::AnyOf),
            word => {
                unknown_name(entry, "check", word, known);
                None
            }
        }
    }

    fn several(&self, entry: &Node<'_>) -> Option<Vec<Check>> {
        entry.array().iter().map(|node| self.check(node)).collect()
    }

    fn bound(&self, entry: &Node<'_>, bound: Bound) -> Option<Check> {
        let table = entry.table()?;
        let field = self.quantity_field(&table, "field");
        let limit = field.and_then(|(_, kind)| self.limit(&table, "limit", kind));
        table.get("limit");
        table.finish();
        Some(Check::Bound { field: field?.0, bound, limit: limit? })
    }

    fn between(&self, entry: &Node<'_>) -> Option<Check> {
        let table = entry.table()?;
        let field = self.quantity_field(&table, "field");
        let low = field.and_then(|(_, kind)| self.limit(&table, "low", kind));
        let high = field.and_then(|(_, kind)| self.limit(&table, "high", kind));
        table.finish();
        if let (Some(Limit::Fixed(a)), Some(Limit::Fixed(b))) = (low, high)
            && a.value > b.value
        {
            let bad = Diagnostic::error(Code::ChecklistValue).with("key", "low").with("value", "");
            entry.problem(bad.with("reason", "`low` is above `high`"));
        }
        Some(Check::Between { field: field?.0, low: low?, high: high? })
    }

    fn equals(&self, entry: &Node<'_>) -> Option<Check> {
        let table = entry.table()?;
        let (field, of) = self.field(&table, "field")?;
        let value = table.need("value").and_then(|n| expected(&n, of));
        let tolerance = table.get("tolerance");
        table.finish();
        let value = value?;
        let (Some(tolerance), Expected::Quantity(q)) = (tolerance, value) else {
            return Some(Check::OneOf { field, values: vec![value] });
        };
        let slack = quantity(&tolerance, q.kind)?.value;
        let low = Limit::Fixed(crate::quantity::Quantity { value: q.value.checked_sub(slack)?, ..q });
        let high = Limit::Fixed(crate::quantity::Quantity { value: q.value.checked_add(slack)?, ..q });
        Some(Check::Between { field, low, high })
    }

    fn one_of(&self, entry: &Node<'_>) -> Option<Check> {
        let table = entry.table()?;
        let found = self.field(&table, "field");
        let values = table.need("values");
        table.finish();
        let (field, of) = found?;
        let values: Option<Vec<Expected>> = values?.array().iter().map(|n| expected(n, of)).collect();
        Some(Check::OneOf { field, values: values? })
    }

    fn present(&self, entry: &Node<'_>) -> Option<Check> {
        let table = entry.table()?;
        let found = self.field(&table, "field");
        table.finish();
        let (field, of) = found?;
        if of.kind != FieldKind::YesNo {
            let bad =
                Diagnostic::error(Code::ChecklistValue).with("key", "field").with("value", of.id.as_str());
            entry.problem(bad.with("reason", "`present` asks a yes_no field"));
        }
        Some(Check::Present { field })
    }

    fn lookup(&self, entry: &Node<'_>) -> Option<Check> {
        let table = entry.table()?;
        let by = self.quantity_field(&table, "by");
        let field = self.quantity_field(&table, "field");
        let between = table.need("between").and_then(|n| match n.str()? {
            "interpolate" => Some(BetweenRows::Interpolate),
            "stricter" => Some(BetweenRows::Stricter),
            word => {
                unknown_name(&n, "word", word, &["interpolate", "stricter"]);
                None
            }
        });
        let below = table.need("below").and_then(|n| beyond_rows(&n, "first"));
        let above = table.need("above").and_then(|n| beyond_rows(&n, "last"));
        let rows = table.need("rows");
        table.finish();
        let ((by, by_kind), (field, kind)) = (by?, field?);
        let (bound, rows) = lookup_rows(&rows?, by_kind, kind)?;
        Some(Check::Lookup(Lookup {
            by,
            field,
            bound,
            rows,
            between: between?,
            below: below?,
            above: above?,
        }))
    }

    fn count(&self, entry: &Node<'_>) -> Option<Check> {
        let table = entry.table()?;
        let field = self.quantity_field(&table, "field").map(|(f, _)| f);
        let capacity = self.quantity_field(&table, "capacity").map(|(f, _)| f);
        let mut rows = Vec::new();
        for row in table.need("rows").map(|n| n.tables()).unwrap_or_default() {
            let up_to = row.need("up_to").and_then(|n| n.int());
            let least = row.need("at_least").and_then(|n| n.int());
            row.finish();
            rows.push((up_to?, least?));
        }
        let beyond = table.need("beyond").and_then(|n| beyond_capacity(&n));
        table.finish();
        let (field, capacity, beyond) = (field?, capacity?, beyond?);
        Some(Check::CountByCapacity(CountByCapacity { field, capacity, rows, beyond }))
    }

    /// Reads a reference to a field: `slope`, or `ramp.slope` for the enclosing ramp.
    pub(super) fn reference(&self, node: &Node<'_>, name: &str) -> Option<(FieldRef, &'d Field)> {
        let (of, name) = match name.split_once('.') {
            Some((element, field)) => (Some(self.element(node, element)?), field),
            None => (None, name),
        };
        let element = &self.draft.elements[of.unwrap_or(self.element).0 as usize];
        if let Some((field, found)) = element.field(name) {
            return Some((FieldRef { of, field }, found));
        }
        let known: Vec<&str> = element.fields.iter().map(|f| f.id.as_str()).collect();
        unknown_name(node, "field", name, &known);
        None
    }

    fn element(&self, node: &Node<'_>, id: &str) -> Option<ElementIx> {
        let found = self.draft.element(id);
        if found.is_none() {
            let known: Vec<&str> = self.draft.elements.iter().map(|e| e.id.as_str()).collect();
            unknown_name(node, "element", id, &known);
        }
        found
    }

    fn field(&self, table: &Table<'_>, key: &'static str) -> Option<(FieldRef, &'d Field)> {
        let node = table.need(key)?;
        self.reference(&node, node.str()?)
    }

    fn quantity_field(&self, table: &Table<'_>, key: &'static str) -> Option<(FieldRef, Kind)> {
        let node = table.need(key)?;
        let (field, of) = self.reference(&node, node.str()?)?;
        if let FieldKind::Quantity(kind) = of.kind {
            return Some((field, kind));
        }
        let bad = Diagnostic::error(Code::ChecklistValue).with("key", key).with("value", of.id.as_str());
        node.problem(bad.with("reason", "this check compares quantities"));
        None
    }

    fn limit(&self, table: &Table<'_>, key: &'static str, kind: Kind) -> Option<Limit> {
        let node = table.need(key)?;
        if !node.is_table() {
            return quantity(&node, kind).map(Limit::Fixed);
        }
        let inner = node.table()?;
        let field = self.quantity_field(&inner, "field");
        let times = inner.get("times").map_or(Some(Exact::whole(1)), |n| share(&n));
        let plus = inner.get("plus").map_or(Some(Exact::ZERO), |n| quantity(&n, kind).map(|q| q.value));
        inner.finish();
        let (field, of) = field?;
        if of != kind {
            let bad = Diagnostic::error(Code::ChecklistValue).with("key", key).with("value", of.id());
            node.problem(bad.with("reason", "a limit is of the same kind as its field"));
            return None;
        }
        Some(Limit::Reading { field, times: times?, plus: plus? })
    }

    /// Reads the one condition of a table.
    pub(super) fn condition(&self, node: &Node<'_>) -> Option<Condition> {
        let entry = only_entry(node)?;
        let all =
            |entry: &Node<'_>| entry.array().iter().map(|n| self.condition(n)).collect::<Option<Vec<_>>>();
        match entry.key.as_ref() {
            "construction" => {
                let words = entry.array();
                let states: Option<Vec<Construction>> =
                    words.iter().map(|n| n.parsed(Code::ChecklistValue)).collect();
                states.map(Condition::Construction)
            }
            "within" => {
                let words = entry.array();
                let elements: Option<Vec<ElementIx>> =
                    words.iter().map(|n| self.element(n, n.str()?)).collect();
                elements.map(Condition::Within)
            }
            "limitations" => limitations(self.draft, &entry).map(Condition::Limitations),
            "categories" => {
                let words = entry.array();
                let categories: Option<Vec<DisabilityCategory>> =
                    words.iter().map(|n| n.parsed(Code::ChecklistValue)).collect();
                categories.map(Condition::Categories)
            }
            "all_of" => all(&entry).map(Condition::AllOf),
            "any_of" => all(&entry).map(Condition::AnyOf),
            "not" => self.condition(&entry).map(|c| Condition::Not(Box::new(c))),
            _ => {
                let mut known = CHECKS.to_vec();
                known.extend(["construction", "within", "limitations", "categories", "not"]);
                self.check_entry(&entry, &known).map(Condition::Check)
            }
        }
    }
}

/// Returns the one entry of a table.
fn only_entry<'a>(node: &Node<'a>) -> Option<Node<'a>> {
    let table = node.table()?;
    let entries: Vec<Node<'a>> = table.entries().collect();
    if let [only] = entries.as_slice() {
        return Some(only.clone());
    }
    let bad = Diagnostic::error(Code::ChecklistValue).with("key", node.key.to_string());
    node.problem(
        bad.with("value", entries.len().to_string())
            .with("reason", "exactly one check or condition stands here"),
    );
    None
}

/// Reads a list of limitations that exist.
pub(super) fn limitations(draft: &Draft, node: &Node<'_>) -> Option<Vec<LimitationId>> {
    node.array()
        .iter()
        .map(|n| {
            let word = n.str()?;
            let found = draft.limitations.iter().find(|l| l.id.as_str() == word);
            if found.is_none() {
                let known: Vec<&str> = draft.limitations.iter().map(|l| l.id.as_str()).collect();
                unknown_name(n, "limitation", word, &known);
            }
            found.map(|l| l.id.clone())
        })
        .collect()
}

fn expected(node: &Node<'_>, field: &Field) -> Option<Expected> {
    match &field.kind {
        FieldKind::Quantity(kind) => quantity(node, *kind).map(Expected::Quantity),
        FieldKind::YesNo => node.bool().map(Expected::YesNo),
        FieldKind::Choice(choices) => {
            let word = node.str()?;
            let at = choices.iter().position(|c| c.id == word);
            if at.is_none() {
                let known: Vec<&str> = choices.iter().map(|c| c.id.as_str()).collect();
                unknown_name(node, "choice", word, &known);
            }
            at.and_then(|at| u8::try_from(at).ok()).map(Expected::Choice)
        }
        FieldKind::Text => {
            let bad =
                Diagnostic::error(Code::ChecklistValue).with("key", "field").with("value", field.id.as_str());
            node.problem(bad.with("reason", "free text cannot be judged"));
            None
        }
    }
}

fn beyond_rows(node: &Node<'_>, nearest: &'static str) -> Option<BeyondRows> {
    match node.str()? {
        "passed" => Some(BeyondRows::Passed),
        "failed" => Some(BeyondRows::Failed),
        word if word == nearest => Some(BeyondRows::Nearest),
        word => {
            unknown_name(node, "word", word, &[nearest, "passed", "failed"]);
            None
        }
    }
}

fn lookup_rows(
    node: &Node<'_>,
    by: Kind,
    kind: Kind,
) -> Option<(Bound, Vec<(Exact, crate::quantity::Quantity)>)> {
    let mut rows: Vec<(Exact, crate::quantity::Quantity)> = Vec::new();
    let mut sense = None;
    let bad = |reason: &str| {
        let d = Diagnostic::error(Code::ChecklistValue).with("key", "rows").with("value", "");
        node.problem(d.with("reason", reason));
    };
    for row in node.tables() {
        let at = row.need("at").and_then(|n| quantity(&n, by));
        let (bound, limit) = match (row.get("at_most"), row.get("at_least")) {
            (Some(n), None) => (Bound::AtMost, quantity(&n, kind)),
            (None, Some(n)) => (Bound::AtLeast, quantity(&n, kind)),
            _ => {
                bad("each row has one of `at_most`, `at_least`");
                return None;
            }
        };
        row.finish();
        if *sense.get_or_insert(bound) != bound {
            bad("all rows have the same sense");
            return None;
        }
        rows.push((at?.value, limit?));
    }
    if rows.is_empty() || !rows.windows(2).all(|w| w[0].0 < w[1].0) {
        bad("rows stand from small to large `at`");
        return None;
    }
    Some((sense?, rows))
}

fn beyond_capacity(node: &Node<'_>) -> Option<BeyondCapacity> {
    let table = node.table()?;
    let found = if let Some(part) = table.get("share") {
        share(&part).map(BeyondCapacity::Share)
    } else {
        let whole = |key| table.need(key).and_then(|n| n.int());
        let (from, base, per) = (whole("from"), whole("base"), whole("per"));
        from.zip(base).zip(per.filter(|p| *p > 0)).map(|((from, base), per)| BeyondCapacity::Steps {
            from,
            base,
            per,
        })
    };
    table.finish();
    found
}
