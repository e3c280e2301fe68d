//! Work sheets: each failure once, fields that keep their names, sums to the fen, and nothing of who lives in a home.

use std::collections::BTreeSet;
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object};
use proptest::prelude::*;
use scraper::{Html, Selector};
use tantu::assessment::Assessment;
use tantu::checklist::{Catalog, PriceBook, Scope};
use tantu::export::{Paper, Press};
use tantu::formats::{Kind, Settings};
use tantu::lang::Lang;
use tantu::privacy::Audience;
use tantu::quantity::Fen;
use tantu::retrofit::work;

use super::assessed::{home, samples, site};
use super::inspection::PROFILES;
use super::kinds::{document, visits};
use super::text;
use crate::html::written;

fn book() -> Arc<PriceBook> {
    Arc::new(Catalog::builtin().price_books().first().expect("it ships").clone())
}

/// How a work sheet is asked for.
pub(crate) fn settings(lang: Lang) -> Settings {
    Settings { lang, kind: Kind::WORK_SHEET, prices: Some(book()), ..Settings::default() }
}

fn sheet(of: &[Assessment], lang: Lang) -> Vec<u8> {
    document(of, Audience::Internal, settings(lang))
}

fn decoded(of: &Object) -> String {
    lopdf::decode_text_string(of).unwrap()
}

/// The widgets of a file, by name.
fn fields(bytes: &[u8]) -> Vec<(String, Dictionary)> {
    let file = Document::load_mem(bytes).unwrap();
    let is = |d: &Dictionary| d.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Widget"));
    let dicts = file.objects.values().filter_map(|o| o.as_dict().ok()).filter(|d| is(d));
    dicts.map(|d| (decoded(d.get(b"T").unwrap()), d.clone())).collect()
}

fn names(bytes: &[u8]) -> Vec<String> {
    let mut found: Vec<String> = fields(bytes).into_iter().map(|(name, _)| name).collect();
    found.sort();
    found
}

/// An id as it stands in a field's name.
fn part(id: &str) -> String {
    id.replace('%', "%25").replace('/', "%2F").replace('@', "%40").replace('#', "%23").replace('.', "%2E")
}

/// Holds the fields of a sheet on one assessment to its barriers.
fn each_barrier_once(of: &Assessment) {
    let names = names(&sheet(std::slice::from_ref(of), Lang::En));
    let unique: BTreeSet<&String> = names.iter().collect();
    assert_eq!(unique.len(), names.len(), "a name stands twice: {names:?}");
    let catalog = of.checklist.catalog();
    let checks: Vec<Vec<&str>> =
        names.iter().filter_map(|n| n.strip_suffix("/meets")).map(|n| n.split('/').collect()).collect();
    let mut expected = 0;
    for barrier in &of.barriers {
        let finding = &of.findings[barrier.finding];
        let (rule, item) = (part(of.rule(finding).id.as_str()), part(&of.item(finding).id));
        let measure = of.rule(finding).remedy.iter().find_map(|m| catalog.measure(m.as_str()));
        let Some(measure) = measure else { continue };
        expected += 1;
        let is = |check: &&Vec<&str>| match (measure.scope, check.as_slice()) {
            (Scope::Item, [_, at, of, asked]) => {
                *at == item && *of == part(measure.id.as_str()) && *asked == rule
            }
            (Scope::Site, [_, "@site", of, asked]) => *of == part(measure.id.as_str()) && *asked == rule,
            (Scope::Site, [_, "@site", _, asked, at]) => *asked == rule && *at == item,
            _ => false,
        };
        assert_eq!(checks.iter().filter(is).count(), 1, "{item} {rule}: {names:?}");
    }
    assert_eq!(checks.len(), expected, "checks of nothing: {names:?}");
    let done = names.iter().filter(|n| n.ends_with("/done")).count();
    assert_eq!(done, work(of, None).items.len());
}

#[test]
fn each_failure_with_a_remedy_is_in_exactly_one_piece_of_work() {
    for (_, of) in samples() {
        each_barrier_once(&of);
    }
    for profile in PROFILES {
        each_barrier_once(&site(profile));
    }
    each_barrier_once(&home());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_id_makes_two_fields_one(tails in prop::collection::vec("[a./%@#é]{0,4}", 60)) {
        let mut of = site("public-building");
        let tails = tails.iter().cycle();
        for ((number, item), tail) in of.survey.items.iter_mut().enumerate().zip(tails) {
            item.id = format!("{tail}{number}{tail}");
        }
        each_barrier_once(&of);
        prop_assert!(names(&sheet(&[of], Lang::Zh)).iter().all(|n| !n.contains('.')));
    }
}

