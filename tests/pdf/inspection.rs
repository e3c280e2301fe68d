//! The inspection report: complete, honest about what is open, and silent about homes unless asked.

use jiff::civil::date;
use tantu::assessment::Assessment;
use tantu::checklist::{Catalog, Outcome};
use tantu::formats::{Batch, Exporter as _, Photos, Settings};
use tantu::lang::Lang;
use tantu::privacy::{Audience, release};
use tantu::report::pdf::{Block, FontSet, Pdf};

use super::assessed::{Beside, Shelf, home, samples, site};
use super::{failures, text};
use crate::common::built::apart;

/// Writes the report on some assessments; returns it with the ids of its diagnostics.
pub(crate) fn report(of: &[Assessment], audience: Audience, lang: Lang) -> (Vec<u8>, Vec<String>) {
    report_with(of, audience, lang, &Shelf)
}

/// The same with photos from elsewhere.
pub(crate) fn report_with(
    of: &[Assessment],
    audience: Audience,
    lang: Lang,
    photos: &dyn Photos,
) -> (Vec<u8>, Vec<String>) {
    let release = release(of, audience);
    let settings = Settings { lang, date: Some(date(2026, 11, 23)), ..Settings::default() };
    let batch = Batch { release: &release, settings, photos: Some(photos) };
    let mut out = Vec::new();
    let said = Pdf.write(&batch, &mut out).unwrap();
    (out, said.iter().map(|d| d.one_line(Lang::En)).collect())
}

pub(crate) const PROFILES: [&str; 4] =
    ["government-service-hall", "public-building-gb50763", "street", "ada-existing-facility"];

#[test]
fn reports_pass_pdf_ua_in_both_languages() {
    for profile in PROFILES {
        let of = [site(profile)];
        for lang in Lang::ALL {
            let (bytes, _) = report(&of, Audience::Public, lang);
            assert_eq!(failures(&bytes), Vec::<String>::new(), "{profile} {lang}");
        }
    }
    for lang in Lang::ALL {
        let (bytes, _) = report(&[home()], Audience::Internal, lang);
        assert_eq!(failures(&bytes), Vec::<String>::new(), "home {lang}");
    }
}

#[test]
fn reports_on_the_samples_pass_and_show_everything() {
    let samples = samples();
    assert!(samples.len() >= 9, "{}", samples.len());
    for (file, of) in samples {
        for lang in Lang::ALL {
            let (bytes, said) = report_with(std::slice::from_ref(&of), Audience::Internal, lang, &Beside);
            assert_eq!(said, Vec::<String>::new(), "{file} {lang}");
            assert_eq!(failures(&bytes), Vec::<String>::new(), "{file} {lang}");
        }
    }
}

#[test]
fn a_photo_that_is_not_there_is_a_gap_and_a_diagnostic() {
    let of = [site("government-service-hall")];
    let (bytes, said) = report(&of, Audience::Public, Lang::En);
    let expected = "the photo `missing.jpg` of `samples/public/demo-hall.toml` cannot be put into the report: no such file";
    assert_eq!(said, [expected]);
    assert!(text(&bytes).contains("Photo missing or unreadable"));
}

/// Adds photos to the reading of the first barrier that has one; returns what it is called.
fn with_photos(of: &mut Assessment, names: &[&str]) {
    let at = of.findings[of.barriers[0].finding].item.0 as usize;
    let item = &mut of.survey.items[at];
    let more = item.more.get_or_insert_default();
    more.photos = names.iter().map(|n| (*n).to_owned()).collect();
}

#[test]
fn photos_stand_beside_their_barrier_and_a_good_one_takes_the_place_of_a_broken_one() {
    let panels = |of: &Assessment| {
        let of = std::slice::from_ref(of);
        let release = release(of, Audience::Public);
        let settings = Settings { lang: Lang::En, ..Settings::default() };
        let batch = Batch { release: &release, settings, photos: Some(&Shelf) };
        let (doc, said) = tantu::report::pdf::document(&batch);
        let first = doc.blocks.into_iter().find_map(|b| match b {
            Block::Panel(panel) if panel.blocks.iter().any(|b| matches!(b, Block::Facts { .. })) => {
                Some(panel)
            }
            _ => None,
        });
        (first.unwrap(), said.len())
    };
    let mut of = site("street");
    for item in &mut of.survey.items {
        item.more = None;
    }
    with_photos(&mut of, &["broken.jpg", "a.jpg", "b.jpg", "c.jpg", "d.jpg"]);
    let (panel, said) = panels(&of);
    let strip = panel.blocks.iter().find_map(|b| match b {
        Block::Strip(pictures) => Some(pictures),
        _ => None,
    });
    let shown: Vec<&str> = strip.unwrap().iter().map(|p| p.caption.rsplit(" · ").next().unwrap()).collect();
    assert_eq!(shown, ["a.jpg", "b.jpg", "c.jpg"]);
    assert!(panel.picture.is_none() && said >= 1, "the broken one is told");
    with_photos(&mut of, &["broken.jpg", "a.jpg"]);
    let (panel, _) = panels(&of);
    assert!(panel.picture.is_some_and(|p| p.photo.is_some() && p.caption.ends_with("a.jpg")));
    with_photos(&mut of, &["broken.jpg"]);
    assert!(panels(&of).0.picture.is_some_and(|p| p.photo.is_none()), "a marked gap");
}

