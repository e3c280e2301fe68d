//! Coverage by area, of land and of homes; nearest facilities; `GeoPackage` files that others wrote.

#![expect(clippy::unwrap_used, clippy::float_cmp, reason = "tests; the sums are of whole people")]

use std::sync::Arc;

use proptest::prelude::*;
use rusqlite::Connection;
use tantu::area::{Area, AreaId, Boundaries, BoundaryOptions, Level, read_boundaries};
use tantu::assessment::Assessment;
use tantu::checklist::{Group, GroupSet};
use tantu::coverage::{
    Columns, Demand, Facility, HomeReach, People, Place, Question, assign_areas, demand_reader_for_extension,
    homes_reach, land, reach,
};
use tantu::lang::Lang;
use tantu::map::nearest::NearestTable;
use tantu::privacy::{Audience, release};
use tantu::survey::Position;

use crate::common::built::{home, library};

const WHEELCHAIR: Group = Group::Wheelchair;

fn facility(lon: f64, lat: f64, state: u8) -> Facility {
    let set = |wanted: u8| if state == wanted { GroupSet::NONE.with(WHEELCHAIR) } else { GroupSet::NONE };
    Facility { assessment: 0, item: None, position: Position { lon, lat }, open: set(0), unknown: set(1) }
}

fn square(code: &str, west: f64) -> Area {
    let ring = vec![[west, 35.5], [west + 0.1, 35.5], [west + 0.1, 35.6], [west, 35.6], [west, 35.5]];
    Area::new(AreaId::from(code), Some(format!("named {code}")), vec![vec![ring]])
}

/// Two counties side by side, of two townships each.
fn townships() -> Boundaries {
    let codes = ["622901001", "622901002", "622921100", "622921101"];
    Boundaries::new(codes.iter().zip([103.0, 103.1, 103.2, 103.3]).map(|(c, w)| square(c, w)).collect())
}

fn demand(places: &[(f64, f64, u32, &str)]) -> Demand {
    let mut demand = Demand::new();
    for (lon, lat, people, code) in places {
        let area = demand.area_index(code);
        demand.push(Place { lon: *lon, lat: *lat, people: People::new(f64::from(*people)).unwrap(), area });
    }
    demand
}

fn question<'a>(demand: &'a Demand, facilities: &'a [Facility], within: f64) -> Question<'a> {
    Question { demand, facilities, within, groups: GroupSet::NONE.with(WHEELCHAIR) }
}

#[test]
fn land_is_measured_whichever_way_an_outline_runs() {
    let turned = |area: Area| {
        let back = |ring: Vec<[f64; 2]>| ring.into_iter().rev().collect();
        let polygons = area.polygons.into_iter().map(|p| p.into_iter().map(back).collect()).collect();
        Area::new(area.id, area.name, polygons)
    };
    let whole = |boundaries: Boundaries| {
        let (demand, sites) = (Demand::new(), [facility(103.05, 35.55, 0)]);
        let found = land(&question(&demand, &sites, 500.0), &boundaries, None);
        found.values().next().unwrap()[&WHEELCHAIR]
    };
    let own = || square("622901", 103.0);
    assert_eq!(whole(Boundaries::new(vec![own()])), whole(Boundaries::new(vec![turned(own())])));
    // Dissolved from townships of which one runs the other way.
    let parts = |second: Area| {
        let both = Boundaries::new(vec![square("622901001", 103.0), second]);
        geo::Area::unsigned_area(&both.outline(&AreaId::from("622901")))
    };
    let second = || square("622901002", 103.1);
    assert!((parts(second()) - parts(turned(second()))).abs() < 1e-9);
}

