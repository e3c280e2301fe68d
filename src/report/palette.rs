//! The colours and marks of outcomes and verdicts: one list for terminal, PDF and map.
//!
//! A colour only repeats a word and a mark that stand beside it. The five colours keep apart for
//! people who see no red, no green or no blue (a test simulates it), and each reads on white paper
//! (contrast 4.5:1, WCAG 2.2 success criterion 1.4.3).

use crate::checklist::Outcome;
use crate::score::Verdict;

/// What a reader should feel at a glance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// All is well.
    Good,
    /// Something stops people.
    Bad,
    /// Measured, yet open; or usable with defects.
    Doubt,
    /// Not looked at.
    Open,
    /// Of no concern here.
    Off,
}

/// How a tone is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paint {
    /// Red, green and blue.
    pub rgb: [u8; 3],
    /// One character that differs in shape from all the others.
    pub mark: char,
    /// The name of the map symbol (Maki), which differs in shape as well.
    pub symbol: &'static str,
    /// The colour of terminals, which their users choose.
    pub ansi: anstyle::AnsiColor,
}

impl Tone {
    /// All tones.
    pub const ALL: [Self; 5] = [Self::Good, Self::Bad, Self::Doubt, Self::Open, Self::Off];

    /// Returns how the tone is shown.
    pub const fn paint(self) -> Paint {
        use anstyle::AnsiColor as Ansi;
        let (rgb, mark, symbol, ansi) = match self {
            Self::Good => ([12, 103, 218], '✓', "circle", Ansi::Blue),
            Self::Bad => ([199, 42, 13], '✗', "cross", Ansi::Red),
            Self::Doubt => ([100, 38, 116], '?', "triangle", Ansi::Magenta),
            Self::Open => ([20, 20, 20], '○', "circle-stroked", Ansi::Yellow),
            Self::Off => ([114, 114, 114], '–', "square-stroked", Ansi::BrightBlack),
        };
        Paint { rgb, mark, symbol, ansi }
    }
}

impl Paint {
    /// Returns the colour as `#rrggbb`.
    pub fn hex(&self) -> String {
        let [r, g, b] = self.rgb;
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

impl From<Outcome> for Tone {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Passed => Self::Good,
            Outcome::Failed => Self::Bad,
            Outcome::CantTell => Self::Doubt,
            Outcome::Inapplicable => Self::Off,
            Outcome::Untested => Self::Open,
        }
    }
}

impl From<Verdict> for Tone {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Accessible => Self::Good,
            Verdict::AccessibleWithDefects => Self::Doubt,
            Verdict::Undetermined => Self::Open,
            Verdict::NotAccessible => Self::Bad,
        }
    }
}
