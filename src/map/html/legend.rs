//! The legend: a switch for each layer, with its signs and what each of them means.

use maud::{Markup, html};

use super::WebMap;
use super::areas::AreaMap;
use super::data::Data;
use super::extras::Shown;
use super::page::say;
use super::states::VERDICTS;
use super::{marks, signs};
use crate::checklist::Outcome;
use crate::export::LayerName;
use crate::lang::{Arg, Lang, message};
use crate::report::palette::Tone;

/// Returns the legend of a page.
pub(super) fn legend(lang: Lang, map: &WebMap, areas: Option<&AreaMap>, data: &Data<'_>) -> Markup {
    html! {
        div class="legend" {
            h3 id="legend-title" { (say(lang, "legend")) }
            fieldset id="layers" {
                legend class="hidden" { (say(lang, "layers")) }
                @for layer in data.layers() { (switch(layer, lang, areas, data)) }
            }
            p id="ask" hidden { (say(lang, "ask")) }
            @if let Some(context) = &map.context {
                p { (message(lang, "webmap-context", &[("name", Arg::from(&context.name))])) }
            }
            @if let Some(basemap) = &map.basemap {
                p { (basemap.told(lang)) }
            }
        }
    }
}

/// Returns the switch of a layer, and under it its signs.
fn switch(shown: &Shown, lang: Lang, areas: Option<&AreaMap>, data: &Data<'_>) -> Markup {
    html! {
        div class="layer" data-layer=(shown.name) {
            label {
                input type="checkbox" value=(shown.name) form="form" checked[shown.on];
                span { (shown.layer.title(lang)) }
                output { "0" }
            }
            ul {
                @match shown.layer {
                    LayerName::Sites => {
                        li {
                            svg class="sign site" aria-hidden="true" focusable="false" { use href="#sign-pin" {} }
                            (say(lang, "legend-site"))
                        }
                        @for verdict in VERDICTS { li { (signs::drawn(Tone::from(verdict))) (verdict.title(lang)) } }
                    },
                    LayerName::Items => @for outcome in Outcome::ALL {
                        li { (signs::drawn(Tone::from(*outcome))) (outcome.title(lang)) }
                    },
                    LayerName::Areas => @if let Some(areas) = areas { (areas.legend()) },
                    layer => @for mark in marks::of(layer) { li { (mark.drawn(layer)) (data.title(mark.letter)) } },
                }
            }
        }
    }
}
