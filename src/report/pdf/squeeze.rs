//! Streams → packed streams.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, Stream};
use rayon::prelude::*;

/// What the packer tries: beyond it files get two in a hundred smaller and take three times as long.
const LEVEL: Compression = Compression::new(6);

/// Returns a stream of packed bytes, or of the bytes as they are where that is shorter.
pub(super) fn squeezed(mut dict: Dictionary, bytes: &[u8]) -> Stream {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 3), LEVEL);
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    match packed {
        Ok(packed) if packed.len() + "/Filter/FlateDecode".len() < bytes.len() => {
            dict.set("Filter", "FlateDecode");
            Stream::new(dict, packed)
        }
        _ => Stream::new(dict, bytes.to_vec()),
    }
}

/// Packs what is not packed yet, on all cores.
pub(super) fn squeeze(file: &mut Document) {
    file.objects.par_iter_mut().for_each(|(_, object)| {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            let dict = std::mem::take(&mut stream.dict);
            *stream = squeezed(dict, &std::mem::take(&mut stream.content));
        }
    });
}
