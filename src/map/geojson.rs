//! Assessments → `GeoJSON` (RFC 7946): one feature a site, one feature an item; or the layers asked for.
//!
//! Features are made on all cores, a few parts at a time, and written in order; they are never collected.
//! What nobody located has a null geometry (RFC 7946 §3.2), so that every barrier is in the file, and is
//! counted in `unplaced`.

use std::collections::BTreeSet;
use std::io;
use std::ops::Range;

use ::geojson::Geometry;
use serde::Serialize;

use super::MapFormat;
use super::layer::Layers;
use super::parts;
use super::properties::{ItemProperties, Properties, SiteProperties};
use crate::assessment::Assessment;
use crate::diag::Diagnostic;
use crate::export::{Batch, ExportError, Exporter, Settings};
use crate::lang::Text;
use crate::privacy::HomesSummary;
use crate::report::figures;
use crate::report::json::Tool;
use crate::score::{self, ItemSummary};
use crate::survey::{Item, Position, Survey};

/// The version of the properties and foreign members.
pub const SCHEMA: u32 = 1;

/// The most items that can enclose each other; deeper nests are cut, so that a cycle ends.
const DEPTH: usize = 64;

/// The `GeoJSON` map.
#[derive(Debug)]
pub struct GeoJson;

impl Exporter for GeoJson {
    fn name(&self) -> &'static str {
        "geojson"
    }

    fn extension(&self) -> &'static str {
        "geojson"
    }

    fn write(&self, batch: &Batch<'_>, out: &mut dyn io::Write) -> Result<Vec<Diagnostic>, ExportError> {
        if !batch.settings.layers.is_empty() {
            self.render(&Layers::of(batch), out)?;
            return Ok(Vec::new());
        }
        // One call a number or word would be one virtual call each; the buffer makes it one a block.
        let assessments = batch.release.assessments();
        let head = serde_json::to_vec(&Head::of(batch))?;
        out.write_all(head.strip_suffix(b"}").unwrap_or(&head))?;
        out.write_all(b",\"features\":[")?;
        let keys = figures::keys(assessments);
        let parts: Vec<Part<'_>> =
            assessments.iter().zip(&keys).flat_map(|(a, key)| Part::all(a, key)).collect();
        let mut first = true;
        parts::in_order(
            &parts,
            |part| part.written(&batch.settings),
            |text| {
                if !std::mem::take(&mut first) {
                    out.write_all(b",")?;
                }
                Ok::<(), ExportError>(out.write_all(&text?)?)
            },
        )?;
        out.write_all(b"]}\n")?;
        out.flush()?;
        Ok(Vec::new())
    }
}

impl MapFormat for GeoJson {
    fn render(&self, layers: &Layers<'_>, out: &mut dyn io::Write) -> Result<(), ExportError> {
        super::collection::write(layers, out)
    }
}

/// Where a position comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PlacedBy {
    /// The item itself.
    Item,
    /// The nearest item that encloses it.
    Enclosing,
    /// The site.
    Site,
}

impl PlacedBy {
    /// Returns the word used in files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Item => "item",
            Self::Enclosing => "enclosing",
            Self::Site => "site",
        }
    }
}

/// Returns where an item is, and how that is known: by itself, by what encloses it, or by the site.
pub fn place(survey: &Survey, item: &Item) -> Option<(Position, PlacedBy)> {
    if let Some(own) = item.position() {
        return Some((own, PlacedBy::Item));
    }
    let outer = |item: &Item| item.parent.and_then(|p| survey.items.get(p.0 as usize));
    let enclosing = std::iter::successors(outer(item), |i| outer(i)).take(DEPTH).find_map(Item::position);
    let enclosing = enclosing.map(|p| (p, PlacedBy::Enclosing));
    enclosing.or_else(|| survey.site.position.map(|p| (p, PlacedBy::Site)))
}

/// The collection up to its features: foreign members come first, so that a reader knows what it has before it
/// reads it.
#[derive(Debug, Serialize)]
struct Head<'a> {
    r#type: &'static str,
    schema: u32,
    tool: Tool,
    editions: BTreeSet<&'a str>,
    date: Option<String>,
    internal: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<Text>,
    unplaced: Unplaced,
    #[serde(skip_serializing_if = "Option::is_none")]
    homes: Option<&'a HomesSummary>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bbox: Option<[f64; 4]>,
}

