//! The proof of a document: what stands where on each page, for tests and for previews that draw
//! without a PDF viewer.

use std::sync::Arc;

use super::doc::Doc;
use super::font::FontSet;
use super::layout;
use super::piece::{Draw, Mark};
use super::tree::{Kid, Tree};

/// What something on a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Part of the content, by the name of its structure type, such as `H1` or `TD`.
    Content(&'static str),
    /// A running line or a repeated table header.
    Pagination,
}

/// A text or a photo at a place, in points from the top left.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// What it is.
    pub role: Role,
    /// The number of its node in the logical tree; 0 outside the content.
    pub node: usize,
    /// The nodes above, from the nearest to the document, with their structure types.
    pub above: Vec<(usize, &'static str)>,
    /// The text; empty for a photo.
    pub text: String,
    /// Whether it is a photo.
    pub photo: bool,
    /// The left edge.
    pub x: f32,
    /// The base line of a text, the upper edge of a photo.
    pub y: f32,
    /// The width.
    pub width: f32,
    /// The size of a text, the height of a photo.
    pub size: f32,
}

/// A page in the order of reading.
pub type ProofPage = Vec<Spot>;

/// A document laid out.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Proof {
    /// The width of the paper.
    pub width: f32,
    /// The height of the paper.
    pub height: f32,
    /// Left, top, right and bottom of what content may fill.
    pub body: [f32; 4],
    /// The pages.
    pub pages: Vec<ProofPage>,
}

/// Lays out a document as [`super::render`] does and returns what stands where.
pub fn proof(doc: &Doc, fonts: &Arc<FontSet>) -> Proof {
    let laid = layout::layout(doc, fonts);
    let sheet = laid.sheet;
    let parents = parents(&laid.tree);
    let mut pages = Vec::new();
    for page in &laid.flow.pages {
        let mut spots = Vec::new();
        for (content, _) in &page.contents {
            let (role, node) = match content.mark {
                Mark::Leaf(leaf) => {
                    let node = laid.tree.leaves[leaf];
                    (Role::Content(laid.tree.nodes[node].tag.name()), node)
                }
                Mark::Pagination => (Role::Pagination, 0),
                Mark::Layout => continue,
            };
            let above: Vec<(usize, &'static str)> = std::iter::successors(parents[node], |at| parents[*at])
                .map(|at| (at, laid.tree.nodes[at].tag.name()))
                .collect();
            let spot = Spot { role, node, above, ..Spot::new() };
            spots.extend(content.draws.iter().filter_map(|draw| match draw {
                Draw::Text { x, y, width, size, glyphs, .. } => {
                    let text = glyphs.iter().map(|g| g.text.as_str()).collect();
                    Some(Spot { text, x: *x, y: *y, width: *width, size: *size, ..spot.clone() })
                }
                Draw::Photo { x, y, w, h, .. } => {
                    Some(Spot { photo: true, x: *x, y: *y, width: *w, size: *h, ..spot.clone() })
                }
                Draw::Shape(_) => None,
            }));
        }
        pages.push(spots);
    }
    let (right, bottom) = (sheet.width - sheet.side, sheet.height - sheet.bottom);
    Proof { width: sheet.width, height: sheet.height, body: [sheet.side, sheet.top, right, bottom], pages }
}

impl Spot {
    fn new() -> Self {
        let (text, above) = (String::new(), Vec::new());
        let role = Role::Pagination;
        Self { role, node: 0, above, text, photo: false, x: 0.0, y: 0.0, width: 0.0, size: 0.0 }
    }
}

fn parents(tree: &Tree) -> Vec<Option<usize>> {
    let mut out = vec![None; tree.nodes.len()];
    for (parent, node) in tree.nodes.iter().enumerate() {
        for kid in &node.kids {
            if let Kid::Node(child) = kid {
                out[*child] = Some(parent);
            }
        }
    }
    out
}
