//! Vector drawing: shapes and labels in points, origin top left, y downwards.

use super::doc::{Align, Symbol, Tone};
use crate::report::palette;

/// A colour as red, green and blue, 0 to 1.
pub type Rgb = [f32; 3];

/// White.
pub const WHITE: Rgb = [1.0, 1.0, 1.0];

const fn hex(rgb: u32) -> Rgb {
    let [_, r, g, b] = rgb.to_be_bytes();
    [share(r), share(g), share(b)]
}

const fn share(byte: u8) -> f32 {
    byte as f32 / 255.0
}

impl Tone {
    /// Returns the colour for text and shapes: at least 4.5:1 against white and its own ground.
    pub fn rgb(self) -> Rgb {
        let paint = match self {
            Self::Ink => return hex(0x1C_23_2B),
            Self::Muted => return hex(0x56_61_6D),
            Self::Accent => return hex(0x0B_51_68),
            Self::Good => palette::Tone::Good,
            Self::Fair => palette::Tone::Doubt,
            Self::Unknown => palette::Tone::Open,
            Self::Bad => palette::Tone::Bad,
        };
        let [r, g, b] = paint.paint().rgb;
        [share(r), share(g), share(b)]
    }

    /// Returns the light ground of a panel.
    pub fn ground(self) -> Rgb {
        match self {
            Self::Ink | Self::Muted => hex(0xF3_F5_F7),
            Self::Accent => hex(0xEA_F2_F5),
            Self::Good => hex(0xEB_F3_FB),
            Self::Fair => hex(0xF8_F0_F9),
            Self::Unknown => hex(0xF1_F2_F3),
            Self::Bad => hex(0xFC_F0_E9),
        }
    }
}

/// The colour of hairlines.
pub const HAIRLINE: Rgb = hex(0xC9_D1_D8);
/// The ground of every second table row.
pub const ZEBRA: Rgb = hex(0xF6_F8_F9);

/// A step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step {
    /// A corner.
    Point(f32, f32),
    /// A control point of a Bézier curve; two stand between two corners.
    Control(f32, f32),
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// An outline, filled or stroked.
    Path {
        /// The outline.
        steps: Vec<Step>,
        /// Whether the last corner is joined to the first.
        closed: bool,
        /// The ground.
        fill: Option<Rgb>,
        /// The line's colour and width.
        stroke: Option<(Rgb, f32)>,
    },
    /// A word of one line.
    Label {
        /// Where it starts, is centred or ends.
        x: f32,
        /// Its base line.
        y: f32,
        /// Its size in points.
        size: f32,
        /// The text.
        text: String,
        /// Whether it is bold.
        bold: bool,
        /// Its colour.
        rgb: Rgb,
        /// Which side of it stands at `x`.
        align: Align,
    },
}

/// A drawing of a size.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// Its width in points.
    pub width: f32,
    /// Its height in points.
    pub height: f32,
    /// What it consists of, from back to front.
    pub shapes: Vec<Shape>,
}

impl Drawing {
    /// Returns an empty drawing.
    pub fn new(width: f32, height: f32) -> Self {
        Self { width, height, shapes: Vec::new() }
    }

    /// Adds a filled rectangle.
    pub fn rect(&mut self, x: f32, y: f32, w: f32, h: f32, fill: Rgb) {
        self.shapes.push(rect(x, y, w, h, fill));
    }

    /// Adds a rectangle with round corners.
    pub fn pill(&mut self, x: f32, y: f32, w: f32, h: f32, radius: f32, fill: Rgb) {
        self.shapes.push(rounded(x, y, w, h, radius, Some(fill), None));
    }

    /// Adds a line.
    pub fn line(&mut self, from: (f32, f32), to: (f32, f32), width: f32, rgb: Rgb) {
        self.shapes.push(line(from, to, width, rgb));
    }

    /// Adds a filled polygon.
    pub fn polygon(&mut self, points: &[(f32, f32)], fill: Rgb) {
        self.shapes.push(polygon(points, Some(fill), None));
    }

    /// Adds a word.
    pub fn label(&mut self, x: f32, y: f32, size: f32, text: impl Into<String>, rgb: Rgb, align: Align) {
        self.shapes.push(Shape::Label { x, y, size, text: text.into(), bold: false, rgb, align });
    }

    /// Adds a bold word.
    pub fn bold_label(&mut self, x: f32, y: f32, size: f32, text: impl Into<String>, rgb: Rgb, align: Align) {
        self.shapes.push(Shape::Label { x, y, size, text: text.into(), bold: true, rgb, align });
    }
}

/// Returns a filled rectangle.
pub(super) fn rect(x: f32, y: f32, w: f32, h: f32, fill: Rgb) -> Shape {
    polygon(&[(x, y), (x + w, y), (x + w, y + h), (x, y + h)], Some(fill), None)
}

