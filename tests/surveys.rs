//! Survey records: what is read, what is refused, and the exact words about it.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::io::Read;

use proptest::prelude::*;
use tantu::checklist::{Catalog, ElementIx, FieldIx, FieldKind};
use tantu::diag::{Code, Diagnostic, Severity, Source};
use tantu::lang::Lang;
use tantu::privacy::{Audience, release};
use tantu::quantity::{self, Kind, ParseOptions, unit};
use tantu::survey::{
    Item, Mapping, READERS, ReadOptions, Records, SourceRef, Survey, Value, for_each, read, read_value,
    reader, reader_of, to_json, to_toml,
};

#[track_caller]
fn records(format: &str, text: impl AsRef<[u8]>) -> Records {
    read(reader(format).unwrap(), "test", text.as_ref(), Catalog::builtin(), &ReadOptions::default())
}

fn codes(records: &Records) -> Vec<&'static str> {
    records.diagnostics.iter().map(|d| d.code.id()).collect()
}

/// Both languages of all diagnostics, as the terminal shows them.
fn rendered(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for lang in [Lang::En, Lang::Zh] {
        for diagnostic in diagnostics {
            text.push_str(&diagnostic.render(lang, false));
            text.push_str("\n\n");
        }
    }
    text
}

fn mapped(mapping: &str, table: &[u8]) -> Records {
    let mapping = Mapping::read(&Source::new("mapping.toml", mapping), Catalog::builtin())
        .unwrap_or_else(|d| panic!("{}", rendered(&d)));
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    read(reader("csv-wide").unwrap(), "table.csv", table, Catalog::builtin(), &options)
}

/// Every file of `tests/bad` gives exactly the diagnostics of its snapshot, in both languages.
#[test]
fn bad_files() {
    insta::glob!("bad/*", |path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".map.toml") {
            return;
        }
        let bytes = std::fs::read(path).unwrap();
        let map = path.with_extension("map.toml");
        let text = std::fs::read_to_string(&map).ok();
        let mut shown = String::new();
        let mapping = text.and_then(|text| {
            match Mapping::read(&Source::new("mapping.toml", text), Catalog::builtin()) {
                Ok(mapping) => Some(mapping),
                Err(found) => {
                    shown.push_str(&rendered(&found));
                    None
                }
            }
        });
        if shown.is_empty() {
            let reader = reader_of(&name, mapping.is_some()).unwrap();
            let options = ReadOptions { mapping: mapping.as_ref(), most_alike: 3 };
            let found = read(reader, &name, bytes.as_slice(), Catalog::builtin(), &options);
            assert!(!found.diagnostics.is_empty(), "{name} is not bad");
            shown = rendered(&found.diagnostics);
            let items: usize = found.surveys.iter().map(|s| s.items.len()).sum();
            shown.push_str(&format!("surveys: {}, items: {items}\n", found.surveys.len()));
        }
        insta::assert_snapshot!(shown);
    });
}

const RECORD: &str = r#"
schema = 1
site = { id = "hall", label = "政务服务大厅", area = "622901", address = "红园路 1 号" }
surveyed = 2026-05-04
inspector = "I-07"
construction = "existing"
note = "雨天"
position = { lon = 103.21, lat = 35.6 }

[[item]]
id = "E1"
element = "door"
label = "北门"
position = { lon = 103.2101, lat = 35.6001 }

[[item]]
id = "R1"
element = "ramp"
label = "北门坡道"
parent = "E1"
built = 2014
floor = 1
photo = "r1.jpg"
note = "铺装松动"
construction = "altered"
measured.slope = "8.4 % ± 0.3 %"
measured.rise = "45 公分"
measured.clear_width = { value = "1.18 m", with = "tape", photo = ["a.jpg", "b.jpg"], note = "最窄处", by = "I-08" }
measured.handrails_both_sides = true

[[item]]
id = "R2"
element = "ramp"
measured.slope = { value = "4.76°", uncertainty = "0.1°" }
measured.rise = ""
measured.handrails_both_sides = "无"

[[route]]
to = "办事窗口"
via = ["E1", "R1"]
groups = ["wheelchair", "older"]

[[waiver]]
rule = "gb55019-ramp-slope"
item = "R1"
reason = "文物保护建筑"
by = "县残联"
until = 2027-01-01
"#;

