//! Fonts: what the shipped ones cover, and what becomes of characters that they lack.

use std::sync::Arc;

use tantu::export::{FontFile, FontSource, Fonts, Press};
use tantu::lang::Lang;
use tantu::report::pdf::{Block, Column, FontRefusal, FontSet, Table, fonts_in, inspect, plain, proof};

use super::sample::blank;
use super::{failures, rendered, text};

/// The Table of General Standard Chinese Characters (Unihan, property kTGH), in its own order.
const GENERAL_STANDARD: &str = include_str!("general-standard-characters.txt");
/// A font with one character that the shipped ones lack: 𠮷, U+20BB7.
pub(crate) const RARE: &[u8] = include_bytes!("rare.ttf");

#[derive(Debug)]
struct One(Option<Arc<FontFile>>);

impl Fonts for One {
    fn find(&self, character: char) -> Option<Arc<FontFile>> {
        self.0.clone().filter(|f| inspect(&f.data, f.index, character).is_ok_and(|(_, has)| has))
    }
}

pub(crate) fn press(data: &[u8], asked: bool) -> Press {
    let file = FontFile { name: "rare.ttf".to_owned(), data: data.into(), index: 0, asked };
    Press { fonts: Some(FontSource(Arc::new(One(Some(Arc::new(file)))))), ..Press::default() }
}

/// The rare font with other rights (OS/2 `fsType`, at byte 8 of the table).
fn with_rights(rights: u16) -> Vec<u8> {
    let mut data = RARE.to_vec();
    let record = (0..64).map(|n| 12 + n * 16).find(|at| &RARE[*at..at + 4] == b"OS/2").unwrap();
    let at = u32::from_be_bytes(RARE[record + 8..record + 12].try_into().unwrap()) as usize;
    data[at + 8..at + 10].copy_from_slice(&rights.to_be_bytes());
    data
}