#[test]
fn fields_say_what_they_are_and_keep_their_names() {
    let of = visits();
    let bytes = sheet(&of, Lang::En);
    for (name, field) in fields(&bytes) {
        assert!(decoded(field.get(b"TU").unwrap()).len() > 8, "{name}");
        for key in [&b"StructParent"[..], b"AP", b"P", b"Rect", b"FT"] {
            assert!(field.has(key), "{name}");
        }
        if field.get(b"FT").unwrap().as_name().unwrap() == b"Btn" {
            assert_eq!(field.get(b"AS").unwrap().as_name().unwrap(), b"Off", "{name}: not ticked yet");
        }
    }
    let press = Press { paper: Paper::Letter, ..Press::default() };
    let letter = document(&of, Audience::Internal, Settings { press, ..settings(Lang::En) });
    assert_eq!(names(&bytes), names(&letter));
    assert_eq!(names(&bytes), names(&sheet(&of, Lang::Zh)));
    // Each page is tabbed through in the order in which it is read.
    let file = Document::load_mem(&bytes).unwrap();
    for page in file.get_pages().into_values() {
        let page = file.get_dictionary(page).unwrap();
        assert_eq!(page.get(b"Tabs").unwrap().as_name().unwrap(), b"S");
    }
}

#[test]
fn the_page_for_the_browser_has_the_same_fields() {
    let of = samples().into_iter().map(|(_, a)| a).find(|a| !a.is_home()).unwrap();
    for lang in Lang::ALL {
        let (page, _) = written(std::slice::from_ref(&of), Audience::Public, settings(lang), None);
        let page = Html::parse_document(&page);
        let inputs = Selector::parse("input, textarea").unwrap();
        let mut found: Vec<String> = Vec::new();
        for input in page.select(&inputs) {
            assert!(input.attr("aria-label").is_some_and(|l| l.len() > 8));
            found.push(input.attr("name").unwrap().to_owned());
        }
        found.sort();
        assert_eq!(found, names(&sheet(std::slice::from_ref(&of), lang)), "{lang}");
    }
}

#[test]
fn a_visit_that_another_overtook_is_not_built() {
    let of = visits();
    assert_eq!(names(&sheet(&of, Lang::En)), names(&sheet(&of[1..], Lang::En)));
}

#[test]
fn the_sum_is_that_of_the_lines_to_the_fen_and_examples_say_so() {
    for (file, of) in samples() {
        let works = work(&of, Some(&book()));
        let costs: Vec<_> = works.items.iter().filter_map(|i| i.planned.cost).collect();
        let low: i64 = costs.iter().map(|c| c.low.0).sum();
        let high: i64 = costs.iter().map(|c| c.high.0).sum();
        let page = text(&sheet(&[of], Lang::En)).replace('\n', " ");
        assert!(page.contains(&format!("{} – {}", Fen(low), Fen(high))), "{file}");
        assert!(page.contains("The prices are examples") && page.contains("Example sum, CNY"), "{file}");
    }
    let (_, of) = samples().remove(0);
    let without = Settings { prices: None, ..settings(Lang::En) };
    let page = text(&document(&[of], Audience::Internal, without));
    assert!(!page.contains("example") && page.contains("Unit price"), "{page}");
}

/// Every text of a file: of its pages, its fields, its bookmarks.
fn everything(bytes: &[u8]) -> String {
    let mut all = text(bytes);
    let file = Document::load_mem(bytes).unwrap();
    for dict in file.objects.values().filter_map(|o| o.as_dict().ok()) {
        for value in dict.iter().map(|(_, v)| v).filter(|v| v.as_str().is_ok()) {
            all.push_str(&lopdf::decode_text_string(value).unwrap_or_default());
            all.push('\n');
        }
    }
    all
}

