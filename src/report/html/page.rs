//! What stands around the blocks: title, contents, landmarks, style, and what the browser may not do.

use std::io;

use jiff::civil::Date;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::body::section;
use super::inline::shapes;
use super::picture::data;
use super::style::Styles;
use crate::export::{Press, Theme};
use crate::lang::{Arg, Lang, message, word};
use crate::report::figures::clean;
use crate::report::pdf::{Block, Inline, Photo};

/// Where a frame is filled. It cannot come from a text: `<` is escaped there.
const GAP: &str = "<!-- here -->";

/// A line of the contents.
pub(super) struct Entry {
    /// The id that it leads to.
    pub(super) anchor: String,
    /// What it is called.
    pub(super) text: String,
    /// What is said of it.
    pub(super) told: Vec<String>,
}

impl Entry {
    /// Returns the line of a section: its id and its heading.
    pub(super) fn of_section((anchor, text): (String, String)) -> Self {
        Self { anchor, text, told: Vec::new() }
    }
}

/// What stands around the blocks.
pub(super) struct Frame<'a> {
    pub(super) title: String,
    pub(super) lang: Lang,
    /// What marks the page as internal.
    pub(super) mark: Option<String>,
    pub(super) internal: bool,
    pub(super) program: String,
    pub(super) date: Option<Date>,
    /// The heading of the page, where the blocks do not begin with it.
    pub(super) heading: Option<String>,
    /// The office's theme, and the paper for those who print.
    pub(super) press: &'a Press,
    /// The contents.
    pub(super) entries: Vec<Entry>,
}

impl Frame<'_> {
    /// Writes the page, with what `inside` writes in its middle.
    pub(super) fn around<T>(
        &self,
        out: &mut dyn io::Write,
        inside: impl FnOnce(&mut dyn io::Write) -> io::Result<T>,
    ) -> io::Result<T> {
        around(out, |gap| self.page(gap), inside)
    }

    fn page(&self, gap: PreEscaped<&'static str>) -> Markup {
        let lang = self.lang;
        let theme = self.press.theme.as_deref();
        let styles = Styles::of(self.mark.as_deref(), self.press);
        let policy = format!(
            "default-src 'none'; img-src data:; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
            styles.hash
        );
        html! {
            (DOCTYPE)
            html lang=(lang.tag()) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="generator" content=(self.program);
                    @if let Some(office) = theme.and_then(|t| t.office.as_deref()) {
                        meta name="author" content=(clean(office));
                    }
                    meta name="color-scheme" content="light";
                    @if self.internal { meta name="robots" content="noindex, noarchive"; }
                    title { (clean(&self.title)) }
                    style { (PreEscaped(&styles.text)) }
                }
                body class=(if self.heading.is_some() { "many" } else { "one" }) {
                    a class="skip" href="#content" { (word(lang, "html-skip")) }
                    (shapes())
                    header class="top" {
                        @if let Some(mark) = &self.mark { p class="internal" { strong { (mark) } } }
                        @if let Some(theme) = theme { (office(theme)) }
                        @if let Some(heading) = &self.heading { h1 { (clean(heading)) } }
                    }
                    div class="sheet" {
                        (self.contents())
                        main id="content" tabindex="-1" { "\n" (gap) }
                    }
                    footer {
                        p {
                            (message(lang, "html-made-by", &[("program", Arg::from(&self.program))]))
                            @if let Some(date) = self.date {
                                " "
                                time datetime=(date.to_string()) { (date.to_string()) }
                            }
                        }
                        @if let Some(mark) = &self.mark { p { strong { (mark) } } }
                    }
                }
            }
        }
    }

    fn contents(&self) -> Markup {
        let title = word(self.lang, "html-contents");
        html! {
            nav class="contents" aria-labelledby="contents" {
                p id="contents" class="title" { (title) }
                ol {
                    @for entry in &self.entries {
                        li {
                            a href={ "#" (entry.anchor) } { (clean(&entry.text)) }
                            @if !entry.told.is_empty() {
                                ul class="told" { @for said in &entry.told { li { (said) } } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Returns the office's mark and name.
fn office(theme: &Theme) -> Markup {
    let name = theme.office.as_deref().map(str::trim).filter(|n| !n.is_empty());
    // A logo that cannot be read is left out, as on paper.
    let logo = theme.logo.as_ref().and_then(|l| {
        let picture = Photo::read(&l.data).ok()?.upright().ok()?;
        Some((data(&picture).ok()?, picture, &l.alt))
    });
    html! {
        @if name.is_some() || logo.is_some() {
            p class="office" {
                @if let Some((data, logo, alt)) = &logo {
                    img src=(data) alt=(clean(alt)) width=(logo.width) height=(logo.height);
                }
                @if let Some(name) = name { strong { (clean(name)) } }
            }
        }
    }
}

/// Writes a site of several, with the way back to the contents.
pub(super) fn site<T>(
    out: &mut dyn io::Write,
    lang: Lang,
    id: &str,
    inside: impl FnOnce(&mut dyn io::Write) -> io::Result<T>,
) -> io::Result<T> {
    let frame = |gap: PreEscaped<&'static str>| {
        html! {
            article class="site" id=(id) {
                "\n" (gap)
                p class="back" { a href="#contents" { (word(lang, "html-back")) } }
            }
        }
    };
    around(out, frame, inside)
}

/// Writes a frame with what `inside` writes in its gap.
pub(super) fn around<T>(
    out: &mut dyn io::Write,
    frame: impl FnOnce(PreEscaped<&'static str>) -> Markup,
    inside: impl FnOnce(&mut dyn io::Write) -> io::Result<T>,
) -> io::Result<T> {
    let frame = frame(PreEscaped(GAP)).into_string();
    let (before, after) = frame.split_once(GAP).unwrap_or((&frame, ""));
    out.write_all(before.as_bytes())?;
    let done = inside(out)?;
    writeln!(out, "{after}")?;
    Ok(done)
}

/// Returns the parts of a document: what stands from one heading of the first level to the next.
pub(super) fn parts(blocks: &[Block]) -> Vec<(String, &[Block])> {
    let title = |b: &Block| match b {
        Block::Heading { level: 1, text, .. } => Some(words(text)),
        _ => None,
    };
    let mut starts: Vec<usize> = (0..blocks.len()).filter(|at| title(&blocks[*at]).is_some()).collect();
    // What stands before the first heading goes with it.
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([blocks.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            let part = &blocks[*start..end];
            (part.iter().find_map(title).unwrap_or_default(), part)
        })
        .collect()
}

fn words(text: &Inline) -> String {
    text.iter().map(|r| r.text.as_str()).collect()
}

/// Returns the sections of a document: the id and the heading of each.
pub(super) fn sections(blocks: &[Block], prefix: &str) -> Vec<(String, String)> {
    let headings = blocks.iter().filter_map(|b| match b {
        Block::Heading { level: 2, text, .. } => Some(text),
        _ => None,
    });
    let named = (1..).zip(headings);
    named.map(|(number, text)| (section(prefix, number), words(text))).collect()
}
