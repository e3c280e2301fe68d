//! Areas on the page: outlines in steps, classes with a ground and a hatching, and a table that says the same.

use geo::BoundingRect;
use maud::{Markup, html};
use serde::Serialize;

use super::lines::steps;
use crate::lang::{Lang, word};
use crate::map::class::Class;
use crate::map::layer::{Areas, area_key};
use crate::report::areas::{row_sentence, title};
use crate::report::figures;
use crate::rollup::Row;
use crate::score::Score;

/// The columns of the table after name and class.
const COLUMNS: [&str; 4] = ["score", "tested", "legend-site", "barriers"];

/// The areas of a map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct AreaMap {
    classes: Vec<Look>,
    rows: Vec<Shown>,
}

/// How a class looks.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Look {
    id: &'static str,
    title: String,
    colour: String,
    /// The side of a tile of hatching, and the lines on it; empty for none.
    side: u8,
    hatch: String,
    ink: &'static str,
    #[serde(skip)]
    class: Class,
}

/// One area.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Shown {
    id: String,
    name: String,
    class: usize,
    /// What stands on the map: the share that is met.
    label: String,
    text: String,
    /// Longitudes and latitudes by turns in millionths of a degree, each as its step from the last.
    lines: Vec<Vec<i64>>,
    /// Where the label stands.
    at: Option<[f64; 2]>,
    #[serde(skip)]
    cells: [String; 4],
}

impl Look {
    fn of(class: Class, lang: Lang) -> Self {
        // From few lines to many; on dark ground the lines are white.
        let (side, crossed, ink): (i32, _, _) = match class.lines() {
            0 => (0, false, ""),
            1 => (14, false, "#33475f"),
            2 => (7, false, "#33475f"),
            3 => (12, true, "#ffffff"),
            _ => (6, true, "#ffffff"),
        };
        let rising =
            format!("M-1 1L1-1M0 {side}L{side} 0M{0} {1}L{1} {0}", side - i32::from(side > 0), side + 1);
        let falling =
            format!("M-1 {0}L1 {1}M0 0L{side} {side}M{0}-1L{1} 1", side - i32::from(side > 0), side + 1);
        let hatch = match (side, crossed) {
            (0, _) => String::new(),
            (_, false) => rising,
            (_, true) => rising + &falling,
        };
        let side = u8::try_from(side).unwrap_or_default();
        Self { id: class.as_str(), title: class.title(lang), colour: class.hex(), side, hatch, ink, class }
    }

    /// Draws a sample of the class; the words beside it say the same.
    fn swatch(&self) -> Markup {
        let open = self.class == Class::Untested;
        html! {
            svg class="swatch" viewBox="0 0 28 18" aria-hidden="true" focusable="false" {
                rect x="1" y="1" width="26" height="16" fill=(self.colour) {}
                @if !self.hatch.is_empty() {
                    rect x="1" y="1" width="26" height="16" fill={ "url(#area-" (self.id) ")" } {}
                }
                rect x="1" y="1" width="26" height="16" fill="none" stroke=(if open { "#141414" } else { "#33475f" })
                    stroke-width="1.6" stroke-dasharray=[open.then_some("1.5 3")] {}
            }
        }
    }
}

impl AreaMap {
    /// Returns the areas of a roll-up in the words of a language.
    pub(super) fn of(areas: Areas<'_>, lang: Lang) -> Self {
        let classes = Class::ALL.into_iter().map(|class| Look::of(class, lang)).collect();
        Self { classes, rows: areas.rollup.rows.iter().map(|row| shown(row, areas, lang)).collect() }
    }

    /// Returns the hatchings, drawn once and used wherever they stand.
    pub(super) fn patterns(&self) -> Markup {
        html! {
            svg class="shapes" aria-hidden="true" focusable="false" width="0" height="0" {
                @for look in self.classes.iter().filter(|l| !l.hatch.is_empty()) {
                    pattern id={ "area-" (look.id) } width=(look.side) height=(look.side) patternUnits="userSpaceOnUse" {
                        path d=(look.hatch) fill="none" stroke=(look.ink) stroke-width="1" {}
                    }
                }
            }
        }
    }

    /// Returns the classes with their looks, for the legend.
    pub(super) fn legend(&self) -> Markup {
        html! { @for look in &self.classes { li { (look.swatch()) (look.title) } } }
    }

    /// Returns the section with filters by class and a row an area.
    pub(super) fn section(&self, lang: Lang) -> Markup {
        html! {
            section class="areas" id="areas" tabindex="-1" aria-labelledby="areas-title" {
                h2 id="areas-title" { (say(lang, "areas")) }
                p id="areas-state" role="status" {}
                p class="help" { (say(lang, "areas-help")) }
                fieldset id="classes" {
                    legend { (say(lang, "class")) }
                    @for (at, look) in self.classes.iter().enumerate() {
                        label {
                            input type="checkbox" value=(at) form="form" checked;
                            (look.swatch())
                            span { (look.title) }
                            output { (self.rows.iter().filter(|r| r.class == at).count()) }
                        }
                    }
                }
                table aria-labelledby="areas-title" {
                    thead {
                        tr {
                            th scope="col" { (say(lang, "area")) }
                            th scope="col" { (say(lang, "class")) }
                            @for id in COLUMNS {
                                th scope="col" { (say(lang, id)) }
                            }
                        }
                    }
                    tbody id="area-rows" {
                        @for (at, row) in self.rows.iter().enumerate() {
                            tr id={ "area-row-" (at) } {
                                th scope="row" {
                                    @if row.lines.is_empty() { (row.name) } @else {
                                        button type="button" class="go" data-area=(at) { (row.name) }
                                    }
                                }
                                td {
                                    @if let Some(look) = self.classes.get(row.class) {
                                        span class="verdict" { (look.swatch()) (look.title) }
                                    }
                                }
                                @for (id, cell) in COLUMNS.iter().zip(&row.cells) { td data-label=(say(lang, id)) { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn say(lang: Lang, id: &str) -> String {
    word(lang, &format!("webmap-{id}"))
}

fn shown(row: &Row, areas: Areas<'_>, lang: Lang) -> Shown {
    let catalog = areas.rollup.catalog.as_deref();
    let class = Class::of(row, areas.rollup);
    let score = catalog.map_or(Score::UNKNOWN, |c| row.measures.score(c));
    let known = score.weight > 0.0 && class != Class::Untested;
    let percent = |share: f64| figures::percent(share, lang);
    let range = || figures::range_text(&score, lang);
    let nowhere = geo::MultiPolygon(Vec::new());
    let outline = row.area.as_ref().map_or(nowhere, |id| areas.boundaries.outline(id));
    let barriers: u64 = row.measures.barriers.values().sum();
    let count = |n: u64| n.to_string();
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "–".to_owned());
    Shown {
        id: area_key(row),
        name: figures::clean(&title(row, lang)),
        class: Class::ALL.iter().position(|c| *c == class).unwrap_or_default(),
        label: if known { range() } else { String::new() },
        text: figures::clean(&row_sentence(row, catalog, lang)),
        at: outline.bounding_rect().map(|r| [r.center().x, r.center().y]),
        lines: outline
            .iter()
            .flat_map(|part| std::iter::once(part.exterior()).chain(part.interiors()))
            .map(steps)
            .collect(),
        cells: [
            or_none(known.then(range)),
            or_none(known.then(|| percent(score.tested))),
            count(row.measures.sites),
            count(barriers),
        ],
    }
}
