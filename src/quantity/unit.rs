//! The units of every kind: how each is written and what it is in the base unit, exactly.
//!
//! To add a unit, add a line to its kind's table. The first line is the unit that canonical text uses:
//! the base unit, or per cent where the base is a pure ratio.

use super::{Exact, Kind};

/// How a number in a unit becomes a value in the kind's base unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// `value = number × factor`.
    Factor(Exact),
    /// `value = (number + offset) × factor`, for degrees Fahrenheit.
    Affine {
        /// What is added first.
        offset: Exact,
        /// What the sum is multiplied by.
        factor: Exact,
    },
    /// `value = tan(number°)`, rounded to 10⁻⁹, for slopes in degrees.
    Tangent,
    /// `value = 1 / number`, for a column that holds the n of 1:n.
    Reciprocal,
}

/// A unit of a [`Kind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The kind that the unit measures.
    pub kind: Kind,
    /// The symbol in print, and the first way to write it; empty for plain counting.
    pub symbol: &'static str,
    /// Other ways to write it: plural, Chinese, marks. Full-width letters are understood anyway.
    pub aliases: &'static [&'static str],
    /// What one of it is in the base unit.
    pub scale: Scale,
}

impl Unit {
    /// Returns the value of `number` of this unit in the base unit, or nothing if there is none:
    /// a slope of 90° or more, the reciprocal of zero, or a number beyond all measure.
    pub fn to_base(&self, number: Exact) -> Option<Exact> {
        match self.scale {
            Scale::Factor(factor) => number.times(factor),
            Scale::Affine { offset, factor } => number.checked_add(offset)?.times(factor),
            Scale::Tangent => tangent(number),
            Scale::Reciprocal => Exact::whole(1).checked_div(number),
        }
    }

    /// Returns how many of this unit a value in the base unit is, or nothing where that is not a fraction.
    pub fn from_base(&self, value: Exact) -> Option<Exact> {
        match self.scale {
            Scale::Factor(factor) => value.checked_div(factor),
            Scale::Affine { offset, factor } => value.checked_div(factor)?.checked_sub(offset),
            Scale::Tangent => None,
            Scale::Reciprocal => Exact::whole(1).checked_div(value),
        }
    }

    /// Returns all ways to write the unit, the symbol first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        std::iter::once(self.symbol).chain(self.aliases.iter().copied())
    }
}

/// Returns the tangent of an angle below 90°, to nine decimals.
///
/// The rounding makes the result the same on every machine; 10⁻⁹ is a micrometre on a kilometre.
#[expect(clippy::cast_possible_truncation, reason = "tan of less than 89.99999° is far below 2⁶³ / 10⁹")]
fn tangent(degrees: Exact) -> Option<Exact> {
    let angle = degrees.to_f64();
    if angle.abs() > 89.999_99 {
        return None;
    }
    Exact::new((angle.to_radians().tan() * 1e9).round() as i128, 1_000_000_000)
}

/// Returns the units of a kind; canonical text uses the first.
pub const fn of(kind: Kind) -> &'static [Unit] {
    match kind {
        Kind::Length => LENGTH,
        Kind::Slope => SLOPE,
        Kind::Area => AREA,
        Kind::Force => FORCE,
        Kind::SoundLevel => SOUND,
        Kind::Illuminance => LIGHT,
        Kind::LuminanceContrast => CONTRAST,
        Kind::ReflectanceDifference => REFLECTANCE,
        Kind::Time => TIME,
        Kind::Count => COUNT,
        Kind::Ratio => RATIO,
        Kind::Temperature => TEMPERATURE,
        Kind::Mass => MASS,
        Kind::Speed => SPEED,
        Kind::Frequency => FREQUENCY,
        Kind::SlipResistance => SLIP,
    }
}

/// Returns the unit of a kind with this name: as it stands in the table, or in other letter case.
pub fn find(kind: Kind, name: &str) -> Option<&'static Unit> {
    let units = of(kind);
    units
        .iter()
        .find(|u| u.symbol == name || u.aliases.contains(&name))
        .or_else(|| units.iter().find(|u| u.names().any(|n| n.eq_ignore_ascii_case(name))))
}

