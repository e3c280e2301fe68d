//! Blocks of text → pieces: headings, paragraphs, lists, names with values.

use std::sync::Arc;

use crate::lang::Lang;

use super::doc::{Align, Block, Inline, Run, Style, Tone};
use super::framed::{ROW_HEIGHT, STRIP_HEIGHT};
use super::piece::{Bookmark, Draw, Hot, Lead, Mark, Piece};
use super::text::{Line, Setter, by_language};
use super::tree::{Tag, Tree};
use super::vector::{self, Rgb, Shape};
use crate::report::photo::Photo;

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) size: f32,
    /// The height of a line.
    pub(super) leading: f32,
    pub(super) bold: bool,
    pub(super) tone: Tone,
    pub(super) align: Align,
}

/// Turns blocks into pieces and grows the logical tree on the way.
pub(super) struct Builder {
    pub(super) setter: Setter,
    pub(super) tree: Tree,
    pub(super) photos: Vec<Arc<Photo>>,
    pub(super) lang: Lang,
    /// The height of a page's body.
    pub(super) page: f32,
    /// How large drawings are for their own size.
    pub(super) shrink: f32,
    pub(super) heading: u8,
    /// Whether the block before was a heading.
    pub(super) after_heading: bool,
}

/// Where the runs of a text belong in the tree.
struct Target {
    node: usize,
    leaf: usize,
}

impl Builder {
    pub(super) fn new(setter: Setter, lang: Lang, page: f32) -> Self {
        let tree = Tree::new();
        Self { setter, tree, photos: Vec::new(), lang, page, shrink: 1.0, heading: 0, after_heading: false }
    }

    /// Returns a look of a size, with the line height that suits the language.
    pub(super) fn look(&self, size: f32) -> Look {
        let leading = size * if self.lang == Lang::Zh { 1.55 } else { 1.42 };
        Look { size, leading, bold: false, tone: Tone::Ink, align: Align::Left }
    }

    /// Returns the pieces of a block at a left edge and of a width.
    pub(super) fn block(&mut self, parent: usize, block: &Block, x: f32, width: f32) -> Vec<Piece> {
        let follows = self.after_heading;
        let remark = matches!(block, Block::Paragraph { style: Style::Small, .. });
        self.after_heading = matches!(block, Block::Heading { .. }) || (follows && remark);
        match block {
            Block::Heading { level, text, anchor } => {
                let mut lines = self.heading(parent, *level, text, x, width);
                if let (Some(first), Some(anchor)) = (lines.first_mut(), anchor) {
                    let area = [x, 0.0, width, first.height];
                    let lead = Lead::Here(anchor.clone());
                    first.hot.push(Hot { node: parent, area, lead, words: String::new() });
                }
                lines
            }
            Block::Paragraph { style, text } => {
                let mut lines = self.paragraph(parent, *style, text, x, width);
                // Remarks under a heading belong to what comes next.
                if follows && *style == Style::Small {
                    for line in &mut lines {
                        line.keep = true;
                    }
                    if let Some(last) = lines.last_mut() {
                        last.weak = true;
                    }
                }
                lines
            }
            Block::List(points) => self.list(parent, points, x, width),
            Block::Facts { summary, pairs, columns } => {
                self.facts(parent, summary, pairs, *columns, x, width)
            }
            Block::Panel(panel) => self.panel(parent, panel, x, width),
            Block::Table(table) => self.table(parent, table, x, width),
            Block::Grid(grid) => self.grid(parent, grid, x, width),
            Block::Figure { alt, drawing } => {
                let mut pieces = self.figure(parent, alt, drawing, x, width);
                // A drawing under a heading belongs to what comes next.
                for piece in &mut pieces {
                    piece.keep = follows;
                }
                pieces
            }
            Block::Score(bar) => self.figure(parent, &bar.alt, &bar.drawing(), x, width),
            Block::Scores(scores) => self.table(parent, &scores.table(), x, width),
            Block::Pictures(pictures) => self.pictures(parent, pictures, (2, ROW_HEIGHT), x, width),
            Block::Strip(pictures) => self.pictures(parent, pictures, (3, STRIP_HEIGHT), x, width),
            Block::Signatures(words) => self.signatures(parent, words, x, width),
            Block::Together(blocks) => self.whole(parent, blocks, x, width),
            Block::Space(height) => vec![Piece::new(*height)],
            Block::PageBreak => vec![Piece { new_page: true, ..Piece::default() }],
        }
    }

