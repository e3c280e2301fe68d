//! Laws of coverage, files of demand, and the repairs that open most.

#![expect(clippy::float_cmp, reason = "the sums are of whole people, or the very same sum")]

use std::sync::Arc;

use geo::{Distance, Geodesic, MultiPolygon, Point, Polygon, polygon};
use proptest::prelude::*;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, Group, GroupSet};
use tantu::coverage::{
    Columns, Demand, Facility, People, Place, Question, Service, area_share, demand_reader_for_extension,
    facilities, nearest, reach, repairs, service_area,
};
use tantu::finding::AuditOptions;
use tantu::lang::Lang;
use tantu::survey::{Position, ReadOptions, read, reader};

const WHEELCHAIR: Group = Group::Wheelchair;

/// A facility for wheelchair users: open, unknown or closed.
fn facility(lon: f64, lat: f64, state: u8) -> Facility {
    let set = |wanted: u8| if state == wanted { GroupSet::NONE.with(WHEELCHAIR) } else { GroupSet::NONE };
    Facility { assessment: 0, item: None, position: Position { lon, lat }, open: set(0), unknown: set(1) }
}

fn demand(places: &[(f64, f64, u32)]) -> Demand {
    let mut demand = Demand::new();
    for (at, (lon, lat, people)) in places.iter().enumerate() {
        let area = demand.area_index(["north", "south", ""][at % 3]);
        let people = People::new(f64::from(*people)).expect("a number of people");
        demand.push(Place { lon: *lon, lat: *lat, people, area });
    }
    demand
}

fn question<'a>(demand: &'a Demand, facilities: &'a [Facility], within: f64) -> Question<'a> {
    Question { demand, facilities, within, groups: GroupSet::NONE.with(WHEELCHAIR) }
}

/// Anywhere on earth, the poles and the 180th meridian with preference; or close together.
fn spot() -> impl Strategy<Value = (f64, f64)> {
    let edge = prop_oneof![Just(180.0), Just(-180.0), Just(179.999), Just(-179.999), -180.0..=180.0];
    let pole = prop_oneof![Just(90.0), Just(-90.0), Just(89.999), -90.0..=90.0];
    prop_oneof![(edge, pole), (103.2..103.3, 35.5..35.6)]
}

fn spots() -> impl Strategy<Value = Vec<((f64, f64), u8)>> {
    prop::collection::vec((spot(), 0u8..3), 0..40)
}

