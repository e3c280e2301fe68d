//! veraPDF, qpdf and Poppler on the PDF engine's output.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use lopdf::{Dictionary, Document, Object};
use tantu::formats::{Kind, Settings};
use tantu::lang::Lang;
use tantu::privacy::Audience;
use tantu::report::code::ResultCode;

use super::documents::{documents, of_kinds, path};
use crate::pdf::assessed;
use crate::pdf::harm::{HARMS, harmed};
use crate::pdf::kinds::{document, visits};

fn run(program: impl AsRef<Path>, args: &[PathBuf]) -> Output {
    let program = program.as_ref();
    Command::new(program).args(args).output().unwrap_or_else(|e| panic!("{}: {e}", program.display()))
}

pub(super) fn verapdf(files: &[PathBuf]) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/verapdf.sh");
    let out = run(script, files);
    (out.status.success(), String::from_utf8_lossy(&out.stdout).into_owned())
}

#[test]
#[ignore = "needs Java and veraPDF"]
fn verapdf_passes_every_document_and_refuses_each_harm() {
    let folder = tempfile::tempdir().unwrap();
    let (good, said) = verapdf(documents());
    println!("{said}");
    assert!(good, "{said}");
    // All harms go to one run: each has its line.
    let write = |(name, harm): &(&'static str, _)| {
        let path = folder.path().join(format!("{}.pdf", name.replace([' ', '/'], "-")));
        std::fs::write(&path, harmed(*harm)).unwrap();
        path
    };
    let harms: Vec<PathBuf> = HARMS.iter().map(write).collect();
    let (good, said) = verapdf(&harms);
    assert!(!good, "{said}");
    for path in harms {
        let noticed = |line: &str| line.starts_with("FAIL ") || line.starts_with("ERROR ");
        let of = |line: &&str| line.contains(path.to_str().unwrap());
        assert!(said.lines().find(of).is_some_and(noticed), "not noticed: {}: {said}", path.display());
    }
}

#[test]
#[ignore = "needs qpdf"]
fn qpdf_finds_the_files_sound() {
    // One process for each: qpdf checks a file at a time.
    for path in documents() {
        let out = run("qpdf", &["--check".into(), path.clone()]);
        let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
        assert!(out.status.success(), "{said}");
        assert!(!said.contains("WARNING"), "{said}");
    }
}

/// What Poppler reads of a file, in the order in which it is written.
fn read(path: PathBuf) -> String {
    let out = run("pdftotext", &["-raw".into(), path, "-".into()]);
    String::from_utf8(out.stdout).unwrap()
}

#[test]
#[ignore = "needs Poppler"]
fn poppler_reads_the_text_in_reading_order() {
    for (name, order) in [
        ("sample-zh.pdf", ["无障碍检查报告", "轮椅使用者：不可通达", "坡道过陡", "全部检查", "签字"]),
        (
            "sample-en.pdf",
            ["Accessibility inspection", "Wheelchair users", "too steep", "All checks", "Signatures"],
        ),
        ("street-zh.pdf", ["检查日期", "各类人群能否使用", "得分", "障碍", "方法与版本"]),
        ("street-en.pdf", ["Surveyed", "Who can use the place", "Score", "Barriers", "Method and versions"]),
    ] {
        let text = read(path(name));
        let mut at = 0;
        for words in order {
            at += text[at..].find(words).unwrap_or_else(|| panic!("no `{words}` after byte {at}:\n{text}"));
        }
    }
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The bookmarks of a file in their order, those below after those above.
fn bookmarks(path: &Path) -> Vec<String> {
    fn below(file: &Document, of: &Dictionary, found: &mut Vec<String>) {
        let at = |of: &Dictionary, key: &[u8]| {
            let id = of.get(key).and_then(Object::as_reference).ok()?;
            Some(file.get_dictionary(id).unwrap().clone())
        };
        let mut next = at(of, b"First");
        while let Some(mark) = next {
            found.push(lopdf::decode_text_string(mark.get(b"Title").unwrap()).unwrap());
            below(file, &mark, found);
            next = at(&mark, b"Next");
        }
    }
    let file = Document::load(path).unwrap();
    let mut found = Vec::new();
    if let Ok(root) = file.catalog().unwrap().get(b"Outlines").and_then(Object::as_reference) {
        below(&file, file.get_dictionary(root).unwrap(), &mut found);
    }
    found
}

#[test]
#[ignore = "needs Poppler"]
fn every_kind_is_read_in_the_order_of_its_bookmarks() {
    for lang in Lang::ALL {
        for (kind, path) in of_kinds(lang) {
            let marks = bookmarks(&path);
            assert!(marks.len() > 1, "{kind}: {marks:?}");
            let text = bare(&read(path));
            let mut at = 0;
            for mark in &marks {
                let words = bare(mark);
                let found = text[at..].find(&words);
                at += found.unwrap_or_else(|| panic!("{kind} {lang}: no `{mark}` after byte {at}"))
                    + words.len();
            }
        }
    }
}

#[test]
#[ignore = "needs Poppler"]
fn a_camera_reads_the_result_off_the_page() {
    let folder = tempfile::tempdir().unwrap();
    for lang in Lang::ALL {
        for of in assessed::samples().into_iter().map(|(_, a)| a).chain(visits()) {
            let settings = Settings { lang, kind: Kind::RESULT_SHEET, ..Settings::default() };
            let bytes = document(std::slice::from_ref(&of), Audience::Internal, settings);
            let (file, stem) = (folder.path().join("sheet.pdf"), folder.path().join("sheet"));
            std::fs::write(&file, bytes).unwrap();
            let options = ["-r", "150", "-gray", "-png", "-singlefile"].map(PathBuf::from);
            let out = run("pdftoppm", &[&options[..], &[file, stem.clone()]].concat());
            assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
            let page = image::open(stem.with_extension("png")).unwrap().to_luma8();
            let (width, height) = (page.width() as usize, page.height() as usize);
            let dot = |x: usize, y: usize| page.as_raw()[y * width + x];
            let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, dot);
            // A reader may take other black squares for a second code; only one of them holds anything.
            let held: Vec<String> =
                seen.detect_grids().iter().filter_map(|c| Some(c.decode().ok()?.1)).collect();
            let codes: Vec<_> = held.iter().map(|text| text.parse()).collect();
            assert_eq!(codes, [Ok(ResultCode::of(&of))], "{} {lang}: {held:?}", of.survey.site.id);
        }
    }
}

