//! `tantu check`.

use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use super::{HOME, command, ramp, tantu, tantu_in};

#[test]
fn a_steep_ramp_is_found_and_a_gentle_one_is_not() {
    let dir = tempfile::tempdir().expect("a folder");
    for (slope, code) in [("1:16", 0), ("1:12", 0), ("1:8", 1)] {
        fs::write(dir.path().join("r.toml"), ramp("r", slope)).expect("a record");
        tantu_in(dir.path(), &["check", "r.toml"]).ends(code);
    }
}

#[test]
fn uncertainty_is_decided_as_asked() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), ramp("r", "8.4 % ± 0.3 %")).expect("a record");
    for (decision, code) in [("guarded", 0), ("simple", 1), ("strict", 1)] {
        tantu_in(dir.path(), &["check", "r.toml", "--decision", decision]).ends(code);
    }
}

#[test]
fn json_is_data_and_talk_is_not_in_it() {
    let run = tantu(&["check", "samples/public", "samples/homes", "--format", "json", "--exit-zero"]).ends(0);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(document["schema"], 1);
    assert!(!run.stdout.contains("home-shaji"));
    run.says("--internal");
}

#[test]
fn a_profile_may_be_given_and_must_exist() {
    let dir = tempfile::tempdir().expect("a folder");
    let record = ramp("r", "1:8").replace("profile = \"public-building\"\n", "");
    fs::write(dir.path().join("r.toml"), record).expect("a record");
    tantu_in(dir.path(), &["check", "r.toml", "--lang", "en"])
        .ends(2)
        .says("error[profile-missing]: nobody says which profile to judge by")
        .says("--> r.toml");
    tantu_in(dir.path(), &["check", "r.toml", "--profile", "public-building"]).ends(1);
    tantu_in(dir.path(), &["check", "r.toml", "--profile", "public-bilding", "--lang", "en"])
        .ends(2)
        .says("unknown profile `public-bilding`")
        .says("`public-building`");
}

#[test]
fn a_file_that_is_not_there_does_not_stop_the_others() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), ramp("r", "1:16")).expect("a record");
    fs::write(dir.path().join("notes.doc"), "x").expect("a file");
    tantu_in(dir.path(), &["check", "gone.toml", "r.toml", "notes.doc", "--lang", "en"])
        .ends(2)
        .says("error[file-unreadable]")
        .says("--> gone.toml")
        .says("error[file-format]")
        .prints("For wheelchair users");
    tantu_in(dir.path(), &["check", "gone.toml"]).ends(2);
}

#[test]
fn a_photo_that_is_missing_or_elsewhere_is_a_warning() {
    let dir = tempfile::tempdir().expect("a folder");
    for photo in ["gone.jpg", "/etc/hostname", "../../etc/hostname"] {
        let record = ramp("r", "1:16") + &format!("photo = \"{photo}\"\n");
        fs::write(dir.path().join("r.toml"), record).expect("a record");
        tantu_in(dir.path(), &["check", "r.toml", "--lang", "en"])
            .ends(0)
            .says(&format!("warning[survey-photo-missing]: the photo `{photo}`"));
    }
}

#[test]
fn quiet_says_errors_only_and_verbose_says_more() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("home.toml"), HOME).expect("a record");
    fs::write(dir.path().join("r.toml"), ramp("r", "1:16")).expect("a record");
    let quiet = tantu_in(dir.path(), &["check", ".", "-q", "--exit-zero"]).ends(0);
    assert_eq!(quiet.stderr, "");
    let verbose = tantu_in(dir.path(), &["check", ".", "-v", "--exit-zero", "--lang", "en"]).ends(0);
    assert!(verbose.stderr.contains("r, R1: gb55019-ramp-run-length does not apply."), "{verbose:#?}");
    assert!(!verbose.stderr.contains("secret-home"), "{verbose:#?}");
}

#[test]
fn plain_diagnostics_are_sentences() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), ramp("r", "1:16").replace("slope =", "slop =")).expect("a record");
    let run = tantu_in(dir.path(), &["check", "r.toml", "--plain", "--lang", "en"]).ends(2);
    assert!(!run.stderr.contains('|') && !run.stderr.contains('^'), "{run:#?}");
    run.says("r.toml:9:10: `ramp` has no field `slop`\nhelp: ");
}

