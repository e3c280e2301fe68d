//! T/CNAEC 1304-2022 (民用建筑无障碍设施评价标准): dimensions, total, stars.
//!
//! [`formula`] holds the arithmetic; [`Scorer`] fills it from readings. Single items' points are mostly
//! not in our source: they may be stated in [`Parameters`], else all items of a part count equally.

pub mod formula;
mod parameters;
mod scorer;

pub use formula::Building;
pub use parameters::Parameters;
pub use scorer::{DimensionScore, Gate, Score, Scorer};
