//! The logical tree of a document: what a screen reader walks, apart from where things are drawn.

use crate::lang::Lang;

/// What a node is, in the words of ISO 32000-1, 14.8.4.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tag {
    Document,
    Heading(u8),
    Paragraph,
    List,
    Item,
    Label,
    Body,
    Table {
        summary: String,
    },
    Row,
    Header {
        row: bool,
    },
    /// The heading of rows, over all columns.
    Band {
        span: usize,
    },
    Cell {
        span: usize,
    },
    Figure {
        alt: String,
    },
    Link,
    Span,
    Section,
    /// A place to fill in.
    Form,
}

impl Tag {
    /// The name of the structure type.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Heading(1) => "H1",
            Self::Heading(2) => "H2",
            Self::Heading(_) => "H3",
            Self::Paragraph => "P",
            Self::List => "L",
            Self::Item => "LI",
            Self::Label => "Lbl",
            Self::Body => "LBody",
            Self::Table { .. } => "Table",
            Self::Row => "TR",
            Self::Header { .. } | Self::Band { .. } => "TH",
            Self::Cell { .. } => "TD",
            Self::Figure { .. } => "Figure",
            Self::Link => "Link",
            Self::Span => "Span",
            Self::Section => "Sect",
            Self::Form => "Form",
        }
    }
}

/// A child of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kid {
    Node(usize),
    Leaf(usize),
}

/// A node.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) tag: Tag,
    pub(super) lang: Option<Lang>,
    pub(super) kids: Vec<Kid>,
}

/// All nodes; the first is the document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The node that each leaf belongs to.
    pub(super) leaves: Vec<usize>,
}

impl Tree {
    /// The document node.
    pub(super) const ROOT: usize = 0;

    pub(super) fn new() -> Self {
        Self { nodes: vec![Node { tag: Tag::Document, lang: None, kids: Vec::new() }], leaves: Vec::new() }
    }

    /// Adds a node as the last child of another.
    pub(super) fn node(&mut self, parent: usize, tag: Tag) -> usize {
        let id = self.nodes.len();
        self.nodes.push(Node { tag, lang: None, kids: Vec::new() });
        self.nodes[parent].kids.push(Kid::Node(id));
        id
    }

    /// Returns how far the tree has grown, below a node too.
    pub(super) fn mark(&self, node: usize) -> [usize; 3] {
        [self.nodes.len(), self.leaves.len(), self.nodes[node].kids.len()]
    }

    /// Takes away what has grown since a mark, all of it below one node.
    pub(super) fn rewind(&mut self, node: usize, [nodes, leaves, kids]: [usize; 3]) {
        self.nodes.truncate(nodes);
        self.leaves.truncate(leaves);
        self.nodes[node].kids.truncate(kids);
    }

    /// Adds a leaf, which content is drawn under, as the last child of a node.
    pub(super) fn leaf(&mut self, node: usize) -> usize {
        let id = self.leaves.len();
        self.leaves.push(node);
        self.nodes[node].kids.push(Kid::Leaf(id));
        id
    }
}
