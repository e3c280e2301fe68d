//! `--as-of` and `--tailor`.

use std::fs;

use super::{tantu, tantu_in};

/// A ramp of 2014: wide enough then, too narrow today; and one that nobody dated.
const RECORD: &str = "schema = 1\nsite = \"hall\"\nprofile = \"public-building\"\nsurveyed = 2026-05-04\n\n\
    [[item]]\nid = \"R1\"\nelement = \"ramp\"\nbuilt = 2014\nmeasured.clear_width = \"1.05 m\"\n\
    measured.place = \"site\"\n\n\
    [[item]]\nid = \"R2\"\nelement = \"ramp\"\nmeasured.clear_width = \"1.05 m\"\nmeasured.place = \"site\"\n";

const OFFICE: &str = "schema = 1\n\n[[parameter]]\nrule = \"gb55019-ramp-clear-width\"\nlimit = \"1000 mm\"\n\
    reason = { zh = \"老城区先行\", en = \"First step in the old town\" }\n";

#[test]
fn each_item_is_judged_by_the_edition_of_its_time() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), RECORD).expect("a record");
    let check = |more: &[&str]| {
        let mut args = vec!["check", "r.toml", "--lang", "en", "--plain"];
        args.extend(more);
        tantu_in(dir.path(), &args)
    };
    check(&["--as-of", "built"])
        .ends(1)
        .prints("Each item is judged by the edition in force when it was built.")
        .prints("By GB 50763-2012, in force when they were built: R1, 2014.")
        .prints("By today’s edition, GB 55019-2021, GB 50763-2012, because nobody recorded when they were built: R2.")
        .prints("1 barrier\nBarrier 1 of 1, critical, at R2")
        .prints("Short of today’s edition, though not of that of its time: 1")
        .prints("R1: The ramp is wide enough for wheelchairs. Measured 1.05 m.")
        .prints(
            "Then GB 50763-2012, clause 3.4.2: ≥ 1.00 m, met; today GB 55019-2021, clause 2.3.2: ≥ 1.20 m.",
        );
    check(&["--as-of", "2015"]).ends(0).prints("in force on 2015-12-31").prints("No barrier found");
    for today in [&["--as-of", "today"] as &[&str], &["--as-of", "2026-05-04"], &["--as-of", "newest"], &[]] {
        check(today).ends(1).prints("2 barriers").prints_no("Short of today");
    }
    check(&["--as-of", "today", "--date", "2020-01-01"]).ends(0).prints("in force on 2020-01-01");
    check(&["--as-of", "yesterday"]).ends(2).says("yesterday").says("--as-of");
}

#[test]
fn existing_works_are_barriers_that_the_code_binds_on_alteration() {
    let dir = tempfile::tempdir().expect("a folder");
    let record = RECORD.replace("id = \"R2\"", "id = \"R2\"\nconstruction = \"altered\"");
    fs::write(dir.path().join("r.toml"), record).expect("a record");
    tantu_in(dir.path(), &["check", "r.toml", "--lang", "en", "--plain"])
        .ends(1)
        .prints("2 barriers")
        .prints("One barrier is on works that stood before GB 55019-2021 came into force")
        .prints("`--as-of built` judges each item by the edition of its time.")
        .prints("clause 2.3.2, required when altered;")
        .prints("clause 2.3.2, required;");
    tantu_in(dir.path(), &["audit", "r.toml", "--out", "out", "--exit-zero"]).ends(0);
    let text = fs::read_to_string(dir.path().join("out/findings.json")).expect("findings");
    let document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let barriers = document["sites"][0]["barriers"].as_array().expect("barriers");
    let marks: Vec<_> = barriers.iter().map(|b| (b["item"].as_str(), b["on_alteration"].as_bool())).collect();
    assert!(marks.contains(&(Some("R1"), Some(true))) && marks.contains(&(Some("R2"), Some(false))));
    tantu(&["explain", "gb55019-ramp-clear-width", "--lang", "en"])
        .ends(0)
        .prints("it binds new, altered and extended works");
}

