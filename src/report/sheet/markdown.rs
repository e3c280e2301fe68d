//! Sheets → Markdown: alone, or as a page of the docs with its links.

use std::fmt::Write as _;
use std::io;

use super::{FieldRow, Format, RuleRow, Section, Sheet};
use crate::export::ExportError;
use crate::lang::{Lang, word};
use crate::report::markdown::escape;

/// One page.
#[derive(Debug)]
pub(super) struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "md"
    }

    fn write(&self, sheet: &Sheet, out: &mut dyn io::Write) -> Result<(), ExportError> {
        Ok(out.write_all(page(sheet, None).as_bytes())?)
    }
}

/// Where a page of the docs leads to.
#[derive(Debug)]
pub(in crate::report) struct Links {
    /// The line below the heading.
    pub(in crate::report) line: String,
    /// The folder of the pages of elements, unless this is one.
    pub(in crate::report) elements: Option<&'static str>,
}

/// Returns a sheet as a page: the table of standards by elements, then each element with its rules.
pub(in crate::report) fn page(sheet: &Sheet, links: Option<&Links>) -> String {
    let lang = sheet.lang;
    let mut out = format!("# {}\n\n", escape(&sheet.title));
    if let Some(links) = links {
        let _ = writeln!(out, "{}\n", links.line);
    }
    if let Some(note) = &sheet.note {
        let _ = writeln!(out, "{}\n", escape(note));
    }
    let _ = writeln!(out, "{}\n\n{}", sheet.facts(), word(lang, "sheet-caution"));
    let sections = sheet.sections();
    if sheet.is_wide() {
        let _ = writeln!(out, "\n## {}\n", word(lang, "sheet-overview"));
        let link = |element: &str, standard: Option<&str>| {
            links.filter(|_| standard.is_none()).map(|_| format!("#{element}"))
        };
        out += &overview(sheet, &link, &|_| None);
    }
    for section in &sections {
        out.push('\n');
        // The page of an element has its name as heading.
        if sheet.scope.element.is_none() {
            out += &heading(section, links, lang);
        }
        out += &rules(section, lang);
        let _ = writeln!(out, "\n{}\n", word(lang, "sheet-measuring"));
        out += &fields(section, lang);
    }
    if !sheet.left_out.is_empty() {
        let _ = writeln!(out, "\n## {}\n", word(lang, "sheet-left-out"));
        for row in &sheet.left_out {
            let _ =
                writeln!(out, "- {} (`{}`): {}", escape(&row.rule.title), row.rule.id, escape(&row.reason));
        }
    }
    out
}

fn heading(section: &Section<'_>, links: Option<&Links>, lang: Lang) -> String {
    let (title, id) = (escape(&section.element.title), &section.element.id);
    let anchor = links.map(|_| format!("<a id=\"{id}\"></a>\n\n")).unwrap_or_default();
    match links.and_then(|l| l.elements) {
        Some(folder) => format!("{anchor}## [{title}]({folder}{id}.{lang}.md)\n\n"),
        None => format!("{anchor}## {title}\n\n"),
    }
}

/// Returns the table of standards by elements; links by element and standard, and by standard.
pub(in crate::report) fn overview(
    sheet: &Sheet,
    cell: &dyn Fn(&str, Option<&str>) -> Option<String>,
    head: &dyn Fn(&str) -> Option<String>,
) -> String {
    let lang = sheet.lang;
    let linked = |text: String, link: Option<String>| match link {
        Some(link) => format!("[{text}]({link})"),
        None => text,
    };
    let mut heads = vec![word(lang, "sheet-head-element")];
    heads.extend(sheet.standards.iter().map(|s| linked(escape(&s.code), head(&s.id))));
    heads.push(word(lang, "sheet-total"));
    let mut out = table_head(&heads, 1);
    for section in &sheet.sections() {
        let element = section.element.id.as_str();
        let mut cells = vec![linked(escape(&section.element.title), cell(element, None))];
        for (count, standard) in sheet.counts(section).into_iter().zip(&sheet.standards) {
            let link = || cell(element, Some(&standard.id));
            cells.push(if count == 0 { String::new() } else { linked(count.to_string(), link()) });
        }
        cells.push(section.rules.len().to_string());
        out += &line(&cells);
    }
    let mut total = vec![format!("**{}**", word(lang, "sheet-total"))];
    total.extend(sheet.standards.iter().map(|s| s.rules.to_string()));
    total.push(sheet.rules.len().to_string());
    out + &line(&total)
}

fn rules(section: &Section<'_>, lang: Lang) -> String {
    let heads = ["asked", "limit", "measured", "source", "impact", "groups", "remedy", "rule"];
    let heads: Vec<String> = heads.iter().map(|h| word(lang, &format!("sheet-head-{h}"))).collect();
    let mut out = table_head(&heads, heads.len());
    for rule in &section.rules {
        out += &line(&rule_cells(rule, lang));
    }
    out
}

fn rule_cells(rule: &RuleRow, lang: Lang) -> [String; 8] {
    let lines = |parts: Vec<String>| parts.iter().map(|p| escape(p)).collect::<Vec<_>>().join("<br>");
    let asked = [Some(rule.title.clone()), rule.note.clone()].into_iter().flatten().collect();
    let limit = [rule.limit.clone()].into_iter().chain(rule.conditions(lang)).collect();
    let source = vec![rule.cited(lang), rule.modality.title.clone(), rule.confidence.title.clone()];
    [
        lines(asked),
        lines(limit),
        escape(&rule.measured(lang)),
        lines(source),
        escape(&rule.impact.title),
        escape(&rule.who(lang)),
        escape(&rule.remedy(lang)),
        format!("`{}`", rule.id),
    ]
}

fn fields(section: &Section<'_>, lang: Lang) -> String {
    let heads = ["measured", "how", "tools"].map(|h| word(lang, &format!("sheet-head-{h}")));
    let mut out = table_head(&heads, heads.len());
    for field in &section.fields {
        out += &line(&field_cells(field, lang));
    }
    out
}

fn field_cells(field: &FieldRow, lang: Lang) -> [String; 3] {
    [field.words(), field.instruction(lang), field.with(lang)].map(|c| escape(&c))
}

/// Returns the head of a table; columns from `numbers` on stand to the right.
pub(in crate::report) fn table_head(heads: &[String], numbers: usize) -> String {
    let rule: String = (0..heads.len()).map(|at| if at < numbers { "---|" } else { "--:|" }).collect();
    format!("{}|{rule}\n", line(heads))
}

/// Returns a row of a table.
pub(in crate::report) fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}
