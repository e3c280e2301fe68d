//! Other people's scoring schemes, as the data of `checklists/models/` says them.

use super::ids::StandardId;
use super::terms::{Confidence, Impact, Modality};
use crate::lang::Text;
use crate::quantity::Exact;

/// The schemes of a catalogue, each as far as its file is there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Schemes {
    /// T/CNAEC 1304-2022.
    pub cnaec: Option<CnaecScheme>,
    /// Acceptance lots.
    pub lot: Option<LotScheme>,
}

/// T/CNAEC 1304-2022: what is scored where.
#[derive(Debug, Clone, PartialEq)]
pub struct CnaecScheme {
    /// The standard whose rules are score items.
    pub standard: StandardId,
    /// The standards whose demands gate.
    pub control: Vec<StandardId>,
    /// How sure the gate is.
    pub control_confidence: Confidence,
    /// The dimensions, Q1 first.
    pub dimensions: Vec<CnaecDimension>,
    /// Points that the source gives, by row of the fact sheet.
    pub points: Vec<(String, Exact)>,
}

/// A dimension of T/CNAEC 1304-2022.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CnaecDimension {
    /// Its id, `Q1` to `Q4`.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// The clauses of its system score, as beginnings of clause numbers.
    pub system: Vec<String>,
    /// What its system score is made of; nothing if it is one part.
    pub parts: Vec<CnaecPart>,
    /// The clauses of its facility score; nothing if it has none.
    pub facility: Option<Vec<String>>,
}

/// A part of the system score of a dimension, with its share of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CnaecPart {
    /// Its name.
    pub title: Text,
    /// Its points, of those of all parts.
    pub weight: Exact,
    /// Its clauses, as beginnings of clause numbers.
    pub clauses: Vec<String>,
}

/// Acceptance by lots: which rules are main-control items, and what general items need.
#[derive(Debug, Clone, PartialEq)]
pub struct LotScheme {
    /// How sure the figures are.
    pub confidence: Confidence,
    /// The share of points that a general item needs.
    pub general_pass: Exact,
    /// The worst measured deviation, in per cent of the allowed one.
    pub worst_percent: i64,
    /// The modality of main-control items.
    pub main_modality: Modality,
    /// The impacts of main-control items.
    pub main_impact: Vec<Impact>,
    /// The standards whose upper limits are allowed deviations.
    pub deviation: Vec<StandardId>,
}
