//! Fonts and photos → a file that has them, its empty pages, and the codes that the fonts' subsets know glyphs by.
//!
//! printpdf makes subsets of the fonts that its pages use. The first page uses every glyph of the document once
//! for that: what printpdf writes there says which code each glyph has got.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};
use printpdf::{
    Codepoint, DictItem, ExternalStream, ExternalXObject, FontId, Mm, Op, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, TextItem, XObject, XObjectId,
};
use smol_str::SmolStr;

use super::PdfError;
use super::doc::Doc;
use super::draw::photo_name;
use super::font::{Face, FontSet};
use super::layout::Laid;
use super::piece::Draw;
use crate::report::photo::Photo;

/// The code of each glyph in a font's subset.
pub(super) type Codes = BTreeMap<u16, u16>;

/// A file whose pages are still empty.
pub(super) struct Embedded {
    pub(super) file: Document,
    pub(super) pages: Vec<ObjectId>,
    pub(super) codes: BTreeMap<Face, Codes>,
}

/// Embeds what the pages use.
pub(super) fn embed(doc: &Doc, laid: &Laid, fonts: &FontSet) -> Result<Embedded, PdfError> {
    let used = used(laid);
    let mut file = PdfDocument::new(&doc.title);
    for face in used.keys() {
        let font = match face {
            Face::Fallback(number) => &laid.fallbacks[usize::from(*number)].parsed,
            Face::Regular | Face::Bold => fonts.parsed(*face),
        };
        file.resources.fonts.map.insert(FontId(face.resource()), PdfFont::new(font.clone()));
    }
    for (index, photo) in laid.photos.iter().enumerate() {
        file.resources.xobjects.map.insert(XObjectId(photo_name(index)), stream(index, photo));
    }
    let sheet = laid.sheet;
    let (width, height) = (Mm::from(Pt(sheet.width)), Mm::from(Pt(sheet.height)));
    file.pages = (0..laid.flow.pages.len()).map(|_| PdfPage::new(width, height, Vec::new())).collect();
    if let Some(first) = file.pages.first_mut() {
        first.ops = every(&used);
    }
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let file = file.to_lopdf_document(&options, &mut warnings);
    if let Some(warning) = warnings.iter().find(|w| w.severity == printpdf::PdfParseErrorSeverity::Error) {
        return Err(PdfError::File(warning.msg.clone()));
    }
    let pages: Vec<ObjectId> = file.get_pages().into_values().collect();
    let codes = match pages.first() {
        Some(first) => {
            codes(&file, *first, &used).ok_or_else(|| PdfError::File("a font lacks glyphs".to_owned()))?
        }
        None => BTreeMap::new(),
    };
    Ok(Embedded { file, pages, codes })
}

/// The glyphs of each face, each with the text that it stands for.
fn used(laid: &Laid) -> BTreeMap<Face, BTreeMap<u16, SmolStr>> {
    let mut used: BTreeMap<Face, BTreeMap<u16, SmolStr>> = BTreeMap::new();
    let contents = laid.flow.pages.iter().flat_map(|page| &page.contents);
    for draw in contents.flat_map(|(content, _)| &content.draws) {
        if let Draw::Text { face, glyphs, .. } = draw {
            let of_face = used.entry(*face).or_default();
            for glyph in glyphs.iter() {
                // Of the glyphs of one character only the first has its text.
                let text = of_face.entry(glyph.id).or_default();
                if text.is_empty() {
                    text.clone_from(&glyph.text);
                }
            }
        }
    }
    used
}

/// Operations that use every glyph once.
fn every(used: &BTreeMap<Face, BTreeMap<u16, SmolStr>>) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for (face, glyphs) in used {
        let all = glyphs.iter().map(|(id, text)| Codepoint::with_cid(*id, 0.0, text.to_string())).collect();
        let font = PdfFontHandle::External(FontId(face.resource()));
        ops.extend([
            Op::SetFont { font, size: Pt(1.0) },
            Op::SetTextCursor { pos: Point { x: Pt(0.0), y: Pt(0.0) } },
            Op::ShowText { items: vec![TextItem::GlyphIds(all)] },
        ]);
    }
    ops.push(Op::EndTextSection);
    ops
}

/// Reads back the codes of the glyphs that a page shows; nothing if they are not as many.
fn codes(
    file: &Document,
    page: ObjectId,
    used: &BTreeMap<Face, BTreeMap<u16, SmolStr>>,
) -> Option<BTreeMap<Face, Codes>> {
    let contents = file.get_dictionary(page).ok()?.get(b"Contents").ok()?.as_reference().ok()?;
    let stream = file.get_object(contents).ok()?.as_stream().ok()?;
    let mut out = BTreeMap::new();
    let mut face: Option<Face> = None;
    for operation in Content::decode(&stream.content).ok()?.operations {
        match (operation.operator.as_str(), operation.operands.first()) {
            ("Tf", Some(Object::Name(name))) => {
                face = used.keys().copied().find(|face| face.resource().as_bytes() == name);
            }
            ("TJ", Some(Object::Array(parts))) => {
                let of_face = face.take()?;
                let bytes = parts.iter().filter_map(|part| part.as_str().ok());
                let codes: Vec<u16> =
                    bytes.flat_map(|b| b.chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]]))).collect();
                let glyphs = used.get(&of_face)?;
                if codes.len() != glyphs.len() {
                    return None;
                }
                out.insert(of_face, glyphs.keys().copied().zip(codes).collect());
            }
            _ => {}
        }
    }
    (out.len() == used.len()).then_some(out)
}

fn name(s: &str) -> DictItem {
    DictItem::Name(s.as_bytes().to_vec())
}

/// The image object of a photo, with its name in place of its data: that comes when the file is written (`splice`).
fn stream(index: usize, photo: &Photo) -> XObject {
    let int = |n: u32| DictItem::Int(i64::from(n));
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), int(photo.width)),
        ("Height".to_owned(), int(photo.height)),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
        ("ColorSpace".to_owned(), name(photo.colours.space())),
    ]);
    if let Some(filter) = photo.filter {
        dict.insert("Filter".to_owned(), name(filter));
    }
    if photo.colours.inverted() {
        let limits = [1, 0, 1, 0, 1, 0, 1, 0].map(DictItem::Int);
        dict.insert("Decode".to_owned(), DictItem::Array(limits.to_vec()));
    }
    let stream = ExternalStream { dict, content: photo_name(index).into_bytes(), compress: false };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}