proptest! {
    /// The index finds what a look at every facility by GeographicLib's distance finds.
    #[test]
    fn coverage_is_what_geodesics_say(
        fac in spots(),
        places in prop::collection::vec((spot(), 0u32..500), 0..40),
        within in prop_oneof![1.0f64..2e3, 2e3f64..5e4],
    ) {
        let fac: Vec<Facility> = fac.iter().map(|((x, y), s)| facility(*x, *y, *s)).collect();
        let places: Vec<_> = places.iter().map(|((x, y), n)| (*x, *y, *n)).collect();
        let demand = demand(&places);
        let sums = reach(&question(&demand, &fac, within)).total;
        let (mut covered, mut unknown, mut near_limit) = (0.0, 0.0, false);
        for (x, y, n) in &places {
            let far = |f: &Facility| Geodesic.distance(Point::new(*x, *y), Point::new(f.position.lon, f.position.lat));
            near_limit |= fac.iter().any(|f| (far(f) - within).abs() < 0.01);
            let any = |set: fn(&Facility) -> GroupSet| fac.iter().any(|f| set(f).contains(WHEELCHAIR) && far(f) <= within);
            if any(|f| f.open) {
                covered += f64::from(*n);
            } else if any(|f| f.unknown) {
                unknown += f64::from(*n);
            }
        }
        prop_assume!(!near_limit);
        prop_assert_eq!(sums.covered(WHEELCHAIR).number(), covered);
        prop_assert_eq!(sums.unknown(WHEELCHAIR).number(), unknown);
    }

    /// The parts add up to the whole, and the three values to everybody.
    #[test]
    fn areas_are_a_partition(fac in spots(), places in prop::collection::vec((spot(), 0u32..500), 0..60)) {
        let fac: Vec<Facility> = fac.iter().map(|((x, y), s)| facility(*x, *y, *s)).collect();
        let places: Vec<_> = places.iter().map(|((x, y), n)| (*x, *y, *n)).collect();
        let demand = demand(&places);
        let found = reach(&question(&demand, &fac, 2_000.0));
        let mut sum = tantu::coverage::Sums::default();
        for part in &found.by_area {
            sum.merge(part);
        }
        prop_assert_eq!(sum, found.total);
        prop_assert_eq!(found.total.people, demand.people());
        let parts = [found.total.covered(WHEELCHAIR), found.total.unknown(WHEELCHAIR), found.total.not_covered(WHEELCHAIR)];
        prop_assert_eq!(parts.into_iter().sum::<People>(), demand.people());
    }

    /// Finding out never widens the range; opening lowers no bound; one more facility lowers no bound.
    #[test]
    fn knowing_more_narrows(fac in spots(), places in prop::collection::vec((spot(), 1u32..500), 1..40), at in 0usize..40) {
        prop_assume!(!fac.is_empty());
        let at = at % fac.len();
        let places: Vec<_> = places.iter().map(|((x, y), n)| (*x, *y, *n)).collect();
        let demand = demand(&places);
        let share = |state: u8| {
            let mut fac: Vec<Facility> = fac.iter().map(|((x, y), s)| facility(*x, *y, *s)).collect();
            fac[at] = facility(fac[at].position.lon, fac[at].position.lat, state);
            reach(&question(&demand, &fac, 2_000.0)).total.share(WHEELCHAIR).expect("somebody")
        };
        let (open, unknown, closed) = (share(0), share(1), share(2));
        prop_assert!(unknown.0 <= open.0 && closed.1 <= unknown.1);
        prop_assert!(closed.0 == unknown.0 && open.1 == unknown.1);
        prop_assert!(open.0 >= closed.0 && open.1 >= closed.1);
    }

    /// What is within reach is what is nearest within the distance.
    #[test]
    fn the_nearest_agrees_with_the_reach(fac in spots(), places in prop::collection::vec((spot(), 1u32..500), 1..40)) {
        let fac: Vec<Facility> = fac.iter().map(|((x, y), s)| facility(*x, *y, *s)).collect();
        let places: Vec<_> = places.iter().map(|((x, y), n)| (*x, *y, *n)).collect();
        let demand = demand(&places);
        let sums = reach(&question(&demand, &fac, 2_000.0)).total;
        let found = nearest(&demand, &fac, WHEELCHAIR);
        let near = |d: Option<(usize, f64)>| d.is_some_and(|(_, metres)| metres <= 2_000.0);
        let covered: People = demand.iter().zip(&found).filter(|(_, n)| near(n.open)).map(|(p, _)| p.people).sum();
        prop_assert_eq!(sums.covered(WHEELCHAIR), covered);
        prop_assert!(found.iter().all(|n| n.possible.map(|p| p.1) <= n.open.map(|o| o.1) || n.open.is_none()));
    }
}

#[test]
fn at_a_pole_every_meridian_is_near() {
    for lat in [90.0, -90.0, 89.999_999, -89.999_999] {
        for (lon, other) in [(180.0, 0.0), (0.0, 180.0), (-90.0, 90.0), (10.0, -20.0)] {
            let demand = demand(&[(other, lat, 1)]);
            let sums = reach(&question(&demand, &[facility(lon, lat, 0)], 1.0)).total;
            assert_eq!(sums.covered(WHEELCHAIR), demand.people(), "{lat} {lon} {other}");
        }
    }
}

#[test]
fn a_circle_has_the_area_of_a_circle_and_two_that_meet_are_one_part() {
    let here = facility(103.2, 35.6, 0);
    let one = service_area(&[here], WHEELCHAIR, 500.0, false);
    let wide = MultiPolygon::new(vec![square(103.2, 35.6, 0.02)]);
    let share = area_share(&wide, &one, &one);
    let circle = std::f64::consts::PI * 500.0 * 500.0;
    assert!((share.covered / circle - 1.0).abs() < 1e-4, "{}", share.covered);
    assert_eq!(share.unknown, 0.0);
    // Half of the circle lies west of its centre.
    let west = MultiPolygon::new(vec![square(103.18, 35.6, 0.02)]);
    assert!((area_share(&west, &one, &one).covered / circle - 0.5).abs() < 1e-3);
    let two = service_area(&[here, facility(103.205, 35.6, 0)], WHEELCHAIR, 500.0, false);
    assert_eq!((two.parts.len(), two.parts[0].0.len()), (1, 1));
    let apart = service_area(&[here, facility(103.3, 35.6, 1)], WHEELCHAIR, 500.0, true);
    assert_eq!(apart.parts.len(), 2);
    let share = area_share(&wide, &one, &apart);
    assert_eq!(share.share().map(|(low, high)| low <= high), Some(true));
}

