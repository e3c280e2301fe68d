//! veraPDF, qpdf and Poppler on the PDF engine's output.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "tests")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tantu::lang::Lang;
use tantu::privacy::Audience;

use crate::pdf::assessed::{home, site};
use crate::pdf::harm::{HARMS, harmed};
use crate::pdf::inspection::report;
use crate::pdf::rendered;
use crate::pdf::sample::sample;

fn run(program: impl AsRef<Path>, args: &[PathBuf]) -> Output {
    let program = program.as_ref();
    Command::new(program).args(args).output().unwrap_or_else(|e| panic!("{}: {e}", program.display()))
}

fn verapdf(files: &[PathBuf]) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges/verapdf.sh");
    let out = run(script, files);
    (out.status.success(), String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Writes the samples to a folder, or to the one of `TANTU_KEEP`, where they can be looked at.
fn samples(folder: &Path) -> Vec<PathBuf> {
    let keep = std::env::var_os("TANTU_KEEP").map(PathBuf::from);
    let folder = keep.as_deref().unwrap_or(folder);
    let write = |lang: Lang| {
        let path = folder.join(format!("sample-{lang}.pdf"));
        std::fs::write(&path, rendered(&sample(lang)).bytes).unwrap();
        path
    };
    let mut paths: Vec<PathBuf> = Lang::ALL.into_iter().map(write).collect();
    for lang in Lang::ALL {
        for (name, of, audience) in [
            ("hall", site("government-service-hall"), Audience::Public),
            ("ada", site("ada-existing-facility"), Audience::Public),
            ("home", home(), Audience::Internal),
        ] {
            let path = folder.join(format!("{name}-{lang}.pdf"));
            std::fs::write(&path, report(&[of], audience, lang).0).unwrap();
            paths.push(path);
        }
    }
    paths
}

#[test]
#[ignore = "needs Java and veraPDF"]
fn verapdf_passes_the_samples_and_refuses_each_harm() {
    let folder = tempfile::tempdir().unwrap();
    let (good, said) = verapdf(&samples(folder.path()));
    println!("{said}");
    assert!(good, "{said}");
    for (name, harm) in HARMS {
        let path = folder.path().join(format!("{}.pdf", name.replace(' ', "-")));
        std::fs::write(&path, harmed(*harm)).unwrap();
        let (good, said) = verapdf(&[path]);
        assert!(!good, "not noticed: {name}: {said}");
    }
}

#[test]
#[ignore = "needs qpdf"]
fn qpdf_finds_the_files_sound() {
    let folder = tempfile::tempdir().unwrap();
    for path in samples(folder.path()) {
        let out = run("qpdf", &["--check".into(), path]);
        let said = String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
        assert!(out.status.success(), "{said}");
        assert!(!said.contains("WARNING"), "{said}");
    }
}

#[test]
#[ignore = "needs Poppler"]
fn poppler_reads_the_text_in_reading_order() {
    let folder = tempfile::tempdir().unwrap();
    for (path, order) in samples(folder.path()).into_iter().zip([
        ["无障碍检查报告", "轮椅使用者：不可通达", "坡道过陡", "全部检查", "签字"],
        ["Accessibility inspection report", "Wheelchair users", "too steep", "All checks", "Signatures"],
    ]) {
        let out = run("pdftotext", &["-raw".into(), path, "-".into()]);
        let text = String::from_utf8(out.stdout).unwrap();
        let mut at = 0;
        for words in order {
            at += text[at..].find(words).unwrap_or_else(|| panic!("no `{words}` after byte {at}:\n{text}"));
        }
    }
}
