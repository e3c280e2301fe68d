//! Characters that the shipped fonts lack: each is looked for once, and remembered with its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use parley::FontContext;
use parley::fontique::{Blob, FontInfoOverride};

use super::fallback::Fallback;
use crate::diag::{Code, Diagnostic};
use crate::export::FontSource;

/// The most fonts that a document takes from elsewhere.
const MOST: usize = 20;
/// How many characters around a rare one are quoted.
const AROUND: usize = 8;

/// The names under which the shaper knows them.
const FAMILIES: [&str; MOST] = [
    "fallback-0",
    "fallback-1",
    "fallback-2",
    "fallback-3",
    "fallback-4",
    "fallback-5",
    "fallback-6",
    "fallback-7",
    "fallback-8",
    "fallback-9",
    "fallback-10",
    "fallback-11",
    "fallback-12",
    "fallback-13",
    "fallback-14",
    "fallback-15",
    "fallback-16",
    "fallback-17",
    "fallback-18",
    "fallback-19",
];

/// Returns the name under which the shaper knows a font.
pub(super) fn family(font: u8) -> &'static str {
    FAMILIES[usize::from(font) % MOST]
}

/// What became of a character.
struct Seen {
    font: Option<u8>,
    /// The headings above its first place.
    path: String,
    /// The text around it.
    text: String,
}

/// The rare characters of a document.
pub(super) struct Rare {
    source: Option<FontSource>,
    seen: BTreeMap<char, Seen>,
    path: Vec<(u8, String)>,
    pub(super) fonts: Vec<Fallback>,
}

impl Rare {
    pub(super) fn new(source: Option<FontSource>) -> Self {
        Self { source, seen: BTreeMap::new(), path: Vec::new(), fonts: Vec::new() }
    }

    /// Remembers a heading.
    pub(super) fn enter(&mut self, level: u8, title: &str) {
        self.path.retain(|(above, _)| *above < level);
        self.path.push((level, title.to_owned()));
    }

    /// Returns the font for a character, if one is found.
    pub(super) fn font(&mut self, c: char, text: &str, shaping: &mut FontContext) -> Option<u8> {
        if let Some(seen) = self.seen.get(&c) {
            return seen.font;
        }
        let font = self.find(c, shaping);
        let titles: Vec<&str> = self.path.iter().map(|(_, title)| title.as_str()).collect();
        let seen = Seen { font, path: titles.join(" › "), text: around(c, text) };
        self.seen.insert(c, seen);
        font
    }

    fn find(&mut self, c: char, shaping: &mut FontContext) -> Option<u8> {
        let known = self.fonts.iter().position(|f| f.covers(c));
        if let Some(known) = known {
            return u8::try_from(known).ok();
        }
        let file = self.source.as_ref()?.0.find(c)?;
        let fallback = Fallback::read(file).ok().filter(|f| f.covers(c))?;
        let number = u8::try_from(self.fonts.len()).ok().filter(|n| usize::from(*n) < MOST)?;
        let info = FontInfoOverride { family_name: Some(family(number)), ..FontInfoOverride::default() };
        let data = Blob::new(Arc::<Vec<u8>>::clone(&fallback.data));
        if shaping.collection.register_fonts(data, Some(info)).is_empty() {
            return None;
        }
        self.fonts.push(fallback);
        Some(number)
    }

    /// Says which characters no font has, and which came from a font that nobody named.
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        let mut out = Vec::new();
        for (c, seen) in &self.seen {
            let font = seen.font.map(|f| &self.fonts[usize::from(f)].file);
            let code = match font {
                Some(file) if file.asked => continue,
                Some(_) => Code::ReportFallbackFont,
                None => Code::ReportMissingGlyph,
            };
            let name = unicode_names2::name(*c).map(|n| n.to_string()).unwrap_or_default();
            let mut said = Diagnostic::warning(code)
                .with("character", c.to_string())
                .with("code", format!("U+{:04X}", u32::from(*c)))
                .with("name", name)
                .with("text", seen.text.as_str())
                .with("path", seen.path.as_str());
            if let Some(file) = font {
                said = said.with("font", file.name.as_str());
            }
            out.push(said);
        }
        out
    }
}

/// Returns what stands around the first place of a character.
fn around(c: char, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = chars.iter().position(|x| *x == c).unwrap_or(0);
    let (start, end) = (at.saturating_sub(AROUND), (at + AROUND + 1).min(chars.len()));
    chars[start..end].iter().collect()
}
