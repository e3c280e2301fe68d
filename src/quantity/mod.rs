//! Quantities: what people write on a form, as exact values that compare without rounding.
//!
//! A [`Quantity`] is a [`Kind`] and an [`Exact`] number in that kind's base unit. One type serves
//! all kinds because a field's kind is data of the checklist, not of the program
//! (`docs/decisions/0005-one-quantity-type.md`).

mod exact;
mod kind;
mod money;
mod number;
mod parse;
mod print;
mod scan;
pub mod unit;

pub use exact::Exact;
pub use kind::Kind;
pub use money::{BadMoney, Fen};
pub use parse::{ParseError, ParseOptions, Parsed, parse};
pub use print::{Style, System};
pub use unit::Unit;

/// An exact value of some kind, in the kind's base unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// What is measured.
    pub kind: Kind,
    /// How much, in the base unit of the kind.
    pub value: Exact,
}
