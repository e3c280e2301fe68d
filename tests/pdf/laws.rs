//! Laws of layout, on documents put together at random: what a reader of the paper relies on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use image::ImageFormat;
use proptest::collection::vec;
use proptest::prelude::*;
use tantu::export::{Paper, Press};
use tantu::lang::Lang;
use tantu::report::pdf::{
    Align, Block, Column, Doc, FontSet, Panel, Photo, Picture, Proof, Role, Run, Spot, Style, Symbol, Table,
    Tone, plain, proof,
};

use super::sample::{blank, picture};

/// What must not begin a line of Chinese (GB/T 15834; W3C clreq 3.1.4).
const NO_START: &str = "、，。；：？！）》」』】〉〕”’…％℃·";
/// What must not end one.
const NO_END: &str = "（《「『【〈〔“‘";

const ZH: &str = "轮椅坡道的坡度不应大于 1:12（见《通用规范》），扶手“连续”设置；实测 1.18 m ± 2.5 mm，超出限值 20 mm！盲道避开树木、电线杆、井盖等障碍物，宽度为 300 mm～600 mm。";
const EN: &str = "The slope of the ramp is at most 1:12, and each run keeps its length and rise; the handrail at 坡道 R1 ends (too early) before the “last” step.";

fn words(lang: Lang, from: usize, length: usize) -> String {
    let all: Vec<char> = if lang == Lang::Zh { ZH.chars().collect() } else { EN.chars().collect() };
    (0..length).map(|n| all[(from + n) % all.len()]).collect::<String>().trim().to_owned()
}

fn photo() -> Arc<Photo> {
    static PHOTO: OnceLock<Arc<Photo>> = OnceLock::new();
    PHOTO.get_or_init(|| Arc::new(Photo::read(&picture(96, 128, ImageFormat::Jpeg)).unwrap())).clone()
}

fn shot(n: usize) -> Picture {
    let photo = (!n.is_multiple_of(5)).then(photo);
    Picture { photo, alt: format!("photo {n}"), caption: format!("ramp-{n}.jpg") }
}

/// Rows under bands: (length of the requirement, whether a band stands before it).
fn table(lang: Lang, rows: &[(usize, bool)]) -> Block {
    let columns = vec![
        Column::new(words(lang, 0, 4), 4.0).header(),
        Column::new(words(lang, 5, 3), 1.5).align(Align::Right),
        Column::new(words(lang, 9, 3), 1.6),
    ];
    let mut out = Vec::new();
    for (number, (length, band)) in rows.iter().enumerate() {
        if *band {
            out.push(vec![plain(format!("item {number}"))]);
        }
        let result = Run::bold(words(lang, number, 3)).tone(Tone::Unknown).symbol(Symbol::Ask);
        out.push(vec![
            plain(words(lang, number * 7, 4 + length)),
            plain(format!("{}.{:02} m", number % 10, number * 37 % 100)),
            vec![result],
        ]);
    }
    Block::Table(Table { summary: "checks".to_owned(), columns, rows: out })
}

fn block(lang: Lang) -> impl Strategy<Value = Vec<Block>> {
    let text = move |n: usize, length: usize| words(lang, n, length.max(3));
    prop_oneof![
        3 => (1_u8..4, 0_usize..90, 3_usize..60).prop_map(move |(level, n, l)| {
            vec![Block::heading(level, text(n, l)), Block::body(text(n, 40))]
        }),
        2 => (2_u8..4, 0_usize..90).prop_map(move |(level, n)| {
            vec![Block::heading(level, text(n, 9)), Block::small(text(n, 50)), Block::small(text(n + 9, 90))]
        }),
        3 => (0_usize..90, 3_usize..700).prop_map(move |(n, l)| {
            vec![Block::Paragraph { style: Style::Body, text: plain(text(n, l)) }]
        }),
        2 => vec(0_usize..120, 1..6).prop_map(move |ls| {
            vec![Block::List(ls.iter().map(|l| plain(text(*l, *l))).collect())]
        }),
        4 => vec((0_usize..90, prop::bool::weighted(0.2)), 1..45).prop_map(move |rows| vec![table(lang, &rows)]),
        1 => (2_500_usize..4_000).prop_map(move |long| {
            vec![Block::heading(2, text(1, 8)), table(lang, &[(long, true), (3, false)])]
        }),
        2 => vec(0_usize..50, 1..5).prop_map(|ns| vec![Block::Pictures(ns.into_iter().map(shot).collect())]),
        2 => (0_usize..90, 3_usize..900, any::<bool>()).prop_map(move |(n, l, shown)| {
            let blocks = vec![Block::heading(3, text(n, 12)), Block::body(text(n, l))];
            let picture = shown.then(|| shot(n));
            vec![Block::Panel(Panel { tone: Tone::Bad, filled: !shown, blocks, picture })]
        }),
    ]
}

