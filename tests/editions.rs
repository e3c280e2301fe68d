//! Editions: each thing is judged by the one in force when it was built, and the gap to today's shows.

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{AsOf, Catalog, CatalogFile, Checklist, Construction, Outcome};
use tantu::diag::Source;
use tantu::finding::{AuditOptions, Basis, GapKind};
use tantu::lang::Lang;
use tantu::survey::{Built, Item, ItemMore, Survey, read_value};

use crate::common;

fn item(element: &str, built: Option<Built>, readings: &[(&str, &str)]) -> Item {
    let catalog = Catalog::builtin();
    let at = catalog.find_element(element).expect("it ships");
    let mut item = Item::new(element, at);
    for (field, raw) in readings {
        let (place, field) = catalog.element(at).field(field).expect("it ships");
        item.readings.set(place, read_value(field, raw, false).expect("it reads").0, raw, None);
    }
    item.more = built.map(|built| Box::new(ItemMore { built: Some(built), ..ItemMore::default() }));
    item
}

fn judge(profile: &str, as_of: AsOf, items: Vec<Item>) -> Assessment {
    let mut survey = Survey::new("site");
    survey.items = items;
    let checklist = Catalog::builtin().checklist(profile).expect("it ships").as_of(as_of);
    assess(&checklist, survey, AuditOptions::default())
}

fn outcome(assessment: &Assessment, rule: &str) -> Option<Outcome> {
    let found = assessment.findings.iter().find(|f| assessment.rule(f).id.as_str() == rule);
    found.map(|f| f.outcome)
}

/// An element, its readings, the rule that they pass and the rule that they fail.
type Row<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, &'a str);

/// The table of the two editions side by side: what passed by that of the time and fails by today's.
#[expect(clippy::too_many_lines, reason = "a table")]
#[test]
fn the_comparison_of_the_two_editions() {
    let year = Some(Built::Year(2014));
    let table: &[Row<'_>] = &[
        (
            "ramp",
            &[("clear_width", "1.05 m"), ("place", "site")],
            "gb50763-ramp-clear-width",
            "gb55019-ramp-clear-width",
        ),
        (
            "ramp",
            &[("slope", "1:10"), ("rise", "550 mm"), ("site_constrained", "no")],
            "gb50763-ramp-rise",
            "gb55019-ramp-slope",
        ),
        (
            "ramp",
            &[("slope", "1:8"), ("rise", "250 mm"), ("site_constrained", "no")],
            "gb50763-ramp-rise",
            "gb55019-ramp-slope",
        ),
        (
            "door",
            &[("type", "swing"), ("clear_width", "850 mm")],
            "gb50763-door-clear-width",
            "gb55019-door-clear-width",
        ),
        (
            "kerb-ramp",
            &[("form", "full_width"), ("lip", "8 mm")],
            "gb50763-kerb-ramp-lip",
            "gb55019-kerb-ramp-lip",
        ),
        (
            "toilet-cubicle",
            &[("length", "1800 mm"), ("width", "1200 mm")],
            "gb50763-toilet-cubicle-size",
            "gb55019-toilet-cubicle-size",
        ),
        (
            "wc",
            &[
                ("has_bars_both_sides", "yes"),
                ("has_wall_bar", "yes"),
                ("transfer_bar_height", "700 mm"),
                ("wall_bar_height", "700 mm"),
                ("wall_bar_above_pan", "220 mm"),
            ],
            "gb50763-wc-bars-height",
            "gb55019-wc-wall-bar-height",
        ),
        (
            "lift",
            &[("landing_button_height", "870 mm")],
            "gb55019-lift-landing-button-height",
            "gb50763-lift-landing-button-height",
        ),
        ("lift", &[("door_clear_width", "850 mm")], "gb50763-lift-door-width", "gb55019-lift-door-width"),
        (
            "grating",
            &[("place", "outdoor"), ("opening_width", "15 mm")],
            "gb50763-grating-opening-outdoor",
            "gb55019-grating-opening",
        ),
        (
            "wheelchair-seating",
            &[("space_depth", "1100 mm"), ("space_width", "800 mm")],
            "gb50763-wheelchair-seating-size",
            "gb55019-wheelchair-seating-size",
        ),
        (
            "wheelchair-seating",
            &[("seats", "401"), ("wheelchair_spaces", "2")],
            "gb50763-wheelchair-seating-count-large",
            "gb55019-wheelchair-seating-count",
        ),
        (
            "toilet-room",
            &[("door_swing", "inward"), ("turning_diameter", "1500 mm")],
            "gb50763-toilet-room-inward-door",
            "gb55019-toilet-room-door",
        ),
    ];
    for (element, readings, passes, fails) in table {
        // The call button alone was asked to be higher then than now.
        let stricter_then = passes.starts_with("gb55019");
        let built = judge("public-building", AsOf::Built, vec![item(element, year, readings)]);
        let today = judge("public-building", AsOf::On(date(2024, 1, 1)), vec![item(element, year, readings)]);
        let (then, now) = if stricter_then { (fails, passes) } else { (passes, fails) };
        let wanted = if stricter_then { Outcome::Failed } else { Outcome::Passed };
        assert_eq!(outcome(&built, then), Some(wanted), "{then} at {readings:?}");
        assert_eq!(outcome(&built, now), None, "{now} was not in force");
        assert_eq!(outcome(&today, then), None, "{then} is not in force");
        let gaps = &built.gaps.as_ref().expect("judged as of built").gaps;
        let gap = gaps.iter().find(|g| built.rule(&g.today).id.as_str() == *now);
        if stricter_then {
            assert!(gap.is_none(), "no gap where today asks less");
        } else {
            assert_eq!(outcome(&today, now), Some(Outcome::Failed), "{now} at {readings:?}");
            let gap = gap.unwrap_or_else(|| panic!("no gap for {now}"));
            assert_eq!(gap.kind, GapKind::Met, "{now}");
            assert!(gap.then.iter().any(|f| built.rule(f).id.as_str() == *then), "{then} beside {now}");
        }
    }
}

