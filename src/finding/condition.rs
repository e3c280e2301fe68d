//! Conditions in words: when a rule applies.

use super::check::asked_text;
use super::explain::field_at;
use crate::checklist::{Catalog, Condition, ElementIx};
use crate::lang::{message, word};
use crate::quantity::Style;

/// Returns when a rule on an element applies, such as `Door type: sliding`.
pub fn condition_text(catalog: &Catalog, element: ElementIx, condition: &Condition, style: &Style) -> String {
    let lang = style.lang;
    let several = |parts: &[Condition], joint: &str| {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| {
                let text = condition_text(catalog, element, part, style);
                match part {
                    Condition::AllOf(_) | Condition::AnyOf(_) => {
                        message(lang, "bracketed", &[("text", text.into())])
                    }
                    _ => text,
                }
            })
            .collect();
        parts.join(&word(lang, joint))
    };
    match condition {
        Condition::Check(check) => {
            let text = asked_text(catalog, element, check, style);
            match check.fields().as_slice() {
                [only] => {
                    let title = field_at(catalog, element, *only).title.get(lang);
                    message(lang, "condition-is", &[("field", title.into()), ("asked", text.into())])
                }
                _ => text,
            }
        }
        Condition::Construction(states) => {
            states.iter().map(|s| s.title(lang)).collect::<Vec<_>>().join(&word(lang, "list-or"))
        }
        Condition::Within(elements) => {
            let titles: Vec<&str> = elements.iter().map(|e| catalog.element(*e).title.get(lang)).collect();
            message(lang, "condition-within", &[("elements", titles.join(&word(lang, "list-or")).into())])
        }
        Condition::Limitations(limitations) => {
            let titles: Vec<&str> = limitations
                .iter()
                .filter_map(|l| catalog.limitation(l.as_str()))
                .map(|l| l.title.get(lang))
                .collect();
            message(
                lang,
                "condition-resident",
                &[("limitations", titles.join(&word(lang, "list-or")).into())],
            )
        }
        Condition::AllOf(parts) => several(parts, "list-and"),
        Condition::AnyOf(parts) => several(parts, "list-or"),
        Condition::Not(inner) => {
            let text = condition_text(catalog, element, inner, style);
            message(lang, "condition-not", &[("text", text.into())])
        }
    }
}
