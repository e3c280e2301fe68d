//! Roll-ups by area: the rows are a partition, whatever the level, and homes stay hidden.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tantu::area::{AdminCode, Area, AreaId, Boundaries, Level};
use tantu::assessment::{Assessment, assess};
use tantu::export::Settings;
use tantu::finding::AuditOptions;
use tantu::lang::Lang;
use tantu::privacy::{Audience, release};
use tantu::report::areas::{COLUMNS, csv, human, json};
use tantu::rollup::{Measures, Rollup, rollup};
use tantu::survey::{Position, Resident};

use crate::common::built::catalog;
use crate::common::{ItemDraw, everything, item, public_survey};

/// A site of drawn items in one of a few villages, townships, counties, or nowhere.
#[derive(Debug, Clone)]
pub(crate) struct Draw {
    area: Option<String>,
    pub(crate) home: bool,
    items: Vec<ItemDraw>,
}

pub(crate) fn draws(homes: f64) -> impl Strategy<Value = Vec<Draw>> {
    let digits =
        (1..4u32, 0..3u32, 0..3u32, prop::bool::weighted(0.9)).prop_map(|(county, town, village, known)| {
            let text = match (town, village) {
                (0, _) => format!("62290{county}"),
                (town, 0) => format!("62290{county}{town:03}"),
                (town, village) => format!("62290{county}{town:03}{village:03}"),
            };
            known.then_some(text)
        });
    let one = (digits, prop::bool::weighted(homes), prop::collection::vec(item(), 0..4));
    prop::collection::vec(one.prop_map(|(area, home, items)| Draw { area, home, items }), 0..30)
}

pub(crate) fn assessed(draws: &[Draw]) -> Vec<Assessment> {
    let checklist = everything(catalog());
    let make = |(at, draw): (usize, &Draw)| {
        let mut found = public_survey(catalog(), &draw.items);
        found.site.id = format!("s{at}");
        found.site.area.clone_from(&draw.area);
        found.resident = draw.home.then(|| Resident::with_limitations(Vec::new()));
        assess(&checklist, found, AuditOptions::default())
    };
    draws.iter().enumerate().map(make).collect()
}

fn merged<'a>(rows: impl Iterator<Item = &'a Measures>) -> Measures {
    rows.fold(Measures::default(), |mut sum, row| {
        sum.merge(row);
        sum
    })
}

fn of(assessments: &[Assessment], level: Option<Level>) -> Rollup {
    rollup(&release(assessments, Audience::Public), &Boundaries::default(), level)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_rows_of_every_level_add_up_to_the_whole(draws in draws(0.0)) {
        let assessments = assessed(&draws);
        let whole = merged(assessments.iter().map(|a| {
            let mut one = Measures::default();
            one.add(a);
            one
        }).collect::<Vec<_>>().iter());
        for level in [None, Some(Level::Prefecture), Some(Level::County), Some(Level::Township), Some(Level::Village)] {
            let found = of(&assessments, level);
            prop_assert_eq!(&merged(found.rows.iter().map(|r| &r.measures)), &whole);
            prop_assert_eq!(&found.total, &whole);
            prop_assert_eq!(found.total.sites, draws.len() as u64);
        }
    }

    #[test]
    fn a_county_is_its_townships_and_what_is_known_no_finer(draws in draws(0.0)) {
        let assessments = assessed(&draws);
        let (counties, townships) = (of(&assessments, Some(Level::County)), of(&assessments, Some(Level::Township)));
        for row in &counties.rows {
            let inside = |id: &Option<AreaId>| match (id, &row.area) {
                (Some(AreaId::Admin(part)), Some(AreaId::Admin(county))) => county.contains(*part),
                (part, whole) => part == whole,
            };
            let parts = townships.rows.iter().filter(|r| inside(&r.area)).map(|r| &r.measures);
            prop_assert_eq!(&merged(parts), &row.measures);
        }
    }

    #[test]
    fn the_score_of_an_area_lies_within_its_range(draws in draws(0.0)) {
        for row in &of(&assessed(&draws), Some(Level::County)).rows {
            let score = row.measures.score(catalog());
            prop_assert!(score.low <= score.high && score.tested <= 1.0 + 1e-9);
            if let Some(middle) = score.score {
                prop_assert!(score.low <= middle + 1e-9 && middle <= score.high + 1e-9);
            }
        }
    }
}

fn square(id: &str, west: f64) -> Area {
    let ring = vec![[west, 35.5], [west + 0.5, 35.5], [west + 0.5, 36.0], [west, 36.0], [west, 35.5]];
    Area::new(AreaId::from(id), Some(format!("{id}乡")), vec![vec![ring]])
}

/// Two sites and six homes in two townships of one county, a third township that nobody visited.
fn example() -> (Vec<Assessment>, Boundaries) {
    let checklist = catalog().checklist("hall").expect("it is in the catalogue");
    let mut assessments = Vec::new();
    for (at, (lon, slope)) in [(103.1, "1:12"), (103.6, "1:8")].into_iter().enumerate() {
        let mut survey = tantu::survey::Survey::new(format!("s{at}"));
        survey.site.position = Some(Position { lon, lat: 35.7 });
        survey.items.push(crate::common::built::item("R", "ramp", &[("slope", slope)]));
        assessments.push(assess(&checklist, survey, AuditOptions::default()));
    }
    for at in 0..6 {
        let mut survey = tantu::survey::Survey::new(format!("secret-{at}"));
        survey.site.position = Some(Position { lon: 103.123_456_7, lat: 35.7 });
        survey.site.area = Some("622901001".to_owned());
        survey.resident = Some(Resident::with_limitations(Vec::new()));
        assessments.push(assess(&checklist, survey, AuditOptions::default()));
    }
    (
        assessments,
        Boundaries::new(vec![
            square("622901001", 103.0),
            square("622901002", 103.5),
            square("622901003", 104.0),
        ]),
    )
}