/// The last row of the table: the share of a building site did not change, that of a square or park is
/// asked by the earlier code alone, then and now.
#[test]
fn the_share_of_parking_bays() {
    let rows = [
        ("public-building", "public_building", "250", "3", Outcome::Passed, None),
        ("public-building", "public_building", "250", "2", Outcome::Failed, None),
        ("park-square", "square_or_park", "200", "4", Outcome::Passed, Some(Outcome::Passed)),
        ("park-square", "square_or_park", "200", "2", Outcome::Passed, Some(Outcome::Failed)),
    ];
    for (profile, kind, bays, accessible, by_later, by_place) in rows {
        let readings = [("kind", kind), ("bays", bays), ("accessible_bays", accessible)];
        let lot =
            |as_of| judge(profile, as_of, vec![item("parking-lot", Some(Built::Year(2014)), &readings)]);
        let (then, now) = (lot(AsOf::Built), lot(AsOf::Newest));
        assert_eq!(outcome(&now, "gb55019-parking-lot-count"), Some(by_later), "{readings:?}");
        assert_eq!(outcome(&then, "gb55019-parking-lot-count"), None, "{readings:?}");
        if let Some(wanted) = by_place {
            for done in [&then, &now] {
                assert_eq!(outcome(done, "gb50763-parking-lot-count-square-park"), Some(wanted));
            }
        } else {
            assert_eq!(outcome(&then, "gb50763-parking-lot-count-public-building"), Some(by_later));
            assert_eq!(outcome(&now, "gb50763-parking-lot-count-public-building"), None);
        }
        assert!(then.gaps.expect("judged as of built").gaps.is_empty(), "{readings:?}");
    }
}

