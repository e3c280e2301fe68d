//! The documents that the judges look at, written once: every kind in both languages, on both papers, with photos and
//! without, and what else a document may hold.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::civil::date;
use tantu::assessment::Assessment;
use tantu::checklist::Catalog;
use tantu::export::{Paper, Press};
use tantu::formats::{Batch, Exporter as _, Kind, Only, Photos, Settings};
use tantu::lang::Lang;
use tantu::privacy::{Audience, release};
use tantu::quantity::{Style, System};
use tantu::report::kinds::{KINDS, template};
use tantu::report::pdf::{Block, FormOptions, Pdf, form};

use crate::pdf::assessed::{self, Beside, Shelf, home, site};
use crate::pdf::inspection::{PROFILES, report, report_with};
use crate::pdf::kinds::visits;
use crate::pdf::sample::{blank, sample};
use crate::pdf::{fonts, rendered, theme};
use crate::programme;

/// What a kind is written on: several assessments, who may see it, and what it asks for besides.
pub(super) fn subject(kind: Kind, lang: Lang) -> (Vec<Assessment>, Audience, Settings) {
    let settings = Settings { lang, kind, ..Settings::default() };
    match kind {
        Kind::INSPECTION => (vec![street()], Audience::Public, settings),
        Kind::HOME_ASSESSMENT | Kind::CERTIFICATE => {
            (crate::acceptance::homes(), Audience::Internal, settings)
        }
        Kind::PROGRAMME => (programme::run(), Audience::Public, programme::settings(lang)),
        Kind::WORK_SHEET => (vec![street()], Audience::Public, crate::pdf::work_sheet::settings(lang)),
        _ => (visits(), Audience::Public, settings),
    }
}

/// A public sample with photos.
fn street() -> Assessment {
    let mut all = assessed::samples().into_iter();
    all.find(|(file, _)| file.ends_with("red-garden-street.toml")).expect("it ships").1
}

/// The homes of the samples.
pub(super) fn homes() -> Vec<Assessment> {
    assessed::samples().into_iter().map(|(_, a)| a).filter(Assessment::is_home).collect()
}

/// Writes a document on some assessments, with photos or without.
pub(super) fn written(
    of: &[Assessment],
    audience: Audience,
    settings: Settings,
    photos: Option<&dyn Photos>,
) -> Vec<u8> {
    let release = release(of, audience);
    let refused = template(settings.kind).refuses(&release);
    assert_eq!(refused, None, "{}: this would be an empty page", settings.kind.name());
    let batch = Batch {
        release: &release,
        settings: Settings { date: Some(date(2026, 11, 23)), ..settings },
        photos,
    };
    let mut out = Vec::new();
    Pdf.write(&batch, &mut out).unwrap();
    out
}

/// The name of a kind's document.
pub(super) fn name(kind: &str, lang: Lang, paper: Paper, photos: bool) -> String {
    let paper = if paper == Paper::A4 { "a4" } else { "letter" };
    let photos = if photos { "photos" } else { "bare" };
    format!("{kind}-{paper}-{photos}-{lang}.pdf")
}

/// A form on a paper, blank.
fn blank_form(profile: &str, lang: Lang, paper: Paper) -> Vec<u8> {
    let checklist = Catalog::builtin().checklist(profile).unwrap();
    let press = Press { paper, ..Press::default() };
    let style = Style { lang, system: System::Metric };
    rendered(&form(&checklist, &FormOptions { style, press, ..FormOptions::default() })).bytes
}

const PAPERS: [Paper; 2] = [Paper::A4, Paper::Letter];

/// A document with its name.
type Made = (String, Vec<u8>);

/// Every document of a language.
fn every(lang: Lang) -> Vec<Made> {
    [kinds(lang), reports(lang), others(lang)].concat()
}

/// Every kind on each paper, with photos and without.
fn kinds(lang: Lang) -> Vec<Made> {
    let mut all = Vec::new();
    let mut add = |name: String, bytes: Vec<u8>| all.push((name, bytes));
    for template in KINDS {
        for paper in PAPERS {
            for photos in [true, false] {
                let (of, audience, settings) = subject(template.kind(), lang);
                let press = Press { paper, ..Press::default() };
                let shelf = photos.then_some(&Shelf as &dyn Photos);
                let bytes = written(&of, audience, Settings { press, ..settings }, shelf);
                add(name(template.kind().name(), lang, paper, photos), bytes);
            }
        }
    }
    all
}

