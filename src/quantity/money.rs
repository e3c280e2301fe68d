//! Money: exact fen, never a floating-point number.

use std::fmt;
use std::str::FromStr;

use super::Exact;

/// An amount of Chinese yuan in fen, a hundredth of a yuan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Fen(pub i64);

/// Why a text is no amount of money.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no amount in yuan and fen, write `180` or `180.50`")]
pub struct BadMoney(String);

impl Fen {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// Returns the sum, or nothing on overflow.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Returns this price for an amount of a unit, rounded to the nearest fen, half a fen away from zero.
    ///
    /// ```
    /// use tantu::quantity::{Exact, Fen};
    ///
    /// let price: Fen = "0.05".parse()?;
    /// assert_eq!(price.times(Exact::new(5, 2).expect("two and a half")), Some(Fen(13)));
    /// # Ok::<(), tantu::quantity::BadMoney>(())
    /// ```
    pub fn times(self, amount: Exact) -> Option<Self> {
        let twice = i128::from(self.0).checked_mul(i128::from(amount.numerator()))?.checked_mul(2)?;
        let den = i128::from(amount.denominator());
        let half = if twice < 0 { -den } else { den };
        i64::try_from((twice + half) / (den * 2)).ok().map(Self)
    }
}

impl fmt::Display for Fen {
    /// Writes yuan with both digits of the fen: `1234.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}

impl FromStr for Fen {
    type Err = BadMoney;

    /// Reads yuan with at most two decimals; nothing below zero, and nothing that would be rounded.
    fn from_str(text: &str) -> Result<Self, BadMoney> {
        let bad = || BadMoney(text.to_owned());
        let (yuan, fen) = text.split_once('.').unwrap_or((text, "00"));
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(yuan) || !digits(fen) || fen.len() > 2 {
            return Err(bad());
        }
        let yuan: i64 = yuan.parse().map_err(|_| bad())?;
        let part: i64 = fen.parse().map_err(|_| bad())?;
        let part = if fen.len() == 1 { part * 10 } else { part };
        yuan.checked_mul(100).and_then(|y| y.checked_add(part)).map(Self).ok_or_else(bad)
    }
}

impl serde::Serialize for Fen {
    /// Writes the text, since a JSON number is a floating-point number to many readers.
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
