//! The shipped checklists load, and every case of every rule gives its outcome.

use std::fmt::Write;

use tantu::checklist::{Catalog, Element, Profile, Subject};
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

/// What only profiles for homes ask of is found in homes alone: a record with it is one of a home.
#[test]
fn what_only_homes_have_says_so() {
    let catalog = Catalog::builtin();
    let asked = |element: &Element, subject: Subject| {
        let at = catalog.find_element(element.id.as_str()).expect("it is there");
        let selects = |p: &Profile| catalog.rules().iter().any(|r| r.element == at && p.selects(r));
        catalog.profiles().iter().filter(|p| p.subject == subject).any(selects)
    };
    for element in catalog.elements() {
        let alone = asked(element, Subject::Home) && !asked(element, Subject::Site);
        assert_eq!(element.subject == Subject::Home, alone, "{}", element.id);
    }
}
