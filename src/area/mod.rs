//! Areas: boundaries and administrative codes; which area a record counts to, and what speaks against it.
//!
//! A record counts to the area that it states; without one, to the area that its position lies in. Where
//! the two differ, where a position is on a border or in no area, and where many records or two boundary
//! files are shifted against each other, that is said, with the likely cause. Without the feature `map`, only
//! codes are known.

#[cfg(feature = "map")]
mod boundaries;
mod code;
#[cfg(feature = "map")]
mod codes;
#[cfg(feature = "map")]
mod grid;
#[cfg(feature = "map")]
mod outline;
#[cfg(feature = "map")]
mod place;
#[cfg(feature = "map")]
mod read;
#[cfg(feature = "map")]
mod shape;
#[cfg(feature = "map")]
mod shift;

#[cfg(feature = "map")]
pub use boundaries::{Area, AreaIx, Boundaries, Located, Polygon};
pub use code::{AdminCode, AreaId, BadCode, Level};
#[cfg(feature = "map")]
pub use codes::read_codes;
#[cfg(feature = "map")]
pub use place::{Cause, PlacedBy, Placement, Trouble, place};
#[cfg(feature = "map")]
pub use read::{BoundaryFile, BoundaryOptions, read_boundaries};
#[cfg(feature = "map")]
pub use shape::Bounds;
#[cfg(feature = "map")]
pub use shift::{Agreement, BoundaryShift, Fit, Reading, agreement, compare};
