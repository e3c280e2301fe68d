//! The record as it stands in a file: what [`super::write`] writes and the JSON Schema describes.
//!
//! Reading goes through [`super::record`], which keeps the place of every value.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::checklist::DisabilityCategory;
/// One visit to one site.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Tantu survey record", extend("$id" = "urn:tantu:schema:survey:1"))]
pub(super) struct Record {
    /// Version of the format.
    #[schemars(extend("const" = 1))]
    pub(super) schema: i64,
    /// What was visited.
    pub(super) site: Site,
    /// The profile whose rules count, such as `government-service-hall`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) profile: Option<String>,
    /// The day of the visit, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub(super) surveyed: Option<String>,
    /// Who inspected: a sign or a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) inspector: Option<String>,
    /// The state of the works.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) construction: Option<Construction>,
    /// When the site was built, where its items do not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) built: Option<Built>,
    /// A remark on the whole visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    /// True if numbers are written with a decimal comma.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) decimal_comma: bool,
    /// The system of all positions: `wgs84` (default), `cgcs2000`, `gcj02`, `bd09`, `epsg:4513` to `epsg:4554`, `epsg:3857`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) crs: Option<String>,
    /// Where the site is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) position: Option<Position>,
    /// Homes: who lives there. Personal data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) resident: Option<Resident>,
    /// What was inspected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) item: Vec<Item>,
    /// Ways through the site to its destinations; several to one destination are alternatives.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) route: Vec<Route>,
    /// Decisions about rules at items, apart from the facts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) waiver: Vec<Waiver>,
}

/// A site: its id, or its id with what else is known of it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Site {
    /// Its id.
    Id(String),
    /// Its id and more.
    Full(SiteTable),
}

/// A site with what is known of it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SiteTable {
    /// Its id, unique among sites.
    pub(super) id: String,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<String>,
    /// Its administrative code after GB/T 2260 and GB/T 10114: 6, 9 or 12 digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) area: Option<String>,
    /// A public site's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<String>,
}

/// A position: degrees, or metres where `crs` has metres.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Position {
    /// Longitude and latitude.
    Degrees(Degrees),
    /// Easting and northing.
    #[expect(dead_code, reason = "it is read and described, and never written")]
    Metres(Metres),
}

/// Longitude and latitude in degrees.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Degrees {
    /// Longitude.
    #[schemars(range(min = -180.0, max = 180.0))]
    pub(super) lon: f64,
    /// Latitude.
    #[schemars(range(min = -90.0, max = 90.0))]
    pub(super) lat: f64,
}

/// Easting and northing in metres, whatever a survey calls x and y.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Metres {
    /// Easting, with the number of the zone if the system has it.
    pub(super) easting: f64,
    /// Northing.
    pub(super) northing: f64,
}

/// The state of the works that clauses speak of.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Construction {
    /// New or extended.
    New,
    /// An existing building that is altered.
    Altered,
    /// Existing and unaltered.
    Existing,
}

/// When something was built.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Built {
    /// The year.
    Year(#[schemars(range(min = 1000, max = 2999))] i16),
    /// The day, `YYYY-MM-DD`.
    Day(#[schemars(extend("format" = "date"))] String),
}

/// One instance of an element at the site.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Item {
    /// Its id, unique in the record.
    pub(super) id: String,
    /// What kind of thing it is, such as `ramp`.
    pub(super) element: String,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) label: Option<String>,
    /// The id of the item that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) parent: Option<String>,
    /// The state of the works, where it differs from the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) construction: Option<Construction>,
    /// The floor it is on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) floor: Option<String>,
    /// When it was built.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) built: Option<Built>,
    /// Photos of the whole item: file names beside the record.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub(super) photo: Words,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) position: Option<Position>,
    /// What was measured, by field of the element; an empty text is not measured.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) measured: BTreeMap<String, Reading>,
}

/// One word or several.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Words {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

impl Words {
    fn is_empty(&self) -> bool {
        matches!(self, Self::Many(words) if words.is_empty())
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl From<Vec<String>> for Words {
    fn from(mut words: Vec<String>) -> Self {
        if words.len() == 1 { Self::One(words.remove(0)) } else { Self::Many(words) }
    }
}

/// A reading: the value as typed, or a table with how it was taken.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Reading {
    /// The value as typed.
    Plain(Scalar),
    /// The value and how it was taken.
    Full(ReadingTable),
}

/// A value as typed: a number with its unit, yes or no, a choice, a text.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub(super) enum Scalar {
    /// `"1:12"`, `"850 mm ± 3 mm"`, `"sliding"`
    Text(String),
    /// `true`
    YesNo(bool),
    /// `3`, for things that are counted.
    #[expect(dead_code, reason = "understood when read; what is written is the text as typed")]
    Number(f64),
}

/// A reading and how it was taken.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReadingTable {
    /// The value as typed.
    pub(super) value: Scalar,
    /// The instrument, such as `tape`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) with: Option<String>,
    /// Expanded uncertainty (k = 2), with its unit; may also stand in the value after `±`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) uncertainty: Option<String>,
    /// Photos of the reading: file names beside the record.
    #[serde(default, skip_serializing_if = "Words::is_empty")]
    pub(super) photo: Words,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) note: Option<String>,
    /// Who took it, where that is not the inspector of the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<String>,
}

/// A way to a destination.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Route {
    /// The destination.
    pub(super) to: String,
    /// The ids of the items on the way, in order.
    pub(super) via: Vec<String>,
    /// The groups it is meant for; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) groups: Vec<String>,
}

/// A dated decision about a rule; shown, never counted as passed.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Waiver {
    /// The id of the rule.
    pub(super) rule: String,
    /// The id of the item; without one, every item of the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) item: Option<String>,
    /// Why.
    pub(super) reason: String,
    /// By whom.
    pub(super) by: String,
    /// Until when, included, `YYYY-MM-DD`.
    #[schemars(extend("format" = "date"))]
    pub(super) until: String,
}

/// Who lives in a home.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Resident {
    /// The category of GB/T 26341-2010.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) category: Option<DisabilityCategory>,
    /// The grade of GB/T 26341-2010, 1 (most severe) to 4.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1, max = 4))]
    pub(super) grade: Option<u8>,
    /// Functional limitations and mobility devices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) limitations: Vec<String>,
    /// Name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    /// Phone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) phone: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) address: Option<String>,
    /// Number of the disability certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) certificate: Option<String>,
}
