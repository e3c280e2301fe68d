//! Areas: codes, boundary files, points in polygons, and what is said of shifts.

use std::fmt::Write as _;

use proptest::prelude::*;
use tantu::area::{
    AdminCode, Area, AreaId, Boundaries, BoundaryOptions, Cause, Level, Located, PlacedBy, Reading, Trouble,
    agreement, compare, place, read_boundaries, read_codes,
};
use tantu::crs::Crs;
use tantu::diag::Diagnostic;
use tantu::lang::Lang;
use tantu::survey::{Position, Survey};

fn code(text: &str) -> AdminCode {
    text.parse().expect(text)
}

#[test]
fn codes_know_their_level_and_what_they_lie_in() {
    for (text, level, written, parent) in [
        ("62", Level::Province, "620000", None),
        ("620000", Level::Province, "620000", None),
        ("6229", Level::Prefecture, "622900", Some("620000")),
        ("622900", Level::Prefecture, "622900", Some("620000")),
        ("622901", Level::County, "622901", Some("622900")),
        ("622901001", Level::Township, "622901001", Some("622901")),
        ("622901001003", Level::Village, "622901001003", Some("622901001")),
        ("622901000000", Level::County, "622901", Some("622900")),
        // A prefecture without counties: its townships lie right below it.
        ("441900003", Level::Township, "441900003", Some("441900")),
    ] {
        assert_eq!(code(text).level(), level, "{text}");
        assert_eq!(code(text).to_string(), written);
        assert_eq!(code(text).parent().map(|c| c.to_string()).as_deref(), parent, "{text}");
    }
    for wrong in
        ["", "6", "622", "62290", "6229010", "62290100100", "6229010010031", "00", "99", "62290a", "六二"]
    {
        assert!(wrong.parse::<AdminCode>().is_err(), "{wrong}");
    }
    assert!(code("622901").contains(code("622901001003")) && !code("622901").contains(code("622921001")));
}

proptest! {
    #[test]
    fn a_code_lies_in_every_ancestor(number in 110_000_000_000u64..829_999_999_999) {
        if let Ok(code) = number.to_string().parse::<AdminCode>() {
            prop_assert_eq!(code.to_string().parse::<AdminCode>(), Ok(code));
            let mut at = code;
            while let Some(parent) = at.parent() {
                prop_assert!(parent.level() < at.level() && parent.contains(code) && parent.contains(at));
                prop_assert_eq!(code.at(parent.level()), Some(parent));
                at = parent;
            }
        }
    }
}

/// A square of an id, from its south-west corner.
fn square(id: &str, west: f64, south: f64, size: f64) -> Area {
    let (east, north) = (west + size, south + size);
    let ring = vec![[west, south], [east, south], [east, north], [west, north], [west, south]];
    Area::new(AreaId::from(id), Some(format!("n{id}")), vec![vec![ring]])
}

/// Two counties side by side: 622901 west of 103.5, 622921 east of it.
fn counties() -> Boundaries {
    Boundaries::new(vec![square("622921", 103.5, 35.5, 0.5), square("622901", 103.0, 35.5, 0.5)])
}

fn id(boundaries: &Boundaries, lon: f64, lat: f64) -> (String, bool) {
    match boundaries.locate(Position { lon, lat }) {
        Located::Inside(ix) => (boundaries.area(ix).id.to_string(), false),
        Located::Border(ix) => (boundaries.area(ix).id.to_string(), true),
        Located::Outside => (String::new(), false),
    }
}

#[test]
fn a_point_on_a_border_counts_to_the_lowest_code_and_says_so() {
    let counties = counties();
    for (lon, lat, area, border) in [
        (103.25, 35.75, "622901", false),
        (103.75, 35.75, "622921", false),
        (103.5, 35.75, "622901", true),
        (103.500_000_05, 35.75, "622901", true),
        (103.500_000_5, 35.75, "622921", false),
        (103.0, 35.5, "622901", true),
        (104.0, 36.0, "622921", true),
        (103.5, 36.000_000_05, "622901", true),
        (102.9, 35.75, "", false),
        (103.25, 36.1, "", false),
        (f64::NAN, 35.7, "", false),
    ] {
        assert_eq!(id(&counties, lon, lat), (area.to_owned(), border), "{lon} {lat}");
    }
}

