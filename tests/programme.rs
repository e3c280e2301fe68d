//! The programme summary: its numbers are those of the roll-up, homes stay out, and it reads well in both languages.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use scraper::{Html, Selector};
use tantu::area::{Boundaries, BoundaryOptions, read_boundaries, read_codes};
use tantu::assessment::Assessment;
use tantu::checklist::Outcome;
use tantu::compare::Since;
use tantu::export::{AreaSource, Areas, Kind, Settings};
use tantu::formats::{Batch, exporter};
use tantu::lang::Lang;
use tantu::privacy::{Audience, K, release};
use tantu::programme::{Programme, barriers, programme};
use tantu::retrofit::work;
use tantu::rollup::{Measures, rollup};

use crate::html::written;
use crate::pdf::assessed::{home, samples};
use crate::pdf::kinds::{document, visits};
use crate::pdf::{failures, text};
use crate::rollups::{assessed, draws};

/// The counties of the sample, with the names of what lies in them.
pub(crate) fn linxia() -> Areas {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/linxia");
    let outlines = std::fs::read(root.join("counties.geojson")).unwrap();
    let mut found = read_boundaries("counties.geojson", outlines.as_slice(), &BoundaryOptions::default())
        .unwrap()
        .boundaries;
    let codes = std::fs::read(root.join("linxia.codes.csv")).unwrap();
    found.name_codes(read_codes("linxia.codes.csv", codes.as_slice()).0);
    let sources = vec![AreaSource::new("counties.geojson".to_owned(), &outlines)];
    Areas { boundaries: Arc::new(found), sources }
}

/// A run: public sites, a clinic that was visited twice, homes.
pub(crate) fn run() -> Vec<Assessment> {
    samples().into_iter().map(|(_, a)| a).chain(visits()).collect()
}

pub(crate) fn settings(lang: Lang) -> Settings {
    Settings { lang, kind: Kind::PROGRAMME, areas: Some(linxia()), ..Settings::default() }
}

fn of(assessments: &[Assessment], audience: Audience, boundaries: &Boundaries) -> Programme<'static> {
    // Leaked, so that a test may hold it: a few kilobytes.
    let kept: &'static [Assessment] = assessments.to_vec().leak();
    programme(&release(kept, audience), boundaries, Since::default())
}

