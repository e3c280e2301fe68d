//! Columns that keep data small: letters as one text, words that stand once.

use std::collections::HashMap;

use serde::Serialize;

/// Letters, one a feature, written as one text.
#[derive(Debug, Default)]
pub(super) struct Letters(pub(super) Vec<u8>);

impl Serialize for Letters {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&String::from_utf8_lossy(&self.0))
    }
}

/// Words that stand once, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Pool {
    pub(super) words: Vec<String>,
    known: HashMap<String, u32>,
}

impl Pool {
    /// Returns the number of a word.
    pub(super) fn add(&mut self, word: String) -> u32 {
        let next = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        match self.known.entry(word) {
            std::collections::hash_map::Entry::Occupied(known) => *known.get(),
            std::collections::hash_map::Entry::Vacant(free) => {
                self.words.push(free.key().clone());
                *free.insert(next)
            }
        }
    }
}

impl Serialize for Pool {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.words.serialize(serializer)
    }
}
