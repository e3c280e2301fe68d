//! The operating system says how much memory a report took.

use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;

/// How many ramps the record has.
const RAMPS: u32 = 300;

/// A photo of noise, which no packer makes small.
fn photo(seed: u32) -> Vec<u8> {
    let mut state = seed | 1;
    let image = image::RgbImage::from_fn(700, 500, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([24, 16, 8].map(|shift| u8::try_from((state >> shift) & 255).unwrap_or(0)))
    });
    let mut out = Cursor::new(Vec::new());
    image.write_to(&mut out, image::ImageFormat::Jpeg).expect("it fits");
    out.into_inner()
}

/// Writes a record of ramps, with or without a photo of each; returns the bytes of all photos.
fn record(folder: &Path, photos: bool) -> usize {
    let mut text =
        "schema = 1\nsite = \"many\"\nprofile = \"public-building\"\nsurveyed = 2026-05-04\n".to_owned();
    let mut bytes = 0;
    for number in 0..RAMPS {
        let _ = write!(text, "\n[[item]]\nid = \"R{number}\"\nelement = \"ramp\"\n");
        if !photos {
            text.push_str("measured.slope = \"1:8\"\n");
            continue;
        }
        let jpeg = photo(number);
        bytes += jpeg.len();
        std::fs::write(folder.join(format!("{number}.jpg")), jpeg).expect("there is room");
        let _ = writeln!(text, "measured.slope = {{ value = \"1:8\", photo = [\"{number}.jpg\"] }}");
    }
    std::fs::write(folder.join("record.toml"), text).expect("there is room");
    bytes
}

/// The most memory in bytes that a report took, and the bytes of its photos.
fn peak(photos: bool, format: &str) -> (usize, usize) {
    let folder = tempfile::tempdir().expect("there is room");
    let photos = record(folder.path(), photos);
    let out = folder.path().join(format!("report.{format}"));
    let done = super::python()
        .args(["memory.py", env!("CARGO_BIN_EXE_tantu"), "report"])
        .args([&folder.path().join("record.toml"), Path::new("-o"), &out])
        .output()
        .expect("Python is there");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    assert!(std::fs::metadata(&out).expect("it was written").len() > photos as u64, "the photos are in it");
    let kilobytes: usize = String::from_utf8_lossy(&done.stdout).trim().parse().expect("a number");
    (kilobytes << 10, photos)
}

#[test]
#[ignore = "needs what tests/setup installs"]
fn memory_does_not_grow_with_the_number_of_photos() {
    for format in ["pdf", "html"] {
        let (without, _) = peak(false, format);
        let (with, photos) = peak(true, format);
        assert!(photos > 60 << 20, "the photos are {photos} bytes");
        // Some photos are kept in memory, and figures take pages of their own.
        let more = with.saturating_sub(without);
        assert!(more < photos / 2, "{format}: {more} bytes more for {photos} bytes of photos");
    }
}
