//! Places that are areas: people spread over their land, in whole numbers that add up.

#![expect(clippy::float_cmp, reason = "all, nothing and equal bounds are exact")]

use std::sync::Arc;

use geo::{Distance, Geodesic, MultiPolygon, Point, Polygon, polygon};
use proptest::prelude::*;
use tantu::checklist::{Group, GroupSet};
use tantu::coverage::{
    Columns, Demand, Facility, Outlines, People, Place, Question, Sums, demand_reader_for_extension,
    percent_bounds, reach,
};
use tantu::survey::Position;

const WHEELCHAIR: Group = Group::Wheelchair;

fn facility((lon, lat): (f64, f64), state: u8) -> Facility {
    let set = |wanted: u8| if state == wanted { GroupSet::NONE.with(WHEELCHAIR) } else { GroupSet::NONE };
    Facility { assessment: 0, item: None, position: Position { lon, lat }, open: set(0), unknown: set(1) }
}

fn square(lon: f64, lat: f64, half: f64) -> Polygon<f64> {
    polygon![
        (x: lon - half, y: lat - half),
        (x: lon + half, y: lat - half),
        (x: lon + half, y: lat + half),
        (x: lon - half, y: lat + half),
    ]
}

/// Squares with people, by turns in two areas and in none.
fn blocks(of: &[((f64, f64), f64, u32)]) -> Demand {
    let mut demand = Demand::new();
    for (at, ((lon, lat), half, people)) in of.iter().enumerate() {
        let area = demand.area_index(["north", "south", ""][at % 3]);
        let people = People::new(f64::from(*people)).expect("a number of people");
        let place = Place { lon: *lon, lat: *lat, people, area };
        demand.push_outlined(place, MultiPolygon::new(vec![square(*lon, *lat, *half)]));
    }
    demand
}

fn asked(demand: &Demand, facilities: &[Facility], within: f64) -> tantu::coverage::Reach {
    reach(&Question { demand, facilities, within, groups: GroupSet::NONE.with(WHEELCHAIR) })
}

/// The shares that are surely and perhaps covered.
fn shares(demand: &Demand, facilities: &[Facility], within: f64) -> (f64, f64) {
    asked(demand, facilities, within).total.share(WHEELCHAIR).expect("somebody")
}

fn spot() -> impl Strategy<Value = (f64, f64)> {
    (103.2..103.23, 35.6..35.63)
}

fn some() -> impl Strategy<Value = Vec<((f64, f64), u8)>> {
    prop::collection::vec((spot(), 0u8..3), 0..12)
}

fn built() -> impl Strategy<Value = Vec<((f64, f64), f64, u32)>> {
    prop::collection::vec((spot(), 1e-4..8e-3, 1u32..500), 1..10)
}

