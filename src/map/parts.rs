//! Work in parts → its results in order: made on all cores, a few parts at a time, so that memory does not
//! grow with their number.

use std::ops::Range;

use rayon::prelude::*;

/// How many items of a record make a part.
pub(super) const SIZE: usize = 256;

/// How many parts each core makes before the results are handed on.
const EACH: usize = 16;

/// Makes something of each part and hands the results on in the order of the parts; ends at the first error.
pub(super) fn in_order<P: Sync, R: Send, E>(
    parts: &[P],
    make: impl Fn(&P) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    for few in parts.chunks((rayon::current_num_threads() * EACH).max(1)) {
        let results: Vec<R> = few.par_iter().map(&make).collect();
        results.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// Returns the numbers from nought to `count` in ranges of at most [`SIZE`].
pub(super) fn ranges(count: usize) -> impl Iterator<Item = Range<usize>> {
    (0..count).step_by(SIZE).map(move |start| start..count.min(start + SIZE))
}
