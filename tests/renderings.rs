//! The law of renderings: every format tells the same barriers, each exactly once.
//!
//! A new format is a line in [`RENDERINGS`].

use scraper::{ElementRef, Html, Selector};
use serde_json::Value as Json;
use tantu::assessment::Assessment;
use tantu::export::LayerName;
use tantu::formats::{Batch, EXPORTERS, Only, Settings, refusal};
use tantu::lang::Lang;
use tantu::privacy::{Audience, release};
use tantu::report::pdf::{Block, Inline, document};

use crate::common::built::{branch, library};
use crate::layers::{Row, of_fgb, of_gpkg, open};
use crate::pdf::assessed::samples;
use crate::reports::bytes;
use crate::workbook::table;

/// How a format names its barriers.
#[derive(Clone, Copy)]
enum Told {
    /// By `site/item/rule`, in any order.
    Ids(fn(&[u8]) -> Vec<String>),
    /// The same, from the layer of barriers.
    Layer(fn(&[u8]) -> Vec<String>),
    /// In words that hold the names of item and rule, in the order of the sites and of the ranks.
    Words(fn(&[u8]) -> Vec<String>),
    /// The same, on paper: what the document says of its barriers stands in the text of the file as often as it says
    /// it, and in its order.
    Paper(fn(&Batch<'_>) -> Vec<String>),
}

/// Every format that tells of barriers one by one.
const RENDERINGS: &[(&str, Told)] = &[
    ("json", Told::Ids(json)),
    ("jsonl", Told::Ids(lines)),
    ("csv", Told::Ids(csv)),
    ("barriers", Told::Ids(csv)),
    ("geojson", Told::Ids(geojson)),
    ("geojson", Told::Layer(geojson_layer)),
    ("gpkg", Told::Layer(|b| layer(of_gpkg(&open(b).1, LayerName::Barriers)))),
    ("fgb", Told::Layer(|b| layer(of_fgb(b.to_vec())))),
    ("xlsx", Told::Ids(|b| workbook(b, 1))),
    ("xlsx", Told::Ids(|b| workbook(b, 2))),
    ("earl", Told::Ids(earl)),
    ("markdown", Told::Words(markdown)),
    ("html", Told::Words(html)),
    ("pdf", Told::Paper(pdf)),
];

/// Formats with tests of their own: the terminal, which shows no more than the first of each site; the page of the
/// map, by `tests/webmap.rs`. Work sheets are held to the law by `tests/pdf/work_sheet.rs`.
const APART: &[&str] = &["human", "web-map"];

/// Public sites, homes, and sites put together for the tests.
fn all() -> Vec<Assessment> {
    let mut of: Vec<Assessment> = samples().into_iter().map(|(_, a)| a).collect();
    of.extend([library(), branch()]);
    of
}

#[test]
fn every_format_tells_each_barrier_exactly_once() {
    let of = all();
    for audience in [Audience::Public, Audience::Internal] {
        let release = release(&of, audience);
        let shown = release.assessments();
        let count: usize = shown.iter().map(|a| a.findings.iter().filter(|f| f.is_barrier()).count()).sum();
        assert!(count > 20, "{count}");
        for (name, told) in RENDERINGS {
            let settings = Settings { lang: Lang::En, ..Settings::default() };
            let written = |settings: &Settings| bytes(name, &of, audience, settings.clone());
            let same = |mut found: Vec<String>| {
                let mut expected = expected(shown);
                found.sort();
                expected.sort();
                assert_eq!(found, expected, "{name} {audience:?}");
            };
            match told {
                Told::Ids(ids) => same(ids(&written(&settings))),
                Told::Layer(ids) => {
                    let layers = std::iter::once(LayerName::Barriers).collect();
                    same(ids(&written(&Settings { layers, ..settings })));
                }
                Told::Words(words) => {
                    in_order(name, shown, &words(&written(&settings)));
                    let failed = Settings { only: Only::Failed, ..settings };
                    if refusal(&failed, name).is_none() {
                        in_order(name, shown, &words(&written(&failed)));
                    }
                }
                Told::Paper(words) => {
                    for only in [Only::Everything, Only::Failed] {
                        let settings = Settings { only, ..settings.clone() };
                        let batch = Batch { release: &release, settings: settings.clone(), photos: None };
                        let words = words(&batch);
                        in_order(name, shown, &words);
                        on_paper(&words, &written(&settings));
                    }
                }
            }
        }
    }
}

/// Holds words to the barriers of some sites, in the order of the sites and of the ranks.
fn in_order(name: &str, shown: &[&Assessment], words: &[String]) {
    let barriers: Vec<_> =
        shown.iter().flat_map(|a| a.barriers.iter().map(move |b| (a, &a.findings[b.finding]))).collect();
    assert_eq!(words.len(), barriers.len(), "{name}: {words:#?}");
    for (text, (assessment, finding)) in words.iter().zip(barriers) {
        let (item, rule) = (assessment.item(finding).name(), assessment.rule(finding));
        let item: String = item.chars().filter(|c| c.is_alphanumeric()).collect();
        let plain: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        assert!(text.contains(rule.title.get(Lang::En)), "{name}: {} not in {text}", rule.id);
        assert!(plain.contains(&item), "{name}: {item} not in {text}");
    }
}

/// Holds the text of a PDF to the words of its barriers: in their order, and none more often than it is meant.
fn on_paper(words: &[String], file: &[u8]) {
    // Lines are broken anywhere, and signs of control are not drawn.
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let text = bare(&crate::pdf::text(file));
    let mut at = 0;
    for said in words.iter().map(|w| bare(w)) {
        at += text[at..].find(&said).unwrap_or_else(|| panic!("no `{said}` after byte {at} of the paper"))
            + said.len();
        let meant = words.iter().filter(|w| bare(w).contains(&said)).count();
        assert_eq!(text.matches(&said).count(), meant, "`{said}` on paper");
    }
}

/// The most barriers of a site that the terminal shows.
const FIRST: usize = 10;

#[test]
fn the_terminal_tells_the_first_barriers_of_each_site_once_and_counts_all() {
    let of = all();
    for audience in [Audience::Public, Audience::Internal] {
        let release = release(&of, audience);
        let settings = Settings { lang: Lang::En, ..Settings::default() };
        let text = String::from_utf8(bytes("human", &of, audience, settings)).expect("UTF-8");
        let mut told = text.lines().filter_map(|l| l.strip_prefix("Barrier "));
        for assessment in release.assessments() {
            let count = assessment.barriers.len();
            for (rank, barrier) in (1..).zip(&assessment.barriers).take(FIRST) {
                let line = told.next().expect("a line");
                let finding = &assessment.findings[barrier.finding];
                let rule = assessment.rule(finding).title.get(Lang::En);
                assert!(line.starts_with(&format!("{rank} of {count}, ")), "{line}");
                assert!(line.contains(assessment.item(finding).id.as_str()), "{line}");
                assert!(line.contains(rule), "{rule} not in {line}");
            }
        }
        assert_eq!(told.next(), None);
    }
}

#[test]
fn every_format_is_held_to_the_law() {
    for format in EXPORTERS {
        let held = RENDERINGS.iter().any(|(name, _)| *name == format.name());
        assert!(held || APART.contains(&format.name()), "{} is not in RENDERINGS", format.name());
    }
}

fn expected(shown: &[&Assessment]) -> Vec<String> {
    let of = |a: &Assessment| -> Vec<String> {
        let barriers = a.findings.iter().filter(|f| f.is_barrier());
        barriers.map(|f| id(&a.survey.site.id, &a.item(f).id, a.rule(f).id.as_str())).collect()
    };
    shown.iter().flat_map(|a| of(a)).collect()
}

fn id(site: &str, item: &str, rule: &str) -> String {
    format!("{site}/{item}/{rule}")
}

fn read(text: &[u8]) -> Json {
    serde_json::from_slice(text).expect("JSON")
}

fn word(value: &Json) -> &str {
    value.as_str().expect("a text")
}

fn list(value: &Json) -> &[Json] {
    value.as_array().expect("a list")
}

fn json(bytes: &[u8]) -> Vec<String> {
    let document = read(bytes);
    let mut found = Vec::new();
    for site in list(&document["sites"]) {
        let barriers = list(&site["barriers"]).iter();
        found.extend(barriers.map(|b| id(word(&site["site"]), word(&b["item"]), word(&b["rule"]))));
        let marked = list(&site["findings"]).iter().filter(|f| f["barrier"] == true).count();
        assert_eq!(marked, list(&site["barriers"]).len());
    }
    found
}

fn lines(bytes: &[u8]) -> Vec<String> {
    let lines = bytes.split(|b| *b == b'\n').filter(|l| !l.is_empty()).map(read);
    let barriers = lines.filter(|l| l["finding"]["barrier"] == true);
    barriers.map(|l| id(word(&l["site"]), word(&l["finding"]["item"]), word(&l["finding"]["rule"]))).collect()
}

fn csv(bytes: &[u8]) -> Vec<String> {
    let mut table = ::csv::Reader::from_reader(bytes.strip_prefix("\u{feff}".as_bytes()).expect("a mark"));
    let rows = table.deserialize().map(|r| r.expect("a row"));
    let barriers = rows.filter(|r: &std::collections::BTreeMap<String, String>| !r["rank"].is_empty());
    barriers.map(|r| id(&r["site"], &r["item"], &r["rule"])).collect()
}

fn geojson(bytes: &[u8]) -> Vec<String> {
    let map = read(bytes);
    let mut found = Vec::new();
    for feature in list(&map["features"]).iter().map(|f| &f["properties"]).filter(|p| p["kind"] == "item") {
        let rules = list(&feature["barrier_rules"]).iter();
        found.extend(rules.map(|r| id(word(&feature["site"]), word(&feature["item"]), word(r))));
    }
    found
}

/// The ids of a layer's features.
fn layer(rows: Vec<Row>) -> Vec<String> {
    rows.into_iter().map(|(_, row)| id(&row["site"], &row["item"], &row["rule"])).collect()
}

fn geojson_layer(bytes: &[u8]) -> Vec<String> {
    let map = read(bytes);
    let features = list(&map["features"]).iter().map(|f| &f["properties"]);
    let barriers = features.filter(|p| p["layer"] == LayerName::Barriers.as_str());
    barriers.map(|b| id(word(&b["site"]), word(&b["item"]), word(&b["rule"]))).collect()
}

fn workbook(bytes: &[u8], sheet: usize) -> Vec<String> {
    let rows = table(bytes, sheet);
    let barriers = rows.iter().filter(|r| !r["Rank"].text.is_empty());
    barriers.map(|r| id(&r["Site id"].text, &r["Item id"].text, &r["Rule id"].text)).collect()
}

fn earl(bytes: &[u8]) -> Vec<String> {
    let document = read(bytes);
    let nodes = list(&document["@graph"]);
    let called = |iri: &Json| {
        let node = nodes.iter().find(|n| n["@id"] == *iri).expect("it is described");
        (word(&node["dct:identifier"]).to_owned(), node.clone())
    };
    let failed = nodes.iter().filter(|n| n["earl:result"]["earl:outcome"] == "earl:failed");
    let open = failed.filter(|n| n["earl:result"]["tantu:waivedUntil"].is_null());
    let barriers = open.map(|n| {
        let (item, mut outer) = called(&n["earl:subject"]);
        let (rule, _) = called(&n["earl:test"]);
        while !outer["dct:isPartOf"].is_null() {
            outer = called(&outer["dct:isPartOf"]).1;
        }
        assert_eq!(n["tantu:barrier"], true);
        id(word(&outer["dct:identifier"]), &item, &rule)
    });
    barriers.collect()
}

fn markdown(bytes: &[u8]) -> Vec<String> {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let rows = text.lines().filter(|l| l.starts_with("| ") && l.matches(" | ").count() == 5);
    rows.filter(|l| !l.starts_with("| Impact") && !l.starts_with("| ---"))
        .map(|l| l.replace('\\', "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
        .collect()
}

fn html(bytes: &[u8]) -> Vec<String> {
    let page = Html::parse_document(std::str::from_utf8(bytes).expect("UTF-8"));
    let [panels, heading] =
        ["article.panel", "h1, h2, h3, h4, h5, h6"].map(|s| Selector::parse(s).expect("CSS"));
    let first = |panel: ElementRef<'_>| panel.select(&heading).next().map(|h| h.text().collect());
    page.select(&panels).filter_map(first).collect()
}

fn pdf(batch: &Batch<'_>) -> Vec<String> {
    let text = |inline: &Inline| inline.iter().map(|run| run.text.as_str()).collect::<String>();
    let panel = |block: &Block| match block {
        Block::Panel(panel) => panel.blocks.iter().find_map(|b| match b {
            Block::Heading { level: 3, text: heading, .. } => Some(text(heading)),
            _ => None,
        }),
        _ => None,
    };
    document(batch).0.blocks.iter().filter_map(panel).collect()
}
