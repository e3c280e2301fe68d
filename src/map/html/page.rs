//! The page around the data: words, filters, legend, style, scripts, and what the browser may not do.

use std::fmt::Write as _;
use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

use super::WebMap;
use super::areas::AreaMap;
use super::basemap::Basemap;
use super::data::Data;
use super::states::VERDICTS;
use super::{legend, marks, signs};
use crate::checklist::Outcome;
use crate::export::LayerName;
use crate::lang::{Arg, Lang, message, word};
use crate::map::layer::Layers;
use crate::privacy::HomesSummary;
use crate::report::figures;
use crate::report::palette::Tone;

/// Where the data go. It cannot come from a text: `<` is escaped there.
const GAP: &str = "<!-- data -->";

/// The map library, from its npm release (`assets/web`).
const LIBRARY: &str = include_str!("../../../assets/web/leaflet.js");
const LIBRARY_STYLE: &str = include_str!("../../../assets/web/leaflet.css");
const LIBRARY_VERSION: &str = "1.9.4";

/// The scripts, in one scope, in the order in which they need each other.
const SCRIPTS: &[&str] = &[
    include_str!("script/data.js"),
    include_str!("script/details.js"),
    include_str!("script/layer.js"),
    include_str!("script/shapes.js"),
    include_str!("script/list.js"),
    include_str!("script/areas.js"),
    include_str!("script/page.js"),
];

/// Writes the page.
pub(super) fn write(
    layers: &Layers<'_>,
    map: &WebMap,
    areas: Option<&AreaMap>,
    data: &Data<'_>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let page = page(layers, map, areas, data).into_string();
    let (before, after) = page.split_once(GAP).unwrap_or((&page, ""));
    out.write_all(before.as_bytes())?;
    serde_json::to_writer(Inert(out), data)?;
    writeln!(out, "{after}")
}

/// Writes JSON in which no `<` stands, so that it cannot end the element it stands in.
struct Inert<'a>(&'a mut dyn io::Write);

impl io::Write for Inert<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for (number, part) in bytes.split(|b| *b == b'<').enumerate() {
            if number > 0 {
                self.0.write_all(br"\u003c")?;
            }
            self.0.write_all(part)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Returns the style, with the colours of the palette.
fn style() -> String {
    let mut colours = String::new();
    for tone in Tone::ALL {
        // Writing to a text cannot fail.
        let _ = write!(colours, "--{}:{};", signs::name(tone), tone.paint().hex());
    }
    format!("{LIBRARY_STYLE}\n:root{{{colours}}}\n{}", include_str!("style.css"))
}

fn script() -> String {
    format!("{LIBRARY}\n(() => {{\n\"use strict\";\n{}}})();\n", SCRIPTS.concat())
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

fn page(layers: &Layers<'_>, map: &WebMap, areas: Option<&AreaMap>, data: &Data<'_>) -> Markup {
    let lang = layers.settings().lang;
    let (style, script) = (style(), script());
    let pictures =
        map.basemap.as_ref().and_then(Basemap::source).map(|s| format!(" {s}")).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; img-src data:{pictures}; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(&style),
        hash(&script),
    );
    let internal = layers.release().is_internal();
    let title = title(layers);
    html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(program());
                meta name="color-scheme" content="light";
                @if internal { meta name="robots" content="noindex, noarchive"; }
                title { (title) }
                style { (PreEscaped(&style)) }
            }
            body {
                a class="skip" href="#list" { (say(lang, "skip-list")) }
                a class="skip" href="#map" { (say(lang, "skip-map")) }
                (signs::shapes())
                (marks::shapes(data.layers().iter().map(|l| l.layer)))
                @if let Some(areas) = areas { (areas.patterns()) }
                header {
                    @if internal { p class="internal" { strong { (say(lang, "internal")) } } }
                    h1 { (title) }
                    (summary(layers, data))
                }
                main {
                    noscript { p { (say(lang, "no-script")) } }
                    (filters(lang, data))
                    (chart(lang, map, areas, data, internal))
                    (list(lang))
                    @if let Some(areas) = areas { (areas.section(lang)) }
                }
                (footer(layers))
                script id="data" type="application/json" { (PreEscaped(GAP)) }
                script { (PreEscaped(&script)) }
            }
        }
    }
}

pub(super) fn say(lang: Lang, id: &str) -> String {
    word(lang, &format!("webmap-{id}"))
}

fn program() -> String {
    format!("Tantu {}", env!("CARGO_PKG_VERSION"))
}

fn title(layers: &Layers<'_>) -> String {
    let lang = layers.settings().lang;
    match layers.release().assessments() {
        [one] => {
            let site = figures::clean(&one.survey.site.label);
            message(lang, "webmap-title-one", &[("site", Arg::from(site))])
        }
        _ => say(lang, "title"),
    }
}

/// Returns how much there is, and what is not shown.
fn summary(layers: &Layers<'_>, data: &Data<'_>) -> Markup {
    let lang = layers.settings().lang;
    let [sites, items, barriers] = data.counts();
    let counts =
        [("sites", Arg::from(sites)), ("items", Arg::from(items)), ("barriers", Arg::from(barriers))];
    html! {
        p { (message(lang, "webmap-summary", &counts)) }
        @if let Some(homes) = layers.release().homes() { p { (unshown(homes, lang)) } }
    }
}

fn unshown(homes: &HomesSummary, lang: Lang) -> String {
    let known = (homes.count, homes.mean_low, homes.mean_high, homes.mean_tested);
    let (Some(count), Some(low), Some(high), Some(tested)) = known else { return say(lang, "homes") };
    let args = [
        ("count", Arg::from(count)),
        ("low", Arg::from(figures::percent(low, lang))),
        ("high", Arg::from(figures::percent(high, lang))),
        ("tested", Arg::from(figures::percent(tested, lang))),
    ];
    message(lang, "webmap-homes-count", &args)
}

