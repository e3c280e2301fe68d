//! Assessments → layers: features of one geometry type with flat, typed properties.
//!
//! Each map format is a rendering of layers and decides nothing: which features there are, where they are,
//! and what they say is settled here. Features are made one by one while they are written.

mod area;
mod barrier;
#[cfg(feature = "coverage")]
mod coverage;
mod feature;
mod item;
mod route;
mod site;
mod untested;

pub use area::Areas;
pub(crate) use area::key as area_key;
pub use feature::{ByTone, Column, Feature, Geometry, Kind, Shape, Value, sign};

use std::ops::Range;

use super::parts;
use crate::assessment::Assessment;
#[cfg(feature = "coverage")]
use crate::coverage::Question;
use crate::export::{Batch, LayerName, LayerSet, Settings};
use crate::lang::message;
use crate::privacy::Release;
use crate::report::figures;

/// The version of the layers' properties; new ones may come without a new version.
pub const SCHEMA: u32 = 2;

/// All that layers are made from.
#[derive(Debug)]
pub struct Layers<'a> {
    release: &'a Release<'a>,
    settings: Settings,
    keys: Vec<String>,
    areas: Option<Areas<'a>>,
    #[cfg(feature = "coverage")]
    question: Option<Question<'a>>,
}

/// One assessment, as the rows of a layer see it.
#[derive(Debug, Clone, Copy)]
struct Visit<'a> {
    assessment: &'a Assessment,
    key: &'a str,
    internal: bool,
    settings: &'a Settings,
}

/// Some of the items of a visit, or of its barriers.
#[derive(Debug, Clone)]
struct Part<'a> {
    visit: Visit<'a>,
    range: Range<usize>,
}

impl<'a> Part<'a> {
    fn features(self, layer: LayerName) -> Box<dyn Iterator<Item = Feature<'a>> + 'a> {
        match layer {
            LayerName::Items => Box::new(item::features(self.visit, self.range)),
            LayerName::Barriers => Box::new(barrier::features(self.visit, self.range)),
            LayerName::Untested => Box::new(untested::features(self.visit, self.range)),
            _ => Box::new(std::iter::empty()),
        }
    }
}

impl<'a> Layers<'a> {
    /// Returns the layers of a batch.
    pub fn of(batch: &Batch<'a>) -> Self {
        let keys = figures::keys(batch.release.assessments());
        Self {
            release: batch.release,
            settings: batch.settings.clone(),
            keys,
            areas: None,
            #[cfg(feature = "coverage")]
            question: None,
        }
    }

    /// Returns them with what the layer of areas shows.
    #[must_use]
    pub fn with_areas(self, areas: Areas<'a>) -> Self {
        Self { areas: Some(areas), ..self }
    }

    /// Returns them with what the layers of coverage ask.
    #[cfg(feature = "coverage")]
    #[must_use]
    pub fn with_coverage(self, question: Question<'a>) -> Self {
        Self { question: Some(question), ..self }
    }

    /// Returns the layers that were asked for, or else those that need nothing but assessments.
    pub fn wanted(&self) -> LayerSet {
        self.settings.layers.or(LayerSet::usual())
    }

    /// Returns how many places of people the public layer of gaps leaves out, because so few are there that it
    /// may be a home.
    #[cfg(feature = "coverage")]
    pub fn hidden_places(&self) -> usize {
        coverage::hidden(self)
    }

    /// Returns what the layer of areas shows, if areas were named.
    pub(crate) fn areas(&self) -> Option<Areas<'a>> {
        self.areas
    }

    /// Returns the release that they are made from.
    pub fn release(&self) -> &'a Release<'a> {
        self.release
    }

    /// Returns how they are written.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns what a layer is called; an internal one says that it is.
    pub fn title(&self, layer: LayerName) -> String {
        let title = layer.title(self.settings.lang);
        if self.release.is_internal() {
            return message(self.settings.lang, "map-internal", &[("layer", title.into())]);
        }
        title
    }

    /// Returns the columns of a layer: every feature has a value for each, in this order.
    pub fn columns(layer: LayerName) -> Vec<Column> {
        match layer {
            LayerName::Sites => site::columns(),
            LayerName::Items => item::columns(),
            LayerName::Barriers => barrier::columns(),
            LayerName::Untested => untested::columns(),
            LayerName::Routes => route::columns(),
            LayerName::Breaks => route::break_columns(),
            LayerName::Areas => area::columns(),
            #[cfg(feature = "coverage")]
            LayerName::Coverage => coverage::columns(),
            #[cfg(feature = "coverage")]
            LayerName::Gaps => coverage::gap_columns(),
            #[cfg(not(feature = "coverage"))]
            LayerName::Coverage | LayerName::Gaps => Vec::new(),
        }
    }

    /// Returns what a layer's features are on the earth.
    pub const fn shape(layer: LayerName) -> Shape {
        match layer {
            LayerName::Routes => Shape::LineString,
            LayerName::Coverage | LayerName::Areas => Shape::MultiPolygon,
            _ => Shape::Point,
        }
    }

    /// Iterates over the features of a layer; the order is the same in every run.
    pub fn features(&self, layer: LayerName) -> Box<dyn Iterator<Item = Feature<'_>> + '_> {
        match layer {
            LayerName::Sites => Box::new(self.visits().map(site::feature)),
            LayerName::Items | LayerName::Barriers | LayerName::Untested => {
                Box::new(self.parts(layer).into_iter().flat_map(move |part| part.features(layer)))
            }
            LayerName::Routes => Box::new(self.visits().flat_map(route::features)),
            LayerName::Breaks => Box::new(self.visits().flat_map(route::breaks)),
            LayerName::Areas => Box::new(area::features(self)),
            #[cfg(feature = "coverage")]
            LayerName::Coverage => Box::new(coverage::features(self)),
            #[cfg(feature = "coverage")]
            LayerName::Gaps => Box::new(coverage::gaps(self)),
            #[cfg(not(feature = "coverage"))]
            LayerName::Coverage | LayerName::Gaps => Box::new(std::iter::empty()),
        }
    }

    /// Makes something of each feature of a layer, on all cores where the layer has a feature an item, and hands
    /// the results on in order; ends at the first error.
    pub fn each<'s, R: Send, E>(
        &'s self,
        layer: LayerName,
        make: impl Fn(Feature<'s>) -> R + Sync,
        mut take: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        let parts = self.parts(layer);
        if parts.is_empty() {
            return self.features(layer).map(make).try_for_each(take);
        }
        let of_part = |part: &Part<'s>| part.clone().features(layer).map(&make).collect::<Vec<R>>();
        parts::in_order(&parts, of_part, |few| few.into_iter().try_for_each(&mut take))
    }

    /// Returns the parts of a layer that has a feature an item; none of other layers.
    fn parts(&self, layer: LayerName) -> Vec<Part<'_>> {
        let count: fn(&Assessment) -> usize = match layer {
            LayerName::Items | LayerName::Untested => |a| a.survey.items.len(),
            LayerName::Barriers => |a| a.barriers.len(),
            _ => |_| 0,
        };
        self.visits()
            .flat_map(|visit| parts::ranges(count(visit.assessment)).map(move |range| Part { visit, range }))
            .collect()
    }

    fn visits(&self) -> impl Iterator<Item = Visit<'_>> {
        let (internal, settings) = (self.release.is_internal(), &self.settings);
        let all = self.release.assessments().iter().zip(&self.keys);
        all.map(move |(assessment, key)| Visit { assessment, key, internal, settings })
    }
}
