//! pypdf fills the fields of work sheets and reads them back; veraPDF and qpdf judge the filled file.

use std::process::Command;

use tantu::lang::Lang;
use tantu::privacy::Audience;

use super::pdf::verapdf;
use super::python;
use crate::pdf::assessed::samples;
use crate::pdf::kinds::document;
use crate::pdf::work_sheet::settings;

#[test]
#[ignore = "needs pypdf, Java and veraPDF, qpdf"]
fn another_program_fills_a_work_sheet_and_it_stays_sound() {
    let folder = tempfile::tempdir().expect("a folder");
    let of: Vec<_> = samples().into_iter().map(|(_, a)| a).collect();
    let mut filled = Vec::new();
    for lang in Lang::ALL {
        let (blank, done) =
            (folder.path().join(format!("{lang}.pdf")), folder.path().join(format!("{lang}-filled.pdf")));
        std::fs::write(&blank, document(&of, Audience::Internal, settings(lang))).expect("it is written");
        let out =
            python().arg("fields.py").args([&blank, &done]).output().expect("the Python of tests/setup");
        assert!(out.status.success(), "{lang}: {}", String::from_utf8_lossy(&out.stderr));
        let out = Command::new("qpdf").arg("--check").arg(&done).output().expect("qpdf runs");
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        filled.extend([blank, done]);
    }
    let (good, said) = verapdf(&filled);
    assert!(good, "{said}");
}
