//! `tantu audit`.

use std::fs;

use super::{HOME, listing, ramp, tantu, tantu_in};

#[test]
fn writes_a_report_a_site_findings_barriers_and_a_map() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("records")).expect("a folder");
    fs::write(dir.path().join("records/steep.toml"), ramp("steep", "1:8")).expect("a record");
    fs::write(dir.path().join("records/gentle.toml"), ramp("gentle", "1:16")).expect("a record");
    let run = tantu_in(dir.path(), &["audit", "records", "--out", "out", "--lang", "en"]).ends(1);
    assert_eq!(
        listing(&dir.path().join("out")),
        [
            "barriers.csv",
            "findings.json",
            "gentle.html",
            "gentle.pdf",
            "map.geojson",
            "steep.html",
            "steep.pdf"
        ]
    );
    assert!(fs::read(dir.path().join("out/steep.pdf")).expect("a report").starts_with(b"%PDF-"));
    let findings = fs::read(dir.path().join("out/findings.json")).expect("findings");
    let findings: serde_json::Value = serde_json::from_slice(&findings).expect("JSON");
    assert_eq!(findings["schema"], 1);
    run.prints("2 reports, findings.json, barriers.csv, map.geojson in out").prints("steep: steep; grade: –");
}

#[test]
fn same_input_gives_the_same_bytes() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("a.toml"), ramp("a", "1:8")).expect("a record");
    for out in ["one", "two"] {
        tantu_in(dir.path(), &["audit", "a.toml", "--out", out, "--exit-zero"]).ends(0);
    }
    for name in listing(&dir.path().join("one")) {
        let read = |out: &str| fs::read(dir.path().join(out).join(&name)).expect("an output");
        assert!(read("one") == read("two"), "{name} differs");
    }
}

#[test]
fn homes_are_in_no_output_unless_internal() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("home.toml"), HOME).expect("a record");
    fs::write(dir.path().join("site.toml"), ramp("site", "1:8")).expect("a record");
    let records = ["home.toml", "site.toml"];
    let run = |out: &str, more: &[&str]| {
        let args = [&["audit"], &records[..], &["--out", out, "--lang", "en", "--exit-zero"], more].concat();
        tantu_in(dir.path(), &args).ends(0)
    };
    run("public", &[])
        .says("A home or a few are in no output, too few to be counted: `--internal` writes them")
        .prints_no("secret-home");
    let public = dir.path().join("public");
    assert_eq!(listing(&public), ["barriers.csv", "findings.json", "map.geojson", "site.html", "site.pdf"]);
    for name in listing(&public) {
        let bytes = fs::read(public.join(&name)).expect("an output");
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("secret-home") && !text.contains("Somebody"), "{name} tells of a home");
    }
    run("office", &["--internal"]).prints("secret-home");
    assert_eq!(
        listing(&dir.path().join("office")),
        [
            "barriers.internal.csv",
            "findings.internal.json",
            "map.internal.geojson",
            "secret-home.internal.html",
            "secret-home.internal.pdf",
            "site.internal.html",
            "site.internal.pdf"
        ]
    );
}

#[test]
fn a_bad_file_among_good_ones_is_reported_and_the_rest_is_done() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("bad.toml"), "schema = 1\nsite = \"x\n").expect("a record");
    fs::write(dir.path().join("good.toml"), ramp("good", "1:16")).expect("a record");
    tantu_in(dir.path(), &["audit", ".", "--out", "out", "--lang", "en"])
        .ends(2)
        .says("error[syntax]")
        .says("bad.toml:2")
        .prints("good");
    assert!(listing(&dir.path().join("out")).contains(&"good.pdf".to_owned()));
}

#[test]
fn two_records_of_one_visit_count_once() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("a.toml"), ramp("same", "1:16")).expect("a record");
    fs::write(dir.path().join("b.toml"), ramp("same", "1:8")).expect("a record");
    tantu_in(dir.path(), &["audit", ".", "--out", "out", "--lang", "en"])
        .ends(2)
        .says("error[survey-duplicate-site]: there is another record of `same` with the same date");
    assert_eq!(listing(&dir.path().join("out")).iter().filter(|n| n.starts_with("same")).count(), 2);
}

#[test]
fn a_folder_with_files_is_refused_without_force() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("a.toml"), ramp("a", "1:16")).expect("a record");
    fs::create_dir(dir.path().join("out")).expect("a folder");
    fs::write(dir.path().join("out/mine.txt"), "precious").expect("a file");
    fs::write(dir.path().join("out/findings.json"), "old").expect("a file");
    let args = ["audit", "a.toml", "--out", "out", "--exit-zero", "--lang", "en"];
    tantu_in(dir.path(), &args).ends(2).says("error[output-exists]: there are files in this folder already");
    assert_eq!(listing(&dir.path().join("out")), ["findings.json", "mine.txt"]);
    tantu_in(dir.path(), &[&args[..], &["--force"]].concat()).ends(0);
    assert_eq!(fs::read_to_string(dir.path().join("out/mine.txt")).expect("still there"), "precious");
    assert_ne!(fs::read_to_string(dir.path().join("out/findings.json")).expect("new"), "old");
    // Its own outputs are no records, even where they lie among them.
    for out in ["./out", "out", "."] {
        tantu_in(dir.path(), &["audit", ".", "--out", out, "--exit-zero", "--force"]).ends(0);
    }
    tantu_in(dir.path(), &["audit", ".", "--out", ".", "--exit-zero", "--force"]).ends(0);
}

#[test]
fn nothing_is_left_where_nothing_could_be_judged() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("empty")).expect("a folder");
    tantu_in(dir.path(), &["audit", "empty", "--out", "out", "--lang", "en"])
        .ends(2)
        .says("error[folder-empty]: the folder holds no");
    assert_eq!(listing(dir.path()), ["empty"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_cannot_be_made_is_refused_before_the_work() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("a.toml"), ramp("a", "1:16")).expect("a record");
    fs::write(dir.path().join("file"), "").expect("a file");
    for out in ["/proc/tantu-out", "file/out"] {
        let run = tantu_in(dir.path(), &["audit", "a.toml", "--out", out, "--lang", "en"]).ends(2);
        assert!(run.stderr.starts_with("error[output-unwritable]: cannot be written: "), "{run:#?}");
    }
}

#[test]
fn fail_on_sets_what_counts() {
    let dir = tempfile::tempdir().expect("a folder");
    // A run that is too long is minor, and nothing else is wrong.
    let long = ramp("long", "1:12") + "measured.run_length = \"12 m\"\n";
    fs::write(dir.path().join("long.toml"), long).expect("a record");
    let run = |out: &str, more: &[&str]| {
        tantu_in(dir.path(), &[&["audit", "long.toml", "--format", "json", "--out", out], more].concat())
    };
    run("a", &[]).ends(0);
    run("b", &["--fail-on", "minor"]).ends(1);
    run("c", &["--fail-on", "minor", "--exit-zero"]).ends(0);
    assert_eq!(listing(&dir.path().join("a")), ["findings.json"]);
}

#[test]
fn samples_are_judged_in_both_languages() {
    let dir = tempfile::tempdir().expect("a folder");
    for lang in ["zh", "en"] {
        let out = dir.path().join(lang);
        let out = out.to_str().expect("a path in UTF-8");
        tantu(&["audit", "samples/public", "--format", "json,csv,geojson", "--out", out, "--lang", lang])
            .ends(1)
            .prints("linxia-service-hall");
    }
}
