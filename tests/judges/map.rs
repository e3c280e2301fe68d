//! GDAL reads the maps.

use std::process::Command;

use tantu::lang::Lang;

use crate::common::built::{branch, library};
use crate::reports::public;

#[test]
#[ignore = "needs ogrinfo of GDAL"]
fn gdal_reads_the_map() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("map.geojson");
    std::fs::write(&file, public("geojson", &[library(), branch()], Lang::Zh)).expect("it is written");
    let out = Command::new("ogrinfo").args(["-ro", "-al", "-so"]).arg(&file).output();
    let out = out.expect("ogrinfo of GDAL (Debian: gdal-bin) is installed");
    let (said, wrong) = (String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success() && wrong.trim().is_empty(), "{said}\n{wrong}");
    assert!(said.contains("Geometry: Point"), "{said}");
    assert!(said.contains("Feature Count: 7"), "{said}");
    assert!(said.contains("Extent: (103.210123, 35.600000) - (103.210200, 35.600100)"), "{said}");
    assert!(said.contains("WGS 84"), "{said}");
    for column in ["outcome: String", "score_low: Real", "barrier_rules: "] {
        assert!(said.contains(column), "no {column} in {said}");
    }
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
