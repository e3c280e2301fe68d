//! Other people's scoring models: published vectors, rounding, and what surveys come to.

use std::fmt::Write as _;
use std::sync::Arc;

use proptest::prelude::*;
use tantu::checklist::{Catalog, CatalogFile, Outcome as Found};
use tantu::diag::Source;
use tantu::finding::AuditOptions;
use tantu::lang::Lang;
use tantu::model::cnaec::{Building, Gate, Parameters, Scorer, formula};
use tantu::model::xccdf::{self, Group, Kind, Outcome, Scored};
use tantu::model::{Model, Models, Points};
use tantu::quantity::Exact;
use tantu::score::Counts;
use tantu::survey::{ReadOptions, Survey, read, reader};

use crate::common;

fn points(text: &str) -> Points {
    Points::parse(text).expect("a number")
}

/// Group A (weight 2): passed and failed, weight 1 each. Group B (weight 1): passed with weight 3, one that
/// does not apply. Default (50·2 + 100·1)/3; flat 4 of 5; unweighted 2 of 3; absolute 0.
fn vector() -> Vec<Group> {
    let rule = |outcome, weight| Scored { outcome, weight };
    vec![
        Group { weight: 2, rules: vec![rule(Outcome::Pass, 1), rule(Outcome::Fail, 1)] },
        Group { weight: 1, rules: vec![rule(Outcome::Pass, 3), rule(Outcome::NotApplicable, 1)] },
    ]
}

#[test]
fn the_four_models_of_xccdf() {
    for (kind, score, maximum, percent) in [
        (Kind::Default, "66.67", "100.00", "66.67"),
        (Kind::Flat, "4.00", "5.00", "80.00"),
        (Kind::FlatUnweighted, "2.00", "3.00", "66.67"),
        (Kind::Absolute, "0.00", "1.00", "0.00"),
    ] {
        let found = xccdf::score(kind, &vector());
        assert_eq!(found.score.expect("rules count").to_string(), score, "{kind:?}");
        assert_eq!(found.maximum.to_string(), maximum, "{kind:?}");
        assert_eq!(found.percent.expect("rules count").to_string(), percent, "{kind:?}");
        assert_eq!((found.passed, found.counted), (2, 3));
        assert_eq!(found.coverage.expect("rules apply").to_string(), "100.00");
    }
}

#[test]
fn what_was_not_checked_leaves_the_score_and_lowers_the_coverage() {
    let rule = |outcome, weight| Scored { outcome, weight };
    let group = |rules| [Group { weight: 1, rules }];
    let open = group(vec![rule(Outcome::Pass, 1), rule(Outcome::NotChecked, 3)]);
    let found = xccdf::score(Kind::Flat, &open);
    assert_eq!(found.percent, Some(points("100")));
    assert_eq!(found.coverage, Some(points("25")));
    // `unknown` counts, and is no pass.
    let unknown = group(vec![rule(Outcome::Pass, 1), rule(Outcome::Unknown, 3)]);
    let found = xccdf::score(Kind::Flat, &unknown);
    assert_eq!((found.percent, found.coverage), (Some(points("25")), Some(points("25"))));
    assert_eq!(xccdf::score(Kind::Absolute, &unknown).score, Some(points("0")));
    let nothing = xccdf::score(Kind::Default, &group(vec![rule(Outcome::NotChecked, 3)]));
    assert_eq!((nothing.score, nothing.coverage), (None, Some(points("0"))));
    assert_eq!(xccdf::score(Kind::Absolute, &[]).score, None);
    assert_eq!(xccdf::score(Kind::Absolute, &group(vec![rule(Outcome::Pass, 1)])).score, Some(points("1")));
}

