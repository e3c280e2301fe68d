//! Blocks → HTML, one after the other, each written before the next is made.

use std::io;

use maud::{Markup, html};

use super::inline::{anchor, inline, tone};
use super::picture::Pictures;
use super::{score, table};
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::report::figures::clean;
use crate::report::pdf::{Block, Inline, Panel, Style};

/// Writes the blocks of one document.
pub(super) struct Body<'o> {
    out: &'o mut dyn io::Write,
    lang: Lang,
    /// What the ids of the document start with.
    prefix: String,
    /// How many levels of headings stand above the document's first.
    above: u8,
    sections: usize,
    /// The last heading.
    heading: String,
    /// Whether a section is open.
    open: bool,
    pictures: Pictures,
}

impl<'o> Body<'o> {
    pub(super) fn new(out: &'o mut dyn io::Write, lang: Lang, prefix: &str, above: u8) -> Self {
        let pictures = Pictures::new(lang, prefix);
        Self {
            out,
            lang,
            prefix: prefix.to_owned(),
            above,
            sections: 0,
            heading: String::new(),
            open: false,
            pictures,
        }
    }

    /// Ends the document; returns what could not be shown.
    pub(super) fn end(mut self) -> io::Result<Vec<Diagnostic>> {
        self.close()?;
        Ok(self.pictures.into_diagnostics())
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) -> io::Result<()> {
        blocks.iter().try_for_each(|block| self.block(block))
    }

    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Heading { level, text, anchor } => self.heading(*level, text, anchor.as_deref()),
            Block::Panel(panel) => self.panel(panel),
            Block::Together(blocks) => self.blocks(blocks),
            Block::Table(of) => table::write(self.out, of, &self.heading, self.lang),
            Block::Grid(of) => {
                let shown = table::grid(of, &self.heading, self.lang);
                self.put(&shown)
            }
            Block::Pictures(pictures) | Block::Strip(pictures) => {
                let small = if matches!(block, Block::Strip(_)) { " strip" } else { "" };
                writeln!(self.out, "<div class=\"pictures{small}\">")?;
                for picture in pictures {
                    let shown = self.pictures.figure(picture);
                    self.put(&shown)?;
                }
                self.out.write_all(b"</div>\n")
            }
            simple => {
                let shown = self.simple(simple);
                self.put(&shown)
            }
        }
    }

    fn put(&mut self, shown: &Markup) -> io::Result<()> {
        if shown.0.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "{}", shown.0)
    }

    fn close(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.open) {
            self.out.write_all(b"</section>\n")?;
        }
        Ok(())
    }

    fn heading(&mut self, level: u8, text: &Inline, id: Option<&str>) -> io::Result<()> {
        if level <= 2 {
            self.close()?;
        }
        let mut id = id.map(anchor);
        if level == 2 {
            self.sections += 1;
            self.out.write_all(b"<section>\n")?;
            self.open = true;
            id = id.or_else(|| Some(section(&self.prefix, self.sections)));
        }
        self.heading = text.iter().map(|r| r.text.as_str()).collect();
        let shown = heading(level + self.above, text, id.as_deref(), self.lang);
        self.put(&shown)
    }

    /// Returns a block that holds no others and is not long.
    fn simple(&self, block: &Block) -> Markup {
        let lang = self.lang;
        match block {
            Block::Paragraph { style, text } => {
                let class = match style {
                    Style::Body => None,
                    Style::Display => Some("display"),
                    Style::Lead => Some("lead"),
                    Style::Small => Some("small"),
                };
                html! { p class=[class] { (inline(text, lang)) } }
            }
            Block::List(points) => html! {
                ul { @for point in points { li { (inline(point, lang)) } } }
            },
            Block::Facts { pairs, columns, .. } => html! {
                dl class=(if *columns > 1 { "facts two" } else { "facts" }) {
                    @for (name, value) in pairs {
                        div { dt { (clean(name)) } dd { (inline(value, lang)) } }
                    }
                }
            },
            Block::Heading { level, text, .. } => heading(level + self.above, text, None, lang),
            Block::Score(bar) => score::bar(bar),
            Block::Scores(scores) => score::table(scores, lang),
            Block::Figure { alt, drawing } => score::figure(alt, drawing),
            Block::Signatures(words) => html! {
                ul class="signatures" { @for of in words { li { (clean(of)) } } }
            },
            _ => html! {},
        }
    }

    fn panel(&mut self, panel: &Panel) -> io::Result<()> {
        let class = format!(
            "panel{} {}",
            if panel.filled { " filled" } else { "" },
            tone(panel.tone).unwrap_or("ink")
        );
        // What it is called stands in its first heading.
        let id = panel.blocks.iter().find_map(|b| match b {
            Block::Heading { anchor, .. } => anchor.as_deref(),
            _ => None,
        });
        let id = id.map(anchor);
        let words: Vec<Markup> = panel
            .blocks
            .iter()
            .map(|block| match block {
                Block::Strip(pictures) => html! {
                    div class="pictures strip" { @for of in pictures { (self.pictures.figure(of)) } }
                },
                simple => self.simple(simple),
            })
            .collect();
        let words = html! { @for block in &words { (block) } };
        let picture = panel.picture.as_ref().map(|p| self.pictures.figure(p));
        let inside = html! {
            @match picture {
                Some(picture) => { div class="words" { (words) } (picture) }
                None => (words),
            }
        };
        let shown = html! {
            @if let Some(id) = id {
                article class=(class) id=(id) { (inside) }
            } @else {
                div class=(class) { (inside) }
            }
        };
        self.put(&shown)
    }
}

/// Returns the id of a section by its number from 1.
pub(super) fn section(prefix: &str, number: usize) -> String {
    format!("{prefix}section-{number}")
}

fn heading(level: u8, text: &Inline, id: Option<&str>, lang: Lang) -> Markup {
    let text = inline(text, lang);
    match level {
        1 => html! { h1 id=[id] { (text) } },
        2 => html! { h2 id=[id] { (text) } },
        3 => html! { h3 id=[id] { (text) } },
        _ => html! { h4 id=[id] { (text) } },
    }
}
