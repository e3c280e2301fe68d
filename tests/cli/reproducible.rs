//! The same records give the same bytes: on one thread or several, today or in a year.

use std::fs;
use std::path::Path;

use tantu::formats::{EXPORTERS, Exporter, Kind, Settings, refusal};
use tantu::report::kinds::KINDS;

use super::{command, run};

/// What a format writes of the public samples, with these variables and options.
fn written(folder: &Path, format: &str, variables: &[(&str, &str)], args: &[&str]) -> Vec<u8> {
    let file = folder.join("out");
    let out = file.to_str().expect("a path");
    let base = ["report", "samples/public", "--lang", "en", "--force", "-q", "--format", format, "-o", out];
    run(command(&[&base, args].concat()).envs(variables.iter().copied())).ends(0);
    fs::read(file).expect("an output")
}

#[test]
fn every_format_is_the_same_on_one_thread_or_two() {
    let dir = tempfile::tempdir().expect("a folder");
    for format in EXPORTERS {
        let of = |threads| written(dir.path(), format.name(), &[("RAYON_NUM_THREADS", threads)], &[]);
        assert!(of("1") == of("2"), "{} differs", format.name());
    }
}

/// Several records for a kind of document, and what it needs besides.
fn material(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::HOME_ASSESSMENT | Kind::CERTIFICATE => &["samples/retrofit", "--internal"],
        Kind::PROGRAMME => &[
            "samples/public",
            "samples/reinspection",
            "samples/homes",
            "--boundaries",
            "samples/linxia/counties.geojson",
            "--codes",
            "samples/linxia/linxia.codes.csv",
        ],
        Kind::WORK_SHEET => &["samples/public/riverside-park.toml", "samples/homes", "--internal"],
        _ => &["samples/reinspection"],
    }
}

#[test]
fn every_kind_of_document_is_the_same_on_one_thread_or_two() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut written = 0;
    for kind in KINDS.iter().map(|t| t.kind()).filter(|k| *k != Kind::INSPECTION) {
        let settings = Settings { kind, ..Settings::default() };
        for format in EXPORTERS.iter().filter(|f| refusal(&settings, f.name()).is_none()) {
            let of = |threads: &str| document(dir.path(), kind, *format, threads);
            let (one, two) = (of("1"), of("2"));
            assert!(one.len() > 500, "{} as {}: {} bytes", kind.name(), format.name(), one.len());
            assert!(one == two, "{} as {} differs", kind.name(), format.name());
            written += 1;
        }
    }
    assert!(written > KINDS.len() * 2, "{written}");
}

/// What a kind of document is in a format, written on a number of threads.
fn document(folder: &Path, kind: Kind, format: &dyn Exporter, threads: &str) -> Vec<u8> {
    let file = folder.join(format!("out.internal.{}", format.extension()));
    let out = file.to_str().expect("a path");
    let how = ["--kind", kind.name(), "--format", format.name(), "--lang", "zh", "--force", "-q", "-o", out];
    let args = [&["report"], material(kind), &how].concat();
    run(command(&args).env("RAYON_NUM_THREADS", threads)).ends(0);
    fs::read(file).expect("an output")
}

#[test]
fn the_day_is_that_of_the_option_then_that_of_the_variable() {
    let dir = tempfile::tempdir().expect("a folder");
    let epoch = [("SOURCE_DATE_EPOCH", "1777852800")];
    let other = [("SOURCE_DATE_EPOCH", "1804118400")];
    for format in ["json", "earl", "xlsx", "pdf"] {
        let of = |variables: &[_], args: &[_]| written(dir.path(), format, variables, args);
        let by_epoch = of(&epoch, &[]);
        // Any second of the day is that day, in whatever time zone the command runs.
        let evening = [("SOURCE_DATE_EPOCH", "1777939199"), ("TZ", "Asia/Shanghai")];
        assert!(by_epoch == of(&evening, &[]), "{format}: the hour shows");
        assert!(by_epoch != of(&other, &[]), "{format}: the variable has no effect");
        assert!(of(&epoch, &["--date", "2027-03-04"]) == of(&other, &["--date", "2027-03-04"]), "{format}");
    }
    let text =
        String::from_utf8(written(dir.path(), "json", &epoch, &["--date", "2027-03-04"])).expect("UTF-8");
    assert!(text.contains("\"date\": \"2027-03-04\""), "the option wins");
}
