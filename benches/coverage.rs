//! 1,000,000 places of people and 20,000 facilities: who lives within 500 m, and the land within 500 m.
//!
//! `cargo bench --bench coverage`. Places lie around 3,000 towns. With `TANTU_BENCH_DATA=FOLDER` the data are
//! left in the folder, so that `benches/peers/coverage.sh FOLDER` can ask other programs the same.

#![expect(clippy::unwrap_used, clippy::print_stderr, clippy::disallowed_methods, reason = "a bench")]

use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use divan::counter::ItemsCount;
use parquet::basic::Compression;
use parquet::data_type::{DoubleType, Int32Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use tantu::checklist::{Group, GroupSet};
use tantu::coverage::{Columns, Demand, Facility, Question, reach, service_area};
use tantu::survey::Position;

/// How many places and facilities there are; few where the bench is only tried, as a test.
const PLACES: u32 = if cfg!(debug_assertions) { 2_000 } else { 1_000_000 };
const FACILITIES: u32 = if cfg!(debug_assertions) { 100 } else { 20_000 };
const TOWNS: u32 = 3_000;
const WITHIN: f64 = 500.0;

fn main() {
    let data = data();
    if let Some(folder) = std::env::var_os("TANTU_BENCH_DATA") {
        data.leave(Path::new(&folder));
    }
    let reach = data.reach();
    eprintln!(
        "{} of {} people within {WITHIN} m",
        reach.total.covered(Group::Wheelchair).number(),
        reach.total.people.number()
    );
    divan::main();
}

/// Numbers that look drawn, the same in every run (`SplitMix64`).
struct Draw(u64);

impl Draw {
    fn whole(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits")]
    fn part(&mut self) -> f64 {
        (self.whole() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn below(&mut self, many: u32) -> u32 {
        u32::try_from(self.whole() % u64::from(many)).unwrap()
    }

    /// A pair about 0 (Box–Muller).
    fn pair(&mut self) -> (f64, f64) {
        let (far, turn) = ((-2.0 * (1.0 - self.part()).ln()).sqrt(), std::f64::consts::TAU * self.part());
        (far * turn.cos(), far * turn.sin())
    }
}

/// Draws places around towns, to a millionth of a degree.
fn places(many: u32, seed: u64) -> Vec<(f64, f64)> {
    let mut draw = Draw(7);
    let towns: Vec<(f64, f64)> =
        (0..TOWNS).map(|_| (112.0 + 4.0 * draw.part(), 28.0 + 4.0 * draw.part())).collect();
    let mut draw = Draw(seed);
    let rounded = |degrees: f64| (degrees * 1e6).round() / 1e6;
    (0..many)
        .map(|_| {
            let (lon, lat) = towns[draw.below(TOWNS) as usize];
            let spread = [0.008, 0.008, 0.02, 0.02, 0.06][draw.below(5) as usize];
            let (x, y) = draw.pair();
            (rounded(lon + spread * x), rounded(lat + spread * y))
        })
        .collect()
}

struct Data {
    places: Vec<(f64, f64)>,
    people: Vec<i32>,
    parquet: Bytes,
    facilities: Vec<Facility>,
}

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| {
        let places_ = places(PLACES, 1);
        let mut draw = Draw(3);
        let people: Vec<i32> = (0..PLACES).map(|_| 1 + i32::try_from(draw.below(8)).unwrap()).collect();
        let facility = |(lon, lat)| Facility {
            assessment: 0,
            item: None,
            position: Position { lon, lat },
            open: GroupSet::NONE.with(Group::Wheelchair),
            unknown: GroupSet::NONE,
        };
        let facilities = places(FACILITIES, 2).into_iter().map(facility).collect();
        Data { parquet: written(&places_, &people), places: places_, people, facilities }
    })
}

/// Demand as Parquet in groups of 131,072 rows, as other programs write it.
fn written(places: &[(f64, f64)], people: &[i32]) -> Bytes {
    let schema = "message demand { required double lon; required double lat; required int32 people; }";
    let schema = Arc::new(parquet::schema::parser::parse_message_type(schema).unwrap());
    let how = Arc::new(WriterProperties::builder().set_compression(Compression::UNCOMPRESSED).build());
    let mut out = Vec::new();
    let mut file = SerializedFileWriter::new(&mut out, schema, how).unwrap();
    for (places, people) in places.chunks(131_072).zip(people.chunks(131_072)) {
        let mut group = file.next_row_group().unwrap();
        for pick in [|p: &(f64, f64)| p.0, |p: &(f64, f64)| p.1] {
            let numbers: Vec<f64> = places.iter().map(pick).collect();
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<DoubleType>().write_batch(&numbers, None, None).unwrap();
            column.close().unwrap();
        }
        let mut column = group.next_column().unwrap().unwrap();
        column.typed::<Int32Type>().write_batch(people, None, None).unwrap();
        column.close().unwrap();
        group.close().unwrap();
    }
    file.close().unwrap();
    out.into()
}

impl Data {
    fn demand(&self) -> Demand {
        let reader = tantu::coverage::demand_reader_for_extension("parquet").unwrap();
        reader.read(&"demand.parquet".into(), self.parquet.clone(), &Columns::default()).unwrap().0
    }

    fn reach(&self) -> tantu::coverage::Reach {
        asked(&self.demand(), &self.facilities)
    }

    /// Leaves the data for other programs.
    fn leave(&self, folder: &Path) {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join("demand.parquet"), &self.parquet).unwrap();
        let mut table = String::from("lon,lat,people\n");
        for ((lon, lat), people) in self.places.iter().zip(&self.people) {
            writeln!(table, "{lon},{lat},{people}").unwrap();
        }
        std::fs::write(folder.join("demand.csv"), table).unwrap();
        let mut table = String::from("lon,lat\n");
        for Facility { position, .. } in &self.facilities {
            writeln!(table, "{},{}", position.lon, position.lat).unwrap();
        }
        std::fs::write(folder.join("facilities.csv"), table).unwrap();
    }
}

fn asked(demand: &Demand, facilities: &[Facility]) -> tantu::coverage::Reach {
    reach(&Question { demand, facilities, within: WITHIN, groups: GroupSet::NONE.with(Group::Wheelchair) })
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn people_within_500_m_from_parquet(bencher: divan::Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(PLACES)).bench_local(|| data().reach());
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn people_within_500_m_in_memory(bencher: divan::Bencher<'_, '_>) {
    let demand = data().demand();
    bencher.counter(ItemsCount::new(PLACES)).bench_local(|| asked(&demand, &data().facilities));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn land_within_500_m(bencher: divan::Bencher<'_, '_>) {
    bencher
        .counter(ItemsCount::new(FACILITIES))
        .bench_local(|| service_area(&data().facilities, Group::Wheelchair, WITHIN, false));
}