#[test]
fn holes_and_islands_and_overlaps_are_seen() {
    let ring = |west: f64, south: f64, size: f64| square("x", west, south, size).polygons[0][0].clone();
    let area = Area::new(
        "A".into(),
        None,
        vec![vec![ring(0.0, 0.0, 3.0), ring(1.0, 1.0, 1.0)], vec![ring(5.0, 0.0, 1.0)]],
    );
    let both = Boundaries::new(vec![area, square("B", 2.5, 2.5, 1.0)]);
    assert_eq!(id(&both, 0.5, 0.5), ("A".into(), false));
    assert_eq!(id(&both, 1.5, 1.5), (String::new(), false));
    assert_eq!(id(&both, 5.5, 0.5), ("A".into(), false));
    assert_eq!(id(&both, 2.7, 2.7), ("A".into(), true));
    assert_eq!(id(&both, 3.2, 3.2), ("B".into(), false));
    assert_eq!(both.touching(Position { lon: 2.7, lat: 2.7 }).len(), 2);
}

/// A star-shaped area around a centre: radii at equal angles.
fn star_of(x: f64, y: f64, radii: &[f64]) -> Vec<[f64; 2]> {
    let steps = f64::from(u32::try_from(radii.len()).expect("few"));
    let at = |(k, r): (u32, &f64)| {
        let angle = f64::from(k) / steps * std::f64::consts::TAU;
        [x + r * angle.cos(), y + r * angle.sin()]
    };
    let mut ring: Vec<[f64; 2]> = (0..).zip(radii).map(at).collect();
    ring.push(ring[0]);
    ring
}

fn star() -> impl Strategy<Value = Vec<[f64; 2]>> {
    (103.0..104.0f64, 35.0..36.0f64, prop::collection::vec(0.01..0.5f64, 3..60))
        .prop_map(|(x, y, radii)| star_of(x, y, &radii))
}

/// The crossing number, without slabs and without a grid.
fn inside(ring: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    ring.windows(2).fold(false, |inside, pair| {
        let [[x0, y0], [x1, y1]] = [pair[0], pair[1]];
        inside ^ ((y0 > y) != (y1 > y) && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0))
    })
}

proptest! {
    #[test]
    fn the_grid_says_what_the_crossing_number_says(
        stars in prop::collection::vec(star(), 1..6),
        points in prop::collection::vec((102.4..104.6f64, 34.4..36.6f64), 60),
    ) {
        let areas = stars.iter().enumerate();
        let areas = areas.map(|(k, ring)| Area::new(AreaId::Other(format!("{k}")), None, vec![vec![ring.clone()]]));
        let boundaries = Boundaries::new(areas.collect());
        for (lon, lat) in points {
            let expected: Vec<usize> = (0..stars.len()).filter(|k| inside(&stars[*k], [lon, lat])).collect();
            let at = Position { lon, lat };
            match boundaries.locate(at) {
                Located::Outside => prop_assert!(expected.is_empty()),
                Located::Inside(ix) => prop_assert_eq!(expected, vec![ix.0 as usize]),
                Located::Border(ix) => prop_assert_eq!(expected.first(), Some(&(ix.0 as usize))),
            }
            if expected_outside(&boundaries, at) {
                let (_, metres) = boundaries.nearest(at).expect("there are areas");
                prop_assert!(metres > 0.0);
            }
        }
    }
}

fn expected_outside(boundaries: &Boundaries, at: Position) -> bool {
    boundaries.locate(at) == Located::Outside
}

fn site(at: Option<[f64; 2]>, area: Option<&str>) -> Survey {
    let mut survey = Survey::new("s");
    survey.site.position = at.map(|[lon, lat]| Position { lon, lat });
    survey.site.area = area.map(str::to_owned);
    survey
}

