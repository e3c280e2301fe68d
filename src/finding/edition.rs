//! The edition of the time beside today's: by which edition each item was judged, and what today's asks
//! that it does not meet.

use super::audit;
use super::model::{AuditOptions, Decision, Finding};
use super::site::At;
use crate::checklist::{AsOf, Checklist, Construction, Modality, Outcome, StandardId};
use crate::survey::{Built, ItemIx, Survey};
use std::sync::Arc;

/// A survey judged as of when its items were built, beside today's edition.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gaps {
    /// The items that rules are about, in the order of the record.
    pub items: Vec<ItemEdition>,
    /// What fails by today's edition though that of the time does not forbid it, by item and rule.
    pub gaps: Vec<Gap>,
}

/// By which edition an item was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemEdition {
    /// The item.
    pub item: ItemIx,
    /// When it was built, if the record says so.
    pub built: Option<Built>,
    /// Why by this edition.
    pub basis: Basis,
    /// The standards whose rules were held against it, in the order of the catalogue's standards.
    pub standards: Vec<StandardId>,
}

/// Why an item is judged by an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// It was in force when the item was built.
    InForce,
    /// The item is older than every edition that is known; the earliest judges.
    BeforeFirst,
    /// The edition changed in the year in which the item was built; the later judges.
    YearOfChange,
    /// Nobody knows when it was built; today's judges.
    Unknown,
}

impl Basis {
    /// Returns the word used in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::InForce => "in-force",
            Self::BeforeFirst => "before-first",
            Self::YearOfChange => "year-of-change",
            Self::Unknown => "unknown",
        }
    }
}

/// A rule of today that an item fails, and what the edition of its time says of the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Today's finding, failed.
    pub today: Finding,
    /// What was asked of the same thing then; nothing where the checklist has no such rule.
    pub then: Vec<Finding>,
    /// What the edition of the time says.
    pub kind: GapKind,
}

/// What the edition of the time says of something that fails today's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GapKind {
    /// It was met.
    Met,
    /// It was asked, and nobody can say whether it is met.
    Open,
    /// The checklist has no rule of that edition on it.
    NoRule,
}

impl GapKind {
    /// Returns the word used in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Open => "open",
            Self::NoRule => "no-rule",
        }
    }
}

/// Returns the editions of a survey that was judged as of when its items were built.
pub fn gaps(
    checklist: &Arc<Checklist>,
    survey: &Survey,
    options: &AuditOptions,
    findings: &[Finding],
) -> Gaps {
    let newest = checklist.as_of(AsOf::Newest);
    let mut found = Gaps::default();
    for (number, item) in (0u32..).map(ItemIx).zip(&survey.items) {
        if checklist.rules_of(item.element).is_empty() {
            continue;
        }
        let built = At::new(checklist, survey, item, options.decision).built();
        let rules: Vec<_> = checklist.rules_at(item.element, built.map(Built::last_day)).collect();
        let catalog = checklist.catalog();
        let judges = |s: &StandardId| rules.iter().any(|rule| catalog.rule_at(*rule).standard == *s);
        let standards: Vec<StandardId> =
            catalog.standards().iter().map(|s| &s.id).filter(|id| judges(id)).cloned().collect();
        let basis = match built {
            None => Basis::Unknown,
            Some(Built::Year(year)) if checklist.turns_within(item.element, year) => Basis::YearOfChange,
            Some(built) if is_older(checklist, &standards, built) => Basis::BeforeFirst,
            Some(_) => Basis::InForce,
        };
        found.items.push(ItemEdition { item: number, built, basis, standards });
    }
    for today in audit(&newest, survey, options).into_iter().filter(Finding::is_barrier) {
        let from = findings.partition_point(|f| f.item < today.item);
        let of_item: Vec<Finding> =
            findings[from..].iter().take_while(|f| f.item == today.item).copied().collect();
        if !of_item.iter().any(|f| f.rule == today.rule) {
            found.gaps.extend(gap(checklist, today, &of_item));
        }
    }
    found
}

/// Returns true if a rule is held against works that stood before it was in force and that nobody altered
/// since, and its standard does not bind such works: it asks them for this once they are altered.
pub fn binds_on_alteration(checklist: &Checklist, survey: &Survey, finding: &Finding) -> bool {
    let rule = checklist.catalog().rule_at(finding.rule);
    let standard = checklist.catalog().standard(rule.standard.as_str());
    let Some(standard) = standard.filter(|s| s.spares_existing && rule.local_to.is_none()) else {
        return false;
    };
    let at = At::new(checklist, survey, &survey.items[finding.item.0 as usize], Decision::Simple);
    match (at.stated_construction(), at.built(), rule.effective_from.or(standard.effective_from)) {
        (Some(Construction::Altered), ..) => false,
        (_, Some(built), Some(from)) => built.last_day() < from,
        (stated, ..) => stated == Some(Construction::Existing),
    }
}

/// Returns true if something was built before any of the standards came into force, and a later edition
/// exists: where there is one edition for all ages, its age says nothing.
fn is_older(checklist: &Checklist, standards: &[StandardId], built: Built) -> bool {
    let known = standards.iter().filter_map(|id| checklist.catalog().standard(id.as_str()));
    let mut editions = known.filter(|s| s.superseded_by.is_some()).peekable();
    editions.peek().is_some()
        && editions.all(|s| s.effective_from.is_some_and(|from| built.last_day() < from))
}

/// Returns what the edition of the time says of a rule of today that fails; nothing if it fails by both.
fn gap(checklist: &Checklist, today: Finding, of_item: &[Finding]) -> Option<Gap> {
    let catalog = checklist.catalog();
    let rule = catalog.rule_at(today.rule);
    let mut then: Vec<Finding> = of_item
        .iter()
        .filter(|f| f.outcome != Outcome::Inapplicable && rule.speaks_of_what(catalog.rule_at(f.rule)))
        .copied()
        .collect();
    // What was only advised then does not say whether what was demanded is met.
    let demanded = |f: &Finding| catalog.rule_at(f.rule).modality == Modality::Shall;
    if then.iter().any(demanded) {
        then.retain(demanded);
    }
    let has = |outcome: Outcome| then.iter().any(|f| f.outcome == outcome);
    let kind = if has(Outcome::Failed) {
        return None;
    } else if has(Outcome::Untested) || has(Outcome::CantTell) {
        GapKind::Open
    } else if then.is_empty() {
        GapKind::NoRule
    } else {
        GapKind::Met
    };
    Some(Gap { today, then, kind })
}
