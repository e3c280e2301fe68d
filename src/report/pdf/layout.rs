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
    let parts = parts(&flow);
    for page in 0..count {
        let draws = running(&mut builder, doc, &sheet, page, count, parts.get(page));
        flow.add(page, Content { mark: Mark::Pagination, draws });
    }
    let Builder { setter, tree, photos, .. } = builder;
    diagnostics.extend(setter.rare.diagnostics());
    let fallbacks = setter.rare.fonts;
    Laid { sheet, flow, tree, photos, diagnostics, fallbacks, inks: masthead::inks(doc) }
}

/// What a page of a document of several parts is part of, such as the report on one of several sites.
#[derive(Clone)]
struct Part {
    title: String,
    /// Which page of the part, from 1, and how many it has.
    page: usize,
    pages: usize,
}

/// Returns the part of each page; none where the document is one.
fn parts(flow: &Flow) -> Vec<Part> {
    let begins: Vec<(&str, usize)> = flow
        .outline
        .iter()
        .filter(|(mark, ..)| mark.level == 1)
        .map(|(mark, page, _)| (mark.title.as_str(), *page))
        .collect();
    if begins.len() < 2 {
        return Vec::new();
    }
    let ends = begins.iter().skip(1).map(|(_, page)| *page).chain([flow.pages.len()]);
    let of = |((title, from), to): (&(&str, usize), usize)| {
        let pages = to.saturating_sub(*from);
        (1..=pages).map(|page| Part { title: (*title).to_owned(), page, pages }).collect::<Vec<_>>()
    };
    let before = begins.first().map_or(0, |(_, page)| *page);
    let nameless = std::iter::repeat_n(Part { title: String::new(), page: 0, pages: 0 }, before);
    nameless.chain(begins.iter().zip(ends).flat_map(of)).collect()
}

fn running(
    builder: &mut Builder,
    doc: &Doc,
    sheet: &Sheet,
    page: usize,
    count: usize,
    part: Option<&Part>,
) -> Vec<Draw> {
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
        // The first page of a part says in large letters what it is.
        let title = match part {
            Some(part) if part.page > 1 => &part.title,
            _ => &doc.title,
        };
        let title = builder.cut(title, 7.6, right - left);
        draws.extend(builder.loose(&Run::new(title), 7.6, left, 44.0, Align::Left, muted));
    }
    let part = part.filter(|part| part.pages > 1);
    let words = builder.cut(&doc.foot, 7.6, right - left - if part.is_some() { 220.0 } else { 110.0 });
    draws.extend(builder.loose(&Run::new(words), 7.6, left, foot, Align::Left, muted));
    let numbers = [("page", Arg::from(page + 1)), ("pages", Arg::from(count))];
    let mut words = lang::message(doc.lang, "pdf-page", &numbers);
    if let Some(part) = part {
        let numbers = [("page", Arg::from(part.page)), ("pages", Arg::from(part.pages))];
        words = format!("{} · {words}", lang::message(doc.lang, "pdf-page-of-part", &numbers));
    }
    draws.extend(builder.loose(&Run::new(words), 7.6, right, foot, Align::Right, muted));
    draws
}
