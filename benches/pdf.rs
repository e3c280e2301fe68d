//! How long PDF reports take: two pages with a photo and a table, samples, a site of 300 items, and the
//! homes of a programme with two photos each.

#![expect(clippy::unwrap_used, clippy::print_stderr, clippy::disallowed_methods, reason = "a benchmark")]

use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, RgbImage};
use rayon::prelude::*;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::Catalog;
use tantu::export::Press;
use tantu::finding::AuditOptions;
use tantu::formats::{Batch, Exporter as _, Photos, Settings};
use tantu::lang::Lang;
use tantu::privacy::{Audience, release};
use tantu::report::pdf::{
    Block, Column, Doc, FontSet, Panel, Pdf, Photo, Picture, Provenance, Run, Style, Symbol, Table, Tone,
    plain, render,
};
use tantu::survey::{ReadOptions, Survey, read, reader};

fn main() {
    divan::main();
    if let Ok(status) = std::fs::read_to_string("/proc/self/status") {
        let peak = status.lines().find(|l| l.starts_with("VmHWM")).unwrap_or_default();
        eprintln!("peak memory of the process, with the decoded photos of the set-up: {peak}");
    }
}

fn photo() -> Arc<Photo> {
    let image = RgbImage::from_fn(800, 600, |x, y| {
        let shade = u8::try_from((x * 7 + y * 13 + x * y / 9) % 251).unwrap();
        image::Rgb([shade, shade / 2 + 60, 200 - shade / 2])
    });
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, ImageFormat::Jpeg).unwrap();
    Arc::new(Photo::read(&out.into_inner()).unwrap())
}

fn report(number: usize, photo: &Arc<Photo>) -> Doc {
    let items =
        ["入口坡道坡度不大于一比十二", "门净宽不小于八百毫米", "扶手两侧连续设置", "盲道连续并避开障碍物"];
    let row = |n: usize| {
        let failed = (n + number).is_multiple_of(3);
        let run = if failed {
            Run::new("不符合").tone(Tone::Bad).symbol(Symbol::Cross)
        } else {
            Run::new("符合").tone(Tone::Good).symbol(Symbol::Tick)
        };
        vec![
            plain(format!("{}.{}", n / 8 + 1, n + 1)),
            plain(items[(n + number) % items.len()]),
            plain(format!("0.{} m", 70 + n)),
            vec![run],
        ]
    };
    let columns = vec![
        Column::new("编号", 1.0).header(),
        Column::new("检查项目", 5.0),
        Column::new("实测", 1.5),
        Column::new("结果", 2.0),
    ];
    let pairs = (0..6).map(|n| (format!("项目{n}"), plain(format!("尕街社区服务中心{number}号")))).collect();
    Doc {
        title: format!("无障碍检查报告第{number}号"),
        lang: Lang::Zh,
        author: None,
        subject: None,
        creator: "Tantu".to_owned(),
        created: Some(jiff::civil::datetime(2026, 5, 4, 0, 0, 0, 0)),
        foot: "尕街社区服务中心".to_owned(),
        mark: None,
        press: Press::default(),
        provenance: Provenance::default(),
        blocks: vec![
            Block::heading(1, "无障碍检查报告"),
            Block::Facts { summary: "概况".to_owned(), pairs, columns: 2 },
            Block::heading(2, "结论"),
            Block::Panel(Panel {
                tone: Tone::Bad,
                filled: true,
                blocks: vec![
                    Block::Paragraph {
                        style: Style::Lead, text: vec![Run::bold("轮椅使用者：不可通达")]
                    },
                    Block::body(
                        "本次检查共四十项。入口坡道坡度为一比十，陡于限值；卫生间缺少安全抓杆，低位服务台下方没有容膝空间。建议三个月内整改，并由残障人士参与复验。",
                    ),
                ],
                picture: Some(Picture {
                    photo: Some(photo.clone()),
                    alt: "入口坡道，没有扶手".to_owned(),
                    caption: "北门".to_owned(),
                }),
            }),
            Block::heading(2, "全部检查"),
            Block::Table(Table {
                summary: "各项结果".to_owned(), columns, rows: (0..40).map(row).collect()
            }),
            Block::Signatures(vec!["检查员".to_owned(), "场所负责人".to_owned()]),
        ],
    }
}

