//! The references of `docs/reference/` in Markdown: rules by standard, element and profile, and diagnostics.

use std::fmt::Write;
use std::sync::Arc;

use super::sheet::markdown::{Links, line, overview, page, table_head};
use super::sheet::{Selection, Sheet};
use crate::checklist::{Catalog, Checklist, ElementIx, Standard};
use crate::diag::{Code, Diagnostic};
use crate::lang::{Lang, word};
use crate::quantity::{Style, System};

/// Returns the rules of a standard: `docs/reference/checklists/<standard>.<lang>.md`.
pub fn rules(catalog: &Catalog, standard: &Standard, lang: Lang) -> String {
    let selection = Selection { standard: Some(&standard.id), ..Selection::default() };
    let links = Links { line: head_line(lang, "", standard.id.as_str()), elements: Some("elements/") };
    page(&sheet(catalog, &selection, lang), Some(&links))
}

/// Returns the rules of all standards on an element: `docs/reference/checklists/elements/<element>.<lang>.md`.
pub fn element(catalog: &Catalog, at: ElementIx, lang: Lang) -> String {
    let selection = Selection { element: Some(at), ..Selection::default() };
    let name = catalog.element(at).id.as_str();
    let links = Links { line: head_line(lang, "../", name), elements: None };
    page(&sheet(catalog, &selection, lang), Some(&links))
}

/// Returns the rules of a profile: `docs/reference/checklists/profiles/<profile>.<lang>.md`.
pub fn profile(checklist: &Checklist, lang: Lang) -> String {
    let selection = Selection { checklist: Some(checklist), ..Selection::default() };
    let name = checklist.profile().id.as_str();
    let links = Links { line: head_line(lang, "../", name), elements: Some("../elements/") };
    page(&sheet(checklist.catalog(), &selection, lang), Some(&links))
}

/// Returns the page that leads to all others: `docs/reference/checklists/index.<lang>.md`.
pub fn index(catalog: &Arc<Catalog>, lang: Lang) -> String {
    let w = |id: &str| word(lang, &format!("sheet-{id}"));
    let sheet = sheet(catalog, &Selection::default(), lang);
    let mut out = format!("# {}\n\n{}\n\n", w("index"), other_language(lang, "index"));
    let _ = writeln!(out, "{}\n\n{}\n\n{}", w("index-about"), sheet.facts(), w("caution"));

    let _ = writeln!(out, "\n## {}\n", w("index-profiles"));
    out += &table_head(&[w("head-profile"), w("head-rules")], 1);
    for profile in catalog.profiles() {
        let rules = catalog.checklist(profile.id.as_str()).map(|c| c.rules().count()).unwrap_or_default();
        let link = format!("[{}](profiles/{}.{lang}.md)", profile.title.get(lang), profile.id);
        out += &line(&[link, rules.to_string()]);
    }

    let _ = writeln!(out, "\n## {}\n", w("index-standards"));
    out += &table_head(&[w("head-standard"), w("head-in-force"), w("head-rules")], 2);
    for standard in &sheet.standards {
        let title = format!("{} {}", standard.code, standard.title);
        let link = format!("[{}]({}.{lang}.md)", title.trim_end(), standard.id);
        out += &line(&[link, standard.in_force.clone(), standard.rules.to_string()]);
    }

    let _ = writeln!(out, "\n## {}\n", w("index-matrix"));
    let cell = |element: &str, standard: Option<&str>| {
        Some(match standard {
            Some(standard) => format!("{standard}.{lang}.md#{element}"),
            None => format!("elements/{element}.{lang}.md"),
        })
    };
    out += &overview(&sheet, &cell, &|standard| Some(format!("{standard}.{lang}.md")));
    out
}

/// Returns the sheet in the units of whoever must obey the rules.
fn sheet(catalog: &Catalog, selection: &Selection<'_>, lang: Lang) -> Sheet {
    let metric = Sheet::of(catalog, selection, &Style { lang, system: System::Metric });
    if metric.standards.iter().all(|s| s.id.starts_with("ada")) && !metric.standards.is_empty() {
        return Sheet::of(catalog, selection, &Style { lang, system: System::UsCustomary });
    }
    metric
}

/// Returns the line below the heading of a page: the way back, the other language, and who wrote it.
fn head_line(lang: Lang, up: &str, name: &str) -> String {
    let back = word(lang, "sheet-index-back");
    let generated = word(lang, "reference-generated");
    format!("[{back}]({up}index.{lang}.md) · {}\n\n{generated}", other_language(lang, name))
}

fn other_language(lang: Lang, name: &str) -> String {
    let other = match lang {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    };
    format!("[{}]({name}.{other}.md)", word(lang, "sheet-other-language"))
}

/// Returns every diagnostic: code, what it says, what to do.
pub fn diagnostics(lang: Lang) -> String {
    let mut out = String::new();
    let _ =
        writeln!(out, "# {}\n\n{}\n", word(lang, "reference-diagnostics"), word(lang, "reference-generated"));
    let heads = ["code", "says", "remedy"].map(|h| word(lang, &format!("reference-{h}")));
    let _ = writeln!(out, "| {} |\n|---|---|---|", heads.join(" | "));
    for code in Code::ALL {
        let blank = Diagnostic::error(*code);
        let clean = |text: String| text.replace(['\n', '|'], " ").replace("{$", "{");
        let help = blank.help(lang).map(clean).unwrap_or_default();
        let _ = writeln!(out, "| `{code}` | {} | {help} |", clean(blank.message(lang)));
    }
    out
}