proptest! {
    /// Nobody is lost and nobody counts twice, at whatever level; land adds up over the levels.
    #[test]
    fn areas_add_up_to_the_whole(
        places in prop::collection::vec((102.95f64..103.45, 35.45f64..35.65, 0u32..500, 0usize..5), 0..60),
        sites in prop::collection::vec((103.0f64..103.4, 35.5f64..35.6, 0u8..3), 0..20),
    ) {
        let codes = ["", "622901001", "622921", "622921101005", "no code"];
        let sites: Vec<Facility> = sites.iter().map(|(x, y, s)| facility(*x, *y, *s)).collect();
        let boundaries = townships();
        let mut lands = Vec::new();
        for level in [Some(Level::Township), Some(Level::County), Some(Level::Prefecture)] {
            let given: Vec<_> = places.iter().map(|(x, y, n, c)| (*x, *y, *n, codes[*c])).collect();
            let mut demand = demand(&given);
            let found = assign_areas(&mut demand, &boundaries, level);
            prop_assert_eq!(found.by_code + found.by_position + found.nowhere, places.len());
            let asked = question(&demand, &sites, 3_000.0);
            let reached = reach(&asked);
            let sum = |of: &dyn Fn(&tantu::coverage::Sums) -> f64| reached.by_area.iter().map(of).sum::<f64>();
            prop_assert_eq!(sum(&|s| s.people.number()), reached.total.people.number());
            prop_assert_eq!(sum(&|s| s.covered(WHEELCHAIR).number()), reached.total.covered(WHEELCHAIR).number());
            prop_assert_eq!(sum(&|s| s.unknown(WHEELCHAIR).number()), reached.total.unknown(WHEELCHAIR).number());
            let everybody: f64 = given.iter().map(|p| f64::from(p.2)).sum();
            prop_assert_eq!(reached.total.people.number(), everybody);
            let parts = land(&asked, &boundaries, level);
            let all = |of: fn(&tantu::coverage::AreaShare) -> f64| parts.values().map(|p| of(&p[&WHEELCHAIR])).sum::<f64>();
            lands.push((all(|s| s.whole), all(|s| s.covered), all(|s| s.unknown)));
        }
        for other in &lands[1..] {
            for (a, b) in [(lands[0].0, other.0), (lands[0].1, other.1), (lands[0].2, other.2)] {
                // An edge between two corners is a geodesic: cut into pieces, or dissolved, it runs a little elsewhere.
                prop_assert!((a - b).abs() <= 1e-3 * a + 1e-5 * lands[0].0, "{lands:?}");
            }
        }
    }
}

#[test]
fn a_place_counts_where_its_code_says_else_where_it_lies() {
    let boundaries = townships();
    let rows = [
        ((103.05, 35.55, 10, ""), "622901001", "622901"),
        ((103.05, 35.55, 10, "622921100"), "622921100", "622921"),
        // A village of which nobody has an outline, far from all that have one.
        ((90.0, 30.0, 10, "622926103001"), "622926103", "622926"),
        // A county says less than the township that the place lies in.
        ((103.25, 35.55, 10, "622921"), "622921100", "622921"),
        ((90.0, 30.0, 10, "622921"), "622921", "622921"),
        ((90.0, 30.0, 10, ""), "", ""),
        ((103.35, 35.55, 10, "block 7"), "622921101", "622921"),
    ];
    for (at, (place, township, county)) in rows.into_iter().enumerate() {
        for (level, expected) in [(Level::Township, township), (Level::County, county)] {
            let mut one = demand(&[place]);
            assign_areas(&mut one, &boundaries, Some(level));
            let found = one.get(0).unwrap();
            assert_eq!(one.area_of(&found), expected, "row {at} at {level:?}");
        }
    }
    let mut all = demand(&rows.map(|(place, _, _)| place));
    let found = assign_areas(&mut all, &boundaries, Some(Level::Township));
    assert_eq!((found.by_code, found.by_position, found.nowhere, found.elsewhere), (4, 2, 1, 1));
}

