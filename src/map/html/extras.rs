//! The rows of the layers besides sites, items and areas, in columns: what the layers of the other formats
//! say, told of the item or site where it stands.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::data::{NOTHING, parts};
use super::lines::steps;
use super::marks::{self, Drawing};
use super::pool::{Letters, Pool};
use super::signs;
use crate::checklist::{Group, GroupSet};
use crate::export::LayerName;
use crate::map::layer::{ByTone, Column, Feature, Geometry, Layers, Value};
use crate::report::figures::clean;
use crate::report::palette::Tone;
use crate::survey::Position;

/// A layer of the page.
#[derive(Debug, Serialize)]
pub(super) struct Shown {
    pub(super) name: &'static str,
    letter: char,
    title: String,
    /// How its features are drawn, by tone; sites and items have signs of their own.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    marks: BTreeMap<&'static str, Drawing>,
    /// True if a row is shown only for a group that was chosen.
    asks: bool,
    /// True if it is switched on at first.
    pub(super) on: bool,
    #[serde(skip)]
    pub(super) layer: LayerName,
}

/// The columns of the rows.
#[derive(Debug, Default, Serialize)]
pub(super) struct Extras {
    /// The letter of the layer of each row.
    layer: Letters,
    /// The feature that a row stands at: an item, a site, or nothing.
    of: Vec<Option<usize>>,
    /// What it is called, by row, where that is not the name of the feature.
    name: BTreeMap<usize, u32>,
    /// What it says, by row.
    text: BTreeMap<usize, u32>,
    /// Longitude and latitude in ten-millionths of a degree, by row, of what stands at no feature.
    at: BTreeMap<usize, [i64; 2]>,
    /// Lines in steps of millionths of a degree, by row.
    lines: BTreeMap<usize, Vec<Vec<i64>>>,
    /// A letter a row: for everyone, then for each group.
    pub(super) states: Vec<Letters>,
}

/// Returns the layers of a page, in the order in which they are switched.
pub(super) fn shown(layers: &Layers<'_>) -> Vec<Shown> {
    let wanted = layers.wanted();
    let of = |layer: LayerName| Shown {
        name: layer.as_str(),
        letter: char::from(letter(layer)),
        title: layer.title(layers.settings().lang),
        marks: marks::of(layer).iter().map(|m| (signs::name(m.tone), m.drawing)).collect(),
        asks: layer.needs_demand(),
        // An item tells of its barriers and open questions by its own sign.
        on: !(matches!(layer, LayerName::Barriers | LayerName::Untested)
            && wanted.contains(LayerName::Items)),
        layer,
    };
    let known = |layer: &LayerName| !layer.needs_areas() || layers.areas().is_some();
    wanted.iter().filter(known).map(of).collect()
}

/// Returns the letter of a layer.
fn letter(layer: LayerName) -> u8 {
    match layer {
        LayerName::Sites => b's',
        LayerName::Items => b'i',
        LayerName::Barriers => b'b',
        LayerName::Untested => b'u',
        LayerName::Routes => b'r',
        LayerName::Breaks => b'k',
        LayerName::Coverage => b'c',
        LayerName::Gaps => b'g',
        LayerName::Areas => b'a',
    }
}