/// What overlays of outlines in floating-point numbers may be off.
const SLACK: f64 = 1e-6;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The areas add up to the whole, the three values to everybody, and what is printed to what is printed.
    #[test]
    fn spread_people_add_up_exactly(fac in some(), of in built(), within in 50.0f64..900.0) {
        let fac: Vec<Facility> = fac.iter().map(|(at, s)| facility(*at, *s)).collect();
        let demand = blocks(&of);
        let found = asked(&demand, &fac, within);
        let mut sum = Sums::default();
        found.by_area.iter().for_each(|part| sum.merge(part));
        prop_assert_eq!(sum, found.total);
        for sums in found.by_area.iter().chain([&found.total]) {
            let parts = [sums.covered(WHEELCHAIR), sums.unknown(WHEELCHAIR), sums.not_covered(WHEELCHAIR)];
            prop_assert_eq!(parts.into_iter().sum::<People>(), sums.people);
            let printed = sums.rounded(WHEELCHAIR);
            prop_assert_eq!(printed.iter().sum::<u64>(), sums.people.rounded());
            for (part, printed) in parts.iter().zip(printed) {
                prop_assert!(part.floor() <= printed && printed <= part.ceil());
            }
        }
    }

    /// Finding out never widens the range, and another or a larger circle lowers no bound.
    #[test]
    fn knowing_more_and_reaching_further_lower_no_bound(
        fac in some(), of in built(), within in 50.0f64..900.0, more in spot(), further in 1.0f64..2.0,
    ) {
        let fac: Vec<Facility> = fac.iter().map(|(at, s)| facility(*at, *s)).collect();
        let demand = blocks(&of);
        let with = |state: u8| {
            let all: Vec<Facility> = fac.iter().copied().chain([facility(more, state)]).collect();
            shares(&demand, &all, within)
        };
        let (before, open, unknown, closed) = (shares(&demand, &fac, within), with(0), with(1), with(2));
        prop_assert!((closed.0 - before.0).abs() <= SLACK && (closed.1 - before.1).abs() <= SLACK);
        prop_assert!((unknown.0 - before.0).abs() <= SLACK && unknown.1 >= before.1 - SLACK);
        prop_assert!(open.0 >= before.0 - SLACK && (open.1 - unknown.1).abs() <= SLACK);
        let wider = shares(&demand, &fac, within * further);
        prop_assert!(wider.0 >= before.0 - SLACK && wider.1 >= before.1 - SLACK);
    }

    /// A block of a metre counts as its point does, unless the limit runs through it.
    #[test]
    fn a_small_block_counts_as_its_point(fac in some(), at in spot(), within in 50.0f64..900.0) {
        let fac: Vec<Facility> = fac.iter().map(|(at, s)| facility(*at, *s)).collect();
        let far = |f: &Facility| {
            Geodesic.distance(Point::new(at.0, at.1), Point::new(f.position.lon, f.position.lat))
        };
        prop_assume!(fac.iter().all(|f| (far(f) - within).abs() > 2.0 + within * 1e-3));
        let (mut point, block) = (Demand::new(), blocks(&[(at, 5e-6, 7)]));
        point.push(block.get(0).expect("a place"));
        let (point, block) = (shares(&point, &fac, within), shares(&block, &fac, within));
        prop_assert!((point.0 - block.0).abs() < SLACK && (point.1 - block.1).abs() < SLACK, "{point:?} {block:?}");
    }

    /// Bounds in whole per cent hold the share, and whole shares stay.
    #[test]
    fn bounds_are_rounded_outwards(part in 0u32..=1000, more in 0u32..=1000, whole in 1u32..=1000) {
        let (part, whole) = (part.min(whole), whole);
        let high = (part + more).min(whole);
        let (low_percent, high_percent) =
            percent_bounds((f64::from(part) / f64::from(whole), f64::from(high) / f64::from(whole)));
        prop_assert_eq!(low_percent, part * 100 / whole);
        prop_assert_eq!(high_percent, (high * 100).div_ceil(whole));
    }
}

#[test]
fn half_of_a_block_is_half_of_its_people() {
    // The edge of the circle, 2 km east, runs through the block nearly as a meridian; a corner stands out by 1.6 m.
    let within = 2_000.0;
    let east = |metres: f64| {
        use geo::Destination;
        Geodesic.destination(Point::new(103.2, 35.6), 90.0, metres)
    };
    let at = east(within);
    let demand = blocks(&[((at.x(), at.y()), 0.0005, 1000)]);
    let (low, high) = shares(&demand, &[facility((103.2, 35.6), 0)], within);
    assert!((low - 0.5).abs() < 0.03 && low == high, "{low} {high}");
    let (low, high) = shares(&demand, &[facility((103.2, 35.6), 1)], within);
    assert!(low == 0.0 && (high - 0.5).abs() < 0.03, "{low} {high}");
    // Its own point would say all or nothing.
    let mut point = Demand::new();
    point.push(demand.get(0).expect("a place"));
    let (all, _) = shares(&point, &[facility((103.2, 35.6), 0)], within);
    assert!(all == 0.0 || all == 1.0);
}

#[test]
fn a_hole_holds_nobody_whichever_way_its_ring_runs() {
    let ring = |half: f64| square(103.2, 35.6, half).exterior().clone();
    let turned = |ring: geo::LineString<f64>| geo::LineString::new(ring.0.into_iter().rev().collect());
    let block = |outer, hole| {
        let mut demand = Demand::new();
        let place = Place { lon: 103.2, lat: 35.6, people: People::new(100.0).expect("people"), area: 0 };
        demand.push_outlined(place, MultiPolygon::new(vec![Polygon::new(outer, vec![hole])]));
        demand
    };
    // Open in a corner: some of the block, none of the hole.
    let fac = [facility((103.204, 35.604), 0)];
    let of = |demand: Demand| shares(&demand, &fac, 200.0).0;
    let plain = of(block(ring(0.004), ring(0.002)));
    assert!(plain > 0.01 && plain < 0.2, "{plain}");
    for (outer, hole) in [
        (ring(0.004), turned(ring(0.002))),
        (turned(ring(0.004)), ring(0.002)),
        (turned(ring(0.004)), turned(ring(0.002))),
    ] {
        assert!((of(block(outer, hole)) - plain).abs() < SLACK);
    }
}

