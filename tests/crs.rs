//! Coordinate reference systems: published points, another implementation, laws, and what is refused.

use proptest::prelude::*;
use tantu::checklist::Catalog;
use tantu::crs::{Crs, OffRange};
use tantu::diag::Source;
use tantu::lang::Lang;
use tantu::survey::{Mapping, ReadOptions, Survey, read, reader};

/// Metres between two positions that are near each other.
fn metres([lon, lat]: [f64; 2], [to_lon, to_lat]: [f64; 2]) -> f64 {
    let east = (to_lon - lon) * 111_320.0 * lat.to_radians().cos();
    east.hypot((to_lat - lat) * 111_320.0)
}

/// Every system, by a name that it is known under.
const NAMES: [&str; 9] = [
    "wgs84",
    "cgcs2000",
    "gcj02",
    "bd09",
    "epsg:3857",
    "epsg:4544",
    "epsg:4523",
    "cgcs2000-gk-cm102",
    "cgcs2000-gk-zone35",
];

#[test]
fn names_are_read_and_written() {
    for (name, canonical) in [
        ("WGS84", "wgs84"),
        ("EPSG:4326", "wgs84"),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "wgs84"),
        ("urn:ogc:def:crs:EPSG::4490", "cgcs2000"),
        ("epsg:4490", "cgcs2000"),
        ("GCJ-02", "gcj02"),
        ("bd09ll", "bd09"),
        ("cgcs2000-gk-cm105", "epsg:4544"),
        ("cgcs2000-gk-zone35", "epsg:4523"),
        ("epsg:4513", "epsg:4513"),
        ("epsg:4554", "epsg:4554"),
        ("web-mercator", "epsg:3857"),
    ] {
        let crs: Crs = name.parse().expect(name);
        assert_eq!(crs.to_string(), canonical);
        assert_eq!(canonical.parse(), Ok(crs));
    }
    for wrong in
        ["", "wgs", "epsg:4512", "epsg:4555", "epsg:x", "cgcs2000-gk-cm104", "cgcs2000-gk-zone46", "界"]
    {
        assert!(wrong.parse::<Crs>().is_err(), "{wrong}");
    }
}

/// Eastings and northings that PROJ 9.1.1 gives (`cs2cs -f %.5f EPSG:4490 EPSG:…`).
#[test]
fn gauss_kruger_agrees_with_proj_to_a_tenth_of_a_millimetre() {
    for (name, at, easting, northing) in [
        ("epsg:4544", [103.5, 35.6], 364_069.746_30, 3_942_196.474_05),
        ("epsg:4544", [105.9, 30.1], 586_752.243_09, 3_331_540.448_75),
        ("epsg:4544", [104.0, 50.0], 428_304.874_45, 5_541_326.345_71),
        ("epsg:4523", [103.5, 35.6], 35_364_069.746_30, 3_942_196.474_05),
        ("epsg:4523", [105.9, 30.1], 35_586_752.243_09, 3_331_540.448_75),
    ] {
        let crs: Crs = name.parse().expect(name);
        let [x, y] = crs.from_wgs84(at);
        assert!((x - easting).abs() < 1e-4 && (y - northing).abs() < 1e-4, "{name}: {x} {y}");
        let back = crs.to_wgs84([easting, northing]).expect("in the zone");
        assert!(metres(at, back) < 3e-4, "{name}: {back:?}");
    }
}

/// Tiananmen, as the reconstruction of the formula and every program made from it gives it.
#[test]
fn gcj02_and_bd09_agree_with_the_published_points() {
    let wgs = [116.404, 39.915];
    let gcj = Crs::Gcj02.from_wgs84(wgs);
    assert!(metres(gcj, [116.410_244_499_169_38, 39.916_404_281_501_64]) < 1e-3, "{gcj:?}");
    let bd = Crs::Bd09.to_wgs84([116.404, 39.915]).expect("in China");
    let bd_gcj = Crs::Gcj02.from_wgs84(bd);
    assert!(metres(bd_gcj, [116.397_627_289_418_33, 39.908_656_739_573_28]) < 1.0, "{bd_gcj:?}");
}

proptest! {
    #[test]
    fn there_and_back_is_less_than_a_millimetre(lon in 74.0..134.9f64, lat in 3.5..53.5f64, at in 0..NAMES.len()) {
        let crs: Crs = NAMES[at].parse().expect("a name");
        // A zone is three degrees wide.
        let lon = match crs {
            Crs::GaussKruger { zone, .. } => f64::from(zone) * 3.0 + (lon - 104.0) / 20.0,
            _ => lon,
        };
        let back = crs.to_wgs84(crs.from_wgs84([lon, lat])).expect("in range");
        prop_assert!(metres([lon, lat], back) < 1e-3, "{crs}: {back:?}");
    }

    /// The crate decides by a coarse outline of the country where to shift; inside both must agree.
    #[test]
    fn gcj02_and_bd09_agree_with_another_implementation(lon in 102.0..115.0f64, lat in 26.0..38.0f64) {
        let (x, y) = coordtransform::wgs84_to_gcj02(lon, lat);
        prop_assert!(metres(Crs::Gcj02.from_wgs84([lon, lat]), [x, y]) < 1e-4);
        let (x, y) = coordtransform::gcj02_to_wgs84(lon, lat);
        prop_assert!(metres(Crs::Gcj02.to_wgs84([lon, lat]).expect("in China"), [x, y]) < 1e-2);
        let (x, y) = coordtransform::bd09_to_wgs84(lon, lat);
        prop_assert!(metres(Crs::Bd09.to_wgs84([lon, lat]).expect("in China"), [x, y]) < 1e-2);
    }

    #[test]
    fn nothing_is_shifted_outside_the_box(lon in -180.0..72.0f64, lat in -90.0..90.0f64) {
        prop_assert!(metres(Crs::Gcj02.from_wgs84([lon, lat]), [lon, lat]) <= 0.0);
    }

    #[test]
    fn no_pair_of_numbers_makes_it_panic(x in any::<f64>(), y in any::<f64>(), at in 0..NAMES.len()) {
        let crs: Crs = NAMES[at].parse().expect("a name");
        if let Ok([lon, lat]) = crs.to_wgs84([x, y]) {
            prop_assert!((-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat), "{crs}: {lon} {lat}");
        }
    }
}