#[divan::bench]
fn fonts_first_use() {
    static REGULAR: &[u8] = include_bytes!("../assets/fonts/TantuSansSC-Regular.ttf");
    static BOLD: &[u8] = include_bytes!("../assets/fonts/TantuSansSC-Bold.ttf");
    divan::black_box(FontSet::from_bytes(REGULAR, BOLD).unwrap());
}

#[divan::bench]
fn two_pages(bencher: divan::Bencher<'_, '_>) {
    let (fonts, photo) = (FontSet::shipped(), photo());
    let doc = report(1, &photo);
    assert_eq!(render(&doc, &fonts).unwrap().pages, 2);
    bencher.bench(|| render(&doc, &fonts).unwrap());
}

/// The report on a sample record, from the assessment to the PDF's bytes, without photos.
#[divan::bench(args = ["public/linxia-service-hall.toml", "public/red-garden-street.toml", "homes/maisui-07.toml"])]
fn inspection(bencher: divan::Bencher<'_, '_>, record: &str) {
    let of = assessed(sample(record));
    bencher.bench(|| written(&of, None));
}

/// Returns the survey of a sample record.
fn sample(record: &str) -> Survey {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/");
    let bytes = std::fs::read(format!("{root}{record}")).unwrap();
    let read =
        read(reader("toml").unwrap(), record, bytes.as_slice(), Catalog::builtin(), &ReadOptions::default());
    read.surveys.into_iter().next().unwrap()
}

fn assessed(survey: Survey) -> Assessment {
    let checklist = Catalog::builtin().checklist(survey.profile.as_ref().unwrap().as_str()).unwrap();
    assess(&checklist, survey, AuditOptions::default())
}

/// Writes the report on one assessment; returns its length.
fn written(of: &Assessment, photos: Option<&dyn Photos>) -> usize {
    let of = std::slice::from_ref(of);
    let release = release(of, Audience::Internal);
    let mut out = Vec::new();
    Pdf.write(&Batch { release: &release, settings: Settings::default(), photos }, &mut out).unwrap();
    out.len()
}

#[divan::bench(sample_count = 10)]
fn site_of_300_items(bencher: divan::Bencher<'_, '_>) {
    let mut survey = sample("public/linxia-service-hall.toml");
    let items = std::mem::take(&mut survey.items);
    (survey.routes, survey.waivers) = (Vec::new(), Vec::new());
    for (number, item) in items.iter().filter(|i| i.parent.is_none()).cycle().take(300).enumerate() {
        let mut item = item.clone();
        item.id = format!("{}-{number}", item.id);
        survey.items.push(item);
    }
    let of = assessed(survey);
    bencher.bench(|| written(&of, None));
}

/// The same two photos for every home, opened and tried anew each time.
#[derive(Debug)]
struct Shelf(Vec<u8>);

impl Photos for Shelf {
    fn open(&self, _: &str, _: &str) -> std::io::Result<Vec<u8>> {
        Ok(self.0.clone())
    }
}

/// A picture as a phone takes it and a messenger sends it: shapes with edges, shades, and the grain of the sensor.
fn snapshot() -> Vec<u8> {
    let mut state = 7_u32;
    let image = RgbImage::from_fn(1200, 900, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (state >> 24) % 13;
        let shade = (x / 9 + y / 7) % 120 + if (x / 150 + y / 110).is_multiple_of(2) { 40 } else { 0 };
        let light = u8::try_from(shade + grain + 30).unwrap();
        image::Rgb([light, light / 2 + 70, 210 - light / 2])
    });
    let mut jpeg = Cursor::new(Vec::new());
    image.write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    jpeg.into_inner()
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn homes_789_with_two_photos_on_all_cores(bencher: divan::Bencher<'_, '_>) {
    let shelf = Shelf(snapshot());
    eprintln!("each photo has {} bytes", shelf.0.len());
    let mut survey = sample("homes/maisui-07.toml");
    for (number, item) in survey.items.iter_mut().enumerate() {
        let photos = if number < 2 { vec![format!("{number}.jpg")] } else { Vec::new() };
        item.more.get_or_insert_default().photos = photos;
    }
    let of = assessed(survey);
    bencher.bench(|| (0..789).into_par_iter().map(|_| written(&of, Some(&shelf))).sum::<usize>());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn thousand_reports_on_all_cores(bencher: divan::Bencher<'_, '_>) {
    let (fonts, photo) = (FontSet::shipped(), photo());
    bencher.bench(|| {
        (0..1000)
            .into_par_iter()
            .map(|n| render(&report(n, &photo), &fonts).unwrap().bytes.len())
            .sum::<usize>()
    });
}
