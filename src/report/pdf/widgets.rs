//! Places to fill in → the fields of the file (AcroForm): widgets with their words, looks and font.
//!
//! What is seen of an empty field is drawn on the page; its own look holds the value alone. The font that typed
//! text is set in goes along whole, because nobody knows what will be typed.

use std::fmt::Write as _;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use skrifa::MetadataProvider as _;
use skrifa::instance::{LocationRef, Size};

use super::field::{Field, FieldKind};
use super::tags::{int, text};

static FONT: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/TantuSansSC-Form.ttf"));
/// How text in a field is set: the font, its size, black.
const LOOK: &str = "/TantuForm 9 Tf 0 g";
/// Several lines.
const MULTILINE: i64 = 1 << 12;
/// The characters of the bytes 128 to 159 in `WinAnsiEncoding`; the others are as in Latin-1.
const HIGH: &str = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

/// Adds fields, each given with its place on a page and its size; their numbers in the parent tree start at
/// `first`. Returns the form and the fields in order, or nothing where there are none.
pub(super) fn add(
    file: &mut Document,
    fields: Vec<(Dictionary, (f32, f32), &Field)>,
    first: usize,
) -> Option<(ObjectId, Vec<ObjectId>)> {
    if fields.is_empty() {
        return None;
    }
    let font = font(file);
    let fonts = dictionary! { "Font" => dictionary! { "TantuForm" => font } };
    let mut ids = Vec::with_capacity(fields.len());
    let mut signed = false;
    for (index, (place, size, field)) in fields.into_iter().enumerate() {
        let mut widget = place;
        widget.set("Type", "Annot");
        widget.set("Subtype", "Widget");
        // Printed with the page.
        widget.set("F", 4);
        widget.set("T", text(&field.name));
        widget.set("TU", text(&field.label));
        widget.set("StructParent", int(first + index));
        widget.set("MK", Dictionary::new());
        widget.set("BS", dictionary! { "W" => 0 });
        match field.kind {
            FieldKind::Tick(_) => tick(file, &mut widget, size),
            FieldKind::Line(_) | FieldKind::Day | FieldKind::Room => {
                widget.set("FT", "Tx");
                widget.set("DA", Object::string_literal(LOOK));
                widget.set("V", Object::string_literal(""));
                if field.kind == FieldKind::Room {
                    widget.set("Ff", MULTILINE);
                }
                let empty = look(file, size, &fonts, "/Tx BMC EMC");
                widget.set("AP", dictionary! { "N" => empty });
            }
            FieldKind::Signature => {
                signed = true;
                widget.set("FT", "Sig");
                let empty = look(file, size, &Dictionary::new(), "");
                widget.set("AP", dictionary! { "N" => empty });
            }
        }
        ids.push(file.add_object(widget));
    }
    let kids: Vec<Object> = ids.iter().map(|id| (*id).into()).collect();
    let mut form = dictionary! {
        "Fields" => kids,
        "DR" => fonts,
        "DA" => Object::string_literal(LOOK),
    };
    if signed {
        // There are fields for signatures; what was signed before does not bind.
        form.set("SigFlags", 1);
    }
    Some((file.add_object(form), ids))
}

fn tick(file: &mut Document, widget: &mut Dictionary, size: (f32, f32)) {
    let none = Dictionary::new();
    let (w, h) = size;
    let mut mark = String::from("q 0 g 0 G 1.8 w 1 J 1 j ");
    let _ = write!(
        mark,
        "{:.2} {:.2} m {:.2} {:.2} l {:.2} {:.2} l S Q",
        w * 0.2,
        h * 0.5,
        w * 0.42,
        h * 0.24,
        w * 0.82,
        h * 0.8
    );
    let on = look(file, size, &none, &mark);
    let off = look(file, size, &none, "");
    widget.set("FT", "Btn");
    widget.set("V", "Off");
    widget.set("AS", "Off");
    widget.set("AP", dictionary! { "N" => dictionary! { "Yes" => on, "Off" => off } });
    widget.set("MK", dictionary! { "CA" => Object::string_literal("4") });
}

/// Adds what a field looks like.
fn look(file: &mut Document, (w, h): (f32, f32), resources: &Dictionary, content: &str) -> ObjectId {
    let size = |v: f32| Object::Real((v * 100.0).round() / 100.0);
    let dict = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => vec![0.into(), 0.into(), size(w), size(h)],
        "Resources" => resources.clone(),
    };
    file.add_object(Stream::new(dict, content.as_bytes().to_vec()))
}

/// Adds the font of typed text.
fn font(file: &mut Document) -> ObjectId {
    let length = int(FONT.len());
    let data = file.add_object(Stream::new(dictionary! { "Length1" => length }, FONT.to_vec()));
    let mut widths: Vec<Object> = Vec::new();
    let (mut ascent, mut descent, mut height) = (880.0, -120.0, 733.0);
    let mut bounds = [-100.0, -300.0, 1100.0, 1000.0];
    if let Ok(face) = skrifa::FontRef::new(FONT) {
        let metrics = face.metrics(Size::unscaled(), LocationRef::default());
        let scale = 1000.0 / f32::from(metrics.units_per_em.max(1));
        ascent = metrics.ascent * scale;
        descent = metrics.descent * scale;
        height = metrics.cap_height.map_or(height, |h| h * scale);
        if let Some(b) = metrics.bounds {
            bounds = [b.x_min, b.y_min, b.x_max, b.y_max].map(|v| v * scale);
        }
        let (charmap, glyphs) =
            (face.charmap(), face.glyph_metrics(Size::unscaled(), LocationRef::default()));
        widths = (32..=255)
            .map(|byte| {
                let width = charmap.map(character(byte)).and_then(|g| glyphs.advance_width(g));
                Object::Real((width.unwrap_or_default() * scale).round())
            })
            .collect();
    }
    let number = |v: f32| Object::Real(v.round());
    let descriptor = file.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => "TantuSansSC-Form",
        "Flags" => 32,
        "FontBBox" => bounds.map(number).to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => number(ascent),
        "Descent" => number(descent),
        "CapHeight" => number(height),
        "StemV" => 80,
        "FontFile2" => data,
    });
    file.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "TrueType",
        "BaseFont" => "TantuSansSC-Form",
        "FirstChar" => 32,
        "LastChar" => 255,
        "Widths" => widths,
        "Encoding" => "WinAnsiEncoding",
        "FontDescriptor" => descriptor,
    })
}

/// Returns the character of a byte in `WinAnsiEncoding`.
fn character(byte: u8) -> char {
    match byte {
        128..=159 => HIGH.chars().nth(usize::from(byte - 128)).unwrap_or('\0'),
        _ => char::from(byte),
    }
}
