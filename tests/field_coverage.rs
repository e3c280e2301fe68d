//! Real data: where Cambridge's compliant ramps are near, by block and neighbourhood, what nobody knows of its
//! libraries, and Washington's blocks as weights. docs/case-studies.md holds what is found.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::Value as Json;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, Group, GroupSet};
use tantu::coverage::{
    Columns, Demand, Facility, Question, demand_reader_for_extension, percent_bounds, reach,
};
use tantu::diag::Source;
use tantu::finding::AuditOptions;
use tantu::survey::{Mapping, Position, ReadOptions, read, reader_of};

use crate::cli::tantu;
use crate::field::{block, data, root};

const MAPPING: &str = "samples/mappings/cambridge-pedestrian-ramps.mapping.toml";
const LANDMARKS: &str = "samples/mappings/cambridge-landmarks.mapping.toml";
const TAILOR: &str = "samples/mappings/cambridge-width-and-lip.tailor.toml";

/// The ramps of Cambridge, judged by width and lip alone.
pub(crate) fn ramps(data: &Path) -> Vec<Assessment> {
    let source = |name: &str| Source::new(name, fs::read_to_string(root().join(name)).expect("it ships"));
    let catalog = Arc::new(Catalog::builtin().tailored(&source(TAILOR)).expect("the tailoring is in order"));
    let mapping = Mapping::read(&source(MAPPING), &catalog).expect("the mapping is in order");
    let table = "cambridge_city/cambridge_pedestrian_ramps.csv";
    let bytes = fs::read(data.join(table)).expect("the table is there");
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    let format = reader_of(table, true).expect("CSV is read");
    let found = read(format, table, &mut bytes.as_slice(), &catalog, &options);
    let checklist = catalog.checklist("ada-public-right-of-way").expect("it ships");
    found.surveys.into_iter().map(|s| assess(&checklist, s, AuditOptions::default())).collect()
}

fn table(args: &[&str]) -> Vec<BTreeMap<String, String>> {
    let run = tantu(&[args, &["--format", "csv", "--lang", "en"]].concat()).ends(0);
    let mut rows = csv::Reader::from_reader(run.stdout.trim_start_matches('\u{feff}').as_bytes());
    rows.deserialize().map(|row| row.expect("a row")).collect()
}

fn percent(share: &str) -> String {
    share.parse::<f64>().map_or_else(|_| "–".to_owned(), |share| format!("{:.0} %", share * 100.0))
}

/// Bounds as they are printed: rounded outwards.
fn bounds(row: &BTreeMap<String, String>, low: &str, high: &str) -> String {
    let share = |key: &str| row[key].parse::<f64>().ok();
    share(low).zip(share(high)).map_or_else(
        || "–".to_owned(),
        |bounds| {
            let (low, high) = percent_bounds(bounds);
            format!("{low}–{high} %")
        },
    )
}