#[test]
fn a_sheet_on_a_home_tells_the_address_and_nothing_of_who_lives_there() {
    let record = |file: &str| std::fs::read_to_string(file).unwrap();
    let mut homes = 0;
    for (file, of) in samples().into_iter().filter(|(_, a)| a.is_home()) {
        homes += 1;
        let told = record(&file);
        let value = |key: &str| {
            let line = told.lines().find(|l| l.starts_with(&format!("{key} = ")));
            line.and_then(|l| l.split('"').nth(1)).map(str::to_owned)
        };
        for lang in Lang::ALL {
            let spaced = everything(&sheet(std::slice::from_ref(&of), lang)).to_lowercase();
            let all = spaced.replace(['\n', ' '], "");
            assert!(
                all.contains(&value("address").unwrap().replace(' ', "").to_lowercase()),
                "{file}: no address"
            );
            for key in ["name", "phone", "certificate", "note"] {
                let Some(secret) = value(key).map(|v| v.replace(' ', "").to_lowercase()) else { continue };
                assert!(!all.contains(&secret), "{file}: {key} in {lang}");
            }
            // The sentences of the rules say whom they are for; what is built does not.
            for word in
                ["blind", "deaf", "hearing", "low vision", "disab", "盲人", "低视力", "聋", "残疾", "失能"]
            {
                assert!(!spaced.contains(word), "{file}: {word} in {lang}");
            }
        }
        let public = everything(&document(&[of], Audience::Public, settings(Lang::Zh)));
        assert!(!public.contains(&value("address").unwrap()), "{file}: a home in public");
    }
    assert!(homes > 3);
}

/// The words of the drawings of each piece of work, in the order of the file.
///
/// A piece of work ends with the field that says that it is done.
fn drawn(bytes: &[u8]) -> Vec<(String, Vec<String>)> {
    fn walk(file: &Document, node: &Object, alts: &mut Vec<String>, found: &mut Vec<(String, Vec<String>)>) {
        let node = node.as_reference().map_or(node, |id| file.get_object(id).unwrap());
        if let Ok(all) = node.as_array() {
            for one in all {
                walk(file, one, alts, found);
            }
        }
        let Ok(dict) = node.as_dict() else { return };
        if dict.get(b"S").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Figure")) {
            alts.extend(dict.get(b"Alt").map(decoded));
        }
        if let Ok(id) = dict.get(b"Obj").and_then(Object::as_reference) {
            let name = file.get_dictionary(id).unwrap().get(b"T").map(decoded).unwrap_or_default();
            if let Some(stem) = name.strip_suffix("/done") {
                found.push((stem.to_owned(), std::mem::take(alts)));
            }
        }
        if let Ok(kids) = dict.get(b"K") {
            walk(file, kids, alts, found);
        }
    }
    let file = Document::load_mem(bytes).unwrap();
    let root = file.catalog().unwrap().get(b"StructTreeRoot").unwrap();
    let mut found = Vec::new();
    walk(&file, root, &mut Vec::new(), &mut found);
    found
}

#[test]
fn each_figure_to_build_to_is_drawn_once_in_its_own_piece_of_work() {
    let (mut drawings, mut gauges) = (0, 0);
    let all = PROFILES.iter().map(|p| site(p)).chain(samples().into_iter().map(|(_, a)| a)).chain([home()]);
    for of in all {
        let items = work(&of, None).items;
        for lang in Lang::ALL {
            let bytes = sheet(std::slice::from_ref(&of), lang);
            let told = drawn(&bytes);
            assert_eq!(told.len(), items.len(), "{}", of.survey.site.id);
            for ((stem, alts), item) in told.iter().zip(&items) {
                let is = |words: [&str; 2], alt: &&String| words.iter().any(|w| alt.contains(w));
                let views =
                    alts.iter().filter(|a| is(["with the figures to build to", "标有应达到的尺寸"], a));
                drawings += views.count();
                gauges += alts.iter().filter(|a| is(["each on a scale", "对照标尺"], a)).count();
                for (letter, mended) in ('A'..='Z').cycle().zip(&item.mends) {
                    let rule = of.rule(&of.findings[mended.finding]);
                    for target in &mended.targets {
                        let element = of.checklist.catalog().element(target.field.of.unwrap_or(rule.element));
                        let title = element.fields[usize::from(target.field.field.0)].title.get(lang);
                        let begins = format!("{letter} {title} ");
                        let count: usize = alts.iter().map(|alt| alt.matches(&begins).count()).sum();
                        assert_eq!(count, 1, "{stem}: `{begins}` in {alts:#?}");
                    }
                }
            }
        }
    }
    assert!(drawings > 100 && gauges > 10, "{drawings} drawings, {gauges} gauges");
}

#[test]
fn a_sheet_with_works_says_that_its_drawings_are_not_to_scale() {
    for profile in PROFILES {
        assert!(everything(&sheet(&[site(profile)], Lang::En)).contains("not to scale"), "{profile}");
    }
}
