//! A table of 200 000 rows and 20 columns: parted by the `csv` crate alone, read into items, judged.
//!
//! `cargo bench --bench csv --no-default-features`; parted alone is what anything
//! that reads the table pays; the rest is ours.

use std::fmt::Write as _;
use std::sync::{Arc, OnceLock};

use divan::counter::ItemsCount;
use tantu::checklist::{Catalog, Checklist};
use tantu::diag::Source;
use tantu::finding::{AuditOptions, audit_each};
use tantu::survey::{Mapping, ReadOptions, SourceRef, for_each, read, reader};

/// How many rows there are; few where the bench is only tried, as a test.
const ROWS: usize = if cfg!(debug_assertions) { 1_000 } else { 200_000 };

const MAPPING: &str = r#"
schema = 1
element = "ramp"
site = "town"
id = "ID"
label = "ADDRESS"

[position]
lon = "LON"
lat = "LAT"

[[field]]
field = "slope"
column = "SLOPE"
unit = "%"
not_measured = ["0.0"]

[[field]]
field = "cross_slope"
column = "CROSS"
unit = "%"

[[field]]
field = "clear_width"
column = "WIDTH"
unit = "ft"
not_measured = ["0.0"]

[[field]]
field = "rise"
column = "RISE"
unit = "in"

[[field]]
field = "handrails_both_sides"
column = "RAIL"
values = { Yes = "yes", No = "no" }
"#;

/// Twenty columns as an asset register exports them; numbers from a fixed sequence.
fn table() -> &'static str {
    static TABLE: OnceLock<String> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut text = String::from(
            "ID,ADDRESS,SLOPE,CROSS,WIDTH,RISE,RAIL,LON,LAT,OWNER,STATUS,GLOBALID,INSPECTED,CONDITION,RATING,PROJECT,YEAR,KIND,CREW,REMARK\n",
        );
        let mut state = 1_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for row in 0..ROWS {
            let rail = ["Yes", "No", ""][usize::try_from(next(3)).unwrap_or(0)];
            let _ = writeln!(
                text,
                "CR-{row},{} W THATCHER DR,{}.{},{}.{},{}.{},{},{rail},-96.{:06},43.{:06},1,Active,A3700E1E-1376-{row:012},1535587200000,{},{}.0,18-1016,20{},Directional,{},",
                next(9999), next(14), next(10), next(4), next(10), 3 + next(4), next(10), next(30), next(1_000_000), next(1_000_000),
                next(5), next(100), 10 + next(15), next(9),
            );
        }
        text
    })
}

fn mapping() -> Mapping {
    Mapping::read(&Source::new("mapping.toml", MAPPING), Catalog::builtin())
        .unwrap_or_else(|d| panic!("{d:?}"))
}

fn checklist() -> Arc<Checklist> {
    Catalog::builtin().checklist("public-building").unwrap_or_else(|e| panic!("{e}"))
}

#[divan::bench(sample_count = 5, counters = [ItemsCount::new(ROWS)])]
fn a_parted_by_csv_alone(bencher: divan::Bencher<'_, '_>) {
    let text = table();
    bencher.bench(|| {
        let mut csv = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let mut record = csv::ByteRecord::new();
        let mut cells = 0;
        while csv.read_byte_record(&mut record).is_ok_and(|more| more) {
            cells += record.len();
        }
        cells
    });
}

#[divan::bench(sample_count = 5, counters = [ItemsCount::new(ROWS)])]
fn b_read_into_items(bencher: divan::Bencher<'_, '_>) {
    let (text, mapping) = (table(), mapping());
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    let source = SourceRef::default();
    bencher.bench(|| {
        let mut items = 0;
        let wide = reader("csv-wide").expect("a format that ships");
        let found = for_each(wide, &source, text.as_bytes(), Catalog::builtin(), &options, 4096, |part| {
            items += part.items.len();
        });
        assert!(found.is_empty() && items == ROWS, "{:?}", found.first());
        items
    });
}

#[divan::bench(sample_count = 5, counters = [ItemsCount::new(ROWS)])]
fn c_read_and_judged(bencher: divan::Bencher<'_, '_>) {
    let (text, mapping, checklist) = (table(), mapping(), checklist());
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    let source = SourceRef::default();
    bencher.bench(|| {
        let mut findings = 0;
        let wide = reader("csv-wide").expect("a format that ships");
        for_each(wide, &source, text.as_bytes(), Catalog::builtin(), &options, 4096, |part| {
            audit_each(&checklist, &part, &AuditOptions::default(), |_| findings += 1);
        });
        findings
    });
}

#[divan::bench(sample_count = 3, counters = [ItemsCount::new(ROWS)])]
fn d_collected_with_its_hash(bencher: divan::Bencher<'_, '_>) {
    let (text, mapping) = (table(), mapping());
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    let wide = reader("csv-wide").expect("a format that ships");
    bencher.bench(|| read(wide, "t", text.as_bytes(), Catalog::builtin(), &options).surveys.len());
}

fn main() {
    divan::main();
}
