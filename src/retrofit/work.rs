//! Findings → pieces of work, each with its measure, targets, amount and cost.

use std::collections::{BTreeMap, BTreeSet};

use super::take_off::take_off;
use crate::assessment::Assessment;
use crate::checklist::{Amount, Catalog, Cost, FieldRef, Measure, MeasureId, Price, PriceBook, Scope};
use crate::finding::{Finding, Target, targets};
use crate::quantity::{Exact, Fen};
use crate::score::{self, Burden};
use crate::survey::ItemIx;

/// What a site or a home needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// The pieces of work, those that mend the most important barriers first.
    pub items: Vec<WorkItem>,
    /// The failed findings whose rules name no measure, by place in the assessment's findings.
    pub without_measure: Vec<usize>,
    /// The sum.
    pub total: Total,
}

/// One piece of work: a measure at an item, and all that it mends there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkItem {
    /// The measure that is planned, how much of it, and its cost.
    pub planned: Candidate,
    /// The other measures that would mend at least one of the findings, in the order of the rules.
    pub alternatives: Vec<Candidate>,
    /// Where; several items for what is done once for the site.
    pub items: Vec<ItemIx>,
    /// What it mends, in the order of importance.
    pub mends: Vec<Mended>,
}

/// A measure for a piece of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The measure.
    pub measure: MeasureId,
    /// How much of it.
    pub amount: Amount,
    /// The readings that would make the amount exact.
    pub missing: Vec<FieldRef>,
    /// The price of one unit, if the book has it.
    pub price: Option<Price>,
    /// The cost; nothing without a price or an amount.
    pub cost: Option<Cost>,
}

/// A finding that a piece of work mends, and the figures that it must reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The place in the assessment's findings.
    pub finding: usize,
    /// The figures; none where a yes or a word is asked.
    pub targets: Vec<Target>,
}

/// The sum of the planned measures. Every line is rounded to the fen first, so that the sum is that of the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Total {
    /// The least of all lines that have a cost.
    pub low: Fen,
    /// The usual price, where all lines that have a cost have one.
    pub typical: Option<Fen>,
    /// The most of all lines that have a cost.
    pub high: Fen,
    /// How many lines have no price: the sum is without them.
    pub unpriced: usize,
    /// How many lines have a price and must be measured first: the sum is without them.
    pub unmeasured: usize,
}

/// Returns what an assessment needs: for each barrier the first measure that its rule names, one piece of
/// work for a measure and an item, priced by a book if there is one.
pub fn work(assessment: &Assessment, book: Option<&PriceBook>) -> Work {
    let catalog = assessment.checklist.catalog();
    let mut places: BTreeMap<(MeasureId, Option<ItemIx>), usize> = BTreeMap::new();
    let mut drafts: Vec<Draft<'_>> = Vec::new();
    let mut without_measure = Vec::new();
    for barrier in &assessment.barriers {
        let finding = &assessment.findings[barrier.finding];
        let remedies = measures(catalog, assessment, finding);
        let Some(first) = remedies.first() else {
            without_measure.push(barrier.finding);
            continue;
        };
        let item = (first.scope == Scope::Item).then_some(finding.item);
        let at = *places.entry((first.id.clone(), item)).or_insert(drafts.len());
        if at == drafts.len() {
            drafts.push(Draft {
                planned: first,
                others: Vec::new(),
                items: Vec::new(),
                findings: Vec::new(),
            });
        }
        drafts[at].add(finding.item, barrier.finding, &remedies[1..]);
    }
    let items: Vec<WorkItem> = drafts.iter().map(|d| d.finish(assessment, book)).collect();
    let total = Total::of(&items);
    Work { items, without_measure, total }
}

/// Returns the burden of a home after a piece of work, if everything that it mends is met: the benefit is the
/// burden before less this.
pub fn after(assessment: &Assessment, work: &WorkItem) -> Option<Burden> {
    after_all(assessment, std::slice::from_ref(work))
}

