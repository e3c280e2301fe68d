//! `tantu report` and `tantu map`.

use std::fs;
use std::process::Command;

use super::{HOME, command, listing, ramp, tantu_in};

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), ramp("r", "1:8")).expect("a record");
    dir
}

#[test]
fn the_format_is_told_by_the_name_or_by_the_option() {
    let dir = folder();
    for (args, starts) in [
        (&["-o", "r.pdf"][..], "%PDF-"),
        (&["-o", "r.json"], "{"),
        (&["-o", "r.CSV"], "\u{feff}"),
        (&["-o", "r.geojson"], "{"),
        (&["-o", "r.md"], "#"),
        (&["-o", "r.html"], "<!DOCTYPE html>"),
        (&["-o", "r.xlsx"], "PK"),
        (&["-o", "r.jsonld"], "{"),
        (&["-o", "r.data", "--format", "pdf"], "%PDF-"),
    ] {
        tantu_in(dir.path(), &[&["report", "r.toml"], args].concat()).ends(0);
        let bytes = fs::read(dir.path().join(args[1])).expect("a report");
        let csv = args[1].ends_with("CSV");
        assert!(csv || bytes.starts_with(starts.as_bytes()), "{args:?}");
    }
    tantu_in(dir.path(), &["report", "r.toml", "-o", "r.xyz", "--lang", "en"])
        .ends(2)
        .says("error[output-format]: nothing tells the format of the output")
        .says("geojson");
    tantu_in(dir.path(), &["report", "r.toml", "--format", "docx", "--lang", "en"])
        .ends(2)
        .says("error[option-value]: `--format <FORMAT>` cannot be `docx`");
}

#[test]
fn the_standard_output_takes_any_format() {
    let dir = folder();
    tantu_in(dir.path(), &["report", "r.toml", "-o", "-"]).ends(0).prints("%PDF-");
    tantu_in(dir.path(), &["map", "r.toml"]).ends(0).prints("FeatureCollection");
    assert_eq!(listing(dir.path()), ["r.toml"]);
}

#[test]
fn a_file_that_exists_is_replaced_only_by_force() {
    let dir = folder();
    fs::write(dir.path().join("map.geojson"), "old").expect("a file");
    let args = ["map", "r.toml", "-o", "map.geojson", "--lang", "en"];
    tantu_in(dir.path(), &args).ends(2).says("error[output-exists]: this file exists already");
    assert_eq!(fs::read_to_string(dir.path().join("map.geojson")).expect("the file"), "old");
    tantu_in(dir.path(), &[&args[..], &["--force"]].concat()).ends(0).says("written: map.geojson");
    assert_ne!(fs::read_to_string(dir.path().join("map.geojson")).expect("the file"), "old");
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link() {
    let dir = folder();
    fs::write(dir.path().join("real.json"), "old").expect("a file");
    std::os::unix::fs::symlink("real.json", dir.path().join("link.json")).expect("a link");
    tantu_in(dir.path(), &["report", "r.toml", "-o", "link.json", "--force"]).ends(0);
    assert!(fs::symlink_metadata(dir.path().join("link.json")).expect("the link").is_symlink());
    assert_ne!(fs::read_to_string(dir.path().join("real.json")).expect("the file"), "old");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_a_closed_folder_leave_nothing() {
    use std::os::unix::fs::FileTypeExt as _;

    let dir = folder();
    tantu_in(dir.path(), &["report", "r.toml", "--format", "json", "-o", "/dev/full", "--lang", "en"])
        .ends(2)
        .says("error[output-unwritable]: cannot be written: No space left on device")
        .says("--> /dev/full");
    assert!(fs::metadata("/dev/full").expect("the device").file_type().is_char_device());
    let full = fs::File::options().write(true).open("/dev/full").expect("the device");
    let run = super::run_to(&mut command(&["report", "samples/public", "--format", "json"]), full);
    assert_eq!(run.code, Some(2), "{run:#?}");
    tantu_in(dir.path(), &["report", "r.toml", "-o", "/proc/r.pdf", "--lang", "en"])
        .ends(2)
        .says("error[output-unwritable]");
    tantu_in(dir.path(), &["report", "r.toml", "-o", "none/r.pdf", "--lang", "en"])
        .ends(2)
        .says("error[output-unwritable]: cannot be written: its folder does not exist")
        .says("make the folder first");
    assert_eq!(listing(dir.path()), ["r.toml"]);
}

#[test]
fn an_internal_output_says_so_in_its_name() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("home.toml"), HOME).expect("a record");
    let run =
        |name: &str| tantu_in(dir.path(), &["report", "home.toml", "--internal", "-o", name, "--lang", "en"]);
    run("home.pdf").ends(2).says("error[output-internal-name]").says("`home.internal.pdf`");
    run("home.internal.json").ends(0);
    assert_eq!(listing(dir.path()), ["home.internal.json", "home.toml"]);
}

