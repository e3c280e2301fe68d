//! What the map formats write.

use geojson::{FeatureCollection, GeometryValue};
use serde_json::Value as Json;
use tantu::assessment::Assessment;
use tantu::formats::Settings;
use tantu::lang::Lang;
use tantu::privacy::Audience;

use crate::common::built::{branch, home, library};
use crate::reports::{bytes, public};

fn collection(assessments: &[Assessment]) -> FeatureCollection {
    public("geojson", assessments, Lang::Zh).parse().expect("GeoJSON")
}

fn coordinates(feature: &geojson::Feature) -> Option<(f64, f64)> {
    match &feature.geometry.as_ref()?.value {
        GeometryValue::Point { coordinates } => Some((coordinates[0], coordinates[1])),
        other => panic!("{other:?} is no point"),
    }
}

#[test]
fn the_map_is_geojson_with_lon_before_lat() {
    let map = collection(&[library(), branch()]);
    let placed: Vec<(f64, f64)> = map.features.iter().filter_map(coordinates).collect();
    assert_eq!(map.features.len(), 7, "two sites and five items");
    assert_eq!(placed.len(), 5, "the branch is nowhere");
    for (lon, lat) in &placed {
        assert!((103.0..104.0).contains(lon) && (35.0..36.0).contains(lat), "{lon}, {lat}");
        for degrees in [lon, lat] {
            let decimals = degrees.to_string().split('.').nth(1).map_or(0, str::len);
            assert!(decimals <= 7, "{degrees} has {decimals} decimals");
        }
    }
    let least = |of: fn(&(f64, f64)) -> f64| placed.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&(f64, f64)) -> f64| placed.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    assert_eq!(map.bbox, Some(vec![least(|p| p.0), least(|p| p.1), most(|p| p.0), most(|p| p.1)]));
    let foreign = map.foreign_members.expect("it says what it is");
    assert_eq!(foreign["schema"], 1);
    assert_eq!(foreign["internal"], false);
    assert_eq!(foreign["unplaced"], serde_json::json!({ "sites": 1, "items": 1 }));
}

#[test]
fn ids_are_stable_and_unique() {
    let map = collection(&[library(), branch()]);
    let ids: Vec<String> = map
        .features
        .iter()
        .map(|f| match f.id.clone().expect("an id") {
            geojson::feature::Id::String(id) => id,
            geojson::feature::Id::Number(n) => panic!("{n} is a number"),
        })
        .collect();
    let expected = [
        "library-1",
        "library-1/R1",
        "library-1/R1%2FH,1",
        "library-1/D1",
        "library-1/T1",
        "branch-2",
        "branch-2/D1",
    ];
    assert_eq!(ids, expected);
}

#[test]
fn items_take_the_nearest_position() {
    let map = collection(&[library(), branch()]);
    let place = |at: usize| map.features[at].property("position").expect("it says").clone();
    assert_eq!(place(1), "item");
    assert_eq!(place(2), "enclosing");
    assert_eq!(place(3), "site");
    assert_eq!(place(6), Json::Null);
    assert_eq!(coordinates(&map.features[1]), coordinates(&map.features[2]));
    assert_eq!(coordinates(&map.features[0]), coordinates(&map.features[3]));
}

#[test]
fn a_feature_says_in_words_what_its_colour_says() {
    let map = collection(&[library()]);
    insta::assert_json_snapshot!("map_item", map.features[1].properties);
    insta::assert_json_snapshot!("map_site", map.features[0].properties);
    let waived = map.features[4].properties.as_ref().expect("properties");
    assert_eq!(waived["failed"], 0);
    assert_eq!(waived["waived"], 1);
    assert!(waived["barrier_rules"].as_array().is_some_and(Vec::is_empty));
}

#[test]
fn homes_are_on_internal_maps_only() {
    let all = [library(), home()];
    assert_eq!(collection(&all).features.len(), 5);
    let text = bytes("geojson", &all, Audience::Internal, Settings::default());
    let map: FeatureCollection = String::from_utf8(text).expect("UTF-8").parse().expect("GeoJSON");
    assert_eq!(map.features.len(), 7);
    let foreign = map.foreign_members.expect("it says what it is");
    assert_eq!(foreign["internal"], true);
    assert!(foreign["notice"]["zh"].is_string() && foreign["notice"]["en"].is_string());
}

#[test]
fn a_map_of_nothing_is_a_map() {
    let map = collection(&[]);
    assert!(map.features.is_empty() && map.bbox.is_none());
}
