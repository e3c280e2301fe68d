//! The HTML report: sound, complete, the same as the paper, and closed to what a record could smuggle in.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine as _;
use jiff::civil::date;
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use tantu::assessment::Assessment;
use tantu::checklist::Catalog;
use tantu::export::{Paper, Press, Theme};
use tantu::formats::{Batch, Only, Photos, Settings, exporter};
use tantu::lang::Lang;
use tantu::privacy::{Audience, release};
use tantu::report::kinds::KINDS;
use tantu::report::pdf::{FormOptions, form};

use crate::common::built::{apart, branch, library};
use crate::pdf::assessed::{Beside, Shelf, home, samples, site};
use crate::pdf::kinds::visits;

/// Writes a page; returns it with what was said.
pub(crate) fn page(
    of: &[Assessment],
    audience: Audience,
    lang: Lang,
    photos: Option<&dyn Photos>,
) -> (String, Vec<String>) {
    written(of, audience, Settings { lang, ..Settings::default() }, photos)
}

/// Writes a page of any kind; returns it with what was said.
pub(crate) fn written(
    of: &[Assessment],
    audience: Audience,
    settings: Settings,
    photos: Option<&dyn Photos>,
) -> (String, Vec<String>) {
    let release = release(of, audience);
    let settings = Settings { date: Some(date(2026, 11, 23)), ..settings };
    let batch = Batch { release: &release, settings, photos };
    let mut out = Vec::new();
    let said = exporter("html").unwrap().write(&batch, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), said.iter().map(|d| d.one_line(Lang::En)).collect())
}

fn public(of: &[Assessment], lang: Lang) -> String {
    page(of, Audience::Public, lang, Some(&Shelf)).0
}

fn all<'a>(document: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
    document.select(&Selector::parse(css).unwrap()).collect()
}

