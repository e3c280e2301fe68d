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
    assert!(
        csv.stdout.starts_with("lot,rule,class,passed,failed,open,worst,acceptance,internal\n"),
        "{}",
        csv.stdout
    );
}

#[test]
fn what_is_not_judged_is_named() {
    let dir = tempfile::tempdir().expect("a folder");
    let record = "schema = 1\nsite = \"r\"\nprofile = \"acceptance-gb50642\"\nsurveyed = 2026-05-04\n\
                  [[item]]\nid = \"R1\"\nelement = \"ramp\"\nmeasured.surface_material = \"cement\"\n\
                  measured.flatness = \"9 mm\"\n";
    fs::write(dir.path().join("r.toml"), record).expect("a record");
    let run =
        |more: &[&str]| tantu_in(dir.path(), &[&["lot", "r.toml", "--exit-zero"], more].concat()).ends(0);
    run(&["--lang", "en"])
        .prints("Not judged, its figure is not sure (preview): ")
        .prints("(gb50642-ramp-flatness-monolithic): 1 point.");
    run(&["--lang", "zh"]).prints("不参与判定");
    run(&["--format", "csv"]).prints(",gb50642-ramp-flatness-monolithic,preview,,,1,,,false\n");
    let json = run(&["--format", "json"]).stdout;
    let document: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let previews = document["lots"][0]["previews"].as_array().expect("a list");
    assert!(previews.iter().any(|p| p["rule"] == "gb50642-ramp-flatness-monolithic" && p["points"] == 1));
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

#[test]
fn checklists_that_stand_alone_without_a_scheme_say_so() {
    let dir = tempfile::tempdir().expect("a folder");
    let own = dir.path().join("own");
    let from = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("checklists");
    let mut folders = vec![from.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let to = own.join(path.strip_prefix(&from).expect("below it"));
            if path.is_dir() && !path.ends_with("models") {
                folders.push(path);
            } else if path.is_file() {
                fs::create_dir_all(to.parent().expect("a folder")).expect("a folder");
                fs::copy(&path, &to).expect("a copy");
            }
        }
    }
    fs::write(dir.path().join("r.toml"), ramp("r", "1:8")).expect("a record");
    let run =
        |args: &[&str]| tantu_in(dir.path(), &[args, &["--checklists", "own", "--lang", "en"]].concat());
    run(&["lot", "r.toml"]).ends(2).says("there is no file `models/acceptance-lot.toml`");
    run(&["check", "r.toml", "--model", "cnaec-1304"])
        .ends(2)
        .says("there is no file `models/cnaec-1304.toml`");
}
