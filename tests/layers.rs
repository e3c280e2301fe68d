//! The layers of maps: every format holds the same features, and each says what it must.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use flatgeobuf::{FallibleStreamingIterator as _, FeatureProperties as _, FgbReader};
use proptest::prelude::*;
use serde_json::Value as Json;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, GroupSet};
use tantu::coverage::{Demand, People, Place, Question, Service, facilities};
use tantu::export::{LayerName, LayerSet};
use tantu::finding::AuditOptions;
use tantu::formats::{Batch, Settings};
use tantu::lang::Lang;
use tantu::map::MAP_FORMATS;
use tantu::map::layer::{Geometry, Layers, Value};
use tantu::privacy::{Audience, release};
use tantu::survey::Position;

use crate::common::built::{SECRETS, branch, home, library};
use crate::common::{everything, item, public_survey};
use crate::docs::fresh;
use crate::reports::bytes;

/// A feature with its coordinates in one row and its values as text; what is not known is left out.
pub(crate) type Row = (String, BTreeMap<String, String>);

fn settings(layers: impl IntoIterator<Item = LayerName>) -> Settings {
    Settings { lang: Lang::En, layers: layers.into_iter().collect(), ..Settings::default() }
}

fn usual() -> Vec<LayerName> {
    LayerSet::usual().iter().collect()
}

fn numbers(coordinates: impl IntoIterator<Item = f64>) -> String {
    coordinates.into_iter().map(|c| c.to_string()).collect::<Vec<_>>().join(" ")
}

/// What the layers say, whatever the format.
fn expected(layers: &Layers<'_>, layer: LayerName) -> Vec<Row> {
    let columns = Layers::columns(layer);
    let row = |feature: tantu::map::layer::Feature<'_>| {
        let mut at = Vec::new();
        if let Some(place) = &feature.geometry {
            place.each(|c| at.extend([c.x, c.y]));
        }
        let values = columns.iter().zip(&feature.values).filter_map(|(column, value)| {
            assert!(value.fits(column.kind), "{layer}.{} is {value:?}", column.name);
            let text = match value {
                Value::Null => return None,
                Value::Text(text) => text.to_string(),
                Value::Integer(number) => number.to_string(),
                Value::Real(number) => number.to_string(),
                Value::Flag(yes) => yes.to_string(),
            };
            Some((column.name.to_string(), text))
        });
        assert_eq!(columns.len(), feature.values.len(), "{layer}");
        (numbers(at), values.collect())
    };
    let mut rows: Vec<Row> = layers.features(layer).map(row).collect();
    rows.sort();
    rows
}

fn flat(value: &Json, into: &mut Vec<f64>) {
    match value {
        Json::Array(parts) => parts.iter().for_each(|p| flat(p, into)),
        other => into.push(other.as_f64().expect("a number")),
    }
}

fn of_geojson(file: &[u8], layer: LayerName) -> Vec<Row> {
    let document: Json = serde_json::from_slice(file).expect("JSON");
    let columns: BTreeSet<String> = Layers::columns(layer).iter().map(|c| c.name.to_string()).collect();
    let features = document["features"].as_array().expect("features").iter();
    let row = |feature: &Json| {
        let mut at = Vec::new();
        if !feature["geometry"].is_null() {
            flat(&feature["geometry"]["coordinates"], &mut at);
        }
        let values = feature["properties"].as_object().expect("properties").iter();
        let text = |value: &Json| match value {
            Json::String(text) => text.clone(),
            Json::Number(n) => {
                n.as_i64().map_or_else(|| n.as_f64().expect("a number").to_string(), |n| n.to_string())
            }
            other => other.to_string(),
        };
        let values = values.filter(|(name, value)| columns.contains(*name) && !value.is_null());
        (numbers(at), values.map(|(name, value)| (name.clone(), text(value))).collect())
    };
    let mut rows: Vec<Row> =
        features.filter(|f| f["properties"]["layer"] == layer.as_str()).map(row).collect();
    rows.sort();
    rows
}

pub(crate) fn open(file: &[u8]) -> (tempfile::TempDir, rusqlite::Connection) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("map.gpkg");
    std::fs::write(&path, file).expect("it is written");
    (folder, rusqlite::Connection::open(path).expect("a database"))
}

fn one<T: rusqlite::types::FromSql>(base: &rusqlite::Connection, question: &str) -> T {
    base.query_row(question, [], |row| row.get(0)).expect(question)
}

