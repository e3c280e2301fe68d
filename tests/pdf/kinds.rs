//! Every kind of document: sound by the checks of PDF/UA, silent about homes unless asked, and one page where it says so.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::date;
use proptest::prelude::*;
use tantu::assessment::{Assessment, assess};
use tantu::checklist::{Catalog, Group};
use tantu::export::{Paper, Press, Theme};
use tantu::finding::AuditOptions;
use tantu::formats::{Batch, Exporter as _, Kind, Only, Settings};
use tantu::lang::Lang;
use tantu::privacy::{Audience, release};
use tantu::report::code::{BadCode, CodeScore, ResultCode};
use tantu::report::kinds::{KINDS, kind, template};
use tantu::report::pdf::{FormOptions, Pdf, form};
use tantu::score::Verdict;
use tantu::survey::{ReadOptions, read, reader};

use super::assessed::{Shelf, checklist, home, samples, site};
use super::{failures, text};

/// The two visits of the sample.
pub(crate) fn visits() -> Vec<Assessment> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let one = |name: &str| {
        let file = format!("samples/reinspection/{name}.toml");
        let bytes = std::fs::read(root.join(&file)).expect("a sample");
        let format = reader("toml").expect("records are TOML");
        let read = read(format, &file, bytes.as_slice(), Catalog::builtin(), &ReadOptions::default());
        assert_eq!(read.diagnostics.len(), 0, "{file}");
        let survey = read.surveys.into_iter().next().expect("a survey");
        let profile = survey.profile.clone().expect("a profile");
        assess(&checklist(profile.as_str()), survey, AuditOptions::default())
    };
    vec![one("maiping-clinic-2025"), one("maiping-clinic-2026")]
}

/// Writes a kind of document on some assessments.
pub(crate) fn document(of: &[Assessment], audience: Audience, settings: Settings) -> Vec<u8> {
    let release = release(of, audience);
    let settings = Settings { date: Some(date(2026, 11, 23)), ..settings };
    let batch = Batch { release: &release, settings, photos: Some(&Shelf) };
    let mut out = Vec::new();
    Pdf.write(&batch, &mut out).unwrap();
    out
}

fn pages(bytes: &[u8]) -> usize {
    lopdf::Document::load_mem(bytes).unwrap().get_pages().len()
}

#[test]
fn kinds_have_names_of_their_own_and_are_found_by_them() {
    for of in KINDS {
        assert_eq!(kind(of.kind().name()), Some(of.kind()));
        assert_eq!(template(of.kind()).kind(), of.kind());
        assert!(of.writes("pdf"), "{:?}", of.kind());
    }
    assert_eq!(kind("novel"), None);
}

#[test]
fn every_kind_passes_pdf_ua_in_both_languages() {
    let visits = visits();
    for template in KINDS {
        for lang in Lang::ALL {
            let settings = Settings { lang, kind: template.kind(), ..Settings::default() };
            let name = template.kind().name();
            let bytes = document(&visits, Audience::Public, settings.clone());
            assert_eq!(failures(&bytes), Vec::<String>::new(), "{name} {lang}");
            assert_eq!(
                bytes,
                document(&visits, Audience::Public, settings.clone()),
                "{name} {lang}: same bytes"
            );
            let bytes = document(&[home()], Audience::Internal, settings.clone());
            assert_eq!(failures(&bytes), Vec::<String>::new(), "{name} of a home, {lang}");
            let bytes = document(&[home()], Audience::Public, settings);
            assert!(!text(&bytes).contains(&home().survey.site.label), "{name} is silent about homes");
        }
    }
}

