//! The samples and their mappings are read without an error.

use std::path::Path;

use tantu::checklist::Catalog;
use tantu::diag::{Severity, Source};
use tantu::survey::{Mapping, ReadOptions, read, reader_of};

use super::rendered;

fn mapping(path: &Path) -> Mapping {
    let text = std::fs::read_to_string(path).unwrap();
    let read = Mapping::read(&Source::new(path.display().to_string(), text), Catalog::builtin());
    read.unwrap_or_else(|found| panic!("{}", rendered(&found)))
}

#[test]
fn every_sample_is_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    insta::glob!(&root, "*/*.*", |path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with(".codes.csv") || name.ends_with(".tailor.toml") {
            return;
        }
        if name.ends_with(".mapping.toml") {
            mapping(path);
            return;
        }
        let Ok(found) = reader_of(&name, false) else { return };
        let own = path.with_extension("mapping.toml");
        let mapping = own.exists().then(|| mapping(&own));
        let reader = mapping.as_ref().map_or(found, |_| reader_of(&name, true).unwrap());
        let options = ReadOptions { mapping: mapping.as_ref(), ..ReadOptions::default() };
        let bytes = std::fs::read(path).unwrap();
        let records = read(reader, &name, bytes.as_slice(), Catalog::builtin(), &options);
        // A waiver that has ended is part of a sample: worth a warning, no error.
        let wrong = records.diagnostics.iter().any(|d| d.severity == Severity::Error);
        assert!(!wrong, "{}", rendered(&records.diagnostics));
        assert!(records.surveys.iter().any(|s| !s.items.is_empty()), "{name}");
    });
}
