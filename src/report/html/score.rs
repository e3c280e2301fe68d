//! Scores → bars as inline SVG, each with its figures in words.

use std::fmt::Write as _;

use maud::{Markup, Render, html};

use super::style::hex;
use super::table;
use crate::lang::{Arg, Lang, message, word};
use crate::report::figures::clean;
use crate::report::pdf::{Align, Bar, Drawing, ScoreRow, Scores, Shape, Step};

/// A share of 1 as a per cent of a drawing's width.
struct Share(f64);

impl Render for Share {
    fn render_to(&self, out: &mut String) {
        let _ = write!(out, "{:.2}%", self.0.clamp(0.0, 1.0) * 100.0);
    }
}

/// Returns the bar of a score. Widths are shares, so that the words on it keep their size.
pub(super) fn bar(bar: &Bar) -> Markup {
    html! {
        figure class="score" {
            svg role="img" aria-label=(clean(&bar.alt)) width="100%" height="62" {
                (parts(bar.low, bar.high, 22, 18))
                @if let Some((at, text)) = &bar.score {
                    svg x=(Share(*at)) y="13" width="1" height="29" overflow="visible" {
                        path d="M0 9-5 1H5zM0 9V28" class="mark" {}
                    }
                    text x=(Share(*at)) y="11" class={ "figure" (side(*at)) } { (text) }
                }
                @for (from, text) in &bar.grades {
                    line x1=(Share(*from)) x2=(Share(*from)) y1="40" y2="46" class="tick" {}
                    text x=(Share(*from)) y="59" class={ "grade" (side(*from)) } { (text) }
                }
            }
            ul class="legend" aria-hidden="true" {
                @for (class, text) in ["met", "open", "failed"].into_iter().zip(&bar.legend) {
                    li {
                        svg class="swatch" width="14" height="14" focusable="false" {
                            rect x=".5" y=".5" width="13" height="13" class={ "part " (class) } {}
                        }
                        (text)
                    }
                }
            }
        }
    }
}

/// Returns what is met, may be met and is not met, one over the other.
fn parts(low: f64, high: f64, top: u8, height: u8) -> Markup {
    html! {
        rect x="0" y=(top) width="100%" height=(height) class="part failed" {}
        rect x="0" y=(top) width=(Share(high)) height=(height) class="part open" {}
        rect x="0" y=(top) width=(Share(low)) height=(height) class="part met" {}
    }
}

/// Returns how a label is set so that it stays on the drawing.
fn side(at: f64) -> &'static str {
    if at < 0.03 {
        " start"
    } else if at > 0.97 {
        " end"
    } else {
        ""
    }
}

/// Returns scores as a table with a bar in each row.
pub(super) fn table(scores: &Scores, lang: Lang) -> Markup {
    let range = word(lang, "html-range");
    let row = |row: &ScoreRow| {
        let [low, score, high, tested] = &row.figures;
        let args = [("low", Arg::from(low)), ("high", Arg::from(high))];
        let alt = message(lang, "html-range-is", &args);
        let picture = html! {
            svg class="range" role="img" aria-label=(clean(&alt)) width="100%" height="14" {
                (parts(row.low, row.high, 1, 12))
            }
        };
        let number = |at: usize, text: &str| table::cell(&scores.heads[at], Align::Right, &html! { (text) });
        html! {
            tr role="row" {
                th scope="row" role="rowheader" { (clean(&row.name)) }
                (number(0, low))
                (table::cell(&scores.heads[1], Align::Right, &html! { strong { (score) } }))
                (number(2, high))
                (table::cell(&range, Align::Left, &picture))
                (number(3, tested))
            }
        }
    };
    let [low, score, high, tested] = &scores.heads;
    let number = |title: &str| table::head(title, Align::Right);
    let heads = html! {
        (table::head(&scores.title, Align::Left))
        (number(low)) (number(score)) (number(high))
        (table::head(&range, Align::Left))
        (number(tested))
    };
    let rows = html! { @for of in &scores.rows { (row(of)) } };
    html! { div class="scores" { (table::framed(&scores.title, false, &heads, rows)) } }
}

/// Returns a drawing of paper as inline SVG.
pub(super) fn figure(alt: &str, drawing: &Drawing) -> Markup {
    let size = format!("0 0 {} {}", drawing.width, drawing.height);
    html! {
        figure class="drawing" {
            svg role="img" aria-label=(clean(alt)) viewBox=(size) {
                @for shape in &drawing.shapes { (drawn(shape)) }
            }
        }
    }
}

fn drawn(shape: &Shape) -> Markup {
    match shape {
        Shape::Path { steps, closed, fill, stroke } => {
            let ground = fill.map_or_else(|| "none".to_owned(), hex);
            let line = stroke.map(|(rgb, _)| hex(rgb));
            html! {
                path d=(outline(steps, *closed)) fill=(ground) stroke=[line] stroke-width=[stroke.map(|s| s.1)] {}
            }
        }
        Shape::Label { x, y, size, text, bold, rgb, align } => {
            let anchor = match align {
                Align::Left => "start",
                Align::Centre => "middle",
                Align::Right => "end",
            };
            let weight = bold.then_some("bold");
            html! {
                text x=(x) y=(y) font-size=(size) font-weight=[weight] fill=(hex(*rgb)) text-anchor=(anchor) {
                    (clean(text))
                }
            }
        }
    }
}

fn outline(steps: &[Step], closed: bool) -> String {
    let mut path = String::new();
    let mut controls = 0;
    for (at, step) in steps.iter().enumerate() {
        let (x, y) = match step {
            Step::Point(x, y) => {
                if at == 0 {
                    path.push('M');
                } else if controls == 0 {
                    path.push('L');
                }
                controls = 0;
                (x, y)
            }
            Step::Control(x, y) => {
                if controls == 0 {
                    path.push('C');
                }
                controls += 1;
                (x, y)
            }
        };
        let _ = write!(path, "{x} {y} ");
    }
    if closed {
        path.push('Z');
    }
    path
}
