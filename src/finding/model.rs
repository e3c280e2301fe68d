//! What a finding is: a rule at an item, and how it came out.

use crate::checklist::{FieldRef, Outcome, RuleIx};
use crate::survey::ItemIx;

/// A rule at an item, and how it came out.
///
/// It is small and holds no text: a million items make ten million of them. The words come from
/// [`super::explain`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleIx,
    /// The item.
    pub item: ItemIx,
    /// How it came out.
    pub outcome: Outcome,
    /// Why.
    pub reason: Reason,
    /// The waiver in force, by its place in the survey's waivers.
    pub waiver: Option<u16>,
}

impl Finding {
    /// Returns true for a failure that stops people: failed, and not waived.
    pub fn is_barrier(&self) -> bool {
        self.outcome == Outcome::Failed && self.waiver.is_none()
    }
}

/// Why a finding came out as it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Inside the limits, uncertainty and all.
    Met,
    /// Outside the limits, uncertainty and all.
    NotMet,
    /// The limit lies within the uncertainty of the reading.
    WithinUncertainty(FieldRef),
    /// The uncertainty is wider than the room between the two limits.
    InstrumentTooCoarse(FieldRef),
    /// Outside by the strict rule: the limit lies within the uncertainty, and doubt counts as failed.
    DoubtCountsAsFailed(FieldRef),
    /// The field has no reading.
    NotMeasured(FieldRef),
    /// The field's reading was refused as impossible or implausible.
    Refused(FieldRef),
    /// The item does not lie in an item of the element that the rule looks at.
    NotEnclosed(FieldRef),
    /// The condition of the rule does not hold.
    DoesNotApply,
    /// Nobody can say whether the rule applies, because this field has no reading.
    ConditionNotMeasured(FieldRef),
    /// Nobody can say whether the rule applies, because the record does not say new, altered or existing.
    ConstructionUnknown,
    /// Nobody can say whether the rule applies, because the record has no resident.
    ResidentUnknown,
    /// The figure is not vouched for: it would have failed, and is given as advice.
    Advice,
}

impl Reason {
    /// Returns the word used in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::WithinUncertainty(_) => "within-uncertainty",
            Self::InstrumentTooCoarse(_) => "too-coarse",
            Self::DoubtCountsAsFailed(_) => "doubt-failed",
            Self::NotMeasured(_) => "not-measured",
            Self::Refused(_) => "refused",
            Self::NotEnclosed(_) => "not-enclosed",
            Self::DoesNotApply => "does-not-apply",
            Self::ConditionNotMeasured(_) => "condition-not-measured",
            Self::ConstructionUnknown => "construction-unknown",
            Self::ResidentUnknown => "resident-unknown",
            Self::Advice => "advice",
        }
    }

    /// Returns the field that it speaks of.
    pub fn field(self) -> Option<FieldRef> {
        match self {
            Self::WithinUncertainty(f)
            | Self::InstrumentTooCoarse(f)
            | Self::DoubtCountsAsFailed(f)
            | Self::NotMeasured(f)
            | Self::Refused(f)
            | Self::NotEnclosed(f)
            | Self::ConditionNotMeasured(f) => Some(f),
            Self::Met
            | Self::NotMet
            | Self::DoesNotApply
            | Self::ConstructionUnknown
            | Self::ResidentUnknown
            | Self::Advice => None,
        }
    }
}

/// The rule by which a reading with an uncertainty is decided (JCGM 106, ISO 14253-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// Simple acceptance: the value alone decides, and the risk at the limit is shared.
    Simple,
    /// Guarded both ways: passed or failed only if the whole interval is; otherwise measure again.
    #[default]
    Guarded,
    /// Guarded acceptance: what is not surely inside is failed. For whoever must prove conformity.
    Strict,
}

/// What an audit is told besides checklist and survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AuditOptions {
    /// How a reading with an uncertainty is decided.
    pub decision: Decision,
    /// The day on which waivers must be in force; without it, the day of the survey.
    pub date: Option<jiff::civil::Date>,
}
