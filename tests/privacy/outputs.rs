//! Every public output at once: it does not change when homes change in anything but what may be told.

use std::collections::BTreeMap;

use jiff::civil::date;
use proptest::prelude::*;
use tantu::area::{Boundaries, Level};
use tantu::assessment::Assessment;
use tantu::export::Settings;
use tantu::formats::{Batch, EXPORTERS, refusal};
use tantu::lang::Lang;
use tantu::map::areas::geojson;
use tantu::privacy::{Audience, Release, release};
use tantu::report::areas::{csv, human, json};
use tantu::report::kinds::{KINDS, template};
use tantu::rollup::rollup;
use tantu::survey::{Personal, Position};

use crate::common::built::{SECRETS, branch, home, library};

/// Everything that can be written of a release, by name.
fn outputs(release: &Release<'_>) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for lang in Lang::ALL {
        for kind in KINDS.iter().map(|t| t.kind()) {
            let settings = Settings { lang, kind, date: Some(date(2026, 11, 23)), ..Settings::default() };
            for format in EXPORTERS {
                if refusal(&settings, format.name()).is_some() || template(kind).refuses(release).is_some() {
                    continue;
                }
                let batch = Batch { release, settings: settings.clone(), photos: None };
                let mut out = Vec::new();
                format.write(&batch, &mut out).expect("memory takes it");
                found.insert(format!("{} {} {lang}", kind.name(), format.name()), out);
            }
        }
        for level in
            [None, Some(Level::Prefecture), Some(Level::County), Some(Level::Township), Some(Level::Village)]
        {
            let settings = Settings { lang, ..Settings::default() };
            let (of, internal) = (rollup(release, &Boundaries::default(), level), release.is_internal());
            let mut text = human(&of, internal, level, lang).into_bytes();
            csv(&of, internal, &mut text).expect("written");
            json(&of, internal, &settings, &mut text).expect("written");
            geojson(&of, &Boundaries::default(), internal, &settings, &mut text).expect("written");
            found.insert(format!("areas {level:?} {lang}"), text);
        }
    }
    found
}

/// A home that differs in all that identifies it, and in nothing that may be told.
fn disguised(number: usize) -> Assessment {
    let mut home = home();
    let survey = &mut home.survey;
    survey.site.id = format!("other-{number}");
    survey.site.label = format!("另一户 {number}");
    survey.site.address = Some(format!("某某村 {number} 号"));
    survey.site.position = Some(Position { lon: 103.5, lat: 35.0 });
    survey.inspector = Some("I-99".to_owned());
    survey.surveyed = Some(date(2020, 1, 1));
    survey.source.file = format!("other-{number}.toml").into();
    survey.source.sha256 = "cd".repeat(32).into();
    if let Some(resident) = &mut survey.resident {
        resident.name = Personal::new(Some("另一人".to_owned()));
    }
    for item in &mut survey.items {
        item.id = format!("X-{number}");
        item.label = Some("another".to_owned());
        item.more = None;
    }
    home
}

fn run(homes: usize, make: &dyn Fn(usize) -> Assessment) -> Vec<Assessment> {
    let village = |(at, mut home): (usize, Assessment)| {
        home.survey.site.id += &format!("-{at}");
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

/// The same comparison finds homes where they are: in every internal output that lists sites.
#[test]
fn the_comparison_finds_homes_in_internal_outputs() {
    let internal = |of: &[Assessment]| outputs(&release(of, Audience::Internal));
    let (one, other) = (internal(&run(12, &|_| home())), internal(&run(12, &disguised)));
    let same: Vec<&String> =
        one.iter().filter(|(name, bytes)| other[*name] == **bytes).map(|(n, _)| n).collect();
    // Roll-ups and the summary of a programme count homes, and name none.
    let counts = |name: &&String| name.starts_with("areas ") || name.starts_with("programme ");
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
    for (name, bytes) in &told {
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
