//! `tantu checklist`.

use std::fs;
use std::path::Path;

use super::{listing, tantu, tantu_in};

#[test]
fn shipped_checklists_have_no_problem() {
    tantu(&["checklist", "lint", "--lang", "en"]).ends(0).prints("no problem");
    tantu(&["checklist", "lint", "checklists", "--lang", "en"]).ends(0).prints("no problem");
    assert_eq!(tantu(&["checklist", "lint", "-q"]).ends(0).stdout, "");
}

/// Puts one shipped file, changed, into a set of one's own.
fn changed(folder: &Path, file: &str, from: &str, to: &str) {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("checklists").join(file);
    let text = fs::read_to_string(shipped).expect("a shipped file");
    assert!(text.contains(from), "{file} has no `{from}` any more");
    let path = folder.join("checklists").join(file);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text.replacen(from, to, 1)).expect("a file");
}

#[test]
fn a_wrong_limit_is_found_by_its_cases() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = "rules/gb-55019-2021/ramp.toml";
    changed(
        dir.path(),
        file,
        "field = \"cross_slope\", limit = \"1:50\"",
        "field = \"cross_slope\", limit = \"1:40\"",
    );
    let run = tantu_in(dir.path(), &["checklist", "lint", "checklists", "--lang", "en"]).ends(1);
    let line = run.stdout.lines().next().unwrap_or_default();
    assert!(line.starts_with("checklists/rules/gb-55019-2021/ramp.toml:"), "{run:#?}");
    assert!(line.ends_with("of `gb55019-ramp-cross-slope` gives passed, and expects failed"), "{run:#?}");
    let json = tantu_in(dir.path(), &["checklist", "lint", "checklists", "--format", "json"]).ends(1);
    let document: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(document["problems"][0]["code"], "checklist-case");
}

#[test]
fn a_misspelt_word_is_shown_with_what_was_meant() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = "rules/gb-55019-2021/ramp.toml";
    changed(dir.path(), file, "check.at_most", "check.at_mots");
    tantu_in(dir.path(), &["checklist", "lint", "checklists", "--lang", "en"])
        .ends(1)
        .prints("there is no check `at_mots`")
        .prints("did you mean `at_most`?");
    // The same file stops whoever wants to judge by it.
    tantu_in(dir.path(), &["checklist", "list", "--checklists", "checklists", "--lang", "en"])
        .ends(2)
        .says("error[checklist-unknown-reference]: there is no check `at_mots`")
        .says("--> checklists/rules/gb-55019-2021/ramp.toml:");
}

#[test]
fn own_checklists_add_to_the_shipped_ones() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("own/profiles/my-ramps.toml");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    let profile = "schema = 1\nid = \"my-ramps\"\ntitle = { zh = \"坡道\", en = \"Ramps only\" }\n\
        subject = \"site\"\nminimum_coverage = \"50 %\"\n[[select]]\nstandard = \"gb-55019-2021\"\n\
        elements = [\"ramp\"]\n";
    fs::write(&file, profile).expect("a file");
    let args = ["checklist", "show", "my-ramps", "--lang", "en"];
    tantu_in(dir.path(), &args).ends(2).says("unknown profile `my-ramps`");
    tantu_in(dir.path(), &[&args[..], &["--checklists", "own"]].concat())
        .ends(0)
        .prints("Ramps only (my-ramps)")
        .prints("gb55019-ramp-slope");
    tantu_in(dir.path(), &["checklist", "lint", "own/profiles/my-ramps.toml"]).ends(0);
}

#[test]
fn folders_without_checklists_are_no_finding() {
    let dir = tempfile::tempdir().expect("a folder");
    let path = dir.path().to_str().expect("a path in UTF-8");
    tantu(&["checklist", "lint", path, "--lang", "en"]).ends(2).says("error[folder-empty]");
    tantu(&["checklist", "lint", "gone", "--lang", "en"]).ends(2).says("error[file-unreadable]");
}

#[test]
fn every_list_has_every_format() {
    let kinds =
        ["profiles", "standards", "elements", "fields", "rules", "instruments", "measures", "limitations"];
    for kind in kinds {
        let human = tantu(&["checklist", "list", kind]).ends(0);
        let csv = tantu(&["checklist", "list", kind, "--format", "csv"]).ends(0);
        let json = tantu(&["checklist", "list", kind, "--format", "json"]).ends(0);
        let markdown = tantu(&["checklist", "list", kind, "--format", "markdown"]).ends(0);
        let document: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
        let rows = document[kind].as_array().expect("a list").len();
        assert!(rows > 0, "{kind}");
        assert_eq!(csv.stdout.lines().count(), rows + 1, "{kind}");
        assert_eq!(human.stdout.lines().count(), rows, "{kind}");
        assert_eq!(markdown.stdout.lines().count(), rows + 2, "{kind}");
        assert!(!human.stdout.contains("cli-") && !markdown.stdout.contains("cli-"), "{kind}");
    }
}