#[test]
fn every_kind_fits_letter_paper_and_names_the_office() {
    let mut theme = Theme::default();
    theme.office = Some("County Office".to_owned());
    let press = Press { paper: Paper::Letter, theme: Some(Arc::new(theme)), fonts: None };
    for template in KINDS {
        let settings =
            Settings { lang: Lang::En, kind: template.kind(), press: press.clone(), ..Settings::default() };
        let bytes = document(&visits(), Audience::Public, settings);
        let name = template.kind().name();
        assert_eq!(failures(&bytes), Vec::<String>::new(), "{name}");
        assert!(text(&bytes).contains("County Office"), "{name}");
        if template.kind() == Kind::RESULT_SHEET {
            assert_eq!(pages(&bytes), visits().len());
        }
        let file = lopdf::Document::load_mem(&bytes).unwrap();
        for page in file.get_pages().values() {
            let size = file.get_dictionary(*page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            assert!((size[3].as_float().unwrap() - 792.0).abs() < 0.1, "{name}");
        }
    }
    let checklist = Catalog::builtin().checklist("street").unwrap();
    let blank = form(&checklist, &FormOptions { press, ..FormOptions::default() });
    assert_eq!(failures(&crate::pdf::rendered(&blank).bytes), Vec::<String>::new());
}

/// The metadata of a file (XMP).
fn metadata(bytes: &[u8]) -> String {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let id = file.catalog().unwrap().get(b"Metadata").unwrap().as_reference().unwrap();
    String::from_utf8(file.get_object(id).unwrap().as_stream().unwrap().content.clone()).unwrap()
}

#[test]
fn every_kind_names_what_it_was_made_from() {
    let prices = Catalog::builtin().price_books().first().cloned().map(Arc::new).unwrap();
    for template in KINDS {
        let home = template.kind() == Kind::HOME_ASSESSMENT;
        let (of, audience) = if home {
            (crate::acceptance::homes(), Audience::Internal)
        } else {
            (visits(), Audience::Public)
        };
        for lang in Lang::ALL {
            let prices = Some(prices.clone());
            let settings = Settings { lang, kind: template.kind(), prices, ..Settings::default() };
            let bytes = document(&of, audience, settings);
            let seen: String = text(&bytes).split_whitespace().collect();
            let held = metadata(&bytes);
            let name = template.kind().name();
            let newest = of.last().unwrap();
            let edition = newest.checklist.catalog().hash();
            for said in [edition, newest.survey.source.sha256.as_ref()] {
                assert_eq!(said.len(), 64);
                assert!(seen.contains(said), "{name} {lang}: {said} on paper");
                assert!(held.contains(said), "{name} {lang}: {said} in the metadata");
            }
            assert!(seen.contains(newest.checklist.profile().id.as_str()), "{name} {lang}");
            assert!(seen.contains(&format!("Tantu{}", env!("CARGO_PKG_VERSION"))), "{name} {lang}");
            if matches!(template.kind(), Kind::WORK_SHEET | Kind::HOME_ASSESSMENT) {
                let book = &Catalog::builtin().price_books()[0].sha256;
                assert!(seen.contains(book.as_str()) && held.contains(book.as_str()), "{name} {lang}");
            }
        }
    }
    // The photos that were read, whether they could be shown or not, are named by one hash over all.
    let bytes = document(&[site("government-service-hall")], Audience::Public, Settings::default());
    assert!(metadata(&bytes).contains("<tantu:photosSHA256>"));
}

#[test]
fn a_title_counts_sites_once_and_says_how_many_visits_there_were() {
    let (two, three) = (visits(), [visits(), vec![site("street")]].concat());
    let title = |of: &[Assessment], lang, kind| {
        let release = release(of, Audience::Public);
        let settings = Settings { lang, kind, ..Settings::default() };
        template(kind).document(&Batch { release: &release, settings, photos: None }).0.title
    };
    let site = two[0].survey.site.label.as_str();
    for kind in
        KINDS.iter().map(|t| t.kind()).filter(|k| *k != Kind::HOME_ASSESSMENT && k.name() != "programme")
    {
        let of_one = title(&two, Lang::En, kind);
        assert!(of_one.contains(site), "{kind:?}: {of_one}");
        let visited = matches!(kind, Kind::INSPECTION | Kind::RESULT_SHEET);
        assert_eq!(of_one.ends_with(", 2 visits"), visited, "{kind:?}: {of_one}");
        assert_eq!(title(&two, Lang::Zh, kind).ends_with("，2 次检查"), visited, "{kind:?}");
    }
    let of_two = title(&three, Lang::En, Kind::INSPECTION);
    assert_eq!(of_two, "Accessibility inspections of 2 sites, 3 visits");
    assert_eq!(title(&three, Lang::Zh, Kind::INSPECTION), "无障碍检查报告（2 处场所），3 次检查");
    assert_eq!(title(&three, Lang::En, Kind::WORK_SHEET), "Work sheets of 2 sites");
}

#[test]
fn a_narrowed_report_says_that_it_is_an_extract() {
    for (lang, words) in [(Lang::En, "only the checks that failed"), (Lang::Zh, "只列未通过的检查")] {
        let settings = Settings { lang, only: Only::Failed, ..Settings::default() };
        let bytes = document(&[site("street")], Audience::Public, settings.clone());
        assert_eq!(failures(&bytes), Vec::<String>::new());
        assert!(text(&bytes).replace('\n', " ").contains(words), "{lang}");
        let whole =
            document(&[site("street")], Audience::Public, Settings { only: Only::Everything, ..settings });
        assert!(!text(&whole).contains(words) && pages(&bytes) < pages(&whole));
    }
}

#[test]
fn a_result_sheet_is_one_page_whatever_it_holds() {
    let mut all: Vec<Assessment> = samples().into_iter().map(|(_, a)| a).chain(visits()).collect();
    let mut long = site("public-building");
    long.survey.site.label = "很长的名字".repeat(60);
    long.survey.site.address = Some("一个地址".repeat(40));
    for item in &mut long.survey.items {
        item.label = Some("名字也很长的部位".repeat(12));
    }
    all.push(long);
    for lang in Lang::ALL {
        let settings = Settings { lang, kind: Kind::RESULT_SHEET, ..Settings::default() };
        for one in &all {
            let bytes = document(std::slice::from_ref(one), Audience::Internal, settings.clone());
            assert_eq!(pages(&bytes), 1, "{} {lang}", one.survey.site.id);
        }
        assert_eq!(pages(&document(&all, Audience::Internal, settings)), all.len());
    }
}

#[test]
fn earlier_visits_show_as_a_history_of_the_score() {
    let visits = visits();
    let settings = Settings { lang: Lang::En, ..Settings::default() };
    let with = text(&document(&visits, Audience::Public, settings.clone()));
    assert!(with.contains("The score at each visit"));
    assert!(!text(&document(&visits[1..], Audience::Public, settings)).contains("The score at each visit"));
    // One file a site has its history too.
    let whole = release(&visits, Audience::Public);
    assert_eq!(whole.only(&visits[1]).earlier(&visits[1]).len(), 1);
    assert!(whole.only(&visits[0]).earlier(&visits[0]).is_empty());
}

fn words() -> impl Strategy<Value = String> {
    "[a-z\u{4e00}-\u{4fff}][a-z0-9: \u{4e00}-\u{4fff}-]{0,20}[a-z0-9]"
}

fn codes() -> impl Strategy<Value = ResultCode> {
    let verdict = prop::sample::select(vec![
        Verdict::Accessible,
        Verdict::AccessibleWithDefects,
        Verdict::Undetermined,
        Verdict::NotAccessible,
    ]);
    let verdicts = prop::collection::btree_map(prop::sample::select(Group::ALL.to_vec()), verdict, 0..13);
    let score = prop::option::of((0..=1000_u16, 0..=1000_u16, 0..=1000_u16));
    let day = prop::option::of((2000..2100_i16, 1..=12_i8, 1..=28_i8));
    (words(), prop::option::of(words()), day, "[a-z-]{1,30}", verdicts, score, any::<u32>()).prop_map(
        |(site, name, day, profile, verdicts, score, barriers)| ResultCode {
            site,
            name,
            date: day.map(|(y, m, d)| date(y, m, d)),
            profile,
            edition: "0123abcd".to_owned(),
            verdicts: verdicts.into_iter().collect(),
            score: score.map(|(low, high, tested)| CodeScore { low, high, tested }),
            barriers,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_result_code_reads_back(code in codes()) {
        prop_assert_eq!(code.to_string().parse::<ResultCode>(), Ok(code));
    }

    #[test]
    fn no_text_makes_the_reader_of_codes_panic(text in "(TANTU 1\n)?(.|\n){0,200}") {
        let _ = text.parse::<ResultCode>();
    }
}

#[test]
fn a_text_that_is_no_code_is_refused() {
    let good = ResultCode::of(&visits()[1]).to_string();
    for (bad, error) in [
        (String::new(), BadCode::Head),
        (good.replace("TANTU 1", "TANTU 2"), BadCode::Head),
        (good.replace("site: ", "sight: "), BadCode::Missing("site")),
        (good.replace("date: 2026", "date: May"), BadCode::Value("date")),
        (good.replace("wheelchair", "wheels"), BadCode::Value("not-accessible")),
        (good.replace("tested: ", "tested: 9"), BadCode::Value("tested")),
        (good.replace("barriers: ", "barriers: some"), BadCode::Value("barriers")),
    ] {
        assert_eq!(bad.parse::<ResultCode>(), Err(error), "{bad}");
    }
}

#[test]
fn the_code_of_any_site_fits_and_that_of_a_home_has_no_name() {
    let mut long = site("public-building");
    long.survey.site.id = "𠀀".repeat(400);
    long.survey.site.label = "𠀀\n".repeat(400);
    let code = ResultCode::of(&long);
    assert!(
        code.to_string().len() <= 666,
        "version 20 at level M holds 666 bytes: {}",
        code.to_string().len()
    );
    assert_eq!(code.to_string().parse(), Ok(code));
    assert_eq!(ResultCode::of(&home()).name, None);
}

#[test]
fn the_code_reads_as_the_reference_shows_it() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference/result-code.md");
    let page = std::fs::read_to_string(&file).unwrap();
    let mut code = ResultCode::of(&visits()[1]);
    // The hash changes with every edit of a checklist.
    code.edition = "5486963e".to_owned();
    let (head, rest) = page.split_once("```text\n").unwrap();
    let (_, tail) = rest.split_once("```").unwrap();
    let fresh = format!("{head}```text\n{code}\n```{tail}");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &fresh).unwrap();
    } else {
        assert!(page == fresh, "docs/reference/result-code.md is stale: run the tests with `UPDATE=1`");
    }
}

