//! Formulas of quantities: `2 * (run_length + 300 mm)`, with their dimensions checked.
//!
//! Sums and products of numbers, lengths, areas and fields, and division by a plain number. There is no
//! minus and nothing is negative, so a longer ramp never needs less handrail.

use std::fmt;

use crate::quantity::{Exact, Kind, ParseOptions, parse};

/// A formula over fields of type `F`: their names as it is read, [`super::FieldRef`]s once they are found.
///
/// Lengths are in metres and areas in square metres inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula<F> {
    /// A number, a length or an area.
    Number(Exact, Dimension),
    /// A reading.
    Field(F),
    /// The sum of its parts.
    Sum(Vec<Formula<F>>),
    /// The product of its parts.
    Product(Vec<Formula<F>>),
    /// A part divided by a plain number above zero.
    Over(Box<Formula<F>>, Exact),
}

/// The dimension of a quantity: which power of a length it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dimension(pub u8);

impl Dimension {
    /// A plain number.
    pub const NUMBER: Self = Self(0);
    /// A length.
    pub const LENGTH: Self = Self(1);
    /// An area.
    pub const AREA: Self = Self(2);

    /// Returns the dimension of a kind, where a formula can reckon with it, and what one base unit of
    /// the kind is in metres or square metres.
    pub fn of(kind: Kind) -> Option<(Self, Exact)> {
        match kind {
            Kind::Length => Some((Self::LENGTH, Exact::new(1, 1000)?)),
            Kind::Area => Some((Self::AREA, Exact::whole(1))),
            Kind::Count | Kind::Ratio | Kind::Slope => Some((Self::NUMBER, Exact::whole(1))),
            _ => None,
        }
    }

    /// Returns the word that messages use.
    pub fn word(self) -> &'static str {
        match self {
            Self::NUMBER => "number",
            Self::LENGTH => "length",
            Self::AREA => "area",
            _ => "volume",
        }
    }
}

/// Why a text is no formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormulaError {
    /// The text ends where a number, a field or a bracket must follow.
    Ends,
    /// Something that does not belong here.
    Unexpected(String),
    /// A bracket that is not closed.
    Bracket,
    /// A unit that is neither of a length nor of an area.
    Unit(String),
    /// A divisor that is not a plain number above zero.
    Divisor(String),
    /// The parts of a sum differ in dimension.
    Sum(Dimension, Dimension),
}

/// How deep brackets may nest.
const DEPTH: usize = 16;

impl Formula<String> {
    /// Reads a formula.
    pub fn read(text: &str) -> Result<Self, FormulaError> {
        let mut scan = Scan { rest: text, depth: 0 };
        let formula = scan.sum()?;
        match scan.rest.trim_start() {
            "" => Ok(formula),
            rest => Err(FormulaError::Unexpected(first_word(rest))),
        }
    }
}

impl<F> Formula<F> {
    /// Puts fields in the place of names; nothing if one is not found.
    pub fn bind<G>(&self, find: &mut impl FnMut(&F) -> Option<G>) -> Option<Formula<G>> {
        Some(match self {
            Self::Number(value, dimension) => Formula::Number(*value, *dimension),
            Self::Field(name) => Formula::Field(find(name)?),
            Self::Sum(parts) => Formula::Sum(bound(parts, find)?),
            Self::Product(parts) => Formula::Product(bound(parts, find)?),
            Self::Over(part, by) => Formula::Over(Box::new(part.bind(find)?), *by),
        })
    }

    /// Returns the dimension of what it gives.
    pub fn dimension(&self, of: &impl Fn(&F) -> Dimension) -> Result<Dimension, FormulaError> {
        match self {
            Self::Number(_, dimension) => Ok(*dimension),
            Self::Field(field) => Ok(of(field)),
            Self::Over(part, _) => part.dimension(of),
            Self::Product(parts) => parts.iter().try_fold(Dimension::NUMBER, |sum, part| {
                Ok(Dimension(sum.0.saturating_add(part.dimension(of)?.0)))
            }),
            Self::Sum(parts) => {
                let mut dimensions = parts.iter().map(|p| p.dimension(of));
                let first = dimensions.next().unwrap_or(Ok(Dimension::NUMBER))?;
                for other in dimensions {
                    let other = other?;
                    if other != first {
                        return Err(FormulaError::Sum(first, other));
                    }
                }
                Ok(first)
            }
        }
    }

    /// Returns what it gives, exactly, in metres or square metres; nothing if a reading is missing or the
    /// number is beyond all measure.
    pub fn value(&self, read: &impl Fn(&F) -> Option<Exact>) -> Option<Exact> {
        match self {
            Self::Number(value, _) => Some(*value),
            Self::Field(field) => read(field),
            Self::Sum(parts) => {
                parts.iter().try_fold(Exact::ZERO, |sum, part| sum.checked_add(part.value(read)?))
            }
            Self::Product(parts) => {
                parts.iter().try_fold(Exact::whole(1), |product, part| product.checked_mul(part.value(read)?))
            }
            Self::Over(part, by) => part.value(read)?.checked_div(*by),
        }
    }