#[test]
fn the_gap_is_in_every_kind_of_output() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), RECORD).expect("a record");
    tantu_in(dir.path(), &["audit", "r.toml", "--out", "out", "--as-of", "built", "--exit-zero"]).ends(0);
    let text = fs::read_to_string(dir.path().join("out/findings.json")).expect("findings");
    let document: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let schema = serde_json::from_str(&tantu::report::json::json_schema()).expect("JSON");
    let errors: Vec<String> = jsonschema::validator_for(&schema)
        .expect("a schema")
        .iter_errors(&document)
        .map(|e| format!("{e} at {}", e.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let site = &document["sites"][0];
    assert_eq!(site["as_of"], "built");
    let gap = &site["editions"]["gaps"][0];
    assert_eq!((gap["item"].as_str(), gap["kind"].as_str()), (Some("R1"), Some("met")));
    assert_eq!(gap["then"][0]["rule"], "gb50763-ramp-clear-width");
    assert_eq!(gap["today"]["limit"]["en"], "≥ 1.20 m");
    assert_eq!(site["editions"]["items"][1]["basis"], "unknown");
    assert!(dir.path().join("out/hall.pdf").exists());
}

#[test]
fn an_office_changes_a_limit_and_the_report_says_so() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), RECORD).expect("a record");
    fs::write(dir.path().join("office.toml"), OFFICE).expect("a file");
    tantu_in(dir.path(), &["check", "r.toml", "--tailor", "office.toml", "--lang", "en", "--plain"])
        .ends(0)
        .prints("No barrier found")
        .prints("Limits changed by the profile: 1")
        .prints("≥ 1.00 m instead of ≥ 1.20 m, because: First step in the old town");
    tantu_in(dir.path(), &["checklist", "show", "school", "--tailor", "office.toml", "--lang", "en"])
        .ends(0)
        .prints(
            "changed: gb55019-ramp-clear-width, ≥ 1.00 m instead of ≥ 1.20 m (First step in the old town)",
        );
    fs::write(dir.path().join("office.toml"), OFFICE.replace("1000 mm", "1:12")).expect("a file");
    tantu_in(dir.path(), &["check", "r.toml", "--tailor", "office.toml", "--lang", "en"])
        .ends(2)
        .says("error[checklist-value]")
        .says("--> office.toml:5:9");
    tantu_in(dir.path(), &["check", "r.toml", "--tailor", "gone.toml", "--lang", "en"])
        .ends(2)
        .says("--> gone.toml");
}

/// A record whose only barrier is one of the office's own rule.
const LOW_SIGN: &str = r#"
schema = 1
profile = "school"
surveyed = 2026-03-01
position = { lon = 103.2, lat = 35.6 }
site = { id = "school" }
[[item]]
id = "R1"
element = "ramp"
position = { lon = 103.2, lat = 35.6 }
measured = { clear_width = "1.25 m" }
"#;
const OWN_RULE: &str = r#"
schema = 1
[[rule]]
standard = "local"
element = "ramp"
id = "local-ramp-wide"
clause = "1"
confidence = "convention"
impact = "critical"
groups = ["wheelchair"]
title = { zh = "坡道加宽", en = "The ramp is wide" }
remedy = ["ramp-widen"]
check.at_least = { field = "clear_width", limit = "1500 mm" }
case = [
  { given = { clear_width = "1.6 m" }, expect = "passed" },
  { given = { clear_width = "1500 mm" }, expect = "passed" },
  { given = { clear_width = "1499 mm" }, expect = "failed" },
  { given = {}, expect = "untested" },
]
"#;

#[test]
fn every_command_knows_the_rules_that_an_office_adds() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), LOW_SIGN).expect("a record");
    fs::write(dir.path().join("office.toml"), OWN_RULE).expect("a file");
    fs::write(dir.path().join("d.csv"), "lon,lat,people\n103.2001,35.6,100\n").expect("demand");
    let judging = ["r.toml", "--tailor", "office.toml", "--lang", "en"];
    let near = ["--demand", "d.csv", "--element", "ramp", "--group", "wheelchair", "--format", "json"];
    tantu_in(dir.path(), &[&["coverage"][..], &judging, &near].concat()).ends(0).prints("local-ramp-wide");
    for format in ["human", "csv", "json"] {
        tantu_in(dir.path(), &[&["lot", "--exit-zero"][..], &judging, &["--format", format]].concat())
            .ends(0);
    }
}

#[test]
fn a_rule_tells_when_it_is_in_force() {
    tantu(&["explain", "gb50763-ramp-clear-width", "--lang", "en"])
        .ends(0)
        .prints("Source: in force from 2012-09-01 until 2022-04-01, when GB 55019-2021 took its place")
        .prints("with gb55019-ramp-clear-width\n");
    tantu(&["explain", "gb50763-lift-car-voice", "--lang", "en"])
        .ends(0)
        .prints("Source: in force from 2012-09-01\n");
    tantu(&["explain", "gb50763-crossing-width", "--lang", "en"])
        .ends(0)
        .prints("Source: in force from 2012-09-01\n");
    tantu(&["explain", "gb55019-ramp-slope"]).ends(0).prints("自 2022-04-01 起施行");
}
