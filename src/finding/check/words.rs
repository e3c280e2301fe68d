//! Checks in words: what is asked, and how far a value is from it.

use super::super::explain::field_at;
use super::At;
use crate::checklist::{
    BeyondCapacity, Bound, Catalog, Check, ElementIx, Expected, FieldKind, FieldRef, Limit, Lookup,
};
use crate::lang::{message, word};
use crate::quantity::{Exact, Kind, Quantity, Style};

/// Returns what a check asks with every field named, such as `Running slope ≤ 1:12`.
pub(in crate::finding) fn named_text(
    catalog: &Catalog,
    element: ElementIx,
    check: &Check,
    style: &Style,
) -> String {
    Words { catalog, element, style, named: true }.check(check)
}

struct Words<'a> {
    catalog: &'a Catalog,
    element: ElementIx,
    style: &'a Style,
    /// True where several fields play a part, so that each is named.
    named: bool,
}

/// Returns what a check asks, such as `≤ 1:12`.
pub(in crate::finding) fn asked_text(
    catalog: &Catalog,
    element: ElementIx,
    check: &Check,
    style: &Style,
) -> String {
    let fields = check.fields();
    Words { catalog, element, style, named: fields.len() > 1 }.check(check)
}

impl Words<'_> {
    fn check(&self, check: &Check) -> String {
        match check {
            // Nothing is less than flush, so "at most 0 mm" is only a puzzle.
            Check::Bound { bound: Bound::AtMost, limit: Limit::Fixed(q), .. }
                if !self.named && q.kind == Kind::Length && q.value == Exact::ZERO =>
            {
                message(self.style.lang, "limit-flush", &[("zero", q.display(self.style).into())])
            }
            Check::Bound { field, bound, limit } => {
                self.name(*field, &format!("{} {}", sign(*bound), self.limit(limit)))
            }
            Check::Between { field, low, high } => {
                self.name(*field, &format!("{} – {}", self.limit(low), self.limit(high)))
            }
            Check::OneOf { field, values } => {
                let words: Vec<String> = values.iter().map(|v| self.expected(*field, v)).collect();
                self.answer(*field, &words.join(&word(self.style.lang, "list-or")))
            }
            Check::Present { field } => self.answer(*field, &word(self.style.lang, "yes")),
            Check::Lookup(lookup) => self.lookup(lookup),
            Check::CountByCapacity(count) => {
                let mut parts: Vec<String> = count
                    .rows
                    .iter()
                    .map(|(up_to, least)| {
                        message(
                            self.style.lang,
                            "limit-capacity",
                            &[("upto", (*up_to).into()), ("least", (*least).into())],
                        )
                    })
                    .collect();
                parts.push(match count.beyond {
                    BeyondCapacity::Share(share) => {
                        let kind = crate::quantity::Kind::Ratio;
                        let share = Quantity { kind, value: share }.display(self.style);
                        message(self.style.lang, "limit-capacity-share", &[("share", share.into())])
                    }
                    BeyondCapacity::Steps { from, base, per } => message(
                        self.style.lang,
                        "limit-capacity-steps",
                        &[("from", from.into()), ("base", base.into()), ("per", per.into())],
                    ),
                });
                self.name(count.field, &parts.join(&word(self.style.lang, "list-then")))
            }
            Check::AllOf(parts) => self.join(parts, "list-and"),
            Check::AnyOf(parts) => self.join(parts, "list-either"),
        }
    }

    fn lookup(&self, lookup: &Lookup) -> String {
        let kind = self.kind(lookup.by);
        let row = |(at, limit): &(Exact, Quantity)| {
            let at = kind.map(|kind| Quantity { kind, value: *at }.display(self.style)).unwrap_or_default();
            let limit = format!("{} {}", sign(lookup.bound), limit.display(self.style));
            message(self.style.lang, "limit-row", &[("at", at.into()), ("limit", limit.into())])
        };
        let rows: Vec<String> = lookup.rows.iter().map(row).collect();
        message(
            self.style.lang,
            "limit-lookup",
            &[
                ("field", self.title(lookup.field).into()),
                ("by", self.title(lookup.by).into()),
                ("rows", rows.join(&word(self.style.lang, "list-then")).into()),
            ],
        )
    }

    fn join(&self, parts: &[Check], separator: &str) -> String {
        let words: Vec<String> = parts
            .iter()
            .map(|p| match p {
                Check::AllOf(inner) | Check::AnyOf(inner) if inner.len() > 1 => {
                    message(self.style.lang, "bracketed", &[("text", self.check(p).into())])
                }
                _ => self.check(p),
            })
            .collect();
        words.join(&word(self.style.lang, separator))
    }

    fn name(&self, field: FieldRef, asked: &str) -> String {
        if self.named { format!("{} {asked}", self.title(field)) } else { asked.to_owned() }
    }

    fn answer(&self, field: FieldRef, answer: &str) -> String {
        if !self.named {
            return answer.to_owned();
        }
        let title = self.title(field);
        message(self.style.lang, "limit-answer", &[("field", title.into()), ("answer", answer.into())])
    }

    fn title(&self, field: FieldRef) -> String {
        field_at(self.catalog, self.element, field).title.get(self.style.lang).to_owned()
    }

    fn kind(&self, field: FieldRef) -> Option<crate::quantity::Kind> {
        match field_at(self.catalog, self.element, field).kind {
            FieldKind::Quantity(kind) => Some(kind),
            _ => None,
        }
    }

    fn limit(&self, limit: &Limit) -> String {
        match limit {
            Limit::Fixed(q) => q.display(self.style),
            Limit::Reading { field, times, plus } => {
                let mut text = self.title(*field);
                if *times != Exact::whole(1) {
                    let share = Quantity { kind: crate::quantity::Kind::Ratio, value: *times };
                    text = format!("{} × {text}", share.display(self.style));
                }
                match self.kind(*field) {
                    Some(kind) if *plus != Exact::ZERO => {
                        format!("{text} + {}", Quantity { kind, value: *plus }.display(self.style))
                    }
                    _ => text,
                }
            }
        }
    }

    fn expected(&self, field: FieldRef, value: &Expected) -> String {
        match value {
            Expected::Quantity(q) => format!("= {}", q.display(self.style)),
            Expected::YesNo(yes) => word(self.style.lang, if *yes { "yes" } else { "no" }),
            Expected::Choice(at) => match &field_at(self.catalog, self.element, field).kind {
                FieldKind::Choice(choices) => choices
                    .get(usize::from(*at))
                    .map_or_else(String::new, |c| c.title.get(self.style.lang).to_owned()),
                _ => String::new(),
            },
        }
    }
}

