//! Pages → content streams: marked content, text by the codes of the embedded fonts, shapes and photos.
//!
//! printpdf embeds fonts and puts the file together (`embed`); the streams are written straight to bytes, since
//! an operation a glyph costs more than setting the text.

use std::collections::BTreeMap;
use std::sync::Arc;

use lopdf::{Dictionary, Object};
use pdf_writer::types::ArtifactType;
use pdf_writer::{Content as Stream, Name, Str};
use rayon::prelude::*;

use super::PdfError;
use super::doc::Doc;
use super::embed::{self, Codes};
use super::font::{Face, FontSet};
use super::layout::Laid;
use super::piece::{Content, Draw, Mark};
use super::squeeze::squeezed;
use super::vector::{Rgb, Shape, Step};
use crate::report::photo::Photo;

/// Draws all pages, on all cores.
pub(super) fn draw(doc: &Doc, laid: &Laid, fonts: &FontSet) -> Result<lopdf::Document, PdfError> {
    let embed::Embedded { mut file, pages, codes } = embed::embed(doc, laid, fonts)?;
    let tags: Vec<&'static str> =
        laid.tree.leaves.iter().map(|node| laid.tree.nodes[*node].tag.name()).collect();
    let streams: Vec<lopdf::Stream> = laid
        .flow
        .pages
        .par_iter()
        .map(|page| {
            let mut pen = Pen {
                height: laid.sheet.height,
                inks: laid.inks,
                codes: &codes,
                fill: None,
                line: None,
                out: Stream::new(),
            };
            for (content, mcid) in &page.contents {
                pen.content(content, *mcid, &tags, &laid.photos);
            }
            squeezed(Dictionary::new(), pen.out.finish().as_slice())
        })
        .collect();
    for (page, stream) in pages.into_iter().zip(streams) {
        let contents = file.get_dictionary(page).and_then(|p| p.get(b"Contents")?.as_reference());
        file.objects.insert(contents.map_err(|e| PdfError::File(e.to_string()))?, Object::Stream(stream));
    }
    Ok(file)
}

/// The name of a photo in the resources of a page.
pub(super) fn photo_name(index: usize) -> String {
    format!("P{index}")
}

/// Writes operations; remembers the colours that are set already.
struct Pen<'a> {
    height: f32,
    /// The theme's colours for the program's own.
    inks: [(Rgb, Rgb); 2],
    codes: &'a BTreeMap<Face, Codes>,
    fill: Option<Rgb>,
    line: Option<(Rgb, f32)>,
    out: Stream,
}

