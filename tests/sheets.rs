//! Sheets of rules: complete, the same in every format, safe wherever they are opened.

use std::collections::BTreeSet;
use std::sync::Arc;

use tantu::checklist::{Catalog, Rule};
use tantu::diag::Source;
use tantu::lang::Lang;
use tantu::quantity::{Style, System};
use tantu::report::sheet::{COLUMNS, FORMATS, RuleRow, Selection, Sheet, format, json_schema};

use crate::docs::fresh;

fn catalog() -> &'static Arc<Catalog> {
    Catalog::builtin()
}

fn style(lang: Lang) -> Style {
    Style { lang, system: System::Metric }
}

fn complete(lang: Lang) -> Sheet {
    Sheet::of(catalog(), &Selection::default(), &style(lang))
}

fn written(sheet: &Sheet, name: &str) -> String {
    let mut out = Vec::new();
    format(name).expect("it is listed").write(sheet, &mut out).expect("memory takes it");
    String::from_utf8(out).expect("UTF-8")
}

/// The ids of the rules in an export, in order, read from it as its readers do.
fn rules(name: &str, text: &str) -> Vec<String> {
    match name {
        "md" => {
            let rows = text.lines().filter(|l| l.starts_with("| ") && l.ends_with("` |"));
            rows.filter_map(|l| l.rsplit('`').nth(1)).map(str::to_owned).collect()
        }
        "html" => {
            let rows = text.split("<tr id=\"").skip(1);
            rows.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        }
        "csv" => table(text).into_iter().map(|row| row[0].clone()).collect(),
        "json" => {
            let document: serde_json::Value = serde_json::from_str(text).expect("JSON");
            let rules = document["rules"].as_array().expect("a list");
            rules.iter().map(|r| r["id"].as_str().expect("an id").to_owned()).collect()
        }
        other => panic!("say how a reader finds the rules of {other}"),
    }
}

fn table(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(reader.headers().expect("a head").iter().collect::<Vec<_>>(), COLUMNS);
    reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_rule_stands_once_in_every_complete_export() {
    let known: BTreeSet<&str> = catalog().rules().iter().map(|r| r.id.as_str()).collect();
    for lang in Lang::ALL {
        let sheet = complete(lang);
        let order: Vec<&str> = sheet.rules.iter().map(|r| r.id.as_str()).collect();
        for form in FORMATS {
            let found = rules(form.name(), &written(&sheet, form.name()));
            assert_eq!(found, order, "{} {lang}", form.name());
            assert_eq!(found.len(), known.len(), "{} {lang}", form.name());
            assert_eq!(found.iter().map(String::as_str).collect::<BTreeSet<_>>(), known);
        }
    }
}

/// The texts of an export, each as its readers see it.
fn texts(name: &str, text: &str) -> BTreeSet<String> {
    let plain = |text: &str| {
        let text: String = text.chars().filter(|c| *c != '\\').collect();
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    let mut found = BTreeSet::new();
    if name == "csv" {
        for cell in table(text).into_iter().flatten() {
            found.extend(cell.split(" | ").map(str::to_owned));
            found.insert(cell);
        }
        return found;
    }
    for line in text.lines() {
        let parts = line.split(['<', '>']).flat_map(|part| part.split(" | "));
        found.extend(parts.map(|part| plain(part.trim_matches(['|', ' ']))));
    }
    found
}

#[test]
fn every_word_of_a_rule_stands_in_every_format() {
    for lang in Lang::ALL {
        let sheet = complete(lang);
        for name in ["md", "html", "csv"] {
            let found = texts(name, &written(&sheet, name));
            let has = |rule: &RuleRow, word: &str| {
                let word: String = word.chars().filter(|c| *c != '\\').collect();
                let whole = found.contains(word.trim());
                assert!(
                    whole || found.iter().any(|t| t.contains(&word)),
                    "{name} {lang}: {} `{word}`",
                    rule.id
                );
            };
            for rule in &sheet.rules {
                has(rule, &rule.title);
                has(rule, &rule.limit);
                rule.note.iter().for_each(|note| has(rule, note));
                rule.fields.iter().for_each(|field| has(rule, &field.instruction(lang)));
                rule.fields.iter().for_each(|field| has(rule, &field.words()));
                if name == "csv" {
                    has(rule, &rule.source.clause);
                    rule.when.iter().for_each(|when| has(rule, when));
                    rule.remedies.iter().for_each(|remedy| has(rule, &remedy.title));
                    let tools = rule.fields.iter().flat_map(|f| &f.tools);
                    tools.for_each(|tool| has(rule, &tool.words(lang)));
                } else {
                    has(rule, &rule.cited(lang));
                    rule.conditions(lang).iter().for_each(|line| has(rule, line));
                    has(rule, &rule.remedy(lang));
                    rule.fields.iter().for_each(|field| has(rule, &field.with(lang)));
                }
            }
        }
    }
}

#[test]
fn selections_hold_what_they_are_asked_for() {
    let checklist = catalog().checklist("public-building").expect("it ships");
    let ramp = catalog().find_element("ramp").expect("it ships");
    let standard = &catalog().standard("gb-55019-2021").expect("it ships").id;
    let ids = |selection: &Selection<'_>| -> BTreeSet<String> {
        let sheet = Sheet::of(catalog(), selection, &style(Lang::En));
        sheet.rules.into_iter().map(|r| r.id).collect()
    };
    let expected = |fits: &dyn Fn(&Rule) -> bool| -> BTreeSet<String> {
        catalog().rules().iter().filter(|r| fits(r)).map(|r| r.id.to_string()).collect()
    };
    let none = Selection::default();
    assert_eq!(ids(&Selection { element: Some(ramp), ..none }), expected(&|r| r.element == ramp));
    assert_eq!(ids(&Selection { standard: Some(standard), ..none }), expected(&|r| r.standard == *standard));
    let profile: BTreeSet<String> = checklist.rules().map(|(_, r)| r.id.to_string()).collect();
    assert_eq!(ids(&Selection { checklist: Some(&checklist), ..none }), profile);
    let all = Selection { checklist: Some(&checklist), element: Some(ramp), standard: Some(standard) };
    let both = expected(&|r| r.element == ramp && r.standard == *standard && profile.contains(r.id.as_str()));
    assert!(!both.is_empty());
    assert_eq!(ids(&all), both);
}

#[test]
fn a_profile_shows_its_changes_and_what_it_leaves_out() {
    let office = "schema = 1\n[[parameter]]\nrule = \"gb55019-ramp-clear-width\"\nlimit = \"1500 mm\"\n\
        reason = { zh = \"会车\", en = \"Two <wheelchairs> | pass\" }\n\
        [[exclude]]\nrule = \"gb55019-ramp-slope\"\nreason = { zh = \"另测\", en = \"=Elsewhere\" }\n";
    let tailored = Arc::new(catalog().tailored(&Source::new("office.toml", office)).expect("it fits"));
    let checklist = tailored.checklist("public-building").expect("it ships");
    let selection = Selection { checklist: Some(&checklist), ..Selection::default() };
    let sheet = Sheet::of(&tailored, &selection, &style(Lang::En));
    let width = sheet.rules.iter().find(|r| r.id == "gb55019-ramp-clear-width").expect("it is in");
    assert_eq!((width.limit.as_str(), width.changed[0].was.as_str()), ("≥ 1.50 m", "≥ 1.20 m"));
    assert!(!sheet.rules.iter().any(|r| r.id == "gb55019-ramp-slope"));
    assert!(sheet.left_out.iter().any(|l| l.rule.id == "gb55019-ramp-slope" && l.reason == "=Elsewhere"));
    let (md, html) = (written(&sheet, "md"), written(&sheet, "html"));
    assert!(md.contains("Instead of ≥ 1.20 m, because: Two &lt;wheelchairs&gt; \\| pass"), "{md}");
    assert!(html.contains("Instead of ≥ 1.20 m, because: Two &lt;wheelchairs&gt; | pass"));
    assert!(md.contains("(`gb55019-ramp-slope`): =Elsewhere"));
    assert!(html.contains("<code>gb55019-ramp-slope</code>): =Elsewhere"));
}

#[test]
fn no_cell_is_a_formula() {
    let mut sheet = complete(Lang::En);
    sheet.rules.truncate(1);
    sheet.rules[0].title = String::from("=HYPERLINK(\"http://example.org\")");
    sheet.rules[0].note = Some(String::from("＋1"));
    let row = &table(&written(&sheet, "csv"))[0];
    assert_eq!(row[1], "'=HYPERLINK(\"http://example.org\")");
    assert_eq!(row[2], "'＋1");
    for lang in Lang::ALL {
        for row in table(&written(&complete(lang), "csv")) {
            for cell in row {
                assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell}");
            }
        }
    }
}

