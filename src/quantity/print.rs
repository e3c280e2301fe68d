//! Writes quantities: as an inspector would, and as canonical text that reads back to the same value.
//!
//! Nothing here decides anything. A display that cannot show the value exactly marks it with `≈`.

use std::fmt::Write as _;

use crate::lang::Lang;

use super::{Exact, Kind, Quantity, unit};

/// Which units a reader is used to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum System {
    /// Millimetres and metres, newtons, degrees Celsius.
    #[default]
    Metric,
    /// Inches and feet, pounds of force, degrees Fahrenheit.
    UsCustomary,
}

/// How quantities are written for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Style {
    /// The language of the text around: English puts a space before the per cent sign.
    pub lang: Lang,
    /// The units.
    pub system: System,
}

/// Decimals up to which a value is written out in full.
const SHOWN: u32 = 4;
/// Decimals of a value that is not.
const ROUNDED: u32 = 2;

impl Quantity {
    /// Returns the quantity as an inspector writes it: `850 mm`, `1.20 m`, `1:12`, `1:11.9 (8.40 %)`.
    ///
    /// ```
    /// use tantu::quantity::{Kind, ParseOptions, Style, parse};
    ///
    /// let door = parse("1.2 m", Kind::Length, &ParseOptions::default())?;
    /// assert_eq!(door.quantity.display(&Style::default()), "1.20 m");
    /// # Ok::<(), tantu::quantity::ParseError>(())
    /// ```
    pub fn display(&self, style: &Style) -> String {
        let us = style.system == System::UsCustomary;
        match self.kind {
            Kind::Length if us => inches(self.value),
            Kind::Length => metric_length(self.value),
            Kind::Slope => slope(self.value, style.lang),
            Kind::LuminanceContrast | Kind::Ratio => percent(self.value, style.lang, 0),
            Kind::Force if us => converted(self, "lbf"),
            Kind::Area if us => converted(self, "ft²"),
            Kind::Mass if us => converted(self, "lb"),
            Kind::Speed if us => converted(self, "ft/s"),
            Kind::Temperature if us => converted(self, "°F"),
            kind => with_symbol(&decimal(self.value, 0), unit::of(kind)[0].symbol),
        }
    }

    /// Returns the canonical text, for files: parsing it as this kind gives the same value again.
    pub fn write_exact(&self) -> String {
        if self.kind.is_pure() {
            // Per cent where that is short and exact, the bare ratio otherwise.
            let hundredths = self.value.checked_mul(Exact::whole(100));
            return match hundredths.and_then(|v| exact_decimal(v, 0, 12)) {
                Some(text) if self.kind != Kind::Slope => format!("{text} %"),
                Some(text) if !is_unit_fraction(self.value) => format!("{text} %"),
                _ => format!("{}:{}", self.value.numerator(), self.value.denominator()),
            };
        }
        let number = exact_decimal(self.value, 0, 12)
            .unwrap_or_else(|| format!("{}/{}", self.value.numerator(), self.value.denominator()));
        with_symbol(&number, unit::of(self.kind)[0].symbol)
    }
}

fn is_unit_fraction(value: Exact) -> bool {
    value.numerator() == 1
}

fn with_symbol(number: &str, symbol: &str) -> String {
    if symbol.is_empty() { number.to_owned() } else { format!("{number} {symbol}") }
}

/// Returns the value in another unit, with the base unit behind it where the conversion is not short.
fn converted(quantity: &Quantity, name: &str) -> String {
    let base = unit::of(quantity.kind)[0];
    let plain = with_symbol(&decimal(quantity.value, 0), base.symbol);
    let Some(number) = unit::find(quantity.kind, name).and_then(|u| u.from_base(quantity.value)) else {
        return plain;
    };
    match exact_decimal(number, 0, ROUNDED) {
        Some(exact) => format!("{exact} {name}"),
        None => format!("{} {name} ({plain})", rounded(number, ROUNDED)),
    }
}

/// Millimetres below a metre or where centimetres do not come out even, metres otherwise.
fn metric_length(value: Exact) -> String {
    let metre = Exact::whole(1000);
    let metres = value.checked_div(metre);
    match metres {
        Some(m) if value >= Exact::whole(10_000_000) => {
            format!("{} km", m.checked_div(metre).map_or_else(String::new, |km| decimal(km, 0)))
        }
        Some(m) if value >= metre => match exact_decimal(m, 2, 2) {
            Some(text) => format!("{text} m"),
            None if value < Exact::whole(10_000) => format!("{} mm", decimal(value, 0)),
            None => format!("{} m", decimal(m, 2)),
        },
        _ => format!("{} mm", decimal(value, 0)),
    }
}

