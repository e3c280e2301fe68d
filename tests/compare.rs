//! Two visits compared: laws over surveys out of thin air, and a table of what becomes of a failure.

#![expect(clippy::unwrap_used, reason = "tests")]

use proptest::prelude::*;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, Outcome};
use tantu::compare::{Change, Since, compare, visits};
use tantu::finding::AuditOptions;
use tantu::survey::{Item, Survey, read_value};

use crate::common::{ItemDraw, everything, item, survey};

fn drawn() -> impl Strategy<Value = Vec<ItemDraw>> {
    prop::collection::vec(item(), 0..7)
}

fn judged(survey: Survey) -> Assessment {
    assess(&everything(Catalog::builtin()), survey, AuditOptions::default())
}

fn failed(of: &Assessment) -> Vec<usize> {
    (0..of.findings.len()).filter(|at| of.findings[*at].outcome == Outcome::Failed).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_visit_compared_with_itself_has_only_unchanged_failures(items in drawn()) {
        let visit = judged(survey(Catalog::builtin(), &items));
        let same = compare(&visit, &visit);
        prop_assert!(same.changed.iter().all(|c| c.change == Change::Unchanged && c.before == c.after));
        prop_assert_eq!(same.changed.len(), failed(&visit).len());
        prop_assert_eq!((same.added().count(), same.removed().count(), same.renamed().count()), (0, 0, 0));
        prop_assert_eq!((same.settled, same.unsettled), (0, 0));
        prop_assert!(same.verdicts().iter().all(|v| v.before == v.after));
    }

    #[test]
    fn exchanging_the_visits_exchanges_mended_and_new(old in drawn(), new in drawn()) {
        let (a, b) = (judged(survey(Catalog::builtin(), &old)), judged(survey(Catalog::builtin(), &new)));
        let (there, back) = (compare(&a, &b), compare(&b, &a));
        for change in Change::ALL {
            let mut one: Vec<_> = there.of(change).map(|c| (c.before, c.after)).collect();
            let mut other: Vec<_> = back.of(change.swapped()).map(|c| (c.after, c.before)).collect();
            one.sort_unstable();
            other.sort_unstable();
            prop_assert_eq!(one, other, "{:?}", change);
        }
        prop_assert_eq!((there.settled, there.unsettled), (back.unsettled, back.settled));
        prop_assert_eq!(there.added().count(), back.removed().count());
    }

    #[test]
    fn the_changes_partition_the_failures_of_both(old in drawn(), new in drawn()) {
        let (a, b) = (judged(survey(Catalog::builtin(), &old)), judged(survey(Catalog::builtin(), &new)));
        let both = compare(&a, &b);
        let is = |of: &Assessment, at: usize| of.findings[at].outcome == Outcome::Failed;
        let mut then: Vec<usize> = both.changed.iter().filter_map(|c| c.before).filter(|at| is(&a, *at)).collect();
        let mut now: Vec<usize> = both.changed.iter().filter_map(|c| c.after).filter(|at| is(&b, *at)).collect();
        then.sort_unstable();
        now.sort_unstable();
        prop_assert_eq!(then, failed(&a));
        prop_assert_eq!(now, failed(&b));
        prop_assert!(both.changed.iter().all(|c| c.before.is_some_and(|at| is(&a, at)) || c.after.is_some_and(|at| is(&b, at))));
    }
}

/// A visit to a place with one ramp of a slope, or none measured.
fn ramp(day: &str, id: &str, slope: Option<&str>) -> Assessment {
    let catalog = Catalog::builtin();
    let element = catalog.find_element("ramp").unwrap();
    let mut item = Item::new(id, element);
    item.label = Some("北门坡道".to_owned());
    let mut set = |field: &str, text: &str| {
        let (at, field) = catalog.element(element).field(field).unwrap();
        item.readings.set(at, read_value(field, text, false).unwrap().0, text, None);
    };
    set("site_constrained", "no");
    if let Some(slope) = slope {
        set("slope", slope);
    }
    let mut survey = Survey::new("library");
    survey.surveyed = Some(day.parse().unwrap());
    survey.items.push(item);
    judged(survey)
}

/// What became of the slope between two visits.
fn slope(before: &Assessment, after: &Assessment) -> Option<Change> {
    let rule = Catalog::builtin().find_rule("gb55019-ramp-slope").unwrap();
    let both = compare(before, after);
    let is = |of: &Assessment, at: Option<usize>| at.is_some_and(|at| of.findings[at].rule == rule);
    let found = both.changed.iter().find(|c| is(before, c.before) || is(after, c.after));
    found.map(|c| c.change)
}

#[test]
fn only_a_reading_mends() {
    for (before, after, change) in [
        (Some("1:8"), Some("1:12"), Some(Change::Mended)),
        (Some("1:8"), Some("1:9"), Some(Change::Unchanged)),
        (Some("1:8"), None, Some(Change::NotRemeasured)),
        (Some("1:12"), Some("1:8"), Some(Change::New)),
        (None, Some("1:8"), Some(Change::NewlyMeasured)),
        (Some("1:12"), None, None),
        (None, None, None),
    ] {
        let (a, b) = (ramp("2025-01-01", "R1", before), ramp("2026-01-01", "R1", after));
        assert_eq!(slope(&a, &b), change, "{before:?} → {after:?}");
    }
}

#[test]
fn an_item_with_another_id_is_known_by_its_label_and_one_left_out_is_not_mended() {
    let (a, b) = (ramp("2025-01-01", "R1", Some("1:8")), ramp("2026-01-01", "R-01", Some("1:12")));
    assert_eq!(slope(&a, &b), Some(Change::Mended));
    assert_eq!(compare(&a, &b).renamed().count(), 1);
    let mut empty = Survey::new("library");
    empty.surveyed = Some("2026-01-01".parse().unwrap());
    let empty = judged(empty);
    assert_eq!(slope(&a, &empty), Some(Change::NotRemeasured));
    assert_eq!(slope(&empty, &a), Some(Change::NewlyMeasured));
    assert_eq!(compare(&a, &empty).removed().count(), 1);
}

#[test]
fn the_newest_visit_is_compared_with_the_one_before_or_the_first() {
    let days = ["2026-01-01", "2024-01-01", "2025-01-01"].map(|d| ramp(d, "R1", None));
    let all: Vec<&Assessment> = days.iter().collect();
    let days = |since| {
        let found = visits(&all, since);
        let day = |a: &Assessment| a.survey.surveyed.unwrap().to_string();
        assert_eq!((found.len(), found[0].all.len()), (1, 3));
        (day(found[0].before), day(found[0].after))
    };
    assert_eq!(days(Since::Previous), ("2025-01-01".into(), "2026-01-01".into()));
    assert_eq!(days(Since::First), ("2024-01-01".into(), "2026-01-01".into()));
    assert!(visits(&all[..1], Since::Previous).is_empty(), "one visit has nothing to be compared with");
}
