//! The conformance suite: the cases of the rules as a value that other implementations can be held to.

mod fields;
mod mutate;
mod step;

pub use fields::fields_of;
pub use mutate::{Mutant, Unnoticed, mutants, unnoticed};
pub use step::Steps;
