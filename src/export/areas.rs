//! The areas that documents count by.

use std::fmt::Write as _;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};

use crate::area::Boundaries;

/// Areas, and the files that they come from.
#[derive(Debug, Clone)]
pub struct Areas {
    /// Outlines and names.
    pub boundaries: Arc<Boundaries>,
    /// The files, for the record of what a document was made from.
    pub sources: Vec<AreaSource>,
}

impl PartialEq for Areas {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.boundaries, &other.boundaries) && self.sources == other.sources
    }
}

impl Eq for Areas {}

/// A file of outlines or codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaSource {
    /// Its name, as it was given.
    pub file: String,
    /// SHA-256 of its content, in hex.
    pub sha256: String,
}

impl AreaSource {
    /// Returns a file of a name and a content.
    pub fn new(file: String, content: &[u8]) -> Self {
        let sha256 = Sha256::digest(content).iter().fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        Self { file, sha256 }
    }
}