/// A number as people read it: a fraction to a tenth.
fn figure(text: &str) -> String {
    let text = text.parse::<f64>().map_or_else(|_| text.to_owned(), |number| format!("{number:.1}"));
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn metres(text: &str) -> String {
    match text.strip_suffix("000") {
        Some(kilometres) => format!("{kilometres} km"),
        None => format!("{text} m"),
    }
}

/// One line a distance: what is covered, unknown, not covered.
fn reached(question: &str, rows: &[BTreeMap<String, String>]) -> String {
    let mut out = String::new();
    for row in rows.iter().filter(|r| r["area"] == "all") {
        let _ = writeln!(
            out,
            "| {question} | {} | {} | {} | {} | {} |",
            metres(&row["within"]),
            figure(&row["covered"]),
            figure(&row["unknown"]),
            figure(&row["not_covered"]),
            bounds(row, "low", "high"),
        );
    }
    out
}

#[test]
#[ignore = "needs the tables of the cities, see docs/case-studies.md"]
#[expect(clippy::too_many_lines, reason = "one page, block by block")]
fn cambridge_shows_what_can_be_reached_and_how_sure_that_is() {
    let Some(data) = data() else { return };
    let city = data.join("cambridge_city");
    let file = |name: &str| city.join(name).to_str().expect("UTF-8").to_owned();
    let (ramps, blocks) = (file("cambridge_pedestrian_ramps.csv"), file("DEMOGRAPHICS_Blocks2020.geojson"));
    let hoods = file("BOUNDARY_CDDNeighborhoods.geojson");
    let judged = [ramps.as_str(), "--mapping", MAPPING];
    let narrow = [&judged[..], &["--tailor", TAILOR]].concat();
    let asked = ["--demand", &blocks, "--demand-is-public", "--group", "wheelchair"];
    let ramp = [&asked[..], &["--element", "kerb-ramp", "--within", "50m,100m"]].concat();

    let mut out = "| a ramp that … | within | covered | unknown | not covered | share of blocks |\n\
                   |---|---:|---:|---:|---:|---:|\n"
        .to_owned();
    let whole = table(&[&["coverage"][..], &judged, &ramp].concat());
    assert!(
        whole.iter().all(|r| r["covered"] == "0.0"),
        "no slope was measured, so no ramp is known to serve"
    );
    out += &reached("keeps all of ADA 2010 and PROWAG", &whole);
    out += &reached("is wide enough, with a low lip", &table(&[&["coverage"][..], &narrow, &ramp].concat()));

    let run =
        tantu(&[&["coverage"][..], &narrow, &ramp, &["--format", "json", "--lang", "en"]].concat()).ends(0);
    let answer: Json = serde_json::from_str(&run.stdout).expect("JSON");
    let repairs = answer["repairs"].as_array().expect("repairs");
    let near = repairs.iter().filter(|r| r["within"] == 100 && r["low"].as_f64() >= Some(0.1)).count();
    let all = repairs.iter().filter(|r| r["within"] == 100).count();
    let _ = writeln!(
        out,
        "\n{all} ramps fail and have land of a block within 100 m that is not covered; mending any of {near} of them surely brings at least a tenth of a block.\n"
    );

    // All or nothing by a point is another question, with another answer.
    let by_point = [&narrow[..], &ramp, &["--demand-polygons", "point"]].concat();
    out += "| the same, each block by a point inside it | within | covered | unknown | not covered | share of blocks |\n\
            |---|---:|---:|---:|---:|---:|\n";
    out += &reached("is wide enough, with a low lip", &table(&[&["coverage"][..], &by_point].concat()));
    out += "\n";
    let by_hood = table(&[&["coverage"][..], &narrow, &ramp, &["--boundaries", &hoods]].concat());
    let by_hood: BTreeMap<&str, &BTreeMap<String, String>> =
        by_hood.iter().filter(|r| r["within"] == "100").map(|r| (r["area"].as_str(), r)).collect();

    let areas = table(&[&["area", "rollup"][..], &narrow, &["--boundaries", &hoods]].concat());
    out += "| neighbourhood | ramps | score | range | tested | ramps that fail | blocks | of them within 100 m | land within 100 m |\n\
            |---|---:|---:|---:|---:|---:|---:|---:|---:|\n";
    let (mut items, mut blocks_in) = (0, 0);
    for row in areas.iter().filter(|r| r["items"] != "0") {
        let code = if row["area"].is_empty() { "-" } else { &row["area"] };
        let covered = by_hood.get(code);
        let of = |key: &str| covered.map_or_else(|| "–".to_owned(), |c| figure(&c[key]));
        let range = |low: &str, high: &str| covered.map_or_else(|| "–".to_owned(), |c| bounds(c, low, high));
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            if row["name"].is_empty() { "in none of them" } else { &row["name"] },
            row["items"],
            percent(&row["score"]),
            bounds(row, "score_low", "score_high"),
            percent(&row["tested"]),
            row["barriers_critical"],
            of("places"),
            range("low", "high"),
            range("land_low", "land_high"),
        );
        items += row["items"].parse::<u32>().expect("a count");
        blocks_in += of("places").parse::<u32>().unwrap_or(0);
    }
    assert_eq!(items, 3966, "the neighbourhoods and what lies in none are the whole");
    assert_eq!(blocks_in, 1044, "every block is in one of them or in none");
    block("cambridge-coverage", &out);

    let mut out = "| needed by | a ramp wide enough, with a low lip, within | covered | unknown | not covered | share |\n\
                   |---|---:|---:|---:|---:|---:|\n"
        .to_owned();
    for (who, layer) in [
        ("23 homes and centres of elderly people", "LANDMARK_ElderlyFacilities.geojson"),
        ("18 public schools", "LANDMARK_PublicSchools.geojson"),
    ] {
        let demand = file(layer);
        let asked = [
            "--demand",
            &demand,
            "--demand-is-public",
            "--group",
            "wheelchair",
            "--element",
            "kerb-ramp",
            "--within",
            "50m,100m",
        ];
        out += &reached(who, &table(&[&["coverage"][..], &narrow, &asked].concat()));
    }
    block("cambridge-facilities", &out);

    let mut out = "| a place that … | within | covered | unknown | not covered | share of blocks |\n\
                   |---|---:|---:|---:|---:|---:|\n"
        .to_owned();
    for (what, layer) in [
        ("is an accessible library", "LANDMARK_PublicLibraries.geojson"),
        ("is an accessible school", "LANDMARK_PublicSchools.geojson"),
    ] {
        let places = file(layer);
        let rows = table(
            &[&["coverage", &places, "--mapping", LANDMARKS][..], &asked, &["--within", "500m,1km"]].concat(),
        );
        assert!(rows.iter().all(|r| r["covered"] == "0.0"), "nobody inspected them: unknown, and no pass");
        out += &reached(what, &rows);
    }
    block("cambridge-libraries", &out);
}

