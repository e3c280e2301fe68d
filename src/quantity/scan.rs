//! Numbers and units out of what people type: full-width characters, fractions, separators.

use super::parse::{ParseError, ParseOptions};
use super::unit::{self, Unit};
use super::{Exact, Kind};

/// Digits of a number beyond which it is no measurement: 10¹⁸ still fits the arithmetic.
const MOST_DIGITS: u32 = 18;
/// Decimals that are kept; the rest is floating-point noise of an export.
const MOST_DECIMALS: u32 = 15;

/// A position in a text, read as folded characters. Copies are cheap: looking ahead is a copy.
#[derive(Clone, Copy)]
pub(super) struct Scan<'a> {
    rest: &'a str,
    options: &'a ParseOptions,
}

/// A number as written.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) value: Exact,
    /// Written `a/b`, which a pure ratio needs no unit for.
    pub(super) fraction: bool,
}

/// Returns the plain character for one of its many forms.
pub(super) fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\t' => ' ',
        '\u{2212}' | '\u{2013}' | '\u{2010}' | '\u{2011}' => '-',
        '\u{2236}' => ':',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{2033}' | '\u{201c}' | '\u{201d}' => '"',
        '\u{2032}' | '\u{2018}' | '\u{2019}' => '\'',
        other => other,
    }
}

fn vulgar(c: char) -> Option<Exact> {
    let (num, den) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    };
    Some(Exact::reduced(num, den))
}

impl<'a> Scan<'a> {
    pub(super) fn new(rest: &'a str, options: &'a ParseOptions) -> Self {
        Self { rest, options }
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next().map(fold)
    }

    fn bump(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.rest = chars.as_str();
        Some(fold(c))
    }

    pub(super) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    pub(super) fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.bump();
        }
        found
    }

    pub(super) fn spaces(&mut self) {
        while self.peek() == Some(' ') {
            self.bump();
        }
    }

    /// Takes `word` if it stands here, in folded characters.
    pub(super) fn word(&mut self, word: &str, any_case: bool) -> bool {
        let mut ahead = *self;
        for wanted in word.chars().map(fold) {
            match ahead.bump() {
                Some(c) if c == wanted || (any_case && c.eq_ignore_ascii_case(&wanted)) => {}
                _ => return false,
            }
        }
        *self = ahead;
        true
    }

    /// Takes `±`, `+/-` or `+-`.
    pub(super) fn plus_minus(&mut self) -> bool {
        self.eat('±') || self.word("+/-", false) || self.word("+-", false)
    }

    pub(super) fn starts_number(&self) -> bool {
        self.peek().is_some_and(|c| c.is_ascii_digit() || c == '.' || vulgar(c).is_some())
    }

    /// Takes a number: `1.2`, `1 200`, `3/4`, `1 1/2`, `1½`; nothing if there is none here.
    pub(super) fn number(&mut self) -> Result<Option<Number>, Fault> {
        let plain = |value| Ok(Some(Number { value, fraction: false }));
        if let Some(value) = self.peek().and_then(vulgar) {
            self.bump();
            return plain(value);
        }
        let Some(first) = self.decimal()? else { return Ok(None) };
        let mut ahead = *self;
        ahead.spaces();
        if let Some(part) = ahead.peek().and_then(vulgar).filter(|_| first.denominator() == 1) {
            ahead.bump();
            *self = ahead;
            return plain(first.checked_add(part).ok_or(Fault::TooLarge)?);
        }
        if let Some(part) = self.fraction_part() {
            return plain(first.checked_add(part).ok_or(Fault::TooLarge)?);
        }
        let mut ahead = *self;
        ahead.spaces();
        if ahead.eat('/') {
            ahead.spaces();
            if let Some(second) = ahead.decimal()? {
                *self = ahead;
                let value = first.checked_div(second).ok_or(Fault::NotANumber)?;
                return Ok(Some(Number { value, fraction: true }));
            }
        }
        plain(first)
    }

    /// Takes the ` 1/2` of `1 1/2`: whole numbers, a proper fraction.
    fn fraction_part(&mut self) -> Option<Exact> {
        let mut ahead = *self;
        if !ahead.eat(' ') && !ahead.eat('-') {
            return None;
        }
        ahead.spaces();
        let num = ahead.digits(4)?;
        if !ahead.eat('/') {
            return None;
        }
        let den = ahead.digits(4)?;
        if num >= den {
            return None;
        }
        *self = ahead;
        Exact::new(num.into(), den.into())
    }

    fn digits(&mut self, most: usize) -> Option<i64> {
        let mut value = 0;
        let mut count = 0;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            value = value * 10 + i64::from(digit);
            count += 1;
            if count > most {
                return None;
            }
            self.bump();
        }
        (count > 0).then_some(value)
    }

    /// Takes a decimal number without a sign, with thousands separators only where they can be nothing else.
    fn decimal(&mut self) -> Result<Option<Exact>, Fault> {
        let (point, comma) = if self.options.decimal_comma { (',', '.') } else { ('.', ',') };
        let mut digits = Digits::default();
        let first = self.run(&mut digits, false)?;
        let mut groups = 0;
        if first > 0 {
            while let Some(separator) = self.peek().filter(|c| *c == comma || *c == ' ') {
                if !self.group_follows() {
                    if separator == comma && self.digit_after() {
                        return Err(Fault::Ambiguous);
                    }
                    break;
                }
                if first > 3 || digits.mantissa == 0 {
                    return Err(Fault::Ambiguous);
                }
                self.bump();
                self.run(&mut digits, false)?;
                groups += if separator == comma { 1 } else { 10 };
            }
        }
        let mut decimals = 0;
        if self.peek() == Some(point) && self.digit_after() {
            self.bump();
            decimals = self.run(&mut digits, true)?;
        } else if groups == 1 {
            // `1,200 m` may be 1200 m or 1.2 m.
            return Err(Fault::Ambiguous);
        }
        if first == 0 && decimals == 0 {
            return Ok(None);
        }
        let exponent = self.exponent();
        digits.value(exponent).ok_or(Fault::TooLarge).map(Some)
    }

    fn digit_after(&self) -> bool {
        let mut ahead = *self;
        ahead.bump();
        ahead.peek().is_some_and(|c| c.is_ascii_digit())
    }

    /// Returns true if exactly three digits follow the separator here.
    fn group_follows(&self) -> bool {
        let mut ahead = *self;
        ahead.bump();
        let mut count = 0;
        while ahead.peek().is_some_and(|c| c.is_ascii_digit()) {
            ahead.bump();
            count += 1;
        }
        count == 3 && ahead.peek() != Some('/')
    }

    fn run(&mut self, digits: &mut Digits, decimals: bool) -> Result<u32, Fault> {
        let mut count = 0;
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            digits.push(digit, decimals).ok_or(Fault::TooLarge)?;
            count += 1;
            self.bump();
        }
        Ok(count)
    }

    /// Takes the `e-5` of a spreadsheet's `1.2e-5`.
    fn exponent(&mut self) -> i32 {
        let mut ahead = *self;
        if !ahead.eat('e') && !ahead.eat('E') {
            return 0;
        }
        let negative = ahead.eat('-');
        if !negative {
            ahead.eat('+');
        }
        let Some(value) = ahead.digits(3).and_then(|v| i32::try_from(v).ok()) else { return 0 };
        *self = ahead;
        if negative { -value } else { value }
    }

    /// Takes the longest unit of a kind that stands here; nothing at the end of the quantity.
    pub(super) fn unit(&mut self, kind: Kind) -> Result<Option<&'static Unit>, Fault> {
        if self.at_quantity_end() {
            return Ok(None);
        }
        for any_case in [false, true] {
            let mut best: Option<(&'static Unit, Self)> = None;
            for unit in unit::of(kind) {
                for name in unit.names().filter(|n| !n.is_empty()) {
                    let mut ahead = *self;
                    let found = ahead.word(name, any_case) && ahead.is_boundary();
                    if found && best.is_none_or(|(_, longest)| ahead.rest.len() < longest.rest.len()) {
                        best = Some((unit, ahead));
                    }
                }
            }
            if let Some((unit, ahead)) = best {
                *self = ahead;
                return Ok(Some(unit));
            }
        }
        Err(Fault::Unit)
    }

    fn at_quantity_end(&self) -> bool {
        let mut ahead = *self;
        ahead.at_end() || ahead.peek() == Some(')') || ahead.plus_minus()
    }

    fn is_boundary(&self) -> bool {
        !self.peek().is_some_and(|c| c.is_alphabetic() || matches!(c, '/' | '²' | '³' | '^' | '%' | '°'))
    }

    /// Returns the word that stands where a unit should, for a message.
    pub(super) fn unit_word(&self) -> &'a str {
        let end = self
            .rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| *c == '±' || *c == '+' || fold(*c).is_ascii_digit())
            .map_or(self.rest.len(), |(i, _)| i);
        self.rest[..end].trim()
    }
}

