//! The signs of the layers besides sites and items: a shape for each layer, filled or empty by its tone.
//!
//! A point stands in a square from −12 to 12 and is an empty outline where nobody knows. A line says its
//! verdict by its dashes, land by its hatching; colour only repeats them.

use maud::{Markup, html};
use serde::Serialize;

use super::signs;
use super::states::of_verdict;
use crate::export::LayerName;
use crate::lang::{Lang, word};
use crate::report::palette::Tone;
use crate::score::Verdict;

/// How a feature of a layer is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Drawing {
    /// An outline and what is drawn in it, as SVG paths.
    Point { shape: &'static str, inner: &'static str },
    /// The lengths of dashes and of the gaps between them, in pixels.
    Line { dashes: &'static [u8] },
    /// The side of a tile of hatching, and the lines on it; the outline as a line has it.
    Land { side: u8, hatch: &'static str, dashes: &'static [u8] },
}

/// A sign of a layer: how it is drawn, and in which words a feature with it stands in the list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) tone: Tone,
    pub(super) drawing: Drawing,
    /// The letter of `states` in the data.
    pub(super) letter: u8,
}

const BARRIER: Drawing = Drawing::Point {
    shape: "M-4.3-10.4H4.3L10.4-4.3V4.3L4.3 10.4H-4.3L-10.4 4.3V-4.3z",
    inner: "M-5.4 0H5.4",
};
const UNTESTED: Drawing = Drawing::Point {
    shape: "M-8.8-8.8H8.8V8.8H-8.8z",
    inner: "M-2.9-2.6A3 3 0 1 1 .6.7Q0 1.2 0 2.4M0 5V5.3",
};
const BREAK: Drawing =
    Drawing::Point { shape: "M0-11.4 11.4 0 0 11.4-11.4 0z", inner: "M1.6-5.6-2.4.4H2.4L-1.6 5.6" };
const GAP: Drawing = Drawing::Point {
    shape: "M0-10.8 10.2-2.4 6.3 9.6H-6.3L-10.2-2.4z",
    inner: "M-3.4-1.6 3.4 5.2M3.4-1.6-3.4 5.2",
};

/// Returns the signs that the features of a layer can have; none for layers that have their own ways.
pub(super) fn of(layer: LayerName) -> Vec<Mark> {
    let mark = |tone, drawing, letter| Mark { tone, drawing, letter };
    let way =
        |verdict: Verdict, dashes| mark(Tone::from(verdict), Drawing::Line { dashes }, of_verdict(verdict));
    match layer {
        LayerName::Barriers => vec![mark(Tone::Bad, BARRIER, b'f')],
        LayerName::Untested => vec![mark(Tone::Open, UNTESTED, b'u')],
        LayerName::Routes => vec![
            way(Verdict::Accessible, &[]),
            way(Verdict::AccessibleWithDefects, &[14, 5]),
            way(Verdict::Undetermined, &[2, 6]),
            way(Verdict::NotAccessible, &[12, 5, 2, 5]),
            mark(Tone::Off, Drawing::Line { dashes: &[1, 9] }, b'0'),
        ],
        LayerName::Breaks => {
            vec![mark(Tone::Bad, BREAK, b'B'), mark(Tone::Open, BREAK, b'b')]
        }
        LayerName::Coverage => vec![
            mark(Tone::Good, Drawing::Land { side: 9, hatch: "M0 4.5H9", dashes: &[] }, b'C'),
            mark(
                Tone::Open,
                Drawing::Land { side: 9, hatch: "M4 4.5H5.6M0 0H.8M8.2 9H9M8.2 0H9M0 9H.8", dashes: &[2, 5] },
                b'k',
            ),
        ],
        LayerName::Gaps => vec![mark(Tone::Bad, GAP, b'G'), mark(Tone::Open, GAP, b'g')],
        LayerName::Sites | LayerName::Items | LayerName::Areas => Vec::new(),
    }
}

/// The letters that are no outcome and no verdict, with their tones and words.
pub(super) const STATES: [(u8, Tone, &str); 6] = [
    (b'B', Tone::Bad, "break"),
    (b'b', Tone::Open, "break-unsure"),
    (b'C', Tone::Good, "covered"),
    (b'k', Tone::Open, "covered-unsure"),
    (b'G', Tone::Bad, "gap"),
    (b'g', Tone::Open, "gap-unsure"),
];

/// Returns the words of a letter of this file.
pub(super) fn title(id: &str, lang: Lang) -> String {
    word(lang, &format!("webmap-{id}"))
}

/// Returns the signs of some layers, drawn once and used wherever they stand.
pub(super) fn shapes(layers: impl Iterator<Item = LayerName>) -> Markup {
    html! {
        svg class="shapes" aria-hidden="true" focusable="false" width="0" height="0" {
            @for layer in layers {
                @for mark in of(layer) {
                    @let id = format!("mark-{layer}-{}", signs::name(mark.tone));
                    @let filled = mark.is_filled();
                    @match mark.drawing {
                        Drawing::Point { shape, inner } => symbol id=(id) viewBox="-12 -12 24 24" {
                            path d=(shape) class=(if filled { "filled" } else { "ring" }) {}
                            path d=(inner) class=(if filled { "inner" } else { "ring" }) {}
                        },
                        Drawing::Line { dashes } => symbol id=(id) viewBox="0 0 34 16" {
                            path d="M1 8H33" class="way" stroke-dasharray=[dashed(dashes)] {}
                        },
                        Drawing::Land { side, hatch, dashes } => {
                            pattern id={ (id) "-hatch" } width=(side) height=(side) patternUnits="userSpaceOnUse" {
                                path d=(hatch) class={ "cover " (signs::name(mark.tone)) } {}
                            }
                            symbol id=(id) viewBox="0 0 34 20" {
                                rect x="1" y="1" width="32" height="18" fill={ "url(#" (id) "-hatch)" } {}
                                rect x="1" y="1" width="32" height="18" class="edge" stroke-dasharray=[dashed(dashes)] {}
                            }
                        },
                    }
                }
            }
        }
    }
}

fn dashed(dashes: &[u8]) -> Option<String> {
    (!dashes.is_empty()).then(|| dashes.iter().map(u8::to_string).collect::<Vec<_>>().join(" "))
}

impl Mark {
    /// Only what is known is filled.
    fn is_filled(&self) -> bool {
        !matches!(self.tone, Tone::Open | Tone::Off)
    }

    /// Draws the sign; the words beside it say the same.
    pub(super) fn drawn(&self, layer: LayerName) -> Markup {
        let wide = !matches!(self.drawing, Drawing::Point { .. });
        let class = format!("sign {}{}", signs::name(self.tone), if wide { " long" } else { "" });
        html! {
            svg class=(class) aria-hidden="true" focusable="false" {
                use href={ "#mark-" (layer) "-" (signs::name(self.tone)) } {}
            }
        }
    }
}
