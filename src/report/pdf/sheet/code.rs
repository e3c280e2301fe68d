//! A text → a QR code as vectors.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::report::pdf::{Drawing, WHITE};

/// The ink of the code: black, for cameras.
const BLACK: [f32; 3] = [0.0, 0.0, 0.0];
/// The white edge that the standard asks for, in modules.
const QUIET: i32 = 4;

/// Draws the QR code of a text into a square; returns false if it holds too much for version 20.
pub(super) fn draw(drawing: &mut Drawing, text: &str, x: f32, y: f32, size: f32) -> bool {
    let segment = [QrSegment::make_bytes(text.as_bytes())];
    let most = Version::new(20);
    let made = QrCode::encode_segments_advanced(&segment, QrCodeEcc::Medium, Version::MIN, most, None, false);
    let Ok(code) = made else { return false };
    let unit = size / small(code.size() + QUIET * 2);
    drawing.rect(x, y, size, size, WHITE);
    for row in 0..code.size() {
        let mut from = None;
        // Neighbours are drawn as one, so that no hairline shows between them.
        for column in 0..=code.size() {
            let dark = column < code.size() && code.get_module(column, row);
            match (from, dark) {
                (None, true) => from = Some(column),
                (Some(start), false) => {
                    let (left, top) = (x + small(start + QUIET) * unit, y + small(row + QUIET) * unit);
                    drawing.rect(left, top, small(column - start) * unit, unit, BLACK);
                    from = None;
                }
                _ => {}
            }
        }
    }
    true
}

/// Returns a number of modules as a length.
#[expect(clippy::cast_precision_loss, reason = "at most 105 modules")]
fn small(modules: i32) -> f32 {
    modules as f32
}