#[test]
fn findings_become_results_of_xccdf() {
    let counts = |outcomes: &[(Found, bool)]| {
        let mut counts = Counts::default();
        for (outcome, waived) in outcomes {
            counts.add(*outcome, *waived);
        }
        counts
    };
    let plain = |o| (o, false);
    let table: &[(&[(Found, bool)], Outcome)] = &[
        (&[plain(Found::Passed)], Outcome::Pass),
        (&[plain(Found::Passed), plain(Found::Failed)], Outcome::Fail),
        (&[plain(Found::CantTell)], Outcome::Unknown),
        (&[plain(Found::Untested)], Outcome::NotChecked),
        (&[plain(Found::Inapplicable)], Outcome::NotApplicable),
        // Passed here, not measured there: no pass.
        (&[plain(Found::Passed), plain(Found::Untested)], Outcome::Unknown),
        (&[plain(Found::Passed), plain(Found::Inapplicable)], Outcome::Pass),
        (&[(Found::Failed, true)], Outcome::NotSelected),
    ];
    for (outcomes, expected) in table {
        assert_eq!(Outcome::of(&counts(outcomes)), *expected, "{outcomes:?}");
    }
}

/// S1 = 78.00 and F1 = 8.20 give Q1 = 63.96; with Q2 = 70 and Q4 = 66, Q = 199.96/3 = 66.65: two stars.
#[test]
fn the_vector_of_cnaec_1304() {
    let q1 = formula::dimension(points("78.00"), points("8.20")).expect("numbers");
    assert_eq!(q1.to_string(), "63.96");
    let q = formula::total(&[q1, points("70"), points("66")], Points::ZERO).expect("numbers");
    assert_eq!(q.to_string(), "66.65");
    assert_eq!(formula::stars(q1, q), 2);
}

#[test]
fn halves_are_rounded_up_at_each_step() {
    for (part, whole, times, expected) in [
        (1, 3, 100, "33.33"),
        (2, 3, 100, "66.67"),
        (1, 800, 100, "0.13"),
        (1, 16, 10, "0.63"),
        (5, 8, 1, "0.63"),
    ] {
        let found = Points::share(Exact::whole(part), Exact::whole(whole), times).expect("a number");
        assert_eq!(found.to_string(), expected, "{part}/{whole} × {times}");
    }
    // 2.675 is below a half as a floating-point number; exactly, it is a half.
    assert_eq!(points("2.675").to_string(), "2.68");
    // (10.00 + 6.67)/2 = 8.335 → 8.34, and with a second category of 5.00: (8.34 + 5.00)/2 = 6.67.
    let thirds = formula::facility(Exact::whole(2), Exact::whole(3)).expect("a number");
    let found = formula::facilities(&[vec![points("10"), thirds], vec![], vec![points("5")]]);
    assert_eq!(found.expect("two categories").to_string(), "6.67");
}

#[test]
fn stars_caps_and_groups() {
    for (weakest, q, stars) in [
        ("19.99", "90", 0),
        ("20", "40", 1),
        ("20", "39.99", 0),
        ("40", "60", 2),
        ("39.99", "80", 1),
        ("60", "80", 3),
        ("60", "79.99", 2),
    ] {
        assert_eq!(formula::stars(points(weakest), points(q)), stars, "{weakest} {q}");
    }
    for (score, cap) in [("59.99", 0), ("60", 1), ("70", 2), ("79.99", 2), ("80", 3)] {
        assert_eq!(formula::cap(points(score)), cap, "{score}");
    }
    let twenty = formula::total(&[points("70")], points("25")).expect("numbers");
    assert_eq!(twenty, points("90"), "innovation adds 20 at most");
    // Areas 3000 and 1000: Z1 = (3·70 + 50)/4 = 65.00; ZQ = .8·65 + .2·40 = 60.00.
    let whole = |n| Exact::whole(n);
    let buildings = [(whole(3000), points("70")), (whole(1000), points("50"))];
    assert_eq!(formula::group(&buildings, points("40")), Some(points("60")));
    assert_eq!(formula::group(&[(whole(1), points("39.99"))], points("90")), None);
    assert_eq!(formula::group(&[], points("90")), None);
}

