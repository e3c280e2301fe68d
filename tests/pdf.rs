//! The PDF engine: what it writes passes PDF/UA-1, is the same twice, and says what it was given.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, RgbImage};
use lopdf::{Dictionary, Document, Object, ObjectId};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use tantu::lang::Lang;
use tantu::report::pdf::{
    Align, Block, Column, Doc, Drawing, FontSet, Panel, Photo, PhotoError, Picture, Rendered, Run, Style,
    Symbol, Table, Tone, plain, render,
};

/// A landscape picture: a light half above a dark one.
pub(crate) fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let image = RgbImage::from_fn(width, height, |x, y| {
        let shade = u8::try_from((x * 5 + y * 3) % 200).unwrap();
        image::Rgb(if y < height / 2 { [shade / 2 + 120, 190, 210] } else { [90, shade / 2 + 60, 70] })
    });
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, format).unwrap();
    out.into_inner()
}

/// The same JPEG with an EXIF segment that says how it is turned and holds a place name.
fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS-SECRET");
    let mut out = jpeg[..2].to_vec();
    out.extend([0xFF, 0xE1]);
    out.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    out.extend(exif);
    out.extend(&jpeg[2..]);
    out
}

fn words<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::Zh { zh } else { en }
}

/// An empty document.
pub(crate) fn blank(lang: Lang) -> Doc {
    Doc {
        title: words(lang, "无障碍检查报告", "Accessibility inspection report").to_owned(),
        lang,
        author: Some(words(lang, "检查员甲", "Inspector A").to_owned()),
        subject: None,
        creator: "Tantu".to_owned(),
        created: jiff::civil::datetime(2026, 5, 4, 9, 30, 0, 0),
        foot: words(lang, "示例社区服务中心", "Example community centre").to_owned(),
        mark: None,
        blocks: Vec::new(),
    }
}

fn bar() -> Drawing {
    let mut drawing = Drawing::new(400.0, 40.0);
    drawing.pill(0.0, 12.0, 400.0, 10.0, 5.0, [0.9, 0.92, 0.94]);
    drawing.pill(120.0, 12.0, 160.0, 10.0, 5.0, Tone::Accent.rgb());
    drawing.line((200.0, 8.0), (200.0, 26.0), 1.2, Tone::Ink.rgb());
    drawing.bold_label(200.0, 6.0, 8.0, "50", Tone::Ink.rgb(), Align::Centre);
    drawing.label(0.0, 36.0, 7.5, "0", Tone::Muted.rgb(), Align::Left);
    drawing.label(400.0, 36.0, 7.5, "100", Tone::Muted.rgb(), Align::Right);
    drawing
}

fn verdict(lang: Lang, tone: Tone, symbol: Symbol, zh: &str, en: &str) -> Block {
    let title = vec![Run::bold(words(lang, zh, en)).tone(tone).symbol(symbol)];
    let zh = "坡道 R1 坡度 1:10，陡于限值 1:12，轮椅无法自行通过；另一入口有三级台阶。";
    let en = "Ramp R1 rises 1:10, steeper than the limit of 1:12, so that a wheelchair user cannot climb it alone; the other entrance has three steps.";
    Block::Panel(Panel {
        tone,
        filled: true,
        blocks: vec![Block::Paragraph { style: Style::Lead, text: title }, Block::body(words(lang, zh, en))],
        picture: None,
    })
}

