//! Quantities as a number and a unit, for the cells of spreadsheets.

use super::print::System;
use super::{Kind, Quantity, unit};

impl Quantity {
    /// Returns the number and the symbol of its unit: one unit for each kind, so that a column adds up.
    ///
    /// Slopes, contrasts and shares are in per cent, lengths in mm or inches.
    ///
    /// ```
    /// use tantu::quantity::{Kind, ParseOptions, System, parse};
    ///
    /// let ramp = parse("1:8", Kind::Slope, &ParseOptions::default())?.quantity;
    /// assert_eq!(ramp.number(System::Metric), (12.5, "%"));
    /// let door = parse("1.2 m", Kind::Length, &ParseOptions::default())?.quantity;
    /// assert_eq!(door.number(System::Metric), (1200.0, "mm"));
    /// # Ok::<(), tantu::quantity::ParseError>(())
    /// ```
    pub fn number(&self, system: System) -> (f64, &'static str) {
        let base = unit::of(self.kind)[0].symbol;
        let name = match (self.kind, system) {
            (kind, _) if kind.is_pure() => "%",
            (Kind::Length, System::UsCustomary) => "in",
            (Kind::Force, System::UsCustomary) => "lbf",
            (Kind::Area, System::UsCustomary) => "ft²",
            (Kind::Mass, System::UsCustomary) => "lb",
            (Kind::Speed, System::UsCustomary) => "ft/s",
            (Kind::Temperature, System::UsCustomary) => "°F",
            _ => base,
        };
        let number = unit::find(self.kind, name).and_then(|u| u.from_base(self.value));
        number.map_or((self.value.to_f64(), base), |n| (n.to_f64(), name))
    }
}