/// A hall and its seats under rules of the standard; the demand of GB 55019 gates.
fn catalog() -> Arc<Catalog> {
    catalog_with(&[])
}

/// The same, with more rules on the hall: id, clause and field.
fn catalog_with(more: &[(&str, &str, &str)]) -> Arc<Catalog> {
    let text = "{ zh = \"甲\", en = \"A\" }";
    let field =
        |id: &str| format!("[[field]]\nid = \"{id}\"\nkind = \"yes_no\"\ntitle = {text}\nask = {text}\n");
    let element = |id: &str, fields: &[&str]| {
        let fields: String = fields.iter().map(|f| field(f)).collect();
        format!("schema = 1\nid = \"{id}\"\ntitle = {text}\n{fields}")
    };
    let rule = |id: &str, clause: &str, field: &str| {
        format!(
            "[[rule]]\nid = \"{id}\"\nclause = \"{clause}\"\nconfidence = \"recalled_sure\"\nimpact = \"critical\"\n\
             groups = [\"all\"]\ntitle = {text}\nremedy = []\ncase = [{{ given = {{ {field} = true }}, expect = \"passed\" }}, {{ given = {{ {field} = false }}, \
             expect = \"failed\" }}, {{ given = {{}}, expect = \"untested\" }}]\ncheck.present = {{ field = \"{field}\" }}\n"
        )
    };
    let rules = |standard: &str, element: &str, rules: &[String]| {
        format!("schema = 1\nstandard = \"{standard}\"\nelement = \"{element}\"\n{}", rules.concat())
    };
    let cnaec = "t-cnaec-1304-2022";
    let mut hall =
        vec![rule("t-hall-a", "5.2.1", "a"), rule("t-hall-b", "6.2.1", "b"), rule("t-hall-c", "8.2.1", "c")];
    hall.extend(more.iter().map(|(id, clause, field)| rule(id, clause, field)));
    let files = [
        ("elements/model-hall.toml", element("model-hall", &["a", "b", "c", "d", "e", "gate"])),
        ("elements/model-seat.toml", element("model-seat", &["x", "y"])),
        ("rules/t-cnaec-1304-2022/model-hall.toml", rules(cnaec, "model-hall", &hall)),
        (
            "rules/t-cnaec-1304-2022/model-seat.toml",
            rules(
                cnaec,
                "model-seat",
                &[
                    rule("t-seat-x", "5.3.1", "x"),
                    rule("t-seat-y", "5.3.2", "y"),
                    rule("t-seat-z", "6.3.1", "x"),
                ],
            ),
        ),
        (
            "rules/gb-55019-2021/model-hall.toml",
            rules("gb-55019-2021", "model-hall", &[rule("t-hall-gate", "2.1", "gate")]),
        ),
    ];
    let files = files.map(|(path, text)| CatalogFile { path: path.into(), source: Source::new(path, text) });
    Arc::new(Catalog::with_files(files).unwrap_or_else(|e| panic!("{:#?}", e.0)))
}

fn survey(catalog: &Catalog, hall: &str, seats: &[&str]) -> Survey {
    let mut record =
        format!("schema = 1\nsite = \"s\"\n[[item]]\nid = \"H\"\nelement = \"model-hall\"\n{hall}\n");
    for (at, seat) in seats.iter().enumerate() {
        let _ = writeln!(record, "[[item]]\nid = \"S{at}\"\nelement = \"model-seat\"\n{seat}");
    }
    let found =
        read(reader("toml").expect("it ships"), "s", record.as_bytes(), catalog, &ReadOptions::default());
    assert!(found.diagnostics.is_empty(), "{:?}", found.diagnostics);
    found.surveys.into_iter().next().expect("one record")
}

const HALL: &str = "measured.a = true\nmeasured.b = true\nmeasured.c = true\nmeasured.gate = true";

