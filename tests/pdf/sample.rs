//! Documents to test with: every kind of block, in both languages.

use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, RgbImage};
use tantu::export::Press;
use tantu::lang::Lang;
use tantu::report::pdf::{
    Align, Block, Column, Doc, Drawing, Entry, Field, FieldKind, Grid, Panel, Photo, Picture, Provenance,
    Run, Style, Symbol, Table, Tone, plain,
};

/// A table with a field of each kind.
fn fill_in(lang: Lang) -> Grid {
    let kinds = [
        ("done", FieldKind::Tick(words(lang, "已完工", "done").to_owned())),
        ("measured", FieldKind::Line("mm".to_owned())),
        ("date", FieldKind::Day),
        ("remark", FieldKind::Room),
        ("signature", FieldKind::Signature),
    ];
    let label = words(lang, "坡道：完工后填写", "Ramp: to fill in after the works");
    let field = |(name, kind): (&str, FieldKind)| {
        vec![Entry::Field(Field::new(format!("sample/ramp/{name}"), format!("{label} ({name})"), kind))]
    };
    Grid {
        summary: words(lang, "填写栏", "Fields").to_owned(),
        columns: ["a", "b", "c", "d", "e"].map(|title| Column::new(title, 1.0)).to_vec(),
        rows: vec![kinds.into_iter().map(field).collect()],
        joined: false,
    }
}

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
pub(crate) fn with_exif(jpeg: &[u8], orientation: u8) -> Vec<u8> {
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
        provenance: Provenance::default(),
        created: Some(jiff::civil::datetime(2026, 5, 4, 9, 30, 0, 0)),
        foot: words(lang, "示例社区服务中心", "Example community centre").to_owned(),
        mark: None,
        press: Press::default(),
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
        Block::Grid(fill_in(lang)),
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