fn sign(bound: Bound) -> &'static str {
    match bound {
        Bound::AtMost => "≤",
        Bound::LessThan => "<",
        Bound::AtLeast => "≥",
        Bound::MoreThan => ">",
    }
}

/// Returns how far a value is inside its limit, negative outside, where one quantity alone decides.
pub(in crate::finding) fn margin(place: &At<'_>, check: &Check) -> Option<Quantity> {
    let value = |field: FieldRef| match place.reading(field).ok()?.value {
        crate::survey::Value::Quantity(q) => Some(q),
        _ => None,
    };
    let to = |q: Quantity, bound: Bound, limit: &Limit| {
        let limit = place.limit(limit).ok()?.low;
        match bound {
            Bound::AtMost | Bound::LessThan => limit.checked_sub(q.value),
            Bound::AtLeast | Bound::MoreThan => q.value.checked_sub(limit),
        }
    };
    match check {
        Check::Bound { field, bound, limit } => {
            let q = value(*field)?;
            Some(Quantity { value: to(q, *bound, limit)?, ..q })
        }
        Check::Between { field, low, high } => {
            let q = value(*field)?;
            Some(Quantity { value: to(q, Bound::AtLeast, low)?.min(to(q, Bound::AtMost, high)?), ..q })
        }
        Check::AllOf(parts) | Check::AnyOf(parts) => match parts.as_slice() {
            [only] => margin(place, only),
            _ => None,
        },
        Check::OneOf { .. } | Check::Present { .. } | Check::Lookup(_) | Check::CountByCapacity(_) => None,
    }
}
