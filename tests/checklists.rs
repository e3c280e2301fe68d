//! The shipped checklists load, and every case of every rule gives its outcome.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use tantu::checklist::{Catalog, CatalogFile, Element, MeasureUnit, NeededAmount, Profile, Subject};
use tantu::diag::Source;
use tantu::finding::check_cases;
use tantu::lang::Lang;

#[test]
fn shipped_checklists_load_without_a_problem() {
    if let Err(error) = Catalog::with_files([]) {
        let text = error.0.iter().fold(String::new(), |mut text, d| {
            let _ = writeln!(text, "{}", d.render(Lang::En, false));
            text
        });
        panic!("{text}");
    }
}

#[test]
fn every_case_gives_its_outcome() {
    let failures = check_cases(Catalog::builtin());
    assert!(
        failures.is_empty(),
        "{} cases fail, first: {:#?}",
        failures.len(),
        &failures[..failures.len().min(40)]
    );
}

/// A work whose amount nobody could reckon or guess would stand in a bill without a figure.
#[test]
fn every_measure_has_an_example_price_and_every_length_or_area_an_amount() {
    let catalog = Catalog::builtin();
    let book = &catalog.price_books()[0];
    assert!(book.example, "nobody asked for these prices");
    let unpriced: Vec<&str> =
        catalog.measures().iter().map(|m| m.id.as_str()).filter(|id| book.price(id).is_none()).collect();
    assert!(unpriced.is_empty(), "no example price for {unpriced:?}");
    let vague: Vec<&str> = catalog
        .measures()
        .iter()
        .filter(|m| matches!(m.unit, MeasureUnit::Metre | MeasureUnit::SquareMetre))
        .filter(|m| m.quantity == NeededAmount::OnSite && m.otherwise.is_none())
        .map(|m| m.id.as_str())
        .collect();
    assert!(vague.is_empty(), "neither a formula nor what is usual for {vague:?}");
}

/// A row is encoded or it is listed with a reason, and a standard that is missing is no reason.
#[test]
fn what_is_not_encoded_has_no_rule_and_a_reason() {
    let page = include_str!("../docs/reference/not-encoded.md");
    let encoded: BTreeSet<&str> =
        Catalog::builtin().rules().iter().flat_map(|r| r.facts.iter().map(String::as_str)).collect();
    let rows = page.lines().filter(|l| l.starts_with("| ") && l.contains('-')).filter(|l| !l.contains("---"));
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [id, zh, en] = cells[..] else { panic!("{row}") };
        assert!(!encoded.contains(id), "{id} has a rule");
        assert!(!zh.is_empty() && !en.is_empty(), "{id} has no reason");
        assert!(
            !en.contains("standards.toml") && !en.contains("among the standards"),
            "{id}: list the standard"
        );
    }
}

/// What only profiles for homes ask of is found in homes alone: a record with it is one of a home.
#[test]
fn what_only_homes_have_says_so() {
    let catalog = Catalog::builtin();
    let asked = |element: &Element, subject: Subject| {
        let at = catalog.find_element(element.id.as_str()).expect("it is there");
        let selects = |p: &Profile| catalog.rules().iter().any(|r| r.element == at && p.selects(r));
        catalog.profiles().iter().filter(|p| p.subject == subject).any(selects)
    };
    for element in catalog.elements() {
        let alone = asked(element, Subject::Home) && !asked(element, Subject::Site);
        assert_eq!(element.subject == Subject::Home, alone, "{}", element.id);
    }
}

/// A rule for homes on the residents of one disability category, whose case is `case`.
fn of_speech(category: &str, case: &str) -> Vec<String> {
    let text = format!(
        r#"
schema = 1
standard = "household"
element = "home-alarm"

[[rule]]
id = "home-alarm-of-speech"
clause = "COM-02"
confidence = "convention"
impact = "minor"
groups = ["speech"]
title = {{ zh = "可视门铃", en = "Video phone" }}
remedy = ["home-video-phone"]
when.categories = ["{category}"]
check.present = {{ field = "video_phone" }}
case = [
  {{ given = {{ video_phone = true }}, {case}, expect = "passed" }},
  {{ given = {{ video_phone = false }}, {case}, expect = "failed" }},
  {{ given = {{}}, {case}, expect = "untested" }},
  {{ given = {{ video_phone = true }}, limitations = [], expect = "inapplicable" }},
]
"#
    );
    let path = "rules/household/home-alarm-of-speech.toml";
    match Catalog::with_files([CatalogFile { path: path.into(), source: Source::new(path, text) }]) {
        Ok(catalog) => check_cases(&Arc::new(catalog)).iter().map(|f| format!("{f:?}")).collect(),
        Err(error) => error.0.iter().map(|d| d.one_line(Lang::En)).collect(),
    }
}

#[test]
fn a_rule_for_residents_of_a_disability_category() {
    assert_eq!(of_speech("speech", r#"limitations = [], category = "speech""#), [""; 0]);
    let told = of_speech("speach", r#"limitations = [], category = "speech""#);
    assert!(told[0].contains("of-speech.toml:14:20") && told[0].contains("speach"), "{told:?}");
    let told = of_speech("speech", r#"category = "speech""#);
    assert!(told.len() == 3 && told[0].contains("which `limitations` they have"), "{told:?}");
}