#[test]
fn readings_fill_the_dimensions_and_open_ones_are_not_awarded() {
    let catalog = catalog();
    let stated =
        Parameters { site_test: Some(true), maintenance: Some(points("75")), ..Parameters::default() };
    let scorer = Scorer::new(&catalog, &stated).expect("the scheme ships");
    // Seat 0: x and y; seat 1: x, y open. f = 10 and 5, F1 = 7.50, S1 = 100: Q1 = 75.00, at most 100.
    let seats = ["measured.x = true\nmeasured.y = true", "measured.x = true"];
    let found = scorer.score(&survey(&catalog, HALL, &seats), &AuditOptions::default());
    let told: Vec<(String, Option<Points>, Option<Points>, usize)> =
        found.dimensions.iter().map(|d| (d.id.clone(), d.score, d.high, d.open)).collect();
    let full = Some(points("100"));
    assert_eq!(
        told,
        [
            ("Q1".into(), Some(points("75")), full, 1),
            ("Q2".into(), full, full, 0),
            ("Q4".into(), full, full, 0)
        ]
    );
    // (75 + 100 + 100)/3 = 91.67: three stars by score, two under the cap of maintenance.
    assert_eq!((found.total, found.high), (Some(points("91.67")), full));
    assert_eq!((found.control, found.stars_by_score, found.stars), (Gate::Met, Some(3), Some(2)));
    assert!(found.dimensions[0].equal_points && found.missing.is_empty());
}

/// Q4 is 60 for signs, 20 for information and 20 for smart devices; Q2 is 40 and 60.
#[test]
fn parts_of_a_system_score_weigh_as_the_source_says() {
    let more = [("t-hall-d", "8.2.1.6", "d"), ("t-hall-e", "8.2.2.1", "e"), ("t-hall-f", "6.2.2.2", "e")];
    let catalog = catalog_with(&more);
    let scorer = Scorer::new(&catalog, &Parameters::default()).expect("the scheme ships");
    let system = |hall: &str| {
        let found = scorer.score(&survey(&catalog, hall, &[]), &AuditOptions::default());
        (found.dimensions[1].system, found.dimensions[2].system, found.dimensions[2].high)
    };
    let told = |q2: &str, q4: &str, high: &str| (Some(points(q2)), Some(points(q4)), Some(points(high)));
    // Half of the signs, no information: (60 · 1/2 + 20 · 0) ÷ 80, for no item speaks of smart devices.
    let hall = "measured.b = true\nmeasured.c = true\nmeasured.d = false\nmeasured.e = false";
    assert_eq!(system(hall), told("40", "37.5", "37.5"));
    // All of the signs, information open: 60 of 80, and at most all.
    let hall = "measured.b = false\nmeasured.c = true\nmeasured.d = true";
    assert_eq!(system(hall), told("0", "75", "100"));
    // An item that is in no part: its share is unknown, so that all items count equally.
    let catalog = catalog_with(&[("t-hall-d", "8.2.9", "d")]);
    let scorer = Scorer::new(&catalog, &Parameters::default()).expect("the scheme ships");
    let hall = "measured.c = true\nmeasured.d = false";
    let found = scorer.score(&survey(&catalog, hall, &[]), &AuditOptions::default());
    assert_eq!(found.dimensions[2].system, Some(points("50")));
}

#[test]
fn a_control_item_gates_and_an_open_one_leaves_the_stars_open() {
    let catalog = catalog();
    let scorer = Scorer::new(&catalog, &Parameters::default()).expect("the scheme ships");
    let seats = ["measured.x = true\nmeasured.y = true"];
    let score = |hall: &str| scorer.score(&survey(&catalog, hall, &seats), &AuditOptions::default());
    let failed = score(&HALL.replace("gate = true", "gate = false"));
    assert_eq!((failed.control, failed.stars, failed.stars_by_score), (Gate::NotMet, Some(0), Some(3)));
    let open = score(&HALL.replace("measured.gate = true", ""));
    assert_eq!((open.control, open.stars), (Gate::Undetermined, None));
    assert_eq!(open.missing, ["control", "completion", "maintenance"]);
    // Accommodation has no item in our source, so a dormitory gets no total rather than a wrong one.
    let stated = Parameters { building: Building::Dormitory, ..Parameters::default() };
    let scorer = Scorer::new(&catalog, &stated).expect("the scheme ships");
    let found = scorer.score(&survey(&catalog, HALL, &seats), &AuditOptions::default());
    assert_eq!((found.total, found.missing[0]), (None, "dimension"));
}