#[test]
fn colours_are_asked_for_or_absent() {
    let escapes = |args: &[&str], name: &str, value: &str| {
        let mut run = command(&[&["check", "gone.toml"], args].concat());
        super::run(run.env(name, value)).stderr.contains('\u{1b}')
    };
    assert!(!escapes(&[], "X", "x"));
    assert!(escapes(&["--color", "always"], "X", "x"));
    assert!(escapes(&[], "CLICOLOR_FORCE", "1"));
    assert!(!escapes(&["--color", "never"], "CLICOLOR_FORCE", "1"));
    assert!(!escapes(&[], "NO_COLOR", "1"));
}

#[test]
fn a_reader_that_stops_is_no_failure() {
    let mut child = command(&["check", "samples/public", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut out = child.stdout.take().expect("piped");
    let mut first = [0; 16];
    out.read_exact(&mut first).expect("some output");
    drop(out);
    let done = child.wait_with_output().expect("it ends");
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(!String::from_utf8_lossy(&done.stderr).contains("pipe"));
}

#[test]
fn a_table_is_read_with_its_mapping() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::copy("samples/tables/kerb-ramps-zh.csv", dir.path().join("kerbs.csv")).expect("a table");
    let mapping = fs::read_to_string("samples/tables/kerb-ramps-zh.mapping.toml").expect("a mapping");
    fs::write(dir.path().join("columns.toml"), &mapping).expect("a mapping");
    let check = |args: &[&str]| tantu_in(dir.path(), &[&["check", "--lang", "en"], args].concat());
    check(&["kerbs.csv", "--mapping", "columns.toml"]).ends(1).prints("HP-05");
    check(&[".", "--mapping", "columns.toml"]).ends(1).prints("HP-05");
    check(&["kerbs.csv"]).ends(2).says("error[table-form]");
    check(&["kerbs.csv", "--mapping", "gone.toml"]).ends(2).says("gone.toml");
    // Under the name of the table, it is found without a word.
    fs::rename(dir.path().join("columns.toml"), dir.path().join("kerbs.mapping.toml")).expect("a move");
    check(&["."]).ends(1).prints("HP-05");
}

#[test]
fn an_old_visit_is_a_warning() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), ramp("r", "1:16")).expect("a record");
    let run = |date: &str| tantu_in(dir.path(), &["check", "r.toml", "--date", date, "--lang", "en"]).ends(0);
    assert_eq!(run("2026-06-01").stderr, "");
    run("2040-01-01").says("warning[survey-stale]: the visit on 2026-05-04 is longer ago than");
}

#[test]
fn refusals_of_the_system_are_told_in_chinese() {
    tantu(&["check", "gone.toml"]).ends(2).says("没有这个文件");
    tantu(&["map", "samples/public", "-o", "gone/map.geojson", "-q"]).ends(2).says("没有这个文件夹");
}

#[test]
fn other_models_are_shown_beside_the_score() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), ramp("r", "1:8")).expect("a record");
    let models = ["--model", "xccdf-flat,cnaec-1304", "--exit-zero"];
    let run = |more: &[&str]| tantu_in(dir.path(), &[&["check", "r.toml"], &models[..], more].concat());
    run(&["--lang", "en"]).ends(0).prints("XCCDF flat: 0.00 of ").prints("T/CNAEC 1304-2022: no total");
    run(&["--lang", "zh"]).ends(0).prints("XCCDF 平铺模型：0.00，满分");
    let json = run(&["--format", "json"]).ends(0);
    let document: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    let found = &document["sites"][0]["models"];
    assert_eq!(found[0]["xccdf"]["system"], "urn:xccdf:scoring:flat");
    assert_eq!(found[1]["cnaec"]["control"], "not-met");
    // Asked for nothing more, nothing more is there.
    let plain = tantu_in(dir.path(), &["check", "r.toml", "--exit-zero"]).ends(0);
    assert!(!plain.stdout.contains("XCCDF"));
    tantu_in(dir.path(), &["check", "r.toml", "--model", "xccdf", "--lang", "en"])
        .ends(2)
        .says("xccdf-default");
}

#[test]
fn what_is_stated_for_a_model_is_read_before_the_work() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), ramp("r", "1:8")).expect("a record");
    fs::write(dir.path().join("p.toml"), "schema = 1\nmodel = \"cnaec-1304\"\nbuilding = \"barn\"\n")
        .expect("a file");
    let args = ["check", "r.toml", "--model", "cnaec-1304", "--model-parameters", "p.toml", "--lang", "en"];
    tantu_in(dir.path(), &args).ends(2).says("`building` cannot be `barn`").says("--> p.toml:3:12");
}
