//! People at places, in columns, so that a million of them are a few allocations.

use std::collections::HashMap;
use std::iter::Sum;
use std::ops::{Add, AddAssign};

use geo::MultiPolygon;

use crate::privacy::K;

/// One, in the unit that is counted in.
const ONE: i64 = 1_000_000;

/// A number of people, or of whatever the demand counts, exact to a millionth.
///
/// Sums are exact, so they do not depend on the order in which threads add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct People(i64);

impl People {
    /// Nobody.
    pub const NONE: Self = Self(0);
    /// One, of a place that does not say how many.
    pub const ONE_EACH: Self = Self(ONE);

    /// Returns a number of people; nothing if it is negative, not a number, or above nine million million.
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    pub fn new(number: f64) -> Option<Self> {
        (0.0..=9e12).contains(&number).then(|| Self((number * 1e6).round() as i64))
    }

    /// Returns the number.
    #[expect(clippy::cast_precision_loss, reason = "for display, of at most 2^53 millionths")]
    pub fn number(self) -> f64 {
        self.0 as f64 / 1e6
    }

    /// Returns the nearest whole number of them.
    pub fn rounded(self) -> u64 {
        self.floor() + u64::from(self.0 % ONE >= ONE / 2)
    }

    /// Returns the whole number of them without what is left over.
    pub fn floor(self) -> u64 {
        u64::try_from(self.0 / ONE).unwrap_or(0)
    }

    /// Returns the least whole number that is not fewer.
    pub fn ceil(self) -> u64 {
        self.floor() + u64::from(self.0 % ONE > 0)
    }

    /// Returns a share of them, to a millionth of one; a share beyond 0 to 1 is held to it.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        reason = "the part is no more than the whole"
    )]
    pub fn part(self, share: f64) -> Self {
        if share >= 1.0 { self } else { Self(((self.0 as f64 * share.max(0.0)).round() as i64).min(self.0)) }
    }

    /// Returns what is left after taking away; nobody where more is taken than there is.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0).max(0))
    }

    /// Returns the share of a whole, 0 to 1; nothing of nobody.
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    pub fn share_of(self, whole: Self) -> Option<f64> {
        (whole.0 > 0).then(|| self.0 as f64 / whole.0 as f64)
    }
}

/// Returns whole numbers for parts, which add up to the whole number for the whole: the largest remainders go up.
///
/// So rounding loses nobody, and makes nobody of a part that has none.
pub(super) fn apportioned<const N: usize>(parts: [People; N]) -> [u64; N] {
    let mut whole = parts.map(People::floor);
    let missing = parts.into_iter().sum::<People>().rounded().saturating_sub(whole.iter().sum());
    let mut order: [usize; N] = std::array::from_fn(|at| at);
    order.sort_by_key(|at| std::cmp::Reverse(parts[*at].0 % ONE));
    for at in order.into_iter().take(usize::try_from(missing).unwrap_or(N)) {
        whole[at] += 1;
    }
    whole
}

impl Add for People {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for People {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for People {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::NONE, Add::add)
    }
}

/// One place and who is there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Longitude in degrees, WGS 84.
    pub lon: f64,
    /// Latitude in degrees, WGS 84.
    pub lat: f64,
    /// How many.
    pub people: People,
    /// The place of its area in [`Demand::areas`].
    pub area: u32,
}

impl Place {
    /// Returns true if so few people are there that no public output shows the place, whoever published it.
    pub fn may_be_home(&self) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "K is small")]
        let enough = K as f64;
        self.people.number() < enough
    }

    /// Returns true if so few people are there that they may live in fewer than [`K`] homes.
    fn is_small(&self) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "K is small")]
        let enough = (K * HOUSEHOLD) as f64;
        self.people > People::NONE && self.people.number() < enough
    }
}

/// How many people a home is taken to hold where it matters that there may be few homes. Convention: more than
/// most have, so that a place with as many in each of [`K`] homes is surely not one of them.
const HOUSEHOLD: usize = 5;

/// People at places.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand {
    /// How many places may be homes.
    small: usize,
    /// True if whoever asks says that the figures are published.
    public: bool,
    lon: Vec<f64>,
    lat: Vec<f64>,
    people: Vec<People>,
    area: Vec<u32>,
    /// Which of the outlines is a place's, counted from 1; 0 for a point. Empty until there is an outline.
    outline: Vec<u32>,
    outlines: Vec<MultiPolygon<f64>>,
    areas: Vec<String>,
    /// True if nobody said how many people there are, and each place counts one.
    counts_places: bool,
    /// The areas by their codes, and the one that was asked for last.
    known: HashMap<String, u32>,
    last: u32,
}

impl Default for Demand {
    fn default() -> Self {
        Self::new()
    }
}

impl Demand {
    /// Returns demand of nobody.
    pub fn new() -> Self {
        Self {
            small: 0,
            public: false,
            lon: Vec::new(),
            lat: Vec::new(),
            people: Vec::new(),
            area: Vec::new(),
            outline: Vec::new(),
            outlines: Vec::new(),
            areas: vec![String::new()],
            counts_places: false,
            known: HashMap::from([(String::new(), 0)]),
            last: 0,
        }
    }

    /// Returns true if nobody said how many people there are, so that each place counts one.
    pub fn counts_places(&self) -> bool {
        self.counts_places
    }

