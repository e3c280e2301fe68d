//! `tantu agreement`, and the sample pair that comes with it.

use std::fs;

use super::{HOME, tantu, tantu_in};

const A: &str = "samples/training/a";
const B: &str = "samples/training/b";

#[test]
fn the_sample_pair_shows_its_lesson_first() {
    let run = tantu(&["agreement", A, B, "--lang", "en"]).ends(0);
    let first = run.stdout.lines().find(|l| l.starts_with("Fields")).expect("there are fields");
    // B measured to the frame: every door is wider.
    assert!(first.contains("Door, Clear width: 0 of 7 alike"), "{first}");
    assert!(first.contains("mean difference A − B -14.6 mm"), "{first}");
    run.prints("B: training-centre, D6").prints("A: training-library, D3: Door closer");
    tantu(&["agreement", A, B, "--lang", "zh"]).ends(0).prints("门，通行净宽：7 个中 0 个一致");
}

#[test]
fn a_folder_agrees_with_itself() {
    let run = tantu(&["agreement", A, A, "--format", "json"]).ends(0);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let found = &document["agreement"];
    assert_eq!(document["schema"], 1);
    assert_eq!(found["findings"]["kappa"]["value"], 1.0);
    assert_eq!(found["findings"]["ac1"]["value"], 1.0);
    assert_eq!(found["only_one"], serde_json::json!([]));
}

#[test]
fn tables_have_one_row_a_field_and_a_rule() {
    let run = tantu(&["agreement", A, B, "--format", "csv"]).ends(0);
    let mut table = csv::Reader::from_reader(run.stdout.as_bytes());
    let rows: Vec<csv::StringRecord> = table.records().map(|r| r.expect("a row")).collect();
    let of = |what: &str| rows.iter().filter(|r| &r[0] == what).count();
    assert!(of("field") > 5 && of("rule") > 5, "{}", run.stdout);
    assert_eq!((&rows[0][1], &rows[0][2]), ("door", "clear_width"));
}

#[test]
fn homes_and_missing_files_are_treated_as_everywhere() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("home.toml"), HOME).expect("a record");
    tantu_in(dir.path(), &["agreement", "home.toml", "home.toml", "--format", "json"])
        .ends(0)
        .says("--internal")
        .prints("\"visits\": 0")
        .prints_no("secret-home");
    tantu_in(dir.path(), &["agreement", "home.toml", "gone.toml"]).ends(2);
}
