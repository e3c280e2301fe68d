//! Outside validators. They need tools that a bare machine lacks, so a bare `cargo test` leaves them
//! out; `tests/run` sets them up and runs them, and a missing judge is then a failure.

mod axe;
mod conformance;
mod coordinates;
mod coverage;
mod documents;
mod fields;
mod linked;
mod map;
mod memory;
mod pdf;
mod pictures;
mod webmap;
mod workbook;

/// Returns the Python that `tests/setup` gave the libraries of the judges.
fn python() -> std::process::Command {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = std::process::Command::new(root.join("target/judges/bin/python"));
    command.current_dir(root.join("tests/judges"));
    command
}
