//! A document → pages with running lines.

use std::sync::Arc;

use crate::diag::Diagnostic;
use crate::lang::{self, Arg};

use super::blocks::Builder;
use super::doc::{Align, Doc, Run, Tone};
use super::flow::{Flow, Sheet};
use super::font::FontSet;
use super::piece::{Content, Draw, Mark};
use super::text::Setter;
use super::tree::Tree;
use super::vector::{self, HAIRLINE, Rgb};
use super::{fallback::Fallback, masthead};
use crate::report::photo::Photo;

/// A document laid out.
pub(super) struct Laid {
    pub(super) sheet: Sheet,
    pub(super) flow: Flow,
    pub(super) tree: Tree,
    pub(super) photos: Vec<Arc<Photo>>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) fallbacks: Vec<Fallback>,
    /// The theme's colours for the program's own.
    pub(super) inks: [(Rgb, Rgb); 2],
}

/// Lays out a document on its paper.
pub(super) fn layout(doc: &Doc, fonts: &Arc<FontSet>) -> Laid {
    let sheet = Sheet::of(doc.press.paper);
    let setter = Setter::new(fonts.clone(), doc.lang, doc.press.fonts.clone());
    let mut builder = Builder::new(setter, doc.lang, sheet.body());
    let mut diagnostics = Vec::new();
    let mut pieces = builder.masthead(doc, &sheet, &mut diagnostics);
    for block in &doc.blocks {
        pieces.extend(builder.block(Tree::ROOT, block, sheet.side, sheet.inner()));
    }
    let mut flow = Flow::run(pieces, builder.tree.leaves.len(), &sheet);
    let count = flow.pages.len();
    for page in 0..count {
        let draws = running(&mut builder, doc, &sheet, page, count);
        flow.add(page, Content { mark: Mark::Pagination, draws });
    }
    let Builder { setter, tree, photos, .. } = builder;
    diagnostics.extend(setter.rare.diagnostics());
    let fallbacks = setter.rare.fonts;
    Laid { sheet, flow, tree, photos, diagnostics, fallbacks, inks: masthead::inks(doc) }
}

fn running(builder: &mut Builder, doc: &Doc, sheet: &Sheet, page: usize, count: usize) -> Vec<Draw> {
    let (left, right) = (sheet.side, sheet.width - sheet.side);
    let muted = Tone::Muted.rgb();
    let mut draws = Vec::new();
    let rule = |y: f32| Draw::Shape(vector::line((left, y), (right, y), 0.4, HAIRLINE));
    let foot = sheet.height - 36.0;
    draws.push(rule(foot - 12.0));
    if page > 0 {
        draws.push(rule(49.0));
    }
    if let Some(mark) = &doc.mark {
        let ground = vector::rect(left, 14.0, right - left, 16.0, Tone::Bad.ground());
        draws.push(Draw::Shape(ground));
        let run = Run::bold(builder.cut(mark, 9.0, right - left));
        draws.extend(builder.loose(&run, 8.2, sheet.width / 2.0, 25.2, Align::Centre, Tone::Bad.rgb()));
    }
    if page > 0 {
        let title = builder.cut(&doc.title, 7.6, right - left);
        draws.extend(builder.loose(&Run::new(title), 7.6, left, 44.0, Align::Left, muted));
    }
    let words = builder.cut(&doc.foot, 7.6, right - left - 110.0);
    draws.extend(builder.loose(&Run::new(words), 7.6, left, foot, Align::Left, muted));
    let numbers = [("page", Arg::from(page + 1)), ("pages", Arg::from(count))];
    let words = lang::message(doc.lang, "pdf-page", &numbers);
    draws.extend(builder.loose(&Run::new(words), 7.6, right, foot, Align::Right, muted));
    draws
}