#[track_caller]
fn only(records: Records) -> Survey {
    assert!(records.diagnostics.is_empty(), "{}", rendered(&records.diagnostics));
    let [survey] = <[Survey; 1]>::try_from(records.surveys).unwrap();
    survey
}

fn raw<'a>(survey: &'a Survey, item: usize, field: &str) -> Option<&'a str> {
    let item = &survey.items[item];
    let (at, _) = Catalog::builtin().element(item.element).field(field).unwrap();
    item.readings.get(at).map(|r| item.readings.raw(r))
}

#[test]
fn a_record_is_read() {
    let survey = only(records("toml", RECORD));
    assert_eq!(survey.site.label, "政务服务大厅");
    assert_eq!(survey.surveyed.unwrap().to_string(), "2026-05-04");
    assert_eq!(survey.source.sha256.len(), 64);
    assert_eq!(survey.items.len(), 3);
    assert_eq!(survey.items[1].parent.unwrap().0, 0);
    assert_eq!(raw(&survey, 1, "rise"), Some("45 公分"));
    assert_eq!(raw(&survey, 2, "slope"), Some("4.76° ± 0.1°"));
    assert_eq!(raw(&survey, 2, "rise"), None);
    assert_eq!(survey.routes[0].via.len(), 2);
    assert_eq!(survey.waivers[0].item.unwrap().0, 1);
}

/// Two surveys, but for the file that they come from.
fn alike(mut a: Survey, b: &Survey) -> bool {
    a.source = b.source.clone();
    a == *b
}

#[test]
fn what_is_written_reads_back_the_same() {
    let catalog = Catalog::builtin();
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
    let catalog = Catalog::builtin();
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
            let again = only(records("toml", to_toml(&survey, catalog, None)));
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
    let open = to_toml(&survey, Catalog::builtin(), None);
    for secret in ["limb", "张三", "130", "某村", "35.5"] {
        assert!(!open.contains(secret), "{open}");
    }
    let release = release(&[], Audience::Internal);
    let full = to_toml(&survey, Catalog::builtin(), release.permit());
    assert!(alike(only(records("toml", &full)), &survey), "{full}");
    assert!(!format!("{survey:?}").contains("张三"));
}

#[test]
fn encodings_are_told_apart() {
    let text = "site,item,element,field,value,label\nhall,R1,ramp,slope,1:12,北门坡道\n";
    let (gb, ..) = encoding_rs::GB18030.encode(text);
    let wide: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = wide.iter().flat_map(|u| u.to_le_bytes()).collect();
    let big: Vec<u8> = wide.iter().flat_map(|u| u.to_be_bytes()).collect();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.as_bytes()),
        gb.to_vec(),
        little.clone(),
        marked(b"\xff\xfe", &little),
        big.clone(),
        marked(b"\xfe\xff", &big),
    ] {
        let survey = only(records("csv", &bytes));
        assert_eq!(survey.items[0].label.as_deref(), Some("北门坡道"));
        // One byte at a time gives the same: no character is torn apart.
        let slow =
            read(reader("csv").unwrap(), "t", Slow(&bytes), Catalog::builtin(), &ReadOptions::default());
        assert_eq!(
            only(slow),
            Survey { source: SourceRef { file: "t".into(), ..survey.source.clone() }, ..survey }
        );
    }
    let (gb, ..) = encoding_rs::GB18030.encode(RECORD);
    assert!(alike(only(records("toml", gb)), &only(records("toml", RECORD))));
}

/// Gives one byte at a time.
struct Slow<'a>(&'a [u8]);

impl Read for Slow<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = buf.len().min(1).min(self.0.len());
        buf[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

/// Gives `x` a thousand million times, and counts how many were asked for.
struct Endless<'a>(&'a std::cell::Cell<usize>);

impl Read for Endless<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = buf.len().min(1_000_000_000 - self.0.get());
        buf[..n].fill(b'x');
        self.0.set(self.0.get() + n);
        Ok(n)
    }
}

