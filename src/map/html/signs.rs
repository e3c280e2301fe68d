//! The signs of the map: a shape for each tone, the same on the map, in the list and in the legend.
//!
//! A shape stands in a square from −12 to 12. What is not tested is an empty ring, never filled with
//! the colour of good or bad.

use maud::{Markup, html};

use crate::report::palette::Tone;

/// The sign of a tone, as the scripts draw it.
#[derive(Debug, Clone, serde::Serialize)]
pub(super) struct Sign {
    name: &'static str,
    /// The outline, as an SVG path.
    shape: &'static str,
    /// What is drawn on it.
    inner: &'static str,
    /// True if it is filled, false if it is an empty outline.
    filled: bool,
    colour: String,
}

/// A place for a sign: the outline of a pin, its point at the place.
pub(super) const PIN: &str = "M0 14C-3.2 8.6-11 4.6-11-4A11 11 0 1 1 11-4C11 4.6 3.2 8.6 0 14z";

/// Returns the name of a tone, as classes and ids have it.
pub(super) fn name(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Bad => "bad",
        Tone::Doubt => "doubt",
        Tone::Open => "open",
        Tone::Off => "off",
    }
}

/// Returns the sign of a tone: a disc, a cross, a triangle, an empty ring, an empty square.
fn sign(tone: Tone) -> (&'static str, &'static str, bool) {
    match tone {
        Tone::Good => ("M-10 0A10 10 0 1 1 10 0A10 10 0 1 1-10 0z", "M-4.6.4-1.2 3.9 4.8-3.4", true),
        Tone::Bad => (
            "M-10.2-6.2-6.2-10.2 0-4 6.2-10.2 10.2-6.2 4 0 10.2 6.2 6.2 10.2 0 4-6.2 10.2-10.2 6.2-4 0z",
            "",
            true,
        ),
        Tone::Doubt => ("M0-10.6 11 9H-11z", "M0-4.2V2.4M0 4.8V7", true),
        Tone::Open => ("M-8.6 0A8.6 8.6 0 1 1 8.6 0A8.6 8.6 0 1 1-8.6 0z", "", false),
        Tone::Off => ("M-7.6-7.6H7.6V7.6H-7.6z", "M-3.6 0H3.6", false),
    }
}

/// Returns the shapes of all signs, drawn once and used wherever they stand.
pub(super) fn shapes() -> Markup {
    html! {
        svg class="shapes" aria-hidden="true" focusable="false" width="0" height="0" {
            @for tone in Tone::ALL {
                @let (shape, inner, filled) = sign(tone);
                symbol id={ "sign-" (name(tone)) } viewBox="-12 -12 24 24" {
                    path d=(shape) class=(if filled { "filled" } else { "ring" }) {}
                    @if !inner.is_empty() { path d=(inner) class=(if filled { "inner" } else { "ring" }) {} }
                }
            }
            symbol id="sign-pin" viewBox="-12 -16 24 31" { path d=(PIN) class="pin" {} }
            pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect width="5" height="5" class="hatch-ground" {}
                rect width="1.5" height="5" class="hatch-line" {}
            }
        }
    }
}

/// Returns the sign of a tone; the words beside it say the same.
pub(super) fn drawn(tone: Tone) -> Markup {
    html! {
        svg class={ "sign " (name(tone)) } aria-hidden="true" focusable="false" {
            use href={ "#sign-" (name(tone)) } {}
        }
    }
}

impl Sign {
    /// Returns the sign of a tone.
    pub(super) fn of(tone: Tone) -> Self {
        let (shape, inner, filled) = sign(tone);
        Self { name: name(tone), shape, inner, filled, colour: tone.paint().hex() }
    }
}