#[test]
fn a_terminal_is_shown_no_pdf() {
    let dir = folder();
    let line = format!("{} report r.toml --format pdf --lang en", env!("CARGO_BIN_EXE_tantu"));
    let mut script = Command::new("script");
    script.args(["-qec", &line, "/dev/null"]).current_dir(dir.path()).env("NO_COLOR", "1");
    let Ok(done) = script.output() else {
        // No pseudo-terminal on this machine.
        return;
    };
    let text = String::from_utf8_lossy(&done.stdout);
    assert!(text.contains("error[output-terminal]: a terminal cannot show pdf"), "{text}");
    assert_eq!(done.status.code(), Some(2));
}

#[test]
fn a_kind_is_refused_by_formats_that_do_not_write_it() {
    let dir = folder();
    let says =
        |args: &[&str]| tantu_in(dir.path(), &[&["report", "r.toml", "--lang", "en"], args].concat()).ends(2);
    says(&["--only", "failed", "-o", "r.csv"])
        .says("error[output-only]")
        .says("`barriers` lists what failed");
    says(&["--kind", "novel", "-o", "r.pdf"]).says("error[option-value]: `--kind <KIND>` cannot be `novel`");
    says(&["--kind", "re-inspection", "-o", "r.csv"])
        .says("error[output-kind]: csv does not write the kind `re-inspection`")
        .says("json, pdf");
    says(&["--kind", "re-inspection", "-o", "r.pdf"]).says("error[report-single-visit]");
    says(&["--kind", "result-sheet", "--only", "failed", "-o", "r.pdf"]).says("error[output-only]");
    says(&["--split"]).says("error[output-split]").says("add `-o FOLDER`");
    says(&["--split", "--kind", "programme", "-o", "out"])
        .says("error[output-whole]")
        .says("leave out `--split`");
    assert_eq!(listing(dir.path()), ["r.toml"]);
}

#[test]
fn a_report_is_split_into_one_file_a_site() {
    let dir = folder();
    fs::write(dir.path().join("s.toml"), ramp("s", "1:13")).expect("a record");
    let args = ["report", "r.toml", "s.toml", "--split", "-o", "out", "--lang", "en"];
    tantu_in(dir.path(), &[&args[..], &["--only", "failed"]].concat())
        .ends(0)
        .says("written: 2 files in out");
    assert_eq!(listing(&dir.path().join("out")), ["r.pdf", "s.pdf"]);
    tantu_in(dir.path(), &args).ends(2).says("error[output-exists]");
    tantu_in(dir.path(), &[&args[..], &["--force", "--format", "json"]].concat()).ends(0);
    assert_eq!(listing(&dir.path().join("out")), ["r.json", "r.pdf", "s.json", "s.pdf"]);
}

#[test]
fn files_of_several_visits_to_one_site_all_have_their_day() {
    let dir = folder();
    for (file, day) in [("r.toml", "2026-05-04"), ("again.toml", "2026-09-01")] {
        fs::write(dir.path().join(file), ramp("r", "1:13").replace("2026-05-04", day)).expect("a record");
    }
    fs::write(dir.path().join("s.toml"), ramp("s", "1:13")).expect("a record");
    let args = ["report", "r.toml", "again.toml", "s.toml", "--split", "-o", "out", "--format", "json"];
    tantu_in(dir.path(), &args).ends(0);
    assert_eq!(listing(&dir.path().join("out")), ["r-2026-05-04.json", "r-2026-09-01.json", "s.json"]);
}

