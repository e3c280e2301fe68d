//! Findings → scores by other people's models, next to Tantu's own: XCCDF 1.2 and T/CNAEC 1304-2022.
//!
//! They exist so that results can be compared with other tools. None of them changes a verdict, and
//! each is given with how much of it was measured.

pub mod cnaec;
mod points;
pub mod xccdf;

use std::sync::Arc;

pub use points::Points;

use crate::checklist::{Catalog, Checklist};
use crate::finding::{AuditOptions, Finding};
use crate::survey::Survey;

/// A scoring model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Model {
    /// Tantu's own score, which every output has anyway.
    Tantu,
    /// XCCDF's default model: means of means, by element.
    XccdfDefault,
    /// XCCDF's flat model: weights of passed rules of the weights that count.
    XccdfFlat,
    /// XCCDF's flat model with every weight 1.
    XccdfFlatUnweighted,
    /// XCCDF's absolute model: all or nothing.
    XccdfAbsolute,
    /// T/CNAEC 1304-2022.
    Cnaec1304,
}

impl Model {
    /// All models.
    pub const ALL: [Self; 6] = [
        Self::Tantu,
        Self::XccdfDefault,
        Self::XccdfFlat,
        Self::XccdfFlatUnweighted,
        Self::XccdfAbsolute,
        Self::Cnaec1304,
    ];

    /// Returns the name used in files and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Tantu => "tantu",
            Self::XccdfDefault => "xccdf-default",
            Self::XccdfFlat => "xccdf-flat",
            Self::XccdfFlatUnweighted => "xccdf-flat-unweighted",
            Self::XccdfAbsolute => "xccdf-absolute",
            Self::Cnaec1304 => "cnaec-1304",
        }
    }
}

/// What a site scores by a model: one of the two is there.
#[derive(Debug, Clone, PartialEq, serde::Serialize, schemars::JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct ModelScore {
    /// The name of the model.
    pub model: &'static str,
    /// The score of an XCCDF model.
    pub xccdf: Option<xccdf::Score>,
    /// The score of T/CNAEC 1304-2022.
    pub cnaec: Option<cnaec::Score>,
}

/// The models that were asked for, ready to score many sites.
#[derive(Debug, Clone, Default)]
pub struct Models {
    asked: Vec<Model>,
    cnaec: Option<cnaec::Scorer>,
}

impl Models {
    /// Returns the models asked for; what is stated for T/CNAEC 1304-2022 comes in `parameters`.
    pub fn new(catalog: &Arc<Catalog>, asked: &[Model], parameters: &cnaec::Parameters) -> Self {
        let mut asked: Vec<Model> = asked.iter().copied().filter(|m| *m != Model::Tantu).collect();
        asked.sort_unstable();
        asked.dedup();
        let wanted = asked.contains(&Model::Cnaec1304);
        let cnaec = if wanted { cnaec::Scorer::new(catalog, parameters) } else { None };
        Self { asked, cnaec }
    }

    /// Returns the scores of a site, in the order of [`Model::ALL`].
    ///
    /// T/CNAEC 1304-2022 looks at the readings by its own rules, whatever the profile; homes have none.
    pub fn score(
        &self,
        checklist: &Checklist,
        survey: &Survey,
        findings: &[Finding],
        options: &AuditOptions,
    ) -> Vec<ModelScore> {
        let each = self.asked.iter().filter_map(|model| {
            let kind = match model {
                Model::Tantu => return None,
                Model::Cnaec1304 => {
                    let scorer = self.cnaec.as_ref().filter(|_| !checklist.is_home())?;
                    let cnaec = Some(scorer.score(survey, options));
                    return Some(ModelScore { model: model.as_str(), xccdf: None, cnaec });
                }
                Model::XccdfDefault => xccdf::Kind::Default,
                Model::XccdfFlat => xccdf::Kind::Flat,
                Model::XccdfFlatUnweighted => xccdf::Kind::FlatUnweighted,
                Model::XccdfAbsolute => xccdf::Kind::Absolute,
            };
            let score = xccdf::score(kind, &xccdf::groups(checklist, findings));
            Some(ModelScore { model: model.as_str(), xccdf: Some(score), cnaec: None })
        });
        each.collect()
    }
}