fn filters(lang: Lang, data: &Data<'_>) -> Markup {
    let (groups, elements, days) = data.choices();
    html! {
        section class="filters" aria-labelledby="filters-title" {
            details id="filters" open {
                summary { h2 id="filters-title" { (say(lang, "filters")) } }
                form id="form" autocomplete="off" {
                    div class="field wide" {
                        label for="find" { (say(lang, "find")) }
                        input id="find" type="search";
                    }
                    div class="field" {
                        label for="group" { (say(lang, "group")) }
                        select id="group" {
                            option value="0" { (say(lang, "everyone")) }
                            @for (at, group) in (1..).zip(groups) { option value=(at) selected[at == data.group()] { (group) } }
                        }
                    }
                    div class="field" {
                        label for="kind" { (say(lang, "kind")) }
                        select id="kind" {
                            option value="all" { (say(lang, "kind-all")) }
                            option value="sites" { (say(lang, "kind-sites")) }
                            @for (at, element) in elements.iter().enumerate() {
                                option value=(at) { (element) }
                            }
                        }
                    }
                    @if let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) {
                        @for id in ["from", "until"] {
                            div class="field" {
                                label for=(id) { (say(lang, id)) }
                                input id=(id) type="date" min=(first) max=(last);
                            }
                        }
                    }
                    @if data.is_mixed() {
                        div class="field wide" {
                            label for="place" { (say(lang, "place")) }
                            select id="place" {
                                option value="all" { (say(lang, "place-all")) }
                                option value="1" { (say(lang, "place-home")) }
                                option value="0" { (say(lang, "place-public")) }
                            }
                        }
                    }
                    fieldset id="tones" {
                        legend { (say(lang, "outcome")) }
                        @for tone in Tone::ALL {
                            label {
                                input type="checkbox" value=(signs::name(tone)) checked;
                                (signs::drawn(tone))
                                span { (meaning(tone, lang, data)) }
                                output { "0" }
                            }
                        }
                    }
                    label class="check wide" {
                        input id="view" type="checkbox";
                        span { (say(lang, "view")) }
                    }
                    button type="reset" class="wide" { (say(lang, "reset")) }
                }
            }
        }
    }
}

/// Returns what a tone means, for items, for sites, and for people who need a service.
fn meaning(tone: Tone, lang: Lang, data: &Data<'_>) -> String {
    let outcomes = Outcome::ALL.iter().filter(|o| Tone::from(**o) == tone).map(|o| o.title(lang));
    let verdicts = VERDICTS.iter().filter(|v| Tone::from(**v) == tone).map(|v| v.title(lang));
    let reach = marks::of(LayerName::Coverage).into_iter().chain(marks::of(LayerName::Gaps));
    let asks = data.layers().iter().any(|l| l.layer.needs_demand());
    let reach = reach.filter(|m| asks && m.tone == tone).map(|m| data.title(m.letter));
    let mut all: Vec<String> = outcomes.chain(verdicts).chain(reach).collect();
    all.dedup();
    all.join(" · ")
}

fn chart(lang: Lang, map: &WebMap, areas: Option<&AreaMap>, data: &Data<'_>, internal: bool) -> Markup {
    html! {
        section class="chart" aria-labelledby="map-title" {
            h2 id="map-title" class="hidden" { (say(lang, "map")) }
            p id="map-help" class="hidden" { (say(lang, "map-help")) }
            @if internal { p class="internal" { strong { (say(lang, "internal")) } } }
            div class="frame" {
                div id="map" role="application" tabindex="0" aria-labelledby="map-title" aria-describedby="map-help" {}
                button id="fit" type="button" { (say(lang, "fit")) }
                p id="nowhere" hidden { (say(lang, "nowhere")) }
                @if let Some(basemap) = &map.basemap { p class="attribution" { (basemap.attribution()) } }
            }
            (legend::legend(lang, map, areas, data))
        }
    }
}

fn list(lang: Lang) -> Markup {
    let columns = ["name", "result", "tested", "barriers", "date"];
    html! {
        section class="list" id="list" tabindex="-1" aria-labelledby="list-title" {
            h2 id="list-title" { (say(lang, "list")) }
            p id="state" role="status" {}
            p id="cut" hidden {}
            p class="help" { (say(lang, "list-help")) }
            table role="table" aria-labelledby="list-title" {
                thead role="rowgroup" {
                    tr role="row" {
                        @for column in columns {
                            th scope="col" role="columnheader" class=(column) {
                                button type="button" data-column=(column) { (say(lang, column)) }
                            }
                        }
                    }
                }
                tbody id="rows" role="rowgroup" {}
            }
            p id="nothing" hidden { (say(lang, "nothing")) }
            nav id="pages" aria-label=(say(lang, "pages")) hidden {
                button id="previous" type="button" { (say(lang, "previous")) }
                span id="page" role="status" {}
                button id="next" type="button" { (say(lang, "next")) }
            }
        }
    }
}

fn footer(layers: &Layers<'_>) -> Markup {
    let (lang, release) = (layers.settings().lang, layers.release());
    let days = || release.assessments().iter().filter_map(|a| a.survey.surveyed).max();
    let day = layers.settings().date.or_else(days);
    html! {
        footer {
            p {
                (message(lang, "webmap-made-by", &[("program", Arg::from(program()))]))
                @if let Some(day) = day { " " time datetime=(day.to_string()) { (day.to_string()) } }
                " "
                (message(lang, "webmap-library", &[("version", Arg::from(LIBRARY_VERSION))]))
            }
            @if release.is_internal() { p { strong { (say(lang, "internal")) } } }
        }
    }
}
