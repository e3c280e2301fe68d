//! Each format on 1,000 sites, and the map on 200,000 features.

use std::io;
use std::sync::OnceLock;

use divan::Bencher;
use divan::counter::ItemsCount;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::Catalog;
use tantu::export::LayerName;
use tantu::finding::AuditOptions;
use tantu::formats::{Batch, EXPORTERS, Settings, exporter};
use tantu::privacy::{Audience, release};
use tantu::survey::{Item, ItemIx, Position, Survey, read_value};

fn main() {
    divan::main();
}

/// An item whose readings fail on every third site.
fn item(id: String, element: &str, readings: &[(&str, &str)]) -> Item {
    let catalog = Catalog::builtin();
    let element = catalog.find_element(element).expect("it ships");
    let mut item = Item::new(id, element);
    for (field, text) in readings {
        let (at, field) = catalog.element(element).field(field).expect("it ships");
        let (value, _) = read_value(field, text, false).expect("it reads");
        item.readings.set(at, value, text, None);
    }
    item
}

/// `sites` sites of `items` items each.
fn sites(sites: u32, items: u32) -> Vec<Assessment> {
    let checklist = Catalog::builtin().checklist("public-building").expect("it ships");
    let site = |n: u32| {
        let mut survey = Survey::new(format!("site-{n}"));
        survey.site.position = Some(Position {
            lon: 103.0 + f64::from(n % 100) / 100.0,
            lat: 35.0 + f64::from(n / 100) / 1000.0,
        });
        survey.items = (0..items)
            .map(|at| match at % 2 {
                0 => item(
                    format!("R{at}"),
                    "ramp",
                    &[("slope", if n.is_multiple_of(3) { "1:8" } else { "1:14" })],
                ),
                _ => item(format!("D{at}"), "door", &[("type", "swing"), ("threshold_height", "10 mm")]),
            })
            .collect();
        for at in (1..items as usize).step_by(2) {
            survey.items[at].parent = u32::try_from(at - 1).ok().map(ItemIx);
        }
        assess(&checklist, survey, AuditOptions::default())
    };
    (0..sites).map(site).collect()
}

fn thousand() -> &'static [Assessment] {
    static SITES: OnceLock<Vec<Assessment>> = OnceLock::new();
    SITES.get_or_init(|| sites(1000, 4))
}

fn text_formats() -> impl Iterator<Item = &'static str> {
    EXPORTERS.iter().filter(|e| !e.is_binary()).map(|e| e.name())
}

#[divan::bench(args = text_formats(), sample_count = 5, sample_size = 1)]
fn thousand_sites(bencher: Bencher<'_, '_>, name: &str) {
    let release = release(thousand(), Audience::Public);
    let batch = Batch { release: &release, settings: Settings::default(), photos: None };
    let format = exporter(name).expect("it is listed");
    bencher
        .counter(ItemsCount::new(1000_u32))
        .bench_local(|| format.write(&batch, &mut io::sink()).map(|_| ()));
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn map_of_200_000_features(bencher: Bencher<'_, '_>) {
    let many = sites(1000, 199);
    let release = release(&many, Audience::Public);
    let batch = Batch { release: &release, settings: Settings::default(), photos: None };
    let format = exporter("geojson").expect("it is listed");
    bencher
        .counter(ItemsCount::new(200_000_u32))
        .bench_local(|| format.write(&batch, &mut io::sink()).map(|_| ()));
}

/// 200,000 features of one layer in a format.
fn layer_of_200_000(bencher: Bencher<'_, '_>, name: &str, layer: LayerName) {
    let many = sites(1000, 200);
    let release = release(&many, Audience::Public);
    let settings = Settings { layers: std::iter::once(layer).collect(), ..Settings::default() };
    let batch = Batch { release: &release, settings, photos: None };
    let format = exporter(name).expect("it is listed");
    bencher
        .counter(ItemsCount::new(200_000_u32))
        .bench_local(|| format.write(&batch, &mut io::sink()).map(|_| ()));
}

#[divan::bench(args = ["geojson", "gpkg", "fgb"], sample_count = 3, sample_size = 1)]
fn items_of_200_000_features(bencher: Bencher<'_, '_>, name: &str) {
    layer_of_200_000(bencher, name, LayerName::Items);
}
