//! Small files, fast: joins what printpdf writes glyph by glyph, and compresses streams.
//!
//! `lopdf` compresses at the highest level, which takes three times as long for 2 % less.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Document, Object, ObjectId};

/// The level of compression, 1 to 9.
const LEVEL: u32 = 6;

/// Joins the glyphs of the pages' texts and compresses every stream that allows it.
pub(super) fn slim(file: &mut Document, pages: &[ObjectId]) {
    let contents: Vec<ObjectId> = pages.iter().flat_map(|page| file.get_page_contents(*page)).collect();
    for id in contents {
        if let Ok(stream) = file.get_object_mut(id).and_then(Object::as_stream_mut) {
            let joined = join_glyphs(&stream.content);
            stream.set_content(joined);
        }
    }
    for object in file.objects.values_mut() {
        let Object::Stream(stream) = object else { continue };
        if !stream.allows_compression || stream.dict.has(b"Filter") {
            continue;
        }
        if let Some(packed) = deflated(&stream.content).filter(|p| p.len() < stream.content.len()) {
            stream.dict.set("Filter", "FlateDecode");
            stream.set_content(packed);
        }
    }
}

fn deflated(content: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(LEVEL));
    encoder.write_all(content).ok()?;
    encoder.finish().ok()
}

/// Writes `[<0012><0034>]` as `[<00120034>]`; other arrays stay as they are.
fn join_glyphs(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    let mut rest = content;
    while let Some(start) = rest.iter().position(|b| *b == b'[') {
        out.extend_from_slice(&rest[..start]);
        rest = &rest[start..];
        let Some(end) = rest.iter().position(|b| *b == b']') else { break };
        let inside = &rest[1..end];
        let glyphs = |b: &u8| b.is_ascii_hexdigit() || matches!(b, b'<' | b'>' | b' ' | b'\n');
        if inside.contains(&b'<') && inside.iter().all(glyphs) {
            out.extend_from_slice(b"[<");
            out.extend(inside.iter().filter(|b| b.is_ascii_hexdigit()));
            out.extend_from_slice(b">]");
        } else {
            out.extend_from_slice(&rest[..=end]);
        }
        rest = &rest[end + 1..];
    }
    out.extend_from_slice(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::join_glyphs;

    #[test]
    fn only_glyph_strings_are_joined() {
        for (before, after) in [
            ("[<0012><0034>] TJ", "[<00120034>] TJ"),
            ("[<0012> <0034>] TJ [<ab>] TJ", "[<00120034>] TJ [<ab>] TJ"),
            ("[2 1] 0 d", "[2 1] 0 d"),
            ("/P <</MCID 0>> BDC", "/P <</MCID 0>> BDC"),
            ("[<0012> -20 <0034>] TJ", "[<0012> -20 <0034>] TJ"),
            ("[unclosed", "[unclosed"),
        ] {
            assert_eq!(join_glyphs(before.as_bytes()), after.as_bytes(), "{before}");
        }
    }
}