#[test]
fn a_line_without_end_is_not_read_to_its_end() {
    let header = "site,item,element,field,value\nhall,R1,ramp,slope,1:12\n";
    for (format, start, most) in [
        ("csv", header.to_owned(), 8 << 20),
        ("csv", format!("{header}hall,R2,ramp,slope,\""), 8 << 20),
        ("csv", String::new(), 8 << 20),
        ("toml", "schema = 1\nsite = \"".to_owned(), 80 << 20),
        ("jsonl", "{\"schema\":1,\"site\":\"".to_owned(), 32 << 20),
    ] {
        let asked = std::cell::Cell::new(0);
        let input = start.as_bytes().chain(Endless(&asked));
        let whole = SourceRef { file: "t".into(), ..SourceRef::default() };
        let found = for_each(
            reader(format).unwrap(),
            &whole,
            input,
            Catalog::builtin(),
            &ReadOptions::default(),
            10,
            drop,
        );
        assert!(found.iter().any(|d| d.code == Code::FileLineTooLong), "{format}: {}", rendered(&found));
        assert!(asked.get() < most, "{format}: {} bytes were read", asked.get());
    }
}

const RAMPS: &str = "\
OBJECTID;Site;Datum;SLOPE;WIDTH;RAIL;STATUS;X;Y
1;a;1535587200000;6,7;4,0;Yes;Active;-96,8;43,5
2;a;1535587200000;0,0;4,5;No;Active;;
3;b;1535587200000;8,4;;Unknown;Active;;
4;a;1535673600000;8,4;4;;Active;;
5;a;1535587200000;8,4;4;;Removed;;

6;a;;5,0 %;4;;Active;;
";

const RAMPS_MAP: &str = r#"
schema = 1
element = "ramp"
site = { column = "Site" }
id = "OBJECTID"
surveyed = { column = "Datum", format = "epoch_ms" }
delimiter = ";"
decimal_comma = true
skip_rows_where = [{ column = "STATUS", is_not = ["Active"] }]

[[field]]
field = "slope"
column = "SLOPE"
unit = "%"
with = "digital-level"
not_measured = ["0,0"]

[[field]]
field = "clear_width"
column = "WIDTH"
unit = "ft"

[[field]]
field = "handrails_both_sides"
column = "RAIL"
values = { Yes = "yes", No = "no" }
not_measured = ["Unknown"]

[[field]]
field = "rise"
value = "300 mm"
"#;

#[test]
fn a_wide_table_is_read_through_its_mapping() {
    let found = mapped(RAMPS_MAP, RAMPS.as_bytes());
    assert!(found.diagnostics.is_empty(), "{}", rendered(&found.diagnostics));
    let shown: Vec<String> = found
        .surveys
        .iter()
        .map(|s| {
            let items: Vec<String> = (0..s.items.len())
                .map(|i| {
                    let cell = |field| raw(s, i, field).unwrap_or("–");
                    format!(
                        "{} {} {} {} {}",
                        s.items[i].id,
                        cell("slope"),
                        cell("clear_width"),
                        cell("handrails_both_sides"),
                        cell("rise")
                    )
                })
                .collect();
            format!("{} {:?}: {}", s.site.id, s.surveyed, items.join(" | "))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "a Some(2018-08-30): 1 6,7 4,0 Yes 300 mm | 2 – 4,5 No 300 mm",
            "b Some(2018-08-30): 3 8,4 – – 300 mm",
            "a Some(2018-08-31): 4 8,4 4 – 300 mm",
            "a None: 6 5,0 % 4 – 300 mm",
        ]
    );
    let (at, _) = Catalog::builtin().element(found.surveys[0].items[0].element).field("clear_width").unwrap();
    let width = found.surveys[0].items[0].readings.get(at).unwrap();
    assert_eq!(
        width.value,
        Value::Quantity(quantity::parse("4 ft", Kind::Length, &ParseOptions::default()).unwrap().quantity)
    );
}

#[test]
fn parts_make_up_the_whole() {
    let mapping = Mapping::read(&Source::new("m", RAMPS_MAP), Catalog::builtin()).unwrap();
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    let wide = reader("csv-wide").unwrap();
    let whole = read(wide, "t", RAMPS.as_bytes(), Catalog::builtin(), &options);
    for rows in 1..8 {
        let mut items = Vec::new();
        let source = SourceRef { file: "t".into(), ..SourceRef::default() };
        let found = for_each(wide, &source, RAMPS.as_bytes(), Catalog::builtin(), &options, rows, |part| {
            assert!(part.items.len() <= rows);
            items.extend(part.items.into_iter().map(|i| (part.site.id.clone(), part.surveyed, i)));
        });
        assert_eq!(found, whole.diagnostics);
        let all = whole
            .surveys
            .iter()
            .flat_map(|s| s.items.iter().map(|i| (s.site.id.clone(), s.surveyed, i.clone())));
        let mut all: Vec<_> = all.collect();
        all.sort_by(|a, b| a.2.id.cmp(&b.2.id));
        items.sort_by(|a, b| a.2.id.cmp(&b.2.id));
        assert_eq!(items, all);
    }
}

