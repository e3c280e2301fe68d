//! How a document is printed: paper, the office's theme, and where characters come from that the
//! fonts of the program lack.

use std::fmt;
use std::sync::Arc;

/// How a document is printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Press {
    /// The paper.
    pub paper: Paper,
    /// The office whose document it is.
    pub theme: Option<Arc<Theme>>,
    /// Fonts beside those that ship.
    pub fonts: Option<FontSource>,
}

/// A size of paper, upright.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Paper {
    /// 210 mm × 297 mm.
    #[default]
    A4,
    /// 8.5 in × 11 in.
    Letter,
}

/// What makes documents look like those of an office.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Theme {
    /// Its name, above the title.
    pub office: Option<String>,
    /// Its mark, beside the name.
    pub logo: Option<Logo>,
    accent: Option<[u8; 3]>,
    ground: Option<[u8; 3]>,
}

/// The colours of text that stands on the ground of table heads where no theme changes them: that of headings, of
/// running text, of remarks.
pub const OWN_INKS: [[u8; 3]; 3] = [[0x0B, 0x51, 0x68], [0x1C, 0x23, 0x2B], [0x56, 0x61, 0x6D]];

/// A picture that stands for an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logo {
    /// The JPEG or PNG file.
    pub data: Arc<[u8]>,
    /// What it says, for those who do not see it.
    pub alt: String,
}

/// The least contrast of text with its ground (WCAG 2.2, success criterion 1.4.3).
pub const LEAST_CONTRAST: f64 = 4.5;

/// The error of a colour that is too light for text.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("the contrast is {ratio:.1}:1, and text needs 4.5:1")]
pub struct TooLight {
    /// The least contrast of a text with its ground.
    pub ratio: f64,
}

impl Theme {
    /// Returns the theme in a colour, if text in it can be read on paper and on its ground: its own tint, unless the
    /// theme has another.
    pub fn with_accent(mut self, rgb: [u8; 3]) -> Result<Self, TooLight> {
        let ground = self.ground.unwrap_or_else(|| tint(rgb));
        let ratio = contrast(rgb, ground).min(contrast(rgb, [255; 3]));
        if ratio < LEAST_CONTRAST {
            return Err(TooLight { ratio });
        }
        self.accent = Some(rgb);
        Ok(self)
    }

    /// Returns the theme with a ground of table heads, if every text that stands there can be read.
    pub fn with_ground(mut self, rgb: [u8; 3]) -> Result<Self, TooLight> {
        let [own, ink, muted] = OWN_INKS;
        let inks = [self.accent.unwrap_or(own), ink, muted];
        let ratio = inks.map(|of| contrast(of, rgb)).into_iter().fold(f64::INFINITY, f64::min);
        if ratio < LEAST_CONTRAST {
            return Err(TooLight { ratio });
        }
        self.ground = Some(rgb);
        Ok(self)
    }

    /// Returns the ground of table heads; nothing where it is the program's own.
    pub fn ground(&self) -> Option<[u8; 3]> {
        self.ground.or_else(|| self.accent.map(tint))
    }

    /// Returns the colour of headings and rules.
    pub fn accent(&self) -> Option<[u8; 3]> {
        self.accent
    }
}

/// Returns the ground that goes with a colour: a tenth of it on white.
pub fn tint(rgb: [u8; 3]) -> [u8; 3] {
    rgb.map(|v| 255 - (255 - v) / 12)
}

/// Returns the contrast of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio).
pub fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let luminance = |rgb: [u8; 3]| {
        let [r, g, b] = rgb.map(|v| {
            let share = f64::from(v) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Returns the colour of `#rrggbb` or `#rgb`.
pub fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#')?.chars().map(|c| c.to_digit(16)).collect::<Option<Vec<u32>>>()?;
    let pairs: Vec<[u32; 2]> = match digits.len() {
        3 => digits.iter().map(|d| [*d, *d]).collect(),
        6 => digits.chunks_exact(2).map(|pair| [pair[0], pair[1]]).collect(),
        _ => return None,
    };
    let bytes: Vec<u8> = pairs.iter().filter_map(|[high, low]| u8::try_from(high * 16 + low).ok()).collect();
    bytes.try_into().ok()
}

/// A font that somebody handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// What it is called, such as its file name.
    pub name: String,
    /// The file.
    pub data: Arc<[u8]>,
    /// Which font of a collection.
    pub index: u32,
    /// Whether it was asked for; one that was found is reported when it is used.
    pub asked: bool,
}

/// Finds fonts; the library itself looks for none.
pub trait Fonts: fmt::Debug + Send + Sync {
    /// Returns a font that has a character and may be embedded.
    fn find(&self, character: char) -> Option<Arc<FontFile>>;
}

/// Where fonts come from.
#[derive(Debug, Clone)]
pub struct FontSource(pub Arc<dyn Fonts>);

impl PartialEq for FontSource {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for FontSource {}