fn text(of: ElementRef<'_>) -> String {
    of.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What is wrong with a page as HTML and as a document.
pub(crate) fn faults(page: &str) -> Vec<String> {
    let document = Html::parse_document(page);
    let mut wrong: Vec<String> = document.errors.iter().map(ToString::to_string).collect();
    let ids: Vec<&str> = all(&document, "[id]").iter().filter_map(|e| e.attr("id")).collect();
    let known: BTreeSet<&str> = ids.iter().copied().collect();
    if known.len() != ids.len() {
        wrong.push("an id stands twice".to_owned());
    }
    for link in all(&document, "a[href], use[href]") {
        let to = link.attr("href").unwrap();
        if !to.strip_prefix('#').is_some_and(|id| known.contains(id)) {
            wrong.push(format!("a link leads to {to}"));
        }
    }
    let mut level = 0;
    for heading in all(&document, "h1, h2, h3, h4, h5, h6") {
        let next: u8 = heading.value().name()[1..].parse().unwrap();
        if next > level + 1 {
            wrong.push(format!("after a heading of level {level} comes {}", text(heading)));
        }
        level = next;
    }
    for (css, least) in [("h1", 1), ("main", 1), ("html[lang]", 1), ("title", 1), ("nav[aria-labelledby]", 1)]
    {
        if all(&document, css).len() != least {
            wrong.push(format!("`{css}` is not there once"));
        }
    }
    for (css, what) in [
        (
            "script, iframe, object, link, base, form, [onload], [onerror], [onclick], [style]",
            "active content",
        ),
        ("img:not([alt]), img[alt=''], svg[role=img]:not([aria-label])", "a picture without words"),
        (
            "table:not(:has(> caption)), thead th:not([scope=col]), tbody th:not([scope=row], [scope=rowgroup])",
            "a bare table",
        ),
    ] {
        wrong.extend(all(&document, css).iter().map(|e| format!("{what}: {}", e.html())));
    }
    for image in all(&document, "img[src]") {
        if !image.attr("src").unwrap().starts_with("data:image/jpeg;base64,") {
            wrong.push("a picture is not in the page".to_owned());
        }
    }
    wrong
}

#[test]
fn pages_are_sound_in_both_languages() {
    for lang in Lang::ALL {
        let one = [site("government-service-hall")];
        let many = [site("street"), library(), branch(), library()];
        for (name, page) in [
            ("one", public(&one, lang)),
            ("several, one of them twice", public(&many, lang)),
            ("none", public(&[], lang)),
            ("homes alone", public(&[home()], lang)),
            ("without photos", page(&one, Audience::Public, lang, None).0),
            ("a home", page(&[home()], Audience::Internal, lang, Some(&Shelf)).0),
        ] {
            assert_eq!(faults(&page), Vec::<String>::new(), "{name} {lang}");
            assert!(page.contains(&format!("<html lang=\"{}\">", lang.tag())), "{name}");
        }
    }
}

#[test]
fn pages_on_the_samples_are_sound_and_show_everything() {
    for (file, of) in samples() {
        let (page, said) = page(&[of], Audience::Internal, Lang::Zh, Some(&Beside));
        assert_eq!(said, Vec::<String>::new(), "{file}");
        assert_eq!(faults(&page), Vec::<String>::new(), "{file}");
    }
}

/// Returns the blank form of a profile as a page.
pub(crate) fn blank_form(profile: &str, lang: Lang) -> String {
    let checklist = Catalog::builtin().checklist(profile).unwrap();
    let style = tantu::quantity::Style { lang, ..Default::default() };
    let doc = form(&checklist, &FormOptions { style, ..FormOptions::default() });
    let mut out = Vec::new();
    tantu::report::html::document(&doc, false, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_kind_and_every_form_is_a_sound_page() {
    for lang in Lang::ALL {
        for template in KINDS {
            let settings = Settings { lang, kind: template.kind(), ..Settings::default() };
            let (page, _) = written(&visits(), Audience::Public, settings, None);
            assert_eq!(faults(&page), Vec::<String>::new(), "{:?} {lang}", template.kind());
        }
        let failed = Settings { lang, only: Only::Failed, ..Settings::default() };
        let (page, _) = written(&visits(), Audience::Public, failed, None);
        assert_eq!(faults(&page), Vec::<String>::new());
        let says = if lang == Lang::En { "only the checks that failed" } else { "只列未通过的检查" };
        assert!(page.contains(says), "an extract says that it is one");
        for profile in Catalog::builtin().profiles() {
            let page = blank_form(profile.id.as_str(), lang);
            assert_eq!(faults(&page), Vec::<String>::new(), "{} {lang}", profile.id.as_str());
            assert!(page.contains("class=\"boxes\""), "answers to tick");
        }
    }
}

#[test]
fn rows_stand_under_the_item_that_they_belong_to() {
    let page = public(&[site("government-service-hall")], Lang::En);
    let document = Html::parse_document(&page);
    let bands = all(&document, "tbody > tr:first-child > th[scope=rowgroup][colspan]");
    assert!(bands.len() > 5, "{}", bands.len());
    assert_eq!(bands.len(), all(&document, "th[scope=rowgroup]").len(), "each begins a group of rows");
    assert!(all(&document, "tbody:empty").is_empty());
}

#[test]
fn the_page_is_in_the_look_of_the_office() {
    let mut theme = Theme::default();
    theme.office = Some("County <Office>".to_owned());
    let theme = theme.with_accent([0x7a, 0x1f, 0x3d]).unwrap();
    let press = Press { paper: Paper::Letter, theme: Some(Arc::new(theme)), fonts: None };
    let settings = Settings { lang: Lang::En, press, ..Settings::default() };
    let (page, _) = written(&[site("street")], Audience::Public, settings, None);
    assert_eq!(faults(&page), Vec::<String>::new());
    for said in ["County &lt;Office&gt;", "--accent:#7a1f3d", "size:letter"] {
        assert!(page.contains(said), "{said}");
    }
}

#[test]
fn each_failed_finding_is_an_anchor_once() {
    let of = [site("government-service-hall"), library(), library()];
    let page = public(&of, Lang::En);
    let document = Html::parse_document(&page);
    let anchors: Vec<&str> =
        all(&document, "article.panel[id]").iter().filter_map(|e| e.attr("id")).collect();
    let expected: usize = of.iter().map(|a| a.findings.iter().filter(|f| f.is_barrier()).count()).sum();
    assert!(expected > 10);
    assert_eq!(anchors.len(), expected);
    assert_eq!(anchors.iter().collect::<BTreeSet<_>>().len(), expected);
    // They are the ids that JSON and the map use, so that other outputs can lead here.
    let json = crate::reports::public("json", &of, Lang::En);
    for anchor in anchors {
        assert!(json.contains(&format!("\"{anchor}\"")), "{anchor}");
    }
}

#[test]
fn each_barrier_leads_to_its_item_and_its_clause() {
    let of = [site("government-service-hall"), site("street")];
    for only in [Only::Everything, Only::Failed] {
        let settings = Settings { lang: Lang::En, only, ..Settings::default() };
        let (page, _) = written(&of, Audience::Public, settings, None);
        let document = Html::parse_document(&page);
        let places: BTreeSet<&str> = all(&document, "tbody th[scope=rowgroup] [id], li [id]")
            .iter()
            .filter_map(|e| e.attr("id"))
            .collect();
        let panels = all(&document, "article.panel[id]");
        assert!(panels.len() > 10);
        let links = Selector::parse("a[href]").unwrap();
        for panel in panels {
            let to: Vec<&str> =
                panel.select(&links).filter_map(|a| a.attr("href")?.strip_prefix('#')).collect();
            // An extract has no list of all checks.
            let expected = if only == Only::Everything { 2 } else { 1 };
            assert_eq!(to.len(), expected, "{}", text(panel));
            assert!(to.iter().all(|id| places.contains(id)), "{to:?}");
        }
    }
}

#[test]
fn the_page_says_what_the_paper_says() {
    let of = [site("government-service-hall")];
    let page = public(&of, Lang::En);
    let document = Html::parse_document(&page);
    let said: Vec<String> = all(&document, "main h2").into_iter().map(text).collect();
    let (bytes, _) = crate::pdf::inspection::report(&of, Audience::Public, Lang::En);
    let paper = crate::pdf::text(&bytes);
    let mut at = 0;
    for heading in said {
        at += paper[at..].find(&heading).unwrap_or_else(|| panic!("`{heading}` is not next on paper"));
    }
}

#[test]
fn a_bar_says_the_figures_beside_it() {
    let page = public(&[site("government-service-hall")], Lang::En);
    let document = Html::parse_document(&page);
    let rows = all(&document, ".scores tbody tr");
    assert!(rows.len() > 10);
    for row in rows {
        let cell = |at: usize| {
            let css = Selector::parse(&format!("td:nth-child({at})")).unwrap();
            text(row.select(&css).next().unwrap())
        };
        let bar = row.select(&Selector::parse("svg").unwrap()).next().unwrap();
        assert_eq!(bar.attr("aria-label").unwrap(), format!("{} to {} of 100", cell(2), cell(4)));
        let width = |class: &str| {
            let css = Selector::parse(&format!("rect.{class}")).unwrap();
            let width = bar.select(&css).next().unwrap().attr("width").unwrap();
            width.trim_end_matches('%').parse::<f64>().unwrap()
        };
        for (drawn, written) in [(width("met"), cell(2)), (width("open"), cell(4))] {
            assert!((drawn - written.parse::<f64>().unwrap()).abs() <= 0.06, "{drawn} {written}");
        }
    }
    let bar = all(&document, "figure.score svg[role=img]")[0].attr("aria-label").unwrap().to_owned();
    assert!(all(&document, "p").into_iter().any(|p| text(p) == bar), "{bar}");
}

#[test]
fn photos_are_in_the_page_once_and_small_where_they_are_shown_again() {
    let (page, said) = page(&[site("government-service-hall")], Audience::Public, Lang::En, Some(&Shelf));
    assert_eq!(said.len(), 1, "{said:?}");
    let document = Html::parse_document(&page);
    let large = all(&document, "figure > img[id]");
    let again = all(&document, "a.again > img");
    assert!(large.len() >= 4 && !again.is_empty(), "{} {}", large.len(), again.len());
    assert!(all(&document, "p.gap").len() == 1 || page.contains("Photo missing or unreadable"));
}

#[test]
fn photos_stand_upright_and_lose_what_the_camera_wrote() {
    #[derive(Debug)]
    struct Turned;
    impl Photos for Turned {
        fn open(&self, _: &str, _: &str) -> std::io::Result<Vec<u8>> {
            let picture = crate::pdf::sample::picture(64, 48, image::ImageFormat::Jpeg);
            Ok(crate::pdf::sample::with_exif(&picture, 6))
        }
    }
    let (page, _) = page(&[site("street")], Audience::Public, Lang::En, Some(&Turned));
    let document = Html::parse_document(&page);
    let photo = all(&document, "figure > img[id]")[0];
    assert_eq!((photo.attr("width"), photo.attr("height")), (Some("48"), Some("64")));
    let data = photo.attr("src").unwrap().split_once(',').unwrap().1;
    let bytes = base64::engine::general_purpose::STANDARD.decode(data).unwrap();
    assert!(!bytes.windows(4).any(|w| w == b"Exif" || w == b"GPS-"));
}

#[test]
fn homes_leave_by_the_same_door() {
    let homes: Vec<Assessment> = apart(&home(), 5);
    for of in [&homes[..1], &homes[..4], &homes] {
        let page = public(of, Lang::En);
        for word in ["H-0001", "张某某", "尕街", "CERT"] {
            assert!(!page.contains(word), "{word}");
        }
    }
    let (page, _) = page(&homes[..2], Audience::Internal, Lang::En, Some(&Shelf));
    assert!(page.contains("张某某") && !page.contains("CERT"));
    assert!(page.matches("INTERNAL · holds personal data").count() >= 3, "head, foot and printed pages");
    assert!(page.contains("noindex"));
}

#[test]
fn the_browser_is_told_to_load_nothing() {
    let page = public(&[library()], Lang::En);
    let document = Html::parse_document(&page);
    let policy = all(&document, "meta[http-equiv='Content-Security-Policy']")[0].attr("content").unwrap();
    assert!(policy.starts_with("default-src 'none'; img-src data:; style-src 'sha256-"), "{policy}");
    for outside in ["http://", "https://", "url(//", "@import"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_name_becomes_markup(
        name in r#"[<>&"'a-z /!\-=\u{0}-\u{20}\u{202e}]{0,24}|<script>alert\(1\)</script>|</style><img src=x onerror=y>|<!-- here -->|\PC{0,20}"#,
    ) {
        let mut of = site("government-service-hall");
        of.survey.site.label.clone_from(&name);
        of.survey.site.id = format!("s{name}");
        of.survey.note = Some(name.clone());
        for route in &mut of.survey.routes {
            route.to.clone_from(&name);
        }
        for waiver in &mut of.survey.waivers {
            waiver.reason.clone_from(&name);
        }
        for (at, item) in of.survey.items.iter_mut().enumerate() {
            item.id = format!("{at}{name}");
            item.label = Some(name.clone());
        }
        let (one, two) = (of.clone(), library());
        for batch in [vec![one], vec![of, two]] {
            let page = public(&batch, Lang::En);
            prop_assert_eq!(faults(&page), Vec::<String>::new());
            prop_assert_eq!(&page, &public(&batch, Lang::En));
        }
    }
}
