//! `--paper`, `--theme`, `--font` and the table `[report]` of `tantu.toml`.

use std::fs;
use std::path::Path;

use super::{command, ramp, run, tantu_in};

/// A folder with a record whose site has a rare character, 𠮷, and with a logo and a font.
fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    let record = ramp("r", "1:8").replace("site = \"r\"", "site = { id = \"r\", label = \"\u{20BB7}野家\" }");
    fs::write(dir.path().join("r.toml"), record).expect("a record");
    let logo = image::RgbImage::from_pixel(30, 10, image::Rgb([120, 20, 60]));
    logo.save(dir.path().join("logo.png")).expect("a logo");
    fs::create_dir(dir.path().join("fonts")).expect("a folder");
    let rare = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pdf/rare.ttf");
    fs::copy(rare, dir.path().join("fonts/rare.ttf")).expect("a font");
    dir
}

/// Writes a report with the fonts of a folder as those of the system; returns its text and what was said.
fn report(dir: &Path, fonts: &str, args: &[&str]) -> (String, super::Run) {
    let all = [&["report", "r.toml", "-o", "r.pdf", "--force", "--lang", "en"], args].concat();
    let done = run(command(&all).current_dir(dir).env("TANTU_FONT_DIRS", dir.join(fonts)));
    let bytes = fs::read(dir.join("r.pdf")).unwrap_or_default();
    let file = lopdf::Document::load_mem(&bytes).expect("a PDF");
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    (file.extract_text(&pages).expect("text"), done)
}

#[test]
fn paper_theme_and_fonts_come_from_the_settings() {
    let dir = folder();
    let settings = "[report]\noffice = \"尕街残联\"\nlogo = \"logo.png\"\nlogo-alt = \"标志\"\n\
        accent = \"#7a1f3d\"\npaper = \"letter\"\nfonts = \"fonts/rare.ttf\"\n";
    fs::write(dir.path().join("tantu.toml"), settings).expect("settings");
    let (text, done) = report(dir.path(), "nothing", &[]);
    assert!(text.contains("尕街残联") && text.contains('\u{20BB7}'), "{text}");
    let done = done.ends(0);
    assert!(!done.stderr.contains("report-"), "{done:#?}");
    let size = |args: &[&str]| {
        report(dir.path(), "nothing", args);
        let file = lopdf::Document::load(dir.path().join("r.pdf")).expect("a PDF");
        let page = file.get_pages()[&1];
        let area = file.get_dictionary(page).and_then(|p| p.get(b"MediaBox")).expect("a size").clone();
        area.as_array().expect("four numbers")[2].as_float().expect("a number").round()
    };
    assert!((size(&[]) - 612.0).abs() < 0.1);
    assert!((size(&["--paper", "a4"]) - 595.0).abs() < 0.1);
    fs::write(dir.path().join("other.toml"), "[report]\noffice = \"Other office\"\n").expect("a theme");
    let (text, _) = report(dir.path(), "nothing", &["--theme", "other.toml"]);
    assert!(text.contains("Other office") && !text.contains("尕街残联"), "{text}");
}

#[test]
fn a_rare_character_comes_from_a_font_of_the_system_or_is_named() {
    let dir = folder();
    let (text, done) = report(dir.path(), "fonts", &[]);
    assert!(text.contains('\u{20BB7}'), "{text}");
    done.ends(0)
        .says("warning[report-fallback-font]: the character \u{20BB7} (CJK UNIFIED IDEOGRAPH-20BB7, U+20BB7)")
        .says("is in the font Tantu Rare Test Regular of this system");
    let (text, done) = report(dir.path(), "nothing", &[]);
    assert!(text.contains("[U+20BB7]"), "{text}");
    done.ends(0).says(
        "warning[report-missing-glyph]: no font has the character \u{20BB7} (CJK UNIFIED IDEOGRAPH-20BB7",
    );
    fs::write(dir.path().join("tantu.toml"), "[report]\nsystem-fonts = false\n").expect("settings");
    let (text, _) = report(dir.path(), "fonts", &[]);
    assert!(text.contains("[U+20BB7]"), "{text}");
    let (text, done) = report(dir.path(), "nothing", &["--font", "fonts/rare.ttf"]);
    assert!(text.contains('\u{20BB7}') && !done.stderr.contains("report-"), "{done:#?}");
}

#[test]
fn what_cannot_be_is_refused_before_anything_is_written() {
    let dir = folder();
    let mut locked = fs::read(dir.path().join("fonts/rare.ttf")).expect("the font");
    let record = (0..64).map(|n| 12 + n * 16).find(|at| &locked[*at..at + 4] == b"OS/2").expect("the table");
    let at = u32::from_be_bytes(locked[record + 8..record + 12].try_into().expect("four bytes")) as usize;
    locked[at + 9] = 2;
    fs::write(dir.path().join("locked.ttf"), locked).expect("a font");
    let table = [
        (
            "accent = \"#f90\"",
            "error[setting-contrast]: the colour `#f90` has a contrast of 2.01:1; text needs 4.5:1",
        ),
        ("accent = \"red\"", "error[setting-value]: `accent` cannot be `red`"),
        ("paper = \"a5\"", "error[setting-value]: `paper` cannot be `a5`"),
        ("logo = \"none.png\"", "error[file-unreadable]"),
        (
            "fonts = [\"logo.png\"]",
            "error[font-refused]: this font cannot be used in reports: it is no TrueType",
        ),
        ("fonts = \"locked.ttf\"", "its maker does not allow it to be embedded in documents (OS/2 fsType)"),
        ("ofice = \"x\"", "did you mean `office`"),
    ];
    for (line, expected) in table {
        fs::write(dir.path().join("theme.toml"), format!("[report]\n{line}\n")).expect("a theme");
        let args = ["report", "r.toml", "-o", "new.pdf", "--lang", "en", "--theme", "theme.toml"];
        tantu_in(dir.path(), &args).ends(2).says(expected);
        assert!(!dir.path().join("new.pdf").exists(), "{line}");
    }
    tantu_in(dir.path(), &["report", "r.toml", "--theme", "none.toml", "--lang", "en"]).ends(2);
    tantu_in(dir.path(), &["audit", "r.toml", "--out", "out", "--theme", "theme.toml", "--lang", "en"])
        .ends(2);
    assert!(!dir.path().join("out").exists());
}
