//! Reads quantities as people write them on forms and in tables: `1:12`, `8.3 %`, `2 ft 11 in`, `９０厘米`.

use super::scan::{Fault, Number, Scan};
use super::unit::{self, Scale, Unit};
use super::{Exact, Kind, Quantity};

/// How a file writes its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ParseOptions {
    /// The unit of a number that has none, for a column whose header names it.
    pub default_unit: Option<&'static Unit>,
    /// True if `1,5` is one and a half.
    pub decimal_comma: bool,
}

/// A quantity out of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parsed {
    /// The value.
    pub quantity: Quantity,
    /// The `± …` in the base unit, symmetric: for degrees of slope, the larger side.
    pub uncertainty: Option<Exact>,
    /// The unit that it was written in; the first of a `2 ft 11 in`.
    pub unit: &'static Unit,
}

/// Why a text is not a quantity of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// Nothing is written.
    #[error("no value")]
    Empty,
    /// The text is no number, or there is more after it.
    #[error("`{text}` is not a number with a unit")]
    NotANumber {
        /// What was written.
        text: String,
    },
    /// A number without its unit.
    #[error("`{number}` has no unit, write `{}` or `{}`", examples[0], examples[1])]
    NoUnit {
        /// The number as written.
        number: String,
        /// Two ways to write it with a unit.
        examples: [String; 2],
    },
    /// A unit that no kind has.
    #[error("unknown unit `{unit}`")]
    UnknownUnit {
        /// What stands in the unit's place.
        unit: String,
        /// The nearest unit of the kind.
        suggestion: Option<&'static str>,
    },
    /// A unit of another kind.
    #[error("`{unit}` is a unit of {}", is.id())]
    WrongKind {
        /// The unit as written.
        unit: String,
        /// What it measures.
        is: Kind,
    },
    /// More digits than any measurement has.
    #[error("`{text}` is too large")]
    OutOfRange {
        /// What was written.
        text: String,
    },
    /// A value that nothing in the world can have: see [`Kind::possible`].
    #[error("`{text}` is not possible for {}", kind.id())]
    Impossible {
        /// What was written.
        text: String,
        /// What it was to be.
        kind: Kind,
    },
    /// A separator that may be a decimal point or a thousands separator, or a number after the unit.
    #[error("`{text}` can be read in two ways")]
    Ambiguous {
        /// What was written.
        text: String,
    },
}

/// Reads a quantity of a kind.
///
/// Understands `1:12`, `1/12`, `8.3 %`, `4.76°`, `1.2 m`, `35"`, `2'11"`, `1 1/2 in`, Chinese units,
/// full-width characters, and `8.4 % ± 0.3 %`. A number without a unit is an error unless the
/// options name one, or it is a count, or a ratio written as such. Nothing is allocated on success.
///
/// Degrees of slope go through the tangent, rounded to 10⁻⁹; everything else is exact.
///
/// ```
/// use tantu::quantity::{Kind, ParseOptions, parse};
///
/// let plain = ParseOptions::default();
/// let steep = parse("1:12", Kind::Slope, &plain)?.quantity;
/// let rounded = parse("8.333 %", Kind::Slope, &plain)?.quantity;
/// assert!(rounded.value < steep.value);
/// assert_eq!(parse("2 ft 11 in", Kind::Length, &plain)?.quantity, parse("889 mm", Kind::Length, &plain)?.quantity);
/// assert!(parse("90", Kind::Length, &plain).is_err());
/// # Ok::<(), tantu::quantity::ParseError>(())
/// ```
pub fn parse(text: &str, kind: Kind, options: &ParseOptions) -> Result<Parsed, ParseError> {
    let parsed = match plain(text.as_bytes(), kind, options) {
        Some((value, unit)) => Parsed { quantity: Quantity { kind, value }, uncertainty: None, unit },
        None => full(text, kind, options)?,
    };
    check_possible(&parsed, text)?;
    Ok(parsed)
}