fn merged<'a>(all: impl Iterator<Item = &'a Measures>) -> Measures {
    all.fold(Measures::default(), |mut sum, one| {
        sum.merge(one);
        sum
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Every record has a site of its own and no day, so nothing is an earlier visit.
    #[test]
    fn its_total_is_that_of_the_roll_up_and_the_sum_of_its_areas(draws in draws(0.4)) {
        let assessments = assessed(&draws);
        let homes = draws.iter().filter(|d| d.home).count();
        for audience in [Audience::Public, Audience::Internal] {
            let found = of(&assessments, audience, &Boundaries::default());
            let public = release(&assessments, Audience::Public);
            let whole = rollup(&public, &Boundaries::default(), found.level);
            prop_assert_eq!(&found.total, &whole.total);
            prop_assert_eq!(&merged(found.areas.iter().map(|p| &p.measures)), &found.total);
            let shown: usize = found.areas.iter().filter_map(|p| p.homes?.count).sum();
            if audience == Audience::Internal {
                prop_assert_eq!(shown, homes);
            } else {
                prop_assert!(found.areas.iter().filter_map(|p| p.homes?.count).all(|n| n >= K));
                prop_assert!(found.home_works.is_none());
            }
        }
    }

    #[test]
    fn every_barrier_is_told_once_by_element_and_by_requirement(draws in draws(0.2)) {
        let assessments = assessed(&draws);
        let found = of(&assessments, Audience::Public, &Boundaries::default());
        let all = barriers(&found.total);
        prop_assert_eq!(found.elements.iter().flat_map(|e| e.barriers.values()).sum::<u64>(), all);
        prop_assert_eq!(found.frequent.iter().map(|f| f.count).sum::<u64>(), all);
        for group in &found.groups {
            prop_assert!(group.barriers.values().sum::<u64>() <= all);
        }
        let open: u64 = found.elements.iter().map(|e| e.counts.untested).sum();
        prop_assert_eq!(open, found.catalog.as_ref().map_or(0, |c| found.total.counts(c).untested));
    }
}

#[test]
fn works_add_up_to_the_fen() {
    let all = run();
    let found = of(&all, Audience::Public, &Boundaries::default());
    let book = found.catalog.as_ref().unwrap().price_books().first().cloned();
    let each: Vec<_> = found.sites.iter().map(|a| work(a, book.as_ref())).collect();
    assert_eq!(found.works.total.low.0, each.iter().map(|w| w.total.low.0).sum::<i64>());
    assert_eq!(found.works.total.high.0, each.iter().map(|w| w.total.high.0).sum::<i64>());
    let jobs: usize = each.iter().map(|w| w.items.len()).sum();
    assert_eq!(found.works.measures.iter().map(|n| n.jobs).sum::<u64>(), jobs as u64);
    let mended: i64 = found.works.measures.iter().map(|n| n.total.high.0).sum();
    assert_eq!(mended, found.works.total.high.0);
}

#[test]
fn only_the_newest_visit_counts_and_the_earlier_one_shows_the_change() {
    let visits = visits();
    let found = of(&visits, Audience::Public, &Boundaries::default());
    assert_eq!((found.total.sites, found.earlier.len()), (1, 1));
    assert_eq!(found.sites[0].survey.surveyed, visits[1].survey.surveyed);
    let change = found.change.as_ref().unwrap();
    let failed = |a: &Assessment| a.findings.iter().filter(|f| f.outcome == Outcome::Failed).count();
    let count = |kind: &str| change.counts.iter().find(|(k, _)| k.as_str() == kind).map_or(0, |(_, n)| *n);
    assert_eq!(count("mended") + count("unchanged") + count("not-remeasured"), failed(&visits[0]));
    assert_eq!(count("new") + count("unchanged") + count("newly-measured"), failed(&visits[1]));
    assert!(of(&visits[1..], Audience::Public, &Boundaries::default()).change.is_none());
}

#[test]
fn no_home_is_in_a_public_summary() {
    let mut all = run();
    let mut named = home();
    "SECRETHOME".clone_into(&mut named.survey.site.label);
    "secret-home".clone_into(&mut named.survey.site.id);
    named.survey.source.file = "secret-home.toml".into();
    all.push(named);
    let homes: Vec<&Assessment> = all.iter().filter(|a| a.is_home()).collect();
    assert!(homes.len() >= K);
    for lang in Lang::ALL {
        let page = written(&all, Audience::Public, settings(lang), None).0;
        let paper = text(&document(&all, Audience::Public, settings(lang)));
        let release = release(&all, Audience::Public);
        let mut json = Vec::new();
        let batch = Batch { release: &release, settings: settings(lang), photos: None };
        exporter("json").unwrap().write(&batch, &mut json).unwrap();
        let json = String::from_utf8(json).unwrap();
        for home in &homes {
            let site = &home.survey.site;
            for word in [site.id.as_str(), site.label.as_str(), &home.survey.source.file] {
                assert!(!page.contains(word) && !json.contains(word), "{word} in {lang}");
                assert!(!paper.contains(word), "{word} on paper in {lang}");
            }
        }
    }
}

#[test]
fn a_few_homes_are_never_a_number() {
    let page = written(&[home()], Audience::Public, settings(Lang::En), None).0;
    assert!(page.contains("fewer than 5") && page.contains("No site of this run may be shown"));
    let all: Vec<Assessment> = visits().into_iter().chain([home()]).collect();
    let page = written(&all, Audience::Public, settings(Lang::En), None).0;
    let without = written(&visits(), Audience::Public, settings(Lang::En), None).0;
    assert!(page == without, "one home is as good as none");
    let internal = written(&all, Audience::Internal, settings(Lang::En), None).0;
    assert!(!internal.contains("none or under 5") && internal.contains("Works needed in homes"));
}

/// What is read of a page, a line for each heading, paragraph, row and picture.
fn lines(page: &str) -> String {
    let document = Html::parse_document(page);
    let all = Selector::parse(
        "main h1, main h2, main h3, main p, main li, main tr, main dl > div, main svg[aria-label]",
    );
    let hex = |word: &str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let mut found = String::new();
    for element in document.select(&all.unwrap()) {
        let text = element
            .attr("aria-label")
            .map_or_else(|| element.text().collect::<Vec<_>>().join(" "), |label| format!("[{label}]"));
        let words = text.split_whitespace().map(|w| if hex(w) { "<sha256>" } else { w });
        found.push_str(&words.collect::<Vec<_>>().join(" "));
        found.push('\n');
    }
    found
}

#[test]
fn the_summary_reads_well_in_both_languages() {
    for lang in Lang::ALL {
        let page = written(&run(), Audience::Public, settings(lang), None).0;
        insta::assert_snapshot!(format!("programme_{lang}"), lines(&page));
    }
}

#[test]
fn maps_are_drawings_with_a_legend_a_scale_and_the_values_in_words() {
    let page = written(&run(), Audience::Public, settings(Lang::En), None).0;
    let document = Html::parse_document(&page);
    let maps = Selector::parse("svg[aria-label^='Map, ']").unwrap();
    let maps: Vec<_> = document.select(&maps).collect();
    assert_eq!(maps.len(), 2, "two rows of two maps");
    for map in &maps {
        let words: Vec<String> = map.text().map(str::to_owned).collect();
        assert_eq!(words.iter().filter(|w| *w == "N").count(), 2, "north");
        assert_eq!(words.iter().filter(|w| w.ends_with(" km")).count(), 2, "scale");
        assert!(map.attr("aria-label").unwrap().contains("临夏县: "), "values in words");
    }
    let without = Settings { areas: None, ..settings(Lang::En) };
    let page = written(&run(), Audience::Public, without, None).0;
    assert!(page.contains("No outlines were named"));
}

#[test]
fn the_summary_passes_pdf_ua_with_maps_and_takes_few_pages() {
    for lang in Lang::ALL {
        for audience in [Audience::Public, Audience::Internal] {
            let bytes = document(&run(), audience, settings(lang));
            assert_eq!(failures(&bytes), Vec::<String>::new(), "{lang}");
            let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
            assert!(pages <= if audience == Audience::Public { 6 } else { 7 }, "{pages} pages in {lang}");
        }
    }
}

#[test]
fn the_summary_fits_its_published_schema() {
    let schema = tantu::report::json::programme::schema();
    crate::docs::fresh("reference/programme.schema.json", &schema);
    let all = run();
    let schema = serde_json::from_str(&schema).unwrap();
    for audience in [Audience::Public, Audience::Internal] {
        let release = release(&all, audience);
        let batch = Batch { release: &release, settings: settings(Lang::En), photos: None };
        let mut out = Vec::new();
        exporter("json").unwrap().write(&batch, &mut out).unwrap();
        let found: serde_json::Value = serde_json::from_slice(&out).unwrap();
        jsonschema::validate(&schema, &found).unwrap();
        let areas = found["areas"].as_array().unwrap();
        let sites: u64 = areas.iter().filter_map(|a| a["measures"]["sites"].as_u64()).sum();
        assert_eq!(Some(sites), found["total"]["sites"].as_u64());
        assert_eq!(found["home_works"].is_null(), audience == Audience::Public);
    }
}