fn homes(at: &[(f64, f64)]) -> Vec<Assessment> {
    let one = |(number, (lon, lat)): (usize, &(f64, f64))| {
        let mut home = home();
        home.survey.site.id = format!("home-{number}").as_str().into();
        home.survey.site.position = Some(Position { lon: *lon, lat: *lat });
        home.survey.site.area = None;
        home
    };
    at.iter().enumerate().map(one).collect()
}

#[test]
fn where_homes_lie_is_in_no_public_figure() {
    let (boundaries, sites, nobody) = (townships(), [facility(103.05, 35.55, 0)], Demand::new());
    let (near, between, far) = ((103.0501, 35.5501), (103.0565, 35.5501), (103.09, 35.59));
    let ask = |homes: &[Assessment], audience| {
        let release = release(homes, audience);
        let asked = [question(&nobody, &sites, 500.0), question(&nobody, &sites, 800.0)];
        homes_reach(&release, &asked, &boundaries, Some(Level::Township))
    };
    for at in [&[near; 4][..], &[near; 5], &[near, near, near, near, between, far]] {
        assert!(ask(&homes(at), Audience::Public).iter().all(|of| *of == HomeReach::default()));
    }
    let found = ask(&homes(&[near, near, near, near, between, far]), Audience::Internal);
    let covered = |of: &HomeReach| of.total.as_ref().map(|t| (t.homes, t.covered(WHEELCHAIR)));
    assert_eq!(found.iter().map(covered).collect::<Vec<_>>(), [Some((6, 4)), Some((6, 5))]);
    for of in &found {
        let parts = of.by_area.values().map(|part| (part.homes, part.covered(WHEELCHAIR)));
        assert_eq!(
            parts.fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1)),
            covered(of).unwrap(),
            "the areas are the whole"
        );
    }
}

#[test]
fn nearest_facilities_leave_out_what_may_be_a_home() {
    let assessments = [library()];
    let sites = [facility(103.05, 35.55, 0), facility(103.06, 35.55, 1)];
    let (boundaries, public) = (townships(), release(&assessments, Audience::Public));
    let mut places = demand(&[(103.061, 35.55, 40, "622901001"), (103.0512, 35.5505, 4, "")]);
    // A list that may be one of households has no place that the public may see.
    let undeclared = NearestTable::of(&public, question(&places, &sites, 300.0), &boundaries);
    assert_eq!((undeclared.hidden(), places.homes()), (2, 1));
    places.declare_public();
    assert_eq!(places.homes(), 0);
    for (audience, rows) in [(Audience::Public, 1), (Audience::Internal, 2)] {
        let release = release(&assessments, audience);
        let table = NearestTable::of(&release, question(&places, &sites, 300.0), &boundaries);
        assert_eq!(table.hidden(), 2 - rows);
        let mut text = Vec::new();
        table.csv(&mut text).unwrap();
        let text = String::from_utf8(text).unwrap();
        assert_eq!(text.lines().count(), rows + 1, "{text}");
        assert!(!text.contains("103.0512") || audience == Audience::Internal, "{text}");
        let first = text.lines().nth(1).unwrap();
        assert!(first.contains("622901001,named 622901001,40.0,300.0"), "{first}");
        assert!(first.contains(",unknown,library-1,997.4,library-1,90.7"), "{first}");
        let mut map = Vec::new();
        let settings = tantu::export::Settings { lang: Lang::En, ..Default::default() };
        table.geojson(&settings, &mut map).unwrap();
        let map: geojson::FeatureCollection = String::from_utf8(map).unwrap().parse().unwrap();
        assert_eq!(map.features.len(), rows);
        let metres = map.features[0].property("wheelchair_metres").and_then(serde_json::Value::as_f64);
        assert_eq!(metres, Some(997.4), "as GeographicLib has it");
        // Nobody knows whether it is reached: shown as open, never as good or bad.
        let look = |name: &str| map.features[0].property(name).and_then(|v| v.as_str().map(str::to_owned));
        assert_eq!(look("marker-symbol").as_deref(), Some("circle-stroked"));
        assert_eq!(look("marker-color").as_deref(), Some("#141414"));
        let bbox = map.bbox.clone().unwrap();
        assert_eq!((bbox.len(), bbox[2]), (4, 103.061), "around what is shown");
    }
}

