//! The smallest unit of a figure: how little a limit must move for the cases to notice.

use std::collections::BTreeMap;

use super::fields::field;
use crate::checklist::{Catalog, FieldKind, Rule};
use crate::quantity::unit::{self, Unit};
use crate::quantity::{Exact, Kind, ParseOptions, parse};

/// The decimals that a figure is looked at with, enough for 1/32 in; one that needs more moves by the last.
const PLACES: u32 = 5;

/// The units in which the readings of a rule's cases are typed, where these are not metric.
///
/// A clause in inches moves by tenths of an inch, not by a millimetre that it never speaks of.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    units: BTreeMap<Kind, &'static Unit>,
}

impl Steps {
    /// Returns the steps of a rule, by the units that its cases use.
    pub fn of(catalog: &Catalog, rule: &Rule) -> Self {
        let mut units = BTreeMap::new();
        for given in rule.cases.iter().flat_map(|c| &c.given) {
            let field = field(catalog, rule, given.field);
            let FieldKind::Quantity(kind) = field.kind else { continue };
            let options = ParseOptions { default_unit: field.unit, decimal_comma: false };
            if let Ok(parsed) = parse(&given.value, kind, &options)
                && is_customary(parsed.unit)
            {
                let feet = if kind == Kind::Length { unit::find(kind, "in") } else { None };
                units.insert(kind, feet.unwrap_or(parsed.unit));
            }
        }
        Self { units }
    }

    /// Returns the customary unit that the rule's cases use for a kind, if they do.
    pub fn customary(&self, kind: Kind) -> Option<&'static Unit> {
        self.units.get(&kind).copied()
    }

    /// Returns the figure moved up and down by its smallest unit, where that is possible at all.
    pub fn around(&self, kind: Kind, value: Exact) -> Vec<Exact> {
        if kind == Kind::Slope && value.numerator() == 1 && value.denominator() > 1 {
            // 1:n moves to 1:(n ± 1).
            let n = i128::from(value.denominator());
            return [n - 1, n + 1].into_iter().filter_map(|n| Exact::new(1, n)).collect();
        }
        let Some(step) = self.step(kind, value) else { return Vec::new() };
        let moved = [value.checked_sub(step), value.checked_add(step)];
        moved.into_iter().flatten().filter(|v| kind.possible().contains(v)).collect()
    }

    /// Returns the smallest unit of a figure: one in the last decimal that it shows.
    pub fn step(&self, kind: Kind, value: Exact) -> Option<Exact> {
        if kind == Kind::Slope {
            return Exact::new(1, 1000);
        }
        // A whole number of inches or pounds is read to a tenth; a metric one to the unit itself. A
        // clause in inches may give a millimetre figure beside: then the millimetre counts.
        let customary = self.customary(kind).and_then(|unit| Some((unit, shown(unit, value, 1)?)));
        let base = &unit::of(kind)[0];
        let (unit, shown) = customary.unwrap_or((base, shown(base, value, 0).unwrap_or(PLACES)));
        let one = Exact::new(1, 10_i128.pow(shown))?;
        let (with, without) = (unit.to_base(one)?, unit.to_base(Exact::ZERO)?);
        with.checked_sub(without)
    }
}

/// Returns how many decimals a figure has in a unit, `least` at least, if they come to an end.
fn shown(unit: &Unit, value: Exact, least: u32) -> Option<u32> {
    let number = unit.from_base(value)?;
    (least..=PLACES).find(|places| 10_i64.pow(*places) % number.denominator() == 0)
}

/// Returns true for a unit of the US customary system.
fn is_customary(unit: &Unit) -> bool {
    ["in", "ft", "yd", "mi", "lbf", "lb", "ft²", "ft/s", "mph", "fc", "°F"].contains(&unit.symbol)
}
