//! Exit codes; they are an interface.

/// Nothing at or above `--fail-on` was found, or there was nothing to judge.
pub(crate) const CLEAN: u8 = 0;
/// Something at or above `--fail-on` was found.
pub(crate) const FOUND: u8 = 1;
/// The work, or a part of it, could not be done.
pub(crate) const FAILED: u8 = 2;
