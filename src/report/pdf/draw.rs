//! Pages → printpdf operations → a `lopdf` document that still lacks its tags.

use std::collections::BTreeMap;

use printpdf::{
    Codepoint, Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, FontId, Line, LinePoint, Mm,
    Op, PaintMode, PdfDocument, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Polygon, PolygonRing,
    Pt, TextItem, WindingOrder, XObject, XObjectId, XObjectTransform,
};

use super::PdfError;
use super::doc::Doc;
use super::font::{Face, FontSet};
use super::layout::Laid;
use super::piece::{Content, Draw, Mark};
use super::vector::{Rgb, Shape, Step};
use crate::report::photo::Photo;

/// Draws all pages.
pub(super) fn draw(doc: &Doc, laid: &mut Laid, fonts: &FontSet) -> Result<lopdf::Document, PdfError> {
    let mut file = PdfDocument::new(&doc.title);
    for face in [Face::Regular, Face::Bold] {
        let font = PdfFont::new(fonts.parsed(face).clone());
        file.resources.fonts.map.insert(FontId(face.resource()), font);
    }
    for (number, fallback) in (0..).zip(&laid.fallbacks) {
        let font = PdfFont::new(fallback.parsed.clone());
        file.resources.fonts.map.insert(FontId(Face::Fallback(number).resource()), font);
    }
    for (index, photo) in laid.photos.iter().enumerate() {
        file.resources.xobjects.map.insert(photo_id(index), stream(index, photo));
    }
    let sheet = laid.sheet;
    let tags: Vec<&'static str> =
        laid.tree.leaves.iter().map(|node| laid.tree.nodes[*node].tag.name()).collect();
    for page in &mut laid.flow.pages {
        let mut pen = Pen { height: sheet.height, inks: laid.inks, fill: None, line: None, ops: Vec::new() };
        for (content, mcid) in std::mem::take(&mut page.contents) {
            pen.content(content, mcid, &tags, &laid.photos);
        }
        let (width, height) = (Mm::from(Pt(sheet.width)), Mm::from(Pt(sheet.height)));
        file.pages.push(PdfPage::new(width, height, pen.ops));
    }
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut out = file.to_lopdf_document(&options, &mut warnings);
    drop(file);
    for object in out.objects.values_mut() {
        if let lopdf::Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Image"))
        {
            let number = String::from_utf8_lossy(&stream.content);
            let photo = number.get(1..).and_then(|n| laid.photos.get(n.parse::<usize>().ok()?));
            stream.set_content(photo.map(|p| p.data.to_vec()).unwrap_or_default());
        }
    }
    match warnings.iter().find(|w| w.severity == printpdf::PdfParseErrorSeverity::Error) {
        Some(warning) => Err(PdfError(warning.msg.clone())),
        None => Ok(out),
    }
}

fn photo_id(index: usize) -> XObjectId {
    XObjectId(format!("P{index}"))
}

fn name(s: &str) -> DictItem {
    DictItem::Name(s.as_bytes().to_vec())
}

/// The image object of a photo, with its name in place of its data: printpdf would copy that twice.
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
    let stream = ExternalStream { dict, content: photo_id(index).0.into_bytes(), compress: false };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}

/// Writes operations; remembers the colours that are set already.
struct Pen {
    height: f32,
    /// The theme's colours for the program's own.
    inks: [(Rgb, Rgb); 2],
    fill: Option<Rgb>,
    line: Option<(Rgb, f32)>,
    ops: Vec<Op>,
}