/// The geometries and codes of a layer.
type Rows<'a> = &'a [(Option<&'a [u8]>, &'a str)];

/// A `GeoPackage` as another program writes it: layers with a system each, and rows of geometries.
fn package(layers: &[(&str, i32, Rows<'_>)]) -> Vec<u8> {
    let base = Connection::open_in_memory().unwrap();
    base.execute_batch(
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
           organization_coordsys_id INTEGER, definition TEXT, description TEXT);
         CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
         CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);",
    )
    .unwrap();
    for (name, srs, rows) in layers {
        base.execute(
            "INSERT OR IGNORE INTO gpkg_spatial_ref_sys VALUES ('named ' || ?1, ?1, 'EPSG', ?1, '', '')",
            [srs],
        )
        .unwrap();
        base.execute("INSERT INTO gpkg_contents VALUES (?, 'features')", [name]).unwrap();
        base.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?)", rusqlite::params![name, srs])
            .unwrap();
        base.execute_batch(&format!(
            "CREATE TABLE \"{name}\" (fid INTEGER PRIMARY KEY, geom BLOB, population REAL, code TEXT)"
        ))
        .unwrap();
        for (blob, code) in *rows {
            let sql = format!("INSERT INTO \"{name}\" (geom, population, code) VALUES (?, 12, ?)");
            base.execute(&sql, rusqlite::params![blob, code]).unwrap();
        }
    }
    base.serialize("main").unwrap().to_vec()
}

fn point(x: f64, y: f64) -> Vec<u8> {
    let mut blob = b"GP\0\x01\0\0\0\0\x01\x01\0\0\0".to_vec();
    blob.extend([x, y].iter().flat_map(|n| n.to_le_bytes()));
    blob
}

/// Big-endian, with heights: as some programs write.
fn box_with_heights(west: f64, south: f64, size: f64) -> Vec<u8> {
    let mut blob = b"GP\0\x00\0\0\0\0\x00".to_vec();
    blob.extend(1003u32.to_be_bytes());
    blob.extend(1u32.to_be_bytes());
    blob.extend(5u32.to_be_bytes());
    for (x, y) in [(0.0, 0.0), (size, 0.0), (size, size), (0.0, size), (0.0, 0.0)] {
        blob.extend([west + x, south + y, 9.0].iter().flat_map(|n: &f64| n.to_be_bytes()));
    }
    blob
}

fn read_demand(bytes: &[u8], layer: Option<&str>) -> Result<(Demand, Vec<String>), String> {
    let columns = Columns { layer: layer.map(str::to_owned), ..Columns::default() };
    let name: Arc<str> = "people.gpkg".into();
    let reader = demand_reader_for_extension("gpkg").unwrap();
    let told = |d: &tantu::diag::Diagnostic| d.message(Lang::En);
    match reader.read(&name, bytes.to_vec().into(), &columns) {
        Ok((demand, problems)) => Ok((demand, problems.iter().map(told).collect())),
        Err(problem) => Err(told(&problem)),
    }
}

#[test]
fn demand_comes_from_a_geopackage_in_its_own_system() {
    let (a, b) = (point(103.2, 35.6), box_with_heights(103.3, 35.5, 0.01));
    let two: Rows<'_> = &[(Some(&a), "622901001"), (Some(&b), "622921")];
    let (demand, problems) = read_demand(&package(&[("people", 4326, two)]), None).unwrap();
    assert_eq!((demand.len(), demand.people().number(), problems.len()), (2, 24.0, 0));
    let inside = demand.get(1).unwrap();
    assert!((inside.lon - 103.305).abs() < 1e-9 && (inside.lat - 35.505).abs() < 1e-9, "{inside:?}");
    // Gauss–Krüger in metres, as `cs2cs` converts it.
    let metres = point(518_123.45, 3_940_000.0);
    let rows: Rows<'_> = &[(Some(&metres), "x")];
    let (demand, _) = read_demand(&package(&[("people", 4543, rows)]), None).unwrap();
    let found = demand.get(0).unwrap();
    let expected =
        tantu::crs::Crs::GaussKruger { zone: 34, prefixed: false }.to_wgs84([518_123.45, 3_940_000.0]);
    assert_eq!([found.lon, found.lat], expected.unwrap());
}

