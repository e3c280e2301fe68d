//! Survey records: files of several formats become [`Survey`]s; what is wrong with them becomes diagnostics.
//!
//! Each format of [`READERS`] brings its text into the same tree or row, and one reader of records or
//! of values makes the model of it, so that a value means the same in every format.

mod builder;
mod built;
mod encoding;
mod mapping;
mod model;
mod personal;
mod position;
mod problem;
mod raw;
mod read;
mod record;
mod resident;
mod schema;
mod subject;
mod value;
mod write;

pub use built::Built;
#[cfg(feature = "coverage")]
pub(crate) use encoding::Decoded;
pub use mapping::Mapping;
pub use model::{
    Item, ItemIx, ItemMore, Position, Reading, ReadingMore, Readings, Resident, Route, Site, SourceRef,
    Survey, Value, Waiver,
};
pub use personal::{Permit, Personal};
pub use read::{Quote, READERS, ReadOptions, Reader, Records, for_each, read, reader, reader_of};
pub use record::SCHEMA;
pub use schema::schema;
pub use value::{ValueError, read_value};
pub use write::{to_json, to_toml};