impl Pen {
    fn content(
        &mut self,
        content: Content,
        mcid: Option<usize>,
        tags: &[&str],
        photos: &[std::sync::Arc<Photo>],
    ) {
        let (tag, properties) = match (content.mark, mcid) {
            (Mark::Leaf(leaf), Some(mcid)) => {
                let number = i64::try_from(mcid).unwrap_or(i64::MAX);
                (tags[leaf], BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]))
            }
            (Mark::Pagination, _) => ("Artifact", BTreeMap::from([("Type".to_owned(), name("Pagination"))])),
            _ => ("Artifact", BTreeMap::from([("Type".to_owned(), name("Layout"))])),
        };
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map: properties },
        });
        for draw in content.draws {
            match draw {
                Draw::Text { x, y, size, face, rgb, glyphs, .. } => {
                    self.set_fill(rgb);
                    let codes = glyphs.into_iter().map(|g| Codepoint::with_cid(g.id, 0.0, g.text)).collect();
                    let font = PdfFontHandle::External(FontId(face.resource()));
                    self.ops.extend([
                        Op::StartTextSection,
                        Op::SetFont { font, size: Pt(size) },
                        Op::SetTextCursor { pos: self.point(x, y) },
                        Op::ShowText { items: vec![TextItem::GlyphIds(codes)] },
                        Op::EndTextSection,
                    ]);
                }
                Draw::Shape(shape) => self.shape(shape),
                Draw::Photo { index, x, y, w, h } => {
                    let place = photos[index].matrix(x, self.height - y - h, w, h);
                    self.ops.extend([
                        Op::SaveGraphicsState,
                        Op::SetTransformationMatrix { matrix: CurTransMat::Raw(place) },
                        Op::UseXobject { id: photo_id(index), transform: XObjectTransform::default() },
                        Op::RestoreGraphicsState,
                    ]);
                }
            }
        }
        self.ops.push(Op::EndMarkedContent);
    }

    fn point(&self, x: f32, y: f32) -> Point {
        // Hundredths of a point keep the file small and are finer than any printer.
        let round = |v: f32| Pt((v * 100.0).round() / 100.0);
        Point { x: round(x), y: round(self.height - y) }
    }

    fn shape(&mut self, shape: Shape) {
        let Shape::Path { steps, closed, fill, stroke } = shape else { return };
        let points: Vec<LinePoint> = steps
            .iter()
            .map(|step| match step {
                Step::Point(x, y) => LinePoint { p: self.point(*x, *y), bezier: false },
                Step::Control(x, y) => LinePoint { p: self.point(*x, *y), bezier: true },
            })
            .collect();
        if let Some((rgb, width)) = stroke {
            self.set_line(rgb, width);
        }
        if let Some(rgb) = fill {
            self.set_fill(rgb);
            let mode = if stroke.is_some() { PaintMode::FillStroke } else { PaintMode::Fill };
            let rings = vec![PolygonRing { points }];
            let polygon = Polygon { rings, mode, winding_order: WindingOrder::NonZero };
            self.ops.push(Op::DrawPolygon { polygon });
        } else if stroke.is_some() {
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: closed } });
        }
    }

    fn ink(&self, rgb: Rgb) -> Rgb {
        self.inks
            .iter()
            .find(|(own, _)| own.map(f32::to_bits) == rgb.map(f32::to_bits))
            .map_or(rgb, |(_, theme)| *theme)
    }

    fn set_fill(&mut self, rgb: Rgb) {
        let rgb = self.ink(rgb);
        if self.fill != Some(rgb) {
            self.fill = Some(rgb);
            self.ops.push(Op::SetFillColor { col: colour(rgb) });
        }
    }

    fn set_line(&mut self, rgb: Rgb, width: f32) {
        let rgb = self.ink(rgb);
        if self.line != Some((rgb, width)) {
            self.line = Some((rgb, width));
            self.ops.push(Op::SetOutlineColor { col: colour(rgb) });
            self.ops.push(Op::SetOutlineThickness { pt: Pt(width) });
        }
    }
}

fn colour(rgb: Rgb) -> Color {
    let [r, g, b] = rgb.map(|v| (v * 1000.0).round() / 1000.0);
    Color::Rgb(printpdf::Rgb { r, g, b, icc_profile: None })
}
