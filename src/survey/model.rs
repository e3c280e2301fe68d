//! What a survey is once it is read: one visit to one site, with its items and readings.

use std::sync::Arc;

use jiff::civil::Date;

use super::built::Built;
use super::personal::Personal;
use crate::checklist::{
    Construction, DisabilityCategory, ElementIx, FieldIx, GroupSet, InstrumentIx, LimitationId, ProfileId,
    RuleId,
};
use crate::quantity::{Exact, Quantity};

/// One visit to one site.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// The file it came from, as the user named it, and the hash of its bytes.
    pub source: SourceRef,
    /// What was visited.
    pub site: Site,
    /// The profile that the record names.
    pub profile: Option<ProfileId>,
    /// The day of the visit.
    pub surveyed: Option<Date>,
    /// Who inspected: a sign or a name, for the report's signature block.
    pub inspector: Option<String>,
    /// New, altered or existing works, if the record says so.
    pub construction: Option<Construction>,
    /// When the site was built, where its items do not say.
    pub built: Option<Built>,
    /// A remark on the whole visit.
    pub note: Option<String>,
    /// What was inspected, in the order of the record.
    pub items: Vec<Item>,
    /// Ways through the site to its destinations.
    pub routes: Vec<Route>,
    /// Decisions about rules at items.
    pub waivers: Vec<Waiver>,
    /// Homes: who lives there.
    pub resident: Option<Resident>,
}

/// Where a survey came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceRef {
    /// The file as the user named it.
    pub file: Arc<str>,
    /// SHA-256 of the file's bytes, in hex.
    pub sha256: Arc<str>,
}

/// A place that is visited.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Site {
    /// Its id, unique among sites.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Where it is; of a home this is personal data.
    pub position: Option<Position>,
    /// Its administrative code (GB/T 2260 and 10114: 6, 9 or 12 digits).
    pub area: Option<String>,
    /// A public site's address.
    pub address: Option<String>,
}

/// A position on the earth in WGS 84 degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Position {
    /// Longitude, −180 to 180.
    pub lon: f64,
    /// Latitude, −90 to 90.
    pub lat: f64,
}

/// The place of an item in [`Survey::items`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemIx(pub u32);

/// One instance of an element at a site.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its id, unique in the survey.
    pub id: String,
    /// What kind of thing it is.
    pub element: ElementIx,
    /// What people call it.
    pub label: Option<String>,
    /// The item that it belongs to.
    pub parent: Option<ItemIx>,
    /// New, altered or existing, where it differs from the site.
    pub construction: Option<Construction>,
    /// What was measured.
    pub readings: Readings,
    /// What few items have, out of the way of the many.
    pub more: Option<Box<ItemMore>>,
}

/// What few items have.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ItemMore {
    /// Where it is.
    pub position: Option<Position>,
    /// The floor it is on.
    pub floor: Option<String>,
    /// When it was built.
    pub built: Option<Built>,
    /// Photos of the whole item, as file names beside the record.
    pub photos: Vec<String>,
    /// A remark.
    pub note: Option<String>,
}

impl Item {
    /// Returns where the item is, if known.
    pub fn position(&self) -> Option<Position> {
        self.more.as_ref()?.position
    }

    /// Returns what people call it, or its id.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.id)
    }
}

/// The readings of one item: one bit a field, values in field order, raw texts in one string.
///
/// Looking a field up costs two machine instructions and no search, whatever the element.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Readings {
    mask: u128,
    values: Vec<Reading>,
    text: String,
    refused: Vec<(FieldIx, String)>,
}

/// One reading: the value that was understood, beside the text as typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The value.
    pub value: Value,
    raw: (u32, u32),
    /// What few readings have.
    pub more: Option<Box<ReadingMore>>,
}

/// What few readings have.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReadingMore {
    /// Expanded uncertainty U (k = 2) as stated, in the base unit of the kind.
    pub uncertainty: Option<Exact>,
    /// The instrument.
    pub with: Option<InstrumentIx>,
    /// Photos, as file names beside the record.
    pub photos: Vec<String>,
    /// A remark.
    pub note: Option<String>,
    /// Who took it, where that is not the inspector of the visit.
    pub by: Option<String>,
}

/// The value of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A quantity.
    Quantity(Quantity),
    /// Yes or no.
    YesNo(bool),
    /// A choice, by its place in the field's choices.
    Choice(u8),
    /// Free text: see the raw text.
    Text,
}