fn document() -> impl Strategy<Value = Doc> {
    (prop_oneof![Just(Lang::Zh), Just(Lang::En)], prop_oneof![Just(Paper::A4), Just(Paper::Letter)])
        .prop_flat_map(|(lang, paper)| {
            vec(block(lang), 2..9).prop_map(move |parts| {
                let mut blocks = vec![Block::heading(1, words(lang, 3, 12))];
                blocks.extend(parts.into_iter().flatten());
                Doc { blocks, press: Press { paper, ..Press::default() }, ..blank(lang) }
            })
        })
}

/// The lines of each leaf and page: by base line, from the left.
fn lines(page: &[Spot]) -> BTreeMap<(usize, i32), Vec<&Spot>> {
    let mut out: BTreeMap<(usize, i32), Vec<&Spot>> = BTreeMap::new();
    for spot in page.iter().filter(|s| !s.photo && s.role != Role::Pagination) {
        #[expect(clippy::cast_possible_truncation, reason = "a page is a few hundred points high")]
        let y = (spot.y * 10.0).round() as i32;
        // A Chinese stretch of an English sentence has a node of its own, and belongs to its line.
        let node = if spot.role == Role::Content("Span") { spot.above[0].0 } else { spot.node };
        out.entry((node, y)).or_default().push(spot);
    }
    for line in out.values_mut() {
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    out
}

fn is_heading(spot: &Spot) -> bool {
    matches!(spot.role, Role::Content("H1" | "H2" | "H3"))
}

fn ancestor(spot: &Spot, name: &str) -> Option<usize> {
    spot.above.iter().find(|(_, n)| *n == name).map(|(node, _)| *node)
}

fn all_stands_inside(proof: &Proof) {
    let [left, top, right, bottom] = proof.body;
    for (number, page) in proof.pages.iter().enumerate() {
        for spot in page {
            // The space that a line ends with hangs into the margin, and nobody sees it.
            let hung = if spot.text.ends_with(' ') { spot.size * 0.4 } else { 0.0 };
            let end = spot.x + spot.width - hung;
            assert!(spot.x >= left - 0.1 && end <= right + 0.1, "page {number}: {spot:?}");
            if spot.role != Role::Pagination {
                let foot = if spot.photo { spot.y + spot.size } else { spot.y };
                assert!(spot.y >= top - 0.1 && foot <= bottom + 0.1, "page {number}: {spot:?}");
            }
        }
    }
}

fn no_heading_is_left_behind(proof: &Proof) {
    let last = proof.pages.len() - 1;
    let cells = proof.pages.iter().flatten().filter(|s| s.role == Role::Content("TD"));
    let with_cells: BTreeSet<Option<usize>> = cells.map(|s| ancestor(s, "TR")).collect();
    for (number, page) in proof.pages.iter().enumerate() {
        let content: Vec<&Spot> = page.iter().filter(|s| s.role != Role::Pagination).collect();
        let end = content.last().expect("no page is empty");
        assert!(number == last || !is_heading(end), "page {number} ends with {end:?}");
        // Nor does a header row or a band stand alone at the foot.
        let row = ancestor(end, "TR");
        assert!(row.is_none() || with_cells.contains(&row), "page {number} ends with the header {end:?}");
    }
}

fn rows_are_whole_and_headers_repeated(proof: &Proof) {
    let mut pages_of_row: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut height: BTreeMap<(usize, usize), (f32, f32)> = BTreeMap::new();
    let mut tables: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (number, page) in proof.pages.iter().enumerate() {
        for spot in page {
            let (Some(row), Some(table)) = (ancestor(spot, "TR"), ancestor(spot, "Table")) else { continue };
            pages_of_row.entry(row).or_default().insert(number);
            tables.entry(table).or_default().insert(number);
            let span = height.entry((row, number)).or_insert((spot.y, spot.y));
            *span = (span.0.min(spot.y), span.1.max(spot.y));
        }
    }
    let body = proof.body[3] - proof.body[1];
    for (row, pages) in pages_of_row.iter().filter(|(_, pages)| pages.len() > 1) {
        let whole: f32 = pages.iter().map(|p| height[&(*row, *p)]).map(|(top, end)| end - top).sum();
        assert!(whole > body * 0.7, "row {row} of {whole} points is split over {pages:?}");
    }
    for pages in tables.values() {
        for number in pages.iter().skip(1) {
            let page = &proof.pages[*number];
            let first = page.iter().find(|s| s.role != Role::Pagination).expect("the table's rows");
            let above = page.iter().filter(|s| s.role == Role::Pagination && s.size > 7.9).count();
            assert!(above >= 3, "page {number} starts with {first:?} and no header");
            let lowest = page
                .iter()
                .filter(|s| {
                    s.role == Role::Pagination && s.size > 7.9 && s.y > proof.body[1] && s.y < proof.body[3]
                })
                .map(|s| s.y)
                .fold(0.0, f32::max);
            assert!(lowest < first.y, "page {number}: the header stands at {lowest}, below {first:?}");
        }
    }
}

fn photos_are_whole(doc: &Doc, proof: &Proof) {
    let count = |p: &&Picture| p.photo.is_some();
    let given: usize = doc
        .blocks
        .iter()
        .map(|b| match b {
            Block::Pictures(all) => all.iter().filter(count).count(),
            Block::Panel(panel) => panel.picture.iter().filter(count).count(),
            _ => 0,
        })
        .sum();
    let shown: Vec<&Spot> = proof.pages.iter().flatten().filter(|s| s.photo).collect();
    assert_eq!(shown.len(), given);
    for photo in shown {
        let ratio = photo.width / photo.size;
        assert!((ratio - 0.75).abs() < 0.01, "stretched to {ratio}: {photo:?}");
    }
}

fn lines_begin_and_end_as_they_may(proof: &Proof) {
    for (number, page) in proof.pages.iter().enumerate() {
        for ((node, _), line) in lines(page) {
            // What a text itself begins or ends with is its own affair: only breaks are judged.
            let same: Vec<_> =
                proof.pages.iter().flat_map(|p| lines(p)).filter(|((n, _), _)| *n == node).collect();
            let text: String = line.iter().map(|s| s.text.as_str()).collect();
            let is_first = same.first().is_some_and(|(_, l)| l[0] == line[0]);
            let is_last = same.last().is_some_and(|(_, l)| l[0] == line[0]);
            let start = text.trim_start().chars().next().unwrap_or('x');
            let end = text.trim_end().chars().next_back().unwrap_or('x');
            assert!(is_first || !NO_START.contains(start), "page {number}: a line starts `{text}`");
            assert!(is_last || !NO_END.contains(end), "page {number}: a line ends `{text}`");
        }
    }
}

fn pages_are_numbered(doc: &Doc, proof: &Proof) {
    let count = proof.pages.len();
    for (number, page) in proof.pages.iter().enumerate() {
        let number = number + 1;
        let expected = match doc.lang {
            Lang::Zh => format!("第 {number} 页，共 {count} 页"),
            Lang::En => format!("Page {number} of {count}"),
        };
        let pagination = page.iter().filter(|s| s.role == Role::Pagination);
        let text: String = pagination.map(|s| s.text.as_str()).collect();
        assert!(text.contains(&expected), "no `{expected}` in `{text}`");
    }
}

/// Figures in the right-aligned column end at one line, and their digits stand below each other.
fn digits_stand_below_each_other(proof: &Proof) {
    let is_figure = |s: &&Spot| {
        s.role == Role::Content("TD") && s.text.ends_with(" m") && s.text.contains('.') && s.text.len() == 6
    };
    let mut ends: BTreeMap<usize, Vec<(f32, f32)>> = BTreeMap::new();
    for spot in proof.pages.iter().flatten().filter(is_figure) {
        if let Some(table) = ancestor(spot, "Table") {
            ends.entry(table).or_default().push((spot.x + spot.width, spot.width));
        }
    }
    for figures in ends.values() {
        let (end, width) = figures[0];
        for (e, w) in figures {
            assert!((e - end).abs() < 0.05 && (w - width).abs() < 0.05, "{figures:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn pages_keep_the_laws_of_layout(doc in document()) {
        let proof = proof(&doc, &FontSet::shipped());
        all_stands_inside(&proof);
        no_heading_is_left_behind(&proof);
        rows_are_whole_and_headers_repeated(&proof);
        photos_are_whole(&doc, &proof);
        lines_begin_and_end_as_they_may(&proof);
        pages_are_numbered(&doc, &proof);
        digits_stand_below_each_other(&proof);
    }
}

#[test]
fn latin_and_chinese_share_a_base_line() {
    let mut doc = blank(Lang::En);
    let text = "Ramp 坡道 R1 尕街 x 甲乙";
    doc.blocks.push(Block::body(text));
    doc.blocks
        .push(Block::Paragraph { style: Style::Body, text: vec![Run::new("a 甲"), Run::bold(" b 乙")] });
    let proof = proof(&doc, &FontSet::shipped());
    let content: Vec<&Spot> = proof.pages[0].iter().filter(|s| s.role != Role::Pagination).collect();
    let rows: BTreeSet<u32> = content.iter().map(|s| s.y.to_bits()).collect();
    assert!(content.len() > 4 && rows.len() == 2, "{content:?}");
}

#[test]
fn the_number_of_a_standard_or_a_clause_is_not_torn_at_its_hyphen() {
    for filler in 0..30 {
        let mut doc = blank(Lang::Zh);
        let text = format!("{} Tantu-H 2026 第 ENT-10 条 GB 55019-2021", "坡".repeat(filler));
        let columns = vec![Column::new("要求", 1.0), Column::new("其他", 3.0)];
        let rows = vec![vec![plain(text), plain("–")]];
        doc.blocks.push(Block::Table(Table { summary: "checks".to_owned(), columns, rows }));
        let proof = proof(&doc, &FontSet::shipped());
        for line in lines(&proof.pages[0]).into_values() {
            let text: String = line.iter().map(|s| s.text.as_str()).collect();
            assert!(!text.trim_end().ends_with('-') && !text.contains('\u{2060}'), "{filler}: `{text}`");
        }
    }
}