/// Returns the burden of a home after several pieces of work, if everything that they mend is met.
pub fn after_all(assessment: &Assessment, works: &[WorkItem]) -> Option<Burden> {
    assessment.burden.as_ref()?;
    let mended: BTreeSet<usize> = works.iter().flat_map(|w| &w.mends).map(|m| m.finding).collect();
    let left: Vec<Finding> = assessment
        .findings
        .iter()
        .enumerate()
        .filter(|(at, _)| !mended.contains(at))
        .map(|(_, f)| *f)
        .collect();
    score::burden(&assessment.checklist, &assessment.survey, &left)
}

fn measures<'a>(catalog: &'a Catalog, assessment: &Assessment, finding: &Finding) -> Vec<&'a Measure> {
    let remedies = assessment.rule(finding).remedy.iter();
    remedies.filter_map(|id| catalog.measure(id.as_str())).collect()
}

struct Draft<'a> {
    planned: &'a Measure,
    others: Vec<&'a Measure>,
    items: Vec<ItemIx>,
    findings: Vec<usize>,
}

impl<'a> Draft<'a> {
    fn add(&mut self, item: ItemIx, finding: usize, others: &[&'a Measure]) {
        if !self.items.contains(&item) {
            self.items.push(item);
        }
        self.findings.push(finding);
        for other in others {
            if other.id != self.planned.id && !self.others.iter().any(|o| o.id == other.id) {
                self.others.push(other);
            }
        }
    }

    fn finish(&self, assessment: &Assessment, book: Option<&PriceBook>) -> WorkItem {
        let candidate = |measure: &Measure| candidate(assessment, measure, &self.items, book);
        let mended = |at: &usize| Mended {
            finding: *at,
            targets: targets(&assessment.checklist, &assessment.survey, &assessment.findings[*at]),
        };
        WorkItem {
            planned: candidate(self.planned),
            alternatives: self.others.iter().map(|m| candidate(m)).collect(),
            items: self.items.clone(),
            mends: self.findings.iter().map(mended).collect(),
        }
    }
}

fn candidate(
    assessment: &Assessment,
    measure: &Measure,
    items: &[ItemIx],
    book: Option<&PriceBook>,
) -> Candidate {
    let survey = &assessment.survey;
    let mut amount = Amount::Known(Exact::ZERO);
    let mut missing: Vec<FieldRef> = Vec::new();
    // What is done once for the site is needed once, at whichever item it shows.
    let counted = if measure.scope == Scope::Site { &items[..items.len().min(1)] } else { items };
    for item in counted.iter().filter_map(|i| survey.items.get(i.0 as usize)) {
        let one = take_off(survey, item, measure);
        amount = sum(amount, one.amount);
        missing.extend(one.missing.into_iter().filter(|f| !missing.contains(f)).collect::<Vec<_>>());
    }
    let price = book.and_then(|b| b.price(measure.id.as_str()));
    let cost = price.and_then(|p| p.cost(amount));
    Candidate { measure: measure.id.clone(), amount, missing, price, cost }
}

/// Adds amounts: what is unknown makes the sum unknown.
fn sum(a: Amount, b: Amount) -> Amount {
    let ends = |amount| match amount {
        Amount::Known(value) => Some((value, value)),
        Amount::Range(least, most) => Some((least, most)),
        Amount::Unknown => None,
    };
    let added =
        ends(a).zip(ends(b)).and_then(|((a, b), (c, d))| Some((a.checked_add(c)?, b.checked_add(d)?)));
    match added {
        Some((least, most)) if least == most => Amount::Known(least),
        Some((least, most)) => Amount::Range(least, most),
        None => Amount::Unknown,
    }
}

impl Total {
    /// Returns the sum of the planned measures.
    pub fn of(items: &[WorkItem]) -> Self {
        let mut total = Self { typical: Some(Fen::ZERO), ..Self::default() };
        for planned in items.iter().map(|i| &i.planned) {
            let Some(cost) = planned.cost else {
                *(if planned.price.is_some() { &mut total.unmeasured } else { &mut total.unpriced }) += 1;
                continue;
            };
            total.low = total.low.checked_add(cost.low).unwrap_or(Fen(i64::MAX));
            total.high = total.high.checked_add(cost.high).unwrap_or(Fen(i64::MAX));
            total.typical = total.typical.zip(cost.typical).and_then(|(a, b)| a.checked_add(b));
        }
        total
    }
}