#[test]
fn records_count_where_they_say_or_where_they_lie() {
    let counties = counties();
    for (at, stated, area, by) in [
        (Some([103.25, 35.75]), None, Some("622901"), Some(PlacedBy::Position)),
        (Some([103.25, 35.75]), Some("622901002005"), Some("622901002005"), Some(PlacedBy::Code)),
        (Some([103.25, 35.75]), Some("622900"), Some("622901"), Some(PlacedBy::Position)),
        (Some([103.5, 35.75]), Some("622921"), Some("622921"), Some(PlacedBy::Code)),
        (None, Some("622921"), Some("622921"), Some(PlacedBy::Code)),
        (None, None, None, None),
    ] {
        let placed = place(&site(at, stated), &counties);
        assert_eq!(placed.area.as_ref().map(ToString::to_string).as_deref(), area, "{at:?} {stated:?}");
        assert_eq!((placed.by, placed.trouble), (by, None), "{at:?} {stated:?}");
    }
}

#[test]
fn what_is_not_where_it_should_be_says_why() {
    let counties = counties();
    let cause = |at: [f64; 2], stated: Option<&str>| match place(&site(Some(at), stated), &counties).trouble {
        Some(Trouble::Outside { cause, metres, .. }) => (cause, metres),
        Some(Trouble::Elsewhere { cause, metres, .. }) => (cause, metres.expect("it has an outline")),
        other => panic!("{other:?}"),
    };
    assert_eq!(cause([35.75, 103.25 - 20.0], None).0, Cause::Unknown);
    assert_eq!(cause([35.75, 75.0], None).0, Cause::Unknown);
    // Just inside the eastern edge, given in GCJ-02: some 200 m too far east.
    let [lon, lat] = Crs::Gcj02.from_wgs84([103.9995, 35.75]);
    let (why, metres) = cause([lon, lat], None);
    assert_eq!(why, Cause::Gcj02);
    assert!((50.0..300.0).contains(&metres), "{metres}");
    let [lon, lat] = Crs::Bd09.from_wgs84([103.9995, 35.75]);
    assert_eq!(cause([lon, lat], None).0, Cause::Bd09);
    // 103.0 less a hundred-thousandth of a degree: 90 cm.
    let (why, metres) = cause([102.999_99, 35.75], None);
    assert_eq!(why, Cause::Near);
    assert!((metres - 0.905).abs() < 0.01, "{metres}");
    let (why, metres) = cause([103.75, 35.75], Some("622901"));
    assert_eq!(why, Cause::County);
    assert!((metres - 22_609.0).abs() < 60.0, "{metres}");
    assert_eq!(cause(Crs::Gcj02.from_wgs84([103.499, 35.75]), Some("622901")).0, Cause::Gcj02);
    let none = place(&site(None, Some("62290")), &counties);
    assert_eq!(none.trouble, Some(Trouble::NoCode { stated: "62290".into() }));
}

#[test]
fn exchanged_coordinates_are_recognised_where_both_are_on_the_earth() {
    let box_ = Boundaries::new(vec![square("650000", 75.0, 40.0, 5.0)]);
    let placed = place(&site(Some([42.0, 77.0]), None), &box_);
    let Some(Trouble::Outside { cause, .. }) = placed.trouble else { panic!("{placed:?}") };
    assert_eq!(cause, Cause::Swapped);
}

