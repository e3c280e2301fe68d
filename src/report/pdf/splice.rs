//! A file with names in place of its photos' data → the file, written photo by photo, so that no more than one
//! is in memory.
//!
//! What stands behind a photo moves; the cross-reference stream (ISO 32000-1, 7.5.8), which lopdf writes last,
//! unpacked and with entries of one width, is told by how much.

use std::io::{self, Write};

use lopdf::{Document, Object, ObjectId};

use super::PdfError;
use crate::report::photo::Data;

/// The bytes of an entry: its kind, where its object starts, and a number that stays.
const ENTRY: usize = 7;

/// A photo, and the object that stands for it.
pub(super) struct Stub {
    pub(super) id: ObjectId,
    pub(super) data: Data,
}

/// Where a stub's content is in the file as lopdf wrote it, and what comes there.
struct Cut<'a> {
    at: usize,
    end: usize,
    data: &'a Data,
}

/// Takes the objects of photos whose content is their name: `photo` returns the data of a name.
///
/// Their dictionaries say how long the data is.
pub(super) fn stubs(file: &mut Document, photo: impl Fn(&str) -> Option<Data>) -> Vec<Stub> {
    let mut out = Vec::new();
    for (id, object) in &mut file.objects {
        if let Object::Stream(stream) = object
            && stream.dict.get(b"Subtype").is_ok_and(|s| s.as_name().is_ok_and(|n| n == b"Image"))
            && let Some(data) = std::str::from_utf8(&stream.content).ok().and_then(&photo)
        {
            stream.dict.set("Length", super::tags::int(data.len()));
            out.push(Stub { id: *id, data });
        }
    }
    out
}

/// Writes the file.
pub(super) fn write(file: &mut Document, stubs: &[Stub], out: &mut dyn Write) -> Result<(), PdfError> {
    let mut bytes = Vec::new();
    file.save_modern(&mut bytes)?;
    if stubs.is_empty() {
        return Ok(out.write_all(&bytes)?);
    }
    let torn = || io::Error::new(io::ErrorKind::InvalidData, "the file's own table is not as it was written");
    let (start, foot, table) = table(&bytes, file).ok_or_else(torn)?;
    let mut cuts = Vec::new();
    for stub in stubs {
        let at = table.iter().find(|e| e.id == stub.id.0).ok_or_else(torn)?.offset;
        let (at, end) = content(&bytes, at).ok_or_else(torn)?;
        cuts.push(Cut { at, end, data: &stub.data });
    }
    cuts.sort_unstable_by_key(|c| c.at);
    let moved = |from: usize| -> usize {
        cuts.iter().take_while(|c| c.at < from).fold(from, |to, c| to + c.data.len() - (c.end - c.at))
    };
    for entry in table.iter().filter(|e| e.offset > 0) {
        let to = u32::try_from(moved(entry.offset)).map_err(|_| torn())?;
        bytes[entry.place..entry.place + 4].copy_from_slice(&to.to_be_bytes());
    }
    let mut done = 0;
    for cut in &cuts {
        out.write_all(&bytes[done..cut.at])?;
        out.write_all(&cut.data.bytes()?)?;
        done = cut.end;
    }
    out.write_all(&bytes[done..foot])?;
    write!(out, "startxref\n{}\n%%EOF", moved(start))?;
    Ok(())
}

/// An entry of the cross-reference stream.
struct Entry {
    id: u32,
    /// Where the object starts; nought for those inside other streams.
    offset: usize,
    /// Where that is written.
    place: usize,
}

/// Reads the cross-reference stream that lopdf wrote: where it starts and where the file says so, and its entries.
fn table(bytes: &[u8], file: &Document) -> Option<(usize, usize, Vec<Entry>)> {
    let mark = b"startxref\n";
    let foot = bytes.windows(mark.len()).rposition(|w| w == mark)?;
    let digits = bytes[foot + mark.len()..].split(|b| *b == b'\n').next()?;
    let start: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let mut place = content(bytes, start)?.0;
    let index = file.trailer.get(b"Index").ok()?.as_array().ok()?;
    let mut out = Vec::new();
    for pair in index.chunks_exact(2) {
        let (first, count) = (pair[0].as_i64().ok()?, pair[1].as_i64().ok()?);
        for id in first..first + count {
            let entry = bytes.get(place..place + ENTRY)?;
            let offset = u32::from_be_bytes([entry[1], entry[2], entry[3], entry[4]]);
            let offset = if entry[0] == 1 { usize::try_from(offset).ok()? } else { 0 };
            out.push(Entry { id: u32::try_from(id).ok()?, offset, place: place + 1 });
            place += ENTRY;
        }
    }
    Some((start, foot, out))
}

/// Returns where the content of the stream object that starts at a place begins and ends.
fn content(bytes: &[u8], object: usize) -> Option<(usize, usize)> {
    let find = |from: usize, what: &[u8]| {
        bytes.get(from..)?.windows(what.len()).position(|w| w == what).map(|at| from + at)
    };
    let begin = find(object, b">>stream\n")? + b">>stream\n".len();
    Some((begin, find(begin, b"\nendstream")?))
}
