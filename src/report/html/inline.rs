//! Runs of text → HTML: tone, weight, links, languages, and a shape that repeats a colour.

use maud::{Markup, html};

use crate::lang::Lang;
use crate::report::figures::clean;
use crate::report::pdf::text::by_language;
use crate::report::pdf::{Run, Symbol, Tone};

/// Returns a text of runs.
pub(super) fn inline(runs: &[Run], lang: Lang) -> Markup {
    let runs = by_language(runs, lang);
    html! {
        // Stretches with one target are one link, in however many languages.
        @for same in runs.chunk_by(|a, b| a.to == b.to && a.link == b.link && a.anchor == b.anchor) {
            @let id = same[0].anchor.as_deref().map(anchor);
            @match (&same[0].to, &same[0].link) {
                (Some(to), _) => a id=[id] href={ "#" (anchor(to)) } { (pieces(same, lang)) },
                (None, Some(uri)) => a id=[id] href=(uri) { (pieces(same, lang)) },
                (None, None) => {
                    @if id.is_some() {
                        span id=[id] { (pieces(same, lang)) }
                    } @else {
                        (pieces(same, lang))
                    }
                },
            }
        }
    }
}

fn pieces(runs: &[Run], lang: Lang) -> Markup {
    html! { @for run in runs { (piece(run, lang)) } }
}

fn piece(run: &Run, lang: Lang) -> Markup {
    let other = run.lang.filter(|l| *l != lang).map(Lang::tag);
    let tone = tone(run.tone);
    let text = clean(&run.text);
    html! {
        @if let Some(which) = run.symbol { (symbol(which, run.tone)) }
        @if run.bold {
            strong class=[tone] lang=[other] { (text) }
        } @else if tone.is_some() || other.is_some() {
            span class=[tone] lang=[other] { (text) }
        } @else {
            (text)
        }
    }
}

/// Returns a shape; the words beside it say the same.
pub(super) fn symbol(which: Symbol, of: Tone) -> Markup {
    let class = format!("symbol {}", tone(of).unwrap_or_default());
    html! {
        svg class=(class.trim()) aria-hidden="true" focusable="false" {
            use href={ "#symbol-" (name(which)) } {}
        }
    }
}

/// Returns the class of a tone; ink has none.
pub(super) fn tone(tone: Tone) -> Option<&'static str> {
    Some(match tone {
        Tone::Ink => return None,
        Tone::Muted => "muted",
        Tone::Accent => "accent",
        Tone::Good => "good",
        Tone::Fair => "fair",
        Tone::Unknown => "unknown",
        Tone::Bad => "bad",
    })
}

/// Returns the name of a symbol in the page's list of shapes.
fn name(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Tick => "tick",
        Symbol::Warn => "warn",
        Symbol::Ask => "ask",
        Symbol::Cross => "cross",
        Symbol::Dash => "dash",
    }
}

/// The shapes, drawn once and used wherever they stand.
pub(super) fn shapes() -> Markup {
    html! {
        svg class="shapes" aria-hidden="true" focusable="false" width="0" height="0" {
            symbol id="symbol-tick" viewBox="0 0 16 16" {
                circle cx="8" cy="8" r="8" fill="currentColor" {}
                path d="M4.2 8.3 7 11.2 12.2 5.2" class="stroke" {}
            }
            symbol id="symbol-warn" viewBox="0 0 16 16" {
                path d="M8 .4 16 15.4H0z" fill="currentColor" {}
                path d="M8 5.8v4.8M8 12v1.9" class="stroke" {}
            }
            symbol id="symbol-ask" viewBox="0 0 16 16" {
                rect x="1" y="1" width="14" height="14" rx="4" fill="none" stroke="currentColor" stroke-width="2" {}
                path d="M5.9 6.4c0-3.6 4.5-3.3 4.2-.1C9.9 8 8 7.9 8 9.9M8 11v1.7" fill="none" stroke="currentColor" stroke-width="1.8" {}
            }
            symbol id="symbol-cross" viewBox="0 0 16 16" {
                rect width="16" height="16" rx="2" fill="currentColor" {}
                path d="M4.5 4.5l7 7M11.5 4.5l-7 7" class="stroke" {}
            }
            symbol id="symbol-dash" viewBox="0 0 16 16" {
                circle cx="8" cy="8" r="7" fill="none" stroke="currentColor" stroke-width="2" {}
                path d="M4.8 8h6.4" stroke="currentColor" stroke-width="2" {}
            }
            pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect width="6" height="6" class="open-ground" {}
                rect width="1.6" height="6" class="open-line" {}
            }
        }
    }
}

/// Returns an anchor as an `id` may be written: without spaces or signs that move a cursor.
pub(super) fn anchor(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for c in id.chars() {
        if c.is_whitespace() || c.is_control() {
            let mut bytes = [0; 4];
            out.extend(c.encode_utf8(&mut bytes).bytes().map(|b| format!("%{b:02X}")));
        } else {
            out.push(c);
        }
    }
    out
}