/// Returns a line.
pub(super) fn line(from: (f32, f32), to: (f32, f32), width: f32, rgb: Rgb) -> Shape {
    let steps = vec![Step::Point(from.0, from.1), Step::Point(to.0, to.1)];
    Shape::Path { steps, closed: false, fill: None, stroke: Some((rgb, width)) }
}

/// Returns a polygon.
pub(super) fn polygon(points: &[(f32, f32)], fill: Option<Rgb>, stroke: Option<(Rgb, f32)>) -> Shape {
    let steps = points.iter().map(|p| Step::Point(p.0, p.1)).collect();
    Shape::Path { steps, closed: true, fill, stroke }
}

/// The distance of a control point that makes a Bézier curve a quarter circle.
const QUARTER: f32 = 0.552_284_8;

/// Returns a rectangle with round corners.
pub(super) fn rounded(
    x: f32,
    y: f32,
    w: f32,
    h: f32,
    radius: f32,
    fill: Option<Rgb>,
    stroke: Option<(Rgb, f32)>,
) -> Shape {
    use Step::{Control, Point};
    let radius = radius.min(w / 2.0).min(h / 2.0).max(0.0);
    let knot = radius * (1.0 - QUARTER);
    let (x2, y2) = (x + w, y + h);
    let steps = vec![
        Point(x + radius, y),
        Point(x2 - radius, y),
        Control(x2 - knot, y),
        Control(x2, y + knot),
        Point(x2, y + radius),
        Point(x2, y2 - radius),
        Control(x2, y2 - knot),
        Control(x2 - knot, y2),
        Point(x2 - radius, y2),
        Point(x + radius, y2),
        Control(x + knot, y2),
        Control(x, y2 - knot),
        Point(x, y2 - radius),
        Point(x, y + radius),
        Control(x, y + knot),
        Control(x + knot, y),
        Point(x + radius, y),
    ];
    Shape::Path { steps, closed: true, fill, stroke }
}

/// Returns the shapes of a symbol in a square of the given size, at a corner.
pub(super) fn symbol(which: Symbol, x: f32, y: f32, size: f32, rgb: Rgb) -> Vec<Shape> {
    let at = |px: f32, py: f32| (x + px * size, y + py * size);
    let stroke = Some((WHITE, size * 0.13));
    let open = |points: &[(f32, f32)]| Shape::Path {
        steps: points.iter().map(|p| Step::Point(p.0, p.1)).collect(),
        closed: false,
        fill: None,
        stroke,
    };
    let disc = |fill, stroke| rounded(x, y, size, size, size / 2.0, fill, stroke);
    match which {
        Symbol::Tick => {
            vec![disc(Some(rgb), None), open(&[at(0.26, 0.52), at(0.44, 0.70), at(0.76, 0.32)])]
        }
        Symbol::Warn => vec![
            polygon(&[at(0.5, 0.02), at(1.0, 0.96), at(0.0, 0.96)], Some(rgb), None),
            open(&[at(0.5, 0.36), at(0.5, 0.66)]),
            open(&[at(0.5, 0.75), at(0.5, 0.87)]),
        ],
        Symbol::Ask => vec![
            ring(x, y, size, rgb),
            question(x, y, size, rgb),
            line(at(0.5, 0.69), at(0.5, 0.80), size * 0.12, rgb),
        ],
        Symbol::Cross => vec![
            rounded(x, y, size, size, size * 0.12, Some(rgb), None),
            open(&[at(0.28, 0.28), at(0.72, 0.72)]),
            open(&[at(0.72, 0.28), at(0.28, 0.72)]),
        ],
        Symbol::Dash => vec![ring(x, y, size, rgb), line(at(0.3, 0.5), at(0.7, 0.5), size * 0.12, rgb)],
    }
}

/// What is open stands in a ring; what is decided is filled.
fn ring(x: f32, y: f32, size: f32, rgb: Rgb) -> Shape {
    let (edge, across) = (size * 0.06, size * 0.88);
    rounded(x + edge, y + edge, across, across, size, Some(WHITE), Some((rgb, size * 0.12)))
}

fn question(x: f32, y: f32, size: f32, rgb: Rgb) -> Shape {
    use Step::{Control, Point};
    let p = |px: f32, py: f32| Point(x + px * size, y + py * size);
    let c = |px: f32, py: f32| Control(x + px * size, y + py * size);
    let steps = vec![
        p(0.35, 0.41),
        c(0.35, 0.18),
        c(0.67, 0.20),
        p(0.65, 0.41),
        c(0.63, 0.51),
        c(0.50, 0.50),
        p(0.50, 0.62),
    ];
    Shape::Path { steps, closed: false, fill: None, stroke: Some((rgb, size * 0.12)) }
}