/// The coordinates of a `GeoPackage` geometry of one part, read by its own layout.
fn coordinates(blob: &[u8]) -> Vec<f64> {
    assert_eq!(&blob[..3], b"GP\0");
    assert_eq!(i32::from_le_bytes(blob[4..8].try_into().expect("four")), 4326);
    let wkb = &blob[if blob[3] & 0b1110 == 0 { 8 } else { 40 }..];
    let head = match u32::from_le_bytes(wkb[1..5].try_into().expect("four")) {
        1 => 5,
        2 => 9,
        other => panic!("geometry type {other}"),
    };
    wkb[head..].chunks(8).map(|c| f64::from_le_bytes(c.try_into().expect("eight"))).collect()
}

pub(crate) fn of_gpkg(base: &rusqlite::Connection, layer: LayerName) -> Vec<Row> {
    use rusqlite::types::ValueRef;
    let columns = Layers::columns(layer);
    let mut all = base.prepare(&format!("SELECT * FROM \"{layer}\"")).expect("a table");
    let row = |row: &rusqlite::Row<'_>| {
        let place: Option<Vec<u8>> = row.get("geom")?;
        let mut values = BTreeMap::new();
        for column in &columns {
            let text = match row.get_ref(&*column.name)? {
                ValueRef::Null => continue,
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                ValueRef::Real(number) => number.to_string(),
                ValueRef::Integer(number) if column.kind == tantu::map::layer::Kind::Flag => {
                    (number == 1).to_string()
                }
                ValueRef::Integer(number) => number.to_string(),
                ValueRef::Blob(_) => panic!("{} is a blob", column.name),
            };
            values.insert(column.name.to_string(), text);
        }
        Ok((numbers(place.map(|p| coordinates(&p)).unwrap_or_default()), values))
    };
    let mut rows: Vec<Row> = all.query_map([], row).expect("rows").map(|r| r.expect("a row")).collect();
    rows.sort();
    rows
}

pub(crate) fn of_fgb(file: Vec<u8>) -> Vec<Row> {
    let mut features =
        FgbReader::open(Cursor::new(file)).expect("FlatGeobuf").select_all().expect("features");
    let mut rows = Vec::new();
    while let Some(feature) = features.next().expect("a feature") {
        let at = feature.geometry().and_then(|g| g.xy()).map(|xy| xy.iter().collect::<Vec<f64>>());
        let values = feature.properties().expect("properties").into_iter().collect();
        rows.push((numbers(at.unwrap_or_default()), values));
    }
    rows.sort();
    rows
}

/// Holds every format to what the layers say.
fn all_hold_the_same(assessments: &[Assessment]) {
    let settings = settings(usual());
    let geojson = bytes("geojson", assessments, Audience::Public, settings.clone());
    let (_folder, base) = open(&bytes("gpkg", assessments, Audience::Public, settings.clone()));
    let release = release(assessments, Audience::Public);
    let batch = Batch { release: &release, settings: settings.clone(), photos: None };
    let layers = Layers::of(&batch);
    for layer in usual() {
        let expected = expected(&layers, layer);
        assert_eq!(of_geojson(&geojson, layer), expected, "GeoJSON, {layer}");
        assert_eq!(of_gpkg(&base, layer), expected, "GeoPackage, {layer}");
        let one = Settings { layers: std::iter::once(layer).collect(), ..settings.clone() };
        assert_eq!(of_fgb(bytes("fgb", assessments, Audience::Public, one)), expected, "FlatGeobuf, {layer}");
    }
}

