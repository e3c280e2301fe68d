//! Every public output at once does not change when homes change in anything but what may be told.

use jiff::Span;
use jiff::civil::date;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use serde_json::Value as Json;
use tantu::assessment::Assessment;
use tantu::export::Settings;
use tantu::formats::Batch;
use tantu::lang::Lang;
use tantu::privacy::{Audience, Threshold, release, release_above};
use tantu::survey::{Personal, Position};

use super::written::{outputs, outputs_in};
use crate::common::built::{SECRETS, branch, home, library};

/// A home that differs in all that identifies it, and in nothing that may be told.
fn disguised(number: usize) -> Assessment {
    let mut home = home();
    disguise(&mut home, number);
    home
}

/// Changes all that identifies a home, the day of its visit as well.
fn disguise(home: &mut Assessment, number: usize) {
    let survey = &mut home.survey;
    survey.site.id = format!("other-{number}");
    survey.site.label = format!("另一户 {number}");
    survey.site.address = Some(format!("某某村 {number} 号"));
    survey.site.position = Some(Position { lon: 103.5, lat: 35.0 });
    survey.inspector = Some("I-99".to_owned());
    survey.surveyed = Some(
        date(2020, 1, 1).checked_add(Span::new().days(i64::try_from(number).expect("few"))).expect("a day"),
    );
    survey.source.file = format!("other-{number}.toml").into();
    survey.source.sha256 = "cd".repeat(32).into();
    if let Some(resident) = &mut survey.resident {
        resident.name = Personal::new(Some("另一人".to_owned()));
        resident.certificate = Personal::new(Some(format!("62{number}")));
    }
    for item in &mut survey.items {
        item.id = format!("X-{number}");
        item.label = Some("another".to_owned());
        item.more = None;
    }
}

fn run(homes: usize, make: &dyn Fn(usize) -> Assessment) -> Vec<Assessment> {
    let village = |(at, mut home): (usize, Assessment)| {
        home.survey.site.id = format!("{}-{at}", home.survey.site.id);
        home.survey.site.area = Some(format!("622901001{:03}", at / 7 + 1));
        home
    };
    let homes = (0..homes).map(make).enumerate().map(village);
    [library(), branch()].into_iter().chain(homes).collect()
}

#[test]
fn no_public_output_depends_on_what_identifies_a_home() {
    let (one, other) = (run(12, &|_| home()), run(12, &disguised));
    let public = |of: &[Assessment]| outputs(&release(of, Audience::Public));
    let (one, other) = (public(&one), public(&other));
    assert!(one.len() > 30, "{:?}", one.keys());
    for (name, bytes) in &one {
        assert!(other[name] == *bytes, "{name} tells which homes there are");
    }
}

/// Neither a home in a small cell nor one more in a large cell shows anywhere.
#[test]
fn one_home_more_changes_no_byte() {
    let public = |homes: usize| outputs(&release(&run(homes, &|_| home()), Audience::Public));
    let six = public(6);
    for homes in [7, 8, 9, 10, 11] {
        for (name, bytes) in &public(homes) {
            assert!(six[name] == *bytes, "{name} tells six homes from {homes}");
        }
    }
    assert_ne!(six["areas Some(Village) en"], public(0)["areas Some(Village) en"], "six homes are told of");
}