    /// Sets a text under a node; each piece is a line, its left edge at 0.
    pub(super) fn text(&mut self, node: usize, runs: &[Run], look: &Look, width: f32) -> Vec<Piece> {
        let runs = by_language(runs, self.lang);
        let symbol = runs.first().and_then(|r| Some((r.symbol?, r.tone)));
        let indent = if symbol.is_some() { look.size * 1.4 } else { 0.0 };
        let lines = self.setter.lines(&runs, look.size, look.bold, width - indent);
        if lines.is_empty() {
            return Vec::new();
        }
        let targets = self.targets(node, &runs);
        let base = look.leading / 2.0 + look.size * 0.36;
        let mut pieces = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            let mut piece = Piece::new(look.leading);
            let free = width - indent - line.width;
            let x = indent
                + match look.align {
                    Align::Left => 0.0,
                    Align::Centre => free / 2.0,
                    Align::Right => free,
                };
            if let Some((which, tone)) = symbol.filter(|_| number == 0) {
                let size = look.size * 0.96;
                let top = base - look.size * 0.36 - size / 2.0;
                let shapes = vector::symbol(which, x - indent + size * 0.06, top, size, tone.rgb());
                piece.draw(Mark::Layout, shapes.into_iter().map(Draw::Shape).collect());
            }
            place(&mut piece, line, &runs, &targets, look, (x, base));
            pieces.push(piece);
        }
        pieces
    }

    /// Adds leaves for runs: links and other languages get nodes of their own.
    fn targets(&mut self, node: usize, runs: &[Run]) -> Vec<Target> {
        let mut targets: Vec<Target> = Vec::new();
        for (index, run) in runs.iter().enumerate() {
            let other = run.lang.filter(|l| *l != self.lang);
            let alike = |a: &Run| a.link == run.link && a.to == run.to && a.lang == run.lang;
            let same = index > 0 && alike(&runs[index - 1]);
            let target = match targets.last() {
                Some(last) if same => Target { ..*last },
                _ => {
                    let own = match (leads(run), other) {
                        (Some(_), _) => self.tree.node(node, Tag::Link),
                        (None, Some(_)) => self.tree.node(node, Tag::Span),
                        (None, None) => node,
                    };
                    if own != node {
                        self.tree.nodes[own].lang = other;
                    }
                    Target { node: own, leaf: self.tree.leaf(own) }
                }
            };
            targets.push(target);
        }
        targets
    }

    /// Draws one line of text that is not content, such as a running line.
    pub(super) fn loose(
        &mut self,
        run: &Run,
        size: f32,
        x: f32,
        y: f32,
        align: Align,
        rgb: Rgb,
    ) -> Vec<Draw> {
        let line = self.setter.line(run, size);
        let x = match align {
            Align::Left => x,
            Align::Centre => x - line.width / 2.0,
            Align::Right => x - line.width,
        };
        let draw = |s: super::text::Span| Draw::Text {
            x: x + s.x,
            y,
            width: s.width,
            size,
            face: s.face,
            rgb,
            glyphs: s.glyphs,
        };
        line.spans.into_iter().map(draw).collect()
    }

    /// Returns a text as it is if it fits one line of a width, else its beginning and an ellipsis.
    pub(super) fn cut(&mut self, text: &str, size: f32, width: f32) -> String {
        let lines = self.setter.lines(&[Run::new(text)], size, false, width);
        if lines.len() < 2 {
            return text.to_owned();
        }
        let lines = self.setter.lines(&[Run::new(text)], size, false, width - size);
        let glyphs = lines.iter().take(1).flat_map(|l| &l.spans).flat_map(|s| s.glyphs.iter());
        let start: String = glyphs.map(|g| g.text.as_str()).collect();
        format!("{}…", start.trim_end())
    }

    fn heading(&mut self, parent: usize, level: u8, text: &Inline, x: f32, width: f32) -> Vec<Piece> {
        // A level is never skipped, or a screen reader's user would look for what was lost.
        let level = level.clamp(1, 3).min(self.heading + 1);
        let (size, before, after, tone) = match level {
            1 => (20.0, 0.0, 4.0, Tone::Ink),
            2 => (13.0, 17.0, 7.0, Tone::Accent),
            _ => (10.4, 10.0, 2.0, Tone::Ink),
        };
        let title: String = text.iter().map(|r| r.text.as_str()).collect();
        self.setter.enter(level, &title);
        let node = self.tree.node(parent, Tag::Heading(level));
        let look = Look { bold: true, leading: size * 1.35, tone, ..self.look(size) };
        let lines = self.text(node, text, &look, width);
        if lines.is_empty() {
            return Vec::new();
        }
        self.heading = level;
        let count = lines.len();
        let mut pieces = Vec::with_capacity(count);
        for (number, line) in lines.into_iter().enumerate() {
            let mut piece = Piece { keep: true, ..Piece::default() };
            if number == 0 {
                piece.before = before;
                piece.bookmark = Some(Bookmark { level, title: title.clone() });
                if level == 1 {
                    let bar = vector::rect(x, 0.0, 46.0, 3.2, Tone::Accent.rgb());
                    piece.draw(Mark::Layout, vec![Draw::Shape(bar)]);
                    piece.height = 11.0;
                }
            }
            let (y, height) = (piece.height, line.height);
            piece.absorb(line, x, y);
            piece.height += height;
            if number + 1 == count {
                if level == 2 {
                    let y = piece.height + 1.5;
                    let rule = vector::line((x, y), (x + width, y), 0.7, Tone::Accent.rgb());
                    piece.draw(Mark::Layout, vec![Draw::Shape(rule)]);
                }
                piece.height += after;
            }
            pieces.push(piece);
        }
        pieces
    }

    fn paragraph(&mut self, parent: usize, style: Style, text: &Inline, x: f32, width: f32) -> Vec<Piece> {
        let look = match style {
            Style::Body => self.look(9.4),
            Style::Lead => self.look(11.2),
            Style::Display => self.look(15.5),
            Style::Small => self.look(8.0),
        };
        if text.iter().all(|r| r.text.trim().is_empty()) {
            return Vec::new();
        }
        let node = self.tree.node(parent, Tag::Paragraph);
        let lines = self.text(node, text, &look, width);
        stacked(lines, x, look.size * 0.42)
    }

    fn list(&mut self, parent: usize, points: &[Inline], x: f32, width: f32) -> Vec<Piece> {
        let look = self.look(9.4);
        let list = self.tree.node(parent, Tag::List);
        let mut out = Vec::new();
        for point in points.iter().filter(|p| p.iter().any(|r| !r.text.trim().is_empty())) {
            let item = self.tree.node(list, Tag::Item);
            let label = self.tree.node(item, Tag::Label);
            let mut dot = self.text(label, &[Run::new("•").lang(self.lang).tone(Tone::Accent)], &look, 12.0);
            let body = self.tree.node(item, Tag::Body);
            let lines = self.text(body, point, &look, width - 13.0);
            let mut pieces = stacked(lines, x + 13.0, look.size * 0.25);
            if let (Some(first), Some(dot)) = (pieces.first_mut(), dot.pop()) {
                let rest = std::mem::replace(first, Piece { contents: Vec::new(), ..first.clone() });
                first.hot.clear();
                first.absorb(dot, x, 0.0);
                first.absorb(rest, 0.0, 0.0);
            }
            out.append(&mut pieces);
        }
        out
    }

    /// Sets a text as one piece.
    pub(super) fn column(&mut self, node: usize, runs: &[Run], look: &Look, width: f32) -> Piece {
        column(self.text(node, runs, look, width))
    }

    /// Turns the labels of a drawing into glyphs.
    pub(super) fn shapes(&mut self, shapes: &[Shape], scale: f32) -> Vec<Draw> {
        let mut out = Vec::new();
        for shape in shapes {
            match super::piece::placed(shape, scale) {
                Shape::Label { x, y, size, text, bold, rgb, align } => {
                    out.extend(self.loose(&Run { bold, ..Run::new(text) }, size, x, y, align, rgb));
                }
                path @ Shape::Path { .. } => out.push(Draw::Shape(path)),
            }
        }
        out
    }
}

