//! The laws of verdicts and scores, over surveys out of thin air.

use proptest::prelude::*;
use tantu::checklist::{Catalog, CatalogFile, Outcome, RuleIx};
use tantu::diag::Source;
use tantu::finding::{AuditOptions, Decision, Finding, Reason, audit};
use tantu::score::{Score, Tally, score, scores_of};
use tantu::survey::{ItemIx, Survey, Waiver};

use crate::common::{Draw, ItemDraw, draw, everything, item, set, survey};

const EPSILON: f64 = 1e-9;

fn items() -> impl Strategy<Value = Vec<ItemDraw>> {
    prop::collection::vec(item(), 1..8)
}

fn judged(items: &[ItemDraw]) -> (Survey, Vec<Finding>, Score) {
    let checklist = everything(Catalog::builtin());
    let survey = survey(Catalog::builtin(), items);
    let findings = audit(&checklist, &survey, &AuditOptions::default());
    let total = score(&checklist, &findings).total;
    (survey, findings, total)
}

fn finding(rule: RuleIx, outcome: Outcome) -> Finding {
    Finding { rule, item: ItemIx(0), outcome, reason: Reason::Met, waiver: None }
}

fn outcomes(draws: &[(u16, u8)]) -> Vec<Finding> {
    let rules = u16::try_from(Catalog::builtin().rules().len()).expect("few rules");
    draws.iter().map(|(r, o)| finding(RuleIx(r % rules), Outcome::ALL[usize::from(*o) % 5])).collect()
}

