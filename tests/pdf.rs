//! The PDF engine: what it writes passes PDF/UA-1, is the same twice, and says what it was given.

#![expect(clippy::unwrap_used, reason = "tests")]

use lopdf::{Document, Object};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use tantu::lang::Lang;
use tantu::report::pdf::{
    Block, Column, Doc, Drawing, FontSet, Panel, Picture, Rendered, Table, Tone, plain, render,
};

pub(crate) mod assessed;
pub(crate) mod fonts;
pub(crate) mod form;
pub(crate) mod harm;
pub(crate) mod inspection;
pub(crate) mod kinds;
mod laws;
mod photos;
pub(crate) mod sample;
pub(crate) mod theme;
pub(crate) mod work_sheet;

use harm::{HARMS, harmed};
use sample::{blank, sample};

/// Renders with the fonts that ship.
pub(crate) fn rendered(doc: &Doc) -> Rendered {
    render(doc, &FontSet::shipped()).unwrap()
}

pub(crate) fn failures(bytes: &[u8]) -> Vec<String> {
    let options = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    match validate_pdf_bytes(bytes, &options) {
        Ok(report) => report.failures.iter().map(ToString::to_string).collect(),
        Err(error) => vec![error.to_string()],
    }
}

/// Returns the text of a PDF, page after page.
pub(crate) fn text(bytes: &[u8]) -> String {
    let file = Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = file.get_pages().into_keys().collect();
    file.extract_text(&pages).unwrap()
}

#[test]
fn every_kind_of_block_passes_pdf_ua_in_both_languages() {
    for lang in Lang::ALL {
        let done = rendered(&sample(lang));
        assert_eq!(failures(&done.bytes), Vec::<String>::new(), "{lang}");
        assert_eq!(done.diagnostics, [], "{lang}");
        assert!(done.pages >= 4, "{lang}: {} pages", done.pages);
    }
}

#[test]
fn an_empty_document_is_still_a_page() {
    let done = rendered(&blank(Lang::Zh));
    assert_eq!(done.pages, 1);
    assert_eq!(failures(&done.bytes), Vec::<String>::new());
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for lang in Lang::ALL {
        assert_eq!(rendered(&sample(lang)).bytes, rendered(&sample(lang)).bytes);
    }
    let later = Doc { created: Some(jiff::civil::datetime(2027, 1, 1, 0, 0, 0, 0)), ..sample(Lang::Zh) };
    assert_ne!(rendered(&sample(Lang::Zh)).bytes, rendered(&later).bytes);
}

#[test]
fn the_text_can_be_taken_out_again() {
    let zh = text(&rendered(&sample(Lang::Zh)).bytes);
    for words in ["无障碍检查报告", "尕街", "𬱖", "轮椅使用者：不可通达", "第 1 页", "±"]
    {
        assert!(zh.contains(words), "no {words} in {zh}");
    }
    let en = text(&rendered(&sample(Lang::En)).bytes);
    for words in ["Accessibility inspection report", "it’s too steep", "Wheelchair users", "Page 1 of"] {
        assert!(en.contains(words), "no {words} in {en}");
    }
}

#[test]
fn extreme_content_neither_panics_nor_breaks_the_tags() {
    let long = "无障碍".repeat(4000);
    let token = "x".repeat(3000);
    let tables = Table {
        columns: vec![Column::new("", 1.0).header(), Column::new("b", 0.0)],
        rows: vec![vec![plain(long.as_str()), plain(token.as_str())], vec![]],
        ..Table::default()
    };
    let panel = Panel {
        tone: Tone::Ink,
        filled: true,
        blocks: vec![Block::body(long.as_str()), Block::PageBreak, Block::Table(tables.clone())],
        picture: Some(Picture { photo: None, alt: String::new(), caption: token.clone() }),
    };
    let mut doc = blank(Lang::Zh);
    doc.title = token.clone();
    doc.blocks = vec![
        Block::heading(3, "三"),
        Block::heading(1, ""),
        Block::heading(9, long.as_str()),
        Block::Table(tables),
        Block::Table(Table::default()),
        Block::Panel(panel),
        Block::Facts {
            summary: String::new(),
            pairs: vec![(token.clone(), plain(long.as_str()))],
            columns: 0,
        },
        Block::Figure { alt: String::new(), drawing: Drawing::new(0.0, 0.0) },
        Block::List(vec![vec![], plain(token)]),
        Block::Signatures(vec![]),
        Block::Pictures(vec![]),
        Block::Space(5000.0),
        Block::PageBreak,
        Block::body("\u{0}\u{7}\r\n\u{202e}abc"),
    ];
    let done = rendered(&doc);
    assert!(done.pages > 5);
    assert_eq!(failures(&done.bytes), Vec::<String>::new());
}

#[test]
fn the_judge_notices_each_harm() {
    assert_eq!(failures(&harmed(|_| {})), Vec::<String>::new(), "saving again harms nothing");
    for (name, harm) in HARMS {
        assert!(!failures(&harmed(*harm)).is_empty(), "not noticed: {name}");
    }
}

#[test]
fn bookmarks_follow_the_headings() {
    let file = Document::load_mem(&rendered(&sample(Lang::En)).bytes).unwrap();
    let mut titles: Vec<String> = file
        .objects
        .values()
        .filter_map(|o| {
            let dict = o.as_dict().ok().filter(|d| d.has(b"Dest"))?;
            let Object::String(bytes, _) = dict.get(b"Title").ok()? else { return None };
            let units: Vec<u16> = bytes[2..].chunks(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
            Some(String::from_utf16(&units).unwrap())
        })
        .collect();
    titles.sort();
    let expected = [
        "Accessibility inspection report",
        "All checks",
        "Barriers",
        "Signatures",
        "The ramp is too steep",
        "Verdicts",
    ];
    assert_eq!(titles, expected);
}

#[test]
fn text_stands_out_from_paper_and_from_its_panel() {
    let luminance = |rgb: [f32; 3]| {
        let [r, g, b] = rgb.map(|v| if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    for tone in [Tone::Ink, Tone::Muted, Tone::Accent, Tone::Good, Tone::Fair, Tone::Unknown, Tone::Bad] {
        for ground in [[1.0; 3], tone.ground()] {
            let contrast = (luminance(ground) + 0.05) / (luminance(tone.rgb()) + 0.05);
            assert!(contrast >= 4.5, "{tone:?}: {contrast}");
        }
    }
}