/// Returns the kind, other than `except`, that has a unit of this name.
pub fn kind_of(name: &str, except: Kind) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| *kind != except && !name.is_empty() && find(*kind, name).is_some())
}

/// Returns the unit that `1:12` is written in.
pub(super) const fn pair(kind: Kind) -> &'static Unit {
    match kind {
        Kind::Slope => &SLOPE[1],
        Kind::LuminanceContrast => &CONTRAST[1],
        _ => &RATIO[1],
    }
}

const fn unit(
    kind: Kind,
    symbol: &'static str,
    num: i64,
    den: i64,
    aliases: &'static [&'static str],
) -> Unit {
    Unit { kind, symbol, aliases, scale: Scale::Factor(Exact::reduced(num, den)) }
}

const LENGTH: &[Unit] = {
    const K: Kind = Kind::Length;
    &[
        unit(K, "mm", 1, 1, &["毫米", "㎜", "millimetre", "millimetres", "millimeter", "millimeters"]),
        unit(
            K,
            "cm",
            10,
            1,
            &["厘米", "公分", "㎝", "centimetre", "centimetres", "centimeter", "centimeters"],
        ),
        unit(K, "m", 1000, 1, &["米", "公尺", "metre", "metres", "meter", "meters"]),
        unit(
            K,
            "km",
            1_000_000,
            1,
            &["公里", "千米", "㎞", "kilometre", "kilometres", "kilometer", "kilometers"],
        ),
        unit(K, "dm", 100, 1, &["分米"]),
        unit(K, "in", 127, 5, &["\"", "in.", "inch", "inches", "英寸", "吋", "''"]),
        unit(K, "ft", 1524, 5, &["'", "ft.", "foot", "feet", "英尺", "呎"]),
        unit(K, "yd", 4572, 5, &["yard", "yards", "码"]),
        unit(K, "mi", 8_046_720, 5, &["mile", "miles", "英里"]),
        unit(K, "μm", 1, 1000, &["µm", "um", "微米"]),
    ]
};

const SLOPE: &[Unit] = {
    const K: Kind = Kind::Slope;
    &[
        unit(K, "m/m", 1, 1, &["rise/run", "ratio", "米/米"]),
        Unit { kind: K, symbol: "1:n", aliases: &["1/n"], scale: Scale::Reciprocal },
        unit(K, "%", 1, 100, &["percent", "per cent", "pct"]),
        unit(K, "‰", 1, 1000, &["mm/m", "毫米/米"]),
        Unit {
            kind: K,
            symbol: "°",
            aliases: &["º", "˚", "度", "deg", "degree", "degrees"],
            scale: Scale::Tangent,
        },
        unit(K, "cm/m", 1, 100, &["厘米/米"]),
        unit(K, "in/ft", 1, 12, &["in./ft", "inch/foot", "\"/ft", "\"/'"]),
    ]
};

const AREA: &[Unit] = {
    const K: Kind = Kind::Area;
    &[
        unit(K, "m²", 1, 1, &["m2", "m^2", "㎡", "平方米", "平米", "sq m", "sqm"]),
        unit(K, "cm²", 1, 10_000, &["cm2", "cm^2", "平方厘米"]),
        unit(K, "mm²", 1, 1_000_000, &["mm2", "mm^2", "平方毫米"]),
        unit(K, "ft²", 9_290_304, 100_000_000, &["ft2", "ft^2", "sq ft", "sqft", "平方英尺"]),
    ]
};

const FORCE: &[Unit] = {
    const K: Kind = Kind::Force;
    &[
        unit(K, "N", 1, 1, &["牛", "牛顿", "newton", "newtons"]),
        unit(K, "kN", 1000, 1, &["千牛"]),
        // The pound of 0.453 592 37 kg under standard gravity, 9.806 65 m/s².
        unit(
            K,
            "lbf",
            44_482_216_152_605,
            10_000_000_000_000,
            &["lb", "lbs", "pound", "pounds", "磅", "磅力"],
        ),
        unit(K, "kgf", 980_665, 100_000, &["kg", "公斤力", "千克力", "公斤"]),
    ]
};

