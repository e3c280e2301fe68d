//! What the text formats write: JSON, CSV, Markdown and the terminal.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value as Json;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::Catalog;
use tantu::finding::AuditOptions;
use tantu::formats::{Batch, EXPORTERS, Look, Settings, exporter, exporter_for_extension};
use tantu::lang::Lang;
use tantu::privacy::{Audience, release};
use tantu::report::csv::{COLUMNS, safe};
use tantu::report::json::json_schema;

use crate::common::built::{SECRETS, apart, branch, home, library};
use crate::common::{everything, item, public_survey};
use crate::docs::fresh;

/// Returns what a format writes of some assessments, as bytes.
pub(crate) fn bytes(
    name: &str,
    assessments: &[Assessment],
    audience: Audience,
    settings: Settings,
) -> Vec<u8> {
    let release = release(assessments, audience);
    let batch = Batch { release: &release, settings, photos: None };
    let mut out = Vec::new();
    let said = exporter(name).expect("a format").write(&batch, &mut out).expect("memory takes it");
    assert!(said.is_empty(), "{said:?}");
    out
}

/// Returns what a format writes for anybody, as text.
pub(crate) fn public(name: &str, assessments: &[Assessment], lang: Lang) -> String {
    let settings = Settings { lang, ..Settings::default() };
    String::from_utf8(bytes(name, assessments, Audience::Public, settings)).expect("UTF-8")
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).expect("JSON")
}

fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// `site/item/rule` of every barrier that a format tells.
pub(crate) fn barriers_of(name: &str, assessments: &[Assessment]) -> Vec<String> {
    let text = public(name, assessments, Lang::En);
    let triple = |site: &str, item: &str, rule: &str| format!("{site}/{item}/{rule}");
    let word = |value: &Json| value.as_str().expect("a text").to_owned();
    let mut found: Vec<String> = match name {
        "json" => json(&text)["sites"]
            .as_array()
            .expect("sites")
            .iter()
            .flat_map(|s| s["barriers"].as_array().expect("barriers").iter().map(move |b| (s, b)))
            .map(|(s, b)| triple(&word(&s["site"]), &word(&b["item"]), &word(&b["rule"])))
            .collect(),
        "jsonl" => text
            .lines()
            .map(json)
            .filter(|l| l["finding"]["barrier"] == true)
            .map(|l| triple(&word(&l["site"]), &word(&l["finding"]["item"]), &word(&l["finding"]["rule"])))
            .collect(),
        "geojson" => json(&text)["features"]
            .as_array()
            .expect("features")
            .iter()
            .map(|f| f["properties"].clone())
            .filter(|p| p["kind"] == "item")
            .flat_map(|p| {
                let rules = p["barrier_rules"].as_array().expect("rules").clone();
                rules.into_iter().map(move |r| triple(&word(&p["site"]), &word(&p["item"]), &word(&r)))
            })
            .collect(),
        _ => rows(&text)
            .iter()
            .filter(|r| !r["rank"].is_empty())
            .map(|r| triple(&r["site"], &r["item"], &r["rule"]))
            .collect(),
    };
    found.sort();
    found
}

fn barriers(assessments: &[Assessment]) -> Vec<String> {
    let one = |a: &Assessment, f: &tantu::finding::Finding| {
        format!("{}/{}/{}", a.survey.site.id, a.item(f).id, a.rule(f).id)
    };
    let all =
        assessments.iter().flat_map(|a| a.findings.iter().filter(|f| f.is_barrier()).map(|f| one(a, f)));
    let mut all: Vec<String> = all.collect();
    all.sort();
    all
}

#[test]
fn formats_are_found_by_name_and_by_extension() {
    let mut names: Vec<&str> = EXPORTERS.iter().map(|e| e.name()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), EXPORTERS.len());
    for (extension, name) in [("json", "json"), ("CSV", "csv"), ("md", "markdown"), ("geojson", "geojson")] {
        assert_eq!(exporter_for_extension(extension).map(tantu::formats::Exporter::name), Some(name));
    }
    assert!(exporter("nonsense").is_none() && exporter_for_extension("xyz").is_none());
}