fn checks(lang: Lang, rows: usize) -> Table {
    let titles = [("编号", "No."), ("检查项目", "Requirement"), ("实测", "Measured"), ("结果", "Result")];
    let mut columns: Vec<Column> = titles
        .iter()
        .zip([1.0, 4.6, 1.4, 1.8])
        .map(|((zh, en), share)| Column::new(words(lang, zh, en), share))
        .collect();
    columns[0].header = true;
    columns[2].align = Align::Right;
    let row = |n: usize| {
        let what = [
            (
                "轮椅坡道的坡度不应大于 1:12，每段水平长度和提升高度应符合规定。",
                "The slope of the ramp is at most 1:12, and each run keeps its length and rise.",
            ),
            (
                "扶手应在坡道两侧连续设置，起点和终点水平延伸。",
                "Handrails run along both sides without a gap and extend at both ends.",
            ),
            (
                "盲道铺设连续，避开树木、电线杆等障碍物。",
                "Tactile paving is continuous and keeps clear of trees, poles and other obstacles.",
            ),
        ][n % 3];
        let (symbol, tone, zh, en) = [
            (Symbol::Tick, Tone::Good, "符合", "Passed"),
            (Symbol::Cross, Tone::Bad, "不符合", "Failed"),
            (Symbol::Ask, Tone::Unknown, "需复测", "Measure again"),
        ][(n * 7) % 3];
        vec![
            plain(format!("{}", n + 1)),
            plain(words(lang, what.0, what.1)),
            plain(format!("1:{}", 8 + n % 7)),
            vec![Run::new(words(lang, zh, en)).tone(tone).symbol(symbol)],
        ]
    };
    let summary = words(lang, "各项检查的结果", "The result of each check").to_owned();
    Table { summary, columns, rows: (0..rows).map(row).collect() }
}

/// A document with every kind of block, of several pages.
pub(crate) fn sample(lang: Lang) -> Doc {
    let photo = Arc::new(Photo::read(&picture(640, 480, ImageFormat::Jpeg)).unwrap());
    let turned = Arc::new(Photo::read(&with_exif(&picture(320, 240, ImageFormat::Jpeg), 6)).unwrap());
    let png = Arc::new(Photo::read(&picture(120, 80, ImageFormat::Png)).unwrap());
    let shot = |photo: &Arc<Photo>, n: usize| Picture {
        photo: Some(photo.clone()),
        alt: format!("{} {n}", words(lang, "坡道照片", "Photo of the ramp")),
        caption: words(lang, "北门坡道，2026-05-04", "North ramp, 2026-05-04").to_owned(),
    };
    let gap = Picture { photo: None, alt: String::new(), caption: "r1-width.jpg".to_owned() };
    let facts = [
        ("场所", "Site", "临河市尕街社区服务中心 𬱖", "Example community centre"),
        ("检查日期", "Date of survey", "2026-05-04", "4 May 2026"),
        ("检查员", "Inspector", "检查员甲", "Inspector A"),
        ("检查表", "Profile", "政务服务大厅", "Government service hall"),
        (
            "依据标准",
            "Standard",
            "GB 55019-2021《建筑与市政工程无障碍通用规范》",
            "GB 55019-2021, General code for accessibility",
        ),
    ];
    let pairs =
        facts.iter().map(|(a, b, c, d)| (words(lang, a, b).to_owned(), plain(words(lang, c, d)))).collect();
    let quote = words(lang, "他说“太陡了……”——", "He said “it’s too steep …” — ");
    let blocks = vec![
        Block::heading(1, words(lang, "无障碍检查报告", "Accessibility inspection report")),
        Block::Facts {
            summary: words(lang, "检查概况", "The survey at a glance").to_owned(),
            pairs,
            columns: 2,
        },
        Block::heading(2, words(lang, "结论", "Verdicts")),
        verdict(lang, Tone::Bad, Symbol::Cross, "轮椅使用者：不可通达", "Wheelchair users: not accessible"),
        verdict(lang, Tone::Unknown, Symbol::Ask, "视力障碍者：无法判定", "Blind people: undetermined"),
        verdict(
            lang,
            Tone::Fair,
            Symbol::Warn,
            "老年人：可通达，有缺陷",
            "Older people: accessible with defects",
        ),
        verdict(lang, Tone::Good, Symbol::Tick, "听力障碍者：可通达", "Deaf people: accessible"),
        Block::Figure {
            alt: words(lang, "得分 50，区间 30 至 70", "Score 50, range 30 to 70").to_owned(),
            drawing: bar(),
        },
        Block::Paragraph {
            style: Style::Body,
            text: vec![
                Run::new(quote),
                Run::bold("1:12").tone(Tone::Bad),
                Run::new(words(lang, "。英文名 ", ". Chinese name ")),
                Run::new(words(lang, "General code for accessibility", "坦途")).lang(if lang == Lang::Zh {
                    Lang::En
                } else {
                    Lang::Zh
                }),
                Run::new(words(lang, "，见 ", ", see ")),
                Run::new("https://example.org/accessibility").link("https://example.org/accessibility"),
                Run::new(words(lang, "。", ".")),
            ],
        },
        Block::List(vec![
            plain(words(lang, "先测坡度，再测净宽。", "Measure the slope, then the clear width.")),
            plain("0.85 m ± 2 mm ≤ 0.90 m, 20 ℃, 5 ‰, ½ × ¾"),
        ]),
        Block::heading(2, words(lang, "障碍", "Barriers")),
        Block::Panel(Panel {
            tone: Tone::Bad,
            filled: false,
            blocks: vec![
                Block::heading(3, words(lang, "坡道过陡", "The ramp is too steep")),
                Block::body(words(lang, "实测 1:10，限值 1:12。", "Measured 1:10, limit 1:12.")),
            ],
            picture: Some(shot(&photo, 1)),
        }),
        Block::Pictures(vec![shot(&turned, 2), shot(&png, 3), gap]),
        Block::heading(2, words(lang, "全部检查", "All checks")),
        Block::Table(checks(lang, 60)),
        Block::small(words(lang, "本报告由软件生成。", "Made by software.")),
        Block::PageBreak,
        Block::heading(2, words(lang, "签字", "Signatures")),
        Block::Signatures(vec![
            words(lang, "检查员", "Inspector").to_owned(),
            words(lang, "场所负责人", "For the site").to_owned(),
        ]),
    ];
    Doc {
        blocks,
        mark: Some(words(lang, "内部资料 · 含个人信息", "INTERNAL · HOLDS PERSONAL DATA").to_owned()),
        ..blank(lang)
    }
}

