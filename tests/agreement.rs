//! Agreement of two inspectors: known answers worked out by hand, and laws.

use std::sync::Arc;

use proptest::prelude::*;
use tantu::agreement::{Agreement, Part, Ratings, Side, agreement, differences, wilson};
use tantu::assessment::{Assessment, assess};
use tantu::checklist::Catalog;
use tantu::finding::AuditOptions;
use tantu::survey::{ReadOptions, read, reader};

use crate::common;

/// A 2 × 2 table: both yes, A alone, B alone, both no.
fn table(a: u64, b: u64, c: u64, d: u64) -> Ratings {
    let mut found = Ratings::new(2);
    for (i, j, times) in [(0, 0, a), (0, 1, b), (1, 0, c), (1, 1, d)] {
        found.add_times(i, j, times);
    }
    found
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 5e-5, "{found} is not {expected}");
}

/// a = 40, b = 9, c = 6, d = 45; n = 100.
///
/// po = 85/100. A says yes 49 times, B 46 times: pe = .49·.46 + .51·.54 = .2254 + .2754 = .5008.
/// κ = (.85 − .5008) / .4992 = .3492 / .4992 = .69952.
/// Variance (Fleiss, Cohen, Everitt 1969):
///   diagonal .40·(.4992 − .95·.15)² + .45·(.4992 − 1.05·.15)² = .40·.3567² + .45·.3417² = .103435
///   beside   .15²·(.09·(.46 + .51)² + .06·(.54 + .49)²) = .0225·(.084681 + .063654) = .003338
///   minus    (.85·.5008 − 2·.5008 + .85)² = .27408² = .075120
///   (.103435 + .003338 − .075120) / (100·.4992⁴) = .031653 / 6.21010 = .0050970, SE = .071393
/// 95 %: .69952 ∓ 1.95996·.071393 = .55959 … .83945.
#[test]
fn kappa_of_a_textbook_table() {
    let found = table(40, 9, 6, 45).kappa().expect("two categories");
    near(found.value, 0.69952);
    near(found.low, 0.55959);
    near(found.high, 0.83945);
}

/// The same table. π = (.49 + .46)/2 = .475 and .525: pe = 2·.475·.525 = .49875 (q − 1 = 1).
/// AC1 = (.85 − .49875) / .50125 = .70075.
/// Variance (Gwet 2008), by kind of pair, with g = (alike − pe)/.50125 and 2·(1 − AC1)/.50125 = 1.19403:
///   both yes: 1 − 1.19403·(.525 − .49875) = 1 − .031343 = .968657, less AC1: .267910
///   both no:  1 − 1.19403·(.475 − .49875) = 1 + .028358 = 1.028358, less AC1: .327611
///   apart:    −.995012 − 1.19403·(.5 − .49875) = −.996505, less AC1: −1.697253
///   .40·.071776 + .45·.107329 + .15·2.880667 = .028710 + .048298 + .432100 = .509108
///   ÷ 99 = .0051425, SE = .071711; 95 %: .70075 ∓ .14055 = .56020 … .84130.
#[test]
fn ac1_of_a_textbook_table() {
    let found = table(40, 9, 6, 45).ac1().expect("two categories");
    near(found.value, 0.70075);
    near(found.low, 0.56020);
    near(found.high, 0.84130);
}

/// The paradox for which AC1 was made: 118 of 125 alike, nearly all yes.
/// po = .944, pe(κ) = .984·.960 + .016·.040 = .94528: κ = −.00128/.05472 = −.02339.
/// π = .972: pe(AC1) = 2·.972·.028 = .054432; AC1 = (.944 − .054432)/.945568 = .94078.
#[test]
fn kappa_is_misled_by_what_is_nearly_always_so_and_ac1_is_not() {
    let found = table(118, 5, 2, 0);
    near(found.kappa().expect("two categories").value, -0.02339);
    near(found.ac1().expect("two categories").value, 0.94078);
}

/// Wilson for 5 of 80: 2.70 % to 13.81 %, and 0 of 80: 0 to 4.58 %.
#[test]
fn shares_have_the_interval_of_wilson() {
    let found = wilson(5, 80).expect("not of nothing");
    assert_eq!(format!("{:.4} {:.4}", found.low, found.high), "0.0270 0.1381");
    let none = wilson(0, 80).expect("not of nothing");
    assert_eq!(format!("{:.4} {:.4}", none.low, none.high), "0.0000 0.0458");
    assert_eq!(wilson(0, 0), None);
}

