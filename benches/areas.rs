//! Which of 1,300 areas each of 1,000,000 positions lies in.
//!
//! `cargo bench --bench areas`; the areas are a sheet of 36 × 36 townships whose borders wind.

use std::sync::OnceLock;

use divan::counter::ItemsCount;
use rayon::prelude::*;
use tantu::area::{Area, AreaId, Boundaries};
use tantu::survey::Position;

/// How many positions there are; few where the bench is only tried, as a test.
const POINTS: u32 = if cfg!(debug_assertions) { 1_000 } else { 1_000_000 };
/// How many areas a side of the sheet has.
const SIDE: u32 = if cfg!(debug_assertions) { 4 } else { 36 };
/// How many vertices a side of an area has.
const WINDS: u32 = 50;

fn main() {
    divan::main();
}

/// A vertex of the sheet, moved so that both neighbours have it in the same place.
fn vertex(x: f64, y: f64) -> [f64; 2] {
    [103.0 + x * 0.1 + 0.02 * (x * 7.0 + y * 11.0).sin(), 35.0 + y * 0.1 + 0.02 * (x * 13.0 - y * 5.0).cos()]
}

fn area(column: u32, row: u32) -> Area {
    let (x, y) = (f64::from(column), f64::from(row));
    let steps = || (0..WINDS).map(|k| f64::from(k) / f64::from(WINDS));
    let mut ring: Vec<[f64; 2]> = steps().map(|t| vertex(x + t, y)).collect();
    ring.extend(steps().map(|t| vertex(x + 1.0, y + t)));
    ring.extend(steps().map(|t| vertex(x + 1.0 - t, y + 1.0)));
    ring.extend(steps().map(|t| vertex(x, y + 1.0 - t)));
    ring.push(ring[0]);
    Area::new(AreaId::Other(format!("{row:02}{column:02}")), None, vec![vec![ring]])
}

fn sheet() -> Vec<Area> {
    (0..SIDE).flat_map(|row| (0..SIDE).map(move |column| area(column, row))).collect()
}

/// Positions all over the sheet, in no order.
fn points() -> &'static [Position] {
    static POINTS_: OnceLock<Vec<Position>> = OnceLock::new();
    POINTS_.get_or_init(|| {
        let wide = f64::from(SIDE) * 0.1;
        let part = |k: u32, by: f64| (f64::from(k) * by).fract();
        let at = |k| Position {
            lon: 103.0 + wide * part(k, 0.618_033_988_749_895),
            lat: 35.0 + wide * part(k, 0.754_877_666_246_693),
        };
        (0..POINTS).map(at).collect()
    })
}

#[divan::bench]
fn prepare(bencher: divan::Bencher<'_, '_>) {
    bencher.with_inputs(sheet).bench_values(Boundaries::new);
}

#[divan::bench]
fn locate_on_one_core(bencher: divan::Bencher<'_, '_>) {
    let boundaries = Boundaries::new(sheet());
    let points = points();
    bencher
        .counter(ItemsCount::new(points.len()))
        .bench(|| points.iter().filter(|at| boundaries.locate(**at).area().is_some()).count());
}

#[divan::bench]
fn locate_on_all_cores(bencher: divan::Bencher<'_, '_>) {
    let boundaries = Boundaries::new(sheet());
    let points = points();
    bencher
        .counter(ItemsCount::new(points.len()))
        .bench(|| points.par_iter().filter(|at| boundaries.locate(**at).area().is_some()).count());
}
