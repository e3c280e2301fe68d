//! Outside validators. They need tools that a bare machine lacks, so a bare `cargo test` leaves them
//! out; `tests/run` sets them up and runs them, and a missing judge is then a failure.

mod conformance;
mod coordinates;
mod map;
mod pdf;