/// Differences 1, 2, 3, 6: mean 3, squares 4 + 1 + 0 + 9 = 14, ÷ 3 = 4.6667, s = 2.16025;
/// limits 3 ∓ 1.95996·2.16025 = −1.23401 and 7.23401.
#[test]
fn limits_of_agreement() {
    let found = differences(&[1.0, 2.0, 3.0, 6.0]).expect("there are some");
    near(found.mean, 3.0);
    near(found.deviation.expect("of four"), 2.16025);
    near(found.low.expect("of four"), -1.23401);
    near(found.high.expect("of four"), 7.23401);
    assert_eq!(differences(&[]), None);
    assert_eq!(differences(&[4.0]).expect("one").deviation, None);
}

#[test]
fn what_cannot_be_estimated_is_not() {
    assert_eq!(Ratings::new(2).kappa(), None);
    assert_eq!(Ratings::new(2).ac1(), None);
    // Only ever yes, by both: no chance to differ for κ, full agreement for AC1.
    assert_eq!(table(9, 0, 0, 0).kappa(), None);
    near(table(9, 0, 0, 0).ac1().expect("a scale of two").value, 1.0);
    // One of them says yes whatever is there.
    let always = table(5, 0, 3, 0).kappa().expect("two categories");
    assert_eq!((always.value, always.low, always.high), (0.0, -1.0, 1.0));
}

proptest! {
    /// Who is called A changes nothing.
    #[test]
    fn coefficients_are_symmetric(cells in prop::collection::vec(0u64..40, 9)) {
        let (mut one, mut other) = (Ratings::new(3), Ratings::new(3));
        for (at, times) in cells.iter().enumerate() {
            one.add_times(at / 3, at % 3, *times);
            other.add_times(at % 3, at / 3, *times);
        }
        let close = |a: Option<tantu::agreement::Estimate>, b: Option<tantu::agreement::Estimate>| match (a, b) {
            (Some(a), Some(b)) => (a.value - b.value).abs() < 1e-9 && (a.low - b.low).abs() < 1e-9,
            (a, b) => a.is_none() && b.is_none(),
        };
        prop_assert!(close(one.kappa(), other.kappa()), "{:?} {:?}", one.kappa(), other.kappa());
        prop_assert!(close(one.ac1(), other.ac1()));
        prop_assert!(close(one.percent(), other.percent()));
    }

    /// Full agreement on two categories or more is 1, and nothing is more.
    #[test]
    fn the_identical_agree_fully(cells in prop::collection::vec(1u64..40, 2..5)) {
        let mut table = Ratings::new(cells.len());
        for (at, times) in cells.iter().enumerate() {
            table.add_times(at, at, *times);
        }
        for of in [table.kappa(), table.ac1()] {
            let of = of.expect("two categories");
            prop_assert!((of.value - 1.0).abs() < 1e-9 && of.low > 1.0 - 1e-6 && of.high <= 1.0);
        }
    }

    /// An estimate lies in its interval, and the interval in what a coefficient can be.
    #[test]
    fn intervals_hold_their_estimate(cells in prop::collection::vec(0u64..40, 9)) {
        let mut table = Ratings::new(3);
        for (at, times) in cells.iter().enumerate() {
            table.add_times(at / 3, at % 3, *times);
        }
        for of in [table.kappa(), table.ac1(), table.percent()].into_iter().flatten() {
            prop_assert!(of.low <= of.value + 1e-9 && of.value <= of.high + 1e-9, "{of:?}");
            prop_assert!(of.low >= -1.0 && of.high <= 1.0);
        }
    }

    /// A survey compared with itself: all alike, nothing left over, no difference.
    #[test]
    fn a_survey_agrees_with_itself(items in prop::collection::vec(common::item(), 1..12)) {
        let catalog = Catalog::builtin();
        let checklist = common::everything(catalog);
        let survey = common::survey(catalog, &items);
        let one = assess(&checklist, survey, AuditOptions::default());
        let found = agreement(&[&one], &[&one]);
        prop_assert_eq!(found.findings.agreed, found.findings.n);
        prop_assert!(found.lone.is_empty());
        for field in &found.fields {
            prop_assert_eq!(field.summary.agreed, field.summary.n);
            prop_assert!(field.differences.is_none_or(|(_, d)| d.mean.abs() < 1e-9));
        }
    }

    /// Turning A and B round turns the differences and the lists round, and nothing else.
    #[test]
    fn sides_can_be_exchanged(
        items in prop::collection::vec(common::item(), 1..8),
        others in prop::collection::vec(common::item(), 1..8),
    ) {
        let catalog = Catalog::builtin();
        let checklist = common::everything(catalog);
        let a = assess(&checklist, common::survey(catalog, &items), AuditOptions::default());
        let b = assess(&checklist, common::survey(catalog, &others), AuditOptions::default());
        let (one, other) = (agreement(&[&a], &[&b]), agreement(&[&b], &[&a]));
        prop_assert_eq!(one.findings.agreed, other.findings.agreed);
        prop_assert_eq!(one.lone.len(), other.lone.len());
        for (x, y) in one.fields.iter().zip(&other.fields) {
            prop_assert_eq!((x.element, x.field, x.summary.agreed), (y.element, y.field, y.summary.agreed));
            prop_assert_eq!((x.only_a, x.only_b), (y.only_b, y.only_a));
            if let (Some((_, x)), Some((_, y))) = (x.differences, y.differences) {
                prop_assert!((x.mean + y.mean).abs() < 1e-9);
            }
        }
    }
}

