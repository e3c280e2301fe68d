//! GDAL and Python read the maps.

use std::path::Path;
use std::process::Command;

use tantu::export::LayerName;
use tantu::formats::Settings;
use tantu::lang::Lang;
use tantu::privacy::Audience;

use crate::common::built::{branch, library};
use crate::reports::{bytes, public};

/// What GDAL says of a file, or of one layer of it; it must have nothing to complain of.
fn told(file: &Path, layer: Option<&str>) -> String {
    let out = Command::new("ogrinfo").args(["-ro", "-so", "-al"]).arg(file).args(layer).output();
    let out = out.expect("ogrinfo of GDAL (Debian: gdal-bin) is installed");
    let (said, wrong) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success() && wrong.trim().is_empty(), "{said}\n{wrong}");
    said.into_owned()
}

#[test]
#[ignore = "needs ogrinfo of GDAL"]
fn gdal_reads_the_map() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("map.geojson");
    std::fs::write(&file, public("geojson", &[library(), branch()], Lang::Zh)).expect("it is written");
    let said = told(&file, None);
    assert!(said.contains("Geometry: Point"), "{said}");
    assert!(said.contains("Feature Count: 7"), "{said}");
    assert!(said.contains("Extent: (103.210123, 35.600000) - (103.210200, 35.600100)"), "{said}");
    assert!(said.contains("WGS 84"), "{said}");
    for column in ["outcome: String", "score_low: Real", "barrier_rules: "] {
        assert!(said.contains(column), "no {column} in {said}");
    }
}

/// What GDAL must agree on over the formats: type, count, extent and system of a layer.
fn facts(said: &str) -> Vec<String> {
    let starts = ["Geometry: ", "Feature Count: ", "Extent: ", "    ID[\"EPSG\","];
    let mut found: Vec<String> =
        said.lines().filter(|l| starts.iter().any(|s| l.starts_with(s))).map(str::to_owned).collect();
    assert_eq!(found.len(), 4, "{said}");
    found[0] = found[0].replace("Line String", "LineString");
    found
}

#[test]
#[ignore = "needs ogrinfo of GDAL"]
fn gdal_agrees_on_every_layer_in_every_format() {
    let (folder, all) = (tempfile::tempdir().expect("a folder"), [library(), branch()]);
    let write = |name: &str, format: &str, layers: &[LayerName]| {
        let settings = Settings { layers: layers.iter().copied().collect(), ..Settings::default() };
        let path = folder.path().join(name);
        std::fs::write(&path, bytes(format, &all, Audience::Public, settings)).expect("it is written");
        path
    };
    let layers: Vec<LayerName> =
        LayerName::ALL.into_iter().filter(|l| !l.needs_demand() && !l.needs_areas()).collect();
    let package = write("all.gpkg", "gpkg", &layers);
    for layer in layers {
        let geojson = facts(&told(&write(&format!("{layer}.geojson"), "geojson", &[layer]), None));
        let fgb = facts(&told(&write(&format!("{layer}.fgb"), "fgb", &[layer]), None));
        let out = Command::new("ogrinfo").args(["-ro", "-so"]).arg(&package).arg(layer.as_str()).output();
        let out = out.expect("ogrinfo");
        assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
        let gpkg = facts(&String::from_utf8_lossy(&out.stdout));
        assert_eq!(geojson, gpkg, "{layer}");
        assert_eq!(fgb, gpkg, "{layer}");
    }
}

#[test]
#[ignore = "needs ogrinfo of GDAL"]
fn gdal_agrees_on_the_layers_of_people_and_areas() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |file: &str, layers: &str| {
        let path = folder.path().join(file);
        let mut args = vec!["map", "samples/public", "--demand", "samples/coverage/people.geojson"];
        args.extend(["--within", "300 m", "--group", "wheelchair,deaf", "--level", "county"]);
        args.extend(["--boundaries", "samples/linxia/counties.geojson", "--layers", layers]);
        args.extend(["-o", path.to_str().expect("UTF-8")]);
        crate::cli::tantu(&args).ends(0);
        path
    };
    let package = write("all.gpkg", "coverage,gaps,areas");
    for layer in [LayerName::Coverage, LayerName::Gaps, LayerName::Areas] {
        let name = layer.as_str();
        let geojson = facts(&told(&write(&format!("{name}.geojson"), name), None));
        let fgb = facts(&told(&write(&format!("{name}.fgb"), name), None));
        let out = Command::new("ogrinfo").args(["-ro", "-so"]).arg(&package).arg(name).output();
        let out = out.expect("ogrinfo");
        assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
        let gpkg = facts(&String::from_utf8_lossy(&out.stdout));
        let shape = if layer == LayerName::Gaps { "Geometry: Point" } else { "Geometry: Multi Polygon" };
        assert_eq!(gpkg[0], shape, "{layer}");
        assert!(gpkg[1] != "Feature Count: 0" && gpkg[3].contains("4326"), "{layer}: {gpkg:?}");
        assert_eq!(geojson, gpkg, "{layer}");
        assert_eq!(fgb, gpkg, "{layer}");
    }
}

