//! Real data: where Cambridge's compliant ramps are near, by block and neighbourhood, what nobody knows of its
//! libraries, and Washington's blocks as weights. docs/case-studies.md holds what is found.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value as Json, json};
use tantu::checklist::{Group, GroupSet};
use tantu::coverage::{Columns, Demand, Facility, Question, demand_reader_for_extension, reach};
use tantu::survey::Position;

use crate::cli::tantu;
use crate::field::{block, data};

const MAPPING: &str = "samples/mappings/cambridge-pedestrian-ramps.mapping.toml";
const TAILOR: &str = "samples/mappings/cambridge-width-and-lip.tailor.toml";

fn table(args: &[&str]) -> Vec<BTreeMap<String, String>> {
    let run = tantu(&[args, &["--format", "csv", "--lang", "en"]].concat()).ends(0);
    let mut rows = csv::Reader::from_reader(run.stdout.trim_start_matches('\u{feff}').as_bytes());
    rows.deserialize().map(|row| row.expect("a row")).collect()
}

fn percent(share: &str) -> String {
    share.parse::<f64>().map_or_else(|_| "–".to_owned(), |share| format!("{:.0} %", share * 100.0))
}

/// One line a distance: places covered, unknown, not covered.
fn reached(question: &str, rows: &[BTreeMap<String, String>]) -> String {
    let mut out = String::new();
    for row in rows.iter().filter(|r| r["area"] == "all") {
        let whole = |key: &str| row[key].trim_end_matches(".0").to_owned();
        let _ = writeln!(
            out,
            "| {question} | {} | {} | {} | {} | {}–{} |",
            row["within"].replace("km", " km").replace("0m", "0 m"),
            whole("covered"),
            whole("unknown"),
            whole("not_covered"),
            percent(&row["low"]).trim_end_matches(" %"),
            percent(&row["high"]),
        );
    }
    out
}

#[test]
#[ignore = "needs the tables of the cities, see docs/case-studies.md"]
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
    out += &reached("keeps all of ADA 2010", &whole);
    out += &reached("is wide enough, with a low lip", &table(&[&["coverage"][..], &narrow, &ramp].concat()));

    let run =
        tantu(&[&["coverage"][..], &narrow, &ramp, &["--format", "json", "--lang", "en"]].concat()).ends(0);
    let answer: Json = serde_json::from_str(&run.stdout).expect("JSON");
    let repairs = answer["repairs"].as_array().expect("repairs");
    let near = repairs.iter().filter(|r| r["within"] == "100m" && r["low"].as_f64() >= Some(1.0)).count();
    let all = repairs.iter().filter(|r| r["within"] == "100m").count();
    let _ = writeln!(
        out,
        "\n{all} ramps fail and have an uncovered block within 100 m; mending any of {near} of them surely brings at least one.\n"
    );

    let areas = table(&[&["area", "rollup"][..], &narrow, &["--boundaries", &hoods]].concat());
    out += "| neighbourhood | ramps | score | range | tested | ramps that fail |\n|---|---:|---:|---:|---:|---:|\n";
    let mut items = 0;
    for row in areas.iter().filter(|r| r["items"] != "0") {
        let (low, high) = (percent(&row["score_low"]), percent(&row["score_high"]));
        let low = low.trim_end_matches(" %");
        let _ = writeln!(
            out,
            "| {} | {} | {} | {low}–{high} | {} | {} |",
            if row["name"].is_empty() { "in none of them" } else { &row["name"] },
            row["items"],
            percent(&row["score"]),
            percent(&row["tested"]),
            row["barriers_critical"]
        );
        items += row["items"].parse::<u32>().expect("a count");
    }
    assert_eq!(items, 3966, "the neighbourhoods and what lies in none are the whole");
    block("cambridge-coverage", &out);

    let folder = tempfile::tempdir().expect("a folder");
    libraries(&city, folder.path());
    let libraries =
        [&["coverage", folder.path().to_str().expect("UTF-8")][..], &asked, &["--within", "500m,1km"]];
    let rows = table(&libraries.concat());
    let mut out = "| a library that … | within | covered | unknown | not covered | share of blocks |\n\
                   |---|---:|---:|---:|---:|---:|\n"
        .to_owned();
    out += &reached("is accessible", &rows);
    assert!(rows.iter().all(|r| r["covered"] == "0.0"), "nobody inspected them: unknown, and no pass");
    block("cambridge-libraries", &out);
}

/// Writes a record for each library: where it is, and nothing inspected.
fn libraries(city: &Path, folder: &Path) {
    let layer = fs::read(city.join("LANDMARK_PublicLibraries.geojson")).expect("the layer");
    let layer: Json = serde_json::from_slice(&layer).expect("JSON");
    for (at, feature) in layer["features"].as_array().expect("features").iter().enumerate() {
        let place = &feature["geometry"]["coordinates"];
        let record = json!({
            "schema": 1, "profile": "ada-existing-facility",
            "site": { "id": format!("library-{at}"), "label": feature["properties"]["SITE_NAME"] },
            "position": { "lon": place[0], "lat": place[1] },
            "item": [{ "id": "D1", "element": "door", "label": "entrance" }],
        });
        fs::write(folder.join(format!("library-{at}.json")), record.to_string()).expect("a record");
    }
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
