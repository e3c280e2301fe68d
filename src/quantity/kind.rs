//! The kinds of quantity that a field can have, and the units each is written in.

use serde::{Deserialize, Serialize};

use super::Exact;

/// What a quantity measures. Values are kept in the base unit named here, exactly.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Length; base unit millimetre.
    Length,
    /// Slope as rise over run; a pure ratio.
    Slope,
    /// Area; base unit square metre.
    Area,
    /// Force; base unit newton.
    Force,
    /// Sound pressure level or a difference of levels; base unit decibel.
    SoundLevel,
    /// Illuminance; base unit lux.
    Illuminance,
    /// Luminance contrast after Michelson, as a ratio: 30 % is 3/10.
    LuminanceContrast,
    /// Difference of light reflectance values; base unit one LRV point (0 to 100).
    ReflectanceDifference,
    /// Time; base unit second.
    Time,
    /// A number of things.
    Count,
    /// A share of a whole, as a ratio: 2 % is 1/50.
    Ratio,
    /// Temperature; base unit degree Celsius.
    Temperature,
    /// Mass; base unit kilogram.
    Mass,
    /// Speed; base unit metre a second.
    Speed,
    /// Rate of a repeating signal; base unit one a second.
    Frequency,
    /// Slip resistance by pendulum; base unit one BPN (British pendulum number).
    SlipResistance,
}

/// A unit of a [`Kind`]: `value in base = number × factor`.
///
/// Degrees of slope are the one unit that is not a factor: they go through the tangent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The kind that the unit measures.
    pub kind: Kind,
    /// The symbol in print, and the first way to write it.
    pub symbol: &'static str,
    /// Other ways to write it: plural, Chinese, full-width.
    pub aliases: &'static [&'static str],
    /// How many base units one of it is.
    pub factor: Exact,
}