/// Pages that were looked at: the sample, its file's name, the page.
const PICTURES: [(&str, &str, u32); 4] = [
    ("sample-zh.pdf", "sample-zh-1.png", 1),
    ("sample-en.pdf", "sample-en-1.png", 1),
    ("red-garden-street-zh.pdf", "street-zh-1.png", 1),
    ("riverside-park-en.pdf", "park-en-1.png", 1),
];
/// The most that a picture may differ from its reference, of 255 on the mean: versions of the renderer
/// smooth edges differently.
const TOLERANCE: f64 = 2.5;

fn picture(name: &str, page: u32) -> Vec<u8> {
    let path = path(name);
    let page = page.to_string();
    let args = ["-r", "40", "-gray", "-f", &page, "-l", &page, "-singlefile", "-png"];
    let out = Command::new("pdftoppm").args(args).arg(path).output().expect("pdftoppm runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    out.stdout
}

/// Returns by how much two pictures differ, on the mean of all pixels.
fn difference(a: &[u8], b: &[u8]) -> f64 {
    let [a, b] = [a, b].map(|bytes| image::load_from_memory(bytes).unwrap().into_luma8());
    assert_eq!(a.dimensions(), b.dimensions());
    let sum: u64 = a.as_raw().iter().zip(b.as_raw()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    let count = u32::try_from(a.as_raw().len()).unwrap();
    f64::from(u32::try_from(sum).unwrap()) / f64::from(count)
}

#[test]
#[ignore = "needs Poppler"]
fn pages_look_as_they_did_when_somebody_looked_at_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf/pictures");
    for (sample, file, page) in PICTURES {
        let now = picture(sample, page);
        let path = folder.join(file);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            let mut small = Vec::new();
            let encoder =
                PngEncoder::new_with_quality(&mut small, CompressionType::Best, FilterType::Adaptive);
            image::load_from_memory(&now).unwrap().into_luma8().write_with_encoder(encoder).unwrap();
            std::fs::write(&path, &small).unwrap();
        }
        let kept = std::fs::read(&path).unwrap();
        assert!(kept.len() <= 40_000, "{file}: {} bytes", kept.len());
        let differs = difference(&now, &kept);
        assert!(differs <= TOLERANCE, "{sample}, page {page}, differs from {file} by {differs:.1} of 255");
        // The measure notices another page of the same look.
        let other = difference(&picture(sample, page + 1), &kept);
        assert!(other > TOLERANCE * 2.0, "{sample}: the next page differs by {other:.1} only");
    }
}

#[test]
#[ignore = "needs Poppler"]
fn chinese_rows_are_read_under_the_item_that_they_belong_to() {
    let text = read(path("linxia-service-hall-zh.pdf"));
    let mut at = text.find("全部检查项目").expect("the table of all checks");
    for words in
        ["北广场盲道", "盲道连续、用砖正确、通达安全", "盲道上没有障碍物", "不合格", "东门外盲道", "北门坡道"]
    {
        at += text[at..]
            .find(words)
            .unwrap_or_else(|| panic!("no `{words}` after byte {at}:\n{}", &text[at..]));
    }
}
