//! Photos: turned upright, without camera data, untouched where small, and a gap where damaged.

use std::io::Cursor;
use std::sync::Arc;

use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};
use lopdf::{Document, Stream};
use tantu::lang::Lang;
use tantu::report::pdf::{Block, FontSet, Photo, PhotoError, Picture, proof};

use super::rendered;
use super::sample::{blank, picture, with_exif};

fn document(photo: Photo) -> tantu::report::pdf::Doc {
    let mut doc = blank(Lang::En);
    let alt = "A ramp".to_owned();
    doc.blocks.push(Block::Pictures(vec![Picture {
        photo: Some(Arc::new(photo)),
        alt,
        caption: String::new(),
    }]));
    doc
}

/// Returns the image objects of a file.
fn images(bytes: &[u8]) -> Vec<Stream> {
    let file = Document::load_mem(bytes).unwrap();
    let is_image =
        |s: &&Stream| s.dict.get(b"Subtype").is_ok_and(|n| n.as_name().is_ok_and(|n| n == b"Image"));
    file.objects.values().filter_map(|o| o.as_stream().ok()).filter(is_image).cloned().collect()
}

fn holds(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|w| w == needle)
}

#[test]
fn photos_lose_what_the_camera_wrote() {
    let plain = picture(64, 48, ImageFormat::Jpeg);
    let mut comment = plain[..2].to_vec();
    comment.extend(b"\xFF\xFE\0\x0CGPS-SECRET");
    comment.extend(&plain[2..]);
    // Phones put a second picture after the first, with camera data of its own.
    let second = [plain.clone(), with_exif(&plain, 1)].concat();
    for bytes in [with_exif(&plain, 6), comment, second] {
        assert!(holds(&bytes, b"GPS-SECRET"));
        let done = rendered(&document(Photo::read(&bytes).unwrap())).bytes;
        assert!(!holds(&done, b"GPS-SECRET"));
        // The picture data itself is untouched, and stands there once.
        assert!(holds(&done, &plain[plain.len() - 200..]));
        assert_eq!(images(&done).len(), 1);
        assert!(images(&done)[0].content.len() <= plain.len());
    }
}

#[test]
fn photos_stand_upright() {
    let jpeg = picture(64, 48, ImageFormat::Jpeg);
    let large = picture(2_400, 1_800, ImageFormat::Jpeg);
    for orientation in 1..=8 {
        for bytes in [&jpeg, &large] {
            let doc = document(Photo::read(&with_exif(bytes, orientation)).unwrap());
            let proof = proof(&doc, &FontSet::shipped());
            let shown = proof.pages[0].iter().find(|s| s.photo).unwrap();
            assert_eq!(shown.size > shown.width, orientation > 4, "orientation {orientation}");
        }
    }
}

#[test]
fn small_photos_pass_through_and_large_ones_are_scaled_once() {
    let table = [(64, 48, 64), (1_400, 700, 1_400), (1_401, 700, 1_400), (2_400, 1_200, 1_400)];
    for (width, height, expected) in table {
        let bytes = picture(width, height, ImageFormat::Jpeg);
        let done = rendered(&document(Photo::read(&bytes).unwrap())).bytes;
        let found = images(&done);
        assert_eq!(found[0].dict.get(b"Width").unwrap().as_i64().unwrap(), expected);
        assert_eq!(found[0].content == bytes, i64::from(width) == expected, "{width} × {height}");
    }
}

#[test]
fn drawings_are_packed_and_stand_on_white() {
    let mut drawing = RgbaImage::new(900, 600);
    drawing.put_pixel(1, 1, image::Rgba([200, 0, 0, 255]));
    let mut out = Cursor::new(Vec::new());
    DynamicImage::from(drawing).write_to(&mut out, ImageFormat::Png).unwrap();
    let done = rendered(&document(Photo::read(&out.into_inner()).unwrap())).bytes;
    let found = images(&done);
    assert!(found[0].content.len() < 20_000, "{}", found[0].content.len());
    let samples = found[0].decompressed_content().unwrap();
    assert_eq!((samples.len(), samples[0]), (900 * 600 * 3, 255));
}

/// The JPEG with some bytes in the middle of its picture data made something else.
fn damaged(jpeg: &[u8], with: &[u8]) -> Vec<u8> {
    let mut out = jpeg.to_vec();
    let start = jpeg.windows(2).position(|w| w == [0xFF, 0xDA]).unwrap();
    let middle = usize::midpoint(start, jpeg.len());
    out[middle..middle + with.len()].copy_from_slice(with);
    out
}

/// A picture without structure: its data is long, and every bit of it counts.
fn noise(side: u32) -> Vec<u8> {
    let mut state = 1_u32;
    let image = RgbImage::from_fn(side, side, |_, _| {
        image::Rgb([0; 3].map(|_: u8| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        }))
    });
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, ImageFormat::Jpeg).unwrap();
    out.into_inner()
}

#[test]
fn bad_photos_are_refused_with_a_reason() {
    let jpeg = picture(64, 48, ImageFormat::Jpeg);
    let end = jpeg.len();
    let (small, large) = (noise(200), noise(1_600));
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let png = picture(64, 48, ImageFormat::Png);
    let table: Vec<(&str, Vec<u8>, PhotoError)> = vec![
        ("empty", vec![], PhotoError::Format),
        ("GIF", b"GIF89a".to_vec(), PhotoError::Format),
        ("HEIC", heic.to_vec(), PhotoError::Heic),
        ("AVIF", b"\0\0\0\x1cftypavif".to_vec(), PhotoError::Heic),
        ("video", b"\0\0\0\x1cftypisom".to_vec(), PhotoError::Format),
        ("no end", jpeg[..end - 2].to_vec(), PhotoError::Damaged),
        ("half", [&small[..small.len() / 2], b"\xFF\xD9"].concat(), PhotoError::Damaged),
        ("half of a large one", [&large[..large.len() / 2], b"\xFF\xD9"].concat(), PhotoError::Damaged),
        ("a stray mark", damaged(&small, &[0xFF, 0xC1, 0xFF, 0xFF]), PhotoError::Damaged),
        ("a stray end", damaged(&small, &[0xFF, 0xD9]), PhotoError::Damaged),
        ("zeros", damaged(&small, &[0; 4_000]), PhotoError::Damaged),
        ("zeros in a large one", damaged(&large, &[0; 4_000]), PhotoError::Damaged),
        ("header only", jpeg[..40].to_vec(), PhotoError::Damaged),
        ("start and end", b"\xFF\xD8\xFF\xD9".to_vec(), PhotoError::Damaged),
        ("PNG header", b"\x89PNG\r\n\x1a\nxx".to_vec(), PhotoError::Damaged),
        ("half a PNG", png[..png.len() / 2].to_vec(), PhotoError::Damaged),
    ];
    for (name, bytes, expected) in table {
        assert_eq!(Photo::read(&bytes).err(), Some(expected), "{name}");
    }
    for bytes in [jpeg, small, large, png] {
        assert!(Photo::read(&bytes).is_ok());
    }
}