/// An existing door asks less today than a new one: 800 mm, as the earlier code asked of all.
#[test]
fn a_door_in_an_existing_building_is_altered_to_less_than_a_new_one() {
    for (construction, wanted) in [
        (Construction::New, Outcome::Failed),
        (Construction::Altered, Outcome::Passed),
        (Construction::Existing, Outcome::Passed),
    ] {
        let mut door = item("door", None, &[("type", "swing"), ("clear_width", "820 mm")]);
        door.construction = Some(construction);
        let done = judge("public-building", AsOf::Newest, vec![door]);
        let widths: Vec<Outcome> = done
            .findings
            .iter()
            .filter(|f| done.rule(f).clause == "2.5.4-1" && f.outcome != Outcome::Inapplicable)
            .map(|f| f.outcome)
            .collect();
        assert_eq!(widths, [wanted], "{construction}");
    }
}

#[test]
fn which_edition_judges() {
    let rows: [(Option<Built>, &str, Basis); 7] = [
        (Some(Built::Year(1999)), "gb-50763-2012", Basis::BeforeFirst),
        (Some(Built::Year(2013)), "gb-50763-2012", Basis::InForce),
        (Some(Built::Day(date(2022, 3, 31))), "gb-50763-2012", Basis::InForce),
        (Some(Built::Day(date(2022, 4, 1))), "gb-55019-2021", Basis::InForce),
        (Some(Built::Year(2022)), "gb-55019-2021", Basis::YearOfChange),
        (Some(Built::Year(2023)), "gb-55019-2021", Basis::InForce),
        (None, "gb-55019-2021", Basis::Unknown),
    ];
    for (built, standard, basis) in rows {
        let done = judge("public-building", AsOf::Built, vec![item("ramp", built, &[])]);
        let of = &done.gaps.as_ref().expect("judged as of built").items[0];
        assert_eq!((of.standards[0].as_str(), of.basis), (standard, basis), "{built:?}");
        // Of what the later code is silent on, the earlier stays in force beside it.
        let beside = if standard == "gb-55019-2021" { 2 } else { 1 };
        assert_eq!(of.standards.len(), beside, "{built:?}");
        let widths: Vec<&str> = done
            .findings
            .iter()
            .map(|f| done.rule(f))
            .filter(|r| r.clause == "2.3.2" || r.clause == "3.4.2")
            .map(|r| r.standard.as_str())
            .collect();
        assert!(!widths.is_empty() && widths.iter().all(|code| *code == standard), "{built:?}: {widths:?}");
    }
}

/// What stood before the clause was in force, and was not altered since, is bound by it on alteration only.
#[test]
fn existing_works_are_bound_once_they_are_altered() {
    use Construction::{Altered, Existing, New};
    let year = |y| Some(Built::Year(y));
    let rows: [(Option<Construction>, Option<Built>, bool); 9] = [
        (None, None, false),
        (None, year(2014), true),
        (None, year(2023), false),
        (Some(Existing), None, true),
        (Some(Existing), year(2014), true),
        (Some(Existing), year(2023), false),
        (Some(New), year(2014), true),
        (Some(New), None, false),
        (Some(Altered), year(2014), false),
    ];
    for (construction, built, wanted) in rows {
        let mut ramp = item("ramp", built, &[("clear_width", "1.05 m"), ("place", "site"), ("sign", "no")]);
        ramp.construction = construction;
        let done = judge("public-building", AsOf::Newest, vec![ramp]);
        let failed: Vec<_> = done.findings.iter().filter(|f| f.is_barrier()).collect();
        let of = |rule: &str| *failed.iter().find(|f| done.rule(f).id.as_str() == rule).expect("it fails");
        let width = of("gb55019-ramp-clear-width");
        assert_eq!(done.binds_on_alteration(width), wanted, "{construction:?} {built:?}");
        // Of the earlier code nobody says whom it binds.
        assert!(!done.binds_on_alteration(of("gb50763-ramp-sign")), "{construction:?} {built:?}");
    }
}

