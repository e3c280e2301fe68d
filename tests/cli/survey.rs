//! `tantu survey`.

use std::fs;

use super::{listing, tantu, tantu_in};

#[test]
fn a_blank_record_of_every_profile_is_read_without_a_word() {
    let list = tantu(&["checklist", "list", "--format", "csv"]).ends(0);
    let profiles: Vec<&str> = list.stdout.lines().skip(1).filter_map(|l| l.split(',').next()).collect();
    assert!(profiles.len() >= 8, "{profiles:?}");
    for lang in ["zh", "en"] {
        for profile in &profiles {
            let dir = tempfile::tempdir().expect("a folder");
            let blank = tantu(&["survey", "new", "--profile", profile, "--lang", lang]).ends(0);
            assert!(!blank.stdout.contains("cli-"), "{blank:#?}");
            fs::write(dir.path().join("blank.toml"), &blank.stdout).expect("a record");
            let check = tantu_in(dir.path(), &["check", "blank.toml", "--internal", "-q"]).ends(0);
            assert_eq!(check.stderr, "", "{profile}");
        }
    }
}

#[test]
fn a_blank_record_has_the_elements_asked_for() {
    tantu(&["survey", "new", "-p", "street", "-e", "kerb-ramp", "--lang", "en"])
        .ends(0)
        .prints("surveyed = 2026-05-04\n")
        .prints("measured.slope = \"\"\n")
        .prints("# What form does the kerb ramp take?")
        .prints_no("element = \"crossing\"");
    tantu(&["survey", "new", "-p", "street", "-e", "kerb-rmap", "--lang", "en"])
        .ends(2)
        .says("unknown element `kerb-rmap`")
        .says("`kerb-ramp`");
    tantu(&["survey", "new", "--lang", "en"]).ends(2).says("error[profile-missing]");
}

#[test]
fn a_blank_record_never_replaces_a_filled_one() {
    let dir = tempfile::tempdir().expect("a folder");
    let args = ["survey", "new", "-p", "street", "-o", "s.toml", "--lang", "en"];
    tantu_in(dir.path(), &args).ends(0);
    assert_eq!(listing(dir.path()), ["s.toml"]);
    tantu_in(dir.path(), &args).ends(2).says("error[output-exists]");
    tantu_in(dir.path(), &[&args[..], &["--force"]].concat()).ends(0);
}