#[test]
fn what_is_wrong_with_a_geopackage_is_said_of_table_and_row() {
    let (a, torn) = (point(103.2, 35.6), b"GP\0\x01\0\0\0\0\x01\x01\0\0".to_vec());
    let off = point(400.0, 35.6);
    let rows: &[(Option<&[u8]>, &str)] =
        &[(Some(&a), "x"), (Some(&torn), "y"), (None, "z"), (Some(&off), "w")];
    let (demand, problems) = read_demand(&package(&[("blocks", 4326, rows)]), None).unwrap();
    assert_eq!(demand.len(), 1);
    assert_eq!(
        problems,
        [
            "table `blocks`, row 2 was left out: its geometry cannot be read",
            "table `blocks`, row 3 was left out: it has no geometry",
            "table `blocks`, row 4 was left out: its position is not one of the system of the layer",
        ]
    );
    let two = package(&[("blocks", 4326, rows), ("towns", 4326, rows)]);
    assert_eq!(read_demand(&two, None).unwrap_err(), "the file has several layers");
    assert_eq!(read_demand(&two, Some("block")).unwrap_err(), "the file has no layer `block`");
    assert_eq!(read_demand(&two, Some("blocks")).unwrap().0.len(), 1);
    assert_eq!(read_demand(&package(&[]), None).unwrap_err(), "the file has no layer with geometries");
    let foreign = read_demand(&package(&[("blocks", 2154, rows)]), None).unwrap_err();
    assert_eq!(foreign, "table `blocks` is in the system `named 2154`, which is not known");
    let torn = read_demand(b"SQLite format 3\0and no more", None).unwrap_err();
    assert!(torn.starts_with("cannot be read as a GeoPackage: "), "{torn}");
    assert!(read_demand(b"", None).unwrap_err().starts_with("cannot be read as a GeoPackage: "));
}

#[test]
fn boundaries_come_from_a_geopackage() {
    let (a, b) = (box_with_heights(103.0, 35.5, 0.1), box_with_heights(103.1, 35.5, 0.1));
    let rows: &[(Option<&[u8]>, &str)] =
        &[(Some(&a), "622901"), (Some(&b), "622921"), (Some(b"no"), "622922")];
    let bytes = package(&[("counties", 4490, rows), ("other", 4326, &[])]);
    let options = BoundaryOptions { layer: Some("counties".into()), ..BoundaryOptions::default() };
    let read = read_boundaries("b.gpkg", &bytes[..], &options).unwrap();
    let at = read.boundaries.locate(Position { lon: 103.15, lat: 35.55 }).area().unwrap();
    assert_eq!(read.boundaries.area(at).id.to_string(), "622921");
    let told: Vec<String> = read.diagnostics.iter().map(|d| d.message(Lang::En)).collect();
    assert_eq!(told, ["table `counties`, row 3 was left out: its geometry cannot be read"]);
    let unnamed = read_boundaries("b.gpkg", &bytes[..], &BoundaryOptions::default()).unwrap_err();
    assert_eq!(unnamed[0].message(Lang::En), "the file has several layers");
    let foreign = package(&[("counties", 2154, rows)]);
    let refused = read_boundaries("b.gpkg", &foreign[..], &BoundaryOptions::default()).unwrap_err();
    assert_eq!(refused[0].message(Lang::En), "the file is in `named 2154`, which is not known");
}
