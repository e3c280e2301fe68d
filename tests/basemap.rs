//! The background of the map page out of a `PMTiles` file that these tests write themselves.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value as Json;
use tantu::assessment::Assessment;
use tantu::formats::{Batch, Settings};
use tantu::lang::Lang;
use tantu::map::MapFormat as _;
use tantu::map::html::{Archive, Basemap, UnusableArchive, WebMap};
use tantu::map::layer::Layers;
use tantu::privacy::{Audience, release};

use crate::cli::tantu_in;
use crate::common::built::library;
use crate::webmap::data;

/// A green picture of one pixel.
const GREEN: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGM49ugEAATiAnG2JKg1AAAAAElFTkSuQmCC";

/// The number of a tile, by the walk along a Hilbert curve that turns the whole square at each step.
fn number(zoom: u32, x: u64, y: u64) -> u64 {
    let (side, mut x, mut y, mut along) = (1_u64 << zoom, x, y, 0);
    let mut part = side / 2;
    while part > 0 {
        let (right, down) = (u64::from(x & part > 0), u64::from(y & part > 0));
        along += part * part * ((3 * right) ^ down);
        if down == 0 {
            if right == 1 {
                (x, y) = (side - 1 - x, side - 1 - y);
            }
            (x, y) = (y, x);
        }
        part /= 2;
    }
    (0..zoom).map(|z| 1_u64 << (2 * z)).sum::<u64>() + along
}

fn varint(mut number: u64, into: &mut Vec<u8>) {
    while number >= 0x80 {
        into.push(u8::try_from(number & 0x7f).unwrap() | 0x80);
        number >>= 7;
    }
    into.push(u8::try_from(number).unwrap());
}

/// Number, run, offset and length of each entry as a directory.
fn directory(entries: &[(u64, u64, u64, u64)], packed: bool) -> Vec<u8> {
    let (mut plain, mut before) = (Vec::new(), 0);
    varint(entries.len() as u64, &mut plain);
    for (id, ..) in entries {
        varint(id - before, &mut plain);
        before = *id;
    }
    for (_, run, ..) in entries {
        varint(*run, &mut plain);
    }
    for (.., long) in entries {
        varint(*long, &mut plain);
    }
    let mut next = None;
    for (_, _, from, long) in entries {
        varint(if next == Some(*from) { 0 } else { from + 1 }, &mut plain);
        next = Some(from + long);
    }
    if !packed {
        return plain;
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(&plain).unwrap();
    gzip.finish().unwrap()
}

/// An archive of some tiles, each with its bytes; with `deep`, its directory of tiles hangs under the first.
fn archive(tiles: &[(u32, u64, u64, Vec<u8>)], zooms: (u8, u8), packed: bool, deep: bool) -> Vec<u8> {
    let mut sorted: Vec<(u64, &Vec<u8>)> =
        tiles.iter().map(|(z, x, y, of)| (number(*z, *x, *y), of)).collect();
    sorted.sort_unstable_by_key(|(id, _)| *id);
    let (mut bytes, mut entries) = (Vec::new(), Vec::<(u64, u64, u64, u64)>::new());
    for (id, of) in sorted {
        entries.push((id, 1, bytes.len() as u64, of.len() as u64));
        bytes.extend_from_slice(of);
    }
    let (mut root, mut leaf) = (directory(&entries, packed), Vec::new());
    if deep {
        leaf = root;
        root = directory(&[(entries[0].0, 0, 0, leaf.len() as u64)], packed);
    }
    let mut head = b"PMTiles\x03".to_vec();
    let (root_at, leaf_at) = (127_u64, 127 + root.len() as u64);
    let tiles_at = leaf_at + leaf.len() as u64;
    for number in [
        root_at,
        root.len() as u64,
        leaf_at,
        0,
        leaf_at,
        leaf.len() as u64,
        tiles_at,
        bytes.len() as u64,
        0,
        0,
        0,
    ] {
        head.extend_from_slice(&number.to_le_bytes());
    }
    head.extend([1, if packed { 2 } else { 1 }, 1, 2, zooms.0, zooms.1]);
    head.resize(127, 0);
    [head, root, leaf, bytes].concat()
}

/// The tile around a place.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a tile"
)]
fn tile(zoom: u32, lon: f64, lat: f64) -> (u64, u64) {
    let side = (1_u64 << zoom) as f64;
    let turn = lat.to_radians();
    let y = (1.0 - (turn.tan() + 1.0 / turn.cos()).ln() / std::f64::consts::PI) / 2.0;
    (((lon + 180.0) / 360.0 * side) as u64, (y * side) as u64)
}

/// Green tiles for some zooms, as far around a place as a map of one site can look.
pub(crate) fn green(lon: f64, lat: f64, zooms: std::ops::RangeInclusive<u8>) -> Vec<u8> {
    let picture = STANDARD.decode(GREEN).unwrap();
    let mut tiles = Vec::new();
    for zoom in zooms.clone() {
        let (x, y) = tile(u32::from(zoom), lon, lat);
        for (dx, dy) in (0..7).flat_map(|dx| (0..7).map(move |dy| (dx, dy))) {
            let (Some(x), Some(y)) = ((x + dx).checked_sub(3), (y + dy).checked_sub(3)) else { continue };
            tiles.push((u32::from(zoom), x, y, picture.clone()));
        }
    }
    archive(&tiles, (*zooms.start(), *zooms.end()), true, true)
}