#[test]
fn stated_points_count_where_every_item_of_a_part_has_some() {
    let catalog = catalog();
    let seats = ["measured.x = true\nmeasured.y = false"];
    let facility = |items: &[(&str, i64)]| {
        let points = items.iter().map(|(id, p)| ((*id).to_owned(), Exact::whole(*p))).collect();
        let scorer = Scorer::new(&catalog, &Parameters { points, ..Parameters::default() });
        let scorer = scorer.expect("the scheme ships");
        scorer.score(&survey(&catalog, HALL, &seats), &AuditOptions::default()).dimensions[0].facility
    };
    assert_eq!(facility(&[("t-seat-x", 3), ("t-seat-y", 1)]), Some(points("7.5")));
    assert_eq!(facility(&[("t-seat-x", 3)]), Some(points("5")), "one is unknown: all count equally");
}

#[test]
fn a_parameter_file_is_read_and_its_slips_are_told() {
    let catalog = catalog();
    let read = |text: &str| Parameters::read(&Source::new("p.toml", text), &catalog);
    let good = "schema = 1\nmodel = \"cnaec-1304\"\nbuilding = \"dwelling\"\ninnovation = 3\nconstruction = 71.5\n\
                maintenance = 80\n[points]\nt-seat-x = 4\n";
    let found = read(good).expect("nothing wrong with it");
    assert_eq!((found.building, found.construction), (Building::Dwelling, Some(points("71.5"))));
    assert_eq!(found.points["t-seat-x"], Exact::whole(4));
    let bad = "schema = 1\nmodel = \"cnaec-1304\"\nbuilding = \"barn\"\nmaintenance = 101\n[points]\nnot-a-rule = 1\n";
    let told: Vec<String> =
        read(bad).expect_err("three slips").iter().map(|d| d.one_line(Lang::En)).collect();
    assert_eq!(
        told,
        [
            "p.toml:3:12: `building` cannot be `barn`",
            "p.toml:4:15: `maintenance` cannot be `101`",
            "p.toml:6:14: unknown rule `not-a-rule`"
        ]
    );
}

proptest! {
    /// Every model answers, within its maximum, whatever was surveyed; the absolute one only at full marks.
    #[test]
    fn models_answer_for_any_survey(items in prop::collection::vec(common::item(), 0..10)) {
        let catalog = Catalog::builtin();
        let checklist = common::everything(catalog);
        let survey = common::survey(catalog, &items);
        let options = AuditOptions::default();
        let findings = tantu::finding::audit(&checklist, &survey, &options);
        let models = Models::new(catalog, &Model::ALL, &Parameters::default());
        let found = models.score(&checklist, &survey, &findings, &options);
        prop_assert_eq!(found.len(), 5);
        for of in found.iter().filter_map(|m| m.xccdf.as_ref()) {
            prop_assert!(of.score.is_none_or(|s| s >= Points::ZERO && s <= of.maximum));
        }
        let flat = found[1].xccdf.as_ref().and_then(|s| s.percent);
        let absolute = found[3].xccdf.as_ref().and_then(|s| s.score);
        prop_assert_eq!(absolute.map(|s| s == points("1")), flat.map(|p| p == points("100")));
        let cnaec = found[4].cnaec.as_ref().expect("it was asked for");
        prop_assert!(cnaec.total.zip(cnaec.high).is_none_or(|(low, high)| low <= high));
    }
}
