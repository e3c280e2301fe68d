//! PROJ and GEOS compute coverage anew: people within reach, nearest facilities, land.

use std::path::Path;

use geo::orient::{Direction, Orient as _};
use serde_json::{Value, json};
use tantu::area::{Area, AreaId, Boundaries, BoundaryOptions, read_boundaries};
use tantu::assessment::Assessment;
use tantu::checklist::{ElementIx, Group, GroupSet};
use tantu::coverage::{
    Columns, Demand, Facility, People, Place, Question, Service, assign_areas, demand_reader_for_extension,
    facilities, land, nearest, reach,
};
use tantu::survey::Position;

use super::python;
use crate::pdf::assessed::samples;

/// Returns a case as the judge reads it: what was asked, and what Tantu found.
fn case(question: &Question<'_>, boundaries: &Boundaries, group: Group) -> Value {
    let found = reach(question);
    let state = |f: &Facility| match (f.open.contains(group), f.unknown.contains(group)) {
        (true, _) => "open",
        (false, true) => "unknown",
        (false, false) => "closed",
    };
    let name = |code: &str| if code.is_empty() { "-".to_owned() } else { code.to_owned() };
    let areas = question.demand.areas().iter().zip(&found.by_area).filter(|(_, s)| s.places > 0);
    let rows = std::iter::once((Value::Null, &found.total)).chain(areas.map(|(a, s)| (name(a).into(), s)));
    let people: Vec<Value> = rows
        .map(|(area, s)| {
            json!({
                "area": area, "people": s.people.number(), "covered": s.covered(group).number(),
                "unknown": s.unknown(group).number(),
            })
        })
        .collect();
    let near: Vec<Value> = nearest(question.demand, question.facilities, group)
        .iter()
        .map(|n| json!({ "open": n.open, "possible": n.possible }))
        .collect();
    let lands: Vec<Value> = land(question, boundaries, None)
        .iter()
        .map(|(id, of)| {
            let (share, outline) = (of[&group], boundaries.outline(id).orient(Direction::Default));
            json!({
                "area": id, "whole": share.whole, "covered": share.covered,
                "possible": share.covered + share.unknown,
                "outline": geojson::Geometry::new((&outline).into()),
            })
        })
        .collect();
    let places: Vec<Value> = question
        .demand
        .iter()
        .enumerate()
        .map(|(at, p)| {
            let outline = question.demand.outline(at).map(|o| geojson::Geometry::new(o.into()));
            json!([p.lon, p.lat, p.people.number(), name(question.demand.area_of(&p)), outline])
        })
        .collect();
    let of = |f: &Facility| json!([f.position.lon, f.position.lat, state(f)]);
    json!({
        "within": question.within, "facilities": question.facilities.iter().map(of).collect::<Vec<_>>(),
        "places": places, "people": people, "nearest": near, "land": lands,
    })
}

fn judge(case: &Value) -> (bool, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("case.json");
    std::fs::write(&file, case.to_string()).expect("it is written");
    let done = python().arg("coverage.py").arg(&file).output().expect("the Python of tests/setup");
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    (done.status.success(), said)
}

/// Numbers that look like chance and are the same in every run.
struct Chance(u64);

