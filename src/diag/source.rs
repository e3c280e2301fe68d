//! A text input under its name: byte offsets → lines and columns.

use std::sync::Arc;

use super::Place;

/// A text input under its name: finds lines and columns from byte offsets.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name as the user gave it.
    pub name: Arc<str>,
    /// The content.
    pub text: Arc<str>,
}

/// The most characters of a line that a place keeps.
const LINE_SHOWN: usize = 160;

impl Source {
    /// Returns a source of a name and a text.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// Returns the place of a range of bytes.
    pub fn place(&self, span: std::ops::Range<usize>) -> Place {
        let text = &self.text;
        let mut at = span.start.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
        let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
        let line = text[..at].bytes().filter(|b| *b == b'\n').count() + 1;
        let whole = text[start..end].trim_end_matches('\r');
        let mut column = text[start..at].chars().count() + 1;
        let mut skipped = 0;
        let mut stop = span.end.clamp(at, end.max(at));
        while !text.is_char_boundary(stop) {
            stop -= 1;
        }
        let width = text[at..stop].chars().count().max(1);
        let shown = if whole.chars().count() > LINE_SHOWN {
            skipped = column.saturating_sub(LINE_SHOWN / 4).saturating_sub(1);
            column -= skipped;
            whole.chars().skip(skipped).take(LINE_SHOWN).collect()
        } else {
            whole.to_owned()
        };
        Place { file: self.name.clone(), line, column, width, text: shown, skipped }
    }

    /// Returns the place that means the whole file.
    pub fn whole(&self) -> Place {
        Place { file: self.name.clone(), line: 0, column: 0, width: 0, text: String::new(), skipped: 0 }
    }
}
