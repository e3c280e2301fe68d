//! Laws: no input, however damaged, makes a reader panic.

use proptest::prelude::*;
use tantu::lang::Lang;
use tantu::survey::{READERS, ReadOptions, read, to_json};

use super::{RECORD, catalog, records, tables::RAMPS};

proptest! {
    #[test]
    fn no_input_panics(bytes in proptest::collection::vec(any::<u8>(), 0..200), format in 0..READERS.len()) {
        let _ = read(&READERS[format], "t", bytes.as_slice(), catalog(), &ReadOptions::default());
    }

    #[test]
    fn no_damage_panics(at in 0..RECORD.len(), byte in any::<u8>(), cut in any::<bool>()) {
        let json = to_json(&records("toml", RECORD).surveys[0], catalog(), None);
        for (format, text) in [("toml", RECORD), ("json", json.as_str()), ("csv", RAMPS)] {
            let mut bytes = text.as_bytes().to_vec();
            let at = at % bytes.len();
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            let found = records(format, &bytes);
            for diagnostic in &found.diagnostics {
                prop_assert!(!diagnostic.render(Lang::Zh, false).is_empty());
            }
        }
    }
}