/// Checks the limits of the kind, and that things are counted whole.
fn check_possible(parsed: &Parsed, text: &str) -> Result<(), ParseError> {
    let Quantity { kind, value } = parsed.quantity;
    let whole = kind != Kind::Count || value.denominator() == 1;
    let sure = parsed.uncertainty.is_none_or(|u| !u.is_negative());
    if whole && sure && kind.possible().contains(&value) {
        Ok(())
    } else {
        Err(ParseError::Impossible { text: text.trim().to_owned(), kind })
    }
}

/// The common case, for tables of millions of cells: ASCII digits, a point, a unit as in the table.
fn plain(text: &[u8], kind: Kind, options: &ParseOptions) -> Option<(Exact, &'static Unit)> {
    let text = text.trim_ascii();
    let (negative, digits) = match text.split_first()? {
        (b'-', rest) => (true, rest),
        _ => (false, text),
    };
    let mut mantissa = 0_i64;
    let mut at = 0;
    let mut point = None;
    while let Some(&byte) = digits.get(at) {
        match byte {
            b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
            b'.' if point.is_none() && at > 0 && !options.decimal_comma => point = Some(at),
            _ => break,
        }
        at += 1;
        // 15 digits and a point: no overflow, and the rest of the rules need not be looked at.
        if at > 16 {
            return None;
        }
    }
    let decimals = point.map_or(0, |p| at - p - 1);
    if at == 0 || (point.is_some() && decimals == 0) {
        return None;
    }
    let name = digits[at..].trim_ascii_start();
    let unit = if name.is_empty() {
        match options.default_unit {
            Some(unit) => unit,
            None if kind == Kind::Count => &unit::of(kind)[0],
            None => return None,
        }
    } else {
        let name = std::str::from_utf8(name).ok()?;
        match options.default_unit {
            Some(unit) if unit.symbol == name => unit,
            _ => unit::of(kind).iter().find(|u| u.symbol == name || u.aliases.contains(&name))?,
        }
    };
    if unit.kind != kind {
        return None;
    }
    let mantissa = if negative { -mantissa } else { mantissa };
    let power = 10_i64.pow(u32::try_from(decimals).ok()?);
    let value = match unit.scale {
        Scale::Factor(f) => Exact::nearest(
            i128::from(mantissa) * i128::from(f.numerator()),
            i128::from(power) * i128::from(f.denominator()),
        )?,
        _ => unit.to_base(Exact::new(mantissa.into(), power.into())?)?,
    };
    Some((value, unit))
}