fn draws() -> impl Strategy<Value = Vec<(u16, u8)>> {
    prop::collection::vec((any::<u16>(), any::<u8>()), 0..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn adding_a_pass_lowers_no_bound_and_adding_a_fail_raises_none(draws in draws(), rule: u16) {
        let checklist = everything(Catalog::builtin());
        let before = outcomes(&draws);
        let rule = outcomes(&[(rule, 0)])[0].rule;
        let was = score(&checklist, &before).total;
        let with = |outcome| {
            let mut after = before.clone();
            after.push(finding(rule, outcome));
            score(&checklist, &after).total
        };
        let (passed, failed) = (with(Outcome::Passed), with(Outcome::Failed));
        prop_assert!(passed.low >= was.low - EPSILON && passed.high >= was.high - EPSILON || was.weight == 0.0);
        prop_assert!(failed.low <= was.low + EPSILON && failed.high <= was.high + EPSILON);
    }

    #[test]
    fn all_fail_never_outranks_partly_surveyed_all_pass(draws in prop::collection::vec((any::<u16>(), any::<bool>()), 1..40)) {
        let checklist = everything(Catalog::builtin());
        let pick = |outcome: &dyn Fn(bool) -> Outcome| -> Vec<Finding> {
            draws.iter().map(|(r, tested)| finding(outcomes(&[(*r, 0)])[0].rule, outcome(*tested))).collect()
        };
        let fails = score(&checklist, &pick(&|_| Outcome::Failed)).total;
        let passes = score(&checklist, &pick(&|t| if t { Outcome::Passed } else { Outcome::Untested })).total;
        prop_assert!(fails.low <= passes.low && fails.high <= passes.high);
    }

    #[test]
    fn an_inapplicable_finding_changes_nothing(draws in draws(), rule: u16) {
        let checklist = everything(Catalog::builtin());
        let mut findings = outcomes(&draws);
        let was = score(&checklist, &findings).total;
        findings.push(finding(outcomes(&[(rule, 0)])[0].rule, Outcome::Inapplicable));
        prop_assert_eq!(was, score(&checklist, &findings).total);
    }

    #[test]
    fn scaling_the_weights_changes_nothing(draws in draws(), factor in 2..50u32) {
        let files = scaled(factor);
        let other = std::sync::Arc::new(Catalog::with_files([files]).expect("only the weights change"));
        let findings = outcomes(&draws);
        let was = score(&everything(Catalog::builtin()), &findings).total;
        let is = score(&everything(&other), &findings).total;
        for (a, b) in [(was.low, is.low), (was.high, is.high), (was.tested, is.tested)] {
            prop_assert!((a - b).abs() < EPSILON);
        }
    }

    #[test]
    fn bounds_hold_the_score_and_lie_between_none_and_all(items in items()) {
        let (_, _, total) = judged(&items);
        prop_assert!(0.0 <= total.low && total.low <= total.high + EPSILON && total.high <= 1.0 + EPSILON);
        if let Some(score) = total.score {
            prop_assert!(total.low <= score + EPSILON && score <= total.high + EPSILON);
        }
        prop_assert!((total.high - total.low - (1.0 - total.tested)).abs() < EPSILON, "what is open is the width");
    }

    #[test]
    fn a_new_reading_never_widens_the_range(items in items(), at: usize, reading in draw()) {
        let catalog = Catalog::builtin();
        let checklist = everything(catalog);
        let (mut survey, _, was) = judged(&items);
        let at = at % survey.items.len();
        let mut item = survey.items[at].clone();
        set(catalog, &mut item, &reading);
        // Only a reading where there was none is new; a changed one may do anything.
        prop_assume!(item.readings.len() > survey.items[at].readings.len());
        survey.items[at] = item;
        let is = score(&checklist, &audit(&checklist, &survey, &AuditOptions::default())).total;
        prop_assert!(is.low >= was.low - EPSILON || is.weight == 0.0, "low {} -> {}", was.low, is.low);
        prop_assert!(is.high <= was.high + EPSILON || is.weight == 0.0, "high {} -> {}", was.high, is.high);
    }

    #[test]
    fn nothing_measured_is_nothing_passed(items in items()) {
        let bare: Vec<ItemDraw> = items.into_iter().map(|i| ItemDraw { readings: Vec::<Draw>::new(), ..i }).collect();
        let (_, findings, total) = judged(&bare);
        prop_assert!(findings.iter().all(|f| !matches!(f.outcome, Outcome::Passed | Outcome::Failed)));
        prop_assert!(total.low <= 0.0 && total.tested <= 0.0);
    }

    #[test]
    fn a_whole_is_its_parts(items in items(), parts in prop::collection::vec(0..4usize, 8)) {
        let catalog = Catalog::builtin();
        let checklist = everything(catalog);
        // Items that lie in others stay together, so each part is a survey of its own.
        let alone: Vec<ItemDraw> = items.into_iter().map(|i| ItemDraw { inside: false, ..i }).collect();
        let (_, _, whole) = judged(&alone);
        let mut sum = Tally::new(&checklist);
        for part in 0..4 {
            let mine: Vec<ItemDraw> =
                alone.iter().enumerate().filter(|(n, _)| parts[*n] == part).map(|(_, i)| i.clone()).collect();
            let findings = audit(&checklist, &survey(catalog, &mine), &AuditOptions::default());
            sum.merge(&score(&checklist, &findings).tally);
        }
        prop_assert_eq!(whole, scores_of(&checklist, sum).total);
    }

    #[test]
    fn the_order_of_items_does_not_matter(items in items()) {
        let alone: Vec<ItemDraw> = items.into_iter().map(|i| ItemDraw { inside: false, ..i }).collect();
        let backwards: Vec<ItemDraw> = alone.iter().rev().cloned().collect();
        prop_assert_eq!(judged(&alone).2, judged(&backwards).2);
    }

    #[test]
    fn doubt_is_open_when_guarded_and_failed_when_strict(items in items()) {
        let checklist = everything(Catalog::builtin());
        let survey = survey(Catalog::builtin(), &items);
        let by = |decision| audit(&checklist, &survey, &AuditOptions { decision, date: None });
        for (guarded, strict) in by(Decision::Guarded).iter().zip(&by(Decision::Strict)) {
            match (guarded.outcome, guarded.reason) {
                (Outcome::CantTell, Reason::Advice) => {}
                (Outcome::CantTell, _) => prop_assert_ne!(strict.outcome, Outcome::Passed),
                (outcome, _) if outcome != Outcome::Untested => prop_assert_eq!(outcome, strict.outcome),
                _ => {}
            }
        }
    }

    #[test]
    fn a_waiver_is_never_a_pass(items in items(), at: usize) {
        let checklist = everything(Catalog::builtin());
        let (mut survey, before, _) = judged(&items);
        prop_assume!(!before.is_empty());
        let waived = before[at % before.len()];
        let rule = Catalog::builtin().rule_at(waived.rule).id.clone();
        let until = "2030-01-01".parse().expect("a date");
        let waiver = Waiver { rule, item: Some(waived.item), reason: "r".into(), by: "b".into(), until };
        survey.waivers.push(waiver);
        let after = audit(&checklist, &survey, &AuditOptions::default());
        let counts = |findings: &[Finding]| score(&checklist, findings).tally.total(&checklist);
        prop_assert!(counts(&after).passed <= counts(&before).passed);
        prop_assert!(after.iter().zip(&before).all(|(a, b)| a.outcome == b.outcome), "a waiver is a mark, not an outcome");
    }
}

fn scaled(factor: u32) -> CatalogFile {
    let text = format!(
        "schema = 1\nweights = {{ critical = {}, serious = {}, moderate = {}, minor = {} }}\n\
         [[grade]]\nid = \"A\"\nfrom = \"0 %\"\ntitle = {{ zh = \"优\", en = \"A\" }}\n",
        9 * factor,
        3 * factor,
        2 * factor,
        factor
    );
    CatalogFile { path: "scoring.toml".into(), source: Source::new("scoring.toml", text) }
}
