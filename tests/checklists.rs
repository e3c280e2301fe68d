//! The shipped checklists load, and every case of every rule gives its outcome.

use std::fmt::Write;

use tantu::checklist::Catalog;
use tantu::finding::check_cases;
use tantu::lang::Lang;

#[test]
fn shipped_checklists_load_without_a_problem() {
    if let Err(error) = Catalog::with_files([]) {
        let text = error.0.iter().fold(String::new(), |mut text, d| {
            let _ = writeln!(text, "{}", d.render(Lang::En, false));
            text
        });
        panic!("{text}");
    }
}

#[test]
fn every_case_gives_its_outcome() {
    let failures = check_cases(Catalog::builtin());
    assert!(
        failures.is_empty(),
        "{} cases fail, first: {:#?}",
        failures.len(),
        &failures[..failures.len().min(40)]
    );
}