#[test]
fn many_records_shifted_alike_are_noticed_and_few_are_not() {
    let counties = counties();
    // Along the border between both, 100 m to its west: shifted by GCJ-02 they lie east of it.
    let true_ones: Vec<(Position, AdminCode)> = (0..40)
        .map(|k| (Position { lon: 103.4989, lat: 35.52 + f64::from(k) * 0.011 }, code("622901001")))
        .collect();
    let shifted = |crs: Crs, n: usize| -> Vec<(Position, AdminCode)> {
        true_ones
            .iter()
            .take(n)
            .map(|(at, code)| {
                let [lon, lat] = crs.from_wgs84([at.lon, at.lat]);
                (Position { lon, lat }, *code)
            })
            .collect()
    };
    assert_eq!(agreement(&true_ones, &counties).likely, Reading::AsGiven);
    let found = agreement(&shifted(Crs::Gcj02, 40), &counties);
    assert_eq!(found.likely, Reading::FirstGcj02, "{found:?}");
    assert_eq!(agreement(&shifted(Crs::Gcj02, 3), &counties).likely, Reading::AsGiven);
    // The boundaries in GCJ-02 instead, and the records east of the border.
    let gcj: Vec<Area> = counties.areas().iter().map(|a| moved(a, |at| Crs::Gcj02.from_wgs84(at))).collect();
    let east: Vec<(Position, AdminCode)> = (0..40)
        .map(|k| (Position { lon: 103.5011, lat: 35.52 + f64::from(k) * 0.011 }, code("622921001")))
        .collect();
    assert_eq!(agreement(&east, &Boundaries::new(gcj)).likely, Reading::SecondGcj02);
}

fn moved(area: &Area, shift: impl Fn([f64; 2]) -> [f64; 2]) -> Area {
    let rings = |polygon: &Vec<Vec<[f64; 2]>>| -> Vec<Vec<[f64; 2]>> {
        polygon.iter().map(|ring| ring.iter().map(|at| shift(*at)).collect()).collect()
    };
    Area::new(area.id.clone(), area.name.clone(), area.polygons.iter().map(rings).collect())
}

proptest! {
    /// An outline slid by some hundred metres is found to be slid by as much.
    #[test]
    fn a_slide_is_measured(
        radii in prop::collection::vec(0.2..0.4f64, 12..40),
        east in -300.0..300.0f64,
        north in -300.0..300.0f64,
    ) {
        let area = Area::new("A".into(), None, vec![vec![star_of(103.5, 35.5, &radii)]]);
        let slid = moved(&area, |[x, y]| {
            [x + east / (y.to_radians().cos() * 111_195.0), y + north / 111_195.0]
        });
        let found = compare(&Boundaries::new(vec![area]), &Boundaries::new(vec![slid])).expect("one in common");
        prop_assert!((found.east - east).hypot(found.north - north) < 5.0, "{found:?}");
    }
}

#[test]
fn of_two_boundary_files_the_shifted_one_is_named() {
    let town = square("622901", 103.1, 35.5, 0.3);
    let gcj = moved(&town, |at| Crs::Gcj02.from_wgs84(at));
    let both = [town, gcj].map(|a| Boundaries::new(vec![a]));
    let found = compare(&both[0], &both[1]).expect("one in common");
    assert_eq!(found.likely, Reading::SecondGcj02, "{found:?}");
    assert!((100.0..300.0).contains(&found.east) && found.north < 0.0, "{found:?}");
    assert_eq!(compare(&both[1], &both[0]).expect("one in common").likely, Reading::FirstGcj02);
    assert_eq!(compare(&both[0], &both[0]).expect("one in common").likely, Reading::AsGiven);
    assert!(compare(&both[0], &Boundaries::new(vec![square("110101", 0.0, 0.0, 1.0)])).is_none());
}

fn told(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().fold(String::new(), |mut text, d| {
        for lang in Lang::ALL {
            let _ = writeln!(text, "{}\n", d.render(lang, false));
        }
        text
    })
}

