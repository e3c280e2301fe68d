//! A figure that has no place in a drawing of its element: what was found and what it must be, on one scale.

use crate::report::pdf::form::diagram::text_width as width;
use crate::report::pdf::{Align, Drawing, Tone};

/// The width of the drawing, and where its scale begins.
const WIDTH: f32 = 495.0;
const LEFT: f32 = 150.0;
/// The height of a row, and of the bar in it.
const ROW: f32 = 40.0;
const BAR: f32 = 9.0;
/// How far the stroke of a limit reaches from the middle of the bar.
const OVER: f32 = 6.5;
/// The sizes of the title, the target and what was found.
const TITLE: f32 = 8.2;
const TARGET: f32 = 8.6;
const FOUND: f32 = 7.6;

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
    let lines = lines(&gauge.title);
    let first = if lines.len() > 1 { middle - 2.0 } else { middle + 3.0 };
    for (line, down) in lines.into_iter().zip([0.0, 9.8]) {
        out.label(16.0, first + down, TITLE, line, ink, Align::Left);
    }
    let ends = [gauge.low, gauge.high, gauge.found.as_ref().map(|(v, _)| *v)];
    let most = ends.into_iter().flatten().fold(0.0_f64, f64::max).max(f64::MIN_POSITIVE) * 1.25;
    #[expect(clippy::cast_possible_truncation, reason = "a share of the drawing")]
    let at = |value: f64| LEFT + (WIDTH - LEFT) * (value / most).clamp(0.0, 1.0) as f32;
    out.rect(LEFT, middle - BAR / 2.0, WIDTH - LEFT, BAR, Tone::Muted.ground());
    let (from, to) = (gauge.low.map_or(LEFT, at), gauge.high.map_or(WIDTH, at));
    out.rect(from, middle - BAR / 2.0, (to - from).max(1.5), BAR, accent);
    for end in [gauge.low, gauge.high].into_iter().flatten().map(at) {
        out.line((end, middle - OVER), (end, middle + OVER), 1.0, accent);
    }
    let half = width(&gauge.target, TARGET) / 2.0;
    let label = f32::midpoint(from, to).min(WIDTH - half).max(LEFT + half);
    out.bold_label(label, middle - 10.5, TARGET, gauge.target.as_str(), ink, Align::Centre);
    if let Some((value, text)) = &gauge.found {
        let x = at(*value);
        let bad = Tone::Bad.rgb();
        // Below the ends of the limits, which may stand right above.
        let tip = middle + OVER + 1.0;
        out.polygon(&[(x, tip), (x - 4.0, tip + 7.0), (x + 4.0, tip + 7.0)], bad);
        let right = x + 7.0 + width(text, FOUND) > WIDTH;
        let (align, shift) = if right { (Align::Right, -7.0) } else { (Align::Left, 7.0) };
        out.label(x + shift, tip + 7.2, FOUND, text.as_str(), bad, align);
    }
}

/// Returns a title in at most two lines that fit before the scale; what is left over is cut with a mark.
fn lines(title: &str) -> Vec<String> {
    let fits = |text: &str| width(text, TITLE) <= LEFT - 22.0;
    let mut out = Vec::new();
    let mut rest = title.trim();
    while !rest.is_empty() && out.len() < 2 {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| fits(&rest[..*end]));
        let mut end = ends.last().unwrap_or(rest.len());
        if end < rest.len() && rest.is_char_boundary(end) {
            // Latin words stay whole.
            let space = rest[..end].rfind(' ').filter(|at| *at > 0);
            let word = rest[end..].chars().next().is_some_and(|c| c.is_ascii_alphanumeric());
            end = space.filter(|_| word).unwrap_or(end);
        }
        out.push(rest[..end].trim_end().to_owned());
        rest = rest[end..].trim_start();
    }
    if let Some(last) = out.last_mut().filter(|_| !rest.is_empty()) {
        last.pop();
        last.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::pdf::{Shape, Step};

    type Box4 = [f32; 4];

    fn overlap(a: Box4, b: Box4) -> bool {
        a[0] < b[2] - 0.01 && b[0] < a[2] - 0.01 && a[1] < b[3] - 0.01 && b[1] < a[3] - 0.01
    }

    /// The boxes of all texts, with the texts, and of all else that is drawn but the bar itself.
    fn boxes(drawing: &Drawing) -> (Vec<(String, Box4)>, Vec<Box4>) {
        let (mut texts, mut marks) = (Vec::new(), Vec::new());
        for shape in &drawing.shapes {
            match shape {
                Shape::Label { x, y, size, text, align, .. } => {
                    let wide = width(text, *size);
                    let left = match align {
                        Align::Left => *x,
                        Align::Centre => x - wide / 2.0,
                        Align::Right => x - wide,
                    };
                    texts.push((text.clone(), [left, y - size * 0.74, left + wide, y + size * 0.2]));
                }
                Shape::Path { steps, .. } => {
                    let points = steps.iter().map(|(Step::Point(x, y) | Step::Control(x, y))| (*x, *y));
                    let mut around = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
                    for (x, y) in points {
                        around = [around[0].min(x), around[1].min(y), around[2].max(x), around[3].max(y)];
                    }
                    // The letter stands on its disc.
                    if around[0] > 11.0 {
                        marks.push(around);
                    }
                }
            }
        }
        (texts, marks)
    }

    #[test]
    fn no_text_of_a_gauge_stands_on_a_limit_the_bar_the_mark_or_another_text() {
        let limits =
            [(None, Some(13.0)), (Some(900.0), None), (Some(850.0), Some(900.0)), (Some(0.0), Some(1.0))];
        let titles = [
            "Cover slot width",
            "Wheelchair turning space diameter of the landing",
            "轮椅回转空间直径与通行净宽的测量值",
        ];
        for (low, high) in limits {
            let base = low.or(high).unwrap_or(1.0_f64).max(1.0);
            for share in [0.0, 0.01, 0.5, 0.9, 0.97, 1.0, 1.03, 1.15, 1.6, 10.0] {
                for (title, target) in
                    titles.iter().flat_map(|t| [(t, "≤ 13 mm"), (t, "850 mm – 900 mm (± 5 mm)")])
                {
                    let gauge = Gauge {
                        key: 'A',
                        title: (*title).to_owned(),
                        target: target.to_owned(),
                        low,
                        high,
                        found: Some((base * share, "实测 1234 mm".to_owned())),
                    };
                    let drawn = drawing(&[gauge]);
                    let (texts, marks) = boxes(&drawn);
                    assert!(texts.len() > 3);
                    for (at, (text, own)) in texts.iter().enumerate() {
                        let said = format!("`{text}` of {title}, {low:?}–{high:?}, {share}");
                        for (other, box4) in texts.iter().skip(at + 1) {
                            assert!(!overlap(*own, *box4), "{said} stands on `{other}`");
                        }
                        assert!(!marks.iter().any(|m| overlap(*own, *m)), "{said} stands on a line");
                        assert!(own[0] >= -0.1 && own[2] <= WIDTH + 0.1 && own[3] <= drawn.height, "{said}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_title_is_never_cut_without_a_mark() {
        assert_eq!(lines("Cover slot width"), ["Cover slot width"]);
        assert_eq!(lines("Wheelchair turning space diameter"), ["Wheelchair turning space", "diameter"]);
        assert!(lines(&"轮椅".repeat(40))[1].ends_with('…'));
        assert_eq!(lines(""), Vec::<String>::new());
    }
}