    /// Calls `each` for every field in it, in the order of the text.
    pub fn each_field(&self, each: &mut impl FnMut(&F)) {
        match self {
            Self::Number(..) => {}
            Self::Field(field) => each(field),
            Self::Sum(parts) | Self::Product(parts) => {
                for part in parts {
                    part.each_field(each);
                }
            }
            Self::Over(part, _) => part.each_field(each),
        }
    }

    /// Returns it as people read it, each field under a name: `2 × (run length + 0.3 m)`.
    pub fn words(&self, name: &impl Fn(&F) -> String) -> String {
        let inner = |part: &Self| match part {
            Self::Sum(_) => format!("({})", part.words(name)),
            _ => part.words(name),
        };
        match self {
            Self::Number(value, dimension) => {
                let unit = ["", " m", " m²"].get(usize::from(dimension.0)).copied().unwrap_or_default();
                format!("{}{unit}", Plain(*value))
            }
            Self::Field(field) => name(field),
            Self::Sum(parts) => parts.iter().map(|p| p.words(name)).collect::<Vec<_>>().join(" + "),
            Self::Product(parts) => parts.iter().map(inner).collect::<Vec<_>>().join(" × "),
            Self::Over(part, by) => format!("{} ÷ {}", inner(part), Plain(*by)),
        }
    }
}

fn bound<F, G>(parts: &[Formula<F>], find: &mut impl FnMut(&F) -> Option<G>) -> Option<Vec<Formula<G>>> {
    parts.iter().map(|p| p.bind(find)).collect()
}

/// A number as a decimal where it is one, as a fraction elsewhere.
struct Plain(Exact);

impl fmt::Display for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quantity = crate::quantity::Quantity { kind: Kind::Count, value: self.0 };
        f.write_str(&quantity.write_exact())
    }
}

/// A position in the text of a formula.
struct Scan<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Scan<'a> {
    fn eat(&mut self, signs: &[char]) -> Option<char> {
        let rest = self.rest.trim_start();
        let sign = rest.chars().next().filter(|c| signs.contains(c))?;
        self.rest = &rest[sign.len_utf8()..];
        Some(sign)
    }

    /// Takes the longest beginning whose characters all pass.
    fn take(&mut self, passes: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !passes(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        taken
    }

    fn sum(&mut self) -> Result<Formula<String>, FormulaError> {
        let mut parts = vec![self.product()?];
        while self.eat(&['+', '＋']).is_some() {
            parts.push(self.product()?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Formula::Sum(parts) })
    }

    fn product(&mut self) -> Result<Formula<String>, FormulaError> {
        let mut parts = vec![self.factor()?];
        while let Some(sign) = self.eat(&['*', '×', '/', '÷']) {
            let next = self.factor()?;
            if matches!(sign, '*' | '×') {
                parts.push(next);
                continue;
            }
            let by = match next {
                Formula::Number(by, Dimension::NUMBER) if by > Exact::ZERO => by,
                other => return Err(FormulaError::Divisor(other.words(&String::clone))),
            };
            let so_far = if parts.len() == 1 { parts.remove(0) } else { Formula::Product(parts) };
            parts = vec![Formula::Over(Box::new(so_far), by)];
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Formula::Product(parts) })
    }

    fn factor(&mut self) -> Result<Formula<String>, FormulaError> {
        self.rest = self.rest.trim_start();
        match self.rest.chars().next() {
            None => Err(FormulaError::Ends),
            Some('(' | '（') if self.depth < DEPTH => {
                self.eat(&['(', '（']);
                self.depth += 1;
                let inner = self.sum()?;
                self.depth -= 1;
                self.eat(&[')', '）']).ok_or(FormulaError::Bracket)?;
                Ok(inner)
            }
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if c.is_ascii_lowercase() => {
                let name = self
                    .take(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-' | '.'));
                Ok(Formula::Field(name.to_owned()))
            }
            Some(_) => Err(FormulaError::Unexpected(first_word(self.rest))),
        }
    }

    fn number(&mut self) -> Result<Formula<String>, FormulaError> {
        let digits = self.take(|c| c.is_ascii_digit() || c == '.');
        let before = self.rest;
        self.rest = self.rest.trim_start();
        let unit = self.take(|c| c.is_alphanumeric() || matches!(c, '²' | '㎡'));
        if unit.is_empty() {
            self.rest = before;
        }
        let read = |kind: Kind| {
            let text = if unit.is_empty() { digits.to_owned() } else { format!("{digits} {unit}") };
            parse(&text, kind, &ParseOptions::default()).map(|p| p.quantity.value)
        };
        let kinds: &[Kind] = if unit.is_empty() { &[Kind::Count] } else { &[Kind::Length, Kind::Area] };
        for kind in kinds {
            if let (Ok(value), Some((dimension, scale))) = (read(*kind), Dimension::of(*kind)) {
                let value = value.checked_mul(scale).ok_or(FormulaError::Ends)?;
                return Ok(Formula::Number(value, dimension));
            }
        }
        Err(if unit.is_empty() {
            FormulaError::Unexpected(digits.to_owned())
        } else {
            FormulaError::Unit(unit.to_owned())
        })
    }
}

fn first_word(text: &str) -> String {
    let word: String = text.chars().take_while(|c| !c.is_whitespace()).take(24).collect();
    if word.is_empty() { text.chars().take(1).collect() } else { word }
}
