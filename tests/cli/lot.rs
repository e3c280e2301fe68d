//! `tantu lot`.

use std::fs;

use super::{HOME, ramp, tantu, tantu_in};

#[test]
fn lots_are_rejected_and_open_ones_are_not_accepted() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), ramp("r", "1:8")).expect("a record");
    tantu_in(dir.path(), &["lot", "r.toml", "--lang", "en"])
        .ends(1)
        .prints("not accepted")
        .prints("Main-control item not accepted: ");
    fs::write(dir.path().join("r.toml"), ramp("r", "1:16")).expect("a record");
    tantu_in(dir.path(), &["lot", "r.toml", "--lang", "zh"]).ends(1).prints("未定");
    tantu_in(dir.path(), &["lot", "r.toml", "--exit-zero"]).ends(0);
}

#[test]
fn lots_are_data_too() {
    let run = tantu(&["lot", "samples/public", "--format", "json", "--by", "site", "--exit-zero"]).ends(0);
    let document: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(document["lots"].as_array().map(Vec::len), Some(3));
    assert_eq!(document["internal"], false);
    let csv = tantu(&["lot", "samples/public", "--format", "csv", "--exit-zero"]).ends(0);
    assert!(csv.stdout.starts_with("lot,rule,class,passed,failed,open,worst,acceptance\n"), "{}", csv.stdout);
}

#[test]
fn homes_are_in_no_lot_unless_asked_for() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("home.toml"), HOME).expect("a record");
    tantu_in(dir.path(), &["lot", "home.toml", "--by", "site", "--exit-zero"])
        .ends(0)
        .prints_no("secret-home")
        .says("--internal");
    tantu_in(dir.path(), &["lot", "home.toml", "--by", "site", "--exit-zero", "--internal"])
        .ends(0)
        .prints("secret-home");
}