/// What stands on one side of the `±`.
enum Part {
    /// A number without a unit.
    Bare(Number),
    /// A number and its unit.
    With(Exact, &'static Unit),
    /// A ratio or a sum of two units, already in the base unit.
    Base(Exact, &'static Unit),
}

/// The whole grammar.
fn full(text: &str, kind: Kind, options: &ParseOptions) -> Result<Parsed, ParseError> {
    let mut scan = Scan::new(text, options);
    scan.spaces();
    if scan.at_end() {
        return Err(ParseError::Empty);
    }
    let bracket = scan.eat('(');
    let main = part(&mut scan, kind, text)?;
    scan.spaces();
    let tolerance = if scan.plus_minus() { Some(part(&mut scan, kind, text)?) } else { None };
    scan.spaces();
    let shared = if bracket {
        if !scan.eat(')') {
            return Err(Fault::NotANumber.error(text));
        }
        scan.spaces();
        unit_here(&mut scan, kind, text)?
    } else {
        None
    };
    scan.spaces();
    if !scan.at_end() {
        return Err(Fault::NotANumber.error(text));
    }
    let fallback = shared.or(match tolerance {
        Some(Part::With(_, unit)) => Some(unit),
        _ => options.default_unit.filter(|u| u.kind == kind),
    });
    let impossible = || ParseError::Impossible { text: text.trim().to_owned(), kind };
    let (number, unit, value) = match main {
        Part::Base(value, unit) => (None, unit, value),
        Part::Bare(n) if n.fraction && kind.is_pure() && shared.is_none() => {
            (None, unit::pair(kind), n.value)
        }
        Part::With(n, unit) => (Some(n), unit, unit.to_base(n).ok_or_else(impossible)?),
        Part::Bare(n) => {
            let unit = match fallback {
                Some(unit) => unit,
                None if kind == Kind::Count => &unit::of(kind)[0],
                None => return Err(no_unit(text, kind)),
            };
            (Some(n.value), unit, unit.to_base(n.value).ok_or_else(impossible)?)
        }
    };
    let uncertainty = match tolerance {
        None => None,
        Some(Part::Base(u, _)) => Some(u),
        Some(Part::With(u, other)) if other != unit || number.is_none() => {
            Some(spread(other, other.from_base(value), u).ok_or_else(impossible)?)
        }
        Some(Part::With(u, _)) => Some(spread(unit, number, u).ok_or_else(impossible)?),
        Some(Part::Bare(u)) if number.is_some() => {
            Some(spread(unit, number, u.value).ok_or_else(impossible)?)
        }
        Some(Part::Bare(_)) => return Err(no_unit(text, kind)),
    };
    Ok(Parsed { quantity: Quantity { kind, value }, uncertainty, unit })
}

/// Returns `u` of a unit around `number` as a symmetric uncertainty in the base unit.
fn spread(unit: &Unit, number: Option<Exact>, u: Exact) -> Option<Exact> {
    match (unit.scale, number) {
        (Scale::Factor(factor) | Scale::Affine { factor, .. }, _) => u.times(factor),
        // ± degrees on a slope that was written otherwise: there is no angle to go around.
        (Scale::Tangent | Scale::Reciprocal, None) => None,
        (Scale::Tangent | Scale::Reciprocal, Some(number)) => {
            let at = unit.to_base(number)?;
            let above = unit.to_base(number.checked_add(u)?)?.checked_sub(at)?;
            let below = at.checked_sub(unit.to_base(number.checked_sub(u)?)?)?;
            let size = |x: Exact| if x.is_negative() { Exact::ZERO.checked_sub(x) } else { Some(x) };
            let widest = size(above)?.max(size(below)?);
            if u.is_negative() { Exact::ZERO.checked_sub(widest) } else { Some(widest) }
        }
    }
}

/// Reads a number with or without a unit, a ratio, or a sum such as `2 ft 11 in`.
fn part(scan: &mut Scan<'_>, kind: Kind, text: &str) -> Result<Part, ParseError> {
    scan.spaces();
    let negative = scan.eat('-');
    if !negative {
        scan.eat('+');
    }
    let sign = Exact::whole(if negative { -1 } else { 1 });
    let signed = |value: Exact| value.checked_mul(sign).ok_or_else(|| Fault::TooLarge.error(text));
    let Some(number) = scan.number().map_err(|f| f.error(text))? else {
        return Err(Fault::NotANumber.error(text));
    };
    scan.spaces();
    if kind.is_pure() && takes_ratio(scan) {
        scan.spaces();
        let second =
            scan.number().map_err(|f| f.error(text))?.ok_or_else(|| Fault::NotANumber.error(text))?;
        let value = number.value.checked_div(second.value).ok_or_else(|| Fault::NotANumber.error(text))?;
        return Ok(Part::Base(signed(value)?, unit::pair(kind)));
    }
    let value = signed(number.value)?;
    let Some(unit) = unit_here(scan, kind, text)? else {
        return Ok(Part::Bare(Number { value, ..number }));
    };
    if matches!(kind, Kind::Length | Kind::Time) {
        sum(scan, kind, text, value, unit)
    } else {
        Ok(Part::With(value, unit))
    }
}

/// Takes the `:` of `1:12`, or the `in` of `1 in 12`, or 比.
fn takes_ratio(scan: &mut Scan<'_>) -> bool {
    let mut ahead = *scan;
    if ahead.eat(':') || ahead.eat('比') || (ahead.word("in", true) && ahead.eat(' ')) {
        ahead.spaces();
        if ahead.starts_number() {
            *scan = ahead;
            return true;
        }
    }
    false
}

/// Reads the further parts of `2 ft 11 in` or `1 min 30 s`; each unit is smaller than the one before.
fn sum(
    scan: &mut Scan<'_>,
    kind: Kind,
    text: &str,
    number: Exact,
    first: &'static Unit,
) -> Result<Part, ParseError> {
    let large = || Fault::TooLarge.error(text);
    let sign = Exact::whole(if number.is_negative() { -1 } else { 1 });
    let mut total: Option<Exact> = None;
    let mut last = first;
    loop {
        let mut ahead = *scan;
        ahead.spaces();
        if last.symbol == "ft" && ahead.eat('-') {
            ahead.spaces();
        }
        if !ahead.starts_number() {
            break;
        }
        let Some(next) = ahead.number().map_err(|f| f.error(text))? else { break };
        ahead.spaces();
        let smaller = unit_here(&mut ahead, kind, text)?
            .filter(|u| u.to_base(Exact::whole(1)) < last.to_base(Exact::whole(1)))
            .ok_or_else(|| Fault::Ambiguous.error(text))?;
        let value = smaller.to_base(next.value).and_then(|v| v.checked_mul(sign)).ok_or_else(large)?;
        let before = total.or_else(|| first.to_base(number)).ok_or_else(large)?;
        total = Some(before.checked_add(value).ok_or_else(large)?);
        last = smaller;
        *scan = ahead;
    }
    Ok(total.map_or(Part::With(number, first), |value| Part::Base(value, first)))
}

/// Reads a unit, or says what stands in its place.
fn unit_here(scan: &mut Scan<'_>, kind: Kind, text: &str) -> Result<Option<&'static Unit>, ParseError> {
    let at = *scan;
    match scan.unit(kind) {
        Ok(unit) => Ok(unit),
        Err(Fault::Unit) => Err(unit_error(at.unit_word(), kind, text)),
        Err(fault) => Err(fault.error(text)),
    }
}

fn unit_error(word: &str, kind: Kind, text: &str) -> ParseError {
    let folded: String = word.chars().map(super::scan::fold).collect();
    if let Some(is) = unit::kind_of(&folded, kind) {
        return ParseError::WrongKind { unit: word.to_owned(), is };
    }
    if !folded.starts_with(|c: char| c.is_alphabetic() || "%‰°\"'/²".contains(c)) {
        return Fault::NotANumber.error(text);
    }
    // Of units equally near, one that starts alike is meant, and the more usual one stands first.
    let near = |name: &str| {
        (strsim::damerau_levenshtein(&folded, name), name.chars().next() != folded.chars().next())
    };
    let names = unit::of(kind).iter().flat_map(Unit::names).filter(|name| name.chars().count() > 1);
    let suggestion = names.filter(|name| near(name).0 <= 1).min_by_key(|name| near(name));
    ParseError::UnknownUnit { unit: word.to_owned(), suggestion }
}

fn no_unit(text: &str, kind: Kind) -> ParseError {
    let number = text.trim().to_owned();
    let examples = match kind {
        Kind::Slope => [format!("{number} %"), format!("{number}°")],
        Kind::Length => [format!("{number} mm"), format!("{number} cm")],
        _ => {
            let units = unit::of(kind);
            let second = units.get(1).filter(|u| u.symbol != "ratio").map_or(units[0].symbol, |u| u.symbol);
            [format!("{number} {}", units[0].symbol), format!("{number} {second}")]
        }
    };
    ParseError::NoUnit { number, examples }
}
