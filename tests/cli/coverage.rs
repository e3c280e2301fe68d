//! `tantu coverage`.

use std::fs;

use super::{HOME, tantu, tantu_in};

const PEOPLE: &str = "samples/coverage/people.geojson";

#[test]
fn coverage_is_told_in_both_languages_and_as_data() {
    tantu(&["coverage", "samples/public", "--demand", PEOPLE, "--lang", "en", "--group", "deaf"])
        .ends(0)
        .prints("deaf people: 0% to 5%")
        .prints("Repairs that bring most people within 500 m");
    tantu(&["coverage", "samples/public", "--demand", PEOPLE, "--lang", "zh"])
        .ends(0)
        .prints("轮椅使用者：0%");
    let json = tantu(&["coverage", "samples/public", "--demand", PEOPLE, "--format", "json"]).ends(0);
    let document: serde_json::Value = serde_json::from_str(&json.stdout).expect("JSON");
    assert_eq!(document["places"], 36);
    let rows = document["coverage"].as_array().expect("rows");
    let whole =
        |key: &str| rows.iter().find(|r| r["area"] == "all" && r["group"] == "deaf").map(|r| r[key].as_f64());
    let parts = |key: &str| -> f64 {
        rows.iter()
            .filter(|r| r["area"] != "all" && r["group"] == "deaf")
            .filter_map(|r| r[key].as_f64())
            .sum()
    };
    for key in ["people", "covered", "unknown", "not_covered"] {
        assert_eq!(whole(key), Some(Some(parts(key))), "{key}");
    }
    let csv = tantu(&[
        "coverage",
        "samples/public",
        "--demand",
        PEOPLE,
        "--format",
        "csv",
        "--within",
        "300 m,1 km",
    ])
    .ends(0);
    assert!(
        csv.stdout.starts_with(
            "within,area,group,places,people,covered,unknown,not_covered,low,high,name,land_km2,"
        ),
        "{}",
        csv.stdout
    );
    assert!(csv.stdout.contains("\n1 km,all,wheelchair,"), "{}", csv.stdout);
}

#[test]
fn what_cannot_be_asked_is_said() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("home.toml"), HOME).expect("a record");
    fs::write(dir.path().join("people.csv"), "lon,lat,people\n103.2,35.6,50\n").expect("a file");
    fs::write(dir.path().join("people.pdf"), "").expect("a file");
    let ask = |args: &[&str]| {
        let mut all = vec!["coverage", "home.toml", "--lang", "en", "--demand"];
        all.extend(args);
        tantu_in(dir.path(), &all)
    };
    ask(&["people.csv"])
        .ends(2)
        .says("none of the records is a facility with a position")
        .prints_no("secret");
    ask(&["people.csv", "--internal"]).ends(2).says("homes are never a facility");
    ask(&["people.csv", "--group", "wheelchiar"]).ends(2).says("did you mean `wheelchair`?");
    ask(&["people.csv", "--element", "rampp"]).ends(2).says("did you mean `ramp`?");
    ask(&["people.pdf"]).ends(2).says("files that end in `pdf` cannot be read");
    ask(&["people.csv", "--within", "5 kg"]).ends(2);
}
