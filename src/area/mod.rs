//! Areas: boundaries and administrative codes; which area a record counts to, and what speaks against it.
//!
//! A record counts to the area that it states; without one, to the area that its position lies in. Where
//! the two differ, where a position is on a border or in no area, and where many records or two boundary
//! files are shifted against each other, that is said, with the likely cause.

mod boundaries;
mod code;
mod codes;
mod grid;
mod outline;
mod place;
mod read;
mod shape;
mod shift;

pub use boundaries::{Area, AreaIx, Boundaries, Located, Polygon};
pub use code::{AdminCode, AreaId, BadCode, Level};
pub use codes::read_codes;
pub use place::{Cause, PlacedBy, Placement, Trouble, place};
pub use read::{BoundaryFile, BoundaryOptions, read_boundaries};
pub use shape::Bounds;
pub use shift::{Agreement, BoundaryShift, Fit, Reading, agreement, compare};
