//! `rdflib` and `PyLD` read the assertions as linked data.

use tantu::formats::Settings;
use tantu::privacy::Audience;

use super::python;
use crate::common::built::{branch, library};
use crate::pdf::assessed::samples;
use crate::reports::bytes;

#[test]
#[ignore = "needs rdflib and PyLD"]
fn the_assertions_are_linked_data() {
    let mut of = vec![library(), branch()];
    of.extend(samples().into_iter().map(|(_, a)| a));
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("audit.jsonld");
    std::fs::write(&file, bytes("earl", &of, Audience::Internal, Settings::default()))
        .expect("it is written");
    let findings = of.iter().map(|a| a.findings.len()).sum::<usize>().to_string();
    let done = python().arg("earl.py").arg(&file).arg(findings).output().expect("the Python of tests/setup");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}
