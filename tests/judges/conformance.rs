//! Another implementation, which reads nothing but the published suite, comes to the same outcomes.

use std::fs;
use std::path::Path;
use std::process::Command;

use tantu::checklist::Catalog;
use tantu::conformance::{Report, Results, Suite};
use tantu::diag::Source;

#[test]
#[ignore = "needs python3"]
fn another_implementation_conforms() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("suite.json");
    let suite = Suite::of(Catalog::builtin(), None);
    fs::write(&file, serde_json::to_string(&suite).expect("JSON")).expect("it is written");
    let judge = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/conformance/judge.py");
    let out = Command::new("python3").arg(judge).arg(&file).output().expect("python3 is installed");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let text = String::from_utf8(out.stdout).expect("UTF-8");
    let results = Results::read(&Source::new("results.json", text)).expect("a results file");
    let report = Report::of(&suite, None, &results);
    assert!(report.conforms(), "{} missing, {:#?}", report.missing.len(), report.differing);
}