#[test]
fn a_profile_is_shown_in_every_format() {
    for (format, start) in [("human", "城市道路"), ("json", "{"), ("markdown", "# 城市道路"), ("csv", "id,")]
    {
        let run = tantu(&["checklist", "show", "street", "--format", format]).ends(0);
        assert!(run.stdout.starts_with(start), "{run:#?}");
        run.prints("gb55019-kerb-ramp-slope-other");
    }
    tantu(&["checklist", "show", "stret", "--lang", "en"]).ends(2).says("`street`");
}

#[test]
fn rules_are_exported_in_every_format() {
    let dir = tempfile::tempdir().expect("a folder");
    for (file, start) in [
        ("ramp.md", "# 轮椅坡道"),
        ("ramp.html", "<!DOCTYPE html><html lang=\"zh-CN\">"),
        ("ramp.csv", "\u{feff}rule,title,"),
        ("ramp.json", "{\n  \"schema\": 1"),
    ] {
        let args = ["checklist", "export", "--element", "ramp", "-o", file];
        tantu_in(dir.path(), &args).ends(0).says(file);
        let text = fs::read_to_string(dir.path().join(file)).expect("it was written");
        assert!(text.starts_with(start), "{file}: {text:.200}");
        assert!(text.contains("gb55019-ramp-slope") && text.contains("ada-ramp-slope"), "{file}");
        assert!(!text.contains("gb55019-handrail"), "{file}");
        tantu_in(dir.path(), &args).ends(2).says(file);
        tantu_in(dir.path(), &[&args[..], &["--force"]].concat()).ends(0);
    }
    tantu_in(dir.path(), &["checklist", "export", "-o", "rules.docx", "--lang", "en"])
        .ends(2)
        .says("csv")
        .says("html");
}

#[test]
fn exports_obey_profile_edition_units_and_language() {
    let args = ["checklist", "export", "--profile", "public-building", "--element", "ramp", "--lang", "en"];
    tantu(&args).ends(0).prints("`gb55019-ramp-slope`").prints_no("`gb50763-ramp-slope`").prints_no("`ada-");
    tantu(&[&args[..], &["--as-of", "2015"]].concat()).ends(0).prints_no("`gb55019-ramp-slope`");
    let us = ["checklist", "export", "--standard", "ada-2010", "--lang", "en", "--units", "us"];
    tantu(&us).ends(0).prints("≥ 36 in").prints("# ADA 2010 2010 ADA Standards");
    tantu(&["checklist", "export", "--profile", "stret", "--lang", "en"]).ends(2).says("`street`");
    tantu(&["checklist", "export", "--element", "rampe", "--lang", "en"]).ends(2).says("`ramp`");
    tantu(&["checklist", "export", "--standard", "ada", "--lang", "en"]).ends(2).says("no standard `ada`");
    tantu(&["checklist", "export", "--as-of", "2015", "--lang", "en"]).ends(2).says("--profile");
}

#[test]
fn a_blank_form_is_written_beside_and_never_replaced() {
    let dir = tempfile::tempdir().expect("a folder");
    let args = ["checklist", "form", "street", "-e", "crossing,kerb-ramp", "--items", "2", "--lang", "en"];
    tantu_in(dir.path(), &args).ends(0).says("written: form-street.pdf");
    assert_eq!(listing(dir.path()), ["form-street.pdf"]);
    let first = fs::read(dir.path().join("form-street.pdf")).expect("a form");
    assert!(first.starts_with(b"%PDF-"));
    tantu_in(dir.path(), &args).ends(2).says("error[output-exists]");
    let again = tantu_in(dir.path(), &[&args[..], &["--force", "-q"]].concat()).ends(0);
    assert_eq!(again.stderr, "");
    assert_eq!(fs::read(dir.path().join("form-street.pdf")).expect("a form"), first, "the same bytes");
}

#[test]
fn a_blank_form_goes_to_another_place_or_is_refused_with_a_reason() {
    let dir = tempfile::tempdir().expect("a folder");
    let to = |more: &[&str]| {
        tantu_in(
            dir.path(),
            &[&["checklist", "form", "street", "-e", "crossing", "--lang", "en"], more].concat(),
        )
    };
    assert!(to(&["-o", "-"]).ends(0).stdout.starts_with("%PDF-"));
    to(&["-o", "no/such/folder/f.pdf"]).ends(2).says("no/such/folder/f.pdf");
    to(&["--items", "9"]).ends(2).says("error[option-value]");
    to(&["-e", "lift"]).ends(2).says("unknown element `lift`");
    to(&["-e", "kerb-rmap"]).ends(2).says("`kerb-ramp`");
    tantu(&["checklist", "form", "streets", "--lang", "en"]).ends(2).says("`street`");
    assert_eq!(listing(dir.path()), [""; 0]);
}

