//! The generated references are what the program generates; `UPDATE=1` rewrites them.

use std::fs;
use std::path::Path;

use tantu::checklist::Catalog;
use tantu::diag::{Code, Diagnostic};
use tantu::lang::Lang;
use tantu::report::{reference, reference_measures};

/// Holds a generated file of `docs/` to its content.
pub(crate) fn fresh(path: &str, content: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(file.parent().expect("a folder")).expect("docs can be written");
        fs::write(&file, content).expect("docs can be written");
    }
    let found = fs::read_to_string(&file).unwrap_or_default();
    assert!(found == content, "docs/{path} is stale: run `UPDATE=1 cargo test --test main docs`");
}

#[test]
fn checklist_references_are_fresh() {
    for lang in Lang::ALL {
        for standard in Catalog::builtin().standards() {
            fresh(
                &format!("reference/checklists/{}.{lang}.md", standard.id),
                &reference::rules(Catalog::builtin(), standard, lang),
            );
        }
    }
}

#[test]
fn the_reference_of_measures_is_fresh() {
    for lang in Lang::ALL {
        let content = reference_measures::measures(Catalog::builtin(), lang);
        fresh(&format!("reference/measures.{lang}.md"), &content);
    }
}

#[test]
fn diagnostics_reference_is_fresh() {
    for lang in Lang::ALL {
        fresh(&format!("reference/diagnostics.{lang}.md"), &reference::diagnostics(lang));
    }
}

#[test]
fn every_diagnostic_has_words_and_a_remedy() {
    for code in Code::ALL {
        for lang in Lang::ALL {
            let blank = Diagnostic::error(*code);
            assert!(!blank.message(lang).starts_with("diag-"), "{code} has no words in {lang}");
            assert!(blank.help(lang).is_some(), "{code} has no remedy in {lang}");
        }
    }
}

#[test]
fn links_in_the_docs_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![root.join("README.md"), root.join("CHANGELOG.md")];
    let mut folders = vec![root.join("docs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("docs are there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "md") {
                pages.push(path);
            }
        }
    }
    for page in pages {
        let text = fs::read_to_string(&page).expect("UTF-8");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = link.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let file = page.parent().expect("a folder").join(target);
            assert!(file.exists(), "{} links to {target}, which is not there", page.display());
        }
    }
}
