//! Small assessments built in code, with every kind of trouble that a text can make.

use std::sync::{Arc, OnceLock};

use jiff::civil::date;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, CatalogFile, Checklist};
use tantu::diag::Source;
use tantu::finding::AuditOptions;
use tantu::lang::Lang;
use tantu::survey::{
    Item, ItemIx, ItemMore, Personal, Position, ReadingMore, Resident, Route, Survey, Waiver, read_value,
};

/// Returns a small catalogue, so that a change of the shipped checklists changes no word of a snapshot.
pub(crate) fn catalog() -> &'static Arc<Catalog> {
    static CATALOG: OnceLock<Arc<Catalog>> = OnceLock::new();
    let files = [
        ("elements/door.toml", include_str!("catalog/door.toml")),
        ("elements/handrail.toml", include_str!("catalog/handrail.toml")),
        ("elements/home-gate.toml", include_str!("catalog/home.toml")),
        ("elements/ramp.toml", include_str!("catalog/ramp.toml")),
        ("elements/tactile-paving.toml", include_str!("catalog/paving.toml")),
        ("instruments.toml", include_str!("catalog/instruments.toml")),
        ("limitations.toml", include_str!("catalog/limitations.toml")),
        ("measures/all.toml", include_str!("catalog/measures.toml")),
        ("profiles/hall.toml", include_str!("catalog/hall.toml")),
        ("profiles/household.toml", include_str!("catalog/household.toml")),
        ("rules/test-2020/door.toml", include_str!("catalog/rules-door.toml")),
        ("rules/test-2020/handrail.toml", include_str!("catalog/rules-handrail.toml")),
        ("rules/test-2020/ramp.toml", include_str!("catalog/rules-ramp.toml")),
        ("rules/test-2020/tactile-paving.toml", include_str!("catalog/rules-paving.toml")),
        ("rules/test-home/home-gate.toml", include_str!("catalog/rules-home.toml")),
        ("scoring.toml", include_str!("../../checklists/scoring.toml")),
        ("standards.toml", include_str!("catalog/standards.toml")),
    ];
    CATALOG.get_or_init(|| {
        let files =
            files.map(|(path, text)| CatalogFile { path: path.into(), source: Source::new(path, text) });
        Arc::new(Catalog::from_files(files.into()).unwrap_or_else(|e| {
            let told: Vec<String> = e.0.iter().map(|d| d.render(Lang::En, false)).collect();
            panic!("{}", told.join("\n"))
        }))
    })
}

fn checklist(profile: &str) -> Arc<Checklist> {
    catalog().checklist(profile).expect("it is in the catalogue")
}

/// Returns an item with readings as an inspector types them.
pub(crate) fn item(id: &str, element: &str, readings: &[(&str, &str)]) -> Item {
    let catalog = catalog();
    let element = catalog.find_element(element).expect("it is in the catalogue");
    let mut item = Item::new(id, element);
    for (field, text) in readings {
        let (at, field) = catalog.element(element).field(field).expect("it is in the catalogue");
        let (value, uncertainty) = read_value(field, text, false).expect("it reads");
        let more =
            uncertainty.map(|u| Box::new(ReadingMore { uncertainty: Some(u), ..ReadingMore::default() }));
        item.readings.set(at, value, text, more);
    }
    item
}

fn at(lon: f64, lat: f64) -> ItemMore {
    ItemMore { position: Some(Position { lon, lat }), ..ItemMore::default() }
}

fn waiver(rule: &str, item: Option<u32>, until: jiff::civil::Date) -> Waiver {
    Waiver {
        rule: rule.parse().expect("an id"),
        item: item.map(ItemIx),
        reason: "文物保护建筑，\"不得\"改动".to_owned(),
        by: "@city-office".to_owned(),
        until,
    }
}

