//! Conditions in words: when a rule applies; and what an instrument is sure of.

use super::check::named_text;
use crate::checklist::{Catalog, Condition, ElementIx, Instrument, Rule, Spread};
use crate::lang::{Lang, message, word};
use crate::quantity::{Kind, Quantity, Style};

/// Returns when a rule applies, in words; nothing for a rule that always does.
pub fn when_text(catalog: &Catalog, rule: &Rule, style: &Style) -> Option<String> {
    rule.when.as_ref().map(|condition| condition_text(catalog, rule.element, condition, style))
}

/// Returns a condition of a rule of an element in words.
pub fn condition_text(catalog: &Catalog, element: ElementIx, condition: &Condition, style: &Style) -> String {
    Words { catalog, element, style }.condition(condition)
}

struct Words<'a> {
    catalog: &'a Catalog,
    element: ElementIx,
    style: &'a Style,
}

impl Words<'_> {
    fn condition(&self, condition: &Condition) -> String {
        let lang = self.style.lang;
        match condition {
            Condition::Check(check) => named_text(self.catalog, self.element, check, self.style),
            Condition::Construction(states) => either(lang, states.iter().map(|s| s.title(lang))),
            Condition::Within(elements) => {
                let titles = elements.iter().map(|e| self.catalog.element(*e).title.get(lang).to_owned());
                message(lang, "condition-within", &[("elements", either(lang, titles).into())])
            }
            Condition::Limitations(limitations) => {
                let known = limitations.iter().filter_map(|l| self.catalog.limitation(l.as_str()));
                let titles = known.map(|l| l.title.get(lang).to_owned());
                message(lang, "condition-resident", &[("limitations", either(lang, titles).into())])
            }
            Condition::Categories(categories) => {
                let titles = categories.iter().map(|c| c.title(lang));
                message(lang, "condition-category", &[("categories", either(lang, titles).into())])
            }
            Condition::AllOf(parts) => self.several(parts, "list-and"),
            Condition::AnyOf(parts) => self.several(parts, "list-or"),
            Condition::Not(inner) => {
                message(lang, "condition-not", &[("text", self.condition(inner).into())])
            }
        }
    }

    fn several(&self, parts: &[Condition], joint: &str) -> String {
        let lang = self.style.lang;
        let part = |part: &Condition| match part {
            Condition::AllOf(_) | Condition::AnyOf(_) => {
                message(lang, "bracketed", &[("text", self.condition(part).into())])
            }
            _ => self.condition(part),
        };
        parts.iter().map(part).collect::<Vec<_>>().join(&word(lang, joint))
    }
}

fn either(lang: Lang, words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(&word(lang, "list-or"))
}

/// Returns the expanded uncertainty of one reading of an instrument in words, if it has one.
pub fn uncertainty_text(instrument: &Instrument, style: &Style) -> Option<String> {
    let spread = |(kind, spread): &(Kind, Spread)| {
        let (kind, value) = match spread {
            // A difference of slopes is in per cent, never 1:n.
            Spread::Absolute(value) if *kind == Kind::Slope => (Kind::Ratio, *value),
            Spread::Absolute(value) => (*kind, *value),
            Spread::Relative(share) => (Kind::Ratio, *share),
        };
        let text = Quantity { kind, value }.display(style);
        match spread {
            Spread::Absolute(_) => format!("± {text}"),
            Spread::Relative(_) => message(style.lang, "uncertainty-relative", &[("share", text.into())]),
        }
    };
    let spreads: Vec<String> = instrument.uncertainty.iter().map(spread).collect();
    (!spreads.is_empty()).then(|| spreads.join(&word(style.lang, "list-comma")))
}
