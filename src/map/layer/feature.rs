//! What a feature is: a shape on the earth, a sign, and one value a column.

use std::borrow::Cow;

use geo::{Coord, LineString, MultiPolygon};
use serde::{Serialize, Serializer};

use crate::checklist::{Group, GroupSet};
use crate::map::class::Class;
use crate::report::palette::Tone;
use crate::survey::Position;

/// What the features of a layer are on the earth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Points.
    Point,
    /// Lines.
    LineString,
    /// Land, of one or more parts.
    MultiPolygon,
}

impl Shape {
    /// Returns the name that RFC 7946 and Simple Features have for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Point => "Point",
            Self::LineString => "LineString",
            Self::MultiPolygon => "MultiPolygon",
        }
    }
}

/// Where a feature is: longitude and latitude in degrees of WGS 84, to seven decimals (a centimetre).
#[derive(Debug, Clone, PartialEq)]
pub enum Geometry {
    /// A point.
    Point(Coord<f64>),
    /// A line of two points or more.
    LineString(LineString<f64>),
    /// Land; outer rings run counter-clockwise (RFC 7946 §3.1.6).
    MultiPolygon(MultiPolygon<f64>),
}

impl Geometry {
    /// Returns a point.
    pub(super) fn point(at: Position) -> Self {
        Self::Point(coord(at))
    }

    /// Calls with each point of it.
    pub fn each(&self, mut call: impl FnMut(Coord<f64>)) {
        match self {
            Self::Point(at) => call(*at),
            Self::LineString(line) => line.coords().for_each(|c| call(*c)),
            Self::MultiPolygon(land) => {
                let rings = land.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
                rings.flat_map(LineString::coords).for_each(|c| call(*c));
            }
        }
    }

    /// Returns west, south, east and north of it.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let mut bounds: Option<[f64; 4]> = None;
        self.each(|c| {
            let [west, south, east, north] = bounds.unwrap_or([c.x, c.y, c.x, c.y]);
            bounds = Some([west.min(c.x), south.min(c.y), east.max(c.x), north.max(c.y)]);
        });
        bounds
    }
}

/// A position to seven decimals: a centimetre, finer than any reading.
pub(super) fn coord(at: Position) -> Coord<f64> {
    let seven = |degrees: f64| (degrees * 1e7).round() / 1e7;
    Coord { x: seven(at.lon), y: seven(at.lat) }
}

/// What values a column has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Words.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// Yes or no.
    Flag,
}

/// One property that every feature of a layer has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: Cow<'static, str>,
    /// What values it has.
    pub kind: Kind,
}

/// A value of a property.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Not known, or of no concern.
    Null,
    /// Words.
    Text(Cow<'a, str>),
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Yes or no.
    Flag(bool),
}

impl Value<'_> {
    /// Returns true if a column of a kind may have it.
    pub fn fits(&self, kind: Kind) -> bool {
        match self {
            Self::Null => true,
            Self::Text(_) => kind == Kind::Text,
            Self::Integer(_) => kind == Kind::Integer,
            Self::Real(_) => kind == Kind::Real,
            Self::Flag(_) => kind == Kind::Flag,
        }
    }
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => s.serialize_unit(),
            Self::Text(text) => s.serialize_str(text),
            Self::Integer(number) => s.serialize_i64(*number),
            Self::Real(number) => s.serialize_f64(*number),
            Self::Flag(yes) => s.serialize_bool(*yes),
        }
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        i64::try_from(number).map_or(Self::Null, Self::Integer)
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        i64::try_from(number).map_or(Self::Null, Self::Integer)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        if number.is_finite() { Self::Real(number) } else { Self::Null }
    }
}

impl From<bool> for Value<'_> {
    fn from(yes: bool) -> Self {
        Self::Flag(yes)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// One feature of a layer.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature<'a> {
    /// Unique in its layer, and the same in every run on the same records.
    pub id: String,
    /// Where it is; nothing if nobody knows.
    pub geometry: Option<Geometry>,
    /// How it is shown. A colour only repeats a shape and a word.
    pub tone: Tone,
    /// The class of an area, which then says how it is shown.
    pub class: Option<Class>,
    /// How important it is to see, 0 to 2.
    pub size: u8,
    /// The groups that it concerns, by how it is for them; empty for sites, items and areas, which have scores.
    pub concerns: ByTone,
    /// One value for each column of the layer.
    pub values: Vec<Value<'a>>,
}

/// Groups, by how something is for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByTone([GroupSet; Tone::ALL.len()]);

impl ByTone {
    /// Nobody.
    pub const NONE: Self = Self([GroupSet::NONE; Tone::ALL.len()]);

    /// Returns the groups for whom it is so.
    pub fn of(tone: Tone, groups: GroupSet) -> Self {
        Self::NONE.with(tone, groups)
    }

    /// Returns them with some more for whom it is so.
    #[must_use]
    pub fn with(mut self, tone: Tone, groups: GroupSet) -> Self {
        let place = &mut self.0[tone as usize];
        *place = place.union(groups);
        self
    }

    /// Returns how it is for a group, the worst first; nothing if it does not concern the group.
    ///
    /// ```
    /// use tantu::checklist::{Group, GroupSet};
    /// use tantu::map::layer::ByTone;
    /// use tantu::report::palette::Tone;
    ///
    /// let of = ByTone::of(Tone::Open, GroupSet::NONE.with(Group::Blind));
    /// assert_eq!(of.tone(Group::Blind), Some(Tone::Open));
    /// assert_eq!(of.tone(Group::Deaf), None);
    /// ```
    pub fn tone(self, group: Group) -> Option<Tone> {
        [Tone::Bad, Tone::Open, Tone::Doubt, Tone::Good, Tone::Off]
            .into_iter()
            .find(|tone| self.0[*tone as usize].contains(group))
    }
}

/// Returns the word of the column `sign`, by which map programs choose shape and colour.
pub const fn sign(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Doubt => "doubt",
        Tone::Open => "open",
        Tone::Off => "off",
    }
}

/// Rounds a share for a map.
pub(super) fn four(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

/// The columns of a layer and the values of a row, side by side, so that they cannot part.
///
/// `columns! { fn columns, fn values(row: &Row<'a>); name: Kind = value; … }`
macro_rules! columns {
    (fn $columns:ident, fn $values:ident($row:ident: &$type:ident); $($name:literal: $kind:ident = $value:expr;)*) => {
        /// Returns the columns of the layer.
        pub(super) fn $columns() -> Vec<$crate::map::layer::Column> {
            vec![$($crate::map::layer::Column {
                name: std::borrow::Cow::Borrowed($name),
                kind: $crate::map::layer::Kind::$kind,
            }),*]
        }

        fn $values<'a>($row: &$type<'a>) -> Vec<$crate::map::layer::Value<'a>> {
            vec![$($crate::map::layer::Value::from($value)),*]
        }
    };
}
pub(super) use columns;
