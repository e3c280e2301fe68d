//! Two ratings of each thing → percent agreement, κ, AC1 and limits of agreement, with 95 % intervals.
//!
//! Formulae and sources stand in `docs/reference/agreement.md`. Numbers here are estimates and not
//! limits of a standard, so they are floating-point.

/// The 97.5 % point of the standard normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// An estimate with its 95 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}

impl Estimate {
    /// Returns a value with a symmetric normal interval, cut to what a coefficient can be.
    fn normal(value: f64, variance: f64) -> Self {
        let half = Z * variance.max(0.0).sqrt();
        Self { value, low: (value - half).max(-1.0), high: (value + half).min(1.0) }
    }
}

/// How often A gave one category and B another: a square table of counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ratings {
    categories: usize,
    cells: Vec<u64>,
}

impl Ratings {
    /// Returns an empty table over the categories that the scale offers, used or not.
    pub fn new(categories: usize) -> Self {
        Self { categories, cells: vec![0; categories * categories] }
    }

    /// Adds a thing that A put into category `a` and B into `b`; a category outside the scale adds nothing.
    pub fn add(&mut self, a: usize, b: usize) {
        self.add_times(a, b, 1);
    }

    /// Adds so many things alike.
    pub fn add_times(&mut self, a: usize, b: usize, times: u64) {
        if a < self.categories && b < self.categories {
            self.cells[a * self.categories + b] += times;
        }
    }

    /// Returns how many things both rated.
    pub fn count(&self) -> u64 {
        self.cells.iter().sum()
    }

    /// Returns how many things both rated alike.
    pub fn agreed(&self) -> u64 {
        (0..self.categories).map(|k| self.cells[k * self.categories + k]).sum()
    }

    /// Returns the share rated alike with the interval of Wilson (1927), or nothing for no rating.
    pub fn percent(&self) -> Option<Estimate> {
        wilson(self.agreed(), self.count())
    }

    /// Returns Cohen's κ (1960) with the variance of Fleiss, Cohen and Everitt (1969).
    ///
    /// There is none for no rating, nor where chance alone would agree always: one category, never another.
    /// Where one of the two gave the same category always, κ is 0 and its interval everything.
    pub fn kappa(&self) -> Option<Estimate> {
        let (po, margins) = (self.observed()?, self.margins());
        let pe: f64 = margins.iter().map(|(a, b)| a * b).sum();
        let rest = 1.0 - pe;
        if rest <= 1e-12 {
            return None;
        }
        let mut sum = 0.0;
        for (i, j, p) in self.shares() {
            sum += if i == j {
                let (a, b) = margins[i];
                p * (rest - (a + b) * (1.0 - po)).powi(2)
            } else {
                p * (1.0 - po).powi(2) * (margins[i].1 + margins[j].0).powi(2)
            };
        }
        let variance = (sum - (po * pe - 2.0 * pe + po).powi(2)) / (number(self.count()) * rest.powi(4));
        if variance <= 1e-12 && po < 1.0 {
            // One of them gave the same answer always: κ is 0 by construction, and says nothing.
            return Some(Estimate { value: (po - pe) / rest, low: -1.0, high: 1.0 });
        }
        Some(Estimate::normal((po - pe) / rest, variance))
    }

    /// Returns Gwet's AC1 with its variance for an unlimited population of things (Gwet 2008).
    ///
    /// There is none for no rating, nor for a scale of fewer than two categories.
    pub fn ac1(&self) -> Option<Estimate> {
        let po = self.observed()?;
        if self.categories < 2 {
            return None;
        }
        let scale = number_of(self.categories) - 1.0;
        let used: Vec<f64> = self.margins().iter().map(|(a, b)| f64::midpoint(*a, *b)).collect();
        let pe: f64 = used.iter().map(|p| p * (1.0 - p)).sum::<f64>() / scale;
        // Never more than one half, so the divisor is never zero.
        let rest = 1.0 - pe;
        let value = (po - pe) / rest;
        let n = number(self.count());
        if n < 2.0 {
            return Some(Estimate { value, low: -1.0, high: 1.0 });
        }
        let spread: f64 = self
            .shares()
            .map(|(i, j, p)| {
                let alike = if i == j { 1.0 } else { 0.0 };
                let chance = f64::midpoint(1.0 - used[i], 1.0 - used[j]) / scale;
                let own = (alike - pe) / rest - 2.0 * (1.0 - value) * (chance - pe) / rest;
                p * (own - value).powi(2)
            })
            .sum();
        Some(Estimate::normal(value, spread / (n - 1.0)))
    }

    fn observed(&self) -> Option<f64> {
        let n = self.count();
        (n > 0).then(|| number(self.agreed()) / number(n))
    }

    /// The shares of the cells that are not empty, with their row (A) and column (B).
    fn shares(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let n = number(self.count());
        let cells = self.cells.iter().enumerate().filter(|(_, c)| **c > 0);
        cells.map(move |(at, c)| (at / self.categories, at % self.categories, number(*c) / n))
    }

    /// The share of each category with A and with B.
    fn margins(&self) -> Vec<(f64, f64)> {
        let mut found = vec![(0.0, 0.0); self.categories];
        for (i, j, p) in self.shares() {
            found[i].0 += p;
            found[j].1 += p;
        }
        found
    }
}

/// Returns a share with the 95 % interval of Wilson (1927), or nothing of nothing.
pub fn wilson(part: u64, whole: u64) -> Option<Estimate> {
    if whole == 0 {
        return None;
    }
    let (n, p) = (number(whole), number(part) / number(whole));
    let z2 = Z * Z;
    let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    // At the ends the formula gives exactly 0 and 1, which floating-point numbers miss by a hair.
    let low = if part == 0 { 0.0 } else { (middle - half).max(0.0) };
    let high = if part == whole { 1.0 } else { (middle + half).min(1.0) };
    Some(Estimate { value: p, low, high })
}

/// How far two inspectors' values lie apart, A − B, in the base unit (Bland and Altman 1986).
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Differences {
    /// The mean difference: what A reads more than B.
    pub mean: f64,
    /// The standard deviation of the differences; nothing for one pair.
    pub deviation: Option<f64>,
    /// The lower limit of agreement, mean − 1.96 standard deviations.
    pub low: Option<f64>,
    /// The upper limit of agreement, mean + 1.96 standard deviations.
    pub high: Option<f64>,
}

/// Returns what a list of differences A − B comes to, or nothing of nothing.
pub fn differences(of: &[f64]) -> Option<Differences> {
    if of.is_empty() {
        return None;
    }
    let n = number_of(of.len());
    let mean = of.iter().sum::<f64>() / n;
    let deviation =
        (of.len() > 1).then(|| (of.iter().map(|d| (d - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt());
    let limit = |times: f64| deviation.map(|s| mean + times * s);
    Some(Differences { mean, deviation, low: limit(-Z), high: limit(Z) })
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn number(count: u64) -> f64 {
    count as f64
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn number_of(count: usize) -> f64 {
    count as f64
}