#[test]
fn slips_are_recognised() {
    for (name, at, why) in [
        ("wgs84", [35.6, 103.2], OffRange::Swapped),
        ("gcj02", [45.0, 80.0], OffRange::Swapped),
        ("wgs84", [519_252.4, 3_941_043.1], OffRange::Metres),
        ("wgs84", [200.0, 95.0], OffRange::Outside),
        ("epsg:4544", [3_941_043.1, 519_252.4], OffRange::Swapped),
        ("epsg:4544", [35_519_252.4, 3_941_043.1], OffRange::Prefixed(35)),
        ("epsg:4523", [34_519_252.4, 3_941_043.1], OffRange::OtherZone(34)),
        ("epsg:4523", [519_252.4, 3_941_043.1], OffRange::NotPrefixed),
        ("epsg:4544", [103.2, 35.6], OffRange::Degrees),
        ("epsg:4544", [519_252.4, 9_941_043.1], OffRange::Outside),
        ("epsg:3857", [1e9, 0.0], OffRange::Outside),
    ] {
        assert_eq!(name.parse::<Crs>().expect(name).to_wgs84(at), Err(why), "{name} {at:?}");
    }
}

/// Reads a record that must be good.
fn record(text: &str, format: &str) -> Survey {
    let found = read(
        reader(format).expect("it ships"),
        "r",
        text.as_bytes(),
        Catalog::builtin(),
        &ReadOptions::default(),
    );
    let told: Vec<String> = found.diagnostics.iter().map(|d| d.render(Lang::En, false)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    found.surveys.into_iter().next().expect("a survey")
}

/// The service hall of Linxia, in WGS 84.
const HALL: [f64; 2] = [103.2105, 35.6012];

#[test]
fn records_in_every_system_are_stored_in_one() {
    for name in NAMES {
        let crs: Crs = name.parse().expect("a name");
        let [x, y] = crs.from_wgs84(HALL);
        let [first, second] = if crs.is_projected() { ["easting", "northing"] } else { ["lon", "lat"] };
        let position = format!("position = {{ {first} = {x}, {second} = {y} }}");
        let toml = format!(
            "schema = 1\nsite = \"hall\"\ncrs = \"{name}\"\n{position}\n[[item]]\nid = \"R\"\nelement = \"ramp\"\n{position}\n"
        );
        let survey = record(&toml, "toml");
        let json = format!(
            "{{\"schema\":1,\"site\":\"hall\",\"crs\":\"{name}\",\"position\":{{\"{first}\":{x},\"{second}\":{y}}}}}"
        );
        let from_json = record(&json, "json");
        let csv =
            format!("site,item,element,field,value,lon,lat,crs\nhall,R,ramp,slope,1:12,{x},{y},{name}\n");
        let long = record(&csv, "csv");
        for found in [
            survey.site.position,
            survey.items[0].position(),
            from_json.site.position,
            long.items[0].position(),
        ] {
            let found = found.expect("a position");
            assert!(metres(HALL, [found.lon, found.lat]) < 1e-3, "{name}: {found:?}");
        }
    }
}

#[test]
fn columns_of_a_table_are_converted_as_the_mapping_says() {
    let mapping = "schema = 1\nelement = \"ramp\"\nsite = \"hall\"\nposition = { crs = \"epsg:4544\", easting = \"Y\", northing = \"X\" }\n[[field]]\nfield = \"slope\"\ncolumn = \"SLOPE\"\n";
    let mapping = Mapping::read(&Source::new("m", mapping), Catalog::builtin()).expect("a mapping");
    let crs: Crs = "epsg:4544".parse().expect("a name");
    let [x, y] = crs.from_wgs84(HALL);
    let table = format!("X,Y,SLOPE\n{y},{x},1:12\n{x},{y},1:12\n");
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    let found =
        read(reader("csv-wide").expect("it ships"), "t.csv", table.as_bytes(), Catalog::builtin(), &options);
    let at = found.surveys[0].items[0].position().expect("a position");
    assert!(metres(HALL, [at.lon, at.lat]) < 1e-3);
    assert_eq!(found.surveys[0].items[1].position(), None);
    assert_eq!(found.diagnostics.len(), 1);
    let told = found.diagnostics[0].render(Lang::En, false);
    assert!(
        told.contains("t.csv:3:") && told.contains("easting and northing seem to be exchanged"),
        "{told}"
    );
}