#[test]
fn the_page_holds_texts_as_texts() {
    let mut sheet = complete(Lang::En);
    sheet.rules.truncate(1);
    sheet.rules[0].title = String::from("<script>alert(1)</script> & \"more\"");
    let page = written(&sheet, "html");
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;"));
    assert_eq!(page.matches("<script>").count(), 1);
}

#[test]
fn the_page_needs_nothing_else_and_tells_its_structure() {
    for (lang, tag) in [(Lang::Zh, "zh-CN"), (Lang::En, "en")] {
        let page = written(&complete(lang), "html");
        assert!(page.starts_with(&format!("<!DOCTYPE html><html lang=\"{tag}\">")), "{lang}");
        for loads in [" src=", "<link", "@import", "url(", "http://", "https://"] {
            assert!(!page.contains(loads), "the page holds `{loads}`");
        }
        assert!(!page.contains("sheet-") && !page.contains("reference-"), "a word is missing in {lang}");
        assert_eq!(page.matches("<h1>").count(), 1);
        assert_eq!(page.matches("<table").count(), page.matches("<caption").count());
        let heads = page.matches("<th ").count();
        assert_eq!(page.matches("scope=\"row\"").count() + page.matches("scope=\"col\"").count(), heads);
        assert!(page.contains("<a class=\"skip\" href=\"#rules\">") && page.contains("<main id=\"rules\""));
        let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
        for link in page.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(ids.contains(&link), "#{link} leads nowhere");
        }
    }
}

#[test]
fn the_schema_is_fresh_and_holds() {
    let schema = json_schema();
    fresh("reference/checklist-export.schema.json", &schema);
    let validator =
        jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    let checklist = catalog().checklist("household-retrofit").expect("it ships");
    let home = Selection { checklist: Some(&checklist), ..Selection::default() };
    let us = Style { lang: Lang::En, system: System::UsCustomary };
    for sheet in [complete(Lang::Zh), complete(Lang::En), Sheet::of(catalog(), &home, &us)] {
        let document = serde_json::from_str(&written(&sheet, "json")).expect("JSON");
        let wrong: Vec<String> = validator.iter_errors(&document).map(|e| e.to_string()).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
