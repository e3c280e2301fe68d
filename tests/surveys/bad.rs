//! Bad files: each with exactly the words that it gives.

use std::fmt::Write as _;

use tantu::diag::Source;
use tantu::survey::{Mapping, Quote, ReadOptions, read, reader_of};

use super::{catalog, rendered};

/// Every file of `tests/bad` gives exactly the diagnostics of its snapshot, in both languages.
#[test]
fn bad_files() {
    insta::glob!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bad"), "*.*", |path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".map.toml") {
            return;
        }
        let bytes = std::fs::read(path).unwrap();
        let map = path.with_extension("map.toml");
        let text = std::fs::read_to_string(&map).ok();
        let mut shown = String::new();
        let mapping =
            text.and_then(|text| match Mapping::read(&Source::new("mapping.toml", text), catalog()) {
                Ok(mapping) => Some(mapping),
                Err(found) => {
                    shown.push_str(&rendered(&found));
                    None
                }
            });
        if shown.is_empty() {
            let reader = reader_of(&name, mapping.is_some()).unwrap();
            let options = ReadOptions { mapping: mapping.as_ref(), most_alike: 3, quote: Quote::All };
            let found = read(reader, &name, bytes.as_slice(), catalog(), &options);
            assert!(!found.diagnostics.is_empty(), "{name} is not bad");
            shown = rendered(&found.diagnostics);
            let items: usize = found.surveys.iter().map(|s| s.items.len()).sum();
            let _ = writeln!(shown, "surveys: {}, items: {items}", found.surveys.len());
        }
        insta::assert_snapshot!(shown);
    });
}
