//! Writing records, and the schema of what is written.

use tantu::checklist::{Catalog, ElementIx, FieldIx, FieldKind};
use tantu::diag::{Code, Severity};
use tantu::privacy::{Audience, release};
use tantu::quantity::unit;
use tantu::survey::{Item, ReadOptions, Survey, Value, read, read_value, reader, to_json, to_toml};

use super::{RECORD, alike, catalog, only, records};

#[test]
fn what_is_written_reads_back_the_same() {
    let catalog = catalog();
    let survey = only(records("toml", RECORD));
    let toml = to_toml(&survey, catalog, None);
    let json = to_json(&survey, catalog, None);
    assert!(alike(only(records("toml", &toml)), &survey), "{toml}");
    assert!(alike(only(records("json", &json)), &survey), "{json}");
    let array = format!("[{json}, {json}]");
    assert_eq!(records("json", array).surveys.len(), 2);
    let line: serde_json::Value = serde_json::from_str(&json).unwrap();
    let lines = records("jsonl", format!("{line}\n\n{line}\n"));
    assert!(lines.diagnostics.is_empty() && lines.surveys.len() == 2);
    assert!(alike(lines.surveys[1].clone(), &survey));
}

#[test]
fn readings_of_any_field_survive_writing() {
    let catalog: &Catalog = Catalog::builtin();
    for (at, element) in catalog.elements().iter().enumerate() {
        for decimals in ["0.7", "1.25", "3"] {
            let mut survey = Survey::new("site");
            let mut item = Item::new("x", ElementIx(u16::try_from(at).unwrap()));
            for (field, ix) in element.fields.iter().zip((0..).map(FieldIx)) {
                let (text, value) = match &field.kind {
                    FieldKind::Quantity(kind) => {
                        let Some(unit) = unit::of(*kind)
                            .iter()
                            .find(|u| read_value(field, &format!("{decimals} {}", u.symbol), false).is_ok())
                        else {
                            continue;
                        };
                        // As a table with the unit in its header gives it: the bare number.
                        let text = format!("{decimals} {}", unit.symbol);
                        (decimals.to_owned(), read_value(field, &text, false).unwrap().0)
                    }
                    FieldKind::YesNo => ("有".to_owned(), Value::YesNo(true)),
                    FieldKind::Choice(_) => ("X".to_owned(), Value::Choice(0)),
                    FieldKind::Text => ("字".to_owned(), Value::Text),
                };
                item.readings.set(ix, value, &text, None);
            }
            survey.items.push(item);
            let again = only(read(
                reader("toml").unwrap(),
                "t",
                to_toml(&survey, catalog, None).as_bytes(),
                catalog,
                &ReadOptions::default(),
            ));
            let values =
                |s: &Survey| s.items[0].readings.iter().map(|(f, r)| (f, r.value)).collect::<Vec<_>>();
            assert_eq!(values(&again), values(&survey), "{}", element.id);
        }
    }
}

#[test]
fn a_resident_is_written_only_with_a_permit() {
    let home = "schema = 1\nsite = { id = \"h1\", address = \"某村 3 号\" }\nposition = { lon = 103.1, lat = 35.5 }\n\
                [resident]\ncategory = \"limb\"\ngrade = 2\nname = \"张三\"\nphone = \"130\"\n\
                [[item]]\nid = \"R1\"\nelement = \"ramp\"\nposition = { lon = 103.1, lat = 35.5 }\n";
    let survey = only(records("toml", home));
    let open = to_toml(&survey, catalog(), None);
    for secret in ["limb", "张三", "130", "某村", "35.5"] {
        assert!(!open.contains(secret), "{open}");
    }
    let release = release(&[], Audience::Internal);
    let full = to_toml(&survey, catalog(), release.permit());
    assert!(alike(only(records("toml", &full)), &survey), "{full}");
    assert!(!format!("{survey:?}").contains("张三"));
}

#[test]
fn the_schema_is_fresh_and_fits() {
    let schema = tantu::survey::schema();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/reference/survey.schema.json");
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
        std::fs::write(path, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), text, "run the tests with UPDATE=1");
    let judge = jsonschema::validator_for(&schema).unwrap();
    let record: serde_json::Value = serde_json::to_value(
        toml::from_str::<toml::Value>(
            &RECORD.replace("2026-05-04", "\"2026-05-04\"").replace("2027-01-01", "\"2027-01-01\""),
        )
        .unwrap(),
    )
    .unwrap();
    let errors: Vec<String> =
        judge.iter_errors(&record).map(|e| format!("{e} at {}", e.instance_path())).collect();
    // `floor = 1` is understood, but a text is what the format asks for.
    assert_eq!(errors, [r#"1 is not of types "null", "string" at /item/1/floor"#]);
    let survey = only(records("toml", RECORD));
    let written: serde_json::Value = serde_json::from_str(&to_json(&survey, catalog(), None)).unwrap();
    assert!(judge.is_valid(&written));
}

/// Every key of the schema is read: none of them is reported as unknown.
#[test]
fn every_key_of_the_schema_is_known() {
    let release = release(&[], Audience::Internal);
    let _ = release.permit();
    let found = records(
        "toml",
        "schema = 1\nsite = \"s\"\nx = 1\n[resident]\nx = 1\n[[item]]\nx = 1\nid = \"a\"\nelement = \"ramp\"\nmeasured.slope = { x = 1, value = \"1:12\" }\n[[route]]\nx = 1\nto = \"t\"\nvia = [\"a\"]\n[[waiver]]\nx = 1\nrule = \"test-ramp-slope\"\nreason = \"r\"\nby = \"b\"\nuntil = 2030-01-01\n",
    );
    let schema = tantu::survey::schema();
    let mut shapes: Vec<Vec<String>> = Vec::new();
    let mut add = |value: &serde_json::Value| {
        if let Some(properties) = value.get("properties").and_then(|p| p.as_object()) {
            let mut names: Vec<String> = properties.keys().cloned().collect();
            names.sort();
            shapes.push(names);
        }
    };
    add(&schema);
    schema["$defs"].as_object().unwrap().values().for_each(&mut add);
    for diagnostic in &found.diagnostics {
        assert_eq!(diagnostic.code, Code::UnknownKey);
        let known = &diagnostic.args.iter().find(|(k, _)| *k == "known").unwrap().1;
        let known: Vec<String> = known.split(", ").map(str::to_owned).collect();
        assert!(shapes.contains(&known), "{known:?} is no shape of the schema");
    }
    assert_eq!(found.diagnostics.len(), 6);
    assert!(found.diagnostics.iter().all(|d| d.severity == Severity::Error));
}