#[test]
fn a_loose_page_of_a_combined_file_says_whose_it_is_and_which() {
    let of = [site("government-service-hall"), site("street")];
    for (lang, words) in [(Lang::En, "2 of {n} of this part"), (Lang::Zh, "本部分第 2 页，共 {n} 页")]
    {
        let settings = Settings { lang, ..Settings::default() };
        let alone: Vec<usize> = of
            .iter()
            .map(|one| pages(&document(std::slice::from_ref(one), Audience::Public, settings.clone())))
            .collect();
        let file = lopdf::Document::load_mem(&document(&of, Audience::Public, settings)).unwrap();
        // The second page of the second part.
        let number = u32::try_from(alone[0] + 2).unwrap();
        let page = file.extract_text(&[number]).unwrap();
        let count = alone[1].to_string();
        assert!(page.contains(&words.replace("{n}", &count)), "{page}");
        let label = &of[1].survey.site.label;
        assert!(page.split('\n').any(|line| line.contains(label.as_str())), "{label} in {page}");
        assert!(page.contains(&number.to_string()), "{page}");
    }
}

#[test]
fn a_combined_file_has_a_bookmark_for_each_site() {
    let all: Vec<Assessment> = samples().into_iter().map(|(_, a)| a).filter(|a| !a.is_home()).collect();
    let whole = release(&all, Audience::Public);
    for template in KINDS.iter().filter(|t| !t.whole() && t.refuses(&whole).is_none()) {
        let settings = Settings { lang: Lang::En, kind: template.kind(), ..Settings::default() };
        let file = lopdf::Document::load_mem(&document(&all, Audience::Public, settings)).unwrap();
        let at = |of: &lopdf::Dictionary, key: &[u8]| {
            let next = of.get(key).and_then(lopdf::Object::as_reference).ok();
            next.map(|id| file.get_dictionary(id).unwrap().clone())
        };
        let root = at(file.catalog().unwrap(), b"Outlines").unwrap();
        let mut next = at(&root, b"First");
        let mut count = 0;
        while let Some(mark) = next {
            count += 1;
            next = at(&mark, b"Next");
        }
        assert_eq!(count, all.len(), "{:?}", template.kind());
    }
}

#[test]
fn the_comparison_fits_its_published_schema() {
    let schema = tantu::report::json::comparison::schema();
    crate::docs::fresh("reference/re-inspection.schema.json", &schema);
    let visits = visits();
    let release = release(&visits, Audience::Public);
    let settings = Settings { kind: Kind::REINSPECTION, ..Settings::default() };
    let batch = Batch { release: &release, settings, photos: None };
    let mut out = Vec::new();
    tantu::formats::exporter("json").unwrap().write(&batch, &mut out).unwrap();
    let found: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let schema = serde_json::from_str(&schema).unwrap();
    jsonschema::validate(&schema, &found).unwrap();
    let changes = found["sites"][0]["changes"].as_array().unwrap();
    let counted: u64 =
        found["sites"][0]["counts"].as_object().unwrap().values().filter_map(serde_json::Value::as_u64).sum();
    assert_eq!(changes.len() as u64, counted);
    for change in ["new", "unchanged", "not-remeasured", "newly-measured", "mended"] {
        assert!(changes.iter().any(|c| c["change"] == change), "the sample shows what is {change}");
    }
}