#[test]
fn each_barrier_stands_in_the_report_once() {
    let of = [site("government-service-hall")];
    let barriers = of[0].barriers.len();
    assert!(barriers > 10, "{barriers}");
    let (bytes, _) = report(&of, Audience::Public, Lang::En);
    let text = text(&bytes);
    let panels = text.matches("mending it adds").count();
    assert_eq!(panels, barriers);
    for number in 1..=barriers {
        assert_eq!(text.matches(&format!("\n{number}. ")).count(), 1, "barrier {number}");
    }
}

/// The links of a file that stay inside it, each with the page that it leads to and the height there.
fn inner_links(file: &lopdf::Document) -> Vec<(String, u32, f32)> {
    let pages = file.get_pages();
    let mut out = Vec::new();
    for page in pages.values() {
        for annotation in file.get_page_annotations(*page).unwrap() {
            if annotation.get(b"Subtype").unwrap().as_name().unwrap() != b"Link" {
                continue;
            }
            let action = annotation.get(b"A").unwrap().as_dict().unwrap();
            assert_eq!(action.get(b"S").unwrap().as_name().unwrap(), b"GoTo");
            let place = action.get(b"D").unwrap().as_array().unwrap();
            let to = place[0].as_reference().unwrap();
            let number = pages.iter().find(|(_, id)| **id == to).map(|(n, _)| *n);
            let words = lopdf::decode_text_string(annotation.get(b"Contents").unwrap()).unwrap();
            out.push((words, number.expect("a page of the file"), place[3].as_float().unwrap()));
        }
    }
    out
}

#[test]
fn each_barrier_leads_to_its_item_and_its_clause() {
    let of = [site("government-service-hall"), site("street")];
    for lang in Lang::ALL {
        let file = lopdf::Document::load_mem(&report(&of, Audience::Public, lang).0).unwrap();
        let links = inner_links(&file);
        let sites = file.get_pages().len();
        for (words, page, top) in &links {
            assert!((60.0..820.0).contains(top), "{words} leads to {top} on page {page} of {sites}");
        }
        for assessment in &of {
            for barrier in &assessment.barriers {
                let finding = &assessment.findings[barrier.finding];
                let (item, rule) = (assessment.item(finding).name(), assessment.rule(finding));
                assert!(links.iter().any(|(words, ..)| item.contains(words.trim())), "{item} {lang}");
                let clause = |words: &str| words.contains(&rule.clause);
                assert!(links.iter().any(|(words, ..)| clause(words)), "{} {lang}", rule.clause);
            }
        }
        // What a screen reader hears as a link can be followed.
        let is_link =
            |e: &&lopdf::Dictionary| e.get(b"S").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Link"));
        for element in file.objects.values().filter_map(|o| o.as_dict().ok()).filter(is_link) {
            let kids = element.get(b"K").unwrap().as_array().unwrap();
            let types = kids.iter().filter_map(|k| k.as_dict().ok()?.get(b"Type").ok()?.as_name().ok());
            assert!(types.into_iter().any(|kind| kind == b"OBJR"));
        }
    }
}

#[test]
fn what_is_open_is_counted_and_never_passed() {
    let of = [site("government-service-hall")];
    let open = of[0]
        .findings
        .iter()
        .filter(|f| matches!(f.outcome, Outcome::Untested | Outcome::CantTell))
        .filter(|f| f.waiver.is_none() && !of[0].rule(f).is_preview())
        .count();
    let (bytes, _) = report(&of, Audience::Public, Lang::En);
    assert!(text(&bytes).contains(&format!("To be measured: {open}")));
}

#[test]
fn a_public_report_says_nothing_of_homes_but_how_many() {
    let homes: Vec<Assessment> = apart(&home(), 5);
    let (few, many) =
        (report(&homes[..4], Audience::Public, Lang::En), report(&homes, Audience::Public, Lang::En));
    let (few, many) = (text(&few.0), text(&many.0));
    assert!(few.contains("from 5 homes on"), "{few}");
    assert!(many.contains("About 5 homes were inspected"), "{many}");
    for word in ["H-0001", "张某某", "尕街", "CERT"] {
        assert!(!few.contains(word) && !many.contains(word), "{word}");
    }
}

#[test]
fn an_internal_report_says_so_on_every_page_and_never_prints_a_certificate() {
    let (bytes, _) = report(&[home()], Audience::Internal, Lang::En);
    let text = text(&bytes);
    let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
    assert_eq!(text.matches("INTERNAL · holds personal data").count(), pages);
    assert!(text.contains("张某某") && !text.contains("CERT"));
}

#[test]
fn the_same_batch_gives_the_same_bytes() {
    let of = [site("government-service-hall"), site("street")];
    assert_eq!(report(&of, Audience::Public, Lang::Zh), report(&of, Audience::Public, Lang::Zh));
}

#[test]
fn the_shipped_fonts_have_every_character_of_the_checklists() {
    let catalog = Catalog::builtin();
    let mut texts: Vec<&str> = Vec::new();
    let mut both = |t: &'static tantu::lang::Text| texts.extend([t.zh.as_str(), t.en.as_str()]);
    catalog.rules().iter().for_each(|r| {
        both(&r.title);
        r.note.iter().for_each(&mut both);
    });
    catalog.measures().iter().for_each(|m| both(&m.title));
    catalog.elements().iter().for_each(|e| {
        both(&e.title);
        e.fields.iter().for_each(|f| both(&f.title));
    });
    let fonts = FontSet::shipped();
    let missing: Vec<char> = texts.iter().flat_map(|t| t.chars()).filter(|c| !fonts.covers(*c)).collect();
    assert_eq!(missing, Vec::<char>::new());
}