#[test]
fn terminal_text() {
    let batch = [library(), branch()];
    for lang in Lang::ALL {
        for (look, name) in [
            (Look::Plain, "plain"),
            (Look::Columns { width: 72, colour: false }, "columns"),
            (Look::Columns { width: 72, colour: true }, "colour"),
        ] {
            let settings = Settings { lang, look, ..Settings::default() };
            let text =
                String::from_utf8(bytes("human", &batch, Audience::Public, settings.clone())).expect("UTF-8");
            if name == "colour" {
                let plain = Settings { look: Look::Columns { width: 72, colour: false }, ..settings };
                let plain =
                    String::from_utf8(bytes("human", &batch, Audience::Public, plain)).expect("UTF-8");
                assert_eq!(uncoloured(&text), plain, "colour only repeats");
                assert_ne!(text, plain);
            } else {
                let raw = text.contains('\u{1b}') || text.contains('\u{202e}');
                assert!(!raw, "a name reached the terminal raw");
                insta::assert_snapshot!(format!("terminal_{name}_{lang}"), text);
            }
        }
    }
}

fn uncoloured(text: &str) -> String {
    let mut parts = text.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once('m').map_or(part, |(_, rest)| rest))
}

#[test]
fn columns_fit_the_terminal() {
    use unicode_width::UnicodeWidthStr;
    for lang in Lang::ALL {
        let settings =
            Settings { lang, look: Look::Columns { width: 60, colour: false }, ..Settings::default() };
        let text =
            String::from_utf8(bytes("human", &[library()], Audience::Public, settings)).expect("UTF-8");
        for line in text.lines().filter(|l| l.starts_with(' ')) {
            // A word that is longer than the room left for it stands alone on its line.
            assert!(
                line.width() <= 60 || line.trim().split(' ').count() == 1,
                "{} cells: {line}",
                line.width()
            );
        }
    }
}

#[test]
fn markdown_text() {
    for lang in Lang::ALL {
        insta::assert_snapshot!(format!("markdown_{lang}"), public("markdown", &[library(), branch()], lang));
    }
}

#[test]
fn barriers_table() {
    insta::assert_snapshot!(
        "barriers_csv",
        public("barriers", &[library()], Lang::Zh).trim_start_matches('\u{feff}')
    );
}

#[test]
fn tables_open_in_excel_and_hold_no_formula() {
    for name in ["csv", "barriers"] {
        let text = public(name, &[library(), branch()], Lang::Zh);
        assert!(text.starts_with('\u{feff}'));
        let body = text.trim_start_matches('\u{feff}');
        assert_eq!(body.lines().next().map(|l| l.split(',').collect::<Vec<_>>()), Some(COLUMNS.to_vec()));
        for row in rows(&text) {
            for cell in row.values() {
                let number = cell.parse::<f64>().is_ok();
                assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell:?}");
            }
        }
    }
    let table = [
        ("=1+1", "'=1+1"),
        ("+1", "+1"),
        ("-12.5", "-12.5"),
        ("-1+2", "'-1+2"),
        ("-", "'-"),
        ("- 5 mm", "'- 5 mm"),
        ("+1e5", "'+1e5"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("  =x", "'  =x"),
        ("＝x", "'＝x"),
        ("北门", "北门"),
        ("", ""),
        ("1:12", "1:12"),
    ];
    for (cell, expected) in table {
        assert_eq!(safe(cell), expected, "{cell:?}");
    }
}