/// Forms of all profiles, and reports on what was put together and on the samples.
fn reports(lang: Lang) -> Vec<Made> {
    let mut all = Vec::new();
    let mut add = |name: String, bytes: Vec<u8>| all.push((name, bytes));
    for profile in Catalog::builtin().profiles() {
        let id = profile.id.as_str();
        add(name(&format!("form-{id}"), lang, Paper::A4, false), blank_form(id, lang, Paper::A4));
    }
    let letter = blank_form("street", lang, Paper::Letter);
    add(name("form-street", lang, Paper::Letter, false), letter);
    add(format!("sample-{lang}.pdf"), rendered(&sample(lang)).bytes);
    for profile in PROFILES {
        add(format!("{profile}-{lang}.pdf"), report(&[site(profile)], Audience::Public, lang).0);
    }
    add(format!("home-{lang}.pdf"), report(&[home()], Audience::Internal, lang).0);
    for (file, of) in assessed::samples() {
        let name = Path::new(&file).file_stem().unwrap().to_string_lossy().into_owned();
        let audience = if of.is_home() { Audience::Internal } else { Audience::Public };
        add(format!("{name}-{lang}.pdf"), report_with(&[of], audience, lang, &Beside).0);
    }
    all
}

/// What else a document may be of, and look like.
fn others(lang: Lang) -> Vec<Made> {
    let mut all = Vec::new();
    let mut add = |name: String, bytes: Vec<u8>| all.push((name, bytes));
    let works = crate::pdf::work_sheet::settings(lang);
    let works = written(&homes(), Audience::Internal, works, Some(&Shelf));
    add(format!("work-sheet-homes-{lang}.pdf"), works);
    let of_visits = Settings { lang, kind: Kind::CERTIFICATE, ..Settings::default() };
    add(
        format!("certificate-site-{lang}.pdf"),
        written(&visits(), Audience::Public, of_visits, Some(&Shelf)),
    );
    let failed = Settings { lang, only: Only::Failed, ..Settings::default() };
    add(format!("only-failed-{lang}.pdf"), written(&visits(), Audience::Public, failed, Some(&Shelf)));
    for paper in PAPERS {
        let themed = rendered(&theme::themed(lang, paper)).bytes;
        add(name("themed", lang, paper, true), themed);
    }
    let (of, audience, settings) = subject(Kind::INSPECTION, lang);
    let press = theme::themed(lang, Paper::A4).press;
    let themed = written(&of, audience, Settings { press, ..settings }, Some(&Shelf));
    add(format!("themed-inspection-{lang}.pdf"), themed);
    add(format!("rare-font-{lang}.pdf"), rare(lang));
    all
}

/// A report on a site whose name needs a font that does not ship, and a page of such characters.
fn rare(lang: Lang) -> Vec<u8> {
    let mut doc = blank(lang);
    doc.press = fonts::press(fonts::RARE, true);
    doc.blocks.push(Block::heading(1, "\u{20BB7}野家"));
    doc.blocks.push(Block::body("李\u{20BB7}先生：北门坡道 1:12"));
    let done = rendered(&doc);
    assert_eq!(done.diagnostics, [], "the font has it");
    done.bytes
}

/// The written documents, to where they can be looked at.
pub(super) fn documents() -> &'static [PathBuf] {
    static WRITTEN: OnceLock<Arc<[PathBuf]>> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
        // What an earlier run left would be judged as well.
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).unwrap();
        let write = |(name, bytes): Made| {
            let path = folder.join(name);
            assert!(!path.exists(), "{} twice", path.display());
            std::fs::write(&path, bytes).unwrap();
            path
        };
        // Both languages at once: a good part of the time of the judges goes here.
        let made = std::thread::scope(|scope| {
            let jobs = Lang::ALL.map(|lang| scope.spawn(move || every(lang)));
            jobs.map(|job| job.join().unwrap())
        });
        made.into_iter().flatten().map(write).collect()
    })
}

/// The path of a document.
pub(super) fn path(name: &str) -> PathBuf {
    documents().iter().find(|p| p.ends_with(name)).unwrap_or_else(|| panic!("no {name}")).clone()
}

/// The documents of all kinds, in a language.
pub(super) fn of_kinds(lang: Lang) -> Vec<(&'static str, PathBuf)> {
    let one = |kind: &'static str| (kind, path(&name(kind, lang, Paper::A4, true)));
    let mut all: Vec<_> = KINDS.iter().map(|t| one(t.kind().name())).collect();
    all.push(("form", path(&name("form-street", lang, Paper::A4, false))));
    all.push(("work-sheet-homes", path(&format!("work-sheet-homes-{lang}.pdf"))));
    all
}
