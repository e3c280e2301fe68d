//! Sheets → one page of HTML that needs nothing beside it: style and filter are in it.
//!
//! It reads well without its script and without its style, with a screen reader, on a phone and on
//! paper. Every text goes through maud, which escapes it.

use std::io;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{FieldRow, Format, RuleRow, Section, Sheet};
use crate::export::ExportError;
use crate::lang::{Lang, message, word};

const STYLE: &str = include_str!("sheet.css");
/// Hides rows that do not hold the words asked for; the page is whole without it.
const SCRIPT: &str = include_str!("sheet.js");

/// One page.
#[derive(Debug)]
pub(super) struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn write(&self, sheet: &Sheet, out: &mut dyn io::Write) -> Result<(), ExportError> {
        out.write_all(page(sheet).into_string().as_bytes())?;
        Ok(out.write_all(b"\n")?)
    }
}

fn page(sheet: &Sheet) -> Markup {
    let w = |id: &str| word(sheet.lang, &format!("sheet-{id}"));
    let sections = sheet.sections();
    let made = [
        ("version", (&sheet.tool.version).into()),
        ("hash", sheet.checklists.get(..12).unwrap_or(&sheet.checklists).into()),
        ("units", sheet.units.into()),
    ];
    html! {
        (DOCTYPE)
        html lang=(sheet.lang.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content="tantu";
                title { (sheet.title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#rules" { (w("skip")) }
                header {
                    h1 { (sheet.title) }
                    @if let Some(note) = &sheet.note { p { (note) } }
                    p { (sheet.facts()) }
                    p { (w("caution")) }
                }
                @if sheet.is_wide() {
                    nav aria-label=(w("contents")) { (overview(sheet, &sections)) }
                }
                main #rules tabindex="-1" {
                    form.filter role="search" hidden {
                        label for="filter" { (w("filter")) }
                        input #filter type="search" autocomplete="off" aria-describedby="filter-hint";
                        p #filter-hint { (w("filter-hint")) }
                        p #filter-shown role="status" data-text=(w("filter-shown")) {}
                    }
                    @for section in &sections { (self::section(section, sheet.lang)) }
                    @if !sheet.left_out.is_empty() {
                        section.left-out aria-labelledby="left-out" {
                            h2 #left-out { (w("left-out")) }
                            ul {
                                @for row in &sheet.left_out {
                                    li { (row.rule.title) " (" code { (row.rule.id) } "): " (row.reason) }
                                }
                            }
                        }
                    }
                }
                footer { p { (message(sheet.lang, "sheet-made", &made)) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    }
}

/// Returns the table of standards by elements, each element leading to its rules.
fn overview(sheet: &Sheet, sections: &[Section<'_>]) -> Markup {
    let w = |id: &str| word(sheet.lang, &format!("sheet-{id}"));
    // Many standards stand side by side only if their codes stand upright.
    scrolled(
        "overview",
        if sheet.standards.len() > 5 { "overview many" } else { "overview" },
        &w("overview"),
        &html! {
            thead {
                tr {
                    th scope="col" { (w("head-element")) }
                    @for standard in &sheet.standards {
                        th.number scope="col" { abbr title=(standard.title) { (standard.code) } }
                    }
                    th.number scope="col" { (w("total")) }
                }
            }
            tbody {
                @for section in sections {
                    tr {
                        th scope="row" {
                            a href={ "#" (anchor(&section.element.id)) } { (section.element.title) }
                        }
                        @for count in sheet.counts(section) {
                            td.number { @if count > 0 { (count) } }
                        }
                        td.number { (section.rules.len()) }
                    }
                }
            }
            tfoot {
                tr {
                    th scope="row" { (w("total")) }
                    @for standard in &sheet.standards { td.number { (standard.rules) } }
                    td.number { (sheet.rules.len()) }
                }
            }
        },
    )
}

fn section(section: &Section<'_>, lang: Lang) -> Markup {
    let anchor = anchor(&section.element.id);
    let titled = |id: &str| message(lang, id, &[("element", (&section.element.title).into())]);
    let head = |ids: &[&str]| {
        html! { thead { tr { @for id in ids { th scope="col" { (word(lang, &format!("sheet-head-{id}"))) } } } } }
    };
    html! {
        section.element {
            h2 id=(anchor) { (section.element.title) }
            (scrolled(&format!("{anchor}-rules"), "rules", &titled("sheet-rules-of"), &html! {
                (head(&["asked", "limit", "measured", "source", "impact", "groups", "remedy"]))
                tbody { @for rule in &section.rules { (self::rule(rule, lang)) } }
            }))
            (scrolled(&format!("{anchor}-fields"), "fields", &titled("sheet-fields-of"), &html! {
                (head(&["measured", "how", "tools"]))
                tbody { @for field in &section.fields { (self::field(field, lang)) } }
            }))
        }
    }
}

fn rule(rule: &RuleRow, lang: Lang) -> Markup {
    html! {
        tr id=(rule.id) {
            th scope="row" {
                (rule.title)
                @if let Some(note) = &rule.note { p.note { (note) } }
                p.id { code { (rule.id) } }
            }
            td {
                span.limit { (rule.limit) }
                @for line in rule.conditions(lang) { p.note { (line) } }
            }
            td { (rule.measured(lang)) }
            td {
                (rule.cited(lang))
                p.note { (rule.modality.title) }
                p.note.preview[rule.preview] { (rule.confidence.title) }
            }
            td class={ "impact " (rule.impact.id) } { (rule.impact.title) }
            td { (rule.who(lang)) }
            td { (rule.remedy(lang)) }
        }
    }
}

fn field(field: &FieldRow, lang: Lang) -> Markup {
    html! {
        tr {
            th scope="row" { (field.words()) }
            td { (field.instruction(lang)) }
            td { (field.with(lang)) }
        }
    }
}

/// Returns a table that scrolls in itself where the window is narrow, also by the keyboard.
fn scrolled(id: &str, class: &str, caption: &str, rows: &Markup) -> Markup {
    let name = format!("{id}-caption");
    html! {
        div.scroll role="group" tabindex="0" aria-labelledby=(name) {
            table id=(id) class=(class) { caption id=(name) { (caption) } (rows) }
        }
    }
}

/// Returns where the section of an element begins; rules, whose ids are anchors too, hold no colon.
fn anchor(element: &str) -> String {
    format!("element:{element}")
}