impl Chance {
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Four by four areas around 103° E 35° N, the last without an outline.
fn squares() -> Boundaries {
    let square = |at: i32| {
        let (x, y) = (102.8 + 0.1 * f64::from(at % 4), 35.4 + 0.1 * f64::from(at / 4));
        let ring = vec![[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]];
        Area::new(AreaId::Other(format!("square {at}")), None, vec![vec![ring]])
    };
    Boundaries::new((0..15).map(square).collect())
}

#[test]
#[ignore = "needs pyproj and shapely"]
fn proj_and_geos_agree_on_five_thousand_places() {
    let mut chance = Chance(7);
    let group = Group::Wheelchair;
    let mut spot = || (102.8 + 0.4 * chance.next(), 35.4 + 0.4 * chance.next(), chance.next());
    let sites: Vec<Facility> = (0..300_u16)
        .map(|at| {
            let (lon, lat, _) = spot();
            let set =
                |wanted: u16| if at % 3 == wanted { GroupSet::NONE.with(group) } else { GroupSet::NONE };
            let (open, unknown) = (set(0), set(1));
            Facility { assessment: 0, item: None, position: Position { lon, lat }, open, unknown }
        })
        .collect();
    let mut demand = Demand::new();
    for _ in 0..5000 {
        let (lon, lat, people) = spot();
        let people = People::new((people * 900.0).round()).expect("people");
        demand.push(Place { lon, lat, people, area: 0 });
    }
    let boundaries = squares();
    let found = assign_areas(&mut demand, &boundaries, None);
    assert!(found.by_position > 4000 && found.nowhere > 100, "{found:?}");
    for within in [400.0, 1500.0] {
        let groups = GroupSet::NONE.with(group);
        let question = Question { demand: &demand, facilities: &sites, within, groups };
        let mut case = case(&question, &boundaries, group);
        let (good, said) = judge(&case);
        assert!(good, "{within}: {said}");
        // A judge that lets everything through would be of no use.
        for (path, factor) in
            [("/people/0/covered", 1.002), ("/land/3/covered", 1.002), ("/nearest/9/possible/1", 1.01)]
        {
            let sound = case.pointer(path).and_then(Value::as_f64).expect(path);
            *case.pointer_mut(path).expect(path) = (sound * factor + 1.0).into();
            assert!(!judge(&case).0, "not noticed: {path}");
            *case.pointer_mut(path).expect(path) = sound.into();
        }
    }
}

#[test]
#[ignore = "needs pyproj and shapely"]
fn proj_and_geos_agree_on_the_samples() {
    let all: Vec<Assessment> = samples().into_iter().map(|(_, of)| of).filter(|of| !of.is_home()).collect();
    let all: Vec<&Assessment> = all.iter().collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let outlines = std::fs::File::open(root.join("linxia/counties.geojson")).expect("a sample");
    let read = read_boundaries("counties", outlines, &BoundaryOptions::default()).expect("boundaries");
    let bytes = std::fs::read(root.join("coverage/people.geojson")).expect("a sample");
    let reader = demand_reader_for_extension("geojson").expect("a reader");
    let (mut demand, _) = reader.read(&"people".into(), bytes.into(), &Columns::default()).expect("a demand");
    assign_areas(&mut demand, &read.boundaries, read.boundaries.level());
    let sites = facilities(&all, &Service::Site).placed;
    for group in [Group::Wheelchair, Group::Deaf, Group::LowVision] {
        let groups = GroupSet::NONE.with(group);
        let question = Question { demand: &demand, facilities: &sites, within: 800.0, groups };
        let (good, said) = judge(&case(&question, &read.boundaries, group));
        assert!(good, "{group}: {said}");
    }
}

/// Facilities that are open, unknown and closed by turns.
fn scattered(spot: &mut impl FnMut() -> (f64, f64, f64), count: u16, group: Group) -> Vec<Facility> {
    let one = |at: u16| {
        let (lon, lat, _) = spot();
        let set = |wanted: u16| if at % 3 == wanted { GroupSet::NONE.with(group) } else { GroupSet::NONE };
        let (open, unknown) = (set(0), set(1));
        Facility { assessment: 0, item: None, position: Position { lon, lat }, open, unknown }
    };
    (0..count).map(one).collect()
}

#[test]
#[ignore = "needs pyproj and shapely"]
fn proj_and_geos_agree_on_people_who_are_spread_over_blocks() {
    let mut chance = Chance(11);
    let group = Group::Wheelchair;
    let mut spot = || (102.8 + 0.4 * chance.next(), 35.4 + 0.4 * chance.next(), chance.next());
    let sites = scattered(&mut spot, 300, group);
    let mut demand = Demand::new();
    for at in 0..600 {
        // Kites with a hole, from some tens of metres to two kilometres wide.
        let (lon, lat, size) = spot();
        let half = 2e-4 + 1e-2 * size * size;
        let kite = |half: f64| {
            geo::LineString::from(vec![
                (lon - half, lat),
                (lon, lat - half),
                (lon + half, lat + half),
                (lon, lat + half),
            ])
        };
        let holes = if at % 2 == 0 { vec![kite(half / 3.0)] } else { Vec::new() };
        let outline = geo::MultiPolygon::new(vec![geo::Polygon::new(kite(half), holes)]);
        let people = People::new((size * 900.0).round()).expect("people");
        demand.push_outlined(Place { lon, lat, people, area: 0 }, outline);
    }
    let boundaries = squares();
    assign_areas(&mut demand, &boundaries, None);
    for within in [400.0, 1500.0] {
        let question =
            Question { demand: &demand, facilities: &sites, within, groups: GroupSet::NONE.with(group) };
        let mut case = case(&question, &boundaries, group);
        let (good, said) = judge(&case);
        assert!(good, "{within} m: {said}");
        // The judge notices a few people in a thousand.
        let of = |key: &str| case["people"][0][key].as_f64().expect("people");
        let more = of("covered") + 2e-3 * of("people");
        case["people"][0]["covered"] = more.into();
        assert!(!judge(&case).0, "{within} m");
    }
}

#[test]
#[ignore = "needs the tables of the cities, see docs/case-studies.md, and pyproj and shapely"]
fn proj_and_geos_agree_on_the_case_study_of_cambridge() {
    let Some(data) = crate::field::data() else { return };
    let city = data.join("cambridge_city");
    let group = Group::Wheelchair;
    let bytes = std::fs::read(city.join("DEMOGRAPHICS_Blocks2020.geojson")).expect("the blocks");
    let reader = demand_reader_for_extension("geojson").expect("a reader");
    let (mut demand, _) = reader.read(&"blocks".into(), bytes.into(), &Columns::default()).expect("a demand");
    assert_eq!((demand.len(), demand.outlined()), (1044, 1044));
    let outlines =
        std::fs::File::open(city.join("BOUNDARY_CDDNeighborhoods.geojson")).expect("the neighbourhoods");
    let read = read_boundaries("neighbourhoods", outlines, &BoundaryOptions::default()).expect("boundaries");
    assign_areas(&mut demand, &read.boundaries, read.boundaries.level());
    let judged = crate::field_coverage::ramps(&data);
    let judged: Vec<&Assessment> = judged.iter().collect();
    let elements = judged[0].checklist.catalog().elements();
    let ramp = (0u16..).map(ElementIx).zip(elements).find(|(_, e)| e.id.as_str() == "kerb-ramp");
    let ramps = facilities(&judged, &Service::Element(ramp.expect("an element").0)).placed;
    assert!(ramps.len() > 3900, "{}", ramps.len());
    for within in [50.0, 100.0] {
        let groups = GroupSet::NONE.with(group);
        let question = Question { demand: &demand, facilities: &ramps, within, groups };
        let (good, said) = judge(&case(&question, &read.boundaries, group));
        assert!(good, "{within} m: {said}");
    }
}
