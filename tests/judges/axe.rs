//! axe-core in Chromium on HTML: WCAG 2.2 AA and axe's best practices, on a desktop and on a phone.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::path::{Path, PathBuf};
use std::process::Command;

use tantu::checklist::Catalog;
use tantu::formats::{Kind, Settings};
use tantu::lang::Lang;
use tantu::privacy::Audience;
use tantu::quantity::Style;
use tantu::report::kinds::KINDS;
use tantu::report::sheet::{Selection, Sheet, format};

use super::documents::{homes, subject};
use crate::html::{blank_form, page, written};
use crate::pdf::assessed::{Beside, home, samples, site};
use crate::pdf::kinds::visits;

/// Returns whether axe finds nothing in some files, and what it says.
pub(crate) fn axe(files: &[PathBuf]) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/axe.sh");
    let done = Command::new(script).args(files).output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned() + &String::from_utf8_lossy(&done.stderr);
    (done.status.success(), said)
}

/// Returns the sheet of all rules as a page.
fn rules(lang: Lang) -> String {
    let style = Style { lang, ..Style::default() };
    let all = Sheet::of(Catalog::builtin(), &Selection::default(), &style);
    let mut out = Vec::new();
    format("html").unwrap().write(&all, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
#[ignore = "needs Chromium, node and axe-core"]
fn axe_finds_nothing_in_the_reports_and_every_harm() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("html");
    std::fs::create_dir_all(&folder).unwrap();
    let mut files = Vec::new();
    let mut write = |name: String, page: &str| {
        let path = folder.join(name);
        std::fs::write(&path, page).unwrap();
        files.push(path);
    };
    let public: Vec<_> = samples().into_iter().map(|(_, of)| of).filter(|of| !of.is_home()).collect();
    let hall = [site("government-service-hall")];
    for lang in Lang::ALL {
        let with = page(&public, Audience::Public, lang, Some(&Beside)).0;
        write(format!("samples-{lang}.html"), &with);
        write(format!("site-{lang}.html"), &page(&public[..1], Audience::Public, lang, Some(&Beside)).0);
        write(format!("without-photos-{lang}.html"), &page(&hall, Audience::Public, lang, None).0);
        write(format!("home-{lang}.html"), &page(&[home()], Audience::Internal, lang, None).0);
        for template in KINDS {
            let (of, audience, settings) = subject(template.kind(), lang);
            let page = written(&of, audience, settings, Some(&Beside)).0;
            // What is judged must be there: photos, the maps of areas.
            let holds = match template.kind() {
                Kind::INSPECTION | Kind::WORK_SHEET => "data:image/jpeg",
                Kind::PROGRAMME => "<svg",
                _ => "<h1",
            };
            assert!(page.contains(holds), "{}: no {holds}", template.kind().name());
            write(format!("{}-{lang}.html", template.kind().name()), &page);
        }
        let works = crate::pdf::work_sheet::settings(lang);
        let page = written(&homes(), Audience::Internal, works.clone(), Some(&Beside)).0;
        write(format!("work-sheet-homes-{lang}.html"), &page);
        let page = written(&visits(), Audience::Public, works, None).0;
        write(format!("work-sheet-without-photos-{lang}.html"), &page);
        let certificate = Settings { lang, kind: Kind::CERTIFICATE, ..Settings::default() };
        let page = written(&visits(), Audience::Public, certificate, None).0;
        write(format!("certificate-site-{lang}.html"), &page);
        write(format!("form-{lang}.html"), &blank_form("public-building", lang));
        write(format!("rules-{lang}.html"), &rules(lang));
    }
    let (good, said) = axe(&files);
    println!("{said}");
    assert!(good, "{said}");

    // A judge that lets everything through would be of no use.
    let sound = page(&hall, Audience::Public, Lang::En, None).0;
    let harms = [
        ("no language", " lang=\"en\"", ""),
        ("a heading of a wrong level", "<h3", "<h6"),
        ("a wide element", "</h1>", "</h1><p style=\"\"><svg width=\"900\" height=\"1\"></svg></p>"),
        ("a request", "</h1>", "</h1><img alt=\"a\" src=\"https://example.invalid/a.png\">"),
        ("a bar without words", "role=\"img\" aria-label", "role=\"img\" data-label"),
    ];
    for (name, from, to) in harms {
        assert!(sound.contains(from), "{name}");
        let path = folder.join(format!("harm-{}.html", name.replace(' ', "-")));
        std::fs::write(&path, sound.replacen(from, to, 1)).unwrap();
        let (good, said) = axe(&[path]);
        assert!(!good, "not noticed: {name}: {said}");
    }
}
