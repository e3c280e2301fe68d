//! `tantu map`.

use std::fs;

use super::{HOME, listing, ramp, tantu, tantu_in};

fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("r.toml"), ramp("r", "1:8")).expect("a record");
    dir
}

#[test]
fn the_ending_tells_the_format() {
    let dir = folder();
    for (file, starts) in
        [("m.geojson", "{\"type\":"), ("m.GPKG", "SQLite format 3\0"), ("b.fgb", "fgb\u{3}fgb")]
    {
        tantu_in(dir.path(), &["map", "r.toml", "--layers", "barriers", "-o", file]).ends(0);
        assert!(fs::read(dir.path().join(file)).expect("a map").starts_with(starts.as_bytes()), "{file}");
    }
    tantu_in(dir.path(), &["map", "r.toml", "-o", "m.pdf", "--lang", "en"])
        .ends(2)
        .says("error[output-format]")
        .says("geojson, gpkg, fgb");
    tantu_in(dir.path(), &["map", "r.toml", "--format", "gpkg"]).ends(0).prints("SQLite format 3");
}

#[test]
fn several_layers_are_one_collection_or_one_file_each() {
    let dir = folder();
    let shown = tantu_in(dir.path(), &["map", "r.toml", "--layers", "untested,barriers"]).ends(0);
    let map: serde_json::Value = serde_json::from_str(&shown.stdout).expect("JSON");
    let names: Vec<&str> =
        map["layers"].as_array().expect("layers").iter().filter_map(|l| l["name"].as_str()).collect();
    assert_eq!(names, ["barriers", "untested"]);
    assert_eq!(map["schema"], 2);
    tantu_in(dir.path(), &["map", "r.toml", "--layers", "sites,barriers", "-o", "m.fgb"]).ends(0);
    assert_eq!(listing(dir.path()), ["m.barriers.fgb", "m.sites.fgb", "r.toml"]);
    tantu_in(dir.path(), &["map", "r.toml", "--format", "fgb", "--lang", "en"])
        .ends(2)
        .says("error[map-one-layer]: a file of format fgb holds one layer");
    tantu_in(dir.path(), &["map", "r.toml", "--layers", "rooms", "--lang", "en"])
        .ends(2)
        .says("error[option-value]: `--layers <LAYER>` cannot be `rooms`");
}

#[test]
fn without_layers_the_map_is_the_one_of_sites_and_items() {
    let dir = folder();
    let shown = tantu_in(dir.path(), &["map", "r.toml"]).ends(0);
    let map: serde_json::Value = serde_json::from_str(&shown.stdout).expect("JSON");
    assert_eq!(map["schema"], 1);
    assert_eq!(map["features"][0]["properties"]["kind"], "site");
}

#[test]
fn coverage_is_on_the_map_where_people_are_named() {
    tantu(&["map", "samples/public", "--layers", "gaps", "--lang", "en"])
        .ends(2)
        .says("error[map-demand]: the layer `gaps` shows whom a service reaches, and nobody was named");
    let dir = tempfile::tempdir().expect("a folder");
    let few = dir.path().join("few.csv");
    fs::write(&few, "lon,lat,people\n103.5,35.9,3\n103.5,35.8,40\n").expect("a file");
    let few = few.to_string_lossy();
    let args =
        ["map", "samples/public", "--layers", "gaps", "--demand", &few, "--demand-is-public", "--lang", "en"];
    let shown = tantu(&args).ends(0).says("warning[map-places-hidden]: 1 places of fewer than five people");
    let map: serde_json::Value = serde_json::from_str(&shown.stdout).expect("JSON");
    assert_eq!(map["features"].as_array().expect("features").len(), 1);
    let args = [
        "map",
        "samples/public",
        "--demand",
        &few,
        "--demand-is-public",
        "--within",
        "300 m",
        "--group",
        "wheelchair",
    ];
    let shown = tantu(&args).ends(0).prints("\"gaps/place-2\"");
    let map: serde_json::Value = serde_json::from_str(&shown.stdout).expect("JSON");
    assert_eq!(map["layers"].as_array().expect("layers").len(), 8);
}

#[test]
fn the_page_takes_layers_and_people_as_every_format_does() {
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("m.html");
    let page = file.to_string_lossy();
    let people = "samples/coverage/people.geojson";
    let args = ["map", "samples/public", "--demand", people, "--within", "300 m", "--group", "deaf"];
    tantu(&[&args[..], &["--boundaries", "samples/linxia/counties.geojson", "-o", &page]].concat()).ends(0);
    let text = fs::read_to_string(&file).expect("a page");
    for layer in tantu::export::LayerName::ALL {
        assert!(text.contains(&format!("data-layer=\"{layer}\"")), "{layer}");
    }
    let few = ["map", "samples/public", "--layers", "routes,breaks", "--format", "html"];
    let shown = tantu(&few).ends(0).prints("data-layer=\"breaks\"").stdout.contains("data-layer=\"sites\"");
    assert!(!shown, "only what was asked for");
    tantu(&["map", "samples/public", "--layers", "gaps", "--format", "html", "--lang", "en"])
        .ends(2)
        .says("error[map-demand]");
}

#[test]
fn internal_maps_are_named_so() {
    let dir = tempfile::tempdir().expect("a folder");
    fs::write(dir.path().join("home.toml"), HOME).expect("a record");
    tantu_in(dir.path(), &["map", "home.toml", "--internal", "-o", "m.gpkg", "--lang", "en"])
        .ends(2)
        .says("error[output-internal-name]")
        .says("m.internal.gpkg");
    tantu_in(
        dir.path(),
        &["map", "home.toml", "--internal", "--layers", "sites,items", "-o", "m.internal.fgb"],
    )
    .ends(0);
    assert_eq!(listing(dir.path()), ["home.toml", "m.internal.items.fgb", "m.internal.sites.fgb"]);
    let file = fs::read(dir.path().join("m.internal.sites.fgb")).expect("a map");
    assert!(String::from_utf8_lossy(&file).contains("\"internal\":true"));
}
