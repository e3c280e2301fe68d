//! The kinds of quantity that a field can have, and what a value of each can be at all.

use std::ops::RangeInclusive;

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

impl Kind {
    /// All kinds, in the order of the reference.
    pub const ALL: [Self; 16] = [
        Self::Length,
        Self::Slope,
        Self::Area,
        Self::Force,
        Self::SoundLevel,
        Self::Illuminance,
        Self::LuminanceContrast,
        Self::ReflectanceDifference,
        Self::Time,
        Self::Count,
        Self::Ratio,
        Self::Temperature,
        Self::Mass,
        Self::Speed,
        Self::Frequency,
        Self::SlipResistance,
    ];

    /// Returns the name that checklists use, such as `luminance_contrast`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Length => "length",
            Self::Slope => "slope",
            Self::Area => "area",
            Self::Force => "force",
            Self::SoundLevel => "sound_level",
            Self::Illuminance => "illuminance",
            Self::LuminanceContrast => "luminance_contrast",
            Self::ReflectanceDifference => "reflectance_difference",
            Self::Time => "time",
            Self::Count => "count",
            Self::Ratio => "ratio",
            Self::Temperature => "temperature",
            Self::Mass => "mass",
            Self::Speed => "speed",
            Self::Frequency => "frequency",
            Self::SlipResistance => "slip_resistance",
        }
    }

    /// Returns what a value can be at all, in the base unit: anything outside is a slip of the pen.
    ///
    /// These are limits of the world and of the instruments, wide on purpose; what is plausible for
    /// one field of one element stands in the element's file.
    pub const fn possible(self) -> RangeInclusive<Exact> {
        const fn whole(least: i64, most: i64) -> RangeInclusive<Exact> {
            RangeInclusive::new(Exact::whole(least), Exact::whole(most))
        }
        match self {
            // 100 km: the longest thing that a surveyor walks; and 100 km².
            Self::Length | Self::Area => whole(0, 100_000_000),
            // A percentage, or 1:1: steeper is a wall, not a slope.
            Self::Slope | Self::LuminanceContrast | Self::Ratio => whole(0, 1),
            Self::Force => whole(0, 100_000),
            // A difference of levels may be negative; 194 dB is the loudest sound that air carries.
            Self::SoundLevel => whole(-194, 194),
            // Full sun gives about 120 000 lx.
            Self::Illuminance => whole(0, 200_000),
            Self::ReflectanceDifference => whole(0, 100),
            // One leap year.
            Self::Time => whole(0, 31_622_400),
            Self::Count => whole(0, 1_000_000_000),
            // Absolute zero is the lower end.
            Self::Temperature => RangeInclusive::new(Exact::reduced(-27_315, 100), Exact::whole(2_000)),
            Self::Mass | Self::Frequency => whole(0, 1_000_000),
            Self::Speed => whole(0, 200),
            // The end of the pendulum's scale.
            Self::SlipResistance => whole(0, 150),
        }
    }

    /// Returns true if a value is a pure ratio, which `1:12` writes without a unit.
    pub const fn is_pure(self) -> bool {
        matches!(self, Self::Slope | Self::Ratio | Self::LuminanceContrast)
    }
}
