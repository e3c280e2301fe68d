//! Encodings and lengths: inputs that come in pieces, and inputs that do not end.

use std::io::Read;
use std::sync::atomic::{AtomicUsize, Ordering};

use tantu::diag::Code;
use tantu::survey::{ReadOptions, SourceRef, Survey, for_each, read, reader};

use super::{RECORD, alike, catalog, only, records, rendered};

#[test]
fn encodings_are_told_apart() {
    let text = "site,item,element,field,value,label\nhall,R1,ramp,slope,1:12,北门坡道\n";
    let (gb, ..) = encoding_rs::GB18030.encode(text);
    let wide: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = wide.iter().flat_map(|u| u.to_le_bytes()).collect();
    let big: Vec<u8> = wide.iter().flat_map(|u| u.to_be_bytes()).collect();
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for bytes in [
        text.as_bytes().to_vec(),
        marked(b"\xef\xbb\xbf", text.as_bytes()),
        gb.to_vec(),
        little.clone(),
        marked(b"\xff\xfe", &little),
        big.clone(),
        marked(b"\xfe\xff", &big),
    ] {
        let survey = only(records("csv", &bytes));
        assert_eq!(survey.items[0].label.as_deref(), Some("北门坡道"));
        // One byte at a time gives the same: no character is torn apart.
        let slow = read(reader("csv").unwrap(), "t", Slow(&bytes), catalog(), &ReadOptions::default());
        assert_eq!(
            only(slow),
            Survey { source: SourceRef { file: "t".into(), ..survey.source.clone() }, ..survey }
        );
    }
    let (gb, ..) = encoding_rs::GB18030.encode(RECORD);
    assert!(alike(only(records("toml", gb)), &only(records("toml", RECORD))));
}

/// Gives one byte at a time.
struct Slow<'a>(&'a [u8]);

impl Read for Slow<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = buf.len().min(1).min(self.0.len());
        buf[..n].copy_from_slice(&self.0[..n]);
        self.0 = &self.0[n..];
        Ok(n)
    }
}

/// Gives `x` a thousand million times, and counts how many were asked for.
struct Endless<'a>(&'a AtomicUsize);

impl Read for Endless<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let n = buf.len().min(1_000_000_000 - self.0.load(Ordering::Relaxed));
        buf[..n].fill(b'x');
        self.0.fetch_add(n, Ordering::Relaxed);
        Ok(n)
    }
}

#[test]
fn a_line_without_end_is_not_read_to_its_end() {
    let header = "site,item,element,field,value\nhall,R1,ramp,slope,1:12\n";
    for (format, start, most) in [
        ("csv", header.to_owned(), 8 << 20),
        ("csv", format!("{header}hall,R2,ramp,slope,\""), 8 << 20),
        ("csv", String::new(), 8 << 20),
        ("toml", "schema = 1\nsite = \"".to_owned(), 80 << 20),
        ("jsonl", "{\"schema\":1,\"site\":\"".to_owned(), 32 << 20),
    ] {
        let asked = AtomicUsize::new(0);
        let input = start.as_bytes().chain(Endless(&asked));
        let whole = SourceRef { file: "t".into(), ..SourceRef::default() };
        let found =
            for_each(reader(format).unwrap(), &whole, input, catalog(), &ReadOptions::default(), 10, drop);
        assert!(found.iter().any(|d| d.code == Code::FileLineTooLong), "{format}: {}", rendered(&found));
        assert!(
            asked.load(Ordering::Relaxed) < most,
            "{format}: {} bytes were read",
            asked.load(Ordering::Relaxed)
        );
    }
}