/// Whoever has the roll-ups has everything: records whose roll-ups are alike give the same bytes in every output,
/// at every threshold. So the attacker of [`super::attack`], who reads roll-ups, reads all outputs together.
#[test]
fn no_output_says_more_of_homes_than_the_roll_ups() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut told = 0;
    for round in 0..6 {
        let drawn = |runner: &mut _| super::dates(0.2).new_tree(runner).expect("a placement").current();
        let (first, then) = drawn(&mut runner);
        let one = super::homes(&first);
        // Other homes in other order, with more visits, that score nearly alike; in the later rounds of two dates.
        let mut other: Vec<Assessment> = if round < 4 { one.clone() } else { super::homes(&then) };
        for home in &mut other {
            // Visits to one home stay so, in their order.
            let number = home.survey.site.id.trim_start_matches("home-").parse().expect("a number");
            let day = home.survey.surveyed;
            disguise(home, number);
            home.survey.surveyed = day;
            home.scores.total.tested = (home.scores.total.tested - 1e-4).max(0.0);
        }
        other.reverse();
        let least = Threshold::new([5, 7][round % 2]).expect("enough");
        let run = |homes: &[Assessment]| [&[library(), branch()][..], homes].concat();
        let (one, other) = (run(&one), run(&other));
        let (one, other) =
            (release_above(&one, Audience::Public, least), release_above(&other, Audience::Public, least));
        if super::seen(&one, &|_, _| {}) != super::seen(&other, &|_, _| {}) {
            continue;
        }
        told += usize::from(one.homes().is_some());
        let lang = Lang::ALL[round % 2];
        let (one, other) = (outputs_in(&one, lang), outputs_in(&other, lang));
        for (name, bytes) in &one {
            assert!(other[name] == *bytes, "{name} tells more than the roll-ups");
        }
    }
    assert!(told >= 3, "homes were told of in {told} rounds");
}

/// Every figure of homes in any output that programs read is one of the roll-ups.
#[test]
fn every_figure_of_homes_is_one_of_the_roll_ups() {
    let homes =
        super::placed(&[("622901001001", 9), ("622901001002", 7), ("622901002001", 5), ("622901002002", 3)]);
    let all: Vec<Assessment> = [library(), branch()].into_iter().chain(homes).collect();
    let release = release(&all, Audience::Public);
    let known: Vec<u64> = super::seen(&release, &|_, _| {}).counts.into_values().collect();
    let mut found = 0;
    for (name, bytes) in outputs_in(&release, Lang::En) {
        let texts = String::from_utf8_lossy(&bytes).into_owned();
        for text in
            texts.split("\n{").map(|t| if t.starts_with('{') { t.to_owned() } else { format!("{{{t}") })
        {
            let Some(Ok(json)) = serde_json::Deserializer::from_str(&text).into_iter::<Json>().next() else {
                continue;
            };
            let mut counts = Vec::new();
            counts_of_homes(&json, &mut counts);
            found += counts.len();
            assert!(counts.iter().all(|count| known.contains(count)), "{name}: {counts:?} of {known:?}");
        }
    }
    assert!(found > 20, "{found}");
}

/// The counts of homes in a document: `homes.count`, `homes_count`, `homes`.
fn counts_of_homes(json: &Json, found: &mut Vec<u64>) {
    match json {
        Json::Object(members) => {
            for (key, value) in members {
                match key.as_str() {
                    "homes" => found.extend(value["count"].as_u64().or(value.as_u64())),
                    "homes_count" => found.extend(value.as_u64()),
                    _ => {}
                }
                counts_of_homes(value, found);
            }
        }
        Json::Array(values) => values.iter().for_each(|value| counts_of_homes(value, found)),
        _ => {}
    }
}

/// The same comparison finds homes where they are: in every internal output that lists sites.
#[test]
fn the_comparison_finds_homes_in_internal_outputs() {
    let internal = |of: &[Assessment]| outputs(&release(of, Audience::Internal));
    let (one, other) = (internal(&run(12, &|_| home())), internal(&run(12, &disguised)));
    let same: Vec<&String> =
        one.iter().filter(|(name, bytes)| other[*name] == **bytes).map(|(n, _)| n).collect();
    // Roll-ups and the summary of a programme count homes, and name none. These homes have no routes, and are
    // no facility.
    let counts = |name: &&String| {
        let figures = ["areas ", "programme ", "coverage ", "lot ", "agreement ", "nearest "];
        let layers = ["areas", "breaks", "routes", "untested", "coverage", "gaps"];
        figures.iter().any(|f| name.starts_with(f))
            || (name.starts_with("map ") && layers.iter().any(|l| name.ends_with(l)))
    };
    assert!(same.iter().all(counts), "{same:?}");
}

