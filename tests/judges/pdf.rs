//! veraPDF, qpdf and Poppler on the PDF engine's output.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use tantu::checklist::Catalog;
use tantu::formats::{Kind, Only, Settings};
use tantu::lang::Lang;
use tantu::privacy::Audience;
use tantu::report::code::ResultCode;
use tantu::report::kinds::KINDS;

use crate::pdf::assessed::{self, Beside, home, site};
use crate::pdf::form;
use crate::pdf::harm::{HARMS, harmed};
use crate::pdf::inspection::{PROFILES, report, report_with};
use crate::pdf::kinds::{document, visits};
use crate::pdf::rendered;
use crate::pdf::sample::sample;

fn run(program: impl AsRef<Path>, args: &[PathBuf]) -> Output {
    let program = program.as_ref();
    Command::new(program).args(args).output().unwrap_or_else(|e| panic!("{}: {e}", program.display()))
}

pub(super) fn verapdf(files: &[PathBuf]) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/verapdf.sh");
    let out = run(script, files);
    (out.status.success(), String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Writes the samples once, to where they can be looked at.
fn samples() -> &'static [PathBuf] {
    static WRITTEN: OnceLock<Vec<PathBuf>> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
        std::fs::create_dir_all(&folder).unwrap();
        let mut paths = Vec::new();
        for lang in Lang::ALL {
            let mut write = |name: &str, bytes: Vec<u8>| {
                let path = folder.join(format!("{name}-{lang}.pdf"));
                std::fs::write(&path, bytes).unwrap();
                paths.push(path);
            };
            write("sample", rendered(&sample(lang)).bytes);
            for profile in PROFILES {
                write(profile, report(&[site(profile)], Audience::Public, lang).0);
            }
            write("home", report(&[home()], Audience::Internal, lang).0);
            for profile in Catalog::builtin().profiles() {
                write(&format!("form-{}", profile.id), form::blank(profile.id.as_str(), lang).bytes);
            }
            for (file, of) in assessed::samples() {
                let name = Path::new(&file).file_stem().unwrap().to_string_lossy().into_owned();
                let audience = if of.is_home() { Audience::Internal } else { Audience::Public };
                write(&name, report_with(&[of], audience, lang, &Beside).0);
            }
            for kind in [Kind::HOME_ASSESSMENT, Kind::CERTIFICATE] {
                let settings = Settings { lang, kind, ..Settings::default() };
                let name = format!("retrofit-{}", kind.name());
                write(&name, document(&crate::acceptance::homes(), Audience::Internal, settings));
            }
            for template in KINDS {
                let settings = Settings { lang, kind: template.kind(), ..Settings::default() };
                write(template.kind().name(), document(&visits(), Audience::Public, settings));
            }
            let failed = Settings { lang, only: Only::Failed, ..Settings::default() };
            write("only-failed", document(&visits(), Audience::Public, failed));
        }
        paths
    })
}

#[test]
#[ignore = "needs Java and veraPDF"]
fn verapdf_passes_the_samples_and_refuses_each_harm() {
    let folder = tempfile::tempdir().unwrap();
    let (good, said) = verapdf(samples());
    println!("{said}");
    assert!(good, "{said}");
    for (name, harm) in HARMS {
        let path = folder.path().join(format!("{}.pdf", name.replace([' ', '/'], "-")));
        std::fs::write(&path, harmed(*harm)).unwrap();
        let (good, said) = verapdf(&[path]);
        assert!(!good, "not noticed: {name}: {said}");
    }
}

#[test]
#[ignore = "needs qpdf"]
fn qpdf_finds_the_files_sound() {
    for path in samples() {
        let out = run("qpdf", &["--check".into(), path.clone()]);
        let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
        assert!(out.status.success(), "{said}");
        assert!(!said.contains("WARNING"), "{said}");
    }
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
        let path = samples().iter().find(|p| p.ends_with(name)).unwrap().clone();
        let out = run("pdftotext", &["-raw".into(), path, "-".into()]);
        let text = String::from_utf8(out.stdout).unwrap();
        let mut at = 0;
        for words in order {
            at += text[at..].find(words).unwrap_or_else(|| panic!("no `{words}` after byte {at}:\n{text}"));
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
    let path = samples().iter().find(|p| p.ends_with(name)).unwrap();
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
    let path = samples().iter().find(|p| p.ends_with("linxia-service-hall-zh.pdf")).unwrap().clone();
    let out = run("pdftotext", &["-raw".into(), path, "-".into()]);
    let text = String::from_utf8(out.stdout).unwrap();
    let mut at = text.find("全部检查项目").expect("the table of all checks");
    for words in
        ["北广场盲道", "盲道连续、用砖正确、通达安全", "盲道上没有障碍物", "不合格", "东门外盲道", "北门坡道"]
    {
        at += text[at..]
            .find(words)
            .unwrap_or_else(|| panic!("no `{words}` after byte {at}:\n{}", &text[at..]));
    }
}