#[test]
fn the_shipped_fonts_have_all_general_standard_characters() {
    let chars: Vec<char> = GENERAL_STANDARD.chars().filter(|c| !c.is_whitespace()).collect();
    assert_eq!(chars.len(), 8_105);
    let fonts = FontSet::shipped();
    let missing: Vec<&char> = chars.iter().filter(|c| !fonts.covers(**c)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(chars.contains(&'尕') && chars.contains(&'\u{2CC56}'));
}

#[test]
fn the_shipped_fonts_have_latin_punctuation_units_and_symbols() {
    let ranges = [' '..='~', '\u{a0}'..='\u{ff}', 'Α'..='Ρ', 'Σ'..='Ω', 'α'..='ω', '！'..='～'];
    let pinyin = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";
    let marks = "，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕—…·～￥";
    let units = "℃℉‰%°′″㎜㎝㎞㎡µΩ±×÷≤≥≠≈∞½¼¾²³";
    let symbols = "①⑩⑳ⅠⅫ→←↑↓○●△▲□■◇◆☆★№§©®™✓✕⚠☎♀♂";
    let fonts = FontSet::shipped();
    let listed = [pinyin, marks, units, symbols].concat();
    let all = ranges.into_iter().flatten().chain(listed.chars());
    // The soft hyphen draws nothing; Noto has no cross and no turned n.
    let missing: Vec<char> =
        all.filter(|c| !matches!(c, '\u{ad}' | '✕' | 'ŉ' | 'ſ')).filter(|c| !fonts.covers(*c)).collect();
    assert_eq!(missing, Vec::<char>::new());
}

#[test]
fn digits_are_of_one_width_in_both_weights() {
    for bold in [false, true] {
        let width = |digits: &str| {
            let mut doc = blank(Lang::Zh);
            let run = tantu::report::pdf::Run { bold, ..tantu::report::pdf::Run::new(digits) };
            doc.blocks.push(Block::Paragraph { style: tantu::report::pdf::Style::Body, text: vec![run] });
            proof(&doc, &FontSet::shipped()).pages[0][0].width
        };
        let widths: Vec<f32> = (0..10).map(|d| width(&d.to_string().repeat(8))).collect();
        assert!(widths.iter().all(|w| (w - widths[0]).abs() < 0.001), "{widths:?}");
    }
}

#[test]
fn a_character_without_glyph_is_written_as_its_number_and_reported_with_name_and_place() {
    let mut doc = blank(Lang::Zh);
    doc.blocks.push(Block::heading(1, "检查报告：尕街"));
    doc.blocks.push(Block::body("李\u{20BB7}先生 😀"));
    let columns = vec![Column::new("要求", 1.0).header(), Column::new("实测", 1.0)];
    let rows = vec![vec![plain("北门坡道")], vec![plain("坡度"), plain("\u{30EDD}面")]];
    doc.blocks.push(Block::Table(Table { columns, rows, ..Table::default() }));
    let done = rendered(&doc);
    let said: Vec<String> = done.diagnostics.iter().map(|d| d.one_line(Lang::En)).collect();
    let expected = [
        "no font has the character 😀 (GRINNING FACE, U+1F600), in “李\u{20BB7}先生 😀” under “检查报告：尕街”",
        "no font has the character \u{20BB7} (CJK UNIFIED IDEOGRAPH-20BB7, U+20BB7), in “李\u{20BB7}先生 😀” under “检查报告：尕街”",
        "no font has the character \u{30EDD} (CJK UNIFIED IDEOGRAPH-30EDD, U+30EDD), in “\u{30EDD}面” under “检查报告：尕街 › 北门坡道”",
    ];
    assert_eq!(said, expected);
    assert!(text(&done.bytes).contains("[U+20BB7]"));
    assert_eq!(failures(&done.bytes), Vec::<String>::new());
}

#[test]
fn a_font_from_elsewhere_gives_the_character_and_is_reported_unless_asked_for() {
    for asked in [true, false] {
        let mut doc = blank(Lang::Zh);
        doc.press = press(RARE, asked);
        doc.blocks.push(Block::heading(1, "\u{20BB7}野家"));
        doc.blocks.push(Block::body("李\u{20BB7}先生"));
        let done = rendered(&doc);
        let codes: Vec<&str> = done.diagnostics.iter().map(|d| d.code.id()).collect();
        assert_eq!(codes, if asked { vec![] } else { vec!["report-fallback-font"] });
        let text = text(&done.bytes);
        assert!(text.contains('\u{20BB7}') && !text.contains("[U+"), "{text}");
        assert_eq!(failures(&done.bytes), Vec::<String>::new());
        assert_eq!(done.bytes, rendered(&doc).bytes, "the same bytes twice");
    }
}

#[test]
fn a_font_that_may_not_be_embedded_is_not() {
    let table = [
        (0x0000, Ok(true)),
        (0x0004, Ok(true)),
        (0x0008, Ok(true)),
        (0x0002, Err(FontRefusal::Restricted)),
        (0x0200, Err(FontRefusal::Restricted)),
        (0x0100, Err(FontRefusal::WholeOnly)),
    ];
    for (rights, expected) in table {
        let data = with_rights(rights);
        let found = inspect(&data, 0, '\u{20BB7}').map(|(_, has)| has);
        assert_eq!(found, expected, "{rights:#06x}");
        let mut doc = blank(Lang::Zh);
        doc.press = press(&data, true);
        doc.blocks.push(Block::body("李\u{20BB7}先生"));
        assert_eq!(text(&rendered(&doc).bytes).contains("[U+20BB7]"), expected.is_err(), "{rights:#06x}");
    }
    assert_eq!(inspect(b"no font", 0, 'a'), Err(FontRefusal::Unreadable));
    assert_eq!((fonts_in(b"no font"), fonts_in(RARE)), (0, 1));
}

/// A finder that hands out what it should not.
#[derive(Debug)]
struct Careless;

impl Fonts for Careless {
    fn find(&self, _: char) -> Option<Arc<FontFile>> {
        let data: Arc<[u8]> = with_rights(2).into();
        Some(Arc::new(FontFile { name: String::new(), data, index: 7, asked: true }))
    }
}

#[test]
fn a_careless_finder_neither_breaks_the_report_nor_the_rights() {
    let mut doc = blank(Lang::Zh);
    doc.press.fonts = Some(FontSource(Arc::new(Careless)));
    doc.blocks.push(Block::body("李\u{20BB7}先生"));
    assert!(text(&rendered(&doc).bytes).contains("[U+20BB7]"));
}