#[test]
fn the_long_form_is_parted_as_its_header_is() {
    for separator in [",", ";", "\t"] {
        let text = "site,item,element,field,value,unit,with,note\nhall,R1,ramp,slope,8.4,%,digital-level,a\n\
                    hall,R1,ramp,rise,300,mm,,\nhall,R1,ramp,clear_width,,mm,,\n"
            .replace(',', separator);
        let survey = only(records("csv", text));
        assert_eq!(raw(&survey, 0, "slope"), Some("8.4 %"));
        assert_eq!(raw(&survey, 0, "rise"), Some("300 mm"));
        assert_eq!(raw(&survey, 0, "clear_width"), None);
    }
}

#[test]
fn a_refused_reading_is_kept_and_is_no_reading() {
    let found = records(
        "toml",
        "schema = 1\nsite = \"s\"\n[[item]]\nid = \"R\"\nelement = \"ramp\"\nmeasured.slope = \"200 %\"\nmeasured.rise = \"3 cm\"\n",
    );
    assert_eq!(codes(&found), ["survey-impossible"]);
    let item = &found.surveys[0].items[0];
    let (slope, _) = Catalog::builtin().element(item.element).field("slope").unwrap();
    assert_eq!(item.readings.get(slope), None);
    assert_eq!(item.readings.refused(slope), Some("200 %"));
    assert_eq!(raw(&found.surveys[0], 0, "rise"), Some("3 cm"));
}

#[test]
fn decimal_commas_are_read_when_told() {
    let text = |told: &str| {
        format!(
            "schema = 1\nsite = \"s\"\n{told}\n[[item]]\nid = \"R\"\nelement = \"ramp\"\nmeasured.slope = \"8,4 %\"\n"
        )
    };
    assert_eq!(codes(&records("toml", text(""))), ["survey-ambiguous"]);
    let survey = only(records("toml", text("decimal_comma = true")));
    let again = only(records("toml", to_toml(&survey, Catalog::builtin(), None)));
    assert_eq!(
        again.items[0].readings.iter().next().unwrap().1.value,
        survey.items[0].readings.iter().next().unwrap().1.value
    );
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
    let written: serde_json::Value =
        serde_json::from_str(&to_json(&survey, Catalog::builtin(), None)).unwrap();
    assert!(judge.is_valid(&written));
}

/// Every key of the schema is read: none of them is reported as unknown.
#[test]
fn every_key_of_the_schema_is_known() {
    let release = release(&[], Audience::Internal);
    let _ = release.permit();
    let found = records(
        "toml",
        "schema = 1\nsite = \"s\"\nx = 1\n[resident]\nx = 1\n[[item]]\nx = 1\nid = \"a\"\nelement = \"ramp\"\nmeasured.slope = { x = 1, value = \"1:12\" }\n[[route]]\nx = 1\nto = \"t\"\nvia = [\"a\"]\n[[waiver]]\nx = 1\nrule = \"gb55019-ramp-slope\"\nreason = \"r\"\nby = \"b\"\nuntil = 2030-01-01\n",
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

proptest! {
    #[test]
    fn no_input_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200), format in 0..READERS.len()) {
        let _ = read(&READERS[format], "t", bytes.as_slice(), Catalog::builtin(), &ReadOptions::default());
    }

    #[test]
    fn no_damage_panics(at in 0..RECORD.len(), byte in any::<u8>(), cut in any::<bool>()) {
        let json = to_json(&records("toml", RECORD).surveys[0], Catalog::builtin(), None);
        for (format, text) in [("toml", RECORD), ("json", json.as_str()), ("csv", RAMPS)] {
            let mut bytes = text.as_bytes().to_vec();
            let at = at % bytes.len();
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            let found = records(format, &bytes);
            for diagnostic in &found.diagnostics {
                prop_assert!(!diagnostic.render(Lang::Zh, false).is_empty());
            }
        }
    }
}
