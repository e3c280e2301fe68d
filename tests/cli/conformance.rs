//! `tantu conformance`.

use std::fs;

use super::{tantu, tantu_in};

#[test]
fn the_suite_is_exported_in_both_formats() {
    let json = tantu(&["conformance", "export", "--standard", "ada-2010"]).ends(0);
    let suite: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(suite["schema"], 1);
    assert_eq!(suite["standards"].as_array().expect("a list").len(), 1);
    let cases: usize = suite["rules"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|r| r["cases"].as_array().expect("a list").len())
        .sum();
    let dir = tempfile::tempdir().expect("a folder");
    let args = ["conformance", "export", "--standard", "ada-2010", "-o", "cases.csv"];
    tantu_in(dir.path(), &args).ends(0);
    let table = fs::read_to_string(dir.path().join("cases.csv")).expect("it was written");
    assert_eq!(table.lines().count(), cases + 1);
    tantu_in(dir.path(), &args).ends(2).says("cases.csv");
    tantu_in(dir.path(), &[&args[..], &["--force"]].concat()).ends(0);
}

#[test]
fn this_program_runs_its_own_suite() {
    tantu(&["conformance", "run", "--lang", "en"])
        .ends(0)
        .prints("tantu: ")
        .prints(", 0 otherwise, 0 without");
    tantu(&["conformance", "run"]).ends(0).prints("0 个不符");
    assert_eq!(tantu(&["conformance", "run", "-q"]).ends(0).stdout, "");
}

#[test]
fn results_of_another_program_are_compared() {
    let dir = tempfile::tempdir().expect("a folder");
    let own = tantu(&["conformance", "run", "--format", "json"]).ends(0).stdout;
    let mut results: serde_json::Value = serde_json::from_str(&own).expect("JSON");
    let by_case = results["results"].as_object_mut().expect("an object");
    let slope: Vec<String> =
        by_case.keys().filter(|id| id.starts_with("gb55019-ramp-slope/")).cloned().collect();
    by_case.insert(slope[0].clone(), "inapplicable".into());
    by_case.remove(&slope[1]);
    results["implementation"]["name"] = "other".into();
    fs::write(dir.path().join("r.json"), results.to_string()).expect("a file");
    let args = ["conformance", "run", "r.json", "--lang", "en"];
    tantu_in(dir.path(), &args)
        .ends(1)
        .prints(&format!("{} (clause 2.3.1-1): ", slope[0]))
        .prints("is not applicable")
        .prints(&format!("{}: no result", slope[1]))
        .prints("other: ");
    tantu_in(dir.path(), &[&args[..], &["--standard", "ada-2010"]].concat()).ends(0);
    tantu_in(dir.path(), &[&args[..], &["--standard", "ada-2011"]].concat()).ends(2).says("`ada-2010`");
    fs::write(dir.path().join("r.json"), "{").expect("a file");
    tantu_in(dir.path(), &args).ends(2).says("error[syntax]");
}
