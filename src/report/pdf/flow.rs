//! Pieces → pages: what stays together does, headers are repeated, leaves learn where they stand.

use crate::export::Paper;

use super::piece::{Area, Bookmark, Content, Hot, Mark, Piece, Widget};

/// The size of a page and of the space around its body, in points.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) side: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Sheet {
    /// Returns the sheet of a paper.
    pub(super) fn of(paper: Paper) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        Self { width, height, side: 50.0, top: 62.0, bottom: 56.0 }
    }

    /// The width of the body.
    pub(super) fn inner(&self) -> f32 {
        self.width - self.side * 2.0
    }

    /// The height of the body.
    pub(super) fn body(&self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// Content of a leaf on a page: the number within the page that its marked content has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) page: usize,
    pub(super) mcid: usize,
}

/// A page: its content, and the number within the page for what belongs to leaves.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) contents: Vec<(Content, Option<usize>)>,
    marked: usize,
}

/// Pages, and where everything stands.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) pages: Vec<Page>,
    /// The places of each leaf.
    pub(super) places: Vec<Vec<Place>>,
    pub(super) hot: Vec<(usize, Hot)>,
    pub(super) widgets: Vec<(usize, Widget)>,
    pub(super) figures: Vec<(usize, usize, Area)>,
    /// Bookmarks with their page and height on it.
    pub(super) outline: Vec<(Bookmark, usize, f32)>,
    y: f32,
}

impl Flow {
    /// Puts pieces on pages.
    pub(super) fn run(mut pieces: Vec<Piece>, leaves: usize, sheet: &Sheet) -> Self {
        loosen(&mut pieces, sheet.body());
        let mut flow = Self { places: vec![Vec::new(); leaves], ..Self::default() };
        flow.turn(sheet);
        let chains = chains(&pieces);
        for (piece, chain) in pieces.into_iter().zip(chains) {
            if piece.new_page {
                if flow.y > sheet.top {
                    flow.turn(sheet);
                }
                continue;
            }
            let before = if flow.y > sheet.top { piece.before } else { 0.0 };
            let need = chain - piece.before;
            let mut y = flow.y + before;
            if y + need > sheet.height - sheet.bottom + 0.01 && flow.y > sheet.top {
                flow.turn(sheet);
                y = flow.y;
                if let Some(header) = &piece.header {
                    flow.put(header.as_ref().clone(), y);
                    y += header.height;
                }
            }
            let height = piece.height;
            flow.put(piece, y);
            flow.y = y + height;
        }
        flow
    }

    fn turn(&mut self, sheet: &Sheet) {
        self.pages.push(Page::default());
        self.y = sheet.top;
    }

    fn put(&mut self, mut piece: Piece, y: f32) {
        let page = self.pages.len() - 1;
        if let Some(bookmark) = piece.bookmark.take() {
            self.outline.push((bookmark, page, y));
        }
        let mut whole = Piece::default();
        whole.absorb(piece, 0.0, y);
        self.hot.extend(whole.hot.into_iter().map(|h| (page, h)));
        self.widgets.extend(whole.widgets.into_iter().map(|w| (page, w)));
        self.figures.extend(whole.figures.into_iter().map(|(n, a)| (n, page, a)));
        for content in whole.contents {
            self.add(page, content);
        }
    }

    /// Adds content to a page; lines of one leaf that follow each other become one sequence.
    pub(super) fn add(&mut self, page: usize, mut content: Content) {
        let sheet = &mut self.pages[page];
        if let Some((last, _)) = sheet.contents.last_mut().filter(|(c, _)| c.mark == content.mark) {
            last.draws.append(&mut content.draws);
            return;
        }
        let mcid = match content.mark {
            Mark::Leaf(leaf) => {
                let mcid = sheet.marked;
                sheet.marked += 1;
                self.places[leaf].push(Place { page, mcid });
                Some(mcid)
            }
            Mark::Layout | Mark::Pagination => None,
        };
        sheet.contents.push((content, mcid));
    }
}

/// Lets go of what is longer than a page together: remarks from what follows them, else the last link.
fn loosen(pieces: &mut [Piece], body: f32) {
    for mut chain in pieces.chunk_by_mut(|before, _| before.keep) {
        while chain.len() > 1
            && chain.iter().map(|p| p.before + p.height).sum::<f32>() - chain[0].before > body
        {
            let weak = chain.iter().rposition(|p| p.weak && p.keep);
            let at = weak.unwrap_or(chain.len() - 2);
            chain[at].keep = false;
            // Remarks stay with their heading, and what they are parted from is looked at in turn.
            chain = match weak {
                Some(at) => {
                    let (front, back) = chain.split_at_mut(at + 1);
                    loosen(back, body);
                    front
                }
                None => &mut chain[..=at],
            };
        }
    }
}

/// For each piece, the height that it needs together with what must follow it on the same page.
fn chains(pieces: &[Piece]) -> Vec<f32> {
    let mut out = vec![0.0; pieces.len()];
    let mut next = 0.0;
    for (index, piece) in pieces.iter().enumerate().rev() {
        let own = piece.before + piece.height;
        next = if piece.keep { own + next } else { own };
        out[index] = next;
    }
    out
}
