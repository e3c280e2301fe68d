//! Points of a score: exact, with two decimals, halves rounded up.

use std::fmt;

use crate::quantity::Exact;

/// Points, rounded half up to two decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(Exact);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(Exact::ZERO);
    /// One hundred points.
    pub const FULL: Self = Self(Exact::whole(100));

    /// Returns a number rounded half up to two decimals, or nothing where it does not fit.
    pub fn new(value: Exact) -> Option<Self> {
        value.rounded_half_up(2).map(Self)
    }

    /// Returns a whole number of points.
    pub const fn whole(value: i64) -> Self {
        Self(Exact::whole(value))
    }

    /// Returns the points that a text such as `63.96` writes; more than two decimals are rounded half up.
    pub fn parse(text: &str) -> Option<Self> {
        Exact::from_decimal(text).and_then(Self::new)
    }

    /// Returns `part / whole × times`, rounded; nothing where `whole` is zero.
    pub fn share(part: Exact, whole: Exact, times: i64) -> Option<Self> {
        part.checked_mul(Exact::whole(times))?.checked_div(whole).and_then(Self::new)
    }

    /// Returns the mean of several points, rounded; nothing of nothing.
    pub fn mean(of: &[Self]) -> Option<Self> {
        let sum = of.iter().try_fold(Exact::ZERO, |sum, p| sum.checked_add(p.0))?;
        Self::share(sum, Exact::whole(i64::try_from(of.len()).ok()?), 1)
    }

    /// Returns the exact number.
    pub const fn exact(self) -> Exact {
        self.0
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The denominator divides 100, so that nothing is lost.
        let hundredths = i128::from(self.0.numerator()) * 100 / i128::from(self.0.denominator());
        let sign = if hundredths < 0 { "-" } else { "" };
        write!(f, "{sign}{}.{:02}", hundredths.abs() / 100, hundredths.abs() % 100)
    }
}

impl serde::Serialize for Points {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_f64(self.0.to_f64())
    }
}

impl schemars::JsonSchema for Points {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Points".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number", "description": "Rounded half up to two decimals." })
    }
}
