//! Pages that somebody looked at, small and in grey: they look as they did then.
//!
//! `UPDATE=1 cargo test --all-features --test main pictures -- --ignored` renders them anew; look at each before you
//! keep it.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::Path;
use std::process::Command;

use image::GrayImage;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use lopdf::Document;

use super::documents::path;

/// A document, its picture, and words of the page that is meant; without words it is the first.
const PICTURES: [(&str, &str, &str); 12] = [
    ("sample-zh.pdf", "sample-zh-1.png", ""),
    ("sample-en.pdf", "sample-en-1.png", ""),
    ("red-garden-street-zh.pdf", "street-zh-1.png", ""),
    ("riverside-park-en.pdf", "park-en-1.png", ""),
    ("work-sheet-a4-photos-zh.pdf", "work-sheet-zh.png", "1.东南角缘石坡道：返工放缓坡度"),
    ("work-sheet-homes-en.pdf", "work-sheet-homes-en.png", ":Widentheramp"),
    ("home-assessment-a4-photos-zh.pdf", "home-assessment-zh.png", ""),
    ("certificate-a4-photos-en.pdf", "certificate-en.png", ""),
    ("programme-a4-photos-zh.pdf", "programme-maps-zh.png", "各图范围和比例尺相同"),
    ("re-inspection-a4-photos-en.pdf", "re-inspection-en.png", ""),
    ("result-sheet-letter-photos-en.pdf", "result-sheet-en.png", ""),
    ("form-household-retrofit-a4-bare-zh.pdf", "form-toilet-zh.png", "厕所（含旱厕）home-toilet"),
];
/// The side of a square in which greys are averaged, in dots: versions of the renderer smooth edges differently, and
/// keep as much ink in a square.
const SQUARE: u32 = 12;
/// The most that the mean of a square may differ from the reference, of 255.
const TOLERANCE: f64 = 16.0;
/// The largest picture that is kept, in bytes.
const LARGEST: usize = 40_000;

fn render(file: &Path, page: u32) -> Vec<u8> {
    let page = page.to_string();
    let args = ["-r", "40", "-gray", "-f", &page, "-l", &page, "-singlefile", "-png"];
    let out = Command::new("pdftoppm").args(args).arg(file).output().expect("pdftoppm runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

/// Returns the number of the last page that has some words as a heading or in its text, and how many pages there are.
///
/// The last, because lists before it may name what it is about.
fn page_of(file: &Path, words: &str) -> (u32, u32) {
    let document = Document::load(file).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let bare = |page: u32| -> String {
        document.extract_text(&[page]).unwrap().chars().filter(|c| !c.is_whitespace()).collect()
    };
    let count = u32::try_from(pages.len()).unwrap();
    if words.is_empty() {
        return (1, count);
    }
    let found = pages.into_iter().rfind(|p| bare(*p).contains(words));
    (found.unwrap_or_else(|| panic!("no page of {} has `{words}`", file.display())), count)
}

fn grey(bytes: &[u8]) -> GrayImage {
    image::load_from_memory(bytes).unwrap().into_luma8()
}

/// Returns by how much two pictures differ in the square where they differ most.
fn difference(a: &[u8], b: &[u8]) -> f64 {
    let [a, b] = [a, b].map(grey);
    assert_eq!(a.dimensions(), b.dimensions());
    let (width, height) = a.dimensions();
    let mut worst = 0.0_f64;
    for top in (0..height).step_by(SQUARE as usize) {
        for left in (0..width).step_by(SQUARE as usize) {
            let (right, bottom) = ((left + SQUARE).min(width), (top + SQUARE).min(height));
            let dots = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
            let (mut sum, mut count) = (0_i32, 0_i32);
            for (x, y) in dots {
                sum += i32::from(a.get_pixel(x, y).0[0]) - i32::from(b.get_pixel(x, y).0[0]);
                count += 1;
            }
            worst = worst.max((f64::from(sum) / f64::from(count)).abs());
        }
    }
    worst
}

#[test]
#[ignore = "needs Poppler"]
fn pictures_of_pages_are_as_they_were_when_somebody_looked_at_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf/pictures");
    let mut bad = Vec::new();
    for (document, file, words) in PICTURES {
        let source = path(document);
        let (page, pages) = page_of(&source, words);
        let now = render(&source, page);
        let kept = folder.join(file);
        if std::env::var_os("UPDATE").is_some() {
            keep(&now, &kept);
        }
        let kept = std::fs::read(&kept).unwrap();
        assert!(kept.len() <= LARGEST, "{file}: {} bytes", kept.len());
        let differs = difference(&now, &kept);
        if differs > TOLERANCE {
            bad.push(format!("{document}, page {page}, differs from {file} by {differs:.1} of 255"));
        }
        // The measure notices another page of the same look.
        let other = if page < pages { page + 1 } else { page - 1 };
        let other = difference(&render(&source, other), &kept);
        assert!(other > TOLERANCE * 1.5, "{document}: another page differs by {other:.1} only");
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

fn keep(picture: &[u8], file: &Path) {
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    let mut small = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut small, CompressionType::Best, FilterType::Adaptive);
    grey(picture).write_with_encoder(encoder).unwrap();
    std::fs::write(file, &small).unwrap();
}

#[test]
fn a_line_less_is_noticed() {
    let page = |lines: u32| {
        let image = GrayImage::from_fn(120, 120, |x, y| {
            let ink = y % 12 == 5 && y / 12 < lines && (10..60).contains(&x);
            image::Luma([if ink { 0 } else { 255 }])
        });
        let mut out = Vec::new();
        image.write_with_encoder(PngEncoder::new(&mut out)).unwrap();
        out
    };
    assert!(difference(&page(8), &page(8)) < 0.1);
    assert!(difference(&page(8), &page(7)) > TOLERANCE);
}