    /// States that nobody said how many people there are.
    pub fn count_places(&mut self) {
        self.counts_places = true;
    }

    /// Makes room for as many places more.
    pub fn reserve(&mut self, places: usize) {
        self.lon.reserve(places);
        self.lat.reserve(places);
        self.people.reserve(places);
        self.area.reserve(places);
    }

    /// Adds a place; `area` comes from [`Demand::area_index`], or is 0 for none.
    pub fn push(&mut self, place: Place) {
        self.small += usize::from(place.is_small());
        self.lon.push(place.lon);
        self.lat.push(place.lat);
        self.people.push(place.people);
        self.area.push(if (place.area as usize) < self.areas.len() { place.area } else { 0 });
        if !self.outline.is_empty() {
            self.outline.push(0);
        }
    }

    /// Adds a place that is an area: its people are spread over the outline, in degrees of WGS 84, and its point
    /// lies in it.
    pub fn push_outlined(&mut self, place: Place, outline: MultiPolygon<f64>) {
        self.push(place);
        self.outline.resize(self.len(), 0);
        self.outlines.push(outline);
        if let Some(last) = self.outline.last_mut() {
            *last = u32::try_from(self.outlines.len()).unwrap_or(0);
        }
    }

    /// Returns the outline of a place that is an area; nothing for a point.
    pub fn outline(&self, at: usize) -> Option<&MultiPolygon<f64>> {
        let number = *self.outline.get(at)? as usize;
        self.outlines.get(number.checked_sub(1)?)
    }

    /// Returns how many of the places are areas.
    pub fn outlined(&self) -> usize {
        self.outlines.len()
    }

    /// Returns the index of an area by its code, and takes it in where it is new.
    ///
    /// Rows of one area mostly follow each other, so the last is looked at first.
    pub fn area_index(&mut self, code: &str) -> u32 {
        if self.areas[self.last as usize] == code {
            return self.last;
        }
        if let Some(known) = self.known.get(code) {
            self.last = *known;
        } else {
            self.last = u32::try_from(self.areas.len()).unwrap_or(0);
            self.areas.push(code.to_owned());
            self.known.insert(code.to_owned(), self.last);
        }
        self.last
    }

    /// Gives every place an area anew.
    pub fn assign_areas(&mut self, mut code: impl FnMut(&Place) -> Option<String>) {
        let mut next = Self::new();
        let area = self.iter().map(|place| code(&place).map_or(0, |code| next.area_index(&code))).collect();
        self.area = area;
        (self.areas, self.known, self.last) = (next.areas, next.known, next.last);
    }

    /// Takes the figures for published ones, such as those of a census, which is for their user to know.
    pub fn declare_public(&mut self) {
        self.public = true;
    }

    /// Returns true if the figures were declared public.
    pub fn is_declared_public(&self) -> bool {
        self.public
    }

    /// Returns at how many places so few people are that each may be a home, unless the figures are public.
    ///
    /// Where there is one, the file may be a list of households: no public output is made of it, since every
    /// figure, and every difference of two, may then be that of a home.
    pub fn homes(&self) -> usize {
        if self.public { 0 } else { self.small }
    }

    /// Returns true if a public output may show a place.
    pub fn may_show(&self, place: &Place) -> bool {
        self.homes() == 0 && !place.may_be_home()
    }

    /// Returns how many places there are.
    pub fn len(&self) -> usize {
        self.lon.len()
    }

    /// Returns true if there is no place.
    pub fn is_empty(&self) -> bool {
        self.lon.is_empty()
    }

    /// Returns the codes of the areas; the first is empty, for places of none.
    pub fn areas(&self) -> &[String] {
        &self.areas
    }

    /// Returns the code of the area of a place.
    pub fn area_of(&self, place: &Place) -> &str {
        &self.areas[place.area as usize]
    }

    /// Returns a place; nothing beyond the last.
    pub fn get(&self, at: usize) -> Option<Place> {
        (at < self.len()).then(|| self.at(at))
    }

    /// Iterates over the places in the order in which they were added.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Place> + '_ {
        (0..self.len()).map(|at| self.at(at))
    }

    pub(super) fn at(&self, at: usize) -> Place {
        Place { lon: self.lon[at], lat: self.lat[at], people: self.people[at], area: self.area[at] }
    }

    /// Returns everybody.
    pub fn people(&self) -> People {
        self.people.iter().copied().sum()
    }

    /// Takes in the places of another.
    pub fn append(&mut self, other: Self) {
        self.counts_places = other.counts_places && (self.counts_places || self.is_empty());
        let map: Vec<u32> = other.areas.iter().map(|a| self.area_index(a)).collect();
        self.small += other.small;
        if !self.outlines.is_empty() || !other.outlines.is_empty() {
            let before = u32::try_from(self.outlines.len()).unwrap_or(u32::MAX);
            self.outline.resize(self.lon.len(), 0);
            self.outline
                .extend(other.outline.iter().map(|n| if *n > 0 { n.saturating_add(before) } else { 0 }));
            self.outline.resize(self.lon.len() + other.lon.len(), 0);
            self.outlines.extend(other.outlines);
        }
        self.lon.extend(other.lon);
        self.lat.extend(other.lat);
        self.people.extend(other.people);
        self.area.extend(other.area.into_iter().map(|a| map[a as usize]));
    }
}
