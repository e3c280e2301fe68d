//! veraPDF, qpdf and Poppler on the PDF engine's output.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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

/// Words of each kind in the order in which a reader meets them: from heading to heading, and within rows.
const ORDER: [(&str, &[&str]); 10] = [
    (
        "inspection",
        &["各类人群能否使用", "按目的地", "得分", "按人群", "盲人", "障碍", "正面坡足够平缓", "返工放缓坡度"],
    ),
    (
        "re-inspection",
        &[
            "障碍的变化",
            "各类人群能否使用",
            "得分",
            "新出现",
            "门诊大门坡道",
            "门扇和物品不占用平台",
            "未整改",
        ],
    ),
    (
        "result-sheet",
        &["各类人群能否使用", "哪里有障碍", "门诊大门坡道", "坡道纵向坡度足够平缓", "轮椅使用者", "扫码"],
    ),
    ("programme", &["检查结果", "分区域情况", "临夏市", "622901", "临夏县", "合计", "地图", "广河县"]),
    (
        "home-assessment",
        &["住户", "居住环境给住户的负担", "视力低下", "选定的措施", "踏步前缘贴、刷对比色条", "大门前台阶"],
    ),
    (
        "certificate",
        &["验收合格", "改造内容与实测", "大门前台阶", "踏步前缘有对比色条", "厨房", "验收依据", "签字"],
    ),
    (
        "work-sheet",
        &[
            "工程量清单",
            "返工放缓坡度",
            "合计",
            "施工内容",
            "返工放缓坡度",
            "检查项",
            "正面坡度",
            "侧面坡度",
            "完工",
        ],
    ),
    (
        "work-sheet-homes",
        &["工程量清单", "合计", "施工内容", "检查项", "完工", "已完工", "交接验收", "施工方", "验收人"],
    ),
    ("form", &["填表说明", "现场有哪些设施", "缘石坡道", "盲道", "检查项目与方法", "编号", "位置", "未测"]),
    (
        "linxia-service-hall",
        &[
            "全部检查项目",
            "北广场盲道",
            "盲道连续、用砖正确、通达安全",
            "盲道上没有障碍物",
            "不合格",
            "东门外盲道",
            "北门坡道",
        ],
    ),
];

#[test]
#[ignore = "needs Poppler"]
fn chinese_is_read_in_its_order_in_every_kind() {
    let mut of = of_kinds(Lang::Zh);
    of.push(("linxia-service-hall", path("linxia-service-hall-zh.pdf")));
    assert_eq!(of.len(), ORDER.len());
    for (kind, path) in of {
        let words =
            ORDER.iter().find(|(of, _)| *of == kind).unwrap_or_else(|| panic!("no words of {kind}")).1;
        let text = bare(&read(path));
        let mut at = 0;
        for word in words {
            let rest = &text[at..];
            at += rest.find(word).unwrap_or_else(|| panic!("{kind}: no `{word}` after byte {at}:\n{rest}"));
            at += word.len();
        }
    }
}