#[test]
#[ignore = "needs ogr2ogr of GDAL"]
fn gdal_uses_the_index_and_copies_every_layer() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.path().join("from.gpkg"), folder.path().join("to.gpkg"));
    std::fs::write(&from, bytes("gpkg", &[library(), branch()], Audience::Public, Settings::default()))
        .expect("it is written");
    let out = Command::new("ogr2ogr").args(["-spat", "103", "35", "104", "36"]).arg(&to).arg(&from).output();
    let out = out.expect("ogr2ogr of GDAL (Debian: gdal-bin) is installed");
    assert!(out.status.success() && out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
    let said = Command::new("ogrinfo").args(["-ro", "-so"]).arg(&to).arg("items").output().expect("ogrinfo");
    assert!(String::from_utf8_lossy(&said.stdout).contains("Feature Count: 4"), "those with a place");
    // A change through GDAL, which has the functions that the triggers call, keeps the index true.
    let change = "UPDATE items SET geom = (SELECT geom FROM sites LIMIT 1) WHERE fid = 5";
    let out = Command::new("ogrinfo").arg(&from).args(["-sql", change]).output().expect("ogrinfo");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let out = Command::new("ogrinfo")
        .arg(&from)
        .args(["-sql", "SELECT count(*) AS n FROM rtree_items_geom"])
        .output();
    let said = out.expect("ogrinfo").stdout;
    assert!(String::from_utf8_lossy(&said).contains("= 5"), "{}", String::from_utf8_lossy(&said));
}

/// Reads a `GeoPackage` with a program that knows nothing of GDAL: what it says that it is, and its styles as XML.
const CHECK: &str = r#"
import sqlite3, sys, struct
import xml.etree.ElementTree as xml
base = sqlite3.connect(sys.argv[1])
one = lambda q: base.execute(q).fetchone()[0]
assert one("PRAGMA application_id") == 0x47504B47
assert open(sys.argv[1], "rb").read()[68:72] == b"GPKG"
assert one("PRAGMA integrity_check") == "ok"
layers = [r[0] for r in base.execute("SELECT table_name FROM gpkg_contents WHERE data_type = 'features'")]
assert len(layers) == 6, layers
for layer in layers:
    style = xml.fromstring(one(f"SELECT styleQML FROM layer_styles WHERE f_table_name = '{layer}'"))
    renderer = style.find("renderer-v2")
    assert renderer.get("attr") == "sign"
    values = [c.get("value") for c in renderer.iter("category")]
    assert len(values) == len(set(values)) == len(renderer.find("symbols"))
    looks = ["".join(o.get("value") for o in s.iter("Option") if o.get("name") in ("name", "angle", "color", "line_style", "style"))
             for s in renderer.find("symbols")]
    assert len(set(looks)) == len(looks), looks
    assert all(c.get("label") for c in renderer.iter("category"))
    for blob, in base.execute(f"SELECT geom FROM {layer} WHERE geom NOT NULL"):
        assert blob[:2] == b"GP" and struct.unpack_from("<i", blob, 4)[0] == 4326
"#;

#[test]
#[ignore = "needs python3"]
fn python_reads_the_geopackage_and_its_styles() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("map.gpkg");
    std::fs::write(&file, bytes("gpkg", &[library(), branch()], Audience::Public, Settings::default()))
        .expect("it is written");
    let out = Command::new("python3").args(["-c", CHECK]).arg(&file).output().expect("python3 is installed");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
}

#[test]
#[ignore = "needs ogrinfo of GDAL"]
fn gdal_reads_the_areas() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("areas.geojson");
    let name = file.to_str().expect("UTF-8");
    let args =
        ["area", "rollup", "samples/public", "--boundaries", "samples/linxia/counties.geojson", "-o", name];
    crate::cli::tantu(&args).ends(0);
    let out = Command::new("ogrinfo").args(["-ro", "-al", "-so"]).arg(&file).output();
    let out = out.expect("ogrinfo of GDAL (Debian: gdal-bin) is installed");
    let (said, wrong) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success() && wrong.trim().is_empty(), "{said}\n{wrong}");
    assert!(said.contains("Geometry: Multi Polygon") && said.contains("Feature Count: 8"), "{said}");
    assert!(said.contains("Extent: (102.684254, 34.961790) - (103.857596, 36.221792)"), "{said}");
    for column in ["score_low: Real", "sites: Integer", "barriers: String(JSON)"] {
        assert!(said.contains(column), "no {column} in {said}");
    }
}