#[test]
fn the_json_schema_is_fresh_and_holds() {
    let schema = json_schema();
    fresh("reference/findings.schema.json", &schema);
    let validator = jsonschema::validator_for(&json(&schema)).expect("a schema");
    let all = [library(), branch(), home()];
    for audience in [Audience::Public, Audience::Internal] {
        let text = bytes("json", &all, audience, Settings::default());
        let document: Json = serde_json::from_slice(&text).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{errors:#?}");
        assert_eq!(document["internal"], audience == Audience::Internal);
        assert_eq!(document["notice"].is_null(), audience == Audience::Public);
        let inspector = &document["sites"][0]["inspector"];
        assert_eq!(inspector.is_null(), audience == Audience::Public);
    }
}

#[test]
fn a_finding_in_json() {
    let document = json(&public("json", &[library()], Lang::En));
    let findings = document["sites"][0]["findings"].as_array().expect("findings").clone();
    let slope = findings.iter().find(|f| f["rule"] == "test-ramp-slope").expect("it applies").clone();
    insta::assert_json_snapshot!("json_finding", slope);
    let waived = findings.iter().find(|f| !f["waiver"].is_null()).expect("one is waived");
    assert_eq!(waived["barrier"], false);
    assert_eq!(document["sites"][0]["expired_waivers"][0]["rule"], "test-ramp-slope");
    assert_eq!(document["sites"][0]["score"]["grade"], Json::Null);
    assert_eq!(document["sites"][0]["score"]["grade_withheld"], "coverage");
}

#[test]
fn nothing_of_a_home_is_in_a_public_output() {
    let few = [library(), home()];
    let many: Vec<Assessment> = apart(&home(), 6).into_iter().chain([library()]).collect();
    for format in EXPORTERS.iter().filter(|e| !e.is_binary()) {
        for batch in [&few[..], &many[..], &[home()][..]] {
            for lang in Lang::ALL {
                let text = public(format.name(), batch, lang);
                for secret in SECRETS {
                    assert!(!text.contains(secret), "{} tells {secret}", format.name());
                }
            }
        }
        let internal = bytes(format.name(), &few, Audience::Internal, Settings::default());
        let internal = String::from_utf8(internal).expect("UTF-8");
        assert!(internal.contains("隐名家庭"), "{} was asked for homes", format.name());
        let marked = ["\"internal\": true", "\"internal\":true", "内部资料", ",yes\r\n"];
        assert!(marked.iter().any(|m| internal.contains(m)), "{} is not marked", format.name());
        // A document has a page on the resident; data for other programs has none.
        let document = format.name() == "html";
        assert!(document || !internal.contains("13800000000"), "{} tells a phone number", format.name());
    }
    let homes = &json(&public("json", &many, Lang::En))["homes"];
    assert_eq!(homes["count"], 5, "about");
    assert_eq!(json(&public("json", &few, Lang::En))["homes"]["count"], Json::Null);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for format in EXPORTERS {
        let once = bytes(format.name(), &[library(), branch()], Audience::Public, Settings::default());
        let again = bytes(format.name(), &[library(), branch()], Audience::Public, Settings::default());
        assert!(once == again, "{} differs", format.name());
    }
}

#[test]
fn two_visits_of_one_site_are_told_apart() {
    let mut later = library();
    later.survey.surveyed = Some(jiff::civil::date(2026, 9, 1));
    let document = json(&public("json", &[library(), later, library()], Lang::En));
    let keys: Vec<&Json> = document["sites"].as_array().expect("sites").iter().map(|s| &s["key"]).collect();
    assert_eq!(keys, ["library-1@2026-05-04", "library-1@2026-09-01", "library-1@2026-05-04#2"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_barrier_is_told_exactly_once(draws in prop::collection::vec(item(), 1..6)) {
        let catalog = Catalog::builtin();
        let all = [
            library(),
            assess(&everything(catalog), public_survey(catalog, &draws), AuditOptions::default()),
        ];
        let expected = barriers(&all);
        for name in ["json", "jsonl", "csv", "barriers", "geojson"] {
            prop_assert_eq!(&barriers_of(name, &all), &expected, "{}", name);
        }
    }

    #[test]
    fn no_cell_is_a_formula(cell in "\\PC*|[=+@\\-\t\r\n '0-9.]{0,6}") {
        let safe = safe(&cell);
        prop_assert!(safe.parse::<f64>().is_ok() || !safe.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
        prop_assert!(safe.ends_with(cell.as_str()));
    }
}

#[test]
fn every_format_and_column_is_documented() {
    let page = include_str!("../docs/reference/outputs.md");
    for name in EXPORTERS.iter().map(|e| e.name()).chain(COLUMNS) {
        assert!(page.contains(&format!("`{name}`")), "docs/reference/outputs.md does not tell of {name}");
    }
}