#[test]
fn an_item_takes_its_age_from_what_it_lies_in_and_then_from_the_record() {
    let mut survey = Survey::new("site");
    survey.built = Some(Built::Year(2023));
    let ramp = item("ramp", Some(Built::Year(2014)), &[]);
    let mut rail = item("handrail", None, &[]);
    rail.parent = Some(tantu::survey::ItemIx(0));
    survey.items = vec![ramp, rail, item("door", None, &[])];
    let checklist = Catalog::builtin().checklist("public-building").expect("it ships").as_of(AsOf::Built);
    let done = assess(&checklist, survey, AuditOptions::default());
    let items = &done.gaps.as_ref().expect("judged as of built").items;
    let years: Vec<i16> = items.iter().filter_map(|i| i.built.map(Built::year)).collect();
    assert_eq!(years, [2014, 2014, 2023]);
}

/// What the later code says nothing of, the earlier asks of works of today, too.
#[test]
fn what_the_later_code_is_silent_on_stays_with_the_earlier() {
    let new = Some(Built::Day(date(2024, 5, 1)));
    let items = || {
        vec![
            item("bus-stop", new, &[("platform_width", "600 mm"), ("warning_strip", "no")]),
            item(
                "stairs",
                new,
                &[
                    ("type", "stairs"),
                    ("public_building", "yes"),
                    ("tread_depth", "200 mm"),
                    ("riser_max", "220 mm"),
                    ("tread_slip_resistant", "no"),
                    ("nosing_strip", "no"),
                ],
            ),
            item(
                "lift",
                new,
                &[("car_button_height", "1600 mm"), ("car_voice", "no"), ("car_display", "no")],
            ),
        ]
    };
    let fails = [
        "gb50763-bus-stop-platform-width",
        "gb50763-bus-stop-warning-offset",
        "gb50763-stairs-tread",
        "gb50763-stairs-riser",
        "gb50763-stairs-slip",
        "gb50763-lift-car-button-height",
        "gb50763-lift-car-voice",
        "gb50763-lift-car-display",
    ];
    for as_of in [AsOf::Newest, AsOf::On(date(2026, 1, 1)), AsOf::Built] {
        let done = judge("transport-stop", as_of, items());
        for rule in fails {
            assert_eq!(outcome(&done, rule), Some(Outcome::Failed), "{rule} as of {as_of}");
        }
    }
}

/// The rules of the earlier code that stay beside rules of the later on the same field, because these
/// speak of another case: another kind of car park, another button, another question on the form.
const BESIDE_THE_LATER: [&str; 8] = [
    "gb50763-braille-sign-lift-car-button",
    "gb50763-kerb-ramp-form",
    "gb50763-parking-lot-count-public-class-1",
    "gb50763-parking-lot-count-public-class-2-3",
    "gb50763-parking-lot-count-public-class-4",
    "gb50763-parking-lot-count-residential",
    "gb50763-parking-lot-count-square-park",
    "gb50763-parking-lot-each-residential",
];

/// In a run by the newest edition, each thing is judged by one of the two codes, and by one at least.
#[test]
fn each_thing_is_judged_by_one_edition() {
    let catalog = Catalog::builtin();
    let codes = ["gb-50763-2012", "gb-55019-2021"];
    for profile in catalog.profiles() {
        let all = catalog.checklist(profile.id.as_str()).expect("it ships").as_of(AsOf::Built);
        let of = |code: &str, newest: bool| -> Vec<_> {
            let counts = |at| !newest || all.span(at).is_some_and(|s| s.holds(None));
            all.rules().filter(|(at, r)| r.standard.as_str() == code && counts(*at)).map(|(_, r)| r).collect()
        };
        let [earlier, later] = codes.map(|code| of(code, true));
        for rule in &earlier {
            let beside: Vec<_> =
                later.iter().filter(|r| r.speaks_of_what(rule)).map(|r| r.id.as_str()).collect();
            let meant = BESIDE_THE_LATER.contains(&rule.id.as_str());
            assert!(beside.is_empty() || meant, "{} beside {beside:?} in {}", rule.id, profile.id);
        }
        let gone = of(codes[0], false).into_iter().filter(|r| !earlier.contains(r));
        for rule in gone {
            let named = later.iter().any(|r| r.replaces.contains(&rule.id));
            let spoken_of =
                |field| later.iter().any(|r| r.element == rule.element && r.check.judged().contains(field));
            assert!(
                named || rule.check.judged().iter().all(spoken_of),
                "{} is lost in {}",
                rule.id,
                profile.id
            );
        }
    }
}

