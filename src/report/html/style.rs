//! The style of the page, with the colours of the paper, and the hash by which a browser lets it in.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use super::inline::tone;
use crate::export::{Paper, Press};
use crate::report::pdf::bar::{FAILED, OPEN};
use crate::report::pdf::{HAIRLINE, Rgb, Tone, ZEBRA};

/// The style of a page.
pub(super) struct Styles {
    pub(super) text: String,
    /// SHA-256 in Base64, as in a Content-Security-Policy.
    pub(super) hash: String,
}

impl Styles {
    /// Returns the style, with what stands at the head of every printed page.
    pub(super) fn of(mark: Option<&str>, press: &Press) -> Self {
        let theme = press.theme.as_ref();
        let (accent, ground) = (theme.and_then(|t| t.accent()), theme.and_then(|t| t.ground()));
        let mut text = String::from(":root{");
        for of in [Tone::Ink, Tone::Muted, Tone::Accent, Tone::Good, Tone::Fair, Tone::Unknown, Tone::Bad] {
            let name = tone(of).unwrap_or("ink");
            let theirs = |colour: Option<[u8; 3]>| colour.filter(|_| of == Tone::Accent).map(web);
            let ink = theirs(accent).unwrap_or_else(|| hex(of.rgb()));
            let ground = theirs(ground).unwrap_or_else(|| hex(of.ground()));
            let _ = write!(text, "--{name}:{ink};--{name}-ground:{ground};");
        }
        for (name, rgb) in [("line", HAIRLINE), ("zebra", ZEBRA), ("open", OPEN), ("failed", FAILED)] {
            let _ = write!(text, "--{name}:{};", hex(rgb));
        }
        text.push_str("}\n");
        text.push_str(include_str!("style.css"));
        if press.paper == Paper::Letter {
            text.push_str("@page{size:letter}\n");
        }
        // A mark is a word of this program; one that would end the string is left to the page itself.
        if let Some(mark) = mark.filter(|m| !m.contains(['"', '\\', '<', '\n'])) {
            let _ = writeln!(text, "@page{{@top-center{{content:\"{mark}\"}}}}");
        }
        let hash = STANDARD.encode(Sha256::digest(text.as_bytes()));
        Self { text, hash }
    }
}

/// Returns a colour as `#rrggbb`.
pub(super) fn hex(rgb: Rgb) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
    let bytes = rgb.map(|share| (share.clamp(0.0, 1.0) * 255.0).round() as u8);
    web(bytes)
}

fn web([r, g, b]: [u8; 3]) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}