fn washington(table: &str) -> Demand {
    let columns = Columns {
        people: Some("resident_workers_2021".to_owned()),
        area: Some("tract".to_owned()),
        ..Columns::default()
    };
    let reader = demand_reader_for_extension("csv").expect("it is read");
    let (demand, said) =
        reader.read(&"dc".into(), table.to_owned().into_bytes().into(), &columns).expect("demand");
    assert!(said.is_empty(), "{said:?}");
    demand
}

#[test]
#[ignore = "needs the tables of the cities, see docs/case-studies.md"]
fn washingtons_blocks_are_weighed() {
    let Some(data) = data() else { return };
    let text = fs::read_to_string(data.join("dc_blocks_resident_workers/dc_blocks_2020_lodes2021.csv"))
        .expect("the table");
    // The tract is the first eleven digits of a block; workers sum to what the column says.
    let (mut tracts, mut double) = (String::new(), String::new());
    let (mut workers, mut jobs) = (0u64, Vec::new());
    for (at, line) in text.lines().enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        let tract = if at == 0 { "tract" } else { &cells[0][..11] };
        let _ = writeln!(tracts, "{line},{tract}");
        if at == 0 {
            let _ = writeln!(double, "{line},{tract}");
            continue;
        }
        let number = |at: usize| cells[at].parse::<u64>().expect("a number");
        workers += number(5);
        let _ = writeln!(
            double,
            "{},{},{},{},{},{},{},{tract}",
            cells[0],
            cells[1],
            cells[2],
            cells[3],
            cells[4],
            2 * number(5),
            cells[6]
        );
        jobs.push((
            number(6),
            cells[2].parse::<f64>().expect("a degree"),
            cells[1].parse::<f64>().expect("a degree"),
        ));
    }
    // The hundred blocks with most jobs stand for services.
    jobs.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)));
    let facility = |(_, lon, lat): &(u64, f64, f64)| Facility {
        assessment: 0,
        item: None,
        position: Position { lon: *lon, lat: *lat },
        open: GroupSet::NONE.with(Group::Wheelchair),
        unknown: GroupSet::NONE,
    };
    let facilities: Vec<Facility> = jobs[..100].iter().map(facility).collect();
    let ask = |demand: &Demand| {
        reach(&Question {
            demand,
            facilities: &facilities,
            within: 500.0,
            groups: GroupSet::NONE.with(Group::Wheelchair),
        })
    };
    let (once, twice) = (ask(&washington(&tracts)), ask(&washington(&double)));
    #[expect(clippy::cast_precision_loss, reason = "fewer than 2^53")]
    let exact = workers as f64;
    assert!((once.total.people.number() - exact).abs() < 1e-6, "every worker counts once");
    let covered = |of: &tantu::coverage::Sums| of.covered(Group::Wheelchair).number();
    assert!(
        (2.0 * covered(&once.total) - covered(&twice.total)).abs() < 1e-6,
        "twice the weight, twice the sum"
    );
    assert_eq!(once.total.share(Group::Wheelchair), twice.total.share(Group::Wheelchair));
    let parts: f64 = once.by_area.iter().map(covered).sum();
    assert!((parts - covered(&once.total)).abs() < 1e-6, "the tracts are the whole");
    let mut bare = Demand::new();
    for place in washington(&tracts).iter() {
        bare.push(tantu::coverage::Place { people: tantu::coverage::People::ONE_EACH, area: 0, ..place });
    }
    let blocks = ask(&bare);
    let out = format!(
        "| counted | all | within 500 m | share |\n|---|---:|---:|---:|\n| blocks | {} | {} | {} |\n| resident workers | {} | {} | {} |\n",
        blocks.total.people.number(),
        covered(&blocks.total),
        percent(&blocks.total.share(Group::Wheelchair).map_or(0.0, |s| s.0).to_string()),
        once.total.people.number(),
        covered(&once.total),
        percent(&once.total.share(Group::Wheelchair).map_or(0.0, |s| s.0).to_string()),
    );
    block("washington", &out);
}
