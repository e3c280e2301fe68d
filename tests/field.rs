//! Real data: the curb ramps of two cities, held against the cities' own judgements.
//!
//! The tables are not part of the project. Where `TANTU_FIELD_DATA` names the folder that holds them,
//! this test runs; docs/case-studies.md says where they come from and holds what it found.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, Outcome};
use tantu::diag::{Diagnostic, Source};
use tantu::finding::AuditOptions;
use tantu::survey::{Mapping, ReadOptions, read, reader_of};

/// One city: where its table is, and what the city says of each row.
struct City {
    name: &'static str,
    table: &'static str,
    mapping: &'static str,
    id: &'static str,
}

const SIOUX_FALLS: City = City {
    name: "sioux-falls",
    table: "siouxfalls_curb_ramps/siouxfalls_curb_ramps_west.csv",
    mapping: "samples/mappings/siouxfalls-curb-ramps.mapping.toml",
    id: "OBJECTID",
};
const CAMBRIDGE: City = City {
    name: "cambridge",
    table: "cambridge_city/cambridge_pedestrian_ramps.csv",
    mapping: "samples/mappings/cambridge-pedestrian-ramps.mapping.toml",
    id: "GlobalID",
};

type Row = BTreeMap<String, String>;

struct Field {
    assessments: Vec<Assessment>,
    diagnostics: Vec<Diagnostic>,
    rows: BTreeMap<String, Row>,
    total: usize,
}

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub(crate) fn data() -> Option<PathBuf> {
    std::env::var_os("TANTU_FIELD_DATA").map(PathBuf::from)
}

fn survey(data: &Path, city: &City) -> Field {
    let catalog = Catalog::builtin();
    let mapping = fs::read_to_string(root().join(city.mapping)).expect("the mapping ships");
    let mapping =
        Mapping::read(&Source::new(city.mapping, mapping), catalog).expect("the mapping is in order");
    let bytes = fs::read(data.join(city.table)).expect("the table is there");
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    let format = reader_of(city.table, true).expect("CSV is read");
    let found = read(format, city.table, bytes.as_slice(), catalog, &options);
    let checklist = catalog.checklist("ada-public-right-of-way").expect("it ships");
    let assessments =
        found.surveys.into_iter().map(|s| assess(&checklist, s, AuditOptions::default())).collect();
    let mut table = csv::Reader::from_reader(bytes.as_slice());
    let header: Vec<String> = table.headers().expect("a header").iter().map(str::to_owned).collect();
    let mut rows = BTreeMap::new();
    let mut total = 0;
    for record in table.records() {
        let row: Row = header.iter().cloned().zip(record.expect("a row").iter().map(str::to_owned)).collect();
        total += 1;
        rows.insert(row[city.id].clone(), row);
    }
    Field { assessments, diagnostics: found.diagnostics, rows, total }
}

/// Each item with its row and the outcome of each rule.
fn judged(field: &Field) -> Vec<(&Row, BTreeMap<&str, Outcome>)> {
    let mut found = Vec::new();
    for assessment in &field.assessments {
        let mut items: BTreeMap<&str, BTreeMap<&str, Outcome>> = BTreeMap::new();
        for finding in &assessment.findings {
            let item = items.entry(&assessment.item(finding).id).or_default();
            item.insert(assessment.rule(finding).id.as_str(), finding.outcome);
        }
        for (id, outcomes) in items {
            found.push((field.rows.get(id).unwrap_or_else(|| panic!("{id} is a row")), outcomes));
        }
    }
    found
}

fn number(row: &Row, column: &str) -> Option<f64> {
    row[column].trim().parse().ok()
}

fn rules(items: &[(&Row, BTreeMap<&str, Outcome>)]) -> String {
    let mut counts: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for (rule, outcome) in items.iter().flat_map(|(_, o)| o) {
        *counts.entry(rule).or_default().entry(outcome.as_str()).or_default() += 1;
    }
    let mut out =
        String::from("| rule | passed | failed | cantTell | untested |\n|---|---:|---:|---:|---:|\n");
    for (rule, count) in counts {
        let of = |o: Outcome| count.get(o.as_str()).copied().unwrap_or(0);
        let (p, f, c, u) =
            (of(Outcome::Passed), of(Outcome::Failed), of(Outcome::CantTell), of(Outcome::Untested));
        let _ = writeln!(out, "| `{rule}` | {p} | {f} | {c} | {u} |");
    }
    out
}

/// Counts pairs of words: ours by row, theirs by column.
fn crossed(pairs: impl Iterator<Item = (String, String)>, corner: &str) -> String {
    let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for (ours, theirs) in pairs {
        *counts.entry(ours).or_default().entry(theirs).or_default() += 1;
    }
    let mut heads: Vec<String> = counts.values().flat_map(|c| c.keys().cloned()).collect();
    heads.sort();
    heads.dedup();
    let mut out = format!("| {corner} | {} |\n|---|{}\n", heads.join(" | "), "---:|".repeat(heads.len()));
    for (ours, count) in counts {
        let cells: Vec<String> =
            heads.iter().map(|h| count.get(h).copied().unwrap_or(0).to_string()).collect();
        let _ = writeln!(out, "| {ours} | {} |", cells.join(" | "));
    }
    out
}

fn refused(field: &Field) -> String {
    let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in &field.diagnostics {
        *codes.entry(diagnostic.code.id()).or_default() += 1;
    }
    let mut out = String::from("| diagnostic | times |\n|---|---:|\n");
    for (code, count) in codes {
        let _ = writeln!(out, "| `{code}` | {count} |");
    }
    out
}

