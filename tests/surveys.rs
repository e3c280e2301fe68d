//! Survey records: what is read, what is refused, and the exact words about it.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::io::Read;

use tantu::checklist::Catalog;
use tantu::diag::{Code, Diagnostic, Severity, Source};
use tantu::lang::Lang;
use tantu::survey::{
    Mapping, ReadOptions, Records, SourceRef, Survey, Value, for_each, read, reader, reader_of,
};

#[track_caller]
fn records(format: &str, text: impl AsRef<[u8]>) -> Records {
    read(reader(format).unwrap(), "test", text.as_ref(), Catalog::builtin(), &ReadOptions::default())
}

fn codes(records: &Records) -> Vec<&'static str> {
    records.diagnostics.iter().map(|d| d.code.id()).collect()
}

/// Both languages of all diagnostics, as the terminal shows them.
fn rendered(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for lang in [Lang::En, Lang::Zh] {
        for diagnostic in diagnostics {
            text.push_str(&diagnostic.render(lang, false));
            text.push_str("\n\n");
        }
    }
    text
}

fn mapped(mapping: &str, table: &[u8]) -> Records {
    let mapping = Mapping::read(&Source::new("mapping.toml", mapping), Catalog::builtin())
        .unwrap_or_else(|d| panic!("{}", rendered(&d)));
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::default() };
    read(reader("csv-wide").unwrap(), "table.csv", table, Catalog::builtin(), &options)
}

/// Every file of `tests/bad` gives exactly the diagnostics of its snapshot, in both languages.
#[test]
fn bad_files() {
    insta::glob!("bad/*", |path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".map.toml") {
            return;
        }
        let bytes = std::fs::read(path).unwrap();
        let map = path.with_extension("map.toml");
        let text = std::fs::read_to_string(&map).ok();
        let mut shown = String::new();
        let mapping = text.and_then(|text| {
            match Mapping::read(&Source::new("mapping.toml", text), Catalog::builtin()) {
                Ok(mapping) => Some(mapping),
                Err(found) => {
                    shown.push_str(&rendered(&found));
                    None
                }
            }
        });
        if shown.is_empty() {
            let reader = reader_of(&name, mapping.is_some()).unwrap();
            let options = ReadOptions { mapping: mapping.as_ref(), most_alike: 3 };
            let found = read(reader, &name, bytes.as_slice(), Catalog::builtin(), &options);
            assert!(!found.diagnostics.is_empty(), "{name} is not bad");
            shown = rendered(&found.diagnostics);
            let items: usize = found.surveys.iter().map(|s| s.items.len()).sum();
            shown.push_str(&format!("surveys: {}, items: {items}\n", found.surveys.len()));
        }
        insta::assert_snapshot!(shown);
    });
}
