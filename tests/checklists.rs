//! The shipped checklists load, and every case of every rule gives its outcome.

use std::fmt::Write;
use std::sync::Arc;

use tantu::checklist::{Catalog, CatalogFile};
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
