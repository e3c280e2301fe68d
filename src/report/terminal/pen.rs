//! Writes lines as a [`Look`] asks: plain sentences, or columns that know how wide Chinese is.

use std::io;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::export::Look;
use crate::report::figures::clean;
use crate::report::palette::Tone;

/// The narrowest terminal that columns are laid out for.
const NARROWEST: usize = 30;

/// Writes lines of text.
#[derive(Debug)]
pub(super) struct Pen<'o> {
    out: Out<'o>,
    look: Look,
    started: bool,
}

struct Out<'o>(&'o mut dyn io::Write);

impl std::fmt::Debug for Out<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Out")
    }
}

impl<'o> Pen<'o> {
    pub(super) fn new(out: &'o mut dyn io::Write, look: Look) -> Self {
        Self { out: Out(out), look, started: false }
    }

    /// Returns true if every line is to be a sentence of its own.
    pub(super) fn is_plain(&self) -> bool {
        self.look == Look::Plain
    }

    /// Writes a heading, apart from what is before it.
    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        if self.started {
            writeln!(self.out.0)?;
        }
        let style = anstyle::Style::new().bold();
        let text = clean(text);
        self.started = true;
        if self.coloured() {
            writeln!(self.out.0, "{style}{text}{style:#}")
        } else {
            writeln!(self.out.0, "{text}")
        }
    }

    /// Writes one line, or as many as it takes, the later ones set in by `indent`.
    pub(super) fn text(&mut self, indent: usize, text: &str) -> io::Result<()> {
        self.led(indent, "", None, text)
    }

    /// Writes a text after a lead that stands out; the lines of the text stand under each other.
    pub(super) fn led(
        &mut self,
        indent: usize,
        lead: &str,
        tone: Option<Tone>,
        text: &str,
    ) -> io::Result<()> {
        self.started = true;
        let (lead, text) = (clean(lead), clean(text));
        let Look::Columns { width, .. } = self.look else {
            return writeln!(self.out.0, "{lead}{text}");
        };
        let hang = indent + lead.width();
        let room = usize::from(width).max(NARROWEST).saturating_sub(hang).max(NARROWEST / 2);
        write!(self.out.0, "{:indent$}{}", "", self.painted(&lead, tone))?;
        for (at, line) in wrap(&text, room).iter().enumerate() {
            let set_in = if at == 0 { 0 } else { hang };
            writeln!(self.out.0, "{:set_in$}{line}", "")?;
        }
        Ok(())
    }

    fn coloured(&self) -> bool {
        matches!(self.look, Look::Columns { colour: true, .. })
    }

    fn painted(&self, text: &str, tone: Option<Tone>) -> String {
        match tone {
            Some(tone) if self.coloured() => {
                let style = tone.paint().ansi.on_default().bold();
                format!("{style}{text}{style:#}")
            }
            _ => text.to_owned(),
        }
    }
}

/// Returns the text with blanks behind it up to a width in terminal cells.
pub(super) fn padded(text: &str, width: usize) -> String {
    let missing = width.saturating_sub(text.width());
    format!("{text}{:missing$}", "")
}

/// Returns the text in lines of at most `room` cells, broken at blanks and between Chinese signs.
fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut cells) = (String::new(), 0);
    for piece in pieces(text) {
        let wide = piece.trim_end().width();
        if cells > 0 && cells + wide > room {
            lines.push(line.trim_end().to_owned());
            (line, cells) = (String::new(), 0);
        }
        line.push_str(piece);
        cells += piece.width();
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Splits a text at the places where a line may end.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut before) = (0, None);
    for (at, sign) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, sign)) {
            found.push(&text[start..at]);
            start = at;
        }
        before = Some(sign);
    }
    found.push(&text[start..]);
    found
}

/// Returns true if a line may end between two signs.
fn may_break(before: char, after: char) -> bool {
    const NEVER_FIRST: &str = "，。、；：！？）》」』】”’%％";
    const NEVER_LAST: &str = "（《「『【“‘";
    let wide = |c: char| c.width() == Some(2);
    if before == ' ' {
        return after != ' ';
    }
    after != ' '
        && (wide(before) || wide(after))
        && !NEVER_FIRST.contains(after)
        && !NEVER_LAST.contains(before)
}