/// A rule of the later code on the diameter of handrails, of which it is silent.
fn later_rule(more: &str) -> CatalogFile {
    let text = format!(
        r#"
schema = 1
standard = "gb-55019-2021"
element = "handrail"

[[rule]]
id = "gb55019-handrail-diameter"
clause = "2.8.4"
{more}
impact = "minor"
groups = ["walking"]
title = {{ zh = "直径", en = "Diameter" }}
remedy = []
check.at_most = {{ field = "diameter", limit = "45 mm" }}
case = [
  {{ given = {{ diameter = "45 mm" }}, expect = "passed" }},
  {{ given = {{ diameter = "46 mm" }}, expect = "failed" }},
  {{ given = {{}}, expect = "untested" }},
]
"#
    );
    let path = "rules/gb-55019-2021/handrail-diameter.toml";
    CatalogFile { path: path.into(), source: Source::new(path, text) }
}

#[test]
fn what_is_replaced_is_a_rule_of_an_earlier_edition() {
    for (named, wanted) in [
        ("gb50763-handrail-diamter", "there is no rule `gb50763-handrail-diamter`"),
        ("gb55019-handrail-extension", "of no earlier edition"),
        ("ada-handrail-height", "of no earlier edition"),
    ] {
        let more = format!("confidence = \"quoted\"\nreplaces = [\"{named}\"]");
        let error = Catalog::with_files([later_rule(&more)]).expect_err("it is wrong");
        let told: Vec<String> = error.0.iter().map(|d| d.one_line(Lang::En)).collect();
        assert!(told.len() == 1 && told[0].contains(wanted), "{told:?}");
        assert!(told[0].contains("handrail-diameter.toml:10:13"), "{told:?}");
    }
}

#[test]
fn advice_and_doubt_end_no_demand() {
    let until = |modality: &str, confidence: &str| {
        let more = format!("modality = \"{modality}\"\nconfidence = \"{confidence}\"");
        let file = later_rule(&more);
        let catalog = Arc::new(Catalog::with_files([file]).unwrap_or_else(|e| panic!("{:?}", e.0)));
        let checklist = catalog.checklist("public-building").expect("it ships");
        let earlier = catalog.find_rule("gb50763-handrail-diameter").expect("it ships");
        checklist.span(earlier).expect("selected").until
    };
    assert_eq!(until("shall", "quoted"), Some(date(2022, 4, 1)));
    assert_eq!(until("should", "quoted"), None);
    assert_eq!(until("shall", "recalled_unsure"), None);
}

#[test]
fn elements_that_the_later_code_leaves_alone_stay_with_the_earlier() {
    let checklist = Catalog::builtin().checklist("street").expect("it ships");
    let rules: Vec<&str> = checklist.rules().map(|(_, r)| r.id.as_str()).collect();
    assert!(rules.contains(&"gb50763-footbridge-ramp-width"), "no later code has rules on footbridges");
    assert!(rules.contains(&"gb50763-crossing-width"), "the later code speaks of kerb ramps alone");
    assert!(!rules.contains(&"gb50763-kerb-ramp-lip"), "the later code has its own figure");
    assert!(!rules.contains(&"gb50763-crossing-kerb-ramps"), "the later code asks the same");
}

#[test]
fn words_that_choose_an_edition() {
    assert_eq!("built".parse(), Ok(AsOf::Built));
    assert_eq!("newest".parse(), Ok(AsOf::Newest));
    assert_eq!("2015".parse(), Ok(AsOf::On(date(2015, 12, 31))));
    assert_eq!("2015-06-30".parse(), Ok(AsOf::On(date(2015, 6, 30))));
    let bad = "yesterday".parse::<AsOf>().expect_err("no such word").to_string();
    assert_eq!(
        bad,
        "`yesterday` is neither `built`, `newest`, a year such as 2015, nor a day such as 2015-06-30"
    );
}

