//! One survey, assessed: the value that every report and map is a rendering of.

mod inputs;

use std::sync::Arc;

use crate::checklist::{AsOf, Checklist, Rule};
use crate::finding::{self, AuditOptions, Explanation, Finding, Gaps};
use crate::model::{ModelScore, Models};
use crate::quantity::Style;
use crate::score::{self, Barrier, Burden, GroupVerdict, Scores};
use crate::survey::{Item, Survey, Waiver};

pub use inputs::{Input, inputs};

/// One survey, assessed.
#[derive(Debug, Clone)]
pub struct Assessment {
    /// The rules that counted.
    pub checklist: Arc<Checklist>,
    /// What was measured.
    pub survey: Survey,
    /// How it was decided.
    pub options: AuditOptions,
    /// Every rule at every item.
    pub findings: Vec<Finding>,
    /// The scores.
    pub scores: Scores,
    /// The verdicts, by group.
    pub verdicts: Vec<GroupVerdict>,
    /// The barriers, most important first.
    pub barriers: Vec<Barrier>,
    /// Homes with a resident: the burden.
    pub burden: Option<Burden>,
    /// Judged as of when things were built: by which edition each was, and what today's asks beyond it.
    pub gaps: Option<Gaps>,
    /// The scores by other people's models, where they were asked for.
    pub models: Vec<ModelScore>,
    home: bool,
}

/// Returns a survey judged by a checklist: findings, scores, verdicts and barriers.
pub fn assess(checklist: &Arc<Checklist>, survey: Survey, options: AuditOptions) -> Assessment {
    let findings = finding::audit(checklist, &survey, &options);
    let mut scores = score::score(checklist, &findings);
    let mut verdicts = score::verdicts(checklist, &survey, &findings);
    let barriers = score::barriers(checklist, &findings, &scores);
    if let Some(groups) = score::resident_groups(checklist, &survey).filter(|_| checklist.is_home()) {
        // A home is judged for who lives there.
        verdicts.retain(|v| groups.contains(v.group));
        scores.by_group.retain(|group, _| groups.contains(*group));
    }
    let burden = if checklist.is_home() { score::burden(checklist, &survey, &findings) } else { None };
    let gaps = (checklist.judges_as_of() == AsOf::Built)
        .then(|| finding::gaps(checklist, &survey, &options, &findings));
    let home = checklist.is_home() || survey.is_home(checklist.catalog());
    Assessment {
        checklist: checklist.clone(),
        survey,
        options,
        findings,
        scores,
        verdicts,
        barriers,
        burden,
        gaps,
        models: Vec::new(),
        home,
    }
}

impl Assessment {
    /// Returns the assessment with the scores by other people's models in it.
    #[must_use]
    pub fn with_models(mut self, models: &Models) -> Self {
        self.models = models.score(&self.checklist, &self.survey, &self.findings, &self.options);
        self
    }

    /// Returns true if it is about a home: personal data.
    ///
    /// It is if its record is ([`Survey::is_home`]), and if a profile for homes judged it.
    pub fn is_home(&self) -> bool {
        self.home || self.survey.resident.is_some()
    }

    /// Returns the rule of a finding.
    pub fn rule(&self, finding: &Finding) -> &Rule {
        self.checklist.catalog().rule_at(finding.rule)
    }

    /// Returns the item of a finding.
    pub fn item(&self, finding: &Finding) -> &Item {
        &self.survey.items[finding.item.0 as usize]
    }

    /// Returns a finding in words and figures.
    pub fn explain(&self, finding: &Finding, style: &Style) -> Explanation {
        finding::explain(&self.checklist, &self.survey, finding, style)
    }

    /// Returns true if a finding is about works that its standard binds only when they are altered.
    pub fn binds_on_alteration(&self, finding: &Finding) -> bool {
        finding::binds_on_alteration(&self.checklist, &self.survey, finding)
    }

    /// Returns the waivers that have passed their date, by which nothing is waived any more.
    pub fn expired_waivers(&self) -> impl Iterator<Item = &Waiver> {
        let date = self.options.date.or(self.survey.surveyed);
        self.survey.waivers.iter().filter(move |w| date.is_some_and(|d| d > w.until))
    }
}
