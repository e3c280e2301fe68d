//! Survey records: files of several formats become [`Survey`]s; what is wrong with them becomes diagnostics.

mod model;
mod personal;
mod value;

pub use model::{
    DisabilityCategory, Item, ItemIx, ItemMore, Position, Reading, ReadingMore, Readings, Resident, Route,
    Site, SourceRef, Survey, Value, Waiver,
};
pub use personal::{Permit, Personal};
pub use value::{ValueError, read_value};