impl Extras {
    /// Returns the rows of the wanted layers. `features` are the ids of sites and items; `barriers` say of each
    /// barrier of the page, in its order, at which feature it stands and whom it concerns.
    pub(super) fn of(
        layers: &Layers<'_>,
        features: &[String],
        barriers: impl Iterator<Item = (usize, GroupSet)>,
        texts: &mut Pool,
    ) -> Self {
        let mut extras = Self::default();
        extras.states.resize_with(Group::ALL.len() + 1, Letters::default);
        let wanted = layers.wanted();
        if wanted.contains(LayerName::Barriers) {
            // The page tells of them by their items, so that a row says no more than where it stands.
            for (feature, groups) in barriers {
                extras.row(LayerName::Barriers, Some(feature), Tone::Bad, ByTone::of(Tone::Bad, groups));
            }
        }
        let places: HashMap<&str, usize> = features.iter().map(String::as_str).zip(0..).collect();
        let others =
            [LayerName::Untested, LayerName::Routes, LayerName::Breaks, LayerName::Coverage, LayerName::Gaps];
        for layer in others.into_iter().filter(|l| wanted.contains(*l)) {
            let columns = Columns::of(layer);
            for feature in layers.features(layer) {
                let of = Columns::text(columns.key, &feature).and_then(|key| places.get(key).copied());
                let row = extras.row(layer, of, feature.tone, feature.concerns);
                let title = Columns::text(columns.title, &feature).map(clean);
                // What stands at an item is called like it.
                if let Some(title) = title.filter(|_| !at_item(layer)) {
                    extras.name.insert(row, texts.add(title));
                }
                if let Some(text) = Columns::text(columns.description, &feature) {
                    let text = text.lines().map(clean).collect::<Vec<_>>().join("\n");
                    extras.text.insert(row, texts.add(text));
                }
                extras.place(row, layer, feature.geometry.as_ref());
            }
        }
        extras
    }

    /// Adds a row; returns its place.
    fn row(&mut self, layer: LayerName, of: Option<usize>, tone: Tone, concerns: ByTone) -> usize {
        self.layer.0.push(letter(layer));
        self.of.push(of);
        let marks = marks::of(layer);
        let known = |tone: Tone| marks.iter().find(|m| m.tone == tone).map_or(NOTHING, |m| m.letter);
        // What is within reach depends on who asks: for everyone there is no answer.
        let everyone = if layer.needs_demand() { NOTHING } else { known(tone) };
        let groups = Group::ALL.iter().map(|g| concerns.tone(*g).map_or(NOTHING, known));
        for (column, state) in self.states.iter_mut().zip(std::iter::once(everyone).chain(groups)) {
            column.0.push(state);
        }
        self.of.len() - 1
    }

    /// Says where a row is, unless it is where its item is.
    fn place(&mut self, row: usize, layer: LayerName, geometry: Option<&Geometry>) {
        match geometry {
            Some(Geometry::Point(at)) if !at_item(layer) => {
                self.at.insert(row, parts(Position { lon: at.x, lat: at.y }));
            }
            Some(Geometry::LineString(line)) => {
                self.lines.insert(row, vec![steps(line)]);
            }
            Some(Geometry::MultiPolygon(land)) => {
                let rings = land.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()));
                self.lines.insert(row, rings.map(steps).collect());
            }
            Some(Geometry::Point(_)) | None => {}
        }
    }

    /// Returns the first group that land or places are shown for.
    pub(super) fn asked(&self) -> Option<usize> {
        let asks = |at: &usize| matches!(self.layer.0.get(*at), Some(l) if *l == letter(LayerName::Coverage) || *l == letter(LayerName::Gaps));
        let rows: Vec<usize> = (0..self.of.len()).filter(asks).collect();
        (1..self.states.len()).find(|group| rows.iter().any(|row| self.states[*group].0[*row] != NOTHING))
    }
}

/// Returns true for layers whose features stand at an item.
fn at_item(layer: LayerName) -> bool {
    matches!(layer, LayerName::Barriers | LayerName::Untested | LayerName::Breaks)
}

/// Where the values stand that the page needs.
struct Columns {
    title: Option<usize>,
    description: Option<usize>,
    /// The item or site that a feature stands at.
    key: Option<usize>,
}

impl Columns {
    fn of(layer: LayerName) -> Self {
        let columns: Vec<Column> = Layers::columns(layer);
        let place = |name: &str| columns.iter().position(|c| c.name == name);
        let key = place("item_key").or_else(|| place("site_key"));
        Self { title: place("title"), description: place("description"), key }
    }

    fn text<'a>(place: Option<usize>, feature: &'a Feature<'_>) -> Option<&'a str> {
        match feature.values.get(place?) {
            Some(Value::Text(text)) if !text.is_empty() => Some(text),
            _ => None,
        }
    }
}