#[test]
fn a_blank_form_shows_what_the_office_changed() {
    let dir = tempfile::tempdir().expect("a folder");
    let tailor = "schema = 1\nparameter = [{ rule = \"gb55019-ramp-cross-slope\", limit = \"1:60\", \
                  reason = { zh = \"本院从严\", en = \"stricter here\" } }]\n";
    fs::write(dir.path().join("office.toml"), tailor).expect("a file");
    let args = ["checklist", "form", "public-building", "-e", "ramp", "--lang", "en"];
    tantu_in(dir.path(), &[&args[..], &["-o", "a.pdf"]].concat()).ends(0);
    let run = tantu_in(dir.path(), &[&args[..], &["-o", "b.pdf", "--tailor", "office.toml"]].concat());
    run.ends(0);
    let read = |name: &str| crate::pdf::text(&fs::read(dir.path().join(name)).expect("a form"));
    assert!(read("a.pdf").contains("1:50") && !read("a.pdf").contains("1:60"));
    assert!(read("b.pdf").contains("1:60"), "{}", read("b.pdf"));
}

#[test]
fn measures_show_unit_quantity_and_example_price() {
    tantu(&["checklist", "measures", "home-grab-bar-toilet", "--lang", "en"])
        .ends(0)
        .prints("EXAMPLE FIGURES, not real prices")
        .prints("2 bars at each item")
        .prints("example: CNY 110.00 per bar (60.00 – 200.00)")
        .prints("mca-2020-86 13");
    tantu(&["checklist", "measures", "home-grab-bar-toilet", "--lang", "zh"])
        .ends(0)
        .prints("【示例数字，不是真实价格】")
        .prints("示例：每根 110.00 元（60.00～200.00 元）");
    let json =
        tantu(&["checklist", "measures", "home-ramp-build", "--format", "json", "--lang", "en"]).ends(0);
    let document: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(document["prices"]["example"], true);
    let measure = &document["measures"][0];
    assert_eq!((&measure["unit"], &measure["price"]["typical"]), (&"m".into(), &"280.00".into()));
    assert_eq!(measure["price"]["example"], true);
}

#[test]
fn a_published_list_shows_its_items_and_gaps() {
    let run = tantu(&["checklist", "measures", "--list", "mca-2020-86", "--lang", "en"]).ends(0);
    let run = run.prints("30 items, 7 of them basic").prints("No measure takes out a bathtub");
    assert_eq!(run.stdout.lines().count(), 32);
    tantu(&["checklist", "measures", "--list", "mca-2020-68", "--lang", "en"])
        .ends(2)
        .says("error[measure-list-unknown]: there is no list `mca-2020-68`")
        .says("did you mean `mca-2020-86`?");
    for format in ["markdown", "csv", "json"] {
        let run = tantu(&["checklist", "measures", "--list", "mca-2020-86", "--format", format]).ends(0);
        assert!(!run.stdout.contains("cli-"), "{format}");
    }
}

#[test]
fn an_office_brings_its_own_prices() {
    let dir = tempfile::tempdir().expect("a folder");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("checklists/prices/622900-2026.toml");
    let text = fs::read_to_string(shipped).expect("it ships");
    let own = text
        .replace("example = true", "example = false")
        .replace("typical = \"110.00\"", "typical = \"111.11\"");
    fs::write(dir.path().join("own.toml"), &own).expect("a file");
    let args = ["checklist", "measures", "home-grab-bar-toilet", "--prices", "own.toml", "--lang", "en"];
    let run = tantu_in(dir.path(), &args).ends(0).prints("CNY 111.11 per bar");
    assert!(!run.stdout.contains("example:") && !run.stdout.contains("EXAMPLE"), "{run:#?}");
    fs::write(dir.path().join("own.toml"), own.replace("home-rewire", "home-rewired")).expect("a file");
    tantu_in(dir.path(), &args).ends(2).says("there is no measure `home-rewired`").says("--> own.toml:");
}

#[test]
fn loose_ends_of_measures_are_found() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = "measures/handrail.toml";
    changed(
        dir.path(),
        file,
        "schema = 1\n",
        "schema = 1\n\n[[measure]]\nid = \"nobody\"\nkind = \"works\"\nunit = \"m\"\nquantity = { ramp = \"length\" }\n\
         title = { zh = \"无人用\", en = \"Nobody\" }\n",
    );
    let rules = "rules/gb-55019-2021/ramp.toml";
    changed(dir.path(), rules, "remedy = [\"handrail-add\"]", "remedy = []");
    tantu_in(dir.path(), &["checklist", "lint", "checklists", "--lang", "en"])
        .ends(1)
        .prints("measures/handrail.toml:4:6: no rule names the measure `nobody`, and no list has it")
        .prints("measures/handrail.toml:4:6: `nobody` has a quantity for `ramp`, and no rule there names it")
        .prints("says nothing about how to mend what fails");
}

#[test]
fn a_rule_is_shown_with_its_measures() {
    tantu(&["checklist", "show", "home-toilet-bar-height", "--lang", "en"])
        .ends(0)
        .prints("Fit grab bars at the toilet (home-grab-bar-toilet): works, by bar; 2 bars at each item; example: CNY");
}