/// Renders with the fonts that ship.
pub(crate) fn rendered(doc: &Doc) -> Rendered {
    render(doc, &FontSet::shipped()).unwrap()
}

fn failures(bytes: &[u8]) -> Vec<String> {
    let options = ValidationOptions::default().profile(ValidationProfile::PdfUa1);
    match validate_pdf_bytes(bytes, &options) {
        Ok(report) => report.failures.iter().map(ToString::to_string).collect(),
        Err(error) => vec![error.to_string()],
    }
}

/// Returns the text of a PDF, page after page.
fn text(bytes: &[u8]) -> String {
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
    let later = Doc { created: jiff::civil::datetime(2027, 1, 1, 0, 0, 0, 0), ..sample(Lang::Zh) };
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
fn a_character_without_glyph_is_written_as_its_number_and_reported() {
    let mut doc = blank(Lang::Zh);
    doc.blocks.push(Block::body("李\u{20BB7}先生 😀"));
    let done = rendered(&doc);
    let seen: Vec<_> = done.diagnostics.iter().map(|d| (d.code.id(), d.args.clone())).collect();
    let missing = |c: &str, u: &str| {
        ("report-missing-glyph", vec![("character", c.to_owned()), ("code", u.to_owned())])
    };
    assert_eq!(seen, [missing("😀", "U+1F600"), missing("\u{20BB7}", "U+20BB7")]);
    assert!(text(&done.bytes).contains("[U+20BB7]"));
    assert_eq!(failures(&done.bytes), Vec::<String>::new());
}

#[test]
fn photos_lose_what_the_camera_wrote() {
    let plain = picture(64, 48, ImageFormat::Jpeg);
    let exif = with_exif(&plain, 6);
    let mut doc = blank(Lang::En);
    let photo = Arc::new(Photo::read(&exif).unwrap());
    doc.blocks.push(Block::Pictures(vec![Picture {
        photo: Some(photo),
        alt: "A ramp".to_owned(),
        caption: String::new(),
    }]));
    let bytes = rendered(&doc).bytes;
    let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|w| w == needle);
    assert!(!holds(b"GPS-SECRET"));
    // The picture data itself is untouched.
    assert!(holds(&plain[plain.len() - 200..]));
}

