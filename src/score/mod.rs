//! Findings → scores, verdicts per group, barriers in order, and the burden of a home.
//!
//! A score is a weighted share with bounds; a verdict is gated by critical rules. They are kept
//! apart, so that no number of small passes hides what stops somebody.

mod barrier;
mod household;
mod item;
mod tally;
mod verdict;

pub use barrier::{Barrier, barriers};
pub use household::{Burden, BurdenCell, burden, resident_groups};
#[cfg(feature = "map")]
pub(crate) use item::items_of;
pub use item::{ItemSummary, items, worst_by_group};
pub use tally::{Counts, Score, Scores, Tally, counts_over, score, score_over, scores_of};
pub use verdict::{
    Break, DestinationVerdict, GroupVerdict, RouteVerdict, Verdict, findings_within, item_verdicts,
    route_verdicts, verdict_of, verdicts,
};
