//! A figure that has no place in a drawing of its element: what was found and what it must be, on one scale.

use crate::report::pdf::{Align, Drawing, Tone};

/// The width of the drawing, and where its scale begins.
const WIDTH: f32 = 495.0;
const LEFT: f32 = 150.0;
/// The height of a row, and of the bar in it.
const ROW: f32 = 40.0;
const BAR: f32 = 9.0;

/// A figure on a scale.
pub(super) struct Gauge {
    pub(super) key: char,
    pub(super) title: String,
    /// The target in words.
    pub(super) target: String,
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    /// What was found, and that in words.
    pub(super) found: Option<(f64, String)>,
}

impl Gauge {
    /// The gauge in words.
    pub(super) fn told(&self) -> String {
        let found = self.found.as_ref().map_or("", |(_, text)| text.as_str());
        format!("{} {} {} {found}", self.key, self.title, self.target).trim_end().to_owned()
    }
}

/// Returns the drawing of gauges, one below the other.
pub(super) fn drawing(gauges: &[Gauge]) -> Drawing {
    let rows = f32::from(u8::try_from(gauges.len()).unwrap_or(u8::MAX));
    let mut out = Drawing::new(WIDTH, rows * ROW);
    for (number, gauge) in (0_u8..).zip(gauges) {
        row(&mut out, gauge, f32::from(number) * ROW);
    }
    out
}

fn row(out: &mut Drawing, gauge: &Gauge, top: f32) {
    let (ink, accent) = (Tone::Ink.rgb(), Tone::Accent.rgb());
    let middle = top + 20.0;
    out.pill(0.0, middle - 5.5, 11.0, 11.0, 11.0, accent);
    out.bold_label(5.5, middle + 2.7, 7.6, gauge.key.to_string(), [1.0; 3], Align::Centre);
    let title: String = gauge.title.chars().take(26).collect();
    out.label(16.0, middle + 3.0, 8.2, title, ink, Align::Left);
    let ends = [gauge.low, gauge.high, gauge.found.as_ref().map(|(v, _)| *v)];
    let most = ends.into_iter().flatten().fold(0.0_f64, f64::max).max(f64::MIN_POSITIVE) * 1.25;
    #[expect(clippy::cast_possible_truncation, reason = "a share of the drawing")]
    let at = |value: f64| LEFT + (WIDTH - LEFT) * (value / most).clamp(0.0, 1.0) as f32;
    out.rect(LEFT, middle - BAR / 2.0, WIDTH - LEFT, BAR, Tone::Muted.ground());
    let (from, to) = (gauge.low.map_or(LEFT, at), gauge.high.map_or(WIDTH, at));
    out.rect(from, middle - BAR / 2.0, (to - from).max(1.5), BAR, accent);
    for end in [gauge.low, gauge.high].into_iter().flatten().map(at) {
        out.line((end, middle - 9.0), (end, middle + 9.0), 1.0, accent);
    }
    let label = f32::midpoint(from, to).clamp(LEFT + 40.0, WIDTH - 40.0);
    out.bold_label(label, middle - 9.0, 8.6, gauge.target.as_str(), ink, Align::Centre);
    if let Some((value, text)) = &gauge.found {
        let x = at(*value);
        let bad = Tone::Bad.rgb();
        out.polygon(&[(x, middle + 4.0), (x - 4.0, middle + 11.0), (x + 4.0, middle + 11.0)], bad);
        let align = if x > WIDTH - 90.0 { Align::Right } else { Align::Left };
        let shift = if align == Align::Right { -7.0 } else { 7.0 };
        out.label(x + shift, middle + 12.5, 7.6, text.as_str(), bad, align);
    }
}
