//! Findings and score of a million ramps in memory, on one core.
//!
//! `cargo bench --bench audit`; docs/performance.md holds the figures.

use std::sync::Arc;

use divan::counter::ItemsCount;
use tantu::checklist::{Catalog, Checklist, FieldIx, RuleIx};
use tantu::finding::{AuditOptions, audit, audit_each};
use tantu::score::{Tally, score, scores_of};
use tantu::survey::{Item, Survey, read_value};

#[global_allocator]
static ALLOC: divan::AllocProfiler = divan::AllocProfiler::system();

/// How many items a run holds; few where the bench is only tried, as a test.
const ITEMS: usize = if cfg!(debug_assertions) { 1_000 } else { 1_000_000 };
/// How many rules judge each of them.
const RULES: usize = 10;

fn main() {
    divan::main();
}

/// The first ten rules on ramps of GB 55019-2021.
fn ten_rules() -> Arc<Checklist> {
    let catalog = Catalog::builtin();
    let mut profile = catalog.profiles()[0].clone();
    let ramp = catalog.find_element("ramp").expect("ramps are there");
    profile.select = vec![("gb-55019-2021".parse().expect("an id"), vec![ramp])];
    profile.exclude = Vec::new();
    let all = Checklist::resolve(catalog.clone(), profile.clone());
    let extra = all.rules_of(ramp).iter().skip(RULES).map(|r: &RuleIx| catalog.rule_at(*r).id.clone());
    profile.exclude = extra.map(|id| (id, tantu::lang::Text::default())).collect();
    let checklist = Arc::new(Checklist::resolve(catalog.clone(), profile));
    assert_eq!(checklist.rules_of(ramp).len(), RULES, "ten rules");
    checklist
}

/// Ramps with a reading in every field, every value the passing case of a rule where there is one.
fn ramps(checklist: &Checklist, items: usize) -> Survey {
    let catalog = checklist.catalog();
    let ramp = catalog.find_element("ramp").expect("ramps are there");
    let fields = &catalog.element(ramp).fields;
    let mut item = Item::new("r", ramp);
    for rule in checklist.rules_of(ramp) {
        let rule = catalog.rule_at(*rule);
        let passed = rule.cases.iter().find(|c| c.expect == tantu::checklist::Outcome::Passed);
        for given in passed.iter().flat_map(|c| &c.given).filter(|g| g.field.of.is_none()) {
            let field: FieldIx = given.field.field;
            if let Ok((value, _)) = read_value(&fields[usize::from(field.0)], &given.value, false) {
                item.readings.set(field, value, &given.value, None);
            }
        }
    }
    let mut survey = Survey::new("bench");
    survey.items = vec![item; items];
    survey
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn findings_and_score_streamed(bencher: divan::Bencher<'_, '_>) {
    let checklist = ten_rules();
    let survey = ramps(&checklist, ITEMS);
    bencher.counter(ItemsCount::new(ITEMS)).bench_local(|| {
        let mut tally = Tally::new(&checklist);
        audit_each(&checklist, &survey, &AuditOptions::default(), |f| tally.add(&f));
        scores_of(&checklist, tally)
    });
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn findings_kept_and_score(bencher: divan::Bencher<'_, '_>) {
    let checklist = ten_rules();
    let survey = ramps(&checklist, ITEMS);
    bencher.counter(ItemsCount::new(ITEMS)).bench_local(|| {
        let findings = audit(&checklist, &survey, &AuditOptions::default());
        score(&checklist, &findings)
    });
}

#[divan::bench]
fn load_the_shipped_checklists() -> Catalog {
    Catalog::with_files([]).expect("they load")
}
