//! Text setting: runs of text → lines of glyphs, shaped and broken by `parley`.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use parley::layout::{Cluster, Line as ShapedLine};
use parley::style::{FontFamily, FontFeatures, FontWeight, OverflowWrap};
use parley::{FontContext, Layout, LayoutContext, StyleProperty};
use smol_str::SmolStr;

use crate::export::FontSource;
use crate::lang::Lang;

use super::doc::Run;
use super::font::{FAMILY, Face, FontSet};
use super::rare::{Rare, family};

/// A glyph and the text that it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) id: u16,
    pub(super) text: SmolStr,
}

/// Glyphs of one run on one line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    /// Which run.
    pub(super) run: usize,
    pub(super) face: Face,
    /// Where it starts, from the left of the line.
    pub(super) x: f32,
    pub(super) width: f32,
    pub(super) glyphs: Arc<[Glyph]>,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Line {
    /// Its width without the space at its end.
    pub(super) width: f32,
    pub(super) spans: Vec<Span>,
}

/// A stretch of text in a font from elsewhere.
type Foreign = (Range<usize>, u8);

/// What lines depend on: the text, where each run ends and how it looks, size and width.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: String,
    runs: Vec<(usize, bool, bool)>,
    size: u32,
    width: u32,
}

/// Sets text; keeps its scratch space, what was set before, and what became of rare characters.
pub(super) struct Setter {
    fonts: Arc<FontSet>,
    shaping: FontContext,
    scratch: LayoutContext<u16>,
    lang: Lang,
    /// Reports say the same many times over: a rule at each of a hundred doors.
    set: HashMap<Key, Arc<[Line]>>,
    pub(super) rare: Rare,
}

impl Setter {
    pub(super) fn new(fonts: Arc<FontSet>, lang: Lang, source: Option<FontSource>) -> Self {
        let shaping = fonts.shaping();
        Self {
            fonts,
            shaping,
            scratch: LayoutContext::new(),
            lang,
            set: HashMap::new(),
            rare: Rare::new(source),
        }
    }

    /// Remembers which part of the document the next texts belong to.
    pub(super) fn enter(&mut self, level: u8, title: &str) {
        self.rare.enter(level, title);
    }

    /// Sets runs in lines of at most a width; `bold` makes all of them bold.
    pub(super) fn lines(&mut self, runs: &[Run], size: f32, bold: bool, width: f32) -> Arc<[Line]> {
        let mut text = String::new();
        let mut ranges = Vec::new();
        let mut foreign = Vec::new();
        for run in runs {
            let start = text.len();
            self.clean(&run.text, &mut text, &mut foreign);
            ranges.push(start..text.len());
        }
        if text.trim().is_empty() {
            return Arc::new([]);
        }
        if !foreign.is_empty() {
            return self.shaped(&text, runs, &ranges, &foreign, size, bold, width).into();
        }
        let look = |(run, range): (&Run, &Range<usize>)| {
            (range.end, bold || run.bold, run.lang.unwrap_or(self.lang) == Lang::En)
        };
        let looks = runs.iter().zip(&ranges).map(look).collect();
        let key = Key { text, runs: looks, size: size.to_bits(), width: width.to_bits() };
        if let Some(known) = self.set.get(&key) {
            return known.clone();
        }
        let lines: Arc<[Line]> = self.shaped(&key.text, runs, &ranges, &[], size, bold, width).into();
        self.set.insert(key, lines.clone());
        lines
    }

    #[expect(clippy::too_many_arguments, reason = "what a text is set from")]
    fn shaped(
        &mut self,
        text: &str,
        runs: &[Run],
        ranges: &[Range<usize>],
        foreign: &[Foreign],
        size: f32,
        bold: bool,
        width: f32,
    ) -> Vec<Line> {
        let mut builder = self.scratch.ranged_builder(&mut self.shaping, text, 1.0, false);
        builder.push_default(StyleProperty::FontFamily(FontFamily::named(FAMILY)));
        builder.push_default(StyleProperty::FontSize(size));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        for (index, (run, range)) in runs.iter().zip(ranges).enumerate() {
            if range.is_empty() {
                continue;
            }
            let brush = u16::try_from(index).unwrap_or(u16::MAX);
            builder.push(StyleProperty::Brush(brush), range.clone());
            if bold || run.bold {
                builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
            }
            // Chinese quotation marks are as wide as characters, English ones are not.
            if run.lang.unwrap_or(self.lang) == Lang::En {
                for (at, mark) in text[range.clone()].match_indices(['‘', '’', '“', '”', '…']) {
                    let narrow = StyleProperty::FontFeatures(FontFeatures::from("\"pwid\" 1"));
                    builder.push(narrow, range.start + at..range.start + at + mark.len());
                }
            }
        }
        for (range, font) in foreign {
            let family = FontFamily::named(family(*font));
            builder.push(StyleProperty::FontFamily(family), range.clone());
            // The two weights of the program have no third beside them.
            builder.push(StyleProperty::FontWeight(FontWeight::NORMAL), range.clone());
        }
        let mut layout: Layout<u16> = builder.build(text);
        layout.break_all_lines(Some(width.max(size * 2.0)));
        layout.lines().map(|line| collect(&line, text, runs, bold, foreign)).collect()
    }

    /// Sets one line, however long.
    pub(super) fn line(&mut self, run: &Run, size: f32) -> Line {
        let lines = self.lines(std::slice::from_ref(run), size, false, f32::MAX / 4.0);
        lines.first().cloned().unwrap_or_default()
    }