/// Inches with a fraction down to 1/16, feet and inches from ten feet; what is neither, in decimals.
fn inches(value: Exact) -> String {
    let sixteenths = value.checked_mul(Exact::whole(16 * 5)).and_then(|v| v.checked_div(Exact::whole(127)));
    let Some(sixteenths) = sixteenths.filter(|s| s.denominator() == 1 && !s.is_negative()) else {
        let number = value.checked_mul(Exact::whole(5)).and_then(|v| v.checked_div(Exact::whole(127)));
        let metric = metric_length(value);
        return number.map_or(metric.clone(), |n| format!("{} in ({metric})", rounded(n, ROUNDED)));
    };
    let total = sixteenths.numerator();
    let (feet, rest) =
        if total >= 10 * 12 * 16 { (total / (12 * 16), total % (12 * 16)) } else { (0, total) };
    let mut out = String::new();
    if feet > 0 {
        let _ = write!(out, "{feet} ft");
        if rest == 0 {
            return out;
        }
        out.push(' ');
    }
    let (whole, part) = (rest / 16, rest % 16);
    let part = Exact::reduced(part, 16);
    match (whole, part.numerator()) {
        (w, 0) => _ = write!(out, "{w}"),
        (0, _) => _ = write!(out, "{part:?}"),
        (w, _) => _ = write!(out, "{w} {part:?}"),
    }
    out.push_str(" in");
    out
}

/// `1:12`, with the percentage where that is exact or 1:n is not a whole n.
fn slope(value: Exact, lang: Lang) -> String {
    let hundredths = value.checked_mul(Exact::whole(100));
    let Some(run) = Exact::whole(1).checked_div(value).filter(|r| !r.is_negative()) else {
        return percent(value, lang, 0);
    };
    let short = |digits| hundredths.and_then(|h| exact_decimal(h, 0, digits));
    if run.denominator() == 1 {
        return match short(2) {
            Some(_) => format!("1:{} ({})", run.numerator(), percent(value, lang, 0)),
            None => format!("1:{}", run.numerator()),
        };
    }
    let run_text = exact_decimal(run, 1, ROUNDED).unwrap_or_else(|| {
        // Enough digits that a slope off the mark is never shown as 1:12.0.
        (1..=6).map(|d| to_places(run, d)).find(|t| !t.ends_with('0')).unwrap_or_else(|| to_places(run, 6))
    });
    format!("1:{run_text} ({})", percent(value, lang, 2))
}

fn percent(value: Exact, lang: Lang, least: u32) -> String {
    let number = match value.checked_mul(Exact::whole(100)) {
        Some(hundredths) => decimal(hundredths, least),
        None => format!("≈ {}", float_places(value.to_f64() * 100.0, ROUNDED)),
    };
    match lang {
        Lang::Zh => format!("{number}%"),
        Lang::En => format!("{number} %"),
    }
}

/// Returns the value in full if that takes few decimals, otherwise rounded and marked.
fn decimal(value: Exact, least: u32) -> String {
    exact_decimal(value, least, SHOWN).unwrap_or_else(|| rounded(value, ROUNDED))
}

fn rounded(value: Exact, places: u32) -> String {
    format!("≈ {}", to_places(value, places))
}

/// Returns the value as a decimal number of `least` to `most` decimals, or nothing if it needs more.
fn exact_decimal(value: Exact, least: u32, most: u32) -> Option<String> {
    let places = (least..=most).find(|places| 10_i128.pow(*places) % i128::from(value.denominator()) == 0)?;
    let scaled = i128::from(value.numerator()) * (10_i128.pow(places) / i128::from(value.denominator()));
    Some(point(scaled, places))
}

/// Returns the value rounded half away from zero.
fn to_places(value: Exact, places: u32) -> String {
    let scaled = i128::from(value.numerator()) * 10_i128.pow(places) * 2;
    let den = i128::from(value.denominator());
    let half = if scaled < 0 { -den } else { den };
    point((scaled + half) / (den * 2), places)
}

fn float_places(value: f64, places: u32) -> String {
    format!("{value:.*}", places as usize)
}

fn point(scaled: i128, places: u32) -> String {
    let power = 10_u128.pow(places);
    let sign = if scaled < 0 { "-" } else { "" };
    let size = scaled.unsigned_abs();
    if places == 0 {
        format!("{sign}{size}")
    } else {
        format!("{sign}{}.{:0width$}", size / power, size % power, width = places as usize)
    }
}
