//! Prices and sums in the columns of a table: digits at the right, one below the other, the range below.

use super::{Inline, Run, Tone, plain};
use crate::checklist::{Cost, Measure};
use crate::lang::{Arg, Lang, message, word};
use crate::retrofit::Candidate;

/// Returns the header of a column of money, which says where the figures are but examples.
pub(super) fn header(lang: Lang, id: &str, example: bool) -> String {
    message(lang, id, &[("example", if example { "yes" } else { "no" }.into())])
}

/// Returns the usual price above the unit that it is for, so that the digits of all rows stand in line.
pub(super) fn price(of: &Candidate, measure: Option<&Measure>, lang: Lang) -> Inline {
    let Some((price, measure)) = of.price.zip(measure) else { return plain("–") };
    let unit = message(lang, "work-sheet-per-unit", &[("unit", Arg::from(measure.unit.title(lang)))]);
    vec![Run::new(price.typical.to_string()), Run::new(format!("\n{unit}")).tone(Tone::Muted)]
}

/// Returns the usual cost of a measure above its range, or why there is none.
pub(super) fn cost(of: &Candidate, lang: Lang) -> Inline {
    match of.cost {
        Some(cost) => sum(cost),
        None if of.price.is_some() => plain(word(lang, "work-sheet-measure-first")),
        None => plain("–"),
    }
}

/// Returns a sum above its range.
pub(super) fn sum(of: Cost) -> Inline {
    let range = format!("{} – {}", of.low, of.high);
    match of.typical {
        Some(typical) => {
            vec![Run::bold(typical.to_string()), Run::new(format!("\n{range}")).tone(Tone::Muted)]
        }
        None => plain(range),
    }
}
