//! `tantu coverage`.

use std::fs;
use std::str::FromStr as _;

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
    assert!(csv.stdout.contains("\n1000,all,wheelchair,"), "{}", csv.stdout);
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

#[test]
fn a_demand_of_nobody_is_an_error_and_a_demand_without_numbers_a_warning() {
    let dir = tempfile::tempdir().expect("a folder");
    let site = "schema = 1\nprofile = \"public-building\"\nposition = { lon = 103.2, lat = 35.6 }\n[site]\nid = \"hall\"\nlabel = \"hall\"\n\
                [[item]]\nid = \"R\"\nelement = \"ramp\"\nmeasured.slope = \"1:6\"\nmeasured.rise = \"300 mm\"\n";
    fs::write(dir.path().join("hall.toml"), site).expect("a record");
    let ask = |file: &str, text: &str, more: &[&str]| {
        fs::write(dir.path().join(file), text).expect("a file");
        let all = [
            &["coverage", "hall.toml", "--lang", "en", "--group", "wheelchair", "--demand", file],
            &["--demand-is-public"][..],
            more,
        ];
        tantu_in(dir.path(), &all.concat())
    };
    ask("a.csv", "lon,lat,people\n", &[]).ends(2).says("the file has no place in it");
    ask("b.csv", "", &[]).ends(2).says("the file is empty: it has no columns");
    ask("c.geojson", r#"{"type":"FeatureCollection","features":[]}"#, &[]).ends(2).says("has no place in it");
    ask("d.csv", "name,people\na,1\n", &[]).ends(2).says("no column or property `lon`, `lat`");
    ask("e.csv", "lon,lat,people\n1000,2,3\n", &[]).ends(2).says("every one was refused");
    ask("f.csv", "lon,lat,people\n103.2,35.6,\n", &[]).ends(2).says("there is no number here");
    ask("g.csv", "lon,lat,beds,name\n103.2,35.6,12,a\n103.2,35.6,3,b\n", &[])
        .ends(0)
        .says("each of the 2 places counts one")
        .says("with numbers in them: beds")
        .prints("Coverage of 2 places, each counting one, by 1 facility")
        .prints("brings 0 to 2 places (wheelchair");
    ask("h.csv", "lon,lat,people\n103.2,35.6,1\n", &[]).ends(0).prints("brings 0 to 1 person (wheelchair");
}

#[test]
fn the_system_of_the_demand_is_named_or_read_and_refused_by_name() {
    let dir = tempfile::tempdir().expect("a folder");
    let site = "schema = 1\nprofile = \"public-building\"\nposition = { lon = 103.2, lat = 35.6 }\n[site]\nid = \"hall\"\nlabel = \"hall\"\n\
                [[item]]\nid = \"R\"\nelement = \"ramp\"\nmeasured.slope = \"1:14\"\nmeasured.rise = \"300 mm\"\n";
    fs::write(dir.path().join("hall.toml"), site).expect("a record");
    let ask = |file: &str, text: &str, more: &[&str]| {
        fs::write(dir.path().join(file), text).expect("a file");
        let all = [
            &[
                "coverage",
                "hall.toml",
                "--group",
                "wheelchair",
                "--format",
                "csv",
                "--lang",
                "en",
                "--demand",
                file,
                "--demand-is-public",
            ],
            more,
        ];
        tantu_in(dir.path(), &all.concat())
    };
    // The same spot in degrees and in metres of the zone of 102° E.
    let [x, y] = tantu::crs::Crs::from_str("epsg:4543").expect("a system").from_wgs84([103.2, 35.6]);
    let point = |at: [f64; 2], crs: &str| {
        format!(
            r#"{{"type":"FeatureCollection",{crs}"features":[{{"type":"Feature","properties":{{"people":7}},"geometry":{{"type":"Point","coordinates":[{},{}]}}}}]}}"#,
            at[0], at[1]
        )
    };
    let named = |name: &str| format!(r#""crs":{{"type":"name","properties":{{"name":"{name}"}}}},"#);
    let answers = [
        ask("degrees.geojson", &point([103.2, 35.6], &named("urn:ogc:def:crs:EPSG::4490")), &[])
            .ends(0)
            .stdout,
        ask("metres.geojson", &point([x, y], &named("urn:ogc:def:crs:EPSG::4543")), &[]).ends(0).stdout,
        ask("said.geojson", &point([x, y], ""), &["--demand-crs", "epsg:4543"]).ends(0).stdout,
        ask("said.csv", &format!("lon,lat,people\n{x},{y},7\n"), &["--demand-crs", "epsg:4543"])
            .ends(0)
            .stdout,
    ];
    assert!(
        answers.iter().all(|a| *a == answers[0] && a.contains("500,all,wheelchair,1,7.0,")),
        "{answers:#?}"
    );
    ask("bad.geojson", &point([x, y], &named("urn:ogc:def:crs:EPSG::2154")), &[])
        .ends(2)
        .says("urn:ogc:def:crs:EPSG::2154")
        .says("--demand-crs");
    ask("bare.geojson", &point([x, y], ""), &[]).ends(2).says("its coordinates are metres");
    // As GCJ-02 the same degrees are another place.
    let shifted = ask("gcj.geojson", &point([103.2, 35.6], ""), &["--demand-crs", "gcj02"]).ends(0).stdout;
    assert!(shifted.contains("500,all,wheelchair,1,7.0,"), "some 300 m away: {shifted}");
}