#[test]
fn the_180th_meridian_parts_no_block() {
    let block = |lon: f64| blocks(&[((lon, 10.0), 0.001, 100)]);
    for (lon, other) in [(179.999, -179.999), (-179.998, 179.999), (179.995, -179.999)] {
        let far = shares(&block(lon), &[facility((other, 10.0), 0)], 2_000.0);
        assert!((far.0 - 1.0).abs() < SLACK, "{lon} {other}: {far:?}");
    }
}

fn read(ending: &str, text: &str, columns: &Columns) -> Result<(Demand, Vec<String>), String> {
    let reader = demand_reader_for_extension(ending).expect("a known ending");
    let name: Arc<str> = format!("blocks.{ending}").into();
    let line = |d: &tantu::diag::Diagnostic| d.one_line(tantu::lang::Lang::En);
    let read = reader.read(&name, text.as_bytes().to_vec().into(), columns);
    read.map(|(demand, said)| (demand, said.iter().map(line).collect())).map_err(|d| line(&d))
}

const BLOCK: &str = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":
    {"people":10,"INTPTLON20":"103.205","INTPTLAT20":"+35.605"},
    "geometry":{"type":"Polygon","coordinates":[[[103.2,35.6],[103.21,35.6],[103.21,35.61],[103.2,35.61],[103.2,35.6]]]}}]}"#;

#[test]
fn the_rule_for_polygons_is_chosen() {
    let (share, _) = read("geojson", BLOCK, &Columns::default()).expect("it is read");
    assert_eq!((share.len(), share.outlined()), (1, 1));
    let point = Columns { outlines: Outlines::Point, ..Columns::default() };
    let (point, _) = read("geojson", BLOCK, &point).expect("it is read");
    assert_eq!((point.len(), point.outlined()), (1, 0));
    let stated = Columns {
        lon: Some("intptlon20".into()),
        lat: Some("INTPTLAT20".into()),
        outlines: Outlines::Point,
        ..Columns::default()
    };
    let (stated, _) = read("geojson", BLOCK, &stated).expect("it is read");
    let at = stated.get(0).expect("a place");
    assert_eq!((at.lon, at.lat, stated.outlined()), (103.205, 35.605, 0));
}

#[test]
fn the_same_blocks_in_text_are_the_same_blocks() {
    let (json, _) = read("geojson", BLOCK, &Columns::default()).expect("it is read");
    let text = "people,geometry\n10,\"POLYGON ((103.2 35.6, 103.21 35.6, 103.21 35.61, 103.2 35.61, 103.2 35.6))\"\n";
    let (text, said) = read("csv", text, &Columns::default()).expect("it is read");
    assert!(said.is_empty(), "{said:?}");
    assert_eq!(text.outline(0), json.outline(0));
    let table = "people\twkt\n3\tPOINT (103.2 35.6)\n4\tSRID=4544;POINT (337000 3944000)\n5\tPOINT (337000 3944000)\n6\tPOINT\n7\tSRID=1;POINT (1 2)\n";
    let (demand, said) = read("tsv", table, &Columns::default()).expect("it is read");
    assert_eq!((demand.len(), demand.people().rounded()), (2, 7));
    assert_eq!(
        said,
        [
            "blocks.tsv:4:3: this is no geometry that can stand here: its coordinates are metres; name their system with `--demand-crs`",
            "blocks.tsv:5:3: this is no geometry that can stand here: no point or area in well-known text",
            "blocks.tsv:6:3: this is no geometry that can stand here: its system is not known; name it with `--demand-crs`",
        ]
    );
    let deep = format!("people,wkt\n1,\"{}\"\n", "GEOMETRYCOLLECTION (".repeat(100_000));
    assert_eq!(read("csv", &deep, &Columns::default()).expect("it is read").1.len(), 1);
}

