//! What the Excel workbook holds, looked at without Excel.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use tantu::assessment::Assessment;
use tantu::diag::Code;
use tantu::formats::{Batch, Exporter as _, Settings};
use tantu::lang::{Lang, word};
use tantu::privacy::{Audience, release};
use tantu::report::xlsx::Xlsx;
use zip::ZipArchive;

use crate::common::built::{SECRETS, branch, home, library};
use crate::reports::bytes;

/// A cell: its type as the file says it (`s` for a text), its content, and true if it is a formula.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    pub(crate) kind: String,
    pub(crate) text: String,
    pub(crate) formula: bool,
}

/// Returns the parts of a workbook, by name.
pub(crate) fn parts(workbook: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(workbook)).expect("a ZIP file");
    let mut found = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("every part is XML");
        found.insert(file.name().expect("a name").into_owned(), text);
    }
    found
}

/// Returns the rows of each sheet, in the order of the sheets, each cell by its column's letters.
pub(crate) fn sheets(workbook: &[u8]) -> Vec<(String, Vec<BTreeMap<String, Cell>>)> {
    let parts = parts(workbook);
    let text = |node: roxmltree::Node<'_, '_>| -> String {
        node.descendants().filter(|n| n.has_tag_name_local("t")).filter_map(|n| n.text()).collect()
    };
    let shared: Vec<String> = parts.get("xl/sharedStrings.xml").map_or_else(Vec::new, |xml| {
        let document = roxmltree::Document::parse(xml).expect("XML");
        document.descendants().filter(|n| n.has_tag_name_local("si")).map(text).collect()
    });
    let book = roxmltree::Document::parse(&parts["xl/workbook.xml"]).expect("XML");
    let names = book.descendants().filter(|n| n.has_tag_name_local("sheet"));
    let sheet = |(number, name): (usize, roxmltree::Node<'_, '_>)| {
        let xml = &parts[&format!("xl/worksheets/sheet{number}.xml")];
        let document = roxmltree::Document::parse(xml).expect("XML");
        let rows = document.descendants().filter(|n| n.has_tag_name_local("row")).map(|row| {
            let cells = row.children().filter(|n| n.has_tag_name_local("c")).map(|c| {
                let place = c.attribute("r").expect("a place").trim_end_matches(|c: char| c.is_ascii_digit());
                let kind = c.attribute("t").unwrap_or("n");
                let value = c.children().find(|n| n.has_tag_name_local("v")).and_then(|v| v.text());
                let value = value.unwrap_or_default();
                let (kind, text) = match kind {
                    "s" => ("s", shared[value.parse::<usize>().expect("a number")].clone()),
                    "inlineStr" => ("s", text(c)),
                    other => (other, value.to_owned()),
                };
                let formula = c.children().any(|n| n.has_tag_name_local("f"));
                (place.to_owned(), Cell { kind: kind.to_owned(), text, formula })
            });
            cells.collect()
        });
        (name.attribute("name").expect("a name").to_owned(), rows.collect())
    };
    (1..).zip(names).map(sheet).collect()
}

/// A name without its namespace.
trait Local {
    fn has_tag_name_local(&self, name: &str) -> bool;
}

impl Local for roxmltree::Node<'_, '_> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

/// Returns the rows below the head of a sheet, each cell by the title of its column.
pub(crate) fn table(workbook: &[u8], number: usize) -> Vec<BTreeMap<String, Cell>> {
    let sheets = sheets(workbook);
    let (head, rows) = sheets[number].1.split_first().expect("a head");
    let named = |row: &BTreeMap<String, Cell>| {
        row.iter().map(|(at, cell)| (head[at].text.clone(), cell.clone())).collect()
    };
    rows.iter().map(named).collect()
}

fn workbook(of: &[Assessment], audience: Audience, lang: Lang) -> Vec<u8> {
    let date = Some(jiff::civil::date(2026, 5, 6));
    bytes("xlsx", of, audience, Settings { lang, date, ..Settings::default() })
}

#[test]
fn the_sheets_are_there_in_both_languages() {
    for lang in Lang::ALL {
        let found = sheets(&workbook(&[library(), branch()], Audience::Public, lang));
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        let expected = ["summary", "barriers", "findings", "untested", "about"];
        let expected = expected.map(|id| word(lang, &format!("xlsx-sheet-{id}")));
        assert_eq!(names, expected);
        let findings = library().findings.len() + branch().findings.len();
        assert_eq!(found[0].1.len(), 1 + 2);
        assert_eq!(found[1].1.len(), 1 + library().barriers.len() + branch().barriers.len());
        assert_eq!(found[2].1.len(), 1 + findings);
    }
}

#[test]
fn numbers_are_numbers_and_dates_are_dates() {
    let book = workbook(&[library()], Audience::Public, Lang::En);
    let barriers = table(&book, 1);
    let slope = barriers.iter().find(|r| r["Rule id"].text == "test-ramp-slope").expect("a barrier");
    assert_eq!((slope["Value"].kind.as_str(), slope["Value"].text.as_str()), ("n", "12.5"));
    assert_eq!(slope["Unit"].text, "%");
    assert_eq!((slope["Surveyed"].kind.as_str(), slope["Surveyed"].text.as_str()), ("n", "46146"));
    assert_eq!((slope["Status"].kind.as_str(), slope["Status"].text.as_str()), ("s", "open"));
    assert_eq!(slope["Rank"].kind, "n");
    let margin: f64 = slope["Margin, same unit"].text.parse().expect("a number");
    assert!(margin < 0.0, "{margin}");
    let findings = table(&book, 2);
    assert!(findings.iter().all(|r| r["Only advises"].kind == "b"));
}