const SOUND: &[Unit] = &[unit(
    Kind::SoundLevel,
    "dB",
    1,
    1,
    &["dBA", "dB(A)", "dB (A)", "dB A", "分贝", "分贝(A)", "decibel", "decibels"],
)];

const LIGHT: &[Unit] = &[
    unit(Kind::Illuminance, "lx", 1, 1, &["lux", "勒克斯", "勒"]),
    unit(
        Kind::Illuminance,
        "fc",
        100_000_000,
        9_290_304,
        &["ftc", "foot-candle", "foot-candles", "footcandles"],
    ),
];

const CONTRAST: &[Unit] = {
    const K: Kind = Kind::LuminanceContrast;
    &[unit(K, "%", 1, 100, &["percent", "per cent", "pct"]), unit(K, "ratio", 1, 1, &[])]
};

const REFLECTANCE: &[Unit] =
    &[unit(Kind::ReflectanceDifference, "LRV", 1, 1, &["points", "point", "点", "LRV points", "points LRV"])];

const TIME: &[Unit] = {
    const K: Kind = Kind::Time;
    &[
        unit(K, "s", 1, 1, &["秒", "秒钟", "sec", "secs", "second", "seconds"]),
        unit(K, "ms", 1, 1000, &["毫秒"]),
        unit(K, "min", 60, 1, &["分钟", "分", "mins", "minute", "minutes"]),
        unit(K, "h", 3600, 1, &["小时", "hour", "hours", "hr"]),
    ]
};

const COUNT: &[Unit] = &[unit(
    Kind::Count,
    "",
    1,
    1,
    &[
        "个", "处", "级", "步", "只", "件", "樘", "次", "人", "间", "套", "条", "位", "座", "块", "根", "部",
        "台", "pcs", "pc", "×", "x",
    ],
)];

const RATIO: &[Unit] = {
    const K: Kind = Kind::Ratio;
    &[
        unit(K, "%", 1, 100, &["percent", "per cent", "pct"]),
        unit(K, "ratio", 1, 1, &[]),
        unit(K, "‰", 1, 1000, &[]),
    ]
};

const TEMPERATURE: &[Unit] = &[
    unit(Kind::Temperature, "°C", 1, 1, &["℃", "摄氏度", "度", "C", "ºC", "° C", "deg C"]),
    Unit {
        kind: Kind::Temperature,
        symbol: "°F",
        aliases: &["℉", "华氏度", "F", "ºF", "° F", "deg F"],
        scale: Scale::Affine { offset: Exact::whole(-32), factor: Exact::reduced(5, 9) },
    },
];

const MASS: &[Unit] = &[
    unit(Kind::Mass, "kg", 1, 1, &["公斤", "千克", "kilogram", "kilograms"]),
    unit(Kind::Mass, "g", 1, 1000, &["克", "gram", "grams"]),
    unit(Kind::Mass, "t", 1000, 1, &["吨", "tonne", "tonnes"]),
    unit(Kind::Mass, "lb", 45_359_237, 100_000_000, &["lbs", "pound", "pounds", "磅"]),
    unit(Kind::Mass, "斤", 1, 2, &["市斤"]),
];

const SPEED: &[Unit] = &[
    unit(Kind::Speed, "m/s", 1, 1, &["米/秒", "米每秒"]),
    unit(Kind::Speed, "mm/s", 1, 1000, &["毫米/秒"]),
    unit(Kind::Speed, "km/h", 5, 18, &["公里/小时", "千米/时", "kph"]),
    unit(Kind::Speed, "ft/s", 381, 1250, &["fps", "英尺/秒"]),
    unit(Kind::Speed, "mph", 1397, 3125, &["英里/小时"]),
];

const FREQUENCY: &[Unit] = &[
    unit(Kind::Frequency, "Hz", 1, 1, &["/s", "赫兹", "赫", "次/秒", "1/s", "per second"]),
    unit(Kind::Frequency, "kHz", 1000, 1, &["千赫"]),
    unit(Kind::Frequency, "/min", 1, 60, &["次/分", "次/分钟", "per minute"]),
];

const SLIP: &[Unit] = &[unit(Kind::SlipResistance, "BPN", 1, 1, &["PTV", "摆值"])];
