//! The references of `docs/reference/` in Markdown: rules by standard, and diagnostics.

use std::fmt::Write;

use crate::checklist::{Catalog, ElementIx, Rule, Standard};
use crate::diag::{Code, Diagnostic};
use crate::finding::limit_text;
use crate::lang::{Lang, word};
use crate::quantity::{Style, System};

/// Returns the rules of a standard, a table an element: what is asked, limit, clause, impact, groups, remedy.
pub fn rules(catalog: &Catalog, standard: &Standard, lang: Lang) -> String {
    let system = if standard.id.as_str().starts_with("ada") { System::UsCustomary } else { System::Metric };
    let style = Style { lang, system };
    let mut out = String::new();
    let w = |id: &str| word(lang, id);
    let _ = writeln!(out, "# {} {}\n", standard.code, standard.title.get(lang));
    let _ = writeln!(out, "{}\n", w("reference-generated"));
    if let Some(note) = &standard.note {
        let _ = writeln!(out, "{}\n", note.get(lang));
    }
    let mut element: Option<ElementIx> = None;
    let mut rules: Vec<&Rule> = catalog.rules().iter().filter(|r| r.standard == standard.id).collect();
    rules.sort_by_key(|r| r.element);
    for rule in rules {
        if element != Some(rule.element) {
            element = Some(rule.element);
            let title = catalog.element(rule.element).title.get(lang);
            let _ = writeln!(out, "\n## {title}\n");
            let heads = ["asked", "limit", "clause", "impact", "groups", "remedy", "confidence", "rule"];
            let heads: Vec<String> = heads.iter().map(|h| w(&format!("reference-{h}"))).collect();
            let _ = writeln!(out, "| {} |\n|{}", heads.join(" | "), "---|".repeat(heads.len()));
        }
        let _ = writeln!(out, "{}", row(catalog, rule, &style));
    }
    out
}

fn row(catalog: &Catalog, rule: &Rule, style: &Style) -> String {
    let lang = style.lang;
    let join = |parts: Vec<String>| parts.join(&word(lang, "list-comma"));
    let title = match &rule.note {
        Some(note) => format!("{}<br>{}", rule.title.get(lang), note.get(lang)),
        None => rule.title.get(lang).to_owned(),
    };
    let remedy = rule.remedy.iter().filter_map(|m| catalog.measure(m.as_str()));
    let cells = [
        title,
        limit_text(catalog, rule, style),
        rule.clause.clone(),
        rule.impact.title(lang),
        join(rule.groups.iter().map(|g| g.title(lang)).collect()),
        join(remedy.map(|m| m.title.get(lang).to_owned()).collect()),
        rule.confidence.title(lang),
        format!("`{}`", rule.id),
    ];
    let cells: Vec<String> = cells.iter().map(|c| c.replace('|', "\\|")).collect();
    format!("| {} |", cells.join(" | "))
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
