//! The type of personal data: it prints as nothing and opens only with a permit.

use std::fmt;

/// Personal data: no `Display`, no `Serialize`, and a `Debug` that tells nothing.
///
/// It opens with a [`Permit`], which only [`crate::privacy`] hands out.
#[derive(Clone, PartialEq, Eq)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Wraps personal data as it is read.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// Returns the data to the holder of a permit.
    pub fn open(&self, _: &Permit) -> &T {
        &self.0
    }

    /// Returns the data for a computation inside the library whose result is no personal data by itself.
    pub(crate) fn for_verdicts(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[personal]")
    }
}

/// The permission to put personal data into an output that is marked internal.
#[derive(Debug)]
pub struct Permit(());

impl Permit {
    /// Issues a permit; called by [`crate::privacy`] alone, which a test holds.
    pub(crate) fn issue() -> Self {
        Self(())
    }
}
