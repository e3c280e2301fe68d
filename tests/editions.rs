//! Editions: each thing is judged by the one in force when it was built, and the gap to today's shows.

use std::sync::Arc;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{AsOf, Catalog, Checklist, Outcome};
use tantu::finding::{AuditOptions, Basis, GapKind};
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
        assert_eq!(
            (of.standards[0].as_str(), of.standards.len(), of.basis),
            (standard, 1, basis),
            "{built:?}"
        );
        assert!(done.findings.iter().all(|f| done.rule(f).standard.as_str() == standard), "{built:?}");
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

#[test]
fn elements_that_the_later_code_leaves_alone_stay_with_the_earlier() {
    let checklist = Catalog::builtin().checklist("street").expect("it ships");
    let rules: Vec<&str> = checklist.rules().map(|(_, r)| r.id.as_str()).collect();
    assert!(rules.contains(&"gb50763-footbridge-ramp-width"), "no later code has rules on footbridges");
    assert!(rules.contains(&"gb50763-crossing-width"), "the later code speaks of kerb ramps alone");
    assert!(!rules.contains(&"gb50763-kerb-ramp-lip"), "the later code has its own figure");
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