fn judged(body: &str) -> Assessment {
    let record = format!("schema = 1\nsite = \"s\"\nprofile = \"public-building\"\n{body}");
    let toml = reader("toml").expect("it ships");
    let found = read(toml, "s.toml", record.as_bytes(), Catalog::builtin(), &ReadOptions::default());
    assert!(found.diagnostics.is_empty(), "{:?}", found.diagnostics);
    let checklist = Arc::new(Catalog::builtin().checklist("public-building").expect("it ships"));
    assess(&checklist, found.surveys.into_iter().next().expect("one record"), AuditOptions::default())
}

fn of<'a>(found: &'a Agreement, field: &str) -> &'a tantu::agreement::FieldAgreement {
    let at = |f: &&tantu::agreement::FieldAgreement| {
        Catalog::builtin().element(f.element).fields[usize::from(f.field.0)].id.as_str() == field
    };
    found.fields.iter().find(at).expect("both read it")
}

#[test]
fn quantities_agree_within_their_combined_uncertainty() {
    let door = |width: &str| {
        format!("[[item]]\nid = \"D\"\nelement = \"door\"\nmeasured.clear_width = \"{width}\"\n")
    };
    // √(3² + 4²) = 5: five apart is within, six is not; without ± only the same value agrees.
    for (a, b, stated, agreed) in [
        ("900 mm ± 3 mm", "905 mm ± 4 mm", 1, 1),
        ("900 mm ± 3 mm", "906 mm ± 4 mm", 1, 0),
        ("900 mm", "90 cm", 0, 1),
        ("900 mm", "901 mm ± 5 mm", 0, 0),
    ] {
        let (a, b) = (judged(&door(a)), judged(&door(b)));
        let found = agreement(&[&a], &[&b]);
        let field = of(&found, "clear_width");
        assert_eq!((field.with_uncertainty, field.summary.agreed), (stated, agreed), "{field:?}");
    }
}

#[test]
fn what_one_alone_recorded_is_listed_and_not_counted() {
    let a = judged(
        "[[item]]\nid = \"D\"\nelement = \"door\"\nmeasured.closer = true\n[[item]]\nid = \"X\"\nelement = \"door\"\n",
    );
    let b = judged(
        "[[item]]\nid = \"D\"\nelement = \"door\"\nmeasured.interior = true\n[[item]]\nid = \"X\"\nelement = \"ramp\"\n",
    );
    let found = agreement(&[&a], &[&b]);
    let told: Vec<(Side, &str, bool)> = found
        .lone
        .iter()
        .map(|l| (l.by, l.item.as_deref().unwrap_or_default(), matches!(l.part, Part::Reading(..))))
        .collect();
    assert_eq!(
        told,
        [(Side::B, "D", true), (Side::A, "D", true), (Side::A, "X", false), (Side::B, "X", false)]
    );
    assert_eq!((found.items, found.paired), (1, 0));
    let alone = agreement(&[&a], &[]);
    assert_eq!((alone.visits, alone.lone.len()), (0, 1));
    assert_eq!(alone.lone[0].part, Part::Visit);
}
