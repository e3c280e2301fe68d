//! Outside validators. They need tools that a bare machine lacks, so they run only when asked for:
//! `TANTU_JUDGES=1 cargo test -- --ignored judges`. A missing judge is then a failure.

mod map;
mod pdf;
