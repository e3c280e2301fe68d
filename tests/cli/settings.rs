//! Settings: a flag beats the environment, which beats `tantu.toml`, which beats the default.

use std::fs;
use std::path::Path;

use super::{command, ramp, run};

/// Returns the language in which a run complains.
fn language(folder: &Path, args: &[&str], variables: &[(&str, &str)]) -> &'static str {
    let mut command = command(&[&["check", "gone.toml"], args].concat());
    command.current_dir(folder).envs(variables.iter().copied());
    let run = run(&mut command).ends(2);
    if run.stderr.starts_with("error[") { "en" } else { "zh" }
}

/// Where, with which options and variables, and the language that must come of it.
type Case<'a> = (&'a Path, &'a [&'a str], &'a [(&'a str, &'a str)], &'a str);

#[test]
fn the_language_is_asked_for_in_order() {
    let dir = tempfile::tempdir().expect("a folder");
    let empty = dir.path();
    let inner = dir.path().join("set/inner");
    fs::create_dir_all(&inner).expect("a folder");
    fs::write(dir.path().join("set/tantu.toml"), "lang = \"en\"\n").expect("settings");
    let cases: [Case<'_>; 10] = [
        (empty, &[], &[], "zh"),
        (empty, &[], &[("LANG", "en_GB.UTF-8")], "en"),
        (empty, &[], &[("LANG", "C.UTF-8")], "zh"),
        (empty, &[], &[("LANG", "fr_FR")], "en"),
        (empty, &[], &[("LANG", "en_GB"), ("LC_ALL", "zh_CN.UTF-8")], "zh"),
        (&inner, &[], &[], "en"),
        (&inner, &[], &[("LANG", "zh_CN")], "en"),
        (&inner, &[], &[("TANTU_LANG", "zh")], "zh"),
        (&inner, &["--lang", "en"], &[("TANTU_LANG", "zh")], "en"),
        (&inner, &["--lang=zh"], &[], "zh"),
    ];
    for (folder, args, variables, expected) in cases {
        assert_eq!(language(folder, args, variables), expected, "{args:?} {variables:?}");
    }
}

#[test]
fn profile_and_decision_come_from_settings() {
    let dir = tempfile::tempdir().expect("a folder");
    let record = ramp("r", "8.4 % ± 0.3 %").replace("profile = \"public-building\"\n", "");
    fs::write(dir.path().join("r.toml"), record).expect("a record");
    fs::write(dir.path().join("tantu.toml"), "profile = \"public-building\"\ndecision = \"strict\"\n")
        .expect("settings");
    let check = |variables: &[(&str, &str)], code| {
        // The settings themselves are no record.
        run(command(&["check", "."]).current_dir(dir.path()).envs(variables.iter().copied())).ends(code)
    };
    check(&[], 1);
    check(&[("TANTU_DECISION", "guarded")], 0);
    check(&[("TANTU_PROFILE", "nowhere")], 2);
}

#[test]
fn settings_without_a_meaning_are_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let list = |variables: &[(&str, &str)]| {
        let mut command = command(&["checklist", "list", "--lang", "en"]);
        run(command.current_dir(dir.path()).envs(variables.iter().copied()))
    };
    list(&[("TANTU_UNITS", "imperial")])
        .ends(2)
        .says("error[setting-value]: `TANTU_UNITS` cannot be `imperial`")
        .says("metric, us");
    fs::write(dir.path().join("tantu.toml"), "lang = \"de\"\nprofil = \"x\"\n").expect("settings");
    list(&[]).ends(2).says("tantu.toml:1:8").says("unknown key `profil`").says("did you mean `profile`?");
    fs::write(dir.path().join("tantu.toml"), "").expect("settings");
    let day = |epoch: &str| run(command(&["survey", "new", "-p", "street"]).env("SOURCE_DATE_EPOCH", epoch));
    day("yesterday").ends(2).says("SOURCE_DATE_EPOCH");
    day("0").ends(0).prints("surveyed = 1970-01-01\n");
}