/// Why a scan stops; the parser adds what a message needs.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault {
    NotANumber,
    TooLarge,
    Ambiguous,
    Unit,
}

impl Fault {
    pub(super) fn error(self, text: &str) -> ParseError {
        let text = text.trim().to_owned();
        match self {
            Self::NotANumber | Self::Unit => ParseError::NotANumber { text },
            Self::TooLarge => ParseError::OutOfRange { text },
            Self::Ambiguous => ParseError::Ambiguous { text },
        }
    }
}

/// The digits of a number as they are read.
#[derive(Default)]
struct Digits {
    mantissa: i64,
    decimals: u32,
    count: u32,
    dropped: bool,
}

impl Digits {
    fn push(&mut self, digit: u32, decimal: bool) -> Option<()> {
        if self.dropped || (decimal && (self.decimals == MOST_DECIMALS || self.count == MOST_DIGITS)) {
            // The first dropped digit rounds; the others are below it.
            self.mantissa += i64::from(!self.dropped && digit >= 5);
            self.dropped = true;
            return Some(());
        }
        self.mantissa = self.mantissa.checked_mul(10)?.checked_add(digit.into())?;
        self.decimals += u32::from(decimal);
        self.count += u32::from(self.mantissa != 0);
        (self.count <= MOST_DIGITS + 1).then_some(())
    }

    fn value(&self, exponent: i32) -> Option<Exact> {
        let shift = exponent - i32::try_from(self.decimals).ok()?;
        let power = 10_i128.checked_pow(shift.unsigned_abs().min(36))?;
        if shift >= 0 {
            Exact::new(i128::from(self.mantissa).checked_mul(power)?, 1)
        } else {
            Exact::nearest(self.mantissa.into(), power)
        }
    }
}
