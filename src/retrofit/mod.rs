//! Findings → works: for each failed finding the measures that mend it, how much of each, to which figure,
//! and what that costs.
//!
//! A measure that mends several findings at an item is one piece of work. The first remedy that a rule
//! lists is what is planned; the others stay beside it as alternatives. Nothing here looks for the
//! cheapest set: an assessor chooses with the resident, and the list shows from what.

mod acceptance;
mod take_off;
mod words;
mod work;

pub use acceptance::{Acceptance, AcceptanceLine, Conclusion, Settled, acceptance};
pub use take_off::{TakeOff, take_off};
pub use words::{amount_text, book_text, cost_text, formula_text, price_text, quantity_text};
pub use work::{Candidate, Mended, Total, Work, WorkItem, after, after_all, work};