#[test]
fn roll_ups_read_well_in_both_languages() {
    let (assessments, boundaries) = example();
    let found = rollup(&release(&assessments, Audience::Public), &boundaries, Some(Level::Township));
    let text = Lang::ALL.map(|lang| human(&found, false, Some(Level::Township), lang)).join("\n");
    insta::assert_snapshot!(text);
    let mut table = Vec::new();
    csv(&found, false, &mut table).expect("it is written");
    let table = String::from_utf8(table).expect("UTF-8");
    assert!(table.lines().all(|l| l.split(',').count() == COLUMNS.len()), "{table}");
    assert!(!table.contains("secret") && !table.contains("123456"));
}

#[test]
fn a_home_is_in_no_public_roll_up_and_its_position_is_in_none() {
    let (assessments, boundaries) = example();
    for audience in [Audience::Public, Audience::Internal] {
        let found = rollup(&release(&assessments, audience), &boundaries, Some(Level::Township));
        let internal = audience == Audience::Internal;
        let mut text = Vec::new();
        json(&found, internal, &Settings::default(), &mut text).expect("it is written");
        tantu::map::areas::geojson(&found, &boundaries, internal, &Settings::default(), &mut text)
            .expect("written");
        let text = String::from_utf8(text).expect("UTF-8");
        assert!(!text.contains("secret") && !text.contains("103.1234"));
        assert_eq!(found.total.sites, if internal { 8 } else { 2 });
        assert_eq!(text.contains("\"internal\": true"), internal);
    }
}

#[test]
fn a_map_of_counties_is_dissolved_from_townships_and_wound_as_rfc_7946_asks() {
    let (assessments, boundaries) = example();
    let found = rollup(&release(&assessments, Audience::Public), &boundaries, Some(Level::County));
    let mut text = Vec::new();
    tantu::map::areas::geojson(&found, &boundaries, false, &Settings::default(), &mut text).expect("written");
    let map: serde_json::Value = serde_json::from_slice(&text).expect("JSON");
    let feature = &map["features"][0];
    assert_eq!(feature["properties"]["area"], "622901");
    assert_eq!(feature["properties"]["sites"], 2);
    let polygons = feature["geometry"]["coordinates"].as_array().expect("polygons");
    assert_eq!(polygons.len(), 1, "{feature}");
    let ring: Vec<[f64; 2]> = serde_json::from_value(polygons[0][0].clone()).expect("a ring");
    let twice: f64 = ring.windows(2).map(|p| p[0][0] * p[1][1] - p[1][0] * p[0][1]).sum();
    assert!((twice / 2.0 - 0.75).abs() < 1e-9, "against the clock, and all three: {twice}");
}

#[test]
fn villages_without_an_outline_roll_up_by_their_code() {
    let checklist = everything(catalog());
    let mut survey = tantu::survey::Survey::new("s");
    survey.site.area = Some("622901001003".to_owned());
    let assessments = vec![assess(&checklist, survey, AuditOptions::default())];
    let mut boundaries = Boundaries::default();
    let code = |text: &str| text.parse::<AdminCode>().expect(text);
    boundaries
        .name_codes([(code("622901001003"), "新华社区".to_owned()), (code("622901"), "临夏市".to_owned())]);
    let names: BTreeMap<Level, String> = [Level::County, Level::Village]
        .into_iter()
        .map(|level| {
            let found = rollup(&release(&assessments, Audience::Public), &boundaries, Some(level));
            (level, found.rows[0].name.clone().expect("a name"))
        })
        .collect();
    assert_eq!(names[&Level::County], "临夏市");
    assert_eq!(names[&Level::Village], "新华社区");
}

/// Three ramps of one town, two in the first township and one in the second, one that nobody located, and one far away.
#[test]
fn the_items_of_a_town_count_where_they_lie() {
    let (_, boundaries) = example();
    let checklist = catalog().checklist("hall").expect("it is in the catalogue");
    let mut survey = tantu::survey::Survey::new("town");
    for (at, lon) in [Some(103.1), Some(103.2), Some(103.7), None, Some(90.0)].into_iter().enumerate() {
        let mut item = crate::common::built::item(&format!("R{at}"), "ramp", &[("slope", "1:8")]);
        let position = lon.map(|lon| Position { lon, lat: 35.7 });
        item.more = Some(Box::new(tantu::survey::ItemMore { position, ..Default::default() }));
        survey.items.push(item);
    }
    let assessments = vec![assess(&checklist, survey, AuditOptions::default())];
    let mut whole = Measures::default();
    whole.add(&assessments[0]);
    let found = rollup(&release(&assessments, Audience::Public), &boundaries, None);
    assert_eq!(found.total, whole);
    let rows: Vec<(u64, u64)> = found.rows.iter().map(|r| (r.measures.sites, r.measures.items)).collect();
    assert_eq!(rows, [(1, 3), (0, 1), (0, 0), (0, 1)]);
    assert!(found.rows[1].measures.barriers.values().sum::<u64>() > 0);
}