/// How much of the map has no place.
#[derive(Debug, Default, Serialize)]
struct Unplaced {
    sites: usize,
    items: usize,
}

impl<'a> Head<'a> {
    fn of(batch: &'a Batch<'a>) -> Self {
        let assessments = batch.release.assessments();
        let (mut unplaced, mut bounds) = (Unplaced::default(), Bounds::default());
        for assessment in assessments {
            let survey = &assessment.survey;
            match survey.site.position {
                Some(at) => bounds.add(at),
                None => unplaced.sites += 1,
            }
            for item in &survey.items {
                match place(survey, item) {
                    Some((at, _)) => bounds.add(at),
                    None => unplaced.items += 1,
                }
            }
        }
        let internal = batch.release.is_internal();
        Self {
            r#type: "FeatureCollection",
            schema: SCHEMA,
            tool: Tool::THIS,
            editions: assessments.iter().map(|a| a.checklist.catalog().hash()).collect(),
            date: batch.settings.date.map(|d| d.to_string()),
            internal,
            notice: internal.then(|| figures::both("export-internal")),
            unplaced,
            homes: batch.release.homes(),
            bbox: bounds.0,
        }
    }
}

/// West, south, east and north of what was added.
#[derive(Debug, Default)]
struct Bounds(Option<[f64; 4]>);

impl Bounds {
    fn add(&mut self, at: Position) {
        let [lon, lat] = lon_lat(at);
        let [west, south, east, north] = self.0.unwrap_or([lon, lat, lon, lat]);
        self.0 = Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)]);
    }
}

/// Longitude and latitude to seven decimals: a centimetre, finer than any reading.
fn lon_lat(at: Position) -> [f64; 2] {
    let seven = |degrees: f64| (degrees * 1e7).round() / 1e7;
    [seven(at.lon), seven(at.lat)]
}

/// A site, or some of its items.
#[derive(Debug)]
struct Part<'a> {
    assessment: &'a Assessment,
    key: &'a str,
    site: bool,
    items: Range<usize>,
}

impl<'a> Part<'a> {
    fn all(assessment: &'a Assessment, key: &'a str) -> impl Iterator<Item = Self> {
        let site = Self { assessment, key, site: true, items: 0..0 };
        let more = move |items| Part { assessment, key, site: false, items };
        std::iter::once(site).chain(parts::ranges(assessment.survey.items.len()).map(more))
    }

    /// Returns its features as text, with commas between them.
    fn written(&self, settings: &Settings) -> serde_json::Result<Vec<u8>> {
        let Self { assessment, key, .. } = *self;
        // A feature takes a kilobyte or more.
        let mut out = Vec::with_capacity((self.items.len() + 1) << 11);
        if self.site {
            serde_json::to_writer(&mut out, &Feature::of_site(assessment, key, settings))?;
        }
        let found = score::items_of(&assessment.checklist, &assessment.findings, self.items.clone());
        for (item, found) in assessment.survey.items[self.items.clone()].iter().zip(found) {
            if !out.is_empty() {
                out.push(b',');
            }
            serde_json::to_writer(&mut out, &Feature::of_item(assessment, key, item, &found, settings))?;
        }
        Ok(out)
    }
}

/// One feature.
#[derive(Debug, Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    id: String,
    geometry: Option<Geometry>,
    properties: Properties<'a>,
}

impl<'a> Feature<'a> {
    fn of_site(assessment: &'a Assessment, key: &'a str, settings: &Settings) -> Self {
        Self {
            r#type: "Feature",
            id: key.to_owned(),
            geometry: assessment.survey.site.position.map(point),
            properties: Properties::Site(Box::new(SiteProperties::of(assessment, settings))),
        }
    }

    fn of_item(
        assessment: &'a Assessment,
        key: &'a str,
        item: &'a Item,
        found: &ItemSummary,
        settings: &Settings,
    ) -> Self {
        let place = place(&assessment.survey, item);
        Self {
            r#type: "Feature",
            id: format!("{key}/{}", figures::escape(&item.id)),
            geometry: place.map(|(at, _)| point(at)),
            properties: Properties::Item(Box::new(ItemProperties::of(
                assessment,
                key,
                item,
                found,
                place.map(|(_, by)| by),
                settings,
            ))),
        }
    }
}

fn point(at: Position) -> Geometry {
    Geometry::new_point(lon_lat(at))
}