#[test]
fn no_text_becomes_a_formula() {
    let mut of = library();
    let bad = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=cmd|' /C calc'!A0", "{=1}"];
    for (item, text) in of.survey.items.iter_mut().zip(bad) {
        item.label = Some(text.to_owned());
    }
    for text in bad {
        of.survey.site.label = text.to_owned();
        for limits in [Xlsx::EXCEL, Xlsx { memory_rows: 0, ..Xlsx::EXCEL }] {
            let book = write(limits, std::slice::from_ref(&of)).0;
            let cells: Vec<Cell> = sheets(&book)
                .into_iter()
                .flat_map(|(_, rows)| rows.into_iter().flat_map(BTreeMap::into_values))
                .collect();
            assert!(cells.iter().all(|c| !c.formula), "{text:?}");
            let told: Vec<&Cell> = cells.iter().filter(|c| c.text.trim() == text.trim()).collect();
            assert!(!told.is_empty() && told.iter().all(|c| c.kind == "s"), "{text:?} {told:?}");
        }
    }
}

fn write(limits: Xlsx, of: &[Assessment]) -> (Vec<u8>, Vec<tantu::diag::Diagnostic>) {
    let release = release(of, Audience::Public);
    let batch = Batch {
        release: &release,
        settings: Settings { lang: Lang::En, ..Settings::default() },
        photos: None,
    };
    let mut out = Vec::new();
    let said = limits.write(&batch, &mut out).expect("memory takes it");
    (out, said)
}

#[test]
fn what_one_sheet_does_not_hold_goes_on_in_the_next_and_that_is_said() {
    let of = [library(), branch()];
    let all = of.iter().map(|a| a.findings.len()).sum::<usize>();
    let whole = table(&write(Xlsx::EXCEL, &of).0, 2);
    for memory_rows in [0, usize::MAX] {
        let (book, said) = write(Xlsx { sheet_rows: 5, memory_rows }, &of);
        let found = sheets(&book);
        let of_findings: Vec<usize> =
            (0..found.len()).filter(|at| found[*at].0.starts_with("All findings")).collect();
        assert_eq!(of_findings.len(), all.div_ceil(5));
        assert_eq!(found[of_findings[1]].0, "All findings 2");
        let rows: Vec<_> = of_findings.iter().flat_map(|at| table(&book, *at)).collect();
        assert_eq!(rows, whole, "nothing is lost, doubled or moved");
        assert!(said.iter().any(|d| d.code == Code::XlsxSplit), "{said:?}");
        let told = said.iter().find(|d| d.one_line(Lang::En).contains("All findings")).expect("it is said");
        assert!(told.one_line(Lang::En).contains(&format!("{all} rows")), "{told:?}");
    }
    assert_eq!(write(Xlsx::EXCEL, &of).1, []);
}

#[test]
fn a_text_that_is_too_long_is_cut_and_that_is_said() {
    let mut of = branch();
    of.survey.site.label = "长".repeat(40_000);
    let (book, said) = write(Xlsx::EXCEL, &[of]);
    assert!(said.iter().any(|d| d.code == Code::XlsxLong), "{said:?}");
    let cell = &table(&book, 0)[0]["Site"];
    assert!(cell.text.ends_with('…') && cell.text.chars().count() == 32_767);
}

#[test]
fn a_workbook_is_about_homes_only_if_asked() {
    let of = [library(), home()];
    let text = |audience| -> String { parts(&workbook(&of, audience, Lang::Zh)).into_values().collect() };
    let public = text(Audience::Public);
    assert!(SECRETS.iter().all(|s| !public.contains(s)));
    let internal = text(Audience::Internal);
    assert!(
        internal.contains("隐名家庭") && internal.contains("内部资料") && internal.contains("障碍（内部）")
    );
    assert!(!internal.contains("13800000000"));
}

#[test]
fn nothing_inspected_is_still_a_workbook() {
    for memory_rows in [0, usize::MAX] {
        let book = write(Xlsx { memory_rows, ..Xlsx::EXCEL }, &[]).0;
        assert_eq!(sheets(&book).len(), 5);
    }
}

#[test]
fn the_metadata_is_of_the_day_that_was_handed_in() {
    let parts = parts(&workbook(&[library()], Audience::Public, Lang::Zh));
    let core = &parts["docProps/core.xml"];
    assert!(core.contains("<dcterms:created xsi:type=\"dcterms:W3CDTF\">2026-05-06T00:00:00Z"), "{core}");
    assert!(core.contains("<dc:title>无障碍检查</dc:title>"), "{core}");
    assert!(parts["docProps/custom.xml"].contains("zh-CN"));
    for (name, xml) in parts.iter().filter(|(name, _)| name.contains("tables/")) {
        assert!(xml.contains("altText"), "{name} has no description: {xml}");
    }
}
