//! Fonts from elsewhere, for characters that the shipped ones lack: whether they have them, and
//! whether their makers let documents carry them.

use std::sync::Arc;

use printpdf::ParsedFont;
use skrifa::MetadataProvider as _;
use skrifa::raw::types::Tag;
use skrifa::raw::{FileRef, FontRef, TableProvider as _};

use crate::export::FontFile;

/// The error of a font that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FontRefusal {
    /// Not a TrueType or OpenType font, or a damaged one.
    #[error("it is no font that can be read")]
    Unreadable,
    /// Its licence bits forbid embedding (OS/2 `fsType`, bit 1 or 9).
    #[error("its maker does not allow it to be embedded in documents")]
    Restricted,
    /// Its licence bits forbid subsetting (OS/2 `fsType`, bit 8).
    #[error("its maker does not allow a part of it to be embedded in documents")]
    WholeOnly,
}

/// Returns how many fonts a file holds.
pub fn fonts_in(data: &[u8]) -> u32 {
    match FileRef::new(data) {
        Ok(FileRef::Font(_)) => 1,
        Ok(FileRef::Collection(many)) => many.len(),
        Err(_) => 0,
    }
}

/// Returns the name of a font and whether it has a character, if documents may carry it.
pub fn inspect(data: &[u8], index: u32, character: char) -> Result<(String, bool), FontRefusal> {
    let font = allowed(data, index)?;
    let name = font.localized_strings(skrifa::string::StringId::FULL_NAME).english_or_first();
    let name = name.map(|n| n.chars().collect()).unwrap_or_default();
    Ok((name, font.charmap().map(character).is_some_and(|glyph| glyph.to_u32() != 0)))
}

fn allowed(data: &[u8], index: u32) -> Result<FontRef<'_>, FontRefusal> {
    let font = FontRef::from_index(data, index).map_err(|_| FontRefusal::Unreadable)?;
    if font.head().is_err() || font.maxp().is_err() {
        return Err(FontRefusal::Unreadable);
    }
    // A font without the table says nothing against it.
    let rights = font.os2().map_or(0, |t| t.fs_type());
    if rights & 0x0202 != 0 && rights & 0x000C == 0 {
        return Err(FontRefusal::Restricted);
    }
    if rights & 0x0100 != 0 {
        return Err(FontRefusal::WholeOnly);
    }
    Ok(font)
}

/// A font that a document uses beside the shipped ones.
pub(super) struct Fallback {
    pub(super) file: Arc<FontFile>,
    /// The font alone, taken out of its collection.
    pub(super) data: Arc<Vec<u8>>,
    pub(super) parsed: ParsedFont,
}

impl Fallback {
    pub(super) fn read(file: Arc<FontFile>) -> Result<Self, FontRefusal> {
        let data = alone(&allowed(&file.data, file.index)?);
        let parsed = ParsedFont::from_bytes(&data, 0, &mut Vec::new()).ok_or(FontRefusal::Unreadable)?;
        Ok(Self { file, data: Arc::new(data), parsed })
    }

    pub(super) fn covers(&self, c: char) -> bool {
        self.parsed.lookup_glyph_index(u32::from(c)).is_some_and(|g| g != 0)
    }
}

/// Returns a font as a file of its own (OpenType, "Organization of an OpenType font").
fn alone(font: &FontRef<'_>) -> Vec<u8> {
    let directory = &font.table_directory;
    let records = directory.table_records();
    let tables: Vec<(Tag, u32, &[u8])> = records
        .iter()
        .filter_map(|r| Some((r.tag(), r.checksum(), font.table_data(r.tag())?.as_bytes())))
        .collect();
    let count = u16::try_from(tables.len()).unwrap_or(u16::MAX);
    let power = count.max(1).ilog2();
    let range = 16_u16 << power;
    let mut out = directory.sfnt_version().to_be_bytes().to_vec();
    for word in [count, range, u16::try_from(power).unwrap_or(0), (count * 16).saturating_sub(range)] {
        out.extend(word.to_be_bytes());
    }
    let mut at = 12 + tables.len() * 16;
    for (tag, checksum, data) in &tables {
        out.extend(tag.to_be_bytes());
        for word in [*checksum, u32::try_from(at).unwrap_or(0), u32::try_from(data.len()).unwrap_or(0)] {
            out.extend(word.to_be_bytes());
        }
        at += data.len().next_multiple_of(4);
    }
    for (_, _, data) in &tables {
        out.extend_from_slice(data);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}