/// Nothing of a home stands in the bytes of a public output, whatever it is packed in.
#[test]
fn no_public_output_holds_a_secret() {
    let all = run(10, &|_| home());
    // Of the home and of its gate.
    let positions = [104.987_654_3, 36.123_456, 104.987_654, 36.123_4];
    let told = outputs(&release(&all, Audience::Public));
    for (name, bytes) in &told {
        let text = readable(name, bytes);
        for secret in SECRETS.iter().copied().chain(["104.99", "36.12", "622901001002"]) {
            assert!(!text.contains(secret), "{name} holds {secret}");
        }
        assert!(!positions.iter().any(|p| holds(bytes, *p)), "{name} holds a position");
    }
    // The search finds what is there.
    let inside = outputs(&release(&all, Audience::Internal));
    for name in ["inspection json en", "inspection pdf en", "inspection xlsx en", "inspection gpkg en"] {
        assert!(readable(name, &inside[name]).contains("home-secret-77"), "{name}");
    }
    for name in ["inspection gpkg en", "inspection fgb en"] {
        assert!(positions.iter().any(|p| holds(&inside[name], *p)), "{name}: a search that cannot find");
    }
}

/// Whether a number stands in the bytes as formats pack it.
fn holds(bytes: &[u8], number: f64) -> bool {
    let packed = [number.to_le_bytes(), number.to_be_bytes()];
    bytes.windows(8).any(|window| packed.iter().any(|p| p == window))
}

/// The text of an output as a thief would read it.
fn readable(name: &str, bytes: &[u8]) -> String {
    let format = name.split(' ').nth(1).unwrap_or_default();
    match format {
        "pdf" => crate::pdf::text(bytes) + &String::from_utf8_lossy(bytes),
        "xlsx" => {
            let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
            let mut text = String::new();
            for at in 0..archive.len() {
                let mut part = archive.by_index(at).expect("a part");
                let mut bytes = Vec::new();
                std::io::Read::read_to_end(&mut part, &mut bytes).expect("it inflates");
                text += &String::from_utf8_lossy(&bytes);
            }
            text
        }
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

/// Each internal output says what it is, in words or in a field.
#[test]
fn every_internal_output_is_marked() {
    let told = outputs(&release(&run(6, &|_| home()), Audience::Internal));
    let public = outputs(&release(&run(6, &|_| home()), Audience::Public));
    let marks = ["INTERNAL", "Internal", "内部", "\"internal\": true", "\"internal\":true"];
    // What commands make of figures is marked by them: `tests/cli/privacy.rs`.
    let figures = |name: &str| ["coverage ", "lot ", "agreement "].iter().any(|f| name.starts_with(f));
    for (name, bytes) in told.iter().filter(|(name, _)| !figures(name)) {
        let text = readable(name, bytes);
        let marked = marks.iter().any(|m| text.contains(m))
            || [",true\r\n", ",yes\r\n"].iter().any(|m| text.contains(m));
        assert!(marked, "{name} is not marked");
    }
    for (name, bytes) in &public {
        let text = readable(name, bytes);
        assert!(!text.contains("INTERNAL") && !text.contains("内部资料"), "{name} is marked and is public");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// A map has no trace of a home in its corner, its frame or its layers.
    #[test]
    fn homes_move_no_corner_of_a_map(lon in 70.0..130.0f64, lat in 20.0..50.0f64) {
        let write = |at: Option<Position>| {
            let mut all = run(6, &|_| home());
            all.iter_mut().filter(|a| a.is_home()).for_each(|a| a.survey.site.position = at);
            let release = release(&all, Audience::Public);
            let batch = Batch { release: &release, settings: Settings::default(), photos: None };
            ["geojson", "gpkg", "fgb"].map(|name| {
                let mut out = Vec::new();
                tantu::formats::exporter(name).expect("a format").write(&batch, &mut out).expect("written");
                out
            })
        };
        let (there, nowhere) = (write(Some(Position { lon, lat })), write(None));
        prop_assert!(there == nowhere);
    }
}