#[test]
fn bad_photos_are_refused_with_a_reason() {
    let jpeg = picture(64, 48, ImageFormat::Jpeg);
    let table: [(&[u8], PhotoError); 6] = [
        (b"", PhotoError::Format),
        (b"GIF89a", PhotoError::Format),
        (&jpeg[..jpeg.len() - 2], PhotoError::Damaged),
        (&jpeg[..40], PhotoError::Damaged),
        (b"\xFF\xD8\xFF\xD9", PhotoError::Damaged),
        (b"\x89PNG\r\n\x1a\nxx", PhotoError::Damaged),
    ];
    for (bytes, expected) in table {
        assert_eq!(Photo::read(bytes).unwrap_err(), expected, "{} bytes", bytes.len());
    }
}

#[test]
fn large_photos_are_made_smaller() {
    let small = Photo::read(&picture(2400, 1200, ImageFormat::Jpeg)).unwrap();
    let mut doc = blank(Lang::En);
    doc.blocks.push(Block::Pictures(vec![Picture {
        photo: Some(Arc::new(small)),
        alt: "Wide".to_owned(),
        caption: String::new(),
    }]));
    let file = Document::load_mem(&rendered(&doc).bytes).unwrap();
    let widths: Vec<i64> = file
        .objects
        .values()
        .filter_map(|o| o.as_stream().ok()?.dict.get(b"Width").ok()?.as_i64().ok())
        .collect();
    assert_eq!(widths, [1400]);
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

/// A way to spoil a PDF that the judge must notice.
type Harm = (&'static str, fn(&mut Document));

fn catalog(file: &mut Document) -> &mut Dictionary {
    file.catalog_mut().unwrap()
}

fn elements<'a>(file: &'a mut Document, kind: &'a [u8]) -> impl Iterator<Item = &'a mut Dictionary> {
    file.objects.values_mut().filter_map(move |o| {
        let dict = o.as_dict_mut().ok()?;
        let found = dict.get(b"S").is_ok_and(|s| s.as_name().is_ok_and(|n| n == kind));
        found.then_some(dict)
    })
}

fn first_page(file: &Document) -> ObjectId {
    file.get_pages()[&1]
}

/// Every harm with its name.
pub(crate) const HARMS: &[Harm] = &[
    ("no structure tree", |f| {
        catalog(f).remove(b"StructTreeRoot");
    }),
    ("not marked", |f| {
        catalog(f).remove(b"MarkInfo");
    }),
    ("no language", |f| {
        catalog(f).remove(b"Lang");
    }),
    ("no metadata", |f| {
        catalog(f).remove(b"Metadata");
    }),
    ("title not shown", |f| {
        catalog(f).remove(b"ViewerPreferences");
    }),
    ("figure without words", |f| elements(f, b"Figure").for_each(|e| drop(e.remove(b"Alt")))),
    ("heading skipped", |f| elements(f, b"H2").for_each(|e| e.set("S", "H4"))),
    ("header without scope", |f| elements(f, b"TH").for_each(|e| drop(e.remove(b"A")))),
    ("page without tab order", |f| {
        let page = first_page(f);
        f.get_dictionary_mut(page).unwrap().remove(b"Tabs");
        let ids: Vec<ObjectId> = f.get_pages().into_values().collect();
        ids.into_iter().for_each(|id| drop(f.get_dictionary_mut(id).unwrap().remove(b"Tabs")));
    }),
    ("link without words", |f| {
        for object in f.objects.values_mut() {
            if let Ok(dict) = object.as_dict_mut()
                && dict.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Link"))
            {
                dict.remove(b"Contents");
            }
        }
    }),
    ("unmarked content", |f| {
        let page = first_page(f);
        f.add_page_contents(page, b"0 0 10 10 re f".to_vec()).unwrap();
    }),
    ("font not embedded", |f| {
        for object in f.objects.values_mut() {
            if let Ok(dict) = object.as_dict_mut() {
                dict.remove(b"FontFile2");
            }
        }
    }),
];

/// Returns the sample with a harm done to it.
pub(crate) fn harmed(harm: fn(&mut Document)) -> Vec<u8> {
    let mut file = Document::load_mem(&rendered(&sample(Lang::En)).bytes).unwrap();
    harm(&mut file);
    let mut out = Vec::new();
    file.save_to(&mut out).unwrap();
    out
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