/// A file of one block with 10 people, and what its metadata say of the geometry.
fn parquet(geo: Option<&str>) -> Vec<u8> {
    use parquet::data_type::{ByteArray, ByteArrayType, Int32Type};
    use parquet::file::metadata::KeyValue;
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    // Well-known binary, little-endian: a polygon of one ring of five corners.
    let mut block = vec![1_u8, 3, 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0];
    for (x, y) in [(103.2, 35.6), (103.21, 35.6), (103.21, 35.61), (103.2, 35.61), (103.2, 35.6)] {
        block.extend(f64::to_le_bytes(x));
        block.extend(f64::to_le_bytes(y));
    }
    let schema = "message blocks { optional binary shape; required int32 people; }";
    let schema = Arc::new(parquet::schema::parser::parse_message_type(schema).expect("a schema"));
    let said = geo.map(|text| vec![KeyValue::new("geo".to_owned(), text.to_owned())]);
    let properties = Arc::new(WriterProperties::builder().set_key_value_metadata(said).build());
    let mut out = Vec::new();
    let mut file = SerializedFileWriter::new(&mut out, schema, properties).expect("a file");
    let mut group = file.next_row_group().expect("a group");
    let mut column = group.next_column().expect("shape").expect("shape");
    let shapes = [ByteArray::from(block), ByteArray::from(vec![1, 9])];
    column.typed::<ByteArrayType>().write_batch(&shapes, Some(&[1, 0, 1]), None).expect("shape");
    column.close().expect("shape");
    let mut column = group.next_column().expect("people").expect("people");
    column.typed::<Int32Type>().write_batch(&[10, 11, 12], None, None).expect("people");
    column.close().expect("people");
    group.close().expect("a group");
    file.close().expect("a file");
    out
}

#[test]
fn geoparquet_is_read_by_what_it_says_of_itself() {
    let read = |geo: Option<&str>, columns: &Columns| {
        let reader = demand_reader_for_extension("parquet").expect("it is read");
        let line = |d: &tantu::diag::Diagnostic| d.one_line(tantu::lang::Lang::En);
        let read = reader.read(&"b.parquet".into(), parquet(geo).into(), columns);
        read.map(|(demand, said)| (demand, said.iter().map(line).collect::<Vec<_>>())).map_err(|d| line(&d))
    };
    let geo = |more: &str| {
        format!(
            r#"{{"version":"1.0.0","primary_column":"shape","columns":{{"shape":{{"encoding":"WKB"{more}}}}}}}"#
        )
    };
    let (json, _) = self::read("geojson", BLOCK, &Columns::default()).expect("it is read");
    let degrees = r#","crs":{"type":"GeographicCRS","id":{"authority":"OGC","code":"CRS84"}}"#;
    for more in ["", degrees, r#","crs":{"id":{"authority":"EPSG","code":4490}}"#] {
        let (demand, said) = read(Some(&geo(more)), &Columns::default()).expect("it is read");
        assert_eq!((demand.len(), demand.outline(0)), (1, json.outline(0)));
        assert_eq!(
            said,
            [
                "b.parquet: place 2 was left out: it has no point or area",
                "b.parquet: place 3 was left out: it has no point or area",
            ]
        );
    }
    let metres = r#","crs":{"name":"RGF93 / Lambert-93","id":{"authority":"EPSG","code":2154}}"#;
    assert_eq!(
        read(Some(&geo(metres)), &Columns::default()).expect_err("not known"),
        "b.parquet: the file is in `EPSG:2154`, which is not known"
    );
    assert!(read(Some(&geo(r#","crs":null"#)), &Columns::default()).is_err(), "nobody knows its system");
    let named = Columns { crs: Some(tantu::crs::Crs::Wgs84), ..Columns::default() };
    assert!(read(Some(&geo(r#","crs":null"#)), &named).is_ok());
    let arrow = geo("").replace("WKB", "polygon");
    assert!(
        read(Some(&arrow), &Columns::default()).expect_err("another encoding").contains("shape: polygon")
    );
    assert!(
        read(None, &Columns::default())
            .expect_err("no position")
            .contains("no column or property `lon`, `lat`")
    );
    assert!(read(Some("{"), &Columns::default()).is_err());
}
