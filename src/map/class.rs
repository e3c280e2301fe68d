//! The classes of areas: how much is surely met, in bands that read without colour, and a sign for untested ones.
//!
//! The ramp goes from light to dark of one hue, so that no band says good or bad where much is only unmeasured;
//! each band has a hatching of its own. What nobody tested is no band: it is empty, in a dotted outline.

use crate::lang::{Lang, message, word};
use crate::rollup::{Rollup, Row};

/// The class of an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Nothing was tested.
    Untested,
    /// A place among the five bands, the least met first.
    Band(u8),
}

/// A band of the share that is surely met, from and to in per cent.
struct Band {
    id: &'static str,
    from: u8,
    to: u8,
    rgb: [u8; 3],
}

/// The bands, the least first; their bounds are those of the grades that ship.
const BANDS: [Band; 5] = [
    Band { id: "0-40", from: 0, to: 40, rgb: [226, 236, 248] },
    Band { id: "40-60", from: 40, to: 60, rgb: [178, 205, 236] },
    Band { id: "60-75", from: 60, to: 75, rgb: [124, 168, 219] },
    Band { id: "75-90", from: 75, to: 90, rgb: [64, 122, 195] },
    Band { id: "90-100", from: 90, to: 100, rgb: [11, 70, 140] },
];

impl Class {
    /// All classes, the untested first, then the least met.
    pub const ALL: [Self; 6] =
        [Self::Untested, Self::Band(0), Self::Band(1), Self::Band(2), Self::Band(3), Self::Band(4)];

    /// Returns the class of a row: by its records, or by its homes where nothing else may be told.
    pub fn of(row: &Row, rollup: &Rollup) -> Self {
        let score = rollup.catalog.as_deref().map(|c| row.measures.score(c)).filter(|s| s.weight > 0.0);
        let homes = || row.homes.as_ref().and_then(|h| Some((h.mean_low?, h.mean_tested?)));
        match score.map(|s| (s.low, s.tested)).or_else(homes) {
            Some((low, tested)) if tested > 0.0 => Self::band(low),
            _ => Self::Untested,
        }
    }

    fn band(low: f64) -> Self {
        let reached = BANDS.iter().filter(|b| low * 100.0 >= f64::from(b.from)).count();
        Self::Band(u8::try_from(reached.saturating_sub(1)).unwrap_or_default())
    }

    fn data(self) -> Option<&'static Band> {
        match self {
            Self::Untested => None,
            Self::Band(at) => BANDS.get(usize::from(at)),
        }
    }

    /// Returns the word used in files.
    pub fn as_str(self) -> &'static str {
        self.data().map_or("untested", |b| b.id)
    }

    /// Returns the words that people read.
    pub fn title(self, lang: Lang) -> String {
        match self.data() {
            None => word(lang, "map-class-untested"),
            Some(band) => message(
                lang,
                "map-class-band",
                &[("from", i64::from(band.from).into()), ("to", i64::from(band.to).into())],
            ),
        }
    }

    /// Returns the colour of the ground; white for what is untested.
    pub fn rgb(self) -> [u8; 3] {
        self.data().map_or([255; 3], |b| b.rgb)
    }

    /// Returns the colour as `#rrggbb`.
    pub fn hex(self) -> String {
        let [r, g, b] = self.rgb();
        format!("#{r:02x}{g:02x}{b:02x}")
    }

    /// Returns how many lines of hatching a tile has: none for what is untested, more the more is surely met.
    pub fn lines(self) -> u8 {
        match self {
            Self::Untested => 0,
            Self::Band(at) => at,
        }
    }
}