impl Readings {
    /// Returns the reading of a field.
    #[inline]
    pub fn get(&self, field: FieldIx) -> Option<&Reading> {
        let bit = 1u128 << (field.0 & 127);
        if self.mask & bit == 0 {
            return None;
        }
        self.values.get((self.mask & (bit - 1)).count_ones() as usize)
    }

    /// Sets the reading of a field, with its text as typed.
    pub fn set(&mut self, field: FieldIx, value: Value, raw: &str, more: Option<Box<ReadingMore>>) {
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let len = u32::try_from(raw.len()).unwrap_or(0);
        self.text.push_str(raw);
        let reading = Reading { value, raw: (start, len), more };
        let bit = 1u128 << (field.0 & 127);
        let at = (self.mask & (bit - 1)).count_ones() as usize;
        if self.mask & bit == 0 {
            self.mask |= bit;
            self.values.insert(at, reading);
        } else {
            self.values[at] = reading;
        }
    }

    /// Makes room for `readings` values and `text` bytes of raw text.
    pub fn reserve(&mut self, readings: usize, text: usize) {
        self.values.reserve_exact(readings);
        self.text.reserve_exact(text);
    }

    /// Notes a reading that was refused: the field stays untested, the text is kept.
    pub fn refuse(&mut self, field: FieldIx, raw: &str) {
        self.refused.push((field, raw.to_owned()));
    }

    /// Returns the text of a refused reading of the field.
    pub fn refused(&self, field: FieldIx) -> Option<&str> {
        self.refused.iter().find(|(f, _)| *f == field).map(|(_, raw)| raw.as_str())
    }

    /// Returns the text of a reading as typed.
    pub fn raw(&self, reading: &Reading) -> &str {
        let start = reading.raw.0 as usize;
        self.text.get(start..start + reading.raw.1 as usize).unwrap_or_default()
    }

    /// Iterates over the readings in the order of the fields.
    pub fn iter(&self) -> impl Iterator<Item = (FieldIx, &Reading)> {
        let fields = (0u8..128).filter(|f| self.mask & (1 << f) != 0).map(FieldIx);
        fields.zip(&self.values)
    }

    /// Returns how many fields have a reading.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Returns true if nothing was measured.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// A way to a destination: a list of items, each of which must be passed.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// The destination; several routes to one destination are alternatives.
    pub to: String,
    /// The items on the way, in order.
    pub via: Vec<ItemIx>,
    /// The groups it is meant for; empty means all.
    pub groups: GroupSet,
}

/// A dated decision about a rule at an item; shown, never counted as passed.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// The rule.
    pub rule: RuleId,
    /// The item, or nothing for every item of the site.
    pub item: Option<ItemIx>,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// Until when, included.
    pub until: Date,
}

/// Who lives in a home. All of it is personal data.
#[derive(Debug, Clone, PartialEq)]
pub struct Resident {
    /// The category of GB/T 26341-2010.
    pub category: Personal<Option<DisabilityCategory>>,
    /// The grade of GB/T 26341-2010, 1 (most severe) to 4.
    pub grade: Personal<Option<u8>>,
    /// Functional limitations and mobility devices: they decide which rules apply.
    pub limitations: Personal<Vec<LimitationId>>,
    /// Name.
    pub name: Personal<Option<String>>,
    /// Phone.
    pub phone: Personal<Option<String>>,
    /// Address.
    pub address: Personal<Option<String>>,
    /// Number of the disability certificate.
    pub certificate: Personal<Option<String>>,
}

impl Survey {
    /// Returns a survey of a site with nothing on it yet.
    pub fn new(site: impl Into<String>) -> Self {
        let id = site.into();
        Self {
            source: SourceRef::default(),
            site: Site { label: id.clone(), id, ..Site::default() },
            profile: None,
            surveyed: None,
            inspector: None,
            construction: None,
            built: None,
            note: None,
            items: Vec::new(),
            routes: Vec::new(),
            waivers: Vec::new(),
            resident: None,
        }
    }
}

impl Item {
    /// Returns an item with no readings.
    pub fn new(id: impl Into<String>, element: ElementIx) -> Self {
        Self {
            id: id.into(),
            element,
            label: None,
            parent: None,
            construction: None,
            readings: Readings::default(),
            more: None,
        }
    }
}

impl Resident {
    /// Returns a resident of whom only the limitations are known.
    pub fn with_limitations(limitations: Vec<LimitationId>) -> Self {
        Self {
            category: Personal::new(None),
            grade: Personal::new(None),
            limitations: Personal::new(limitations),
            name: Personal::new(None),
            phone: Personal::new(None),
            address: Personal::new(None),
            certificate: Personal::new(None),
        }
    }
}