/// Puts lines below each other into one piece.
pub(super) fn column(lines: Vec<Piece>) -> Piece {
    let mut out = Piece::default();
    for line in lines {
        let (y, height) = (out.height, line.height);
        out.absorb(line, 0.0, y);
        out.height += height;
    }
    out
}

/// Draws a line of text into a piece from a point on its base line.
fn place(piece: &mut Piece, line: &Line, runs: &[Run], targets: &[Target], look: &Look, at: (f32, f32)) {
    let (x, base) = at;
    for span in &line.spans {
        let (run, target) = (&runs[span.run], &targets[span.run]);
        let lead = leads(run);
        let tone = match (&lead, run.tone) {
            (Some(_), Tone::Ink) => Tone::Accent,
            (None, Tone::Ink) => look.tone,
            (_, tone) => tone,
        };
        let left = x + span.x;
        let draw = Draw::Text {
            x: left,
            y: base,
            width: span.width,
            size: look.size,
            face: span.face,
            rgb: tone.rgb(),
            glyphs: span.glyphs.clone(),
        };
        let mark = Mark::Leaf(target.leaf);
        match piece.contents.last_mut().filter(|c| c.mark == mark) {
            Some(content) => content.draws.push(draw),
            None => piece.draw(mark, vec![draw]),
        }
        let area = [left, base - look.size, span.width, look.size * 1.25];
        if let Some(anchor) = &run.anchor {
            let lead = Lead::Here(anchor.clone());
            piece.hot.push(Hot { node: target.node, area, lead, words: String::new() });
        }
        if let Some(lead) = lead {
            let below = base + look.size * 0.14;
            let rule = vector::line((left, below), (left + span.width, below), 0.4, tone.rgb());
            piece.draw(Mark::Layout, vec![Draw::Shape(rule)]);
            piece.hot.push(Hot { node: target.node, area, lead, words: run.text.clone() });
        }
    }
}

/// Returns where a run leads to, if it does.
fn leads(run: &Run) -> Option<Lead> {
    run.to.clone().map(Lead::To).or_else(|| run.link.clone().map(Lead::Out))
}

/// Returns lines as the pieces of a paragraph: neither its first nor its last line stands alone.
fn stacked(lines: Vec<Piece>, x: f32, after: f32) -> Vec<Piece> {
    let count = lines.len();
    let mut out = Vec::with_capacity(count);
    for (index, line) in lines.into_iter().enumerate() {
        let last = index + 1 == count;
        let mut piece = Piece::new(line.height + if last { after } else { 0.0 });
        piece.absorb(line, x, 0.0);
        piece.keep = !last && (count <= 3 || index == 0 || index + 2 == count);
        out.push(piece);
    }
    out
}
