//! Exact numbers: reduced fractions that compare by cross-multiplying.

use std::cmp::Ordering;
use std::fmt;

/// An exact rational number. The denominator is positive and the fraction is reduced.
///
/// 1:12 stays 1/12 and is never rounded to 8.3 %; 1/16 in stays 127/80 mm.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Exact {
    num: i64,
    den: i64,
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self { num: 0, den: 1 };

    /// Returns the whole number `n`.
    pub const fn whole(n: i64) -> Self {
        Self { num: n, den: 1 }
    }

    /// Returns `num / den` reduced, or nothing if `den` is zero or the reduced fraction needs more than 64 bits.
    pub fn new(num: i128, den: i128) -> Option<Self> {
        if den == 0 {
            return None;
        }
        let sign = if den < 0 { -1 } else { 1 };
        if den.abs() == 1 {
            return Some(Self { num: i64::try_from(num.checked_mul(sign)?).ok()?, den: 1 });
        }
        // Nearly all numbers fit 64 bits, where dividing is many times faster.
        if let (Ok(small), Ok(below)) = (i64::try_from(num), i64::try_from(den))
            && small != i64::MIN
            && below > 0
        {
            let gcd = gcd64(small.unsigned_abs(), below.unsigned_abs()).max(1).cast_signed();
            return Some(Self { num: small / gcd, den: below / gcd });
        }
        let gcd = gcd(num.unsigned_abs(), den.unsigned_abs()).max(1);
        let gcd = i128::try_from(gcd).ok()?;
        Some(Self { num: i64::try_from(num / gcd * sign).ok()?, den: i64::try_from(den / gcd * sign).ok()? })
    }

    /// Returns `num / den` reduced, for tables of constants.
    pub(super) const fn reduced(num: i64, den: i64) -> Self {
        let (mut a, mut b) = (num.unsigned_abs(), den.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let gcd = a.cast_signed();
        Self { num: num / gcd, den: den / gcd }
    }

    /// Returns `num / den`, rounded to the nearest 10⁻⁹ if the exact fraction needs more than 64 bits.
    ///
    /// Numbers of a form never need that; floating-point noise of an export does.
    pub(super) fn nearest(num: i128, den: i128) -> Option<Self> {
        Self::new(num, den).or_else(|| {
            let den =
                if den < 0 { return Self::nearest(num.checked_neg()?, den.checked_neg()?) } else { den };
            let parts = num.checked_mul(2_000_000_000)?.checked_add(den)?;
            Self::new(parts.div_euclid(den.checked_mul(2)?), 1_000_000_000)
        })
    }

    /// Returns the product as [`Self::nearest`] gives it.
    #[inline]
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let (a, b, c, d) = self.parts(other);
        Self::nearest(a.checked_mul(c)?, b.checked_mul(d)?)
    }

    /// Returns the numerator of the reduced fraction.
    pub const fn numerator(self) -> i64 {
        self.num
    }

    /// Returns the denominator of the reduced fraction; it is positive.
    pub const fn denominator(self) -> i64 {
        self.den
    }

    /// Returns the sum, or nothing on overflow.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let (a, b, c, d) = self.parts(other);
        Self::new(a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?)
    }

    /// Returns the difference, or nothing on overflow.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(Self { num: other.num.checked_neg()?, den: other.den })
    }

    /// Returns the product, or nothing on overflow.
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let (a, b, c, d) = self.parts(other);
        Self::new(a.checked_mul(c)?, b.checked_mul(d)?)
    }

    /// Returns the quotient, or nothing on overflow or when `other` is zero.
    pub fn checked_div(self, other: Self) -> Option<Self> {
        let (a, b, c, d) = self.parts(other);
        Self::new(a.checked_mul(d)?, b.checked_mul(c)?)
    }

    /// Returns the smallest whole number that is not below this one.
    pub fn ceil(self) -> i64 {
        self.num.div_euclid(self.den) + i64::from(self.num.rem_euclid(self.den) != 0)
    }

    /// Returns the number that a text such as `-78.25` writes in decimals, or nothing for any other text.
    pub fn from_decimal(text: &str) -> Option<Self> {
        let (sign, digits) = text.trim().strip_prefix('-').map_or((1, text.trim()), |rest| (-1, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |t: &str| t.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(part) || (part.is_empty() && digits.contains('.')) {
            return None;
        }
        let below = 10i128.checked_pow(u32::try_from(part.len()).ok()?)?;
        Self::new(format!("{whole}{part}").parse::<i128>().ok()? * sign, below)
    }

    /// Returns the number rounded to so many decimals, halves away from zero, or nothing on overflow.
    pub fn rounded_half_up(self, decimals: u32) -> Option<Self> {
        let scale = 10i128.checked_pow(decimals)?;
        let (num, den) = (i128::from(self.num), i128::from(self.den));
        let parts = (num.abs().checked_mul(scale)?.checked_mul(2)?.checked_add(den)?) / den.checked_mul(2)?;
        Self::new(parts * num.signum(), scale)
    }

    /// Returns the nearest floating-point number; for printing and drawing only.
    #[expect(clippy::cast_precision_loss, reason = "rounding is what this is for")]
    pub fn to_f64(self) -> f64 {
        self.num as f64 / self.den as f64
    }

    /// Returns true for a number below zero.
    pub const fn is_negative(self) -> bool {
        self.num < 0
    }

    fn parts(self, other: Self) -> (i128, i128, i128, i128) {
        (self.num.into(), self.den.into(), other.num.into(), other.den.into())
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    // Most numbers fit 64 bits, where division is many times faster.
    while b != 0 {
        if let (Ok(x), Ok(y)) = (u64::try_from(a), u64::try_from(b)) {
            return u128::from(gcd64(x, y));
        }
        (a, b) = (b, a % b);
    }
    a
}

/// Halves and subtracts: dividing takes ten times as long as shifting.
fn gcd64(mut a: u64, mut b: u64) -> u64 {
    if a == 0 || b == 0 {
        return a | b;
    }
    let twos = (a | b).trailing_zeros();
    a >>= a.trailing_zeros();
    while b != 0 {
        b >>= b.trailing_zeros();
        (a, b) = (a.min(b), a.abs_diff(b));
    }
    a << twos
}

impl Ord for Exact {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        if self.den == other.den {
            return self.num.cmp(&other.num);
        }
        let left = i128::from(self.num) * i128::from(other.den);
        let right = i128::from(other.num) * i128::from(self.den);
        left.cmp(&right)
    }
}

impl PartialOrd for Exact {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.den == 1 { write!(f, "{}", self.num) } else { write!(f, "{}/{}", self.num, self.den) }
    }
}