#[test]
fn bad_boundary_files_say_what_is_wrong() {
    let feature = |properties: &str, geometry: &str| {
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"properties\":{properties},\"geometry\":{geometry}}}]}}"
        )
    };
    let polygon = "{\"type\":\"Polygon\",\"coordinates\":[[[103,35],[104,35],[104,36],[103,35]]]}";
    let cases = [
        (
            "broken",
            "{\"type\":\"FeatureCollection\",\n \"features\": [}".to_owned(),
            BoundaryOptions::default(),
        ),
        ("list", "[1]".to_owned(), BoundaryOptions::default()),
        ("empty", "{\"features\":[]}".to_owned(), BoundaryOptions::default()),
        ("no name", feature("{\"size\":1}", polygon), BoundaryOptions::default()),
        (
            "field",
            feature("{\"adcode\":622901}", polygon),
            BoundaryOptions { code_field: Some("adcod".into()), ..Default::default() },
        ),
        ("blank", feature("{\"name\":\"\"}", polygon), BoundaryOptions::default()),
        (
            "point",
            feature("{\"adcode\":622901}", "{\"type\":\"Point\",\"coordinates\":[1,2]}"),
            BoundaryOptions::default(),
        ),
        (
            "swapped",
            feature(
                "{\"adcode\":622901}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[35,103],[35,104],[36,104],[35,103]]]}",
            ),
            BoundaryOptions::default(),
        ),
        (
            "metres",
            feature(
                "{\"adcode\":622901}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[519252,3941043],[519253,3941043],[519253,3941044],[519252,3941043]]]}",
            ),
            BoundaryOptions::default(),
        ),
        (
            "crs",
            "{\"crs\":{\"properties\":{\"name\":\"EPSG:27700\"}},\"features\":[]}".to_owned(),
            BoundaryOptions::default(),
        ),
    ];
    let mut text = String::new();
    for (name, file, options) in cases {
        let found = read_boundaries("b.geojson", file.as_bytes(), &options).expect_err(name);
        let _ = writeln!(text, "== {name}\n{}", told(&found));
    }
    let (codes, problems) = read_codes("codes.csv", "code,name\n622901,临夏市\n62290,错\n".as_bytes());
    assert_eq!(codes.len(), 1);
    let _ = writeln!(text, "== codes\n{}", told(&problems));
    let (_, problems) = read_codes("codes.csv", "id,name\n".as_bytes());
    let _ = writeln!(text, "== columns\n{}", told(&problems));
    insta::assert_snapshot!(text);
}

#[test]
fn properties_are_guessed_and_numbers_are_codes() {
    let file = "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4544\"}},\
        \"features\":[{\"type\":\"Feature\",\"properties\":{\"XZQDM\":622901,\"XZQMC\":\"临夏市\",\"OBJECTID\":7},\"geometry\":\
        {\"type\":\"MultiPolygon\",\"coordinates\":[[[[300000,3900000],[400000,3900000],[400000,4000000],[300000,3900000]]]]}}]}";
    let found = read_boundaries("b", file.as_bytes(), &BoundaryOptions::default()).expect("areas");
    let area = &found.boundaries.areas()[0];
    assert_eq!((area.id.to_string().as_str(), area.name.as_deref()), ("622901", Some("临夏市")));
    assert!((area.bounds.0[0] - 102.8).abs() < 0.1, "{:?}", area.bounds);
}

/// Real boundaries: the counties that ship, and a coarse file of the same that is in GCJ-02.
#[test]
fn the_two_boundary_files_of_linxia_are_told_apart() {
    let Some(data) = std::env::var_os("TANTU_FIELD_DATA").map(std::path::PathBuf::from) else { return };
    let read = |path: &std::path::Path, crs| {
        let options = BoundaryOptions { crs, ..BoundaryOptions::default() };
        let file = std::io::BufReader::new(std::fs::File::open(path).expect("it is there"));
        read_boundaries("b", file, &options).expect("areas").boundaries
    };
    let ours = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/linxia/counties.geojson");
    let theirs = data.join("linxia_admin/linxia_lowres_echarts_gcj02.geojson");
    let found = compare(&read(&ours, None), &read(&theirs, None)).expect("eight in common");
    assert_eq!((found.matched, found.likely), (8, Reading::SecondGcj02), "{found:?}");
    assert!((160.0..300.0).contains(&found.east) && found.north.abs() < 100.0, "{found:?}");
    // Said to be what it is, nothing is left to say.
    let found = compare(&read(&ours, None), &read(&theirs, Some(Crs::Gcj02))).expect("eight in common");
    assert_eq!(found.likely, Reading::AsGiven, "{found:?}");
}