#[test]
fn land_ends_where_the_map_ends() {
    use geo::Contains as _;
    let circle = |of: f64| std::f64::consts::PI * of * of;
    for (lon, lat, within) in
        [(180.0, 0.0, 500.0), (-179.9995, 51.0, 2_000.0), (179.999, -17.5, 800.0), (-180.0, 66.0, 30_000.0)]
    {
        let land = service_area(&[facility(lon, lat, 0)], WHEELCHAIR, within, false);
        let rings = land.parts.iter().flatten().map(Polygon::exterior);
        for ring in rings {
            assert!(ring.coords().all(|c| c.x.abs() <= 180.0), "{ring:?}");
            assert!(ring.lines().all(|l| l.dx().abs() < 1.0), "no ring goes around the world: {ring:?}");
        }
        // West and east of the meridian lies as much as the circle holds.
        let all: f64 = [-179.0, 179.0]
            .map(|side| area_share(&MultiPolygon::new(vec![square(side, lat, 1.0)]), &land, &land).covered)
            .into_iter()
            .sum();
        assert!((all / circle(within) - 1.0).abs() < 1e-3, "{lon} {lat}: {all}");
    }
    for (lon, lat, pole) in [(10.0, 89.99, 90.0), (0.0, -90.0, -90.0), (180.0, 89.98, 90.0)] {
        let land = service_area(&[facility(lon, lat, 0)], WHEELCHAIR, 5_000.0, false);
        let parts: MultiPolygon<f64> = land.parts.into_iter().flatten().collect();
        let spots = (-179..180).step_by(7).map(|lon| Point::new(f64::from(lon), 0.9999 * pole));
        assert!(
            spots.clone().count() > 50 && spots.into_iter().all(|p| parts.contains(&p)),
            "all around the pole"
        );
        assert!(!parts.contains(&Point::new(lon, 89.0_f64.copysign(pole))));
    }
}

fn square(lon: f64, lat: f64, half: f64) -> Polygon<f64> {
    polygon![
        (x: lon - half, y: lat - half),
        (x: lon + half, y: lat - half),
        (x: lon + half, y: lat + half),
        (x: lon - half, y: lat + half),
    ]
}

fn read_demand(ending: &str, bytes: &[u8]) -> Result<(Demand, Vec<String>), String> {
    let reader = demand_reader_for_extension(ending).expect("a known ending");
    let name: Arc<str> = format!("people.{ending}").into();
    let read = reader.read(&name, bytes.to_vec().into(), &Columns::default());
    let said = |d: &tantu::diag::Diagnostic| {
        format!("{} {}", d.one_line(Lang::En), d.help(Lang::En).unwrap_or_default())
    };
    read.map(|(demand, problems)| (demand, problems.iter().map(said).collect())).map_err(|d| said(&d))
}

#[test]
fn what_is_wrong_with_demand_is_said_with_its_place() {
    let table = "lon,lat,people\n103.2,35.6,12\n35.6,103.2,12\n103.2,35.6,many\n103.2,35.6,-1\n103.2,,3\n103.2,35.6,0.5\n";
    let (demand, problems) = read_demand("csv", table.as_bytes()).expect("it is read");
    assert_eq!((demand.len(), demand.people().number()), (2, 12.5));
    assert_eq!(
        problems,
        [
            "people.csv:3:1: 35.6, 103.2 is not on the earth the two look swapped: exchange `--lon` and `--lat`",
            "people.csv:4:12: `many` is not a number that can stand here this place was left out and the rest was read; write it as 12 or 12.5",
            "people.csv:5:12: `-1` is not a number that can stand here this place was left out and the rest was read; write it as 12 or 12.5",
            "people.csv:6:7: there is no number here this place was left out and the rest was read; write it as 12 or 12.5",
        ]
    );
    assert_eq!(
        read_demand("csv", b"lng;breite;pop\n1;2;3\n").expect_err("no latitude"),
        "people.csv: there is no column or property `lat` name the column with `--lat`, or give a column `wkt` or `geometry`; known: lng, breite, pop"
    );
}

#[test]
fn demand_of_all_formats_is_the_same() {
    let (gb, _, _) =
        encoding_rs::GB18030.encode("经度,纬度,人口,区划代码\n103.2,35.6,12,甲\n103.3,35.7,8,乙\n");
    let (table, problems) = read_demand("csv", &gb).expect("it is read");
    assert!(problems.is_empty() && table.areas() == ["", "甲", "乙"], "{problems:?} {:?}", table.areas());
    let collection = r#"{"type":"FeatureCollection","features":[
        {"type":"Feature","geometry":{"type":"Point","coordinates":[103.2,35.6]},"properties":{"people":12,"area":"甲"}},
        {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[103.2,35.6],[103.4,35.6],[103.4,35.8],[103.2,35.8],[103.2,35.6]]]},"properties":{"people":"8","area":"乙"}},
        {"type":"Feature","geometry":null,"properties":{"people":8}}]}"#;
    let (map, problems) = read_demand("geojson", collection.as_bytes()).expect("it is read");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].contains("place 3 was left out: it has no point or area"), "{problems:?}");
    let (columns, problems) = read_demand("parquet", &parquet()).expect("it is read");
    assert!(
        problems.len() == 1 && problems[0].contains("place 3 was left out: its position is not on the earth"),
        "{problems:?}"
    );
    for other in [map, columns] {
        assert_eq!(other.areas(), table.areas());
        assert!(other.iter().zip(table.iter()).all(|(a, b)| {
            (a.people, a.area) == (b.people, b.area)
                && (a.lon - b.lon).abs() < 1e-9
                && (a.lat - b.lat).abs() < 1e-9
        }));
    }
    assert!(read_demand("parquet", b"PAR1 no").expect_err("broken").contains("not well-formed Parquet"));
    assert!(read_demand("geojson", b"{").expect_err("broken").contains("not well-formed GeoJSON"));
}

