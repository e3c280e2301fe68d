//! One value as an inspector types it → a [`Value`] of its field.

use crate::checklist::{Field, FieldKind};
use crate::quantity::{Exact, ParseError, ParseOptions, Quantity, parse};

use super::Value;

/// Why a text is no value of a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ValueError {
    /// Not a quantity of the field's kind.
    #[error(transparent)]
    Quantity(#[from] ParseError),
    /// Neither yes nor no.
    #[error("`{0}` is neither yes nor no")]
    YesNo(String),
    /// Not one of the field's choices.
    #[error("`{word}` is not one of {}", .known.join(", "))]
    Choice {
        /// The word.
        word: String,
        /// The field's choices.
        known: Vec<String>,
    },
    /// Outside what the field can plausibly be.
    #[error("`{text}` is outside the plausible range")]
    Implausible {
        /// What was typed.
        text: String,
        /// The range of the field.
        from: Quantity,
        /// The range of the field.
        to: Quantity,
    },
}

/// Words for yes, in lower case.
const YES: [&str; 10] = ["yes", "y", "true", "是", "有", "√", "✓", "对", "合格", "1"];
/// Words for no, in lower case.
const NO: [&str; 10] = ["no", "n", "false", "否", "无", "×", "✗", "没有", "不合格", "0"];

/// Returns the value of a field and the uncertainty that stands beside it, both in base units.
///
/// Nothing is allocated on success.
pub fn read_value(
    field: &Field,
    text: &str,
    decimal_comma: bool,
) -> Result<(Value, Option<Exact>), ValueError> {
    read_with(field, text, &ParseOptions { default_unit: field.unit, decimal_comma })
}

/// Returns what [`read_value`] does, for a column whose header names a unit.
#[inline]
pub(super) fn read_with(
    field: &Field,
    text: &str,
    options: &ParseOptions,
) -> Result<(Value, Option<Exact>), ValueError> {
    match &field.kind {
        FieldKind::Quantity(kind) => {
            let parsed = parse(text, *kind, options)?;
            if let Some((from, to)) = field.plausible
                && !(from.value..=to.value).contains(&parsed.quantity.value)
            {
                return Err(ValueError::Implausible { text: text.trim().to_owned(), from, to });
            }
            Ok((Value::Quantity(parsed.quantity), parsed.uncertainty))
        }
        FieldKind::YesNo => yes_no(text).map(|b| (Value::YesNo(b), None)),
        FieldKind::Choice(choices) => {
            let word = text.trim();
            let same = |c: &crate::checklist::Choice| {
                c.id.eq_ignore_ascii_case(word) || c.title.zh == word || c.title.en.eq_ignore_ascii_case(word)
            };
            let at = choices.iter().position(same).and_then(|at| u8::try_from(at).ok());
            at.map(|at| (Value::Choice(at), None)).ok_or_else(|| ValueError::Choice {
                word: word.to_owned(),
                known: choices.iter().map(|c| c.id.clone()).collect(),
            })
        }
        FieldKind::Text => Ok((Value::Text, None)),
    }
}

fn yes_no(text: &str) -> Result<bool, ValueError> {
    let word = text.trim();
    let is = |list: &[&str]| list.iter().any(|w| w.eq_ignore_ascii_case(word));
    if is(&YES) {
        Ok(true)
    } else if is(&NO) {
        Ok(false)
    } else {
        Err(ValueError::YesNo(word.to_owned()))
    }
}