#[test]
fn every_format_holds_the_same_features_and_what_has_no_place_too() {
    all_hold_the_same(&[library(), branch()]);
    all_hold_the_same(&[branch()]);
    all_hold_the_same(&[]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_format_holds_the_same_features(draws in prop::collection::vec(item(), 1..6)) {
        let catalog = Catalog::builtin();
        let drawn = assess(&everything(catalog), public_survey(catalog, &draws), AuditOptions::default());
        let all = [library(), drawn];
        all_hold_the_same(&all);
        let (_folder, base) = open(&bytes("gpkg", &all, Audience::Public, settings([LayerName::Barriers])));
        let told: usize = all.iter().map(|a| a.barriers.len()).sum();
        let keys: u32 = one(&base, "SELECT count(DISTINCT key) FROM barriers");
        prop_assert_eq!(told, keys as usize, "each barrier once");
        prop_assert_eq!(told, one::<u32>(&base, "SELECT count(*) FROM barriers") as usize);
    }
}

#[test]
fn what_was_not_measured_is_neither_good_nor_bad() {
    let rows = of_geojson(
        &bytes("geojson", &[library(), branch()], Audience::Public, settings([LayerName::Untested])),
        LayerName::Untested,
    );
    assert!(!rows.is_empty());
    for (_, values) in &rows {
        assert_eq!(values["sign"], "open");
        assert!(values["description"].starts_with("Not measured: "), "{}", values["description"]);
        assert_ne!(values["untested"], "0");
    }
}

#[test]
fn a_route_is_a_line_that_says_where_it_breaks() {
    let file =
        bytes("geojson", &[library()], Audience::Public, settings([LayerName::Routes, LayerName::Breaks]));
    let document: Json = serde_json::from_slice(&file).expect("JSON");
    let of = |layer: &str| -> Vec<&Json> {
        let all = document["features"].as_array().expect("features").iter();
        all.filter(|f| f["properties"]["layer"] == layer).collect()
    };
    let (routes, breaks) = (of("routes"), of("breaks"));
    assert_eq!(routes.len(), 2);
    assert_eq!(routes[0]["geometry"]["type"], "LineString");
    assert_eq!(routes[0]["geometry"]["coordinates"].as_array().expect("points").len(), 2);
    assert_eq!(routes[1]["geometry"], Json::Null, "a way through one item is no line");
    assert_eq!(routes[0]["properties"]["verdict"], "not-accessible");
    let broken = &routes[0]["properties"];
    let there = breaks.iter().find(|b| {
        b["properties"]["route_key"] == broken["key"] && b["properties"]["rule"] == broken["break_rule"]
    });
    let there = there.expect("the point where it breaks");
    assert_eq!(there["properties"]["item"], broken["break_item"]);
    assert_eq!(there["geometry"]["type"], "Point");
}

#[test]
fn ids_are_unique_over_all_layers() {
    let file = bytes("geojson", &[library(), library(), branch()], Audience::Public, settings(usual()));
    let document: Json = serde_json::from_slice(&file).expect("JSON");
    let mut ids: Vec<&str> =
        document["features"].as_array().expect("features").iter().filter_map(|f| f["id"].as_str()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
    assert!(ids.contains(&"sites/library-1@2026-05-04#2"), "{ids:?}");
}

#[test]
fn no_public_layer_tells_of_a_home_and_internal_ones_say_that_they_are() {
    let all = [library(), home()];
    let text = |file: Vec<u8>| String::from_utf8_lossy(&file).into_owned();
    for layer in usual() {
        for format in MAP_FORMATS {
            let public = text(bytes(format.name(), &all, Audience::Public, settings([layer])));
            for secret in SECRETS {
                assert!(!public.contains(secret), "{} tells {secret} in {layer}", format.name());
            }
            let internal = text(bytes(format.name(), &all, Audience::Internal, settings([layer])));
            assert!(internal.contains("\"internal\":true"), "{} of {layer} is not marked", format.name());
            assert!(!internal.contains("13800000000"), "{} tells a phone number", format.name());
        }
    }
    let (_folder, base) = open(&bytes("gpkg", &all, Audience::Internal, settings(usual())));
    for layer in usual() {
        assert_eq!(
            one::<u32>(&base, &format!("SELECT count(*) FROM {layer} WHERE NOT internal")),
            0,
            "{layer}"
        );
    }
    assert_eq!(one::<u32>(&base, "SELECT count(*) FROM sites WHERE home"), 1);
    let unmarked = "SELECT count(*) FROM gpkg_contents WHERE data_type = 'features' AND identifier NOT LIKE '%INTERNAL%'";
    assert_eq!(one::<u32>(&base, unmarked), 0);
}

#[test]
fn a_geopackage_is_whole_indexed_and_styled() {
    let (_folder, base) = open(&bytes("gpkg", &[library(), branch()], Audience::Public, settings(usual())));
    assert_eq!(one::<String>(&base, "PRAGMA integrity_check"), "ok");
    assert_eq!(one::<i32>(&base, "PRAGMA application_id"), 0x4750_4B47, "GPKG");
    assert_eq!(one::<i32>(&base, "PRAGMA user_version"), 10300);
    let broken = base.prepare("PRAGMA foreign_key_check").expect("a check").exists([]).expect("an answer");
    assert!(!broken, "every reference leads somewhere");
    for layer in usual() {
        let placed: u32 = one(&base, &format!("SELECT count(geom) FROM {layer}"));
        assert_eq!(one::<u32>(&base, &format!("SELECT count(*) FROM rtree_{layer}_geom")), placed, "{layer}");
        let triggers =
            format!("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{layer}'");
        assert_eq!(one::<u32>(&base, &triggers), 6, "{layer}");
        let style =
            format!("SELECT styleQML FROM layer_styles WHERE f_table_name = '{layer}' AND useAsDefault");
        let style: String = one(&base, &style);
        assert!(style.contains("attr=\"sign\""), "{style}");
        let signs: Vec<String> = {
            let mut all = base.prepare(&format!("SELECT DISTINCT sign FROM {layer}")).expect("a table");
            all.query_map([], |r| r.get(0)).expect("rows").map(|r| r.expect("a sign")).collect()
        };
        for sign in signs {
            assert!(style.contains(&format!("value=\"{sign}\"")), "{layer} has no style for {sign}");
        }
    }
}

/// Two services and three places: near, far, and of too few people.
fn demand() -> Demand {
    let mut demand = Demand::new();
    for (lon, people) in [(103.2102, 120.0), (103.35, 80.0), (103.36, 2.0)] {
        demand.push(Place { lon, lat: 35.6, people: People::new(people).expect("a number"), area: 0 });
    }
    demand.declare_public();
    demand
}

fn with_coverage<T>(audience: Audience, look: impl FnOnce(&Layers<'_>) -> T) -> T {
    let (all, demand) = ([library()], demand());
    let release = release(&all, audience);
    let found = facilities(release.assessments(), &Service::Site);
    let settings = settings([LayerName::Coverage, LayerName::Gaps]);
    let batch = Batch { release: &release, settings, photos: None };
    let question =
        Question { demand: &demand, facilities: &found.placed, within: 500.0, groups: GroupSet::ALL };
    look(&Layers::of(&batch).with_coverage(question))
}

#[test]
fn land_within_reach_runs_by_the_right_hand_and_passes_the_schema() {
    with_coverage(Audience::Public, |layers| {
        let mut lands = 0;
        for feature in layers.features(LayerName::Coverage) {
            let Some(Geometry::MultiPolygon(land)) = feature.geometry else { panic!("no land") };
            for part in &land {
                use geo::winding_order::Winding as _;
                assert!(part.exterior().is_ccw() && part.exterior().is_closed(), "RFC 7946, 3.1.6");
                assert!(part.interiors().iter().all(|r| r.is_cw() && r.is_closed()));
            }
            lands += 1;
        }
        assert!(lands > 0);
        let mut file = Vec::new();
        MAP_FORMATS[0].render(layers, &mut file).expect("memory takes it");
        passes_the_schema(&file);
    });
}

#[test]
fn a_box_across_the_180th_meridian_starts_west_of_it() {
    let mut there = library();
    there.survey.site.position = Some(Position { lon: 179.9999, lat: -16.8 });
    let all = [there];
    let release = release(&all, Audience::Public);
    let batch = Batch { release: &release, settings: settings([LayerName::Coverage]), photos: None };
    let (demand, found) = (demand(), facilities(release.assessments(), &Service::Site));
    let question =
        Question { demand: &demand, facilities: &found.placed, within: 500.0, groups: GroupSet::ALL };
    let mut file = Vec::new();
    MAP_FORMATS[0].render(&Layers::of(&batch).with_coverage(question), &mut file).expect("as written");
    passes_the_schema(&file);
    let map: Json = serde_json::from_slice(&file).expect("as written");
    let bbox: Vec<f64> =
        map["bbox"].as_array().expect("as written").iter().filter_map(Json::as_f64).collect();
    assert!(bbox[0] > 179.9 && bbox[2] < -179.9 && bbox[1] < bbox[3], "{bbox:?}");
    let parts = map["features"][0]["geometry"]["coordinates"].as_array().expect("as written");
    assert_eq!(parts.len(), 2, "cut at the meridian");
}

#[test]
fn a_place_of_few_people_is_on_internal_maps_only() {
    let places =
        |audience| with_coverage(audience, |l| (l.features(LayerName::Gaps).count(), l.hidden_places()));
    let (public, internal) = (places(Audience::Public), places(Audience::Internal));
    assert_eq!(public.1, 1);
    assert_eq!(internal, (public.0 + 1, 0));
}

fn passes_the_schema(file: &[u8]) {
    let schema: Json =
        serde_json::from_str(include_str!("judges/geojson-schema/FeatureCollection.json")).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    let document: Json = serde_json::from_slice(file).expect("JSON");
    let wrong: Vec<String> = schema.iter_errors(&document).map(|e| e.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn every_map_passes_the_schema_of_geojson_org() {
    for all in [&[library(), branch()][..], &[]] {
        passes_the_schema(&bytes("geojson", all, Audience::Public, settings(usual())));
        passes_the_schema(&bytes("geojson", all, Audience::Public, Settings::default()));
    }
    let schema: Json =
        serde_json::from_str(include_str!("judges/geojson-schema/FeatureCollection.json")).expect("JSON");
    let bad = serde_json::json!({ "type": "FeatureCollection", "features": [{ "type": "Feature" }] });
    assert!(!jsonschema::is_valid(&schema, &bad), "the schema judges");
}

#[test]
fn the_reference_of_layers_is_fresh() {
    fresh("reference/map-layers.md", &tantu::map::reference::page());
}