    /// Appends a text without what cannot be shown; a character that no font has becomes its number.
    fn clean(&mut self, from: &str, to: &mut String, foreign: &mut Vec<Foreign>) {
        for (at, c) in from.char_indices() {
            match c {
                '\n' => to.push('\n'),
                '\t' | '\u{a0}' | '\u{202f}' => to.push(if c == '\t' { ' ' } else { '\u{a0}' }),
                '-' if in_code(&from[..at], &from[at + 1..]) => to.push_str("-\u{2060}"),
                ' ' if belongs(&from[..at], &from[at + 1..]) => to.push('\u{a0}'),
                c if draws_nothing(c) => {}
                c if self.fonts.covers(c) => to.push(c),
                c => match self.rare.font(c, from, &mut self.shaping) {
                    Some(font) => {
                        let start = to.len();
                        to.push(c);
                        foreign.push((start..to.len(), font));
                    }
                    None => {
                        let _ = write!(to, "[U+{:04X}]", u32::from(c));
                    }
                },
            }
        }
    }
}

fn collect(line: &ShapedLine<'_, u16>, text: &str, runs: &[Run], bold: bool, foreign: &[Foreign]) -> Line {
    let mut out = Line::default();
    let mut x = 0.0;
    let mut glyphs: Vec<Glyph> = Vec::new();
    for run in line.runs() {
        for cluster in run.visual_clusters() {
            let advance = cluster.advance();
            let index = usize::from(cluster.style().brush).min(runs.len().saturating_sub(1));
            let start = cluster.text_range().start;
            let face = match foreign.iter().find(|(range, _)| range.contains(&start)) {
                Some((_, font)) => Face::Fallback(*font),
                None if bold || runs[index].bold => Face::Bold,
                None => Face::Regular,
            };
            let before = glyphs.len();
            shown(&cluster, text, |glyph| {
                let open = out.spans.last().is_some_and(|s| s.run == index && s.face == face);
                if !open {
                    close(&mut out, &mut glyphs);
                    out.spans.push(Span { run: index, face, x, width: 0.0, glyphs: Arc::new([]) });
                }
                glyphs.push(glyph);
            });
            if let Some(span) = out.spans.last_mut().filter(|_| glyphs.len() != before) {
                span.width += advance;
            }
            x += advance;
            if !cluster.is_space_or_nbsp() && !cluster.is_hard_line_break() {
                out.width = x;
            }
        }
    }
    close(&mut out, &mut glyphs);
    out
}

/// Gives the last span the glyphs that were collected for it.
fn close(line: &mut Line, glyphs: &mut Vec<Glyph>) {
    if let Some(span) = line.spans.last_mut() {
        span.glyphs = std::mem::take(glyphs).into();
    }
}

/// Calls with each glyph of a cluster that is to be drawn.
fn shown(cluster: &Cluster<'_, u16>, text: &str, mut call: impl FnMut(Glyph)) {
    let source = text.get(cluster.text_range()).unwrap_or_default();
    if source.chars().all(|c| c.is_control() || c == '\u{2060}') {
        return;
    }
    // The text stands at the first glyph; a no-break space reads as a space.
    let mut words: SmolStr = source.chars().map(|c| if c == '\u{a0}' { ' ' } else { c }).collect();
    for glyph in cluster.glyphs() {
        if let Ok(id) = u16::try_from(glyph.id) {
            call(Glyph { id, text: std::mem::take(&mut words) });
        }
    }
}

/// Units that stay on the line of their number.
const UNITS: [&str; 22] = [
    "mm", "cm", "m", "km", "m²", "in", "ft", "s", "min", "h", "kg", "N", "N·m", "lx", "dB", "dB(A)", "LRV",
    "°", "℃", "%", "cd", "Hz",
];

/// Returns whether a space joins a number and its unit, or a sign and its number.
fn belongs(before: &str, after: &str) -> bool {
    let signs = ['±', '≤', '≥', '<', '>', '≈'];
    if before.ends_with(signs) {
        return after.starts_with(|c: char| c.is_ascii_digit());
    }
    let end = after
        .find(|c: char| c.is_whitespace() || ",;:，；：、。）)".contains(c) && !after.starts_with("dB("));
    before.ends_with(|c: char| c.is_ascii_digit()) && UNITS.contains(&&after[..end.unwrap_or(after.len())])
}

/// Returns whether a hyphen stands in the number of a standard, a clause or the like, which is not torn there.
fn in_code(before: &str, after: &str) -> bool {
    before.ends_with(|c: char| c.is_ascii_alphanumeric())
        && after.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
}

/// Joiners, direction marks, variation selectors, soft hyphens and controls draw nothing.
fn draws_nothing(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0100}'..='\u{e01ef}'
    ) || c.is_control()
}

/// Returns runs in which Chinese stretches of an English text say that they are Chinese, so that a
/// screen reader changes its voice.
pub(crate) fn by_language(runs: &[Run], lang: Lang) -> Vec<Run> {
    let mut out = Vec::with_capacity(runs.len());
    for run in runs.iter().filter(|r| !r.text.is_empty()) {
        if lang == Lang::Zh || run.lang.is_some() || !run.text.contains(is_chinese) {
            out.push(run.clone());
            continue;
        }
        let chars: Vec<char> = run.text.chars().collect();
        for stretch in chars.chunk_by(|a, b| is_chinese(*a) == is_chinese(*b)) {
            let own = stretch.first().is_some_and(|c| is_chinese(*c)).then_some(Lang::Zh);
            let symbol = run.symbol.filter(|_| out.is_empty());
            out.push(Run { text: stretch.iter().collect(), lang: own, symbol, ..run.clone() });
        }
    }
    out
}

/// Chinese characters and punctuation, full-width forms.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}' | '\u{20000}'..='\u{3ffff}')
}
