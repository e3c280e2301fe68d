//! The layers of a map by name, and which of them are wanted.

use std::fmt;

use crate::lang::{Lang, word};

/// A layer of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LayerName {
    /// What was visited.
    Sites,
    /// What was inspected.
    Items,
    /// What failed, one feature a failure.
    Barriers,
    /// What was not measured.
    Untested,
    /// Ways to destinations, as lines.
    Routes,
    /// Where ways break, or first become unsure.
    Breaks,
    /// The land within reach of a service.
    Coverage,
    /// Where people are whom the service does not reach.
    Gaps,
    /// Areas, with all that was found in them.
    Areas,
}

impl LayerName {
    /// All layers, in the order in which a file has them.
    pub const ALL: [Self; 9] = [
        Self::Sites,
        Self::Items,
        Self::Barriers,
        Self::Untested,
        Self::Routes,
        Self::Breaks,
        Self::Coverage,
        Self::Gaps,
        Self::Areas,
    ];

    /// Returns the word used in files and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sites => "sites",
            Self::Items => "items",
            Self::Barriers => "barriers",
            Self::Untested => "untested",
            Self::Routes => "routes",
            Self::Breaks => "breaks",
            Self::Coverage => "coverage",
            Self::Gaps => "gaps",
            Self::Areas => "areas",
        }
    }

    /// Returns the layer of a word.
    ///
    /// ```
    /// use tantu::export::LayerName;
    ///
    /// assert_eq!(LayerName::parse("barriers"), Some(LayerName::Barriers));
    /// ```
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|l| l.as_str() == word)
    }

    /// Returns the words that people read.
    pub fn title(self, lang: Lang) -> String {
        word(lang, &format!("map-layer-{self}"))
    }

    /// Returns what the layer shows, in a sentence.
    pub fn about(self, lang: Lang) -> String {
        word(lang, &format!("map-layer-{self}-about"))
    }

    /// Returns true for layers that need to be told who needs a service.
    pub const fn needs_demand(self) -> bool {
        matches!(self, Self::Coverage | Self::Gaps)
    }

    /// Returns true for layers that need areas, with outlines or codes.
    pub const fn needs_areas(self) -> bool {
        matches!(self, Self::Areas)
    }
}

impl fmt::Display for LayerName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Some layers of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct LayerSet(u16);

impl LayerSet {
    /// No layer: a format then writes those that it usually has.
    pub const NONE: Self = Self(0);

    /// The layers that need nothing but assessments.
    pub fn usual() -> Self {
        LayerName::ALL.into_iter().filter(|l| !l.needs_demand() && !l.needs_areas()).collect()
    }

    /// Returns true if it has a layer.
    pub const fn contains(self, layer: LayerName) -> bool {
        self.0 & (1 << layer as u16) != 0
    }

    /// Returns true if it has none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Returns how many it has.
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Returns the layers, or some others if there are none.
    #[must_use]
    pub const fn or(self, others: Self) -> Self {
        if self.is_empty() { others } else { self }
    }

    /// Iterates over the layers in the order in which a file has them.
    pub fn iter(self) -> impl Iterator<Item = LayerName> {
        LayerName::ALL.into_iter().filter(move |l| self.contains(*l))
    }
}

impl FromIterator<LayerName> for LayerSet {
    fn from_iter<I: IntoIterator<Item = LayerName>>(layers: I) -> Self {
        Self(layers.into_iter().fold(0, |set, layer| set | 1 << layer as u16))
    }
}