#[test]
fn a_photo_that_is_not_there_is_told_once() {
    let dir = folder();
    let record = ramp("r", "1:16") + "photo = \"gone.jpg\"\n";
    fs::write(dir.path().join("r.toml"), record).expect("a record");
    let run = tantu_in(dir.path(), &["report", "r.toml", "-o", "r.pdf", "--lang", "en"]);
    assert_eq!(run.stderr.matches("gone.jpg").count(), 1, "{}", run.stderr);
}

#[test]
fn homes_and_acceptances_are_refused_where_there_is_nothing_to_say() {
    let dir = folder();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    std::os::unix::fs::symlink(root.join("samples"), dir.path().join("samples")).expect("a link");
    let says = |args: &[&str]| tantu_in(dir.path(), &[&["report", "--lang", "en"], args].concat()).ends(2);
    let (home, homes) = ("samples/retrofit/maizi-05-before.toml", "samples/retrofit");
    says(&[homes, "--kind", "home-assessment", "-o", "h.pdf"])
        .says("error[report-homes-held]: home-assessment is about homes, and homes are in no public document")
        .says("add `--internal`");
    says(&[homes, "--kind", "home-assessment", "--internal", "-o", "h.pdf"])
        .says("error[output-internal-name]");
    says(&["r.toml", "--kind", "home-assessment", "--internal", "-o", "h.internal.pdf"])
        .says("error[report-no-home]: none of these records is of a home");
    says(&[home, "--kind", "certificate", "--internal", "-o", "h.internal.pdf"])
        .says("error[report-single-visit]: no site of these records was surveyed twice");
    says(&["r.toml", "--kind", "certificate", "-o", "h.pdf"]).says("error[report-single-visit]");
    assert_eq!(listing(dir.path()), ["r.toml", "samples"]);
    let args = ["report", homes, "--kind", "home-assessment", "--internal", "--split", "-o", "out"];
    tantu_in(dir.path(), &args).ends(0);
    assert_eq!(
        listing(&dir.path().join("out")),
        ["home-maizi-05.internal.pdf", "home-yangwan-03.internal.pdf"]
    );
}

#[test]
fn a_home_is_priced_by_the_book_that_is_named() {
    let dir = folder();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let book =
        fs::read_to_string(root.join("checklists/prices/622900-2026.toml")).expect("the examples ship");
    fs::write(dir.path().join("own.toml"), book.replace("example = true", "example = false"))
        .expect("a book");
    let home = root.join("samples/retrofit/maizi-05-before.toml").display().to_string();
    for (more, example) in [(&[][..], true), (&["--prices", "own.toml"][..], false)] {
        let args =
            ["report", &home, "--kind", "home-assessment", "--internal", "-o", "h.internal.json", "--force"];
        tantu_in(dir.path(), &[&args[..], more].concat()).ends(0);
        let text = fs::read_to_string(dir.path().join("h.internal.json")).expect("the twin");
        let found: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(found["homes"][0]["prices"]["example"], example);
        assert_eq!(found["homes"][0]["measured"], false, "one visit: a projection");
    }
}

#[test]
fn a_work_sheet_takes_the_prices_of_an_office_and_one_file_a_site() {
    let dir = folder();
    let shipped = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("checklists/prices/622900-2026.toml");
    let own = fs::read_to_string(shipped).expect("it ships").replace("example = true", "example = false");
    fs::write(dir.path().join("own.toml"), own).expect("a price book");
    let args = ["report", "r.toml", "--kind", "work-sheet", "--lang", "en", "-o"];
    tantu_in(dir.path(), &[&args[..], &["examples.html"]].concat()).ends(0);
    tantu_in(dir.path(), &[&args[..], &["own.html", "--prices", "own.toml"]].concat()).ends(0);
    let page = |name: &str| fs::read_to_string(dir.path().join(name)).expect("a page");
    assert!(page("examples.html").contains("Example sum, CNY"));
    assert!(!page("own.html").contains("Example sum, CNY") && page("own.html").contains("Unit price, CNY"));
    tantu_in(dir.path(), &[&args[..], &["none.pdf", "--prices", "none.toml"]].concat()).ends(2);
    tantu_in(dir.path(), &[&args[..], &["sheets", "--split"]].concat()).ends(0);
    assert_eq!(listing(&dir.path().join("sheets")), ["r.pdf"]);
}