fn page(of: Vec<u8>, assessments: &[Assessment]) -> Result<Json, String> {
    let archive = Archive::open(Box::new(Cursor::new(of))).map_err(|e| e.to_string())?;
    let map = WebMap::new(Some(Basemap::archive("green.pmtiles", archive, "© Somebody")), None);
    let release = release(assessments, Audience::Public);
    let batch = Batch {
        release: &release,
        settings: Settings { lang: Lang::En, ..Settings::default() },
        photos: None,
    };
    let mut out = Vec::new();
    map.render(&Layers::of(&batch), &mut out).map_err(|e| e.to_string())?;
    let text = String::from_utf8(out).unwrap();
    assert!(text.contains("green.pmtiles") && text.contains("© Somebody"));
    assert!(!text.contains("img-src data: "), "the page asks nobody");
    Ok(data(&text)["basemap"].clone())
}

#[test]
fn the_page_holds_the_pictures_under_the_map_and_no_others() {
    // The library is at 103.2101, 35.6; the other place is far away.
    let near = |zoom: u32| tile(zoom, 103.2101, 35.6001);
    let picture = |text: &str| text.as_bytes().to_vec();
    for (packed, deep) in [(true, false), (true, true), (false, true)] {
        let mut tiles = vec![(14, 0, 0, picture("far")), (2, 3, 1, picture("whole world"))];
        for zoom in [14, 15] {
            let (x, y) = near(zoom);
            tiles.push((zoom, x, y, picture(&format!("near {zoom}"))));
        }
        let found = page(archive(&tiles, (2, 15), packed, deep), &[library()]).unwrap();
        let pictures: Vec<String> = found["own"]["pictures"]
            .as_array()
            .unwrap()
            .iter()
            .map(|p| String::from_utf8(STANDARD.decode(p.as_str().unwrap()).unwrap()).unwrap())
            .collect();
        assert_eq!(pictures.len(), 2, "{pictures:?}");
        for zoom in [14, 15] {
            let (x, y) = near(zoom);
            let at = found["own"]["tiles"][format!("{zoom}/{x}/{y}")].as_u64().unwrap();
            assert_eq!(pictures[usize::try_from(at).unwrap()], format!("near {zoom}"));
        }
        assert_eq!(found["own"]["mime"], "image/png");
    }
}

#[test]
fn an_archive_that_cannot_serve_is_refused_with_a_remedy() {
    let (x, y) = tile(14, 103.2101, 35.6001);
    // Whichever of the four below the first lies under the map, it is too much.
    let below = (0..4).map(|part| (15, 2 * x + part % 2, 2 * y + part / 2, vec![7; 5_000_000]));
    let heavy: Vec<_> = below.chain([(14, x, y, vec![7; 20_000_000])]).collect();
    let said = page(archive(&heavy, (14, 15), true, false), &[library()]).unwrap_err();
    assert!(said.contains("24 MB at most") && said.contains("--maxzoom=14"), "{said}");
    let elsewhere = archive(&[(14, 5, 5, vec![1])], (14, 14), true, false);
    assert!(page(elsewhere, &[library()]).unwrap_err().contains("no picture where the map is"));
    let open = |bytes: Vec<u8>| Archive::open(Box::new(Cursor::new(bytes)));
    let mut vectors = archive(&[(14, x, y, vec![1])], (14, 14), true, false);
    vectors[99] = 1;
    assert!(matches!(open(vectors), Err(UnusableArchive::Tiles)));
    let mut brotli = archive(&[(14, x, y, vec![1])], (14, 14), true, false);
    brotli[97] = 3;
    assert!(matches!(open(brotli), Err(UnusableArchive::Packing)));
    for bad in [Vec::new(), b"PMTiles\x02".to_vec(), vec![0; 500]] {
        assert!(matches!(open(bad), Err(UnusableArchive::Format)));
    }
    // Cut short anywhere, it is refused and nothing panics.
    let whole = green(103.2101, 35.6001, 13..=15);
    for long in (127..whole.len()).step_by(37) {
        let _ = page(whole[..long].to_vec(), &[library()]);
    }
}

fn file(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

#[test]
fn the_command_and_the_settings_name_the_archive() {
    let dir = tempfile::tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/public/linxia-service-hall.toml");
    std::fs::copy(sample, dir.path().join("hall.toml")).unwrap();
    file(dir.path(), "green.pmtiles", &green(103.2274, 35.5718, 13..=16));
    let read = |name: &str| data(&std::fs::read_to_string(dir.path().join(name)).unwrap());
    let args =
        ["map", "hall.toml", "--basemap", "green.pmtiles", "--attribution", "© Somebody", "-o", "a.html"];
    tantu_in(dir.path(), &args).ends(0);
    assert_eq!(read("a.html")["basemap"]["attribution"], "© Somebody");
    file(dir.path(), "tantu.toml", b"[map]\nbasemap = \"green.pmtiles\"\nattribution = \"\xc2\xa9 Set\"\n");
    tantu_in(dir.path(), &["map", "hall.toml", "-o", "b.html"]).ends(0);
    assert_eq!(read("b.html")["basemap"]["attribution"], "© Set");
    assert_eq!(read("a.html")["basemap"]["own"], read("b.html")["basemap"]["own"]);
    // Other formats have no background, and do not mind that one is set.
    tantu_in(dir.path(), &["map", "hall.toml", "-o", "c.geojson"]).ends(0);
    file(dir.path(), "tantu.toml", b"[map]\nbasemap = \"green.pmtiles\"\n");
    tantu_in(dir.path(), &["map", "hall.toml", "-o", "d.html", "--lang", "en"])
        .ends(2)
        .says("error[map-attribution]");
    std::fs::remove_file(dir.path().join("tantu.toml")).unwrap();
    file(dir.path(), "none.pmtiles", b"nothing");
    let args = [
        "map",
        "hall.toml",
        "--basemap",
        "none.pmtiles",
        "--attribution",
        "x",
        "-o",
        "e.html",
        "--lang",
        "en",
    ];
    tantu_in(dir.path(), &args).ends(2).says("error[map-archive]");
}