impl Pen<'_> {
    fn content(&mut self, content: &Content, mcid: Option<usize>, tags: &[&str], photos: &[Arc<Photo>]) {
        let leaf = match (content.mark, mcid) {
            (Mark::Leaf(leaf), Some(mcid)) => Some((tags[leaf], i32::try_from(mcid).unwrap_or(i32::MAX))),
            _ => None,
        };
        let tag = leaf.map_or("Artifact", |(tag, _)| tag);
        self.begin(tag, leaf.map(|(_, mcid)| mcid), content.mark);
        for draw in &content.draws {
            match draw {
                Draw::Text { x, y, size, face, rgb, glyphs, .. } => {
                    self.set_fill(*rgb);
                    let codes = self.codes.get(face);
                    let code = |id: u16| codes.and_then(|c| c.get(&id).copied()).unwrap_or(0);
                    let text: Vec<u8> = glyphs.iter().flat_map(|g| code(g.id).to_be_bytes()).collect();
                    let (x, y) = self.point(*x, *y);
                    self.out.begin_text();
                    self.out.set_font(Name(face.resource().as_bytes()), *size).next_line(x, y);
                    self.out.show(Str(&text)).end_text();
                }
                Draw::Shape(shape) => self.shape(shape),
                Draw::Photo { index, x, y, w, h } => {
                    let place = photos[*index].matrix(*x, self.height - y - h, *w, *h);
                    self.out.save_state().transform(place);
                    self.out.x_object(Name(photo_name(*index).as_bytes())).restore_state();
                }
            }
        }
        self.out.end_marked_content();
    }

    /// Begins marked content: of a leaf with its number, or what is not content.
    fn begin(&mut self, tag: &str, mcid: Option<i32>, mark: Mark) {
        let mut begun = self.out.begin_marked_content_with_properties(Name(tag.as_bytes()));
        let mut properties = begun.properties();
        if let Some(mcid) = mcid {
            properties.identify(mcid);
            return;
        }
        let kind = if mark == Mark::Pagination { ArtifactType::Pagination } else { ArtifactType::Layout };
        properties.artifact().kind(kind);
    }

    fn point(&self, x: f32, y: f32) -> (f32, f32) {
        // Hundredths of a point keep the file small and are finer than any printer.
        let round = |v: f32| (v * 100.0).round() / 100.0;
        (round(x), round(self.height - y))
    }

    fn shape(&mut self, shape: &Shape) {
        let Shape::Path { steps, closed, fill, stroke } = shape else { return };
        if let Some((rgb, width)) = stroke {
            self.set_line(*rgb, *width);
        }
        if let Some(rgb) = fill {
            self.set_fill(*rgb);
        }
        if fill.is_none() && stroke.is_none() {
            return;
        }
        if let Some([x, y, width, height]) = self.rectangle(steps).filter(|_| *closed || fill.is_some()) {
            self.out.rect(x, y, width, height);
            match (fill, stroke) {
                (Some(_), Some(_)) => self.out.fill_nonzero_and_stroke(),
                (Some(_), None) => self.out.fill_nonzero(),
                (None, _) => self.out.stroke(),
            };
            return;
        }
        self.path(steps);
        match (fill, stroke) {
            (Some(_), Some(_)) => self.out.close_path().fill_nonzero_and_stroke(),
            (Some(_), None) => self.out.close_path().fill_nonzero(),
            (None, _) if *closed => self.out.close_path().stroke(),
            (None, _) => self.out.stroke(),
        };
    }

    /// Returns left, bottom, width and height of an upright rectangle, which takes a third of the bytes of a path.
    fn rectangle(&self, steps: &[Step]) -> Option<[f32; 4]> {
        let [Step::Point(x0, y0), Step::Point(x1, y1), Step::Point(x2, y2), Step::Point(x3, y3)] = steps
        else {
            return None;
        };
        let corners = [(*x0, *y0), (*x1, *y1), (*x2, *y2), (*x3, *y3)].map(|(x, y)| self.point(x, y));
        let [(left, top), (right, _), (_, bottom), _] = corners;
        let is_upright = corners.map(|(x, y)| (x.to_bits(), y.to_bits()))
            == [(left, top), (right, top), (right, bottom), (left, bottom)]
                .map(|(x, y)| (x.to_bits(), y.to_bits()));
        let side = |a: f32, b: f32| ((b - a).abs() * 100.0).round() / 100.0;
        is_upright.then(|| [left.min(right), bottom.min(top), side(left, right), side(bottom, top)])
    }

    /// Adds a path: two controls and the point after them make a curve.
    fn path(&mut self, steps: &[Step]) {
        let points: Vec<(bool, (f32, f32))> = steps
            .iter()
            .map(|step| match step {
                Step::Point(x, y) => (false, self.point(*x, *y)),
                Step::Control(x, y) => (true, self.point(*x, *y)),
            })
            .collect();
        let Some(((_, (x, y)), mut rest)) = points.split_first() else { return };
        self.out.move_to(*x, *y);
        while let [(is_control, (x, y)), after @ ..] = rest {
            match after {
                [(true, (x2, y2)), (_, (x3, y3)), beyond @ ..] if *is_control => {
                    self.out.cubic_to(*x, *y, *x2, *y2, *x3, *y3);
                    rest = beyond;
                }
                _ => {
                    self.out.line_to(*x, *y);
                    rest = after;
                }
            }
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
            let [r, g, b] = rounded(rgb);
            self.out.set_fill_rgb(r, g, b);
        }
    }

    fn set_line(&mut self, rgb: Rgb, width: f32) {
        let rgb = self.ink(rgb);
        if self.line != Some((rgb, width)) {
            self.line = Some((rgb, width));
            let [r, g, b] = rounded(rgb);
            self.out.set_stroke_rgb(r, g, b).set_line_width(width);
        }
    }
}

fn rounded(rgb: Rgb) -> Rgb {
    rgb.map(|v| (v * 1000.0).round() / 1000.0)
}