/// Three rows, the last without a longitude.
fn parquet() -> Vec<u8> {
    use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type};
    use parquet::file::writer::SerializedFileWriter;
    let schema = "message demand { optional double lon; required double lat; required int32 people; required binary area (UTF8); }";
    let schema = Arc::new(parquet::schema::parser::parse_message_type(schema).expect("a schema"));
    let mut out = Vec::new();
    let mut file = SerializedFileWriter::new(&mut out, schema, Arc::default()).expect("a file");
    let mut group = file.next_row_group().expect("a group");
    let mut column = group.next_column().expect("lon").expect("lon");
    column.typed::<DoubleType>().write_batch(&[103.2, 103.3], Some(&[1, 1, 0]), None).expect("lon");
    column.close().expect("lon");
    let mut column = group.next_column().expect("lat").expect("lat");
    column.typed::<DoubleType>().write_batch(&[35.6, 35.7, 35.8], None, None).expect("lat");
    column.close().expect("lat");
    let mut column = group.next_column().expect("people").expect("people");
    column.typed::<Int32Type>().write_batch(&[12, 8, 9], None, None).expect("people");
    column.close().expect("people");
    let mut column = group.next_column().expect("area").expect("area");
    let codes: Vec<ByteArray> = ["甲", "乙", "丙"].into_iter().map(ByteArray::from).collect();
    column.typed::<ByteArrayType>().write_batch(&codes, None, None).expect("area");
    column.close().expect("area");
    group.close().expect("a group");
    file.close().expect("a file");
    out
}

/// A ramp at a place, judged for a street.
fn ramp(id: &str, lon: f64, slope: &str, rise: &str) -> Assessment {
    let record = format!(
        "schema = 1\nprofile = \"public-building\"\nposition = {{ lon = {lon}, lat = 35.6 }}\n[site]\nid = \"{id}\"\nlabel = \"{id}\"\n\
         [[item]]\nid = \"R\"\nelement = \"ramp\"\nmeasured.slope = \"{slope}\"\nmeasured.rise = \"{rise}\"\n"
    );
    let catalog = Catalog::builtin();
    let toml = reader("toml").expect("TOML is read");
    let records = read(toml, &format!("{id}.toml"), &mut record.as_bytes(), catalog, &ReadOptions::default());
    let survey = records.surveys.into_iter().next().expect("a record");
    let checklist = Arc::new(catalog.checklist("public-building").expect("a profile"));
    assess(&checklist, survey, AuditOptions::default())
}

#[test]
fn the_repair_that_opens_most_comes_first_and_opens_what_it_says() {
    let steep = ramp("steep", 103.200, "1:6", "300 mm");
    let steeper = ramp("steeper", 103.300, "1:5", "300 mm");
    let open = [steep.clone(), steeper];
    let judged: Vec<&Assessment> = open.iter().collect();
    let service = Service::Site;
    let found = facilities(&judged, &service).placed;
    assert!(found.len() == 2 && found.iter().all(|f| f.is_closed_for(WHEELCHAIR)));
    let demand = demand(&[(103.2001, 35.6, 1240), (103.3001, 35.6, 10), (103.25, 35.6, 5000)]);
    let asked = question(&demand, &found, 500.0);
    let changes = repairs(&asked, &judged, &service);
    let first = &changes.repairs[0];
    assert_eq!((first.facility, first.high.number()), (0, 1240.0));
    assert!(
        first
            .barriers
            .iter()
            .any(|(_, rule)| steep.checklist.catalog().rule_at(*rule).id.as_str() == "gb55019-ramp-slope")
    );
    // Mended in the record, the answer moves by what was promised.
    let mended = [ramp("steep", 103.200, "1:14", "300 mm"), open[1].clone()];
    let judged: Vec<&Assessment> = mended.iter().collect();
    let after = facilities(&judged, &service).placed;
    let sums = reach(&question(&demand, &after, 500.0)).total;
    let gained = sums.covered(WHEELCHAIR) + sums.unknown(WHEELCHAIR);
    assert_eq!(gained, first.high);
    assert!(sums.covered(WHEELCHAIR) >= first.low);
}
