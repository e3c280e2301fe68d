//! The map to look at: what stands in the page, and what must not.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;

use serde_json::Value as Json;
use sha2::{Digest as _, Sha256};
use tantu::assessment::Assessment;
use tantu::checklist::Group;
use tantu::coverage::{Demand, People, Place, Question, Service, facilities};
use tantu::export::LayerName;
use tantu::formats::{Batch, Exporter as _, Settings};
use tantu::lang::Lang;
use tantu::map::MapFormat as _;
use tantu::map::html::{Basemap, Context, UnusableContext, WebMap};
use tantu::map::layer::{Feature, Geometry, Layers, Value, sign};
use tantu::privacy::{Audience, release};

use crate::common::built::{SECRETS, branch, home, library};
use crate::pdf::assessed::samples;
use crate::reports::{bytes, public};

/// Returns the data of a page.
pub(crate) fn data(page: &str) -> Json {
    let (_, rest) = page.split_once("<script id=\"data\" type=\"application/json\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

fn map_with(map: &WebMap, assessments: &[Assessment]) -> String {
    let release = release(assessments, Audience::Public);
    let settings = Settings { lang: Lang::En, ..Settings::default() };
    let batch = Batch { release: &release, settings, photos: None };
    let mut out = Vec::new();
    map.write(&batch, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn texts<'a>(of: &'a Json, column: &str) -> Vec<&'a str> {
    of[column].as_array().unwrap().iter().map(|v| v.as_str().unwrap_or_default()).collect()
}

#[test]
fn each_failed_finding_stands_in_the_page_once() {
    let all: Vec<Assessment> = samples().into_iter().map(|(_, of)| of).filter(|of| !of.is_home()).collect();
    let expected: Vec<(String, String)> = all
        .iter()
        .flat_map(|a| a.findings.iter().filter(|f| f.is_barrier()).map(move |f| (a, f)))
        .map(|(a, f)| (a.item(f).id.clone(), a.rule(f).id.to_string()))
        .collect();
    assert!(expected.len() > 20, "the samples have barriers");
    let data = data(&public("web-map", &all, Lang::En));
    let (features, barriers) = (&data["features"], &data["barriers"]);
    let found: Vec<(String, String)> = (0..barriers["rule"].as_array().unwrap().len())
        .map(|row| {
            let number = |column: &str| usize::try_from(barriers[column][row].as_u64().unwrap()).unwrap();
            let id = features["id"][number("feature")].as_str().unwrap();
            let item = id.split_once('/').unwrap().1.to_owned();
            (item, data["rules"][number("rule")]["id"].as_str().unwrap().to_owned())
        })
        .collect();
    let plain = |id: &str| id.replace("%2F", "/").replace("%40", "@").replace("%23", "#").replace("%25", "%");
    let found: Vec<(String, String)> = found.into_iter().map(|(item, rule)| (plain(&item), rule)).collect();
    assert_eq!(found, expected);
}

#[test]
fn every_column_has_a_place_for_every_feature() {
    let data = data(&public("web-map", &[library(), branch()], Lang::Zh));
    let features = data["features"].as_object().unwrap();
    let count = features["id"].as_array().unwrap().len();
    assert_eq!(count, 7, "two sites and five items");
    for (name, column) in features {
        let rows = match column {
            Json::String(letters) => letters.len(),
            Json::Array(of) if name == "states" => {
                assert!(of.iter().all(|s| s.as_str().unwrap().len() == count));
                assert_eq!(of.len(), data["groups"].as_array().unwrap().len() + 1);
                continue;
            }
            column => column.as_array().unwrap().len(),
        };
        assert_eq!(rows, count, "{name}");
    }
    // The branch and its door are nowhere; what has no own place stands where what encloses it stands.
    assert_eq!(features["placed"], "siess--");
    assert_eq!(features["lon"][5], Json::Null);
    assert_eq!(features["lon"][1], features["lon"][2]);
}

#[test]
fn positions_and_results_are_those_of_the_geojson() {
    let all = [library(), branch()];
    let data = data(&public("web-map", &all, Lang::En));
    let map: Json = serde_json::from_str(&public("geojson", &all, Lang::En)).unwrap();
    let features = &data["features"];
    for (at, feature) in map["features"].as_array().unwrap().iter().enumerate() {
        assert_eq!(features["id"][at], feature["id"]);
        if let Some(lon) = feature["geometry"]["coordinates"][0].as_f64() {
            let here = data["origin"][0].as_i64().unwrap() + features["lon"][at].as_i64().unwrap();
            #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
            let degrees = here as f64 / 1e7;
            assert!((degrees - lon).abs() < 1e-9);
        }
        let letter = features["states"][0].as_str().unwrap().as_bytes()[at];
        let title = &data["states"][char::from(letter).to_string()]["title"];
        let told = if feature["properties"]["kind"] == "site" { "verdict_en" } else { "outcome_en" };
        assert_eq!(*title, feature["properties"][told], "{}", feature["id"]);
    }
}

#[test]
fn what_is_untested_has_a_sign_of_its_own() {
    let data = data(&public("web-map", &[library()], Lang::En));
    for (letter, tone) in
        [("u", "open"), ("U", "open"), ("p", "good"), ("f", "bad"), ("c", "doubt"), ("n", "off")]
    {
        assert_eq!(data["states"][letter]["tone"], tone);
    }
    let signs = data["signs"].as_array().unwrap();
    let open = signs.iter().find(|s| s["name"] == "open").unwrap();
    assert_eq!(open["filled"], false);
    let shapes: BTreeSet<&str> = signs.iter().map(|s| s["shape"].as_str().unwrap()).collect();
    assert_eq!(shapes.len(), signs.len(), "each sign has its own shape");
}

/// The letters of the layers that have rows of their own.
const ROWS: [(LayerName, char); 6] = [
    (LayerName::Barriers, 'b'),
    (LayerName::Untested, 'u'),
    (LayerName::Routes, 'r'),
    (LayerName::Breaks, 'k'),
    (LayerName::Coverage, 'c'),
    (LayerName::Gaps, 'g'),
];

/// The layers of the public samples and of some people, and the page that shows them.
fn layered(wanted: &[LayerName], look: impl FnOnce(&Layers<'_>, &Json)) {
    let all: Vec<Assessment> = samples().into_iter().map(|(_, of)| of).filter(|of| !of.is_home()).collect();
    let release = release(&all, Audience::Public);
    let settings =
        Settings { lang: Lang::En, layers: wanted.iter().copied().collect(), ..Settings::default() };
    let batch = Batch { release: &release, settings, photos: None };
    let mut demand = Demand::new();
    for (lon, lat, people) in [(103.2274, 35.5718, 120.0), (103.3, 35.6, 80.0), (103.31, 35.6, 2.0)] {
        demand.push(Place { lon, lat, people: People::new(people).unwrap(), area: 0 });
    }
    demand.declare_public();
    let found = facilities(release.assessments(), &Service::Site);
    let groups = [Group::Wheelchair, Group::Deaf].into_iter().collect();
    let question = Question { demand: &demand, facilities: &found.placed, within: 500.0, groups };
    let layers = Layers::of(&batch).with_coverage(question);
    let mut page = Vec::new();
    WebMap::PLAIN.render(&layers, &mut page).unwrap();
    look(&layers, &data(&String::from_utf8(page).unwrap()));
}

#[test]
fn every_feature_of_every_layer_is_a_row_with_its_results() {
    let all: Vec<LayerName> = LayerName::ALL.into_iter().filter(|l| !l.needs_areas()).collect();
    layered(&all, |layers, data| {
        let extras = &data["extras"];
        let letters: Vec<char> = extras["layer"].as_str().unwrap().chars().collect();
        let groups: Vec<Group> = texts(data, "groups")
            .into_iter()
            .map(|title| *Group::ALL.iter().find(|g| g.title(Lang::En) == title).unwrap())
            .collect();
        let tone = |column: usize, row: usize| {
            let letter = char::from(extras["states"][column].as_str().unwrap().as_bytes()[row]);
            data["states"][letter.to_string()]["tone"].as_str().map(str::to_owned)
        };
        let text = |column: &str, row: usize| {
            let at = extras[column][row.to_string()].as_u64().map(|at| usize::try_from(at).unwrap());
            at.map(|at| data["texts"][at].as_str().unwrap().to_owned())
        };
        for (layer, letter) in ROWS {
            let rows: Vec<usize> = (0..letters.len()).filter(|row| letters[*row] == letter).collect();
            let features: Vec<Feature<'_>> = layers.features(layer).collect();
            assert!(!features.is_empty() && rows.len() == features.len(), "{layer}: {} rows", rows.len());
            let columns = Layers::columns(layer);
            // Barriers stand by item there; `each_failed_finding_stands_in_the_page_once` holds which they are.
            for (row, feature) in rows.iter().zip(&features).filter(|_| layer != LayerName::Barriers) {
                let value = |name: &str| {
                    let at = columns.iter().position(|c| c.name == name).unwrap();
                    match &feature.values[at] {
                        Value::Text(text) => text.to_string(),
                        other => panic!("{name}: {other:?}"),
                    }
                };
                let name = text("name", *row).unwrap_or_else(|| {
                    let of = usize::try_from(extras["of"][*row].as_u64().unwrap()).unwrap();
                    data["features"]["name"][of].as_str().unwrap().to_owned()
                });
                assert_eq!(name, value("title"), "{layer}");
                assert_eq!(text("text", *row).unwrap_or_default(), value("description"), "{layer}");
                let everyone = (!layer.needs_demand()).then(|| sign(feature.tone).to_owned());
                assert_eq!(tone(0, *row), everyone, "{layer}: {name}");
                for (column, group) in (1..).zip(&groups) {
                    let expected = feature.concerns.tone(*group).map(|t| sign(t).to_owned());
                    assert_eq!(tone(column, *row), expected, "{layer}: {name}: {group}");
                }
                let has_lines = extras["lines"].get(row.to_string()).is_some();
                let is_point = matches!(feature.geometry, Some(Geometry::Point(_)) | None);
                assert_eq!(has_lines, !is_point, "{layer}: {name}");
            }
        }
    });
}

#[test]
fn what_nobody_knows_is_on_no_layer_good_or_bad() {
    let all: Vec<LayerName> = LayerName::ALL.into_iter().filter(|l| !l.needs_areas()).collect();
    layered(&all, |_, data| {
        let shown = data["layers"].as_array().unwrap();
        let mut looks = BTreeSet::new();
        for layer in shown.iter().filter(|l| l.get("marks").is_some()) {
            for (tone, look) in layer["marks"].as_object().unwrap() {
                let shape = look["point"]["shape"].as_str().map(str::to_owned);
                looks.insert(shape.unwrap_or_else(|| format!("{look}")));
                assert!(tone != "doubt" || layer["name"] == "routes", "{layer}");
            }
        }
        // Four shapes of points, five dashes of lines, two hatchings of land.
        assert_eq!(looks.len(), 11, "{looks:?}");
        for unsure in ["u", "b", "k", "g", "U"] {
            assert_eq!(data["states"][unsure]["tone"], "open", "{unsure}");
        }
    });
}

#[test]
fn the_page_has_the_layers_that_were_asked_for() {
    let names = |data: &Json| {
        let all = data["layers"].as_array().unwrap().iter();
        all.map(|l| (l["name"].as_str().unwrap().to_owned(), l["on"].as_bool().unwrap())).collect::<Vec<_>>()
    };
    let on = |name: &str| (name.to_owned(), true);
    layered(&[LayerName::Barriers, LayerName::Gaps], |_, data| {
        assert_eq!(names(data), [on("barriers"), on("gaps")]);
    });
    let usual = names(&data(&public("web-map", &[library()], Lang::En)));
    let off = |name: &str| (name.to_owned(), false);
    // An item's own sign tells of its barriers and open questions: they wait to be switched on.
    assert_eq!(
        usual,
        [on("sites"), on("items"), off("barriers"), off("untested"), on("routes"), on("breaks")]
    );
}

#[test]
fn hostile_names_stay_names() {
    let mut hostile = library();
    hostile.survey.site.label = "</script><script>alert(1)</script><img src=x onerror=alert(2)>".to_owned();
    hostile.survey.items[0].label = Some("<!--<script>\u{202e}\u{2028}".to_owned());
    let page = public("web-map", &[hostile], Lang::En);
    assert_eq!(page.matches("<script").count(), 2, "the data and the script");
    assert!(!page.contains("<img") && !page.contains("\u{202e}"));
    assert!(!page.contains("<!--<script>"));
    let data = data(&page);
    let names = texts(&data["features"], "name");
    assert_eq!(names[0], "</script><script>alert(1)</script><img src=x onerror=alert(2)>");
}

#[test]
fn homes_are_in_internal_pages_only() {
    let all = [library(), home()];
    let page = public("web-map", &all, Lang::Zh);
    for secret in SECRETS {
        assert!(!page.contains(secret), "{secret}");
    }
    // Positions are whole numbers from a corner: a home must not move the corner either.
    assert_eq!(data(&page)["origin"], data(&public("web-map", &[library()], Lang::Zh))["origin"]);
    let settings = Settings { lang: Lang::Zh, ..Settings::default() };
    let inside = String::from_utf8(bytes("web-map", &all, Audience::Internal, settings)).unwrap();
    assert!(inside.contains("内部资料") && !page.contains("内部资料"));
    assert!(inside.contains("noindex"));
    assert_eq!(data(&inside)["features"]["home"], "0000011");
    for person in ["某某某", "13800000000"] {
        assert!(!inside.contains(person), "{person}");
    }
}

#[test]
fn the_page_may_ask_for_nothing_but_a_background() {
    let policy = |page: &str| {
        let (_, rest) = page.split_once("Content-Security-Policy\" content=\"").unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let page = map_with(&WebMap::PLAIN, &[library()]);
    let plain = policy(&page);
    assert!(plain.starts_with("default-src 'none'; img-src data:; style-src 'sha256-"), "{plain}");
    assert!(!plain.contains("unsafe") && !plain.contains("http"), "{plain}");
    for outside in ["src=\"http", "url(http", "@import", "sourceMappingURL"] {
        assert!(!page.contains(outside), "{outside}");
    }
    let basemap = Basemap::new("https://{s}.tiles.example/{z}/{x}/{y}.png", "© <b>Example</b>").unwrap();
    let with = map_with(&WebMap::new(Some(basemap), None), &[library()]);
    assert!(policy(&with).contains("img-src data: https://*.tiles.example;"), "{}", policy(&with));
    assert!(with.contains("© &lt;b&gt;Example&lt;/b&gt;"));
    for bad in [
        "",
        "file:///{z}/{x}/{y}",
        "https://a b/{z}/{x}/{y}",
        "https://a;script-src */{z}/{x}/{y}",
        "//a/{z}/{x}/{y}",
    ] {
        assert!(Basemap::new(bad, "").is_err(), "{bad}");
    }
}

#[test]
fn boundaries_are_drawn_and_are_no_findings() {
    let square = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"<县>"},
        "geometry":{"type":"Polygon","coordinates":[[[103,35],[104,35],[104,36],[103,35]]]}}]}"#;
    let context = Context::read("county.geojson", square).unwrap();
    let page = map_with(&WebMap::new(None, Some(context)), &[library()]);
    let data = data(&page);
    assert_eq!(data["context"]["outlines"][0]["name"], "<县>");
    let steps =
        serde_json::json!([103_000_000, 35_000_000, 1_000_000, 0, 0, 1_000_000, -1_000_000, -1_000_000]);
    assert_eq!(data["context"]["outlines"][0]["lines"][0], steps);
    assert!(page.contains("county.geojson"));
    let far = r#"{"type":"LineString","coordinates":[[500000,4000000],[500100,4000000]]}"#;
    assert!(Context::read("utm.geojson", far).is_err(), "metres are no degrees");
    // In a system that is named, by the caller or by the file, they are a line on the earth.
    let zone = "epsg:4543".parse().unwrap();
    let named =
        far.replace(r#","coordinates""#, r#","crs":{"properties":{"name":"EPSG:4543"}},"coordinates""#);
    assert_eq!(
        Context::read_in("gk.geojson", far, Some(zone)).unwrap(),
        Context::read("gk.geojson", &named).unwrap()
    );
    assert_eq!(
        Context::read("l93.geojson", &named.replace("4543", "2154")),
        Err(UnusableContext::Crs("EPSG:2154".to_owned()))
    );
}

#[test]
fn the_same_findings_give_the_same_bytes() {
    let all = [library(), branch()];
    assert_eq!(public("web-map", &all, Lang::Zh), public("web-map", &all, Lang::Zh));
    assert!(public("web-map", &[], Lang::En).contains("<main>"), "a map of nothing is a map");
}

#[test]
fn the_library_is_what_its_sums_say() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/web");
    let sums = std::fs::read_to_string(root.join("SHA256SUMS")).unwrap();
    assert_eq!(sums.lines().count(), 3);
    for line in sums.lines() {
        let (sum, name) = line.split_once("  ").unwrap();
        let found = Sha256::digest(std::fs::read(root.join(name)).unwrap());
        let found = found.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        assert_eq!(found, sum, "{name}");
    }
}