fn some_day() -> impl Strategy<Value = Date> {
    (1950i16..2060, 1i8..=12, 1i8..=28).prop_map(|(y, m, d)| date(y, m, d))
}

fn all_built(items: &[common::ItemDraw], built: Option<Built>) -> Survey {
    let mut survey = common::survey(Catalog::builtin(), items);
    survey.built = built;
    survey
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Where a profile has one edition, every day and every age is judged by it.
    #[test]
    fn one_edition_judges_all_ages(
        items in prop::collection::vec(common::item(), 1..12),
        day in some_day(),
        profile in prop::sample::select(vec!["household-retrofit", "ada-existing-facility", "public-building-gb50763"]),
    ) {
        let newest = Catalog::builtin().checklist(profile).expect("it ships");
        let survey = all_built(&items, Some(Built::Day(day)));
        let by = |checklist: &Arc<Checklist>| assess(checklist, survey.clone(), AuditOptions::default());
        let wanted = by(&newest);
        for as_of in [AsOf::On(day), AsOf::Built] {
            let found = by(&newest.as_of(as_of));
            prop_assert_eq!(&found.findings, &wanted.findings);
            prop_assert_eq!(&found.scores, &wanted.scores);
            prop_assert!(found.gaps.is_none_or(|g| g.gaps.is_empty()));
        }
    }

    /// Built on a day is judged as that day is.
    #[test]
    fn built_on_a_day_is_judged_as_of_that_day(
        items in prop::collection::vec(common::item(), 1..12),
        day in some_day(),
    ) {
        let newest = Catalog::builtin().checklist("public-building").expect("it ships");
        let survey = all_built(&items, Some(Built::Day(day)));
        let built = assess(&newest.as_of(AsOf::Built), survey.clone(), AuditOptions::default());
        let on = assess(&newest.as_of(AsOf::On(day)), survey, AuditOptions::default());
        prop_assert_eq!(&built.findings, &on.findings);
        prop_assert_eq!(built.scores.total, on.scores.total);
    }

    /// Of unknown age, everything is judged by the newest edition, and nothing is a gap.
    #[test]
    fn unknown_age_is_judged_by_the_newest(items in prop::collection::vec(common::item(), 1..12)) {
        let newest = Catalog::builtin().checklist("public-building").expect("it ships");
        let survey = all_built(&items, None);
        let built = assess(&newest.as_of(AsOf::Built), survey.clone(), AuditOptions::default());
        let wanted = assess(&newest, survey, AuditOptions::default());
        prop_assert_eq!(&built.findings, &wanted.findings);
        let gaps = built.gaps.expect("judged as of built");
        prop_assert!(gaps.gaps.is_empty());
        prop_assert!(gaps.items.iter().all(|i| i.basis == Basis::Unknown));
    }

    /// A gap is a failure of today, and never a barrier of the time.
    #[test]
    fn a_gap_is_no_barrier(items in prop::collection::vec(common::item(), 1..12), year in 1990i16..2030) {
        let newest = Catalog::builtin().checklist("public-building").expect("it ships");
        let survey = all_built(&items, Some(Built::Year(year)));
        let built = assess(&newest.as_of(AsOf::Built), survey.clone(), AuditOptions::default());
        let today = assess(&newest, survey, AuditOptions::default());
        for gap in built.gaps.expect("judged as of built").gaps {
            prop_assert!(today.findings.contains(&gap.today) && gap.today.is_barrier());
            prop_assert!(!built.findings.iter().any(|f| (f.rule, f.item) == (gap.today.rule, gap.today.item)));
            prop_assert!(gap.then.iter().all(|f| !f.is_barrier()));
        }
    }
}
