//! Survey records: what is read, what is refused, and the exact words about it.
//!
//! They are read against a small catalogue of their own, so that a new element or rule of the shipped
//! checklists changes no word here.

#![expect(clippy::unwrap_used, reason = "tests")]

mod bad;
mod laws;
mod samples;
mod stream;
mod tables;
mod writing;

use std::sync::OnceLock;

use tantu::checklist::{Catalog, CatalogFile};
use tantu::diag::{Diagnostic, Source};
use tantu::lang::Lang;
use tantu::survey::{Mapping, ReadOptions, Records, Survey, read, reader, to_toml};

/// A catalogue of two elements and one rule.
fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    let files = [
        ("elements/door.toml", include_str!("catalog/door.toml")),
        ("elements/ramp.toml", include_str!("catalog/ramp.toml")),
        ("instruments.toml", include_str!("catalog/instruments.toml")),
        ("limitations.toml", include_str!("catalog/limitations.toml")),
        ("measures/ramp.toml", include_str!("catalog/measures.toml")),
        ("profiles/hall.toml", include_str!("catalog/profile.toml")),
        ("rules/test/ramp.toml", include_str!("catalog/rules.toml")),
        ("scoring.toml", include_str!("../../checklists/scoring.toml")),
        ("standards.toml", include_str!("catalog/standards.toml")),
    ];
    CATALOG.get_or_init(|| {
        let files =
            files.map(|(path, text)| CatalogFile { path: path.into(), source: Source::new(path, text) });
        Catalog::from_files(files.into()).unwrap_or_else(|e| panic!("{}", rendered(&e.0)))
    })
}

#[track_caller]
fn records(format: &str, text: impl AsRef<[u8]>) -> Records {
    read(reader(format).unwrap(), "test", text.as_ref(), catalog(), &ReadOptions::default())
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
rule = "test-ramp-slope"
item = "R1"
reason = "文物保护建筑"
by = "县残联"
until = 2027-01-01
"#;

fn mapped(mapping: &str, table: &[u8]) -> Records {
    let mapping = Mapping::read(&Source::new("mapping.toml", mapping), catalog())
        .unwrap_or_else(|d| panic!("{}", rendered(&d)));
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    read(reader("csv-wide").unwrap(), "table.csv", table, catalog(), &options)
}

#[track_caller]
fn only(records: Records) -> Survey {
    assert!(records.diagnostics.is_empty(), "{}", rendered(&records.diagnostics));
    let [survey] = <[Survey; 1]>::try_from(records.surveys).unwrap();
    survey
}

fn raw<'a>(survey: &'a Survey, item: usize, field: &str) -> Option<&'a str> {
    let item = &survey.items[item];
    let (at, _) = catalog().element(item.element).field(field).unwrap();
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

#[test]
fn a_refused_reading_is_kept_and_is_no_reading() {
    let found = records(
        "toml",
        "schema = 1\nsite = \"s\"\n[[item]]\nid = \"R\"\nelement = \"ramp\"\nmeasured.slope = \"200 %\"\nmeasured.rise = \"3 cm\"\n",
    );
    assert_eq!(codes(&found), ["survey-impossible"]);
    let item = &found.surveys[0].items[0];
    let (slope, _) = catalog().element(item.element).field("slope").unwrap();
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
    let again = only(records("toml", to_toml(&survey, catalog(), None)));
    assert_eq!(
        again.items[0].readings.iter().next().unwrap().1.value,
        survey.items[0].readings.iter().next().unwrap().1.value
    );
}

/// Two surveys, but for the file that they come from.
fn alike(mut a: Survey, b: &Survey) -> bool {
    a.source = b.source.clone();
    a == *b
}
