//! The head of an office's documents: its name, its mark and its colour.

use std::sync::Arc;

use super::blocks::{Builder, Look};
use super::doc::{Doc, Run, Tone};
use super::flow::Sheet;
use super::piece::{Draw, Mark, Piece};
use super::tree::{Tag, Tree};
use super::vector::{self, Rgb};
use crate::diag::{Code, Diagnostic};
use crate::export::Theme;
use crate::report::photo::Photo;

/// The widest and the highest that a logo becomes, in points.
const LOGO: (f32, f32) = (150.0, 34.0);

impl Builder {
    /// Returns the office's name and logo above the title, if there is a theme.
    pub(super) fn masthead(&mut self, doc: &Doc, sheet: &Sheet, said: &mut Vec<Diagnostic>) -> Vec<Piece> {
        let Some(theme) = doc.press.theme.as_deref() else { return Vec::new() };
        let (x, width) = (sheet.side, sheet.inner());
        let mut out = Piece { keep: true, ..Piece::default() };
        let logo = self.logo(theme, said);
        let beside = logo.as_ref().map_or(0.0, |(w, _)| w + 14.0);
        let name = theme.office.as_deref().map(str::trim).filter(|n| !n.is_empty());
        let text = name.map(|name| {
            let node = self.tree.node(Tree::ROOT, Tag::Paragraph);
            let look = Look { bold: true, tone: Tone::Accent, ..self.look(11.0) };
            self.column(node, &[Run::new(name)], &look, width - beside)
        });
        let high = |piece: &Piece| piece.height;
        let height = text.as_ref().map_or(0.0, high).max(logo.as_ref().map_or(0.0, |(_, l)| l.height));
        if height <= 0.0 {
            return Vec::new();
        }
        if let Some(text) = text {
            let y = (height - text.height) / 2.0;
            out.absorb(text, x, y);
        }
        if let Some((w, logo)) = logo {
            let y = (height - logo.height) / 2.0;
            out.absorb(logo, x + width - w, y);
        }
        let below = height + 6.0;
        let rule = vector::line((x, below), (x + width, below), 1.0, Tone::Accent.rgb());
        out.draw(Mark::Layout, vec![Draw::Shape(rule)]);
        out.height = below + 16.0;
        vec![out]
    }

    fn logo(&mut self, theme: &Theme, said: &mut Vec<Diagnostic>) -> Option<(f32, Piece)> {
        let logo = theme.logo.as_ref()?;
        let photo = match Photo::read(&logo.data) {
            Ok(photo) => Arc::new(photo),
            Err(error) => {
                let bad = Diagnostic::warning(Code::ReportLogo).with("cause", error.cause());
                said.push(bad.with("reason", error.to_string()));
                return None;
            }
        };
        let node = self.tree.node(Tree::ROOT, Tag::Figure { alt: logo.alt.clone() });
        let leaf = self.tree.leaf(node);
        let (pw, ph) = photo.shown_size();
        let scale = (LOGO.0 / pw).min(LOGO.1 / ph);
        let (w, h) = (pw * scale, ph * scale);
        let index = self.photos.len();
        self.photos.push(photo);
        let mut piece = Piece::new(h);
        piece.draw(Mark::Leaf(leaf), vec![Draw::Photo { index, x: 0.0, y: 0.0, w, h }]);
        piece.figures.push((node, [0.0, 0.0, w, h]));
        Some((w, piece))
    }
}

/// Returns which colours of the program give way to which of the theme.
pub(super) fn inks(doc: &Doc) -> [(Rgb, Rgb); 2] {
    let theme = doc.press.theme.as_ref();
    let share = |rgb: [u8; 3]| rgb.map(|v| f32::from(v) / 255.0);
    let (accent, ground) = (Tone::Accent.rgb(), Tone::Accent.ground());
    [
        (accent, theme.and_then(|t| t.accent()).map_or(accent, share)),
        (ground, theme.and_then(|t| t.ground()).map_or(ground, share)),
    ]
}
