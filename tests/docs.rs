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

/// The pages of the references below `docs/reference/checklists/`, with their content.
fn checklist_pages() -> Vec<(String, String)> {
    let catalog = Catalog::builtin();
    let mut pages = Vec::new();
    for lang in Lang::ALL {
        pages.push((format!("index.{lang}.md"), reference::index(catalog, lang)));
        for standard in catalog.standards() {
            pages.push((format!("{}.{lang}.md", standard.id), reference::rules(catalog, standard, lang)));
        }
        for element in catalog.elements() {
            let at = catalog.find_element(element.id.as_str()).expect("it is listed");
            pages.push((format!("elements/{}.{lang}.md", element.id), reference::element(catalog, at, lang)));
        }
        for profile in catalog.profiles() {
            let checklist = catalog.checklist(profile.id.as_str()).expect("it is listed");
            pages.push((format!("profiles/{}.{lang}.md", profile.id), reference::profile(&checklist, lang)));
        }
    }
    pages
}

#[test]
fn checklist_references_are_fresh() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference/checklists");
    let pages = checklist_pages();
    for (path, content) in &pages {
        fresh(&format!("reference/checklists/{path}"), content);
    }
    // A page of something that is gone would stay for ever.
    for folder in ["", "elements", "profiles"] {
        for entry in fs::read_dir(root.join(folder)).expect("a folder") {
            let file = entry.expect("an entry").path();
            let name = file.strip_prefix(&root).expect("below").to_string_lossy().replace('\\', "/");
            let known = file.is_dir() || name == "README.md" || pages.iter().any(|(path, _)| *path == name);
            assert!(known, "docs/reference/checklists/{name} belongs to nothing: delete it");
        }
    }
}

#[test]
fn links_within_the_checklist_references_find_their_anchors() {
    let pages = checklist_pages();
    let mut links = 0;
    for (path, content) in &pages {
        let folder = Path::new(path).parent().expect("a folder");
        for link in content.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let Some((target, anchor)) = link.split_once('#') else { continue };
            let target =
                if target.is_empty() { path.clone() } else { folder.join(target).display().to_string() };
            let (_, there) = pages.iter().find(|(p, _)| *p == target).expect("a page");
            assert!(there.contains(&format!("<a id=\"{anchor}\">")), "{path}: {link} leads nowhere");
            links += 1;
        }
    }
    assert!(links > 500, "only {links} links were found");
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
