//! The fonts of a report: parsed once a run, shared by all reports, embedded as a subset in each.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use parley::FontContext;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use printpdf::ParsedFont;

/// The name under which the shaper knows the faces.
pub(super) const FAMILY: &str = "report";

static REGULAR: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/TantuSansSC-Regular.ttf"));
static BOLD: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/TantuSansSC-Bold.ttf"));

/// The error of font bytes that are no usable TrueType font.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the {0} font cannot be read")]
pub struct FontError(&'static str);

/// One of the two weights, or a font from elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Face {
    /// For running text.
    Regular,
    /// For headings and what stands out.
    Bold,
    /// For characters that the two lack.
    Fallback(u8),
}

impl Face {
    /// The name of the font in the PDF; its first six letters become the subset tag.
    pub(super) fn resource(self) -> String {
        match self {
            Self::Regular => "TANTUR".to_owned(),
            Self::Bold => "TANTUB".to_owned(),
            Self::Fallback(number) => format!("TANTF{}", char::from(b'A' + number % 26)),
        }
    }
}

/// A regular and a bold face.
#[derive(Clone)]
pub struct FontSet {
    regular: ParsedFont,
    bold: ParsedFont,
    shaping: FontContext,
    /// One bit a character that both faces are known to have: their own tables are searched in line.
    known: Arc<[AtomicU64]>,
}

/// Characters from here on are rare enough to be searched for each time.
const KNOWN: u32 = 0x3_0000;

impl fmt::Debug for FontSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FontSet").finish_non_exhaustive()
    }
}

impl FontSet {
    /// Returns the fonts that ship with the program, read on the first call.
    pub fn shipped() -> Arc<Self> {
        static SHIPPED: OnceLock<Arc<FontSet>> = OnceLock::new();
        SHIPPED
            .get_or_init(|| Arc::new(Self::from_bytes(REGULAR, BOLD).expect("tests read the shipped fonts")))
            .clone()
    }

    /// Returns the fonts of two TrueType files.
    pub fn from_bytes(regular: &[u8], bold: &[u8]) -> Result<Self, FontError> {
        let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        for (bytes, name) in [(regular, "regular"), (bold, "bold")] {
            let info = FontInfoOverride { family_name: Some(FAMILY), ..FontInfoOverride::default() };
            let found = collection.register_fonts(Blob::new(Arc::new(bytes.to_vec())), Some(info));
            if found.is_empty() {
                return Err(FontError(name));
            }
        }
        let parse =
            |bytes: &[u8], name| ParsedFont::from_bytes(bytes, 0, &mut Vec::new()).ok_or(FontError(name));
        Ok(Self {
            regular: parse(regular, "regular")?,
            bold: parse(bold, "bold")?,
            shaping: FontContext { collection, source_cache: SourceCache::default() },
            known: (0..KNOWN / 64).map(|_| AtomicU64::new(0)).collect(),
        })
    }

    /// Returns whether both faces have a glyph for a character.
    pub fn covers(&self, c: char) -> bool {
        let code = u32::from(c);
        let place = (code < KNOWN).then(|| (&self.known[(code / 64) as usize], 1 << (code % 64)));
        if place.is_some_and(|(word, bit)| word.load(Ordering::Relaxed) & bit != 0) {
            return true;
        }
        let faces = [&self.regular, &self.bold];
        let found = faces.iter().all(|f| f.lookup_glyph_index(code).is_some_and(|g| g != 0));
        if let Some((word, bit)) = place.filter(|_| found) {
            word.fetch_or(bit, Ordering::Relaxed);
        }
        found
    }

    pub(super) fn parsed(&self, face: Face) -> &ParsedFont {
        match face {
            Face::Bold => &self.bold,
            Face::Regular | Face::Fallback(_) => &self.regular,
        }
    }

    pub(super) fn shaping(&self) -> FontContext {
        self.shaping.clone()
    }
}