/// A library with failures, doubts, gaps, a waiver in force, one past its date, and ugly names.
pub(crate) fn library() -> Assessment {
    let mut survey = Survey::new("library-1");
    survey.site.label = String::from("=HYPERLINK(\"x\") 北门图书馆");
    survey.site.position = Some(Position { lon: 103.210_123_456_789, lat: 35.6 });
    survey.site.area = Some("622901".to_owned());
    survey.surveyed = Some(date(2026, 5, 4));
    survey.inspector = Some("I-07".to_owned());
    survey.source.file = "library.toml".into();
    survey.source.sha256 = "ab".repeat(32).into();
    let mut ramp = item(
        "R1",
        "ramp",
        &[("slope", "1:8"), ("clear_width", "1202 mm ± 5 mm"), ("rise", "450 mm"), ("handrails", "no")],
    );
    ramp.label = Some("+cmd|' /C calc'!A0, 北门 <b>ramp</b>".to_owned());
    ramp.more = Some(Box::new(at(103.210_2, 35.600_1)));
    let mut rail = item("R1/H,1", "handrail", &[("height", "700 mm")]);
    rail.parent = Some(ItemIx(0));
    let mut door = item("D1", "door", &[("clear_width", "760 mm")]);
    door.label = Some("门\u{1b}[31m|\n二号\u{202e}".to_owned());
    let paving = item("T1", "tactile-paving", &[("unobstructed", "no")]);
    survey.items = vec![ramp, rail, door, paving];
    survey.routes = vec![
        Route { to: "办事窗口".to_owned(), via: vec![ItemIx(0), ItemIx(2)], groups: <_>::default() },
        Route { to: "toilet".to_owned(), via: vec![ItemIx(2)], groups: <_>::default() },
    ];
    survey.waivers = vec![
        waiver("test-paving-clear", Some(3), date(2027, 1, 1)),
        waiver("test-ramp-slope", None, date(2025, 1, 1)),
    ];
    assess(&checklist("hall"), survey, AuditOptions::default())
}

/// A branch that nobody located, with one item.
pub(crate) fn branch() -> Assessment {
    let mut survey = Survey::new("branch-2");
    survey.surveyed = Some(date(2026, 5, 5));
    survey.items = vec![item("D1", "door", &[("clear_width", "1.10 m")])];
    assess(&checklist("hall"), survey, AuditOptions::default())
}

/// What no public output may hold of [`home`].
pub(crate) const SECRETS: &[&str] = &[
    "home-secret-77",
    "隐名家庭",
    "104.98",
    "36.123",
    "G-99",
    "某某某",
    "13800000000",
    "home-gate-x",
    "secret.toml",
];

/// A home, with everything about it that must stay in.
pub(crate) fn home() -> Assessment {
    let mut survey = Survey::new("home-secret-77");
    survey.site.label = String::from("隐名家庭");
    survey.site.position = Some(Position { lon: 104.987_654_3, lat: 36.123_456 });
    survey.source.file = "secret.toml".into();
    let mut resident = Resident::with_limitations(vec!["wheelchair".parse().expect("an id")]);
    resident.name = Personal::new(Some("某某某".to_owned()));
    resident.phone = Personal::new(Some("13800000000".to_owned()));
    survey.resident = Some(resident);
    let mut gate = item("G-99", "home-gate", &[("threshold", "180 mm")]);
    gate.label = Some("home-gate-x".to_owned());
    gate.more = Some(Box::new(at(104.987_654, 36.123_4)));
    survey.items = vec![gate];
    assess(&checklist("household"), survey, AuditOptions::default())
}

/// Returns as many homes as asked, each like one, with an id and a certificate of its own.
pub(crate) fn apart(one: &Assessment, homes: usize) -> Vec<Assessment> {
    let make = |number: usize| {
        let mut home = one.clone();
        home.survey.site.id = format!("{}-{number}", one.survey.site.id);
        if let Some(resident) = &mut home.survey.resident {
            resident.certificate = Personal::new(Some(format!("CERT-{number}")));
        }
        home
    };
    (0..homes).map(make).collect()
}