/// Holds the block `name` of docs/case-studies.md to `content`.
pub(crate) fn block(name: &str, content: &str) {
    let file = root().join("docs/case-studies.md");
    let text = fs::read_to_string(&file).expect("the case studies are there");
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = text.find(&begin).expect("the block begins") + begin.len();
    let stop = start + text[start..].find(&end).expect("the block ends");
    if std::env::var_os("UPDATE").is_some() {
        let fresh = format!("{}{content}{}", &text[..start], &text[stop..]);
        fs::write(&file, fresh).expect("docs can be written");
        return;
    }
    assert_eq!(&text[start..stop], content, "docs/case-studies.md is stale in {name}");
}

fn head(field: &Field, items: usize) -> String {
    let skipped = field.total - items;
    format!("{} rows, {items} judged, {skipped} skipped by the mapping or refused.\n\n", field.total)
}

#[test]
#[ignore = "needs the tables of the cities, see docs/case-studies.md"]
fn sioux_falls_agrees_where_it_can() {
    let Some(data) = data() else { return };
    let field = survey(&data, &SIOUX_FALLS);
    let items = judged(&field);
    let measured = ["ada-kerb-ramp-slope", "ada-kerb-ramp-cross-slope", "ada-kerb-ramp-clear-width"];
    let ours = |o: &BTreeMap<&str, Outcome>| {
        let of = |r: &&str| o.get(r).copied().unwrap_or(Outcome::Untested);
        if measured.iter().any(|r| of(r) == Outcome::Failed) {
            "some rule failed"
        } else if measured.iter().all(|r| of(r) == Outcome::Passed) {
            "all three passed"
        } else {
            "open"
        }
    };
    let rating = |row: &Row| match number(row, "COMPLIANCERATING") {
        None => "no rating",
        Some(r) if r >= 100.0 => "rated 100",
        Some(_) => "rated below 100",
    };
    let mut content = head(&field, items.len());
    content += &rules(&items);
    content.push('\n');
    content += &crossed(
        items.iter().map(|(row, o)| (ours(o).to_owned(), rating(row).to_owned())),
        "slope, cross slope and width",
    );
    content.push('\n');
    content += &refused(&field);
    block(SIOUX_FALLS.name, &content);
    for (row, outcomes) in &items {
        if number(row, "WIDTH").is_some_and(|w| w <= 0.0) {
            assert_ne!(outcomes["ada-kerb-ramp-clear-width"], Outcome::Passed, "a width of 0.0 is no pass");
        }
        if number(row, "SLOPE").is_some_and(|s| s > 100.0 / 12.0 + 1e-9) {
            assert_ne!(outcomes["ada-kerb-ramp-slope"], Outcome::Passed, "steeper than 1:12 is no pass");
        }
    }
}

#[test]
#[ignore = "needs the tables of the cities, see docs/case-studies.md"]
fn cambridge_agrees_where_it_can() {
    let Some(data) = data() else { return };
    let field = survey(&data, &CAMBRIDGE);
    let items = judged(&field);
    let flag = |row: &Row, column: &str| match number(row, column) {
        None => format!("{column} blank"),
        Some(n) if n > 0.0 => format!("{column} 1"),
        Some(_) => format!("{column} 0"),
    };
    let outcome = |o: &BTreeMap<&str, Outcome>, rule: &str| {
        format!("{} {}", rule.trim_start_matches("ada-kerb-ramp-"), o.get(rule).map_or("", |o| o.as_str()))
    };
    let mut content = head(&field, items.len());
    content += &rules(&items);
    content.push('\n');
    let width = items.iter().map(|(row, o)| (outcome(o, "ada-kerb-ramp-clear-width"), flag(row, "F_OPEN")));
    content += &crossed(width, "clear width against the city's flag");
    content.push('\n');
    let slope = items.iter().map(|(row, o)| (outcome(o, "ada-kerb-ramp-slope"), flag(row, "F_SLOPE")));
    content += &crossed(slope, "running slope against the city's flag");
    content.push('\n');
    let parts = ["F_OPEN", "F_SLOPE", "F_COND", "F_ALIGN", "F_PUDDLE"];
    let sums = field.rows.values().filter_map(|row| {
        let parts: Option<Vec<f64>> = parts.iter().map(|p| number(row, p)).collect();
        let same = (parts?.iter().sum::<f64>() - number(row, "F_TOTAL")?).abs() < 0.5;
        Some((if same { "the flags add up to F_TOTAL" } else { "they do not" }.to_owned(), "rows".to_owned()))
    });
    content += &crossed(sums, "the city's own sum");
    content.push('\n');
    let said =
        field.rows.values().map(|row| (format!("SLOPE_COMP {}", row["SLOPE_COMP"]), flag(row, "F_SLOPE")));
    content += &crossed(said, "the city's two words on slope");
    content.push('\n');
    content += &refused(&field);
    block(CAMBRIDGE.name, &content);
    for (row, outcomes) in &items {
        if number(row, "OPENING_WI").is_none_or(|w| w <= 0.0) {
            assert_ne!(outcomes["ada-kerb-ramp-clear-width"], Outcome::Passed, "no width is no pass");
        }
        assert_eq!(outcomes["ada-kerb-ramp-slope"], Outcome::Untested, "nobody measured a slope");
    }
}
